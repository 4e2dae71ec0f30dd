//! What differs between two scenarios, key by key, and scenarios between them.

use super::{
    document::Document,
    header::PROMISES,
    node::{DISTRIBUTION_KEYS, Entry, Node, Table, Value},
};

/// Keys and tables that say what a run is called, asks or promises, and not what happens in it.
fn aside(key: &str) -> bool {
    ["title", "question", "answer", "run", "bust"].contains(&key) || PROMISES.contains(&key)
}

/// A key with another value in another scenario.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The key, part by part; an entry of a list by its name: `customer`, `OpenAI`, `growth`.
    pub key: Vec<String>,
    /// What the first scenario says, if anything.
    pub from: Option<Node>,
    /// What the other says.
    pub to: Option<Node>,
}

impl Difference {
    /// Entry by entry where it is a list of tables without names, as of correlations: those that only one side has, or
    /// that have the same identity and say something else. Table by table, key by key, where one side lacks the table.
    pub fn parts(self, apart: impl Fn(&[String]) -> bool) -> Vec<Self> {
        let tables = |node: &Option<Node>| match node.as_ref().map(|node| &node.value) {
            Some(Value::List(list)) => list.iter().all(|n| matches!(n.value, Value::Table(_))),
            Some(_) => false,
            None => true,
        };
        if tables(&self.from) && tables(&self.to) {
            return self.entries();
        }
        match (&self.from, &self.to) {
            (Some(Node { value: Value::Table(table), .. }), None)
            | (None, Some(Node { value: Value::Table(table), .. }))
                if !whole(table) && apart(&self.key) =>
            {
                let is_mine = self.from.is_some();
                let each = table.0.iter().map(|entry| {
                    let (node, key) = (Some(entry.node.clone()), entry.key.clone());
                    let (from, to) = if is_mine { (node, None) } else { (None, node) };
                    Self { key: self.key.iter().cloned().chain([key]).collect(), from, to }
                });
                each.collect()
            }
            _ => vec![self],
        }
    }

    fn entries(self) -> Vec<Self> {
        let list = |node: &Option<Node>| match node.as_ref().map(|node| &node.value) {
            Some(Value::List(list)) => list.clone(),
            _ => Vec::new(),
        };
        let (mine, theirs) = (list(&self.from), list(&self.to));
        let held = |list: &[Node], node: &Node| list.iter().any(|n| same(&n.value, &node.value));
        let known = |list: &[Node], node: &Node| -> Option<Node> {
            let own = node.identity()?;
            list.iter().find(|other| other.identity().as_ref() == Some(&own)).cloned()
        };
        let key = |node: &Node| {
            let names = node.identity().map(|names| names.join(" and "));
            self.key.iter().cloned().chain(names).collect()
        };
        let changed = mine.iter().filter(|node| !held(&theirs, node)).map(|node| Self {
            key: key(node),
            from: Some(node.clone()),
            to: known(&theirs, node),
        });
        let new = theirs.iter().filter(|node| !held(&mine, node) && known(&mine, node).is_none());
        let new = new.map(|node| Self { key: key(node), from: None, to: Some(node.clone()) });
        changed.chain(new).collect()
    }

    /// The key as it is written after `--set`.
    pub fn name(&self) -> String {
        self.key.join(".")
    }

    /// The table that the key stands in: `demand`, or `customer.OpenAI`.
    pub fn table(&self) -> String {
        self.key[..self.key.len().saturating_sub(1).max(1)].join(".")
    }
}

impl Document {
    /// What another scenario says otherwise of what happens, in the order of this one's keys.
    pub fn differences(&self, other: &Self) -> Vec<Difference> {
        let mut found = self.every_difference(other);
        found.retain(|difference| !aside(&difference.key[0]));
        found
    }

    /// Everything that another scenario says otherwise, also of its run and of what it promises.
    pub fn every_difference(&self, other: &Self) -> Vec<Difference> {
        let mut found = Vec::new();
        compare(&self.root, &other.root, &mut Vec::new(), &mut found);
        found
    }

    /// What the scenario says of a key; entries of lists are found by their names.
    pub fn at(&self, key: &[String]) -> Option<&Node> {
        let mut node = self.root.get(key.first()?)?;
        for part in &key[1..] {
            node = match &node.value {
                Value::Table(table) => table.get(part)?,
                Value::List(list) => list.iter().find(|node| node.name() == Some(part))?,
                _ => return None,
            };
        }
        Some(node)
    }

    /// This scenario with some differences switched on.
    #[must_use]
    pub fn with(&self, differences: &[Difference]) -> Self {
        let mut changed = self.clone();
        for difference in differences {
            changed.note_member(difference);
            put(&mut changed.root, &difference.key, difference.to.clone());
        }
        changed
    }
}

impl Document {
    /// An entry of a list that is switched on or off comes or goes, as it does by a file.
    fn note_member(&mut self, difference: &Difference) {
        let [list, name] = difference.key.as_slice() else { return };
        let listed = self.root.get(list).is_some_and(|node| matches!(node.value, Value::List(_)));
        match (&difference.from, &difference.to) {
            (None, Some(_)) if listed => self.members.add(list, name),
            (Some(node), None) if listed => self.members.remove(list, node.clone()),
            _ => {}
        }
    }
}

fn compare(mine: &Table, theirs: &Table, key: &mut Vec<String>, found: &mut Vec<Difference>) {
    let also = theirs.0.iter().filter(|entry| mine.get(&entry.key).is_none());
    for entry in mine.0.iter().chain(also) {
        key.push(entry.key.clone());
        both(mine.get(&entry.key), theirs.get(&entry.key), key, found);
        key.pop();
    }
}

fn both(
    mine: Option<&Node>,
    theirs: Option<&Node>,
    key: &mut Vec<String>,
    found: &mut Vec<Difference>,
) {
    if let (Some(a), Some(b)) = (mine, theirs) {
        match (&a.value, &b.value) {
            (Value::Table(a), Value::Table(b)) if !whole(a) && !whole(b) => {
                return compare(a, b, key, found);
            }
            (Value::List(a), Value::List(b)) if named(a) && named(b) => {
                return compare(&by_name(a), &by_name(b), key, found);
            }
            (a, b) if same(a, b) => return,
            _ => {}
        }
    }
    found.push(Difference { key: key.clone(), from: mine.cloned(), to: theirs.cloned() });
}

/// Half a distribution or series means nothing.
pub(super) fn whole(table: &Table) -> bool {
    let mut marks = DISTRIBUTION_KEYS.into_iter().chain(["p50", "csv"]);
    table.get("name").is_none() && marks.any(|mark| table.get(mark).is_some())
}

fn named(list: &[Node]) -> bool {
    list.iter().all(|node| node.name().is_some())
}

/// A list of named entries as a table.
fn by_name(list: &[Node]) -> Table {
    let entry = |node: &Node| Entry {
        key: node.name().unwrap_or_default().to_owned(),
        key_span: node.span.clone(),
        node: node.clone(),
    };
    Table(list.iter().map(entry).collect())
}

fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.to_bits() == b.to_bits(),
        (Value::Flag(a), Value::Flag(b)) => a == b,
        (Value::Text(a), Value::Text(b)) => a == b,
        (Value::File(a), Value::File(b)) => a.says_the_same(b),
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(&a.value, &b.value))
        }
        (Value::Table(a), Value::Table(b)) => {
            let held = |entry: &Entry| {
                b.get(&entry.key).is_some_and(|node| same(&entry.node.value, &node.value))
            };
            a.0.len() == b.0.len() && a.0.iter().all(held)
        }
        _ => false,
    }
}

/// Puts a value in its place, or takes it out.
fn put(table: &mut Table, key: &[String], value: Option<Node>) {
    let (first, rest) = (&key[0], &key[1..]);
    let place = table.0.iter().position(|entry| entry.key == *first);
    if rest.is_empty() {
        match (place, value) {
            (Some(place), Some(node)) => table.0[place].node = node,
            (Some(place), None) => drop(table.0.remove(place)),
            (None, Some(node)) => {
                let key_span = node.span.clone();
                table.0.push(Entry { key: first.clone(), key_span, node });
            }
            (None, None) => {}
        }
        return;
    }
    let Some(place) = place else { return };
    match &mut table.0[place].node.value {
        Value::Table(inner) => put(inner, rest, value),
        Value::List(list) => put_named(list, rest, value),
        _ => {}
    }
}

fn put_named(list: &mut Vec<Node>, key: &[String], value: Option<Node>) {
    let place = list.iter().position(|node| node.name() == Some(&key[0]));
    match (place, value) {
        (Some(place), value) if key.len() > 1 => {
            if let Value::Table(inner) = &mut list[place].value {
                put(inner, &key[1..], value);
            }
        }
        (Some(place), Some(node)) => list[place] = node,
        (Some(place), None) => drop(list.remove(place)),
        (None, Some(node)) if key.len() == 1 => list.push(node),
        (None, _) => {}
    }
}

impl Value {
    /// The value as TOML would have it on one line.
    pub fn words(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Text(text) => format!("{text:?}"),
            Self::File(file) => format!("{:?}", file.written),
            Self::List(list) => {
                let items: Vec<String> = list.iter().map(|item| item.value.words()).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Table(table) => {
                let entry = |entry: &Entry| format!("{} = {}", entry.key, entry.node.value.words());
                let entries: Vec<String> = table.0.iter().map(entry).collect();
                format!("{{ {} }}", entries.join(", "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "title = 'a'\nlist = [{ name = 'x', v = 1 }, { name = 'y', v = 2 }]\n[t]\nk = 1\ng = { p10 = 1, p50 = 2, p90 = 3 }";
    const B: &str = "title = 'b'\nlist = [{ name = 'x', v = 5 }, { name = 'z', v = 2 }]\n[t]\nk = 1\ng = { p10 = 1, p50 = 4, p90 = 9 }\n[u]\nv = true";

    #[test]
    fn differences_are_found_and_switched_on() {
        let (a, b) = (Document::from_text("a", A), Document::from_text("b", B));
        let found = a.differences(&b);
        let names: Vec<String> = found.iter().map(Difference::name).collect();
        assert_eq!(names, ["list.x.v", "list.y", "list.z", "t.g", "u"]);
        assert_eq!(found[0].table(), "list.x");
        assert_eq!(found[3].to.as_ref().unwrap().value.words(), "{ p10 = 1, p50 = 4, p90 = 9 }");
        let all = a.with(&found);
        assert!(all.differences(&b).is_empty() && !a.with(&found[..1]).differences(&b).is_empty());
    }
}
