//! Series that are read from files whose unit is another, and cells of workbooks that say of a key what is not so.

use super::idle::{as_table, places};
use crate::{
    model::specifications,
    scenario::{
        Column, Document, Form, Key, Run, Stated, check_unit, contradicts, header_tables, power_of,
    },
};

/// Notes what is in another unit than it is read in.
pub(crate) fn check(document: &mut Document, run: &Run) {
    check_series(document, run);
    check_stated(document, run);
    check_size(document, run);
    check_sites(document, run);
}

/// Units of power, as a unit of sites may begin.
const OF_POWER: [&str; 5] = ["GW", "MW", "kW", "TW", "site units"];

/// Tells of running costs that nobody gives where sites are no gigawatts: the default is the cost of one.
fn check_sites(document: &mut Document, run: &Run) {
    let Document { root, problems, .. } = document;
    let own = root.get("operations").and_then(as_table);
    let is_given = own.is_some_and(|own| own.get("cash_cost").is_some());
    let unit = &run.site_unit;
    let first = root.get("run").and_then(|node| as_table(node)?.get("site_unit"));
    let Some(first) = first.filter(|_| !is_given) else { return };
    if OF_POWER.iter().any(|power| unit.starts_with(power)) {
        return;
    }
    let message = format!(
        "operations.cash_cost: nobody says what running costs, and without that it is the cost of a gigawatt, for a unit of sites that is `{unit:.40}`"
    );
    let help = "give operations.cash_cost; 0 if running costs nothing";
    problems.warn(Some(first.span.clone()), message).help(help);
}

/// Notes every series whose file contradicts the unit that it is read in.
fn check_series(document: &mut Document, run: &Run) {
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

/// Tells of defaults that are billions where amounts are millions or thousands, and refuses a price of power, which makes
/// billions.
fn check_size(document: &mut Document, run: &Run) {
    if power_of(&run.currency).is_none_or(|power| power == 9) {
        return;
    }
    let Document { root, problems, .. } = document;
    let span = root.get("run").and_then(|node| as_table(node)?.get("currency"));
    let span = span.map(|node| node.span.clone());
    let mut silent = Vec::new();
    for (table, optional) in specifications().filter(|(table, _)| !table.list) {
        let own = root.get(table.name).and_then(as_table);
        let is_default = |key: &&Key| {
            let amount = key.default.is_some_and(|value| value != 0.0);
            amount
                && key.unit.starts_with("bn")
                && own.is_none_or(|own| own.get(key.name).is_none())
        };
        if own.is_some() || !optional {
            let keys = table.keys.iter().filter(is_default);
            silent.extend(keys.map(|key| format!("{}.{}", table.name, key.name)));
        }
    }
    let currency = &run.currency;
    if !silent.is_empty() {
        let message = format!(
            "run.currency: amounts are in {currency:.30}, and what nobody gives stays at its default in billions: give {}",
            silent.join(", ")
        );
        problems.warn(span, message);
    }
    let power = root.get("operations").and_then(|node| as_table(node)?.get("power_price"));
    if let Some(power) = power {
        let message = format!(
            "operations.power_price: a price per kWh of what is used in TWh makes billions, and amounts are in {currency:.30}; \
             expected amounts in billions beside it"
        );
        problems.error(Some(power.span.clone()), message);
    }
}

/// Tells what workbooks say of keys, beside their values, that is not so: a unit that is another is a mistake, since the
/// value was meant in it; a default or a range has no effect.
fn check_stated(document: &mut Document, run: &Run) {
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
