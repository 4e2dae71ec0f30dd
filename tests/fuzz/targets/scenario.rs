//! Any text as a scenario: it is read, or refused with messages.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use overbuild_fuzz::{
    chance::{self, Buffer},
    scenarios,
};

fuzz_target!(|text: &[u8]| {
    let _ = scenarios::read(text, false);
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    chance::toml(Buffer { data, size, most, seed })
});
