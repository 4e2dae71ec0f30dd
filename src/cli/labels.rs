//! Words as people see them, for `explain`: labels of quantities and keys, heads of columns with their units, sheets cut to
//! their length; in either language.

use super::readings::readings;
use crate::{
    metrics::{Track, quantity},
    report::{self, glossary},
    scenario::TableSpecification,
};

/// What is called so: names of quantities, of tables and of keys with their table; and what a chart, a sheet, a part, a
/// row or the head of a column shows. Of the words as they are, or else of what is left of them by the fewest steps.
pub(super) fn found(
    asked: &str,
    tables: &[&'static TableSpecification],
) -> (Vec<String>, Option<&'static str>) {
    let steps = readings(asked);
    let mut each = steps.iter().map(|all| (named(all, tables), shown(all)));
    each.find(|(names, shown)| !names.is_empty() || shown.is_some()).unwrap_or_default()
}

/// Names of quantities, of tables and of keys with their table.
fn named(all: &[String], tables: &[&'static TableSpecification]) -> Vec<String> {
    let fits = |label: &str| all.iter().any(|own| same(own, label));
    let shown = |own: &quantity::Quantity| own.place.screen.is_some_and(|(_, words)| fits(words));
    let quantities = quantity::all()
        .filter(|(own, _)| fits(own.label) || fits(own.german) || shown(own))
        .map(|(own, _)| own.name.to_owned());
    let of_table = |table: &&'static TableSpecification| {
        let table = *table;
        let own = (fits(table.label) || fits(table.german)).then(|| table.name.to_owned());
        let keys = table.keys.iter().filter(|key| fits(key.label) || fits(key.german));
        let full = |name: &str| match table.name {
            "" => name.to_owned(),
            table => format!("{table}.{name}"),
        };
        let keys: Vec<String> = keys.map(|key| full(key.name)).collect();
        own.into_iter().filter(|name| !name.is_empty()).chain(keys)
    };
    let mut names: Vec<String> = quantities.chain(tables.iter().flat_map(of_table)).collect();
    names.dedup();
    names
}

/// What a chart, a sheet, a part, a row or the head of a column shows.
fn shown(all: &[String]) -> Option<&'static str> {
    all.iter().find_map(|own| glossary::shown(own).or_else(|| sheet(own)))
}

/// What the chart shows that a sheet has.
fn sheet(name: &str) -> Option<&'static str> {
    let chart = report::chart_of_sheet(name)?;
    let track = || Track::ALL.iter().find(|track| track.name() == chart);
    glossary::shown(chart).or_else(|| track().map(|track| track.quantity().meaning))
}

/// The same but for letters at the head; of a name that was cut to fit, its beginning.
fn same(asked: &str, label: &str) -> bool {
    let label = label.trim().replace('\u{a0}', " ").to_lowercase();
    let asked = asked.to_lowercase();
    let cut = asked.rsplit_once('_').filter(|(_, place)| place.parse::<u32>().is_ok());
    let begins = |(words, _): (&str, &str)| words.chars().count() > 20 && label.starts_with(words);
    asked == label || cut.is_some_and(begins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::header_tables;

    #[test]
    fn what_people_see_is_found_by_its_name() {
        let named = |asked: &str| found(asked, &header_tables()).0;
        let shown = |asked: &str| found(asked, &header_tables()).1;
        for (asked, due) in [
            ("Demand over capacity", "tightness"),
            ("Nachfrage zu Kapazität", "tightness"),
            ("Write-downs, $bn", "write_down"),
            ("Price of a capacity unit fo_3", "price"),
        ] {
            assert!(named(asked).iter().any(|own| own == due), "{asked}: {:?}", named(asked));
        }
        assert!(named("no such words").is_empty() && shown("no such words").is_none());
        assert!(shown("Wer ausfällt").is_some() && shown("waterfall_bust_bear").is_some());
    }
}
