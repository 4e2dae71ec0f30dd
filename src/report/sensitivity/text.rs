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

fn say(phrase: &Phrase) -> String {
    Language::En.say(phrase).replace('\u{a0}', " ")
}

fn one(explained: &Explained<'_>, number: usize) -> String {
    let what = capital(&say(&explained.what(number)));
    let Some(rows) = explained.rows(number) else {
        return format!("\n  {what}: the same on every path, so nothing explains its spread\n");
    };
    let mut text = format!(
        "\n  What explains the spread of: {what}\n  {:<58}{:>18}{:>18}\n",
        "part of the variance, %", "alone", "with all others"
    );
    let cell = |index: Index| format!("{:.1} ±{:.1}", index.value * 100.0, 196.0 * index.error);
    for (label, indices) in &rows {
        let _ = writeln!(
            text,
            "  {:<58}{:>18}{:>18}",
            shorten(&say(&label.head()), 56),
            cell(indices.first),
            cell(indices.total)
        );
    }
    let _ = writeln!(
        text,
        "  Alone they explain {} in all; the rest comes of what acts together. ± is half of the 95 % interval.",
        number::percent(explained.alone(number).unwrap_or(0.0))
    );
    text
}
