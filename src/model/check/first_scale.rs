//! Whether the numbers of the start are of one size: an amount in millions among billions is a thousand times too large.

use super::first_state::{place, short};
use crate::{model::Model, random::Chance, scenario::Document};

/// Demand over capacity at the start, over where that is normal: within 0.88 and 1.2 in all bundled scenarios.
const TIGHTNESS: [f64; 2] = [0.1, 10.0];
/// What builders have in their books at the start, over what their fleet would cost new: 4.1 in fibre, whose cost fell by half every two years.
const BOOKS: f64 = 8.0;
/// What all plan for the first year, over what the fleet of the start would cost new.
const PLANS: f64 = 15.0;
/// The same where what is planned for years would not replace one part in a hundred.
const SMALL_PLANS: f64 = 1e-3;
/// The same over gross domestic product.
const OF_GDP: [f64; 2] = [1e-6, 0.5];

impl Model {
    /// Notes sizes of the start that are more likely a slip in a unit than meant.
    pub(crate) fn doubt_sizes(&self, planned: f64, document: &mut Document) {
        let mut batch = self.start(Chance::Median, 0);
        let (levels, site_cost) = (&batch.state.levels, batch.state.terms.site_cost[0]);
        let new = levels.capacity[0] * (levels.equipment_cost[0] + levels.footprint[0] * site_cost);
        let [tightness, normal] = self.first_market().tightness;
        let (books, currency) = (levels.book_value[0], self.header.run.currency.clone());
        let paid = levels.potential_demand[0] * levels.reference_price[0];
        batch.step(0);
        let gdp = batch.state.flows.gdp[0] * self.header.run.steps_per_year as f64;
        let within = |value: f64, [low, high]: [f64; 2]| (low..=high).contains(&value);
        let slipped = gdp > 0.0 && planned > 0.0 && !within(planned / gdp, OF_GDP);
        if batch.state.levels.headroom[0] <= 0.0 && !slipped {
            refuse_full(paid, gdp, document);
        }
        let doubts = [
            (
                !within(tightness / normal, TIGHTNESS),
                ["fleet", "initial_capacity"],
                format!(
                    "demand over capacity starts at {}, normal is {}",
                    short(tightness),
                    short(normal)
                ),
            ),
            (
                books > BOOKS * new,
                ["technology", "cost_decline"],
                format!(
                    "builders start with {} {currency} in their books, and their fleet would cost {} new: what was bought \
                     earlier is taken to have cost so much more",
                    short(books),
                    short(new)
                ),
            ),
            of_plans(planned, new, &currency),
            (
                slipped,
                ["economy", "gdp"],
                format!(
                    "gross domestic product is {} {currency} a year, and the plans for the first year are {}",
                    short(gdp),
                    short(planned)
                ),
            ),
        ];
        for (_, key, what) in doubts.into_iter().filter(|(odd, ..)| *odd) {
            let span = place(document, &key);
            document.problems.warn(span, format!("{what}: check the units"));
        }
    }
}

/// What is odd about plans beside what the whole fleet would cost new: they are many times that, or, as thousands that are
/// read as ones, next to nothing.
fn of_plans(planned: f64, new: f64, currency: &str) -> (bool, [&'static str; 2], String) {
    let [plans, whole] = [planned, new].map(short);
    let is_small = planned > 0.0 && planned < SMALL_PLANS * new;
    let message = if is_small {
        format!(
            "the plans for the first year are {plans} {currency}, next to nothing beside what the whole fleet would cost new ({whole})"
        )
    } else {
        format!(
            "the plans for the first year are {plans} {currency}, {} times what the whole fleet would cost new ({whole})",
            short(planned / new)
        )
    };
    (is_small || planned > PLANS * new, ["builder", ""], message)
}

/// Refuses demand that could never grow, as buyers pay as much at the start as they ever would.
fn refuse_full(paid: f64, gdp: f64, document: &mut Document) {
    let message = format!(
        "economy.demand_ceiling: at the start demand is {} a year at the reference price, {} of the gross domestic product: \
         nothing could ever grow; expected more",
        short(paid),
        short(paid / gdp)
    );
    document.problems.error(place(document, &["economy", "demand_ceiling"]), message);
}
