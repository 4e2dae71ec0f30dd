//! The counter-based generator, and the naming of streams.

/// One independent family of draws: a key made of the seed and a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stream([u32; 2]);

impl Stream {
    /// The stream of a given name: FNV-1a of the name, mixed with the seed (`SplitMix64`), so that
    /// adding a stream never renumbers another.
    pub const fn named(seed: u64, name: &str) -> Self {
        let bytes = name.as_bytes();
        let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
        let mut i = 0;
        while i < bytes.len() {
            hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0000_0100_0000_01B3);
            i += 1;
        }
        let key = split_mix(hash ^ split_mix(seed));
        Self(words(key))
    }

    /// Four random words for one path, block by block.
    #[inline(always)]
    pub(super) const fn block(self, path: u64, block: u64) -> [u32; 4] {
        let [path_low, path_high] = words(path);
        let [block_low, block_high] = words(block);
        philox([path_low, path_high, block_low, block_high], self.0)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "splits a number into two words")]
#[inline(always)]
const fn words(x: u64) -> [u32; 2] {
    [x as u32, (x >> 32) as u32]
}

/// The finaliser of `SplitMix64` (Steele, Lea and Flood 2014).
const fn split_mix(x: u64) -> u64 {
    let x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// The Philox4x32-10 block function.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "takes the low word of a product")]
const fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    let mut round = 0;
    while round < 10 {
        let a = 0xD251_1F53_u64 * counter[0] as u64;
        let b = 0xCD9E_8D57_u64 * counter[2] as u64;
        counter = [
            (b >> 32) as u32 ^ counter[1] ^ key[0],
            b as u32,
            (a >> 32) as u32 ^ counter[3] ^ key[1],
            a as u32,
        ];
        key = [key[0].wrapping_add(0x9E37_79B9), key[1].wrapping_add(0xBB67_AE85)];
        round += 1;
    }
    counter
}

/// The centre of one of 2^52 equal cells of (0, 1); never 0 or 1.
#[inline(always)]
pub(super) fn open_unit(high: u32, low: u32) -> f64 {
    let bits = (u64::from(high) << 32 | u64::from(low)) >> 12;
    let one_to_two = f64::from_bits(bits | 0x3FF0_0000_0000_0000);
    one_to_two - (1.0 - f64::EPSILON / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Known answers from the Random123 distribution (`kat_vectors`).
    #[test]
    fn philox_matches_reference() {
        assert_eq!(philox([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(
            philox([u32::MAX; 4], [u32::MAX; 2]),
            [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
        );
        assert_eq!(
            philox(
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0]
            ),
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
        );
    }

    #[test]
    fn streams_differ_by_name_and_by_seed() {
        let streams = [(1, "demand"), (2, "demand"), (1, "demand.growth"), (1, "pricing")];
        let unique: std::collections::BTreeSet<_> =
            streams.iter().map(|(seed, name)| Stream::named(*seed, name)).collect();
        assert_eq!(unique.len(), streams.len());
    }

    #[test]
    fn units_are_open() {
        assert!(open_unit(0, 0) > 0.0 && open_unit(u32::MAX, u32::MAX) < 1.0);
    }
}
