//! What a rule may speak of: parameters that a path has drawn, and what is seen of it by a date.

use super::{paths::Paths, said::Shown};
use crate::metrics::Quantity;

/// What an input is.
#[derive(Clone, Debug)]
pub enum What {
    /// A drawn parameter, by its key.
    Drawn(String),
    /// A track that can be watched, in a year.
    Seen {
        /// Name of the track.
        track: String,
        /// What is declared of it.
        quantity: &'static Quantity,
        /// The calendar year: of a flow, or at whose end a level stands.
        year: f64,
    },
}

impl What {
    /// A name in files: the key, or the track and its year.
    pub fn name(&self) -> String {
        match self {
            Self::Drawn(key) => key.clone(),
            Self::Seen { track, year, .. } => format!("{track}@{year:.0}"),
        }
    }
}

/// A number of each path.
#[derive(Clone, Debug)]
pub struct Input {
    /// What it is.
    pub what: What,
    /// How it is shown.
    pub shown: Shown,
    /// Its value on each path that is looked at.
    pub values: Vec<f64>,
}

/// Every drawn parameter, on some paths.
pub(super) fn drawn(paths: Paths<'_>, chosen: &[usize]) -> Vec<Input> {
    let of = |(name, values): &(String, Vec<f64>)| Input {
        what: What::Drawn(name.clone()),
        shown: Shown::of_key(name),
        values: chosen.iter().map(|path| values[*path]).collect(),
    };
    paths.sample.drawn.iter().map(of).filter(varies).collect()
}

/// Every track that can be watched, at a year's end, on some paths.
pub(super) fn seen(paths: Paths<'_>, row: usize, chosen: &[usize]) -> Vec<Input> {
    let year = paths.year(row);
    let tracks = paths.observables().into_iter().filter(|track| paths.rows(track).contains(&row));
    let of = |track: crate::metrics::TrackOf| {
        let column = paths.column(&track, row);
        let quantity = track.quantity;
        let values: Vec<f64> = chosen.iter().map(|path| column[*path]).collect();
        let shown = Shown::of_unit(quantity.unit).or_yes_or_no(&values);
        Input { what: What::Seen { track: track.name, quantity, year }, shown, values }
    };
    tracks.map(of).filter(varies).collect()
}

/// Whether it is not the same on all paths.
fn varies(input: &Input) -> bool {
    input.values.iter().any(|value| value.total_cmp(&input.values[0]).is_ne())
}
