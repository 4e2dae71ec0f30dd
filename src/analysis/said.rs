//! Numbers as they are said: a rule is judged with the very number that it is told with.

use crate::{metrics::Unit, model::named};

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// In three digits, in the file's unit.
    Plain,
    /// In three digits of per cent.
    Percent,
    /// In whole per cent; in tenths below a tenth.
    WholePercent,
    /// A date, in tenths of a year.
    Date,
    /// Yes (1) or no (0): every limit is between them.
    YesOrNo,
}

impl Shown {
    /// A drawn parameter, by the unit of its key.
    pub fn of_key(key: &str) -> Self {
        match named(key).and_then(|name| name.key).map(|key| key.unit) {
            Some(unit) if unit.contains("share") => Self::Percent,
            Some("year") => Self::Date,
            _ => Self::Plain,
        }
    }

    /// A track, by its unit.
    pub const fn of_unit(unit: Unit) -> Self {
        match unit {
            Unit::Share | Unit::Rate => Self::WholePercent,
            _ => Self::Plain,
        }
    }

    /// A yes or no, where there are no other values.
    pub(super) fn or_yes_or_no(self, values: &[f64]) -> Self {
        let plain = |value: &f64| value.to_bits() == 0 || value.to_bits() == 1.0_f64.to_bits();
        if values.iter().all(plain) { Self::YesOrNo } else { self }
    }

    /// The number that is said for another.
    pub fn said(self, value: f64) -> f64 {
        let (scale, decimals) = match self {
            Self::Plain => (1.0, digits(value)),
            Self::Percent => (100.0, digits(value * 100.0)),
            Self::WholePercent => (100.0, i32::from(value.abs() < 0.0995)),
            Self::Date => (1.0, 1),
            Self::YesOrNo => return 0.5,
        };
        let step = (0..decimals.abs()).fold(1.0, |step, _| step * 10.0);
        // One division, so that the number is the nearest to what is shown.
        if decimals >= 0 {
            (value * scale * step).round() / (step * scale)
        } else {
            (value * scale / step).round() * step / scale
        }
    }
}

/// Decimals that show three digits, four at most; negative where whole numbers have more.
fn digits(value: f64) -> i32 {
    match value.abs() {
        s if s == 0.0 || !s.is_finite() => 0,
        s if s >= 1e15 => -12,
        s if s >= 1000.0 => {
            let mut decimals = 0;
            let mut rest = s;
            while rest >= 1000.0 {
                rest /= 10.0;
                decimals -= 1;
            }
            decimals
        }
        s if s >= 100.0 => 0,
        s if s >= 10.0 => 1,
        s if s >= 1.0 => 2,
        s if s >= 0.1 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_in_the_digits_that_are_shown() {
        for (shown, value, said) in [
            (Shown::Plain, 1234.5, 1230.0),
            (Shown::Plain, 0.62345, 0.623),
            (Shown::Plain, -12.345, -12.3),
            (Shown::Plain, 0.0, 0.0),
            (Shown::Percent, 0.178_34, 0.178),
            (Shown::Percent, 1.2345, 1.23),
            (Shown::WholePercent, 0.7049, 0.7),
            (Shown::WholePercent, 0.0512, 0.051),
            (Shown::Date, 2027.46, 2027.5),
        ] {
            assert!(shown.said(value).total_cmp(&said).is_eq(), "{shown:?} {value}");
        }
        assert_eq!(Shown::of_key("demand.growth"), Shown::Percent);
        assert_eq!(Shown::of_key("demand.elasticity"), Shown::Plain);
    }
}
