//! What explains the spread of numbers, on one terminal screen.

use std::fmt::Write;

use super::Explained;
use crate::{
    analysis::indices::Index,
    report::{
        chart::shorten,
        language::{Language, Phrase, capital},
        number,
    },
};

/// The terminal summary.
pub(super) fn text(explained: &Explained<'_>) -> String {
    let mut text = format!("\n{}\n", explained.model.header.title);
    for number in 0..explained.asked.len() {
        text.push_str(&one(explained, number));
    }
    let found = explained.found;
    let _ = writeln!(
        text,
        "\n  {} paths: {} points of {} parameters or groups of correlated ones and the luck, each exchanged in turn (seed {}).",
        number::count(found.paths),
        number::count(found.points as u64),
        found.factors.len(),
        explained.model.header.run.seed
    );
    text.push_str(legend(found.each.iter().any(|own| own.shares.is_some())));
    if !explained.rest.is_empty() {
        let words = format!("  Counted with the luck: {}", explained.rest.join(", "));
        let _ = writeln!(text, "{}", shorten(&words, 160));
    }
    if !explained.correlated.is_empty() {
        let words = format!(
            "  of these correlated with shocks, which no such index can tell apart: {}",
            explained.correlated.join(", ")
        );
        let _ = writeln!(text, "{}", shorten(&words, 160));
    }
    text
}

/// Which of the numbers are what.
const fn legend(shared: bool) -> &'static str {
    if shared {
        "  Alone, with others: parts of the variance (Sobol, first and total order). Its share: what all add up to, also where they are\n  \
         correlated (Shapley). Moves all, worst tenth: how far the distribution moves with it, all of it or its worst tenth (PAWN).\n"
    } else {
        "  Alone, with others: parts of the variance (Sobol, first and total order). Moves all, worst tenth: how far the distribution\n  \
         moves with it, all of it or its worst tenth (PAWN). --shapley adds shares that add up to all.\n"
    }
}

fn say(phrase: &Phrase) -> String {
    Language::En.say(phrase).replace('\u{a0}', " ")
}

fn one(explained: &Explained<'_>, number: usize) -> String {
    let what = capital(&say(&explained.what(number)));
    let Some(rows) = explained.rows(number) else {
        return format!("\n  {what}: the same on every path, so nothing explains its spread\n");
    };
    let shared = rows.iter().any(|row| row.share.is_some());
    let share = |text: String| if shared { format!("{text:>14}") } else { String::new() };
    let line = |name: &str, cells: [String; 5]| {
        let [first, total, own, whole, worst] = cells;
        let line =
            format!("  {name:<46}{first:>14}{total:>14}{}{whole:>14}{worst:>14}", share(own));
        format!("{}\n", line.trim_end())
    };
    let heads = ["alone", "with others", "its share", "moves all", "worst tenth"];
    let mut text = format!("\n  What explains the spread of: {what}\n");
    text.push_str(&line("%", heads.map(str::to_owned)));
    let cell = |index: Option<Index>| {
        index.map_or_else(String::new, |index| {
            format!("{:.1} ±{:.1}", index.value * 100.0, 196.0 * index.error)
        })
    };
    for row in &rows {
        let indent = if row.indices.is_none() { "  " } else { "" };
        let name = format!("{indent}{}", say(&row.label.head()));
        let [whole, worst] =
            [row.distance.map(|all| all.whole), row.distance.and_then(|all| all.worst)];
        let [first, total] = [row.indices.map(|all| all.first), row.indices.map(|all| all.total)];
        text.push_str(&line(
            &shorten(&name, 45),
            [first, total, row.share, whole, worst].map(cell),
        ));
    }
    if let Some((label, nothing)) = explained.nothing(number) {
        let cells = [None, None, None, Some(nothing.whole), nothing.worst].map(cell);
        text.push_str(&line(&say(&label.head()), cells));
    }
    let _ = writeln!(
        text,
        "  Alone they explain {} in all; the rest comes of what acts together. ± is half of the 95 % interval.",
        number::percent(explained.alone(number).unwrap_or(0.0))
    );
    text
}
