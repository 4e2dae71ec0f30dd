//! What several scenarios teach together of what they have in common, as an overlay and for programs.

use serde_json::{Map, Value, json};

use super::{
    of_posterior,
    overlay::{counted, overlay},
    read_back,
};
use crate::{
    inference::{Common, Contradiction},
    model::Model,
    report::{backtest, json},
    scenario::Document,
};

/// Name of the overlay.
const OVERLAY: &str = "posterior.toml";
/// Names of the files of such a result.
pub(in crate::report) const FILES: [&str; 2] = [OVERLAY, "calibration.json"];

/// One of the scenarios.
pub struct Teacher<'a> {
    /// Its name.
    pub name: String,
    /// What ran.
    pub model: &'a Model,
    /// As it was written.
    pub document: &'a Document,
}

/// What several scenarios taught at once.
pub struct CalibratedTogether<'a> {
    /// All that were named.
    pub all: Vec<Teacher<'a>>,
    /// What was learned of what they have in common.
    pub common: &'a Common,
    /// What they teach of it against each other.
    pub contradictions: &'a [Contradiction],
    /// The place of the one that taught for the boom of each.
    pub booms: &'a [usize],
    /// Seed of the calibration.
    pub seed: u64,
}

impl<'a> CalibratedTogether<'a> {
    /// The name of a scenario by its number.
    pub(super) fn name(&self, own: usize) -> &str {
        &self.all[own].name
    }

    /// Those that taught: one of each boom.
    pub(super) fn teachers(&self) -> impl Iterator<Item = &Teacher<'a>> {
        let each = self.all.iter().zip(self.booms).enumerate();
        each.filter(|(own, (_, boom))| own == *boom).map(|(_, (teacher, _))| teacher)
    }

    /// The scenarios, with their names.
    pub(in crate::report) fn scenarios(
        &self,
    ) -> impl Iterator<Item = (&str, &Model, &Document)> + Clone {
        self.all.iter().map(|own| (own.name.as_str(), own.model, own.document))
    }

    /// Every file but the manifest, with its name, once the overlay could be read over each of the scenarios.
    pub fn files(&self) -> Result<Vec<(String, Vec<u8>)>, String> {
        for own in &self.all {
            self.read_over(own)?;
        }
        let texts = [self.posterior_toml(), format!("{:#}\n", self.json())];
        let files = FILES.into_iter().zip(texts);
        Ok(files.map(|(name, text)| (name.to_owned(), text.into_bytes())).collect())
    }

    /// Reads all of it over a scenario that has the tables, and of it what the scenario has over another.
    fn read_over(&self, own: &Teacher<'_>) -> Result<(), String> {
        let lacks = self.lacks(own);
        let table = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
        let part = self.overlay("", &|name| !lacks.contains(&table(name)));
        read_back(own.document, OVERLAY, &part)
    }

    /// Tables of the overlay that a scenario has not: laid over it, they would be new in it.
    pub(super) fn lacks(&self, own: &Teacher<'_>) -> Vec<String> {
        let tables = self.common.posterior.learned.iter();
        let tables = tables.filter_map(|learned| learned.name.split('.').next());
        let mut lacks: Vec<String> = tables
            .filter(|table| own.document.root.get(table).is_none())
            .map(str::to_owned)
            .collect();
        lacks.sort();
        lacks.dedup();
        lacks
    }

    /// What was learned, to be laid over any scenario that behaves like these.
    fn posterior_toml(&self) -> String {
        let file = |own: &Teacher<'_>| {
            own.document.file.file_name().unwrap_or_default().to_string_lossy().into_owned()
        };
        let files: Vec<String> = self.teachers().map(file).collect();
        let counted = self.counted();
        let mut head = format!(
            "# What {} teach together by their [[observation]] tables, of what two or more of them have in common: write\n\
             # `extends = [\"mine.toml\", \"posterior.toml\"]`, each with its way from there.{}\n",
            files.join(", "),
            if counted.is_none() { " It counts in no currency and no unit." } else { "" }
        );
        for own in &self.all {
            let lacks = self.lacks(own);
            if !lacks.is_empty() {
                head.push_str(&format!(
                    "# {} has no [{}]: over it, this would be new.\n",
                    file(own),
                    lacks.join("], [")
                ));
            }
        }
        self.overlay(&head, &|_| true) + &counted.unwrap_or_default()
    }

    /// What it counts in, if in anything: all that have a parameter count it alike.
    fn counted(&self) -> Option<String> {
        let learned = self.common.posterior.learned.iter().zip(&self.common.having);
        counted(learned.filter_map(|(learned, having)| {
            let first = having.first()?;
            Some((learned.name.as_str(), &self.all[*first].model.header.run))
        }))
    }

    fn overlay(&self, head: &str, wanted: &dyn Fn(&str) -> bool) -> String {
        overlay((&self.common.posterior, self.seed), head, wanted)
    }

    /// What was learned, for programs: `calibration.json`.
    pub fn json(&self) -> Value {
        let scenarios = self.all.iter().zip(self.booms).map(|(own, boom)| {
            json!({
                "name": own.name,
                "title": own.model.header.title,
                "taught_by": self.name(*boom),
                "lacks": self.lacks(own),
            })
        });
        let mut json = Map::new();
        let mut add = |key: &str, value: Value| drop(json.insert(key.to_owned(), value));
        add("format_version", json!(json::FORMAT_VERSION));
        add("program_version", json!(env!("CARGO_PKG_VERSION")));
        add("scenarios", scenarios.collect());
        add("seed", json!(self.seed));
        json.extend(of_posterior(&self.common.posterior));
        let having = self.common.having.iter();
        let having = having.map(|all| all.iter().map(|own| self.name(*own)).collect::<Vec<_>>());
        let learned = json.get_mut("learned").and_then(Value::as_array_mut);
        for (learned, having) in learned.into_iter().flatten().zip(having) {
            learned["precedents"] = json!(having);
        }
        let named = |own: usize| self.name(own);
        let mut add = |key: &str, value: Value| drop(json.insert(key.to_owned(), value));
        add("contradictions", backtest::contradictions(self.contradictions, &named));
        add("disputed", json!(self.common.disputed));
        add("counted_apart", json!(self.common.counted_apart));
        json.into()
    }
}
