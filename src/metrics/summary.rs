//! What the report shows: distributions of the metrics, bands of the tracks.

use rayon::prelude::*;

use super::{
    band::{AT_ONCE, Band, bands},
    collect::Collected,
    conventions::Conventions,
    distribution::{Distribution, Estimate},
    history::{first_row, year_of},
    measure::{NotModelled, unmodelled_metrics, unmodelled_tracks},
    quantity::{BuilderMetric, CustomerMetric, HolderMetric, Quantity, Side, Which},
    share::Proportion,
    unit::Unit,
};
use crate::model::Model;

/// The distribution of one metric, in numbers.
#[derive(Clone, Debug)]
pub struct MetricSummary {
    /// Its name.
    pub name: String,
    /// What is declared of it.
    pub quantity: &'static Quantity,
    /// Its unit.
    pub unit: Unit,
    /// Its values.
    pub distribution: Distribution,
    /// Share of paths on which it never happens, for years, or is undefined, for rates.
    pub never: Option<Proportion>,
    /// Of rates, the share of paths on which everything is lost: -100 %.
    pub lost: Option<Proportion>,
}

impl MetricSummary {
    /// Quantile levels of the tables.
    pub const LEVELS: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// The quantiles of the tables.
    pub fn quantiles(&self) -> [Estimate; 5] {
        Self::LEVELS.map(|p| self.distribution.quantile(p))
    }

    /// Mean of the worst share `1 - p` of the paths; none where neither side is the bad one, or where it
    /// never happens on some of them.
    pub fn expected_shortfall(&self, p: f64) -> Option<Estimate> {
        self.distribution.expected_shortfall(p, self.quantity.worse)
    }

    /// The value that is not worse on a share `p` of the paths: the quantile at `p` where large values are
    /// the bad ones, at `1 - p` where small ones are; none where neither are.
    pub fn worse_than(&self, p: f64) -> Option<Estimate> {
        match self.quantity.worse {
            Side::High => Some(self.distribution.quantile(p)),
            Side::Low => Some(self.distribution.quantile(1.0 - p)),
            Side::Neither => None,
        }
    }
}

/// A track over the years.
#[derive(Clone, Debug)]
pub struct TrackSummary {
    /// Its name.
    pub name: String,
    /// What is declared of it.
    pub quantity: &'static Quantity,
    /// Its unit.
    pub unit: Unit,
    /// Whether it is summed over the year.
    pub flow: bool,
    /// Its place in a bundle.
    pub place: usize,
    /// A band for each year; flows begin with the first year, levels with the start.
    pub bands: Vec<Band>,
}

/// What was seen of a number that a scenario is asked for, beside the paths as they would be reported.
#[derive(Clone, Debug)]
pub struct Happened {
    /// The number, as it is asked for.
    pub name: String,
    /// What was seen.
    pub observed: f64,
    /// The end below which one path in ten lies.
    pub low: f64,
    /// The median of the paths.
    pub middle: f64,
    /// The end above which one path in ten lies.
    pub high: f64,
    /// Whether what was seen lies between both ends.
    pub inside: bool,
}

/// What a run says.
pub struct Summary {
    /// Paths simulated.
    pub paths: u64,
    /// Share of paths that are a bust.
    pub bust: Proportion,
    /// The metrics.
    pub metrics: Vec<MetricSummary>,
    /// The tracks.
    pub tracks: Vec<TrackSummary>,
    /// Metrics that are not modelled.
    pub lacking_metrics: Vec<NotModelled>,
    /// Tracks that are not modelled.
    pub lacking_tracks: Vec<NotModelled>,
    /// Paths that the bands of the tracks rest on: the first ones.
    pub track_paths: usize,
    /// The busts of the same paths under other books, where they were asked for.
    pub conventions: Option<Conventions>,
    /// What was seen of the numbers that answer the question.
    pub happened: Vec<Happened>,
}

impl Summary {
    /// Works the numbers out.
    pub fn new(model: &Model, collected: &mut Collected) -> Self {
        let values = std::mem::take(&mut collected.values);
        let all: Vec<_> = collected.metrics.iter().zip(values).collect();
        let metrics = all.into_par_iter().map(|(metric, values)| MetricSummary {
            name: metric.name.clone(),
            quantity: metric.quantity,
            unit: metric.unit,
            never: metric
                .quantity
                .infinite()
                .map(|_| Proportion::new(values.never(), collected.paths)),
            lost: (metric.unit == Unit::Rate)
                .then(|| Proportion::new(values.lost(), collected.paths)),
            distribution: values.distribution(metric.quantity.may_be_undefined()),
        });
        let metrics = metrics.collect();
        let start = model.header.run.start;
        let paths = &collected.tracks;
        let tracks = collected.described.par_iter().map(|track| {
            let (quantity, place) = (track.quantity, track.place);
            let (unit, flow) = (quantity.unit, quantity.is_flow());
            let rows: Vec<usize> =
                (first_row(quantity, &model.header.run)..=model.header.run.years).collect();
            let of_rows = |rows: &[usize]| {
                let years = rows.iter().map(|row| year_of(start, *row)).collect();
                bands(years, rows.iter().map(|row| paths.column(place, *row)).collect())
            };
            let bands = rows.chunks(AT_ONCE).flat_map(of_rows).collect();
            TrackSummary { name: track.name.clone(), quantity, unit, flow, place, bands }
        });
        Self {
            paths: collected.paths,
            bust: Proportion::new(collected.busts, collected.paths),
            metrics,
            tracks: tracks.collect(),
            lacking_metrics: unmodelled_metrics(model),
            lacking_tracks: unmodelled_tracks(model),
            track_paths: collected.tracks.paths(),
            conventions: None,
            happened: Vec::new(),
        }
    }

    /// Largest error of quantiles relative to their values, where values were counted in cells.
    pub fn cell_error(&self) -> Option<f64> {
        self.metrics.first()?.distribution.cell_error()
    }

    /// A metric, if it is modelled.
    pub fn metric(&self, which: impl Which) -> Option<&MetricSummary> {
        self.named(&which.full_name())
    }

    /// A metric by a name that a user wrote.
    pub fn named(&self, name: &str) -> Option<&MetricSummary> {
        self.metrics.iter().find(|metric| metric.name == name)
    }

    /// Whether a party fails.
    pub fn default_of(&self, party: &str) -> Option<&MetricSummary> {
        self.metric((BuilderMetric::Default, party))
            .or_else(|| self.metric((CustomerMetric::Default, party)))
            .or_else(|| self.metric((HolderMetric::Default, party)))
    }

    /// Why a metric is not modelled.
    pub fn lacks(&self, which: impl Which) -> Option<&NotModelled> {
        let name = which.full_name();
        self.lacking_metrics.iter().find(|lacking| lacking.name == name)
    }

    /// A track, if it is modelled.
    pub fn track(&self, which: impl Which) -> Option<&TrackSummary> {
        self.track_named(&which.full_name())
    }

    /// A track by a name that a user wrote.
    pub fn track_named(&self, name: &str) -> Option<&TrackSummary> {
        self.tracks.iter().find(|track| track.name == name)
    }
}
