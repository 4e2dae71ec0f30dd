//! What every scenario has, whatever its mechanisms: the top of the file and the tables that belong to no
//! mechanism.

use super::{
    Bust, Calibration, Document, Expect, ExpectScore, Name, Observation, Over, Rules, Run,
    TableReader,
    bust::BustTable,
    calibration::CalibrationTable,
    correlation::{Correlatable, CorrelationTable, Correlations, Pair},
    currency::{advised, says_size},
    expect::{ExpectTable, Promise},
    field::{HeaderTable, read_items},
    node::{Table, Value},
    observation::ObservationTable,
    own_quantity::OwnQuantity,
    own_words,
    section::table,
    specification::{Form, TableSpecification},
    sweep::SweepTable,
};

table! {
    /// What stands at the top of the file, before any table.
    ["scenario", "Szenario"]
    pub(crate) struct Top in "" => {
        /// Name of the scenario, as charts show it.
        ["title", "Titel"]
        title: String, "", "", 1.0, 200.0, "a name, not an estimate";
        /// What the scenario asks, in one or two sentences.
        ["question", "Frage"]
        question: Option<String>, "", "none", 1.0, 2000.0, "a choice, not an estimate";
        /// Numbers of the results that answer the question, as in `["lessor_loss", "dark_share@2003"]`: what is said
        /// of the scenario begins with them.
        ["numbers that answer the question", "Zahlen, die die Frage beantworten"]
        answer: Vec<Name>, "", "none", 1.0, 1000.0, "a choice, not an estimate";
        /// File, or list of files, that this one is laid over; paths are relative to this file.
        ["base files", "Grundlage"]
        extends: Vec<Name> as Form::TextOrTexts, "", "none", 1.0, 1000.0, "a choice, not an estimate";
        /// Tables of the base to leave out, as in `["power", "builder.Meta"]`.
        ["tables left out", "ausgelassene Tabellen"]
        without: Vec<Name>, "", "none", 1.0, 1000.0, "a choice, not an estimate";
    }
}

/// The tables of the header, in the order of explanations; the first is the top of the file.
const HEADER: &[&TableSpecification] = &[
    &Top::SPECIFICATION,
    &Run::SPECIFICATION,
    &BustTable::SPECIFICATION,
    &CorrelationTable::SPECIFICATION,
    &OwnQuantity::SPECIFICATION,
    &own_words::GERMAN,
    &ExpectTable::SPECIFICATION,
    &ObservationTable::SPECIFICATION,
    &CalibrationTable::SPECIFICATION,
    &SweepTable::SPECIFICATION,
];

/// Tables that say what is promised, learned, tried or said of a scenario, and nothing of what happens in it.
pub const PROMISES: [&str; 5] = ["expect", "observation", "calibration", "sweep", "german"];

/// Every table of the header, each followed by the tables within it. The first, without a name, is the
/// top of the file.
pub fn header_tables() -> Vec<&'static TableSpecification> {
    let mut all = Vec::new();
    for table in HEADER {
        all.push(*table);
        all.extend(table.keys.iter().filter_map(|key| match key.form {
            Form::Tables(within) => Some(within),
            _ => None,
        }));
    }
    all
}

/// What every scenario has, whatever its mechanisms.
#[derive(Clone, Debug)]
pub struct Header {
    /// Name of the scenario.
    pub title: String,
    /// What it asks.
    pub question: Option<String>,
    /// Numbers that answer it.
    pub answer: Vec<Name>,
    /// The scenario that it is laid over, and whom it adds or changes.
    pub over: Option<Over>,
    /// Horizon, size and units.
    pub run: Run,
    /// What counts as a bust.
    pub bust: Bust,
    /// Quantities of its own.
    pub quantities: Vec<OwnQuantity>,
    /// What the scenario promises of its results.
    pub expectations: Vec<Expect>,
    /// What the scenario promises of its backtest.
    pub score_expectations: Vec<ExpectScore>,
    /// What happened in the world.
    pub observations: Vec<Observation>,
    /// What may be learned from it.
    pub calibration: Calibration,
    /// The variants that a sweep runs.
    pub sweep: Option<SweepTable>,
    /// Its own words, in English and in German.
    pub german: Vec<(String, String)>,
}

impl Document {
    /// Reads the header.
    pub fn header(&mut self) -> Header {
        let top = self.top();
        let run = self.read_table("run", Rules::default(), Run::read);
        let bust = self.read_table("bust", Rules::default(), Bust::read);
        let observations = self.read_list("observation", |reader| Observation::read(reader, &run));
        let quantities = self.read_list("quantity", OwnQuantity::read);
        OwnQuantity::check_together(&quantities, &mut self.problems);
        let promises = self.read_list("expect", |reader| Promise::read(reader, &observations));
        let (mut expectations, mut score_expectations) = (Vec::new(), Vec::new());
        for promise in promises {
            match promise {
                Promise::Result(expect) => expectations.push(expect),
                Promise::Score(expect) => score_expectations.push(expect),
            }
        }
        Expect::check_together(&expectations, &mut self.problems);
        let calibration = self.read_table("calibration", Rules::default(), Calibration::read);
        if let (Some(node), false) = (self.root.get("calibration"), self.has("observation")) {
            let message = "[calibration] needs [[observation]]: what is learned from?";
            self.problems.error(Some(node.span.clone()), message);
        }
        let sweep = self.read_table("sweep", Rules::default(), SweepTable::read);
        let german = self.read_table("german", Rules::default(), own_words::read);
        self.check_words();
        let Top { title, question, answer, .. } = top;
        Header {
            title,
            question,
            answer,
            over: self.over.clone(),
            run,
            bust,
            quantities,
            expectations,
            score_expectations,
            observations,
            calibration,
            sweep,
            german,
        }
    }

    /// Notes control characters in texts that screens and pages show as they are.
    fn check_words(&mut self) {
        let run = ["currency", "unit", "site_unit"].map(|key| vec!["run", key]);
        for place in [vec!["title"], vec!["question"]].into_iter().chain(run) {
            let path: Vec<String> = place.iter().map(|&part| part.to_owned()).collect();
            let Some(node) = self.at(&path) else { continue };
            let Value::Text(text) = &node.value else { continue };
            let breaks = if place == ["question"] { "\n\t" } else { "" };
            if text.chars().any(|c| c.is_control() && !breaks.contains(c)) {
                let message = format!(
                    "{}: it has a control character, which no screen and no page can show",
                    place.join(".")
                );
                let span = node.span.clone();
                self.problems.error(Some(span), message);
            } else if place == ["run", "currency"] && !says_size(text) {
                let (advice, says) = advised(text);
                let message = format!(
                    "run.currency: `{text:.30}` does not say whether amounts are billions or millions: they are shown as they \
                     are written; `{advice}` says {says}"
                );
                let span = node.span.clone();
                self.problems.warn(Some(span), message);
            }
        }
    }

    /// The keys before any table.
    fn top(&mut self) -> Top {
        let own = |key: &str| Top::SPECIFICATION.key(key).is_some();
        let table = Table(self.root.0.iter().filter(|entry| own(&entry.key)).cloned().collect());
        let mut reader = TableReader {
            table: Some(&table),
            name: String::new(),
            span: None,
            rules: Rules::default(),
            problems: &mut self.problems,
        };
        let top = Top::read_keys(&mut reader);
        for (key, names) in [("extends", &top.extends), ("without", &top.without)] {
            if let Some(name) = names.first() {
                let message = format!(
                    "{key}: has no use here: only a file says what it is laid over and what it leaves out"
                );
                reader.problems.error(name.span.clone(), message);
            }
        }
        top
    }

    /// Reads the correlations between names of the scenario.
    pub fn correlations(&mut self, names: &Correlatable<'_>) -> Correlations {
        let pairs = self.read_list("correlation", |reader| Pair::read(reader, names));
        Correlations::of(&pairs, &mut self.problems)
    }

    /// Reads the entries of a list of the header; those with mistakes are left out.
    fn read_list<T>(
        &mut self,
        list: &str,
        read: impl FnMut(&mut TableReader<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.root.get(list) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            let message = format!(
                "{list}: expected a list of tables, written as [[{list}]], found {}",
                node.value.kind()
            );
            self.problems.error(Some(node.span.clone()), message);
            return Vec::new();
        };
        if items.is_empty() {
            let message = format!("{list}: an empty list says nothing");
            let problem = self.problems.error(Some(node.span.clone()), message);
            problem.help("leave the key out");
        }
        read_items(items, list, &mut self.problems, read)
    }

    /// Hands the table of a name to a reader, be it there or not.
    pub fn read_table<T>(
        &mut self,
        name: &str,
        rules: Rules,
        read: impl FnOnce(&mut TableReader<'_>) -> T,
    ) -> T {
        let node = self.root.get(name);
        let before = self.problems.0.len();
        let table = match node.map(|node| &node.value) {
            Some(Value::Table(table)) => Some(table),
            Some(other) => {
                let message = format!("[{name}]: expected a table, found {}", other.kind());
                self.problems.error(node.map(|node| node.span.clone()), message);
                None
            }
            None => None,
        };
        let mut reader = TableReader {
            table,
            name: name.to_owned(),
            span: node.map(|node| node.span.clone()),
            rules,
            problems: &mut self.problems,
        };
        let is_none = table.is_none() && node.is_some();
        let found = read(&mut reader);
        if is_none {
            // That it is no table is said; that its keys are missing follows.
            self.problems.0.truncate(before + 1);
        }
        found
    }

    /// Whether the file has a table of this name.
    pub fn has(&self, name: &str) -> bool {
        self.root.get(name).is_some()
    }
}
