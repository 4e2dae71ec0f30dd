//! `overbuild explain`.

use std::fmt::Write;

use super::{exit::Failure, labels, parties, print::out, quantities};
use crate::{
    language::{Language, terms},
    model::{named, part_of_series, specifications, variable},
    report::glossary,
    scenario::{Form, Key, TableSpecification, header_tables, suggestion},
};

/// When a table acts.
#[derive(Clone, Copy)]
enum Acts {
    /// It belongs to no mechanism.
    Header,
    /// Always.
    Always,
    /// If it is there.
    IfPresent,
}

impl Acts {
    const fn words(self) -> &'static str {
        match self {
            Self::Header => "belongs to no mechanism",
            Self::Always => "always acts",
            Self::IfPresent => "acts if the table is present",
        }
    }
}

type Described = (&'static TableSpecification, Acts);

/// Every table a file may have; the first is the top of the file.
fn tables() -> Vec<Described> {
    let header = header_tables().into_iter().map(|table| (table, Acts::Header));
    let mechanisms = specifications()
        .map(|(table, optional)| (table, if optional { Acts::IfPresent } else { Acts::Always }));
    header.chain(mechanisms).collect()
}

pub(super) fn explain(asked: Option<&str>) -> Result<(), Failure> {
    match asked {
        None => out(&(list() + &quantities::list())),
        Some(asked) => explained(asked).map_err(Failure::Usage).and_then(|said| out(&said)),
    }
}

/// What `explain` answers; the error says that there is nothing of that name, and what may be meant.
pub fn explained(asked: &str) -> Result<String, String> {
    let key = text(asked);
    let unsaid = key.is_err();
    let said = [
        key.as_ref().ok().cloned(),
        quantities::text(asked),
        keys_named(asked).filter(|_| unsaid),
        glossary::meaning(asked).map(|meaning| format!("{asked}\n  In results: {meaning}.\n")),
        terms::meaning(asked).map(|meaning| format!("{asked}\n  In reports: {meaning}\n")),
    ];
    let mut said: Vec<String> = said.into_iter().flatten().collect();
    if said.is_empty() {
        said = seen(asked);
    }
    if said.is_empty() {
        said.extend(traced(asked));
    }
    // All scenarios that the program brings along are read for it.
    said.extend(unsaid.then(|| parties::text(asked)).flatten());
    match (said.is_empty(), key) {
        (true, Err(unknown)) => Err(unknown.told()),
        _ => Ok(said.join("\n")),
    }
}

/// What is said of words that a screen or a report shows: of all that they name.
fn seen(asked: &str) -> Vec<String> {
    let tables: Vec<_> = tables().into_iter().map(|(table, _)| table).collect();
    let (named, shown) = labels::found(asked, &tables);
    let shown =
        shown.map(|meaning| format!("{asked}\n  In reports: {}.\n", meaning.trim_end_matches('.')));
    let each = named.iter().filter_map(|name| quantities::text(name).or_else(|| text(name).ok()));
    shown.into_iter().chain(each).collect()
}

/// What a column of `trace` tells.
fn traced(asked: &str) -> Option<String> {
    let each = variable(asked);
    let each = each.iter().map(|(whose, meaning)| format!("  In `trace`, {whose}: {meaning}\n"));
    let said: String = each.collect();
    (!said.is_empty()).then(|| format!("{asked}\n{said}"))
}

/// The keys of that name, whatever table they stand in.
fn keys_named(asked: &str) -> Option<String> {
    let of = |(table, _): &Described| Some(one(table, table.key(asked)?));
    let found: Vec<String> = tables().iter().filter_map(of).collect();
    (!found.is_empty()).then(|| found.join("\n"))
}

/// The words of reports, with what they mean.
pub(super) fn glossary(language: Language) -> Result<(), Failure> {
    let terms = terms::glossary(language);
    let each = terms.iter().map(|(term, meaning)| format!("{term}\n  {meaning}\n"));
    out(&each.collect::<String>().replace('\u{a0}', " "))
}

/// What has no answer, and the names among which one may be meant. They are compared only where nothing else answers.
struct Unknown {
    is_key: bool,
    asked: String,
    names: Vec<String>,
}

impl Unknown {
    fn told(&self) -> String {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let (asked, help) = (&self.asked, suggestion(&self.asked, &names));
        if self.is_key {
            format!("error: there is no key `{asked}`; {help}")
        } else {
            format!("error: there is no table, metric or track `{asked}`; {help}")
        }
    }
}

fn text(asked: &str) -> Result<String, Unknown> {
    // Of a part of a value over time all is said where the value is.
    let asked = part_of_series(asked).map_or(asked, |(whole, ..)| whole);
    let known = tables();
    let find = |name: &str| known.iter().find(|(table, _)| table.name == name);
    if let (Some((table, acts)), false) = (find(asked), asked.is_empty() || asked.contains('.')) {
        return Ok(whole(table, *acts));
    }
    let (top, _) = known[0];
    if let Some(key) = top.key(asked) {
        return Ok(one(top, key));
    }
    // A party's own key: builder.Meta.build_out.herding is build_out.herding.
    let own = named(asked).and_then(|own| Some((own.table.name, own.key?.name)));
    let parts: Vec<&str> = asked.split('.').collect();
    let (table, key) = match (own, asked.rsplit_once('.'), parts.as_slice()) {
        (Some(own), ..) => own,
        (_, Some((table, key)), _) if find(table).is_some() => (table, key),
        (_, _, ["builder", .., table, key]) if find(table).is_some() => (*table, *key),
        (_, _, [table, .., key]) => (*table, *key),
        _ => (asked, ""),
    };
    let Some((found, acts)) = find(table).filter(|_| !key.is_empty()) else {
        let names = known.iter().map(|(table, _)| table.name).filter(|name| !name.is_empty());
        let names = names.chain(top.keys.iter().map(|key| key.name)).chain(quantities::names());
        let names = names.chain(glossary::words());
        let names = names.map(str::to_owned).collect();
        return Err(Unknown { is_key: false, asked: table.to_owned(), names });
    };
    let Some(key) = found.key(key) else {
        let before = asked.strip_suffix(key).unwrap_or_default();
        let names = found.keys.iter().map(|k| format!("{before}{}", k.name)).collect();
        return Err(Unknown { is_key: true, asked: asked.to_owned(), names });
    };
    let within = match key.form {
        Form::Tables(table) => format!("\n{}", whole(table, *acts)),
        _ => String::new(),
    };
    Ok(one(found, key) + &within)
}

/// A table's name as the file writes it.
fn bracketed(table: &TableSpecification) -> String {
    match (table.name, table.name.rsplit_once('.')) {
        ("", _) => "Top of the file".to_owned(),
        (_, Some((outer, key))) => format!("[{outer}] {key} = [{{ .. }}]"),
        (name, None) if table.list => format!("[[{name}]]"),
        (name, None) => format!("[{name}]"),
    }
}

/// Which keys of a table exclude each other, in words.
fn either(table: &TableSpecification) -> Option<String> {
    let set =
        |set: &&[&str]| set.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" and ");
    let sets: Vec<String> = table.either.iter().map(set).collect();
    (!sets.is_empty()).then(|| format!("Either {}.", sets.join(" or ")))
}

fn whole(table: &TableSpecification, acts: Acts) -> String {
    let mut text = format!("{} {}\n {}\n", bracketed(table), acts.words(), table.meaning.trim());
    if let Some(either) = either(table) {
        let _ = writeln!(text, " {either}");
    }
    text.push('\n');
    for key in table.keys {
        text.push_str(&one(table, key));
        text.push('\n');
        if let Form::Tables(within) = key.form {
            text.push_str(&whole(within, acts));
        }
    }
    text
}

fn one(table: &TableSpecification, key: &Key) -> String {
    let before = if table.name.is_empty() { String::new() } else { format!("{}.", table.name) };
    let mut text = format!("{before}{}\n  {}\n", key.name, key.meaning.trim());
    let _ = writeln!(text, "  label    {} ({})", key.label, key.german);
    let _ = writeln!(text, "  written  {}", key.form.words());
    if !key.unit.is_empty() {
        let _ = writeln!(text, "  unit     {}", key.unit);
    }
    let default = key.default_words().unwrap_or_else(|| "none: must be given".to_owned());
    let _ = writeln!(text, "  default  {default}");
    if let Some(range) = key.range_words() {
        let _ = writeln!(text, "  range    {range}");
    }
    let _ = writeln!(text, "  source   {}", key.source);
    text
}

fn list() -> String {
    let mut text = String::new();
    for (table, acts) in tables() {
        let kind = if matches!(acts, Acts::IfPresent) { " (acts if present)" } else { "" };
        let before = if text.is_empty() { "" } else { "\n" };
        let _ = writeln!(text, "{before}{}{kind}", bracketed(table));
        for key in table.keys {
            let _ = writeln!(text, "  {:<24}{}", key.name, key.meaning.trim());
        }
    }
    text
}

/// Every key in Markdown, a table for each table of the file.
pub(super) fn markdown() -> String {
    let mut text = String::new();
    for (table, acts) in tables() {
        let name = if table.name.is_empty() {
            bracketed(table)
        } else {
            format!("`{}`", bracketed(table))
        };
        let _ = writeln!(text, "### {name}\n\n{} ({})\n", table.meaning.trim(), acts.words());
        if let Some(either) = either(table) {
            let _ = writeln!(text, "{either}\n");
        }
        text.push_str(
            "| key | label | meaning | unit | default | plausible | source (confidence) |\n",
        );
        text.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
        for key in table.keys {
            text.push_str(&row(key));
        }
        text.push('\n');
    }
    text
}

fn row(key: &Key) -> String {
    let default = match key.default_words() {
        Some(words) if words.contains(['"', '{', '[']) => format!("`{words}`"),
        Some(words) => words,
        None => "must be given".to_owned(),
    };
    let range = match key.form {
        Form::Choice(_) | Form::OneOf(_) | Form::Flag => {
            key.form.words().trim_start_matches("one of ").to_owned()
        }
        Form::Pattern(_, words) => words.to_owned(),
        _ => key.range_words().unwrap_or_else(|| "–".to_owned()),
    };
    format!(
        "| `{}` | {} | {} | {} | {default} | {range} | {} |\n",
        key.name,
        key.label,
        key.meaning.trim(),
        key.unit,
        key.source
    )
}
