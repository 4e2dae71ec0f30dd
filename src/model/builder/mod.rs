//! Builders: who spends, on what plan, and with how much of the first fleet.

mod first_fleet;

use crate::scenario::{
    Document, Form, Key, Node, Problems, Rules, Series, Table, TableReader, TableSpecification,
    Value, check_distinct,
};

/// One builder as the scenario describes it.
#[derive(Clone, Debug)]
pub struct Builder {
    /// Its name.
    pub name: String,
    /// Spending it plans, bn a year.
    pub plan: Series,
    /// Its share of the first fleet.
    pub share: f64,
    /// Tables in which it overrules the industry's.
    pub overrides: Table,
    /// Its place in the file, counted from 0.
    pub place: usize,
}

/// The keys of `[[builder]]`.
pub const SPECIFICATION: TableSpecification = TableSpecification {
    name: "builder",
    label: "builder",
    german: "Betreiber",
    meaning: "One who builds and owns capacity. May overrule [build_out], [orders], [finance], [lease] and [held_for_sale] for itself.",
    keys: &[
        Key {
            name: "name",
            label: "name",
            german: "Name",
            meaning: "Its name; also names its random streams.",
            form: Form::Text,
            unit: "",
            default: None,
            otherwise: "",
            range: (0.0, 0.0),
            source: "a name, not an estimate",
            zero: "",
        },
        Key {
            name: "plan",
            label: "planned spending",
            german: "geplante Ausgaben",
            meaning: "Spending it plans. A table may begin before the run: its first years are the orders under way.",
            form: Form::Series,
            unit: "bn a year",
            default: None,
            otherwise: "",
            range: (0.0, 1e5),
            source: "scenario",
            zero: "",
        },
        Key {
            name: "share",
            label: "share of the first fleet",
            german: "Anteil an der ersten Flotte",
            meaning: "Its share of the fleet at the start; the shares of all builders add up to 1. Where an overlay adds or leaves out builders, the others make room or fill the gap in proportion.",
            form: Form::Number,
            unit: "share",
            default: None,
            otherwise: "",
            range: (0.0, 1.0),
            source: "scenario",
            zero: "",
        },
    ],
    list: true,
    overrides: &["build_out", "orders", "finance", "lease", "held_for_sale"],
    either: &[],
};

/// Reads `[[builder]]`; the builders come in the order of their names, so that the order in the
/// file changes no result.
pub(super) fn read(document: &mut Document, rules: Rules) -> Vec<Builder> {
    let Document { root, problems, members, .. } = document;
    let list = root.get("builder");
    let nodes = match list.map(|node| (&node.value, &node.span)) {
        Some((Value::List(nodes), _)) if !nodes.is_empty() => nodes.as_slice(),
        Some((_, span)) => {
            let problem = problems
                .error(Some(span.clone()), "builder: expected at least one table [[builder]]");
            if let Some(Node { value: Value::Table(own), .. }) = list {
                let name = own.0.first().map_or("Builder", |entry| entry.key.as_str());
                problem.help(format!("a file writes [[builder]] with name = \"{name:.60}\" in it"));
            }
            return Vec::new();
        }
        None => {
            let problem = problems
                .error(None, "missing table [[builder]]: a market needs at least one builder");
            problem.help("[[builder]]\nname = \"Builder\"\nplan = 100\nshare = 1");
            return Vec::new();
        }
    };
    let mut builders = Vec::new();
    for (place, node) in nodes.iter().enumerate() {
        builders.extend(read_one(node, place, rules, problems));
    }
    if let Some(list) = list {
        first_fleet::share_out(&mut builders, list, members, problems);
    }
    builders.sort_by(|a, b| a.name.cmp(&b.name));
    let names = builders.iter().map(|b| (b.name.as_str(), Some(nodes[b.place].span.clone())));
    check_distinct("builder", names, problems);
    builders
}

fn read_one(node: &Node, place: usize, rules: Rules, problems: &mut Problems) -> Option<Builder> {
    let Value::Table(table) = &node.value else {
        let message = format!("builder: expected a table [[builder]], found {}", node.value.kind());
        problems.error(Some(node.span.clone()), message);
        return None;
    };
    let label = node.name().map_or_else(|| format!("number {}", place + 1), str::to_owned);
    let mut reader = TableReader {
        table: Some(table),
        name: format!("builder.{label:.60}"),
        span: Some(node.span.clone()),
        rules,
        problems,
    };
    reader.reject_unknown_keys(&SPECIFICATION);
    reader.name(&SPECIFICATION, "name");
    let plan = reader.series(&SPECIFICATION, "plan", None);
    let share = reader.number(&SPECIFICATION, "share");
    Some(Builder { name: label, plan, share, overrides: overrides(&mut reader), place })
}

/// The tables in which a builder overrules the industry's.
fn overrides(reader: &mut TableReader<'_>) -> Table {
    let mut tables = Table::default();
    for entry in reader.table.iter().flat_map(|table| &table.0) {
        if !SPECIFICATION.overrides.contains(&entry.key.as_str()) {
            continue;
        }
        if let Value::Table(_) = entry.node.value {
            tables.0.push(entry.clone());
        } else {
            let message = format!(
                "{}.{}: expected a table with keys of [{1}], found {}",
                reader.name,
                entry.key,
                entry.node.value.kind()
            );
            reader.problems.error(Some(entry.node.span.clone()), message);
        }
    }
    tables
}
