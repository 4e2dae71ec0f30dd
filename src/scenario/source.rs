//! The texts that a scenario came from, in one space of byte offsets.
//!
//! Each file and each `--set` has its own stretch of offsets (the source map of rustc), so a value
//! keeps its place through any merging, and an error can point at the layer that wrote it.

use std::ops::Range;

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
pub struct Sources(Vec<Source>);

impl Sources {
    /// Adds a text; returns the offset of its first byte.
    pub fn add(&mut self, name: String, text: String) -> usize {
        let base = self.0.last().map_or(0, |last| last.base + last.text.len() + 1);
        self.0.push(Source { name, text, base });
        base
    }

    /// The source that holds a place, and the place within it.
    pub fn locate(&self, span: &Span) -> Option<(&Source, Span)> {
        let index = self.0.partition_point(|source| source.base <= span.start).checked_sub(1)?;
        let source = &self.0[index];
        let end = (span.end - source.base).min(source.text.len());
        let start = (span.start - source.base).min(end);
        Some((source, start..end))
    }

    /// Every source, in the order of reading.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }
}
