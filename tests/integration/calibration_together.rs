//! `calibrate` of several scenarios: what they have in common is learned at once, and lies over one that did not teach.

use std::{fs, path::Path};

use overbuild::{
    engine::Control,
    inference::{Calibration, Joint, Posterior, Precedents, Settings, Simulator},
    library::Scenario,
};
use serde_json::Value;

use crate::{
    folder::{Folder, errors, files, refused},
    support::model,
};

const SETTINGS: Settings = Settings { population: 60, rounds: 2, least_acceptance: 0.01, seed: 9 };
const RESULT: &str = "output/fiber-glut-calibration-together";

fn calibrated(folder: &Folder) -> String {
    let output = folder.run(&[
        "calibrate",
        "fiber-glut.toml",
        "railway-mania.toml",
        "vendor-finance.toml",
        "--population",
        "60",
        "--rounds",
        "2",
        "--seed",
        "9",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn three(value: &Value) -> [f64; 3] {
    [0, 1, 2].map(|level| value[level].as_f64().unwrap())
}

/// What the library learns from the two booms at once, without the command.
fn joint_posterior() -> (Vec<usize>, Posterior) {
    let models = ["fiber-glut", "railway-mania"].map(|name| model(name, &["run.seed=9"]));
    let simulators = [0, 1].map(|own: usize| Simulator::new(&models[own]).unwrap());
    let joint = Joint::new(&[&simulators[0], &simulators[1]]);
    let control = Control::default();
    let mut calibration = Calibration::begin(&joint, SETTINGS, &control).unwrap();
    while !calibration.finished {
        calibration.advance(&joint, &control).unwrap();
    }
    (joint.common(), Posterior::new(&joint, &calibration))
}

#[test]
fn what_several_teach_is_what_they_have_in_common() {
    let folder = Folder::new("calibrate-together");
    let screen = calibrated(&folder);
    let result = folder.0.join(RESULT);
    assert_eq!(files(&result), ["calibration.json", "manifest.json", "posterior.toml"]);
    let json = fs::read_to_string(result.join("calibration.json")).unwrap();
    let json: Value = serde_json::from_str(&json).unwrap();
    let (common, posterior) = joint_posterior();
    let learned = json["learned"].as_array().unwrap();
    assert_eq!(learned.len(), common.len());
    assert!(learned.len() > 5 && learned.len() < posterior.learned.len());
    for (own, place) in learned.iter().zip(&common) {
        let whole = &posterior.learned[*place];
        assert_eq!(own["name"], whole.name.as_str());
        assert_eq!(three(&own["prior"]), whole.prior);
        assert_eq!(three(&own["posterior"]), whole.posterior);
        assert_eq!(own["precedents"], serde_json::json!(["fiber-glut", "railway-mania"]));
    }
    // Fibre and its vendors are one boom, which teaches once.
    assert_eq!(json["scenarios"][2]["taught_by"], "fiber-glut");
    assert!(screen.contains("vendor-finance and fiber-glut are one boom"), "{screen}");
    for own in learned.iter().filter(|own| own["identified"] != "no better than before") {
        let name = own["name"].as_str().unwrap();
        assert!(screen.contains(&format!("({name})")), "{name}: {screen}");
    }
    lies_over_another(&folder, &json);
}

/// The overlay has the three quantiles of each parameter and its correlations, and a scenario that did not teach has them
/// where it is laid over it.
fn lies_over_another(folder: &Folder, json: &Value) {
    let text = fs::read_to_string(folder.0.join(RESULT).join("posterior.toml")).unwrap();
    assert!(
        text.starts_with("# What fiber-glut.toml, railway-mania.toml teach together"),
        "{text}"
    );
    let overlay: toml::Table = text.parse().unwrap();
    assert!(!overlay.contains_key("run"), "{text}");
    let pairs = overlay.get("correlation").map_or(0, |pairs| pairs.as_array().unwrap().len());
    assert_eq!(pairs, json["correlations"].as_array().unwrap().len());
    folder
        .write("later.toml", format!("extends = [\"ethanol.toml\", \"{RESULT}/posterior.toml\"]"));
    let checked = folder.run(&["check", "later.toml"]);
    assert!(checked.status.success(), "{}", errors(&checked));
    folder.write("own.toml", "extends = [\"ethanol.toml\"]");
    let [own, later] = ["own", "later"].map(|name| drawn(&folder.0.join(name)));
    let (mut seen, mut moved) = (0, 0);
    for learned in json["learned"].as_array().unwrap() {
        let (name, posterior) = (learned["name"].as_str().unwrap(), three(&learned["posterior"]));
        let (table, key) = name.rsplit_once('.').unwrap();
        let said = &overlay[table][key];
        // What a few particles leave at an end of its range is spread evenly.
        let Some(low) = said.get("p10") else { continue };
        assert!(near(low.as_float().or(low.as_integer().map(|n| n as f64)).unwrap(), posterior[0]));
        let of = |all: &[(String, [f64; 3])]| {
            all.iter().find(|(own, _)| own == name).map(|(_, levels)| *levels)
        };
        let levels = of(&later).unwrap_or_else(|| panic!("{name} is not drawn"));
        assert!(levels.iter().zip(posterior).all(|(a, b)| near(*a, b)), "{name}: {levels:?}");
        seen += 1;
        moved += usize::from(of(&own) != Some(levels));
    }
    assert!(seen > 5 && moved > 5, "{seen} {moved}");
    let growth = |all: &[(String, [f64; 3])]| {
        all.iter().find(|(own, _)| own == "demand.growth").map(|(_, levels)| *levels)
    };
    assert!(growth(&own).is_some() && growth(&own) == growth(&later));
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-4 * b.abs()
}

/// The 10, 50 and 90 % quantiles of each parameter of a scenario.
fn drawn(file: &Path) -> Vec<(String, [f64; 3])> {
    let scenario = Scenario::load(file.with_extension("toml")).unwrap();
    let levels = |own: &overbuild::scenario::Parameter| {
        (own.name.clone(), [0.1, 0.5, 0.9].map(|p| own.distribution.quantile(p)))
    };
    scenario.model.drawn.iter().map(levels).collect()
}

#[test]
fn what_some_know_otherwise_than_others_is_in_no_file() {
    let other = "pricing.volatility={p10=0.11,p50=0.2,p90=0.3}";
    let all: [(&str, &[&str]); 4] = [
        ("fiber-glut", &[]),
        ("railway-mania", &[]),
        ("ethanol", &[other]),
        ("memory-chips", &[other]),
    ];
    let models = all.map(|(name, settings)| model(name, settings));
    let simulators = [0, 1, 2, 3].map(|own: usize| Simulator::new(&models[own]).unwrap());
    let settings = Settings { population: 50, rounds: 1, ..SETTINGS };
    let precedents = Precedents { simulators: &simulators, booms: &[0, 1, 2, 3], settings };
    let common = precedents.learn(&Control::default()).unwrap();
    assert_eq!(common.disputed, ["pricing.volatility"]);
    let names: Vec<&str> =
        common.posterior.learned.iter().map(|learned| learned.name.as_str()).collect();
    assert!(names.contains(&"build_out.reaction") && !names.contains(&"pricing.volatility"));
    let reaction = names.iter().position(|name| *name == "build_out.reaction").unwrap();
    assert_eq!(common.having[reaction], [0, 1, 2, 3]);
    assert_eq!(common.posterior.particles.scores[0].len(), names.len());
}

/// A cost of 1 bn for a gigawatt is none of 1 bn for a billion gallons.
#[test]
fn what_counts_in_money_is_common_where_all_count_alike() {
    let cost = "operations.cash_cost={p10=0.5,p50=1,p90=2,min=0}";
    let learn = |own: &[&str]| {
        let settings = [&[cost], own].concat();
        let models = ["ethanol", "cloud-control"].map(|name| model(name, &settings));
        let simulators = [0, 1].map(|own: usize| Simulator::new(&models[own]).unwrap());
        let settings = Settings { population: 50, rounds: 1, ..SETTINGS };
        let precedents = Precedents { simulators: &simulators, booms: &[0, 1], settings };
        let common = precedents.learn(&Control::default()).unwrap();
        let left = precedents.leave_out(0, &Control::default()).unwrap();
        let has = |all: &[overbuild::inference::Learned]| {
            all.iter().any(|learned| learned.name == "operations.cash_cost")
        };
        (has(&common.posterior.learned), has(&left.learned), common.counted_apart)
    };
    let (common, left, apart) = learn(&[]);
    assert!(!common && !left && apart.contains(&"operations.cash_cost".to_owned()), "{apart:?}");
    let alike = ["run.unit=\"GW\"", "run.site_unit=\"GW\""];
    let (common, left, apart) = learn(&alike);
    assert!(common && left && !apart.contains(&"operations.cash_cost".to_owned()), "{apart:?}");
    // The file says what it counts in, and over what counts otherwise it is told.
    let folder = Folder::new("together-counted");
    let sets = [&[cost][..], &alike].concat();
    let sets = sets.iter().flat_map(|set| ["--set", set]);
    let command = ["calibrate", "ethanol.toml", "cloud-control.toml", "--population", "50"];
    let command: Vec<&str> =
        command.into_iter().chain(["--rounds", "1", "--out", "own"]).chain(sets).collect();
    let output = folder.run(&command);
    assert!(output.status.success(), "{}", errors(&output));
    let text = fs::read_to_string(folder.0.join("own/posterior.toml")).unwrap();
    let overlay: toml::Table = text.parse().unwrap();
    assert_eq!(overlay["run"]["currency"].as_str(), Some("$bn"), "{text}");
    assert_eq!(overlay["run"]["site_unit"].as_str(), Some("GW"), "{text}");
    assert!(!text.contains("counts in no currency"), "{text}");
    folder.write("later.toml", "extends = [\"ethanol.toml\", \"own/posterior.toml\"]");
    let said = errors(&folder.run(&["check", "later.toml"]));
    assert!(said.contains("nothing converts them"), "{said}");
}

#[test]
fn scenarios_that_cannot_teach_together_are_refused() {
    let folder = Folder::new("together-bad");
    let keep: Vec<String> = model("railway-mania", &[])
        .drawn
        .iter()
        .filter(|own| own.name != "demand.growth")
        .map(|own| format!("{:?}", own.name))
        .collect();
    let alone =
        format!("extends = 'railway-mania.toml'\n[calibration]\nkeep = [{}]", keep.join(","));
    folder.write("alone.toml", alone);
    let nothing = "it has no uncertain parameter in common with a precedent of another boom";
    let others: [(&[&str], &str); 8] = [
        (&["alone.toml"], nothing),
        (&["vendor-finance.toml"], nothing),
        (&["base.toml"], "base.toml: there is no [[observation]] to learn from"),
        (&["railway-mania.toml", "fiber-glut"], "fiber-glut: it is named twice"),
        (
            &["fiber-glut.toml", "--language", "de"],
            "Fehler: fiber-glut.toml: es ist zweimal genannt",
        ),
        (&["railway-mania.toml", "--resume"], "--resume is for one scenario"),
        (&["railway-mania.toml", "--shards", "s"], "--shards is for one scenario"),
        (&["railway-mania.toml", "--shards", "s", "--worker"], "--shards is for one scenario"),
    ];
    for (typed, words) in others {
        let command = [&["calibrate", "fiber-glut.toml", "--population", "50"], typed].concat();
        refused(&folder, &command, 2, &[words]);
    }
    assert!(!folder.0.join("output").exists() && !folder.0.join("s").exists());
}

/// Whoever asks for German is told in German, and another place is taken.
#[test]
fn several_teach_in_german_too() {
    let folder = Folder::new("together-german");
    let output = folder.run(&[
        "calibrate",
        "railway-mania.toml",
        "fiber-glut.toml",
        "--population",
        "50",
        "--rounds",
        "1",
        "--language",
        "de",
        "--out",
        "gemeinsam",
    ]);
    assert!(output.status.success(), "{}", errors(&output));
    let said = String::from_utf8(output.stdout).unwrap();
    for words in ["Was railway-mania, fiber-glut gemeinsam lehren", "Parametersätze, jeder auf"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    for words in ["known", "precedent", "Contradiction", " to "] {
        assert!(!said.contains(words), "{words}: {said}");
    }
    assert!(folder.0.join("gemeinsam/posterior.toml").is_file());
    let again = folder.run(&["replay", "gemeinsam"]);
    assert!(again.status.success(), "{}", errors(&again));
}
