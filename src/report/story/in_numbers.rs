//! The key figures as a table of the page.

use super::{Grid, KeyFigure, Section};
use crate::{
    language::{Phrase, number, phrase, rounding},
    metrics::{Estimate, Summary, Unit},
    model::Model,
};

/// The parties that fail on any path of any scenario, the most frequent first.
pub(in crate::report) fn failing<'a>(
    all: impl Iterator<Item = (&'a Model, &'a Summary)> + Clone,
) -> Vec<Failing> {
    let share = |summary: &Summary, name: &str| summary.default_of(name)?.distribution.mean();
    let mut names: Vec<&String> = Vec::new();
    for (model, _) in all.clone() {
        for name in model.parties.all().filter(|name| !names.contains(name)).collect::<Vec<_>>() {
            names.push(name);
        }
    }
    let row = |name: &&String| {
        ((*name).clone(), all.clone().map(|(_, summary)| share(summary, name)).collect())
    };
    let mut rows: Vec<Failing> = names.iter().map(row).collect();
    let most = |row: &Failing| row.1.iter().flatten().map(|own| own.value).fold(0.0, f64::max);
    rows.retain(|row| most(row) > 0.0);
    rows.sort_by(|a, b| most(b).total_cmp(&most(a)));
    rows
}

/// Who fails: a name, and the share of the paths of each scenario.
pub(in crate::report) type Failing = (String, Vec<Option<Estimate>>);

/// What is said of one scenario: the middle and nine paths in ten. Of several: the middle of each.
pub(in crate::report) fn in_numbers(figures: &[KeyFigure], failing: Vec<Failing>) -> Section {
    let mut names: Vec<&str> = Vec::new();
    for figure in figures.iter().filter(|own| !own.values.iter().all(Option::is_none)) {
        if !names.contains(&figure.scenario.as_str()) {
            names.push(&figure.scenario);
        }
    }
    let sentence = phrase(if names.len() == 1 {
        "The middle value over all paths, and what one path in twenty lies below and above; of what happens or does not, the share of all paths. tables.xlsx has them with their errors and meanings."
    } else {
        "Medians; of what happens or does not, the share of all paths. tables.xlsx has them with their errors and meanings."
    });
    let mut section = Section::new("In numbers", vec![sentence], &[]);
    section.tables.push(if names.len() == 1 {
        of_one(figures)
    } else {
        of_several(figures, &names)
    });
    if !failing.is_empty() {
        section.tables.push(who_fails(failing, &names));
    }
    section
}

fn label(figure: &KeyFigure) -> Phrase {
    // A year and a number of things say themselves what they are.
    if matches!(figure.kind, Unit::Year | Unit::Years) || figure.unit == phrase("number") {
        return figure.label.clone();
    }
    phrase!("{one}, {next}", one = phrase(figure.label.clone()), next = phrase(figure.unit.clone()))
}

fn cell(value: Option<Estimate>, kind: Unit) -> Phrase {
    let Some(Estimate { value, error }) = value else { return phrase("–") };
    let text = match kind {
        Unit::Share | Unit::Rate if value.is_finite() => {
            number::percent_of(Estimate { value, error: error.or(Some(0.0)) })
        }
        _ => number::value(rounding::rounded(value, error.or(Some(0.0)), kind), kind),
    };
    let mut words = phrase!(number(text.trim_end_matches(" %").to_owned()));
    // Figures that rounding has taken are not told as noughts: 53, not 53.0.
    words.shorten_numbers();
    words
}

/// The median, or the probability.
fn middle(figure: &KeyFigure) -> Option<Estimate> {
    figure.values[2].or(if figure.kind == Unit::Share { figure.values[0] } else { None })
}

fn of_one(figures: &[KeyFigure]) -> Grid {
    let header =
        ["quantity", "median", "1 in 20 below", "1 in 20 above", "never, %"].map(phrase).to_vec();
    let row = |own: &KeyFigure| {
        let never = own.never.map(|never| Estimate { value: never.value, error: None });
        vec![
            label(own),
            cell(middle(own), own.kind),
            cell(own.values[1], own.kind),
            cell(own.values[3], own.kind),
            cell(never, Unit::Share),
        ]
    };
    Grid { header, rows: figures.iter().map(row).collect(), words: false }
}

fn of_several(figures: &[KeyFigure], names: &[&str]) -> Grid {
    let own = |name: &str, figure: &KeyFigure| {
        figures.iter().find(|own| own.scenario == name && own.meaning == figure.meaning)
    };
    let first = figures.iter().filter(|figure| figure.scenario == names[0]);
    let row = |figure: &KeyFigure| {
        let cells = names.iter().map(|name| {
            let Some(own) = own(name, figure) else { return phrase("–") };
            let value = cell(middle(own), own.kind);
            // An amount in another currency says so.
            if own.unit == figure.unit {
                return value;
            }
            phrase!("{one}, {next}", one = phrase(value), next = phrase(own.unit.clone()))
        });
        std::iter::once(label(figure)).chain(cells).collect()
    };
    Grid { header: heads("quantity", names), rows: first.map(row).collect(), words: false }
}

fn heads(first: &str, names: &[&str]) -> Vec<Phrase> {
    let names = names.iter().map(|name| Phrase::of_name(name));
    std::iter::once(phrase(first)).chain(names).collect()
}

fn who_fails(failing: Vec<Failing>, names: &[&str]) -> Grid {
    let rows = failing.into_iter().map(|(name, shares)| {
        let cells = shares.into_iter().map(|share| cell(share, Unit::Share));
        std::iter::once(Phrase::of_name(&name)).chain(cells).collect()
    });
    let header = match names {
        [_] => vec![phrase("who fails"), phrase("% of all paths")],
        _ => heads("who fails, % of all paths", names),
    };
    Grid { header, rows: rows.collect(), words: false }
}
