//! What the report shows: distributions of the metrics, bands of the tracks.

use rayon::prelude::*;
use serde::Serialize;

use super::{
    catalogue::Unit,
    collect::Collected,
    distribution::{Distribution, Estimate},
    share::Proportion,
    track::{BUILDER_TRACKS, TRACKS},
};
use crate::model::Model;

/// The distribution of one metric, in numbers.
#[derive(Clone, Debug)]
pub struct MetricSummary {
    /// Its name.
    pub name: String,
    /// What it is.
    pub meaning: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// Its values.
    pub distribution: Distribution,
    /// Share of paths on which it never happens, for years.
    pub never: Option<Proportion>,
}

impl MetricSummary {
    /// Quantile levels of the tables.
    pub const LEVELS: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// The quantiles of the tables.
    pub fn quantiles(&self) -> [Estimate; 5] {
        Self::LEVELS.map(|p| self.distribution.quantile(p))
    }
}

/// Quantiles of a track in one year.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Band {
    /// Calendar year: of a flow, or at whose end a level stands.
    pub year: f64,
    /// At [`Band::LEVELS`].
    pub quantiles: [f64; 7],
    /// Mean over the paths.
    pub mean: f64,
}

impl Band {
    /// Quantile levels of the bands.
    pub const LEVELS: [f64; 7] = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
}

/// A track over the years.
#[derive(Clone, Debug)]
pub struct TrackSummary {
    /// Its name.
    pub name: String,
    /// What it is.
    pub label: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// Whether it is summed over the year.
    pub flow: bool,
    /// A band for each year; flows begin with the first year, levels with the start.
    pub bands: Vec<Band>,
}

/// What a run says.
pub struct Summary {
    /// Paths simulated.
    pub paths: usize,
    /// Share of paths that are a bust.
    pub bust: Proportion,
    /// The metrics.
    pub metrics: Vec<MetricSummary>,
    /// The tracks.
    pub tracks: Vec<TrackSummary>,
    /// Paths that the bands of the tracks rest on: the first ones.
    pub track_paths: usize,
}

impl Summary {
    /// Works the numbers out.
    pub fn new(model: &Model, collected: &mut Collected) -> Self {
        let metrics =
            collected.metrics.par_iter().zip(&collected.values).map(|(metric, values)| {
                let distribution = Distribution::new(values.clone());
                let never = values.iter().filter(|value| value.is_infinite()).count();
                MetricSummary {
                    name: metric.name.clone(),
                    meaning: metric.meaning,
                    unit: metric.unit,
                    never: metric.unit.can_be_never().then(|| Proportion::new(never, values.len())),
                    distribution,
                }
            });
        let metrics = metrics.collect();
        let start = model.header.run.start.floor();
        let tracks = std::mem::take(&mut collected.tracks);
        let named: Vec<_> = collected.track_names.iter().zip(tracks).enumerate().collect();
        let tracks = named.into_par_iter().map(|(index, (name, years))| {
            let (label, unit, flow) = description(index);
            let first = usize::from(flow);
            let bands = years.into_iter().enumerate().skip(first);
            let bands = bands.map(|(row, values)| band(start - 1.0 + row as f64, values)).collect();
            TrackSummary { name: name.clone(), label, unit, flow, bands }
        });
        let busts = collected.busts.iter().filter(|bust| **bust).count();
        Self {
            paths: collected.busts.len(),
            bust: Proportion::new(busts, collected.busts.len()),
            metrics,
            tracks: tracks.collect(),
            track_paths: collected.track_paths,
        }
    }

    /// A metric by name.
    pub fn metric(&self, name: &str) -> Option<&MetricSummary> {
        self.metrics.iter().find(|metric| metric.name == name)
    }

    /// A track by name.
    pub fn track(&self, name: &str) -> Option<&TrackSummary> {
        self.tracks.iter().find(|track| track.name == name)
    }
}

fn description(index: usize) -> (&'static str, Unit, bool) {
    if let Some(track) = TRACKS.get(index) {
        return (track.label, track.unit, track.flow);
    }
    let own = &BUILDER_TRACKS[(index - TRACKS.len()) % BUILDER_TRACKS.len()];
    (own.label, Unit::Money, own.flow)
}

fn band(year: f64, mut values: Vec<f32>) -> Band {
    let mean = values.iter().map(|value| f64::from(*value)).sum::<f64>() / values.len() as f64;
    values.sort_unstable_by(f32::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
    let at = |p: f64| {
        let place = (p * values.len() as f64).ceil().max(1.0) as usize - 1;
        f64::from(values[place.min(values.len() - 1)])
    };
    Band { year, quantiles: Band::LEVELS.map(at), mean }
}
