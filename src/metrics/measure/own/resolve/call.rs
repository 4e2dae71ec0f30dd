//! Functions of expressions.

use super::{
    super::{
        dimension::Dimension,
        evaluate::{Fold, Op, When},
        parse::{Mistake, Node, Part},
    },
    Known, Other, Typed, resolve, two,
};
use crate::scenario::suggestion;

/// Functions, as they are listed where a name is none.
pub(in crate::metrics::measure::own) const FUNCTIONS: [&str; 11] = [
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

/// A function with its arguments.
pub(super) struct Call<'a> {
    pub(super) node: &'a Node,
    pub(super) name: &'a str,
    pub(super) arguments: &'a [Node],
    pub(super) yearly: bool,
}

impl Call<'_> {
    fn wrong<T>(&self, message: String) -> Result<T, Mistake> {
        Err((self.node.place.clone(), message))
    }

    pub(super) fn resolve(
        &self,
        known: &Known<'_>,
        other: &mut Other<'_>,
    ) -> Result<Typed, Mistake> {
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
                let help = match (name, self.arguments.len()) {
                    ("min", 1) => "; smallest(..) is the smallest of all years",
                    ("max", 1) => "; largest(..) is the largest of all years",
                    _ => "",
                };
                let found = self.arguments.len();
                self.wrong(format!("{name}: expected {expected}, found {found}{help}"))
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
        let first = if fold == Fold::Sum { 1 } else { of.first.max(1) };
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
        let first = of.first;
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
                format!("at: expected a whole year from {first} to {last}"),
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
        let first = typed.first.max(1);
        let dimension = if when == When::First { Dimension::Date } else { Dimension::Years };
        let op = Op::When(when, Box::new(typed.op), first);
        Ok(Typed { op, dimension, series: false, first: 0, speaks: typed.speaks })
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
            first: a.first.max(b.first),
            speaks: a.speaks || b.speaks,
        })
    }
}
