//! German words for the sentences of charts and reports.

mod charts;
mod story;

/// English and German, for every sentence.
pub(super) fn all() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    charts::ALL.iter().chain(story::ALL)
}

/// The German for a sentence.
pub(super) fn of(english: &str) -> Option<&'static str> {
    all().find(|(known, _)| *known == english).map(|(_, german)| *german)
}
