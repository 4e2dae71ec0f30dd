//! The story of what was found in the paths of one scenario: rules, signposts.

use super::{Section, Story, assumptions, drawing, method, rest};
use crate::{
    chart::Figure,
    language::{Phrase, phrase},
    model::Model,
    scenario::Document,
};

/// A title as a sentence among others.
pub(in crate::report) fn whole(title: &Phrase) -> Phrase {
    phrase!("{said}.", said = phrase(title.clone()))
}

/// Tells it; charts that no section names come last.
pub(in crate::report) fn of_finding(
    (model, document): (&Model, &Document),
    question: Phrase,
    mut sections: Vec<Section>,
    figures: Vec<Figure>,
    (paths, run): (u64, &str),
) -> Story {
    let others = rest(&figures, &sections);
    if !others.is_empty() {
        sections.push(Section { charts: others, ..Section::new("More charts", Vec::new(), &[]) });
    }
    Story {
        title: Phrase::of_name(&model.header.title),
        question,
        sections,
        figures,
        key_figures: Vec::new(),
        paired: Vec::new(),
        strongest: Vec::new(),
        bust: None,
        assumptions: assumptions(document, &model.header.run, paths),
        others: Vec::new(),
        lacking: Vec::new(),
        method: method(paths, drawing(model), run),
        told: Vec::new(),
        differences: None,
        companies: Vec::new(),
        explore: None,
    }
}
