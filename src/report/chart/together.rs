//! Parameters that are known only together: clouds of draws.

use plotters::style::Color;

use super::{
    Chart,
    canvas::{Anchor, Canvas, EDGES, Style, Words},
    foot,
};
use crate::report::{Lesson, chart::shorten, number};

/// Between two clouds.
const GAP: f64 = 90.0;
/// Clouds at most.
const MOST: usize = 3;

/// The closest pairs; no chart where there are none.
pub(in crate::report) fn together_chart(lesson: &Lesson<'_>, run: &str) -> Option<Chart> {
    let pairs = lesson.posterior.together();
    let (a, b, rank) = *pairs.first()?;
    let name = |k: usize| &lesson.posterior.learned[k].name;
    let how = if rank > 0.0 { "both high or both low" } else { "one high and the other low" };
    let words = Words {
        title: format!("{} and {} are known only together: {how}", name(a), name(b)),
        subtitle:
            "Draws that agree with what happened, in standard deviations of what was known before"
                .to_owned(),
        foot: foot(lesson.model, lesson.after.paths, run),
    };
    Some(Chart::draw("together", &words, |canvas, top| {
        let shown = &pairs[..pairs.len().min(MOST)];
        // As large as fits, side by side, in the middle of the sheet.
        let count = shown.len() as f64;
        let size = ((EDGES.1 - EDGES.0) / count - GAP).min(640.0);
        let width = count * (size + GAP) - GAP;
        let first = f64::midpoint(EDGES.0, EDGES.1 - width);
        for (place, pair) in shown.iter().enumerate() {
            let left = first + place as f64 * (size + GAP);
            cloud(canvas, (left, top + 60.0, size), lesson, *pair)?;
        }
        Ok(())
    }))
}

fn cloud(
    canvas: &Canvas<'_>,
    (left, top, size): (f64, f64, f64),
    lesson: &Lesson<'_>,
    (a, b, rank): (usize, usize, f64),
) -> Result<(), String> {
    let theme = canvas.theme;
    let at = |z: f64| (z.clamp(-3.0, 3.0) + 3.0) / 6.0 * size;
    for line in [-2.0, 0.0, 2.0] {
        let (x, y) = (left + at(line), top + size - at(line));
        canvas.line(&[(x, top), (x, top + size)], theme.grid, 1.5)?;
        canvas.line(&[(left, y), (left + size, y)], theme.grid, 1.5)?;
        let label = Style::new(18.0, theme.muted);
        let words = format!("{line:+.0}").replace('-', "−").replace("+0", "0");
        canvas.text(&words, (x, top + size + 22.0), &label.anchor(Anchor::Centre))?;
        canvas.text(&words, (left - 10.0, y), &label.anchor(Anchor::Right))?;
    }
    let particles = &lesson.posterior.particles;
    for i in particles.sample(800) {
        let scores = &particles.scores[i];
        let (x, y) = (left + at(scores[a]), top + size - at(scores[b]));
        let corner = (x - 3.0, y - 3.0);
        canvas.rectangle(corner, (x + 3.0, y + 3.0), theme.main.mix(0.4))?;
    }
    let name = |k: usize| shorten(&lesson.posterior.learned[k].name, 34);
    let style = Style::new(20.0, theme.text).bold();
    canvas.text(&format!("↑ {}", name(b)), (left, top - 24.0), &style)?;
    let right = Style { anchor: Anchor::Right, ..style };
    canvas.text(&format!("{} →", name(a)), (left + size, top + size + 56.0), &right)?;
    canvas.text(
        &format!("rank correlation {}", number::plain(rank)),
        (left + size - 12.0, top + 22.0),
        &right,
    )
}
