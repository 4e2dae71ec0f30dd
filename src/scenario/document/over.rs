//! What a scenario that is laid over another brings to it.

use std::path::Path;

use crate::scenario::{
    bundled::bundled_scenarios,
    node::{Node, Table, Value},
};

/// Lists of parties, by whose names their entries are known.
const PARTIES: [&str; 3] = ["builder", "customer", "holder"];
/// Lists whose entries tie parties to each other, and the keys that name them.
const TIES: [(&str, &[&str]); 2] =
    [("exposure", &["holder", "on"]), ("contract", &["builder", "customer"])];

/// A scenario that another is laid over, and whom the other adds or changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// The one below, as `compare` takes it.
    pub base: String,
    /// The one above.
    pub own: String,
    /// Both, as `compare` takes them where the one above was named.
    pub typed: [String; 2],
    /// Parties that the one above brings, and those that it ties to them, each once, as they come.
    pub brought: Vec<String>,
    /// Parties that are there without it, and of which it says something.
    pub changed: Vec<String>,
}

impl Over {
    /// Of the file of a base, that of the scenario, what the scenario says and what lies below it.
    pub(super) fn of((base, own): (&Path, &Path), table: &Table, below: &Table) -> Option<Self> {
        let named: Vec<&str> = PARTIES.iter().flat_map(|list| names(table, list)).collect();
        let known =
            |name: &str| PARTIES.iter().any(|list| names(below, list).any(|own| own == name));
        let (changed, mut brought): (Vec<&str>, Vec<&str>) =
            named.into_iter().partition(|name| known(name));
        // Whom ties bind to those that are new is new to what it is bound to.
        for tie in ties(table).filter(|tie| tie.iter().any(|name| !known(name))) {
            let more = tie.into_iter().filter(|name| !brought.contains(name)).collect::<Vec<_>>();
            brought.extend(more);
        }
        let changed = changed.into_iter().filter(|name| !brought.contains(name));
        let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
        Some(Self {
            base: called(base)?,
            own: called(own)?,
            typed: [typed(&own.with_file_name(base), base)?, typed(own, own)?],
            changed: owned(changed.collect()),
            brought: owned(brought),
        })
    }
}

/// The name of one of ours, or that of a file.
fn called(file: &Path) -> Option<String> {
    ours(file).or_else(|| file.file_name()?.to_str()).map(str::to_owned)
}

/// The name of one of ours, or where a file lies.
fn typed(file: &Path, written: &Path) -> Option<String> {
    ours(written).or_else(|| file.to_str()).map(str::to_owned)
}

fn ours(file: &Path) -> Option<&str> {
    let stem = file.file_stem()?.to_str()?;
    bundled_scenarios().any(|own| own == stem).then_some(stem)
}

/// The entries of a list.
fn entries<'t>(table: &'t Table, list: &str) -> &'t [Node] {
    match table.get(list).map(|node| &node.value) {
        Some(Value::List(nodes)) => nodes,
        _ => &[],
    }
}

fn names<'t>(table: &'t Table, list: &str) -> impl Iterator<Item = &'t str> {
    entries(table, list).iter().filter_map(Node::name)
}

/// The parties that each tie names.
fn ties(table: &Table) -> impl Iterator<Item = Vec<&str>> {
    TIES.iter().flat_map(move |(list, keys)| {
        let named = |node| keys.iter().filter_map(move |key| text(node, key)).collect();
        entries(table, list).iter().map(named)
    })
}

fn text<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    let Value::Table(table) = &node.value else { return None };
    match &table.get(key)?.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::scenario::Document;

    fn over(name: &str) -> Option<super::Over> {
        let file = format!("{}/../../scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        Document::load(Path::new(&file), &[]).over
    }

    /// The nearest base that is a scenario itself; behaviour that many share is none.
    #[test]
    fn a_scenario_knows_what_it_is_laid_over_and_whom_it_names() {
        let own = over("stargate").unwrap();
        assert_eq!((own.base.as_str(), own.own.as_str()), ("no-backstop", "stargate"));
        assert_eq!(own.brought, ["Stargate", "Banks", "SoftBank", "OpenAI"]);
        assert!(own.changed.is_empty());
        let own = over("backstop").unwrap();
        assert_eq!((own.base.as_str(), own.brought.len(), own.changed.len()), ("base", 0, 0));
        // What is said anew of whom the base has brings nobody.
        let own = over("bear").unwrap();
        assert_eq!(
            (own.brought.len(), own.changed),
            (0, vec!["OpenAI".into(), "Anthropic".into()])
        );
        let own = over("margin-call").unwrap();
        assert!(own.brought.is_empty() && own.changed.contains(&"SoftBank".to_owned()));
        assert!(over("base").is_none() && over("dry-bulk").is_none());
    }
}
