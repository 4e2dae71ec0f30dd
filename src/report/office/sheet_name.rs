//! What the sheets of a workbook are called.

use crate::{
    metrics::Track,
    report::language::{Language, capital, phrase},
};

/// Letters that a spreadsheet allows.
const MOST: usize = 31;

/// Charts, by the names of their files.
const NAMES: &[(&str, &str)] = &[
    ("bust", "Bust"),
    ("bust_begins", "When busts begin"),
    ("bust_timeline", "Before and after a bust"),
    ("write_down", "Write-downs"),
    ("exceedance", "How rarely it is exceeded"),
    ("break_even", "Money back"),
    ("payback", "Payback by year"),
    ("conventions", "Other books"),
    ("write_down_by_builder", "Write-downs by builder"),
    ("failures", "Who fails"),
    ("incidence", "Who loses"),
    ("losses", "Losses by defaults"),
    ("customers_break_even", "Customers in profit"),
    ("tornado", "What drives it"),
    ("tornado_one_at_a_time", "One at a time"),
    ("heat", "Two parameters"),
    ("price_precedent", "Prices of a precedent"),
    ("watch", "What to watch"),
    ("spending", "Spending"),
    ("spending_over_gdp", "Spending over GDP"),
    ("price", "Price"),
    ("dark_share", "Empty sites"),
    ("free_cash_flow", "Free cash flow"),
    ("market_value", "Market value"),
    ("electricity", "Power for the sites"),
    ("given_spending", "Condition, spending"),
    ("given_relative_price", "Condition, price"),
    ("given_paths", "Condition, single paths"),
];

/// Charts of a scenario of a comparison, by the beginnings of their names: what they are of.
const TO: [(&str, &str); 2] =
    [("waterfall_bust_", "To {name}, busts"), ("waterfall_", "To {name}, write-downs")];

/// The sheet of a chart, by its subject in the reader's language; one without a name of its own is called as its file.
pub(in crate::report) fn sheet_name(chart: &str, place: usize, language: Language) -> String {
    let track = Track::ALL.iter().find(|track| track.name() == chart);
    let own = NAMES.iter().find(|(file, _)| *file == chart).map(|(_, words)| *words);
    if let Some((words, name)) =
        TO.iter().find_map(|(before, words)| Some((*words, chart.strip_prefix(before)?)))
    {
        return safe(&language.say(&phrase!(words, name = name(name))), place);
    }
    match own.or(track.map(|track| track.quantity().label)) {
        Some(words) => safe(&capital(&language.word(words)), place),
        None => safe(chart, place),
    }
}

/// The chart whose sheet has such a name, in English, by the name of its file.
pub fn chart_of(sheet: &str) -> Option<&'static str> {
    NAMES.iter().find(|(_, words)| words.to_lowercase() == sheet.to_lowercase()).map(|own| own.0)
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
