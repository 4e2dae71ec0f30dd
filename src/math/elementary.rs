//! Exponential, logarithm and power, branch-free.

use super::polynomial;

const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// `e^x`, to within about 2 units in the last place for `|x| <= 700`, and clamped there.
#[inline(always)]
pub fn exp(x: f64) -> f64 {
    /// Adding this rounds to the nearest integer, left in the low bits of the mantissa.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    let x = x.clamp(-700.0, 700.0);
    let shifted = x * std::f64::consts::LOG2_E + ROUND;
    let k = shifted - ROUND;
    let r = x - k * LN_2_HIGH - k * LN_2_LOW;
    let scale = f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52);
    polynomial(r, &EXP) * scale
}

/// Natural logarithm of a positive normal number, to within about 2 units in the last place.
///
/// Zero, negative and subnormal arguments are taken as the smallest positive normal number, so that
/// a kernel never makes a NaN of a market that has vanished.
#[inline(always)]
pub fn ln(x: f64) -> f64 {
    /// `sqrt(1/2)`: the mantissa is reduced to between it and its double.
    const HALF_ROOT: u64 = 0x3FE6_A09E_667F_3BCD;
    /// Adding an integer to the bits of 2^52 gives 2^52 plus that integer.
    const TWO_52: u64 = 0x4330_0000_0000_0000;
    const OFFSET: f64 = 4_503_599_627_370_496.0 + 2048.0;
    let bits = x.max(f64::MIN_POSITIVE).to_bits();
    let offset = bits.wrapping_sub(HALF_ROOT).wrapping_add(2048 << 52);
    let exponent = offset >> 52;
    let k = f64::from_bits(TWO_52 | exponent) - OFFSET;
    let mantissa = f64::from_bits(bits.wrapping_sub(exponent.wrapping_sub(2048) << 52));
    let s = (mantissa - 1.0) / (mantissa + 1.0);
    let z = s * s;
    k * LN_2_HIGH + (2.0 * s + (s * z * polynomial(z, &LN) + k * LN_2_LOW))
}

/// `base^exponent` of a positive base.
#[inline(always)]
pub fn pow(base: f64, exponent: f64) -> f64 {
    exp(exponent * ln(base))
}

/// `if_true` where the condition holds, else `if_false`; compiles to a blend, not a jump.
#[inline(always)]
pub fn select(condition: bool, if_true: f64, if_false: f64) -> f64 {
    std::hint::select_unpredictable(condition, if_true, if_false)
}

/// `e^r` for `|r| <= ln(2) / 2`: the polynomial of degree ten whose largest relative error, 2.1e-16, is the least
/// there is (Remez's exchange, in fifty digits).
const EXP: [f64; 11] = [
    2.748_847_206_436_623_5e-7,
    2.763_976_876_544_218e-6,
    2.480_191_759_273_661_5e-5,
    1.984_117_138_291_592_6e-4,
    1.388_888_849_925_250_4e-3,
    8.333_333_384_666_885e-3,
    4.166_666_666_842_544e-2,
    1.666_666_666_655_774e-1,
    0.499_999_999_999_972_86,
    1.000_000_000_000_006_4,
    1.0,
];

/// `(ln((1 + s) / (1 - s)) / s - 2) / s^2` in `s^2`, for `s` of mantissas between `sqrt(1/2)` and its double: found in
/// the same way, and 1.9e-16 of the logarithm at most.
const LN: [f64; 6] = [
    0.168_198_320_989_776_52,
    0.181_236_416_544_287_74,
    0.222_233_717_138_317,
    0.285_714_171_293_285_25,
    0.400_000_000_522_766_7,
    0.666_666_666_665_872,
];

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the C library is the yardstick here")]
mod tests {
    use super::*;

    #[test]
    fn exp_agrees_with_the_c_library() {
        for i in -7000..=7000 {
            let x = f64::from(i) / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-15, "x = {x}");
        }
    }

    #[test]
    fn ln_agrees_with_the_c_library() {
        for i in 1..200_000 {
            let x = f64::from(i) * 0.000_37;
            assert!((ln(x) - x.ln()).abs() <= 4e-16 * x.ln().abs().max(1.0), "x = {x}");
        }
        for x in [1e-300, 1e-20, 0.5, 1.0, 2.0, 1e20, 1e300_f64] {
            assert!((ln(x) - x.ln()).abs() <= 4e-16 * x.ln().abs().max(1.0), "x = {x}");
        }
    }

    #[test]
    fn ln_of_nothing_is_finite() {
        assert!(ln(0.0) < -700.0 && ln(-1.0) < -700.0);
    }

    #[test]
    fn powers_multiply() {
        assert!((pow(2.0, 10.0) - 1024.0).abs() < 1e-11);
        assert!((pow(1.1, 0.5) - 1.1_f64.sqrt()).abs() < 1e-15);
    }
}
