//! How often what happened lies inside the bands of several precedents.

use super::Precedents;
use crate::{
    chart::{
        Figure, Form,
        form::{WhiskerRow, Whiskers},
    },
    language::{Phrase, label::Label, phrase},
    metrics::Proportion,
};

/// Name of its files.
pub(in crate::report) const PRECEDENTS: &str = "precedents";

/// A row for each precedent: as it is, by what the others taught, and with technology alone.
pub(in crate::report) fn coverage(precedents: &Precedents<'_>, run: &str) -> Figure {
    let each = precedents.all.iter();
    let counts: Vec<[(usize, usize); 3]> = each
        .map(|own| {
            let [itself, alone] = own.as_it_is.row().coverage();
            let [left_out, _] = own.row().coverage();
            [itself, left_out, alone].map(|(points, inside)| (points, inside[1]))
        })
        .collect();
    let names = precedents.all.iter().map(|own| Phrase::of_name(&own.as_it_is.model.header.title));
    let whole = [0, 1, 2].map(|forecast| {
        let sum = |(points, inside): (usize, usize), own: &[(usize, usize); 3]| {
            (points + own[forecast].0, inside + own[forecast].1)
        };
        counts.iter().fold((0, 0), sum)
    });
    // What the title speaks of has a row, behind the others.
    let all = (counts.len() > 1).then(|| (phrase("All"), whole));
    let each = names.zip(counts.iter().copied()).chain(all);
    let rows = each.map(|(name, each)| WhiskerRow {
        name: Label { key: String::new(), words: name, unit: phrase("") },
        values: each.iter().map(|(points, inside)| interval(*inside, *points)).collect(),
    });
    let points: usize = counts.iter().map(|each| each[0].0).sum();
    let share = |forecast: usize| {
        let (points, inside) = whole[forecast];
        inside as f64 / points as f64
    };
    Figure {
        name: PRECEDENTS.to_owned(),
        title: phrase!(
            "{taught} of what happened lies inside the 80 % bands where the others taught, {alone} with technology alone",
            taught = percent(share(1)),
            alone = percent(share(2))
        ),
        subtitle: phrase!(
            "{points} points of {precedents} precedents, inside the middle 80 % of the paths, with 95 % intervals as if points were independent",
            points = number(points.to_string()),
            precedents = number(counts.len().to_string())
        ),
        foot: phrase!(
            "{sets} parameter sets of each calibration · overbuild {version}, run {run}",
            sets = number(crate::language::number::count(precedents.population)),
            version = name(env!("CARGO_PKG_VERSION")),
            run = name(run)
        ),
        takeaway: None,
        form: Form::Whiskers(Whiskers {
            series: [
                "as it is",
                "left out: by what the others taught",
                "technology and plans alone",
            ]
            .map(phrase)
            .to_vec(),
            rows: rows.collect(),
        }),
    }
}

fn interval(inside: usize, points: usize) -> [f64; 3] {
    let share = Proportion::new(inside as u64, points as u64);
    [share.interval[0], share.value, share.interval[1]]
}
