//! What a calibration has learned, as an overlay, tables, text and charts.

mod figures;
mod overlay;
mod text;
mod together;
mod together_text;

use std::path::Path;

pub(super) use figures::CALLED;
pub(super) use together::FILES as TOGETHER;
pub use together::{CalibratedTogether, Teacher};

use serde_json::{Map, Value, json};

use super::{backtest, run_hash, table::Rows};
use crate::{
    chart::{self, Look},
    inference::{Backtest, Identified, Posterior, Simulator},
    language::label::Label,
    metrics::read_model,
    model::Model,
    scenario::{Document, Rules},
};

/// Names of the charts of a calibration.
pub(super) fn chart_names(model: &Model) -> Vec<String> {
    let mut names = backtest::chart_names(model);
    names.extend((0..figures::sheets(model.drawn.len())).map(figures::sheet_name));
    names.push(figures::TOGETHER.to_owned());
    names
}

/// What has been learned, and how well it explains what happened.
pub struct Calibrated<'a> {
    /// The scenario that was calibrated.
    pub model: &'a Model,
    /// Its simulator.
    pub simulator: &'a Simulator<'a>,
    /// What has been learned.
    pub posterior: &'a Posterior,
    /// The scenario before, against what happened.
    pub before: &'a Backtest,
    /// After it has learned.
    pub after: &'a Backtest,
    /// Name of the scenario's file.
    pub file: String,
}

fn is_overlay(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "toml")
}

/// Whether what is written can be laid over the scenario: nobody is to find out later that it cannot.
fn read_back(document: &Document, name: &str, text: &str) -> Result<(), String> {
    // Who insists on what is implausible learns the like of it.
    let alone = read_model(&mut document.clone(), Rules::default());
    let rules = Rules { allow_implausible: alone.is_none(), ..Rules::default() };
    let mut laid = document.laid_over(name, text);
    let model = read_model(&mut laid, rules);
    let told = || laid.problems.render(&laid.sources, false);
    model.map(drop).ok_or_else(|| {
        format!("error: {name}, as it was learned, cannot be read over the scenario: please report it\n{}", told())
    })
}

impl Calibrated<'_> {
    /// What a parameter is called.
    pub(super) fn label(&self, parameter: &str) -> Label {
        Label::of(parameter, &self.model.header.run)
    }

    /// Every file but the manifest, with its name.
    pub fn files(
        &self,
        document: &Document,
        look: &Look,
    ) -> Result<Vec<(String, Vec<u8>)>, String> {
        let mut files = vec![
            ("posterior.toml".to_owned(), self.posterior_toml().into_bytes()),
            ("draws.csv".to_owned(), self.draws()),
            ("profile.csv".to_owned(), self.profile()),
            ("calibration.json".to_owned(), format!("{:#}\n", self.json()).into_bytes()),
        ];
        if let Some(carried) = self.carried_toml() {
            files.push(("carried.toml".to_owned(), carried.into_bytes()));
        }
        for (name, text) in files.iter().filter(|(name, _)| is_overlay(name)) {
            read_back(document, name, &String::from_utf8_lossy(text))?;
        }
        let run = run_hash(document);
        let mut figures = figures::learned(self, &run);
        figures.extend(figures::together(self, &run));
        let before = (self.before, "median before");
        figures.extend(backtest::forecasts(self.model, self.after, before, &run));
        files.extend(chart::files(&figures, &look.of(&[&self.model.header]))?);
        Ok(files)
    }

    /// The draws, moved to the facts, with their weights.
    fn draws(&self) -> Vec<u8> {
        let names = self.posterior.learned.iter().map(|learned| learned.name.as_str());
        let mut rows = Rows::new(["weight", "distance"].into_iter().chain(names));
        let particles = &self.posterior.particles;
        for (i, scores) in particles.scores.iter().enumerate() {
            rows.cell(particles.weights[i]).cell(particles.distances[i]);
            rows.cells(scores.iter().enumerate().map(|(k, score)| self.simulator.value(k, *score)));
            rows.end();
        }
        rows.into_bytes()
    }

    /// How near the nearest paths come, by tenths of each parameter's prior.
    fn profile(&self) -> Vec<u8> {
        let tenths = (0..10).map(|tenth| format!("p{}_to_p{}", tenth * 10, tenth * 10 + 10));
        let mut rows = Rows::new(["parameter".to_owned()].into_iter().chain(tenths));
        for learned in &self.posterior.learned {
            rows.cell(&learned.name).cells(learned.profile).end();
        }
        rows.into_bytes()
    }

    /// What was learned, for programs: `calibration.json`.
    pub fn json(&self) -> Value {
        let scores = |backtest: &Backtest| -> Vec<Value> {
            let each = backtest.forecasts.iter();
            each.map(|f| json!({ "name": f.name(), "scores": f.scores })).collect()
        };
        let mut json = Map::new();
        let mut add = |key: &str, value: Value| drop(json.insert(key.to_owned(), value));
        add("format_version", json!(super::json::FORMAT_VERSION));
        add("program_version", json!(env!("CARGO_PKG_VERSION")));
        add("title", json!(self.model.header.title));
        add("seed", json!(self.model.header.run.seed));
        json.extend(of_posterior(self.posterior));
        json.insert("before".to_owned(), scores(self.before).into());
        json.insert("after".to_owned(), scores(self.after).into());
        json.into()
    }
}

/// A posterior, for programs.
fn of_posterior(posterior: &Posterior) -> Map<String, Value> {
    let learned = posterior.learned.iter().map(|learned| {
        json!({
            "name": learned.name,
            "prior": learned.prior,
            "posterior": learned.posterior,
            "contraction": learned.contraction,
            "shift": learned.shift,
            "identified": word(learned.identified()),
            "profile": learned.profile,
        })
    });
    let names = |k: usize| &posterior.learned[k].name;
    let pairs = posterior.correlations.iter();
    let pairs =
        pairs.map(|(a, b, rank)| json!({ "between": [names(*a), names(*b)], "rank": rank }));
    let rounds = posterior.rounds.iter().map(|round| {
        json!({
            "tolerance": round.tolerance,
            "simulated": round.simulated,
            "accepted": round.accepted,
            "moved": round.moved,
        })
    });
    let mut json = Map::new();
    let mut add = |key: &str, value: Value| drop(json.insert(key.to_owned(), value));
    add("population", json!(posterior.particles.count()));
    add("effective", json!(posterior.particles.effective()));
    add("rounds", rounds.collect());
    add("learned", learned.collect());
    add("correlations", pairs.collect());
    json
}

/// How well a parameter is known, in a word.
fn word(identified: Identified) -> &'static str {
    match identified {
        Identified::Well => "well",
        Identified::Little => "a little",
        Identified::Not => "no better than before",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_back_is_not_kept() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/ethanol.toml");
        let document = Document::load(Path::new(path), &[]);
        let read = |adjust: &str| {
            read_back(&document, "posterior.toml", &format!("[build_out]\nadjust = {adjust}\n"))
        };
        assert_eq!(read("{ p10 = 1, p50 = 2, p90 = 3, min = 0.1, max = 5 }"), Ok(()));
        let why = read("{ p10 = 3, p50 = 7, p90 = 14, min = 0.1, max = 5 }").unwrap_err();
        assert!(why.contains("posterior.toml") && why.contains("outside the quantiles"), "{why}");
    }
}
