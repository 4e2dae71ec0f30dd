//! What stands above and below a chart, and texts in letters that fit.

use super::{
    canvas::{Canvas, LOGO},
    lettering::Style,
};
use crate::language::Phrase;

/// Sizes of letters, over those that are wanted, that are tried before a text is cut.
const SIZES: [f64; 5] = [1.0, 0.94, 0.88, 0.82, 0.76];

impl Canvas<'_> {
    /// A text in lines, in letters small enough that nothing is cut, within limits.
    pub(super) fn fitted(
        &self,
        text: &str,
        style: &Style,
        width: f64,
        most: usize,
    ) -> (Vec<String>, Style) {
        let tried = SIZES.map(|size| Style { size: style.size * size, ..*style });
        let is_cut =
            |lines: &[String]| !text.contains('…') && lines.iter().any(|line| line.contains('…'));
        let mut all = tried.into_iter().map(|style| (self.wrap(text, &style, width, most), style));
        let whole = all.find(|(lines, _)| !is_cut(lines));
        // What does not fit in small letters either is cut in those that were wanted.
        whole.unwrap_or_else(|| (self.wrap(text, style, width, most), *style))
    }

    /// Title and subtitle; returns the height below them.
    pub(super) fn heading(&self, words: [&Phrase; 2]) -> Result<f64, String> {
        let (left, right) = self.edges();
        let large = if self.is_narrow() { 36.0 } else { 44.0 };
        let title = Style::new(large, self.colours.text).bold();
        let mut y = 40.0 + large * 0.75;
        let said = words.map(|phrase| self.say(phrase));
        if said.iter().all(String::is_empty) {
            return Ok(40.0);
        }
        let (lines, title) = self.fitted(&said[0], &title, right - left, 3);
        for line in lines {
            self.text(&line, (left, y), &title)?;
            y += title.size * 1.23;
        }
        let subtitle = Style::new(26.0, self.colours.muted);
        let (lines, subtitle) = self.fitted(&said[1], &subtitle, right - left, 3);
        for line in lines {
            self.text(&line, (left, y), &subtitle)?;
            y += subtitle.size * 1.385;
        }
        Ok(y + 6.0)
    }

    /// The line of sources.
    pub(super) fn foot(&self, words: &Phrase) -> Result<(), String> {
        let (left, right) = self.edges();
        let style = Style::new(18.0, self.colours.muted);
        let logo = if self.look.theme.logo.is_some() { LOGO.0 + 24.0 } else { 0.0 };
        let mut text = self.say(words);
        if let Some(footer) = &self.look.theme.footer {
            text = format!("{footer} · {text}");
        }
        let lines = self.wrap(&text, &style, right - left - logo, 2);
        let last = f64::from(self.look.pixels().1) - 26.0;
        for (line, text) in lines.iter().rev().enumerate() {
            self.text(text, (left, last - line as f64 * 23.0), &style)?;
        }
        Ok(())
    }
}
