//! The same paths under other books: each accounting standard with each asset group.

use super::{
    collect::Collected,
    distribution::Distribution,
    history::History,
    measure::{Measure, metrics},
    quantity::Metric,
    share::Proportion,
    wants::wanted,
};
use crate::{
    engine::{self, Control, Interrupted, Observer},
    metrics::read_model,
    model::{Batch, Model, fact::Whose, state::State},
    random::{Chance, Column, LANES, fill},
    scenario::{Document, Rules, Value},
};

/// Paths that are simulated for each asset group at most: all groups have the same paths, and the standard error of
/// how far two of them lie apart that differ on a tenth of these is half a point.
const MOST: u64 = 4096;
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
    /// The same, where the line of the scenario is what the whole run says: the others lie as far from it as they do on the
    /// paths that were simulated under each. Of the run are given the shares of paths on which the books bust and on which
    /// anything does, and the median write-down; then the first and the last of these under the other standard, which the
    /// run has as well.
    #[must_use]
    pub fn level_with(
        mut self,
        paths: u64,
        run: [Option<f64>; 3],
        other: [Option<f64>; 2],
    ) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "paths")]
        let counted = |share: f64| Proportion::new((share * paths as f64).round() as u64, paths);
        let Some(own) = self.each.iter().find(|one| one.own).cloned() else { return self };
        let [books, any, written] = run;
        for one in &mut self.each {
            // What the run has itself is known as well as there.
            let shifted = |mine: Proportion, run: f64, from: Proportion| {
                if one.own { counted(run) } else { mine.moved(run - from.value) }
            };
            if let Some(books) = books {
                one.books = shifted(one.books, books, own.books);
            }
            if let Some(any) = any {
                one.any = shifted(one.any, any, own.any);
            }
            // Amounts of money keep their ratio; of nothing there is none.
            if let (Some(written), true) = (written, own.write_down > 0.0) {
                one.write_down *= written / own.write_down;
            }
        }
        let mut rest = self.each.iter_mut().filter(|one| !one.own);
        if let Some(one) = rest.find(|one| one.asset_group == own.asset_group) {
            one.books = other[0].map_or(one.books, counted);
            one.write_down = other[1].unwrap_or(one.write_down);
        }
        self
    }

    /// Simulates the first paths of a run anew under each asset group but its own, of which the run itself has told all if
    /// its values are kept one by one; `None` without `[accounting]`.
    pub fn of(
        (document, model): (&Document, &Model),
        rules: Rules,
        run: &Collected,
        control: &Control,
    ) -> Result<Option<Self>, Interrupted> {
        if !model.acts("accounting", Whose::Anybody) {
            return Ok(None);
        }
        let paths = run.paths.clamp(1, MOST);
        let own = (
            word(document, "standard").unwrap_or(STANDARDS[0]),
            word(document, "asset_group").unwrap_or("assets"),
        );
        let mut each = Vec::new();
        for asset_group in GROUPS {
            let known = (own.1 == asset_group).then(|| known(run, paths)).flatten();
            let found = if let Some(found) = known {
                found
            } else {
                let group = format!("accounting.asset_group=\"{asset_group}\"");
                let mut changed = document.changed(&[], &[&group]);
                let Some(mut changed) = read_model(&mut changed, rules) else { continue };
                changed.width = model.width;
                simulated(&changed, paths, control)?
            };
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

/// The metrics that are asked for: busts of the books and write-downs under the chosen standard and the other, and all
/// other busts.
const ASKED: [Metric; 7] = [
    Metric::BustBooks,
    Metric::BustBooksOtherStandard,
    Metric::WriteDown,
    Metric::WriteDownOtherStandard,
    Metric::BustSpending,
    Metric::BustPrice,
    Metric::BustCredit,
];

/// What the paths of the run itself say, if it keeps them.
fn known(run: &Collected, paths: u64) -> Option<[Found; 2]> {
    let columns = ASKED.map(|id| {
        let place = run.metrics.iter().position(|measure| measure.name == id.name());
        place.map(|place| Some(run.values[place].exact()?.get(..whole(paths))?.to_vec()))
    });
    // What the run has, it must have path by path.
    if columns.iter().any(|column| matches!(column, Some(None))) {
        return None;
    }
    Some(found(columns.map(Option::flatten)))
}

/// What paths say that are simulated for it.
fn simulated(model: &Model, paths: u64, control: &Control) -> Result<[Found; 2], Interrupted> {
    let known = metrics(model);
    let asked = ASKED.map(|id| known.iter().find(|measure| measure.name == id.name()));
    let measures: Vec<&Measure> = asked.iter().copied().flatten().collect();
    let wanted = wanted(model, &measures, []);
    let watch = |_| Watcher { history: History::wanting(model, &wanted), asked: &asked };
    let chance = Chance::Seed(model.header.run.seed);
    let batches = engine::run(model, chance, 0..paths, watch, control)?;
    let column = |place: usize| {
        let mut column = Vec::with_capacity(batches.len() * LANES);
        for batch in &batches {
            column.extend_from_slice(&batch[place]);
        }
        column.truncate(whole(paths));
        column
    };
    let places: [usize; 7] = std::array::from_fn(|place| place);
    Ok(found(places.map(|place| asked[place].map(|_| column(place)))))
}

#[expect(clippy::cast_possible_truncation, reason = "at most MOST")]
const fn whole(paths: u64) -> usize {
    paths as usize
}

/// What the chosen standard and the other say, by the values of what is asked for on each path; nothing is said of what is
/// not modelled.
fn found([books, other_books, lost, other_lost, rest @ ..]: [Option<Vec<f64>>; 7]) -> [Found; 2] {
    let rest: Vec<Vec<f64>> = rest.into_iter().flatten().collect();
    let holds = |column: &Vec<f64>, path: usize| column[path] > 0.5;
    [(books, lost), (other_books, other_lost)].map(|(books, lost)| {
        let lost = lost.unwrap_or_default();
        let of_books = |path: usize| books.as_ref().is_some_and(|own| holds(own, path));
        let of_any = |path: usize| of_books(path) || rest.iter().any(|own| holds(own, path));
        let count = |hit: &dyn Fn(usize) -> bool| (0..lost.len()).filter(|path| hit(*path)).count();
        let hits = [count(&of_books) as u64, count(&of_any) as u64];
        Found { hits, write_down: Distribution::new(lost).quantile(0.5).value }
    })
}

/// Works out what is asked for.
struct Watcher<'a> {
    history: History,
    asked: &'a [Option<&'a Measure>; 7],
}

impl Observer for Watcher<'_> {
    type Kept = [Column; 7];

    fn begin(&mut self, batch: &Batch) {
        self.history.begin(batch);
    }

    #[inline(always)]
    fn observe(&mut self, state: &State) {
        self.history.observe(state);
    }

    fn finish(self) -> Self::Kept {
        let history = self.history.finish();
        self.asked.map(|measure| measure.map_or(fill(0.0), |measure| measure.of(&history)))
    }
}
