//! Builders: who spends, on what plan, and with how much of the first fleet.

use crate::scenario::{
    Form, Key, Node, Problems, Rules, Series, Table, TableReader, TableSpecification, Value,
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
    meaning: "One who builds and owns capacity. May overrule [build_out], [orders], [finance], [lease] and [held_for_sale] for itself.",
    keys: &[
        Key {
            name: "name",
            meaning: "Its name; also names its random streams.",
            form: Form::Text,
            unit: "",
            default: None,
            otherwise: "",
            range: (0.0, 0.0),
            source: "a name, not an estimate",
        },
        Key {
            name: "plan",
            meaning: "Spending it plans. A table may begin before the run: its first years are the orders under way.",
            form: Form::Series,
            unit: "bn a year",
            default: None,
            otherwise: "",
            range: (0.0, 1e5),
            source: "scenario",
        },
        Key {
            name: "share",
            meaning: "Its share of the fleet at the start; the shares of all builders add up to 1.",
            form: Form::Number,
            unit: "share",
            default: None,
            otherwise: "",
            range: (0.0, 1.0),
            source: "scenario",
        },
    ],
    list: true,
    overrides: &["build_out", "orders", "finance", "lease", "held_for_sale"],
    either: &[],
};

/// Reads `[[builder]]`; the builders come in the order of their names, so that the order in the
/// file changes no result.
pub(super) fn read(
    root: &Table,
    folder: &std::path::Path,
    rules: Rules,
    problems: &mut Problems,
) -> Vec<Builder> {
    let nodes = match root.get("builder").map(|node| (&node.value, &node.span)) {
        Some((Value::List(nodes), _)) if !nodes.is_empty() => nodes.as_slice(),
        Some((_, span)) => {
            problems.error(Some(span.clone()), "builder: expected at least one table [[builder]]");
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
        builders.extend(read_one(node, place, folder, rules, problems));
    }
    check_shares(&builders, nodes, problems);
    builders.sort_by(|a, b| a.name.cmp(&b.name));
    for pair in builders.windows(2).filter(|pair| pair[0].name == pair[1].name) {
        problems.error(None, format!("builder: two builders are named `{}`", pair[0].name));
    }
    builders
}

fn read_one(
    node: &Node,
    place: usize,
    folder: &std::path::Path,
    rules: Rules,
    problems: &mut Problems,
) -> Option<Builder> {
    let Value::Table(table) = &node.value else {
        problems.error(Some(node.span.clone()), "builder: expected a table [[builder]]");
        return None;
    };
    let name = node.name().map(str::to_owned);
    let label = name.clone().unwrap_or_else(|| format!("number {}", place + 1));
    let mut reader = TableReader {
        table: Some(table),
        name: format!("builder.{label}"),
        span: Some(node.span.clone()),
        folder,
        rules,
        problems,
    };
    reader.reject_unknown_keys(&SPECIFICATION);
    let plan = reader.series(&SPECIFICATION, "plan", None);
    let share = reader.number(&SPECIFICATION, "share");
    if name.as_deref().is_none_or(|name| name.is_empty() || name.len() > 60) {
        let message = format!("builder {label}: expected a name of 1 to 60 bytes");
        problems.error(Some(node.span.clone()), message);
    }
    let overrides =
        table.0.iter().filter(|entry| SPECIFICATION.overrides.contains(&entry.key.as_str()));
    Some(Builder {
        name: label,
        plan,
        share,
        overrides: Table(overrides.cloned().collect()),
        place,
    })
}

fn check_shares(builders: &[Builder], nodes: &[Node], problems: &mut Problems) {
    let total: f64 = builders.iter().map(|builder| builder.share).sum();
    if (total - 1.0).abs() > 1e-6 {
        let span = nodes.first().map(|node| node.span.clone());
        let message =
            format!("builder: the shares of the first fleet add up to {total:.6}, expected 1");
        problems.error(span, message);
    }
}
