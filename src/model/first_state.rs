//! Whether the start of a market makes sense: its price, and those of its contracts.

use super::Model;
use crate::{
    random::Chance,
    scenario::{Document, Node, Rules, Span, Value},
};

/// Prices over the fair price of the start, at the medians, within which reported revenue can lie.
const PRICES: [f64; 2] = [0.02, 50.0];
/// Prices of a contract over the price of the start above which no spot has ever stood.
const CONTRACT: f64 = 20.0;

impl Model {
    /// Notes revenue of the start that no price explains, and contracts at prices that no market pays.
    pub(super) fn check_start(&self, document: &mut Document, rules: Rules) {
        if rules.allow_implausible {
            return;
        }
        let start = self.start(Chance::Median, 0).state.levels;
        let (price, fair) = (start.price[0], start.fair_price[0]);
        let reported = number(document, &["market", "initial_revenue"]);
        if let Some((revenue, span)) = reported.filter(|(revenue, _)| *revenue > 0.0) {
            let ratio = price / fair;
            if !(PRICES[0]..=PRICES[1]).contains(&ratio) {
                let message = format!(
                    "market.initial_revenue {revenue}: over the capacity that is sold at the start this is a price of \
                     {price:.3e}, {ratio:.3e} times what equipment must earn ({fair:.3e}); expected {} to {} times",
                    PRICES[0], PRICES[1]
                );
                document.problems.error(Some(span), message);
            }
        }
        for (name, paid, span) in contracts(document) {
            if paid > CONTRACT * price.max(fair) {
                let message = format!(
                    "contract.{name}.price {paid}: more than {CONTRACT} times the price of the start ({price:.3e}), \
                     which no spot has ever been; is its unit that of the other prices?"
                );
                document.problems.error(Some(span), message);
            }
        }
    }
}

/// A number that a key has, and where it stands.
fn number(document: &Document, path: &[&str]) -> Option<(f64, Span)> {
    let path: Vec<String> = path.iter().map(|&part| part.to_owned()).collect();
    median(document.at(&path)?)
}

/// A number, or the middle of three.
fn median(node: &Node) -> Option<(f64, Span)> {
    let value = match &node.value {
        Value::Number(value) => *value,
        Value::Table(table) => match table.get("p50")?.value {
            Value::Number(value) => value,
            _ => return None,
        },
        _ => return None,
    };
    Some((value, node.span.clone()))
}

/// Name, price and its place of each contract.
fn contracts(document: &Document) -> Vec<(String, f64, Span)> {
    let Some(Value::List(nodes)) = document.root.get("contract").map(|node| &node.value) else {
        return Vec::new();
    };
    let each = nodes.iter().filter_map(|node| {
        let Value::Table(table) = &node.value else { return None };
        let (price, span) = median(table.get("price")?)?;
        Some((node.name()?.to_owned(), price, span))
    });
    each.collect()
}
