//! Which variants: a grid of all combinations, a Latin hypercube, or points of a Sobol sequence.

use crate::{
    analysis::knob::Knob,
    random::{Chance, Draws, LANES},
};

/// How variants are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Design {
    /// All combinations; the last key changes fastest.
    Grid,
    /// So many, each key cut into so many equal parts of which each is met once (`McKay` and others 1979).
    LatinHypercube(usize),
    /// So many of a Sobol sequence, scrambled as Owen does (Burley 2020).
    Sobol(usize),
}

/// What a key is tried at.
#[derive(Clone, Debug)]
pub enum Levels {
    /// Some places of a key that is turned.
    Numbers(Knob, Vec<f64>),
    /// Anywhere between two ends.
    Range(Knob, [f64; 2]),
    /// Values as they are typed: words, true or false, whole distributions.
    Words(String, Vec<String>),
}

/// A key with what it is tried at.
#[derive(Clone, Debug)]
pub struct Axis {
    /// The key, its parts joined by points.
    pub name: String,
    /// What it is tried at.
    pub levels: Levels,
}

/// Where each key stands in a variant.
#[derive(Clone, Debug)]
pub struct Place {
    /// As they are typed after `--set`.
    pub settings: Vec<String>,
    /// The values alone, as tables have them.
    pub shown: Vec<String>,
    /// The same as numbers; none for words.
    pub numbers: Vec<Option<f64>>,
    /// For each key, which of its levels; zero where it may stand anywhere.
    pub levels: Vec<usize>,
}

impl Axis {
    /// Number of levels; none where it may stand anywhere.
    pub const fn count(&self) -> Option<usize> {
        match &self.levels {
            Levels::Numbers(_, values) => Some(values.len()),
            Levels::Words(_, words) => Some(words.len()),
            Levels::Range(..) => None,
        }
    }

    /// The key that is turned; none for words.
    pub const fn knob(&self) -> Option<&Knob> {
        match &self.levels {
            Levels::Numbers(knob, _) | Levels::Range(knob, _) => Some(knob),
            Levels::Words(..) => None,
        }
    }

    fn put(&self, place: &mut Place, level: usize, part: f64) {
        let number = match &self.levels {
            Levels::Numbers(_, values) => Some(values[level]),
            Levels::Range(_, [low, high]) => Some(low * (1.0 - part) + high * part),
            Levels::Words(..) => None,
        };
        let (setting, shown) = match (&self.levels, number) {
            (Levels::Words(typed, words), _) => {
                (format!("{typed}={}", words[level]), words[level].clone())
            }
            (Levels::Numbers(knob, _) | Levels::Range(knob, _), number) => {
                let at = number.unwrap_or(f64::NAN);
                (knob.setting(at), at.to_string())
            }
        };
        place.settings.push(setting);
        place.shown.push(shown);
        place.numbers.push(number);
        place.levels.push(level);
    }
}

/// The variants of a design.
pub fn places(axes: &[Axis], design: Design, seed: u64) -> Vec<Place> {
    let empty = || Place { settings: vec![], shown: vec![], numbers: vec![], levels: vec![] };
    match design {
        Design::Grid => {
            let count: usize = axes.iter().filter_map(Axis::count).product();
            (0..count).map(|cell| combination(axes, cell, empty())).collect()
        }
        Design::LatinHypercube(count) => {
            let parts: Vec<Vec<f64>> =
                axes.iter().map(|axis| strata(&axis.name, count, seed)).collect();
            (0..count).map(|cell| spread(axes, |axis| parts[axis][cell], empty())).collect()
        }
        Design::Sobol(count) => {
            (0..count).map(|cell| spread(axes, |axis| sobol(cell, axis, seed), empty())).collect()
        }
    }
}

fn combination(axes: &[Axis], cell: usize, mut place: Place) -> Place {
    let mut rest = cell;
    let mut levels = vec![0; axes.len()];
    for (axis, level) in axes.iter().zip(&mut levels).rev() {
        let count = axis.count().unwrap_or(1);
        (*level, rest) = (rest % count, rest / count);
    }
    axes.iter().zip(levels).for_each(|(axis, level)| axis.put(&mut place, level, 0.0));
    place
}

/// Each key at a part of its way, levels taken as equal parts of it.
fn spread(axes: &[Axis], part: impl Fn(usize) -> f64, mut place: Place) -> Place {
    for (number, axis) in axes.iter().enumerate() {
        let part = part(number);
        let count = axis.count().unwrap_or(1);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a level")]
        let level = ((part * count as f64) as usize).min(count - 1);
        axis.put(&mut place, level, part);
    }
    place
}

/// One number in each of so many equal parts of (0, 1), in an order of chance.
fn strata(name: &str, count: usize, seed: u64) -> Vec<f64> {
    let column = |what: &str| -> Vec<f64> {
        let stream = format!("sweep.{what}.{name}");
        let first = |batch: usize| Draws::new(Chance::Seed(seed), &stream, (batch * LANES) as u64);
        let all = (0..count.div_ceil(LANES)).flat_map(|batch| first(batch).uniform());
        all.take(count).collect()
    };
    let (keys, within) = (column("order"), column("place"));
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| keys[*a].total_cmp(&keys[*b]));
    let mut values = vec![0.0; count];
    for (stratum, cell) in order.into_iter().enumerate() {
        values[cell] = (stratum as f64 + within[cell]) / count as f64;
    }
    values
}

/// A number of a scrambled Sobol sequence, in the open unit interval.
pub(in crate::analysis) fn sobol(point: usize, dimension: usize, seed: u64) -> f64 {
    #[expect(clippy::cast_possible_truncation, reason = "the sequence has 65,536 points")]
    let [point, dimension] = [point, dimension].map(|number| number as u32);
    #[expect(clippy::cast_possible_truncation, reason = "both halves count")]
    let seed = (seed ^ (seed >> 32)) as u32;
    // 24 bits: the middle of each cell.
    f64::from(sobol_burley::sample(point, dimension, seed)) + 0.5 / f64::from(1 << 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str, count: usize) -> Axis {
        let words = (0..count).map(|word| format!("{word}")).collect();
        Axis { name: name.to_owned(), levels: Levels::Words(name.to_owned(), words) }
    }

    #[test]
    fn a_grid_has_every_combination_once() {
        let axes = [words("a.b", 3), words("a.c", 2), words("a.d", 4)];
        let all = places(&axes, Design::Grid, 1);
        let mut levels: Vec<Vec<usize>> = all.iter().map(|place| place.levels.clone()).collect();
        assert_eq!((levels[0].clone(), levels[1].clone()), (vec![0, 0, 0], vec![0, 0, 1]));
        levels.sort();
        levels.dedup();
        assert_eq!(levels.len(), 24);
        assert_eq!(all[5].settings, ["a.b=0", "a.c=1", "a.d=1"]);
    }

    /// Each of as many equal parts of every key is met once.
    #[test]
    fn a_latin_hypercube_meets_every_part_of_each_key() {
        for count in [1, 7, 64, 200] {
            for key in ["a", "b"] {
                let mut parts = strata(key, count, 3);
                parts.sort_by(f64::total_cmp);
                for (place, part) in parts.iter().enumerate() {
                    let low = place as f64 / count as f64;
                    assert!(*part > low && *part < low + 1.0 / count as f64, "{parts:?}");
                }
            }
        }
        assert_ne!(strata("a", 8, 3), strata("b", 8, 3));
    }

    /// The first points of a power of two are one in each part of every key.
    #[test]
    fn a_sobol_sequence_is_even() {
        for dimension in [0, 1, 30, 200] {
            let mut counts = [0; 64];
            for point in 0..64 {
                let value = sobol(point, dimension, 7);
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a part"
                )]
                let part = (value * 64.0) as usize;
                counts[part] += 1;
            }
            assert_eq!(counts, [1; 64], "{dimension}");
        }
    }
}
