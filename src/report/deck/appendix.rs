//! The slides behind the charts: definitions, assumptions with their sources, method.

use super::{
    Body, Slide,
    source::{in_short, is_told, with_source},
};
use crate::{
    chart::Look,
    language::{Language, Phrase, phrase, terms},
    report::{belief::belief, story::Story},
};

/// The term that a slide says first, as the scenario defines it.
const BUST: &str = "bust";
/// Terms that a slide has room for.
const TERMS: usize = 9;
/// The folder of what all scenarios are laid over.
const SHARED: &str = "shared/";

/// The title of the slide that has the sources.
const ASSUMPTIONS: &str = "The assumptions that matter most";

/// Rows of a table at most.
const ROWS: usize = 10;

/// What the scenarios assume where they differ, beside each other.
pub(super) fn differences(story: &Story, look: &Look) -> Option<Slide> {
    let (own, language) = (story.differences.as_ref()?, look.language);
    let grid = &own.grid;
    let say = |row: &Vec<Phrase>| row.iter().map(|cell| language.say(cell)).collect();
    let rows = std::iter::once(&grid.header).chain(grid.rows.iter().take(ROWS));
    let more = grid.rows.len().saturating_sub(ROWS);
    let takeaway = match (own.first.clone(), more) {
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
        let text = if told { with_source(text, &source, shared, language) } else { text };
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

/// How it was made.
pub(super) fn method(story: &Story, look: &Look) -> Page {
    let language = look.language;
    let lines = story.method.iter().map(|sentence| language.say(sentence)).collect();
    (language.word("Method"), lines)
}
