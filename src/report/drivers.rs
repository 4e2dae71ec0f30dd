//! What drives a result, as a table for the terminal and as CSV.

use std::fmt::Write;

use super::{
    detail::Detail,
    screen::{amount, left, right},
    table::Rows,
};
use crate::{
    analysis::{Driver, Drivers, Sample},
    chart::unit_phrase,
    language::{Language, label::Label, number, phrase},
    metrics::{BUST, Estimate, Metric, Quantity, Unit},
    scenario::Run,
};

/// The strongest drivers; those that cannot be told from zero are counted, not listed.
pub(super) fn table(
    drivers: &Drivers,
    title: &str,
    run: &Run,
    (most, detail, language): (usize, Detail, Language),
) -> String {
    let clear: Vec<_> = drivers.drivers.iter().filter(|driver| driver.is_clear).collect();
    let has_unit = detail != Detail::Errors && drivers.unit == Unit::Money;
    let ends = if has_unit {
        phrase("low tenth; high")
    } else {
        phrase!("{unit}: low tenth; high", unit = phrase(unit_phrase(drivers.unit, run)))
    };
    let words = ["explains", "rank corr.", "shift in bust"].map(|own| language.word(own));
    let mut text =
        format!("\n{}", line(title, &language.say(&ends), &words, &language.word("key")));
    for driver in clear.iter().take(most) {
        let words = language.say(&Label::of(&driver.name, run).head());
        let cells = [
            number::percent(driver.explained),
            format!("{:+.2}", driver.rank.0).replace('-', "−"),
            shift(driver, detail),
        ];
        let cells = cells.map(|own| language.number(&own));
        let key = told_key(driver, language);
        text.push_str(&line(
            &words,
            &means(driver, drivers.unit, run, (detail, language)),
            &cells,
            &key,
        ));
    }
    let rest = drivers.drivers.len() - clear.len();
    if rest > 0 {
        let unclear = phrase!(
            "{rest} of {all} drawn parameters cannot be told from no effect with {paths} paths",
            rest = name(&rest.to_string()),
            all = name(&drivers.drivers.len().to_string()),
            paths = number(number::count(drivers.paths as u64))
        );
        let _ = writeln!(text, "  {}", language.say(&unclear));
    }
    let read = "explains: part of the variance, alone (Sobol's first order); rank corr.: Spearman's; what acts together: overbuild sensitivity";
    let _ = writeln!(text, "  {}", language.word(read));
    text
}

/// What it is, what the outcome is at both ends, the other measures, and the key; what is long stands above.
fn line(words: &str, ends: &str, [explains, rank, shift]: &[String; 3], key: &str) -> String {
    let above = words.chars().count() >= 34;
    let head = if above { format!("  {words}\n") } else { String::new() };
    format!(
        "{head}  {}{}{}{}{}  {key}\n",
        left(if above { "" } else { words }, 34),
        right(ends, 24),
        right(explains, 16),
        right(rank, 13),
        right(shift, 18)
    )
}

/// The outcome in the tenths of paths where the parameter is lowest and highest; without errors in the figures that these
/// leave.
fn means(driver: &Driver, unit: Unit, run: &Run, (detail, language): (Detail, Language)) -> String {
    let bins = [&driver.bins[0], &driver.bins[driver.bins.len() - 1]];
    if detail != Detail::Errors {
        let [low, high] = bins.map(|bin| {
            let mean = Estimate { value: bin.mean, error: Some(bin.error) };
            amount(mean, unit, run, language).trim_end_matches(" %").to_owned()
        });
        return format!("{low}; {high}");
    }
    let [low, high] = bins.map(|bin| {
        let own = number::value(bin.mean, unit);
        language.number(own.trim_end_matches(" %"))
    });
    let error = driver.swing_error().map(|error| detail.error(&number::error(error, unit)));
    let error = error.unwrap_or_default();
    format!("{low}; {high}{}", language.number(&error))
}

fn shift(driver: &Driver, detail: Detail) -> String {
    driver.shift.map_or_else(
        || "–".to_owned(),
        |(shift, error)| {
            let error = detail.error(&format!("{error:.2}"));
            format!("{shift:+.2}{error} sd").replace('-', "−")
        },
    )
}

/// The key; of what acts through others alone, these too.
fn told_key(driver: &Driver, language: Language) -> String {
    if driver.acts_through_others() {
        let others = driver.tied_to.join(", ");
        let own = phrase!(
            "{key} (only as it goes with {others})",
            key = name(&driver.name),
            others = name(&others)
        );
        return language.say(&own);
    }
    driver.name.clone()
}

/// A row for each outcome and parameter: conditional means by tenths, and the other measures.
pub(super) fn csv(all: &[Drivers]) -> Vec<u8> {
    let measures = [
        "outcome",
        "parameter",
        "swing",
        "swing_error",
        "clear",
        "explained",
        "rank_correlation",
        "rank_error",
        "tied_to",
        "rank_apart",
        "shift_in_bust",
        "shift_error",
    ];
    let tenths = (1..=10).flat_map(|i| [format!("parameter_{i}"), format!("mean_{i}")]);
    let mut rows = Rows::new(measures.map(str::to_owned).into_iter().chain(tenths));
    for drivers in all {
        for driver in &drivers.drivers {
            rows.cell(&drivers.outcome).cell(&driver.name);
            rows.cell(driver.swing()).optional(driver.swing_error()).cell(driver.is_clear);
            rows.cell(driver.explained).cell(driver.rank.0).cell(driver.rank.1);
            rows.cell(driver.tied_to.join(" ")).optional(driver.apart);
            rows.optional(driver.shift.map(|(shift, _)| shift));
            rows.optional(driver.shift.map(|(_, error)| error));
            for place in 0..10 {
                let bin = driver.bins.get(place);
                rows.optional(bin.map(|bin| bin.parameter)).optional(bin.map(|bin| bin.mean));
            }
            rows.end();
        }
    }
    rows.into_bytes()
}

/// The drivers of each outcome that is declared to have them and is modelled.
pub(super) fn all(sample: &Sample) -> Vec<Drivers> {
    let metrics = Metric::ALL.iter().map(|id| id.quantity());
    let driven = std::iter::once(&BUST).chain(metrics).filter(|quantity| quantity.place.driven);
    driven.filter_map(|quantity: &Quantity| Drivers::of(sample, *quantity)).collect()
}
