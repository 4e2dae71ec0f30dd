//! What explains the spread of a number: bars of first and total order.

use super::{
    figure::{Figure, Form},
    foot,
    form::{WhiskerRow, Whiskers},
    of_backtest::plain_name,
};
use crate::{
    analysis::indices::Indices,
    metrics::Asked,
    report::{
        asked,
        label::Label,
        language::{Phrase, phrase},
        sensitivity::Explained,
    },
};

/// Names of the charts of some numbers.
pub(in crate::report) fn names(asked: &[Asked]) -> Vec<String> {
    let mut taken = Vec::new();
    for own in asked {
        plain_name("sensitivity", &own.name, &mut taken);
    }
    taken
}

/// A chart of each number that has a spread.
pub(in crate::report) fn of_sensitivity(explained: &Explained<'_>, run: &str) -> Vec<Figure> {
    let each = names(explained.asked).into_iter().enumerate();
    each.filter_map(|(number, name)| {
        let rows = explained.rows(number)?;
        let title = title(explained, number)?;
        let subtitle = phrase(
            "Part of the variance that each explains alone (first order) and together with all others (total order), with 95 % intervals",
        );
        let rows = rows.iter().map(|(label, indices)| row(label, indices)).collect();
        let series = vec![phrase("alone"), phrase("with all others")];
        let form = Form::Whiskers(Whiskers { series, rows });
        let foot = foot(explained.model, explained.found.paths, run);
        Some(Figure { name, title, subtitle, foot, form })
    })
    .collect()
}

fn row(label: &Label, indices: &Indices) -> WhiskerRow {
    let values = [indices.first, indices.total].map(|index| {
        let [low, high] = index.interval();
        [low, index.value, high]
    });
    WhiskerRow { name: label.clone(), values: values.to_vec() }
}

/// The strongest, and how much acts together only.
pub(in crate::report) fn title(explained: &Explained<'_>, number: usize) -> Option<Phrase> {
    let rows = explained.rows(number)?;
    let (label, indices) = rows.first()?;
    let alone = explained.alone(number)?;
    Some(
        phrase("{0}: {1} of the variance hangs on {2}, alone or with others; {3} of all comes of what acts together")
            .phrase(asked::quantity(&explained.asked[number]).capital())
            .percent(indices.total.value)
            .phrase(label.words.clone())
            .percent(1.0 - alone),
    )
}
