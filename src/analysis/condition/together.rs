//! What clauses on one number say together: whether any value meets them all, and which say nothing beside the others.

use std::{fmt, ptr};

use super::{Clause, Condition};

impl Condition {
    /// Parts that change nothing beside the others, each in a sentence.
    pub fn doubts(&self) -> Vec<String> {
        let mut kept: Vec<&Clause> = self.clauses.iter().collect();
        let mut doubts = Vec::new();
        // Of two that say the same the first stays.
        for own in self.clauses.iter().rev() {
            let others: Vec<&Clause> = kept
                .iter()
                .copied()
                .filter(|other| other.name == own.name && !ptr::eq(*other, own))
                .collect();
            if let Some(doubt) = own.doubt(&others) {
                kept.retain(|other| !ptr::eq(*other, own));
                doubts.insert(0, doubt);
            }
        }
        doubts
    }

    /// Refuses clauses on one number that no value meets together.
    pub(super) fn contradiction(&self) -> Result<(), String> {
        for first in &self.clauses {
            let own: Vec<&Clause> =
                self.clauses.iter().filter(|own| own.name == first.name).collect();
            if own.len() > 1 && !candidates(&own).iter().any(|value| all_hold(&own, *value)) {
                let name = &first.name;
                return Err(format!(
                    "what is said of `{name}` contradicts itself: no path can meet it"
                ));
            }
        }
        Ok(())
    }
}

impl Clause {
    /// Why it changes nothing beside others on the same number.
    fn doubt(&self, others: &[&Self]) -> Option<String> {
        let same = |other: &&&Self| {
            other.relation == self.relation && other.bound.total_cmp(&self.bound).is_eq()
        };
        if others.iter().any(|other| same(&other)) {
            return Some(format!("`{self}` stands twice"));
        }
        if let Some(one) = others.iter().find(|other| self.follows_from(&[other])) {
            return Some(format!("`{self}` changes nothing: wherever `{one}` holds, it does"));
        }
        let follows = others.len() > 1 && self.follows_from(others);
        follows.then(|| {
            format!("`{self}` changes nothing: wherever all else on `{}` holds, it does", self.name)
        })
    }

    /// Whether it holds of every value of which others do.
    fn follows_from(&self, others: &[&Self]) -> bool {
        let values = candidates(&[others, &[self]].concat());
        values.iter().all(|value| !all_hold(others, *value) || self.holds(*value))
    }
}

fn all_hold(clauses: &[&Clause], value: f64) -> bool {
    clauses.iter().all(|clause| clause.holds(value))
}

/// Values of one number that stand for all that it can have: bounds of clauses, what lies between them and beyond, and none.
fn candidates(clauses: &[&Clause]) -> Vec<f64> {
    let Clause { quantity, range: [low, high], .. } = clauses[0];
    let mut bounds: Vec<f64> =
        clauses.iter().map(|own| own.bound).filter(|bound| bound.is_finite()).collect();
    bounds.sort_by(f64::total_cmp);
    let near = |bound: &f64| [bound.floor() - 1.0, bound.floor(), bound.ceil(), bound.ceil() + 1.0];
    let values = if quantity.is_whole() {
        bounds.iter().flat_map(near).chain([*low, *high]).collect()
    } else {
        let between = bounds.windows(2).map(|pair| f64::midpoint(pair[0], pair[1]));
        let beyond = bounds.first().map(|first| first - 1.0).into_iter();
        let beyond = beyond.chain(bounds.last().map(|last| last + 1.0)).chain([*low, *high]);
        [bounds.clone(), between.chain(beyond).collect()].concat()
    };
    let possible = |value: &f64| value.is_finite() && (*low..=*high).contains(value);
    let never = quantity.infinite().map(|_| f64::INFINITY);
    values.into_iter().filter(possible).chain(never).collect()
}

impl fmt::Display for Clause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, quantity, relation, bound, .. } = self;
        match self.yes_or_no() {
            Some(true) => return formatter.write_str(name),
            Some(false) => return write!(formatter, "not {name}"),
            None => {}
        }
        let sign = relation.sign();
        match quantity.infinite().filter(|_| bound.is_infinite()) {
            Some(word) => write!(formatter, "{name} {sign} {word}"),
            None => write!(formatter, "{name} {sign} {bound}"),
        }
    }
}
