//! Series that are read from files whose unit is another, and cells of workbooks that say of a key what is not so.

use super::{idle::places, specifications};
use crate::scenario::{
    Column, Document, Form, Key, Run, Stated, check_unit, contradicts, header_tables,
};

/// Notes every series whose file contradicts the unit that it is read in.
pub(super) fn check(document: &mut Document, run: &Run) {
    let Document { root, problems, .. } = document;
    for (table, _) in specifications() {
        let series = table.keys.iter().filter(|key| matches!(key.form, Form::Series));
        for key in series {
            for place in places(root, table.name) {
                let found =
                    place.own.get(key.name).and_then(|node| check_unit(node, key.unit, run));
                if let Some((span, message)) = found {
                    problems.error(Some(span), format!("{}.{}: {message}", place.name, key.name));
                }
            }
        }
    }
}

/// Tells what workbooks say of keys, beside their values, that is not so: a unit that is another is a mistake, since the
/// value was meant in it; a default or a range has no effect.
pub(super) fn check_stated(document: &mut Document, run: &Run) {
    let Document { stated, problems, .. } = document;
    for cell in stated.iter() {
        let Some(key) = key_of(cell) else { continue };
        let begin = format!("{}.{}: cell {}", cell.table, cell.key, cell.cell);
        let span = Some(cell.span.clone());
        match (cell.column, wrong(cell, key, run)) {
            (_, None) => {}
            (Column::Unit, Some(message)) => {
                problems.error(span, format!("{begin}: {message}"));
            }
            (_, Some(message)) => {
                problems.warn(span, format!("{begin}: {message}"));
            }
        }
    }
}

/// The key that a cell stands beside.
fn key_of(cell: &Stated) -> Option<&'static Key> {
    let whole = format!("{}.{}", cell.table, cell.key);
    let mut parts = whole.rsplit('.').map(str::trim);
    let (key, table) = (parts.next()?, parts.next()?);
    let known = specifications().map(|(table, _)| table).chain(header_tables());
    known.filter(|own| own.name == table).find_map(|own| own.key(key))
}

fn wrong(cell: &Stated, key: &Key, run: &Run) -> Option<String> {
    let text = cell.text.as_str();
    let bounds = key.range_words().map(|_| key.range);
    let differs = |known: &str, what: &str| {
        let numbers = (text.parse::<f64>(), known.parse::<f64>());
        let same = match numbers {
            (Ok(found), Ok(known)) => (found - known).abs() <= 1e-9 * known.abs(),
            _ => text == known,
        };
        let message = || format!("`{text:.40}` has no effect: the {what} is {known:.60}");
        (!same).then(message)
    };
    match cell.column {
        Column::Unit if key.unit.is_empty() => None,
        Column::Unit => contradicts(text, key.unit, run),
        Column::Default => differs(&key.default_words()?, "default"),
        Column::Lowest => differs(&bounds?.0.to_string(), "smallest plausible value"),
        Column::Highest => differs(&bounds?.1.to_string(), "largest plausible value"),
    }
}
