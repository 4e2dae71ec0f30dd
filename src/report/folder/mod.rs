//! An output folder that is the old one or the new one, whole, at every instant; and in which nothing is
//! deleted or replaced that overbuild did not write.

mod carry;
mod checkpoint;
mod commit;
mod disk;
mod fresh;
mod inventory;
mod legacy;
mod place;
mod plan;
mod record;
#[cfg(test)]
mod tests;

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, atomic::AtomicBool},
};

pub use fresh::{copy_new, write_new};
use inventory::Inventory;
pub(super) use inventory::intact;
use place::Place;
use rayon::prelude::*;
use record::is_plain;
pub(super) use record::{AGAIN, sealed};

/// Why a folder is not written.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// What stands there is not ours to replace, or is no folder.
    #[error("{0}")]
    Taken(String),
    /// The system does not let it be written, or another process is writing it.
    #[error("{0}")]
    Failed(String),
}

/// What becomes of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A result, in place of the one before.
    Result,
    /// What is there, with pictures added.
    Pictures,
}

/// Names and hashes of files.
pub type Hashes = Vec<(String, String)>;

/// A folder under writing: it grows in a stage beside its place, and disappears unless it is finished.
/// Nobody else can write the same folder meanwhile.
pub struct Staged {
    /// The folder as it was named.
    shown: PathBuf,
    kind: Kind,
    /// Whether the user gives up what is not ours.
    overwrite: bool,
    /// What may be written.
    names: BTreeSet<String>,
    /// What stood there at the start.
    before: Inventory,
    stage: PathBuf,
    work: Work,
    /// What was typed to make it.
    command: Option<Vec<String>>,
    /// Name and hash of the presentation that its deck follows.
    template: Option<(String, String)>,
    /// Whether the checkpoint beside it is its own.
    keeps_checkpoint: AtomicBool,
}

/// Ends the name of a checkpoint.
const CHECKPOINT: &str = ".checkpoint";

type Work = Arc<Mutex<Option<(Place, tempfile::TempDir)>>>;

/// Gives a folder under writing up, from another thread.
#[derive(Clone)]
pub struct Abandon(Work);

impl Abandon {
    /// Clears away what was written; false if there was nothing, or if the folder was finished.
    pub fn now(&self) -> bool {
        let work = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        work.map(|(place, stage)| drop((stage, place))).is_some()
    }

    /// The same, unless somebody is at work on it in this instant: then the next command ends what was begun.
    pub fn at_once(&self) -> bool {
        let work = self.0.try_lock().ok().and_then(|mut work| work.take());
        work.map(|(place, stage)| drop((stage, place))).is_some()
    }
}

impl Staged {
    /// Begins a result, of files of some of these names. Refuses where it could not be put.
    pub fn result(folder: &Path, names: Vec<String>, overwrite: bool) -> Result<Self, Refusal> {
        Self::begin(folder, names, overwrite, Kind::Result)
    }

    /// Begins to add pictures of these names to a folder.
    pub fn pictures(folder: &Path, names: Vec<String>, overwrite: bool) -> Result<Self, Refusal> {
        Self::begin(folder, names, overwrite, Kind::Pictures)
    }

    fn begin(
        folder: &Path,
        names: Vec<String>,
        overwrite: bool,
        kind: Kind,
    ) -> Result<Self, Refusal> {
        let place = Place::claim(folder)?;
        let failed = |error: io::Error| Refusal::Failed(cannot_write(folder, &error));
        commit::recover(&place).map_err(failed)?;
        let before = Inventory::take(&place.target, None).map_err(failed)?;
        let names: BTreeSet<String> = names.into_iter().collect();
        if let Some(name) = names.iter().find(|name| !is_plain(name)) {
            return Err(Refusal::Taken(format!("error: `{name}` cannot be the name of a file")));
        }
        let stage = fresh::stage(&place.working).map_err(failed)?;
        let path = stage.path().to_owned();
        let shown = folder.to_owned();
        let work = Arc::new(Mutex::new(Some((place, stage))));
        let mut staged = Self {
            shown,
            kind,
            overwrite,
            names,
            before,
            stage: path,
            work,
            command: None,
            template: None,
            keeps_checkpoint: AtomicBool::new(false),
        };
        let record = staged.record_name(&staged.before).to_owned();
        staged.names.insert(record);
        staged.check(&staged.before, &staged.names)?;
        Ok(staged)
    }

    /// Notes what was typed to make it, after the name of the program: the record says so.
    pub fn made_by(&mut self, typed: Vec<String>) {
        self.command = Some(typed);
    }

    /// What was typed to make it.
    pub(super) fn command(&self) -> Option<&[String]> {
        self.command.as_deref()
    }

    /// Notes the presentation that its deck follows, by name and hash: the record says so.
    pub fn reads(&mut self, template: Option<(String, String)>) {
        self.template = template;
    }

    /// The presentation that its deck follows.
    pub(super) fn template(&self) -> Option<&(String, String)> {
        self.template.as_ref()
    }

    /// What gives it up.
    pub fn abandon(&self) -> Abandon {
        Abandon(self.work.clone())
    }

    /// Begins a file that is written bit by bit; also tells the place that it will have.
    pub(super) fn create_file(&self, name: &str) -> Result<(fs::File, PathBuf, String), String> {
        debug_assert!(self.names.contains(name), "{name} was not announced");
        let (path, target) = (self.stage.join(name), self.shown.join(name));
        let file = fs::File::create(&path).map_err(|error| cannot_write(&target, &error))?;
        Ok((file, path, target.display().to_string()))
    }

    /// Writes one file.
    pub fn write(&self, name: &str, content: &[u8]) -> Result<(), String> {
        debug_assert!(self.names.contains(name), "{name} was not announced");
        let path = self.stage.join(name);
        fs::write(&path, content).map_err(|error| cannot_write(&self.shown.join(name), &error))
    }

    /// Puts the files in their place: a record is written for a result, and renewed for pictures. Returns
    /// what the user should know of files that were kept.
    pub fn finish(self, hashes: &Hashes, manifest: Option<String>) -> Result<Vec<String>, Refusal> {
        // Held to the end: nobody gives the folder up while it changes places.
        let work = self.work.clone();
        let mut work = work.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((place, stage)) = work.take() else {
            return Err(Refusal::Failed("stopped".to_owned()));
        };
        let failed = |error: io::Error| Refusal::Failed(cannot_write(&self.shown, &error));
        let before = Inventory::take(&place.target, Some(&self.before)).map_err(failed)?;
        let (name, text) = self.record(&before, hashes, manifest).map_err(Refusal::Failed)?;
        self.write(name, text.as_bytes()).map_err(Refusal::Failed)?;
        let mut new: BTreeSet<String> = hashes.iter().map(|(name, _)| name.clone()).collect();
        new.insert(name.to_owned());
        self.check(&before, &new)?;
        let paths: Vec<PathBuf> = new.iter().map(|name| stage.path().join(name)).collect();
        paths.par_iter().try_for_each(|path| disk::sync_file(path)).map_err(failed)?;
        let mut notes = self.notes(&before, &new);
        let record = (name.to_owned(), super::json::hash(text.as_bytes()));
        let journal = self.journal(&before, new, record, stage.path(), &place);
        // From here on the stage may hold what is not ours.
        let stage = stage.keep();
        let done = commit::commit(&place, journal, &before);
        if done.is_ok() && self.kind == Kind::Result {
            notes.extend(self.leave_checkpoint(&place.beside(CHECKPOINT)));
        }
        match done {
            Ok(()) => Ok(notes),
            Err(error) => {
                self.not_committed(&place, &stage, &error).map(|note| [notes, note].concat())
            }
        }
    }

    /// After an error: either the new folder is in its place, or it is taken back.
    fn not_committed(
        &self,
        place: &Place,
        stage: &Path,
        error: &io::Error,
    ) -> Result<Vec<String>, Refusal> {
        let failed = Refusal::Failed(cannot_write(&self.shown, error));
        match commit::read(&place.working) {
            Some(journal) if commit::has_changed_places(place, &journal) => Ok(vec![format!(
                "note: {}: what stood there before is not cleared away yet ({error}); the next run does it",
                self.shown.display()
            )]),
            Some(_) => Err(failed),
            None => {
                drop(disk::remove_all(stage));
                Err(failed)
            }
        }
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        self.abandon().now();
    }
}

/// Ends what a killed process of ours began in a folder, before it is read; what cannot be ended now is
/// left to the next writer.
pub fn settle(folder: &Path) {
    if Place::is_unfinished(folder)
        && let Ok(place) = Place::claim(folder)
    {
        drop(commit::recover(&place));
    }
}

/// Names and hashes of the files that a folder's result has, and whether somebody has changed its record.
pub(super) fn listed(folder: &Path) -> Option<(std::collections::BTreeMap<String, String>, bool)> {
    let record = record::Record::read(folder, record::MANIFEST)?;
    Some((record.files, record.edited))
}

/// A file of a folder's result as it was written; none if it is not there, or somebody has changed it.
pub fn kept_file(folder: &Path, name: &str) -> Option<String> {
    let record = record::Record::read(folder, record::MANIFEST).filter(|record| !record.edited)?;
    let text = fs::read_to_string(folder.join(name)).ok()?;
    (record.files.get(name)? == &super::json::hash(text.as_bytes())).then_some(text)
}

/// What is wrong with a file of a folder's result that is not as it was written.
pub fn changed(folder: &Path, name: &str) -> Option<String> {
    record::Record::read(folder, record::MANIFEST)?;
    intact(folder, name).err()
}

fn cannot_write(path: &Path, error: &io::Error) -> String {
    format!("error: cannot write {}: {error}", path.display())
}
