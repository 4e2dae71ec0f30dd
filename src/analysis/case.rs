//! Scenarios that have been run on the same paths, and what of them can be compared.

use std::num::NonZero;

use super::{
    one_bust::{defines_alike, means_the_same},
    outcome::Outcome,
    refusal::{Reason, Refusal},
    sample::Sample,
};
use crate::{
    engine::Control,
    metrics::{BUST, Bundle, Collected, Part, Proportion, Stopped, Summary, Unit},
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
        let reference = self.reference();
        let mut all: Vec<Refusal> = Vec::new();
        for case in self.others() {
            all.extend(alone(case, reference));
            for outcome in &case.sample.outcomes {
                let new = refuse(case, reference, outcome).filter(|new| !all.contains(new));
                all.extend(new);
            }
            all.extend(only_here(case, reference));
            all.extend(only_here(reference, case));
        }
        all
    }
}

fn refusal(scenarios: [&Case; 2], reason: Reason) -> Refusal {
    Refusal { scenarios: scenarios.map(|case| case.name.clone()), reason }
}

/// What is modelled in one scenario and not in another, told once for each table that is missing.
fn only_here(case: &Case, other: &Case) -> Vec<Refusal> {
    let mut all: Vec<(Vec<(String, &'static str)>, &String)> = Vec::new();
    for lacking in &other.summary.lacking_metrics {
        // The industry's; those of its parties need the same tables.
        if lacking.name.contains('.') || case.summary.named(&lacking.name).is_none() {
            continue;
        }
        let new = (lacking.name.clone(), lacking.quantity.label);
        match all.iter_mut().find(|(_, needs)| **needs == lacking.needs) {
            Some((names, _)) => names.push(new),
            None => all.push((vec![new], &lacking.needs)),
        }
    }
    let told = |(names, needs): (_, &String)| Reason::NotModelled(names, needs.clone());
    all.into_iter().map(|one| refusal([case, other], told(one))).collect()
}

/// Why an outcome does not mean the same in two scenarios.
fn refuse(case: &Case, reference: &Case, outcome: &Outcome) -> Option<Refusal> {
    let both = [case, reference];
    let differ = |what: &'static str, of: fn(&Run) -> &String| {
        let [mine, theirs] = both.map(|case| of(case.run()).clone());
        (mine != theirs).then_some(Reason::Unit(what, [mine, theirs]))
    };
    let years = |of: fn(&Run) -> f64| {
        let years @ [mine, theirs] = both.map(|case| of(case.run()));
        mine.total_cmp(&theirs).is_ne().then_some(years)
    };
    let currency = || differ("amounts of money", |run| &run.currency);
    let unit = || differ("capacity and prices", |run| &run.unit);
    let by_unit = || match outcome.unit {
        Unit::Money => currency(),
        Unit::Price => currency().or_else(unit),
        Unit::Capacity => unit(),
        Unit::Sites => differ("sites", |run| &run.site_unit),
        Unit::Year => years(|run| run.start).map(Reason::Start),
        _ => None,
    };
    let defined = || {
        let same = if outcome.name == BUST.name {
            means_the_same(&case.model.header.bust, &reference.model, &case.model)
        } else {
            case.defines_alike(reference, &outcome.name)
        };
        (!same).then(|| Reason::Definition(outcome.name.clone()))
    };
    // A run that starts within a year is that much shorter.
    let whole = years(|run| run.last_year() + 1.0 - run.start).map(Reason::Horizon);
    let reason = whole.or_else(by_unit).or_else(defined)?;
    Some(refusal(both, reason))
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
        let sides = [(&mine, &theirs, [case, reference]), (&theirs, &mine, [reference, case])];
        for (own, other, both) in sides {
            let only = own[kind].iter().filter(|name| !other[kind].contains(name));
            let only: Vec<String> = only.cloned().collect();
            all.extend((!only.is_empty()).then(|| refusal(both, Reason::Alone(what, only))));
        }
    }
    all
}
