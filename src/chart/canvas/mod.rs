//! The sheet that charts are drawn on: title, foot, and the way to SVG and PNG.

mod strokes;

use std::cell::{Cell, RefCell};

use plotters::{
    coord::Shift,
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};

use super::{
    lettering::{Anchor, Style},
    noted::{Noted, Spot},
    style::{self, Colours, FAMILY, Look},
    wrap,
};
use crate::{
    language::{Language, Phrase},
    metrics::Unit,
};

/// Plotters' coordinates are whole pixels: the sheet is drawn eight times as large, so that lines
/// keep their slope and letters their place.
pub(crate) const SCALE: f64 = 8.0;

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// A height that is worth a smaller sheet, pixels.
const LEAST_SPARE: f64 = 100.0;

/// A sheet under drawing. Points are pixels of the finished picture.
pub(crate) struct Canvas<'a> {
    area: Area<'a>,
    pub(crate) colours: &'a Colours,
    pub(crate) look: &'a Look,
    spots: RefCell<Vec<Spot>>,
    /// Every text with the place that it takes.
    texts: RefCell<Vec<Spot>>,
    /// Number of labels of each axis with more than one mark.
    axes: RefCell<Vec<usize>>,
    /// Texts with letters that no font has.
    marked: RefCell<Vec<String>>,
    spare: Cell<f64>,
}

impl<'a> Canvas<'a> {
    /// A fresh sheet that is written as SVG.
    pub(crate) fn new(svg: &'a mut String, look: &'a Look) -> Result<Self, String> {
        let backend = SVGBackend::with_string(svg, large(look));
        let canvas = Self {
            area: backend.into_drawing_area(),
            colours: &look.theme.colours,
            look,
            spots: RefCell::default(),
            texts: RefCell::default(),
            axes: RefCell::default(),
            marked: RefCell::default(),
            spare: Cell::default(),
        };
        canvas.area.fill(&canvas.colours.background).map_err(failed)?;
        Ok(canvas)
    }

    /// Notes how many labels an axis has, if it has more than one mark.
    pub(crate) fn axis(&self, marks: usize, every: usize) {
        if marks > 1 {
            self.axes.borrow_mut().push(marks.div_ceil(every));
        }
    }

    /// Notes a height that the drawing leaves empty.
    pub(crate) fn leaves(&self, height: f64) {
        if height > LEAST_SPARE {
            self.spare.set(height);
        }
    }

    /// What was noted.
    pub(crate) fn finish(self) -> Result<Noted, String> {
        self.area.present().map_err(failed)?;
        Ok(Noted {
            spots: self.spots.take(),
            texts: self.texts.take(),
            axes: self.axes.take(),
            marked: self.marked.take(),
            spare: self.spare.get(),
        })
    }
}

impl Canvas<'_> {
    /// Left and right edge of everything on the sheet.
    pub(crate) fn edges(&self) -> (f64, f64) {
        let wide = f64::from(self.look.pixels().0);
        let margin = if wide > 1200.0 { 80.0 } else { 56.0 };
        (margin, wide - margin)
    }

    /// Whether the sheet is narrower than it is high.
    pub(crate) fn is_narrow(&self) -> bool {
        self.look.pixels().0 < 1200
    }

    /// Lower edge of plots, above the labels of their axes and the foot.
    pub(crate) fn bottom(&self) -> f64 {
        f64::from(self.look.pixels().1) - 115.0
    }

    pub(crate) fn language(&self) -> Language {
        self.look.language
    }

    /// A phrase in the reader's language.
    pub(crate) fn say(&self, phrase: &Phrase) -> String {
        self.look.language.say(phrase)
    }

    /// Words in the reader's language.
    pub(crate) fn word(&self, english: &str) -> String {
        self.look.language.word(english)
    }

    /// A value in its unit, with three figures at most, as sentences have it: money as an amount.
    pub(crate) fn value(&self, value: f64, unit: Unit) -> String {
        self.look.value(value, unit)
    }

    /// Width of a text, pixels.
    pub(crate) fn width(&self, text: &str, style: &Style) -> f64 {
        style::width(text, style.size, style.bold, self.own_font())
    }

    /// As much of a text as fits.
    pub(crate) fn fit(&self, text: &str, style: &Style, width: f64) -> String {
        wrap::fit(text, width, &|text| self.width(text, style))
    }

    /// A text in lines that fit.
    pub(crate) fn wrap(&self, text: &str, style: &Style, width: f64, most: usize) -> Vec<String> {
        wrap::wrap(text, width, most, &|text| self.width(text, style))
    }

    fn own_font(&self) -> Option<&[u8]> {
        self.look.theme.font.as_ref().map(|(_, font)| font.as_slice())
    }

    /// Writes a line of text, vertically centred on its point.
    pub(crate) fn text(&self, text: &str, at: (f64, f64), style: &Style) -> Result<(), String> {
        let (wide, half) = (self.width(text, style), style.size * 0.42);
        let meant = text;
        let text = &style::letters(text, self.own_font());
        if text.contains(style::MARK) {
            self.marked.borrow_mut().push(meant.to_owned());
        }
        let (hang, left) = match style.anchor {
            Anchor::Left => (HPos::Left, at.0),
            Anchor::Centre => (HPos::Center, at.0 - wide / 2.0),
            Anchor::Right => (HPos::Right, at.0 - wide),
        };
        let area = [left, at.1 - half, left + wide, at.1 + half];
        self.texts.borrow_mut().push(Spot { area, text: text.clone() });
        // Plotters divides the size of SVG text by 1.24.
        let size = style.size * 1.24 * SCALE;
        let weight = if style.bold { FontStyle::Bold } else { FontStyle::Normal };
        let family = self.look.theme.font.as_ref().map_or(FAMILY, |(family, _)| family);
        let font = (family, size, weight).into_font().color(&style.colour);
        self.area
            .draw_text(text, &font.pos(Pos::new(hang, VPos::Center)), pixel(at))
            .map_err(failed)
    }

    /// Notes what stands at a place, for readers who point at it.
    pub(crate) fn spot(&self, corner: (f64, f64), other: (f64, f64), text: String) {
        let area = [
            corner.0.min(other.0),
            corner.1.min(other.1),
            corner.0.max(other.0),
            corner.1.max(other.1),
        ];
        self.spots.borrow_mut().push(Spot { area, text });
    }
}

/// Room for a logo at the right of the foot.
pub(crate) const LOGO: (f64, f64) = (160.0, 44.0);

/// Width and height of the sheet as it is drawn.
pub(crate) fn large(look: &Look) -> (u32, u32) {
    let (wide, high) = look.pixels();
    (thickness(f64::from(wide)), thickness(f64::from(high)))
}

/// What lies so far off the sheet may lie anywhere; plotters adds and multiplies coordinates in 32 bits.
const FAR: f64 = 1e6;

#[expect(clippy::cast_possible_truncation, reason = "pixels")]
fn pixel((x, y): (f64, f64)) -> (i32, i32) {
    let whole = |at: f64| (at * SCALE).round().clamp(-FAR, FAR) as i32;
    (whole(x), whole(y))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
fn thickness(width: f64) -> u32 {
    (width * SCALE).round() as u32
}

pub(crate) fn failed(error: impl std::fmt::Display) -> String {
    format!("cannot draw: {error}")
}
