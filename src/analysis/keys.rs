//! Every key that differs between two scenarios, with what holds where a file is silent.

use super::case::Case;
use crate::{
    model::specifications,
    scenario::{Bust, Difference, Form, HeaderTable, Key, Node, PROMISES, Run},
};

/// What a key is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the scenario is called and asks.
    Name,
    /// The horizon, the size and the units.
    Run,
    /// What counts as a bust.
    Bust,
    /// What it promises, what happened, what may be learned from it, and what is tried.
    Promise,
    /// What happens in it.
    Model,
}

impl Part {
    fn of(key: &str) -> Self {
        match key {
            "title" | "question" | "answer" => Self::Name,
            "run" => Self::Run,
            "bust" => Self::Bust,
            key if PROMISES.contains(&key) => Self::Promise,
            _ => Self::Model,
        }
    }

    /// Its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Run => "run",
            Self::Bust => "bust",
            Self::Promise => "promise",
            Self::Model => "model",
        }
    }
}

/// A key with another value in another scenario.
#[derive(Clone, Debug)]
pub struct DifferingKey {
    /// The key, as it is written after `--set`.
    pub name: String,
    /// What it is about.
    pub part: Part,
    /// What holds in the scenario.
    pub value: String,
    /// What holds in the reference.
    pub reference_value: String,
}

impl DifferingKey {
    /// Whether it can change what happens on a path: all scenarios run with one seed and one number of paths.
    pub(super) fn can_matter(&self) -> bool {
        let drawn = ["run.seed", "run.paths"].contains(&self.name.as_str());
        !drawn && !matches!(self.part, Part::Name | Part::Promise)
    }
}

/// What stands for an entry or a table that a scenario does not have.
const NOT_THERE: &str = "not there";

/// Every key by which a scenario differs from the reference: in the order of the reference's keys.
pub fn differing_keys(case: &Case, reference: &Case) -> Vec<DifferingKey> {
    let all = reference.document.every_difference(&case.document);
    // Bust is told below; what words are in German is no difference.
    let aside = ["bust", "german"];
    let each = all.into_iter().filter(|difference| !aside.contains(&difference.key[0].as_str()));
    let each = each.flat_map(|difference| difference.parts(has_defaults));
    let mut keys: Vec<DifferingKey> = each
        .map(|difference| {
            let Difference { key, from, to } = &difference;
            DifferingKey {
                name: difference.name(),
                part: Part::of(&key[0]),
                value: value(case, key, to.as_ref()),
                reference_value: value(reference, key, from.as_ref()),
            }
        })
        .collect();
    keys.push(DifferingKey {
        name: "bust.any_of".to_owned(),
        part: Part::Bust,
        value: bust(case),
        reference_value: bust(reference),
    });
    keys.retain(|key| plain(&key.value) != plain(&key.reference_value));
    keys
}

/// A value without where it comes from.
fn plain(value: &str) -> &str {
    let silent = value.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    silent.filter(|(_, from)| *from == DEFAULT || from.starts_with("as [")).map_or(value, |s| s.0)
}

const DEFAULT: &str = "default";

/// What holds in a scenario, whether it says so or not.
fn value(case: &Case, key: &[String], written: Option<&Node>) -> String {
    written.map_or_else(|| silent(case, key), |node| node.value.words())
}

/// What holds where a scenario says nothing.
fn silent(case: &Case, key: &[String]) -> String {
    let parts: Vec<&str> = key.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["title" | "question"] => "none".to_owned(),
        ["run", name] => default(Run::SPECIFICATION.key(name)),
        // What a builder does not overrule is the industry's.
        ["builder", builder, table, name] if has(case, &["builder", builder]) => {
            case.document.at(&owned(&[table, name])).map_or_else(
                || default(own_key(table, name)),
                |node| format!("{} (as [{table}])", node.value.words()),
            )
        }
        [list, entry, name] if has(case, &[list, entry]) => default(own_key(list, name)),
        [table, name] if has(case, &[table]) || !is_optional(table) => {
            default(own_key(table, name))
        }
        _ => NOT_THERE.to_owned(),
    }
}

fn owned(key: &[&str]) -> Vec<String> {
    key.iter().map(|&part| part.to_owned()).collect()
}

fn has(case: &Case, key: &[&str]) -> bool {
    case.document.at(&owned(key)).is_some()
}

fn own_key(table: &str, name: &str) -> Option<&'static Key> {
    specifications().find(|(own, _)| own.name == table).and_then(|(table, _)| table.key(name))
}

/// Whether a table that is left out means that something does not act, rather than that its defaults hold.
fn is_optional(table: &str) -> bool {
    specifications().find(|(own, _)| own.name == table).is_none_or(|(_, optional)| optional)
}

/// Whether a table that one side lacks has values there all the same.
fn has_defaults(key: &[String]) -> bool {
    match key {
        [table] => !is_optional(table),
        [list, _, _] => list == "builder",
        _ => false,
    }
}

fn default(key: Option<&Key>) -> String {
    let words = key.filter(|key| !key.optional()).and_then(|key| {
        // As the file would write it: a word stands between quotes.
        let word = matches!(key.form, Form::Choice(_));
        key.default_words().map(|words| if word { format!("{words:?}") } else { words })
    });
    words.map_or_else(|| NOT_THERE.to_owned(), |words| format!("{words} ({DEFAULT})"))
}

/// What counts as a bust.
fn bust(case: &Case) -> String {
    let Bust { any_of, limits, .. } = case.written_bust();
    let all: Vec<String> = any_of.iter().map(|condition| condition.words(limits)).collect();
    let said = if has(case, &["bust"]) { String::new() } else { format!(" ({DEFAULT})") };
    format!("{}{said}", all.join(" or "))
}
