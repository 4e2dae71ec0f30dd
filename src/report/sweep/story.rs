//! The story of a sweep.

use super::Swept;
use crate::{
    chart::Figure,
    language::{Phrase, listed::listed_with_and, number, phrase},
    report::{
        asked,
        story::{Section, Story, of_finding, whole},
    },
};

/// The story.
pub(in crate::report) fn story(swept: &Swept<'_>, figures: Vec<Figure>, run: &str) -> Story {
    let mut sentences = vec![phrase!(
        "{variants} variants run on the same {paths} paths each; sweep.csv has every cell with its difference from cell {cell}, path by path.",
        variants = number(number::count(swept.cells.len() as u64)),
        paths = number(number::count(swept.paths)),
        cell = number(number::count(swept.reference as u64 + 1))
    )];
    sentences.extend(figures.iter().map(|figure| whole(&figure.title)));
    let charts: Vec<&str> = figures.iter().map(|figure| figure.name.as_str()).collect();
    let section = Section::new("The same scenario in many variants", sentences, &charts);
    let paths = (swept.paths, run);
    of_finding((swept.model, swept.document), question(swept), vec![section], figures, paths)
}

/// What was asked.
fn question(swept: &Swept<'_>) -> Phrase {
    let [what, keys] = [
        listed_with_and(swept.asked.iter().map(asked::words_of_it)),
        listed_with_and((0..swept.axes.len()).map(|axis| swept.label(axis).words)),
    ]
    .map(|all| all.unwrap_or_else(|| phrase("")));
    phrase!(
        if swept.asked.len() == 1 {
            "How does {what} change with {keys}?"
        } else {
            "How do {what} change with {keys}?"
        },
        what = phrase(what),
        keys = phrase(keys)
    )
}
