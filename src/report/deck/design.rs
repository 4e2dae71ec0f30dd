//! How slides are laid out: as the program does it, or as a presentation of the user's does.

use plotters::style::RGBColor;

use super::xml::{Element, el, val};
use crate::{
    chart::{Look, digits},
    template::{Area, Placeholder, Sample, Sheet, Template},
};

/// Width and height of the program's slides, and their margin.
const SIZE: (u32, u32) = (12_192_000, 6_858_000);
const MARGIN: u32 = 508_000;
/// The place of its titles.
pub(super) const TITLE: Area = [MARGIN, 260_000, SIZE.0 - 2 * MARGIN, 840_000];
/// Hundredths of a point of its titles.
pub(super) const LETTERS: u32 = 2600;

/// A colour: of the theme, so that it follows another theme, or one of its own.
#[derive(Clone, Copy, Debug)]
pub(super) enum Paint {
    Theme(&'static str),
    Own(RGBColor),
}

impl Paint {
    /// As the fill of a shape or of letters.
    pub(super) fn fill(self) -> Element {
        el("a:solidFill").add(match self {
            Self::Theme(name) => val("a:schemeClr", name),
            Self::Own(colour) => val("a:srgbClr", digits(colour)),
        })
    }
}

/// What all slides of a deck have in common.
pub(super) struct Design<'a> {
    /// Width and height, English Metric Units.
    pub(super) size: (u32, u32),
    /// Slides with a chart.
    pub(super) charts: Sheet,
    /// Slides of sentences.
    pub(super) words: Sheet,
    /// Letters; those of what is less important; bars; the ground.
    pub(super) text: Paint,
    pub(super) muted: Paint,
    pub(super) mark: Paint,
    pub(super) ground: Paint,
    /// The user's presentation.
    pub(super) template: Option<&'a Template>,
}

impl<'a> Design<'a> {
    /// Of the look of a deck.
    pub(super) fn of(look: &'a Look) -> Self {
        let Some(house) = &look.house else { return Self::own() };
        let (template, colours) = (&house.template, &look.theme.colours);
        let paint = |name: &'static str, colour: RGBColor| {
            if template.scheme.named(name) == colour {
                Paint::Theme(name)
            } else {
                Paint::Own(colour)
            }
        };
        let [charts, words] = template.sheets.clone();
        Self {
            size: template.size,
            charts,
            words,
            text: paint("tx1", colours.text),
            muted: paint("tx2", colours.muted),
            mark: paint("accent1", colours.main),
            ground: paint("bg1", colours.background),
            template: Some(template),
        }
    }

    /// The program's own.
    fn own() -> Self {
        let title = Placeholder { kind: Some("title".to_owned()), index: None };
        let top = TITLE[1] + TITLE[3] + 30_000;
        let sheet = Sheet {
            layout: 1,
            title: TITLE,
            title_place: Some(title),
            letters: LETTERS,
            ink: None,
            sample: Sample::default(),
            body: None,
            area: [MARGIN, top, TITLE[2], SIZE.1 - 130_000 - top],
            number: None,
            panel: false,
        };
        Self {
            size: SIZE,
            charts: sheet.clone(),
            words: sheet,
            text: Paint::Theme("tx1"),
            muted: Paint::Theme("tx2"),
            mark: Paint::Theme("accent1"),
            ground: Paint::Theme("bg1"),
            template: None,
        }
    }

    /// How large letters and spaces are, over those of a slide 7.5 inches high.
    pub(super) fn scale(&self) -> f64 {
        (f64::from(self.size.1) / f64::from(SIZE.1)).clamp(0.5, 3.0)
    }
}
