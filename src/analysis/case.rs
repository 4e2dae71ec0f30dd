//! Scenarios that have been run on the same paths, and what of them can be compared.

use std::num::NonZero;

use super::{
    one_bust::{defines_alike, means_the_same},
    outcome::Outcome,
    sample::Sample,
};
use crate::{
    engine::Control,
    metrics::{BUST, Bundle, Collected, NotModelled, Part, Proportion, Stopped, Summary, Unit},
    model::{Model, Parties},
    random::Chance,
    scenario::{Bust, Document, Header, Run},
};

/// One scenario with its paths.
pub struct Case {
    /// What tables and charts call it.
    pub name: String,
    /// As it was written.
    pub document: Document,
    /// What ran: its definition of a bust is that of all with which it is compared.
    pub model: Model,
    /// Its numbers.
    pub summary: Summary,
    /// Its paths one by one.
    pub sample: Sample,
    /// The tracks of its first paths.
    pub tracks: Bundle,
    /// What it calls a bust itself, where that is another definition.
    pub own: Option<OwnBust>,
}

/// A scenario's own definition of a bust, where it is compared by another.
pub struct OwnBust {
    /// As it was written.
    pub bust: Bust,
    /// How many paths are a bust by it.
    pub share: Proportion,
}

impl Case {
    /// Runs a scenario.
    pub fn simulate(
        (name, document, model): (String, Document, Model),
        paths: NonZero<u64>,
        seed: u64,
        control: &Control,
    ) -> Result<Self, Stopped> {
        let mut sample = Sample::new(&model, |_| true, usize::MAX);
        let mut collected = Collected::new(&model, u64::MAX);
        collected.extend(&model, Chance::Seed(seed), paths.get(), control, &mut |part| {
            sample.add(part);
            Ok(())
        })?;
        let summary = Summary::new(&model, &mut collected);
        Ok(Self { name, document, model, summary, sample, tracks: collected.tracks, own: None })
    }

    /// Runs a scenario by a definition of a bust that is not its own, and counts what busts by its own, too.
    pub fn by_one_bust(
        (name, document, mut model): (String, Document, Model),
        one: &Bust,
        (paths, seed): (NonZero<u64>, u64),
        control: &Control,
    ) -> Result<Self, Stopped> {
        let mut counted = Collected::only(&model, |_| false);
        let nothing = &mut |_: &Part<'_>| Ok(());
        counted.extend(&model, Chance::Seed(seed), paths.get(), control, nothing)?;
        let share = Proportion::new(counted.busts, counted.paths);
        let bust = std::mem::replace(&mut model.header.bust, one.clone());
        let case = Self::simulate((name, document, model), paths, seed, control)?;
        Ok(Self { own: Some(OwnBust { bust, share }), ..case })
    }

    /// Whether a quantity of a scenario's own, if it is one, is made of the same in another.
    pub fn defines_alike(&self, other: &Self, name: &str) -> bool {
        defines_alike(&self.model, &other.model, name)
    }

    /// What the scenario itself calls a bust.
    pub fn written_bust(&self) -> &Bust {
        self.own.as_ref().map_or(&self.model.header.bust, |own| &own.bust)
    }

    /// Its horizon and units.
    pub fn run(&self) -> &Run {
        &self.model.header.run
    }
}

/// Why a number of two scenarios is not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is not compared.
    pub what: String,
    /// Why not.
    pub reason: String,
}

/// Scenarios with the same luck.
pub struct Cases {
    /// In the order in which they were named.
    pub cases: Vec<Case>,
    /// The one that the others are held against.
    pub reference: usize,
}

impl Cases {
    /// The scenario that the others are held against.
    pub fn reference(&self) -> &Case {
        &self.cases[self.reference]
    }

    /// What each scenario says beside its mechanisms.
    pub fn headers(&self) -> Vec<&Header> {
        self.cases.iter().map(|case| &case.model.header).collect()
    }

    /// The others.
    pub fn others(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter().enumerate().filter(|(i, _)| *i != self.reference).map(|(_, case)| case)
    }

    /// The outcomes that a scenario and the reference have in common and that mean the same in both.
    pub fn comparable<'a>(
        &'a self,
        case: &'a Case,
    ) -> impl Iterator<Item = (&'a Outcome, &'a Outcome)> {
        let reference = self.reference();
        case.sample.outcomes.iter().filter_map(|outcome| {
            let other = reference.sample.named(&outcome.name)?;
            refuse(case, reference, outcome).is_none().then_some((outcome, other))
        })
    }

    /// Whether a number means in a scenario what it does in the reference.
    pub fn means_the_same(&self, case: &Case, name: &str) -> bool {
        std::ptr::eq(case, self.reference())
            || self.comparable(case).any(|(outcome, _)| outcome.name == name)
    }

    /// Whether a scenario runs over the calendar years of the reference.
    pub fn same_years(&self, case: &Case) -> bool {
        let years = |case: &Case| (case.run().start.floor(), case.run().last_year());
        years(case) == years(self.reference())
    }

    /// Whether a path draws the same shocks in all: at other time steps it draws others.
    pub fn share_luck(&self) -> bool {
        let steps = |case: &Case| case.run().steps_per_year;
        self.cases.iter().all(|case| steps(case) == steps(&self.cases[0]))
    }

    /// What cannot be compared, each reason once.
    pub fn refusals(&self) -> Vec<Refusal> {
        let mut all: Vec<Refusal> = Vec::new();
        for case in self.others() {
            all.extend(alone(case, self.reference()));
            for outcome in &case.sample.outcomes {
                let refusal = refuse(case, self.reference(), outcome);
                all.extend(
                    refusal.into_iter().filter(|new| !all.contains(new)).collect::<Vec<_>>(),
                );
            }
            all.extend(only_here(case, self.reference()));
            all.extend(only_here(self.reference(), case));
        }
        all
    }
}

/// What is modelled in one scenario and not in another, told once for each table that is missing.
fn only_here(case: &Case, other: &Case) -> Vec<Refusal> {
    // The industry's; those of its parties need the same tables.
    let here = |lacking: &&NotModelled| {
        !lacking.name.contains('.') && case.summary.named(&lacking.name).is_some()
    };
    let mut all: Vec<Refusal> = Vec::new();
    for lacking in other.summary.lacking_metrics.iter().filter(here) {
        let reason = format!("not modelled in {}, which has no {}", other.name, lacking.needs);
        match all.iter_mut().find(|refusal| refusal.reason == reason) {
            Some(refusal) => refusal.what = format!("{}, {}", refusal.what, lacking.name),
            None => all.push(Refusal { what: lacking.name.clone(), reason }),
        }
    }
    all
}

/// Why an outcome does not mean the same in two scenarios.
fn refuse(case: &Case, reference: &Case, outcome: &Outcome) -> Option<Refusal> {
    let (a, b) = (case.run(), reference.run());
    let differ = |what: &str, mine: &str, theirs: &str| {
        let (case, reference) = (&case.name, &reference.name);
        (mine != theirs).then(|| Refusal {
            what: what.to_owned(),
            reason: format!("{mine} in {case}, {theirs} in {reference}"),
        })
    };
    // A run that starts within a year is that much shorter.
    let years = |run: &Run| format!("{} years", run.last_year() + 1.0 - run.start);
    let start = |run: &Run| format!("from {}", run.start);
    let currency = || differ("amounts of money", &a.currency, &b.currency);
    let unit = || differ("capacity and prices", &a.unit, &b.unit);
    let by_unit = match outcome.unit {
        Unit::Money => currency(),
        Unit::Price => currency().or_else(unit),
        Unit::Capacity => unit(),
        Unit::Sites => differ("sites", &a.site_unit, &b.site_unit),
        Unit::Year => differ("calendar years", &start(a), &start(b)),
        _ => None,
    };
    let bust = || {
        let same = means_the_same(&case.model.header.bust, &reference.model, &case.model);
        (outcome.name == BUST.name && !same).then(|| Refusal {
            what: "probability of a bust".to_owned(),
            reason: format!("{} and {} define it differently", case.name, reference.name),
        })
    };
    let own = || {
        (!case.defines_alike(reference, &outcome.name)).then(|| Refusal {
            what: outcome.name.clone(),
            reason: format!("{} and {} define it differently", case.name, reference.name),
        })
    };
    let whole = differ("anything over the horizon", &years(a), &years(b));
    whole.or(by_unit).or_else(bust).or_else(own)
}

/// Who takes part in one of two scenarios alone: their numbers have no other to be held against.
fn alone(case: &Case, reference: &Case) -> Vec<Refusal> {
    let parties = |case: &Case| {
        let Parties { builders, customers, holders } = case.model.parties.clone();
        [builders, customers, holders]
    };
    let (mine, theirs) = (parties(case), parties(reference));
    let mut all = Vec::new();
    for (kind, what) in ["builders", "customers", "holders of claims"].into_iter().enumerate() {
        for (own, other, here) in [(&mine, &theirs, &case.name), (&theirs, &mine, &reference.name)]
        {
            let only = own[kind].iter().filter(|name| !other[kind].contains(name));
            all.extend(only.map(|name| Refusal {
                what: what.to_owned(),
                reason: format!("{name} is in {here} alone"),
            }));
        }
    }
    all
}
