//! How wide the vectors are that loops over paths compile to, chosen when the program runs.

use fearless_simd::Level;
#[cfg(target_arch = "x86_64")]
use fearless_simd::Simd;

/// The vector instructions that a piece of work may use.
///
/// The model is written as plain loops over columns; the compiler makes vectors of them, as wide as
/// the instructions it may use. All arithmetic is `+ - * /`, square roots and bit operations, each
/// rounded on its own, so every width gives the same bits: only the time differs.
#[derive(Clone, Copy, Debug)]
pub struct Width(Level);

impl Width {
    /// Names of the widths, narrowest first.
    pub const NAMES: [&'static str; 3] = ["baseline", "avx2", "avx512"];

    /// The widest that this machine has.
    pub fn detected() -> Self {
        Self(Level::new())
    }

    /// The width of a name, if there is one and this machine has it.
    pub fn named(name: &str) -> Option<Self> {
        let level = Level::new();
        match name {
            "baseline" => Some(Self(Level::baseline())),
            #[cfg(target_arch = "x86_64")]
            "avx2" => level.as_avx2().map(|avx2| Self(Level::Avx2(avx2))),
            #[cfg(target_arch = "x86_64")]
            "avx512" => level.as_avx512().map(|avx512| Self(Level::Avx512(avx512))),
            _ => None,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self.0 {
            #[cfg(target_arch = "x86_64")]
            Level::Avx512(_) => Self::NAMES[2],
            #[cfg(target_arch = "x86_64")]
            Level::Avx2(_) => Self::NAMES[1],
            _ => Self::NAMES[0],
        }
    }

    /// Does a piece of work at this width. What the work calls is widened with it only if it is
    /// inlined: mark it `#[inline(always)]`.
    #[inline(always)]
    pub fn run<R>(self, work: impl FnOnce() -> R) -> R {
        match self.0 {
            #[cfg(target_arch = "x86_64")]
            Level::Avx512(level) => level.vectorize(work),
            #[cfg(target_arch = "x86_64")]
            Level::Avx2(level) => level.vectorize(work),
            _ => work(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::{exp, ln, normal_quantile, select};

    #[inline(always)]
    fn kernel(column: &mut [f64; 64]) {
        for value in column {
            let wide = exp(ln(*value) * 1.7) / 3.0 + normal_quantile(*value).sqrt().max(0.0);
            *value = select(*value > 0.3, wide, normal_quantile(*value));
        }
    }

    #[test]
    fn every_width_gives_the_same_bits() {
        let start: [f64; 64] = std::array::from_fn(|i| (i as f64 + 0.5) / 64.0);
        let mut expected = start;
        kernel(&mut expected);
        for width in Width::NAMES.iter().filter_map(|name| Width::named(name)) {
            let mut column = start;
            width.run(
                #[inline(always)]
                || kernel(&mut column),
            );
            assert_eq!(column.map(f64::to_bits), expected.map(f64::to_bits), "{}", width.name());
        }
    }

    #[test]
    fn names_are_those_of_widths() {
        assert_eq!(Width::named("baseline").map(Width::name), Some("baseline"));
        assert!(Width::named("sse9").is_none());
        assert!(Width::NAMES.contains(&Width::detected().name()));
    }
}
