//! `paths.parquet`: the file of all paths for who reads many.

use super::{
    folder::Staged,
    parquet::{Kind, Parquet, Values},
    path_columns::columns,
};
use crate::{metrics::Part, model::Model};

/// The file under writing: numbers in double precision, and null where an event never happens or a
/// rate is undefined. A row group for each part.
pub struct PathParquet {
    file: Parquet,
    title: String,
    seed: u64,
}

impl PathParquet {
    /// Begins the file: columns `path` and `bust`, then the named ones, which may be null.
    pub(super) fn create(staged: &Staged, model: &Model) -> Result<Self, String> {
        let first = [("path".to_owned(), Kind::Whole), ("bust".to_owned(), Kind::YesNo)];
        let named = columns(model).map(|name| (name, Kind::Number));
        let file =
            Parquet::create(staged, "paths.parquet", first.into_iter().chain(named).collect())?;
        Ok(Self { file, title: model.header.title.clone(), seed: model.header.run.seed })
    }

    /// Adds the rows of a part.
    pub(super) fn add(&mut self, part: &Part<'_>) -> Result<(), String> {
        let count = part.busts.len() as u64;
        let paths: Vec<i64> =
            (part.first_path..part.first_path + count).map(u64::cast_signed).collect();
        let busts: Vec<bool> = part.busts.iter().map(|bust| *bust > 0.5).collect();
        let mut all = vec![Values::Whole(&paths), Values::YesNo(&busts)];
        all.extend(part.drawn.iter().chain(&part.values).map(|values| Values::Numbers(values)));
        self.file.add(&all)
    }

    /// Takes the file back.
    pub(super) fn discard(self) -> Result<(), String> {
        self.file.discard()
    }

    /// Name and hash of the whole file.
    pub(super) fn finish(self) -> Result<(String, String), String> {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let about =
            vec![("title", self.title), ("seed", self.seed.to_string()), ("overbuild", version)];
        self.file.finish(about)
    }
}
