//! Whether a path stays among the numbers that can be written down.

use super::{
    history::History,
    measure::{Measure, metrics, tracks},
    quantity::{BuilderTrack, CustomerTrack, HolderTrack, Quantity, Read, Track},
};
use crate::{
    engine::follow,
    math::select,
    model::{Batch, Model, state::State},
    random::{Chance, Column, LANES, fill},
};

/// The largest number that tracks, kept in single precision, can hold; sums of its squares are far from the end of
/// double precision.
const LARGEST: f64 = f32::MAX as f64;

/// Which paths of a batch have left the representable range.
pub(super) type Left = [bool; LANES];

/// The paths on which a track, a metric or a drawn parameter cannot be written down.
pub(super) fn left(
    history: &History,
    metrics: &[Measure],
    values: &[Column],
    drawn: &[Column],
) -> Left {
    history.width.run(
        #[inline(always)]
        || left_by(history, metrics, values, drawn),
    )
}

#[inline(always)]
fn left_by(history: &History, metrics: &[Measure], values: &[Column], drawn: &[Column]) -> Left {
    // Above 0 where a path has left it.
    let mut beyond = fill(0.0);
    for column in history.tracks.iter().flatten().chain(drawn) {
        for i in 0..LANES {
            beyond[i] = select(holds(column[i]), beyond[i], 1.0);
        }
    }
    for (metric, column) in metrics.iter().zip(values) {
        // Years that never come and rates that are undefined are infinite.
        let infinite = metric.quantity.infinite().is_some();
        for i in 0..LANES {
            let known = select(infinite && column[i] == f64::INFINITY, 0.0, column[i]);
            beyond[i] = select(holds(known), beyond[i], 1.0);
        }
    }
    let mut left = [false; LANES];
    for i in 0..LANES {
        left[i] = beyond[i] > 0.0;
    }
    left
}

/// Not of what is no number.
#[inline(always)]
fn holds(value: f64) -> bool {
    value.abs() <= LARGEST
}

/// Runs a path once more, and says where it left the range.
pub(super) fn explain(model: &Model, chance: Chance, path: u64) -> String {
    let lane_of = path % LANES as u64;
    #[expect(clippy::cast_possible_truncation, reason = "below the size of a batch")]
    let lane = lane_of as usize;
    let place = left_at(model, &|| model.start(chance, path - lane_of), lane);
    let place = place.unwrap_or_default();
    format!("path {path}{place}; `trace --path {path}` shows how it came to that")
}

/// Where a path of a batch leaves the range: to be read after the path's name.
pub fn left_at(model: &Model, begin: &dyn Fn() -> Batch, lane: usize) -> Option<String> {
    in_a_step(model, begin(), lane).or_else(|| over_the_years(model, begin(), lane))
}

/// A sum over a year, or a metric, that cannot be written down though every step of it can.
fn over_the_years(model: &Model, batch: Batch, lane: usize) -> Option<String> {
    let history = follow(model, batch, History::of(model));
    let of_track = tracks(model).into_iter().find_map(|track| {
        let rows = history.rows(track.place);
        let row = rows.iter().position(|row| !holds(row[lane]))?;
        Some(format!(", {}: {}", history.calendar_year(row), words(&track.name, rows[row][lane])))
    });
    let of_metric = || {
        metrics(model).into_iter().find_map(|metric| {
            let value = metric.of(&history)[lane];
            let never = metric.quantity.infinite().is_some() && value == f64::INFINITY;
            let left = !never && !holds(value);
            left.then(|| format!(", over the horizon: {}", words(&metric.name, value)))
        })
    };
    of_track.or_else(of_metric)
}

/// The first step in which a path has a number that cannot be written down.
fn in_a_step(model: &Model, mut batch: Batch, lane: usize) -> Option<String> {
    let mut drawn = model.drawn.iter().zip(&batch.drawn);
    if let Some((parameter, column)) = drawn.find(|(_, column)| !holds(column[lane])) {
        return Some(format!(": {}", words(&parameter.name, column[lane])));
    }
    if let Some((name, value)) = first_in(model, &batch.state, lane) {
        return Some(format!(
            ", at the start ({}): {}",
            model.header.run.start,
            words(&name, value)
        ));
    }
    (0..model.header.run.steps()).find_map(|step| {
        batch.step(step);
        let (name, value) = first_in(model, &batch.state, lane)?;
        Some(format!(", step {step} ({}): {}", batch.state.clock.date, words(&name, value)))
    })
}

/// The first path of a batch on which a track cannot be written down.
pub fn first_left(history: &History) -> Option<usize> {
    left(history, &[], &[], &[]).iter().position(|left| *left)
}

fn words(name: &str, value: f64) -> String {
    if value.is_nan() {
        format!("{name} is not a number")
    } else if value.is_infinite() {
        format!("{name} is infinite")
    } else {
        format!("{name} is {value:.1e}, which cannot be kept")
    }
}

/// The first track of a path that cannot be written down, and its value.
fn first_in(model: &Model, state: &State, lane: usize) -> Option<(String, f64)> {
    let parties = &model.parties;
    let industry = Track::ALL.iter().find_map(|id| {
        let value = match id.read() {
            Read::Kept(read) => read(state)[lane],
            Read::Made(make) => make(state)[lane],
            Read::Later(_) | Read::Yearly(..) => 0.0,
        };
        (!holds(value)).then(|| (id.quantity().name.to_owned(), value))
    });
    let (builder, customer, holder) = (
        (BuilderTrack::ALL, BuilderTrack::quantity as Of<_>, BuilderTrack::read as Reads<_, _>),
        (CustomerTrack::ALL, CustomerTrack::quantity as Of<_>, CustomerTrack::read as Reads<_, _>),
        (HolderTrack::ALL, HolderTrack::quantity as Of<_>, HolderTrack::read as Reads<_, _>),
    );
    industry
        .or_else(|| first_of(&parties.builders, &state.builders, builder, lane))
        .or_else(|| first_of(&parties.customers, &state.customers, customer, lane))
        .or_else(|| first_of(&parties.holders, &state.holders, holder, lane))
}

type Of<Id> = fn(Id) -> &'static Quantity;
type Reads<Id, T> = fn(Id) -> &'static fn(&T) -> &Column;

fn first_of<T, Id: Copy>(
    names: &[String],
    parties: &[T],
    (ids, quantity, read): (&[Id], Of<Id>, Reads<Id, T>),
    lane: usize,
) -> Option<(String, f64)> {
    names.iter().zip(parties).find_map(|(name, party)| {
        ids.iter().find_map(|id| {
            let value = read(*id)(party)[lane];
            (!holds(value)).then(|| (format!("{}.{name}", quantity(*id).name), value))
        })
    })
}
