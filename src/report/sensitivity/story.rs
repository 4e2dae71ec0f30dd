//! The story of a sensitivity analysis.

use super::Explained;
use crate::{
    chart::Figure,
    language::{Phrase, listed::listed_with_and, number, phrase},
    report::{
        asked,
        story::{Section, Story, of_finding, whole},
    },
};

/// The story.
pub(in crate::report) fn story(
    explained: &Explained<'_>,
    figures: Vec<Figure>,
    run: &str,
) -> Story {
    let part = |heading: &str, kind: &str, more: Vec<Phrase>| {
        let own: Vec<&Figure> = figures.iter().filter(|own| own.name.starts_with(kind)).collect();
        let sentences = own.iter().map(|figure| whole(&figure.title)).chain(more).collect();
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
    let rare = (0..explained.asked.len()).filter(|number| {
        let parts = explained.found.each[*number].factors.is_some();
        parts && !explained.is_told(*number)
    });
    let rare: Vec<Phrase> = rare.map(|number| explained.too_rare(number)).collect();
    let is_told = !rare.is_empty();
    // What is too rare to tell has no chart: it is told where that would stand.
    let first = part("What explains the spread", "sensitivity", [rare, orders].concat());
    let rest = [
        part("Shares that add up", "shares", vec![shares]),
        part("What moves the distribution", "distances", vec![distances]),
    ];
    let drawn = |section: &Section| !section.charts.is_empty();
    let first = Some(first).filter(|section| is_told || drawn(section));
    let sections = first.into_iter().chain(rest.into_iter().filter(drawn)).collect();
    let paths = (explained.found.paths, run);
    of_finding((explained.model, explained.document), question(explained), sections, figures, paths)
}

/// What was asked.
fn question(explained: &Explained<'_>) -> Phrase {
    let what = listed_with_and(explained.asked.iter().map(asked::of_it));
    phrase!(
        "What explains the spread of {what}?",
        what = phrase(what.unwrap_or_else(|| phrase("")))
    )
}
