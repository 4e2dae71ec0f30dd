//! The metrics and tracks of one model: those of the catalogue that are modelled, for everyone who takes part.

mod own;

use super::{
    history::{History, first_whole, year_of},
    quantity::{
        BuilderMetric, BuilderTrack, CustomerMetric, CustomerTrack, HolderMetric, HolderTrack,
        Metric, Quantity, Track, YearMetric, missing,
    },
    unit::Unit,
};
use crate::{
    model::{Model, fact::Whose},
    random::{Column, LANES, fill},
    scenario::{Bust, Problems, Run},
};

/// A metric of the industry or of one party.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its name; a party's metric ends in the party's name.
    pub name: String,
    /// What is declared of it.
    pub quantity: &'static Quantity,
    /// Its unit.
    pub unit: Unit,
    rule: Rule,
}

#[derive(Clone, Debug)]
enum Rule {
    Industry(Metric),
    Builder(BuilderMetric, usize),
    Customer(CustomerMetric, usize),
    Holder(HolderMetric, usize),
    Year(YearMetric, usize),
    Own(own::Own),
}

impl Measure {
    fn new(quantity: &'static Quantity, rule: Rule, party: Option<&str>) -> Self {
        Self { name: full(quantity, party), quantity, unit: quantity.unit, rule }
    }

    /// Whose it is.
    pub(super) const fn whose(&self) -> Whose {
        self.rule.whose()
    }

    /// The year whose spending it speaks of, if it does.
    pub(super) fn year_of_spending(&self, run: &Run) -> Option<f64> {
        match self.rule {
            Rule::Year(_, place) => Some(year_of(run.start, first_whole(run.start) + place)),
            _ => None,
        }
    }

    /// The value on each path of a batch.
    pub fn of(&self, history: &History) -> Column {
        match &self.rule {
            Rule::Industry(id) => id.read()(history),
            Rule::Builder(id, party) => id.read()(history, *party),
            Rule::Customer(id, party) => id.read()(history, *party),
            Rule::Holder(id, party) => id.read()(history, *party),
            Rule::Year(id, year) => id.read()(history, *year),
            Rule::Own(own) => own.of(history),
        }
    }
}

impl Rule {
    /// Whose it is.
    const fn whose(&self) -> Whose {
        match self {
            Self::Builder(_, place) => Whose::Builder(*place),
            Self::Customer(_, place) => Whose::Customer(*place),
            Self::Holder(_, place) => Whose::Holder(*place),
            Self::Industry(_) | Self::Year(..) | Self::Own(_) => Whose::Anybody,
        }
    }
}

fn full(quantity: &Quantity, party: Option<&str>) -> String {
    party.map_or_else(|| quantity.name.to_owned(), |party| format!("{}.{party}", quantity.name))
}

/// Every metric of the catalogue for a model's parties, in the order of files.
fn measures(model: &Model) -> Vec<Measure> {
    let parties = &model.parties;
    let mut all: Vec<Measure> = Metric::ALL
        .iter()
        .map(|id| Measure::new(id.quantity(), Rule::Industry(*id), None))
        .collect();
    let mut own = |quantity: &'static Quantity, names: &[String], rule: &dyn Fn(usize) -> Rule| {
        let each = names.iter().enumerate();
        all.extend(each.map(|(place, name)| Measure::new(quantity, rule(place), Some(name))));
    };
    for id in BuilderMetric::ALL {
        own(id.quantity(), &parties.builders, &|place| Rule::Builder(*id, place));
    }
    for id in CustomerMetric::ALL {
        own(id.quantity(), &parties.customers, &|place| Rule::Customer(*id, place));
    }
    for id in HolderMetric::ALL {
        own(id.quantity(), &parties.holders, &|place| Rule::Holder(*id, place));
    }
    let years = spending_years(&model.header.run);
    for id in YearMetric::ALL {
        own(id.quantity(), &years, &|place| Rule::Year(*id, place));
    }
    all
}

/// Years whose spending has numbers of its own.
const SPENDING_YEARS: usize = 5;

/// The first whole years of a run, whose spending has numbers of its own.
pub fn spending_years(run: &Run) -> Vec<String> {
    let rows = first_whole(run.start)..=run.years;
    rows.take(SPENDING_YEARS).map(|row| format!("{}", year_of(run.start, row))).collect()
}

/// Every metric that a model has: those of the catalogue, then those of its scenario.
pub fn metrics(model: &Model) -> Vec<Measure> {
    let mut all = modelled(model);
    all.extend(own::measures(model));
    all
}

/// Those of the catalogue.
pub(super) fn modelled(model: &Model) -> Vec<Measure> {
    let modelled =
        |measure: &Measure| missing(measure.quantity, model, measure.rule.whose()).is_none();
    measures(model).into_iter().filter(modelled).collect()
}

/// A quantity that a model does not have, and why.
#[derive(Clone, Debug)]
pub struct NotModelled {
    /// Its name.
    pub name: String,
    /// What is declared of it.
    pub quantity: &'static Quantity,
    /// The tables that are missing.
    pub needs: String,
}

impl NotModelled {
    /// In a sentence.
    pub fn words(&self) -> String {
        format!("`{}` is not modelled here: it needs {}", self.name, self.needs)
    }
}

/// Every metric that the catalogue has and a model has not.
pub fn unmodelled_metrics(model: &Model) -> Vec<NotModelled> {
    let lacking = |measure: Measure| {
        let needs = missing(measure.quantity, model, measure.rule.whose())?;
        Some(NotModelled { name: measure.name, quantity: measure.quantity, needs })
    };
    measures(model).into_iter().filter_map(lacking).collect()
}

/// A track of the industry or of one party.
#[derive(Clone, Debug)]
pub struct TrackOf {
    /// Its name; a party's track ends in the party's name.
    pub name: String,
    /// What is declared of it.
    pub quantity: &'static Quantity,
    /// Its place in a [`History`] and in a bundle.
    pub place: usize,
    /// Whose it is.
    pub whose: Whose,
}

/// Every track of the catalogue for a model's parties: the industry's, then builder by builder, customer by
/// customer, holder by holder.
fn all_tracks(model: &Model) -> Vec<TrackOf> {
    let parties = &model.parties;
    let mut all = Vec::new();
    let mut own = |quantities: Vec<&'static Quantity>, party: Option<&str>, whose: Whose| {
        for quantity in quantities {
            all.push(TrackOf { name: full(quantity, party), quantity, place: all.len(), whose });
        }
    };
    own(Track::ALL.iter().map(|id| id.quantity()).collect(), None, Whose::Anybody);
    for (place, name) in parties.builders.iter().enumerate() {
        let ids = BuilderTrack::ALL.iter().map(|id| id.quantity());
        own(ids.collect(), Some(name), Whose::Builder(place));
    }
    for (place, name) in parties.customers.iter().enumerate() {
        let ids = CustomerTrack::ALL.iter().map(|id| id.quantity());
        own(ids.collect(), Some(name), Whose::Customer(place));
    }
    for (place, name) in parties.holders.iter().enumerate() {
        let ids = HolderTrack::ALL.iter().map(|id| id.quantity());
        own(ids.collect(), Some(name), Whose::Holder(place));
    }
    all
}

/// Every track that a model has.
pub fn tracks(model: &Model) -> Vec<TrackOf> {
    let modelled = |track: &TrackOf| missing(track.quantity, model, track.whose).is_none();
    all_tracks(model).into_iter().filter(modelled).collect()
}

/// Every track that the catalogue has and a model has not.
pub fn unmodelled_tracks(model: &Model) -> Vec<NotModelled> {
    let lacking = |track: TrackOf| {
        let needs = missing(track.quantity, model, track.whose)?;
        Some(NotModelled { name: track.name, quantity: track.quantity, needs })
    };
    all_tracks(model).into_iter().filter_map(lacking).collect()
}

/// Notes what is wrong with quantities of a scenario's own.
pub(super) fn check_own(model: &Model, problems: &mut Problems) {
    own::check(model, problems);
}

/// 1 on the paths that are a bust, by the scenario's own definition.
pub(super) fn bust(definition: &Bust, metrics: &[Measure], values: &[Column]) -> Column {
    let mut busts = fill(0.0);
    for condition in &definition.any_of {
        let Some(index) = metrics.iter().position(|metric| metric.name == condition.metric) else {
            continue;
        };
        for i in 0..LANES {
            let value = values[index][i];
            // What never happens, or is undefined, is neither above nor below.
            let met = value.is_finite()
                && if condition.above { value > condition.bound } else { value < condition.bound };
            busts[i] = if met { 1.0 } else { busts[i] };
        }
    }
    busts
}
