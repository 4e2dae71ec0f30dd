//! A command line that cannot be read, told in the language that it asks for.

use clap::Error;

use crate::language::Language;

/// The language that was asked for on a command line that cannot be read as a whole.
fn language(typed: &[String]) -> Language {
    let value = typed.iter().enumerate().rev().find_map(|(place, word)| {
        word.strip_prefix("--language=").or_else(|| {
            let next = typed.get(place + 1).filter(|_| word == "--language");
            next.map(String::as_str)
        })
    });
    value.map_or(Language::En, Language::tagged)
}

/// The mistake in that language and without what leads away; nothing where the parser of arguments says it so itself.
pub(super) fn told(error: &Error) -> Option<String> {
    let typed = std::env::args_os().map(|word| word.to_string_lossy().into_owned());
    let language = language(&typed.collect::<Vec<_>>());
    let theirs = error.render().to_string();
    let ours = to_the_point(&theirs);
    (language != Language::En || ours != theirs).then(|| said(&ours, language))
}

/// Without the tip how to pass an option that a command lacks as a value: nobody means that.
fn to_the_point(english: &str) -> String {
    const TIP: &str = "\n  tip: to pass '-";
    let Some((before, tip)) = english.split_once(TIP) else { return english.to_owned() };
    let after = tip.split_once('\n').map_or("", |(_, after)| after);
    before.to_owned() + after
}

/// Its lines, each by the sentence that it was made with.
fn said(english: &str, language: Language) -> String {
    let line = |line: &str| {
        let words = line.trim_start();
        let indent = &line[..line.len() - words.len()];
        format!("{indent}{}\n", language.message(words))
    };
    english.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_read_from_what_was_typed() {
        let of =
            |typed: &[&str]| language(&typed.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(of(&["run", "base", "--nosuch"]), Language::En);
        assert_ne!(of(&["run", "--language", "de", "--nosuch"]), Language::En);
        assert_ne!(of(&["run", "--language=de"]), Language::En);
        assert_eq!(of(&["run", "--language"]), Language::En);
    }

    #[test]
    fn lines_of_the_parser_are_german() {
        let english = "error: unexpected argument '--nosuch' found\n\n  tip: a similar argument exists: '--text'\n\nUsage: overbuild run\n";
        let german = said(english, Language::GERMAN);
        assert!(
            german.starts_with("Fehler: '--nosuch' gibt es hier nicht\n\n  Tipp: "),
            "{german}"
        );
        assert!(german.ends_with("Aufruf: overbuild run\n"), "{german}");
        let tip = "error: no\n\n  tip: to pass '--language' as a value, use '-- --language'\n\nUsage: overbuild\n";
        assert_eq!(to_the_point(tip), "error: no\n\nUsage: overbuild\n");
        assert_eq!(to_the_point(english), english);
        let number = "error: invalid value '2,000' for '--paths <PATHS>': expected a whole number from 1 to 65536, in digits alone\n";
        let german = said(number, Language::GERMAN);
        assert!(german.contains("eine ganze Zahl von 1 bis 65536, nur aus Ziffern"), "{german}");
        assert_eq!(said("no such words\n", Language::GERMAN), "no such words\n");
    }
}
