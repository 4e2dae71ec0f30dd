//! Who takes part: builders, customers, and those who hold claims on them.

use crate::scenario::{Document, Span, Value, spoken};

/// Names, each list in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parties {
    /// Who builds.
    pub builders: Vec<String>,
    /// Who buys capacity under a name of their own.
    pub customers: Vec<String>,
    /// Who holds claims: vendors, lenders, investors.
    pub holders: Vec<String>,
}

impl Parties {
    /// The names in a document; a name that two of them share is a mistake.
    pub(crate) fn of(document: &mut Document, mut builders: Vec<String>) -> Self {
        builders.dedup();
        let parties = Self {
            builders,
            customers: names(document, "customer"),
            holders: names(document, "holder"),
        };
        let mut all: Vec<(String, &String)> =
            parties.all().map(|name| (spoken(name), name)).collect();
        all.sort();
        for pair in all.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            let (name, other) = (pair[0].1, pair[1].1);
            let message = if name == other {
                format!("`{name:.60}` names two parties; each needs a name of its own")
            } else {
                // Within one list the reader of the list has told it.
                let lists = [&parties.builders, &parties.customers, &parties.holders];
                if lists.iter().any(|list| list.contains(name) && list.contains(other)) {
                    continue;
                }
                format!("`{name:.60}` and `{other:.60}` are too alike for two parties")
            };
            // Who came last has to choose another.
            let both = place(document, name).chain(place(document, other));
            let span = both.max_by_key(|span| document.sources.rank(span));
            document.problems.error(span, message);
        }
        parties
    }

    /// Every name: builders, then customers, then holders.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.builders.iter().chain(&self.customers).chain(&self.holders)
    }
}

/// Where the entries of a name stand, in whichever list of parties.
fn place<'a>(document: &'a Document, name: &'a str) -> impl Iterator<Item = Span> + 'a {
    let lists = ["builder", "customer", "holder"].into_iter();
    let nodes = lists.flat_map(|list| match document.root.get(list).map(|node| &node.value) {
        Some(Value::List(nodes)) => nodes.as_slice(),
        _ => &[],
    });
    nodes.filter(move |node| node.name() == Some(name)).map(|node| node.span.clone())
}

/// The names in a list of tables, in order and each once; `list` complains of doubles.
fn names(document: &Document, list: &str) -> Vec<String> {
    let Some(Value::List(nodes)) = document.root.get(list).map(|node| &node.value) else {
        return Vec::new();
    };
    let mut names: Vec<String> =
        nodes.iter().filter_map(|node| node.name().map(str::to_owned)).collect();
    names.sort();
    names.dedup();
    names
}
