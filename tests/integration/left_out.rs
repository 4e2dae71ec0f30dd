//! `backtest --left-out`: what precedents teach each other, and what they do not.

use std::fs;

use overbuild::{
    engine::Control,
    inference::{Experiment, Joint, Precedents, Settings, Simulator},
    model::Model,
    random::Chance,
};
use serde_json::Value;

use crate::{
    calibration::{LEARNED, learning},
    folder::{Folder, errors, refused},
    support::{LANES, model},
};

const SETTINGS: Settings = Settings { population: 100, rounds: 2, least_acceptance: 0.02, seed: 5 };

/// A precedent on which every learned parameter had this normal score, with what is seen on the mean of a batch: one path's luck
/// can hide what it has lived.
fn lived(model: &Model, score: f64) -> Simulator<'_> {
    let simulator = Simulator::new(model).unwrap();
    let scores = vec![[score; LANES]; simulator.learned().len()];
    let seen = simulator.batch(Chance::Seed(99), 1 << 50, &scores).unwrap();
    let observed: Vec<f64> =
        seen.iter().map(|fact| fact.iter().sum::<f64>() / LANES as f64).collect();
    simulator.with_observed(&observed)
}

#[test]
fn precedents_teach_what_they_lived_and_contradict_each_other_where_they_lived_opposites() {
    let model = learning(&LEARNED);
    let shift = |scores: [f64; 2], own: usize| {
        let simulators = scores.map(|score| lived(&model, score));
        let precedents = Precedents { simulators: &simulators, booms: &[0, 1], settings: SETTINGS };
        precedents.check().unwrap();
        let taught = precedents.leave_out(own, &Control::default()).unwrap();
        assert_eq!(taught.teachers, [1 - own]);
        let all = taught.learned.iter();
        let shift = all.map(|learned| learned.shift).sum::<f64>() / taught.learned.len() as f64;
        (shift, precedents.contradictions(&Control::default()).unwrap())
    };
    let (of_high, apart) = shift([-1.3, 1.3], 0);
    let (of_low, _) = shift([-1.3, 1.3], 1);
    assert!(of_high > 0.25 && of_low < -0.25, "{of_high} {of_low}");
    assert!(!apart.is_empty());
    for found in &apart {
        let [low, high] = found.between;
        assert_eq!((low.0, high.0), (0, 1), "{found:?}");
        assert!(low.1 < 0.0 && high.1 > 0.0, "{found:?}");
    }
    let (_, alike) = shift([1.3, 1.3], 0);
    assert!(alike.is_empty(), "{alike:?}");
}

/// Parameters of one name of which each scenario knows something else are two, and one draw stands for what is common.
#[test]
fn common_is_what_is_called_alike_and_known_alike() {
    let models = ["railway-mania", "memory-chips"].map(|name| model(name, &[]));
    let simulators = [0, 1].map(|own: usize| Simulator::new(&models[own]).unwrap());
    let joint = Joint::new(&[&simulators[0], &simulators[1]]);
    let common: Vec<&str> =
        joint.common().iter().map(|place| joint.learned()[*place].name.as_str()).collect();
    assert!(common.contains(&"build_out.reaction"), "{common:?}");
    assert!(!common.contains(&"demand.growth"), "{common:?}");
    let growths = joint.learned().iter().filter(|own| own.name == "demand.growth");
    assert_eq!(growths.count(), 2);
    let facts = simulators.iter().map(|each| each.observed().len()).collect::<Vec<_>>();
    assert_eq!(joint.observed().len(), facts[0] + facts[1]);
    // Each precedent counts alike, however many facts it has.
    let weights = joint.weights();
    let first: f64 = weights[..facts[0]].iter().sum();
    assert!((first - 0.5).abs() < 1e-12 && (weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    // Seen together as each alone is seen, the first with the same luck.
    let scores: Vec<[f64; LANES]> = vec![[0.3; LANES]; joint.learned().len()];
    let own = vec![[0.3; LANES]; simulators[0].learned().len()];
    let together = joint.batch(Chance::Seed(3), 0, &scores).unwrap();
    assert_eq!(together[..facts[0]], simulators[0].batch(Chance::Seed(3), 0, &own).unwrap());
}

#[test]
fn a_table_of_precedents_is_what_their_points_say() {
    let folder = Folder::new("left-out");
    let output = folder.run(&[
        "backtest",
        "railway-mania.toml",
        "fiber-glut.toml",
        "vendor-finance.toml",
        "--left-out",
        "--population",
        "40",
        "--paths",
        "256",
        "--out",
        "o",
    ]);
    assert!(output.status.success(), "{}", errors(&output));
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("Left out: each by what the others taught, 40 parameter sets"), "{text}");
    let out = folder.0.join("o/precedents");
    let json = fs::read_to_string(out.join("precedents.json")).unwrap();
    let json: Value = serde_json::from_str(&json).unwrap();
    // Fibre and its vendors are one boom; it counts once where it teaches.
    let taught_by = |place: usize| json["precedents"][place]["taught_by"].clone();
    assert_eq!(taught_by(0), serde_json::json!(["fiber-glut"]));
    assert_eq!(taught_by(1), serde_json::json!(["railway-mania"]));
    assert_eq!(taught_by(2), serde_json::json!(["railway-mania"]));
    let csv = fs::read_to_string(out.join("precedents.csv")).unwrap();
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    let place = |name: &str| rows[0].iter().position(|head| *head == name).unwrap();
    for (own, row) in rows[1..].chunks(3).zip(json["precedents"].as_array().unwrap()) {
        let series = row["series"].as_array().unwrap();
        let points: Vec<&Value> =
            series.iter().flat_map(|series| series["points"].as_array().unwrap()).collect();
        // The tenth and the ninetieth of the seven quantiles.
        let inside = points.iter().filter(|point| {
            let [low, high] = [1, 5].map(|level| point["quantiles"][level].as_f64().unwrap());
            (low..=high).contains(&point["observed"].as_f64().unwrap())
        });
        assert_eq!(own[1][1], "left out");
        let told: f64 = own[1][place("inside_80")].parse().unwrap();
        assert!((told - inside.count() as f64 / points.len() as f64).abs() < 1e-12);
        assert_eq!(own[2][1], "technology alone");
        assert_eq!(own[2][place("score_over_technology_alone")], "1");
        // Over the same series: what has no last value has no part in it.
        let ratios: Vec<f64> = series
            .iter()
            .filter_map(|own| {
                let alone = own["technology_alone"]["crps"].as_f64()?;
                Some((alone / own["scores"]["last_value"].as_f64()?).ln())
            })
            .filter(|own| own.is_finite())
            .collect();
        let due = (ratios.iter().sum::<f64>() / ratios.len() as f64).exp();
        let told: f64 = own[2][place("score_over_last_value")].parse().unwrap();
        assert!((told / due - 1.0).abs() < 1e-9, "{told} {due}");
        assert_ne!(own[0][place("score_over_last_value")], own[1][place("score_over_last_value")]);
    }
    assert!(out.join("precedents.svg").is_file() && out.join("manifest.json").is_file());
}

#[test]
fn precedents_that_cannot_teach_are_refused() {
    let folder = Folder::new("left-out-bad");
    let one = ["backtest", "fiber-glut.toml", "--left-out"];
    refused(&folder, &one, 2, &["required arguments were not provided"]);
    let same = [
        "backtest",
        "fiber-glut.toml",
        "vendor-finance.toml",
        "--left-out",
        "--paths",
        "64",
        "--out",
        "o",
    ];
    refused(
        &folder,
        &same,
        2,
        &[
            "fiber-glut.toml: it has no uncertain parameter in common with a precedent of another boom",
        ],
    );
    assert!(!folder.0.join("o").exists());
    let alone = ["backtest", "fiber-glut.toml", "railway-mania.toml", "--population", "40"];
    refused(&folder, &alone, 2, &["--left-out"]);
    // A user's file in the way is told before anything is simulated.
    fs::create_dir_all(folder.0.join("o/precedents")).unwrap();
    folder.write("o/precedents/precedents.csv", "mine");
    let taken = ["backtest", "fiber-glut.toml", "railway-mania.toml", "--left-out", "--out", "o"];
    refused(&folder, &taken, 2, &["o/precedents exists and was not written by overbuild"]);
    assert!(!folder.0.join("o/fiber-glut-backtest").exists());
    assert_eq!(fs::read_to_string(folder.0.join("o/precedents/precedents.csv")).unwrap(), "mine");
}
