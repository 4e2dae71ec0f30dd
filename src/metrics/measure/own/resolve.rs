//! Names, units and years of an expression: from what is written to what can be worked out.

mod call;

use call::Call;
pub(super) use call::FUNCTIONS;

use super::{
    dimension::{Dimension, PLAIN},
    evaluate::Op,
    parse::{Mistake, Node, Part, Sign},
};
use crate::{
    metrics::{
        check::suggested,
        measure::{Measure, NotModelled, TrackOf},
        quantity::Quantity,
    },
    scenario::Run,
};

/// What names can stand for.
pub(super) struct Known<'a> {
    pub(super) tracks: Vec<TrackOf>,
    pub(super) metrics: Vec<Measure>,
    pub(super) lacking: Vec<NotModelled>,
    pub(super) run: &'a Run,
    /// The first row that a track has.
    pub(super) first_row: fn(&Quantity, &Run) -> usize,
    /// The calendar year of a row.
    pub(super) year_of: fn(f64, usize) -> f64,
}

/// A quantity of one's own that another asks for: none if there is no such name.
pub(super) type Other<'a> = dyn FnMut(&str) -> Option<Result<Measure, String>> + 'a;

/// A part with what it counts.
pub(super) struct Typed {
    pub(super) op: Op,
    pub(super) dimension: Dimension,
    /// Whether it has a value in each year.
    pub(super) series: bool,
    /// The first row that all tracks in it have: of flows, that of the first whole year.
    pub(super) first: usize,
    /// Whether a track or a metric is in it.
    pub(super) speaks: bool,
}

/// Resolves a part; `yearly` where a value in each year is wanted.
pub(super) fn resolve(
    known: &Known<'_>,
    other: &mut Other<'_>,
    node: &Node,
    yearly: bool,
) -> Result<Typed, Mistake> {
    let at = |message: String| (node.place.clone(), message);
    match &node.part {
        Part::Number(value) => Ok(Typed {
            op: Op::Number(*value),
            dimension: Dimension::Number,
            series: false,
            first: 0,
            speaks: false,
        }),
        Part::Name(name) => named(known, other, name, yearly).map_err(at),
        Part::Minus(inner) => {
            let inner = resolve(known, other, inner, yearly)?;
            if inner.dimension == Dimension::Date {
                return Err(at("a calendar year has no negative".to_owned()));
            }
            Ok(Typed { op: Op::Minus(Box::new(inner.op)), ..inner })
        }
        Part::Two(sign, ..) if sign.compares() => {
            Err(at("a comparison stands within first_year(..) or years(..) alone".to_owned()))
        }
        Part::Two(sign, a, b) => two(known, other, (*sign, a, b), yearly),
        Part::Call(name, arguments) => {
            let call = Call { node, name, arguments, yearly };
            call.resolve(known, other)
        }
    }
}

/// Whether a number that somebody wrote is a calendar year.
fn is_date(node: &Node) -> bool {
    matches!(node.part, Part::Number(value) if value >= 1000.0)
}

fn two(
    known: &Known<'_>,
    other: &mut Other<'_>,
    (sign, left, right): (Sign, &Node, &Node),
    yearly: bool,
) -> Result<Typed, Mistake> {
    let place = left.place.start..right.place.end;
    let (a, b) = (resolve(known, other, left, yearly)?, resolve(known, other, right, yearly)?);
    let dimension = if is_date(right) && sign == Sign::Minus && a.dimension == Dimension::Date {
        Dimension::Years
    } else {
        a.dimension.with(sign, b.dimension).map_err(|message| (place, message))?
    };
    Ok(Typed {
        op: Op::Two(sign, Box::new(a.op), Box::new(b.op)),
        dimension,
        series: a.series || b.series,
        first: a.first.max(b.first),
        speaks: a.speaks || b.speaks,
    })
}

fn named(
    known: &Known<'_>,
    other: &mut Other<'_>,
    name: &str,
    yearly: bool,
) -> Result<Typed, String> {
    let track = known.tracks.iter().find(|track| track.name == name);
    if let Some(track) = track.filter(|_| yearly) {
        return Ok(Typed {
            op: Op::Track(track.place),
            dimension: Dimension::of(track.quantity.unit),
            series: true,
            first: (known.first_row)(track.quantity, known.run),
            speaks: true,
        });
    }
    let own = other(name).transpose()?;
    let metric = own.or_else(|| known.metrics.iter().find(|metric| metric.name == name).cloned());
    if let Some(metric) = metric {
        let dimension = Dimension::of(metric.unit);
        let op = Op::Metric(Box::new(metric));
        return Ok(Typed { op, dimension, series: false, first: 0, speaks: true });
    }
    if track.is_some() {
        return Err(format!(
            "`{name}` has a value in each year: say which is meant, as in sum({name}), largest({name}) or at({name}, {:.0})",
            known.run.start.ceil()
        ));
    }
    Err(unknown(known, name, yearly))
}

fn unknown(known: &Known<'_>, name: &str, yearly: bool) -> String {
    if let Some(lacking) = known.lacking.iter().find(|lacking| lacking.name == name) {
        return lacking.words();
    }
    if name == metrics::BUST.name {
        return "`bust` may itself ask for this quantity: take a kind of it, as bust_spending"
            .to_owned();
    }
    let tracks = known.tracks.iter().filter(|_| yearly).map(|track| track.name.as_str());
    let names: Vec<&str> =
        tracks.chain(known.metrics.iter().map(|metric| metric.name.as_str())).collect();
    format!("there is no track or metric `{name}`; {}", suggested(name, &names))
}

/// Whether an expression comes to a unit; the error says what it comes to.
pub(super) fn comes_to(typed: &Typed, due: Dimension, unit: &str) -> Result<(), String> {
    if !typed.speaks {
        return Err("it speaks of no track and no metric: it is the same on every path".to_owned());
    }
    let same = typed.dimension == due || (typed.dimension == Dimension::Number && due == PLAIN);
    let message = || format!("it comes to {}, not to the unit `{unit}`", typed.dimension.words());
    same.then_some(()).ok_or_else(message)
}
