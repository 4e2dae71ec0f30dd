//! Names one after the other, in one way everywhere.

use crate::{Language, Phrase, phrase};

/// What stands between names: a semicolon where one of them has a comma itself, so that two names are not read as four.
fn between<N: AsRef<str>>(names: &[N]) -> &'static str {
    if names.iter().any(|name| name.as_ref().contains(", ")) { "; " } else { ", " }
}

/// Names in a line.
pub fn listed<N: AsRef<str>>(names: &[N]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    names.join(between(&names))
}

/// The same of words; nothing where there are none.
pub fn listed_phrases(all: impl Iterator<Item = Phrase>) -> Option<Phrase> {
    let all: Vec<Phrase> = all.collect();
    let names: Vec<String> = all.iter().map(|own| Language::En.say(own)).collect();
    let words = if between(&names) == "; " { "{one}; {next}" } else { "{one}, {next}" };
    all.into_iter().reduce(|all, next| phrase!(words, one = phrase(all), next = phrase(next)))
}

/// The same with "and" before the last.
pub fn listed_with_and(all: impl Iterator<Item = Phrase>) -> Option<Phrase> {
    let mut all: Vec<Phrase> = all.collect();
    let last = all.pop()?;
    Some(match listed_phrases(all.into_iter()) {
        Some(first) => {
            phrase!("{first} and {second}", first = phrase(first), second = phrase(last))
        }
        None => last,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_commas_are_told_apart() {
        assert_eq!(listed(&["Meta", "Oracle"]), "Meta, Oracle");
        assert_eq!(listed(&["Circuits, sold", "Circuits, let"]), "Circuits, sold; Circuits, let");
        let said = |names: &[&str]| {
            let all = listed_phrases(names.iter().map(|name| Phrase::of_name(name)));
            all.map(|all| Language::GERMAN.say(&all))
        };
        assert_eq!(said(&["a", "b", "c"]).as_deref(), Some("a, b, c"));
        assert_eq!(said(&["a, b", "c", "d"]).as_deref(), Some("a, b; c; d"));
        assert_eq!(said(&[]), None);
        let both = |names: &[&str]| {
            let all = listed_with_and(names.iter().map(|name| Phrase::of_name(name)));
            all.map(|all| Language::GERMAN.say(&all))
        };
        assert_eq!(both(&["a", "b", "c"]).as_deref(), Some("a, b und c"));
        assert_eq!((both(&["a"]).as_deref(), both(&[])), (Some("a"), None));
    }
}
