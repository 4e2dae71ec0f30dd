//! The ladder from one scenario to another, for the terminal.

use std::fmt::Write;

use super::signed;
use crate::{
    analysis::{Ladder, Study, Versus},
    metrics::{BUST, Metric, Unit},
    report::{chart::shorten, detail::Detail, label::Label, language::Language, number},
};

/// What each difference contributes to the probability of a bust and to mean write-downs.
pub(super) fn contributions(study: &Study, versus: &Versus, detail: Detail) -> String {
    let (mine, theirs) = (&study.cases.cases[versus.case].name, &study.cases.reference().name);
    let ladder = match &versus.ladder {
        Ok(ladder) => ladder,
        Err(reason) if reason == "not asked for" => return String::new(),
        Err(reason) => return format!("\n  From {theirs} to {mine}: no ladder: {reason}.\n"),
    };
    let (Some(bust), Some(money)) = (ladder.outcome(BUST), ladder.outcome(Metric::WriteDown))
    else {
        return String::new();
    };
    let run = study.cases.cases[versus.case].run();
    let unit = &run.currency;
    let how = if ladder.rungs[0].shapley.is_some() {
        "mean over all orders (least to most)"
    } else {
        "first in order; last in order"
    };
    let title = format!("From {theirs} to {mine}: what does it");
    let mut text = format!(
        "\n  {:<34}{:>14}  write-downs, {unit}: {how}\n",
        shorten(&title, 34),
        "bust, points"
    );
    for place in by_size(ladder, money).into_iter().take(6) {
        let rung = &ladder.rungs[place];
        let _ = writeln!(
            text,
            "  {:<34}{:>14}  {}  {}",
            shorten(&Language::En.say(&Label::of(&rung.name, run).head()), 33),
            contribution(ladder, place, (bust, Unit::Share), detail),
            contribution(ladder, place, (money, ladder.outcomes[money].2), detail),
            rung.name
        );
    }
    let all = study.cases.reference().summary.paths;
    if ladder.paths < all {
        let (some, all) = (number::count(ladder.paths), number::count(all));
        let _ = writeln!(text, "  of the first {some} of {all} paths; --ladder-paths takes more");
    }
    if ladder.rungs.len() > 6 {
        let _ = writeln!(text, "  and {} more: see ladder.csv", ladder.rungs.len() - 6);
    }
    text
}

/// Rungs, the largest contribution first.
fn by_size(ladder: &Ladder, outcome: usize) -> Vec<usize> {
    let size = |place: &usize| {
        let rung = &ladder.rungs[*place];
        rung.shapley.as_ref().map_or(rung.first[outcome].0, |all| all[outcome].0.0).abs()
    };
    let mut order: Vec<usize> = (0..ladder.rungs.len()).collect();
    order.sort_by(|a, b| size(b).total_cmp(&size(a)));
    order
}

fn contribution(
    ladder: &Ladder,
    rung: usize,
    (outcome, unit): (usize, Unit),
    detail: Detail,
) -> String {
    let rung = &ladder.rungs[rung];
    let one = |(value, error): (f64, f64)| {
        signed(value, unit) + &detail.error(&number::error(error, unit))
    };
    match &rung.shapley {
        Some(all) if unit == Unit::Share => one(all[outcome].0),
        Some(all) => {
            let (value, [least, most]) = all[outcome];
            format!("{} ({} to {})", one(value), signed(least, unit), signed(most, unit))
        }
        None => format!("{}; {}", one(rung.first[outcome]), one(rung.reverse[outcome])),
    }
}
