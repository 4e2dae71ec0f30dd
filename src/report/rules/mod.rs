//! Rules of what happens: screen, tables, chart, page and deck.

mod files;
mod text;
mod words;

pub use files::json;
pub use text::text;

use super::{
    json::run_hash,
    story::{Grid, Section, of_finding},
    told,
};
use crate::{
    analysis::{
        Rules,
        rules::{Judged, Rule},
    },
    chart::{
        self, Called, Figure, Form, Look,
        form::{Line, Lines},
    },
    language::{Phrase, phrase},
    metrics::Unit,
    model::Model,
    scenario::Document,
};

/// Its tables.
pub(super) const FILES: [&str; 4] = ["rules.csv", "rules_tree.csv", "rules_way.csv", "rules.json"];
/// What its chart is called.
pub(super) const CALLED: [Called; 1] = [Called {
    name: "rules",
    sheet: None,
    about: Some("boxes of limits within which it happens on most paths"),
}];
/// Names of its charts.
pub(super) const CHARTS: [&str; 1] = [CALLED[0].name];

/// Every file of a folder of rules but its manifest.
pub fn files(
    rules: &Rules,
    (model, document): (&Model, &Document),
    look: &Look,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let look = &look.of(&[&model.header]);
    let json = format!("{:#}\n", json(rules, model)).into_bytes();
    let texts = [files::boxes(rules), files::tree(rules), files::way(rules), json];
    let mut all: Vec<(String, Vec<u8>)> =
        FILES.into_iter().zip(texts).map(|(name, content)| (name.to_owned(), content)).collect();
    let run = run_hash(document);
    let figures: Vec<Figure> = figure(rules, model, &run).into_iter().collect();
    let sections = sections(rules, model);
    let question = words::question(rules, model);
    let paths = (rules.paths as u64, run.as_str());
    let story = of_finding((model, document), question, sections, figures, paths);
    all.extend(told(&story, look)?);
    Ok(all)
}

/// The way to each box: coverage across, density up.
fn figure(rules: &Rules, model: &Model, run: &str) -> Option<Figure> {
    let first = rules.rules.first()?;
    let line = |(place, rule): (usize, &Rule)| {
        let points = rule.trajectory.iter().rev().map(|step| (step.coverage * 100.0, step.density));
        let name = phrase!("way to rule {rule}", rule = name(&(place + 1).to_string()));
        Line { name, points: points.collect(), band: Vec::new(), observed: false }
    };
    let mut lines: Vec<Line> = rules.rules.iter().enumerate().map(line).collect();
    lines.push(Line {
        name: phrase("rule 1 as told, on other paths"),
        points: vec![(first.held.coverage.value * 100.0, first.held.density.value)],
        band: Vec::new(),
        observed: true,
    });
    let across = phrase("% of all paths with it that the limits cover");
    let form = Form::Lines(Lines { unit: Unit::Share, across, log: false, level: None, lines });
    let title = phrase!(
        "Within the limits of rule 1, {share} of the paths have {event}, not {base}; these limits cover {covered} of all paths with it",
        share = percent(first.held.density.value),
        event = phrase(super::given::condition(&rules.question.of, model)),
        base = percent(rules.base.value),
        covered = percent(first.held.coverage.value)
    );
    let subtitle = phrase!(
        "Up: share of the paths within the limits on which it comes to this, as the limits close in on rule 1: {rule}",
        rule = phrase(words::region(rules, first, model))
    );
    let foot = chart::foot(model, (rules.paths + rules.begun) as u64, run);
    let takeaway = Some(words::sentence(rules, first, model));
    Some(Figure { name: CHARTS[0].to_owned(), title, subtitle, foot, form, takeaway })
}

fn sections(rules: &Rules, model: &Model) -> Vec<Section> {
    let mut answer = words::answer(rules, model);
    answer.extend(rules.together.as_ref().map(|judged| words::together(judged, rules, model)));
    let mut first = Section {
        heading: phrase("Rules"),
        sentences: answer,
        charts: CHARTS.map(str::to_owned).to_vec(),
        tables: Vec::new(),
    };
    first.tables.extend((!rules.rules.is_empty()).then(|| boxes(rules, model)));
    let tree = Section {
        heading: phrase("A tree"),
        sentences: vec![phrase(
            "The paths are parted three times at most, each time by the one limit that leaves the parts purest; numbers are those of paths that it was not grown on.",
        )],
        charts: Vec::new(),
        tables: vec![leaves(rules, model)],
    };
    let how = Section {
        heading: phrase("How it was found"),
        sentences: words::method(),
        charts: Vec::new(),
        tables: Vec::new(),
    };
    vec![first, tree, how]
}

fn shares(judged: &Judged) -> [Phrase; 3] {
    [judged.density, judged.coverage, judged.mass].map(|share| phrase!(percent(share.value)))
}

fn boxes(rules: &Rules, model: &Model) -> Grid {
    let rows = rules.rules.iter().enumerate().flat_map(|(place, rule)| {
        let number = (place + 1).to_string();
        let limits = rule.region.limits.iter().zip(&rule.quasi_p);
        limits.map(move |(limit, p)| {
            let input = &rules.inputs[limit.input];
            let words = super::inputs::limits(input, [limit.low, limit.high], &model.header.run);
            let key = Phrase::of_name(&input.what.name());
            let p = phrase!(number(words::quasi_p(*p)));
            let [density, coverage, mass] = shares(&rule.held);
            vec![Phrase::of_name(&number), words.capital(), key, p, density, coverage, mass]
        })
    });
    let header = [
        "rule",
        "limit",
        "key",
        "quasi-p-value",
        "share that has it",
        "of all that have it",
        "of all paths",
    ];
    Grid { header: header.into_iter().map(phrase).collect(), rows: rows.collect(), words: true }
}

fn leaves(rules: &Rules, model: &Model) -> Grid {
    let rows = rules.leaves.iter().map(|(leaf, judged)| {
        let [density, coverage, mass] = shares(judged);
        vec![words::leaf(rules, leaf, model).capital(), density, coverage, mass]
    });
    let header = ["paths with", "share that has it", "of all that have it", "of all paths"];
    Grid { header: header.into_iter().map(phrase).collect(), rows: rows.collect(), words: true }
}
