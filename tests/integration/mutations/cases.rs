//! The keys of scenarios with other values than they have.

use overbuild::{
    model::{BUILDER, specifications},
    scenario::{Document, Form, Key, TableSpecification, header_tables},
};

use super::{
    mutants::words,
    tree::{Tree, Way, quoted},
};

/// Keys whose values are words for people, or choose how much is computed.
const NO_NUMBERS: &[&str] =
    &["title", "question", "name", "label", "extends", "currency", "unit", "paths", "meaning"];
/// Keys that act where somebody fails, or where a vintage stands idle: on 64 paths nobody need do so.
const RARE: &[&str] =
    &["secured_share", "fire_sale", "hazard_default", "standby_cost", "capital", "class"];
/// Years of an observation's data that are taken, which a file may bound before it has years beyond.
const OF_DATA: &[&str] = &["from", "to"];
/// A key with other values, one of which should act.
pub(super) struct Case<'a> {
    pub(super) scenario: &'static str,
    pub(super) original: &'a Tree,
    /// The key in words.
    pub(super) what: String,
    /// Its own name.
    pub(super) key: String,
    pub(super) others: Vec<Tree>,
    /// How many of them must be accepted: of the words of a choice one is the word that it has.
    pub(super) least: usize,
}

/// Numbers beside one that is written, within a range if it has one: near, far, and at the ends.
fn beside(value: f64, range: Option<(f64, f64)>) -> Vec<f64> {
    let mut all =
        vec![value * 1.25, value * 0.8, value * 2.0, value * 0.5, value + 0.05, value + 1.0];
    if let Some((low, high)) = range {
        let at = |part: f64| low + part * (high - low);
        all.extend([0.02, 0.1, 0.3, 0.6, 0.9].map(at));
        all.retain(|other| (low..=high).contains(other));
    }
    all.retain(|other| (other - value).abs() > 1e-12);
    all
}

/// Other values of a key, as they would be written.
fn others(key: Option<&Key>, written: &str) -> Vec<String> {
    let number = written.parse::<f64>().ok();
    match (key.map(|key| key.form), number) {
        (Some(Form::Choice(words)), _) => words.iter().map(|word| quoted(word)).collect(),
        (Some(Form::Flag), _) => vec![(written != "true").to_string()],
        (Some(Form::Whole | Form::OneOf(_)), Some(value)) => {
            [value + 1.0, value * 2.0, (value - 1.0).max(0.0)].map(|n| format!("{n}")).to_vec()
        }
        (Some(_), Some(value)) => {
            let range = key.map(|key| key.range).filter(|(low, high)| low < high);
            beside(value, range).into_iter().map(|n| format!("{n:?}")).collect()
        }
        (None, Some(value)) => beside(value, None).iter().map(|n| format!("{n:?}")).collect(),
        _ => Vec::new(),
    }
}

fn least(key: Option<&Key>) -> usize {
    if matches!(key.map(|key| key.form), Some(Form::Choice(_))) { 2 } else { 1 }
}

/// The table of a name.
fn table(name: &str) -> Option<&'static TableSpecification> {
    let mechanisms = specifications().map(|(table, _)| table);
    header_tables().into_iter().chain(mechanisms).find(|table| table.name == name)
}

/// The declared key at the end of a way, if it is one.
fn declared(tree: &Tree, way: &[usize]) -> Option<&'static Key> {
    let names: Vec<String> = (1..=way.len()).map(|length| tree.key(&way[..length])).collect();
    let is_place = |name: &&String| name.parse::<usize>().is_err();
    let names: Vec<&str> = names.iter().filter(is_place).map(String::as_str).collect();
    match names.as_slice() {
        [key] => table("")?.key(key),
        [.., own, key] => table(own)?.key(key),
        [] => None,
    }
}

/// Whether a number stands in the first row of a table over time: since when its first value holds, and what held before
/// the first orders, is history that a reader wants and no step asks for.
fn is_history(tree: &Tree, way: &[usize]) -> bool {
    let Some([row, _]) = way.last_chunk::<2>() else { return false };
    let above = &way[..way.len() - 2];
    let is_row = |place: usize| {
        let row = [above, &[place]].concat();
        matches!(tree.at(&row), Some(Tree::List(pair)) if pair.len() == 2)
    };
    *row == 0 && is_row(0)
}

/// A bound close to the quantile beside it, where it must act.
fn bound(tree: &Tree, way: &[usize]) -> Option<String> {
    let (key, above) = (tree.key(way), &way[..way.len() - 1]);
    let beside: &[&str] = match key.as_str() {
        "min" => &["p10", "p5", "p25"],
        "max" => &["p90", "p95", "p75"],
        _ => return None,
    };
    let Some(Tree::Table(entries)) = tree.at(above) else { return None };
    let number = |name: &str| {
        let (_, node) = entries.iter().find(|(key, _)| key == name)?;
        let Tree::Leaf(text) = node else { return None };
        text.parse::<f64>().ok()
    };
    let quantile = beside.iter().find_map(|name| number(name))?;
    let middle = number("p50")?;
    Some(format!("{:?}", quantile + 0.02 * (quantile - middle)))
}

/// Every number, word and flag that a file has.
pub(super) fn written<'a>(scenario: &'static str, tree: &'a Tree) -> Vec<Case<'a>> {
    let mut cases = Vec::new();
    for way in tree.ways() {
        let Some(Tree::Leaf(text)) = tree.at(&way) else { continue };
        let name = (1..=way.len()).rev().map(|n| tree.key(&way[..n]));
        let key = name.into_iter().find(|name| name.parse::<usize>().is_err()).unwrap_or_default();
        let skipped = [NO_NUMBERS, RARE, OF_DATA].concat();
        let mut ways = (1..=way.len()).map(|length| tree.key(&way[..length]));
        if ways.any(|name| skipped.contains(&name.as_str())) {
            continue;
        }
        if is_history(tree, &way) {
            continue;
        }
        let changed = |value: String| {
            let mut changed = tree.clone();
            *changed.at_mut(&way)? = Tree::Leaf(value);
            Some(changed)
        };
        let mut values = others(declared(tree, &way), text);
        values.extend(bound(tree, &way));
        let others = values.into_iter().filter_map(changed).collect();
        // Of a distribution or a table the declared key is told of.
        let within = ["p5", "p10", "p50", "p90", "p95", "min", "max", "table", "growth", "change"];
        let above = way.len().checked_sub(2).map(|length| tree.key(&way[..=length]));
        let key = if within.contains(&key.as_str()) { above.unwrap_or(key) } else { key };
        let least = least(declared(tree, &way));
        cases.push(Case { scenario, original: tree, what: words(tree, &way), key, others, least });
    }
    cases
}

/// Every key of the tables that a scenario has, its base's included, which its own file does not name.
pub(super) fn silent<'a>(
    scenario: &'static str,
    tree: &'a Tree,
    document: &Document,
) -> Vec<Case<'a>> {
    let mut cases = Vec::new();
    for (table, _) in specifications().filter(|(table, _)| !table.list) {
        if document.root.get(table.name).is_none() {
            continue;
        }
        for place in places(tree, table.name) {
            for key in table.keys.iter().filter(|key| !RARE.contains(&key.name)) {
                cases.extend(inserted(scenario, (tree, &place), (table, key)));
            }
        }
    }
    cases
}

/// The industry's table, and that of a builder that the file names.
fn places(tree: &Tree, table: &str) -> Vec<Way> {
    let Tree::Table(entries) = tree else { return Vec::new() };
    let mut places = Vec::new();
    let industry = entries.iter().position(|(key, _)| key == table).unwrap_or(entries.len());
    places.push(vec![industry]);
    let builders = entries.iter().position(|(key, _)| key == "builder");
    if let Some(list) = builders.filter(|_| BUILDER.overrides.contains(&table)) {
        let count = tree.at(&[list, 0]).map_or(0, Tree::count);
        let own = (0..count).find(|place| tree.key(&[list, 0, *place]) == table).unwrap_or(count);
        places.push(vec![list, 0, own]);
    }
    places
}

fn inserted<'a>(
    scenario: &'static str,
    (tree, place): (&'a Tree, &Way),
    (table, key): (&TableSpecification, &Key),
) -> Option<Case<'a>> {
    let there = tree.at(place);
    if let Some(Tree::Table(entries)) = there
        && entries.iter().any(|(name, _)| name == key.name)
    {
        return None;
    }
    let default = key.default.map_or_else(
        || key.default_words().map_or_else(String::new, |word| quoted(&word)),
        |value| format!("{value:?}"),
    );
    let write = |value: String| {
        let mut changed = tree.clone();
        let entry = (key.name.to_owned(), Tree::Leaf(value));
        match changed.at_mut(place) {
            Some(Tree::Table(entries)) => entries.push(entry),
            Some(_) => return None,
            None => {
                let (_, above) = place.split_last()?;
                let Tree::Table(entries) = changed.at_mut(above)? else { return None };
                entries.push((table.name.to_owned(), Tree::Table(vec![entry])));
            }
        }
        Some(changed)
    };
    let others = others(Some(key), &default).into_iter().filter_map(write).collect();
    let what = format!("{}{}.{} where it is silent", owner(tree, place), table.name, key.name);
    Some(Case {
        scenario,
        original: tree,
        what,
        key: key.name.to_owned(),
        others,
        least: least(Some(key)),
    })
}

fn owner(tree: &Tree, place: &Way) -> String {
    let name = place.split_last().and_then(|(_, above)| tree.at(above)?.name());
    name.map_or_else(String::new, |name| format!("builder {name}."))
}
