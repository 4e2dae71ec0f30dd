//! What a market's numbers say together of keys that change nothing.

use super::{Scene, place::entries};
use crate::scenario::{Node, Span, Table, Value};

/// Whether the price can leave the one along which demand grows: by itself, by technology that is not what is expected,
/// or as it starts elsewhere.
pub(super) fn moves_price(root: &Table) -> bool {
    let is_sure = |key: &str| {
        !is_written(root, "technology", key) || number(root, "technology", key).is_some()
    };
    let is = |table: &str, key: &str, silent: f64| {
        !is_written(root, table, key) || number(root, table, key) == Some(silent)
    };
    root.get("pricing").is_some()
        || !is_sure("cost_decline")
        || !is_sure("footprint_decline")
        || !is("technology", "jump_rate", 0.0)
        || !is("market", "initial_price_ratio", 1.0)
}

/// Whether demand grows at the start as in the long run.
pub(super) fn grows_alike(root: &Table) -> bool {
    let growth = number(root, "demand", "growth");
    growth.is_some() && growth == number(root, "demand", "growth_long")
}

/// Where a path is written that demand is given by.
pub(super) fn given(root: &Table) -> Option<Span> {
    let node = table(root, "demand")?.get("path")?;
    (!matches!(node.value, Value::Number(0.0))).then(|| node.span.clone())
}

/// Where it is written that all demand is given: what customers do comes on top.
pub(super) fn given_whole(scene: &Scene<'_>) -> Option<Vec<Span>> {
    let root = &scene.document.root;
    let given = given(root).filter(|_| entries(root, "customer").is_empty())?;
    Some([vec![given], scene.left("customer")].concat())
}

fn table<'a>(root: &'a Table, name: &str) -> Option<&'a Table> {
    match root.get(name).map(|node| &node.value) {
        Some(Value::Table(table)) => Some(table),
        _ => None,
    }
}

fn is_written(root: &Table, name: &str, key: &str) -> bool {
    table(root, name).is_some_and(|table| table.get(key).is_some())
}

/// A key that is written as a plain number.
fn number(root: &Table, name: &str, key: &str) -> Option<f64> {
    match table(root, name)?.get(key)?.value {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

/// Where a table stands that acts if it is there alone.
pub(super) fn bare(root: &Table, name: &str) -> Option<Span> {
    let node = root.get(name)?;
    let is_bare = matches!(&node.value, Value::Table(table) if table.0.is_empty());
    is_bare.then(|| node.span.clone())
}

/// Names of keys, as within a sentence.
pub(super) fn in_a_row(keys: &[&str]) -> String {
    let each: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    match each.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => each.concat(),
    }
}

/// Whether a series says one value only: as a number, or at each of its dates.
pub(super) fn is_constant(node: &Node) -> bool {
    let Value::List(pairs) = &node.value else { return matches!(node.value, Value::Number(_)) };
    let value = |pair: &Node| match &pair.value {
        Value::List(own) => match own.as_slice() {
            [_, Node { value: Value::Number(value), .. }] => Some(value.to_bits()),
            _ => None,
        },
        _ => None,
    };
    let mut values: Vec<Option<u64>> = pairs.iter().map(value).collect();
    values.dedup();
    matches!(values.as_slice(), [Some(_)])
}
