//! Corners of the model where a rebuild from MODEL.md found it wrong, and what must hold there on every path.

use overbuild::{
    metrics::{BuilderTrack, History, Summary, Track, collect},
    model::{
        Model,
        state::{BuilderState, State},
    },
    random::Chance,
    scenario::{Document, Rules},
};

use crate::support::{LANES, bundled_scenarios, histories, model, watch};

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

/// In the step of a default nothing is left but what vendors lend and sales bring later in that step.
#[test]
fn nobody_defaults_with_a_refund_in_hand() {
    let mut seen = 0;
    for name in ["vendor-finance", "stargate", "neocloud-default"] {
        let model = model(name, &[]);
        for first in [0, 64, 128, 192] {
            watch(&model, first, |step, state| {
                for builder in &state.builders {
                    for lane in 0..LANES {
                        let flow = &builder.flows;
                        if flow.default[lane] < 0.5 {
                            continue;
                        }
                        seen += i32::from(flow.refund[lane] > 0.0);
                        let later = flow.vendor_credit[lane] + flow.sale_proceeds[lane];
                        let cash = builder.levels.cash[lane] - later;
                        assert!(cash < 1e-9, "{name} step {step}: {cash} in hand");
                    }
                }
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
fn a_useful_life_shortened_before_the_start_is_short_from_the_start() {
    let run = |at: &str| {
        let at = format!("accounting.shortened_at={at}");
        histories(&model("useful-lives", &["accounting.shortened_life=3", &at]), 64)
    };
    let (past, start, later) = (run("2019.3"), run("2025"), run("2031"));
    assert_eq!(past[0].tracks, start[0].tracks);
    assert_ne!(start[0].track(Track::Depreciation), later[0].track(Track::Depreciation));
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

#[test]
fn a_fleet_that_has_retired_is_empty() {
    let text = "title = \"gone\"\n[run]\nstart = 2025\nyears = 12\n\
        [technology]\nequipment_cost = 27\nsite_cost = 18\ncost_decline = 0.2\n\
        [demand]\ninitial = 80\ngrowth = 0.3\nvolatility = 0.1\n[fleet]\ninitial_capacity = 97.3\n\
        [market]\n[pricing]\n[build_out]\n[accounting]\n\
        [[builder]]\nname = \"A\"\nshare = 0.7\nplan = 0\n[[builder]]\nname = \"B\"\nshare = 0.3\nplan = 0\n";
    let model = from_text(text);
    watch(&model, 0, |step, state| {
        for lane in 0..LANES {
            let tightness = state.levels.tightness[lane];
            assert!(tightness < 1e3 + 1e-9, "step {step}: {tightness}");
            let left = state.levels.capacity[lane];
            assert!(step < 20 || left.to_bits() == 0, "step {step}: {left:e} units are left");
        }
    });
}

fn from_text(text: &str) -> Model {
    let mut document = Document::from_text("corner", text);
    let model = Model::read(&mut document, Rules::default());
    model.unwrap_or_else(|| panic!("{}", document.problems.render(&document.sources, false)))
}

/// Level cash flows and no news, from the first test on: what is written down stays written down.
#[test]
fn under_ifrs_time_alone_reverses_nothing() {
    for (group, plan) in
        [("assets", 0), ("assets", 90), ("fleet", 0), ("vintage", 0), ("vintage", 90)]
    {
        let text = format!(
            "title = \"level\"\n[run]\nstart = 2025\nyears = 9\n\
            [technology]\nequipment_cost = 27\nsite_cost = 18\ncost_decline = 0\nfootprint_decline = 0\n\
            [demand]\ninitial = 900\ngrowth = 0\ngrowth_long = 0\nvolatility = 0\n\
            [fleet]\ninitial_capacity = 100\nequipment_life = 9\nequipment_lag = 0.25\nsite_lag = 0.25\n\
            [market]\nnormal_tightness = 0.95\n[build_out]\nvolatility = 0\nreaction = 0\n\
            [accounting]\nstandard = \"ifrs\"\nasset_group = \"{group}\"\n\
            value_in_use_rate = 0.4\nfair_value_rate = 0.45\n\
            [[builder]]\nname = \"A\"\nshare = 1\nplan = {plan}\n"
        );
        let model = from_text(&text);
        let (mut lost, mut back) = (0.0, 0.0);
        median_steps(&model, |_, state| {
            lost += state.flows.write_down[0];
            back += state.flows.reversal[0];
        });
        assert!(lost > 50.0, "{group}: {lost} written down");
        assert!(back.to_bits() == 0, "{group}, plan {plan}: {back} reversed");
    }
}

/// Reversals there are where news is good.
#[test]
fn under_ifrs_good_news_reverses() {
    let mut back = 0.0;
    watch(
        &model("base", &["accounting.standard=\"ifrs\"", "pricing.volatility=0.5"]),
        0,
        |_, s| {
            back += s.flows.reversal.iter().sum::<f64>();
        },
    );
    assert!(back > 100.0, "{back}");
}

/// A landlord has no vintages of equipment: whatever the asset group, its sites are one.
#[test]
fn landlords_are_tested_alike_in_every_asset_group() {
    let losses = |group: &str| {
        let group = format!("accounting.asset_group=\"{group}\"");
        let model = model("speculative-builder", &[&group, "rental.rent=0.3"]);
        let place = model.parties.builders.iter().position(|name| name == "Developers").unwrap();
        let run = &model.header.run;
        let new = History::new(run.start, run.years, &model.parties);
        let history = overbuild::engine::run_batch(&model, Chance::Median, 0, new);
        let track = history.builder_track(place, BuilderTrack::WriteDown).to_vec();
        track.iter().map(|row| row[0]).collect::<Vec<f64>>()
    };
    let (together, by_vintage) = (losses("assets"), losses("vintage"));
    assert!(together.iter().sum::<f64>() > 1.0);
    for (year, (one, other)) in together.iter().zip(&by_vintage).enumerate() {
        assert!((one - other).abs() < 1e-9 * (1.0 + one), "year {year}: {one} and {other}");
    }
}

#[test]
fn the_revenue_gap_compares_a_year_with_the_same_year() {
    let model = model("base", &[]);
    let mut years = vec![0.0; model.header.run.years];
    median_steps(&model, |step, state| {
        years[step / 4] += state.flows.required_revenue[0] - state.flows.revenue[0];
    });
    let largest = years.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let run = &model.header.run;
    let new = History::new(run.start, run.years, &model.parties);
    let history = overbuild::engine::run_batch(&model, Chance::Median, 0, new);
    let metrics = overbuild::metrics::metrics(&model);
    let gap = metrics.iter().find(|metric| metric.name == "largest_revenue_gap").unwrap();
    let found = gap.of(&history)[0];
    assert!((found - largest).abs() < 1e-9 * largest.abs(), "{found} and {largest}");
}

/// Started within a year, a run has the rest of that year and ends with a year: tracks are by calendar year.
#[test]
fn years_are_calendar_years_wherever_a_run_starts() {
    for (start, steps) in [(2025.5, 4_usize), (2025.75, 4), (2025.25, 12), (2025.5, 24)] {
        let settings = [format!("run={{start={start},years=4,steps_per_year={steps}}}")];
        let model = model("base", &[&settings[0]]);
        let (mut spent, mut capacity) = ([0.0; 4], [0.0; 4]);
        median_steps(&model, |_, state| {
            // The year in which the step begins.
            let year = state.clock.date + 1e-6 - 2025.0;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a year")]
            let year = year as usize;
            spent[year] += state.flows.spending[0];
            capacity[year] = state.levels.capacity[0];
            assert_eq!(state.clock.year_end, (state.clock.date + state.clock.dt).fract() < 1e-6);
        });
        let run = &model.header.run;
        let new = History::new(run.start, run.years, &model.parties);
        let history = overbuild::engine::run_batch(&model, Chance::Median, 0, new);
        for year in 0..4 {
            let row = year + 1;
            assert!((history.calendar_year(row) - 2025.0 - year as f64).abs() < 1e-12);
            let found = history.track(Track::Spending)[row][0];
            assert!(
                (found - spent[year]).abs() < 1e-9,
                "{start} in {year}: {found} {}",
                spent[year]
            );
            assert_eq!(history.track(Track::Capacity)[row][0].to_bits(), capacity[year].to_bits());
        }
    }
}

/// What a part of a year brought is no year's flow: it counts in sums, and stands in no track.
#[test]
fn the_part_of_a_year_is_not_shown_as_a_year() {
    let model = model("base", &["run={start=2025.75,years=3}"]);
    let paths = std::num::NonZero::new(64).unwrap();
    let mut collected =
        collect(&model, Chance::Seed(1), paths, &overbuild::engine::Control::default()).unwrap();
    let summary = Summary::new(&model, &mut collected);
    let years = |track: Track| {
        summary.track(track).unwrap().bands.iter().map(|band| band.year).collect::<Vec<_>>()
    };
    assert_eq!(years(Track::Spending), [2026.0, 2027.0]);
    assert_eq!(years(Track::Capacity), [2024.75, 2025.0, 2026.0, 2027.0]);
}

#[test]
fn a_start_within_a_step_is_refused() {
    for (start, steps, fits) in [
        (2025.75, 4, true),
        (2025.083, 12, true),
        (2025.5, 24, true),
        (2025.3, 4, false),
        (2025.1, 12, false),
    ] {
        let setting = format!("run={{start={start},steps_per_year={steps}}}");
        let path = crate::support::root().join("scenarios/base.toml");
        let mut document = Document::load(&path, &[setting]);
        let read = Model::read(&mut document, Rules::default()).is_some();
        assert_eq!(read, fits, "{start} in steps of 1/{steps}");
        let told = document.problems.render(&document.sources, false);
        assert!(fits || told.contains("run.start"), "{told}");
    }
}
