//! What is somebody's, as within a sentence.

use crate::language::{Phrase, phrase};

/// Lists of parties: their keys are somebody's.
const OWNERS: [&str; 3] = ["builder.", "customer.", "holder."];

/// Whether a key is that of a party.
pub fn is_owned(key: &str) -> bool {
    OWNERS.iter().any(|list| key.starts_with(list))
}

/// `OpenAI's revenue`, of a party and the label of a quantity or a key, which may name the owner itself; what is of a
/// year's spending has the year in brackets.
pub fn of(party: &str, label: &str) -> Phrase {
    if party.parse::<u32>().is_ok() {
        return phrase!("{what} ({detail})", what = phrase(phrase(label)), detail = name(party));
    }
    let bare = ["the builder's ", "the customer's "].iter().find_map(|own| label.strip_prefix(own));
    let words = if party.ends_with('s') { "{party}' {what}" } else { "{party}'s {what}" };
    phrase!(words, party = name(party), what = phrase(phrase(bare.unwrap_or(label))))
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::language::Language;

    #[test]
    fn what_is_somebodys_is_said_as_people_say_it() {
        let said = |party, label| {
            let words = of(party, label);
            [Language::En, Language::GERMAN].map(|language| language.say(&words))
        };
        assert_eq!(said("OpenAI", "revenue"), ["OpenAI's revenue", "OpenAIs Umsatz"]);
        assert_eq!(
            said("Developers", "the builder's write-downs over the horizon"),
            [
                "Developers' write-downs over the horizon",
                "Wertberichtigungen über den Zeitraum von Developers"
            ]
        );
    }
}
