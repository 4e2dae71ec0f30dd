//! What a scenario file may say: each key once, with its meaning, unit, default, range and source.
//!
//! Reading, checking, `explain`, `schema` and `new` all follow from these tables.

use std::path::Path;

mod form;

use super::{Problems, Sources, node::Node, parse::parse};
pub use form::Form;

/// One key of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Key {
    /// Its name in the file.
    pub name: &'static str,
    /// What reports call it, as within a sentence.
    pub label: &'static str,
    /// The same in German.
    pub german: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// How it is written.
    pub form: Form,
    /// Its unit; empty for words.
    pub unit: &'static str,
    /// The value where the file is silent; `None` where it must speak.
    pub default: Option<f64>,
    /// For words and keys of header tables, what stands where the file is silent, as the file would write it;
    /// [`NONE`] where nothing does, empty where the file must speak.
    pub otherwise: &'static str,
    /// Smallest and largest plausible value; of a header table, smallest and largest value.
    pub range: (f64, f64),
    /// Where the default and the range come from, with the confidence.
    pub source: &'static str,
    /// What 0 stands for where it is no small number but says that there is none; empty where it is a number like others.
    pub zero: &'static str,
}

/// What [`Key::otherwise`] says of a key that may be left out and has no default.
pub(super) const NONE: &str = "none";

impl Key {
    /// Whether the file may leave it out, and nothing stands in its place.
    pub fn optional(&self) -> bool {
        self.otherwise == NONE
    }

    /// The default of a key of a header table, as if it were written.
    pub(super) fn silence(&self) -> Option<Node> {
        let text = format!("key = {}", self.otherwise);
        let nobody = (&mut Sources::default(), &mut Problems::default());
        let table = parse("", Path::new(""), &text, nobody.0, nobody.1);
        table.get("key").cloned()
    }

    /// The default in words: the number, the word of a choice, what a header table says.
    pub fn default_words(&self) -> Option<String> {
        match (self.default, self.form, self.otherwise) {
            (Some(value), _, _) => Some(value.to_string()),
            (None, _, "") => None,
            (None, Form::Choice(_), word) => Some(word.trim_matches('"').to_owned()),
            (None, _, words) => Some(words.to_owned()),
        }
    }

    /// The range in words, if the key has one.
    pub fn range_words(&self) -> Option<String> {
        let (low, high) = self.range;
        let counted = self.form.counts().filter(|_| (low, high) != (0.0, 0.0))?;
        let word = |bound: f64| {
            if bound.abs() < 1e15 { bound.to_string() } else { format!("{bound:e}") }
        };
        Some(format!("{} to {} {counted}", word(low), word(high)).trim_end().to_owned())
    }
}

/// One table of a scenario file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TableSpecification {
    /// Its name in the file.
    pub name: &'static str,
    /// What reports call it, as within a sentence.
    pub label: &'static str,
    /// The same in German.
    pub german: &'static str,
    /// What it describes.
    pub meaning: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
    /// Whether it is a list of tables with names.
    pub list: bool,
    /// Tables that an entry of the list may overrule for itself.
    pub overrides: &'static [&'static str],
    /// Sets of keys of which exactly one is given, whole; of a header table.
    pub either: &'static [&'static [&'static str]],
}

impl TableSpecification {
    /// The key of a name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}
