//! What clauses say together, on one number or on two that say something of each other: whether any value meets them all,
//! and which say nothing beside the others.

use std::{fmt, ptr};

use super::{Clause, Condition, ties::Tie};

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
            let doubt = own.doubt(&others).or_else(|| self.echo(own, &kept));
            if let Some(doubt) = doubt {
                kept.retain(|other| !ptr::eq(*other, own));
                doubts.insert(0, doubt);
            }
        }
        doubts
    }

    /// Why a clause changes nothing beside clauses on other numbers.
    fn echo(&self, own: &Clause, kept: &[&Clause]) -> Option<String> {
        let others: Vec<&Clause> =
            kept.iter().copied().filter(|other| !ptr::eq(*other, own)).collect();
        if let Some(one) = others.iter().find(|other| self.brings(&[other], own)) {
            return Some(format!("`{own}` changes nothing: wherever `{one}` holds, it does"));
        }
        let echoes = others.len() > 1 && self.brings(&others, own);
        echoes.then(|| format!("`{own}` changes nothing: wherever all else holds, it does"))
    }

    /// Whether a clause holds wherever others do.
    fn brings(&self, others: &[&Clause], own: &Clause) -> bool {
        let all = self.brought(others);
        let all = on(&all, &own.name);
        !all.is_empty() && own.follows_from(&all)
    }

    /// All that holds wherever some clauses do, these included.
    fn brought(&self, clauses: &[&Clause]) -> Vec<Clause> {
        let mut all: Vec<Clause> = clauses.iter().map(|own| (*own).clone()).collect();
        let mut left: Vec<&Tie> = self.ties.iter().collect();
        loop {
            let holds = |tie: &&Tie| {
                let known = on(&all, &tie.when.name);
                !known.is_empty() && tie.when.follows_from(&known)
            };
            let (found, rest): (Vec<&Tie>, Vec<&Tie>) = left.into_iter().partition(holds);
            if found.is_empty() {
                return all;
            }
            all.extend(found.into_iter().map(|tie| tie.then.clone()));
            left = rest;
        }
    }

    /// Whether what some clauses bring leaves no value.
    fn clash(&self, clauses: &[&Clause]) -> bool {
        let all = self.brought(clauses);
        all.iter().any(|own| {
            let known = on(&all, &own.name);
            !candidates(&known).iter().any(|value| all_hold(&known, *value))
        })
    }

    /// Refuses clauses that no path meets together, as one on another number rules out what they ask.
    pub(super) fn clashes(&self) -> Result<(), String> {
        let all: Vec<&Clause> = self.clauses.iter().collect();
        for (place, other) in all.iter().enumerate() {
            if let Some(one) = all[..place].iter().find(|one| self.clash(&[one, other])) {
                return Err(format!("`{one}` rules out `{other}`: no path can meet both"));
            }
        }
        let clash = all.len() > 2 && self.clash(&all);
        if clash {
            Err("its parts rule each other out: no path can meet all".to_owned())
        } else {
            Ok(())
        }
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

/// Those on a number.
fn on<'a>(clauses: &'a [Clause], name: &str) -> Vec<&'a Clause> {
    clauses.iter().filter(|own| own.name == name).collect()
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
