//! Its part of the story.

use super::words::quantity;
use crate::{
    analysis::{
        Given,
        given::{First, Found, LEAST, MetricBeside, Role, Told, Who},
    },
    language::{Phrase, number, phrase},
    metrics::Metric,
    model::Model,
    report::story::{Grid, Section},
};

/// Rows of who comes first.
const MOST: usize = 4;

pub(super) fn section(given: &Given, model: &Model) -> Section {
    let heading =
        phrase!("Given {condition}", condition = phrase(super::condition(&given.condition, model)));
    let [low, high] = given.share.interval;
    let mut sentences = vec![phrase!(
        "It holds on {paths} of {all} paths: {share} (95 % interval {low} to {high}).",
        paths = number(number::count(given.count as u64)),
        all = number(number::count(given.paths as u64)),
        share = percent(given.share.value),
        low = percent(low),
        high = percent(high)
    )];
    let mut tables = Vec::new();
    match &given.found {
        None => sentences.push(phrase!(
            "These are too few paths for anything but their number; {least} at least are needed.",
            least = name(&LEAST.to_string())
        )),
        Some(found) => {
            sentences.extend(firsts(found));
            tables.push(metrics(found, model));
            sentences.push(phrase("Each path below lies nearest to the middle of those it stands for: of what can be watched, and in each year, the distance of its rank from the middle is taken, and the sum of these is the least."));
            tables.extend(found.told.iter().map(|told| path(told, model)));
        }
    }
    let charts = super::NAMES.map(str::to_owned).to_vec();
    Section { heading, sentences, charts, tables }
}

fn firsts(found: &Found) -> Vec<Phrase> {
    let sentence = |first: &First| {
        let who = match &first.who {
            Who::Kind(quantity) => phrase(quantity.label).capital(),
            Who::Party(party) => phrase!("A default of {party}", party = name(party)),
        };
        let given = first.shares.given?;
        Some(match first.shares.others {
            Some(others) => phrase!(
                "{what} comes first on {share} of these paths, in the median year {year}; of the others on {others}.",
                what = phrase(who),
                share = percent(given.value),
                year = year(first.median_year?),
                others = percent(others.value)
            ),
            None => phrase!(
                "{what} comes first on {share} of these paths, in the median year {year}.",
                what = phrase(who),
                share = percent(given.value),
                year = year(first.median_year?)
            ),
        })
    };
    let (kinds, parties): (Vec<&First>, Vec<&First>) =
        found.first.iter().partition(|first| matches!(first.who, Who::Kind(_)));
    let share = |first: &&First| first.shares.given.map_or(0.0, |share| share.value);
    let together = |all: &[&First]| all.iter().map(share).sum::<f64>() > 1.0;
    let several = together(&kinds) || together(&parties);
    let each = kinds.into_iter().take(MOST).chain(parties.into_iter().take(MOST));
    let note = phrase("Several can begin in the same year: then each comes first.");
    each.filter_map(sentence).chain(several.then_some(note)).collect()
}

fn metrics(found: &Found, model: &Model) -> Grid {
    let shown = |metric: &&MetricBeside| {
        let dated = [Metric::BustBegins, Metric::BustYears];
        let dated = dated.iter().any(|id| id.name() == metric.name);
        !metric.name.contains('.') && (dated || metric.quantity.place.screen.is_some())
    };
    let row = |metric: &MetricBeside| {
        let unit = crate::chart::unit_phrase(metric.unit, &model.header.run);
        let name = phrase!(
            "{one}, {next}",
            one = phrase(quantity(&metric.name, metric.quantity)),
            next = phrase(unit)
        );
        let mut cells = vec![name];
        for side in [&metric.sides.given, &metric.sides.others] {
            let value = |value: f64| {
                let text = number::value(value, metric.unit);
                phrase!(number(text.trim_end_matches(" %").to_owned()))
            };
            match side {
                Some(spread) => cells.extend(spread.quantiles.map(|own| value(own.value))),
                None => cells.extend([phrase("–"), phrase("–"), phrase("–")]),
            }
        }
        cells
    };
    let header = [
        "metric",
        "these: 5 %",
        "these: median",
        "these: 95 %",
        "others: 5 %",
        "others: median",
        "others: 95 %",
    ];
    Grid {
        header: header.into_iter().map(phrase).collect(),
        rows: found.metrics.iter().filter(shown).map(row).collect(),
        words: false,
    }
}

fn path(told: &Told, model: &Model) -> Grid {
    let words = match told.role {
        Role::Others => "path {path}, for the others",
        Role::Given => "path {path}, for these",
        Role::Worst => "path {path}, for the worst twentieth of these",
    };
    let tracks = super::stories::told_tracks(model);
    let mut header = vec![phrase!(words, path = name(&told.path.to_string()))];
    header.extend(tracks.iter().map(|(_, quantity)| phrase(quantity.label)));
    header.push(phrase("what happens"));
    let rows = told.years.iter().map(|year| {
        let mut row = vec![Phrase::of_name(&format!("{:.0}", year.year))];
        for (value, (_, quantity)) in year.values.iter().zip(&tracks) {
            let amount = |value: f64| super::amount(value, quantity.unit, model);
            row.push(value.map_or_else(|| phrase("–"), amount));
        }
        let begins = year.begins.iter().map(|id| phrase(id.quantity().label));
        let fails =
            year.fails.iter().map(|party| phrase!("a default of {party}", party = name(party)));
        let events = begins
            .chain(fails)
            .reduce(|a, b| phrase!("{first}; {second}", first = phrase(a), second = phrase(b)));
        row.push(events.unwrap_or_else(|| phrase("–")));
        row
    });
    Grid { header, rows: rows.collect(), words: true }
}
