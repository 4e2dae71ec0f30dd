//! Precedents beside each other: as they are, by what the others taught, and with technology alone.

use serde_json::{Value, json};

use super::{BacktestRow, Backtested, set};
use crate::{
    inference::{Contradiction, LeftOut, Scores},
    language::{Language, Phrase, label::Label, number, phrase},
    model::Model,
    report::{screen::indented, table::Rows},
    scenario::{Document, Run},
};

/// Names of the tables.
pub(in crate::report) const FILES: [&str; 3] = ["precedents.csv", "taught.csv", "precedents.json"];

/// Where none contradicts another.
pub(in crate::report) const NO_CONTRADICTION: &str =
    "No two of them teach opposite things of a parameter that they have in common.";

/// What two precedents, whose names are known by their numbers, teach against each other.
pub(in crate::report) fn contradiction<'n>(
    found: &Contradiction,
    named: &dyn Fn(usize) -> &'n str,
    run: &Run,
) -> Phrase {
    let shift = |by: f64| format!("{by:+.1}").replace('-', "−");
    let [low, high] = found.between;
    phrase!(
        "Contradiction: of {key} {low} teaches less ({less} standard deviations of what was known), {high} more ({more}).",
        key = phrase(Label::of(&found.parameter, run).words),
        low = name(named(low.0)),
        less = number(shift(low.1)),
        high = name(named(high.0)),
        more = number(shift(high.1))
    )
}

/// The same for programs.
pub(in crate::report) fn contradictions<'n>(
    all: &[Contradiction],
    named: &dyn Fn(usize) -> &'n str,
) -> Value {
    let each = all.iter().map(|found| {
        let side = |(place, score): (usize, f64)| json!({ "precedent": named(place), "mean_score": score });
        json!({ "parameter": found.parameter, "between": found.between.map(side) })
    });
    each.collect()
}

/// One of several precedents.
pub struct Precedent<'a> {
    /// Name of the scenario.
    pub name: String,
    /// The scenario as written.
    pub document: &'a Document,
    /// It, as it is, against what happened.
    pub as_it_is: Backtested<'a>,
    /// What it learned from the others, and how it did with that.
    pub left_out: &'a LeftOut,
}

/// Several precedents, each held against what happened by what the others taught.
pub struct Precedents<'a> {
    /// The precedents.
    pub all: Vec<Precedent<'a>>,
    /// What they teach against each other.
    pub contradictions: Vec<Contradiction>,
    /// Parameter sets of each calibration.
    pub population: u64,
}

impl Precedent<'_> {
    /// Its line where it did not teach.
    pub(in crate::report) fn row(&self) -> BacktestRow {
        Backtested { scores: &self.left_out.scores, ..self.as_it_is }.row()
    }
}

impl Precedents<'_> {
    /// The table of those that were left out, and what the others taught.
    pub fn text(&self) -> String {
        self.told(Language::En)
    }

    /// The same in a language.
    pub fn told(&self, language: Language) -> String {
        let rows: Vec<BacktestRow> = self.all.iter().map(Precedent::row).collect();
        let say = |phrase: &Phrase| indented(&language.say(phrase), "  ");
        let head = phrase!(
            "Left out: each by what the others taught, {count} parameter sets. Precedents of one boom do not teach each other.",
            count = number(number::count(self.population))
        );
        let mut text = format!("\n{}{}", say(&head), set::backtests(&rows, language));
        if self.contradictions.is_empty() {
            text.push_str(&format!("\n{}", say(&phrase(NO_CONTRADICTION))));
        }
        for found in &self.contradictions {
            let run = &self.all[0].as_it_is.model.header.run;
            text.push_str(&say(&contradiction(found, &|own| &self.all[own].name, run)));
        }
        text
    }

    /// The scenarios, with their names.
    pub(in crate::report) fn scenarios(
        &self,
    ) -> impl Iterator<Item = (&str, &Model, &Document)> + Clone {
        self.all.iter().map(|own| (own.name.as_str(), own.as_it_is.model, own.document))
    }

    /// The tables, with their names.
    pub(in crate::report) fn tables(&self) -> Vec<(String, Vec<u8>)> {
        let tables = [self.csv(), self.taught(), format!("{:#}\n", self.json()).into_bytes()];
        FILES.into_iter().zip(tables).map(|(name, text)| (name.to_owned(), text)).collect()
    }

    /// A row for each precedent and forecast.
    fn csv(&self) -> Vec<u8> {
        let mut rows = Rows::new([
            "precedent",
            "forecast",
            "points",
            "inside_50",
            "inside_80",
            "inside_90",
            "score_over_last_value",
            "score_over_technology_alone",
            "spending_over_technology_alone",
        ]);
        for precedent in &self.all {
            let own = precedent.as_it_is.row();
            own.csv(&mut rows, [&precedent.name, "as it is"]);
            precedent.row().csv(&mut rows, [&precedent.name, "left out"]);
            own.csv_alone(&mut rows, &precedent.name);
        }
        rows.into_bytes()
    }

    /// A row for each parameter that a precedent has in common with others.
    fn taught(&self) -> Vec<u8> {
        let first = ["precedent", "parameter", "prior_p10", "prior_p50", "prior_p90"];
        let mut rows =
            Rows::new(first.into_iter().chain(["p10", "p50", "p90", "contraction", "shift"]));
        for precedent in &self.all {
            for learned in &precedent.left_out.learned {
                rows.cell(&precedent.name).cell(&learned.name);
                rows.cells(learned.prior).cells(learned.posterior);
                rows.cell(learned.contraction).cell(learned.shift).end();
            }
        }
        rows.into_bytes()
    }

    fn json(&self) -> Value {
        let scores = |backtested: &Backtested<'_>| {
            let (points, inside) = backtested.scores.inside();
            json!({ "points": points, "inside": inside })
        };
        let each = self.all.iter().map(|precedent| {
            let left_out = Backtested { scores: &precedent.left_out.scores, ..precedent.as_it_is };
            let teachers = precedent.left_out.teachers.iter();
            json!({
                "name": precedent.name,
                "title": precedent.as_it_is.model.header.title,
                "seed": precedent.as_it_is.model.header.run.seed,
                "taught_by": teachers.map(|other| &self.all[*other].name).collect::<Vec<_>>(),
                "as_it_is": scores(&precedent.as_it_is),
                "left_out": scores(&left_out),
                "technology_alone": { "points": precedent.as_it_is.alone.inside().0, "inside": precedent.as_it_is.alone.inside().1 },
                "series": left_out.json()["series"],
            })
        });
        json!({
            "format_version": report::json::FORMAT_VERSION,
            "program_version": env!("CARGO_PKG_VERSION"),
            "population": self.population,
            "bands": Scores::BANDS,
            "precedents": each.collect::<Vec<_>>(),
            "contradictions": contradictions(&self.contradictions, &|own| &self.all[own].name),
        })
    }
}
