//! What the sheets of a workbook are called.

use crate::{
    language::{Language, capital, phrase},
    metrics::Track,
    report::charts,
};

/// Letters that a spreadsheet allows.
const MOST: usize = 31;

/// The sheet of a chart, by its subject in the reader's language; one without a name of its own is called as its file.
pub(in crate::report) fn sheet_name(chart: &str, place: usize, language: Language) -> String {
    let track = Track::ALL.iter().find(|track| track.name() == chart);
    let own =
        charts::called(chart).and_then(|own| Some((own.sheet?, chart.strip_prefix(own.name)?)));
    let label = || track.map(|track| (track.quantity().label, ""));
    match own.or_else(label) {
        Some((words, "")) => safe(&capital(&language.word(words)), place),
        Some((words, name)) => safe(&language.say(&phrase!(words, name = name(name))), place),
        None => safe(chart, place),
    }
}

/// A name that a sheet may have: at most 31 letters, none of them forbidden, and no other sheet's.
pub(super) fn safe(name: &str, place: usize) -> String {
    let letter = |c: char| if "[]:*?/\\'".contains(c) || c.is_control() { '_' } else { c };
    let whole: String = name.chars().map(letter).collect();
    if whole.chars().count() <= MOST {
        return whole;
    }
    let kept: String = whole.chars().take(MOST - 4).collect();
    // Between words, where there are any.
    let kept = kept.rsplit_once(' ').map_or(kept.as_str(), |(words, _)| words);
    format!("{kept}_{place}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_allowed() {
        assert_eq!(safe("a/b:c", 1), "a_b_c");
        let long = safe(&"x".repeat(60), 12);
        assert!(long.chars().count() <= MOST && long.ends_with("_12"));
        assert_eq!(safe("what the sites that are used take", 7), "what the sites that are_7");
    }

    #[test]
    fn sheets_are_called_by_their_subject() {
        let said =
            |name: &str| [Language::En, Language::GERMAN].map(|own| sheet_name(name, 1, own));
        assert_eq!(said("failures"), ["Who fails", "Wer ausfällt"]);
        assert_eq!(said("tightness"), ["Demand over capacity", "Nachfrage zu Kapazität"]);
        assert_eq!(said("waterfall_bear"), ["To bear, write-downs", "Zu bear, Wertberichtigungen"]);
        assert_eq!(said("waterfall_bust_bear"), ["To bear, busts", "Zu bear, Einbrüche"]);
    }
}
