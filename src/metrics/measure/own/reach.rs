//! Which values an expression can have, by what is declared of all that it is made of.

use super::{
    Own,
    evaluate::{Fold, Op, When},
    form::{Form, is_part, same, share},
    parse::Sign,
    resolve::Known,
};
use crate::metrics::measure::{Measure, Rule};

/// The smallest and the largest value; nothing lies between them where it has none on any path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::metrics) struct Reach {
    pub(in crate::metrics) least: f64,
    pub(in crate::metrics) most: f64,
    /// Whether it has a value on every path.
    pub(in crate::metrics) everywhere: bool,
}

impl Measure {
    /// Of a scenario's own: which values its expression can have.
    pub(in crate::metrics) const fn reach(&self) -> Option<Reach> {
        match &self.rule {
            Rule::Own(Own { reach, .. }) => Some(*reach),
            _ => None,
        }
    }
}

impl Reach {
    const ANY: Self = Self { least: f64::NEG_INFINITY, most: f64::INFINITY, everywhere: false };
    const NOWHERE: Self = Self { least: f64::INFINITY, most: f64::NEG_INFINITY, everywhere: false };

    const fn one(value: f64) -> Self {
        Self { least: value, most: value, everywhere: true }
    }

    const fn within((least, most): (f64, f64), everywhere: bool) -> Self {
        Self { least, most, everywhere }
    }

    fn is_nowhere(self) -> bool {
        self.least > self.most
    }

    /// The smallest and the largest of several, where both have a value.
    fn among(self, other: Self, values: &[f64]) -> Self {
        if self.is_nowhere() || other.is_nowhere() {
            return Self::NOWHERE;
        }
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        Self { least, most, everywhere: self.everywhere && other.everywhere }
    }

    fn plus(self, other: Self) -> Self {
        self.among(other, &[self.least + other.least, self.most + other.most])
    }

    fn times(self, other: Self) -> Self {
        // Without bound, of nothing, is nothing.
        let product = |a: f64, b: f64| if a == 0.0 || b == 0.0 { 0.0 } else { a * b };
        let of = |own: f64| [product(own, other.least), product(own, other.most)];
        self.among(other, &[of(self.least), of(self.most)].concat())
    }

    fn over(self, under: Self) -> Self {
        let Self { least, most, everywhere } = under;
        let found = if least == 0.0 && most == 0.0 {
            Self::NOWHERE
        } else if least < 0.0 && most > 0.0 {
            self.among(under, &[f64::NEG_INFINITY, f64::INFINITY])
        } else {
            // Next to 0, on the side on which it lies.
            let side = if most > 0.0 { 1.0 } else { -1.0 };
            let quotient = |a: f64, b: f64| match (a == 0.0 || b.is_infinite(), b == 0.0) {
                (true, _) => 0.0,
                (_, true) => a.signum() * side * f64::INFINITY,
                _ => a / b,
            };
            let of = |own: f64| [quotient(own, least), quotient(own, most)];
            self.among(under, &[of(self.least), of(self.most)].concat())
        };
        // What is divided by what never comes is 0.
        let found = if everywhere || found.is_nowhere() { found } else { found.or(Self::one(0.0)) };
        Self { everywhere: found.everywhere && (least > 0.0 || most < 0.0), ..found }
    }

    /// The values of both.
    fn or(self, other: Self) -> Self {
        self.among(other, &[self.least, self.most, other.least, other.most])
    }

    fn abs(self) -> Self {
        let ends = [self.least.abs(), self.most.abs()];
        let nought = if self.least < 0.0 && self.most > 0.0 { 0.0 } else { ends[0] };
        self.among(self, &[ends[0], ends[1], nought])
    }

    fn pick(self, is_larger: bool, other: Self) -> Self {
        // What never comes lies beyond all that does.
        if !(self.everywhere && other.everywhere) {
            return self.or(other);
        }
        let pick = |a: f64, b: f64| if is_larger { a.max(b) } else { a.min(b) };
        self.among(other, &[pick(self.least, other.least), pick(self.most, other.most)])
    }
}

/// What the values of all that an expression is made of are.
pub(super) struct Scope<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) metric: &'a dyn Fn(&Measure) -> (f64, f64),
}

impl Scope<'_> {
    pub(super) fn reach(&self, op: &Op) -> Reach {
        match op {
            Op::Number(value) => Reach::one(*value),
            Op::Track(place) => self.track(*place),
            Op::Metric(metric) => self.metric(metric),
            Op::Abs(of) => self.reach(of).abs(),
            Op::Pick(is_larger, a, b) => self.reach(a).pick(*is_larger, self.reach(b)),
            Op::Fold(Fold::Sum, of, first) => {
                self.reach(of).times(Reach::one(self.rows(*first) as f64))
            }
            Op::Fold(_, of, _) | Op::At(of, _) => self.reach(of),
            Op::When(when, of, first) => self.when(*when, self.reach(of), *first),
            Op::Two(Sign::Times, a, b) if same(a, b) => {
                let own = self.reach(a).abs();
                own.times(own)
            }
            Op::Two(Sign::Times, a, b) => self.reach(a).times(self.reach(b)),
            Op::Two(Sign::Over, a, b) => self.over(a, b),
            Op::Minus(_) | Op::Two(Sign::Plus | Sign::Minus, ..) => self.form(Form::of(op)),
            Op::Two(sign, a, b) => holds(*sign, self.form(Form::of(a).less(b))),
        }
    }

    const fn rows(&self, first: usize) -> usize {
        (self.known.run.years + 1).saturating_sub(first)
    }

    fn track(&self, place: usize) -> Reach {
        let track = self.known.tracks.iter().find(|track| track.place == place);
        track.map_or(Reach::ANY, |track| {
            Reach::within(track.quantity.range, track.quantity.infinite().is_none())
        })
    }

    fn metric(&self, metric: &Measure) -> Reach {
        let everywhere =
            metric.reach().map_or(metric.quantity.infinite().is_none(), |own| own.everywhere);
        Reach::within((self.metric)(metric), everywhere)
    }

    /// A sum of so much of each, in which what all have is more than what some of them have.
    fn form(&self, mut form: Form<'_>) -> Reach {
        let mut total = Reach::one(form.constant);
        for place in 0..form.terms.len() {
            let whole = form.terms[place];
            let taken = form.take_parts(place, |part| is_part(self.known, part, whole.1));
            if taken {
                form.terms[place].0 = 0.0;
                let rest = Reach::one(whole.0).times(self.reach(whole.1));
                total = total.plus(rest.or(Reach::one(0.0)));
            }
        }
        form.terms
            .iter()
            .fold(total, |total, (of, op)| total.plus(Reach::one(*of).times(self.reach(op))))
    }

    fn over(&self, a: &Op, b: &Op) -> Reach {
        let (over, under) = (self.reach(a), self.reach(b));
        let found = over.over(under);
        match share(self.known, &Form::of(a), &Form::of(b)) {
            Some((least, most)) if !found.is_nowhere() => {
                Reach { least: found.least.max(least), most: found.most.min(most), ..found }
            }
            _ => found,
        }
    }

    fn when(&self, when: When, holds: Reach, first: usize) -> Reach {
        let (years, run) = (self.rows(first) as f64, self.known.run);
        let year = |row: usize| (self.known.year_of)(run.start, row);
        match (when, holds.most > 0.0, holds.least > 0.0) {
            (When::Count, false, _) => Reach::one(0.0),
            (When::Count, _, true) => Reach::one(years),
            (When::Count, ..) => Reach::within((0.0, years), true),
            (When::First, false, _) => Reach::NOWHERE,
            (When::First, _, true) => Reach::one(year(first)),
            (When::First, ..) => Reach::within((year(first), year(run.years)), false),
        }
    }
}

/// Whether a comparison holds, by the difference of what is compared.
fn holds(sign: Sign, apart: Reach) -> Reach {
    let Reach { least, most, everywhere } = apart;
    let (never, always) = match sign {
        Sign::Below => (least >= 0.0, most < 0.0),
        Sign::AtMost => (least > 0.0, most <= 0.0),
        Sign::Above => (most <= 0.0, least > 0.0),
        _ => (most < 0.0, least >= 0.0),
    };
    match (everywhere && never, everywhere && always) {
        (true, _) => Reach::one(0.0),
        (_, true) => Reach::one(1.0),
        _ => Reach::within((0.0, 1.0), true),
    }
}
