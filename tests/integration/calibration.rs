//! `calibrate`: known parameters are found again, at the stated rate.

use std::{fs, sync::atomic::Ordering};

use overbuild::{
    engine::Control,
    inference::{Calibration, Experiment, Origin, Posterior, Settings, Simulator},
    model::Model,
    random::{Chance, Column},
};
use rand::distr::{Distribution, Open01};

use crate::{
    folder::{Folder, errors, files, refused},
    support::{LANES, model},
};

/// Small enough that a test can do it again and again.
const SMALL: Settings = Settings { population: 100, rounds: 2, least_acceptance: 0.02, seed: 5 };

/// The fibre scenario, of which these parameters are learned; the others stay uncertain.
pub(crate) fn learning(names: &[&str]) -> Model {
    learning_with(names, "")
}

fn learning_with(names: &[&str], setting: &str) -> Model {
    let all = model("fiber-glut", &[]);
    let keep = all.drawn.iter().map(|parameter| parameter.name.as_str());
    let keep: Vec<String> =
        keep.filter(|name| !names.contains(name)).map(|name| format!("{name:?}")).collect();
    let keep = format!("calibration.keep=[{}]", keep.join(","));
    let settings = [keep.as_str(), setting];
    model("fiber-glut", if setting.is_empty() { &settings[..1] } else { &settings })
}

fn calibrate(simulator: &Simulator<'_>, settings: Settings) -> Calibration {
    let control = Control::default();
    let mut calibration = Calibration::begin(simulator, settings, &control).unwrap();
    while !calibration.finished {
        calibration.advance(simulator, &control).unwrap();
    }
    calibration
}

/// Simulation-based calibration (Talts and others 2018): parameters from the prior make data, the data teach
/// a posterior, and the truth's place in it must be uniform. Returns the places, experiment by experiment.
fn places(model: &Model, experiments: u64, settings: Settings) -> Vec<Vec<f64>> {
    let mut places = Vec::new();
    for experiment in 0..experiments {
        let simulator = Simulator::new(model).unwrap();
        let count = simulator.learned().len();
        let mut generator = overbuild::random::Generator::new(77, "truth", experiment);
        let truth: Vec<f64> = (0..count)
            .map(|_| overbuild::math::normal_quantile(Open01.sample(&mut generator)))
            .collect();
        let scores: Vec<Column> = truth.iter().map(|score| [*score; LANES]).collect();
        let first = (1 << 50) + experiment * LANES as u64;
        let seen = simulator.batch(Chance::Seed(99), first, &scores).unwrap();
        let observed: Vec<f64> = seen.iter().map(|fact| fact[0]).collect();
        let simulator = simulator.with_observed(&observed);
        let settings = Settings { seed: 1000 + experiment, ..settings };
        let posterior = Posterior::new(&simulator, &calibrate(&simulator, settings));
        let particles = &posterior.particles;
        let place = |k: usize| particles.below(&particles.parameter(k), truth[k]);
        places.push((0..count).map(place).collect());
    }
    places
}

fn share_within(places: &[Vec<f64>], parameter: usize, share: f64) -> f64 {
    let tail = (1.0 - share) / 2.0;
    let within = places.iter().filter(|place| (tail..=1.0 - tail).contains(&place[parameter]));
    within.count() as f64 / places.len() as f64
}

pub(crate) const LEARNED: [&str; 3] =
    ["technology.cost_decline", "demand.growth", "orders.site_bias"];

#[test]
fn known_parameters_are_found_again() {
    let model = learning(&LEARNED);
    let places = places(&model, 20, SMALL);
    for (k, name) in LEARNED.iter().enumerate() {
        // Binomial: 80 % of 20 is 16, give or take 1.8; their mean place one half, give or take 0.065.
        let within = share_within(&places, k, 0.8);
        let mean = places.iter().map(|place| place[k]).sum::<f64>() / places.len() as f64;
        assert!((0.5..=0.99).contains(&within), "{name}: {within}");
        assert!((mean - 0.5).abs() < 3.0 * 0.065, "{name}: {mean}");
    }
}

/// The result of the full size is in MODEL.md; five minutes by
/// `cargo test --release -- --ignored full_experiment --nocapture`.
#[test]
#[ignore = "takes minutes"]
#[allow(clippy::print_stdout, reason = "its table is for MODEL.md")]
fn full_experiment_of_known_parameters() {
    let all = model("fiber-glut", &[]);
    let settings = Settings { population: 500, rounds: 3, least_acceptance: 0.01, seed: 0 };
    let places = places(&all, 150, settings);
    let simulator = Simulator::new(&all).unwrap();
    for (k, parameter) in simulator.learned().iter().enumerate() {
        let bins: Vec<usize> = (0..10)
            .map(|tenth| {
                let own =
                    |place: &&Vec<f64>| ((place[k] * 10.0).floor()).min(9.0) == f64::from(tenth);
                places.iter().filter(own).count()
            })
            .collect();
        let [half, most, nearly] = [0.5, 0.8, 0.9].map(|share| share_within(&places, k, share));
        assert!((0.68..=0.92).contains(&most), "{}: {most}", parameter.name);
        println!("{:<44}{half:>7.3}{most:>7.3}{nearly:>7.3}  {bins:?}", parameter.name);
    }
}

/// What is simulated is what would be reported: with the error of the data, which is as large as stated.
#[test]
fn simulated_data_have_the_error_of_the_data() {
    let (with, without) =
        (model("fiber-glut", &[]), model("fiber-glut", &["observation.Spending.error=0"]));
    let [with, without] = [&with, &without].map(|model| Simulator::new(model).unwrap());
    let scores = vec![[0.0; LANES]; with.learned().len()];
    let (mut sum, mut count) = (0.0, 0.0);
    for first in (0..10).map(|batch| batch * LANES as u64) {
        let [with, without] = [&with, &without]
            .map(|simulator| simulator.batch(Chance::Seed(1), first, &scores).unwrap());
        // Nine years of spending come first.
        for (a, b) in with.iter().zip(&without).take(9).flat_map(|(a, b)| a.iter().zip(b)) {
            sum += (a - b) * (a - b);
            count += 1.0;
        }
        assert_eq!(with[9], without[9]);
    }
    let error = (sum / count).sqrt();
    assert!((error / 0.1 - 1.0).abs() < 0.04, "{error}");
}

#[test]
fn a_calibration_is_a_function_of_its_seed() {
    let model = learning(&LEARNED);
    let simulator = Simulator::new(&model).unwrap();
    let settings = Settings { population: 100, rounds: 3, ..SMALL };
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let three = rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap();
    let first = one.install(|| calibrate(&simulator, settings));
    assert!(first == three.install(|| calibrate(&simulator, settings)));
    assert!(first != calibrate(&simulator, Settings { seed: 6, ..settings }));
    // The nearer, the smaller the tolerance.
    assert!(first.rounds.windows(2).all(|pair| pair[1].tolerance < pair[0].tolerance));
}

#[test]
fn an_interrupted_calibration_goes_on_as_if_nothing_had_been() {
    let model = learning(&LEARNED);
    let simulator = Simulator::new(&model).unwrap();
    let settings = Settings { population: 100, rounds: 4, ..SMALL };
    let control = Control::default();
    let mut calibration = Calibration::begin(&simulator, settings, &control).unwrap();
    calibration.advance(&simulator, &control).unwrap();
    let origin = Origin::new(&model, &simulator, "key");
    let text = calibration.checkpoint(&origin);
    let stopped = Control::default();
    stopped.stop.store(true, Ordering::Relaxed);
    assert!(calibration.advance(&simulator, &stopped).is_err());
    let mut resumed = Calibration::from_checkpoint(&text, &origin, settings).unwrap();
    while !resumed.finished {
        resumed.advance(&simulator, &control).unwrap();
    }
    assert!(resumed == calibrate(&simulator, settings));
}

/// A checkpoint of a scenario with a small change, of other facts or another seed, or with lists of other lengths and
/// numbers that no calibration can have: each is refused, and the message says what differs.
#[test]
fn a_checkpoint_goes_on_only_where_it_belongs() {
    let model = learning(&LEARNED);
    let simulator = Simulator::new(&model).unwrap();
    let settings = Settings { population: 20, rounds: 2, ..SMALL };
    let calibration = Calibration::begin(&simulator, settings, &Control::default()).unwrap();
    let origin = Origin::new(&model, &simulator, "key");
    let text = calibration.checkpoint(&origin);
    let refused = |text: &str, origin: &Origin, settings: Settings, words: &str| {
        let error = Calibration::from_checkpoint(text, origin, settings).unwrap_err();
        assert!(error.contains(words), "`{words}` is not in: {error}");
    };
    refused(
        &text,
        &Origin::new(&model, &simulator, "other"),
        settings,
        "scenario (hash of its keys)",
    );
    refused(&text, &origin, Settings { seed: 6, ..settings }, "its seed is 5, now it is 6");
    refused(&text, &origin, Settings { rounds: 3, ..settings }, "its rounds is 2, now it is 3");
    let fewer = learning(&LEARNED[..2]);
    let fewer = Origin::new(&fewer, &Simulator::new(&fewer).unwrap(), "key");
    refused(&text, &fewer, settings, "list of learned parameters is");
    let facts: Vec<f64> = simulator.observed().iter().map(|number| number + 0.1).collect();
    let changed = Simulator::new(&model).unwrap().with_observed(&facts);
    refused(&text, &Origin::new(&model, &changed, "key"), settings, "what was observed");
    // The same keys, but a data file with other numbers behind one of them.
    let other = learning_with(&LEARNED, "technology.equipment_cost=55");
    let other = Origin::new(&other, &Simulator::new(&other).unwrap(), "key");
    refused(&text, &other, settings, "data files");
    refused(&text[..200], &origin, settings, "damaged");
    for (field, words) in [
        ("/scores/3", "scores[3] has 2 entries, expected 3"),
        ("/scores", "scores has 19 entries, expected 20"),
        ("/seen/0", "seen[0] has"),
        ("/distances", "distances has 19"),
        ("/weights", "weights has 19"),
        ("/profile/1", "profile[1] has 9 entries, expected 10"),
        ("/profile", "profile has 2 entries, expected 3"),
        ("/units", "units has"),
        ("/rounds", "rounds has no entries"),
    ] {
        let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
        value.pointer_mut(field).unwrap().as_array_mut().unwrap().pop();
        refused(&value.to_string(), &origin, settings, words);
    }
    for (field, number) in [
        ("/weights/0", 5.0),
        ("/scores/0/0", f64::NAN),
        ("/units/0", 0.0),
        ("/distances/1", f64::INFINITY),
        ("/seen/2/1", 1e300),
    ] {
        let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
        *value.pointer_mut(field).unwrap() = number.to_bits().into();
        refused(&value.to_string(), &origin, settings, "it is damaged");
    }
}

#[test]
fn a_calibration_writes_an_overlay_that_can_be_laid() {
    let folder = Folder::new("calibrate");
    let output =
        folder.run(&["calibrate", "fiber-glut.toml", "--population", "60", "--rounds", "3"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    for words in ["Known", "orders.site_bias", "Fresh paths", "paths in"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let written = files(&folder.0.join("output/fiber-glut-calibration"));
    for file in ["posterior.toml", "carried.toml", "draws.csv", "profile.csv", "learned.png"] {
        assert!(written.contains(&file.to_owned()), "{file}: {written:?}");
    }
    // A few particles know little, and their lines lead far.
    let few = ["calibrate", "ethanol.toml", "--population", "64", "--rounds", "2", "--out", "few"];
    assert_eq!(folder.run(&few).status.code(), Some(0));
    folder.write("few.toml", "extends = [\"ethanol.toml\", \"few/posterior.toml\"]");
    let few = folder.run(&["check", "few.toml"]);
    assert!(few.status.success(), "{}", errors(&few));
    let left = fs::read_dir(folder.0.join("output")).unwrap().count();
    assert_eq!(left, 1, "no checkpoint is left behind");
    let over = "output/fiber-glut-calibration";
    for (name, overlay) in [("fiber-glut", "posterior"), ("base", "carried")] {
        let extends = format!("extends = [\"{name}.toml\", \"{over}/{overlay}.toml\"]");
        folder.write("learned.toml", extends);
        let output = folder.run(&["check", "learned.toml"]);
        assert!(output.status.success(), "{overlay}: {}", errors(&output));
    }
}

#[test]
fn calibrations_that_make_no_sense_are_refused() {
    let folder = Folder::new("senseless");
    let calibrate = |settings: &'static str| {
        ["calibrate", "fiber-glut.toml", "--population", "50", "--set", settings]
    };
    refused(&folder, &["calibrate", "base.toml"], 2, &["no [[observation]] to learn from"]);
    let wrong = [
        ("calibration.keep=[\"demand.grwth\"]", "did you mean `demand.growth`?"),
        ("calibration.carry=\"demand.growth\"", "expected a list of texts"),
        ("calibration.because=\"\"", "calibration.because: expected text, found none"),
        ("calibration.kep=[\"demand.growth\"]", "unknown key `kep`"),
        (
            "correlation=[{between=[\"demand.growth\",\"demand.elasticity\"],rank=0.5}]",
            "is correlated with another draw",
        ),
    ];
    for (settings, words) in wrong {
        refused(&folder, &calibrate(settings), 2, &[words]);
    }
    refused(
        &folder,
        &["calibrate", "fiber-glut.toml", "--resume"],
        2,
        &["--resume", "cannot read"],
    );
}
