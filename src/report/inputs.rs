//! What a rule speaks of, in words.

use super::{
    amount::amount,
    given::quantity,
    label::Label,
    language::{Phrase, phrase},
};
use crate::{
    analysis::{Input, Shown, What},
    scenario::Run,
};

/// An input within a sentence: `long-run growth of demand`, `price over fair price at the end of 2027`.
pub(super) fn input(what: &What, run: &Run) -> Phrase {
    match what {
        What::Drawn(key) => Label::of(key, run).words,
        What::Seen { track, quantity: own, year } => {
            let words = if own.is_flow() { "{0} in {1}" } else { "{0} at the end of {1}" };
            phrase(words).phrase(quantity(track, own)).year(*year)
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
        return if low.is_some() { name } else { phrase("not {0}").phrase(name) };
    }
    let said = |limit: f64| value(&input.what, limit, run);
    match (low, high) {
        (Some(low), Some(high)) => {
            phrase("{0} between {1} and {2}").phrase(name).phrase(said(low)).phrase(said(high))
        }
        (Some(low), None) => phrase("{0} above {1}").phrase(name).phrase(said(low)),
        (None, Some(high)) => phrase("{0} under {1}").phrase(name).phrase(said(high)),
        (None, None) => name,
    }
}
