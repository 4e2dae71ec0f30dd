//! The shards of one run, all of them.

use std::{fmt::Write, path::PathBuf};

use super::shard::{Head, Shard};
use crate::metrics::Slice;

/// All shards of one run.
pub struct Shards {
    /// In their order.
    pub all: Vec<Shard>,
}

impl Shards {
    /// Opens them. Refuses, naming folders, shards of another run, twice the same, and a set that is not complete.
    pub fn open(folders: &[PathBuf]) -> Result<Self, String> {
        let mut all: Vec<Shard> = Vec::new();
        for folder in folders {
            let shown = folder.display();
            let shard = Shard::open(folder).map_err(|why| format!("{shown}: {why}"))?;
            let first = all.first().map_or(&shard, |first| first);
            if let Some(difference) = first.head.difference(&shard.head) {
                return Err(format!(
                    "{shown} is of another run than {}: {difference}",
                    first.folder.display()
                ));
            }
            let Slice { number, of } = shard.head.slice;
            if let Some(same) = all.iter().find(|other| other.head.slice == shard.head.slice) {
                let same = same.folder.display();
                return Err(format!("{same} and {shown} are both shard {number}/{of}"));
            }
            all.push(shard);
        }
        all.sort_by_key(|shard| shard.head.slice.number);
        let slices = all.iter().map(|shard| shard.head.slice).collect();
        missing(slices).map_or(Ok(Self { all }), Err)
    }

    /// What they all belong to.
    pub fn head(&self) -> &Head {
        &self.all[0].head
    }
}

/// Which shards are missing.
pub(super) fn missing(slices: Vec<Slice>) -> Option<String> {
    let of = slices.first()?.of;
    let mut there: Vec<u32> = slices.into_iter().map(|slice| slice.number).collect();
    there.sort_unstable();
    let gaps: Vec<(u32, u32)> = gaps(&there, of);
    let mut names = String::new();
    for (from, to) in &gaps {
        let comma = if names.is_empty() { "" } else { ", " };
        let _ = if from == to {
            write!(names, "{comma}{from}")
        } else {
            write!(names, "{comma}{from}-{to}")
        };
    }
    (!gaps.is_empty()).then(|| format!("of {of} shards these are missing: {names}"))
}

/// Ranges of the numbers up to `of` that are not among some rising ones.
fn gaps(there: &[u32], of: u32) -> Vec<(u32, u32)> {
    let ends = there.iter().copied().chain([of + 1]);
    let mut next = 1;
    let mut gaps = Vec::new();
    for number in ends {
        if number > next {
            gaps.push((next, number - 1));
        }
        next = number + 1;
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_numbers_are_ranges() {
        assert_eq!(gaps(&[1, 2, 3], 3), []);
        assert_eq!(gaps(&[2, 5], 8), [(1, 1), (3, 4), (6, 8)]);
        assert_eq!(gaps(&[3], 3), [(1, 2)]);
    }
}
