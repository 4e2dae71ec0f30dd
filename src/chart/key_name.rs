//! Names of keys beside the bars of a chart.

use super::{canvas::Canvas, lettering::Style};
use crate::language::label::Label;

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
    let (mut lines, mut style) = canvas.fitted(&words, &style, wide, 1);
    let is_low = half < 18.0;
    if canvas.width(&words, &style) > wide {
        // Two lines, in letters that leave room for both.
        let two = if is_low { Style { size: style.size.min(half * 1.2), ..style } } else { style };
        (lines, style) = canvas.fitted(&words, &two, wide, 2);
    }
    let mut lines: Vec<_> = lines.into_iter().map(|line| (line, style)).collect();
    if !is_low && lines.len() == 1 && words != label.key {
        lines.push((canvas.fit(&label.key, &small, wide), small));
    }
    let step = if is_low { style.size * 1.1 } else { 26.0 };
    let first = middle - step / 2.0 * (lines.len() - 1) as f64;
    for (place, (line, style)) in lines.iter().enumerate() {
        canvas.text(line, (left, first + step * place as f64), style)?;
    }
    Ok(())
}
