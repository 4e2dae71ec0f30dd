//! German words for the sentences of charts and reports.

mod busts;
mod charts;
mod story;

use std::borrow::Cow;

use crate::{
    metrics::{Quantity, quantity},
    report::chart::capital,
};

/// English and German, for every sentence.
pub(super) fn all() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    charts::ALL.iter().chain(story::ALL).chain(busts::ALL)
}

/// The German for a sentence, or for the label of a quantity, at the head of a sentence or within one.
pub(super) fn of(english: &str) -> Option<Cow<'static, str>> {
    let sentence = all().find(|(known, _)| *known == english).map(|(_, german)| *german);
    sentence.map(Cow::Borrowed).or_else(|| {
        let label = |quantity: &Quantity| {
            if quantity.label == english {
                return Some(Cow::Borrowed(quantity.german));
            }
            (capital(quantity.label) == english).then(|| Cow::Owned(capital(quantity.german)))
        };
        quantity::all().find_map(|(quantity, _)| label(quantity))
    })
}
