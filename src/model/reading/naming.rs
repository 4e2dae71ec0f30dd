//! What the name of a key means: `demand.growth`, `customer.OpenAI.growth`, `builder.Meta.build_out.herding`.

use crate::{
    model::specifications,
    scenario::{Form, Key, TableSpecification, header_tables},
};

/// A table or a key that a name stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeyName<'a> {
    /// The table, or that of the key.
    pub table: &'static TableSpecification,
    /// The entry of a list, or the builder that overrules the table.
    pub party: Option<&'a str>,
    /// The key; none where the name stands for a whole table.
    pub key: Option<&'static Key>,
}

/// Every table that a file may have; the first is the top of the file.
fn tables() -> impl Iterator<Item = &'static TableSpecification> {
    header_tables().into_iter().chain(specifications().map(|(table, _)| table))
}

fn table(name: &str) -> Option<&'static TableSpecification> {
    tables().find(|table| table.name == name)
}

/// What a name stands for, as it is written after `--set`.
pub fn named(name: &str) -> Option<KeyName<'_>> {
    let top = tables().next()?;
    if let Some(key) = top.key(name) {
        return Some(KeyName { table: top, party: None, key: Some(key) });
    }
    if let Some(table) = table(name).filter(|_| !name.is_empty()) {
        return Some(KeyName { table, party: None, key: None });
    }
    let own = name.rsplit_once('.').and_then(|(before, key)| Some((table(before)?, key)));
    if let Some((table, key)) = own.and_then(|(table, key)| Some((table, table.key(key)?))) {
        return Some(KeyName { table, party: None, key: Some(key) });
    }
    let (list, rest) = name.split_once('.')?;
    table(list).filter(|table| table.list).map(|list| of_party(list, rest))
}

/// The parts of a value over time that files name.
const PARTS: [&str; 5] = ["table", "growth", "csv", "item", "unit"];

/// A key that is a value over time, of one of whose parts this is the name, and the part.
pub fn part_of_series(name: &str) -> Option<(&str, KeyName<'_>, &str)> {
    let (whole, part) = name.rsplit_once('.').filter(|(_, part)| PARTS.contains(part))?;
    let own = named(name).is_none_or(|own| own.key.is_none());
    let found = named(whole)
        .filter(|found| found.key.is_some_and(|key| matches!(key.form, Form::Series)))?;
    own.then_some((whole, found, part))
}

/// What stands after the name of a list: an entry, a key of it, a table that it overrules, or a key of that.
fn of_party<'a>(list: &'static TableSpecification, rest: &'a str) -> KeyName<'a> {
    let overruled = |text: &'a str| {
        let (party, name) = text.rsplit_once('.')?;
        list.overrides.contains(&name).then_some((party, table(name)?))
    };
    if let Some((party, table)) = overruled(rest) {
        return KeyName { table, party: Some(party), key: None };
    }
    let Some((before, last)) = rest.rsplit_once('.') else {
        return KeyName { table: list, party: Some(rest), key: None };
    };
    let within = overruled(before).unwrap_or((before, list));
    match within.1.key(last) {
        Some(key) => KeyName { table: within.1, party: Some(within.0), key: Some(key) },
        None => KeyName { table: list, party: Some(rest), key: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        let cases = [
            ("title", ("", None, Some("title"))),
            ("demand", ("demand", None, None)),
            ("demand.growth", ("demand", None, Some("growth"))),
            ("bust.any_of.above", ("bust.any_of", None, Some("above"))),
            ("customer.OpenAI", ("customer", Some("OpenAI"), None)),
            ("customer.St. Ives", ("customer", Some("St. Ives"), None)),
            ("customer.St. Ives.growth", ("customer", Some("St. Ives"), Some("growth"))),
            ("builder.Meta.share", ("builder", Some("Meta"), Some("share"))),
            ("builder.Meta.build_out", ("build_out", Some("Meta"), None)),
            ("builder.A.b.build_out.herding", ("build_out", Some("A.b"), Some("herding"))),
        ];
        for (name, (table, party, key)) in cases {
            let found = named(name).unwrap();
            assert_eq!((found.table.name, found.party), (table, party), "{name}");
            assert_eq!(found.key.map(|key| key.name), key, "{name}");
        }
        for (name, due) in [
            ("builder.Meta.plan.table", Some("table")),
            ("builder.Meta.finance.other_cash_flow.growth", Some("growth")),
            ("demand.path.csv", Some("csv")),
            ("customer.OpenAI.growth", None),
            ("demand.growth", None),
            ("builder.Meta.share.table", None),
        ] {
            assert_eq!(part_of_series(name).map(|(_, _, part)| part), due, "{name}");
        }
        for unknown in ["", "demand.grwth", "nothing", "nothing.x", "demand.shock"] {
            assert_eq!(named(unknown), None, "{unknown}");
        }
    }
}
