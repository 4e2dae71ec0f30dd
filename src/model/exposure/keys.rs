//! Which keys a claim reads: that depends on what it is, and on whom.

use super::{Bound, Party};
use crate::{
    model::{Reading, fact::MARGIN_LOANS},
    scenario::{Parameter, Span},
};

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

/// How the reasons end that a `without` may bring.
const NO_DEFAULT: &str = "there is no [default]";

/// Why a key that such a claim reads changes nothing here: builders that hold claims lose no cash by them, and what never
/// fails is never lost.
fn idle(key: &str, bound: &Bound, has_default: bool) -> Option<&'static str> {
    let by_builder = matches!(bound.holder, Party::Builder(_));
    let lends_goods = bound.table.kind == "vendor_credit";
    match (key, bound.on) {
        ("recovery", _) if by_builder && !lends_goods => {
            Some("where a builder holds the claim: its losses on claims are not modelled")
        }
        ("amount" | "share", Party::Builder(_) | Party::Holder(_))
            if by_builder && is_owed(bound) =>
        {
            Some("where a builder holds the claim: its losses on claims are not modelled")
        }
        ("share", Party::Customer(_)) if by_builder && !has_default => {
            Some("where the builder that holds the claim cannot fail: there is no [default]")
        }
        ("recovery", Party::Builder(_)) if !has_default => {
            Some("where no builder can fail: there is no [default]")
        }
        _ => None,
    }
}

/// Whether a claim is one on what somebody is worth or owes, without calls and without goods.
fn is_owed(bound: &Bound) -> bool {
    ["equity", "loan"].contains(&bound.table.kind)
}

/// Refuses keys that change nothing, and a claim of nothing.
pub(super) fn check(reading: &mut Reading<'_>, bound: &Bound) {
    let table = &bound.table;
    let (name, kind, on) = (&table.name, table.kind, &table.on.text);
    let used = used(kind, bound.on);
    let numbers = ["amount", "share", "term", "recovery", "collateral", "call_at"];
    let written = reading.written("exposure", &name.text);
    let has_default = reading.has("default");
    for (key, span) in written.iter().filter(|(key, _)| numbers.contains(&key.as_str())) {
        if !used.contains(&key.as_str()) {
            let message = format!(
                "exposure.{:.60}.{key}: has no use: a claim of kind {kind} on {on:.60}",
                name.text
            );
            let help = format!("what it reads: {}", used.join(", "));
            reading.complain(Some(span.clone()), message).help(help);
        } else if let Some(why) = idle(key, bound, has_default) {
            let message = format!("exposure.{:.60}.{key}: changes nothing {why}", name.text);
            // What a `without` takes out is told; who reads a claim is part of it.
            if !why.ends_with(NO_DEFAULT) {
                reading.complain(Some(span.clone()), message);
            } else if !reading.is_variant() {
                reading.doubt(Some(span.clone()), message);
            }
        }
    }
    let sizes = || used.iter().filter(|key| ["amount", "share"].contains(*key));
    if !sizes().any(|size| written.iter().any(|(key, _)| key == size)) {
        let sizes: Vec<String> = sizes().map(|size| format!("`{size}`")).collect();
        let message = format!(
            "exposure.{:.60}: a claim of kind {kind} on {on:.60} is one of nothing without {}",
            name.text,
            sizes.join(" or ")
        );
        reading.complain(name.span.clone(), message);
    }
    check_sizes(reading, bound, &written);
}

/// Tells of a claim whose sizes are written and 0, and of a margin loan that is called at once.
fn check_sizes(reading: &mut Reading<'_>, bound: &Bound, written: &[(String, Span)]) {
    let table = &bound.table;
    let name = &table.name;
    let sizes = used(table.kind, bound.on);
    let is_none = |key: &str, parameter: &Parameter| !sizes.contains(&key) || parameter.is_zero();
    if is_none("amount", &table.amount) && is_none("share", &table.share) {
        let message = format!("exposure.{:.60}: a claim of 0 changes nothing", name.text);
        reading.doubt(name.span.clone(), message);
    }
    let [amount, behind, call_at] =
        [&table.amount, &table.collateral, &table.call_at].map(Parameter::median);
    if table.kind == MARGIN_LOANS && amount > call_at * behind {
        let place = written.iter().find(|(key, _)| key == "collateral");
        let message = format!(
            "exposure.{:.60}.collateral: a loan of {amount} on shares worth {behind} is called in the first step, above {call_at} of them",
            name.text
        );
        reading.doubt(place.map(|(_, span)| span.clone()).or(name.span.clone()), message);
    }
}

/// Tells of holders' keys that nothing here reads: what can be lost, where nobody fails, and new equity, without a stake
/// that it goes into.
pub(super) fn check_holders(reading: &mut Reading<'_>, all: &[Bound]) {
    let fails = ["default", "customer"].iter().any(|table| reading.has(table))
        || all.iter().any(|bound| bound.table.kind == MARGIN_LOANS);
    for (place, name) in reading.parties.holders.iter().enumerate() {
        let stakes = all.iter().any(|bound| {
            let (kind, share) = (bound.table.kind, &bound.table.share);
            bound.holder == Party::Holder(place) && kind == "equity" && !share.is_zero()
        });
        let written = reading.written("holder", name);
        for (key, why) in [
            ("capital", (!fails).then_some("where nobody can fail: there is no [default], no [[customer]] and no margin loan")),
            ("invests", (!stakes).then_some("without an [[exposure]] of kind equity with a `share`, which is what it puts in")),
        ] {
            let span = written.iter().find(|(own, _)| own == key).map(|(_, span)| span.clone());
            if let (Some(span), Some(why)) = (span, why) {
                reading.doubt(Some(span), format!("holder.{name:.60}.{key}: changes nothing {why}"));
            }
        }
    }
}
