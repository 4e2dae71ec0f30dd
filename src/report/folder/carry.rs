//! What is not ours in a folder: how it comes along when the folder changes places with a new one.
//!
//! Files get a second name in the new folder before the exchange, folders a copy made of second names.
//! After it the true folders change places with their copies, and a name in the old folder goes only
//! if the very same file stands in the new one. Whatever was saved meanwhile is brought over.

use std::{
    ffi::OsStr,
    fs::{self, Metadata},
    io,
    path::{Path, PathBuf},
};

use super::disk;

/// Gives a file a second name, or a folder a copy of second names.
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    if !disk::is_folder(from) {
        return disk::link(from, to);
    }
    disk::create_folder(to)?;
    for entry in fs::read_dir(from)? {
        let name = entry?.file_name();
        link(&from.join(&name), &to.join(&name))?;
    }
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    disk::sync_folder(to);
    Ok(())
}

/// Takes a second name back.
pub(super) fn unlink(path: &Path) -> io::Result<()> {
    if disk::is_folder(path) { disk::remove_all(path) } else { disk::remove_file(path) }
}

/// Brings what stands at one place to another, unless the same file is there already.
pub(super) fn give_back(from: &Path, to: &Path) -> io::Result<()> {
    let there = match fs::symlink_metadata(to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return disk::move_new(from, to),
        there => there?,
    };
    let own = fs::symlink_metadata(from)?;
    if own.is_dir() && there.is_dir() {
        for entry in fs::read_dir(from)? {
            let name = entry?.file_name();
            give_back(&from.join(&name), &to.join(&name))?;
        }
        return disk::remove_folder(from);
    }
    if !own.is_dir() && is_same(from, to) {
        return disk::remove_file(from);
    }
    keep_both(from, to, is_newer(&own, &there))
}

fn is_same(one: &Path, other: &Path) -> bool {
    disk::identity(one).is_some_and(|own| disk::identity(other) == Some(own))
}

fn is_newer(one: &Metadata, other: &Metadata) -> bool {
    one.modified().is_ok_and(|own| other.modified().is_ok_and(|other| own > other))
}

/// The newer one has the name; the other stands beside it.
fn keep_both(from: &Path, to: &Path, newer: bool) -> io::Result<()> {
    if newer {
        // Where that cannot be done the other one has the name.
        drop(disk::exchange(from, to));
    }
    put_aside(from, to)
}

/// Moves something beside a place that is taken.
pub(super) fn put_aside(from: &Path, to: &Path) -> io::Result<()> {
    let name = to.file_name().unwrap_or_default();
    let mut free = (1..).map(|number| to.with_file_name(aside(name, number)));
    let free: PathBuf = free.find(|path| !disk::exists(path)).unwrap_or_else(|| to.to_owned());
    disk::move_new(from, &free)
}

fn aside(name: &OsStr, number: u32) -> std::ffi::OsString {
    let mut aside = name.to_owned();
    aside.push(format!(".kept-{number}"));
    aside
}
