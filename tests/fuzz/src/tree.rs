//! A text as a tree of which any node can be changed, and written again.

/// A node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tree {
    /// A number, text, flag or date as it is written, be it valid or not.
    Leaf(String),
    /// A list.
    List(Vec<Tree>),
    /// Keys with their nodes; a key may stand there twice.
    Table(Vec<(String, Tree)>),
}

/// The way from the root to a node: at each level the place of the next one.
pub(crate) type Way = Vec<usize>;

impl Tree {
    /// The tree of a TOML text, if it is one.
    pub(crate) fn of_toml(text: &str) -> Option<Self> {
        Some(of_toml(&toml::Value::Table(toml::from_str(text).ok()?)))
    }

    /// As TOML: every table of the root on a line.
    pub(crate) fn toml(&self) -> String {
        let Self::Table(entries) = self else { return self.write(" = ") };
        let line =
            |(key, node): &(String, Self)| format!("{} = {}\n", quoted(key), node.write(" = "));
        entries.iter().map(line).collect()
    }

    /// With this sign between keys and values.
    pub(crate) fn write(&self, sign: &str) -> String {
        match self {
            Self::Leaf(text) => text.clone(),
            Self::List(nodes) => {
                let nodes: Vec<String> = nodes.iter().map(|node| node.write(sign)).collect();
                format!("[{}]", nodes.join(", "))
            }
            Self::Table(entries) => {
                let entry = |(key, node): &(String, Self)| {
                    format!("{}{sign}{}", quoted(key), node.write(sign))
                };
                let entries: Vec<String> = entries.iter().map(entry).collect();
                format!("{{{}}}", entries.join(", "))
            }
        }
    }

    /// The ways to all nodes but the root. Of a list of more than three nodes only the first and the last count.
    pub(crate) fn ways(&self) -> Vec<Way> {
        let mut ways = Vec::new();
        self.walk(&mut Vec::new(), &mut ways);
        ways
    }

    fn walk(&self, way: &mut Way, ways: &mut Vec<Way>) {
        let count = self.count();
        for place in 0..count {
            let inner = place > 0 && place + 1 < count;
            if count > 3
                && inner
                && matches!(self, Self::List(_))
                && self.child(place).is_some_and(|n| n.name().is_none())
            {
                continue;
            }
            way.push(place);
            ways.push(way.clone());
            if let Some(child) = self.child(place) {
                child.walk(way, ways);
            }
            way.pop();
        }
    }

    /// Number of nodes below.
    pub(crate) fn count(&self) -> usize {
        match self {
            Self::Leaf(_) => 0,
            Self::List(nodes) => nodes.len(),
            Self::Table(entries) => entries.len(),
        }
    }

    fn child(&self, place: usize) -> Option<&Self> {
        match self {
            Self::Leaf(_) => None,
            Self::List(nodes) => nodes.get(place),
            Self::Table(entries) => entries.get(place).map(|(_, node)| node),
        }
    }

    fn child_mut(&mut self, place: usize) -> Option<&mut Self> {
        match self {
            Self::Leaf(_) => None,
            Self::List(nodes) => nodes.get_mut(place),
            Self::Table(entries) => entries.get_mut(place).map(|(_, node)| node),
        }
    }

    /// The node at the end of a way.
    pub(crate) fn at(&self, way: &[usize]) -> Option<&Self> {
        way.iter().try_fold(self, |node, place| node.child(*place))
    }

    /// The node at the end of a way, to be changed.
    pub(crate) fn at_mut(&mut self, way: &[usize]) -> Option<&mut Self> {
        way.iter().try_fold(self, |node, place| node.child_mut(*place))
    }

    /// The `name` of a table.
    pub(crate) fn name(&self) -> Option<&str> {
        let Self::Table(entries) = self else { return None };
        entries.iter().find(|(key, _)| key == "name").and_then(|(_, node)| match node {
            Self::Leaf(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// The key at the end of a way, or the place in its list.
    pub(crate) fn key(&self, way: &[usize]) -> String {
        let Some((place, parent)) = way.split_last() else { return String::new() };
        match self.at(parent) {
            Some(Self::Table(entries)) => {
                entries.get(*place).map_or_else(String::new, |(key, _)| key.clone())
            }
            _ => place.to_string(),
        }
    }
}

/// A text in quotes that TOML and JSON understand.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default().replace('\u{7f}', "\\u007f")
}

fn of_toml(value: &toml::Value) -> Tree {
    match value {
        toml::Value::String(text) => Tree::Leaf(quoted(text)),
        toml::Value::Integer(number) => Tree::Leaf(number.to_string()),
        toml::Value::Float(number) => Tree::Leaf(float(*number)),
        toml::Value::Boolean(flag) => Tree::Leaf(flag.to_string()),
        toml::Value::Datetime(date) => Tree::Leaf(date.to_string()),
        toml::Value::Array(list) => Tree::List(list.iter().map(of_toml).collect()),
        toml::Value::Table(table) => {
            Tree::Table(table.iter().map(|(key, value)| (key.clone(), of_toml(value))).collect())
        }
    }
}

fn float(number: f64) -> String {
    match number {
        n if n.is_nan() => "nan".to_owned(),
        n if n.is_infinite() => if n > 0.0 { "inf" } else { "-inf" }.to_owned(),
        n => format!("{n:?}"),
    }
}
