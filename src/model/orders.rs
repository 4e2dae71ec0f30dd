//! Orders: how money becomes sites and equipment.
//!
//! ```text
//! n = b f G            site units ordered with a capacity unit: bias, footprint, planned growth
//! units = min(S / c', (S + s' reuse) / (c' + s' n))        c' = c (1 + overrun), s' = s (1 + overrun)(1 - partners)
//! sites = (S - units c') / s'
//! reuse = (1 - exp(-site_reuse dt)) uncommitted sites
//! ```
//!
//! Sites take longer than equipment, so they are ordered for what the plan will want when they are
//! ready: G is the plan's growth over the lead, the difference of the lags. Sites, built and ordered,
//! are uncommitted beyond the needs of the equipment in place, waiting and on order, and beyond
//! what the orders of the last lead meant them for. Those are used first, at the speed `site_reuse`. Orders are paid when
//! placed. What `cancellation.rs` takes back of the sites on order it takes from the earmarks too.

use super::{
    Mechanism, Process, Reading, Starting,
    cancellation::kept,
    fact::{self, Whose},
    plan::Plan,
    purchase::{Order, Prices},
    state::{BuilderLevels, BuilderState, Lag, Levels, Ring, State, Terms},
};
use crate::{
    math::{exp, ln},
    random::{Column, LANES, any, fill},
    scenario::table,
};

table! {
    /// How money becomes sites and equipment.
    ["orders", "Bestellungen"]
    Orders / OrdersColumns in "orders" {
        parameters {
            /// Sites ordered over sites needed.
            ["sites ordered over sites needed", "bestellte Standorte je benötigtem"]
            site_bias: Some(1.0), "ratio", 0.1, 100.0,
                "1 for sites that are used one by one; far more where ducts are laid once: scenario";
            /// Speed at which new equipment takes empty sites instead of new ones.
            ["speed at which empty sites are reused", "Tempo der Wiederverwendung von Standorten"]
            site_reuse: Some(1.0), "a year", 0.0, 50.0, "ASSUMPTION: half of them in eight months";
            /// Cost over estimate, of sites and equipment.
            ["cost overrun", "Kostenüberschreitung"]
            overrun: Some(0.0), "share", -0.5, 5.0, "ASSUMPTION: none; railways had 100 %: calibration_targets (A)";
            /// Share of undelivered orders that is cancelled when the capital market shuts.
            ["orders cancelled when capital shuts", "stornierbare Bestellungen"]
            cancellable: Some(0.2), "share", 0.0, 1.0, "ASSUMPTION";
        }
        series {}
        choices {
            /// What it builds: capacity, or only sites to let to others (see `[rental]`).
            ["what it builds", "was gebaut wird"]
            builds: ["capacity", "sites"], "speculative building without tenants: seed article 000 (B)";
        }
    }
}

#[cfg(test)]
mod tests;

struct AllOrders {
    each: Vec<Orders>,
    plans: Vec<Plan>,
}

impl Orders {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(AllOrders { each: reading.per_builder::<Self>(), plans: reading.plans() })
    }
}

impl Mechanism for AllOrders {
    fn says(&self, what: &str, whose: Whose) -> bool {
        let lets = |table: &Orders| table.builds == "sites";
        what == fact::LANDLORDS && whose == Whose::Anybody && self.each.iter().any(lets)
    }

    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let dt = starting.state.clock.dt;
        let mut builders = Vec::new();
        for (index, (table, plan)) in self.each.iter().zip(&self.plans).enumerate() {
            let values = table.sample(&starting.sampler);
            let sites_only = table.builds == "sites";
            let own = &mut starting.state.builders[index].levels;
            own.landlord = fill(if sites_only { 1.0 } else { 0.0 });
            own.cancellable = values.cancellable;
            own.overrun = values.overrun;
            let reused = values.site_reuse.map(|speed| 1.0 - exp(-speed * dt));
            let terms = &starting.state.terms;
            let mut lead_years = fill(0.0);
            for i in 0..LANES {
                lead_years[i] = (terms.site_lag[i] - terms.equipment_lag[i]).max(0.0);
            }
            let lead = Lag::or_none(&lead_years, dt);
            builders.push(One {
                values,
                reused,
                plan: plan.clone(),
                led: lead.begun(),
                earmarks: Ring::new(lead.longest(), starting.state.clock.steps),
                lead,
                earmarked: fill(0.0),
                spare: fill(0.0),
                sites_only,
            });
        }
        Box::new(OrdersProcess(builders))
    }
}

struct One {
    values: OrdersColumns,
    /// Share of the uncommitted sites that is used in a step.
    reused: Column,
    plan: Plan,
    /// How much longer sites take than equipment.
    lead: Lag,
    /// The share of orders whose equipment is not ordered in the same step.
    led: Column,
    /// Sites meant for equipment that is not ordered yet, by the step in which it will be.
    earmarks: Ring<1>,
    /// Their sum.
    earmarked: Column,
    /// Sites to spare after the last orders.
    spare: Column,
    /// Whether it builds sites to let, and no equipment.
    sites_only: bool,
}

struct OrdersProcess(Vec<One>);

impl Process for OrdersProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        for (index, one) in self.0.iter_mut().enumerate() {
            one.first_pipeline(state, index);
            let builder = &state.builders[index];
            for i in 0..LANES {
                one.spare[i] = (uncommitted(builder, i) - one.earmarked[i]).max(0.0);
            }
        }
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { terms, levels, flows, lags, clock, builders, heeds_grid, .. } = state;
        let cancelling = any(&flows.shut_event);
        for (one, builder) in self.0.iter_mut().zip(builders) {
            if cancelling {
                one.cancel(&flows.shut_event);
            }
            let [ordered_now] = one.earmarks.take(clock.step, &one.lead);
            let growth = one.planned_growth(clock.step);
            let order = one.order(builder, levels, terms, (&growth, *heeds_grid));
            one.earmark(&order.meant, &ordered_now);
            one.earmarks.add_later(clock.step, &one.lead, [&order.meant]);
            let amounts = [&order.units, &order.feet, &order.cost];
            builder.equipment_orders.add(clock.step, &lags.equipment, amounts);
            let amounts = [&order.sites, &order.site_cost, &order.partner_cost];
            builder.site_orders.add(clock.step, &lags.site, amounts);
            order.place(&mut builder.levels, &mut builder.flows);
            for i in 0..LANES {
                one.spare[i] = (uncommitted(builder, i) - one.earmarked[i]).max(0.0);
            }
            order.post(&builder.flows, flows);
        }
    }
}

/// Sites, built and ordered, beyond what equipment, installed or on its way, needs.
#[inline(always)]
fn uncommitted(builder: &BuilderState, i: usize) -> f64 {
    let own = &builder.levels;
    let needed = own.sites_in_use[i] + own.waiting_sites[i] + own.pipeline_footprint[i];
    own.sites[i] + own.leased_sites[i] + own.pipeline_sites[i] - needed
}

impl One {
    /// What the money of a step buys.
    #[inline(always)]
    fn order(
        &self,
        builder: &BuilderState,
        levels: &Levels,
        terms: &Terms,
        (growth, heeds_grid): (&Column, bool),
    ) -> Order {
        let mut order = Order::NONE;
        let BuilderLevels { sites_allowed, equipment_allowed, .. } = &builder.levels;
        for i in 0..LANES {
            let prices = Prices {
                equipment: levels.mean_equipment_cost[i] * (1.0 + self.values.overrun[i]),
                site: terms.site_cost[i] * (1.0 + self.values.overrun[i]),
                footprint: levels.mean_footprint[i],
                sites_for_each: self.values.site_bias[i] * growth[i],
                partners: builder.levels.partner_share[i],
                sites_only: self.sites_only,
                most_sites: if heeds_grid { sites_allowed[i] } else { f64::INFINITY },
                most_feet: if heeds_grid { equipment_allowed[i] } else { f64::INFINITY },
            };
            // What was meant for the orders of this step still is.
            let now = (uncommitted(builder, i) - self.earmarked[i]).max(0.0);
            let own_sites = 0.5 * (self.spare[i] + now);
            let reuse = self.reused[i] * own_sites + builder.levels.offered_sites[i];
            order.set(i, &prices.buy(builder.flows.spending[i], reuse));
        }
        order
    }

    /// What is meant for equipment that is ordered later, less what was meant for that of this step.
    #[inline(always)]
    fn earmark(&mut self, meant: &Column, ordered_now: &Column) {
        for i in 0..LANES {
            self.earmarked[i] += meant[i] * self.led[i] - ordered_now[i];
        }
    }

    /// What the plan will want when sites ordered now are ready, over what it wants now. A loop of its
    /// own: looking up is no vector work.
    #[inline(always)]
    fn planned_growth(&self, step: usize) -> Column {
        if self.lead.common() {
            return fill(self.plan.growth(step, &self.lead, 0));
        }
        let mut growth = fill(0.0);
        for i in 0..LANES {
            growth[i] = self.plan.growth(step, &self.lead, i);
        }
        growth
    }

    /// Orders under way at the start: the plan of the steps before it, at the cost of those days.
    #[inline(always)]
    fn first_pipeline(&mut self, state: &mut State, index: usize) {
        let State { terms, lags, clock, builders, .. } = state;
        let builder = &mut builders[index];
        for ago in 1..=lags.equipment.longest().max(lags.site.longest()) {
            let money = self.plan.steps_before_start(ago) * clock.dt;
            // Bought in the middle of the step, on average.
            let years = (ago as f64 - 0.5) * clock.dt;
            let (mut order, mut growth) = (Order::NONE, fill(1.0));
            // Looked up apart from the arithmetic, of which vectors can be made.
            for i in 0..LANES {
                growth[i] = self.plan.growth_before_start(ago, &self.lead, i);
            }
            for i in 0..LANES {
                let past = |decline: f64| exp(-ln(1.0 - decline) * years);
                let overrun = 1.0 + self.values.overrun[i];
                let dear = past(terms.cost_decline[i]);
                let prices = Prices {
                    equipment: terms.initial_equipment_cost[i] * dear * overrun,
                    site: terms.site_cost[i] * overrun,
                    footprint: past(terms.footprint_decline[i]),
                    sites_for_each: self.values.site_bias[i] * growth[i],
                    // Sites under way at the start are the builder's own.
                    partners: 0.0,
                    sites_only: self.sites_only,
                    most_sites: f64::INFINITY,
                    most_feet: f64::INFINITY,
                };
                order.set(i, &prices.buy(money, 0.0));
            }
            self.under_way(builder, ago, [&lags.equipment, &lags.site], &order);
        }
    }

    /// Notes what was bought some steps before the start, as far as it has not come yet.
    #[inline(always)]
    fn under_way(
        &mut self,
        builder: &mut BuilderState,
        ago: usize,
        [lag, site_lag]: [&Lag; 2],
        order: &Order,
    ) {
        let own = &mut builder.levels;
        for i in 0..LANES {
            let (left, sites_left) = (lag.left(ago - 1, i), site_lag.left(ago - 1, i));
            own.pipeline[i] += left * order.units[i];
            own.pipeline_footprint[i] += left * order.feet[i];
            own.pipeline_cost[i] += left * order.cost[i];
            own.pipeline_sites[i] += sites_left * order.sites[i];
            own.pipeline_site_cost[i] += sites_left * order.site_cost[i];
            self.earmarked[i] += self.lead.left(ago - 1, i) * order.meant[i];
        }
        let equipment = [&order.units, &order.feet, &order.cost];
        builder.equipment_orders.add_before(ago, lag, equipment);
        let sites = [&order.sites, &order.site_cost, &order.partner_cost];
        builder.site_orders.add_before(ago, site_lag, sites);
        self.earmarks.add_before(ago, &self.lead, [&order.meant]);
    }

    /// Sites that are cancelled are meant for nothing.
    #[inline(always)]
    fn cancel(&mut self, event: &Column) {
        let kept = kept(&self.values.cancellable, event);
        self.earmarks.scale(&kept);
        for i in 0..LANES {
            self.earmarked[i] *= kept[i];
        }
    }
}
