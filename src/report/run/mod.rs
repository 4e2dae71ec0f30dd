//! What a run says in charts, and its story.

mod figures;
mod precedent;
mod story;

pub(super) use figures::{
    break_even_columns, break_even_words, called, chart_names, companies, drawn_in_run, driving,
    figures, what,
};
pub(super) use story::story;

use crate::{language::OwnWords, model::Model};

/// German of what the scenario calls its own, and of the precedent that stands beside it.
pub(super) fn words(model: &Model) -> OwnWords {
    let then = precedent::precedent().filter(|then| then.precedes(model));
    let beside = then.map_or(&[][..], |then| &then.words);
    OwnWords::kept(model.header.german.iter().chain(beside).cloned().collect())
}
