//! Any text as the figures of a finished run: they are drawn, or refused.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use overbuild::{chart::{self, Look, Size, Theme}, language::Language};
use overbuild_fuzz::chance::{self, Buffer};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(figures) = chart::read(text) else { return };
    // Which look is a matter of the text alone, so that a finding repeats.
    let choice = data.iter().fold(0_usize, |sum, byte| sum.wrapping_mul(31) + usize::from(*byte));
    let look = Look {
        theme: Theme::named(Theme::NAMES[choice % 3]).unwrap_or_default(),
        size: Size::ALL[choice / 3 % 4].1,
        language: if choice / 12 % 2 == 0 { Language::En } else { Language::GERMAN },
        editable: choice / 24 % 2 == 1,
        ..Look::default()
    };
    for figure in figures.iter().take(3) {
        let figure = std::slice::from_ref(figure);
        let drawings = chart::draw(figure, &look).expect("what was read can be drawn");
        let texts = drawings.iter().flat_map(|drawing| drawing.texts.iter().chain(&drawing.spots));
        for spot in texts {
            assert!(spot.area.iter().all(|edge| edge.is_finite()), "{spot:?}");
        }
    }
    for figure in &figures {
        let _ = figure.form.data();
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    chance::json(Buffer { data, size, most, seed }, None)
});
