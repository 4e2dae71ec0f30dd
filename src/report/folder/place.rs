//! Where a folder is, what stands beside it while it is written, and who may write it.

use std::{
    ffi::{OsStr, OsString},
    fs::{self, File, TryLockError},
    io,
    path::{Component, Path, PathBuf},
};

use super::{CHECKPOINT, Refusal, cannot_write, disk, legacy};

/// Ends the name of the folder in which a result grows.
const WORKING: &str = ".unfinished";
/// Stands before it if it is within the result's folder.
const INSIDE: &str = ".overbuild";
const LOCK: &str = "lock";

/// A folder that this process alone may write, with a working folder beside it (or in it, where
/// nothing can stand beside it). Both the lock and the working folder go with it.
pub(super) struct Place {
    pub(super) target: PathBuf,
    pub(super) working: PathBuf,
    pub(super) is_inside: bool,
    lock: Option<File>,
}

/// Whether a name within a result's folder is that of a working folder, or of what stands beside it.
pub(super) fn is_working(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| {
        name.strip_prefix(INSIDE).is_some_and(|rest| rest == WORKING || rest == CHECKPOINT)
    })
}

impl Place {
    /// Finds the folder behind links, makes those above it, and locks it against others.
    pub(super) fn claim(shown: &Path) -> Result<Self, Refusal> {
        let target = resolve(shown)?;
        let is_inside = target.is_dir() && !fits_beside(&target);
        let working = beside(&target, is_inside, WORKING);
        let failed = |error: io::Error| Refusal::Failed(cannot_write(shown, &error));
        if target.is_dir() {
            disk::may_write(&target).map_err(failed)?;
        }
        let lock = lock(&working).map_err(failed)?.ok_or_else(|| busy(shown))?;
        if !is_inside {
            legacy::clear(&target);
        }
        Ok(Self { target, working, is_inside, lock: Some(lock) })
    }

    /// Whether somebody left something unfinished there.
    pub(super) fn is_unfinished(shown: &Path) -> bool {
        let Ok(target) = fs::canonicalize(shown) else { return false };
        [true, false].into_iter().any(|inside| beside(&target, inside, WORKING).is_dir())
    }

    /// The hidden file or folder of this ending that belongs to the folder.
    pub(super) fn beside(&self, ending: &str) -> PathBuf {
        beside(&self.target, self.is_inside, ending)
    }

    /// The folder above the result's.
    pub(super) fn parent(&self) -> &Path {
        self.target.parent().unwrap_or(&self.target)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // The name goes before the lock: who has the file open finds that out, and begins again.
        drop(fs::remove_file(self.working.join(LOCK)));
        drop(fs::remove_dir(&self.working));
        drop(self.lock.take());
    }
}

/// The folder itself, where a link leads; the folders above it are made.
fn resolve(shown: &Path) -> Result<PathBuf, Refusal> {
    let shown = &straight(shown);
    let taken = |why: String| Refusal::Taken(format!("error: {}: {why}", shown.display()));
    let failed = |error: io::Error| Refusal::Failed(cannot_write(shown, &error));
    if shown.as_os_str().is_empty() {
        return Err(Refusal::Taken("error: --out: expected the name of a folder".to_owned()));
    }
    match fs::canonicalize(shown) {
        Ok(found) if found.is_dir() => return Ok(found),
        Ok(_) => {
            let why = "a file has that name: name another folder with --out";
            return Err(taken(why.to_owned()));
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
        Err(_) => {}
    }
    if let Ok(end) = fs::read_link(shown) {
        let why = format!(
            "it is a link to {}, which is not there: make that folder, or name another with --out",
            end.display()
        );
        return Err(taken(why));
    }
    let name = shown.file_name().ok_or_else(|| failed(io::ErrorKind::NotFound.into()))?;
    let parent = shown.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(failed)?;
    Ok(fs::canonicalize(parent).map_err(failed)?.join(name))
}

/// Without parts that lead to a folder that is not there, and back: `x/../y` is `y`, and no `x` is made for it.
fn straight(path: &Path) -> PathBuf {
    let mut straight = PathBuf::new();
    for part in path.components() {
        let named = matches!(straight.components().next_back(), Some(Component::Normal(_)));
        if part == Component::ParentDir && named && !disk::exists(&straight) {
            straight.pop();
        } else {
            straight.push(part);
        }
    }
    straight
}

/// Whether a folder can be exchanged with one beside it: the same disk, and a parent that may be written.
fn fits_beside(target: &Path) -> bool {
    let Some(parent) = target.parent() else { return false };
    let device = |path| disk::identity(path).map(|(device, _)| device);
    device(target) == device(parent) && disk::may_write(parent).is_ok()
}

fn beside(target: &Path, is_inside: bool, ending: &str) -> PathBuf {
    if is_inside {
        return target.join(format!("{INSIDE}{ending}"));
    }
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(ending);
    target.with_file_name(name)
}

/// The lock of a working folder; nothing if somebody else has it.
fn lock(working: &Path) -> io::Result<Option<File>> {
    // A disk may have room for the folder and none for the lock: an empty folder goes again.
    try_lock(working).inspect_err(|_| drop(fs::remove_dir(working)))
}

fn try_lock(working: &Path) -> io::Result<Option<File>> {
    loop {
        match fs::create_dir(working) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        let path = working.join(LOCK);
        let opened = File::options().create(true).truncate(false).write(true).open(&path);
        let file = match opened {
            // Another process has just ended and taken the folder with it.
            Err(error) if error.kind() == io::ErrorKind::NotFound && !disk::exists(working) => {
                continue;
            }
            file => file?,
        };
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
            Ok(()) => {}
        }
        if is_still_there(&file, &path)? {
            return Ok(Some(file));
        }
    }
}

/// Whether a locked file is the one of that name, and not one that its owner has just removed.
fn is_still_there(file: &File, path: &Path) -> io::Result<bool> {
    let own = disk::Stamp::of(&file.metadata()?);
    Ok(fs::symlink_metadata(path).is_ok_and(|there| disk::Stamp::of(&there) == own))
}

fn busy(shown: &Path) -> Refusal {
    Refusal::Failed(format!(
        "error: another overbuild is writing {} at this moment: wait until it ends, or name another \
         folder with --out",
        shown.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_folder_is_made_on_a_way_that_leads_back() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("there")).unwrap();
        for (written, due) in [("x/../y", "y"), ("there/../y", "y"), ("x/z/../../y", "y")] {
            let found = resolve(&root.path().join(written)).unwrap();
            assert_eq!(found, fs::canonicalize(root.path()).unwrap().join(due), "{written}");
        }
        assert!(!root.path().join("x").exists());
        assert_eq!(straight(Path::new("x/../../y")), Path::new("../y"));
        assert_eq!(straight(Path::new("../x")), Path::new("../x"));
    }
}
