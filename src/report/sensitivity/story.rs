//! The story of a sensitivity analysis.

use super::Explained;
use crate::report::{
    chart::Figure,
    language::{Phrase, phrase},
    number,
    story::{Section, Story, of_finding},
};

/// The story.
pub(in crate::report) fn story(
    explained: &Explained<'_>,
    figures: Vec<Figure>,
    run: &str,
) -> Story {
    let header = &explained.model.header;
    let part = |heading: &str, kind: &str, more: Vec<Phrase>| {
        let own: Vec<&Figure> = figures.iter().filter(|own| own.name.starts_with(kind)).collect();
        let sentences = own.iter().map(|figure| figure.title.clone()).chain(more).collect();
        let charts: Vec<&str> = own.iter().map(|figure| figure.name.as_str()).collect();
        Section::new(heading, sentences, &charts)
    };
    let orders = vec![
        phrase(
            "Alone and with all others: parts of the variance of the number; what acts together is in the parts with others of each, which add up to more than all.",
        ),
        phrase!(
            "First and total order (Sobol 1993) from {points} points of one scrambled Sobol sequence, {paths} paths in all; what is not listed is counted with shocks and events.",
            points = number(number::count(explained.found.points as u64)),
            paths = number(number::count(explained.found.paths))
        ),
    ];
    let shares = phrase(
        "Shares add up to all of it, also where parameters are correlated: what acts together is shared out evenly.",
    );
    let distances = phrase(
        "Distances of distributions need no variance: a few huge losses do not decide them. Those in the worst tenth say what moves the tail; what lies no farther than a number without influence tells nothing.",
    );
    let mut sections = vec![
        part("What explains the spread", "sensitivity", orders),
        part("Shares that add up", "shares", vec![shares]),
        part("What moves the distribution", "distances", vec![distances]),
    ];
    sections.retain(|section| !section.charts.is_empty());
    let question = header.question.clone().unwrap_or_default();
    let paths = (explained.found.paths, run);
    of_finding((explained.model, explained.document), question, sections, figures, paths)
}
