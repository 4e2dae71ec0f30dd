//! Where a number comes from, as a board reads it: without grades of confidence, names of files and capitals that call an
//! assumption one.

use std::path::Path;

use crate::{
    chart::shorten,
    language::{Language, Phrase, phrase},
};

/// What stands in place of a source that there is not.
const ASSUMED: &str = "ASSUMPTION";
/// Letters of a source at most, and of one that has no end before.
const SOURCE: usize = 120;
const LONG: usize = 200;
/// How much a source is trusted, the most first; read in old ones, reckoned, derived.
const GRADES: [&str; 5] = ["A", "B", "C", "D", "R"];

/// How names of files of ours end.
const FILES: [&str; 2] = ["toml", "csv"];

/// A source without the unit that it may begin with. What is too long ends with its last whole part, of which no bracket is
/// left open; with its first, where that is no longer than two lines; what has none, at a comma or between words.
pub(super) fn in_short(source: &str) -> String {
    let text = without_unit(source.trim());
    if text.chars().count() <= SOURCE {
        return text.to_owned();
    }
    let is_whole = |end: &usize| {
        let count = |bracket: char| text[..*end].matches(bracket).count();
        count('(') == count(')')
    };
    let letters = |end: usize| text[..end].chars().count();
    let ends = |all: &[&str]| -> Vec<usize> {
        let found = all.iter().flat_map(|end| text.match_indices(end));
        found.map(|(place, _)| place).chain([text.len()]).filter(is_whole).collect()
    };
    let within = |ends: &[usize]| ends.iter().copied().filter(|end| letters(*end) <= SOURCE).max();
    let parts = ends(&["; ", ". "]);
    let first = || parts.iter().copied().filter(|end| letters(*end) <= LONG).min();
    let clause = || within(&ends(&[", ", ": "]));
    if let Some(end) = within(&parts).or_else(first).or_else(clause) {
        return text[..end].to_owned();
    }
    let cut = shorten(text, SOURCE);
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{} …", whole.trim_end_matches([',', ';', ':']))
}

/// Words for what a number is counted in, which a comment may begin with.
const UNITS: [&str; 6] = ["year", "years", "share", "ratio", "quarters", "months"];

/// `years; ASSUMPTION` without its unit, which the slide says itself.
fn without_unit(source: &str) -> &str {
    let Some((unit, rest)) = source.split_once("; ") else { return source };
    let words: Vec<&str> = unit.split(' ').collect();
    let is_unit = words.len() <= 3
        && words.last().is_some_and(|last| UNITS.contains(last))
        && unit.chars().all(|letter| letter.is_ascii_lowercase() || letter == ' ');
    if is_unit { rest } else { source }
}

/// Whether a source can be said in a language: those of scenarios are English, unless a scenario gives its words.
pub(super) fn is_told(source: &str, language: Language) -> bool {
    source.is_empty()
        || source == ASSUMED
        || language == Language::En
        || language.own(source) != source
}

/// What an assumption is, with where it comes from.
pub(super) fn with_source(text: Phrase, source: &str, shared: bool, language: Language) -> Phrase {
    // An assumption has no other source than itself.
    if source == ASSUMED {
        return phrase!("{what}; assumed", what = phrase(text));
    }
    let source = readable(&language.own(source));
    if let Some(why) = source.strip_prefix("assumed: ") {
        return phrase!("{what}; assumed: {detail}", what = phrase(text), detail = name(why));
    }
    if source.is_empty() {
        return text;
    }
    // What all scenarios share was not found for this one.
    if shared {
        return phrase!(
            "{what}; as in all scenarios, source: {detail}",
            what = phrase(text),
            detail = name(&source)
        );
    }
    phrase!("{what}; source: {detail}", what = phrase(text), detail = name(&source))
}

/// A source in words: a bracket keeps what is neither a grade nor the name of a file, an assumption has small letters, and
/// minus and dash are what they are.
fn readable(source: &str) -> String {
    let (mut text, mut rest) = (String::new(), source);
    while let Some((before, bracket, after)) = next_bracket(rest) {
        text.push_str(before);
        match kept(bracket) {
            own if own.is_empty() => text.truncate(text.trim_end().len()),
            own => text.push_str(&format!("({own})")),
        }
        rest = after;
    }
    text.push_str(rest);
    let words: Vec<String> = text.split(' ').map(word).collect();
    words.join(" ").trim().to_owned()
}

/// What stands before the next bracket, in it and behind it.
fn next_bracket(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('(')?;
    let (bracket, after) = rest.split_once(')')?;
    Some((before, bracket, after))
}

/// What a bracket says beside grades and files.
fn kept(bracket: &str) -> String {
    let parts = bracket.split("; ").map(|part| {
        let mut after_article = false;
        let items = part.split(", ").filter_map(|item| {
            let number = item.len() == 3 && item.bytes().all(|own| own.is_ascii_digit());
            let article = item.split(' ').next() == Some("seed");
            let is_reference = article || after_article && number;
            after_article = is_reference;
            if is_reference || GRADES.contains(&item) || is_file(item) {
                return None;
            }
            // A name with its grade.
            let own = item.rsplit_once(' ').filter(|(_, grade)| GRADES.contains(grade));
            Some(own.map_or(item, |(name, _)| name))
        });
        items.collect::<Vec<_>>().join(", ")
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// Whether something is the name of a file or a series of ours: words of people have no underscore.
fn is_file(word: &str) -> bool {
    let kind = Path::new(word).extension();
    let is_ours = kind.is_some_and(|kind| FILES.iter().any(|own| kind == *own));
    !word.contains(' ') && (word.contains('_') || is_ours)
}

/// A word without capitals that call an assumption one; a minus, and a dash between numbers.
fn word(own: &str) -> String {
    let text = if is_file(own) { own.replace('_', " ") } else { own.replace(ASSUMED, "assumed") };
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |place: Option<usize>| {
        place.and_then(|place| letters.get(place)).is_some_and(char::is_ascii_digit)
    };
    let sign = |(place, letter): (usize, &char)| match letter {
        '-' if is_digit(Some(place + 1)) && is_digit(place.checked_sub(1)) => '–',
        '-' if is_digit(Some(place + 1)) && place == 0 => '−',
        own => *own,
    };
    letters.iter().enumerate().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_ends_with_a_whole_part_and_begins_with_no_unit() {
        let long = "word ".repeat(22);
        let cases = [
            ("Work a dollar (epoch.ai, B)".to_owned(), "Work a dollar (epoch.ai, B)".to_owned()),
            (format!("Returns (B); no estimate. {long}"), "Returns (B); no estimate".to_owned()),
            (format!("Returns (B); goods (ASSUMPTION; {long})"), "Returns (B)".to_owned()),
            (format!("{long}and so on to its end; more"), format!("{long}and so on to its end")),
            (format!("Since others come: {}", "word ".repeat(60)), "Since others come".to_owned()),
            ("years; ASSUMPTION: spells".to_owned(), "ASSUMPTION: spells".to_owned()),
            ("share a year; ASSUMPTION".to_owned(), "ASSUMPTION".to_owned()),
            ("means of prices; (B)".to_owned(), "means of prices; (B)".to_owned()),
        ];
        for (text, told) in cases {
            assert_eq!(in_short(&text), told);
        }
        let endless = in_short(&"word ".repeat(80));
        assert!(endless.ends_with("word …") && endless.len() < 130, "{endless}");
    }

    #[test]
    fn a_board_reads_no_grades_and_no_files() {
        for (source, told) in [
            ("Work a dollar (epoch.ai, B)", "Work a dollar (epoch.ai)"),
            ("130 a MWh (mechanism_parameters, C): 0.76", "130 a MWh: 0.76"),
            (
                "From goods (0.1, ASSUMPTION) to H100 (x_y, B, C; D)",
                "From goods (0.1, assumed) to H100",
            ),
            ("It sold (seed articles 001, 003, B); so", "It sold; so"),
            ("growth of -3, 8 and 12-18 %", "growth of −3, 8 and 12–18 %"),
            ("prices (Byrne R, Wu B)", "prices (Byrne, Wu)"),
            ("speed and spread ASSUMPTION", "speed and spread assumed"),
            ("a well-known (price, of 5) thing", "a well-known (price, of 5) thing"),
        ] {
            assert_eq!(readable(source), told);
        }
    }

    #[test]
    fn an_assumption_says_why() {
        let said = |source: &str| {
            let own = with_source(Phrase::of_name("x"), source, false, Language::En);
            Language::En.plain(&own)
        };
        assert_eq!(said("ASSUMPTION"), "x; assumed");
        assert_eq!(said("ASSUMPTION: spells halve"), "x; assumed: spells halve");
        assert_eq!(said("18 a year (R)"), "x; source: 18 a year");
        assert_eq!(said("(B)"), "x");
    }
}
