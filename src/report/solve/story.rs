//! The story of a solved scenario: what would have to be true.

use super::{Solved, figures::title};
use crate::{
    chart::Figure,
    language::{Phrase, phrase},
    report::story::{Grid, Section, Story, of_finding, whole},
};

/// The story.
pub(in crate::report) fn story(solved: &Solved<'_>, figures: Vec<Figure>, run: &str) -> Story {
    let charts: Vec<&str> = figures.iter().map(|figure| figure.name.as_str()).collect();
    let mut section = Section::new("What would have to be true", sentences(solved), &charts);
    // Where nothing is left to chance there is no interval to show.
    let apart = solved.solution.roots.iter().any(|root| root.interval != [Some(root.at); 2]);
    if apart || solved.solution.roots.is_empty() {
        section.tables.push(roots(solved));
    }
    let paths = (solved.solution.paths[1], run);
    of_finding((solved.model, solved.document), solved.question(), vec![section], figures, paths)
}

fn sentences(solved: &Solved<'_>) -> Vec<Phrase> {
    let mut all = vec![whole(&title(solved))];
    if let Some(now) = solved.solution.now {
        let label = solved.label();
        all.push(phrase!(
            "The scenario has {key}: {value}; there, {what} is {result}.",
            key = phrase(label.words.clone()),
            value = phrase(label.amount(now.at)),
            what = phrase(solved.what()),
            result = phrase(solved.amount(now.known.value))
        ));
    }
    all
}

/// Each place that reaches the target.
fn roots(solved: &Solved<'_>) -> Grid {
    let label = solved.label();
    let header = vec![label.with_unit(), phrase("95 % from"), phrase("95 % to")];
    let cell = |value: Option<f64>| match value {
        Some(value) => phrase!(number(label.number(value))),
        None => phrase("–"),
    };
    let rows = solved.solution.roots.iter();
    let rows =
        rows.map(|root| [Some(root.at), root.interval[0], root.interval[1]].map(cell).to_vec());
    Grid { header, rows: rows.collect(), words: false }
}
