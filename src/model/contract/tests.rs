use super::*;
use crate::model::testing;

const SIDES: &str = "[[builder]]\nname = \"A\"\nplan = 1\nshare = 1\n\
    [[customer]]\nname = \"C\"\nrevenue = 1\ncompute = 1\n";

fn market(contracts: &str) -> (testing::Bench, Box<dyn Process>) {
    let mut market = testing::Bench::new(&format!("{contracts}\n{SIDES}"));
    let process = market.start(Contract::mechanism);
    market.state.terms.max_utilisation = fill(0.8);
    market.state.builders[0].levels.capacity = fill(10.0);
    market.state.builders[0].levels.mean_capacity = fill(10.0);
    (market, process)
}

#[test]
fn it_is_paid_from_start_to_end_and_grows_over_its_ramp() {
    let text = "[[contract]]\nname = \"X\"\nbuilder = \"A\"\ncustomer = \"C\"\nunits = 4\nprice = 10\n\
                price_decline = 0.5\nstart = 2026\nend = 2028\nramp = 1";
    let (mut market, mut process) = market(text);
    let mut at = |date: f64| {
        market.state.clock.date = date - 0.125;
        market.step(&mut *process);
        market.state.builders[0].flows.contract_revenue[0]
    };
    let near = |found: f64, due: f64| assert!((found - due).abs() < 1e-4, "{found} {due}");
    near(at(2025.75), 0.0);
    near(at(2026.5), 0.25 * 2.0 * 10.0 * 0.5_f64.sqrt());
    near(at(2027.5), 0.25 * 4.0 * 10.0 * 0.125_f64.sqrt());
    near(at(2028.0), 0.0);
}

#[test]
fn what_cannot_be_delivered_is_not_paid_and_default_ends_it() {
    let text = "[[contract]]\nname = \"X\"\nbuilder = \"A\"\ncustomer = \"C\"\nunits = 6\nprice = 1\nstart = 2025\n\
                [[contract]]\nname = \"Y\"\nbuilder = \"A\"\ncustomer = \"C\"\nunits = 4\nprice = 2\nstart = 2025.2";
    let (mut market, mut process) = market(text);
    market.state.clock.date = 2026.0;
    market.state.customers[0].levels.defaulted[1] = 1.0;
    market.step(&mut *process);
    let state = &market.state;
    assert!((state.builders[0].levels.contracted[0] - 8.0).abs() < 1e-12);
    assert!((state.levels.undelivered[0] - 2.0).abs() < 1e-12);
    assert!((state.customers[0].flows.contract_bill[0] - 0.25 * 0.8 * 14.0).abs() < 1e-12);
    assert!(state.builders[0].levels.contracted[1].abs() < 1e-12);
}

/// A contract of 4 at 10 from the first day to 2029, and what is asked of it.
fn changed(keys: &str) -> (testing::Bench, Box<dyn Process>) {
    let contract = "[[contract]]\nname = \"X\"\nbuilder = \"A\"\ncustomer = \"C\"\nunits = 4\nprice = 10\n\
                    start = 2025\nend = 2029\n";
    let (mut market, process) = market(&format!("{contract}{keys}"));
    market.state.levels.price = fill(6.0);
    (market, process)
}

/// What the builder gets, and what it concedes, a year.
fn rates(market: &testing::Bench) -> [f64; 2] {
    [market.state.builders[0].levels.contract_rate[0], market.state.flows.conceded[0] / 0.25]
}

#[test]
fn a_price_far_above_spot_comes_down_and_no_further() {
    let (mut market, mut process) = changed("renegotiate_at = 0.7\nprice_cut = 0.5\n");
    market.step(&mut *process);
    // 6 is below 7: 10 becomes 8; then 6 is no more below 5.6.
    assert_eq!(rates(&market).map(f64::to_bits), [32.0, 8.0].map(f64::to_bits));
    market.step(&mut *process);
    assert!((rates(&market)[0] - 32.0).abs() < 1e-12);
    let (mut market, mut process) = changed("");
    market.step(&mut *process);
    assert_eq!(rates(&market).map(f64::to_bits), [40.0, 0.0].map(f64::to_bits));
}

#[test]
fn a_customer_that_cannot_pay_gives_capacity_back_once_and_takes_it_later() {
    let (mut market, mut process) = changed("distress_cut = 0.5\nstretched = 1\n");
    let levels = &mut market.state.customers[0].levels;
    (levels.cash, levels.burning) = (fill(2.0), fill(9.0));
    // On the second path it can pay; on the third it needs all, and spot is dearer.
    levels.cash[1] = 3.0;
    levels.work = fill(4.0);
    levels.contracted = fill(4.0);
    market.state.levels.price[2] = 11.0;
    market.state.clock.date = 2027.0 - 0.125;
    market.step(&mut *process);
    let units = |market: &testing::Bench| market.state.builders[0].levels.contracted;
    assert_eq!(units(&market)[..3], [2.0, 4.0, 4.0]);
    assert!((rates(&market)[1] - 20.0).abs() < 1e-12);
    market.state.customers[0].levels.cash = fill(0.0);
    market.state.levels.price = fill(11.0);
    market.step(&mut *process);
    assert_eq!(units(&market)[..2], [2.0, 4.0]);
    // Two years of two units more, to the beginning of 2031; what is paid then was not due.
    market.state.clock.date = 2030.5;
    market.step(&mut *process);
    assert_eq!(units(&market)[..2], [2.0, 0.0]);
    assert!((rates(&market)[1] + 20.0).abs() < 1e-12);
    market.state.clock.date = 2031.0;
    market.step(&mut *process);
    assert_eq!(units(&market)[0].to_bits(), 0.0_f64.to_bits());
}
