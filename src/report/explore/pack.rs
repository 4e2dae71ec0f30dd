//! Columns of numbers as bytes, the least first, as a browser reads them.

use super::Flag;
use crate::math::ln;

/// What the codes of a track stand for: 0 for nothing, 1 for `floor`, 65,535 for `most`, between them by equal ratios.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Scale {
    pub(in crate::report) floor: f64,
    pub(in crate::report) most: f64,
}

/// The largest value over the least that is told from nothing: neighbouring codes are 0.03 % apart.
const SPAN: f64 = 1e8;
const CODES: f64 = 65_534.0;

impl Scale {
    fn code(self, value: f32) -> u16 {
        let value = f64::from(value);
        if value < self.floor || value <= 0.0 {
            return 0;
        }
        let share = ln(value / self.floor) / ln(self.most / self.floor);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a code")]
        let code = 1 + (share * CODES).round().clamp(0.0, CODES) as u16;
        code
    }

    /// The value of a code.
    #[cfg(test)]
    fn value(self, code: u16) -> f64 {
        let share = (f64::from(code) - 1.0) / CODES;
        if code == 0 {
            0.0
        } else {
            self.floor * crate::math::exp(share * ln(self.most / self.floor))
        }
    }
}

/// Bytes under writing, of so many paths.
pub(super) struct Packed {
    paths: usize,
    pub(super) bytes: Vec<u8>,
}

impl Packed {
    pub(super) const fn new(paths: usize) -> Self {
        Self { paths, bytes: Vec::new() }
    }

    /// A column in single precision, as `paths.csv` has it.
    pub(super) fn singles(&mut self, values: &[f64]) {
        for value in &values[..self.paths] {
            #[expect(clippy::cast_possible_truncation, reason = "as in the file of all paths")]
            let single = *value as f32;
            self.bytes.extend(single.to_le_bytes());
        }
    }

    /// A bit of each path for each flag, from the lowest on.
    pub(super) fn flags(&mut self, flags: &[Flag<'_>]) {
        for path in 0..self.paths {
            let bits = flags.iter().enumerate().filter(|(_, (_, holds))| holds(path));
            let bits = bits.fold(0_u32, |bits, (place, _)| bits | 1 << place);
            self.bytes.extend(bits.to_le_bytes());
        }
    }

    /// The rows of a track, one after the other.
    pub(super) fn codes(&mut self, rows: &[Vec<f32>]) -> Scale {
        let all = rows.iter().flat_map(|row| &row[..self.paths]);
        let most = all.fold(0.0_f32, |most, value| most.max(*value));
        let most = f64::from(most).max(f64::MIN_POSITIVE * SPAN);
        let scale = Scale { floor: most / SPAN, most };
        for value in rows.iter().flat_map(|row| &row[..self.paths]) {
            self.bytes.extend(scale.code(*value).to_le_bytes());
        }
        scale
    }

    /// Years from the first, which is 1; 0 for never.
    pub(super) fn years(&mut self, values: &[f64], first: f64) {
        for year in &values[..self.paths] {
            let place = (year - first + 1.0).clamp(0.0, 255.0);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a byte")]
            let place = if year.is_finite() { place as u8 } else { 0 };
            self.bytes.push(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_keep_values_to_a_few_thousandths() {
        let values: Vec<f32> = vec![0.0, 1e-3, 0.02, 1.0, 3.3, 777.0, 1e5];
        let scale = Packed::new(values.len()).codes(std::slice::from_ref(&values));
        assert_eq!(scale.code(0.0), 0);
        for value in &values[1..] {
            let kept = scale.value(scale.code(*value));
            assert!((kept / f64::from(*value) - 1.0).abs() < 1.5e-4, "{value} {kept}");
        }
        // What is nowhere but zero has no scale, and no code.
        let nothing = Packed::new(2).codes(&[vec![0.0, 0.0]]);
        assert!(nothing.floor > 0.0 && nothing.code(0.0) == 0);
    }

    #[test]
    fn columns_lie_one_after_the_other() {
        let mut packed = Packed::new(2);
        packed.singles(&[1.0, -2.5, 9.0]);
        packed.flags(&[
            (crate::language::phrase(""), Box::new(|path| path == 1)),
            (crate::language::phrase(""), Box::new(|_| true)),
        ]);
        packed.years(&[f64::INFINITY, 2026.0], 2025.0);
        let due = [[0, 0, 128, 63], [0, 0, 32, 192], [2, 0, 0, 0], [3, 0, 0, 0]].concat();
        assert_eq!(packed.bytes[..16], due);
        assert_eq!(packed.bytes[16..], [0, 2]);
    }
}
