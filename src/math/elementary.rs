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
    polynomial(r, &EXP_TAYLOR) * scale
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
    k * LN_2_HIGH + (2.0 * s + (s * z * polynomial(z, &LN_SERIES) + k * LN_2_LOW))
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

/// `1/13!, 1/12!, ..., 1/1!, 1/0!`.
const EXP_TAYLOR: [f64; 14] = [
    1.605_904_383_682_161_5e-10,
    2.087_675_698_786_81e-9,
    2.505_210_838_544_172e-8,
    2.755_731_922_398_589e-7,
    2.755_731_922_398_589_3e-6,
    2.480_158_730_158_73e-5,
    1.984_126_984_126_984e-4,
    1.388_888_888_888_889e-3,
    8.333_333_333_333_333e-3,
    4.166_666_666_666_666_4e-2,
    1.666_666_666_666_666_6e-1,
    0.5,
    1.0,
    1.0,
];

/// `2/21, 2/19, ..., 2/3`: the series of `ln((1 + s) / (1 - s)) / s - 2` in `s^2`.
const LN_SERIES: [f64; 10] = [
    2.0 / 21.0,
    2.0 / 19.0,
    2.0 / 17.0,
    2.0 / 15.0,
    2.0 / 13.0,
    2.0 / 11.0,
    2.0 / 9.0,
    2.0 / 7.0,
    2.0 / 5.0,
    2.0 / 3.0,
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
