//! What a key of the scenario is called, and how its numbers are read: 18 % a year, not 0.18.

use serde::{Deserialize, Serialize};

use super::{label_words, number, rounding, shown_unit::display_unit};
use crate::{
    Language, Phrase,
    model::{named, part_of_series},
    phrase,
    scenario::Run,
};

/// Letters of an amount with its unit at the end of a bar, at most.
const SHORT: usize = 24;

/// A key, or a table, as people read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct Label {
    /// The key as it is written after `--set`.
    pub key: String,
    /// What it is, as within a sentence.
    pub words: Phrase,
    /// The unit that its numbers are shown in; without words for a plain number.
    pub unit: Phrase,
}

/// How files keep it; older ones kept the key alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Key(String),
    Whole { key: String, words: Phrase, unit: Phrase },
}

impl From<Kept> for Label {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Key(key) => key.as_str().into(),
            Kept::Whole { key, words, unit } => Self { key, words, unit },
        }
    }
}

/// A name that is no key, or of which nothing else is known.
impl From<&str> for Label {
    fn from(name: &str) -> Self {
        Self { key: name.to_owned(), words: Phrase::of_name(name), unit: phrase("") }
    }
}

impl Label {
    /// Of a key, in the units of a run.
    pub fn of(key: &str, run: &Run) -> Self {
        let pair = key.strip_prefix("correlation.").and_then(|own| own.split_once(" and "));
        if let Some((one, next)) = pair {
            let [one, next] = [one, next].map(|own| Self::of(own, run).words);
            let both = phrase("{one}, {next}: rank correlation").phrase("one", one);
            return Self { words: both.phrase("next", next), ..key.into() };
        }
        if let Some((whole, found, part)) = part_of_series(key) {
            let (words, unit) = label_words::of_part((whole, &found), part, run);
            return Self { key: key.to_owned(), words, unit };
        }
        let Some(found) = named(key) else { return key.into() };
        let unit = found.key.map_or_else(|| phrase(""), |key| display_unit(key.unit, run));
        Self { key: key.to_owned(), words: label_words::of(key, &found), unit }
    }

    /// A value to so many figures; dates are told whole.
    pub fn figures(&self, value: f64, figures: i32) -> f64 {
        if self.unit.text() == "year" { value } else { rounding::significant(value, figures) }
    }

    /// What it is, as at the head of a line.
    pub fn head(&self) -> Phrase {
        self.words.capital()
    }

    /// What it is and its unit, at the head of a line.
    pub fn with_unit(&self) -> Phrase {
        if self.unit.text().is_empty() {
            return self.head();
        }
        phrase!("{one}, {next}", one = phrase(self.head()), next = phrase(self.unit.clone()))
    }

    /// What it is, its unit and the key, for a table that has no column for the key.
    pub fn whole(&self) -> Phrase {
        if self.words == Phrase::of_name(&self.key) {
            return self.with_unit();
        }
        phrase!("{what} ({detail})", what = phrase(self.with_unit()), detail = name(&self.key))
    }

    /// What a number of the file is multiplied by to be shown.
    pub fn scale(&self) -> f64 {
        if self.unit.text().starts_with('%') { 100.0 } else { 1.0 }
    }

    /// A value without its unit.
    pub fn number(&self, value: f64) -> String {
        // Dates have no thousands.
        if self.unit.text() == "year" {
            let digits = usize::from(value.fract() != 0.0);
            return number::to_decimals(value, digits);
        }
        number::plain(value * self.scale())
    }

    /// A value in its unit.
    pub fn amount(&self, value: f64) -> Phrase {
        match self.unit.text() {
            "" | "year" => phrase!(number(self.number(value))),
            // Signs of currencies stand before numbers.
            "{symbol} per kWh" => phrase!(
                "{symbol}{value} per kWh",
                symbol = phrase(self.unit.only("symbol")),
                value = number(self.number(value))
            ),
            text if text.contains("{money}") => self.unit.clone().with_amount(value),
            _ => phrase!(
                "{value} {unit}",
                value = number(self.number(value)),
                unit = phrase(self.unit.clone())
            ),
        }
    }

    /// About a value, in its unit: two figures.
    pub fn about(&self, value: f64) -> Phrase {
        let mut about = self.amount(self.figures(value, 2));
        about.shorten_numbers();
        about
    }

    /// About a value, at the end of a bar: with its unit where that is short.
    pub fn end(&self, value: f64) -> Phrase {
        let about = self.about(value);
        let letters = Language::En.say(&about).chars().count();
        if letters <= SHORT && !self.unit.text().starts_with('%') {
            return about;
        }
        let mut short = self.short(self.figures(value, 2));
        short.shorten_numbers();
        short
    }

    /// What a file says, in words: a number in its unit, perhaps with where it comes from in brackets, or else as
    /// it is written.
    pub fn read(&self, written: &str) -> Phrase {
        let (value, from) = written.split_once(" (").map_or((written, None), |(v, f)| (v, Some(f)));
        match (value.parse::<f64>(), from) {
            (Ok(value), None) => self.amount(value),
            (Ok(value), Some("default)")) => {
                phrase!("{value} (default)", value = phrase(self.amount(value)))
            }
            (Ok(value), Some(from)) => {
                phrase!("{value} ({from}", value = phrase(self.amount(value)), from = name(from))
            }
            _ => Phrase::of_name(written),
        }
    }

    /// A value where there is no room for its unit: with the sign of per cent, or the currency.
    pub fn short(&self, value: f64) -> Phrase {
        match (self.unit.text(), self.unit.currency_of()) {
            (text, _) if text.starts_with('%') => {
                phrase!("{value} %", value = number(self.number(value)))
            }
            (_, Some(currency)) => phrase!(money(value, currency)),
            ("{symbol} per kWh", _) => phrase!(
                "{symbol}{value}",
                symbol = phrase(self.unit.only("symbol")),
                value = number(self.number(value))
            ),
            _ => phrase!(number(self.number(value))),
        }
    }
}

#[cfg(test)]
mod tests;
