//! Number and article of what is counted: `1 year`, `an equity`, `per unit`. Sentences are written for many and for what
//! begins with a consonant; here they are made to agree with what fills their places.

use super::Language;

/// What is counted in sentences: of many, and of one.
const ENGLISH: &[(&str, &str)] = &[
    ("years", "year"),
    ("paths", "path"),
    ("points", "point"),
    ("scenarios", "scenario"),
    ("cells", "cell"),
    ("variants", "variant"),
    ("builders", "builder"),
    ("precedents", "precedent"),
    ("parameters", "parameter"),
    ("rounds", "round"),
    ("places", "place"),
    ("keys", "key"),
    ("rows", "row"),
    ("columns", "column"),
    ("files", "file"),
    ("shards", "shard"),
    ("days", "day"),
    ("bytes", "byte"),
    ("units", "unit"),
    ("steps", "step"),
    ("times", "time"),
    ("reasons", "reason"),
];

const GERMAN: &[(&str, &str)] = &[
    ("Jahre", "Jahr"),
    ("Jahren", "Jahr"),
    ("Pfade", "Pfad"),
    ("Pfaden", "Pfad"),
    ("Punkte", "Punkt"),
    ("Punkten", "Punkt"),
    ("Szenarien", "Szenario"),
    ("Zellen", "Zelle"),
    ("Varianten", "Variante"),
    ("Präzedenzfälle", "Präzedenzfall"),
    ("Runden", "Runde"),
    ("Stellen", "Stelle"),
    ("Zeilen", "Zeile"),
    ("Spalten", "Spalte"),
    ("Dateien", "Datei"),
    ("Tage", "Tag"),
    ("Einheiten", "Einheit"),
    ("Schritte", "Schritt"),
    ("weitere Szenarien", "weiteres Szenario"),
    ("weitere Gründe", "weiterer Grund"),
];

/// What stands between a number and what it counts.
const BETWEEN: &[&str] = &["more", "whole", "drawn"];

/// What one does that many do.
const DOES: &[(&str, &str)] = &[
    ("differ", "differs"),
    ("are", "is"),
    ("have", "has"),
    ("lie", "lies"),
    ("sind", "ist"),
    ("haben", "hat"),
    ("liegen", "liegt"),
    ("unterscheiden", "unterscheidet"),
];

/// What follows a number that has just been said, where that is one: the words for one, and how many bytes of the
/// sentence they stand for.
pub(super) fn behind(
    language: Language,
    before: &str,
    value: &str,
    after: &str,
) -> Option<(String, usize)> {
    // `between 0 and 1 points` is of many.
    let is_range = ["to ", "and ", "bis ", "und "].iter().any(|own| before.ends_with(own));
    if value != "1" || (is_range && !after.contains("more ") && !after.contains("weitere ")) {
        return None;
    }
    let rest = after.strip_prefix([' ', '\u{a0}'])?;
    let nouns = if language == Language::En { ENGLISH } else { GERMAN };
    let held =
        BETWEEN.iter().find_map(|own| Some((*own, rest.strip_prefix(own)?.strip_prefix(' ')?)));
    let (held, rest) = held.map_or((String::new(), rest), |(own, rest)| (format!("{own} "), rest));
    let (noun, rest) = one_of_these(nouns, rest)?;
    let (does, rest) = match rest.strip_prefix(' ').and_then(|rest| one_of_these(DOES, rest)) {
        Some((does, rest)) => (format!(" {does}"), rest),
        None => (String::new(), rest),
    };
    let gap = &after[..after.len() - after.trim_start_matches([' ', '\u{a0}']).len()];
    Some((format!("{gap}{held}{noun}{does}"), after.len() - rest.len()))
}

/// What a text begins with, as a whole word: its form for one, and what follows.
fn one_of_these<'a>(
    words: &[(&str, &'static str)],
    text: &'a str,
) -> Option<(&'static str, &'a str)> {
    words.iter().find_map(|(many, one)| {
        let rest = text.strip_prefix(many)?;
        (!rest.starts_with(char::is_alphanumeric)).then_some((*one, rest))
    })
}

/// Whether `a`, which stands before it, is to be `an`.
pub(super) fn takes_an(language: Language, before: &str, value: &str) -> bool {
    let article =
        before == "a " || before == "A " || [" a ", "(a "].iter().any(|own| before.ends_with(own));
    let digits = value.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
    let sounds = value.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']);
    let sounds = sounds && !["one", "eu", "Eu"].iter().any(|own| value.starts_with(own));
    language == Language::En
        && article
        && (sounds || digits.starts_with('8') || ["11", "18"].contains(&digits))
}

/// One of a unit, as prices are for: `unit` of `units`.
pub fn one_of(unit: &str) -> &str {
    let is_many = unit == "units" || unit.ends_with(" units");
    if is_many { &unit[..unit.len() - 1] } else { unit }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase;

    #[test]
    fn one_is_told_as_one() {
        let said = |language: Language, number: &str| {
            let more = phrase!("and {scenarios} more scenarios: --all", scenarios = name(number));
            let years = phrase!("{years} years", years = number(number.to_owned()));
            [more, years].map(|own| language.say(&own).replace('\u{a0}', " "))
        };
        assert_eq!(said(Language::En, "1"), ["and 1 more scenario: --all", "1 year"]);
        assert_eq!(said(Language::En, "11"), ["and 11 more scenarios: --all", "11 years"]);
        assert_eq!(said(Language::En, "1.5"), ["and 1.5 more scenarios: --all", "1.5 years"]);
        assert_eq!(said(Language::GERMAN, "1"), ["und 1 weiteres Szenario: --all", "1 Jahr"]);
        assert_eq!(said(Language::GERMAN, "2"), ["und 2 weitere Szenarien: --all", "2 Jahre"]);
        let keys =
            phrase!("{count} keys differ (keys.csv): {keys}", count = name("1"), keys = name("a"));
        assert_eq!(Language::En.plain(&keys), "1 key differs (keys.csv): a");
        assert_eq!(behind(Language::En, "0 to ", "1", " points"), None);
        assert_eq!(behind(Language::En, "", "1", " yearsome"), None);
    }

    #[test]
    fn messages_agree_with_what_they_name() {
        let message = "exposure.X: Banks cannot hold a equity on Meta";
        assert_eq!(
            Language::En.message(message),
            "exposure.X: Banks cannot hold an equity on Meta"
        );
        let loan = "exposure.X: Banks cannot hold a loan on Meta";
        assert_eq!(Language::En.message(loan), loan);
        let short = "contract.N.ramp: it runs for 1 years, and so never reaches its size";
        assert!(Language::En.message(short).contains("runs for 1 year, and"), "{short}");
        assert!(Language::GERMAN.message(short).contains("läuft 1 Jahr und"), "{short}");
        // What is a user's stays as it is.
        assert_eq!(Language::En.message("a equity of 1 years"), "a equity of 1 years");
        assert!(takes_an(Language::En, "of a ", "8 %") && takes_an(Language::En, "of a ", "11 %"));
        assert!(!takes_an(Language::En, "of a ", "unit") && !takes_an(Language::En, "extra ", "a"));
    }

    #[test]
    fn prices_are_for_one_of_a_unit() {
        assert_eq!(["units", "site units", "GW"].map(one_of), ["unit", "site unit", "GW"]);
    }
}
