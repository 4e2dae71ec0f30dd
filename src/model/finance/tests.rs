//! Finance alone.

use super::*;
use crate::model::testing;

fn spend(text: &str, wanted: f64, shut: f64) -> testing::Bench {
    let builder = "[[builder]]\nname = \"A\"\nplan = 100\nshare = 1\n";
    let mut market = testing::Bench::new(&format!("[finance]\n{text}\n{builder}"));
    market.state.levels.potential_demand = fill(1.0);
    let mut process = market.start(Finance::mechanism);
    market.state.builders[0].flows.wanted = fill(wanted);
    market.state.levels.mean_shut = fill(shut);
    market.act(&mut *process);
    market
}

#[test]
fn cash_first_then_debt_up_to_the_limit() {
    let text = "cash = 10\nother_cash_flow = 40\nmax_leverage = 1\ninterest_rate = 0";
    // Funds of 10 + 40 / 4, and room for 40.
    for (wanted, spent, debt) in [(15.0, 15.0, 0.0), (30.0, 30.0, 10.0), (99.0, 60.0, 40.0)] {
        let market = spend(text, wanted, 0.0);
        let builder = &market.state.builders[0];
        assert!((builder.flows.spending[0] - spent).abs() < 1e-12);
        assert!((builder.levels.debt[0] - debt).abs() < 1e-12);
    }
}

#[test]
fn a_shut_market_lends_nothing_and_calls_what_falls_due() {
    let text = "cash = 10\ndebt = 20\nterm = 5\ninterest_rate = 0.1\nother_cash_flow = 40";
    let market = spend(text, 99.0, 1.0);
    let builder = &market.state.builders[0];
    // 10 + 10, less what falls due in a quarter of the mean debt and its interest, and what is kept for the next.
    let mean = 20.0 / 1.025;
    let (due, interest) = (mean * 0.05, mean * 0.025);
    let kept = 20.0 * (1.0 - exp(-0.05) + 0.025);
    assert!((builder.flows.spending[0] - (20.0 - due - interest - kept)).abs() < 1e-12);
    assert!((builder.levels.debt[0] - 20.0 + due).abs() < 1e-12);
}

#[test]
fn a_default_ends_payments_when_cash_is_gone() {
    let text = "cash = 1\ndebt = 40\nterm = 1\ninterest_rate = 0.1\nmax_leverage = 0";
    let builder = "[[builder]]\nname = \"A\"\nplan = 100\nshare = 1\n";
    // Shut all through, or opening in the middle of the step with room for all that is owed.
    for (leverage, mean_shut, shut, earned) in [(0.0, 1.0, 1.0, 2.0), (9.0, 0.5, 0.0, 2.0)] {
        let mut market = testing::Bench::new(&format!("[finance]\n{text}\n{builder}"));
        market.state.levels.potential_demand = fill(1.0);
        market.state.terms.may_default = fill(1.0);
        let mut process = market.start(Finance::mechanism);
        let State { levels, builders, .. } = &mut market.state;
        (levels.mean_shut, levels.shut) = (fill(mean_shut), fill(shut));
        builders[0].levels.earnings = fill(20.0 * leverage);
        builders[0].flows.revenue = fill(earned);
        market.act(&mut *process);
        let builder = &market.state.builders[0];
        // Of 1 and what comes in evenly interest and what falls due are paid, until nothing is left.
        let mean = 40.0 / 1.125;
        let (due, interest) = (mean * 0.25, mean * 0.025);
        let owed = due + interest;
        let before = 1.0 / (owed - earned);
        assert!((builder.flows.default[0] - 1.0).abs() < 1e-12);
        assert!((builder.flows.interest[0] - before * interest).abs() < 1e-12);
        assert!((builder.levels.debt[0] - 40.0 + before * due).abs() < 1e-12);
        let left = builder.flows.balance(builder.levels.cash[0], 0);
        assert!((left - (1.0 - before) * earned).abs() < 1e-12, "{left}");
    }
}

#[test]
fn loans_on_chips_are_called_when_chips_are_worth_less() {
    let text = "[finance]\ncash = 50\ndebt = 80\nterm = 100\nadvance_rate = 0.8\nmax_leverage = 0\ninterest_rate = 0\n\
                [[builder]]\nname = \"A\"\nplan = 100\nshare = 1\n";
    let called = |price: f64| {
        let mut market = testing::Bench::new(text);
        market.state.levels.potential_demand = fill(1.0);
        let mut process = market.start(Finance::mechanism);
        let State { levels, terms, builders, .. } = &mut market.state;
        terms.equipment_life = fill(5.0);
        levels.equipment_cost = fill(10.0);
        levels.fair_price = fill(1.0);
        levels.price = fill(price);
        // 20 units with half of their life left are worth 100 at the fair price.
        builders[0].levels.remaining_capacity_steps = fill(200.0);
        market.open(&mut *process);
        market.act(&mut *process);
        market.state.builders[0].flows.repayment[0]
    };
    assert!((called(1.0) - 80.0 / 1.00125 * 0.0025).abs() < 1e-12);
    assert!((called(0.5) - 40.0).abs() < 1e-12);
}

#[test]
fn new_shares_fill_the_gap_while_the_market_is_open() {
    let text = "cash = 10\nmax_leverage = 0\nnew_equity = 40";
    for (wanted, shut, spent) in [(99.0, 0.0, 20.0), (15.0, 0.0, 15.0), (99.0, 1.0, 10.0)] {
        let market = spend(text, wanted, shut);
        assert!((market.state.builders[0].flows.spending[0] - spent).abs() < 1e-12);
    }
}

#[test]
fn owners_pay_in_where_cash_runs_out() {
    let market = spend("debt = 100\nterm = 1\ninterest_rate = 0\nmax_leverage = 0", 0.0, 0.0);
    let due = 100.0 / 1.125 * 0.25;
    assert!((market.state.builders[0].flows.injection[0] - due).abs() < 1e-12);
    let mut due = fill(9.0);
    market.state.payable_by_builder(0, &mut due);
    assert!(due[0].abs() < 1e-12);
}
