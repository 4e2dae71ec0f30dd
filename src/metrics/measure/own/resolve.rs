//! Names, units and years of an expression: from what is written to what can be worked out.

use super::{
    dimension::{Dimension, PLAIN},
    evaluate::{Fold, Op, When},
    parse::{Mistake, Node, Part, Sign},
};
use crate::{
    metrics::measure::{Measure, NotModelled, TrackOf},
    scenario::{Run, suggestion},
};

/// Functions, as they are listed where a name is none.
const FUNCTIONS: [&str; 11] = [
    "sum",
    "mean",
    "largest",
    "smallest",
    "last",
    "at",
    "first_year",
    "years",
    "min",
    "max",
    "abs",
];

/// What names can stand for.
pub(super) struct Known<'a> {
    pub(super) tracks: Vec<TrackOf>,
    pub(super) metrics: Vec<Measure>,
    pub(super) lacking: Vec<NotModelled>,
    pub(super) run: &'a Run,
    /// First row whose flows are of a whole year.
    pub(super) first_whole: usize,
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
    /// Whether a flow is in it: its first year may be a part of one.
    pub(super) flow: bool,
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
            flow: false,
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
        flow: a.flow || b.flow,
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
            flow: track.quantity.is_flow(),
            speaks: true,
        });
    }
    let own = other(name).transpose()?;
    let metric = own.or_else(|| known.metrics.iter().find(|metric| metric.name == name).cloned());
    if let Some(metric) = metric {
        let dimension = Dimension::of(metric.unit);
        let op = Op::Metric(Box::new(metric));
        return Ok(Typed { op, dimension, series: false, flow: false, speaks: true });
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
    if name == crate::metrics::BUST.name {
        return "`bust` may itself ask for this quantity: take a kind of it, as bust_spending"
            .to_owned();
    }
    let tracks = known.tracks.iter().filter(|_| yearly).map(|track| track.name.as_str());
    let names: Vec<&str> =
        tracks.chain(known.metrics.iter().map(|metric| metric.name.as_str())).collect();
    format!("there is no track or metric `{name}`; {}", suggestion(name, &names))
}

/// A function with its arguments.
struct Call<'a> {
    node: &'a Node,
    name: &'a str,
    arguments: &'a [Node],
    yearly: bool,
}

impl Call<'_> {
    fn wrong<T>(&self, message: String) -> Result<T, Mistake> {
        Err((self.node.place.clone(), message))
    }

    fn resolve(&self, known: &Known<'_>, other: &mut Other<'_>) -> Result<Typed, Mistake> {
        match (self.name, self.arguments) {
            ("sum", [of]) => self.fold(known, other, Fold::Sum, of),
            ("mean", [of]) => self.fold(known, other, Fold::Mean, of),
            ("largest", [of]) => self.fold(known, other, Fold::Largest, of),
            ("smallest", [of]) => self.fold(known, other, Fold::Smallest, of),
            ("last", [of]) => {
                let of = self.series(known, other, of)?;
                Ok(Typed { op: Op::At(Box::new(of.op), known.run.years), series: false, ..of })
            }
            ("at", [of, year]) => self.at(known, other, of, year),
            ("first_year", [when]) => self.when(known, other, When::First, when),
            ("years", [when]) => self.when(known, other, When::Count, when),
            ("min" | "max", [a, b]) => self.pick(known, other, a, b),
            ("abs", [of]) => {
                let of = resolve(known, other, of, self.yearly)?;
                Ok(Typed { op: Op::Abs(Box::new(of.op)), ..of })
            }
            (name, _) if FUNCTIONS.contains(&name) => {
                let expected = match name {
                    "at" => "two arguments, something and a year",
                    "min" | "max" => "two arguments",
                    "first_year" | "years" => "one comparison, as in first_year(tightness < 1)",
                    _ => "one argument",
                };
                self.wrong(format!("{name}: expected {expected}, found {}", self.arguments.len()))
            }
            (name, _) => self
                .wrong(format!("there is no function `{name}`; {}", suggestion(name, &FUNCTIONS))),
        }
    }

    /// An argument with a value in each year.
    fn series(
        &self,
        known: &Known<'_>,
        other: &mut Other<'_>,
        of: &Node,
    ) -> Result<Typed, Mistake> {
        let typed = resolve(known, other, of, true)?;
        if typed.series {
            return Ok(typed);
        }
        let message = format!(
            "{}: expected a track, which has a value in each year, found one number for each path",
            self.name
        );
        Err((of.place.clone(), message))
    }

    fn fold(
        &self,
        known: &Known<'_>,
        other: &mut Other<'_>,
        fold: Fold,
        of: &Node,
    ) -> Result<Typed, Mistake> {
        let of = self.series(known, other, of)?;
        if of.dimension == Dimension::Date && fold == Fold::Sum {
            return self.wrong("calendar years cannot be added up".to_owned());
        }
        // A part of a year counts in a sum, but is neither a year's largest nor its mean.
        let first = if of.flow && fold != Fold::Sum { known.first_whole } else { 1 };
        Ok(Typed { op: Op::Fold(fold, Box::new(of.op), first), series: false, ..of })
    }

    fn at(
        &self,
        known: &Known<'_>,
        other: &mut Other<'_>,
        of: &Node,
        year: &Node,
    ) -> Result<Typed, Mistake> {
        let of = self.series(known, other, of)?;
        let first = if of.flow { known.first_whole } else { 0 };
        let year_of = |row: usize| (known.year_of)(known.run.start, row);
        let row = match year.part {
            Part::Number(wanted) => {
                (first..=known.run.years).find(|row| (year_of(*row) - wanted).abs() < 1e-9)
            }
            _ => None,
        };
        let Some(row) = row else {
            let (first, last) = (year_of(first), year_of(known.run.years));
            return Err((
                year.place.clone(),
                format!("at: expected a year from {first} to {last}"),
            ));
        };
        Ok(Typed { op: Op::At(Box::new(of.op), row), series: false, ..of })
    }

    fn when(
        &self,
        known: &Known<'_>,
        other: &mut Other<'_>,
        when: When,
        of: &Node,
    ) -> Result<Typed, Mistake> {
        let Part::Two(sign, a, b) = &of.part else {
            let message =
                format!("{}: expected a comparison, as in {}(tightness < 1)", self.name, self.name);
            return Err((of.place.clone(), message));
        };
        if !sign.compares() {
            let message = format!("{}: expected a comparison, with < or >", self.name);
            return Err((of.place.clone(), message));
        }
        let typed = two(known, other, (*sign, a, b), true)?;
        if !typed.series {
            let message = format!("{}: nothing in it changes from year to year", self.name);
            return Err((of.place.clone(), message));
        }
        let first = if typed.flow { known.first_whole } else { 1 };
        let dimension = if when == When::First { Dimension::Date } else { Dimension::Years };
        let op = Op::When(when, Box::new(typed.op), first);
        Ok(Typed { op, dimension, series: false, flow: false, speaks: typed.speaks })
    }

    fn pick(
        &self,
        known: &Known<'_>,
        other: &mut Other<'_>,
        a: &Node,
        b: &Node,
    ) -> Result<Typed, Mistake> {
        let (a, b) =
            (resolve(known, other, a, self.yearly)?, resolve(known, other, b, self.yearly)?);
        let Some(dimension) = a.dimension.like(b.dimension) else {
            let (a, b) = (a.dimension.words(), b.dimension.words());
            return self.wrong(format!("{}: {a} cannot be compared with {b}", self.name));
        };
        Ok(Typed {
            op: Op::Pick(self.name == "max", Box::new(a.op), Box::new(b.op)),
            dimension,
            series: a.series || b.series,
            flow: a.flow || b.flow,
            speaks: a.speaks || b.speaks,
        })
    }
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
