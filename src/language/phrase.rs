//! A sentence with places for numbers and names.

use serde::{Deserialize, Serialize};

use super::places;

/// An English sentence; `{share}` is the place of what fills it under the name `share`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Phrase {
    /// The sentence.
    pub text: String,
    /// What fills its places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<Filled>,
}

/// A place of a sentence, and what fills it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filled {
    #[serde(default)]
    place: String,
    #[serde(flatten)]
    pub(crate) argument: Argument,
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
    /// An amount of money in a currency, in the words of a chart that counts in a power of ten.
    Counted(f64, String, i32),
    /// The name of a currency.
    Currency(String),
    /// Words in the language of the whole.
    Phrase(Phrase),
}

/// A sentence.
pub fn phrase(text: impl Into<String>) -> Phrase {
    Phrase { text: text.into(), with: Vec::new() }
}

/// One of several sentences, with the names of what will fill its places.
pub fn chosen(text: &str, names: &[&str]) -> Phrase {
    debug_assert!(places::agree(text, names), "places of {text:?} and names {names:?}");
    phrase(text)
}

impl Phrase {
    /// A name and nothing else.
    pub fn of_name(name: &str) -> Self {
        phrase("{value}").name("value", name)
    }

    /// The sentence, with its places.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same at the head of a line.
    #[must_use]
    pub fn capital(&self) -> Self {
        let mut with = self.with.clone();
        // A sentence that begins with words begins with theirs.
        if let Some(("", place, _)) = places::next(&self.text)
            && let Some(first) = with.iter_mut().find(|filled| filled.place == place)
            && let Argument::Phrase(first) = &mut first.argument
        {
            *first = first.capital();
        }
        Self { text: super::capital(&self.text), with }
    }

    /// Whether it is a name and nothing else, as a title that somebody typed.
    pub fn is_name(&self) -> bool {
        matches!(places::next(&self.text), Some(("", _, "")))
    }

    /// The same with other words for names that cannot be shown.
    #[must_use]
    pub fn without_names(&self, unknown: &dyn Fn(&str) -> bool) -> Self {
        let own = self.renamed(unknown);
        // What is named first stands at the head of a line.
        if own == *self { own } else { own.capital() }
    }

    fn renamed(&self, unknown: &dyn Fn(&str) -> bool) -> Self {
        let other = |argument: &Argument| match argument {
            Argument::Name(name) if unknown(name) => Argument::Phrase(phrase("one of them")),
            Argument::Phrase(inner) => Argument::Phrase(inner.renamed(unknown)),
            same => same.clone(),
        };
        let with = self.with.iter();
        let with =
            with.map(|own| Filled { place: own.place.clone(), argument: other(&own.argument) });
        Self { text: self.text.clone(), with: with.collect() }
    }

    /// What fills a place.
    pub fn at(&self, place: &str) -> Option<&Argument> {
        self.with.iter().find(|filled| filled.place == place).map(|filled| &filled.argument)
    }

    /// What fills one of its places, alone.
    #[must_use]
    pub fn only(&self, place: &str) -> Self {
        let with = self.with.iter().filter(|own| own.place == place).cloned().collect();
        Self { text: format!("{{{place}}}"), with }
    }

    /// The currency that it names first.
    pub fn currency_of(&self) -> Option<&str> {
        places::all(&self.text).find_map(|place| match self.at(place)? {
            Argument::Currency(currency) => Some(currency.as_str()),
            Argument::Phrase(inner) => inner.currency_of(),
            _ => None,
        })
    }

    /// The same with its currencies, or their amounts, in the words of a chart.
    #[must_use]
    pub fn with_money(&self, own: &dyn Fn(&Argument) -> Option<Argument>) -> Self {
        let other = |argument: &Argument| match argument {
            Argument::Phrase(inner) => Argument::Phrase(inner.with_money(own)),
            same => own(same).unwrap_or_else(|| same.clone()),
        };
        let with = self.with.iter();
        let with =
            with.map(|own| Filled { place: own.place.clone(), argument: other(&own.argument) });
        Self { text: self.text.clone(), with: with.collect() }
    }

    /// An amount in place of the currency that it names.
    #[must_use]
    pub fn with_amount(mut self, amount: f64) -> Self {
        for filled in &mut self.with {
            if let Argument::Currency(currency) = &mut filled.argument {
                filled.argument = Argument::Money(amount, std::mem::take(currency));
            }
        }
        self
    }

    /// What fills its places.
    pub fn arguments(&self) -> impl Iterator<Item = &Argument> {
        self.with.iter().map(|filled| &filled.argument)
    }

    /// Leaves out noughts behind the points of its numbers; one year is told as one.
    pub fn shorten_numbers(&mut self) {
        for filled in &mut self.with {
            if let Argument::Number(number) = &mut filled.argument
                && number.contains('.')
                && !number.contains('e')
            {
                *number = number.trim_end_matches('0').trim_end_matches('.').to_owned();
            }
        }
        // One year is no years.
        let one = |own: &Filled| matches!(&own.argument, Argument::Number(text) if text == "1");
        // A unit of a key has names with it that years have no place for.
        let years = |own: &Argument| matches!(own, Argument::Phrase(unit) if unit.text == "years");
        if self.with.iter().any(one) {
            let units = self.with.iter_mut().map(|own| &mut own.argument);
            let units = units.filter(|own| years(own));
            units.for_each(|own| *own = Argument::Phrase(phrase("year")));
        }
    }

    fn and(mut self, place: &str, argument: Argument) -> Self {
        self.with.push(Filled { place: place.to_owned(), argument });
        self
    }

    /// Fills a place with a name.
    #[must_use]
    pub fn name(self, place: &str, name: &str) -> Self {
        self.and(place, Argument::Name(name.to_owned()))
    }

    /// Fills a place with a number.
    #[must_use]
    pub fn number(self, place: &str, number: String) -> Self {
        self.and(place, Argument::Number(number))
    }

    /// Fills a place with a year.
    #[must_use]
    pub fn year(self, place: &str, year: f64) -> Self {
        self.and(place, Argument::Name(format!("{year:.0}")))
    }

    /// Fills a place with a share in per cent.
    #[must_use]
    pub fn percent(self, place: &str, share: f64) -> Self {
        self.and(place, Argument::Number(language::number::percent(share)))
    }

    /// Fills a place with an amount of money.
    #[must_use]
    pub fn money(self, place: &str, amount: f64, currency: &str) -> Self {
        self.and(place, Argument::Money(amount, currency.to_owned()))
    }

    /// Fills a place with a currency.
    #[must_use]
    pub fn currency(self, place: &str, currency: &str) -> Self {
        self.and(place, Argument::Currency(currency.to_owned()))
    }

    /// Fills a place with words.
    #[must_use]
    pub fn phrase(self, place: &str, phrase: Self) -> Self {
        self.and(place, Argument::Phrase(phrase))
    }
}

/// Reads a sentence; those of earlier versions had numbers for names.
impl<'de> Deserialize<'de> for Phrase {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Written {
            text: String,
            #[serde(default)]
            with: Vec<Filled>,
        }

        let Written { text, mut with } = Written::deserialize(from)?;
        if with.iter().all(|filled| !filled.place.is_empty()) {
            return Ok(Self { text, with });
        }
        for (number, filled) in with.iter_mut().enumerate() {
            filled.place = number.to_string();
        }
        Ok(Self { text, with }.of_today())
    }
}

impl Phrase {
    /// A sentence with numbers for names by the names that it has today, if it still exists.
    fn of_today(mut self) -> Self {
        let Some(today) = super::german::known(&self.text) else { return self };
        for filled in &mut self.with {
            let mut pairs = places::all(&self.text).zip(places::all(today));
            if let Some((_, name)) = pairs.find(|(number, _)| *number == filled.place) {
                name.clone_into(&mut filled.place);
            }
        }
        Self { text: today.to_owned(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn sentences_of_earlier_versions_are_read() {
        let read = |text: &str| -> Phrase { serde_json::from_str(text).unwrap() };
        let old = read(
            r#"{"text":"Most is written down by {0}: {1} of {2} on average","with":[{"name":"Meta"},{"number":"4 %"},{"money":[5.0,"$bn"]}]}"#,
        );
        let new = phrase("Most is written down by {builder}: {share} of {amount} on average")
            .name("builder", "Meta")
            .number("share", "4 %".to_owned())
            .money("amount", 5.0, "$bn");
        assert_eq!(old, new);
        assert_eq!(read(&serde_json::to_string(&new).unwrap()), new);
        let gone = read(r#"{"text":"Once {1} said {0}","with":[{"name":"a"},{"name":"b"}]}"#);
        assert_eq!(Language::En.say(&gone), "Once b said a");
        assert_eq!(Language::GERMAN.say(&Phrase::of_name("{0}")), "{0}");
    }
}
