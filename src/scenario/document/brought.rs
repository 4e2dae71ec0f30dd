//! Tables that a learned file brings to a scenario that has not got them: what it has learned of a mechanism switches that on.

use std::path::Path;

use super::Document;
use crate::scenario::{node::Table, source::Span};

/// Ends the head of every file that `calibrate` writes: by it such a file is known.
pub const LEARNED: &str = "Written by `overbuild calibrate`.";

/// A table that no file has but a learned one.
#[derive(Clone, Debug)]
pub struct Brought {
    /// The learned file, without its way.
    pub file: String,
    /// The table.
    pub table: String,
    /// Where it stands.
    pub span: Span,
}

impl Document {
    /// Notes what a text, about to be laid, brings if it was learned; what another file has too, nobody brings.
    pub(super) fn note_brought(&mut self, path: &Path, text: &str, table: &Table) {
        if !text.contains(LEARNED) {
            self.brought.retain(|brought| table.get(&brought.table).is_none());
            return;
        }
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let new = table.0.iter().filter(|entry| self.root.get(&entry.key).is_none());
        self.brought.extend(new.map(|entry| Brought {
            file: file.clone().into_owned(),
            table: entry.key.clone(),
            span: entry.key_span.clone(),
        }));
    }

    /// The tables that are there because a learned file brings them, file by file.
    pub fn brought(&self) -> impl Iterator<Item = &Brought> {
        self.brought.iter().filter(|brought| self.root.get(&brought.table).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brought(texts: &[&str]) -> Vec<String> {
        let mut document = Document::from_text("first.toml", texts[0]);
        for text in &texts[1..] {
            document = document.laid_over("next.toml", text);
        }
        document.brought().map(|own| format!("{} {}", own.file, own.table)).collect()
    }

    #[test]
    fn a_learned_file_brings_what_no_other_has() {
        let own = "title = \"T\"\n[demand]\ninitial = 1\n[pricing]\n";
        let learned = format!("# {LEARNED}\n[pricing]\ncap = 2\n[default]\nspending_cut = 1\n");
        assert_eq!(brought(&[own, &learned]), ["next.toml default"]);
        assert_eq!(brought(&[&learned, own]), ["first.toml default"]);
        assert!(brought(&[own, "[default]\nspending_cut = 1\n"]).is_empty());
        assert!(brought(&[own, &learned, "without = [\"default\"]\n"]).is_empty());
        assert!(brought(&[own, &learned, "[default]\nfire = 1\n"]).is_empty());
    }
}
