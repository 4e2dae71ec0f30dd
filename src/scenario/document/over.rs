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
    /// Parties of which the one above says something, each once, as they come.
    pub parties: Vec<String>,
}

impl Over {
    /// Of the file of a base, that of the scenario and what the scenario says.
    pub(super) fn of(base: &Path, own: &Path, table: &Table) -> Option<Self> {
        Some(Self { base: called(base)?, own: called(own)?, parties: parties(table) })
    }
}

/// The name of one of ours, or that of a file.
fn called(file: &Path) -> Option<String> {
    let stem = file.file_stem()?.to_str()?;
    let whole = file.file_name()?.to_str()?;
    let is_ours = bundled_scenarios().any(|own| own == stem);
    Some(if is_ours { stem } else { whole }.to_owned())
}

fn parties(table: &Table) -> Vec<String> {
    let entries = |list: &str| match table.get(list).map(|node| &node.value) {
        Some(Value::List(nodes)) => nodes.as_slice(),
        _ => &[],
    };
    let mut all: Vec<String> = Vec::new();
    let mut add = |name: Option<&str>| {
        if let Some(name) = name.filter(|name| !all.iter().any(|known| known == name)) {
            all.push(name.to_owned());
        }
    };
    for list in PARTIES {
        for node in entries(list) {
            add(node.name());
        }
    }
    for (list, keys) in TIES {
        for node in entries(list) {
            for key in keys {
                add(text(node, key));
            }
        }
    }
    all
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
        assert_eq!(own.parties, ["Stargate", "Banks", "SoftBank", "OpenAI"]);
        assert_eq!(
            over("backstop").map(|own| (own.base, own.parties.len())),
            Some(("base".into(), 0))
        );
        assert_eq!(over("margin-call").unwrap().parties[0], "SoftBank");
        assert!(over("base").is_none() && over("dry-bulk").is_none());
    }
}
