//! Its screen.

use std::fmt::Write;

use crate::{
    analysis::{
        Given,
        given::{Aligned, First, Found, LEAST, MetricBeside, Role, Sides, Spread, Told, Who},
    },
    metrics::{Metric, Proportion, Quantity, Track, Unit, tracks},
    model::Model,
    report::{
        amount,
        chart::shorten,
        language::{Language, capital},
        number,
    },
};

/// Lines of who fails first.
const MOST: usize = 6;

/// What holds where the condition does, beside all others.
pub fn text(given: &Given, model: &Model) -> String {
    let mut text = format!("\n  Given {}: {}\n", given.condition.text, how_many(given));
    match &given.found {
        None => text.push_str(&too_few(given)),
        Some(found) => {
            text.push_str(&table(found, model));
            text.push_str(&firsts(found));
            if let Some(before) = &found.before {
                text.push_str(&before_text(before, model));
            }
            text.push_str(&stories(found, model));
        }
    }
    text
}

fn how_many(given: &Given) -> String {
    let [low, high] = given.share.interval.map(|end| end * 100.0);
    format!(
        "{} of {} paths, {:.1} % ±{} (95 %: {low:.2} to {high:.2} %)",
        number::count(given.count as u64),
        number::count(given.paths as u64),
        given.share.value * 100.0,
        number::error(given.share.error, Unit::Share)
    )
}

fn too_few(given: &Given) -> String {
    if given.count == 0 {
        return "  It holds on no path: nothing can be said of these\n".to_owned();
    }
    let named: Vec<String> = given.named.iter().map(ToString::to_string).collect();
    let more = if given.count > named.len() { ", .." } else { "" };
    format!(
        "  Too few paths for quantiles ({LEAST} at least): more with --paths; `trace --path` shows each: {}{more}\n",
        named.join(", ")
    )
}

/// The metrics that the screen of a run shows.
fn table(found: &Found, model: &Model) -> String {
    let mut shown: Vec<(u8, &'static str, &MetricBeside)> = found
        .metrics
        .iter()
        .filter(|metric| !metric.name.contains('.'))
        .filter_map(|metric| {
            let (place, words) = metric.quantity.place.screen?;
            Some((place, words, metric))
        })
        .collect();
    shown.sort_by_key(|(place, ..)| *place);
    let mut text = format!(
        "  {:<34}{:>17}{:>17}{:>17}{:>18}\n",
        "", "these: median", "5 % to 95 %", "others: median", "5 % to 95 %"
    );
    for (id, words) in
        [(Metric::BustBegins, "First kind of bust begins"), (Metric::BustYears, "  lasts, years")]
    {
        if let Some(metric) = found.metric(id.name()) {
            text.push_str(&row(words, metric, model));
        }
    }
    for (_, words, metric) in shown {
        text.push_str(&row(words, metric, model));
    }
    text
}

fn row(words: &str, metric: &MetricBeside, model: &Model) -> String {
    let unit = number::unit_name(metric.unit, &model.header.run);
    let dated = matches!(metric.unit, Unit::Year | Unit::Years);
    let label = if dated { words.to_owned() } else { format!("{words}, {unit}") };
    let [given, others] = [&metric.sides.given, &metric.sides.others].map(|side| match side {
        Some(spread) => cells(spread, metric.unit),
        None => ["too few".to_owned(), String::new()],
    });
    format!(
        "  {:<34}{:>17}{:>17}{:>17}{:>18}\n",
        shorten(&label, 33),
        given[0],
        given[1],
        others[0],
        others[1]
    )
}

fn cells(spread: &Spread, unit: Unit) -> [String; 2] {
    let plain = |value: f64| number::value(value, unit).trim_end_matches(" %").to_owned();
    let median = spread.median();
    let error = median.error.filter(|_| median.value.is_finite());
    let error = error.map_or_else(String::new, |error| format!(" ±{}", number::error(error, unit)));
    let [low, _, high] = spread.quantiles.map(|quantile| plain(quantile.value));
    [format!("{}{error}", plain(median.value)), format!("{low} – {high}")]
}

fn share(share: Option<Proportion>) -> String {
    share.map_or_else(
        || "too few".to_owned(),
        |share| {
            format!("{:.1} % ±{}", share.value * 100.0, number::error(share.error, Unit::Share))
        },
    )
}

fn firsts(found: &Found) -> String {
    let (kinds, parties): (Vec<&First>, Vec<&First>) =
        found.first.iter().partition(|first| matches!(first.who, Who::Kind(_)));
    let mut text = String::new();
    for (head, all) in [("What busts first", kinds), ("Who fails first", parties)] {
        if all.is_empty() {
            continue;
        }
        let _ =
            writeln!(text, "\n  {head:<34}{:>17}{:>17}{:>17}", "these", "others", "median year");
        let together = all.iter().filter_map(|first| first.shares.given).map(|share| share.value);
        if together.sum::<f64>() > 1.0 {
            text.push_str("  (several can begin in the same year)\n");
        }
        for first in all.iter().take(MOST) {
            let name = match &first.who {
                Who::Kind(quantity) => capital(quantity.label),
                Who::Party(party) => party.clone(),
            };
            let Sides { given, others } = &first.shares;
            let year =
                first.median_year.map_or_else(|| "–".to_owned(), |year| format!("{year:.0}"));
            let (name, given, others) = (shorten(&name, 33), share(*given), share(*others));
            let _ = writeln!(text, "  {name:<34}{given:>17}{others:>17}{year:>17}");
        }
        if all.len() > MOST {
            let _ = writeln!(text, "  and {} more: see given.json", all.len() - MOST);
        }
    }
    text
}

fn before_text(before: &Aligned, model: &Model) -> String {
    let mut text = format!(
        "\n  {:<34}{:>17}{:>17}{:>17}\n",
        format!("Before {}", before.begins),
        "3 years",
        "2 years",
        "1 year"
    );
    for track in &before.tracks {
        let unit = track.unit;
        let plain = |value: f64| number::value(value, unit).trim_end_matches(" %").to_owned();
        let cell = |back: i32| {
            let year = track.years.iter().find(|(years, ..)| *years == back);
            year.map_or_else(
                || "–".to_owned(),
                |(_, own, others)| match others {
                    Some(others) => format!("{} ({})", plain(*own), plain(*others)),
                    None => plain(*own),
                },
            )
        };
        let name = with_unit(track.quantity, model);
        let [three, two, one] = [-3, -2, -1].map(cell);
        let _ = writeln!(text, "  {:<34}{three:>17}{two:>17}{one:>17}", shorten(&name, 33));
    }
    let paths = number::count(before.paths as u64);
    let _ = writeln!(
        text,
        "  medians of the {paths} of these paths on which it begins; in brackets the others in the same calendar years"
    );
    text
}

fn with_unit(quantity: &Quantity, model: &Model) -> String {
    let unit = number::unit_name(quantity.unit, &model.header.run);
    format!("{}, {unit}", capital(quantity.label))
}

/// The tracks that paths are told by, with words for the head of a column.
pub(super) fn told_tracks(model: &Model) -> Vec<(String, &'static Quantity)> {
    let told = [
        Track::Spending,
        Track::Tightness,
        Track::RelativePrice,
        Track::RevenueCover,
        Track::WriteDown,
    ];
    let known = tracks(model);
    let modelled = |id: &Track| known.iter().any(|track| track.name == id.name());
    told.into_iter().filter(modelled).map(|id| (id.name().to_owned(), id.quantity())).collect()
}

/// For which paths one stands, and why it.
fn role(told: &Told) -> String {
    let of = number::count(told.of as u64);
    match (told.role, told.by) {
        (Role::Others, _) => format!("for the {of} others"),
        (Role::Given, _) => format!("for the {of} of these"),
        (Role::Worst, by) => {
            format!("for the worst twentieth of these, {of}, by {}", by.map_or("", |id| id.name()))
        }
    }
}

fn stories(found: &Found, model: &Model) -> String {
    let tracks = told_tracks(model);
    let mut text = String::new();
    for told in &found.told {
        let _ = writeln!(text, "\n  Path {} stands {}", told.path, role(told));
        let _ = write!(text, "  year");
        for (name, _) in &tracks {
            let _ = write!(text, "{:>16}", shorten(name, 15));
        }
        text.push_str("  what happens\n");
        for year in &told.years {
            let _ = write!(text, "  {:.0}", year.year);
            for (value, (_, quantity)) in year.values.iter().zip(&tracks) {
                let shown = |value: f64| {
                    Language::En.say(&amount::amount(value, quantity.unit, &model.header.run))
                };
                let shown = value.map_or_else(|| "–".to_owned(), shown);
                let _ = write!(text, "{shown:>16}");
            }
            let begins = year.begins.iter().map(|id| id.quantity().label.to_owned());
            let fails = year.fails.iter().map(|party| format!("{party} fails"));
            let events: Vec<String> = begins.chain(fails).collect();
            let events = events.join("; ");
            text.push_str(&if events.is_empty() {
                "\n".to_owned()
            } else {
                format!("  {events}\n")
            });
        }
    }
    text.push_str(
        "  each lies nearest to the middle of its paths: least sum, over what can be watched and all years, of the \
         distance of its rank from the middle\n",
    );
    crate::report::screen::plain(text)
}
