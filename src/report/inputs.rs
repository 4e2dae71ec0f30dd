//! What a rule speaks of, in words.

use super::given::{negated, quantity};
use crate::{
    analysis::{Input, Shown, What},
    language::{Phrase, amount::amount, label::Label, phrase},
    scenario::Run,
};

/// An input within a sentence: `long-run growth of demand`, `price over fair price at the end of 2027`.
pub(super) fn input(what: &What, run: &Run) -> Phrase {
    match what {
        What::Drawn(key) => Label::of(key, run).words,
        What::Seen { track, quantity: own, year } => {
            let words =
                if own.is_flow() { "{what} in {year}" } else { "{what} at the end of {year}" };
            phrase!(words, what = phrase(quantity(track, own)), year = year(*year))
        }
    }
}

/// A value of an input with its unit.
pub(super) fn value(what: &What, value: f64, run: &Run) -> Phrase {
    match what {
        What::Drawn(key) => Label::of(key, run).amount(value),
        What::Seen { quantity, .. } => amount(value, quantity.unit, run),
    }
}

/// Limits of an input: `above 3`, `under 4`, or between both.
pub(super) fn limits(input: &Input, [low, high]: [Option<f64>; 2], run: &Run) -> Phrase {
    let name = self::input(&input.what, run);
    if input.shown == Shown::YesOrNo {
        return if low.is_some() { name } else { negated(name) };
    }
    let said = |limit: f64| value(&input.what, limit, run);
    match (low, high) {
        (Some(low), Some(high)) => {
            phrase!(
                "{what} between {low} and {high}",
                what = phrase(name),
                low = phrase(said(low)),
                high = phrase(said(high))
            )
        }
        (Some(low), None) => {
            phrase!("{what} above {limit}", what = phrase(name), limit = phrase(said(low)))
        }
        (None, Some(high)) => {
            phrase!("{what} under {limit}", what = phrase(name), limit = phrase(said(high)))
        }
        (None, None) => name,
    }
}
