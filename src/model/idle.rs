//! Keys that change nothing where they stand, since another key or table that they need says nothing.
//!
//! A key whose switch nobody has written, in any layer, never had an effect: a mistake. One whose
//! switch is 0, or whose table is not there, may belong to a base that an overlay switches off: then
//! it is told, and no more.

use super::{builder::SPECIFICATION as BUILDER, specifications};
use crate::scenario::{Document, Form, Key, Node, Problems, Span, Table, Value};

/// What a key needs.
#[derive(Clone, Copy)]
enum Needs {
    /// Another key of its table, above or below 0.
    Key(&'static str),
    /// One of two of them.
    Either([&'static str; 2]),
    /// That key at 0.
    Not(&'static str),
    /// A word under another key of its table.
    Word(&'static str, &'static str),
    /// A table.
    Table(&'static str),
}

/// Table, keys, and what these need.
const RULES: &[(&str, &[&str], Needs)] = &[
    ("technology", &["jump_cost", "jump_footprint"], Needs::Key("jump_rate")),
    ("efficiency_shock", &["saving", "rebound", "equity_fall"], Needs::Either(["rate", "date"])),
    ("demand", &["withdrawal_rate", "return_rate"], Needs::Key("financed_share")),
    ("demand", &["withdrawal_rate", "bust_drag"], Needs::Table("capital_market")),
    ("demand", &["growth", "half_life", "volatility", "ceiling", "bust_drag"], Needs::Not("path")),
    ("demand", &["path_factor"], Needs::Key("path")),
    ("power", &["delay_years"], Needs::Key("delay_share")),
    ("operations", &["power_use"], Needs::Key("power_price")),
    ("pricing", &["fire_sale"], Needs::Table("default")),
    ("capital_market", &["hazard_default"], Needs::Table("default")),
    ("contract", &["price_cut"], Needs::Key("renegotiate_at")),
    ("contract", &["stretched"], Needs::Key("distress_cut")),
    ("customer", &["other_elasticity"], Needs::Key("other_cost")),
    ("customer", &["runway"], Needs::Key("funding")),
    ("customer", &["shut_cut"], Needs::Table("capital_market")),
    ("build_out", &["shut_cut", "funded_cut"], Needs::Table("capital_market")),
    ("orders", &["cancellable"], Needs::Table("capital_market")),
    ("finance", &["other_loading", "other_factor"], Needs::Key("other_cash_flow")),
    ("lease", &["charge", "term", "additions_factor"], Needs::Key("additions")),
    ("lease", &["partner_rent"], Needs::Key("partner_share")),
    ("held_for_sale", &["date", "delay", "rent", "term"], Needs::Key("share")),
    ("accounting", &["shortened_at"], Needs::Key("shortened_life")),
    ("valuation", &["terminal_share"], Needs::Word("terminal", "carrying")),
    ("valuation", &["terminal_growth"], Needs::Word("terminal", "perpetuity")),
];

/// Tells of every key that changes nothing.
pub(super) fn check(document: &mut Document) {
    let Document { root, problems, .. } = document;
    for rule in RULES {
        for (name, own, above) in places(root, rule.0) {
            judge(rule, &name, own, above, root, problems);
        }
    }
    check_landlords(root, problems);
    check_overruled(root, problems);
}

/// What the industry says acts on nobody if every builder says it for itself.
fn check_overruled(root: &Table, problems: &mut Problems) {
    let builders = entries(root, "builder");
    for table in BUILDER.overrides {
        let Some(industry) = root.get(table).and_then(as_table) else { continue };
        for entry in &industry.0 {
            let says_itself = |builder: &Table| {
                builder
                    .get(table)
                    .and_then(as_table)
                    .is_some_and(|own| own.get(&entry.key).is_some())
            };
            if !builders.is_empty() && builders.iter().all(|(_, builder)| says_itself(builder)) {
                let because = "since every builder has its own";
                tell(&[&entry.key], table, industry, because, true, problems);
            }
        }
    }
}

/// Every table of a name with its full name and the table that it overrules: the industry's, the
/// builders' own, the entries of a list.
pub(super) fn places<'a>(root: &'a Table, name: &str) -> Vec<(String, &'a Table, Vec<&'a Table>)> {
    let own = entries(root, "builder");
    let overrules = BUILDER.overrides.contains(&name);
    let builders: Vec<(String, &Table)> = own
        .iter()
        .filter(|_| overrules)
        .filter_map(|(builder, table)| {
            Some((format!("{builder}.{name}"), as_table(table.get(name)?)?))
        })
        .collect();
    let mut all = Vec::new();
    match root.get(name).map(|node| &node.value) {
        // What the industry's key needs, any builder may say, and any segment what demand's needs.
        Some(Value::Table(table)) => {
            let own = builders.iter().map(|(_, own)| *own);
            let segments = entries(root, "segment").into_iter().map(|(_, own)| own);
            let others = own.chain(segments.filter(|_| name == "demand"));
            all.push((name.to_owned(), table, others.collect()));
        }
        Some(Value::List(_)) => {
            all.extend(entries(root, name).into_iter().map(|(name, own)| (name, own, Vec::new())));
        }
        _ => {}
    }
    let industry: Vec<&Table> = root.get(name).and_then(as_table).into_iter().collect();
    all.extend(builders.into_iter().map(|(name, own)| (name, own, industry.clone())));
    all
}

fn entries<'a>(root: &'a Table, list: &str) -> Vec<(String, &'a Table)> {
    let Some(Value::List(nodes)) = root.get(list).map(|node| &node.value) else {
        return Vec::new();
    };
    let named = |node: &'a Node| {
        let name = format!("{list}.{:.60}", node.name().unwrap_or_default());
        Some((name, as_table(node)?))
    };
    nodes.iter().filter_map(named).collect()
}

const fn as_table(node: &Node) -> Option<&Table> {
    match &node.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

fn judge(
    (table, keys, needs): &(&str, &[&str], Needs),
    name: &str,
    own: &Table,
    other: Vec<&Table>,
    root: &Table,
    problems: &mut Problems,
) {
    let says = |switch: &'static str| said(table, switch, *needs, own, &other);
    let (idle, because, may_be_meant) = match needs {
        Needs::Table(needed) => (root.get(needed).is_none(), format!("without [{needed}]"), true),
        Needs::Key(switch) => {
            let (written, on) = says(switch);
            (!on, format!("while `{switch}` is 0"), written)
        }
        Needs::Either(switches) => {
            let [(first, a), (second, b)] = switches.map(says);
            let [one, other] = switches;
            (!a && !b, format!("while `{one}` and `{other}` are 0"), first || second)
        }
        Needs::Not(switch) => (says(switch).1, format!("beside `{switch}`"), true),
        Needs::Word(switch, word) => {
            let (written, on) = says(switch);
            (!on, format!("while `{switch}` is not \"{word}\""), written)
        }
    };
    if idle {
        tell(keys, name, own, &because, may_be_meant, problems);
    }
}

/// Whether anybody has written a switch, and whether it is on. Where a builder is silent the industry speaks; where both
/// are, the default.
fn said(table: &str, switch: &str, needs: Needs, own: &Table, other: &[&Table]) -> (bool, bool) {
    let all = std::iter::once(&own).chain(other);
    let written: Vec<&Node> = all.filter_map(|table| table.get(switch)).collect();
    let key = specifications()
        .find(|(specification, _)| specification.name == table)
        .and_then(|(specification, _)| specification.key(switch));
    let on = written.iter().any(|node| is_on(node, needs))
        || (written.is_empty() && key.is_none_or(|key| is_on_by_default(key, needs)));
    (!written.is_empty(), on)
}

fn is_on(node: &Node, needs: Needs) -> bool {
    match (&node.value, needs) {
        (Value::Text(found), Needs::Word(_, word)) => found == word,
        _ => !is_zero(node),
    }
}

fn is_on_by_default(key: &Key, needs: Needs) -> bool {
    match (key.form, needs) {
        // The first word is the default.
        (Form::Choice(words), Needs::Word(_, word)) => words[0] == word,
        _ => key.default.unwrap_or(1.0) != 0.0,
    }
}

const fn is_zero(node: &Node) -> bool {
    matches!(node.value, Value::Number(0.0))
}

fn tell(
    keys: &[&str],
    name: &str,
    own: &Table,
    because: &str,
    may_be_meant: bool,
    problems: &mut Problems,
) {
    for entry in own.0.iter().filter(|entry| keys.contains(&entry.key.as_str())) {
        let message = format!("{name}.{}: changes nothing {because}", entry.key);
        let span: Option<Span> = Some(entry.key_span.clone());
        if may_be_meant {
            problems.warn(span, message);
        } else {
            problems.error(span, message);
        }
    }
}

/// Who builds sites alone buys no equipment to match them with.
fn check_landlords(root: &Table, problems: &mut Problems) {
    for (name, builder) in entries(root, "builder") {
        let Some(orders) = builder.get("orders").and_then(as_table) else { continue };
        let sites = matches!(orders.get("builds"), Some(Node { value: Value::Text(word), .. }) if word == "sites");
        if sites {
            let because = "for one that builds sites alone";
            tell(
                &["site_bias", "site_reuse"],
                &format!("{name}.orders"),
                orders,
                because,
                false,
                problems,
            );
        }
    }
}
