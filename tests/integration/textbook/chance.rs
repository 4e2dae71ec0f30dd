//! Section 1 of MODEL.md: every draw is a function of seed, stream, path and number.

/// Mixes 64 bits, after a step of the golden ratio.
fn splitmix64(x: u64) -> u64 {
    let z = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn fnv1a64(name: &str) -> u64 {
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    name.bytes().fold(0xCBF2_9CE4_8422_2325, fold)
}

/// The lower and the upper half.
#[allow(clippy::cast_possible_truncation, reason = "halves of 64 bits")]
const fn halves(x: u64) -> [u32; 2] {
    [x as u32, (x >> 32) as u32]
}

/// Philox4x32 of ten rounds.
fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..10 {
        let [low0, high0] = halves(u64::from(counter[0]) * 0xD251_1F53);
        let [low1, high1] = halves(u64::from(counter[2]) * 0xCD9E_8D57);
        counter = [high1 ^ counter[1] ^ key[0], low1, high0 ^ counter[3] ^ key[1], low0];
        key = [key[0].wrapping_add(0x9E37_79B9), key[1].wrapping_add(0xBB67_AE85)];
    }
    counter
}

/// A draw, evenly between 0 and 1.
pub(super) fn uniform(seed: u64, stream: &str, path: u64, draw: u64) -> f64 {
    let key = halves(splitmix64(fnv1a64(stream) ^ splitmix64(seed)));
    let ([p0, p1], [b0, b1]) = (halves(path), halves(draw / 2));
    let [w0, w1, w2, w3] = philox([p0, p1, b0, b1], key);
    let (high, low) = if draw.is_multiple_of(2) { (w0, w1) } else { (w2, w3) };
    let bits = ((u64::from(high) << 32) + u64::from(low)) >> 12;
    (bits as f64 + 0.5) / 2_f64.powi(52)
}

/// The normal distribution function: its series near the middle, its continued fraction beyond.
pub(super) fn phi(x: f64) -> f64 {
    let density = (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt();
    if x.abs() < 2.5 {
        let (mut term, mut sum) = (x, x);
        for n in 1..200 {
            term *= x * x / f64::from(2 * n + 1);
            sum += term;
        }
        return 0.5 + density * sum;
    }
    let fraction = (1..200).rev().fold(x.abs(), |below, n| x.abs() + f64::from(n) / below);
    if x < 0.0 { density / fraction } else { 1.0 - density / fraction }
}

/// Highest power first.
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

const MIDDLE: [f64; 8] = [
    2.509_080_928_730_122_6e3,
    3.343_057_558_358_813e4,
    6.726_577_092_700_87e4,
    4.592_195_393_154_987e4,
    1.373_169_376_550_946e4,
    1.971_590_950_306_551_3e3,
    1.331_416_678_917_843_8e2,
    3.387_132_872_796_366_5,
];
const UNDER_MIDDLE: [f64; 8] = [
    5.226_495_278_852_854e3,
    2.872_908_573_572_194_3e4,
    3.930_789_580_009_271e4,
    2.121_379_430_158_659_7e4,
    5.394_196_021_424_751e3,
    6.871_870_074_920_579e2,
    4.231_333_070_160_091e1,
    1.0,
];
const TAIL: [f64; 8] = [
    7.745_450_142_783_414e-4,
    2.272_384_498_926_918_4e-2,
    2.417_807_251_774_506e-1,
    1.270_458_252_452_368_4,
    3.647_848_324_763_204_5,
    5.769_497_221_460_691,
    4.630_337_846_156_546,
    1.423_437_110_749_683_5,
];
const UNDER_TAIL: [f64; 8] = [
    1.050_750_071_644_416_9e-9,
    5.475_938_084_995_345e-4,
    1.519_866_656_361_645_7e-2,
    1.481_039_764_274_800_8e-1,
    6.897_673_349_851e-1,
    1.676_384_830_183_803_8,
    2.053_191_626_637_759,
    1.0,
];

/// Wichura's AS 241; one step of Newton's at the end makes up for what is lost beyond its first tail.
pub(super) fn normal(u: f64) -> f64 {
    let q = u - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * polynomial(&MIDDLE, r) / polynomial(&UNDER_MIDDLE, r);
    }
    let r = (-u.min(1.0 - u).ln()).sqrt() - 1.6;
    let z = (polynomial(&TAIL, r) / polynomial(&UNDER_TAIL, r)).copysign(q);
    if r <= 3.4 { z } else { refined(z, u) }
}

fn refined(z: f64, u: f64) -> f64 {
    let step = |z: f64| {
        let density = (-z * z / 2.0).exp() / std::f64::consts::TAU.sqrt();
        z - (phi(z) - u) / density
    };
    (0..4).fold(z, |z, _| step(z))
}

#[test]
fn draws_are_those_of_the_published_generator() {
    // Known answers of Random123 (kat_vectors): zeros, and all ones.
    assert_eq!(philox([0; 4], [0; 2]), [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8]);
    let ones = [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD];
    assert_eq!(philox([u32::MAX; 4], [u32::MAX; 2]), ones);
    assert_eq!(splitmix64(0), 0xE220_A839_7B1D_CDAF);
    assert_eq!(fnv1a64("a"), 0xAF63_DC4C_8601_EC8C);
    for u in [1e-9, 1e-4, 0.03, 0.2, 0.5, 0.77, 0.999, 1.0 - 1e-9] {
        assert!((phi(normal(u)) / u - 1.0).abs() < 1e-13, "{u}");
    }
}
