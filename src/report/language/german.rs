//! German words for the sentences of charts and reports.

/// English and German, for every sentence.
pub(super) const ALL: &[(&str, &str)] = &[("{0} of the paths", "{0} der Pfade")];

/// The German for a sentence.
pub(super) fn of(english: &str) -> Option<&'static str> {
    ALL.iter().find(|(known, _)| *known == english).map(|(_, german)| *german)
}
