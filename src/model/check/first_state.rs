//! Whether the start of a market makes sense: its price, and those of its contracts.

use crate::{
    math::{ln, pow},
    model::{Model, state::Terms},
    random::Chance,
    scenario::{Document, Rules, Span},
};

/// Prices over the fair price of the start, at the medians, within which reported revenue can lie: an ASSUMPTION, wide.
const PRICES: [f64; 2] = [0.02, 50.0];
/// Prices over the fair price of the start, at the medians, within which nothing is told: an ASSUMPTION. Revenue of other
/// business comes out above; sceptics of 2025 say a ninth (`cahn`, `kupperman`).
const TOLD: [f64; 2] = [0.1, 3.0];
/// Prices of a contract over the price of the start above which none is taken for meant: an ASSUMPTION, wide.
const CONTRACT: f64 = 20.0;

/// Prices over that of the start above which a contract is told: no spot price is known that rose so far. An hour of an H100
/// fetched 2.8 times what it had to earn (`gpu_rental_price`, B).
const UNHEARD_OF: f64 = 3.0;

/// A number as people write it, where it has four decimals or less.
pub(crate) fn short(value: f64) -> String {
    let text = format!("{value:.4}");
    if value.abs() < 1e-3 || value.abs() >= 1e9 {
        return format!("{value:.3e}");
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl Model {
    /// Notes revenue of the start that no price explains, and contracts at prices that no market pays.
    pub(crate) fn check_start(&self, promised: Promised, document: &mut Document, rules: Rules) {
        if rules.allow_implausible {
            return;
        }
        let start = self.start(Chance::Median, 0).state.levels;
        let (price, fair) = (start.price[0], start.fair_price[0]);
        self.doubt_ratio(&promised, document);
        self.doubt_sizes(promised.planned, document);
        let Promised { revenue, contracts, .. } = promised;
        let ratio = price / fair;
        if revenue > 0.0 {
            check_revenue([revenue, price, ratio, fair], document);
        }
        for (name, paid) in contracts {
            if paid > CONTRACT * price.max(fair) {
                let message = format!(
                    "contract.{name}.price {paid}: more than {CONTRACT} times the price of the start ({}), \
                     which is taken for a slip; is its unit that of the other prices?",
                    short(price)
                );
                let span = place(document, &["contract", &name, "price"]);
                document.problems.error(span, message);
            } else if paid > UNHEARD_OF * price.max(fair) {
                let message = format!(
                    "contract.{name}.price {paid}: more than {UNHEARD_OF} times the price of the start ({}), \
                     above any spot price that is known to have followed",
                    short(price)
                );
                let span = place(document, &["contract", &name, "price"]);
                document.problems.warn(span, message);
            }
        }
    }
}

/// Notes revenue of the start that makes a price far from what equipment must earn.
fn check_revenue([revenue, price, ratio, fair]: [f64; 4], document: &mut Document) {
    let outside = |[low, high]: [f64; 2]| !(low..=high).contains(&ratio);
    let span = place(document, &["market", "initial_revenue"]);
    let [revenue, price, shown, fair] = [revenue, price, ratio, fair].map(short);
    if outside(PRICES) {
        let message = format!(
            "market.initial_revenue {revenue}: over the capacity that is sold at the start this is a price of {price}, {shown} times \
             what equipment must earn ({fair}); expected {} to {} times",
            PRICES[0], PRICES[1]
        );
        document.problems.error(span, message);
    } else if outside(TOLD) {
        let message = format!(
            "market.initial_revenue {revenue}: over the capacity that is sold at the start this is a price of {price}, {shown} times \
             what equipment must earn ({fair})"
        );
        let help =
            "is it a year's revenue, of this capacity alone, in the unit of the other amounts?";
        document.problems.doubt(span, message).help(help);
    }
}

/// Factor between the price of the start and the one that its tightness would make, from which on both are no accident: an
/// ASSUMPTION, wide.
const APART: f64 = 1.5;

/// The market as it starts, at the medians.
#[derive(Clone, Copy, Debug)]
pub struct FirstMarket {
    /// What users pay for a unit of capacity for a year.
    pub price: f64,
    /// The price along which demand grows.
    pub reference_price: f64,
    /// The price at which new equipment earns its cost of capital.
    pub fair_price: f64,
    /// Demand over capacity, and where that is normal.
    pub tightness: [f64; 2],
    /// Capacity that is sold.
    pub sold: f64,
}

impl Model {
    /// The market as it starts, at the medians.
    pub fn first_market(&self) -> FirstMarket {
        let state = self.start(Chance::Median, 0).state;
        let (levels, terms) = (&state.levels, &state.terms);
        FirstMarket {
            price: levels.price[0],
            reference_price: levels.reference_price[0],
            fair_price: levels.fair_price[0],
            tightness: [levels.tightness[0], terms.normal_tightness[0]],
            sold: levels.capacity[0] * levels.utilisation[0],
        }
    }

    /// The largest share of capacity that is sold on any path.
    pub fn largest_utilisation(&self) -> f64 {
        self.largest("market.max_utilisation", |terms| terms.max_utilisation[0])
    }

    /// Years from an order of equipment to the end of its life, on any path.
    pub fn longest_use(&self) -> f64 {
        self.largest("fleet.equipment_lag", |terms| terms.equipment_lag[0])
            + self.largest("fleet.equipment_life", |terms| terms.equipment_life[0])
    }

    /// The largest value of a parameter on any path; `fixed` reads it where it is a number.
    fn largest(&self, name: &str, fixed: fn(&Terms) -> f64) -> f64 {
        let drawn = self.drawn.iter().find(|own| own.name == name);
        let fixed = || fixed(&self.start(Chance::Median, 0).state.terms);
        drawn.map_or_else(fixed, |own| own.distribution.bounds()[1])
    }

    /// Notes a price that starts dear where nothing is scarce, or cheap where all is used.
    fn doubt_ratio(&self, promised: &Promised, document: &mut Document) {
        let Some([sensitivity, cap, markup]) = promised.scarcity else { return };
        let [tightness, normal] = self.first_market().tightness;
        let scarce = pow(tightness / normal, sensitivity).min(cap);
        let implied = (1.0 + markup) * scarce;
        let (written, made) = (ln(promised.ratio), ln(implied));
        let same_side = written.min(made) > 0.02 || written.max(made) < -0.02;
        if same_side || (written - made).abs() < ln(APART) {
            return;
        }
        let message = format!(
            "market.initial_price_ratio {}: demand over capacity starts at {}, normal is {}, at which the price goes to {} \
             times its reference: it moves from the first step on, whatever happens",
            short(promised.ratio),
            short(tightness),
            short(normal),
            short(implied)
        );
        document.problems.warn(place(document, &["market", "initial_price_ratio"]), message);
    }
}

/// What a scenario says of prices at its start, at the medians.
pub(crate) struct Promised {
    /// Revenue of the industry a year; 0 where costs make the price.
    pub(crate) revenue: f64,
    /// Price over reference price.
    pub(crate) ratio: f64,
    /// What prices answer to scarcity, if they do: sensitivity, cap and mark-up.
    pub(crate) scarcity: Option<[f64; 3]>,
    /// What all builders plan for the first step, a year.
    pub(crate) planned: f64,
    /// Name and price of each contract.
    pub(crate) contracts: Vec<(String, f64)>,
}

/// Where a key stands.
pub(crate) fn place(document: &Document, key: &[&str]) -> Option<Span> {
    let key: Vec<String> = key.iter().map(|&part| part.to_owned()).collect();
    document.at(&key).map(|node| node.span.clone())
}
