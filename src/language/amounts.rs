//! Numbers, amounts of money and currencies in a language.

use super::Language;
use crate::language::money::Money;

impl Language {
    /// A number that is written the English way.
    pub fn number(self, english: &str) -> String {
        if self == Self::En {
            return english.to_owned();
        }
        let swapped = english.chars().map(|letter| match letter {
            '.' => ',',
            ',' => '.',
            other => other,
        });
        let text: String = swapped.collect();
        text.replace("under ", "unter ")
            .replace("over ", "über ")
            .replace("never", "nie")
            .replace("undefined", "unbestimmt")
    }

    /// An amount of money, as people write it.
    pub fn money(self, amount: f64, currency: &str) -> String {
        self.of_money(&Money::of(amount, currency))
    }

    /// An amount in the words of a chart that counts in a power of ten.
    pub fn money_in(self, amount: f64, currency: &str, counted: i32) -> String {
        self.of_money(&Money::told_in(amount, currency, counted))
    }

    /// An amount taken apart, in one piece.
    pub fn of_money(self, money: &Money) -> String {
        let Money { sign, symbol, digits, power, rest } = money;
        let (digits, size) = (self.number(digits), self.size(*power).to_owned());
        let rest = self.own(rest).into_owned();
        let parts = match self {
            Self::En => [format!("{sign}{symbol}{digits}"), size, rest, String::new()],
            Self::De(_) => [format!("{sign}{digits}"), size, rest, symbol.clone()],
        };
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }

    /// The same where there is little room: $6.1 tn.
    pub fn short_money(self, amount: f64, currency: &str) -> String {
        self.short_of(&Money::of(amount, currency))
    }

    /// An amount taken apart, where there is little room.
    pub fn short_of(self, money: &Money) -> String {
        self.of_money(money).replace(" trillion", " tn")
    }

    /// The word for a power of ten of an amount.
    pub const fn size(self, power: i32) -> &'static str {
        match (self, power) {
            (Self::En, 12) => "trillion",
            (Self::En, 9) => "bn",
            (Self::En, 6) => "m",
            (Self::De(_), 12) => "Bio.",
            (Self::De(_), 9) => "Mrd.",
            (Self::De(_), 6) => "Mio.",
            _ => "",
        }
    }

    /// The name of a currency: `$bn` is `Mrd. $` in German.
    pub fn currency(self, currency: &str) -> String {
        const SIZES: [(&str, &str); 4] =
            [("tn", "Bio."), ("bn", "Mrd."), ("m", "Mio."), ("M", "Mio.")];
        let symbol = currency.chars().next().filter(|letter| "$€£¥₹".contains(*letter));
        let (Self::De(_), Some(symbol)) = (self, symbol) else {
            return self.own(currency).into_owned();
        };
        let size = currency[symbol.len_utf8()..].trim();
        match SIZES.iter().find(|(english, _)| *english == size) {
            Some((_, german)) => format!("{german} {symbol}"),
            None => format!("{size} {symbol}").trim().to_owned(),
        }
    }
}
