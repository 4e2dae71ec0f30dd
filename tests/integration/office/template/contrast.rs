//! Letters, lines and bars on the ground of a template.

use overbuild::chart::House;

use super::{MASTER, altered, made_by, zipped};
use crate::folder::Folder;

/// What cannot be read or told apart is drawn otherwise, with a word.
#[test]
fn letters_and_lines_can_be_seen_on_any_ground() {
    let folder = Folder::new("template-contrast");
    let theme = "ppt/theme/theme1.xml";
    for (part, from, to, note) in [
        // Black letters on a ground of nearly black.
        (
            MASTER,
            "<p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef>",
            "<p:bgPr><a:solidFill><a:srgbClr val=\"101820\"/></a:solidFill><a:effectLst/></p:bgPr>",
            "letters cannot be read",
        ),
        (
            theme,
            "<a:accent1><a:srgbClr val=\"4F81BD\"/>",
            "<a:accent1><a:srgbClr val=\"FFFFE0\"/>",
            "can hardly be seen on its ground",
        ),
        (
            theme,
            "<a:accent2><a:srgbClr val=\"C0504D\"/>",
            "<a:accent2><a:srgbClr val=\"4F81BE\"/>",
            "accent 2",
        ),
        (
            MASTER,
            "<p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef>",
            "<p:bgPr><a:gradFill><a:gsLst/></a:gradFill><a:effectLst/></p:bgPr>",
            "a plain panel",
        ),
    ] {
        folder.write("house.pptx", zipped(&altered(part, from, to)));
        let house = House::load(&folder.0.join("house.pptx")).unwrap();
        let notes = house.notes().join("\n");
        assert!(notes.contains(note), "{note}: {notes}");
        let colours = house.colours();
        for (place, colour) in colours.series.iter().take(3).enumerate() {
            assert!(contrast(*colour, colours.background) >= 3.0, "{note}: {colour:?}");
            for other in &colours.series[..place] {
                let apart = [(colour.0, other.0), (colour.1, other.1), (colour.2, other.2)];
                let apart: u32 = apart.into_iter().map(|(a, b)| u32::from(a.abs_diff(b))).sum();
                assert!(apart > 60, "{note}: {colour:?} and {other:?}");
            }
        }
        for letters in [colours.text, colours.muted] {
            assert!(contrast(letters, colours.background) >= 4.5, "{note}: {letters:?}");
        }
    }
    let plain = House::load(&made_by("python-pptx")).unwrap();
    let colours = plain.colours();
    assert_eq!(
        (colours.main.0, colours.main.1, colours.main.2),
        (0x4f, 0x81, 0xbd),
        "its first accent"
    );
}

/// Contrast of luminance after WCAG 2.1, written anew.
fn contrast(a: impl Into<Rgb>, b: impl Into<Rgb>) -> f64 {
    let light = |Rgb(channels): Rgb| {
        let linear = channels.map(|byte| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.05 + 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    };
    let (a, b) = (light(a.into()), light(b.into()));
    a.max(b) / a.min(b)
}

struct Rgb([u8; 3]);

impl From<plotters::style::RGBColor> for Rgb {
    fn from(colour: plotters::style::RGBColor) -> Self {
        Self([colour.0, colour.1, colour.2])
    }
}
