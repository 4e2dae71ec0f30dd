//! What is declared of a quantity. How it is said is in `saying`.

use super::{Kind, Need, Side};
use crate::{metrics::Unit, scenario::Statistic};

/// Where reports show a quantity.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a place of its own")]
pub struct Place {
    /// Its place on the screen of a run, and its words there; indented under what it belongs to.
    pub screen: Option<(u8, &'static str)>,
    /// Whether scenarios are set beside each other by it on the screen.
    pub beside: bool,
    /// Whether ladders, dominance and paired differences freed of luck are worked out for it.
    pub main: bool,
    /// Whether the page of a run carries its values path by path, for readers who explore.
    pub explored: bool,
    /// Whether its drivers are told.
    pub driven: bool,
    /// Differences that the screen and the report show, with their words.
    pub contrasts: &'static [(Statistic, &'static str)],
}

/// A track or a metric, declared once.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says something of its own")]
pub struct Quantity {
    /// Its name in files; a party's is followed by the party's name.
    pub name: &'static str,
    /// What it is, in a few words, as tables and axes say it.
    pub label: &'static str,
    /// The same in German.
    pub german: &'static str,
    /// What it means, in a sentence.
    pub meaning: &'static str,
    /// How it is worked out.
    pub formula: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// How it counts.
    pub kind: Kind,
    /// Which values are the bad ones.
    pub worse: Side,
    /// Smallest and largest value that it can have; years have those of the run.
    pub range: (f64, f64),
    /// Whether a scenario declares it, not the program; it may be undefined on some paths.
    pub own: bool,
    /// Whether it is undefined on paths that have nothing of what it is a part of.
    pub partial: bool,
    /// Whether it is worked out in the course of a step, so that the start has none.
    pub after_start: bool,
    /// Whether it is published or can be read off a market while it happens: what can be watched.
    pub observable: bool,
    /// Of a yes or no: the metric that is the year in which it begins.
    pub begins: Option<&'static str>,
    /// Without which mechanisms it is not modelled.
    pub(in crate::metrics) needs: &'static [Need],
    /// Where reports show it.
    pub place: Place,
}

impl Quantity {
    /// What an infinite value stands for, if it can have any.
    pub fn infinite(&self) -> Option<&'static str> {
        self.unit.infinite().or_else(|| (self.own || self.partial).then_some("undefined"))
    }

    /// Whether paths without a value are told apart, not counted as its last.
    pub fn may_be_undefined(&self) -> bool {
        self.infinite() == Some("undefined")
    }

    /// Whether it is a yes or a no on each path.
    pub fn is_event(&self) -> bool {
        self.kind == Kind::Event
    }

    /// Whether it is one amount over another, which may exceed it: no part of a whole.
    pub fn is_ratio(&self) -> bool {
        matches!(self.kind, Kind::Share) && self.range.1 > 1.0
    }

    /// Whether it counts something.
    pub const fn is_count(&self) -> bool {
        matches!(self.kind, Kind::Count)
    }

    /// Whether it is summed over the year, not taken at its end.
    pub const fn is_flow(&self) -> bool {
        matches!(self.kind, Kind::Flow)
    }
}
