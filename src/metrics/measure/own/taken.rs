//! Names and labels that are taken already.

use super::resolve::{FUNCTIONS, Known};
use crate::{
    metrics::{
        asked::statistic,
        quantity::{BUST, Quantity},
    },
    scenario::{near, spoken},
};

/// Words of conditions and expressions.
const WORDS: [&str; 5] = ["and", "or", "not", "never", "undefined"];
/// Columns that stand beside metrics in tables of results.
const COLUMNS: [&str; 6] = ["path", "year", "run", "cell", "scenario", "seed"];

impl Known<'_> {
    /// The metric or track of the program that a name may be meant for.
    pub(super) fn near(&self, name: &str) -> Option<String> {
        let metrics = self.metrics.iter().map(|metric| metric.name.clone());
        let tracks = self.tracks.iter().map(|track| track.name.clone());
        let known: Vec<String> = metrics.chain(tracks).collect();
        near(name, &known).filter(|_| self.taken(name).is_none()).cloned()
    }

    /// What of the program has a name already.
    pub(super) fn taken(&self, name: &str) -> Option<&'static str> {
        let metric = self.metrics.iter().any(|metric| metric.name == name);
        let lacking = self.lacking.iter().any(|lacking| lacking.name == name);
        let track = self.tracks.iter().any(|track| track.name == name);
        let bust = name == BUST.name;
        let column = COLUMNS.contains(&name);
        (metric || lacking || bust)
            .then_some("metric")
            .or(track.then_some("track"))
            .or(column.then_some("column of tables"))
            .or(WORDS.contains(&name).then_some("word of conditions"))
            .or(FUNCTIONS.contains(&name).then_some("function of expressions"))
            .or(statistic(name).map(|_| "statistic"))
    }

    /// The metric or track of the program that people know by a label.
    pub(super) fn of_label(&self, label: &str) -> Option<&'static str> {
        let label = spoken(label);
        let metrics = self.metrics.iter().map(|metric| metric.quantity);
        let mut all = metrics.chain(self.tracks.iter().map(|track| track.quantity));
        let same = |own: &&'static Quantity| spoken(own.label) == label;
        all.find(same).map(|own| own.name)
    }
}
