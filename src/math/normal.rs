//! The standard normal distribution.
#![expect(clippy::excessive_precision, reason = "coefficients as published")]

use super::{exp, ln, polynomial, select};

/// The standard normal quantile function (Wichura 1988, AS 241; relative error about 1e-16), for
/// `p` in (0, 1). Both regions are computed and one is chosen, so that a loop vectorises.
#[inline(always)]
pub fn normal_quantile(p: f64) -> f64 {
    let r = tail_distance(p);
    let far = polynomial(r - 5.0, &FAR_TOP) / polynomial(r - 5.0, &FAR_BOTTOM);
    select(r <= 5.0, quantile_near(p), far.copysign(p - 0.5))
}

/// [`normal_quantile`] of many numbers. Those beyond 6.7 standard deviations, one draw in fifty
/// billion, need a third pair of polynomials; it is worked out only for a column that has one.
#[inline(always)]
pub fn normal_quantiles<const N: usize>(column: &mut [f64; N]) {
    /// A little more than `exp(-25)`, where the far tail begins.
    const FAR: f64 = 1.4e-11;
    let mut far = false;
    for p in column.iter() {
        far |= p.min(1.0 - p) < FAR;
    }
    if far {
        for p in column {
            *p = normal_quantile(*p);
        }
        return;
    }
    // A loop, not a closure: that might not be inlined, and then not be widened.
    for p in column {
        *p = quantile_near(*p);
    }
}

/// The distance from the middle on which the tails' polynomials are written.
#[inline(always)]
fn tail_distance(p: f64) -> f64 {
    (-ln(p.min(1.0 - p))).sqrt()
}

/// The quantile function but for the far tails.
#[inline(always)]
fn quantile_near(p: f64) -> f64 {
    let q = p - 0.5;
    let square = 0.180_625 - q * q;
    let centre = q * polynomial(square, &CENTRE_TOP) / polynomial(square, &CENTRE_BOTTOM);
    let r = tail_distance(p);
    let tail = (polynomial(r - 1.6, &NEAR_TOP) / polynomial(r - 1.6, &NEAR_BOTTOM)).copysign(q);
    select(q.abs() <= 0.425, centre, tail)
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
const CENTRE_TOP: [f64; 8] = [
    2.509_080_928_730_122_672_7e3,
    3.343_057_558_358_812_810_5e4,
    6.726_577_092_700_870_085_3e4,
    4.592_195_393_154_987_145_7e4,
    1.373_169_376_550_946_112_5e4,
    1.971_590_950_306_551_442_7e3,
    1.331_416_678_917_843_774_5e2,
    3.387_132_872_796_366_608_0,
];
const CENTRE_BOTTOM: [f64; 8] = [
    5.226_495_278_852_854_561_0e3,
    2.872_908_573_572_194_267_4e4,
    3.930_789_580_009_271_061_0e4,
    2.121_379_430_158_659_586_7e4,
    5.394_196_021_424_751_107_7e3,
    6.871_870_074_920_579_083_0e2,
    4.231_333_070_160_091_125_2e1,
    1.0,
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
    }

    #[test]
    fn a_column_has_the_quantiles_of_its_numbers() {
        for least in [0.01, 1.5e-11, 1e-11, 1e-16] {
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
