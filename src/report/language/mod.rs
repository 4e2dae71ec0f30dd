//! Words and numbers of charts, reports and decks in the reader's language.
//!
//! What a chart says is kept as a [`Phrase`]: an English sentence with places for numbers and names. The English
//! sentence is its own key; `german` has the others.

mod german;
mod messages;
mod own;
mod phrase;
pub(in crate::report) mod places;
mod saying;

use std::borrow::Cow;

pub use own::OwnWords;
pub use phrase::{Argument, Phrase, phrase};
pub(in crate::report) use phrase::{chosen, named};
pub(in crate::report) use places::fits;
pub(in crate::report) use saying::phrase;

use super::money::Money;
use crate::scenario::Header;

/// A language of charts and reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English: 1,234.5.
    #[default]
    En,
    /// German: 1.234,5, with what scenarios call their own in it.
    De(OwnWords),
}

impl Language {
    /// German, of no scenario.
    pub const GERMAN: Self = Self::De(OwnWords::NONE);

    /// The same language, with the words of scenarios.
    #[must_use]
    pub const fn with(self, words: OwnWords) -> Self {
        match self {
            Self::En => Self::En,
            Self::De(_) => Self::De(words),
        }
    }

    /// The same language, for what some scenarios say.
    #[must_use]
    pub fn of(self, headers: &[&Header]) -> Self {
        match self {
            Self::En => Self::En,
            Self::De(_) => Self::De(OwnWords::of(headers)),
        }
    }

    /// A scenario's own words: what it gives no German for is the same in all languages.
    pub fn own(self, english: &str) -> Cow<'_, str> {
        match self {
            Self::De(words) => words.german(english).map_or(Cow::Borrowed(english), Cow::Borrowed),
            Self::En => Cow::Borrowed(english),
        }
    }

    /// Its tag, as HTML has it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De(_) => "de",
        }
    }

    /// The language of a tag; English where none of ours has it.
    pub fn tagged(tag: &str) -> Self {
        if tag == Self::GERMAN.tag() { Self::GERMAN } else { Self::En }
    }

    /// A phrase with its places filled.
    pub fn say(self, phrase: &Phrase) -> String {
        let template = self.template(&phrase.text);
        let mut rest = template.as_ref();
        let mut text = String::new();
        // From left to right, once: a name may itself look like a place.
        // A name that stands alone has nothing beside it.
        if let Some(("", place, "")) = places::next(rest)
            && let Some(Argument::Name(name)) = phrase.at(place)
        {
            return together(self.own(name).into_owned());
        }
        while let Some((before, place, after)) = places::next(rest) {
            text.push_str(before);
            match phrase.at(place) {
                Some(argument) => text.push_str(&self.argument(argument)),
                None => text.extend(["{", place, "}"]),
            }
            rest = after;
        }
        together(text + rest)
    }

    /// A phrase as a terminal shows it, which breaks no lines of ours: with plain spaces.
    pub fn plain(self, phrase: &Phrase) -> String {
        self.say(phrase).replace('\u{a0}', " ").replace(ISOLATES, "")
    }

    /// Words without places.
    pub fn word(self, english: &str) -> String {
        together(self.template(english).into_owned())
    }

    fn template(self, english: &str) -> Cow<'_, str> {
        match self {
            Self::En => Cow::Borrowed(english),
            Self::De(_) => german::of(english).unwrap_or_else(|| self.own(english)),
        }
    }

    /// Whether there are words of this language for a phrase and all within it.
    pub fn knows(self, phrase: &Phrase) -> bool {
        let inner = |argument: &Argument| match argument {
            Argument::Phrase(phrase) => self.knows(phrase),
            _ => true,
        };
        (self == Self::En || german::of(&phrase.text).is_some() || !has_words(&phrase.text))
            && phrase.arguments().all(inner)
    }

    fn argument(self, argument: &Argument) -> String {
        match argument {
            Argument::Name(name) => isolated(self.own(name).into_owned()),
            Argument::Number(number) => self.number(number),
            // An amount and its currency stay on one line.
            Argument::Money(amount, currency) => {
                self.money(*amount, currency).replace(' ', "\u{a0}")
            }
            Argument::Currency(currency) => self.currency(currency),
            Argument::Phrase(phrase) => isolated(self.say(phrase)),
        }
    }

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
        let Money { sign, symbol, digits, power, rest } = Money::of(amount, currency);
        let (digits, size) = (self.number(&digits), self.size(power).to_owned());
        let rest = self.own(&rest).into_owned();
        let parts = match self {
            Self::En => [format!("{sign}{symbol}{digits}"), size, rest, String::new()],
            Self::De(_) => [format!("{sign}{digits}"), size, rest, symbol],
        };
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }

    /// The same where there is little room: $6.1 tn.
    pub fn short_money(self, amount: f64, currency: &str) -> String {
        self.money(amount, currency).replace(" trillion", " tn")
    }

    /// The word for a power of ten of an amount.
    pub(in crate::report) const fn size(self, power: i32) -> &'static str {
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

/// The English of German words that stand alone, at the head of a line or within one.
pub fn english(german: &str) -> Option<&'static str> {
    german::english(german)
}

/// The English sentences of messages.
pub fn messages() -> impl Iterator<Item = &'static str> {
    german::messages().map(|(english, _)| *english)
}

/// A number and its sign of per cent stay on one line.
fn together(text: String) -> String {
    if text.contains(" %") { text.replace(" %", "\u{a0}%") } else { text }
}

/// First-strong isolate, and the end of one.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];

/// Whether a letter is written from right to left: those of Hebrew, Arabic and their neighbours.
fn is_leftward(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// A name within a sentence of another direction: what follows it, a number, would else jump before it.
fn isolated(name: String) -> String {
    if name.contains(ISOLATES) || !name.contains(is_leftward) {
        return name;
    }
    let [begin, end] = ISOLATES;
    format!("{begin}{name}{end}")
}

/// Words at the head of a line.
pub(in crate::report) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether a template has words of its own around its places.
fn has_words(template: &str) -> bool {
    let mut inside = false;
    template.chars().any(|letter| {
        inside = (inside || letter == '{') && letter != '}';
        !inside && letter.is_alphabetic()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn sentences_and_numbers_are_german() {
        let text = phrase!("{share} of the paths", share = number("1,234.5 %".to_owned()));
        assert_eq!(Language::En.say(&text), "1,234.5\u{a0}% of the paths");
        assert_eq!(Language::GERMAN.say(&text), "1.234,5\u{a0}% der Pfade");
        assert_eq!(Language::GERMAN.number("over 99.9 %"), "über 99,9 %");
        assert!(
            Language::GERMAN.knows(&text) && !Language::GERMAN.knows(&phrase("no such sentence"))
        );
        let tricky = phrase!("{b} and {a}", a = name("a"), b = name("{a}{b}"));
        assert_eq!(Language::En.say(&tricky), "{a}{b} and a");
        assert_eq!(Language::GERMAN.money(1234.0, "$bn"), "1,23 Bio. $");
        assert_eq!(Language::GERMAN.money(-5.0, "M EUR"), "−5 Mio. EUR");
        assert_eq!(Language::GERMAN.currency("£m"), "Mio. £");
    }

    #[test]
    fn translations_keep_every_place() {
        for (english, german) in german::all().chain(german::messages()) {
            let [own, theirs] =
                [english, german].map(|text| places::all(text).collect::<BTreeSet<_>>());
            assert_eq!(own, theirs, "{english}");
        }
        let mut keys: Vec<&str> = german::all().map(|(english, _)| *english).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count, "a sentence stands twice");
    }

    fn english(amount: f64, currency: &str) -> String {
        Language::En.money(amount, currency)
    }

    #[test]
    fn amounts_are_written_as_people_write_them() {
        let cases = [
            (6064.0, "$bn", "$6.06 trillion"),
            (6100.0, "$bn", "$6.1 trillion"),
            (35.0, "$bn", "$35 bn"),
            (999.9, "$bn", "$1 trillion"),
            (-0.4, "$bn", "−$400 m"),
            (0.0, "$bn", "$0"),
            (1234.5, "£m", "£1.23 bn"),
            (7.0, "bn yen", "7 bn yen"),
            (1500.0, "M EUR", "1.5 bn EUR"),
            (12345.0, "talents", "12,300 talents"),
            (2_500_000.0, "$", "$2.5 m"),
            (12.0, "million pounds of 1846", "12 m pounds of 1846"),
            (3800.0, "billions of Japanese yen", "3.8 trillion Japanese yen"),
            (1e9, "$bn", "$1,000,000 trillion"),
            (3e-7, "$bn", "$300"),
        ];
        for (amount, currency, text) in cases {
            assert_eq!(english(amount, currency), text, "{amount} {currency}");
        }
    }

    #[test]
    fn amounts_are_german() {
        let german = |amount, currency| Language::GERMAN.money(amount, currency);
        assert_eq!(german(6064.0, "$bn"), "6,06 Bio. $");
        assert_eq!(german(-35.0, "$bn"), "−35 Mrd. $");
        assert_eq!(german(12_345.0, "Taler"), "12.300 Taler");
        assert_eq!(german(0.4, "€bn"), "400 Mio. €");
    }
}
