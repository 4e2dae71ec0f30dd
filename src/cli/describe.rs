//! `overbuild explain`.

use std::fmt::Write;

use super::{exit::Failure, print::out, quantities};
use crate::{
    model::specifications,
    scenario::{Form, HEADER_KEYS, Key, Run, TableSpecification, suggestion},
};

/// Every table a file may have, with whether it may be left out.
fn tables() -> Vec<(&'static TableSpecification, bool)> {
    std::iter::once((&Run::SPECIFICATION, false)).chain(specifications()).collect()
}

pub(super) fn explain(asked: Option<&str>) -> Result<(), Failure> {
    let Some(asked) = asked else { return out(&(list() + &quantities::list())) };
    let (key, quantity) = (text(asked), quantities::text(asked));
    match (key, quantity) {
        (Ok(key), Some(quantity)) => out(&format!("{key}\n{quantity}")),
        (Ok(key), None) => out(&key),
        (Err(_), Some(quantity)) => out(&quantity),
        (Err(message), None) => Err(Failure::Usage(message)),
    }
}

fn text(asked: &str) -> Result<String, String> {
    let parts: Vec<&str> = asked.split('.').collect();
    // A builder's own key: builder.Meta.build_out.herding is build_out.herding.
    let (table, key) = match parts.as_slice() {
        [table] => (*table, None),
        ["builder", .., table, key] if tables().iter().any(|(t, _)| t.name == *table) => {
            (*table, Some(*key))
        }
        [table, .., key] => (*table, Some(*key)),
        [] => ("", None),
    };
    if let (Some((name, meaning)), None) =
        (HEADER_KEYS.iter().find(|(name, _)| *name == table), key)
    {
        return Ok(format!("{name}\n  {meaning}\n"));
    }
    let known = tables();
    let Some((found, optional)) = known.iter().find(|(t, _)| t.name == table) else {
        let mut names: Vec<&str> = known.iter().map(|(t, _)| t.name).collect();
        names.extend(quantities::names());
        let help = suggestion(table, &names);
        return Err(format!("error: there is no table, metric or track `{table}`; {help}"));
    };
    let Some(key) = key else { return Ok(whole(found, *optional)) };
    let Some(key) = found.key(key) else {
        let names: Vec<&str> = found.keys.iter().map(|k| k.name).collect();
        return Err(format!("error: there is no key `{asked}`; {}", suggestion(key, &names)));
    };
    Ok(one(found, key))
}

/// A table's name as the file writes it.
fn bracketed(table: &TableSpecification) -> String {
    if table.list { format!("[[{}]]", table.name) } else { format!("[{}]", table.name) }
}

fn whole(table: &TableSpecification, optional: bool) -> String {
    let kind = if optional { "acts if the table is present" } else { "always acts" };
    let mut text = format!("{} {kind}\n {}\n\n", bracketed(table), table.meaning.trim());
    for key in table.keys {
        text.push_str(&one(table, key));
        text.push('\n');
    }
    text
}

fn one(table: &TableSpecification, key: &Key) -> String {
    let mut text = format!("{}.{}\n  {}\n", table.name, key.name, key.meaning.trim());
    let form = match key.form {
        Form::Parameter => "a number or a distribution".to_owned(),
        Form::Series => "a number or a time table".to_owned(),
        Form::Number => "a number".to_owned(),
        Form::Text => "text".to_owned(),
        Form::Choice(words) => format!("one of {}", words.join(", ")),
    };
    let _ = writeln!(text, "  written  {form}");
    if !key.unit.is_empty() {
        let _ = writeln!(text, "  unit     {}", key.unit);
    }
    let default = match (key.default, key.form) {
        (Some(value), _) => value.to_string(),
        (None, Form::Choice(words)) => words[0].to_owned(),
        (None, Form::Text) if !table.list => "none".to_owned(),
        (None, _) => "none: must be given".to_owned(),
    };
    let _ = writeln!(text, "  default  {default}");
    if matches!(key.form, Form::Parameter | Form::Series | Form::Number) {
        let _ = writeln!(text, "  range    {} to {}", key.range.0, key.range.1);
    }
    let _ = writeln!(text, "  source   {}", key.source);
    text
}

fn list() -> String {
    let mut text = String::from("Top of the file:\n");
    for (name, meaning) in HEADER_KEYS {
        let _ = writeln!(text, "  {name:<24}{meaning}");
    }
    for (table, optional) in tables() {
        let kind = if optional { " (acts if present)" } else { "" };
        let _ = writeln!(text, "\n{}{kind}", bracketed(table));
        for key in table.keys {
            let _ = writeln!(text, "  {:<24}{}", key.name, key.meaning.trim());
        }
    }
    text.push_str("\n[bust], [[correlation]]: see MODEL.md\n");
    text
}

/// Every key in Markdown, a table for each table of the file.
pub(super) fn markdown() -> String {
    let mut text = String::new();
    for (table, optional) in tables() {
        let kind = if optional { "acts if the table is present" } else { "always acts" };
        let _ = writeln!(text, "### `{}`\n\n{} ({kind})\n", bracketed(table), table.meaning.trim());
        text.push_str("| key | meaning | unit | default | plausible | source (confidence) |\n");
        text.push_str("| --- | --- | --- | --- | --- | --- |\n");
        for key in table.keys {
            let default = match (key.default, key.form) {
                (Some(value), _) => value.to_string(),
                (None, Form::Choice(words)) => words[0].to_owned(),
                (None, Form::Text) if !table.list => "–".to_owned(),
                (None, _) => "must be given".to_owned(),
            };
            let range = match key.form {
                Form::Choice(words) => words.join(", "),
                Form::Text => "–".to_owned(),
                _ => format!("{} to {}", key.range.0, key.range.1),
            };
            let _ = writeln!(
                text,
                "| `{}` | {} | {} | {default} | {range} | {} |",
                key.name,
                key.meaning.trim(),
                key.unit,
                key.source
            );
        }
        text.push('\n');
    }
    text
}
