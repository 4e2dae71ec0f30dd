//! What quantities say of each other by what they are declared to be: a kind of bust and when it begins, one builder's default
//! and how many default.

use super::{Clause, Relation, known::Known};
use crate::metrics::{self, BUST, Reached, bust_conditions};

/// Of every path of which one clause holds, another does.
#[derive(Clone, Debug)]
pub(super) struct Tie {
    pub(super) when: Clause,
    pub(super) then: Clause,
}

/// When the first of the four kinds begins, whatever `[bust]` says.
const FIRST: &str = "bust_begins";

/// Ties under reading.
struct Ties<'a> {
    known: &'a Known<'a>,
    all: Vec<Tie>,
}

/// All ties of a model.
pub(super) fn ties(known: &Known<'_>) -> Vec<Tie> {
    let mut ties = Ties { known, all: Vec::new() };
    ties.of_dates();
    ties.of_kinds();
    ties.of_bust();
    ties.declared();
    ties.all
}

impl Ties<'_> {
    fn clause(&self, name: &str, relation: Relation, bound: f64) -> Option<Clause> {
        self.known.has(name).then(|| self.known.checked(name, Some(relation), bound).ok())?
    }

    fn yes(&self, name: &str) -> Option<Clause> {
        self.clause(name, Relation::Equal, 1.0)
    }

    fn ever(&self, name: &str) -> Option<Clause> {
        self.clause(name, Relation::Unequal, f64::INFINITY)
    }

    /// That the one brings the other, and that without the other there is not the one.
    fn bring(&mut self, one: Option<&Clause>, other: Option<&Clause>) {
        let (Some(when), Some(then)) = (one, other) else { return };
        self.all.push(Tie { when: when.clone(), then: then.clone() });
        if let (Some(not_then), Some(not_when)) = (then.negated(), when.negated()) {
            self.all.push(Tie { when: not_then, then: not_when });
        }
    }

    fn same(&mut self, one: Option<&Clause>, other: Option<&Clause>) {
        self.bring(one, other);
        self.bring(other, one);
    }

    /// What happens begins.
    fn of_dates(&mut self) {
        let dated = self.known.events().filter(|(name, _)| *name != BUST.name);
        let pairs: Vec<_> =
            dated.map(|(name, begins)| (self.yes(name), self.ever(begins))).collect();
        for (event, date) in &pairs {
            self.same(event.as_ref(), date.as_ref());
        }
        self.same(self.ever(FIRST).as_ref(), self.ever("bust_years").as_ref());
    }

    /// The first kind begins where any does.
    fn of_kinds(&mut self) {
        for (kind, ..) in self.known.model.header.bust.limits.of_kinds() {
            let (event, first) = (self.yes(kind), self.ever(FIRST));
            self.bring(event.as_ref(), first.as_ref());
        }
    }

    /// A bust is what the scenario says it is.
    fn of_bust(&mut self) {
        let model = self.known.model;
        let kinds = model.header.bust.limits.of_kinds().map(|(kind, ..)| kind);
        let any_of: Vec<_> = bust_conditions(model).collect();
        let bust = self.yes(BUST.name);
        for own in &any_of {
            let relation = if own.above { Relation::Above } else { Relation::Below };
            let met = self.clause(&own.metric, relation, own.bound);
            self.bring(met.as_ref(), bust.as_ref());
            if any_of.len() == 1 {
                self.bring(bust.as_ref(), met.as_ref());
            }
        }
        let first = self.ever(FIRST);
        if any_of.iter().all(|own| own.is_plain() && kinds.contains(&own.metric.as_str())) {
            self.bring(bust.as_ref(), first.as_ref());
        }
        let counts = |kind: &&str| any_of.iter().any(|own| own.is_plain() && own.metric == **kind);
        if kinds.iter().filter(|kind| self.known.has(kind)).all(counts) {
            self.bring(first.as_ref(), bust.as_ref());
        }
    }

    /// What is declared beside the quantities.
    fn declared(&mut self) {
        for tie in metrics::ties(self.known.model) {
            let [when, then] = [&tie.when, &tie.then].map(|own| self.reached(own));
            self.bring(when.as_ref(), then.as_ref());
        }
    }

    fn reached(&self, what: &Reached) -> Option<Clause> {
        match what {
            Reached::Event(name) => self.yes(name),
            Reached::Some(name) => self.clause(name, Relation::AtLeast, 1.0),
            Reached::AtLeast(name, least) => self.clause(name, Relation::AtLeast, *least),
        }
    }
}

impl Clause {
    /// What holds of all values of which it does not. Of what may never happen, that is more than the other side of a bound.
    fn negated(&self) -> Option<Self> {
        let (relation, bound) = match self.relation {
            Relation::Equal if self.quantity.is_event() => (Relation::Equal, 1.0 - self.bound),
            Relation::Equal => (Relation::Unequal, self.bound),
            Relation::Unequal => (Relation::Equal, self.bound),
            _ if self.quantity.infinite().is_some() => return None,
            Relation::Above => (Relation::AtMost, self.bound),
            Relation::AtLeast => (Relation::Below, self.bound),
            Relation::Below => (Relation::AtLeast, self.bound),
            Relation::AtMost => (Relation::Above, self.bound),
        };
        Some(Self { relation, bound, ..self.clone() })
    }
}
