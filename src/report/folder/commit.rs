//! How a finished stage becomes the folder.
//!
//! A journal beside the stage says what is meant; from then on the change is carried through, by this
//! process or by the next that comes. Where the system can, the stage and the folder *change places* in
//! one step. Elsewhere the new files are moved in one after the other (*fill*).

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{
    carry,
    disk::{self, Identity},
    inventory::{Inventory, Owner},
    place::Place,
    record::{DRAWN, MANIFEST},
};
use crate::report::json::hash;

const JOURNAL: &str = "commit";
/// Begins the names of stages.
pub(super) const STAGE: &str = "new-";

/// How the new files get in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Way {
    Exchange,
    Fill,
}

/// What is meant to happen to a folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Journal {
    pub(super) way: Way,
    /// Name of the stage in the working folder.
    pub(super) stage: OsString,
    /// The record among the new files, and its hash: by it the new folder is told from the old one.
    pub(super) record: (String, String),
    /// The new files.
    pub(super) new: BTreeSet<String>,
    /// Those of them that may take the place of another.
    pub(super) replaced: BTreeSet<String>,
    /// Those that replace what is not ours, as the user has asked for.
    pub(super) over: BTreeSet<String>,
    /// Files of ours that the new folder has no more.
    pub(super) gone: BTreeSet<String>,
    /// What comes along, and which file or folder it is.
    pub(super) carried: Vec<(OsString, Option<Identity>)>,
}

/// Carries a change through. The stage is written and on disk; `before` is the folder as it was looked at.
pub(super) fn commit(place: &Place, mut journal: Journal, before: &Inventory) -> io::Result<()> {
    let stage = place.working.join(&journal.stage);
    if !disk::exists(&place.target) {
        disk::sync_folder(&stage);
        disk::move_new(&stage, &place.target)?;
        disk::sync_folder(place.parent());
        return Ok(());
    }
    if place.is_inside || link_all(place, &journal, &stage).is_err() {
        journal.way = Way::Fill;
    }
    disk::sync_folder(&stage);
    write(place, &journal)?;
    if journal.way == Way::Exchange && disk::exchange(&stage, &place.target).is_err() {
        journal.way = Way::Fill;
        write(place, &journal)?;
    }
    match journal.way {
        Way::Exchange => clear_old(place, &journal, Some(before)),
        Way::Fill => fill(place, &journal, Some(before)),
    }
}

/// Ends what an earlier process began, and removes what it left.
pub(super) fn recover(place: &Place) -> io::Result<()> {
    if let Some(journal) = read(&place.working) {
        let stage = place.working.join(&journal.stage);
        match journal.way {
            _ if !disk::exists(&stage) => {}
            Way::Fill => fill(place, &journal, None)?,
            Way::Exchange if has_changed_places(place, &journal) => {
                clear_old(place, &journal, None)?;
            }
            Way::Exchange => {}
        }
    }
    forget(place)?;
    for entry in fs::read_dir(&place.working)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(STAGE) && disk::is_folder(&path) {
            disk::remove_all(&path)?;
        }
    }
    Ok(())
}

/// Second names in the stage for all that comes along.
fn link_all(place: &Place, journal: &Journal, stage: &Path) -> io::Result<()> {
    if journal.way == Way::Fill {
        return Ok(());
    }
    let permissions = fs::metadata(&place.target)?.permissions();
    for (number, (name, _)) in journal.carried.iter().enumerate() {
        let linked = carry::link(&place.target.join(name), &stage.join(name));
        if let Err(error) = linked {
            for (name, _) in &journal.carried[..=number] {
                drop(carry::unlink(&stage.join(name)));
            }
            return Err(error);
        }
    }
    fs::set_permissions(stage, permissions)
}

/// Whether the stage is the old folder by now. If both have the same record they hold the same files
/// of ours, and it makes no difference.
pub(super) fn has_changed_places(place: &Place, journal: &Journal) -> bool {
    let (name, expected) = &journal.record;
    let is_new = |folder: &Path| {
        fs::read(folder.join(name)).is_ok_and(|content| hash(&content) == *expected)
    };
    is_new(&place.target) || !is_new(&place.working.join(&journal.stage))
}

/// Removes the old folder, which has changed places with the new one; what is not ours in it comes over.
fn clear_old(place: &Place, journal: &Journal, before: Option<&Inventory>) -> io::Result<()> {
    disk::sync_folder(place.parent());
    disk::sync_folder(&place.working);
    let old = place.working.join(&journal.stage);
    for (name, own) in &journal.carried {
        let (from, to) = (old.join(name), place.target.join(name));
        let is_own = |path: &Path| own.is_some() && disk::identity(path) == *own;
        if disk::is_folder(&from) && is_own(&from) && disk::is_folder(&to) {
            // The true folder takes its place back from the copy.
            disk::exchange(&from, &to)?;
        } else if disk::exists(&from) && !is_own(&from) && is_own(&to) && !disk::is_folder(&to) {
            // It was saved anew since it was linked.
            disk::replace(&from, &to)?;
        }
    }
    disk::sync_folder(&place.target);
    let found = Inventory::take(&old, before)?;
    // Records go last: they tell what is ours.
    let (records, others): (Vec<_>, Vec<_>) =
        found.entries.iter().partition(|(name, _)| *name == MANIFEST || *name == DRAWN);
    for (name, entry) in others.into_iter().chain(records) {
        let known = name.to_str().unwrap_or_default();
        let replaced = journal.new.contains(known) || journal.gone.contains(known);
        let is_over = journal.over.contains(known) && !entry.is_folder;
        if entry.owner == Owner::Ours && replaced || is_over {
            disk::remove_file(&old.join(name))?;
        } else {
            carry::give_back(&old.join(name), &place.target.join(name))?;
        }
    }
    disk::remove_folder(&old)?;
    forget(place)
}

/// Moves the new files in, the record last.
fn fill(place: &Place, journal: &Journal, before: Option<&Inventory>) -> io::Result<()> {
    let stage = place.working.join(&journal.stage);
    let found = Inventory::take(&place.target, before)?;
    let record = &journal.record.0;
    for name in journal.new.iter().filter(|name| *name != record) {
        move_in(&stage, place, journal, name)?;
    }
    for name in &journal.gone {
        let entry = found.entries.get(&OsString::from(name));
        if name != record && entry.is_some_and(|entry| entry.owner == Owner::Ours) {
            disk::remove_file(&place.target.join(name))?;
        }
    }
    disk::sync_folder(&place.target);
    move_in(&stage, place, journal, record)?;
    disk::sync_folder(&place.target);
    forget(place)?;
    disk::remove_all(&stage)
}

fn move_in(stage: &Path, place: &Place, journal: &Journal, name: &str) -> io::Result<()> {
    let (from, to): (PathBuf, PathBuf) = (stage.join(name), place.target.join(name));
    if !disk::exists(&from) {
        return Ok(());
    }
    if journal.replaced.contains(name) {
        return disk::replace(&from, &to);
    }
    match disk::move_new(&from, &to) {
        // Somebody has saved a file of that name since it was looked for.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => carry::put_aside(&from, &to),
        done => done,
    }
}

fn write(place: &Place, journal: &Journal) -> io::Result<()> {
    let (path, fresh) = (place.working.join(JOURNAL), place.working.join("commit.part"));
    disk::renew(&path, &fresh, &serde_json::to_vec(journal)?)?;
    disk::sync_folder(&place.working);
    Ok(())
}

/// The journal of a working folder; one half written was never acted upon.
pub(super) fn read(working: &Path) -> Option<Journal> {
    serde_json::from_slice(&fs::read(working.join(JOURNAL)).ok()?).ok()
}

fn forget(place: &Place) -> io::Result<()> {
    for name in [JOURNAL, "commit.part", super::CHECKPOINT] {
        let path = place.working.join(name);
        if disk::exists(&path) {
            disk::remove_file(&path)?;
        }
    }
    Ok(())
}
