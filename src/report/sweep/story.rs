//! The story of a sweep.

use super::Swept;
use crate::{
    chart::Figure,
    language::{number, phrase},
    report::story::{Section, Story, of_finding, whole},
};

/// The story.
pub(in crate::report) fn story(swept: &Swept<'_>, figures: Vec<Figure>, run: &str) -> Story {
    let header = &swept.model.header;
    let mut sentences = vec![phrase!(
        "{variants} variants run on the same {paths} paths each; sweep.csv has every cell with its difference from cell {cell}, path by path.",
        variants = number(number::count(swept.cells.len() as u64)),
        paths = number(number::count(swept.paths)),
        cell = number(number::count(swept.reference as u64 + 1))
    )];
    sentences.extend(figures.iter().map(|figure| whole(&figure.title)));
    let charts: Vec<&str> = figures.iter().map(|figure| figure.name.as_str()).collect();
    let section = Section::new("The same scenario in many variants", sentences, &charts);
    let question = header.question.clone().unwrap_or_default();
    let paths = (swept.paths, run);
    of_finding((swept.model, swept.document), question, vec![section], figures, paths)
}
