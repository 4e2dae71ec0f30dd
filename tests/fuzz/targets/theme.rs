//! Any text as a theme; any bytes as the font or the logo that it names.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use overbuild::chart::{self, Figure, Look, Theme};
use overbuild_fuzz::scenarios;

static FIGURES: LazyLock<Vec<Figure>> = LazyLock::new(|| {
    chart::read(include_str!("../seeds/charts/columns.json"))
        .expect("the figure of this target is right")
});

fuzz_target!(|data: &[u8]| {
    let Some((kind, rest)) = data.split_first() else { return };
    let theme: &[u8] = match kind {
        b'f' => {
            scenarios::write("input.otf", rest);
            b"font = \"input.otf\""
        }
        b'l' => {
            scenarios::write("input.svg", rest);
            b"logo = \"input.svg\""
        }
        _ => data,
    };
    let path = scenarios::write("theme.toml", theme);
    let Ok(theme) = Theme::load(&path.to_string_lossy()) else { return };
    let look = Look { theme, ..Look::default() };
    let drawings = chart::draw(&FIGURES, &look).expect("a theme that was read can be drawn in");
    if drawings.iter().any(|drawing| drawing.svg().is_empty()) {
        panic!("nothing was drawn");
    }
});
