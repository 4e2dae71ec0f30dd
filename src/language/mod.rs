//! Words and numbers of charts, reports and decks in the reader's language.
//!
//! What a chart says is kept as a [`Phrase`]: an English sentence with places for numbers and names. The English
//! sentence is its own key; `german` has the others.

// A package of its own, in which the layers have the names that they have in the whole.
extern crate self as language;

use overbuild_metrics as metrics;
use overbuild_model as model;
use overbuild_scenario as scenario;

pub mod amount;
mod amounts;
pub mod counted;
pub mod data_unit;
pub mod date;
pub mod few;
mod german;
pub mod kinds;
pub mod label;
mod label_words;
pub mod listed;
mod messages;
pub mod money;
pub mod named;
pub mod needs;
mod none;
pub mod number;
mod own;
mod phrase;
pub mod places;
pub mod possessive;
pub mod ratio;
pub mod round;
pub mod rounding;
mod saying;
pub mod shown_unit;
pub mod small_share;
pub mod terms;

use std::borrow::Cow;

pub use own::{OwnWords, head};
pub use phrase::{Argument, Phrase, chosen, phrase};
pub use places::fits;

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
            rest = if let Some(argument) = phrase.at(place) {
                self.fill(&mut text, before, &self.argument(argument), after)
            } else {
                text.extend(["{", place, "}"]);
                after
            };
        }
        together(text + rest)
    }

    /// Fills a place, and makes what stands beside it agree; what is left of the sentence then.
    fn fill<'t>(self, text: &mut String, before: &str, value: &str, after: &'t str) -> &'t str {
        if counted::takes_an(self, before, value) {
            text.truncate(text.len() - 1);
            text.push_str("n ");
        }
        if let Some((share, of, told)) = none::in_words(self, text, value, after) {
            text.push_str(share);
            text.push_str(of);
            return &after[told..];
        }
        text.push_str(value);
        let Some((one, told)) = counted::behind(self, before, value, after) else { return after };
        text.push_str(&one);
        &after[told..]
    }

    /// A phrase as a sentence of its own: what it begins with is large, but for a name, which stays as it was written.
    pub fn sentence(self, phrase: &Phrase) -> String {
        let text = self.say(phrase);
        if self.begins_with_name(phrase) { text } else { capital(&text) }
    }

    fn begins_with_name(self, phrase: &Phrase) -> bool {
        let template = self.template(&phrase.text);
        let Some(("", place, _)) = places::next(&template) else { return false };
        match phrase.at(place) {
            Some(Argument::Name(_)) => true,
            Some(Argument::Phrase(inner)) => self.begins_with_name(inner),
            _ => false,
        }
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
            Argument::Counted(amount, currency, power) => {
                self.money_in(*amount, currency, *power).replace(' ', "\u{a0}")
            }
            Argument::Currency(currency) => self.currency(currency),
            Argument::Phrase(phrase) => isolated(self.say(phrase)),
        }
    }
}

/// The English of German words that stand alone, at the head of a line or within one.
pub fn english(german: &str) -> impl Iterator<Item = &'static str> {
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
pub fn capital(text: &str) -> String {
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
mod tests;
