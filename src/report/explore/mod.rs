//! What the page of a run carries of its paths, so that a reader can look at some of them alone without a server: of the
//! first paths the parameters that matter most, what came out, and some tracks.

mod pack;
mod positions;

use crate::{
    analysis::{Drivers, Sample},
    language::{Phrase, kinds, label::Label, phrase},
    metrics::{
        BUST, Bundle, Metric, Summary, Track, TrackSummary, Unit, YearMetric, bust_is_any_kind,
        spending_years,
    },
    model::Model,
};
use pack::Packed;

/// Parameters whose ranges can be moved.
const PARAMETERS: usize = 6;
/// Paths that a page carries at most.
const PATHS: usize = 10_000;
/// Bytes of the paths at most; as text they take a third more.
const BYTES: usize = 1_400_000;
/// Paths below which nothing is said of what is left.
pub(super) const LEAST: usize = 100;

/// Some paths of a run, and what is said of them.
pub(super) struct Explore {
    /// Paths that are carried, the first ones.
    pub(super) paths: usize,
    /// Paths of the run.
    pub(super) of: u64,
    /// What can be moved, the strongest first.
    pub(super) parameters: Vec<Choice>,
    /// Yes or no on each path: a bust and its kinds, then what pays back.
    pub(super) flags: Vec<Phrase>,
    /// How many of them are busts.
    pub(super) busts: usize,
    /// Whether write-downs are modelled.
    pub(super) written: bool,
    /// First year in which something can bust, and the last.
    pub(super) years: [f64; 2],
    /// Tracks by year.
    pub(super) tracks: Vec<Carried>,
    /// The currency of the run.
    pub(super) currency: String,
    /// All of it, column by column.
    pub(super) bytes: Vec<u8>,
}

/// A parameter and the places where the ends of its range can stand.
pub(super) struct Choice {
    pub(super) label: Label,
    /// Rising; the first and the last are the least and the largest value, and leave nothing out.
    pub(super) positions: Vec<f64>,
}

/// A track that is carried.
pub(super) struct Carried {
    pub(super) words: Phrase,
    pub(super) unit: Unit,
    pub(super) years: Vec<f64>,
    /// What its codes stand for.
    pub(super) scale: pack::Scale,
}

/// A yes or no on each path, with its words.
type Flag<'a> = (Phrase, Box<dyn Fn(usize) -> bool + 'a>);

impl Explore {
    /// Of a run; nothing where there are too few paths to say what matters, or nothing is drawn.
    pub(super) fn of(
        model: &Model,
        summary: &Summary,
        (sample, tracks): (&Sample, &Bundle),
    ) -> Option<Self> {
        let names = strongest(sample)?;
        let run = &model.header.run;
        let (busts, paying) = (busts(model, sample), paying(model, sample));
        let shown: Vec<&TrackSummary> = carried(summary);
        let a_path =
            names.len() * 4 + 9 + shown.iter().map(|own| 2 * own.bands.len()).sum::<usize>();
        let paths = PATHS.min(sample.paths()).min(tracks.paths()).min(BYTES / a_path);
        let mut packed = Packed::new(paths);
        let mut parameters = Vec::new();
        for name in names {
            let (_, values) = sample.drawn.iter().find(|(own, _)| *own == name)?;
            packed.singles(values);
            let positions = positions::of(&values[..paths]);
            parameters.push(Choice { label: Label::of(&name, run), positions });
        }
        let written = sample.outcome(Metric::WriteDown);
        if let Some(written) = written {
            packed.singles(&written.values);
        }
        let split = busts.len();
        let flags: Vec<Flag<'_>> = busts.into_iter().chain(paying).collect();
        packed.flags(&flags);
        let tracks = shown.into_iter().map(|own| carry(own, model, tracks, &mut packed)).collect();
        let first = sample.outcome(Metric::BustBegins)?;
        let years = [run.start.floor(), run.last_year()];
        packed.years(&first.values, years[0]);
        Some(Self {
            paths,
            of: summary.paths,
            parameters,
            flags: flags.into_iter().map(|(words, _)| words).collect(),
            busts: split,
            written: written.is_some(),
            years,
            tracks,
            currency: run.currency.clone(),
            bytes: packed.bytes,
        })
    }
}

/// The parameters that move busts and write-downs most, by turns.
fn strongest(sample: &Sample) -> Option<Vec<String>> {
    let busts = Drivers::of(sample, BUST)?.drivers;
    let written = Drivers::of(sample, Metric::WriteDown).map_or_else(Vec::new, |own| own.drivers);
    let mut names: Vec<String> = Vec::new();
    for place in 0..busts.len() {
        let both = [busts.get(place), written.get(place)].into_iter().flatten();
        for driver in both {
            if !names.contains(&driver.name) && driver.bins.len() > 1 {
                names.push(driver.name.clone());
            }
        }
    }
    names.truncate(PARAMETERS);
    (!names.is_empty()).then_some(names)
}

/// Whether a path busts, and by what.
fn busts<'a>(model: &Model, sample: &'a Sample) -> Vec<Flag<'a>> {
    let any = if bust_is_any_kind(model) { "A bust of any kind" } else { "A bust, as defined" };
    let bust = &sample.outcomes[0].values;
    let any: Flag<'a> = (phrase(any), Box::new(|path| bust[path] > 0.5));
    let each = kinds::with_limits(model).into_iter().filter_map(|(words, kind)| {
        let values = &sample.outcome(kind.happens)?.values;
        Some((words, Box::new(|path: usize| values[path] > 0.5) as Box<dyn Fn(usize) -> bool>))
    });
    std::iter::once(any).chain(each).collect()
}

/// Whether money is back within the horizon: of the industry, and of each year's equipment.
fn paying<'a>(model: &Model, sample: &'a Sample) -> Vec<Flag<'a>> {
    let industry = [
        (Metric::BreakEvenYear, "All spending, by revenue alone"),
        (Metric::BreakEvenWithAssetsYear, "All spending, with the assets at their worth"),
    ];
    let industry = industry.into_iter().map(|(id, words)| (sample.outcome(id), phrase(words)));
    let years = spending_years(&model.header.run).into_iter().map(|year| {
        let outcome = sample.outcome((YearMetric::PaybackYear, year.as_str()));
        (outcome, phrase!("Equipment of {year}", year = name(&year)))
    });
    let both = industry.chain(years).filter_map(|(outcome, words)| Some((words, outcome?)));
    let flag = |(words, outcome): (Phrase, &'a crate::analysis::Outcome)| -> Flag<'a> {
        (words, Box::new(|path| outcome.values[path].is_finite()))
    };
    both.map(flag).collect()
}

/// The tracks that the catalogue names for this, those in money first.
fn carried(summary: &Summary) -> Vec<&TrackSummary> {
    let named = Track::ALL.iter().filter(|id| id.quantity().place.explored);
    let mut all: Vec<&TrackSummary> = named.filter_map(|id| summary.track(*id)).collect();
    all.sort_by_key(|own| own.unit != Unit::Money);
    all
}

/// What a track is, over axes whose marks have the words of their amounts.
fn heading(own: &TrackSummary, model: &Model) -> Phrase {
    if own.unit != Unit::Money {
        return super::run::what(own, model);
    }
    let when = if own.flow { "{what}, by year" } else { "{what}, at year end" };
    phrase!(when, what = phrase(phrase(own.quantity.label).capital()))
}

fn carry(own: &TrackSummary, model: &Model, tracks: &Bundle, packed: &mut Packed) -> Carried {
    let rows = model.header.run.years + 1;
    let columns: Vec<Vec<f32>> =
        (rows - own.bands.len()..rows).map(|row| tracks.column(own.place, row)).collect();
    Carried {
        words: heading(own, model),
        unit: own.unit,
        years: own.bands.iter().map(|band| band.year).collect(),
        scale: packed.codes(&columns),
    }
}
