//! A result that is made and has no folder yet.

use std::path::Path;

use serde_json::{Map, Value};

use super::{
    folder::{Hashes, Refusal, Staged},
    json::{self, Timing},
    write_with,
};
use crate::{analysis::Study, metrics::Drawable, model::Model, scenario::Document};

/// Its files, with all that its manifest says.
pub struct Whole {
    /// Each with its name.
    pub files: Vec<(String, Vec<u8>)>,
    names: Vec<String>,
    pub(super) origin: Map<String, Value>,
    timing: Timing,
}

impl Whole {
    /// Of a scenario; the names are all that such a result may have.
    pub fn of(
        (files, names): (Vec<(String, Vec<u8>)>, Vec<String>),
        model: &Model,
        document: &Document,
        timing: Timing,
    ) -> Self {
        Self { files, names, origin: json::origin(model, document), timing }
    }

    /// Of scenarios beside each other.
    pub fn of_comparison(
        (files, drawn): (Vec<(String, Vec<u8>)>, &[Drawable]),
        study: &Study,
        timing: Timing,
    ) -> Self {
        let cases = &study.cases;
        let named: Vec<&str> = cases.cases.iter().map(|case| case.name.as_str()).collect();
        let names = super::names::comparison(&named, drawn);
        Self { files, names, origin: json::origin_of_all(cases), timing }
    }

    /// Begins its folder. Refuses where something stands that is not ours.
    pub fn open(&self, folder: &Path, overwrite: bool) -> Result<Staged, Refusal> {
        Staged::result(folder, self.names.clone(), overwrite)
    }

    /// Puts its files there, beside those that have been written meanwhile. Returns what should be known.
    pub fn place(&self, staged: Staged, written: Hashes) -> Result<Vec<String>, Refusal> {
        write_with(staged, &self.files, written, self.origin.clone(), self.timing)
    }
}
