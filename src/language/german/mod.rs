//! German words for the sentences of charts and reports.

mod all_tables;
mod answer;
mod busts;
mod charts;
mod compared;
mod deck;
mod doubts;
mod drawn;
mod explore;
mod findings;
mod found_screens;
mod given;
mod marked_charts;
mod meanings;
mod messages;
mod mistakes;
mod mistakes_asked;
mod more_charts;
mod newer_charts;
mod refusals;
mod screen;
mod solve;
mod story;
mod terms;
mod units;

use std::borrow::Cow;

use super::{capital, places};
use crate::{
    metrics::quantity,
    model::specifications,
    scenario::{TableSpecification, header_tables},
};

const ROOMS: &[&[(&str, &str)]] = &[
    charts::ALL,
    more_charts::ALL,
    drawn::ALL,
    marked_charts::ALL,
    newer_charts::ALL,
    story::ALL,
    explore::ALL,
    deck::ALL,
    busts::ALL,
    answer::ALL,
    compared::ALL,
    screen::ALL,
    all_tables::ALL,
    terms::ALL,
    given::ALL,
    findings::ALL,
    found_screens::ALL,
    solve::ALL,
    units::ALL,
    meanings::ALL,
];

/// English and German, for every sentence.
pub(super) fn all() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    ROOMS.iter().flat_map(|room| room.iter())
}

/// English and German of messages, which are known again by what is made with them.
pub(super) fn messages() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    let all = [messages::ALL, doubts::ALL, refusals::ALL, mistakes::ALL, mistakes_asked::ALL];
    all.into_iter().flatten()
}

/// The same of what others say: operating systems, the parser of arguments.
pub(super) fn of_others() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    mistakes::OF_OTHERS.iter()
}

/// The German label of the key that has a meaning.
pub(super) fn of_meaning(meaning: &str) -> Option<&'static str> {
    let tables = header_tables().into_iter().chain(specifications().map(|(table, _)| table));
    let mut keys = tables.flat_map(|table| table.keys.iter());
    keys.find(|key| key.meaning.trim() == meaning).map(|key| key.german)
}

/// The sentence of today that an earlier version wrote with numbers for the names of its places.
pub(super) fn known(numbered: &str) -> Option<&'static str> {
    let bare = places::nameless(numbered);
    all().map(|(english, _)| *english).find(|english| places::nameless(english) == bare)
}

/// The labels of quantities, keys and tables, with their German.
fn labels() -> impl Iterator<Item = (&'static str, &'static str)> {
    let of_table = |table: &'static TableSpecification| {
        let keys = table.keys.iter().map(|key| (key.label, key.german));
        std::iter::once((table.label, table.german)).chain(keys)
    };
    let quantities = quantity::all().map(|(quantity, _)| (quantity.label, quantity.german));
    let tables = header_tables().into_iter().chain(specifications().map(|(table, _)| table));
    quantities.chain(tables.flat_map(of_table))
}

/// The German for a sentence, or for a label, at the head of a sentence or within one.
pub(super) fn of(english: &str) -> Option<Cow<'static, str>> {
    let sentence = all().find_map(|(known, german)| {
        if *known == english {
            return Some(Cow::Borrowed(*german));
        }
        // Words that stand at the head of a line, too.
        (capital(known) == english).then(|| Cow::Owned(capital(german)))
    });
    sentence.or_else(|| {
        labels().find_map(|(label, german)| {
            if label == english {
                return Some(Cow::Borrowed(german));
            }
            (capital(label) == english).then(|| Cow::Owned(capital(german)))
        })
    })
}

/// The English of words that stand alone; of words that end in `…`, of what begins so in either language.
pub(super) fn english(words: &str) -> impl Iterator<Item = &'static str> {
    let begun = words.strip_suffix('…').map(|own| capital(own.trim_end_matches([' ', ',', '('])));
    let begun = begun.filter(|own| own.chars().count() > 5);
    let whole = capital(words);
    let same = move |own: &str| match &begun {
        Some(begun) => capital(own.trim()).starts_with(begun.as_str()),
        None => capital(own.trim()) == whole,
    };
    let all = all().map(|(english, german)| (*english, *german)).chain(labels());
    let cut = words.ends_with('…');
    let fits = move |(english, german): &(&str, &str)| same(german) || cut && same(english);
    all.filter(fits).map(|(english, _)| english.trim())
}

#[cfg(test)]
mod tests;
