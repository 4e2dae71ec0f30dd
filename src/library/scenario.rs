//! A scenario that has been read.

use std::path::Path;

use super::Mistakes;
use crate::{
    engine::Control,
    metrics::{Collected, Conventions, Stopped, read_model},
    model::Model,
    scenario::{Document, Rules},
};

/// A scenario that has been read and checked.
pub struct Scenario {
    /// What its files say.
    pub document: Document,
    /// What runs.
    pub model: Model,
    /// How strictly it was read.
    pub rules: Rules,
}

impl Scenario {
    /// Reads and checks a file, or the program's own scenario of that name if there is none.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, Mistakes> {
        Self::load_with(path, &[])
    }

    /// The same with settings laid over it, as `--set` does: `demand.growth=0.3`.
    pub fn load_with(path: impl AsRef<Path>, settings: &[&str]) -> Result<Self, Mistakes> {
        let settings: Vec<String> = settings.iter().map(|&text| text.to_owned()).collect();
        Self::check(Document::load(path.as_ref(), &settings), Rules::default())
    }

    /// Checks a document: every key, and every name of a track or a metric in it.
    pub fn check(mut document: Document, rules: Rules) -> Result<Self, Mistakes> {
        match read_model(&mut document, rules) {
            Some(model) => Ok(Self { document, model, rules }),
            None => Err(Mistakes::of(document)),
        }
    }

    /// The first of the same paths under other books; none without `[accounting]`.
    pub fn other_books(
        &self,
        run: &Collected,
        control: &Control,
    ) -> Result<Option<Conventions>, Stopped> {
        let books = Conventions::of((&self.document, &self.model), self.rules, run, control);
        books.map_err(Stopped::from)
    }
}
