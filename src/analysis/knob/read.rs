//! From a key as it is typed to what the scenario says of it.

use super::Written;
use crate::{
    model::{Model, fact::Whose, named, specifications},
    scenario::{Document, Form, Key, Node, Value, key_parts, series_of, suggestion, typed_key},
};

/// Parts of a key as it is typed.
pub(super) fn parts(text: &str) -> Result<Vec<String>, String> {
    key_parts(text).ok_or_else(|| {
        format!("`{text:.100}` is no key; names with blanks or points need quotes: 'builder.\"New carriers\".plan'")
    })
}

/// What is declared of a key that holds numbers and belongs to what happens.
pub(super) fn turnable(name: &str, document: &Document) -> Result<&'static Key, String> {
    let Some(key) = named(name).and_then(|found| found.key) else {
        let all = keys(document);
        let words: Vec<&str> = all.iter().map(String::as_str).collect();
        let whole = name.rsplit_once('.').and_then(|(whole, part)| {
            Some((whole, part, named(whole).and_then(|own| own.key)?.form))
        });
        return Err(match whole {
            Some((whole, part, Form::Parameter)) => format!(
                "`{whole:.100}` is turned as a whole: its distribution moves with its median, `{part:.40}` with it"
            ),
            Some((whole, _, Form::Series)) => format!(
                "`{whole:.100}` is turned as a whole: `{whole:.100}:factor` multiplies all values of the series"
            ),
            _ => format!("there is no key `{name:.100}`; {}", suggestion(name, &words)),
        });
    };
    let table = name.split('.').next().unwrap_or_default();
    if !specifications().any(|(own, _)| own.name == table) {
        return Err(format!(
            "`{name}` says how the scenario is run, read or judged, not what happens in it"
        ));
    }
    match key.form {
        Form::Parameter | Form::Series | Form::Number => Ok(key),
        form => Err(format!(
            "`{name}` is no number but {}; `overbuild sweep --over {name}=..` tries its words",
            form.words()
        )),
    }
}

/// Every key that a scenario of these entries can have.
fn keys(document: &Document) -> Vec<String> {
    let mut all = Vec::new();
    for (table, _) in specifications() {
        let own = |before: &str| {
            table.keys.iter().map(|key| format!("{before}.{}", key.name)).collect::<Vec<_>>()
        };
        match document.root.get(table.name).map(|node| &node.value) {
            Some(Value::List(list)) if table.list => {
                // As they are typed: names with points need quotes.
                let names = list.iter().filter_map(Node::name);
                let typed = names.map(|own| typed_key(&[table.name.to_owned(), own.to_owned()]));
                all.extend(typed.flat_map(|entry| own(&entry)));
            }
            _ => all.extend(own(table.name)),
        }
    }
    all
}

/// What the scenario says of a key, or what holds where it is silent.
pub(super) fn written(
    (document, model): (&Document, &Model),
    parts: &[String],
    key: &Key,
    name: &str,
) -> Result<Written, String> {
    // What a builder does not overrule is the industry's.
    let industry = match parts {
        [list, _, table, own] if list == "builder" => vec![table.clone(), own.clone()],
        _ => parts.to_vec(),
    };
    let entry = parts.len() > 2 && document.at(&parts[..2]).is_none();
    let acts = model.acts(&industry[0], Whose::Anybody) || parts[0] == "builder";
    if entry || !acts {
        let table = if entry { parts[..2].join(".") } else { industry[0].clone() };
        return Err(format!("`{name}`: the scenario has no [{table}]"));
    }
    let Some((node, from)) = document
        .at(parts)
        .map(|node| (node, parts))
        .or_else(|| document.at(&industry).map(|node| (node, industry.as_slice())))
    else {
        let missing = || format!("`{name}` has no value in the scenario");
        return key.default.map(Written::Number).ok_or_else(missing);
    };
    let unreadable = || format!("`{name}` cannot be turned: it is {}", node.value.words());
    match (&node.value, key.form) {
        (Value::Number(value), _) => Ok(Written::Number(*value)),
        (_, Form::Series) => series_of(node, name).map(Written::Series).ok_or_else(unreadable),
        (Value::Table(table), Form::Parameter) => {
            let from = from.join(".");
            let drawn = model.drawn.iter().find(|parameter| parameter.name == from);
            let law =
                &drawn.ok_or_else(|| format!("`{name}` is drawn by no path here"))?.distribution;
            let [low, median, high] = [0.005, 0.5, 0.995].map(|p| law.quantile(p));
            Ok(Written::Distribution { table: table.clone(), median, bulk: [low, high] })
        }
        _ => Err(unreadable()),
    }
}
