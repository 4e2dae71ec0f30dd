//! Corners of the model where a rebuild from MODEL.md found it wrong, and what must hold there on every path.

mod books;
mod calendar;

use overbuild::{
    metrics::read_model,
    model::{
        Model,
        state::{BuilderState, State},
    },
    random::{Chance, Column},
    scenario::{Document, Rules},
};

use crate::support::{LANES, bundled_scenarios, model, watch};

/// Every step of the path without chance.
fn median_steps(model: &Model, mut see: impl FnMut(usize, &State)) {
    let mut batch = model.start(Chance::Median, 0);
    for step in 0..model.header.run.steps() {
        batch.step(step);
        see(step, &batch.state);
    }
}

/// Landlords' sites that stand vacant, and sites that others lack for equipment that waits.
fn vacant_and_wanted(state: &State, lane: usize) -> (f64, f64) {
    let (mut vacant, mut wanted) = (0.0, 0.0);
    for BuilderState { levels: own, .. } in &state.builders {
        let usable = own.energised[lane].min(own.sites[lane] + own.leased_sites[lane]).max(0.0);
        if own.landlord[lane] > 0.5 {
            vacant += usable - own.let_sites[lane];
        } else {
            wanted += own.waiting_sites[lane];
        }
    }
    (vacant, wanted)
}

#[test]
fn nobody_waits_for_a_site_while_landlords_sites_stand_vacant() {
    let mut rent = 0.0;
    median_steps(&model("speculative-builder", &[]), |step, state| {
        let (vacant, wanted) = vacant_and_wanted(state, 0);
        assert!(vacant.min(wanted) < 1e-9, "step {step}: {vacant} vacant, {wanted} wanted");
    });
    for settings in [
        &[][..],
        &["rental.take_up=20"],
        &["power={additions=6,delay_share=0.3}"],
        &["lease={additions=3,term=0.5}", "run.steps_per_year=12"],
        &["fleet.equipment_lag=1.4", "fleet.site_life=3", "run.steps_per_year=24"],
    ] {
        watch(&model("speculative-builder", settings), 64, |step, state| {
            let builders = state.builders.iter();
            rent += builders.map(|one| one.flows.rent.iter().sum::<f64>()).sum::<f64>();
            // At the start nobody has let anything yet.
            for lane in (0..LANES).filter(|_| step > 0) {
                let (vacant, wanted) = vacant_and_wanted(state, lane);
                assert!(
                    vacant.min(wanted) < 1e-9,
                    "{settings:?} lane {lane} step {step}: {vacant} vacant, {wanted} wanted"
                );
            }
        });
    }
    assert!(rent > 0.0, "nothing is ever rented");
}

/// In the step of a default all that was in hand, refunds too, has been paid out: what is left came in later.
#[test]
fn nobody_defaults_with_a_refund_in_hand() {
    let mut seen = 0;
    for name in ["vendor-finance", "stargate", "neocloud-default", "gpu-loans", "circular-unwind"] {
        let model = model(name, &[]);
        for first in [0, 64, 128, 192] {
            let mut before: Vec<Column> = Vec::new();
            watch(&model, first, |step, state| {
                for (builder, cash) in state.builders.iter().zip(&before) {
                    let flow = &builder.flows;
                    // What business loses in the step is paid out of it, too.
                    let earned = |lane: usize| flow.revenue[lane] - flow.operating_cost[lane];
                    let fails = |lane: &usize| flow.default[*lane] > 0.5 && earned(*lane) >= 0.0;
                    for lane in (0..LANES).filter(fails) {
                        seen += i32::from(flow.refund[lane] > 0.0);
                        let out = flow.interest[lane] + flow.repayment[lane] + flow.spending[lane];
                        let paid = out - flow.borrowing[lane] - flow.equity_issue[lane];
                        let left = cash[lane] + flow.refund[lane] - paid;
                        assert!(left < 1e-9, "{name} step {step}: {left} in hand");
                    }
                }
                before = state.builders.iter().map(|builder| builder.levels.cash).collect();
            });
        }
    }
    assert!(seen > 0, "no default in a step of refunds");
}

#[test]
fn without_finance_nobody_counts_cash() {
    let mut refunds = 0.0;
    watch(&model("railway-mania", &[]), 0, |_, state| {
        for builder in &state.builders {
            assert!(builder.levels.cash.iter().all(|cash| cash.to_bits() == 0));
            refunds += builder.flows.refund.iter().sum::<f64>();
        }
    });
    assert!(refunds > 1.0);
}

#[test]
fn owners_pay_in_something_or_nothing() {
    for name in bundled_scenarios() {
        watch(&model(name, &[]), 64, |step, state| {
            for paid in state.builders.iter().flat_map(|builder| &builder.flows.injection) {
                let dust = *paid != 0.0 && *paid <= 1e-9;
                assert!(!dust, "{name} step {step}: {paid:e} is rounding");
            }
        });
    }
}

/// Where all orders are cancelled no site is meant for anything: new equipment takes all that stand empty, and sites
/// are ordered for the rest alone.
#[test]
fn earmarked_sites_are_cancelled_with_the_others() {
    let model = from_text(
        "title = \"shut\"\n[run]\nstart = 2025\nyears = 6\n\
         [technology]\nequipment_cost = 27\nsite_cost = 18\n[demand]\ninitial = 80\ngrowth = 0.3\n\
         [fleet]\ninitial_capacity = 100\ninitial_spare_sites = 0.1\nequipment_lag = 0.5\nsite_lag = 2\n\
         [market]\n[pricing]\n[build_out]\n[capital_market]\nhazard = 2\n\
         [orders]\ncancellable = 1\nsite_reuse = 50\n\
         [[builder]]\nname = \"A\"\nshare = 1\nplan = 900\n",
    );
    let mut seen = 0;
    watch(&model, 0, |step, state| {
        for lane in (0..LANES).filter(|lane| state.flows.shut_event[*lane] > 0.5) {
            let own = &state.builders[0].levels;
            let empty = own.sites[lane] - own.sites_in_use[lane] - own.waiting_sites[lane];
            let taken = (1.0 - (-12.5_f64).exp()) * empty.max(0.0);
            // The plan is level, so a site is wanted for each that the equipment needs.
            let due = (own.pipeline_footprint[lane] - taken).max(0.0);
            let ordered = own.pipeline_sites[lane];
            // Sites for this step's own equipment, five at most, are not free before it is ordered. Earmarks that
            // stayed would be those of six steps.
            assert!((ordered - due).abs() < 6.0, "lane {lane} step {step}: {ordered}, due {due}");
            seen += i32::from(empty > 1.0);
        }
    });
    assert!(seen > 10, "only {seen} cases");
}

#[test]
fn no_fewer_than_no_sites_are_energised() {
    let settings = [
        "lease={additions=12,term=0.5}",
        "power={additions=2,delay_share=0.5,delay_years=2}",
        "fleet.site_life=2",
    ];
    for settings in [&settings[..], &settings[1..], &settings[..2]] {
        watch(&model("base", settings), 0, |step, state| {
            for builder in &state.builders {
                let own = &builder.levels;
                for lane in 0..LANES {
                    assert!(own.energised[lane] >= 0.0, "step {step}: {}", own.energised[lane]);
                    assert!(own.power_queue[lane] >= 0.0 && own.power_delayed[lane] > -1e-9);
                    let all = own.energised[lane] + own.power_queue[lane] + own.power_delayed[lane];
                    let built = own.sites[lane] + own.leased_sites[lane];
                    assert!((all - built).abs() < 1e-9, "step {step}: {all} of {built}");
                }
            }
        });
    }
}

fn from_text(text: &str) -> Model {
    let mut document = Document::from_text("corner", text);
    let model = read_model(&mut document, Rules::default());
    model.unwrap_or_else(|| panic!("{}", document.problems.render(&document.sources, false)))
}
