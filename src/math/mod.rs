//! Elementary functions that give the same bits on every CPU, and the annuity.
//!
//! They use only `+ - * /`, square roots and bit operations, all exactly specified by IEEE 754, so
//! a compiler may widen a loop over them to any vector length without changing a result. The C
//! library's `exp` and `ln` choose their instructions by CPU and differ in the last bit.

mod annuity;
mod elementary;
mod normal;
mod width;

pub use annuity::{annuity, year_end_annuity};
pub use elementary::{exp, ln, pow, select};
pub use normal::{normal_cdf, normal_quantile, normal_quantiles};
pub use width::Width;

/// Evaluates a polynomial, highest power first.
#[inline(always)]
pub(crate) fn horner<const N: usize>(x: f64, coefficients: &[f64; N]) -> f64 {
    let mut sum = coefficients[0];
    for c in &coefficients[1..] {
        sum = sum * x + c;
    }
    sum
}
