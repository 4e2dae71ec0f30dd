//! How a text looks, and where it hangs.

use plotters::style::RGBColor;

use super::canvas::Canvas;
use crate::report::label::Label;

/// Where a text hangs on its point.
#[derive(Clone, Copy, Debug)]
pub(super) enum Anchor {
    Left,
    Centre,
    Right,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) colour: RGBColor,
    pub(super) anchor: Anchor,
}

impl Style {
    pub(super) const fn new(size: f64, colour: RGBColor) -> Self {
        Self { size, bold: false, colour, anchor: Anchor::Left }
    }

    pub(super) const fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    pub(super) const fn anchor(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }
}

/// The name of a key in so much room, and the key itself below it in small print where that fits.
pub(super) fn key_name(
    canvas: &Canvas<'_>,
    label: &Label,
    (left, middle): (f64, f64),
    (wide, half): (f64, f64),
) -> Result<(), String> {
    let style = Style::new(24.0_f64.min(half * 1.9), canvas.colours.text);
    let small = Style::new(15.0, canvas.colours.muted);
    let words = canvas.say(&label.head());
    if half < 18.0 {
        return canvas.text(&canvas.fit(&words, &style, wide), (left, middle), &style);
    }
    let mut lines: Vec<_> =
        canvas.wrap(&words, &style, wide, 2).into_iter().map(|line| (line, style)).collect();
    if lines.len() == 1 && words != label.key {
        lines.push((canvas.fit(&label.key, &small, wide), small));
    }
    let first = middle - 13.0 * (lines.len() - 1) as f64;
    for (place, (line, style)) in lines.iter().enumerate() {
        canvas.text(line, (left, first + 26.0 * place as f64), style)?;
    }
    Ok(())
}
