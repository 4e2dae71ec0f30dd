//! Who builds sites alone has no equipment: no part of the first fleet is his.

use super::idle::{as_table, entries};
use crate::scenario::{Document, Node, Table, Value};

/// Refuses a landlord's share of the first fleet.
pub(super) fn check(document: &mut Document) {
    let found: Vec<_> = entries(&document.root, "builder")
        .into_iter()
        .filter(|(_, builder)| builds_sites(builder))
        .filter_map(|(name, builder)| Some((name, builder.get("share")?)))
        .filter(|(_, share)| !matches!(share.value, Value::Number(0.0)))
        .map(|(name, share)| (name, share.span.clone()))
        .collect();
    for (name, span) in found {
        let message = format!(
            "{name}.share: one that builds sites alone has no equipment, so none of the first fleet; expected 0"
        );
        document.problems.error(Some(span), message);
    }
}

fn builds_sites(builder: &Table) -> bool {
    let orders = builder.get("orders").and_then(as_table);
    let builds = orders.and_then(|orders| orders.get("builds"));
    matches!(builds, Some(Node { value: Value::Text(word), .. }) if word == "sites")
}
