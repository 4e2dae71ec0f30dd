//! Who owns the first fleet, where overlays bring builders or leave some out.
//!
//! Builders that a file declares together have shares that add up to 1. One that an overlay adds has
//! the share that it says, and those that were there before give it up in proportion; what belonged to
//! one that is left out goes to the others in proportion.

use super::Builder;
use crate::scenario::{Members, Node, Problems, Value};

/// A sum of shares without the noise of sums.
fn rounded(sum: f64) -> f64 {
    (sum * 1e6).round() / 1e6
}

/// How far a sum of shares may be from 1.
const SLACK: f64 = 1e-6;

/// Makes the shares add up to 1, with a word, or refuses them.
pub(super) fn share_out(
    builders: &mut [Builder],
    list: &Node,
    members: &Members,
    problems: &mut Problems,
) {
    let came = |builder: &Builder| members.is_added("builder", &builder.name);
    let sum = |new: bool| -> f64 {
        builders.iter().filter(|b| came(b) == new).map(|builder| builder.share).sum()
    };
    let (old, new) = (sum(false), sum(true));
    let gone: f64 = members.removed.iter().filter_map(share_of).sum();
    // One that has no number has its own message.
    if (old + new - 1.0).abs() <= SLACK || !(old + new).is_finite() {
        return;
    }
    // Where the last of the files that say something of builders does.
    let span = Some(list.span.clone());
    if (old + gone - 1.0).abs() > SLACK || old <= 0.0 || new >= 1.0 {
        let message = format!(
            "builder: the shares of the first fleet add up to {}, expected 1",
            rounded(old + new)
        );
        problems.error_of_all(span, message);
        return;
    }
    let factor = (1.0 - new) / old;
    for builder in builders.iter_mut().filter(|builder| !came(builder)) {
        builder.share *= factor;
    }
    let message = format!(
        "builder: the shares of the first fleet are made to add up to 1: those of the builders that were \
         there before times {factor:.6}"
    );
    let help = "shares that add up to 1 are taken as they are";
    problems.warn(span, message).help(help);
}

/// The share of a builder that is left out.
fn share_of((list, node): &(String, Node)) -> Option<f64> {
    let Value::Table(table) = &node.value else { return None };
    match table.get("share").map(|node| &node.value) {
        Some(Value::Number(share)) if list == "builder" => Some(*share),
        _ => None,
    }
}
