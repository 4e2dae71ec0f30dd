//! Sums as so much of each of what they are made of, and what is a part of what.

use super::{
    evaluate::{Fold, Op},
    parse::Sign,
    resolve::Known,
};
use crate::model::fact::Whose;

/// So much of each of several, and a constant.
#[derive(Default)]
pub(super) struct Form<'a> {
    pub(super) constant: f64,
    pub(super) terms: Vec<(f64, &'a Op)>,
}

impl<'a> Form<'a> {
    pub(super) fn of(op: &'a Op) -> Self {
        let mut form = Self::default();
        form.add(1.0, op);
        form
    }

    pub(super) fn less(mut self, op: &'a Op) -> Self {
        self.add(-1.0, op);
        self
    }

    fn add(&mut self, times: f64, op: &'a Op) {
        match op {
            Op::Number(value) => self.constant += times * value,
            Op::Minus(of) => self.add(-times, of),
            Op::Two(Sign::Plus, a, b) => {
                self.add(times, a);
                self.add(times, b);
            }
            Op::Two(Sign::Minus, a, b) => {
                self.add(times, a);
                self.add(-times, b);
            }
            Op::Two(Sign::Times, a, b) => match (number(a), number(b)) {
                (Some(own), _) => self.add(times * own, b),
                (_, Some(own)) => self.add(times * own, a),
                _ => self.term(times, op),
            },
            Op::Two(Sign::Over, a, b) => match number(b).filter(|own| *own != 0.0) {
                Some(own) => self.add(times / own, a),
                None => self.term(times, op),
            },
            _ => self.term(times, op),
        }
    }

    fn term(&mut self, times: f64, op: &'a Op) {
        match self.terms.iter_mut().find(|(_, known)| same(known, op)) {
            Some((known, _)) => {
                // What is left of decimal fractions is nothing.
                let (sum, scale) = (*known + times, known.abs().max(times.abs()));
                *known = if sum.abs() < 1e-12 * scale { 0.0 } else { sum };
            }
            None => self.terms.push((times, op)),
        }
    }

    /// Takes from a term what is taken from it of its parts, or gives it back: whether there was any.
    pub(super) fn take_parts(&mut self, place: usize, is_part: impl Fn(&Op) -> bool) -> bool {
        let (whole, op) = self.terms[place];
        let mut taken = false;
        for (part, own) in &mut self.terms {
            if *part * whole < 0.0 && is_part(own) && (is_additive(op) || !taken) {
                *part += whole.signum() * part.abs().min(whole.abs());
                taken = true;
            }
        }
        taken
    }
}

const fn number(op: &Op) -> Option<f64> {
    match op {
        Op::Number(value) => Some(*value),
        Op::Minus(of) => match **of {
            Op::Number(value) => Some(-value),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the parts of it are no more than it together, too: each has its largest in a year of its own.
fn is_additive(whole: &Op) -> bool {
    !matches!(whole, Op::Fold(Fold::Largest, ..))
}

/// Tracks and metrics of the industry that add up what is never below 0 of its builders.
const ADDED_UP: [&str; 4] = ["spending", "write_down", "book_value", "market_value"];

/// Whether one says of a builder what the other says of all.
pub(super) fn is_part(known: &Known<'_>, part: &Op, whole: &Op) -> bool {
    match (part, whole) {
        (Op::Track(part), Op::Track(whole)) => {
            let track = |place: &usize| known.tracks.iter().find(|track| track.place == *place);
            let (Some(part), Some(whole)) = (track(part), track(whole)) else { return false };
            matches!((part.whose, whole.whose), (Whose::Builder(_), Whose::Anybody))
                && part.quantity.name == whole.quantity.name
                && ADDED_UP.contains(&whole.quantity.name)
        }
        (Op::Metric(part), Op::Metric(whole)) => {
            matches!((part.whose(), whole.whose()), (Whose::Builder(_), Whose::Anybody))
                && part.quantity.name == whole.quantity.name
                && ADDED_UP.contains(&whole.quantity.name)
        }
        (Op::Fold(one, a, from), Op::Fold(other, b, first)) => {
            one == other && from == first && is_part(known, a, b)
        }
        (Op::At(a, row), Op::At(b, other)) => row == other && is_part(known, a, b),
        _ => false,
    }
}

/// The bounds of what is divided by itself, or of what is divided by what it is a part of.
pub(super) fn share(known: &Known<'_>, over: &Form<'_>, under: &Form<'_>) -> Option<(f64, f64)> {
    if over.constant != 0.0 || under.constant != 0.0 {
        return None;
    }
    let ([(under, whole)], [first, others @ ..]) = (&under.terms[..], &over.terms[..]) else {
        return None;
    };
    if *under == 0.0 {
        return None;
    }
    if others.is_empty() && same(first.1, whole) {
        return Some((first.0 / under, first.0 / under));
    }
    let parts = over.terms.iter().all(|(_, part)| is_part(known, part, whole));
    let each = over.terms.iter().map(|(times, _)| times / under);
    let (least, most) =
        each.fold((0.0, 0.0), |(least, most): (f64, f64), own| (least.min(own), most.max(own)));
    (parts && (others.is_empty() || is_additive(whole))).then_some((least, most))
}

/// Whether two are the same, sign by sign.
pub(super) fn same(one: &Op, other: &Op) -> bool {
    match (one, other) {
        (Op::Number(a), Op::Number(b)) => a.total_cmp(b).is_eq(),
        (Op::Track(a), Op::Track(b)) => a == b,
        (Op::Metric(a), Op::Metric(b)) => a.name == b.name,
        (Op::Minus(a), Op::Minus(b)) | (Op::Abs(a), Op::Abs(b)) => same(a, b),
        (Op::Pick(one, a, b), Op::Pick(other, c, d)) => one == other && same(a, c) && same(b, d),
        (Op::Two(one, a, b), Op::Two(other, c, d)) => one == other && same(a, c) && same(b, d),
        (Op::Fold(one, a, from), Op::Fold(other, b, first)) => {
            one == other && from == first && same(a, b)
        }
        (Op::At(a, row), Op::At(b, other)) => row == other && same(a, b),
        (Op::When(one, a, from), Op::When(other, b, first)) => {
            one == other && from == first && same(a, b)
        }
        _ => false,
    }
}
