//! Units of expressions: what may be added to what, and what comes out of products.

use super::parse::Sign;
use crate::metrics::Unit;

/// What a part of an expression counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dimension {
    /// A number that somebody wrote: of whatever unit it is added to.
    Number,
    /// Powers of money, capacity, sites and energy; all zero for shares and ratios.
    Amount([i8; 4]),
    /// A span of years.
    Years,
    /// A calendar year.
    Date,
}

use Dimension::{Amount, Date, Number, Years};

/// A share, a rate or a ratio.
pub(super) const PLAIN: Dimension = Amount([0, 0, 0, 0]);

impl Dimension {
    pub(super) const fn of(unit: Unit) -> Self {
        match unit {
            Unit::Money => Amount([1, 0, 0, 0]),
            Unit::Price => Amount([1, -1, 0, 0]),
            Unit::Capacity => Amount([0, 1, 0, 0]),
            Unit::Sites => Amount([0, 0, 1, 0]),
            Unit::Energy => Amount([0, 0, 0, 1]),
            Unit::Share | Unit::Rate | Unit::Ratio => PLAIN,
            Unit::Year => Date,
            Unit::Years => Years,
        }
    }

    /// In words.
    pub(super) fn words(self) -> String {
        match self {
            Number => "a number".to_owned(),
            Date => "a calendar year".to_owned(),
            Years => "a span of years".to_owned(),
            Amount([1, 0, 0, 0]) => "money".to_owned(),
            Amount([1, -1, 0, 0]) => "a price".to_owned(),
            Amount([0, 1, 0, 0]) => "capacity".to_owned(),
            Amount([0, 0, 1, 0]) => "sites".to_owned(),
            Amount([0, 0, 0, 1]) => "energy".to_owned(),
            Amount([0, 0, 0, 0]) => "a share or ratio".to_owned(),
            Amount(powers) => {
                let names = ["money", "capacity", "sites", "energy"];
                let each = names.iter().zip(powers).filter(|(_, power)| *power != 0);
                let each = each.map(|(name, power)| match power {
                    1 => (*name).to_owned(),
                    _ => format!("{name}^{power}"),
                });
                each.collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// Of two parts with a sign between them; the error says why there is none.
    pub(super) fn with(self, sign: Sign, other: Self) -> Result<Self, String> {
        let found = match sign {
            Sign::Plus => self.plus(other),
            Sign::Minus => self.minus(other),
            Sign::Times => self.times(other),
            Sign::Over => self.over(other),
            _ => self.like(other),
        };
        let verb = match sign {
            Sign::Plus => "added to",
            Sign::Minus => "taken from",
            Sign::Times => "multiplied by",
            Sign::Over => "divided by",
            _ => "compared with",
        };
        let (first, second) =
            if matches!(sign, Sign::Plus | Sign::Minus) { (other, self) } else { (self, other) };
        found.ok_or_else(|| format!("{} cannot be {verb} {}", first.words(), second.words()))
    }

    /// Of two things that are held against each other.
    pub(super) fn like(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Number, other) => Some(other),
            (own, Number) => Some(own),
            (own, other) => (own == other).then_some(own),
        }
    }

    fn plus(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Date, Years | Number) | (Years | Number, Date) => Some(Date),
            (Date, Date) => None,
            _ => self.like(other),
        }
    }

    fn minus(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Date, Date) => Some(Years),
            (Date, Years | Number) => Some(Date),
            (_, Date) => None,
            _ => self.like(other),
        }
    }

    fn times(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Number, own) | (own, Number) if own != Date => Some(own),
            (Years, PLAIN) | (PLAIN, Years) => Some(Years),
            (Amount(a), Amount(b)) => powers(a, b, i8::checked_add),
            _ => None,
        }
    }

    fn over(self, other: Self) -> Option<Self> {
        match (self, other) {
            (own, Number) if own != Date => Some(own),
            (Years, PLAIN) => Some(Years),
            (Years, Years) => Some(PLAIN),
            (Number, Amount(b)) => powers([0; 4], b, i8::checked_sub),
            (Amount(a), Amount(b)) => powers(a, b, i8::checked_sub),
            _ => None,
        }
    }
}

fn powers(a: [i8; 4], b: [i8; 4], join: fn(i8, i8) -> Option<i8>) -> Option<Dimension> {
    let mut joined = [0; 4];
    for (place, power) in joined.iter_mut().enumerate() {
        *power = join(a[place], b[place])?;
    }
    Some(Amount(joined))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_add_and_divide_as_they_must() {
        let [money, price, capacity] =
            [Unit::Money, Unit::Price, Unit::Capacity].map(Dimension::of);
        assert_eq!(price.with(Sign::Times, capacity), Ok(money));
        assert_eq!(money.with(Sign::Over, money), Ok(PLAIN));
        assert_eq!(money.with(Sign::Over, capacity), Ok(price));
        assert_eq!(money.with(Sign::Plus, Number), Ok(money));
        assert_eq!(Date.with(Sign::Minus, Date), Ok(Years));
        assert_eq!(Date.with(Sign::Plus, Years), Ok(Date));
        assert_eq!(Years.with(Sign::Over, Years), Ok(PLAIN));
        let refused = |a: Dimension, sign, b| a.with(sign, b).unwrap_err();
        assert_eq!(refused(money, Sign::Plus, capacity), "capacity cannot be added to money");
        assert_eq!(
            refused(money, Sign::Above, PLAIN),
            "money cannot be compared with a share or ratio"
        );
        assert!(Date.with(Sign::Plus, Date).is_err() && Date.with(Sign::Times, Number).is_err());
        assert!(money.with(Sign::Minus, Date).is_err() && Years.with(Sign::Times, money).is_err());
        assert_eq!(money.with(Sign::Times, money).unwrap().words(), "money^2");
    }
}
