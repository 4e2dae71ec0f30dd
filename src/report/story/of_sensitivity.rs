//! The story of a sensitivity analysis.

use super::{Section, Story, of_finding};
use crate::report::{
    chart::Figure,
    language::{Phrase, phrase},
    number,
    sensitivity::Explained,
};

/// The story.
pub(in crate::report) fn of_sensitivity(
    explained: &Explained<'_>,
    figures: Vec<Figure>,
    run: &str,
) -> Story {
    let header = &explained.model.header;
    let mut sentences: Vec<Phrase> = figures.iter().map(|figure| figure.title.clone()).collect();
    sentences.push(
        phrase("First and total order (Sobol 1993) from {0} points of one scrambled Sobol sequence, {1} paths in all; what is not listed is counted with shocks and events.")
            .number(number::count(explained.found.points as u64))
            .number(number::count(explained.found.paths)),
    );
    let charts: Vec<&str> = figures.iter().map(|figure| figure.name.as_str()).collect();
    let section = Section::new("What explains the spread", sentences, &charts);
    let question = header.question.clone().unwrap_or_default();
    let paths = (explained.found.paths, run);
    of_finding((explained.model, explained.document), question, vec![section], figures, paths)
}
