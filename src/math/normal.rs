//! The standard normal distribution.
#![expect(clippy::excessive_precision, reason = "coefficients as published")]

use super::{exp, ln, polynomial};

/// The standard normal quantile function, for `p` in (0, 1); relative error below 2e-14 in the middle, where one
/// polynomial serves (after Giles 2010, "Approximating the erfinv function", with our coefficients), about 1e-16 in the
/// tails (Wichura 1988, AS 241).
#[inline(always)]
pub fn normal_quantile(p: f64) -> f64 {
    if in_tail(p) { tail_quantile(p) } else { middle_quantile(p) }
}

/// [`normal_quantile`] of many numbers: all as if they lay in the middle, then the few, one in a thousand, that lie in
/// a tail.
#[inline(always)]
pub fn normal_quantiles<const N: usize>(column: &mut [f64; N]) {
    let given = *column;
    let mut tails = false;
    // A loop, not a closure: that might not be inlined, and then not be widened.
    for p in column.iter_mut() {
        tails |= in_tail(*p);
        *p = middle_quantile(*p);
    }
    if tails {
        mend_tails(&given, column);
    }
}

/// Whether the polynomial of the middle, which reaches to 4.83e-4, is not to be used.
#[inline(always)]
fn in_tail(p: f64) -> bool {
    const TAIL: f64 = 4.85e-4;
    p.min(1.0 - p) < TAIL
}

/// `z = x P(w)` with `x = 2 p - 1` and `w = -ln(4 p (1 - p))`, which is 0 in the middle and goes as `z^2 / 2` outwards.
#[inline(always)]
fn middle_quantile(p: f64) -> f64 {
    let w = -ln(4.0 * p * (1.0 - p));
    (2.0 * p - 1.0) * polynomial(w - 3.125, &MIDDLE)
}

/// Puts the quantiles of the tails in.
#[cold]
#[inline(never)]
fn mend_tails(given: &[f64], quantiles: &mut [f64]) {
    for (z, p) in quantiles.iter_mut().zip(given).filter(|(_, p)| in_tail(**p)) {
        *z = tail_quantile(*p);
    }
}

/// The quantile function beyond 0.075 on either side.
#[inline(never)]
fn tail_quantile(p: f64) -> f64 {
    let r = (-ln(p.min(1.0 - p))).sqrt();
    let z = if r <= 5.0 {
        polynomial(r - 1.6, &NEAR_TOP) / polynomial(r - 1.6, &NEAR_BOTTOM)
    } else {
        polynomial(r - 5.0, &FAR_TOP) / polynomial(r - 5.0, &FAR_BOTTOM)
    };
    z.copysign(p - 0.5)
}

/// The standard normal distribution function (Hart 1968 in the form of West 2005, "Better
/// approximations to cumulative normal functions"); absolute error below 1e-15.
pub fn normal_cdf(x: f64) -> f64 {
    let z = x.abs();
    let density = exp(-z * z / 2.0);
    let tail = if z < 7.071_067_811_865_47 {
        density * polynomial(z, &HART_TOP) / polynomial(z, &HART_BOTTOM)
    } else {
        let fraction = z + 1.0 / (z + 2.0 / (z + 3.0 / (z + 4.0 / (z + 0.65))));
        density / fraction / 2.506_628_274_631
    };
    if x > 0.0 { 1.0 - tail } else { tail }
}

const HART_TOP: [f64; 7] = [
    3.526_249_659_989_11e-2,
    0.700_383_064_443_688,
    6.373_962_203_531_65,
    33.912_866_078_383,
    112.079_291_497_871,
    221.213_596_169_931,
    220.206_867_912_376,
];
const HART_BOTTOM: [f64; 8] = [
    8.838_834_764_831_84e-2,
    1.755_667_163_182_64,
    16.064_177_579_207,
    86.780_732_202_946_1,
    296.564_248_779_674,
    637.333_633_378_831,
    793.826_512_519_948,
    440.413_735_824_752,
];
/// Of degree eighteen, with the least largest relative error there is for `w` up to 6.25, 1.8e-14 (Remez's exchange, in
/// sixty digits).
const MIDDLE: [f64; 19] = [
    -1.072_460_268_489_385e-16,
    4.620_311_034_919_796e-16,
    7.759_721_105_114_627e-15,
    -6.381_573_572_727_931e-14,
    -9.702_465_445_078_398e-14,
    3.782_827_604_432_441e-12,
    -1.847_388_157_788_605_3e-11,
    -7.691_509_841_717_759e-11,
    1.487_162_061_816_530_7e-9,
    -5.814_988_025_577_069_5e-9,
    -4.111_305_055_533_083e-8,
    5.988_870_133_812_03e-7,
    -1.931_063_102_082_872_2e-6,
    -1.963_285_004_506_587_3e-5,
    2.640_820_481_136_526_7e-4,
    -1.047_511_570_959_927_7e-3,
    -8.532_899_176_861_418e-3,
    0.339_634_958_701_366_5,
    2.338_620_710_026_574_6,
];
const NEAR_TOP: [f64; 8] = [
    7.745_450_142_783_414_076_4e-4,
    2.272_384_498_926_918_458_3e-2,
    2.417_807_251_774_506_117_7e-1,
    1.270_458_252_452_368_382_6,
    3.647_848_324_763_204_605_0,
    5.769_497_221_460_691_405_5,
    4.630_337_846_156_545_295_9,
    1.423_437_110_749_683_577_3,
];
const NEAR_BOTTOM: [f64; 8] = [
    1.050_750_071_644_416_843_2e-9,
    5.475_938_084_995_344_946_0e-4,
    1.519_866_656_361_645_719_7e-2,
    1.481_039_764_274_800_746_8e-1,
    6.897_673_349_851_000_045_5e-1,
    1.676_384_830_183_803_849_4,
    2.053_191_626_637_758_821_9,
    1.0,
];
const FAR_TOP: [f64; 8] = [
    2.010_334_399_292_288_132_7e-7,
    2.711_555_568_743_487_578_2e-5,
    1.242_660_947_388_078_438_6e-3,
    2.653_218_952_657_612_309_3e-2,
    2.965_605_718_285_048_912_3e-1,
    1.784_826_539_917_291_335_8,
    5.463_784_911_164_114_369_9,
    6.657_904_643_501_103_777_2,
];
const FAR_BOTTOM: [f64; 8] = [
    2.044_263_103_389_939_785_6e-15,
    1.421_511_758_316_445_888_7e-7,
    1.846_318_317_510_054_681_8e-5,
    7.868_691_311_456_132_591_3e-4,
    1.487_536_129_085_061_486_0e-2,
    1.369_298_809_227_358_053_1e-1,
    5.998_322_065_558_879_376_4e-1,
    1.0,
];

#[cfg(test)]
mod tests {
    use statrs::distribution::{ContinuousCDF, Normal};

    use super::*;

    #[test]
    fn normal_quantile_matches_tables() {
        for (p, z) in [(0.5, 0.0), (0.975, 1.959_963_984_540_054), (1e-9, -5.997_807_015_007_687)] {
            assert!((normal_quantile(p) - z).abs() < 1e-12, "p = {p}");
        }
    }

    #[test]
    fn normal_quantile_agrees_with_another_library() {
        let normal = Normal::standard();
        for i in 1..2000 {
            let p = f64::from(i) / 2000.0;
            assert!((normal_quantile(p) - normal.inverse_cdf(p)).abs() < 1e-13, "p = {p}");
        }
        // The tails, and both sides of where they begin.
        for p in [1e-15, 1e-12, 1e-9, 1e-6, 1e-4, 4.849e-4, 4.851e-4, 0.001] {
            assert!((normal_quantile(p) - normal.inverse_cdf(p)).abs() < 1e-11, "p = {p}");
            let mirrored = normal_quantile(1.0 - p) + normal_quantile(1.0 - (1.0 - p));
            assert!(mirrored.abs() < 1e-12, "p = {p}");
        }
    }

    #[test]
    fn a_column_has_the_quantiles_of_its_numbers() {
        for least in [0.01, 4.86e-4, 4.84e-4, 1.5e-11, 1e-11, 1e-16] {
            let start: [f64; 8] =
                std::array::from_fn(|i| if i == 3 { least } else { 0.1 * i as f64 + 0.05 });
            let mut column = start;
            normal_quantiles(&mut column);
            assert_eq!(column.map(f64::to_bits), start.map(normal_quantile).map(f64::to_bits));
        }
    }

    #[test]
    fn normal_cdf_inverts_the_quantile() {
        for i in 1..2000 {
            let p = f64::from(i) / 2000.0;
            assert!((normal_cdf(normal_quantile(p)) - p).abs() < 1e-14, "p = {p}");
        }
        assert!((normal_cdf(-8.0) / 6.220_960_574_271_785e-16 - 1.0).abs() < 1e-6);
    }
}
