//! An expression on the paths of a batch. What is not defined, as what is divided by zero, is no number, and what is
//! worked out of it neither.

use super::parse::Sign;
use crate::{
    metrics::{history::History, measure::Measure},
    random::{Column, LANES, fill},
};

/// How the years of a track become one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fold {
    Sum,
    Mean,
    Largest,
    Smallest,
}

/// What is asked of the years in which something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    First,
    Count,
}

/// What can be worked out.
#[derive(Clone, Debug)]
pub(super) enum Op {
    Number(f64),
    /// A track, by its place in a history.
    Track(usize),
    Metric(Box<Measure>),
    Minus(Box<Op>),
    Abs(Box<Op>),
    /// The larger of two if true, else the smaller.
    Pick(bool, Box<Op>, Box<Op>),
    Two(Sign, Box<Op>, Box<Op>),
    /// Of the years from a row on.
    Fold(Fold, Box<Op>, usize),
    /// In a row.
    At(Box<Op>, usize),
    /// Of the years from a row on.
    When(When, Box<Op>, usize),
}

impl Op {
    /// The value on each path; infinite where it never happens or is not defined.
    pub(super) fn of(&self, history: &History) -> Column {
        self.at(history, 0).map(|value| if value.is_finite() { value } else { f64::INFINITY })
    }

    /// The value in a row, of what has one in each.
    fn at(&self, history: &History, row: usize) -> Column {
        match self {
            Self::Number(value) => fill(*value),
            Self::Track(place) => history.rows(*place)[row],
            Self::Metric(metric) => metric.of(history),
            Self::Minus(of) => of.at(history, row).map(|value| -value),
            Self::Abs(of) => of.at(history, row).map(f64::abs),
            Self::Pick(larger, a, b) => {
                let pick = |a: f64, b: f64| if (a > b) == *larger { a } else { b };
                both(&a.at(history, row), &b.at(history, row), |a, b| {
                    if a.is_nan() || b.is_nan() { f64::NAN } else { pick(a, b) }
                })
            }
            Self::Two(sign, a, b) => {
                let join = two(*sign);
                both(&a.at(history, row), &b.at(history, row), join)
            }
            Self::Fold(fold, of, first) => fold.of(of, history, *first),
            Self::At(of, row) => of.at(history, *row),
            Self::When(when, of, first) => when.of(of, history, *first),
        }
    }
}

fn both(a: &Column, b: &Column, join: impl Fn(f64, f64) -> f64) -> Column {
    let mut joined = fill(0.0);
    for i in 0..LANES {
        joined[i] = join(a[i], b[i]);
    }
    joined
}

/// Comparisons are 1 where they hold, and nothing holds of what is no number.
fn two(sign: Sign) -> fn(f64, f64) -> f64 {
    const fn holds(it: bool) -> f64 {
        if it { 1.0 } else { 0.0 }
    }
    match sign {
        Sign::Plus => |a, b| a + b,
        Sign::Minus => |a, b| a - b,
        Sign::Times => |a, b| a * b,
        Sign::Over => |a, b| if b == 0.0 { f64::NAN } else { a / b },
        Sign::Below => |a, b| holds(a < b),
        Sign::AtMost => |a, b| holds(a <= b),
        Sign::Above => |a, b| holds(a > b),
        Sign::AtLeast => |a, b| holds(a >= b),
    }
}

impl Fold {
    /// Sums and means need every year; the largest and the smallest are of the years that have a value.
    fn of(self, of: &Op, history: &History, first: usize) -> Column {
        let rows = first..=history.years();
        let count = rows.clone().count() as f64;
        let mut folded = fill(if matches!(self, Self::Sum | Self::Mean) { 0.0 } else { f64::NAN });
        for row in rows {
            let own = of.at(history, row);
            for i in 0..LANES {
                folded[i] = match self {
                    Self::Sum | Self::Mean => folded[i] + own[i],
                    // Of a number and none, these take the number.
                    Self::Largest => folded[i].max(own[i]),
                    Self::Smallest => folded[i].min(own[i]),
                };
            }
        }
        if self == Self::Mean { folded.map(|sum| sum / count) } else { folded }
    }
}

impl When {
    fn of(self, of: &Op, history: &History, first: usize) -> Column {
        let mut found = fill(if self == Self::First { f64::INFINITY } else { 0.0 });
        for row in first..=history.years() {
            let (own, year) = (of.at(history, row), history.calendar_year(row));
            for i in 0..LANES {
                let holds = own[i] > 0.5;
                found[i] = match self {
                    Self::First if holds => found[i].min(year),
                    Self::First => found[i],
                    Self::Count => found[i] + f64::from(u8::from(holds)),
                };
            }
        }
        found
    }
}
