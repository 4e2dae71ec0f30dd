//! 64 paths of whatever is accepted: every number is finite or says what it is instead, and nothing leaks. What only
//! `--allow-implausible` accepts may leave the range of numbers, and must say where.
#![no_main]

use std::num::NonZero;

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use overbuild::{
    engine::Control,
    metrics::{Stopped, collect},
    model::Model,
    random::Chance,
};
use overbuild_fuzz::{
    chance::{self, Buffer},
    scenarios,
};

/// Longer runs would find nothing else, only later.
const MOST_STEPS: usize = 120;

fuzz_target!(|text: &[u8]| {
    let short = |model: &Model| model.header.run.steps() <= MOST_STEPS;
    if let (_, Some(model)) = scenarios::read(text, false) {
        if short(&model) {
            overbuild_fuzz::run(&model);
        }
        return;
    }
    let (_, Some(model)) = scenarios::read(text, true) else { return };
    if short(&model) {
        let paths = NonZero::new(64).unwrap_or(NonZero::<u64>::MIN);
        match collect(&model, Chance::Seed(1), paths, &Control::default()) {
            Err(Stopped::Failed(message)) => assert!(message.contains("path"), "{message}"),
            other => assert!(other.is_ok()),
        }
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    chance::toml(Buffer { data, size, most, seed })
});
