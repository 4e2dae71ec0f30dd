//! A condition in words.

use crate::{
    analysis::{Clause, Condition, Relation},
    language::{Phrase, phrase, possessive},
    metrics::{BUST, BuilderMetric, Quantity, YearMetric},
    model::Model,
};

/// A condition as words within a sentence: `a bust of spending and write-downs above $500 bn`.
pub(in crate::report) fn condition(condition: &Condition, model: &Model) -> Phrase {
    let each = condition.clauses.iter().map(|one| clause(one, model));
    each.reduce(|all, next| {
        phrase!("{first} and {second}", first = phrase(all), second = phrase(next))
    })
    .unwrap_or_else(|| Phrase::of_name(&condition.text))
}

fn clause(clause: &Clause, model: &Model) -> Phrase {
    if let Some(yes) = clause.yes_or_no() {
        let event = event(&clause.name, clause.quantity);
        return if yes { event } else { negated(event) };
    }
    let words = match clause.relation {
        Relation::Above => "{what} above {limit}",
        Relation::AtLeast => "{what} at least {limit}",
        Relation::Below => "{what} below {limit}",
        Relation::AtMost => "{what} at most {limit}",
        Relation::Equal => "{what} is {limit}",
        Relation::Unequal => "{what} is not {limit}",
    };
    phrase!(
        words,
        what = phrase(quantity(&clause.name, clause.quantity)),
        limit = phrase(super::amount(clause.bound, clause.unit, model,))
    )
}

/// A yes or no: `a bust of spending`, `a default of Oracle`.
pub(in crate::report) fn event(name: &str, quantity: &Quantity) -> Phrase {
    if name == BUST.name {
        return phrase("a bust");
    }
    match name.split_once('.') {
        Some((kind, party)) if kind == BuilderMetric::Default.name() => {
            phrase!("a default of {party}", party = name(party))
        }
        Some((kind, year)) if kind == YearMetric::PaybackOpen.name() => {
            phrase!("equipment of {year} that has not paid back yet", year = name(year))
        }
        _ => self::quantity(name, quantity),
    }
}

/// That something is not so: `capital market open`.
pub(in crate::report) fn negated(what: Phrase) -> Phrase {
    match what.text() {
        "capital market shut" => phrase("capital market open"),
        "Capital market shut" => phrase("Capital market open"),
        _ => phrase!("not {what}", what = phrase(what)),
    }
}

/// A metric or a track; whose, in front.
pub(in crate::report) fn quantity(name: &str, quantity: &Quantity) -> Phrase {
    match name.split_once('.') {
        Some((_, party)) => possessive::of(party, quantity.label),
        None => phrase(quantity.label),
    }
}
