//! What explains the spread of a number: bars of first and total order, of shares, of distances.

use super::Explained;
use crate::{
    analysis::indices::{Distance, Index},
    chart::{
        Called, Figure, Form, foot,
        form::{WhiskerRow, Whiskers},
        plain_name,
    },
    language::{Phrase, label::Label, phrase},
    metrics::Asked,
};

/// What a chart is of: parts of the variance, shares of it, distances of distributions.
const KINDS: [&str; 3] = ["sensitivity", "shares", "distances"];

/// What they are called.
pub(in crate::report) const CALLED: [Called; 3] = [
    Called {
        name: "sensitivity_",
        sheet: None,
        about: Some("what part of the spread each parameter explains, alone and with others"),
    },
    Called { name: "shares_", sheet: None, about: Some("shares of the spread that add up to all") },
    Called {
        name: "distances_",
        sheet: None,
        about: Some("how far the distribution moves with each parameter"),
    },
];

/// Names of the charts of some numbers: of each kind one for each number.
pub(in crate::report) fn chart_names(asked: &[Asked]) -> Vec<String> {
    let mut taken = Vec::new();
    for kind in KINDS {
        for own in asked {
            plain_name(kind, &own.name, &mut taken);
        }
    }
    taken
}

/// The charts of each number that has a spread.
pub(in crate::report) fn figures(explained: &Explained<'_>, run: &str) -> Vec<Figure> {
    let names = chart_names(explained.asked);
    let count = explained.asked.len();
    let each = (0..count).flat_map(|number| {
        let own = [orders, shares, distances];
        let names = &names;
        own.into_iter().enumerate().filter_map(move |(kind, make)| {
            let (title, subtitle, chart) = make(explained, number)?;
            // Rows stand in the order of distances of the whole, and of parts with all others.
            let place = if KINDS[kind] == "distances" { 0 } else { chart.series.len() - 1 };
            let takeaway = chart.rows.get(1).map(|row| second(row, place));
            let (name, form) = (names[kind * count + number].clone(), Form::Whiskers(chart));
            let foot = foot(explained.model, explained.found.paths, run);
            Some(Figure { name, title, subtitle, foot, form, takeaway })
        })
    });
    each.collect()
}

/// What comes second.
fn second(row: &WhiskerRow, place: usize) -> Phrase {
    let value = row.values.get(place).map_or(0.0, |[_, value, _]| *value);
    phrase!(
        "Next comes {name}, with {share}.",
        name = phrase(row.name.words.clone()),
        share = percent(value.max(0.0))
    )
}

type Made = (Phrase, Phrase, Whiskers);

fn orders(explained: &Explained<'_>, number: usize) -> Option<Made> {
    let subtitle = phrase(
        "Part of the variance that each explains alone (first order) and together with all others (total order), with 95 % intervals",
    );
    let rows = explained.orders(number).filter(|_| explained.is_told(number))?.into_iter();
    let rows = rows.map(|(label, indices)| row(label, &[indices.first, indices.total]));
    let series = vec![phrase("alone"), phrase("with all others")];
    Some((title(explained, number)?, subtitle, Whiskers { series, rows: rows.collect() }))
}

fn shares(explained: &Explained<'_>, number: usize) -> Option<Made> {
    let shares = explained.shares(number).filter(|_| explained.is_told(number))?;
    let (label, first) = shares.first()?;
    let title = phrase!(
        "{what}: {share} of the variance is due to {name}",
        what = phrase(explained.what(number).capital()),
        share = percent(first.value),
        name = phrase(label.words.clone())
    );
    let subtitle = phrase(
        "Shares of the variance that add up to all of it, also where parameters are correlated (Shapley), with 95 % intervals",
    );
    let rows = shares.iter().map(|(label, share)| row(label.clone(), &[*share])).collect();
    Some((title, subtitle, Whiskers { series: vec![phrase("share of the variance")], rows }))
}

fn distances(explained: &Explained<'_>, number: usize) -> Option<Made> {
    let mut distances = explained.distances(number)?;
    let whole = distances.first()?.0.words.clone();
    let by_worst = |all: &&(Label, Distance)| all.1.worst.map_or(0.0, |worst| worst.value);
    let worst =
        distances.iter().max_by(|a, b| by_worst(a).total_cmp(&by_worst(b)))?.0.words.clone();
    let has_worst = has_worst(&distances);
    let own = explained.what(number);
    let title = if has_worst && worst != whole {
        phrase!(
            "{what}: moved most by {whole}, the worst tenth by {tail}",
            what = phrase(own.capital()),
            whole = phrase(whole),
            tail = phrase(worst)
        )
    } else {
        phrase!(
            "{what}: moved most by {whole}",
            what = phrase(own.capital()),
            whole = phrase(whole)
        )
    };
    let subtitle = phrase(
        "Largest distance between the distribution function within a tenth of a parameter and that of all paths, at the median of the ten (PAWN), with 95 % intervals",
    );
    distances.extend(explained.nothing(number));
    let rows = distances.into_iter().map(|(label, distance)| {
        let own = [Some(distance.whole), distance.worst.filter(|_| has_worst)];
        row(label, &own.into_iter().flatten().collect::<Vec<_>>())
    });
    let mut series = vec![phrase("whole distribution")];
    series.extend(has_worst.then(|| phrase("worst tenth")));
    Some((title, subtitle, Whiskers { series, rows: rows.collect() }))
}

/// Whether the worst tenth moves otherwise than the whole: of a yes or no it does not, and bars that say the same twice
/// say less.
fn has_worst(distances: &[(Label, Distance)]) -> bool {
    let apart = |own: &Distance| {
        own.worst.is_some_and(|worst| worst.value.total_cmp(&own.whole.value).is_ne())
    };
    let mut all = distances.iter().map(|(_, own)| own);
    all.clone().all(|own| own.worst.is_some()) && all.any(apart)
}

fn row(name: Label, indices: &[Index]) -> WhiskerRow {
    // No part is less than nothing or more than the whole, though noise may make it so.
    let values = indices.iter().map(|index| {
        let [low, high] = index.interval();
        [low, index.value, high].map(|end| end.clamp(0.0, 1.0))
    });
    WhiskerRow { name, values: values.collect() }
}

/// Which moves it most. No part is more than the whole.
pub(in crate::report) fn title(explained: &Explained<'_>, number: usize) -> Option<Phrase> {
    let rows = explained.orders(number)?;
    let (label, indices) = rows.first()?;
    let [low, high] = indices.total.interval().map(|end| end.clamp(0.0, 1.0));
    Some(phrase!(
        "{what}: if all but {name} were known, {share} of its spread would be left (95 %: {low} to {high})",
        what = phrase(explained.what(number).capital()),
        share = percent(indices.total.value.clamp(0.0, 1.0)),
        name = phrase(label.words.clone()),
        low = percent(low),
        high = percent(high)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_part_is_more_than_the_whole() {
        let [part, none] =
            [(0.97, 0.06), (-0.01, 0.02)].map(|(value, error)| Index { value, error });
        for [low, value, high] in row("x".into(), &[part, none]).values {
            assert!(0.0 <= low && low <= value && value <= high && high <= 1.0, "{low} {high}");
        }
    }

    #[test]
    fn nothing_is_shown_twice() {
        let index = |value| Index { value, error: 0.01 };
        let own = |whole, worst: Option<f64>| {
            (Label::from("a"), Distance { whole: index(whole), worst: worst.map(index) })
        };
        assert!(has_worst(&[own(0.1, Some(0.1)), own(0.2, Some(0.3))]));
        assert!(!has_worst(&[own(0.1, Some(0.1)), own(0.2, Some(0.2))]));
        assert!(!has_worst(&[own(0.1, None), own(0.2, Some(0.3))]));
    }
}
