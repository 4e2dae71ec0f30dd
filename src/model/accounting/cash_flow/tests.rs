//! What assets are worth, by closed form.

use super::*;
use crate::{
    math::{annuity as textbook, exp, pow},
    random::fill,
};

const RATE: f64 = 0.1;
const DECLINE: f64 = 0.2;

/// What assets of so much life are worth with these sales and costs; other business brings two a year.
fn appraise(flows: &CashFlows, fleet: bool) -> Values {
    appraise_when(flows, fleet, false)
}

/// The same, at year ends or all the time.
fn appraise_when(flows: &CashFlows, fleet: bool, year_ends: bool) -> Values {
    with_appraiser(fleet, year_ends, |appraiser| appraiser.appraise(flows, 0).with(0.0))
}

fn with_appraiser<T>(fleet: bool, year_ends: bool, ask: impl Fn(&Appraiser<'_>) -> T) -> T {
    let mut terms = Terms::ZERO;
    terms.cost_decline = fill(DECLINE);
    let values = AccountingColumns {
        equipment_useful_life: fill(5.0),
        shortened_life: fill(0.0),
        shortened_at: fill(0.0),
        site_useful_life: fill(20.0),
        shared_business: fill(0.25),
        optimism: fill(0.0),
        indication: fill(0.0),
        value_in_use_rate: fill(RATE),
        fair_value_rate: fill(0.15),
        selling_cost: fill(0.1),
    };
    let (levels, mut own) = (Levels::ZERO, BuilderLevels::ZERO);
    own.other_business = fill(8.0);
    let discount = Discount::new(&values, &terms, year_ends);
    let appraiser = Appraiser {
        values: &values,
        discount: &discount,
        terms: &terms,
        levels: &levels,
        own: &own,
        outlook: &Outlook::NONE,
        due: &fill(1.0),
        dt: 0.25,
        dearer: &fill(1.0),
        fleet,
    };
    ask(&appraiser)
}

fn flows(sales: f64, cost: f64, level: bool) -> CashFlows {
    CashFlows {
        sales,
        cost,
        life: 4.0,
        site_life: 16.0,
        units: 1.0,
        waits: false,
        level,
        other: 2.0,
        share_of_other: 1.0,
    }
}

fn near(found: f64, due: f64) {
    assert!((found - due).abs() < 1e-9 * due.abs().max(1.0), "found {found}, due {due}");
}

/// Rents hold their level for as long as the assets last.
#[test]
fn level_sales_are_an_annuity() {
    let values = appraise(&flows(10.0, 4.0, true), false);
    near(values.undiscounted, 6.0 * 4.0);
    near(values.value_in_use, 6.0 * textbook(RATE, 0.0, 4.0));
    near(values.fair_value, 6.0 * textbook(0.15, 0.0, 4.0));
    near(values.net_fair_value, 0.9 * values.fair_value);
}

/// Sales fall with technology, costs do not; nobody runs at a loss, so the end is where they meet.
#[test]
fn falling_sales_end_where_costs_meet_them() {
    let meet = ln(8.0 / 4.0) / -ln(1.0 - DECLINE);
    assert!(meet < 4.0);
    let values = appraise(&flows(8.0, 4.0, false), false);
    let sold = 8.0 * (1.0 - exp(ln(1.0 - DECLINE) * meet)) / -ln(1.0 - DECLINE);
    near(values.undiscounted, sold - 4.0 * meet);
    near(
        values.value_in_use,
        8.0 * textbook(RATE, -DECLINE, meet) - 4.0 * textbook(RATE, 0.0, meet),
    );
    // Without cost they go on to the end of the life.
    let free = appraise(&flows(8.0, 0.0, false), false);
    near(free.value_in_use, 8.0 * textbook(RATE, -DECLINE, 4.0));
}

/// Other business belongs to what its owner tests as one group, and to no buyer.
#[test]
fn other_business_is_the_owners() {
    let [alone, whole] = [false, true].map(|fleet| appraise(&flows(10.0, 4.0, true), fleet));
    near(whole.undiscounted - alone.undiscounted, 2.0 * 4.0);
    near(whole.value_in_use - alone.value_in_use, 2.0 * textbook(RATE, 0.0, 4.0));
    near(whole.fair_value, alone.fair_value);
}

/// Of other business the group has what the scenario says, and of that the share that is in service.
#[test]
fn other_business_is_shared_as_far_as_it_is_said() {
    let other = |fleet, share| with_appraiser(fleet, false, |appraiser| appraiser.other(share, 0));
    near(other(true, 1.0), 0.25 * 8.0);
    near(other(true, 0.5), 0.5 * 0.25 * 8.0);
    near(other(false, 1.0), 0.0);
    near(with_appraiser(true, false, |appraiser| appraiser.shared_business(0)), 0.25 * 8.0);
}

/// A quarter of their life is left of sites whose equipment ends its own.
#[test]
fn sites_outlive_their_equipment() {
    near(flows(1.0, 1.0, false).salvage_share(), 0.75);
    let half = flows(10.0, 4.0, false).part(0.5, 0.25, 3.0);
    assert_eq!(
        [half.sales, half.cost, half.units, half.other, half.life].map(f64::to_bits),
        [5.0, 1.0, 0.5, 1.0, 3.0].map(f64::to_bits)
    );
}

/// The same flows at year ends: the first at today's price, costs and other business with them.
#[test]
fn flows_may_fall_at_year_ends() {
    let values = appraise_when(&flows(8.0, 0.5, false), true, true);
    let (mut sum, mut in_use, mut fair) = (0.0, 0.0, 0.0);
    for year in 1..=4 {
        let flow = 8.0 * pow(1.0 - DECLINE, f64::from(year - 1)) - 0.5;
        let at = |rate: f64| pow(1.0 + rate, -f64::from(year));
        sum += flow + 2.0;
        in_use += (flow + 2.0) * at(RATE);
        fair += flow * at(0.15);
    }
    near(values.undiscounted, sum);
    near(values.value_in_use, in_use);
    near(values.fair_value, fair);
}
