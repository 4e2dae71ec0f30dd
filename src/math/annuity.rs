//! The present value of a stream of one a year.

use super::{exp, ln};

/// `a(r, g, L)`: present value of a flow of 1 a year that grows at `growth`, for `life` years, at
/// `rate`, paid continuously. Rates are annual fractions above -1; the life is in years.
///
/// ```text
/// a = (1 - exp(-k L)) / k,   k = ln((1 + r) / (1 + g)),   a = L at k = 0
/// ```
#[inline(always)]
pub fn annuity(rate: f64, growth: f64, life: f64) -> f64 {
    let k = ln((1.0 + rate) / (1.0 + growth));
    let x = k * life;
    if x.abs() < 1e-5 {
        // The series keeps the digits that 1 - exp(-x) would lose; its next term is below 1e-16.
        return life * (1.0 - x / 2.0 + x * x / 6.0);
    }
    (1.0 - exp(-x)) / k
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annuity_has_its_limits() {
        assert!((annuity(0.1, 0.1, 7.0) - 7.0).abs() < 1e-12);
        assert!((annuity(0.1, 0.0, 0.0)).abs() < 1e-15);
        let perpetuity = 1.0 / ln(1.1);
        assert!((annuity(0.1, 0.0, 1000.0) - perpetuity).abs() < 1e-12);
        let (below, above) = (annuity(1e-6, 0.0, 9.9), annuity(1.02e-6, 0.0, 9.9));
        assert!(below > above && (below - above) / 9.9 < 1e-6);
    }
}
