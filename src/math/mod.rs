//! Elementary functions that give the same bits on every CPU, and the annuity.
//!
//! They use only `+ - * /`, square roots and bit operations, all exactly specified by IEEE 754, so
//! a compiler may widen a loop over them to any vector length without changing a result. The C
//! library's `exp` and `ln` choose their instructions by CPU and differ in the last bit.

// A package of its own, in which the layers have the names that they have in the whole.
extern crate self as math;

mod annuity;
mod cholesky;
mod elementary;
mod normal;
mod width;

pub use annuity::annuity;
pub use cholesky::Cholesky;
pub use elementary::{exp, ln, pow, select};
pub use normal::{normal_cdf, normal_quantile, normal_quantiles};
pub use width::Width;

/// Evaluates a polynomial, highest power first.
///
/// Even and odd powers are summed apart: two chains of half the length wait half as long for each
/// other as Horner's one.
#[inline(always)]
pub(crate) fn polynomial<const N: usize>(x: f64, coefficients: &[f64; N]) -> f64 {
    let square = x * x;
    let (mut first, mut second) = (coefficients[0], coefficients[1]);
    for k in 2..N {
        if k % 2 == 0 {
            first = first * square + coefficients[k];
        } else {
            second = second * square + coefficients[k];
        }
    }
    // The last coefficient, of power zero, is in the second chain if their number is even.
    if N.is_multiple_of(2) { first * x + second } else { second * x + first }
}
