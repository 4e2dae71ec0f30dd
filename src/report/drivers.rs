//! What drives a result, as a table for the terminal and as CSV.

use std::fmt::Write;

use super::{
    chart::shorten, detail::Detail, label::Label, language::Language, number, table::Rows,
};
use crate::{
    analysis::{Driver, Drivers, Sample},
    metrics::{BUST, Metric, Quantity},
    scenario::Run,
};

/// The strongest drivers; those that cannot be told from zero are counted, not listed.
pub(super) fn table(
    drivers: &Drivers,
    title: &str,
    run: &Run,
    (most, detail): (usize, Detail),
) -> String {
    let clear: Vec<_> = drivers.drivers.iter().filter(|driver| driver.is_clear).collect();
    let unit = number::unit_name(drivers.unit, run);
    let means = format!("{unit}: low tenth, high");
    let mut text = format!(
        "\n  {:<34}{:>24}{:>16}{:>13}{:>16}  key\n",
        shorten(title, 33),
        shorten(&means, 24),
        "explains",
        "rank corr.",
        "shift in bust"
    );
    for driver in clear.iter().take(most) {
        let end = |place: usize| {
            number::value(driver.bins[place].mean, drivers.unit).trim_end_matches(" %").to_owned()
        };
        let ends = format!("{}, {}", end(0), end(driver.bins.len() - 1));
        let error = number::error(driver.swing_error(), drivers.unit);
        let _ = writeln!(
            text,
            "  {:<34}{:>24}{:>16}{:>13}{:>16}  {}",
            shorten(&Language::En.say(&Label::of(&driver.name, run).head()), 33),
            format!("{ends}{}", detail.error(&error)),
            number::percent(driver.explained),
            format!("{:+.2}", driver.rank.0).replace('-', "−"),
            driver.shift.map_or_else(
                || "–".to_owned(),
                |(shift, error)| {
                    let error = detail.error(&format!("{error:.2}"));
                    format!("{shift:+.2}{error} sd").replace('-', "−")
                }
            ),
            told_key(driver)
        );
    }
    let rest = drivers.drivers.len() - clear.len();
    if rest > 0 {
        let _ = writeln!(
            text,
            "  {rest} of {} drawn parameters cannot be told from no effect with {} paths",
            drivers.drivers.len(),
            number::count(drivers.paths as u64)
        );
    }
    text.push_str(
        "  explains: part of the variance, alone (Sobol's first order); rank corr.: Spearman's; what acts together: overbuild sensitivity\n",
    );
    text
}

/// The key; of what acts through others alone, these too.
fn told_key(driver: &Driver) -> String {
    if driver.acts_through_others() {
        return format!("{} (only as it goes with {})", driver.name, driver.tied_to.join(", "));
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
            rows.cell(driver.swing()).cell(driver.swing_error()).cell(driver.is_clear);
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
