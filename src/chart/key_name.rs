//! Names of keys beside, or above, the bars of a chart: all in letters of one size.

use plotters::style::Color;

use super::{canvas::Canvas, lettering::Style};
use crate::language::label::Label;

/// Sizes of names, the largest that all of them fit in.
const SIZES: [f64; 4] = [24.0, 22.0, 20.0, 18.0];
/// Smaller letters are read by nobody.
const SMALLEST: f64 = 13.0;
/// Size of the keys themselves, and rows that are lower have none.
const KEY: f64 = 15.0;
const LOW: f64 = 52.0;
/// The share of the sheet's width that names beside bars take at most.
const SHARE: f64 = 0.34;
/// From line to line of a name, over its size.
const LINE: f64 = 1.1;
/// Space between names and bars.
const GAP: f64 = 24.0;

/// How the names of a chart's rows are written.
pub(super) struct KeyNames {
    style: Style,
    lines: usize,
    has_keys: bool,
    /// What they take at the left of the bars.
    pub(super) wide: f64,
    room: f64,
    height: f64,
}

impl KeyNames {
    /// Of rows that are so high.
    pub(super) fn new(canvas: &Canvas<'_>, labels: &[&Label], height: f64) -> Self {
        let (left, right) = canvas.edges();
        let above = canvas.is_narrow();
        let room = (right - left) * if above { 1.0 } else { SHARE } - GAP;
        let words: Vec<String> = labels.iter().map(|label| canvas.say(&label.head())).collect();
        let colour = canvas.colours.text;
        let fits = |style: &Style, lines: usize| {
            let whole = |words: &String| {
                let own = canvas.wrap(words, style, room, lines);
                words.contains('…') || !own.iter().any(|line| line.contains('…'))
            };
            words.iter().all(whole)
        };
        let part = if above { 0.42 } else { 0.9 };
        let largest =
            |size: f64, lines: usize| size.min(height * part / (LINE * lines as f64)).max(SMALLEST);
        let tried = [1, if above { 1 } else { 2 }]
            .into_iter()
            .flat_map(|lines| SIZES.map(|size| (Style::new(largest(size, lines), colour), lines)));
        let found = tried.into_iter().find(|(style, lines)| fits(style, *lines));
        let last = if above { 1 } else { 2 };
        let (style, lines) =
            found.unwrap_or_else(|| (Style::new(largest(SIZES[3], last), colour), last));
        let has_keys = !above && lines == 1 && height >= LOW;
        let mut widest = words.iter().map(|own| canvas.width(own, &style)).fold(0.0, f64::max);
        if has_keys {
            let small = Style::new(KEY, colour);
            let keys = labels.iter().map(|label| canvas.width(&label.key, &small));
            widest = keys.fold(widest, f64::max);
        }
        let wide = if above { 0.0 } else { widest.min(room) + GAP };
        Self { style, lines, has_keys, wide, room, height }
    }

    /// Where the middle of the bars of a row stands, and half of their height.
    pub(super) fn bar(&self, middle: f64) -> (f64, f64) {
        if self.wide > 0.0 {
            (middle, self.height * 0.34)
        } else {
            (middle + self.height * 0.2, self.height * 0.22)
        }
    }

    /// Writes the name of a row, or of an end that is no key in bold, and the key itself below it in small print where
    /// all have room for theirs.
    pub(super) fn draw(
        &self,
        canvas: &Canvas<'_>,
        label: &Label,
        (left, middle): (f64, f64),
        bold: bool,
    ) -> Result<(), String> {
        let words = canvas.say(&label.head());
        let style = Style { bold, ..self.style };
        let middle = if self.wide > 0.0 { middle } else { middle - self.height * 0.26 };
        let lines = canvas.wrap(&words, &style, self.room, self.lines);
        let mut lines: Vec<_> = lines.into_iter().map(|line| (line, style)).collect();
        if self.has_keys && !label.key.is_empty() && words != label.key {
            let small = Style::new(KEY, canvas.colours.muted);
            lines.push((canvas.fit(&label.key, &small, self.room), small));
        }
        let step = self.style.size * LINE;
        let first = middle - step / 2.0 * (lines.len() - 1) as f64;
        for (place, (line, style)) in lines.iter().enumerate() {
            let y = first + step * place as f64;
            if self.wide == 0.0 {
                // No line of the scale runs through a name above bars.
                let (wide, half) = (canvas.width(line, style), style.size * 0.55);
                let ground = canvas.colours.background.to_rgba();
                canvas.rectangle((left, y - half), (left + wide + 8.0, y + half), ground)?;
            }
            canvas.text(line, (left, y), style)?;
        }
        Ok(())
    }
}
