//! The numbers of a scenario on one path: what the file says or MODEL.md takes if it is silent, drawn by section 1.

use std::collections::BTreeMap;

use overbuild::scenario::{Node, Table, Value};

use super::{
    chance::{normal, phi, uniform},
    quantiles::{number, quantile},
};

/// What one path draws, and from which file.
pub(super) struct Numbers {
    pub(super) root: Table,
    /// By table and key.
    defaults: BTreeMap<(String, String), String>,
    seed: u64,
    /// None: without chance.
    path: Option<u64>,
    /// Correlated names in the order of their first mention, and the factor of their matrix.
    correlated: Vec<String>,
    factor: Vec<Vec<f64>>,
}

pub(super) fn table<'a>(table: &'a Table, name: &str) -> Option<&'a Table> {
    match table.get(name).map(|node| &node.value) {
        Some(Value::Table(found)) => Some(found),
        _ => None,
    }
}

/// A text of a table.
pub(super) fn text_of(own: &Table, key: &str) -> Option<String> {
    match own.get(key).map(|node| &node.value) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

/// The entries of a list of tables, by name.
pub(super) fn entries(root: &Table, list: &str) -> Vec<(String, Table)> {
    let Some(Value::List(nodes)) = root.get(list).map(|node| node.value.clone()) else {
        return Vec::new();
    };
    let named = |node: Node| match (node.name().map(str::to_owned), node.value) {
        (Some(name), Value::Table(table)) => (name, table),
        _ => panic!("no name"),
    };
    let mut all: Vec<(String, Table)> = nodes.into_iter().map(named).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// Defaults as the tables of section 10 have them.
pub(super) fn defaults() -> BTreeMap<(String, String), String> {
    let text = std::fs::read_to_string(crate::support::root().join("MODEL.md")).unwrap();
    let mut found = BTreeMap::new();
    let mut table = String::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("### `[") {
            let end = title.find(']').unwrap();
            title[..end].trim_start_matches('[').clone_into(&mut table);
        }
        let cells: Vec<&str> = line.split(" | ").collect();
        if cells.len() == 7 && cells[0].starts_with("| `") {
            let key = cells[0].trim_matches(['|', '`', ' ']).to_owned();
            found.insert((table.clone(), key), cells[4].to_owned());
        }
    }
    found
}

/// A column of a table of section 4, by the name in its first one.
pub(super) fn table_of_model(head: &str, column: usize) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(crate::support::root().join("MODEL.md")).unwrap();
    let rows = text.lines().skip_while(|line| !line.starts_with(head)).skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    let cells = rows.map(|line| line.split(" | ").collect::<Vec<_>>());
    let own = |cells: Vec<&str>| {
        let name = cells[0].trim_matches(['|', '`', ' ']);
        let base = name.split_once('.').map_or(name, |(base, _)| base);
        (base.to_owned(), cells[column].to_owned())
    };
    cells.map(own).collect()
}

impl Numbers {
    pub(super) fn new(root: Table, path: Option<u64>) -> Self {
        let seed = table(&root, "run").and_then(|run| run.get("seed")).map_or(1.0, number);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole")]
        let seed = seed as u64;
        let (correlated, factor) = (Vec::new(), Vec::new());
        let mut own = Self { root, defaults: defaults(), seed, path, correlated, factor };
        own.correlate();
        own
    }

    /// The pairs of which both names are drawn, and the Cholesky factor of their normals.
    fn correlate(&mut self) {
        let Some(Value::List(pairs)) = self.root.get("correlation").map(|n| &n.value) else {
            return;
        };
        let mut ranks = Vec::new();
        for pair in pairs {
            let Value::Table(own) = &pair.value else { panic!() };
            let Some(Value::List(names)) = own.get("between").map(|n| &n.value) else { panic!() };
            let place = |node: &Node| {
                let Value::Text(name) = &node.value else { panic!() };
                name.clone()
            };
            ranks.push((place(&names[0]), place(&names[1]), number(own.get("rank").unwrap())));
        }
        for name in ranks.iter().flat_map(|(a, b, _)| [a, b]) {
            if !self.correlated.contains(name) {
                self.correlated.push(name.clone());
            }
        }
        let of = |a: &String, b: &String| {
            let pair = ranks.iter().find(|(c, d, _)| (c, d) == (a, b) || (d, c) == (a, b));
            let rank = pair.map_or(0.0, |(_, _, rank)| *rank);
            if a == b { 1.0 } else { 2.0 * (std::f64::consts::PI * rank / 6.0).sin() }
        };
        for (i, a) in self.correlated.iter().enumerate() {
            let mut row = vec![0.0; i + 1];
            for j in 0..=i {
                let known: f64 = (0..j).map(|m| row[m] * self.factor_at(j, m, &row, i)).sum();
                let left = of(a, &self.correlated[j]) - known;
                row[j] = if i == j { left.sqrt() } else { left / self.factor[j][j] };
            }
            self.factor.push(row);
        }
    }

    fn factor_at(&self, j: usize, m: usize, row: &[f64], i: usize) -> f64 {
        if j == i { row[m] } else { self.factor[j][m] }
    }

    /// Whether there is any chance at all.
    pub(super) const fn chance(&self) -> bool {
        self.path.is_some()
    }

    /// A normal draw of a stream.
    pub(super) fn normal(&self, stream: &str, draw: u64) -> f64 {
        let Some(path) = self.path else { return 0.0 };
        let alone = |stream: &str| normal(uniform(self.seed, stream, path, draw));
        let Some(i) = self.correlated.iter().position(|name| name == stream) else {
            return alone(stream);
        };
        let others = self.factor[i].iter().zip(&self.correlated);
        others.map(|(factor, name)| factor * alone(name)).sum()
    }

    /// A uniform draw of a stream.
    pub(super) fn uniform(&self, stream: &str, draw: u64) -> f64 {
        match self.path {
            None => 0.5,
            Some(_) if self.correlated.iter().any(|name| name == stream) => {
                phi(self.normal(stream, draw))
            }
            Some(path) => uniform(self.seed, stream, path, draw),
        }
    }

    /// Whether an event of a probability happens; without chance none does.
    pub(super) fn happens(&self, stream: &str, draw: u64, probability: f64) -> bool {
        self.path.is_some() && self.uniform(stream, draw) < probability
    }

    fn default(&self, table: &str, key: &str) -> &str {
        let found = self.defaults.get(&(table.to_owned(), key.to_owned()));
        found.unwrap_or_else(|| panic!("MODEL.md has no {table}.{key}"))
    }

    fn drawn(&self, node: Option<&Node>, name: &str, (table, key): (&str, &str)) -> f64 {
        let default = || self.default(table, key).parse().unwrap();
        node.map_or_else(default, |node| quantile(node, self.uniform(name, 0)))
    }

    /// A number of a table of the industry.
    pub(super) fn get(&self, name: &str, key: &str) -> f64 {
        let node = table(&self.root, name).and_then(|own| own.get(key));
        self.drawn(node, &format!("{name}.{key}"), (name, key))
    }

    /// The same at its median.
    pub(super) fn median(&self, name: &str, key: &str) -> f64 {
        let node = table(&self.root, name).and_then(|own| own.get(key));
        node.map_or_else(|| self.get(name, key), |node| quantile(node, 0.5))
    }

    /// A number of a builder, who may overrule that of the industry.
    pub(super) fn of_builder(&self, builder: &str, own: &Table, name: &str, key: &str) -> f64 {
        match table(own, name).and_then(|own| own.get(key)) {
            None => self.get(name, key),
            mine => self.drawn(mine, &format!("builder.{builder}.{name}.{key}"), (name, key)),
        }
    }

    /// A number of an entry of a list.
    pub(super) fn of_entry(&self, list: &str, (name, own): (&str, &Table), key: &str) -> f64 {
        self.drawn(own.get(key), &format!("{list}.{name}.{key}"), (list, key))
    }

    /// A word of a table.
    pub(super) fn word(&self, name: &str, own: Option<&Table>, key: &str) -> String {
        own.and_then(|own| text_of(own, key)).unwrap_or_else(|| self.default(name, key).to_owned())
    }

    /// Whether a table is there, of the industry or of any builder.
    pub(super) fn has(&self, name: &str) -> bool {
        let owns = || entries(&self.root, "builder").iter().any(|b| b.1.get(name).is_some());
        self.root.get(name).is_some() || owns()
    }
}
