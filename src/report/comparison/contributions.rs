//! The ladder from one scenario to another, for the terminal.

use std::fmt::Write;

use super::signed;
use crate::{
    analysis::{Added, Ladder, Study, Versus},
    language::{Language, Phrase, label::Label, number, phrase},
    metrics::{BUST, Metric, Unit},
    report::{
        detail::Detail,
        screen::{left, right},
    },
    scenario::Run,
};

/// How much is told, in which language.
type How = (Detail, Language);

/// What each difference contributes to the probability of a bust and to mean write-downs.
pub(super) fn contributions(study: &Study, versus: &Versus, how: How) -> String {
    let (mine, theirs) = (&study.cases.cases[versus.case].name, &study.cases.reference().name);
    let ladder = match &versus.ladder {
        Ok(ladder) => ladder,
        Err(reason) if reason == "not asked for" => return String::new(),
        Err(reason) => {
            let none = phrase!(
                "From {from} to {to}: no ladder: {reason}.",
                from = name(theirs),
                to = name(mine),
                reason = name(reason)
            );
            return format!("\n  {}\n", how.1.say(&none));
        }
    };
    let (Some(bust), Some(money)) = (ladder.outcome(BUST), ladder.outcome(Metric::WriteDown))
    else {
        return String::new();
    };
    let run = study.cases.cases[versus.case].run();
    let title = phrase!("From {from} to {to}: what does it", from = name(theirs), to = name(mine));
    let mut text = format!("\n{}", head(ladder, &title, run, how.1));
    for place in by_size(ladder, money).into_iter().take(6) {
        let rung = &ladder.rungs[place];
        text.push_str(&line(
            &how.1.say(&Label::of(&rung.name, run).head()),
            &contribution(ladder, place, (bust, Unit::Share), how),
            &contribution(ladder, place, (money, ladder.outcomes[money].2), how),
            &rung.name,
        ));
    }
    text + &rest(ladder, study.cases.reference().summary.paths, how.1)
}

fn head(ladder: &Ladder, title: &Phrase, run: &Run, language: Language) -> String {
    let words = if ladder.rungs[0].shapley.is_some() {
        "write-downs, {unit}: mean over all orders (least to most)"
    } else {
        "write-downs, {unit}: first in order; last in order"
    };
    let money = phrase!(words, unit = currency(&run.currency));
    line(&language.say(title), &language.word("bust, points"), &language.say(&money), "")
}

fn line(words: &str, bust: &str, money: &str, key: &str) -> String {
    let text = format!("  {}{}  {money}  {key}", left(words, 34), right(bust, 16));
    format!("{}\n", text.trim_end())
}

/// How many paths it rests on, and what is not shown.
fn rest(ladder: &Ladder, all: u64, language: Language) -> String {
    let mut text = String::new();
    if ladder.paths < all {
        let some = phrase!(
            "of the first {some} of {all} paths; --ladder-paths takes more",
            some = number(number::count(ladder.paths)),
            all = number(number::count(all))
        );
        let _ = writeln!(text, "  {}", language.say(&some));
    }
    if ladder.rungs.len() > 6 {
        let more = phrase!(
            "and {count} more: see ladder.csv",
            count = name(&(ladder.rungs.len() - 6).to_string())
        );
        let _ = writeln!(text, "  {}", language.say(&more));
    }
    text
}

/// Rungs, the largest contribution first.
fn by_size(ladder: &Ladder, outcome: usize) -> Vec<usize> {
    let size = |place: &usize| {
        let rung = &ladder.rungs[*place];
        rung.shapley.as_ref().map_or(rung.first[outcome].value, |all| all[outcome].0.value).abs()
    };
    let mut order: Vec<usize> = (0..ladder.rungs.len()).collect();
    order.sort_by(|a, b| size(b).total_cmp(&size(a)));
    order
}

fn contribution(
    ladder: &Ladder,
    rung: usize,
    (outcome, unit): (usize, Unit),
    (detail, language): How,
) -> String {
    let rung = &ladder.rungs[rung];
    let one = |Added { value, error, .. }: Added| {
        let error = error.map(|error| detail.error(&number::error(error, unit)));
        language.number(&(signed(value, unit) + &error.unwrap_or_default()))
    };
    match &rung.shapley {
        Some(all) if unit == Unit::Share => one(all[outcome].0),
        Some(all) => {
            let (value, [least, most]) = all[outcome];
            let ends = phrase!(
                "{low} to {high}",
                low = number(signed(least, unit)),
                high = number(signed(most, unit))
            );
            format!("{} ({})", one(value), language.say(&ends))
        }
        None => format!("{}; {}", one(rung.first[outcome]), one(rung.reverse[outcome])),
    }
}
