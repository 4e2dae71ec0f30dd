//! The numbers of a scenario at their medians, read from its file.

use overbuild::{
    model::specifications,
    scenario::{Node, Table, Value},
};

/// The numbers of a scenario at their medians.
pub(crate) struct Numbers {
    pub(crate) root: Table,
}

pub(crate) fn table<'a>(table: &'a Table, name: &str) -> Option<&'a Table> {
    match table.get(name).map(|node| &node.value) {
        Some(Value::Table(found)) => Some(found),
        _ => None,
    }
}

pub(crate) fn median(node: &Node) -> f64 {
    match &node.value {
        Value::Number(value) => *value,
        Value::Table(form) => match (form.get("p50"), form.get("triangular")) {
            (Some(middle), _) => median(middle),
            (_, Some(Node { value: Value::List(corners), .. })) => {
                let [low, mode, high] = [0, 1, 2].map(|i| median(&corners[i]));
                let width = high - low;
                if 0.5 * width < mode - low {
                    low + (0.5 * width * (mode - low)).sqrt()
                } else {
                    high - (0.5 * width * (high - mode)).sqrt()
                }
            }
            _ => panic!("no median known"),
        },
        _ => panic!("no number"),
    }
}

impl Numbers {
    pub(crate) fn get(&self, name: &str, key: &str, own: Option<&Table>) -> f64 {
        let mine = own.and_then(|own| table(own, name)).and_then(|own| own.get(key));
        let industry = table(&self.root, name).and_then(|industry| industry.get(key));
        let default = || {
            let (specification, _) =
                specifications().find(|(table, _)| table.name == name).unwrap();
            specification.key(key).unwrap().default.unwrap()
        };
        mine.or(industry).map_or_else(default, median)
    }
}

/// The value of a time table at a date.
pub(crate) fn series(node: Option<&Node>, date: f64) -> f64 {
    let Some(node) = node else { return 0.0 };
    let (rows, growth) = match &node.value {
        Value::Number(value) => return *value,
        Value::List(rows) => (rows, 0.0),
        Value::Table(form) => match form.get("table").map(|rows| &rows.value) {
            Some(Value::List(rows)) => (rows, form.get("growth").map_or(0.0, median)),
            _ => panic!("no rows"),
        },
        _ => panic!("no series"),
    };
    let date = date + 0.001;
    let point = |row: &Node| match &row.value {
        Value::List(pair) => (median(&pair[0]), median(&pair[1])),
        _ => panic!("no row"),
    };
    let points: Vec<(f64, f64)> = rows.iter().map(point).collect();
    let index = points.iter().rposition(|(start, _)| *start <= date).unwrap_or(0);
    let (start, value) = points[index];
    if index + 1 < points.len() {
        value
    } else {
        value * (1.0 + growth).powf((date - start).floor().max(0.0))
    }
}

pub(crate) fn annuity(r: f64, g: f64, life: f64) -> f64 {
    let k = ((1.0 + r) / (1.0 + g)).ln();
    if k.abs() < 1e-12 { life } else { (1.0 - (-k * life).exp()) / k }
}

/// The entries of a list of tables, by name.
pub(crate) fn entries(root: &Table, list: &str) -> Vec<(String, Table)> {
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

/// A number of an entry of a list, or its default.
pub(crate) fn of_entry(list: &str, entry: &Table, key: &str) -> f64 {
    entry.get(key).map_or_else(
        || {
            let (specification, _) =
                specifications().find(|(table, _)| table.name == list).unwrap();
            specification.key(key).unwrap().default.unwrap()
        },
        median,
    )
}

/// A text of an entry of a list.
pub(crate) fn text_of(entry: &Table, key: &str) -> String {
    match entry.get(key).map(|node| &node.value) {
        Some(Value::Text(text)) => text.clone(),
        _ => panic!("no text"),
    }
}
