//! Reads one table against its specification.

use super::{
    Distribution, Parameter, Series,
    diagnostic::Problems,
    distribution::read_distribution,
    horizon::Horizon,
    names::{is_dated, is_legible},
    node::{Node, Table, Value},
    period::by_years,
    series_read::{read_series, row_of},
    slip::number_hint,
    source::Span,
    specification::{Form, Key, TableSpecification},
};

/// What is said of a value that nobody wrote.
const FAR_END: &str = "an end of what 99 % of the paths draw: min and max bound a distribution; or check the unit; --allow-implausible insists";

/// How strictly to read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules {
    /// Take values outside their plausible range.
    pub allow_implausible: bool,
    /// First and last date of the run, once they are known: series must be plausible throughout.
    pub horizon: Option<Horizon>,
}

/// A name and where it stands.
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Where the file has it.
    pub span: Option<Span>,
}

/// A table under reading; mistakes go to the shared list.
pub struct TableReader<'a> {
    /// The keys that the file gives; `None` where the table is left out.
    pub table: Option<&'a Table>,
    /// Its name in messages and in the names of parameters.
    pub name: String,
    /// Where it stands.
    pub span: Option<Span>,
    /// How strictly to read.
    pub rules: Rules,
    /// Where mistakes go.
    pub problems: &'a mut Problems,
}

impl TableReader<'_> {
    fn node(&self, key: &str) -> Option<&Node> {
        self.table.and_then(|table| table.get(key))
    }

    /// Notes every key that the table must not have.
    pub fn reject_unknown_keys(&mut self, specification: &TableSpecification) {
        let Some(table) = self.table else { return };
        for entry in &table.0 {
            let known = specification.key(&entry.key).is_some()
                || specification.overrides.contains(&entry.key.as_str());
            if !known {
                let message = format!("unknown key `{}` in [{}]", entry.key, self.name);
                let valid = specification.keys.iter().map(|key| key.name);
                let valid = valid.chain(specification.overrides.iter().copied());
                self.problems
                    .error(Some(entry.key_span.clone()), message)
                    .suggest(&entry.key, valid);
            }
        }
    }

    /// A parameter: from the file, else from the industry's table, else the default.
    pub fn parameter(
        &mut self,
        specification: &TableSpecification,
        name: &str,
        base: Option<&Parameter>,
    ) -> Parameter {
        let key = Self::key(specification, name);
        let full = format!("{}.{name}", self.name);
        let Some(node) = self.node(name).cloned() else {
            if let Some(base) = base {
                return base.clone();
            }
            let value = self.default(specification, key, &full);
            return Parameter { name: full, distribution: Distribution::Fixed(value) };
        };
        let Some(distribution) = read_distribution(&node, &full, self.problems) else {
            return Parameter { name: full, distribution: Distribution::Fixed(f64::NAN) };
        };
        // The bulk must be plausible: 99 % of the paths.
        let bulk = [0.005, 0.995].map(|p| distribution.quantile(p));
        if bulk.into_iter().all(|value| self.plausible(key, &full, value, &node.span)) {
            // The far ends must at least be numbers: one path in a million may reach them.
            let ends = [1e-16, 1.0 - 1e-16].map(|p| distribution.quantile(p));
            ends.into_iter().all(|value| self.finite(&full, value, Some(&node.span)));
        } else if !distribution.is_fixed()
            && let Some(problem) = self.problems.0.last_mut().filter(|own| own.help.is_some())
        {
            problem.help(FAR_END);
        }
        Parameter { name: full, distribution }
    }

    /// A value over time.
    pub fn series(
        &mut self,
        specification: &TableSpecification,
        name: &str,
        base: Option<&Series>,
    ) -> Series {
        let key = Self::key(specification, name);
        let full = format!("{}.{name}", self.name);
        let Some(node) = self.node(name).cloned() else {
            if let Some(base) = base {
                return base.clone();
            }
            return Series::constant(self.default(specification, key, &full));
        };
        let series = read_series(&node, &full, self.problems);
        let by_years = |series| by_years(series, (key, &full), &node.span, self.problems);
        let Some(series) = series.and_then(by_years) else {
            return Series::constant(f64::NAN);
        };
        let plausible = series.values().all(|value| {
            let is_within = (key.range.0..=key.range.1).contains(&value);
            let row = if is_within { None } else { row_of(&node, value) };
            let place = row.map_or_else(|| full.clone(), |row| format!("{full}: {row}"));
            self.plausible(key, &place, value, &node.span)
        });
        if let (true, Some(horizon)) = (plausible, self.rules.horizon)
            && horizon.covers(&series, &full, &node, self.problems)
        {
            self.plausible_later(key, &full, &series, &node.span, horizon);
        }
        series
    }

    /// One of the words that the key allows; the first is the default.
    pub fn choice(
        &mut self,
        specification: &TableSpecification,
        name: &str,
        base: Option<&'static str>,
    ) -> &'static str {
        let Form::Choice(words) = Self::key(specification, name).form else { return "" };
        let Some(node) = self.node(name).cloned() else { return base.unwrap_or(words[0]) };
        let Value::Text(written) = &node.value else {
            let message =
                format!("{}.{name}: expected a word, found {}", self.name, node.value.kind());
            let help = format!("valid here: {}", words.join(", "));
            self.problems.error(Some(node.span), message).help(help);
            return words[0];
        };
        if let Some(word) = words.iter().find(|word| **word == *written) {
            return word;
        }
        let message = format!("{}.{name}: `{written}` is not one of its words", self.name);
        self.problems.error(Some(node.span), message).suggest(written, words.iter().copied());
        words[0]
    }

    /// A plain number.
    pub fn number(&mut self, specification: &TableSpecification, name: &str) -> f64 {
        let key = Self::key(specification, name);
        let full = format!("{}.{name}", self.name);
        let Some(node) = self.node(name).cloned() else {
            return self.default(specification, key, &full);
        };
        let Value::Number(value) = node.value else {
            let message = format!("{full}: expected a number, found {}", node.value.kind());
            let help = number_hint(&node.value, "for example 0.2");
            self.problems.error(Some(node.span), message).help(help);
            return f64::NAN;
        };
        self.plausible(key, &full, value, &node.span);
        value
    }

    /// A name, of the entry or of another; it must be given.
    pub fn name(&mut self, specification: &TableSpecification, key: &str) -> Name {
        let span = self.node(key).map(|node| node.span.clone()).or_else(|| self.span.clone());
        let given = self.node(key).is_some();
        let before = self.problems.0.len();
        let text = self.text(key).unwrap_or_default();
        let length = 1..=60;
        if !given && self.is_misspelt(specification, key) {
            // That is told.
        } else if !given {
            let meaning = Self::key(specification, key).meaning.trim();
            let message = format!("missing key `{}.{key}`: {meaning}", self.name);
            self.problems.error(span.clone(), message);
        } else if self.problems.0.len() > before {
            // It is no text.
        } else if !length.contains(&text.len()) {
            let message = format!("{}.{key}: expected a name of 1 to 60 bytes", self.name);
            self.problems.error(span.clone(), message);
        } else if !is_legible(&text) {
            let message = format!(
                "{}.{key}: expected a name without control characters, invisible letters and white space at its ends",
                self.name
            );
            self.problems.error(span.clone(), message);
        } else if is_dated(&text) {
            let message = format!(
                "{}.{key}: expected a name that does not end in @ and a number, which stands for a year",
                self.name
            );
            self.problems.error(span.clone(), message);
        }
        Name { text, span }
    }

    /// A text.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let node = self.node(name)?.clone();
        if let Value::Text(text) = node.value {
            return Some(text);
        }
        let message = format!("{}.{name}: expected text, found {}", self.name, node.value.kind());
        self.problems.error(Some(node.span), message);
        None
    }

    fn key(specification: &TableSpecification, name: &str) -> &'static Key {
        specification.key(name).expect("a table reads only keys that its specification has")
    }

    fn default(&mut self, specification: &TableSpecification, key: &Key, full: &str) -> f64 {
        key.default.unwrap_or_else(|| {
            if self.is_misspelt(specification, key.name) {
                return f64::NAN;
            }
            let message = format!("missing key `{full}`: {}", key.meaning.trim());
            let help = format!(
                "expected in {}, plausible from {} to {}",
                key.unit,
                short(key.range.0),
                short(key.range.1)
            );
            self.problems.error(self.span.clone(), message).help(help);
            f64::NAN
        })
    }

    /// Notes the first date of the run at which a series that grows leaves the plausible range.
    fn plausible_later(
        &mut self,
        key: &Key,
        full: &str,
        series: &Series,
        span: &Span,
        horizon: Horizon,
    ) {
        let (low, high) = key.range;
        let left = horizon.grown(series).find(|(_, value)| !(low..=high).contains(value));
        if let Some((date, value)) = left {
            let full = format!("{full} in {date}, grown by {} a year", series.growth());
            self.plausible(key, &full, value, span);
        }
    }

    /// Notes what is no number.
    fn finite(&mut self, full: &str, value: f64, span: Option<&Span>) -> bool {
        if !value.is_finite() {
            let message = format!("{full}: its far end is not a finite number");
            let help = "min and max bound a distribution";
            self.problems.error(span.cloned(), message).help(help);
        }
        value.is_finite()
    }

    /// Notes a value outside the key's plausible range, if the rules ask for that.
    fn plausible(&mut self, key: &Key, full: &str, value: f64, span: &Span) -> bool {
        self.is_plausible(key, full, value, Some(span))
    }

    /// The same of a value that is made of what is written, and so may have no place.
    pub fn is_plausible(&mut self, key: &Key, full: &str, value: f64, span: Option<&Span>) -> bool {
        let (low, high) = key.range;
        if (low..=high).contains(&value) {
            return true;
        }
        if !value.is_finite() {
            return self.finite(full, value, span);
        }
        let message = format!(
            "{full}: {} is outside the plausible range from {} to {} {}",
            short(value),
            short(low),
            short(high),
            key.unit
        );
        let message = message.trim_end().to_owned();
        if self.rules.allow_implausible {
            self.problems.warn(span.cloned(), message);
        } else {
            let help = "check the unit; --allow-implausible insists";
            self.problems.error(span.cloned(), message).help(help);
        }
        false
    }
}

pub(super) fn short(value: f64) -> String {
    if value != 0.0 && !(1e-4..1e15).contains(&value.abs()) {
        return format!("{value:e}");
    }
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
