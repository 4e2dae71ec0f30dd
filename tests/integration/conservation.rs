//! Nothing leaks: units, sites, books, cash and debt, at every step.

use proptest::prelude::*;

use crate::{
    identities::Identities,
    support::{LANES, bundled_scenarios, model, watch},
};

const PATHS: [u64; 2] = [0, 640];

/// Nothing leaks on some batches of a scenario.
fn check(name: &str, settings: &[&str]) {
    let model = model(name, settings);
    for first_path in PATHS {
        let mut identities = Identities::new(&model);
        watch(&model, first_path, |step, state| {
            identities.see(step, state).unwrap_or_else(|leak| panic!("{name}: {leak}"));
        });
    }
}

#[test]
fn units_books_cash_debt_and_claims_are_conserved() {
    for name in bundled_scenarios() {
        // Without a [finance] table nobody counts the cash.
        let uncounted =
            ["electric-power", "memory-chips", "railway-mania", "settled-industry"].contains(&name);
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
            ([4, 12, 24, 48][steps], ["assets", "fleet", "vintage"][group]);
        let shortened = if group == "vintage" { 0.0 } else { shortened };
        let date = if shortened > 0.0 { ",shortened_at=2028" } else { "" };
        let settings = [
            format!("demand.growth={growth}"),
            format!("capital_market.hazard={hazard}"),
            format!("finance.max_leverage={leverage}"),
            format!("finance.advance_rate={advance}"),
            format!("lease.partner_share={partners}"),
            format!("held_for_sale={{share={sold},date=2026.5,delay=0.7}}"),
            format!("accounting={{shortened_life={shortened}{date},asset_group=\"{group}\"}}"),
            format!("run={{years={years},steps_per_year={steps},seed={seed}}}"),
            "accounting.standard=\"ifrs\"".to_owned(),
            "power={additions=9,delay_share=0.3,delay_years=0.8}".to_owned(),
        ];
        let settings: Vec<&str> = settings.iter().map(String::as_str).collect();
        check("stargate", &settings);
    }
}

#[test]
fn they_are_conserved_by_vintage_and_with_shortened_lives() {
    check("asset-sale", &["accounting.asset_group=\"vintage\"", "accounting.standard=\"ifrs\""]);
    check("useful-lives", &["fleet.equipment_lag={uniform=[0.3,1.5]}", "power.additions=8"]);
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
    for name in bundled_scenarios() {
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
