//! The slides behind the charts: definitions, assumptions with their sources, method.

use super::{Body, Slide};
use crate::{
    chart::{Look, shorten},
    language::{Language, Phrase, listed::listed_phrases, phrase, terms},
    report::{
        belief::belief,
        story::{Grid, Story},
    },
};

/// The term that a slide says first, as the scenario defines it.
const BUST: &str = "bust";
/// Terms that a slide has room for.
const TERMS: usize = 9;
/// The folder of what all scenarios are laid over.
const SHARED: &str = "shared/";
/// What stands in place of a source that there is not.
const ASSUMED: &str = "ASSUMPTION";
/// Letters of a source at most, and of one that has no end before.
const SOURCE: usize = 120;
const LONG: usize = 200;

/// The title of the slide that has the sources.
const ASSUMPTIONS: &str = "The assumptions that matter most";

/// Rows of a table at most.
const ROWS: usize = 10;

/// What the scenarios assume where they differ, beside each other.
pub(super) fn differences(story: &Story, look: &Look) -> Option<Slide> {
    let (grid, language) = (story.differences.as_ref()?, look.language);
    let say = |row: &Vec<Phrase>| row.iter().map(|cell| language.say(cell)).collect();
    let rows = std::iter::once(&grid.header).chain(grid.rows.iter().take(ROWS));
    let more = grid.rows.len().saturating_sub(ROWS);
    let takeaway = match (first_of(story, grid), more) {
        (Some(first), 0) => first,
        (Some(first), _) => phrase!(
            "{first} {count} more are in tables.xlsx.",
            first = phrase(first),
            count = name(&more.to_string())
        ),
        (None, 0) => phrase("All other assumptions are the same in all scenarios."),
        (None, _) => phrase!(
            "{count} more assumptions that differ are in tables.xlsx.",
            count = name(&more.to_string())
        ),
    };
    Some(Slide {
        title: language.word("What the scenarios assume"),
        subtitle: language.word("The middle of each; in brackets, where it is drawn, the values that one path in ten lies below and above"),
        foot: String::new(),
        body: Body::Table(rows.map(say).collect()),
        takeaway: language.say(&takeaway),
        notes: Vec::new(),
    })
}

/// What each scenario assumes of the first row, if that is known to matter for a bust.
fn first_of(story: &Story, grid: &Grid) -> Option<Phrase> {
    let (row, names) = (grid.rows.first()?, grid.header.iter().skip(1));
    let mut strong = story.strongest.iter().filter_map(|key| {
        story.assumptions.iter().find(|(_, own)| own.key == *key).map(|(label, _)| label)
    });
    let label = strong.find(|label| label.head() == row[0])?;
    // The middle alone: its ends stand in the table.
    let middle = |cell: &Phrase| match cell.only("middle") {
        own if own.arguments().next().is_some() => own,
        _ => cell.clone(),
    };
    let each = row[1..].iter().zip(names).map(|(cell, scenario)| {
        phrase!(
            "{value} in {scenario}",
            value = phrase(middle(cell)),
            scenario = phrase(scenario.clone())
        )
    });
    Some(phrase!(
        "Of what differs, {what} matters most for a bust: {each}.",
        what = phrase(label.words.clone()),
        each = phrase(listed_phrases(each)?)
    ))
}

/// A slide of sentences: its title and its paragraphs.
pub(super) type Page = (String, Vec<String>);

/// What counts as a bust, and what words mean.
pub(super) fn words(story: &Story, said: &str, look: &Look) -> Page {
    let language = look.language;
    let bust = story
        .bust
        .clone()
        .map(|bust| phrase!("A bust is here: {definition}.", definition = phrase(bust)));
    let terms = terms_of(said, bust.is_some(), language);
    let terms = terms.into_iter().map(|(term, meaning)| format!("{term}: {meaning}"));
    (
        language.word("Words"),
        bust.map(|bust| language.say(&bust)).into_iter().chain(terms).collect(),
    )
}

/// The terms that slides use, in words or as the name of a chart, in the order of a reader's questions; what a bust is,
/// unless that is said above.
fn terms_of(said: &str, is_bust_said: bool, language: Language) -> Vec<(String, String)> {
    let said = said.to_lowercase();
    let is_said = |term: &str| said.contains(&term.to_lowercase());
    let all = terms::TERMS.iter().zip(terms::glossary(language));
    let used = all.filter(|((english, _), (own, _))| {
        let told = is_bust_said && *english == BUST;
        !told && (is_said(english) || is_said(own))
    });
    used.map(|(_, own)| own).take(TERMS).collect()
}

/// The assumptions that matter most, with their sources.
pub(super) fn assumptions(story: &Story, look: &Look) -> Page {
    let language = look.language;
    let line = |key: &String| {
        let (label, written) = story.assumptions.iter().find(|(_, own)| own.key == *key)?;
        let source = in_short(&written.comment);
        let text = phrase!(
            "{head}: {said}",
            head = phrase(label.head()),
            said = phrase(belief(label, &written.value))
        );
        let shared = written.file.contains(SHARED);
        let told = is_told(&source, language);
        let text = if told { with_source(text, &source, shared) } else { text };
        Some((language.say(&text), told))
    };
    let lines: Vec<(String, bool)> = story.strongest.iter().filter_map(line).collect();
    let elsewhere = lines.iter().any(|(_, told)| !told).then(|| {
        language.word("Sources, in the words of the scenario: tables.xlsx, sheet of assumptions.")
    });
    let lines = lines.into_iter().map(|(said, _)| said).chain(elsewhere);
    (assumed(story, look), lines.collect())
}

/// The title of that slide: of several scenarios, whose they are.
pub(super) fn assumed(story: &Story, look: &Look) -> String {
    let language = look.language;
    if story.others.is_empty() {
        return language.word(ASSUMPTIONS);
    }
    language.say(&phrase!(
        "In {scenario}: the assumptions that matter most",
        scenario = phrase(story.reference())
    ))
}

/// A source without the unit that it may begin with. What is too long ends with its last whole part, of which no bracket is
/// left open; with its first, where that is no longer than two lines; what has none, between words.
fn in_short(source: &str) -> String {
    let text = without_unit(source.trim());
    if text.chars().count() <= SOURCE {
        return text.to_owned();
    }
    let is_whole = |end: &usize| {
        let count = |bracket: char| text[..*end].matches(bracket).count();
        count('(') == count(')')
    };
    let letters = |end: usize| text[..end].chars().count();
    let ends = ["; ", ". "].into_iter().flat_map(|end| text.match_indices(end));
    let ends: Vec<usize> =
        ends.map(|(place, _)| place).chain([text.len()]).filter(is_whole).collect();
    let within = ends.iter().copied().filter(|end| letters(*end) <= SOURCE).max();
    let first = || ends.iter().copied().filter(|end| letters(*end) <= LONG).min();
    if let Some(end) = within.or_else(first) {
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
fn is_told(source: &str, language: Language) -> bool {
    source.is_empty()
        || source == ASSUMED
        || language == Language::En
        || language.own(source) != source
}

fn with_source(text: Phrase, source: &str, shared: bool) -> Phrase {
    if source.is_empty() {
        return text;
    }
    // An assumption has no other source than itself.
    if source == ASSUMED {
        return phrase!("{what}; assumed", what = phrase(text));
    }
    // What all scenarios share was not found for this one.
    if shared {
        return phrase!(
            "{what}; as in all scenarios, source: {detail}",
            what = phrase(text),
            detail = name(source)
        );
    }
    phrase!("{what}; source: {detail}", what = phrase(text), detail = name(source))
}

/// How it was made.
pub(super) fn method(story: &Story, look: &Look) -> Page {
    let language = look.language;
    let lines = story.method.iter().map(|sentence| language.say(sentence)).collect();
    (language.word("Method"), lines)
}

#[cfg(test)]
mod tests {
    use super::in_short;

    #[test]
    fn a_source_ends_with_a_whole_part_and_begins_with_no_unit() {
        let long = "word ".repeat(22);
        let cases = [
            ("Work a dollar (epoch.ai, B)".to_owned(), "Work a dollar (epoch.ai, B)".to_owned()),
            (format!("Returns (B); no estimate. {long}"), "Returns (B); no estimate".to_owned()),
            (format!("Returns (B); goods (ASSUMPTION; {long})"), "Returns (B)".to_owned()),
            (format!("{long}and so on to its end; more"), format!("{long}and so on to its end")),
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
}
