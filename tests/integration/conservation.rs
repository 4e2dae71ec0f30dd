//! Nothing leaks: units, sites, books, cash and debt, at every step.

use overbuild::model::state::{BuilderState, CustomerState, HolderState, State};

use proptest::prelude::*;

use crate::support::{BUNDLED, LANES, model, watch};

const PATHS: [u64; 2] = [0, 640];

/// Sums of flows since the start, for one builder and path.
#[derive(Clone, Copy, Default)]
struct Totals {
    ordered: f64,
    cancelled: f64,
    retired: f64,
    spent: f64,
    refunded: f64,
    depreciated: f64,
    written_down: f64,
    reversed: f64,
    sold: f64,
    cash: f64,
    debt: f64,
}

impl Totals {
    fn add(&mut self, builder: &BuilderState, lane: usize) {
        let flow = &builder.flows;
        self.ordered += flow.ordered[lane];
        self.cancelled += flow.cancelled[lane];
        self.retired += flow.retired[lane];
        self.spent += flow.spending[lane];
        self.refunded += flow.refund[lane];
        self.depreciated += flow.depreciation[lane];
        self.written_down += flow.write_down[lane];
        self.reversed += flow.reversal[lane];
        self.sold += flow.sale_proceeds[lane];
        self.cash += flow.revenue[lane] - flow.operating_cost[lane] + flow.other_cash_flow[lane]
            - flow.interest[lane]
            - flow.tax[lane]
            - flow.repayment[lane]
            + flow.borrowing[lane]
            - flow.spending[lane]
            + flow.refund[lane]
            + flow.injection[lane]
            + flow.equity_issue[lane]
            + flow.sale_proceeds[lane]
            + flow.vendor_credit[lane];
        self.debt += flow.borrowing[lane] - flow.repayment[lane] - flow.discharged[lane];
    }
}

/// Capacity, book value, cash and debt of one builder and path.
fn stocks(builder: &BuilderState, lane: usize) -> [f64; 4] {
    let own = &builder.levels;
    let units = own.capacity[lane] + own.pipeline[lane] + own.waiting[lane];
    [units, own.book_value[lane], own.cash[lane], own.debt[lane]]
}

fn check(name: &str, settings: &[&str]) {
    let model = model(name, settings);
    for first_path in PATHS {
        let mut first: Vec<[f64; 4]> = Vec::new();
        let mut totals = vec![Totals::default(); model.builders.len() * LANES];
        watch(&model, first_path, |step, state: &State| {
            for (index, builder) in state.builders.iter().enumerate() {
                for lane in 0..LANES {
                    let now = stocks(builder, lane);
                    if step == 0 {
                        first.push(now);
                        continue;
                    }
                    let total = &mut totals[index * LANES + lane];
                    total.add(builder, lane);
                    let then = first[index * LANES + lane];
                    let expected = [
                        then[0] + total.ordered - total.cancelled - total.retired,
                        then[1] + total.spent
                            - total.refunded
                            - total.depreciated
                            - total.written_down
                            - total.sold
                            + total.reversed,
                        then[2] + total.cash,
                        then[3] + total.debt,
                    ];
                    for (what, (found, due)) in
                        ["units", "book", "cash", "debt"].iter().zip(now.iter().zip(expected))
                    {
                        let size = 1.0 + found.abs() + total.spent;
                        assert!(
                            (found - due).abs() < 1e-9 * size,
                            "{name}: {what} of builder {index} on path {lane} after step {step}: {found}, due {due}"
                        );
                    }
                }
            }
        });
    }
}

#[test]
fn units_books_cash_and_debt_are_conserved() {
    for name in BUNDLED {
        // Without a [finance] table nobody counts the cash.
        let uncounted = ["fiber-glut", "fiber-glut-learned", "railway-mania"].contains(&name);
        let settings: &[&str] = if uncounted { &["finance.max_leverage=50"] } else { &[] };
        check(name, settings);
    }
}

#[test]
fn they_are_conserved_under_ifrs_with_reversals_tax_and_overruns() {
    check(
        "base",
        &[
            "accounting.standard=\"ifrs\"",
            "finance.tax_rate=0.21",
            "orders.overrun=0.2",
            "pricing.volatility=0.4",
        ],
    );
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(1846),
        ..ProptestConfig::default()
    })]

    /// Over random scenarios in which everything may happen at once.
    #[test]
    fn nothing_leaks_in_random_scenarios(
        growth in -0.2..2.0_f64,
        hazard in 0.0..1.0_f64,
        leverage in 0.0..8.0_f64,
        advance in 0.0..1.0_f64,
        partners in 0.0..0.9_f64,
        sold in 0.0..0.9_f64,
        shortened in 0.0..5.0_f64,
        group in 0..3_usize,
        years in 1..20_usize,
        steps in 0..4_usize,
        seed in 0..1_000_000_u64,
    ) {
        let (steps, group) =
            ([1, 2, 4, 12][steps], ["assets", "fleet", "vintage"][group]);
        let shortened = if group == "vintage" { 0.0 } else { shortened };
        let settings = [
            format!("demand.growth={growth}"),
            format!("capital_market.hazard={hazard}"),
            format!("finance.max_leverage={leverage}"),
            format!("finance.advance_rate={advance}"),
            format!("lease.partner_share={partners}"),
            format!("held_for_sale={{share={sold},date=2026.5,delay=0.7}}"),
            format!("accounting={{shortened_life={shortened},shortened_at=2028,asset_group=\"{group}\"}}"),
            format!("run={{years={years},steps_per_year={steps},seed={seed}}}"),
            "accounting.standard=\"ifrs\"".to_owned(),
            "power={additions=9,delay_share=0.3,delay_years=0.8}".to_owned(),
        ];
        let settings: Vec<&str> = settings.iter().map(String::as_str).collect();
        check("stargate", &settings);
        check_parties("stargate", &settings);
    }
}

#[test]
fn they_are_conserved_by_vintage_and_with_shortened_lives() {
    check("asset-sale", &["accounting.asset_group=\"vintage\"", "accounting.standard=\"ifrs\""]);
    check("useful-lives", &["fleet.equipment_lag={uniform=[0.3,1.5]}", "power.additions=8"]);
}

/// Cash of a customer, and claims of a holder, with what moves them in a step.
fn customer(own: &CustomerState, lane: usize) -> (f64, f64) {
    let flow = &own.flows;
    let moved = flow.cash_flow[lane] + flow.funding[lane] + flow.vendor_credit[lane];
    (own.levels.cash[lane], moved + flow.shortfall[lane])
}

fn holder(own: &HolderState, lane: usize) -> (f64, f64) {
    let flow = &own.flows;
    (own.levels.claims[lane], flow.invested[lane] - flow.repaid[lane] - flow.loss[lane])
}

#[test]
fn cash_of_customers_and_claims_of_holders_are_conserved() {
    for name in BUNDLED {
        check_parties(name, &[]);
    }
}

fn check_parties(name: &str, settings: &[&str]) {
    let mut before: Vec<f64> = Vec::new();
    watch(&model(name, settings), 640, |step, state| {
        let mut now = Vec::new();
        for lane in 0..LANES {
            now.extend(state.customers.iter().map(|own| customer(own, lane)));
            now.extend(state.holders.iter().map(|own| holder(own, lane)));
        }
        for (then, (level, moved)) in before.iter().zip(&now) {
            let size = 1.0 + level.abs() + moved.abs();
            assert!(
                (then + moved - level).abs() < 1e-9 * size,
                "{name} step {step}: {then} + {moved} is not {level}"
            );
        }
        before = now.into_iter().map(|(level, _)| level).collect();
    });
}

/// What lenders lose on builders is what the banks book that lend to them; the sums by class are the
/// sums by holder.
#[test]
fn losses_passed_on_are_losses_received() {
    let mut seen = 0.0;
    let settings = [
        "exposure.\"Banks to CoreWeave\".share=1",
        "exposure.\"Banks to Oracle\".share=0.25",
        "exposure.\"Banks to SoftBank\".amount=0",
    ];
    let model = model("lab-default", &settings);
    let place = |name: &str| model.parties.builders.iter().position(|other| other == name).unwrap();
    let (coreweave, oracle) = (place("CoreWeave"), place("Oracle"));
    let banks = model.parties.holders.iter().position(|name| name == "Banks").unwrap();
    for first in [0, 640] {
        watch(&model, first, |_, state| {
            for lane in 0..LANES {
                let lost = |builder: usize| state.builders[builder].flows.lender_loss[lane];
                let due = lost(coreweave) + 0.25 * lost(oracle);
                let booked = state.holders[banks].flows.loss[lane];
                assert!((due - booked).abs() < 1e-9 * (1.0 + due), "{due} {booked}");
                let flows = &state.flows;
                let by_holder: f64 = state.holders.iter().map(|h| h.flows.loss[lane]).sum();
                let by_class = flows.vendor_loss[lane]
                    + flows.investor_loss[lane]
                    + flows.named_lender_loss[lane];
                assert!((by_holder - by_class).abs() < 1e-9 * (1.0 + by_holder));
                seen += due;
            }
        });
    }
    assert!(seen > 100.0, "too little was lost to see anything: {seen}");
}

#[test]
fn sites_and_capacity_stay_within_their_bounds() {
    for name in BUNDLED {
        watch(&model(name, &[]), 128, |step, state| {
            for builder in &state.builders {
                let own = &builder.levels;
                for lane in 0..LANES {
                    let all = [
                        own.capacity[lane],
                        own.waiting[lane],
                        own.pipeline[lane],
                        own.sites[lane],
                        own.pipeline_sites[lane],
                    ];
                    assert!(
                        all.iter().all(|x| *x > -1e-9),
                        "{name} step {step} lane {lane}: {all:?}"
                    );
                    let carried = own.book_value[lane];
                    assert!(
                        carried > -1e-6 && carried.is_finite(),
                        "{name} step {step}: book {carried}"
                    );
                }
            }
        });
    }
}
