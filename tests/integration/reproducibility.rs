//! A result is a function of scenario, seed and program version alone.

use std::num::NonZero;

use overbuild::{
    engine::Control,
    math::Width,
    metrics::{History, HolderTrack, Track, Values, collect, metrics, read_model},
    model::Model,
    random::Chance,
};

use crate::support::{LANES, histories, model, one_batch};

fn values(model: &Model, paths: u64, threads: usize) -> Vec<Vec<u64>> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let chance = Chance::Seed(model.header.run.seed);
    let paths = NonZero::new(paths).unwrap();
    let collected = pool.install(|| collect(model, chance, paths, &Control::default())).unwrap();
    let bits = |values: &Values| values.exact().unwrap().iter().map(|x| x.to_bits()).collect();
    collected.values.iter().map(bits).collect()
}

#[test]
fn results_do_not_depend_on_threads() {
    let model = model("base", &[]);
    assert_eq!(values(&model, 1000, 1), values(&model, 1000, 5));
}

/// As many widths as this machine has; one that it lacks cannot be tested on it.
#[test]
fn results_do_not_depend_on_the_width_of_vectors() {
    for scenario in ["base", "fiber-glut", "stargate", "vintage-tests"] {
        let mut model = model(scenario, &[]);
        let mut at = |name| {
            Width::named(name).map(|width| {
                model.width = width;
                values(&model, 500, 1)
            })
        };
        let baseline = at("baseline").unwrap();
        for name in Width::NAMES {
            let same = at(name).is_none_or(|found| found == baseline);
            assert!(same, "{scenario} with {name}");
        }
    }
}

#[test]
fn the_first_paths_of_more_are_the_same() {
    let model = model("base", &[]);
    let (few, many) = (values(&model, 300, 2), values(&model, 600, 2));
    for (few, many) in few.iter().zip(&many) {
        assert_eq!(few[..], many[..few.len()]);
    }
}

/// A path is the same wherever it lies in a batch, so the size of batches cannot matter.
#[test]
fn results_do_not_depend_on_batches() {
    let model = model("base", &[]);
    let run = &model.header.run;
    let new = || History::new(run.start, run.years, &model.parties);
    let early: History = one_batch(&model, 0, new());
    let late: History = one_batch(&model, 17, new());
    for (early, late) in early.tracks.iter().flatten().zip(late.tracks.iter().flatten()) {
        for lane in 17..LANES {
            assert_eq!(early[lane].to_bits(), late[lane - 17].to_bits());
        }
    }
}

/// Takes a mechanism out and compares what it cannot have touched.
fn unmoved(without: &str, tracks: &[Track]) {
    // What is sold to partners fetches what the books say: that mechanism does need them.
    let with = model("base", &["without=[\"held_for_sale\",\"default\"]"]);
    let without =
        model("base", &[&format!("without=[\"held_for_sale\",\"default\",\"{without}\"]")]);
    let (with, without) = (histories(&with, 128), histories(&without, 128));
    for (a, b) in with.iter().zip(&without) {
        for track in tracks {
            assert_eq!(a.track(*track), b.track(*track), "{track:?}");
        }
    }
}

/// Nothing acts back from the books, so without them the whole market is the same to the bit.
#[test]
fn leaving_accounting_out_moves_nothing_else() {
    unmoved(
        "accounting",
        &[
            Track::Demand,
            Track::Capacity,
            Track::Price,
            Track::Spending,
            Track::Debt,
            Track::Shut,
            Track::Equity,
            Track::FreeCashFlow,
        ],
    );
}

/// The draws of a mechanism bear its name: without the capital market the first step's shocks to
/// demand and price are the same, where it does not turn in that step, and so are the fair price and everything drawn once.
#[test]
fn leaving_the_capital_market_out_leaves_all_draws() {
    unmoved("capital_market", &[Track::FairPrice]);
    let (with, without) = (model("base", &[]), model("base", &["without=[\"capital_market\"]"]));
    let chance = Chance::Seed(1);
    for parameter in &without.drawn {
        let same = with.drawn.iter().find(|other| other.name == parameter.name).unwrap();
        assert_eq!(
            with.sampler(chance, 64).sample(same),
            without.sampler(chance, 64).sample(parameter)
        );
    }
    let (mut a, mut b) = (with.start(chance, 0), without.start(chance, 0));
    a.step(0);
    b.step(0);
    let open: Vec<usize> = (0..LANES).filter(|i| a.state.levels.mean_shut[*i] == 0.0).collect();
    assert!(open.len() > LANES / 2, "the market turns on {} paths", LANES - open.len());
    for lane in open {
        assert_eq!(a.state.levels.price[lane], b.state.levels.price[lane]);
        assert_eq!(a.state.levels.potential_demand[lane], b.state.levels.potential_demand[lane]);
    }
}

/// A mechanism that comes in draws from its own streams: without effect, it moves nothing.
#[test]
fn adding_a_mechanism_moves_no_draw() {
    let none = histories(&model("base", &[]), 128);
    let idle = [
        "efficiency_shock.rate=0.5",
        "efficiency_shock.rebound=1",
        "efficiency_shock.equity_fall=0",
    ];
    let with = histories(&model("base", &idle), 128);
    for (a, b) in none.iter().zip(&with) {
        assert_eq!(a.tracks, b.tracks);
    }
}

/// A parameter that becomes uncertain draws from a stream of its own.
#[test]
fn a_new_uncertain_parameter_moves_no_other_draw() {
    let (before, after) =
        (model("base", &[]), model("base", &["market.cost_of_capital={uniform=[0.08,0.12]}"]));
    assert_eq!(after.drawn.len(), before.drawn.len() + 1);
    for parameter in &before.drawn {
        let same = after.drawn.iter().find(|other| other.name == parameter.name).unwrap();
        let chance = Chance::Seed(9);
        assert_eq!(
            before.sampler(chance, 0).sample(parameter),
            after.sampler(chance, 0).sample(same)
        );
    }
}

/// The order of builders in the file is of no consequence, not even in the last bit.
#[test]
fn the_order_of_builders_does_not_matter() {
    let text =
        std::fs::read_to_string(crate::support::root().join("scenarios/fiber-glut.toml")).unwrap();
    let parts: Vec<&str> = text.split("[[builder]]").collect();
    let swapped = format!("{}[[builder]]{}\n[[builder]]{}", parts[0], parts[2], parts[1]);
    let read = |text: &str| {
        // Beside the data that it names.
        let name = crate::support::root().join("scenarios/test.toml").display().to_string();
        let mut document = overbuild::scenario::Document::from_text(&name, text);
        read_model(&mut document, overbuild::scenario::Rules::default()).unwrap()
    };
    assert_eq!(values(&read(&text), 128, 2), values(&read(&swapped), 128, 2));
}

/// Nor is that of customers, contracts, holders and exposures, where defaults travel.
#[test]
fn the_order_of_parties_and_claims_does_not_matter() {
    let path = crate::support::root().join("scenarios/base.toml");
    let text = std::fs::read_to_string(path).unwrap() + "\n[[holder]]\nname = \"Nobody\"\n";
    let mut parts: Vec<&str> = text.split("\n[[").collect();
    let first = parts.remove(0);
    let in_order = format!("{first}\n[[{}", parts.join("\n[["));
    parts.reverse();
    let turned = format!("{first}\n[[{}", parts.join("\n[["));
    let read = |text: &str| {
        // Beside the files that it is laid over.
        let name = crate::support::root().join("scenarios/test.toml").display().to_string();
        let mut document = overbuild::scenario::Document::from_text(&name, text);
        let model = read_model(&mut document, overbuild::scenario::Rules::default());
        model.unwrap_or_else(|| panic!("{}", document.problems.render(&document.sources, false)))
    };
    let (in_order, turned) = (read(&in_order), read(&turned));
    let defaults = histories(&in_order, 256);
    let fund = in_order.parties.holders.iter().position(|name| name == "SoftBank").unwrap();
    let failed =
        |h: &History| h.holder_track(fund, HolderTrack::Default)[h.years()].iter().sum::<f64>();
    assert!(defaults.iter().map(failed).sum::<f64>() > 5.0, "too few holders fail to see anything");
    assert_eq!(values(&in_order, 256, 2), values(&turned, 256, 2));
}

/// Names of metrics, tracks and random streams are told apart.
#[test]
fn names_are_distinct() {
    let metrics = metrics(&model("base", &[]));
    let unique: std::collections::BTreeSet<&str> =
        metrics.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(unique.len(), metrics.len());
}
