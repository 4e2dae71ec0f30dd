//! The short screen of a run with a condition: the answer of the run, and below it, in place of its tables, both sides of
//! the condition.

use std::fmt::Write;

use super::text::{how_many, too_few};
use crate::{
    analysis::{
        Given, Sample,
        given::{First, Found, MetricBeside, Spread, Who},
    },
    language::{Language, capital, number, phrase},
    metrics::{Metric, Proportion, Summary},
    model::Model,
    report::screen::{self, Table},
    scenario::Run,
};

const TABLE: Table = Table::of(2);
/// Of who fails first, at most.
const FAILS: usize = 3;

/// The screen of a run where a condition is asked for.
pub fn brief(
    (model, summary, sample): (&Model, &Summary, &Sample),
    given: &Given,
    language: Language,
) -> String {
    let language = language.of(&[&model.header]);
    let mut text = screen::opening(model, summary, sample, language);
    let many = screen::paragraph(&language.say(&how_many(given, model)));
    let _ = writeln!(text, "{}", many.trim_end());
    match &given.found {
        None => text.push_str(&too_few(given, language)),
        Some(found) => {
            // The foot is one line.
            let room = screen::LINES.saturating_sub(text.lines().count() + 1);
            text.push_str(&table(found, &model.header.run, room, language));
        }
    }
    let foot = screen::footer(summary.paths, model.header.run.seed, language);
    screen::plain(text + &foot)
}

/// Medians of the key figures on both sides, and how often who fails first, in so many lines.
fn table(found: &Found, run: &Run, room: usize, language: Language) -> String {
    let by = phrase!("By {year}, medians", year = year(run.last_year()));
    let heads = ["if it holds", "elsewhere"].map(|own| language.word(own));
    let mut lines = vec![TABLE.line(&language.say(&by), &heads)];
    lines.extend(figures(found).map(|(words, own)| {
        let said = |side: &Option<Spread>| match side {
            Some(spread) => screen::amount(spread.median(), own.unit, run, language),
            None => language.word("too few"),
        };
        TABLE.line(&language.word(words), &[said(&own.sides.given), said(&own.sides.others)])
    }));
    let fails = fails(found, language);
    // A long name stands above its cells.
    let height = |line: &String| line.lines().count();
    let wanted: usize = fails.iter().map(height).sum();
    lines.truncate(room.saturating_sub(wanted).max(2));
    let mut rest = room.saturating_sub(lines.len());
    lines.extend(fails.into_iter().take_while(|line| {
        let fits = height(line) <= rest;
        rest = rest.saturating_sub(height(line));
        fits
    }));
    lines.concat()
}

/// When it begins, then the key figures by which scenarios are compared.
fn figures(found: &Found) -> impl Iterator<Item = (&'static str, &MetricBeside)> {
    let begins = found.metric(Metric::BustBegins.name());
    let begins = begins.map(|own| ("First kind of bust begins", own));
    let placed = |own: &&MetricBeside| own.quantity.place.beside && !own.name.contains('.');
    let mut all: Vec<(u8, &'static str, &MetricBeside)> = found
        .metrics
        .iter()
        .filter(placed)
        .filter_map(|own| own.quantity.place.screen.map(|(place, words)| (place, words, own)))
        .collect();
    all.sort_by_key(|(place, ..)| *place);
    begins.into_iter().chain(all.into_iter().map(|(_, words, own)| (words, own)))
}

/// On how many paths of each side somebody is the first to fail.
fn fails(found: &Found, language: Language) -> Vec<String> {
    let share = |side: Option<Proportion>| {
        let said = side.map(|own| language.number(&number::percent_of(own.estimate())));
        said.unwrap_or_else(|| language.word("too few"))
    };
    let line = |first: &First| {
        let Who::Party(party) = &first.who else { return None };
        let words = phrase!("Fails first, or in the same year: {who}", who = name(party));
        let cells = [share(first.shares.given), share(first.shares.others)];
        Some(TABLE.tall(&capital(&language.say(&words)), &cells))
    };
    found.first.iter().filter_map(line).take(FAILS).collect()
}
