//! Words of scenarios: titles, questions, names and units have their German in the scenario itself.

use std::sync::{Mutex, PoisonError};

use crate::scenario::Header;

/// English and German words of one or more scenarios, in the order of the English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnWords(&'static [(String, String)]);

impl OwnWords {
    /// No words.
    pub const NONE: Self = Self(&[]);

    /// Those of scenarios, and what titles of one kind have in common; of two that say the same otherwise, the first.
    pub fn of(headers: &[&Header]) -> Self {
        let all = || headers.iter().flat_map(|header| header.german.iter());
        let titles = all().filter(|own| headers.iter().any(|header| header.title == own.0));
        let heads = titles.filter_map(|(english, german)| {
            let [english, german] = [english, german].map(|title| head(title));
            Some((english?.to_owned(), german?.to_owned()))
        });
        Self::kept(all().cloned().chain(heads).collect())
    }

    /// Keeps words as long as the program, each set of them once: languages are handed on by value.
    pub fn kept(mut words: Vec<(String, String)>) -> Self {
        static KEPT: Mutex<Vec<&'static [(String, String)]>> = Mutex::new(Vec::new());
        words.sort_by(|a, b| a.0.cmp(&b.0));
        words.dedup_by(|next, first| next.0 == first.0);
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.iter().find(|known| ***known == *words) {
            return Self(known);
        }
        let words: &'static [(String, String)] = Box::leak(words.into_boxed_slice());
        kept.push(words);
        Self(words)
    }

    /// The German for some English.
    pub fn german(self, english: &str) -> Option<&'static str> {
        let place = self.0.binary_search_by(|(known, _)| known.as_str().cmp(english)).ok()?;
        Some(&self.0[place].1)
    }

    /// All of them.
    pub const fn all(self) -> &'static [(String, String)] {
        self.0
    }
}

/// What a title has in common with others of its kind: `AI build-out` of `AI build-out, base case`.
pub fn head(title: &str) -> Option<&str> {
    title.rsplit_once(", ").map(|(head, _)| head)
}
