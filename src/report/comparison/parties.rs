//! What scenarios are about by their own words, who fails in which, and who bears what is lost.

use super::super::{
    bearers, given,
    screen::{self, Table},
};
use crate::{
    analysis::{Case, Study},
    chart::unit_phrase,
    language::{Language, Phrase, capital, number, phrase, rounding},
    metrics::{BUST, Estimate, MetricSummary, Unit},
    scenario::{Expect, Statistic},
};

/// Lines of each block at most.
const OWN: usize = 4;
const FAIL: usize = 5;
const LOSE: usize = 4;
/// Failures of this share of the paths and less are not shown.
const RARE: f64 = 0.005;
/// Losses on average that are not worth a line, in billions.
const SMALL: f64 = 0.05;

/// A line: what it is, what each scenario has, and what it is sorted by, the largest first.
pub(super) struct Line {
    pub(super) words: String,
    pub(super) cells: Vec<String>,
    rank: f64,
}

/// What scenarios ask, who fails, who loses: under a head each.
pub(super) fn blocks(study: &Study, cases: &[&Case], language: Language) -> String {
    let own = block("What they ask", own(study, cases, language), language);
    let failures = failures(study.cases.reference, cases, language);
    let failures = block("Who fails", failures, language);
    own + &failures + &block("Who loses, mean", losses(cases, language), language)
}

/// The numbers that the scenarios promise something of in `[[expect]]`, those first that were named last on the command line:
/// what a variant is about. Busts and failures have lines of their own.
pub(super) fn own(study: &Study, cases: &[&Case], language: Language) -> Vec<Line> {
    of_asked(&asked(study), study, cases, language)
}

/// What the scenarios promise something of, besides busts and failures.
pub(super) fn asked(study: &Study) -> Vec<&Expect> {
    let mut asked: Vec<&Expect> = Vec::new();
    let reference = study.cases.reference();
    let others = study.cases.others();
    for case in others.chain([reference]) {
        for expect in &case.model.header.expectations {
            let known = |other: &&Expect| {
                (&other.metric, other.statistic) == (&expect.metric, expect.statistic)
            };
            let elsewhere = expect.metric == BUST.name || expect.metric.starts_with("default.");
            if !elsewhere && !asked.iter().any(known) {
                asked.push(expect);
            }
        }
    }
    asked
}

/// A line for each of the first of these.
pub(super) fn of_asked(
    asked: &[&Expect],
    study: &Study,
    cases: &[&Case],
    language: Language,
) -> Vec<Line> {
    let lines = asked.iter().take(OWN).map(|expect| {
        let name = &expect.metric;
        let metric = cases.iter().find_map(|case| case.summary.named(name));
        let words = metric.map(|metric| head(metric, expect.statistic));
        let cell = |case: &&Case| {
            let metric = case.summary.named(name);
            let Some(metric) = metric else { return dash() };
            let amount = statistic(metric, expect.statistic);
            amount.map_or_else(dash, |(estimate, unit)| match unit {
                // Things are counted, not measured.
                unit if metric.quantity.is_count() && unit == metric.unit => {
                    language.number(&number::bare(rounding::known(estimate, unit), unit))
                }
                unit => screen::amount(estimate, unit, case.run(), language),
            })
        };
        let words = words.map_or_else(|| name.clone(), |words| language.say(&words));
        // An amount of money has its unit, and a count needs none.
        let unit = metric.filter(|own| !own.quantity.is_count()).and_then(|own| {
            let unit = statistic(own, expect.statistic)?.1;
            let bare = [Unit::Capacity, Unit::Sites, Unit::Energy, Unit::Price, Unit::Years];
            let run = study.cases.reference().run();
            bare.contains(&unit).then(|| language.say(&unit_phrase(unit, run)))
        });
        let words = unit.map_or_else(|| words.clone(), |unit| format!("{words}, {unit}"));
        Line { words: capital(&words), cells: cases.iter().map(cell).collect(), rank: 0.0 }
    });
    lines.collect()
}

/// Who defaults how often, those first who do so most often in the reference; who takes no part has a dash.
pub(super) fn failures(reference: usize, cases: &[&Case], language: Language) -> Vec<Line> {
    let mut names: Vec<&String> = cases.iter().flat_map(|case| case.model.parties.all()).collect();
    names.sort();
    names.dedup();
    let lines = names.into_iter().filter_map(|name| {
        let shares: Vec<Option<Estimate>> = cases
            .iter()
            .map(|case| case.summary.default_of(name).and_then(|metric| metric.distribution.mean()))
            .collect();
        // Whom another scenario brings to the reference comes first.
        let own = shares.get(reference).or(shares.first()).copied().flatten();
        let rank = own.map_or(f64::INFINITY, |share| share.value);
        let line = |cells| Line { words: language.own(name).into_owned(), cells, rank };
        let cell = |share: &Option<Estimate>| {
            share.map_or_else(dash, |share| language.number(&number::percent_of(share)))
        };
        let often = shares.iter().flatten().any(|share| share.value > RARE);
        often.then(|| line(shares.iter().map(cell).collect()))
    });
    largest(lines.collect(), FAIL)
}

/// Who bears what is lost, on average, those first for whom it makes the largest difference.
pub(super) fn losses(cases: &[&Case], language: Language) -> Vec<Line> {
    let lines = bearers::all().filter_map(|(id, words)| {
        let means: Vec<Option<Estimate>> = cases
            .iter()
            .map(|case| case.summary.metric(id).and_then(|metric| metric.distribution.mean()))
            .collect();
        let cell = |(mean, case): (&Option<Estimate>, &&Case)| {
            let amount = |mean| screen::amount(mean, Unit::Money, case.run(), language);
            mean.map_or_else(dash, amount)
        };
        let some = means.iter().flatten().any(|mean| mean.value.abs() > SMALL);
        let cells = means.iter().zip(cases).map(cell).collect();
        some.then(|| Line { words: language.word(words), cells, rank: apart(&means) })
    });
    largest(lines.collect(), LOSE)
}

fn dash() -> String {
    "–".to_owned()
}

/// How far the scenarios lie apart; whoever takes no part loses nothing and never fails.
fn apart(values: &[Option<Estimate>]) -> f64 {
    let values = values.iter().map(|own| own.map_or(0.0, |own| own.value));
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    high - low
}

fn largest(mut lines: Vec<Line>, most: usize) -> Vec<Line> {
    lines.sort_by(|a, b| b.rank.total_cmp(&a.rank));
    lines.truncate(most);
    lines
}

/// Lines under their head; nothing where there are none.
fn block(title: &str, lines: Vec<Line>, language: Language) -> String {
    let Some(columns) = lines.first().map(|line| line.cells.len()) else { return String::new() };
    let table = Table::of(columns);
    let mut text = table.line(&language.word(title), &[]);
    for line in lines {
        text.push_str(&table.tall(&format!("  {}", line.words), &line.cells));
    }
    text
}

/// Whose number it is, what it is, and which of its distribution, at the head of a line.
fn head(metric: &MetricSummary, statistic: Statistic) -> Phrase {
    let label = given::quantity(&metric.name, metric.quantity);
    match statistic {
        Statistic::Mean if metric.quantity.is_event() => label,
        Statistic::Mean => {
            phrase!("{one}, {next}", one = phrase(phrase("mean")), next = phrase(label))
        }
        Statistic::Share => {
            phrase!("{one}, {next}", one = phrase(phrase("never")), next = phrase(label))
        }
        Statistic::ExpectedShortfall(_) => {
            phrase!(
                "{one}, {next}",
                one = phrase(phrase("mean of worst 5 %")),
                next = phrase(label)
            )
        }
        Statistic::Quantile(0.5) => label,
        Statistic::Quantile(p) => {
            let level = phrase!("{value} %", value = number(number::plain(100.0 * p)));
            phrase!("{one}, {next}", one = phrase(level), next = phrase(label))
        }
    }
}

/// A number of a metric, with the unit that it is in.
fn statistic(metric: &MetricSummary, statistic: Statistic) -> Option<(Estimate, Unit)> {
    let of = &metric.distribution;
    // How often something happens is a share.
    let unit = if metric.quantity.is_event() { Unit::Share } else { metric.unit };
    match statistic {
        Statistic::Mean => of.mean().map(|mean| (mean, unit)),
        Statistic::Quantile(p) => Some((of.quantile(p), metric.unit)),
        Statistic::ExpectedShortfall(p) => {
            metric.expected_shortfall(p).map(|own| (own, metric.unit))
        }
        Statistic::Share => metric.never.map(|never| (never.estimate(), Unit::Share)),
    }
}
