//! The slides behind the charts: definitions, assumptions with their sources, method.

use crate::report::{
    belief::belief,
    chart::{Look, shorten},
    language::{Phrase, phrase},
    story::Story,
    terms,
};

/// Terms that the deck explains: the first ones, which charts use.
const TERMS: usize = 8;
/// Letters of a source at most.
const SOURCE: usize = 120;

/// The title of the slide that has the sources.
pub(super) const ASSUMPTIONS: &str = "The assumptions that matter most";

/// A slide of sentences: its title and its paragraphs.
pub(super) type Page = (String, Vec<String>);

/// What counts as a bust, and what words mean.
pub(super) fn words(story: &Story, look: &Look) -> Page {
    let language = look.language;
    let bust = story
        .bust
        .clone()
        .map(|bust| phrase!("A bust is here: {definition}.", definition = phrase(bust)));
    let terms = terms::glossary(language).into_iter().take(TERMS);
    let terms = terms.map(|(term, meaning)| format!("{term}: {meaning}"));
    (
        language.word("Words"),
        bust.map(|bust| language.say(&bust)).into_iter().chain(terms).collect(),
    )
}

/// The assumptions that matter most, with their sources.
pub(super) fn assumptions(story: &Story, look: &Look) -> Page {
    let language = look.language;
    let line = |key: &String| {
        let (label, written) = story.assumptions.iter().find(|(_, own)| own.key == *key)?;
        let source = shorten(written.comment.trim(), SOURCE);
        let text = phrase!(
            "{head}: {said}",
            head = phrase(label.head()),
            said = phrase(belief(label, &written.value))
        );
        let text = if source.is_empty() { text } else { with_source(text, &source) };
        Some(language.say(&text))
    };
    let lines: Vec<String> = story.strongest.iter().filter_map(line).collect();
    (language.word(ASSUMPTIONS), lines)
}

fn with_source(text: Phrase, source: &str) -> Phrase {
    phrase!("{what} ({detail})", what = phrase(text), detail = name(source))
}

/// How it was made.
pub(super) fn method(story: &Story, look: &Look) -> Page {
    let language = look.language;
    let lines = story.method.iter().map(|sentence| language.say(sentence)).collect();
    (language.word("Method"), lines)
}
