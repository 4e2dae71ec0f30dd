//! The kinds of values that the keys of a header table can have: each with its form, how it is read and
//! checked. A number is checked before anything is made of it.

mod choices;
mod kinds;
mod table;

pub(in crate::scenario) use choices::choices;
pub(in crate::scenario) use table::read_items;

use super::{
    Problems, TableReader,
    node::{Node, Value},
    reader::short,
    slip,
    source::Span,
    specification::{Form, Key, TableSpecification},
};

/// A table that belongs to no mechanism; [`table!`](super::section::table) implements this.
pub trait HeaderTable: Sized {
    /// The keys, their meaning, units, defaults, ranges and sources.
    const SPECIFICATION: TableSpecification;

    /// Reads the table as it is written; what its keys mean together is for the caller to tell.
    fn read_keys(reader: &mut TableReader<'_>) -> Self;
}

/// A value and where the file has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// A value of a header table.
pub(crate) trait Field: Sized {
    /// How it is written.
    const FORM: Form;

    /// The value, or `None` where it is a mistake, which has been noted.
    fn written(node: &Node, at: &mut At<'_>) -> Option<Self>;

    /// Stands in for a mistake, so that the rest can be read: always within the range of the key.
    fn stand_in(key: &Key) -> Self;

    /// The value of a key that may be left out and has no default.
    fn left_out() -> Option<Self> {
        None
    }
}

/// A key under reading.
pub(crate) struct At<'a> {
    /// The key.
    pub(crate) key: &'a Key,
    /// Its name with its table's, for messages.
    pub(crate) full: &'a str,
    /// Where mistakes go.
    pub(crate) problems: &'a mut Problems,
}

impl At<'_> {
    /// Notes that something else was expected.
    pub(in crate::scenario) fn expected<T>(&mut self, node: &Node, what: &str) -> Option<T> {
        let message = format!("{}: expected {what}, found {}", self.full, node.value.kind());
        self.problems.error(Some(node.span.clone()), message);
        None
    }

    /// A finite number within the range.
    fn number(&mut self, node: &Node, what: &str) -> Option<f64> {
        let Value::Number(value) = node.value else {
            let none = self.expected(node, what);
            let last = self.problems.0.last_mut();
            if let (Value::Text(text), Some(problem)) = (&node.value, last) {
                problem.help(slip::hint(text).unwrap_or("a number stands without quotes"));
            }
            return none;
        };
        let (low, high) = self.key.range;
        let (low_words, high_words) = (short(low), short(high));
        let message = if value.is_nan() {
            format!("{}: expected {what}, found nan", self.full)
        } else if (low..=high).contains(&value) {
            return Some(value);
        } else {
            // Of a date it is said already.
            let unit = if self.key.unit == "year" { "" } else { self.key.unit };
            format!(
                "{}: {} is outside the range from {low_words} to {high_words} {unit}",
                self.full,
                short(value)
            )
        };
        self.problems.error(Some(node.span.clone()), message.trim_end());
        None
    }

    /// A whole number within the range.
    fn whole(&mut self, node: &Node) -> Option<f64> {
        let value = self.number(node, "a whole number")?;
        let message = match self.key.form {
            Form::OneOf(allowed)
                if !allowed.iter().any(|one| (*one as f64).total_cmp(&value).is_eq()) =>
            {
                format!("{}: expected {}, found {value}", self.full, self.key.form.words())
            }
            _ if value.fract() != 0.0 => {
                format!("{}: expected a whole number, found {value}", self.full)
            }
            _ => return Some(value),
        };
        self.problems.error(Some(node.span.clone()), message);
        None
    }

    /// A text whose letters are as many as the range says.
    fn text(&mut self, node: &Node) -> Option<String> {
        let Value::Text(text) = &node.value else {
            let what = self.key.form.words();
            return self.expected(node, &what);
        };
        if text.trim().is_empty() {
            let message = format!("{}: expected text, found none", self.full);
            self.problems.error(Some(node.span.clone()), message);
            return None;
        }
        let (letters, most) = (text.chars().count(), self.key.range.1);
        if most > 0.0 && letters as f64 > most {
            let message =
                format!("{}: expected text of at most {most} letters, found {letters}", self.full);
            self.problems.error(Some(node.span.clone()), message);
            return None;
        }
        Some(text.clone())
    }

    /// The place of a text among the words of a choice.
    pub(crate) fn choice(&mut self, node: &Node) -> Option<usize> {
        let Form::Choice(words) = self.key.form else { return None };
        let Value::Text(text) = &node.value else {
            let what = self.key.form.words();
            return self.expected(node, &what);
        };
        let found = words.iter().position(|word| word == text);
        if found.is_none() {
            let message = format!("{}: `{text}` is not one of its words", self.full);
            let problem = self.problems.error(Some(node.span.clone()), message);
            problem.suggest(text, words.iter().copied());
        }
        found
    }

    /// The items of a list, as many as the range says.
    fn items<'n>(&mut self, node: &'n Node) -> Option<&'n [Node]> {
        let what = self.key.form.words();
        let Value::List(items) = &node.value else { return self.expected(node, &what) };
        let (least, most) = self.key.range;
        if !(least..=most).contains(&(items.len() as f64)) {
            let bounds = if least >= most {
                short(most)
            } else {
                format!("{} to {}", short(least), short(most))
            };
            let message =
                format!("{}: expected {what}, {bounds} of them, found {}", self.full, items.len());
            self.problems.error(Some(node.span.clone()), message);
            return None;
        }
        Some(items)
    }
}
