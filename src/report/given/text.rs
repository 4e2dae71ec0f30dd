//! Its screen.

use std::fmt::Write;

use super::stories::stories;
use crate::{
    analysis::{
        Given,
        given::{Aligned, First, Found, LEAST, MetricBeside, Sides, Spread, Who},
    },
    chart::unit_phrase,
    language::{Language, Phrase, capital, number, phrase, small_share::small_share},
    metrics::{Estimate, Metric, Proportion, Quantity, Unit, quantity},
    model::Model,
    report::{
        detail::Detail,
        screen::{amount, paragraph, row as line},
    },
};

/// How much is told, in which language.
type How = (Detail, Language);

/// Lines of who fails first.
const MOST: usize = 6;

/// What holds where the condition does, beside all others.
pub fn text(given: &Given, model: &Model, detail: Detail, language: Language) -> String {
    let language = language.of(&[&model.header]);
    let mut text = format!("\n{}", paragraph(&language.say(&how_many(given, model))).trim_end());
    text.push('\n');
    match &given.found {
        None => text.push_str(&too_few(given, language)),
        Some(found) => {
            text.push_str(&table(found, model, (detail, language)));
            text.push_str(&firsts(found, (detail, language)));
            if let Some(before) = &found.before {
                text.push_str(&before_text(before, model, language));
            }
            text.push_str(&stories(found, model, language));
        }
    }
    text
}

pub(super) fn how_many(given: &Given, model: &Model) -> Phrase {
    let share = |value| Estimate { value, error: given.share.error };
    let [low, high] = given.share.interval.map(|end| number::percent_of(share(end)));
    phrase!(
        "Given {condition}: {paths} of {all} paths, {share} (95 %: {low} to {high})",
        condition = phrase(super::condition(&given.condition, model)),
        paths = number(number::count(given.count as u64)),
        all = number(number::count(given.paths as u64)),
        share = number(number::percent_of(share(given.share.value))),
        low = number(low),
        high = number(high)
    )
}

pub(super) fn too_few(given: &Given, language: Language) -> String {
    if given.count == 0 {
        let none = language.word("It holds on no path: nothing can be said of these");
        return format!("  {none}\n");
    }
    let named: Vec<String> = given.named.iter().map(ToString::to_string).collect();
    let more = if given.count > named.len() { ", .." } else { "" };
    let few = phrase!(
        "Too few paths for quantiles ({least} at least): more with --paths; `trace --path` shows each: {paths}",
        least = name(&LEAST.to_string()),
        paths = name(&format!("{}{more}", named.join(", ")))
    );
    format!("  {}\n", language.say(&few))
}

/// The metrics that the screen of a run shows.
fn table(found: &Found, model: &Model, how: How) -> String {
    let language = how.1;
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
    let heads = ["these: median", "5 % to 95 %", "others: median", "5 % to 95 %"];
    let mut text = line("", &heads.map(|own| language.word(own)));
    for (id, words) in
        [(Metric::BustBegins, "First kind of bust begins"), (Metric::BustYears, "  lasts, years")]
    {
        if let Some(metric) = found.metric(id.name()) {
            text.push_str(&row(words, metric, model, how));
        }
    }
    for (_, words, metric) in shown {
        text.push_str(&row(words, metric, model, how));
    }
    text
}

fn row(words: &str, metric: &MetricBeside, model: &Model, how: How) -> String {
    let (detail, language) = how;
    let run = &model.header.run;
    let unit = language.say(&unit_phrase(metric.unit, run));
    let words = language.word(words);
    // Without errors each cell has its unit.
    let dated = matches!(metric.unit, Unit::Year | Unit::Years);
    let bare = dated || detail != Detail::Errors;
    let label = if bare { words } else { format!("{words}, {unit}") };
    let [given, others] = [&metric.sides.given, &metric.sides.others].map(|side| match side {
        Some(spread) if detail == Detail::Errors => {
            cells(spread, metric.unit).map(|own| language.number(&own))
        }
        Some(spread) => {
            let said = |own| amount(own, metric.unit, run, language);
            let [low, median, high] = spread.quantiles.map(said);
            [median, format!("{low} – {high}")]
        }
        None => [language.word("too few"), String::new()],
    });
    let [[one, ends], [other, others_ends]] = [given, others];
    line(&label, &[one, ends, other, others_ends])
}

fn cells(spread: &Spread, unit: Unit) -> [String; 2] {
    let plain = |value: f64| number::value(value, unit).trim_end_matches(" %").to_owned();
    let median = spread.median();
    let error = median.error.filter(|error| median.value.is_finite() && *error > 0.0);
    let error = error.map(|error| number::error(error, unit));
    // An error that is nothing in the figures that are shown is not told.
    let error = error.filter(|own| own.chars().any(|digit| ('1'..='9').contains(&digit)));
    let error = error.map_or_else(String::new, |error| format!(" ±{error}"));
    let [low, _, high] = spread.quantiles.map(|quantile| plain(quantile.value));
    [format!("{}{error}", plain(median.value)), format!("{low} – {high}")]
}

fn share(share: Option<Proportion>, (detail, language): How) -> String {
    let Some(share) = share else { return language.word("too few") };
    if detail != Detail::Errors {
        return language.number(&number::percent_of(share.estimate()));
    }
    let error = share.error.map(|error| format!(" ±{}", number::error(error, Unit::Share)));
    language.number(&(number::tenths(share.value) + &error.unwrap_or_default()))
}

fn firsts(found: &Found, how: How) -> String {
    let language = how.1;
    let (kinds, parties): (Vec<&First>, Vec<&First>) =
        found.first.iter().partition(|first| matches!(first.who, Who::Kind(_)));
    let mut text = String::new();
    for (head, all) in [("What busts first", kinds), ("Who fails first", parties)] {
        if all.is_empty() {
            continue;
        }
        let heads = ["these", "others", "median year"].map(|own| language.word(own));
        text.push_str(&format!("\n{}", line(&language.word(head), &heads)));
        let together = all.iter().filter_map(|first| first.shares.given).map(|share| share.value);
        if together.sum::<f64>() > 1.0 {
            let _ = writeln!(text, "  ({})", language.word("several can begin in the same year"));
        }
        for first in all.iter().take(MOST) {
            text.push_str(&first_line(first, how));
        }
        if all.len() > MOST {
            let more = phrase!(
                "and {count} more: see given.json",
                count = name(&(all.len() - MOST).to_string())
            );
            let _ = writeln!(text, "  {}", language.say(&more));
        }
    }
    text
}

fn first_line(first: &First, how: How) -> String {
    let language = how.1;
    let name = match &first.who {
        Who::Kind(quantity) => capital(&language.word(quantity.label)),
        Who::Party(party) => language.own(party).into_owned(),
    };
    let Sides { given, others } = &first.shares;
    let year = first.median_year.map_or_else(|| "–".to_owned(), |year| format!("{year:.0}"));
    line(&name, &[share(*given, how), share(*others, how), year])
}

fn before_text(before: &Aligned, model: &Model, language: Language) -> String {
    let begins = quantity::all().find(|(own, _)| own.name == before.begins);
    let begins = begins.map_or(before.begins, |(own, _)| own.label);
    let head = phrase!("Before: {event}", event = phrase(phrase(begins)));
    let years = [3, 2, 1]
        .map(|years| language.say(&phrase!("{years} years", years = number(years.to_string()))));
    let mut text = format!("\n{}", line(&language.say(&head), &years));
    for track in &before.tracks {
        let shown = |value: f64| match track.unit {
            Unit::Share => small_share(value),
            unit => number::value(value, unit),
        };
        let plain = |value: f64| language.number(shown(value).trim_end_matches(" %"));
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
        let name = with_unit(track.quantity, model, language);
        text.push_str(&line(&name, &[-3, -2, -1].map(cell)));
    }
    let foot = phrase!(
        "medians of the {paths} of these paths on which it begins; in brackets the others in the same calendar years",
        paths = number(number::count(before.paths as u64))
    );
    let _ = writeln!(text, "  {}", language.say(&foot));
    text
}

fn with_unit(quantity: &Quantity, model: &Model, language: Language) -> String {
    let unit = language.say(&unit_phrase(quantity.unit, &model.header.run));
    format!("{}, {unit}", capital(&language.word(quantity.label)))
}
