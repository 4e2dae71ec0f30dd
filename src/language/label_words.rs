//! What keys, tables and parts of values over time are called.

use super::{possessive, shown_unit::display_unit};
use crate::{
    language::{Phrase, phrase},
    model::KeyName,
    scenario::Run,
};

/// What a table or a key is; whose, in front.
pub(crate) fn of(name: &str, found: &KeyName<'_>) -> Phrase {
    match (found.key, found.party) {
        (Some(key), None) => phrase(key.label),
        (Some(key), Some(party)) if possessive::is_owned(name) => possessive::of(party, key.label),
        (Some(key), Some(party)) => {
            phrase!("{head}: {said}", head = name(party), said = phrase(phrase(key.label)))
        }
        (None, None) => phrase(found.table.label),
        (None, Some(party)) => phrase!(
            "{what} ({detail})",
            what = name(party),
            detail = phrase(phrase(found.table.label))
        ),
    }
}

/// A part of a value over time, and its unit.
pub(crate) fn of_part(
    (name, found): (&str, &KeyName<'_>),
    part: &str,
    run: &Run,
) -> (Phrase, Phrase) {
    let (words, unit) = match part {
        "table" => ("{what}: by year", ""),
        "growth" => ("{what}: growth after that", "share a year"),
        "csv" => ("{what}: file", ""),
        "item" => ("{what}: series of the file", ""),
        _ => ("{what}: unit of the file", ""),
    };
    (phrase!(words, what = phrase(of(name, found))), display_unit(unit, run))
}
