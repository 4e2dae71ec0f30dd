//! What can be wrong with a key.

use super::tree::{Tree, quoted};

/// A change of one node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mutation {
    /// The key is gone.
    Delete,
    /// The key, or the entry of a list, stands there twice.
    Twice,
    /// The key has another name.
    Rename(String),
    /// The value is another one, as written.
    Set(&'static str),
    /// The number is another one.
    Number(String),
    /// The value in a list of its own.
    InList,
    /// The value in a table, under its own key.
    InTable,
    /// The key stands one table higher.
    Lift,
    /// The list or table is empty.
    Empty,
    /// The list ends after half of its entries.
    Half,
}

/// Values of every type, and numbers that nobody means.
pub(crate) const VALUES: &[&str] = &[
    "\"text\"",
    "\"\"",
    "\"Ünï 名 \\u202e\\u0000\"",
    "true",
    "false",
    "[]",
    "[1]",
    "[[2025, 1], [2026, 2]]",
    "{}",
    "{x = 1}",
    "0",
    "-0.0",
    "1e18",
    "1e300",
    "-1e300",
    "9223372036854775807",
    "99999999999999999999",
    "5e-324",
    "nan",
    "inf",
    "-inf",
    "2025-01-01",
];

/// Every mutation of a node.
pub(crate) fn of(tree: &Tree, way: &[usize]) -> Vec<Mutation> {
    let mut all = vec![
        Mutation::Delete,
        Mutation::Twice,
        Mutation::InList,
        Mutation::InTable,
        Mutation::Lift,
    ];
    let key = tree.key(way);
    if in_table(tree, way) {
        all.extend(
            [
                format!("{key}_"),
                key.to_uppercase(),
                key.replacen(['a', 'e', 'o'], "\u{430}", 1),
                "\u{540d}".to_owned(),
                String::new(),
            ]
            .map(Mutation::Rename),
        );
    }
    all.extend(VALUES.iter().map(|value| Mutation::Set(value)));
    match tree.at(way) {
        Some(Tree::Leaf(text)) => all.extend(numbers(text)),
        Some(_) => all.extend([Mutation::Empty, Mutation::Half]),
        None => {}
    }
    all
}

fn numbers(text: &str) -> Vec<Mutation> {
    let Ok(number) = text.parse::<f64>() else { return Vec::new() };
    let others = [-number, number * 10.0, number / 10.0, number * 1e3, number + 1.0, 1.0 - number];
    others.map(|number| Mutation::Number(format!("{number:?}"))).to_vec()
}

fn in_table(tree: &Tree, way: &[usize]) -> bool {
    way.split_last().is_some_and(|(_, parent)| matches!(tree.at(parent), Some(Tree::Table(_))))
}

impl Mutation {
    /// The tree with the node changed; `None` where that means nothing.
    pub(crate) fn apply(&self, tree: &Tree, way: &[usize]) -> Option<Tree> {
        let mut changed = tree.clone();
        let (place, parent) = way.split_last()?;
        match self {
            Self::Lift => return lift(tree, way),
            Self::Delete | Self::Twice => match changed.at_mut(parent)? {
                Tree::List(nodes) => edit(nodes, *place, self),
                Tree::Table(entries) => edit(entries, *place, self),
                Tree::Leaf(_) => return None,
            },
            Self::Rename(name) => match changed.at_mut(parent)? {
                Tree::Table(entries) if entries[*place].0 != *name => {
                    entries[*place].0.clone_from(name);
                }
                _ => return None,
            },
            _ => {
                let key = tree.key(way);
                let node = changed.at_mut(way)?;
                *node = self.value(node, key)?;
            }
        }
        (changed != *tree).then_some(changed)
    }

    fn value(&self, old: &Tree, key: String) -> Option<Tree> {
        Some(match self {
            Self::Set(value) => Tree::Leaf((*value).to_owned()),
            Self::Number(value) => Tree::Leaf(value.clone()),
            Self::InList => Tree::List(vec![old.clone()]),
            Self::InTable => Tree::Table(vec![(key, old.clone())]),
            Self::Empty => match old {
                Tree::List(_) => Tree::List(Vec::new()),
                Tree::Table(_) => Tree::Table(Vec::new()),
                Tree::Leaf(_) => Tree::Leaf(quoted("")),
            },
            Self::Half => match old {
                Tree::List(nodes) => Tree::List(nodes[..nodes.len() / 2].to_vec()),
                Tree::Table(entries) => Tree::Table(entries[..entries.len() / 2].to_vec()),
                Tree::Leaf(_) => return None,
            },
            _ => return None,
        })
    }
}

fn edit<T: Clone>(nodes: &mut Vec<T>, place: usize, mutation: &Mutation) {
    let node = nodes.remove(place);
    if *mutation == Mutation::Twice {
        nodes.insert(place, node.clone());
        nodes.insert(place, node);
    }
}

/// Moves a key of a table into the table above.
fn lift(tree: &Tree, way: &[usize]) -> Option<Tree> {
    let (place, parent) = way.split_last()?;
    let (_, above) = parent.split_last()?;
    let mut changed = tree.clone();
    let Tree::Table(entries) = changed.at_mut(parent)? else { return None };
    let entry = entries.remove(*place);
    let Tree::Table(entries) = changed.at_mut(above)? else { return None };
    entries.push(entry);
    Some(changed)
}
