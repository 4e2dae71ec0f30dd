//! Files that once made the program panic, hang or pass nonsense on, each with what is said of it now. Fuzzing and
//! reviews found them; each stands for a kind.

mod figures;

use std::fs;

use overbuild::{
    metrics::read_model,
    scenario::{Document, Rules},
};
use serde_json::json;

use self::figures::{changed, every_form};
use crate::{
    folder::{Folder, refused},
    support::root,
};

#[test]
fn chart_says_what_is_wrong_with_a_folder() {
    let folder = Folder::new("found-chart");
    fs::create_dir(folder.0.join("old")).unwrap();
    folder.write("old/charts.json", changed("fan/bands", &json!([])));
    let parts = ["old/charts.json: figure `fan`: bands has 0 entries, expected 1 or more"];
    refused(&folder, &["chart", "old"], 2, &parts);
}

/// Numbers that are next to nothing, as a revenue of 5e-324 over which others' users were shared out: in files of
/// scenarios and of data.
#[test]
fn numbers_next_to_nothing_are_refused() {
    let small = fs::read_to_string(root().join("tests/fuzz/seeds/scenario/small.toml")).unwrap();
    let refused = |text: &str, words: &str| {
        let mut document = Document::from_text("small.toml", text);
        assert!(read_model(&mut document, Rules::default()).is_none());
        let said = document.problems.render(&document.sources, false);
        assert!(said.contains(words), "`{words}` is not in: {said}");
    };
    for number in ["5e-324", "-1e-310", "1e-201"] {
        let text = small.replace("initial = 12", &format!("initial = {number}"));
        refused(&text, &format!("{number} is too large or too small for a number"));
    }
    let folder = Folder::new("found-data");
    folder.write("tiny.csv", "year,value\n2025,5e-324\n");
    folder.write("tiny.toml", small.replace("plan = 100", "plan = { csv = \"tiny.csv\" }"));
    crate::folder::refused(&folder, &["check", "tiny.toml"], 2, &["`5e-324` is not a number"]);
}

/// Fonts and logos that are none: each is refused by name, and nothing is drawn.
#[test]
fn themes_name_what_they_cannot_use() {
    let folder = Folder::new("found-theme");
    fs::create_dir(folder.0.join("old")).unwrap();
    folder.write("old/charts.json", every_form().to_string());
    fs::create_dir(folder.0.join("folder")).unwrap();
    folder.write("text.otf", "no font");
    folder.write("half.png", b"\x89PNG\r\n\x1a\n");
    folder.write("wide.png", wide_png());
    folder.write("huge.svg", "<svg>".repeat(1 << 20));
    let huge = fs::File::create(folder.0.join("huge.otf")).unwrap();
    huge.set_len(1 << 40).unwrap();
    for (theme, words) in [
        ("font = \"folder\"", "font: folder is no file"),
        ("font = \"none.otf\"", "font: cannot read none.otf"),
        ("font = \"text.otf\"", "font: text.otf is no font that can be read"),
        ("font = \"huge.otf\"", "font: huge.otf has 1048576 MiB, expected 64 MiB at most"),
        ("font = 5", "expected a file as text, found a number"),
        ("logo = \"folder\"", "logo: folder is no file"),
        ("logo = \"half.png\"", "logo: half.png: this is no whole PNG"),
        ("logo = \"wide.png\"", "logo: wide.png: 100000 by 100000 pixels, expected 4096 at most"),
        ("logo = \"text.otf\"", "logo: text.otf is neither SVG nor PNG"),
        ("logo = \"huge.svg\"", "logo: huge.svg has 5 MiB, expected 2 MiB at most"),
        ("series = []", "series: expected a list of colours"),
        ("series = [1]", "expected a colour as text, found a number"),
        ("main = \"#12345\"", "main: expected a colour"),
        ("footer = [\"x\"]", "expected a line of text as text, found a list"),
        ("base = \"drak\"", "base: expected light, dark, print, found `drak`"),
        ("size = 5", "a theme has no key `size`"),
    ] {
        folder.write("theme.toml", theme);
        let arguments = ["chart", "old", "--theme", "theme.toml"];
        refused(&folder, &arguments, 2, &[words, "theme.toml:1:"]);
    }
    refused(&folder, &["chart", "old", "--theme", "folder"], 2, &["cannot read folder"]);
}

/// The head of a picture of 10^10 pixels.
fn wide_png() -> Vec<u8> {
    let mut chunk = b"IHDR".to_vec();
    chunk.extend(100_000_u32.to_be_bytes());
    chunk.extend(100_000_u32.to_be_bytes());
    chunk.extend([8, 2, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    bytes.extend(&chunk);
    bytes.extend(crc(&chunk).to_be_bytes());
    // The reader wants to see that picture data follow.
    bytes.extend(b"\0\0\0\0IDAT");
    bytes.extend(crc(b"IDAT").to_be_bytes());
    bytes
}

/// The checksum of a chunk of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes
        .iter()
        .fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}
