//! Without a market the model is a calculation that anybody can do.

use overbuild::{metrics::read_model, random::Chance};

/// With the market mechanisms left out the model is a discounted cash flow: a given path of demand at
/// a price that does not move, a margin, one outlay, a terminal value, tax for the builder.
#[test]
fn without_the_market_it_is_a_discounted_cash_flow() {
    let text = "title = \"dcf\"\n[run]\nstart = 2025\nyears = 10\n\
        [technology]\nequipment_cost = 3\nsite_cost = 1\ncost_decline = 0\nfootprint_decline = 0\n\
        [demand]\ninitial = 10\nelasticity = 0\nvolatility = 0\n\
        path = [[2025, 10], [2027, 25], [2030, 40], [2033, 20]]\n\
        [fleet]\ninitial_capacity = 100\nequipment_life = 40\nsite_life = 60\n\
        [operations]\ncash_cost = 0.002\noverhead = 0.25\n[market]\n[build_out]\n[orders]\n\
        [finance]\ntax_rate = 0.3\n[valuation]\nrate = 0.09\n\
        [[builder]]\nname = \"A\"\nshare = 1\nplan = [[2020, 5], [2025, 0]]\n";
    let mut document = overbuild::scenario::Document::from_text("dcf", text);
    let model = read_model(&mut document, overbuild::scenario::Rules::default()).unwrap();
    let mut batch = model.start(Chance::Median, 0);
    let price = batch.state.levels.fair_price[0];
    let (mut present, mut paid_tax) = (0.0, 0.0);
    // Over a step, the means of what stands at its ends: fleet, share of it that is sold, sites.
    let first = &batch.state.builders[0].levels;
    let (mut fleet, mut in_use) = (first.capacity[0], first.sites_in_use[0]);
    let mut sold = 10.0 / fleet;
    for step in 0..40_usize {
        batch.step(step);
        let date = 2025.0 + step as f64 / 4.0;
        let demand = match date {
            date if date >= 2033.0 => 20.0,
            date if date >= 2030.0 => 40.0,
            date if date >= 2027.0 => 25.0,
            _ => 10.0,
        };
        let own = &batch.state.builders[0].levels;
        let now = demand / own.capacity[0];
        let mean = 0.5 * (sold + now) * 0.5 * (fleet + own.capacity[0]);
        let revenue = price * mean * 0.25;
        let margin = revenue * 0.75 - 0.002 * 0.5 * (in_use + own.sites_in_use[0]) * 0.25;
        (sold, fleet, in_use) = (now, own.capacity[0], own.sites_in_use[0]);
        present += margin * 1.09_f64.powf(-((step / 4 + 1) as f64));
        // No books, no depreciation, no debt: all of the margin is taxed.
        paid_tax += batch.state.builders[0].flows.tax[0];
        let taxed = 0.3 * margin;
        assert!((batch.state.builders[0].flows.tax[0] - taxed).abs() < 1e-12 * (1.0 + taxed));
    }
    let found = batch.state.levels.net_present_value[0];
    assert!((found - present).abs() < 1e-12 * present, "{found} {present}");
    assert!(paid_tax > 0.0);
}
