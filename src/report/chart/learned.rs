//! What was known of each parameter before, and what is now: small pictures side by side.

use plotters::style::Color;

use super::{
    Chart,
    canvas::{Anchor, Canvas, EDGES, Style, Words},
    foot,
};
use crate::{
    inference::Particles,
    report::{Lesson, chart::shorten, number},
};

/// Pictures on a sheet, across and down.
const GRID: (usize, usize) = (4, 3);
/// Bars of a picture.
const BARS: usize = 24;

/// One sheet for each dozen of parameters, the best known first.
pub(in crate::report) fn learned_charts(lesson: &Lesson<'_>, run: &str) -> Vec<Chart> {
    let learned = &lesson.posterior.learned;
    let mut order: Vec<usize> = (0..learned.len()).collect();
    order.sort_by(|a, b| learned[*b].contraction.total_cmp(&learned[*a].contraction));
    let best = &learned[order[0]];
    let title = if best.contraction > 0.2 {
        let gone = number::percent(1.0 - (1.0 - best.contraction).max(0.0).sqrt());
        format!("What happened tells most of {}: its spread is narrower by {gone}", best.name)
    } else {
        "What happened tells little of any parameter".to_owned()
    };
    let sheets: Vec<&[usize]> = order.chunks(GRID.0 * GRID.1).collect();
    let draw = |(number, shown): (usize, &&[usize])| {
        let words = Words {
            title: title.clone(),
            subtitle: format!(
                "What was known of each parameter before (dashed) and is now (bars), the best known first; sheet {} of {}",
                number + 1,
                sheets.len()
            ),
            foot: foot(lesson.model, lesson.after.paths, run),
        };
        let name =
            if number == 0 { "learned".to_owned() } else { format!("learned_{}", number + 1) };
        Chart::draw(&name, &words, |canvas, top| {
            for (place, parameter) in shown.iter().enumerate() {
                picture(canvas, area(place, top), lesson, *parameter)?;
            }
            Ok(())
        })
    };
    sheets.iter().enumerate().map(draw).collect()
}

/// Left, top, right and bottom of a picture.
fn area(place: usize, top: f64) -> [f64; 4] {
    let (across, down) = (GRID.0 as f64, GRID.1 as f64);
    let (column, row) = ((place % GRID.0) as f64, (place / GRID.0) as f64);
    let (gap, bottom) = (46.0, 1010.0);
    let width = (EDGES.1 - EDGES.0 + gap) / across;
    let height = (bottom - top - 10.0) / down;
    let (left, upper) = (EDGES.0 + column * width, top + 10.0 + row * height);
    [left, upper + 40.0, left + width - gap, upper + height - 48.0]
}

fn picture(
    canvas: &Canvas<'_>,
    [left, top, right, bottom]: [f64; 4],
    lesson: &Lesson<'_>,
    parameter: usize,
) -> Result<(), String> {
    let (theme, learned) = (canvas.theme, &lesson.posterior.learned[parameter]);
    let name = Style::new(20.0, theme.text).bold();
    canvas.text(&shorten(&learned.name, 38), (left, top - 20.0), &name)?;
    let score = |place: f64| -3.0 + 6.0 * place;
    let heights = heights(&lesson.posterior.particles, parameter);
    let prior = |place: f64| 6.0 / BARS as f64 * normal_density(score(place));
    let most = heights.iter().copied().fold(prior(0.5), f64::max);
    let x = |place: f64| left + (right - left) * place;
    let y = |height: f64| bottom - (bottom - top) * height / most;
    for (bar, height) in heights.iter().enumerate() {
        let place = |edge: usize| x(edge as f64 / BARS as f64);
        let corner = (place(bar) + 1.0, y(*height));
        canvas.rectangle(corner, (place(bar + 1) - 1.0, bottom), theme.main.mix(0.55))?;
    }
    let points: Vec<(f64, f64)> =
        (0..=60).map(|i| f64::from(i) / 60.0).map(|place| (x(place), y(prior(place)))).collect();
    for pair in points.windows(2).step_by(2) {
        canvas.line(pair, theme.contrast, 3.0)?;
    }
    canvas.line(&[(left, bottom), (right, bottom)], theme.muted, 1.5)?;
    let label = Style::new(17.0, theme.muted).anchor(Anchor::Centre);
    for z in [-2.0, 0.0, 2.0] {
        let value = lesson.simulator.value(parameter, z);
        canvas.text(&number::plain(value), (x((z + 3.0) / 6.0), bottom + 20.0), &label)?;
    }
    Ok(())
}

/// Weight of the draws in each bar, from three deviations of the prior below its median to three above.
fn heights(particles: &Particles, parameter: usize) -> Vec<f64> {
    let mut heights = vec![0.0; BARS];
    for (scores, weight) in particles.scores.iter().zip(&particles.weights) {
        let place = ((scores[parameter] + 3.0) / 6.0).clamp(0.0, 0.999_999);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a bar")]
        let bar = (place * BARS as f64) as usize;
        heights[bar] += weight;
    }
    heights
}

fn normal_density(z: f64) -> f64 {
    crate::math::exp(-z * z / 2.0) / (2.0 * std::f64::consts::PI).sqrt()
}
