use super::*;
use crate::model::testing::Bench;

const EQUIPMENT: f64 = 27.0;
const SITE: f64 = 18.0;

/// One builder who plans and orders at constant prices; what stands at the start is set by `prepare`.
fn market(
    plan: &str,
    orders: &str,
    site_lag: f64,
    prepare: impl FnOnce(&mut BuilderState),
) -> (Bench, Box<dyn Process>) {
    let builder = format!("[[builder]]\nname = 'A'\nshare = 1\nplan = {plan}");
    let mut market = Bench::new(&format!("{builder}\n[orders]\n{orders}"));
    market.set_lags([0.5, site_lag, 5.0, 20.0]);
    let State { terms, levels, builders, .. } = &mut market.state;
    terms.site_cost = fill(SITE);
    terms.initial_equipment_cost = fill(EQUIPMENT);
    levels.mean_equipment_cost = fill(EQUIPMENT);
    levels.mean_footprint = fill(1.0);
    prepare(&mut builders[0]);
    let mut process = market.start(Orders::mechanism);
    market.open(&mut *process);
    (market, process)
}

/// Lets the builder spend 90, and returns it.
fn spend<'a>(market: &'a mut Bench, process: &mut dyn Process) -> &'a BuilderState {
    let flows = &mut market.state.builders[0].flows;
    flows.spending = fill(90.0);
    market.act(&mut *process);
    &market.state.builders[0]
}

fn near(found: f64, due: f64) {
    assert!((found - due).abs() < 1e-9 * due.abs().max(1.0), "found {found}, due {due}");
}

/// 360 a year is 90 a quarter: two units with their sites. Two quarters of orders are under way.
#[test]
fn the_plan_of_the_last_steps_is_under_way_at_the_start() {
    let (market, _) = market("360", "", 0.5, |_| ());
    let own = &market.state.builders[0].levels;
    near(own.pipeline[0], 4.0);
    near(own.pipeline_cost[0], 4.0 * EQUIPMENT);
    near(own.pipeline_sites[0], 4.0);
    near(own.pipeline_site_cost[0], 4.0 * SITE);
}

/// Sites under way come from six quarters, equipment from two.
#[test]
fn each_lag_has_its_own_orders_under_way() {
    let (market, _) = market("360", "", 1.5, |_| ());
    let own = &market.state.builders[0].levels;
    near(own.pipeline[0], 4.0);
    near(own.pipeline_sites[0], 12.0);
}

#[test]
fn money_buys_equipment_with_its_sites() {
    let (mut market, mut process) = market("0", "", 0.5, |_| ());
    let builder = spend(&mut market, &mut *process);
    near(builder.flows.ordered[0], 2.0);
    near(builder.flows.equipment_spending[0], 2.0 * EQUIPMENT);
    near(builder.levels.pipeline[0], 2.0);
    near(builder.levels.pipeline_sites[0], 2.0);
    near(builder.levels.pipeline_site_cost[0], 2.0 * SITE);
    near(market.state.flows.spending[0], 90.0);
}

#[test]
fn an_overrun_of_a_whole_buys_half() {
    let (mut market, mut process) = market("0", "overrun = 1", 0.5, |_| ());
    let builder = spend(&mut market, &mut *process);
    near(builder.flows.ordered[0], 1.0);
    near(builder.levels.pipeline_sites[0], 1.0);
    near(builder.levels.pipeline_cost[0], 2.0 * EQUIPMENT);
}

/// Twice the sites that are needed: 90 = u (27 + 2 x 18).
#[test]
fn a_bias_orders_more_sites_than_needed() {
    let (mut market, mut process) = market("0", "site_bias = 2", 0.5, |_| ());
    let builder = spend(&mut market, &mut *process);
    near(builder.flows.ordered[0], 90.0 / 63.0);
    near(builder.levels.pipeline_sites[0], 180.0 / 63.0);
}

/// Of eight empty sites, the share that its speed says takes the place of new ones.
#[test]
fn empty_sites_are_used_first_at_their_speed() {
    let empty = |builder: &mut BuilderState| builder.levels.sites = fill(8.0);
    let (mut market, mut process) = market("0", "site_reuse = 1", 0.5, empty);
    let reuse = 8.0 * (1.0 - exp(-0.25));
    let builder = spend(&mut market, &mut *process);
    near(builder.flows.ordered[0], (90.0 + SITE * reuse) / 45.0);
    near(builder.levels.pipeline_sites[0], builder.flows.ordered[0] - reuse);
}

/// Sites take a year longer than equipment, and the plan grows by a fifth a year: a fifth more of them.
#[test]
fn sites_are_ordered_for_the_plan_of_the_day_they_are_ready() {
    let plan = "{ table = [[2000, 10]], growth = 0.2 }";
    let (mut market, mut process) = market(plan, "site_reuse = 0", 1.5, |_| ());
    let before = market.state.builders[0].levels.pipeline_sites[0];
    let builder = spend(&mut market, &mut *process);
    near(builder.flows.ordered[0], 90.0 / (27.0 + 1.2 * 18.0));
    near(builder.levels.pipeline_sites[0] - before, 1.2 * builder.flows.ordered[0]);
}

#[test]
fn who_builds_to_let_orders_sites_alone() {
    let (mut market, mut process) = market("0", "builds = 'sites'", 0.5, |_| ());
    let builder = spend(&mut market, &mut *process);
    near(builder.levels.landlord[0], 1.0);
    near(builder.flows.ordered[0], 0.0);
    near(builder.levels.pipeline_sites[0], 90.0 / SITE);
}

/// Partners bear a third: the builder's site costs 12, so that 90 = u (27 + 12).
#[test]
fn partners_pay_beside_the_builder() {
    let third = |builder: &mut BuilderState| builder.levels.partner_share = fill(1.0 / 3.0);
    let (mut market, mut process) = market("0", "", 0.5, third);
    let builder = spend(&mut market, &mut *process);
    near(builder.flows.ordered[0], 90.0 / 39.0);
    near(builder.flows.partner_spending[0], 6.0 * 90.0 / 39.0);
}
