//! All charts that there can be, as the rooms that make them declare them: what workbooks and `explain` call them.

use super::{
    backtest, calibration, comparison, drawn, given, names::COMPANIES, rules, run, sensitivity,
    solve, sweep, watch,
};
use crate::{
    chart::Called,
    language::{Language, phrase},
};

/// Of every room, and what stands for several of them.
fn all() -> impl Iterator<Item = Called> {
    let companies = Called {
        name: COMPANIES,
        sheet: None,
        about: Some("slides of builders and customers, one by one"),
    };
    let rooms: [&[Called]; 11] = [
        &[companies],
        &comparison::CALLED,
        &watch::CALLED,
        &rules::CALLED,
        &solve::CALLED,
        &backtest::CALLED,
        &calibration::CALLED,
        &sweep::CALLED,
        &sensitivity::CALLED,
        &given::CALLED,
        &drawn::CALLED,
    ];
    run::called().chain(rooms.concat())
}

/// What a chart of this name is called.
pub(super) fn called(chart: &str) -> Option<Called> {
    all().find(|own| own.name == chart).or_else(|| all().find(|own| own.is(chart)))
}

/// The chart that has a sheet of this name, in English, by the name of its file; one of several in any language.
pub fn chart_of_sheet(sheet: &str) -> Option<&'static str> {
    let same =
        |own: &'static str| own.to_lowercase() == sheet.to_lowercase() || is_one_of(own, sheet);
    all().find(|own| own.sheet.is_some_and(same)).map(|own| own.name)
}

/// Whether a sheet has the name of several with a scenario's in its place.
fn is_one_of(several: &'static str, sheet: &str) -> bool {
    const PLACE: &str = "{name}";
    let languages = [Language::En, Language::GERMAN];
    several.contains(PLACE)
        && languages.iter().any(|language| {
            let words = language.say(&phrase!(several, name = name(PLACE)));
            let ends = words.split_once(PLACE);
            ends.is_some_and(|(first, last)| sheet.starts_with(first) && sheet.ends_with(last))
        })
}

/// What the chart of this name shows, or that on the sheet of this name.
pub(super) fn about(words: &str) -> Option<&'static str> {
    let known = called(&words.to_lowercase()).or_else(|| called(chart_of_sheet(words)?));
    known?.about
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of two declarations with one name only the first would be found.
    #[test]
    fn every_chart_is_declared_once() {
        let mut names: Vec<&str> = all().map(|own| own.name).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count, "{names:?}");
    }

    #[test]
    fn charts_are_found_by_name_beginning_and_sheet() {
        assert_eq!(called("waterfall_bust_bear").map(|own| own.name), Some("waterfall_bust_"));
        assert_eq!(called("waterfall_bear").map(|own| own.name), Some("waterfall_"));
        assert_eq!(chart_of_sheet("who fails"), Some("failures"));
        assert_eq!(chart_of_sheet("To bear, busts"), Some("waterfall_bust_"));
        assert_eq!(chart_of_sheet("Zu bull, Wertberichtigungen"), Some("waterfall_"));
        assert_eq!(about("Who loses"), about("incidence"));
        assert!(about("incidence").is_some() && called("no_such_chart").is_none());
    }
}
