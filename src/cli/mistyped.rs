//! A command line that cannot be read, told in the language that it asks for.

use clap::Error;

use crate::report::language::Language;

/// The language that was asked for on a command line that cannot be read as a whole.
fn language(typed: &[String]) -> Language {
    let value = typed.iter().enumerate().rev().find_map(|(place, word)| {
        word.strip_prefix("--language=").or_else(|| {
            let next = typed.get(place + 1).filter(|_| word == "--language");
            next.map(String::as_str)
        })
    });
    value.map_or(Language::En, super::look::named)
}

/// The mistake in that language; nothing where that is the language of the parser of arguments.
pub(super) fn told(error: &Error) -> Option<String> {
    let typed = std::env::args_os().map(|word| word.to_string_lossy().into_owned());
    let language = language(&typed.collect::<Vec<_>>());
    (language != Language::En).then(|| said(&error.render().to_string(), language))
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
        assert_eq!(said("no such words\n", Language::GERMAN), "no such words\n");
    }
}
