//! Which keys a claim reads: that depends on what it is, and on whom.

use super::{Bound, Party, bound::Sort};
use crate::{
    model::{Reading, fact::MARGIN_LOANS},
    scenario::{Parameter, Span},
};

/// Keys of a claim of a kind on a party; the others would change nothing.
pub(in crate::model) const fn used(kind: &str, on: Sort) -> &'static [&'static str] {
    match (kind.as_bytes(), on) {
        (b"loan", Sort::Builder) => &["share"],
        (b"vendor_credit", _) => &["amount", "share", "term", "recovery"],
        (b"equity", Sort::Customer) => &["amount", "share", "recovery"],
        (b"loan" | b"equity", _) => &["amount", "recovery"],
        _ => &["amount", "collateral", "call_at"],
    }
}

/// Refuses keys that its kind does not read, and a claim of nothing. What it reads and what changes nothing all the same
/// is told in `check/idle/claims.rs`.
pub(super) fn check(reading: &mut Reading<'_>, bound: &Bound) {
    let table = &bound.table;
    let (name, kind, on) = (&table.name, table.kind, &table.on.text);
    let used = used(kind, bound.on.sort());
    let numbers = ["amount", "share", "term", "recovery", "collateral", "call_at"];
    let written = reading.written("exposure", &name.text);
    for (key, span) in written.iter().filter(|(key, _)| numbers.contains(&key.as_str())) {
        if !used.contains(&key.as_str()) {
            let message = format!(
                "exposure.{:.60}.{key}: has no use: a claim of kind {kind} on {on:.60}",
                name.text
            );
            let help = format!("what it reads: {}", used.join(", "));
            reading.complain(Some(span.clone()), message).help(help);
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
    let sizes = used(table.kind, bound.on.sort());
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

/// Tells of holders' keys that nothing here reads: what can be lost, where nobody that owes them anything fails, and new
/// equity, without a stake that it goes into.
pub(super) fn check_holders(reading: &mut Reading<'_>, all: &[Bound]) {
    let fails = ["default", "customer"].iter().any(|table| reading.has(table))
        || all.iter().any(|bound| bound.table.kind == MARGIN_LOANS);
    let losing = losing(reading, all);
    for (place, name) in reading.parties.holders.iter().enumerate() {
        let stakes = all.iter().any(|bound| {
            let (kind, share) = (bound.table.kind, &bound.table.share);
            bound.holder == Party::Holder(place) && kind == "equity" && !share.is_zero()
        });
        let named = |bound: &&Bound| [bound.holder, bound.on].contains(&Party::Holder(place));
        let written = reading.written("holder", name);
        let invests = stakes && written.iter().any(|(key, _)| key == "invests");
        let idle = if !fails {
            Some("where nobody can fail: there is no [default], no [[customer]] and no margin loan")
        } else if !losing[place] && !invests && all.iter().any(|bound| named(&bound)) {
            Some("where none of its claims can be lost")
        } else {
            None
        };
        for (key, why) in [
            ("capital", idle),
            (
                "in_shares",
                idle.filter(|_| fails && written.iter().any(|(key, _)| key == "capital")),
            ),
            ("invests", (!stakes).then_some("without an [[exposure]] of kind equity with a `share`, which is what it puts in")),
        ] {
            let span = written.iter().find(|(own, _)| own == key).map(|(_, span)| span.clone());
            if let (Some(span), Some(why)) = (span, why) {
                reading.doubt(Some(span), format!("holder.{name:.60}.{key}: changes nothing {why}"));
            }
        }
    }
}

/// Of each holder, whether anything can make it lose: a claim on one who can fail, or a loan that is called.
fn losing(reading: &Reading<'_>, all: &[Bound]) -> Vec<bool> {
    let names = &reading.parties.holders;
    let has_capital = |place: usize| {
        reading.written("holder", &names[place]).iter().any(|(key, _)| key == "capital")
    };
    let of = |party: Party| match party {
        Party::Holder(place) => Some(place),
        _ => None,
    };
    let is_called = |bound: &Bound| bound.table.kind == MARGIN_LOANS;
    let mut losing = vec![false; names.len()];
    // From one to the next, as far as claims go.
    for _ in 0..=names.len() {
        for bound in all {
            let fails = match bound.on {
                Party::Builder(_) => reading.has("default"),
                Party::Customer(_) => true,
                Party::Holder(on) => is_called(bound) || losing[on] && has_capital(on),
            };
            let sizes = [&bound.table.amount, &bound.table.share];
            let is_some = sizes.iter().any(|size| !size.is_zero());
            let called = of(bound.on).filter(|_| is_called(bound));
            for place in of(bound.holder).into_iter().chain(called) {
                losing[place] |= fails && is_some;
            }
        }
    }
    losing
}
