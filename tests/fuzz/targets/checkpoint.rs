//! Any text as a checkpoint of a calibration: it goes on to its end, or is refused.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use overbuild::{
    engine::Control,
    inference::{Calibration, Origin, Posterior, Settings, Simulator},
    metrics::Stopped,
    model::Model,
};
use overbuild_fuzz::{
    chance::{self, Buffer},
    scenarios,
};

const SETTINGS: Settings = Settings { population: 8, rounds: 3, least_acceptance: 0.5, seed: 5 };

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let text = include_bytes!("../observed.toml");
    scenarios::read(text, false).1.expect("the scenario of this target is right")
});

static ORIGIN: LazyLock<Origin> = LazyLock::new(|| {
    let simulator = Simulator::new(&MODEL).expect("it has observations");
    Origin::new(&MODEL, &simulator, "key")
});

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let simulator = Simulator::new(&MODEL).expect("it has observations");
    let Ok(mut calibration) = Calibration::from_checkpoint(text, &ORIGIN, SETTINGS) else { return };
    let control = Control::default();
    if !calibration.finished {
        match calibration.advance(&simulator, &control) {
            Ok(()) => {}
            // Its parameters are beyond all that is drawn.
            Err(Stopped::Failed(_)) => return,
            Err(Stopped::Interrupted) => panic!("nobody stops it"),
        }
    }
    let posterior = Posterior::new(&simulator, &calibration);
    assert!(
        posterior.learned.iter().all(|learned| learned.posterior.iter().all(|v| v.is_finite()))
    );
});

/// A checkpoint that is right: it depends on the program's version, so that none can be kept as a seed.
static RIGHT: LazyLock<String> = LazyLock::new(|| {
    let simulator = Simulator::new(&MODEL).expect("it has observations");
    let calibration = Calibration::begin(&simulator, SETTINGS, &Control::default());
    calibration.expect("nobody stops it").checkpoint(&ORIGIN)
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    chance::json(Buffer { data, size, most, seed }, Some(&RIGHT))
});
