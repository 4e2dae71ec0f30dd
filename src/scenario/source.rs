//! The texts that a scenario came from, in one space of byte offsets.
//!
//! Each file and each `--set` has its own stretch of offsets (the source map of rustc), so a value
//! keeps its place through any merging, and an error can point at the layer that wrote it.

use std::{ops::Range, path::Path};

use super::{files::Files, typed::Typed};

/// What a setting of the command line is called.
pub(super) const SETTING: &str = "--set";

/// Whether a source of this name was typed, behind `--set` or an option that stands for a key.
pub fn is_typed(name: &str) -> bool {
    name == SETTING || Typed::is_source(name)
}

/// A place in one of the sources: global byte offsets.
pub type Span = Range<usize>;

/// One file, or one command-line setting.
#[derive(Clone, Debug)]
pub struct Source {
    /// How the user named it.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Global offset of its first byte.
    pub base: usize,
}

/// All sources of one scenario.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    texts: Vec<Source>,
    /// The files that they came from, and those of data.
    pub files: Files,
}

impl Sources {
    /// Adds a text; returns the offset of its first byte.
    pub fn add(&mut self, name: String, text: String) -> usize {
        let base = self.texts.last().map_or(0, |last| last.base + last.text.len() + 1);
        self.texts.push(Source { name, text, base });
        base
    }

    /// Every text, in the order in which they were read.
    pub fn texts(&self) -> &[Source] {
        &self.texts
    }

    /// The source that holds a place, and the place within it.
    pub fn locate(&self, span: &Span) -> Option<(&Source, Span)> {
        let index =
            self.texts.partition_point(|source| source.base <= span.start).checked_sub(1)?;
        let source = &self.texts[index];
        let end = (span.end - source.base).min(source.text.len());
        let start = (span.start - source.base).min(end);
        Some((source, start..end))
    }

    /// In which order a place was laid, of those whose user meant this very scenario: 0 for what a base says, 1 for the
    /// file that was asked for, then one setting after the other.
    pub fn rank(&self, span: &Span) -> usize {
        let found = self.texts.partition_point(|source| source.base <= span.start).checked_sub(1);
        match found {
            Some(0) => 1,
            Some(place) if is_typed(&self.texts[place].name) => place + 1,
            _ => 0,
        }
    }

    /// Whether a file, whichever way it is named, was read.
    pub fn has_read(&self, path: &Path) -> bool {
        self.files.has(path)
    }

    /// Every source, in the order of reading.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.texts.iter()
    }
}
