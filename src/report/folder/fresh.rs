//! Fresh files and folders, as open to others as the user's settings allow.

use std::{fs, io, path::Path};

use super::{Refusal, cannot_write, commit::STAGE, disk};

/// Writes one file that must not be there yet: whole, or not at all.
pub fn write_new(file: &Path, content: &[u8]) -> io::Result<()> {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
    if disk::exists(file) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    #[cfg(target_os = "linux")]
    if disk::write_unnamed(file, parent.unwrap_or(Path::new(".")), content).is_ok() {
        return Ok(());
    }
    let mut fresh = tempfile::Builder::new();
    let mut fresh = open_to_all(&mut fresh, 0o666).tempfile_in(parent.unwrap_or(Path::new(".")))?;
    io::Write::write_all(&mut fresh, content)?;
    fresh.as_file().sync_all()?;
    fresh.persist_noclobber(file).map(drop).map_err(|error| error.error)
}

/// Writes files, whose names may lead into folders, below a folder. Those that are there with the same content are
/// left; where one is there with another, nothing is written. Returns how many were.
pub fn copy_new(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<usize, Refusal> {
    let there = folder.ancestors().find(|own| disk::exists(own));
    if let Some(file) = there.filter(|own| !own.is_dir()) {
        let message = format!("error: {} is a file; expected a folder", file.display());
        return Err(Refusal::Taken(message));
    }
    let is_same = |path: &Path, content: &[u8]| fs::read(path).is_ok_and(|found| found == content);
    let wanted = files.iter().map(|(name, content)| (folder.join(name), content));
    let (there, fresh): (Vec<_>, Vec<_>) = wanted.partition(|(path, _)| disk::exists(path));
    let others: Vec<String> = there
        .iter()
        .filter(|(path, content)| !is_same(path, content))
        .map(|(path, _)| path.display().to_string())
        .collect();
    if !others.is_empty() {
        return Err(Refusal::Taken(format!(
            "error: nothing was written: {} is there already, with another content; name another folder",
            others.join(", ")
        )));
    }
    let mut written: Vec<&Path> = Vec::new();
    for (path, content) in &fresh {
        let parent = path.parent().unwrap_or(folder);
        if let Err(error) = fs::create_dir_all(parent).and_then(|()| write_new(path, content)) {
            take_back(folder, &written);
            return Err(Refusal::Failed(cannot_write(path, &error)));
        }
        written.push(path);
    }
    Ok(fresh.len())
}

/// Removes files that were written a moment ago, and folders that are empty without them.
fn take_back(folder: &Path, written: &[&Path]) {
    for path in written {
        drop(fs::remove_file(path));
        let below = path.ancestors().skip(1).take_while(|parent| parent.starts_with(folder));
        below.for_each(|parent| drop(fs::remove_dir(parent)));
    }
}

/// A fresh stage in a working folder.
pub(super) fn stage(working: &Path) -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    open_to_all(builder.prefix(STAGE), 0o777).tempdir_in(working)
}

/// Files of ours are as open to others as the user's settings allow, not private ones.
fn open_to_all<'a, 'b>(
    builder: &'a mut tempfile::Builder<'b, 'b>,
    mode: u32,
) -> &'a mut tempfile::Builder<'b, 'b> {
    #[cfg(unix)]
    return builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
    #[cfg(not(unix))]
    {
        let _ = mode;
        builder
    }
}
