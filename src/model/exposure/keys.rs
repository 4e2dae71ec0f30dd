//! Which keys a claim reads: that depends on what it is, and on whom.

use super::{Bound, Party};
use crate::model::Reading;

/// Keys of a claim of a kind on a party; the others would change nothing.
const fn used(kind: &str, on: Party) -> &'static [&'static str] {
    match (kind.as_bytes(), on) {
        (b"loan", Party::Builder(_)) => &["share"],
        (b"vendor_credit", _) => &["amount", "share", "term", "recovery"],
        (b"equity", Party::Customer(_)) => &["amount", "share", "recovery"],
        (b"loan" | b"equity", _) => &["amount", "recovery"],
        _ => &["amount", "collateral", "call_at"],
    }
}

/// Refuses keys that change nothing, and a claim of nothing.
pub(super) fn check(reading: &mut Reading<'_>, bound: &Bound) {
    let table = &bound.table;
    let (name, kind, on) = (&table.name, table.kind, &table.on.text);
    let used = used(kind, bound.on);
    let numbers = ["amount", "share", "term", "recovery", "collateral", "call_at"];
    let written = reading.written("exposure", &name.text);
    for (key, span) in written.iter().filter(|(key, _)| numbers.contains(&key.as_str())) {
        if !used.contains(&key.as_str()) {
            let message =
                format!("exposure.{:.60}.{key}: has no use: a {kind} on {on:.60}", name.text);
            let help = format!("what it reads: {}", used.join(", "));
            reading.complain(Some(span.clone()), message).help(help);
        }
    }
    let sizes = || used.iter().filter(|key| ["amount", "share"].contains(*key));
    if !sizes().any(|size| written.iter().any(|(key, _)| key == size)) {
        let sizes: Vec<String> = sizes().map(|size| format!("`{size}`")).collect();
        let message = format!(
            "exposure.{:.60}: a {kind} on {on:.60} is a claim of nothing without {}",
            name.text,
            sizes.join(" or ")
        );
        reading.complain(name.span.clone(), message);
    }
}
