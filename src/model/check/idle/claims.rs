//! Keys of claims, and of their holders, that change nothing for who has them and on whom: builders that hold claims lose no
//! cash by them, what never fails is never lost, and nobody pays into what raises nothing.

use super::{
    Idle, Place, Scene, Weight,
    acts::{Lack, text},
    entries,
    place::places,
};
use crate::{
    model::exposure::{Sort, used},
    scenario::{Entry, Node, Table, Value},
};

/// A claim, as it is written.
struct Claim<'a> {
    kind: &'a str,
    by: Sort,
    on: Sort,
    debtor: &'a Table,
}

/// Every key of a claim that changes nothing, and of those who invest.
pub(super) fn of_claims(scene: &Scene<'_>) -> Vec<Idle> {
    let mut all = Vec::new();
    for place in places(&scene.document.root, "exposure") {
        let Some(claim) = Claim::of(&scene.document.root, place.own) else { continue };
        for entry in &place.own.0 {
            all.extend(claim.idle(scene, &place, entry));
        }
    }
    for place in places(&scene.document.root, "holder") {
        let invests = place.own.0.iter().filter(|entry| entry.key == "invests");
        for entry in invests.filter(|entry| !is_zero(&entry.node)) {
            let lack = raises_equity(&stakes(&scene.document.root, place.own));
            all.extend(lack.map(|(because, off)| Idle::new(&place, entry, because).by(off)));
        }
    }
    all
}

impl<'a> Claim<'a> {
    /// Nothing of one that is refused elsewhere.
    fn of(root: &'a Table, own: &'a Table) -> Option<Self> {
        let kind = own.get("kind").map_or(Some("equity"), |node| Some(text(node)?.as_str()))?;
        let (by, _) = party(root, own.get("holder")?)?;
        let (on, debtor) = party(root, own.get("on")?)?;
        Some(Self { kind, by, on, debtor })
    }

    fn idle(&self, scene: &Scene<'_>, place: &Place<'_>, entry: &Entry) -> Option<Idle> {
        let idle = |because: &str| Idle::new(place, entry, because.to_owned());
        let is_owed = ["equity", "loan"].contains(&self.kind);
        let lacks_default = scene.lacks("default");
        // What a `without` takes out is told: who reads a claim is part of it.
        let undone = |because: &str| {
            let left = scene.left("default");
            let most = if left.is_empty() { Weight::Mistake } else { Weight::Doubt };
            idle(because).by(left).at_most(most)
        };
        match (entry.key.as_str(), self.on) {
            // That its kind does not read a key is told elsewhere.
            (key, on) if !used(self.kind, on).contains(&key) => None,
            ("recovery", _) if is_owed && self.by == Sort::Builder => Some(idle(LOSES_NOTHING)),
            ("amount" | "share", Sort::Builder | Sort::Holder)
                if is_owed && self.by == Sort::Builder =>
            {
                Some(idle(LOSES_NOTHING))
            }
            ("share", Sort::Customer) if is_zero_at(self.debtor, "funding") => {
                let (because, off) = raises_equity(&[self.debtor])?;
                Some(idle(&because).by(off))
            }
            ("share", Sort::Customer) if self.lends_nothing_lost(lacks_default) => Some(undone(
                "where the builder that holds the claim cannot fail: there is no [default]",
            )),
            ("recovery", Sort::Builder) if lacks_default => {
                Some(undone("where no builder can fail: there is no [default]"))
            }
            ("recovery", Sort::Holder) if !fails(&scene.document.root, self.debtor) => {
                let because =
                    "where who owes it has no `capital` to lose, and no margin loan that is called";
                Some(idle(because).at_most(Weight::Doubt))
            }
            _ => None,
        }
    }

    /// A stake of a builder that cannot fail is never withdrawn.
    fn lends_nothing_lost(&self, lacks_default: bool) -> bool {
        self.kind == "equity" && self.by == Sort::Builder && lacks_default
    }
}

/// Why builders' claims are idle.
const LOSES_NOTHING: &str =
    "where a builder holds the claim: its losses on claims are not modelled";

/// A party of a name.
fn party<'a>(root: &'a Table, name: &Node) -> Option<(Sort, &'a Table)> {
    let name = text(name)?;
    let lists =
        [("builder", Sort::Builder), ("customer", Sort::Customer), ("holder", Sort::Holder)];
    lists.into_iter().find_map(|(list, sort)| {
        let mut all = entries(root, list).into_iter().map(|(_, own)| own);
        Some((sort, all.find(|own| own.get("name").and_then(text) == Some(name))?))
    })
}

/// Whether a holder can fail: losses that it can bear are said, or shares that it borrowed on can fall.
fn fails(root: &Table, holder: &Table) -> bool {
    let name = holder.get("name").and_then(text);
    let is_called = |claim: &Table| {
        claim.get("on").and_then(text) == name
            && claim.get("kind").and_then(text).is_some_and(|kind| kind == "margin_loan")
    };
    holder.get("capital").is_some()
        || entries(root, "exposure").iter().any(|(_, claim)| is_called(claim))
}

/// The customers that a holder puts new equity into.
fn stakes<'a>(root: &'a Table, holder: &Table) -> Vec<&'a Table> {
    let name = holder.get("name").and_then(text);
    let all = entries(root, "exposure").into_iter().filter(|(_, claim)| {
        claim.get("holder").and_then(text) == name
            && claim.get("kind").and_then(text).is_none_or(|kind| kind == "equity")
            && claim.get("share").is_some_and(|share| !is_zero(share))
    });
    let on = all.filter_map(|(_, claim)| party(root, claim.get("on")?));
    on.filter(|(sort, _)| *sort == Sort::Customer).map(|(_, customer)| customer).collect()
}

/// Customers that raise equity.
fn raises_equity(customers: &[&Table]) -> Lack {
    let off = customers.iter().map(|customer| {
        customer.get("funding").filter(|node| is_zero(node)).map(|node| node.span.clone())
    });
    let off: Option<Vec<_>> = off.collect();
    let off = off.filter(|off| !off.is_empty())?;
    Some(("while the customer's `funding` is 0".to_owned(), off))
}

fn is_zero_at(table: &Table, key: &str) -> bool {
    table.get(key).is_some_and(is_zero)
}

const fn is_zero(node: &Node) -> bool {
    matches!(node.value, Value::Number(0.0))
}
