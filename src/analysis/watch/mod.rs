//! What to watch: what the tracks that can be observed tell, at each year's end, of something that has not begun.
//!
//! At a year's end the paths are looked at on which it has not begun; whether it begins later, within the horizon, is
//! held against each track as it then stands. On every other path the side and the limit are chosen; hit rate, false
//! alarms, lead and the area under the curve are those of the paths between.

mod signpost;

pub use signpost::{Area, Signpost};

use rayon::prelude::*;

use super::{condition::Condition, dated::undated, inputs, paths::Paths, rules::halves};
use crate::{
    metrics::{BUST, Proportion},
    model::Model,
};

/// Paths of either kind, in each half, without which a year's end is not looked at.
const LEAST_SIDE: usize = 30;

/// What a year's end tells.
#[derive(Clone, Debug)]
pub struct YearEnd {
    /// The calendar year.
    pub year: f64,
    /// Paths on which it has not begun.
    pub open: usize,
    /// Share of these on which it begins later.
    pub base: Proportion,
    /// Each track that differs between paths, the most telling first.
    pub signposts: Vec<Signpost>,
}

/// What all year ends tell.
#[derive(Clone, Debug)]
pub struct Watch {
    /// What is looked out for.
    pub of: Condition,
    /// Paths.
    pub paths: usize,
    /// The year ends with enough paths of both kinds.
    pub years: Vec<YearEnd>,
}

/// Why there is nothing to watch.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Refusal {
    /// It has no date.
    #[error("{0}")]
    NoDate(String),
    /// Too few paths.
    #[error(
        "it begins on {with} of {paths} paths: at no year's end are there {LEAST_SIDE} paths on which it begins later, and as many on which it does not, in each half; more with --paths"
    )]
    TooFew {
        /// Paths on which it begins.
        with: usize,
        /// Paths.
        paths: usize,
    },
}

/// What a signpost makes of the probability before it is told, at least: less is no warning, however sure.
const LIFT: f64 = 1.1;

/// Where it still begins on a smaller share of the paths, there is little left to warn of.
const LATE: f64 = 0.05;

impl YearEnd {
    /// Whether hardly anything begins after it.
    pub fn is_late(&self) -> bool {
        self.base.value < LATE
    }

    /// Whether a signpost warns: it tells more than chance, and where it stands it begins clearly more often than on all
    /// paths on which it has not begun.
    pub fn is_warned_by(&self, own: &Signpost) -> bool {
        let Proportion { value, interval, .. } = own.right;
        own.is_clear && value >= LIFT * self.base.value && interval[0] > self.base.value
    }

    /// The signposts that warn, the most telling first.
    pub fn warnings(&self) -> impl Iterator<Item = &Signpost> {
        self.signposts.iter().filter(|own| self.is_warned_by(own))
    }
}

/// Paths on which a run looks for what warns of a bust: few enough to cost it little.
const OF_A_RUN: usize = 8192;

impl Watch {
    /// What warns of a bust, on the first paths of a run; none where it has no date, or happens on too few of them or too many.
    pub fn of_run(paths: Paths<'_>) -> Option<Self> {
        let condition = Condition::read(BUST.name, paths.model).ok()?;
        Self::of(condition, Paths { most: OF_A_RUN, ..paths }).ok()
    }

    /// What can be known beforehand to be wrong.
    pub fn check(condition: &Condition, model: &Model) -> Result<(), Refusal> {
        if condition.is_dated(model) {
            return Ok(());
        }
        Err(Refusal::NoDate(undated(condition, model)))
    }

    /// Looks at every year's end but the last.
    pub fn of(condition: Condition, paths: Paths<'_>) -> Result<Self, Refusal> {
        Self::check(&condition, paths.model)?;
        let begins = paths.begins(&condition).unwrap_or_default();
        let rows: Vec<usize> = (1..paths.run().years).collect();
        let years: Vec<YearEnd> = rows
            .into_par_iter()
            .map(|row| year_end(paths, row, &begins))
            .collect::<Vec<_>>()
            .into_iter()
            .flatten()
            .collect();
        if years.is_empty() {
            let with = begins.iter().filter(|year| year.is_finite()).count();
            return Err(Refusal::TooFew { with, paths: begins.len() });
        }
        Ok(Self { of: condition, paths: begins.len(), years })
    }

    /// The signpost that changes the odds most, and its year: of those that tell more than chance, at the ends of
    /// years after which enough is left to warn of.
    pub fn most_telling(&self) -> Option<(&YearEnd, &Signpost)> {
        let gain = |(year, own): &(&YearEnd, &Signpost)| own.right.value - year.base.value;
        let told = self.best().filter(|(year, _)| !year.is_late());
        told.max_by(|a, b| gain(a).total_cmp(&gain(b)))
    }

    /// The most telling signpost of each year's end at which one warns.
    pub fn best(&self) -> impl Iterator<Item = (&YearEnd, &Signpost)> {
        self.years.iter().filter_map(|year| Some((year, year.warnings().next()?)))
    }
}

fn year_end(paths: Paths<'_>, row: usize, begins: &[f64]) -> Option<YearEnd> {
    let year = paths.year(row);
    let open: Vec<usize> = (0..begins.len()).filter(|path| begins[*path] > year).collect();
    let dates: Vec<f64> = open.iter().map(|path| begins[*path]).collect();
    let (learn, held) = halves(open.len());
    let later = |path: &usize| dates[*path].is_finite();
    let enough = [&learn, &held].iter().all(|half| {
        let with = half.iter().filter(|path| later(path)).count();
        with >= LEAST_SIDE && half.len() - with >= LEAST_SIDE
    });
    if !enough {
        return None;
    }
    let with = dates.iter().filter(|date| date.is_finite()).count();
    let base = Proportion::new(with as u64, open.len() as u64);
    let inputs = inputs::seen(paths, row, &open);
    let count = inputs.len();
    let each = inputs.into_iter();
    let mut signposts: Vec<Signpost> = each
        .filter_map(|input| Signpost::of(input, &dates, year, (&learn, &held), count))
        .collect();
    signposts.sort_by(|a, b| b.area.value.total_cmp(&a.area.value));
    Some(YearEnd { year, open: open.len(), base, signposts })
}
