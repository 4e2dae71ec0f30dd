//! Amounts as people write them: $6.1 trillion, not $6,064 bn.

use std::ops::Range;

use super::{number, rounding};
use crate::scenario::{SYMBOLS, size_of};

/// Figures at most.
const FIGURES: i32 = 3;

/// A chart that reaches more of the unit of its scenario counts in thousands of it: trillions where that is billions.
pub const MOST_COUNTED: f64 = 5000.0;
/// Amounts that are told in the unit that their chart counts in: people say $110 bn and $1.5 trillion, not $0.11 trillion
/// and $1,500 bn.
const TOLD: Range<f64> = 1.0..1000.0;

/// A currency taken apart: `$bn` is a sign and a size, `M EUR` a size and a name.
struct Currency<'a> {
    symbol: Option<char>,
    power: i32,
    rest: Vec<&'a str>,
}

impl<'a> Currency<'a> {
    fn of(name: &'a str) -> Self {
        let symbol = name.chars().next().filter(|letter| SYMBOLS.contains(*letter));
        let words = name[symbol.map_or(0, char::len_utf8)..].split_whitespace();
        let mut own = Self { symbol, power: 0, rest: Vec::new() };
        for word in words {
            match size_of(word) {
                Some(power) if own.power == 0 => own.power = power,
                // Billions of yen are so many billion yen.
                _ if word == "of" && own.power != 0 && own.rest.is_empty() => {}
                _ => own.rest.push(word),
            }
        }
        own
    }
}

/// An amount taken apart, written the English way.
pub struct Money {
    /// A minus, or nothing.
    pub sign: &'static str,
    /// The sign of the currency, or nothing.
    pub symbol: String,
    /// Three figures at most.
    pub digits: String,
    /// The power of ten whose word stands behind the digits: 12, 9, 6 or 0.
    pub power: i32,
    /// What else the currency says.
    pub rest: String,
}

impl Money {
    /// The power of ten that a currency of a scenario counts in: 9 of `$bn`.
    pub fn power_of(currency: &str) -> i32 {
        Currency::of(currency).power
    }

    /// An amount in a currency of a scenario.
    pub fn of(amount: f64, currency: &str) -> Self {
        Self::made(amount, currency, &sized)
    }

    /// The same in the words of a chart that counts in a power of ten, where it is said so: with one to three figures
    /// before the point.
    pub fn told_in(amount: f64, currency: &str, counted: i32) -> Self {
        let size = amount.abs() * rounding::ten(Self::power_of(currency) - counted);
        if TOLD.contains(&rounding::significant(size, FIGURES)) {
            Self::counted_in(amount, currency, counted)
        } else {
            Self::of(amount, currency)
        }
    }

    /// The same in a power of ten, however small it is there.
    pub fn counted_in(amount: f64, currency: &str, counted: i32) -> Self {
        Self::made(amount, currency, &|amount, power| {
            (digits(amount * rounding::ten(power - counted)), counted)
        })
    }

    fn made(amount: f64, currency: &str, sized: &dyn Fn(f64, i32) -> (String, i32)) -> Self {
        let Currency { symbol, power, rest } = Currency::of(currency);
        let (digits, power) = sized(amount.abs(), power);
        let some = digits.contains(|c: char| ('1'..='9').contains(&c));
        let sign = if amount < 0.0 && some { "−" } else { "" };
        let symbol = symbol.map_or_else(String::new, String::from);
        Self { sign, symbol, digits, power, rest: rest.join(" ") }
    }
}

/// The digits of an amount that is not negative, and the power of ten that they count.
fn sized(amount: f64, power: i32) -> (String, i32) {
    // Rounded first, so that 999.9 billion is a trillion.
    let amount = rounding::significant(amount, FIGURES);
    let whole = amount * rounding::ten(power);
    let shown = [12, 9, 6].into_iter().find(|power| whole >= 0.9999 * rounding::ten(*power));
    let shown = shown.unwrap_or(0);
    (digits(amount * rounding::ten(power - shown)), shown)
}

/// At most three figures, and no noughts behind the point.
fn digits(value: f64) -> String {
    let text = number::plain(rounding::significant(value, FIGURES));
    if !text.contains('.') || text.contains('e') {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
