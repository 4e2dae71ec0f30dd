//! A condition in words.

use crate::{
    analysis::{Clause, Condition, Relation},
    metrics::{BUST, BuilderMetric, Quantity},
    model::Model,
    report::language::{Phrase, phrase},
};

/// A condition as words within a sentence: `a bust of spending and write-downs above $500 bn`.
pub(in crate::report) fn condition(condition: &Condition, model: &Model) -> Phrase {
    let each = condition.clauses.iter().map(|one| clause(one, model));
    each.reduce(|all, next| phrase("{0} and {1}").phrase(all).phrase(next))
        .unwrap_or_else(|| Phrase::of_name(&condition.text))
}

fn clause(clause: &Clause, model: &Model) -> Phrase {
    if let Some(yes) = clause.yes_or_no() {
        let event = event(&clause.name, clause.quantity);
        return if yes { event } else { phrase("not {0}").phrase(event) };
    }
    let words = match clause.relation {
        Relation::Above => "{0} above {1}",
        Relation::AtLeast => "{0} at least {1}",
        Relation::Below => "{0} below {1}",
        Relation::AtMost => "{0} at most {1}",
        Relation::Equal => "{0} is {1}",
        Relation::Unequal => "{0} is not {1}",
    };
    phrase(words).phrase(quantity(&clause.name, clause.quantity)).phrase(super::amount(
        clause.bound,
        clause.unit,
        model,
    ))
}

/// A yes or no: `a bust of spending`, `a default of Oracle`.
pub(in crate::report) fn event(name: &str, quantity: &Quantity) -> Phrase {
    if name == BUST.name {
        return phrase("a bust");
    }
    match name.split_once('.') {
        Some((kind, party)) if kind == BuilderMetric::Default.name() => {
            phrase("a default of {0}").name(party)
        }
        _ => self::quantity(name, quantity),
    }
}

/// A metric or a track; whose, in front.
pub(in crate::report) fn quantity(name: &str, quantity: &Quantity) -> Phrase {
    match name.split_once('.') {
        Some((_, party)) => phrase("{0}: {1}").name(party).phrase(phrase(quantity.label)),
        None => phrase(quantity.label),
    }
}
