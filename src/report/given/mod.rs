//! Results on the paths on which a condition holds, beside all others: screen, tables, charts, a part of the story.

mod brief;
mod figures;
mod files;
mod opening;
mod section;
mod stories;
mod text;
mod words;

pub use brief::brief;
pub use files::json;
pub use text::text;

use super::story::{Section, Story};
use crate::{analysis::Given, chart::Figure, language::amount, metrics::Summary, model::Model};

/// Names of its tables.
pub(super) const FILES: [&str; 4] =
    ["given.csv", "given_tracks.csv", "given_paths.csv", "given.json"];
pub(super) use figures::{CALLED, NAMES};
pub(in crate::report) use words::{condition, event, negated, quantity};

/// Adds its tables to a run's files, its charts to its figures.
pub(super) fn tables(given: &Given, model: &Model) -> Vec<(String, Vec<u8>)> {
    let json = format!("{:#}\n", json(given, model)).into_bytes();
    let texts =
        [files::metrics(given, model), files::tracks(given), files::paths(given, model), json];
    FILES.into_iter().zip(texts).map(|(name, content)| (name.to_owned(), content)).collect()
}

/// Its charts.
pub(super) fn figures(given: &Given, model: &Model, summary: &Summary, run: &str) -> Vec<Figure> {
    figures::all(given, model, summary.paths, run)
}

/// Tells it before the answer and in a part behind it; its charts are the first of a deck, and all others say that they
/// are of all paths.
pub(super) fn add_to(story: &mut Story, given: &Given, model: &Model) {
    if let Some(answer) = story.sections.first_mut() {
        answer.sentences.splice(0..0, opening::sentences(given, model));
    }
    let others = story.figures.iter_mut().filter(|own| !NAMES.contains(&own.name.as_str()));
    others.for_each(opening::of_all);
    story.told.splice(0..0, NAMES.map(str::to_owned));
    let section: Section = section::section(given, model);
    let charts = &section.charts;
    for other in &mut story.sections {
        other.charts.retain(|name| !charts.contains(name));
    }
    story.sections.insert(1.min(story.sections.len()), section);
}

/// A value in its unit, as words of a sentence.
fn amount(value: f64, unit: crate::metrics::Unit, model: &Model) -> crate::language::Phrase {
    amount::amount(value, unit, &model.header.run)
}
