//! The same paths under other books: each accounting standard with each asset group.

use std::num::NonZero;

use super::{
    distribution::Distribution,
    history::History,
    measure::{Measure, metrics},
    quantity::Metric,
    share::Proportion,
};
use crate::{
    engine::{self, Control, Interrupted, Observer},
    model::{Batch, Model, state::State},
    random::{Chance, Column, LANES},
    scenario::{Document, Rules, Value},
};

/// Paths that are simulated for each asset group at most.
const MOST: u64 = 8192;
const GROUPS: [&str; 3] = ["fleet", "assets", "vintage"];
const STANDARDS: [&str; 2] = ["us_gaap", "ifrs"];

/// How often the books bust, and how often anything does, under every convention.
#[derive(Clone, Debug)]
pub struct Conventions {
    /// Paths under each: the first ones of the run.
    pub paths: u64,
    /// One for each standard and asset group that the scenario allows.
    pub each: Vec<Convention>,
}

/// A standard and an asset group.
#[derive(Clone, Debug)]
pub struct Convention {
    /// As `accounting.standard` has it.
    pub standard: &'static str,
    /// As `accounting.asset_group` has it.
    pub asset_group: &'static str,
    /// Whether it is the scenario's own.
    pub own: bool,
    /// Paths on which the books bust.
    pub books: Proportion,
    /// Paths on which any of the four kinds of bust happens.
    pub any: Proportion,
    /// Median over the paths of the write-downs over the horizon, in the currency of the run.
    pub write_down: f64,
}

impl Conventions {
    /// Simulates the first paths of a run anew under each asset group; `None` without `[accounting]`.
    pub fn of(
        (document, model): (&Document, &Model),
        rules: Rules,
        paths: NonZero<u64>,
        control: &Control,
    ) -> Result<Option<Self>, Interrupted> {
        if !model.acts("accounting") {
            return Ok(None);
        }
        let paths = paths.get().min(MOST);
        let own = (
            word(document, "standard").unwrap_or(STANDARDS[0]),
            word(document, "asset_group").unwrap_or("assets"),
        );
        let mut each = Vec::new();
        for asset_group in GROUPS {
            let group = format!("accounting.asset_group=\"{asset_group}\"");
            let mut changed = document.changed(&[], &[&group]);
            let Some(mut changed) = Model::read(&mut changed, rules) else { continue };
            changed.width = model.width;
            let found = count(&changed, paths, control)?;
            let first = if own.0 == STANDARDS[0] { [0, 1] } else { [1, 0] };
            for (standard, place) in STANDARDS.into_iter().zip(first) {
                let [books, any] = found[place].hits.map(|hits| Proportion::new(hits, paths));
                let write_down = found[place].write_down;
                let own = own == (standard, asset_group);
                each.push(Convention { standard, asset_group, own, books, any, write_down });
            }
        }
        Ok(Some(Self { paths, each }))
    }
}

/// What a scenario says of its books.
fn word<'a>(document: &'a Document, key: &str) -> Option<&'a str> {
    match &document.at(&["accounting".to_owned(), key.to_owned()])?.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// What is found under one standard.
struct Found {
    /// Paths on which the books bust, and on which anything does.
    hits: [u64; 2],
    /// The median write-down.
    write_down: f64,
}

/// What the chosen standard and the other say.
fn count(model: &Model, paths: u64, control: &Control) -> Result<[Found; 2], Interrupted> {
    let known = metrics(model);
    let ids = [Metric::BustBooks, Metric::BustBooksOtherStandard];
    let books = ids.map(|id| measure(&known, id));
    let rest = [Metric::BustSpending, Metric::BustPrice, Metric::BustCredit];
    let rest: Vec<&Measure> = rest.into_iter().filter_map(|id| measure(&known, id)).collect();
    let ids = [Metric::WriteDown, Metric::WriteDownOtherStandard];
    let write_downs = ids.map(|id| measure(&known, id));
    let watch = |_| Watcher { history: History::of(model), books, write_downs, rest: &rest };
    let chance = Chance::Seed(model.header.run.seed);
    let batches = engine::run(model, chance, 0..paths, watch, control)?;
    let each: Vec<&Path> = (0..paths).zip(batches.iter().flatten()).map(|(_, path)| path).collect();
    Ok([0, 1].map(|standard| {
        let count = |holds: &dyn Fn(&Path) -> bool| each.iter().filter(|path| holds(path)).count();
        let books = count(&|path| path.books[standard]);
        let any = count(&|path| path.books[standard] || path.any);
        let written = each.iter().map(|path| path.write_downs[standard]).collect();
        let write_down = Distribution::new(written).quantile(0.5).value;
        Found { hits: [books, any].map(|hits| hits as u64), write_down }
    }))
}

fn measure(known: &[Measure], id: Metric) -> Option<&Measure> {
    known.iter().find(|measure| measure.name == id.name())
}

/// One path under both standards: the chosen one first.
struct Path {
    books: [bool; 2],
    /// Whether any other kind of bust happens.
    any: bool,
    write_downs: [f64; 2],
}

/// Watches for busts of the books under both standards, for all others, and for write-downs.
struct Watcher<'a> {
    history: History,
    books: [Option<&'a Measure>; 2],
    write_downs: [Option<&'a Measure>; 2],
    rest: &'a [&'a Measure],
}

impl Observer for Watcher<'_> {
    type Kept = [Path; LANES];

    fn begin(&mut self, batch: &Batch) {
        self.history.begin(batch);
    }

    #[inline(always)]
    fn observe(&mut self, state: &State) {
        self.history.observe(state);
    }

    fn finish(self) -> Self::Kept {
        let history = self.history.finish();
        let happens = |measure: &Measure| -> Column { measure.of(&history) };
        let [books, write_downs] =
            [self.books, self.write_downs].map(|own| own.map(|own| own.map(happens)));
        let rest: Vec<Column> = self.rest.iter().map(|own| happens(own)).collect();
        std::array::from_fn(|i| Path {
            books: books.map(|own| own.is_some_and(|own| own[i] > 0.5)),
            any: rest.iter().any(|own| own[i] > 0.5),
            write_downs: write_downs.map(|own| own.map_or(0.0, |own| own[i])),
        })
    }
}
