//! A sentence with places for numbers and names.

use serde::{Deserialize, Serialize};

/// An English sentence; `{0}` is the place of its first argument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Phrase {
    pub(super) text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) with: Vec<Argument>,
}

/// What fills a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Argument {
    /// A name of the scenario, the same in all languages.
    Name(String),
    /// A number, written the English way.
    Number(String),
    /// An amount of money in a currency.
    Money(f64, String),
    /// The name of a currency.
    Currency(String),
    /// Words in the language of the whole.
    Phrase(Phrase),
}

/// Reads words, or a name as earlier versions wrote it.
pub(in crate::report) mod named {
    use serde::{Deserialize, Deserializer};

    use super::Phrase;

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Name(String),
        Words(Phrase),
    }

    impl From<Written> for Phrase {
        fn from(written: Written) -> Self {
            match written {
                Written::Name(name) => Self::of_name(&name),
                Written::Words(words) => words,
            }
        }
    }

    pub(in crate::report) fn one<'de, D: Deserializer<'de>>(from: D) -> Result<Phrase, D::Error> {
        Ok(Written::deserialize(from)?.into())
    }

    pub(in crate::report) fn all<'de, D>(from: D) -> Result<Vec<Phrase>, D::Error>
    where
        D: Deserializer<'de>,
    {
        let written: Vec<Written> = Vec::deserialize(from)?;
        Ok(written.into_iter().map(Phrase::from).collect())
    }
}

/// A sentence.
pub fn phrase(text: impl Into<String>) -> Phrase {
    Phrase { text: text.into(), with: Vec::new() }
}

impl Phrase {
    /// A name and nothing else.
    pub fn of_name(name: &str) -> Self {
        phrase("{0}").name(name)
    }

    /// The sentence, with its places.
    pub(in crate::report) fn text(&self) -> &str {
        &self.text
    }

    /// The same at the head of a line.
    #[must_use]
    pub fn capital(&self) -> Self {
        let mut with = self.with.clone();
        // A sentence that begins with words begins with theirs.
        if let (true, Some(Argument::Phrase(first))) =
            (self.text.starts_with("{0}"), with.first_mut())
        {
            *first = first.capital();
        }
        Self { text: super::capital(&self.text), with }
    }

    /// The currency that it names.
    pub(in crate::report) fn currency_of(&self) -> Option<&str> {
        let named = self.text.contains("{0}").then(|| self.with.first()).flatten()?;
        if let Argument::Currency(currency) = named { Some(currency) } else { None }
    }

    /// An amount in place of the currency that it names first.
    #[must_use]
    pub(in crate::report) fn with_amount(mut self, amount: f64) -> Self {
        if let Some(Argument::Currency(currency)) = self.with.first() {
            self.with[0] = Argument::Money(amount, currency.clone());
        }
        self
    }

    /// What fills its places.
    pub(in crate::report) fn arguments(&self) -> &[Argument] {
        &self.with
    }

    /// Leaves out noughts behind the points of its numbers.
    pub(in crate::report) fn shorten_numbers(&mut self) {
        for argument in &mut self.with {
            if let Argument::Number(number) = argument
                && number.contains('.')
                && !number.contains('e')
            {
                *number = number.trim_end_matches('0').trim_end_matches('.').to_owned();
            }
        }
    }

    fn and(mut self, argument: Argument) -> Self {
        self.with.push(argument);
        self
    }

    /// Fills the next place with a name.
    #[must_use]
    pub fn name(self, name: &str) -> Self {
        self.and(Argument::Name(name.to_owned()))
    }

    /// Fills the next place with a number.
    #[must_use]
    pub fn number(self, number: String) -> Self {
        self.and(Argument::Number(number))
    }

    /// Fills the next place with a year.
    #[must_use]
    pub fn year(self, year: f64) -> Self {
        self.and(Argument::Name(format!("{year:.0}")))
    }

    /// Fills the next place with a share in per cent.
    #[must_use]
    pub fn percent(self, share: f64) -> Self {
        self.and(Argument::Number(crate::report::number::percent(share)))
    }

    /// Fills the next place with an amount of money.
    #[must_use]
    pub fn money(self, amount: f64, currency: &str) -> Self {
        self.and(Argument::Money(amount, currency.to_owned()))
    }

    /// Fills the next place with a currency.
    #[must_use]
    pub fn currency(self, currency: &str) -> Self {
        self.and(Argument::Currency(currency.to_owned()))
    }

    /// Fills the next place with words.
    #[must_use]
    pub fn phrase(self, phrase: Self) -> Self {
        self.and(Argument::Phrase(phrase))
    }
}
