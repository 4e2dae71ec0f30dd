//! Names of keys beside the bars of a chart.

use super::{canvas::Canvas, lettering::Style};
use crate::report::label::Label;

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
