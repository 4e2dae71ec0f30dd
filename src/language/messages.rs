//! Messages of the layers below, which speak English and know of no other language: a message is known again by the
//! sentence that it was made with, as `{key}: begins in {first}; ..`.

use super::{Language, german, places};

/// What fills a place is a message itself.
const REST: &str = "rest";
/// It may be one.
const PERHAPS: [&str; 3] = ["what", "found", "why"];

impl Language {
    /// A message in this language; as it is, where no sentence is known that made it.
    pub fn message(self, english: &str) -> String {
        self.made(english).unwrap_or_else(|| english.to_owned())
    }

    /// A message in this language, if the sentence is known that made it.
    pub fn made(self, english: &str) -> Option<String> {
        // What agrees as it is written is English already.
        if self == Self::En && !["1 ", " a "].iter().any(|own| english.contains(own)) {
            return Some(english.to_owned());
        }
        let known =
            german::messages().chain(german::of_others()).filter_map(|(sentence, german)| {
                let mut filled = Vec::new();
                self.fits(sentence, english, &mut filled).then_some((sentence, german, filled))
            });
        // Of two that fit, the one that says more itself.
        let found = known.max_by_key(|(sentence, ..)| places::nameless(sentence).len());
        if self == Self::En {
            let agreed = found.map(|(sentence, _, filled)| self.filled(sentence, &filled));
            return Some(agreed.unwrap_or_else(|| english.to_owned()));
        }
        let (_, german, filled) = found?;
        Some(self.filled(german, &filled))
    }

    /// Whether a message was made with a sentence, and with what in its places.
    fn fits<'m>(
        self,
        sentence: &'static str,
        message: &'m str,
        filled: &mut Vec<(&'static str, &'m str)>,
    ) -> bool {
        let Some((before, place, after)) = places::next(sentence) else {
            return sentence == message;
        };
        let Some(rest) = message.strip_prefix(before) else { return false };
        let next = places::next(after).map_or(after, |(before, ..)| before);
        let ends: Vec<usize> = match next {
            "" => vec![rest.len()],
            next => rest.match_indices(next).map(|(at, _)| at).collect(),
        };
        ends.into_iter().any(|end| {
            let own = &rest[..end];
            if own.contains('\n') || (place == REST && self.made(own).is_none()) {
                return false;
            }
            filled.push((place, own));
            let fits = self.fits(after, &rest[end..], filled);
            if !fits {
                filled.pop();
            }
            fits
        })
    }

    fn filled(self, sentence: &str, with: &[(&str, &str)]) -> String {
        let (mut text, mut rest) = (String::new(), sentence);
        while let Some((before, place, after)) = places::next(rest) {
            text.push_str(before);
            let own = with.iter().find(|(name, _)| *name == place).map_or("", |(_, own)| own);
            // What is to be typed is typed as it is.
            let is_typed = before.ends_with('`') || before.ends_with("= ");
            let own = match place {
                REST => self.message(own),
                _ if self == Self::En => own.to_owned(),
                "meaning" => german::of_meaning(own).unwrap_or(own).to_owned(),
                "unit" => self.word(own),
                _ if PERHAPS.contains(&place) && !is_number(own) => self.message(own),
                _ if is_typed || !is_number(own) => own.to_owned(),
                _ => self.number(own),
            };
            rest = self.fill(&mut text, before, &own, after);
        }
        text + rest
    }
}

fn is_number(text: &str) -> bool {
    text.chars().any(|letter| letter.is_ascii_digit())
        && text.chars().all(|letter| letter.is_ascii_digit() || ".,-e".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_known_by_their_sentences() {
        let german = |english: &str| Language::GERMAN.message(english);
        assert_eq!(
            german("lease.a: begins in 2026.5; from 2025 until then its first value holds"),
            "lease.a: beginnt 2026,5; von 2025 bis dahin gilt der erste Wert"
        );
        assert_eq!(
            german("a.b: changes nothing while `a.c` is 0"),
            "a.b: ändert nichts, solange `a.c` 0 ist"
        );
        // Messages within messages, and keys with colons.
        assert_eq!(
            german(
                "observation `x: y`: prices.csv: every value has three digits behind its point, as `1.000`: read as 1, not as 1000"
            ),
            "observation `x: y`: prices.csv: alle Werte haben drei Stellen hinter dem Punkt, wie `1.000`: gelesen als 1, nicht als 1000"
        );
        for unknown in
            ["no such sentence", "a: no such sentence", "a: changes nothing without reason"]
        {
            assert_eq!(german(unknown), unknown);
            assert!(Language::GERMAN.made(unknown).is_none());
        }
        assert_eq!(Language::En.message("lease.a"), "lease.a");
    }
}
