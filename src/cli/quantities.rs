//! What `explain` says of tracks, metrics and statistics, and their tables in MODEL.md.

use std::fmt::Write;

use crate::metrics::{
    Quantity, Unit,
    quantity::{self, Owner, STATISTICS, Sort, StatisticWords},
};

/// Everything of a name, alone or with a party's: a metric, a track, or both; or a statistic.
pub(super) fn text(asked: &str) -> Option<String> {
    let (name, party) = asked.split_once('.').map_or((asked, None), |(n, p)| (n, Some(p)));
    let fits = |(quantity, sort): &(&Quantity, Sort)| {
        quantity.name == name && (party.is_none() || sort.of != Owner::Industry)
    };
    let found: Vec<String> =
        quantity::all().filter(fits).map(|(quantity, sort)| one(quantity, sort)).collect();
    if !found.is_empty() {
        return Some(found.join("\n"));
    }
    StatisticWords::named(asked).map(statistic)
}

/// Names that [`text`] knows.
pub(super) fn names() -> Vec<&'static str> {
    let statistics = STATISTICS.iter().map(|own| own.name);
    quantity::all().map(|(quantity, _)| quantity.name).chain(statistics).collect()
}

fn full(quantity: &Quantity, sort: Sort) -> String {
    format!("{}{}", quantity.name, sort.of.suffix())
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Money => "currency of the scenario",
        Unit::Price => "currency per capacity unit and year",
        Unit::Capacity => "capacity units",
        Unit::Sites => "site units",
        Unit::Energy => "TWh",
        Unit::Share => "share, shown in per cent",
        Unit::Rate => "share a year, shown in per cent",
        Unit::Ratio => "number",
        Unit::Year => "calendar year",
        Unit::Years => "years",
    }
}

fn range(quantity: &Quantity) -> String {
    let (low, high) = quantity.range;
    match (quantity.unit, low.is_finite(), high.is_finite()) {
        (Unit::Year, ..) => "years of the run, or never".to_owned(),
        (Unit::Years, ..) => "0 to the years of the run, or never".to_owned(),
        (_, true, true) => format!("{low} to {high}"),
        (_, true, false) => format!("{low} or more"),
        _ => "any".to_owned(),
    }
}

fn one(quantity: &Quantity, sort: Sort) -> String {
    let kind =
        if sort.track { "track: a variable by year" } else { "metric: one number for each path" };
    let mut text = format!("{} ({kind})\n", full(quantity, sort));
    let _ = writeln!(text, "  {}", quantity.meaning);
    let _ = writeln!(text, "  label    {} ({})", quantity.label, quantity.german);
    let _ = writeln!(text, "  formula  {}", quantity.formula);
    let _ = writeln!(text, "  unit     {}, a {}", unit(quantity.unit), quantity.kind.words());
    let _ = writeln!(text, "  range    {}", range(quantity));
    let _ = writeln!(text, "  worse    {}", quantity.worse.words());
    let needs = quantity.needed().unwrap_or_else(|| "nothing: every market has it".to_owned());
    let _ = writeln!(text, "  needs    {needs}");
    text
}

fn statistic(own: &StatisticWords) -> String {
    format!(
        "{} (statistic of a metric)\n  {}\n  label    {}\n  formula  {}\n",
        own.name, own.meaning, own.label, own.formula
    )
}

/// Every metric, track and statistic with a few words.
pub(super) fn list() -> String {
    let mut text = String::new();
    for (track, head) in
        [(false, "Metrics, one number for each path:"), (true, "Tracks, variables by year:")]
    {
        let _ = writeln!(text, "\n{head}");
        for (quantity, sort) in quantity::all().filter(|(_, sort)| sort.track == track) {
            let _ = writeln!(text, "  {:<34}{}", full(quantity, sort), quantity.label);
        }
    }
    text.push_str("\nStatistics of a metric:\n");
    for own in STATISTICS {
        let _ = writeln!(text, "  {:<34}{}", own.name, own.label);
    }
    text
}

/// The tables of section 4 of MODEL.md.
pub(super) fn markdown() -> String {
    let mut text = String::new();
    for (track, head) in [(false, "metric"), (true, "track")] {
        let _ =
            writeln!(text, "| {head} | what it is | unit | kind | worse | needs | definition |");
        text.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
        for (quantity, sort) in quantity::all().filter(|(_, sort)| sort.track == track) {
            let _ = writeln!(
                text,
                "| `{}` | {} | {} | {} | {} | {} | {} |",
                full(quantity, sort),
                quantity.label,
                unit(quantity.unit),
                quantity.kind.words(),
                quantity.worse.words(),
                quantity.needed().map_or_else(
                    || "–".to_owned(),
                    |needs| format!(
                        "`{}`",
                        needs.replace(" and ", "` and `").replace(" or ", "` or `")
                    )
                ),
                quantity.formula
            );
        }
        text.push('\n');
    }
    text.push_str("| statistic | what it is | definition |\n| --- | --- | --- |\n");
    for own in STATISTICS {
        let _ = writeln!(text, "| `{}` | {} | {} |", own.name, own.meaning, own.formula);
    }
    text
}
