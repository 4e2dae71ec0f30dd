//! One path's stream as a generator of the `rand` ecosystem.

use std::convert::Infallible;

use rand::TryRng;

use super::Stream;

/// The numbers of one stream and path in sequence, for any distribution of the `rand` crates.
///
/// The engine itself draws columns by inversion ([`super::Draws`]): a rejection sampler takes a
/// varying count of numbers, which would break the pairing of scenarios. This is for everything
/// around the paths: resampling, shuffling, checks against another library.
#[derive(Clone, Debug)]
pub struct Generator {
    stream: Stream,
    path: u64,
    block: u64,
    words: [u32; 4],
    used: usize,
}

impl Generator {
    /// The stream of a name under a seed, for one path, from its start.
    pub const fn new(seed: u64, name: &str, path: u64) -> Self {
        Self { stream: Stream::named(seed, name), path, block: 0, words: [0; 4], used: 4 }
    }
}

impl TryRng for Generator {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        if self.used == self.words.len() {
            self.words = self.stream.block(self.path, self.block);
            self.block += 1;
            self.used = 0;
        }
        self.used += 1;
        Ok(self.words[self.used - 1])
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let high = u64::from(self.try_next_u32()?);
        Ok(high << 32 | u64::from(self.try_next_u32()?))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(4) {
            let word = self.try_next_u32()?.to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use rand_distr::{Distribution, StandardNormal};

    use super::*;

    /// The ziggurat of another library, fed by our generator, has the moments of a normal.
    #[test]
    fn generator_feeds_the_rand_ecosystem() {
        let mut generator = Generator::new(1, "test", 0);
        let draws: Vec<f64> = (0..40_000).map(|_| StandardNormal.sample(&mut generator)).collect();
        let count = draws.len() as f64;
        let mean = draws.iter().sum::<f64>() / count;
        let variance = draws.iter().map(|z| z * z).sum::<f64>() / count;
        assert!(
            mean.abs() < 4.0 / count.sqrt() && (variance - 1.0).abs() < 4.0 * (2.0 / count).sqrt()
        );
    }
}
