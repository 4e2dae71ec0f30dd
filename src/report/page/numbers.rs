//! The numbers behind a chart, as a table of the page.

use super::Table;
use crate::{
    chart::{Data, Figure},
    language::{Language, Phrase, number, phrase},
    metrics::Unit,
};

/// A table of them.
pub(super) fn of(figure: &Figure, data: &Data, language: Language) -> Table {
    let named = |name: &Phrase| match (data.named, Language::En.say(name).parse()) {
        (Some(unit), Ok(value)) => language.number(&number::value(value, unit)),
        _ => language.say(name),
    };
    let cell = |(column, value): (usize, &Option<f64>)| {
        value.map_or_else(
            || "–".to_owned(),
            |value| language.number(&number::value(value, data.unit(column))),
        )
    };
    let row = |(name, values): &(_, Vec<Option<f64>>)| {
        std::iter::once(named(name)).chain(values.iter().enumerate().map(cell)).collect()
    };
    Table {
        words: false,
        header: first_head(figure, data, language)
            .into_iter()
            .chain(data.header.iter().skip(1).map(|cell| language.say(cell)))
            .collect(),
        rows: data.rows.iter().map(row).collect(),
        hint: String::new(),
    }
}

/// What the first column of a table says; of amounts in which currency.
fn first_head(figure: &Figure, data: &Data, language: Language) -> Option<String> {
    let head = data.header.first()?;
    let currency = figure.subtitle.currency_of().filter(|_| data.named == Some(Unit::Money));
    let with_unit = currency.map(|currency| {
        phrase!("{one}, {next}", one = phrase(head.clone()), next = currency(currency))
    });
    Some(language.say(with_unit.as_ref().unwrap_or(head)))
}
