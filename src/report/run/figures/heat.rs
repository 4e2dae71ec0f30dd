//! How often a bust follows in the plane of the two parameters that matter most.

use super::Run;
use crate::{
    analysis::{self, Sample},
    chart::{Figure, Form, form::Heat},
    language::{Phrase, phrase},
};

/// Cells that are nearer to each other look alike: a plane of one colour says nothing.
const ALIKE: f64 = 0.05;

impl Run<'_> {
    pub(super) fn heat(&self, sample: &Sample) -> Option<Figure> {
        let heat = analysis::Heat::of(sample)?;
        let names = heat.names.each_ref().map(|name| self.label(name));
        let shares = || heat.cells.iter().flatten().map(|(share, _)| *share);
        let (least, most) = (shares().fold(1.0, f64::min), shares().fold(0.0, f64::max));
        if most - least < ALIKE {
            return None;
        }
        let subtitle = phrase(
            "Share of paths that bust, %, by eighths of the two parameters that matter most",
        );
        let form = Heat { names, limits: heat.limits, cells: heat.cells };
        let title = heat_title(&form)?;
        let takeaway = phrase!(
            "Low and high are the lowest and the highest eighth of the paths; over all cells it runs from {low} to {high}.",
            low = percent(least),
            high = percent(most)
        );
        let figure = self.figure("heat", title, subtitle, Form::Heat(form)).saying(takeaway);
        Some(self.of_some(sample.paths() as u64, figure))
    }
}

/// In which corner of the plane of two parameters most paths bust, and in which fewest.
fn heat_title(heat: &Heat) -> Option<Phrase> {
    let end = |high: usize| phrase(["low", "high"][high]);
    let ([across, up], rows) = (heat.names.each_ref(), &heat.cells);
    let cell = |x: usize, y: usize| {
        let row = if y == 0 { rows.first()? } else { rows.last()? };
        let (share, paths) = *if x == 0 { row.first()? } else { row.last()? };
        (paths > 0).then_some((share, [x, y]))
    };
    let corners = || [(0, 0), (0, 1), (1, 0), (1, 1)].into_iter().filter_map(|(x, y)| cell(x, y));
    let (most, [x, y]) = corners().max_by(|a, b| a.0.total_cmp(&b.0))?;
    let (least, [other_x, other_y]) = corners().min_by(|a, b| a.0.total_cmp(&b.0))?;
    if x == y && other_x == other_y && x != other_x {
        return Some(phrase!(
            "{most} of the paths bust where {first} and {second} are {both}, {least} where they are {other}",
            most = percent(most),
            first = phrase(across.words.clone()),
            second = phrase(up.words.clone()),
            both = phrase(end(x)),
            least = percent(least),
            other = phrase(end(other_x))
        ));
    }
    if other_x == other_y {
        return Some(phrase!(
            "{most} of the paths bust where {first} is {one} and {second} {next}, {least} where both are {other}",
            most = percent(most),
            first = phrase(across.words.clone()),
            one = phrase(end(x)),
            second = phrase(up.words.clone()),
            next = phrase(end(y)),
            least = percent(least),
            other = phrase(end(other_x))
        ));
    }
    if x == y {
        return Some(phrase!(
            "{most} of the paths bust where {first} and {second} are {both}, {least} where the first is {other} and the second {last}",
            most = percent(most),
            first = phrase(across.words.clone()),
            second = phrase(up.words.clone()),
            both = phrase(end(x)),
            least = percent(least),
            other = phrase(end(other_x)),
            last = phrase(end(other_y))
        ));
    }
    Some(phrase!(
        "{most} of the paths bust where {first} is {one} and {second} {next}, {least} where the first is {other} and the second {last}",
        most = percent(most),
        first = phrase(across.words.clone()),
        one = phrase(end(x)),
        second = phrase(up.words.clone()),
        next = phrase(end(y)),
        least = percent(least),
        other = phrase(end(other_x)),
        last = phrase(end(other_y))
    ))
}
