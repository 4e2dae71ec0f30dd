//! The story of a result, as a report tells it: question, answer, how sure, what drives it, what would change it,
//! assumptions, method. Sentences have no language yet, so that page and deck tell the same.

mod in_numbers;
mod key_figures;
mod of_finding;
mod telling;

pub(super) use in_numbers::{failing, in_numbers};
pub(super) use key_figures::{KeyFigure, VALUES, key_figures};
pub(super) use of_finding::{of_finding, whole};

use super::{drawn::Drawn, explore::Explore};
use crate::{
    analysis::{Drivers, Sample},
    chart::Figure,
    language::{Phrase, label::Label, needs, phrase},
    metrics::{BUST, Metric, NotModelled, Summary, Unit},
    model::Model,
    scenario::{Document, Header, Run, Written},
};

/// What a page or a deck tells.
pub(super) struct Story {
    /// Name of the scenario, or of all.
    pub(super) title: Phrase,
    /// What it asks.
    pub(super) question: Phrase,
    /// The parts, in order.
    pub(super) sections: Vec<Section>,
    /// Every chart.
    pub(super) figures: Vec<Figure>,
    /// Every number of the industry.
    pub(super) key_figures: Vec<KeyFigure>,
    /// Differences of scenarios, path by path.
    pub(super) paired: Vec<Paired>,
    /// The assumptions that matter most, by key.
    pub(super) strongest: Vec<String>,
    /// What counts as a bust.
    pub(super) bust: Option<Phrase>,
    /// Every key with its value and source.
    pub(super) assumptions: Vec<(Label, Written)>,
    /// The same of the other scenarios of a comparison.
    pub(super) others: Vec<Assumed>,
    /// What is not modelled, and which tables it needs.
    pub(super) lacking: Vec<(Phrase, Phrase)>,
    /// How the numbers were made.
    pub(super) method: Vec<Phrase>,
    /// Names of the charts that tell it in a deck, in their order, before those of its parts.
    pub(super) told: Vec<String>,
    /// What differs between scenarios.
    pub(super) differences: Option<Differences>,
    /// Charts of companies with what is to be taken away, for a deck that asks for them.
    pub(super) companies: Vec<(Figure, Phrase)>,
    /// Paths among which readers of the page choose.
    pub(super) explore: Option<Explore>,
}

/// What a scenario asks; nothing where it asks nothing.
pub(super) fn asked_by(header: &Header) -> Phrase {
    header.question.as_deref().map_or_else(|| phrase(""), Phrase::of_name)
}

/// A scenario, and every key of it with its value and source.
pub(super) type Assumed = (String, Vec<(Label, Written)>);

/// A difference of a scenario from the reference on the same paths.
pub(super) struct Paired {
    pub(super) scenario: String,
    pub(super) reference: String,
    pub(super) what: Phrase,
    pub(super) unit: Phrase,
    /// How its numbers are shown.
    pub(super) kind: Unit,
    pub(super) difference: f64,
    pub(super) interval: Option<[f64; 2]>,
    /// Share of the paths on which the scenario is the worse.
    pub(super) worse: Option<f64>,
}

/// A part of the story.
pub(super) struct Section {
    pub(super) heading: Phrase,
    pub(super) sentences: Vec<Phrase>,
    /// Names of its charts.
    pub(super) charts: Vec<String>,
    pub(super) tables: Vec<Grid>,
}

/// A table of words; `keys` are for reading, other cells are numbers.
pub(super) struct Grid {
    pub(super) header: Vec<Phrase>,
    pub(super) rows: Vec<Vec<Phrase>>,
    pub(super) words: bool,
}

/// What differs between scenarios: what it is, and what each assumes.
pub(super) struct Differences {
    pub(super) grid: Grid,
    /// Which matters most, where that is known.
    pub(super) first: Option<Phrase>,
}

impl Section {
    pub(super) fn new(heading: &str, sentences: Vec<Phrase>, charts: &[&str]) -> Self {
        let charts = charts.iter().map(|&name| name.to_owned()).collect();
        Self { heading: phrase(heading), sentences, charts, tables: Vec::new() }
    }
}

impl Story {
    /// The charts that a deck of a dozen slides has room for: those that tell the story, then of each part the first two.
    pub(super) fn slides(&self) -> Vec<&Figure> {
        let parts = self.sections.iter().flat_map(|section| {
            let own = section.charts.iter().filter_map(|name| self.figure(name));
            own.take(2)
        });
        let mut all: Vec<&Figure> = Vec::new();
        // Of scenarios beside each other those that show how they differ.
        let tells = |figure: &&Figure| self.others.is_empty() || telling::differ(&figure.form);
        let told = self.told.iter().filter_map(|name| self.figure(name));
        for figure in told.chain(parts).filter(tells) {
            if !all.iter().any(|own| own.name == figure.name) {
                all.push(figure);
            }
        }
        all.truncate(SLIDES - usize::from(self.differences.is_some()));
        all
    }

    /// The scenario whose assumptions stand first: the one that others are held against, or the only one.
    pub(super) fn reference(&self) -> Phrase {
        let held = self.paired.first().map(|own| Phrase::of_name(&own.reference));
        held.unwrap_or_else(|| self.title.clone())
    }

    /// A chart by its name.
    pub(super) fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }
}

/// Charts of a deck, unless others are named: with title, definitions, assumptions and method twelve slides.
const SLIDES: usize = 8;
/// Assumptions that the deck names.
const STRONGEST: usize = 10;

/// The parameters that move an outcome most, by key.
pub(super) fn strongest(sample: &Sample) -> Vec<String> {
    let Some(drivers) = Drivers::of(sample, BUST) else { return Vec::new() };
    drivers.drivers.iter().take(STRONGEST).map(|driver| driver.name.clone()).collect()
}

/// Charts that were drawn as somebody asked.
pub(super) fn asked_for(drawn: &[Drawn<'_>]) -> Section {
    let own =
        |own: &Drawn<'_>| own.by_year.iter().chain(&own.over_paths).cloned().collect::<Vec<_>>();
    let charts = drawn.iter().flat_map(own).collect();
    Section { charts, ..Section::new("What else was asked for", Vec::new(), &[]) }
}

/// The charts that no section names yet.
pub(super) fn rest(figures: &[Figure], sections: &[Section]) -> Vec<String> {
    let told = |name: &String| sections.iter().any(|section| section.charts.contains(name));
    figures.iter().map(|figure| figure.name.clone()).filter(|name| !told(name)).collect()
}

/// Every key with its value; of the paths, those that were simulated.
pub(super) fn assumptions(document: &Document, run: &Run, paths: u64) -> Vec<(Label, Written)> {
    let told = |mut written: Written| {
        if written.key == "run.paths" {
            written.value = paths.to_string();
        }
        (Label::of(&written.key, run), written)
    };
    document.written().into_iter().map(told).collect()
}

/// The industry's metrics that are not modelled, and which tables each needs.
pub(super) fn lacking(summary: &Summary) -> Vec<(Phrase, Phrase)> {
    let each = Metric::ALL.iter().filter_map(|id| summary.lacks(*id));
    let named = |lacking: &NotModelled| {
        (phrase(lacking.quantity.label).capital(), needs::said(&lacking.needs))
    };
    each.map(named).collect()
}

/// Says what is not modelled: nothing of it is zero.
pub(super) fn not_modelled(summary: &Summary) -> Option<Section> {
    let row = |(label, needs): (Phrase, Phrase)| vec![label, needs];
    let rows: Vec<Vec<Phrase>> = lacking(summary).into_iter().map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let sentence = phrase(
        "The scenario lacks the tables that these need; they are not zero, they are unknown.",
    );
    let header = vec![phrase("quantity"), phrase("needs")];
    let mut section = Section::new("What is not modelled", vec![sentence], &[]);
    section.tables.push(Grid { header, rows, words: true });
    Some(section)
}

/// The seed of a run, and whether any parameter is drawn.
pub(super) fn drawing(model: &Model) -> (u64, bool) {
    (model.header.run.seed, !model.drawn.is_empty())
}

/// Sentences on the method that hold for every result.
pub(super) fn method(paths: u64, (seed, drawn): (u64, bool), run: &str) -> Vec<Phrase> {
    let count = if paths == 1 {
        phrase("1 path")
    } else {
        phrase!("{paths} paths", paths = number(crate::language::number::count(paths)))
    };
    vec![
        phrase!(
            // Where no parameter is uncertain, none is drawn.
            if drawn {
                "Each path draws the uncertain parameters and the shocks, and follows demand, orders, technology, prices, financing, failures and accounts step by step; {paths}, seed {seed}."
            } else {
                "No parameter is drawn: each path has those of the scenario, and follows demand, orders, technology, prices, financing, failures and accounts step by step; {paths}, seed {seed}."
            },
            paths = phrase(count),
            seed = name(&seed.to_string())
        ),
        phrase(
            "Errors are Monte Carlo standard errors: what another seed would change. They say nothing about whether the assumptions hold.",
        ),
        phrase(
            "The equations, each with its source, and what the model gets right and wrong of the fibre glut of 1996–2005 and of the railway mania are published with the program, in MODEL.md.",
        ),
        phrase!(
            "overbuild {version}, run {run}; the same scenario, seed and version give the same numbers on every machine.",
            version = name(env!("CARGO_PKG_VERSION")),
            run = name(run)
        ),
    ]
}
