//! What explains the spread of numbers, on one terminal screen.

use super::Explained;
use crate::{
    analysis::indices::Index,
    language::{Language, label::Label, number, phrase},
    report::{
        screen::{Table, head, indented},
        story::whole,
    },
};

/// The terminal summary.
pub(super) fn text(explained: &Explained<'_>, language: Language) -> String {
    let header = &explained.model.header;
    let language = language.of(&[header]);
    let mut text = format!("\n{}\n", head(&header.title, None, language).trim_end());
    for number in 0..explained.asked.len() {
        text.push_str(&one(explained, number, language));
    }
    let found = explained.found;
    let how = phrase!(
        "{paths} paths: {points} points of {factors} parameters or groups of correlated ones and the luck, each exchanged in turn (seed {seed}).",
        paths = number(number::count(found.paths)),
        points = number(number::count(found.points as u64)),
        factors = name(&found.factors.len().to_string()),
        seed = name(&header.run.seed.to_string())
    );
    let shared = found.each.iter().any(|own| own.shares.is_some());
    text.push_str(&format!("\n{}", indented(&language.say(&how), "  ")));
    for words in legend(shared) {
        text.push_str(&indented(&language.say(&phrase(words)), "  "));
    }
    let labels = |keys: &[String]| {
        let each = keys.iter().map(|key| language.plain(&Label::of(key, &header.run).words));
        each.collect::<Vec<_>>().join(", ")
    };
    if !explained.rest.is_empty() {
        let words =
            phrase!("Counted with the luck: {names}", names = name(&labels(explained.rest)));
        text.push_str(&indented(&language.say(&words), "  "));
    }
    if !explained.correlated.is_empty() {
        let words = phrase!(
            "Of these correlated with shocks, which no such index can tell apart: {names}",
            names = name(&labels(explained.correlated))
        );
        text.push_str(&indented(&language.say(&words), "  "));
    }
    text
}

/// Which of the numbers are what.
const fn legend(shared: bool) -> [&'static str; 2] {
    let share = if shared {
        "Its share: what all add up to, also where they are correlated (Shapley)."
    } else {
        "--shapley adds shares that add up to all."
    };
    [
        "Alone, together: part of the variance that it explains by itself, and with all others (Sobol, first and total order). Whole, worst: how far the distribution moves with it, all of it or its worst tenth (PAWN); a number without influence seems to move it as far as its line says.",
        share,
    ]
}

fn one(explained: &Explained<'_>, number: usize, language: Language) -> String {
    let what = explained.what(number);
    let Some(rows) = explained.rows(number) else {
        let words = phrase!(
            "{what}: the same on every path, so nothing explains its spread",
            what = phrase(what.capital())
        );
        return format!("\n{}", indented(&language.say(&words), "  "));
    };
    if !explained.is_told(number) {
        let words = language.plain(&explained.too_rare(number));
        return format!("\n{}", indented(&words, "  "));
    }
    let shared = rows.iter().any(|row| row.share.is_some());
    let table = Table::narrow(if shared { 5 } else { 4 }, 9);
    let line = |name: &str, [first, total, own, whole, worst]: [String; 5]| {
        let share = shared.then_some(own);
        let cells = [Some(first), Some(total), share, Some(whole), Some(worst)];
        table.tall(name, &cells.into_iter().flatten().collect::<Vec<_>>())
    };
    let heads = ["alone", "together", "share", "whole", "worst"].map(|head| language.word(head));
    let question = phrase!("What explains the spread: {what}", what = phrase(what));
    let mut text = format!("\n{}", indented(&language.say(&question), "  "));
    // The answer before its numbers.
    if let Some(title) = super::figures::title(explained, number) {
        text.push_str(&indented(&language.say(&whole(&title)), "  "));
    }
    text.push_str(&line("%", heads));
    let cell = |index: Option<Index>| index.map_or_else(String::new, |index| told(index, language));
    for row in &rows {
        let indent = if row.indices.is_none() { "  " } else { "" };
        let name = format!("{indent}{}", language.plain(&row.label.head()));
        let [whole, worst] =
            [row.distance.map(|all| all.whole), row.distance.and_then(|all| all.worst)];
        let [first, total] = [row.indices.map(|all| all.first), row.indices.map(|all| all.total)];
        text.push_str(&line(&name, [first, total, row.share, whole, worst].map(cell)));
    }
    if let Some((label, nothing)) = explained.nothing(number) {
        let cells = [None, None, None, Some(nothing.whole), nothing.worst].map(cell);
        text.push_str(&line(&language.plain(&label.head()), cells));
    }
    let sum = phrase!(
        "Alone they explain {share} in all, give or take {half} points; the rest comes of what acts together. ± is half of the 95 % interval.",
        share = percent(explained.alone(number).unwrap_or(0.0)),
        half = number(format!("{:.0}", 196.0 * explained.error_alone(number)))
    );
    text + &indented(&language.say(&sum), "  ")
}

/// A part in per cent with half of its interval, in no more digits than that leaves. No part of a variance is less
/// than none: what comes out below is its error.
fn told(index: Index, language: Language) -> String {
    let (value, half) = (100.0 * index.value.max(0.0), 196.0 * index.error);
    let digits = usize::from(half < 0.95);
    language.number(&format!("{value:.digits$} ±{half:.digits$}"))
}
