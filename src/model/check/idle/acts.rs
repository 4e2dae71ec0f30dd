//! What must be so in a market for a key to act, where another key of its table does not say it.

use super::{
    Scene,
    market::{given, given_whole, in_a_row},
    place::{Place, as_table, entries},
};
use crate::{
    model::specifications,
    scenario::{Node, Span, Table, Value},
};

/// Why a key cannot act, and what has been written that keeps it from it; nothing where it can.
pub(super) type Lack = Option<(String, Vec<Span>)>;

/// Asks a market whether a key of a place can act.
pub(super) type Asks = fn(&Scene<'_>, &Place<'_>) -> Lack;

/// What a key of a table says.
pub(super) struct Says {
    pub(super) is_on: bool,
    pub(super) span: Option<Span>,
}

/// A key, looked up in one table after the other, and else as its default is; on, if it is not 0 for sure.
pub(super) fn says(name: &str, key: &str, tables: &[&Table]) -> Says {
    let written = tables.iter().find_map(|table| table.get(key));
    let is_on = match written {
        Some(node) => !matches!(node.value, Value::Number(0.0)),
        None => default_of(name, key) != Some(0.0),
    };
    Says { is_on, span: written.map(|node| node.span.clone()) }
}

fn default_of(name: &str, key: &str) -> Option<f64> {
    let specification = specifications().find(|(own, _)| own.name == name)?.0;
    specification.key(key)?.default
}

/// A key that is one number for sure.
fn number(name: &str, key: &str, table: &Table) -> Option<f64> {
    match table.get(key) {
        Some(Node { value: Value::Number(number), .. }) => Some(*number),
        Some(_) => None,
        None => default_of(name, key),
    }
}

pub(super) fn table<'a>(root: &'a Table, name: &str) -> Option<&'a Table> {
    root.get(name).and_then(as_table)
}

/// Keys of a table of the market that are all off: where they are written.
fn all_off(root: &Table, name: &str, keys: &[&str]) -> Option<Vec<Span>> {
    let own: Vec<&Table> = table(root, name).into_iter().collect();
    let all: Vec<Says> = keys.iter().map(|key| says(name, key, &own)).collect();
    let is_off = all.iter().all(|key| !key.is_on);
    is_off.then(|| all.into_iter().filter_map(|key| key.span).collect())
}

/// A capital market that can shut. That there is none is said elsewhere.
pub(super) fn market_shuts(scene: &Scene<'_>, _: &Place<'_>) -> Lack {
    let root = &scene.document.root;
    let own = table(root, "capital_market")?;
    let because = || "where the capital market never shuts".to_owned();
    if number("capital_market", "backstop", own).is_some_and(|share| share >= 1.0) {
        let span = own.get("backstop").map(|node| node.span.clone());
        return Some((because(), span.into_iter().collect()));
    }
    let hazards = ["hazard", "hazard_unprofitable", "hazard_default"];
    let hazards = if scene.lacks("default") { &hazards[..2] } else { &hazards[..] };
    let off = all_off(root, "capital_market", hazards)?;
    Some((because(), off))
}

/// Share prices that leave their trend.
pub(super) fn shares_move(scene: &Scene<'_>, place: &Place<'_>) -> Lack {
    let root = &scene.document.root;
    let mut off = Vec::new();
    if table(root, "capital_market").is_some() {
        let never_shuts = market_shuts(scene, place);
        off.extend(all_off(root, "capital_market", &["equity_volatility"])?);
        match all_off(root, "capital_market", &["equity_fall"]) {
            Some(spans) => off.extend(spans),
            None => off.extend(never_shuts?.1),
        }
    }
    if table(root, "efficiency_shock").is_some() {
        let falls = all_off(root, "efficiency_shock", &["equity_fall"]);
        off.extend(falls.or_else(|| all_off(root, "efficiency_shock", &["rate", "date"]))?);
    }
    // Without either table another rule speaks.
    (!off.is_empty()).then(|| ("where share prices never leave their trend".to_owned(), off))
}

/// Share prices that are not what they were at the start: a holder's shares then gain or lose.
pub(super) fn shares_drift(scene: &Scene<'_>, place: &Place<'_>) -> Lack {
    let root = &scene.document.root;
    let because = || "where share prices stay as they are".to_owned();
    if scene.lacks("capital_market") && scene.lacks("efficiency_shock") {
        return Some((
            because(),
            [scene.left("capital_market"), scene.left("efficiency_shock")].concat(),
        ));
    }
    let (_, mut off) = shares_move(scene, place)?;
    if table(root, "capital_market").is_some() {
        off.extend(all_off(root, "capital_market", &["equity_drift"])?);
    }
    Some((because(), off))
}

/// Costs of running what is installed.
pub(super) fn running_costs(scene: &Scene<'_>, _: &Place<'_>) -> Lack {
    let root = &scene.document.root;
    let cash = all_off(root, "operations", &["cash_cost"])?;
    // Power costs nothing where its price or its use is 0: that which is, is named.
    let power = [("power_price", "operations.power_price"), ("power_use", "operations.power_use")];
    let off = |(key, full)| Some((full, all_off(root, "operations", &[key])?));
    let (full, power) = power.into_iter().find_map(off)?;
    let because = format!("while {} are 0", in_a_row(&["operations.cash_cost", full]));
    Some((because, [cash, power].concat()))
}

/// A second customer.
pub(super) fn other_customers(scene: &Scene<'_>, _: &Place<'_>) -> Lack {
    (entries(&scene.document.root, "customer").len() == 1)
        .then(|| ("where one customer buys alone".to_owned(), scene.left("customer")))
}

/// Shocks to demand.
pub(super) fn demand_moves(scene: &Scene<'_>, _: &Place<'_>) -> Lack {
    let root = &scene.document.root;
    if let Some(given) = given(root) {
        return Some(("where demand is given (`demand.path`)".to_owned(), vec![given]));
    }
    let off = all_off(root, "demand", &["volatility"])?;
    Some((format!("while `{}` is 0", "demand.volatility"), off))
}

/// Growth at the start that is not that of the long run, of one customer or segment.
pub(super) fn own_distance(_: &Scene<'_>, place: &Place<'_>) -> Lack {
    // What nears a ceiling slows down by its own growth.
    if place.own.get("ceiling").is_some_and(|node| !matches!(node.value, Value::Number(0.0))) {
        return None;
    }
    let list = place.name.split('.').next().unwrap_or_default();
    let [growth, long] = ["growth", "growth_long"].map(|key| number(list, key, place.own));
    let spans = ["growth", "growth_long"].iter().filter_map(|key| place.own.get(key));
    (growth?.total_cmp(&long?).is_eq()).then(|| {
        let because = "where growth at the start is that of the long run";
        (because.to_owned(), spans.map(|node| node.span.clone()).collect())
    })
}

/// Capacity that a customer uses at the start, or has a contract for.
pub(super) fn uses_capacity(scene: &Scene<'_>, place: &Place<'_>) -> Lack {
    let compute =
        place.own.get("compute").filter(|node| matches!(node.value, Value::Number(0.0)))?;
    let name = place.own.get("name").and_then(text);
    let contracts = entries(&scene.document.root, "contract");
    let signs = contracts.iter().any(|(_, own)| own.get("customer").and_then(text) == name);
    (!signs).then(|| ("while `compute` is 0".to_owned(), vec![compute.span.clone()]))
}

pub(super) const fn text(node: &Node) -> Option<&String> {
    match &node.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// A jump that changes technology, or is an indication that assets are to be tested.
pub(super) fn jumps(scene: &Scene<'_>, _: &Place<'_>) -> Lack {
    let root = &scene.document.root;
    let off = all_off(root, "technology", &["jump_cost", "jump_footprint"])?;
    let test = table(root, "accounting").and_then(|own| own.get("test")).and_then(text);
    (test.is_none_or(|test| test != "indications"))
        .then(|| (format!("while {} are 0", in_a_row(&["jump_cost", "jump_footprint"])), off))
}

/// Services that do not grow by all that a shock saves.
pub(super) fn saves_work(_: &Scene<'_>, place: &Place<'_>) -> Lack {
    let rebound = place.own.get("rebound")?;
    matches!(rebound.value, Value::Number(1.0)).then(|| {
        let because = "while `rebound` is 1: all that is saved is used for more";
        (because.to_owned(), vec![rebound.span.clone()])
    })
}

/// Shocks that move demand or share prices.
pub(super) fn shocks_matter(scene: &Scene<'_>, place: &Place<'_>) -> Lack {
    let root = &scene.document.root;
    let falls = all_off(root, "efficiency_shock", &["equity_fall"])?;
    let (because, by) = match given_whole(scene) {
        Some(by) => ("where demand is given and `equity_fall` is 0", by),
        None => ("while `rebound` is 1 and `equity_fall` is 0", saves_work(scene, place)?.1),
    };
    Some((because.to_owned(), [falls, by].concat()))
}

/// Somebody, of those whom a key of this table acts on, who builds more than sites.
pub(super) fn builds_equipment(scene: &Scene<'_>, place: &Place<'_>) -> Lack {
    let root = &scene.document.root;
    let builders = entries(root, "builder");
    let is_own = |name: &str| place.name.strip_suffix(".finance") == Some(name);
    let acts_on = |(name, builder): &&(String, &Table)| {
        let own = builder.get("finance").and_then(as_table);
        is_own(name) || place.name == "finance" && own.is_none_or(|own| own.get(KEY).is_none())
    };
    let mut off = Vec::new();
    for (_, builder) in builders.iter().filter(acts_on) {
        let own = builder.get("orders").and_then(as_table);
        let mut tables = own.into_iter().chain(table(root, "orders"));
        let builds = tables.find_map(|table| table.get("builds"))?;
        if text(builds).is_none_or(|word| word != "sites") {
            return None;
        }
        off.push(builds.span.clone());
    }
    (!off.is_empty()).then(|| ("where only sites are built".to_owned(), off))
}

/// What is lent on equipment.
const KEY: &str = "advance_rate";

/// Somebody who owes.
pub(super) fn somebody_owes(scene: &Scene<'_>, _: &Place<'_>) -> Lack {
    let root = &scene.document.root;
    let industry: Vec<&Table> = table(root, "finance").into_iter().collect();
    let mut off = Vec::new();
    for (_, builder) in entries(root, "builder") {
        let own = builder.get("finance").and_then(as_table);
        let tables: Vec<&Table> = own.into_iter().chain(industry.iter().copied()).collect();
        for key in ["debt", "max_leverage", "advance_rate", "site_advance_rate"] {
            let says = says("finance", key, &tables);
            if says.is_on {
                return None;
            }
            off.extend(says.span);
        }
    }
    Some(("where no builder can owe anything".to_owned(), off))
}

/// A ramp that is not over when the run begins.
pub(super) fn ramps_up(scene: &Scene<'_>, place: &Place<'_>) -> Lack {
    let [start, ramp] = ["start", "ramp"].map(|key| number("contract", key, place.own));
    let span = place.own.get("start").map(|node| node.span.clone());
    (start? + ramp? <= scene.start)
        .then(|| ("since it is over when the run begins".to_owned(), span.into_iter().collect()))
}
