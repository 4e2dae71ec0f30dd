//! The beta distribution, tabulated.
#![expect(clippy::excessive_precision, reason = "coefficients as published")]

use crate::math::{exp, ln, normal_cdf, normal_quantile};

/// Nodes of the table, over normal scores from `-REACH` to `REACH`.
const NODES: usize = 257;
const REACH: f64 = 8.0;

/// The quantile function of a beta distribution as a table over normal scores.
///
/// The values come from the continued fraction for the incomplete beta function and are
/// interpolated; the error is below 2e-6 of the width. (A library's inverse would go through the
/// C library's logarithm, whose last bit depends on the CPU; the library is the test's yardstick.)
#[derive(Clone, Debug)]
pub struct BetaTable {
    nodes: Vec<f64>,
}

impl BetaTable {
    /// The standard beta distribution with two positive shapes.
    pub fn new(a: f64, b: f64) -> Self {
        let score = |i: usize| -REACH + 2.0 * REACH * i as f64 / (NODES - 1) as f64;
        Self { nodes: (0..NODES).map(|i| invert(a, b, normal_cdf(score(i)))).collect() }
    }

    /// The value that a fraction `p` stays below.
    pub fn quantile(&self, p: f64) -> f64 {
        self.at_score(normal_quantile(p))
    }

    /// The quantile at a normal score.
    #[inline(always)]
    pub(super) fn at_score(&self, z: f64) -> f64 {
        let z = z.clamp(-REACH, REACH);
        let place = (z + REACH) / (2.0 * REACH) * (NODES - 1) as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
        let i = (place as usize).clamp(1, NODES - 3);
        let t = place - i as f64;
        let [a, b, c, d] = [self.nodes[i - 1], self.nodes[i], self.nodes[i + 1], self.nodes[i + 2]];
        // Cubic through four nodes (Lagrange), kept between the two inner ones.
        let value = b + t
            * ((c - a) / 2.0
                + t * (a - 2.5 * b + 2.0 * c - 0.5 * d + t * (1.5 * (b - c) + 0.5 * (d - a))));
        if i == 1 || i == NODES - 3 { value.clamp(0.0, 1.0) } else { value.clamp(b, c) }
    }
}

/// The value at which the distribution function is `p`, by bisection.
fn invert(a: f64, b: f64, p: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if incomplete_beta(a, b, middle) < p { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// The regularised incomplete beta function (Lentz's method on DLMF 8.17.22).
fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta_tail(b, a, 1.0 - x);
    }
    incomplete_beta_tail(a, b, x)
}

fn incomplete_beta_tail(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let front = exp(ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * ln(x) + b * ln(1.0 - x)) / a;
    let guard = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / guard(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for m in 1..300 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            d = 1.0 / guard(1.0 + term * d);
            c = guard(1.0 + term / c);
            change = c * d;
            fraction *= change;
        }
        if (change - 1.0).abs() < 1e-15 {
            break;
        }
    }
    front * fraction
}

/// Logarithm of the gamma function (Lanczos, g = 7, nine terms; Godfrey's coefficients).
fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 9] = [
        0.999_999_999_999_809_93,
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_13,
        -176.615_029_162_140_59,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_571_6e-6,
        1.505_632_735_149_311_6e-7,
    ];
    if x < 0.5 {
        // Only shapes below one half come here; the recurrence keeps to the series' good side.
        return ln_gamma(x + 1.0) - ln(x);
    }
    let x = x - 1.0;
    let sum = (1..9).fold(TERMS[0], |sum, i| sum + TERMS[i] / (x + i as f64));
    let t = x + 7.5;
    0.918_938_533_204_672_74 + (x + 0.5) * ln(t) - t + ln(sum)
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{Beta, ContinuousCDF};

    use super::*;

    #[test]
    fn beta_quantiles_agree_with_another_library() {
        for (a, b) in [(1.0, 5.0), (2.0, 3.0), (3.0, 3.0), (5.0, 1.0), (0.7, 2.0), (40.0, 10.0)] {
            let (table, beta) = (BetaTable::new(a, b), Beta::new(a, b).unwrap());
            for i in 1..200 {
                let p = f64::from(i) / 200.0;
                let error = table.quantile(p) - beta.inverse_cdf(p);
                assert!(error.abs() < 2e-6, "a {a} b {b} p {p}: {error:e}");
            }
        }
    }
}
