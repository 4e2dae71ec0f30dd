//! Printing that survives a reader who leaves.

use std::{
    fs,
    io::{self, ErrorKind, Write},
    path::Path,
    sync::OnceLock,
};

use super::exit::Failure;
use crate::{
    chart::{self, FIGURES},
    language::Language,
};

static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// Tells all that goes to standard error in a language, as far as it knows the words; the first that is named counts.
pub(super) fn speak(language: Language) {
    let _ = LANGUAGE.set(language);
}

/// Tells it in the language of a result that is looked at once more.
pub(super) fn speak_as(result: &Path) {
    let json = fs::read_to_string(result.join(FIGURES)).unwrap_or_default();
    speak(chart::language(&json));
}

/// The language of what goes to standard error.
pub(super) fn spoken() -> Language {
    LANGUAGE.get().copied().unwrap_or_default()
}

/// Prints to standard output.
pub(super) fn out(text: &str) -> Result<(), Failure> {
    let mut stream = io::stdout().lock();
    stream.write_all(text.as_bytes()).and_then(|()| stream.flush()).map_err(|error| {
        match error.kind() {
            ErrorKind::BrokenPipe => Failure::Pipe,
            _ => Failure::Failed(format!("cannot write the output: {error}")),
        }
    })
}

/// Prints a line to standard error; there is nobody to tell if that fails.
pub(super) fn err(text: &str) {
    drop(writeln!(io::stderr().lock(), "{}", spoken().message(text.trim_end())));
}
