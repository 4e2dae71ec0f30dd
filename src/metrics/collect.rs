//! From batches to what is kept of all paths, part by part, within a budget of memory.

use std::{num::NonZero, ops::Range};

use rayon::prelude::*;

use super::{
    brought::{Brought, Cells},
    bundle::Bundle,
    measure::{Measure, TrackOf, metrics, tracks},
    source::{Source, Stopped, at_most},
    values::{PART, Values},
};
use crate::{engine::Control, model::Model, random::Chance};

/// Paths whose tracks are kept at most, so that bands by year are exact in bounded memory; they are
/// the first ones, and the report says how many.
const TRACK_PATHS: u64 = 1 << 16;

/// What all paths brought.
pub struct Collected {
    /// The metrics, in the order of the catalogue.
    pub metrics: Vec<Measure>,
    /// For each metric, what is kept of its values.
    pub values: Vec<Values>,
    /// Number of paths.
    pub paths: u64,
    /// Number of paths that are a bust.
    pub busts: u64,
    /// The tracks that are modelled.
    pub(super) described: Vec<TrackOf>,
    /// The tracks of the first paths.
    pub tracks: Bundle,
    /// Number of paths in `tracks`, at most.
    track_paths: u64,
    /// Bytes that the values may take before they are counted in cells.
    room: u64,
}

/// Some paths one by one, in their order.
pub struct Part<'a> {
    /// Number of the first of them.
    pub first_path: u64,
    /// The metrics, as in [`Collected::metrics`].
    pub metrics: &'a [Measure],
    /// For each metric, the value on each path.
    pub values: Vec<Vec<f64>>,
    /// Whether the values of all paths so far fit in memory.
    pub exact: bool,
    /// On each path, 1 if it is a bust.
    pub busts: Vec<f64>,
    /// For each drawn parameter, the value on each path.
    pub drawn: Vec<Vec<f64>>,
}

/// What is to be done with each part, in the order of the paths, while the next one is simulated.
pub type Show<'a> = &'a mut (dyn FnMut(&Part<'_>) -> Result<(), String> + Send);

/// Runs a model and keeps every value of the metrics of every path, and the tracks of the first ones.
pub fn collect(
    model: &Model,
    chance: Chance,
    paths: NonZero<u64>,
    control: &Control,
) -> Result<Collected, Stopped> {
    let mut collected = Collected::new(model, u64::MAX);
    collected.extend(model, chance, paths.get(), control, &mut |_| Ok(()))?;
    Ok(collected)
}

impl Collected {
    /// Nothing yet of a model's paths, of which `memory` bytes may be kept: the tracks of the first
    /// paths have the first claim on them.
    pub fn new(model: &Model, memory: u64) -> Self {
        let (metrics, described) = (metrics(model), tracks(model));
        let (part, a_track) = bytes(model, &metrics);
        let room = memory.saturating_sub(part);
        let track_paths = TRACK_PATHS.min(room / a_track / PART * PART);
        let values = metrics.iter().map(|_| Values::Exact(Vec::new())).collect();
        let tracks = Bundle::new(model);
        let room = room.saturating_sub(track_paths * a_track);
        Self { metrics, values, paths: 0, busts: 0, described, tracks, track_paths, room }
    }

    /// Nothing yet of what some of the metrics say, and of no track: nothing else is worked out, but for what a bust is
    /// known by.
    pub fn only(model: &Model, wanted: impl Fn(&Measure) -> bool) -> Self {
        let mut own = Self::new(model, u64::MAX);
        let of_bust = |metric: &Measure| {
            model.header.bust.any_of.iter().any(|condition| condition.metric == metric.name)
        };
        own.metrics.retain(|metric| wanted(metric) || of_bust(metric));
        own.values.truncate(own.metrics.len());
        own.track_paths = 0;
        own
    }

    /// The least memory, in bytes, that a model can be run in: for one part and its tracks.
    pub fn least_memory(model: &Model) -> u64 {
        let (part, a_track) = bytes(model, &metrics(model));
        part + PART * a_track
    }

    /// Simulates the paths up to a number, and shows them part by part. More can be added later if
    /// that number is a multiple of [`Batch::PATHS`].
    pub fn extend(
        &mut self,
        model: &Model,
        chance: Chance,
        paths: u64,
        control: &Control,
        show: Show<'_>,
    ) -> Result<(), Stopped> {
        self.make_room(paths);
        if self.paths >= paths {
            return Ok(());
        }
        let source = self.source(model);
        let mut part = source.bring(chance, self.paths..paths, control)?;
        while part.end() < paths {
            // What is done with a part, writing it down above all, leaves cores idle.
            let rest = part.end()..paths;
            let (next, taken) =
                rayon::join(|| source.bring(chance, rest, control), || self.take(part, show));
            taken.map_err(Stopped::Failed)?;
            part = next?;
        }
        self.take(part, show).map_err(Stopped::Failed)
    }

    /// Simulates the first paths of a range, which begins at a multiple of [`Batch::PATHS`], up to the end of a part.
    pub fn bring(
        &self,
        model: &Model,
        chance: Chance,
        paths: Range<u64>,
        control: &Control,
    ) -> Result<Brought, Stopped> {
        self.source(model).bring(chance, paths, control)
    }

    /// Where parts come from.
    fn source<'a>(&self, model: &'a Model) -> Source<'a> {
        let (metrics, bundle) = (self.metrics.clone(), self.tracks.layout());
        Source { model, metrics, bundle, track_paths: self.track_paths }
    }

    /// Makes room for the results of so many paths in all, or counts from now on if there is none.
    pub fn make_room(&mut self, paths: u64) {
        if self.fits(paths) {
            self.values.iter_mut().for_each(|values| values.make_room(at_most(paths)));
        } else {
            self.values.par_iter_mut().for_each(Values::count);
        }
    }

    /// Adds what the next paths brought, and shows them.
    pub fn take(&mut self, brought: Brought, show: Show<'_>) -> Result<(), String> {
        let Brought { first_path, values, busts, drawn, tracks } = brought;
        self.values.par_iter_mut().zip(&values).for_each(|(all, part)| all.add(part));
        self.busts += busts.iter().map(|bust| u64::from(*bust > 0.5)).sum::<u64>();
        self.paths += busts.len() as u64;
        for (tracks, paths) in tracks {
            self.tracks.add(tracks, paths);
        }
        let exact = self.values.iter().all(|values| values.exact().is_some());
        show(&Part { first_path, metrics: &self.metrics, exact, values, busts, drawn })
    }

    /// Adds what another machine has counted of the next paths.
    pub fn take_cells(&mut self, cells: &Cells) {
        self.paths += cells.paths;
        self.busts += cells.busts;
        let all = self.values.par_iter_mut().zip(&cells.counted).enumerate();
        all.for_each(|(which, (values, counted))| {
            let moments: Vec<_> = cells.moments.iter().map(|part| &part[which]).collect();
            values.add_counted(counted, &moments);
        });
    }

    /// Whether every value of so many paths can be kept; if not, they are counted in cells.
    pub fn fits(&self, paths: u64) -> bool {
        8 * paths * self.values.len() as u64 <= self.room
    }

    /// Paths whose tracks are kept at most.
    pub const fn most_tracks(&self) -> u64 {
        self.track_paths
    }

    /// Whether there is room for the tracks of any paths.
    pub const fn keeps_tracks(&self) -> bool {
        self.track_paths > 0
    }
}

/// Bytes of a part without its tracks, and of the tracks of a path.
fn bytes(model: &Model, metrics: &[Measure]) -> (u64, u64) {
    // A part is there three times: as batches bring it, as columns, and the one before as it is written.
    let a_path = 8 * (metrics.len() + model.drawn.len() + 1) as u64;
    (PART * 3 * a_path, 4 * (tracks(model).len() * (model.header.run.years + 1)) as u64)
}
