//! What quantities say of each other by what they are declared to be: spending busts by its fall, and who defaults is one of
//! those that do.

use crate::model::Model;

/// What a quantity has come to.
#[derive(Clone, Debug, PartialEq)]
pub enum Reached {
    /// What happens or does not has happened.
    Event(String),
    /// At least one is counted.
    Some(&'static str),
    /// So much of it, or more.
    AtLeast(&'static str, f64),
}

/// On every path that comes to the one, it comes to the other.
#[derive(Clone, Debug)]
pub struct Tie {
    /// What says more.
    pub when: Reached,
    /// What it brings along.
    pub then: Reached,
}

/// What counts the builders that default, and the customers.
const COUNTS: [&str; 2] = ["defaults", "customer_defaults"];

/// The metric of which spending busts.
const SPENDING_FALL: &str = "spending_fall";

/// All of a model, by what is declared of its quantities, whether it has them or not.
pub fn ties(model: &Model) -> Vec<Tie> {
    let mut all = Vec::new();
    for (kind, key, limit) in model.header.bust.limits.of_kinds() {
        if key == SPENDING_FALL {
            let (event, falls) = (Reached::Event(kind.to_owned()), Reached::AtLeast(key, limit));
            all.push(Tie { when: event.clone(), then: falls.clone() });
            all.push(Tie { when: falls, then: event });
        }
    }
    let parties = &model.parties;
    for (count, names) in COUNTS.into_iter().zip([&parties.builders, &parties.customers]) {
        all.extend(names.iter().map(|name| Tie {
            when: Reached::Event(format!("default.{name}")),
            then: Reached::Some(count),
        }));
    }
    all
}

impl Reached {
    /// Of what.
    pub fn name(&self) -> &str {
        match self {
            Self::Event(name) => name,
            Self::Some(name) | Self::AtLeast(name, _) => name,
        }
    }

    /// Whether a quantity above a bound has come to this.
    pub(super) fn follows_from(&self, bound: f64) -> bool {
        match self {
            Self::Event(_) | Self::Some(_) => (0.0..1.0).contains(&bound),
            Self::AtLeast(_, least) => bound >= *least,
        }
    }

    /// Whether what has come to this is above a bound.
    pub(super) fn is_above(&self, bound: f64) -> bool {
        match self {
            Self::Event(_) | Self::Some(_) => (0.0..1.0).contains(&bound),
            Self::AtLeast(_, least) => bound < *least,
        }
    }
}
