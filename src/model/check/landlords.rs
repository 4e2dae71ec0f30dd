//! Who builds sites alone has no equipment: no part of the first fleet is his.

use super::idle::{as_table, entries};
use crate::scenario::{Document, Node, Table, Value};

/// Refuses a landlord's share of the first fleet.
pub(super) fn check(document: &mut Document) {
    let found: Vec<_> = entries(&document.root, "builder")
        .into_iter()
        .filter(|(_, builder)| builds_sites(&document.root, builder))
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

/// By what it says for itself, or else by what the industry does.
fn builds_sites(root: &Table, builder: &Table) -> bool {
    let orders = [builder, root].map(|table| table.get("orders").and_then(as_table));
    let builds = orders.into_iter().flatten().find_map(|orders| orders.get("builds"));
    matches!(builds, Some(Node { value: Value::Text(word), .. }) if word == "sites")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_builds_sites_alone_has_no_equipment_of_the_start() {
        let refused = |industry: &str, own: &str, share: &str| {
            let text = format!(
                "[orders]\nbuilds = \"{industry}\"\n[[builder]]\nname = \"A\"\nshare = {share}\n{own}"
            );
            let mut document = Document::from_text("sites.toml", &text);
            check(&mut document);
            document.problems.0.iter().any(|own| own.message.starts_with("builder.A.share"))
        };
        assert!(refused("sites", "", "1") && !refused("sites", "", "0"));
        assert!(!refused("capacity", "", "1"));
        assert!(refused("capacity", "orders = { builds = \"sites\" }", "1"));
        assert!(!refused("sites", "orders = { builds = \"capacity\" }", "1"));
    }
}
