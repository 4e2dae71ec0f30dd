//! From files and command-line settings to one merged table.

use std::path::{Path, PathBuf};

mod bases;
mod brought;
mod layers;
mod misplaced;
mod over;
mod overruled;
mod without;

pub use brought::{Brought, LEARNED};
use layers::Layers;
pub(super) use misplaced::no_list;
pub use over::Over;
use without::remove_everywhere;

use super::{
    bundled,
    diagnostic::Problems,
    files::{self, Files},
    node::{Node, Table},
    source::{Sources, Span},
    workbook::Stated,
};

/// A scenario as written: merged, not yet understood.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Every text that was read.
    pub sources: Sources,
    /// The merged keys.
    pub root: Table,
    /// Mistakes so far.
    pub problems: Problems,
    /// The file that was asked for, or the program's own that is meant by its name.
    pub file: PathBuf,
    /// Folder of that file, or the current one: files that settings name are looked for there.
    pub folder: PathBuf,
    /// Who came to a list that was there, and who was taken out of it.
    pub members: Members,
    /// What workbooks say beside their keys.
    pub stated: Vec<Stated>,
    /// What `without` has left out of bases, and where it says so.
    pub left_out: Vec<(String, Span)>,
    /// The scenario that the file is laid over, if it is laid over one, and whom the file itself names.
    pub over: Option<Over>,
    /// Tables that no file has but a learned one.
    brought: Vec<Brought>,
    /// Whether the program has made it of another, to hold that against: nobody has written it so.
    pub is_variant: bool,
}

/// Entries of named lists that one layer has brought to what others had, or left out of it.
#[derive(Clone, Debug, Default)]
pub struct Members {
    /// List and name of those who came.
    pub added: Vec<[String; 2]>,
    /// List and entry of those who went.
    pub removed: Vec<(String, Node)>,
}

impl Members {
    /// Whether an entry came to its list after others.
    pub fn is_added(&self, list: &str, name: &str) -> bool {
        self.added.iter().any(|[other, entry]| other == list && entry == name)
    }

    /// Notes an entry that comes; one that went before comes as any other would.
    pub(super) fn add(&mut self, list: &str, name: &str) {
        if !self.is_added(list, name) {
            self.added.push([list.to_owned(), name.to_owned()]);
        }
    }

    /// Notes an entry that goes; one that came was never there.
    pub(super) fn remove(&mut self, list: &str, node: Node) {
        let before = self.added.len();
        self.added.retain(|[other, name]| other != list || node.name() != Some(name));
        if self.added.len() == before {
            self.removed.push((list.to_owned(), node));
        }
    }
}

impl Document {
    /// Reads a file, or the program's own scenario of that name if there is none, what it extends, and the `--set key=value` settings over both.
    pub fn load(path: &Path, settings: &[String]) -> Self {
        let file = files::meant(path);
        Self::load_from(Files::default(), file, settings)
    }

    /// The same, reading no files but these where they came from another machine.
    pub fn load_from(files: Files, file: PathBuf, settings: &[String]) -> Self {
        let own = bundled::is_inside(&file);
        let mut document = Self { file: file.clone(), ..Self::default() };
        document.sources.files = files;
        if !own {
            let found = document.sources.files.open(&file, &file);
            document.folder.clone_from(&found.folder);
        }
        Layers::new(&mut document).file(&file, Path::new(""), None);
        document.set_each(settings);
        document
    }

    /// The same scenario without some tables, and with `key=value` settings over it.
    #[must_use]
    pub fn changed(&self, without: &[&str], settings: &[&str]) -> Self {
        let mut changed = self.clone();
        for table in without {
            remove_everywhere(&mut changed.root, table);
        }
        for setting in settings {
            changed.set(setting);
        }
        changed
    }

    /// The same with a text laid over it, as a file of that name would be that another extends beside the scenario's.
    #[must_use]
    pub fn laid_over(&self, name: &str, text: &str) -> Self {
        let mut laid = Self { problems: Problems::default(), ..self.clone() };
        let folder = laid.folder.clone();
        Layers::new(&mut laid).text(Path::new(name), &folder, text);
        laid
    }

    /// The same, as something that the program holds the scenario against: what has no effect in it is nobody's mistake.
    #[must_use]
    pub fn variant(self) -> Self {
        Self { is_variant: true, ..self }
    }

    /// Reads a scenario from a text, as if it were a file of that name in the current folder.
    pub fn from_text(name: &str, text: &str) -> Self {
        let mut document = Self::default();
        let path = Path::new(name);
        let folder = path.parent().unwrap_or(Path::new(""));
        Layers::new(&mut document).text(path, folder, text);
        document
    }
}
