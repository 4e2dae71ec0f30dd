//! From a text to a tree of values.

use std::{borrow::Cow, ffi::OsStr, path::Path};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    diagnostic::Problems,
    doubles,
    files::Files,
    names::turns_round,
    nesting,
    node::{Entry, FileName, Node, Table, Value, is_book},
    slip,
    source::{Sources, Span},
    thousands::{Read, doubted},
};

/// Values in one file, beyond which it is no scenario.
const MOST_VALUES: usize = 200_000;

/// Whether a text is TOML at all.
pub(super) fn is_toml(text: &str) -> bool {
    nesting::check(text).is_ok() && DeTable::parse_recoverable(text).1.is_empty()
}

/// Reads a text as a table; syntax errors and numbers that are not finite go to `problems`, all of
/// them. The files that it names are looked for in `folder`.
pub(super) fn parse(
    name: &str,
    folder: &Path,
    text: &str,
    sources: &mut Sources,
    problems: &mut Problems,
) -> Table {
    let base = sources.add(name.to_owned(), text.to_owned());
    if let Err((place, message)) = nesting::check(text) {
        problems.error(Some(shift(place, base)), message);
        return Table::default();
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = error.span();
        let line = span.as_ref().and_then(|span| line_at(text, span.start));
        let span = span.map(|span| shift(span, base));
        let problem = problems.error(span, format!("not valid TOML: {}", error.message()));
        if let Some(hint) = line.and_then(slip::hint) {
            problem.help(hint);
        }
    }
    let mut builder = Builder {
        name,
        text,
        folder,
        files: &mut sources.files,
        base,
        problems,
        key: Vec::new(),
        values: 0,
    };
    let table = builder.table(table.get_ref());
    if builder.values > MOST_VALUES {
        let message = format!(
            "{name} has {} values; a scenario has no more than {MOST_VALUES}",
            builder.values
        );
        problems.error(Some(base..base), message);
        return Table::default();
    }
    doubles::note(&table, problems);
    table
}

fn line_at(text: &str, place: usize) -> Option<&str> {
    let (before, after) = text.split_at_checked(place)?;
    let begin = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(text.len(), |at| place + at);
    text.get(begin..end)
}

/// A tree under construction.
struct Builder<'a> {
    name: &'a str,
    text: &'a str,
    folder: &'a Path,
    files: &'a mut Files,
    base: usize,
    problems: &'a mut Problems,
    /// The key whose value is being read, part by part.
    key: Vec<String>,
    values: usize,
}

impl Builder<'_> {
    fn table(&mut self, table: &DeTable<'_>) -> Table {
        let mut entries: Vec<Entry> = Vec::new();
        for (key, value) in table {
            let key_span = shift(key.span(), self.base);
            let key = key.get_ref().to_string();
            self.key.push(key.clone());
            let mut node = self.node(value);
            self.key.pop();
            if let ("csv", Value::Text(written)) = (key.as_str(), &node.value) {
                let written = self.in_this_book(written);
                node.value = Value::File(FileName::open(&written, self.folder, self.files));
            }
            entries.push(Entry { key, key_span, node });
        }
        entries.sort_by_key(|entry| entry.key_span.start);
        Table(entries)
    }

    /// The name of a file, with that of the workbook before a sheet that is one of its own: `#Plan`.
    fn in_this_book<'a>(&self, written: &'a str) -> Cow<'a, str> {
        match Path::new(self.name).file_name().map(OsStr::to_string_lossy) {
            Some(book) if written.starts_with('#') && is_book(Path::new(self.name)) => {
                Cow::Owned(format!("{book}{written}"))
            }
            _ => Cow::Borrowed(written),
        }
    }

    fn node(&mut self, value: &Spanned<DeValue<'_>>) -> Node {
        self.values += 1;
        let place = value.span();
        let value = match value.get_ref() {
            DeValue::String(text) => self.legible(text, &place),
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Array(list) => {
                let nodes: Vec<Node> = list.iter().map(|item| self.node(item)).collect();
                self.no_thousands(&nodes);
                Value::List(nodes)
            }
            DeValue::Table(table) => Value::Table(self.table(table)),
            DeValue::Integer(digits) => {
                let parsed = i64::from_str_radix(digits.as_str(), digits.radix());
                self.finite(parsed.map_or(f64::INFINITY, |integer| integer as f64), &place)
            }
            DeValue::Float(digits) => {
                self.finite(number_of(digits.as_str()).unwrap_or(f64::NAN), &place)
            }
            DeValue::Datetime(_) => {
                self.refuse(&place, "a date has no place here; years are numbers: 2026.5")
            }
        };
        Node { span: shift(place, self.base), value }
    }

    /// Refuses points between thousands in rows of [year, value] where the rows tell that they are.
    fn no_thousands(&mut self, rows: &[Node]) {
        let (text, base) = (self.text, self.base);
        let value = |row: &Node| {
            let Value::List(pair) = &row.value else { return None };
            let [Node { value: Value::Number(_), .. }, Node { value: Value::Number(value), span }] =
                pair.as_slice()
            else {
                return None;
            };
            let place = span.start - base..span.end - base;
            Some((place.clone(), Read { text: text.get(place)?, value: *value }))
        };
        let (places, column): (Vec<Span>, Vec<Read<'_>>) = rows.iter().filter_map(value).unzip();
        if let Some((row, message)) = doubted(&column) {
            self.refuse(&places[row].clone(), &message);
        }
    }

    /// A text that is shown as it is written: nothing in it turns what stands behind it round.
    fn legible(&mut self, text: &str, place: &Span) -> Value {
        let Some(turn) = text.chars().find(|letter| turns_round(*letter)) else {
            return Value::Text(text.to_owned());
        };
        let message = format!(
            "the text has an invisible letter (U+{:04X}) that turns the direction of what stands behind it",
            u32::from(turn)
        );
        self.refuse(place, &message)
    }

    /// The one place where a number of a file becomes a number of the program.
    fn finite(&mut self, number: f64, place: &Span) -> Value {
        if can_be_used(number) {
            return Value::Number(number);
        }
        let written = self.text.get(place.clone()).unwrap_or_default();
        let message = if written.ends_with("inf") || written.ends_with("nan") {
            format!("expected a finite number, found {written}")
        } else {
            format!("{written:.40} is too large or too small for a number")
        };
        self.refuse(place, &message)
    }

    fn refuse(&mut self, place: &Span, message: &str) -> Value {
        let message = format!("{:.100}: {message}", self.key.join("."));
        self.problems.error(Some(shift(place.clone(), self.base)), message);
        Value::Number(f64::NAN)
    }
}

/// Numbers nearer to zero, but not zero, are refused: what is divided by them leaves the range of numbers.
const LEAST: f64 = 1e-200;

/// What digits say; infinite where it is so small that nothing but zero would be left of it.
pub(super) fn number_of(digits: &str) -> Option<f64> {
    let number: f64 = digits.parse().ok()?;
    let mantissa = digits.split(['e', 'E']).next().unwrap_or_default();
    let lost = number == 0.0 && mantissa.contains(|c: char| ('1'..='9').contains(&c));
    Some(if lost { f64::INFINITY } else { number })
}

/// Whether arithmetic can go on with a number.
pub(super) fn can_be_used(number: f64) -> bool {
    number.is_finite() && (number == 0.0 || number.abs() >= LEAST)
}

const fn shift(span: Span, base: usize) -> Span {
    span.start + base..span.end + base
}
