//! What is done to a disk, step by step: each step happens or does not, whenever the program ends.

use std::{
    fs::{self, Metadata},
    io,
    path::Path,
    time::SystemTime,
};

/// Tells whether a file is the very same, and unchanged: device and number, length, last change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp(Option<Identity>, u64, Option<SystemTime>);

/// Device and number of a file.
pub(super) type Identity = (u64, u64);

impl Stamp {
    pub(super) fn of(metadata: &Metadata) -> Self {
        Self(identity_of(metadata), metadata.len(), metadata.modified().ok())
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems do not tell")]
fn identity_of(metadata: &Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity_of(_: &Metadata) -> Option<Identity> {
    None
}

/// Which file or folder stands there, if one does; a link is itself.
pub(super) fn identity(path: &Path) -> Option<Identity> {
    fs::symlink_metadata(path).ok().as_ref().and_then(identity_of)
}

/// Whether anything stands there, be it a link to nothing.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

pub(super) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// Lets two files or folders change places: whoever looks sees one or the other.
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    step()?;
    #[cfg(test)]
    killed::exchange()?;
    flagged::exchange(one, other)
}

/// Moves a file or folder to a place that must be free.
pub(super) fn move_new(from: &Path, to: &Path) -> io::Result<()> {
    step()?;
    match flagged::move_new(from, to) {
        Err(error) if is_refused(&error) => {
            if exists(to) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            fs::rename(from, to)
        }
        done => done,
    }
}

/// Whether a system or a file system does not know what was asked.
fn is_refused(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod flagged {
    use std::{io, path::Path};

    use rustix::fs::{CWD, RenameFlags, renameat_with};

    pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
        Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }

    pub(super) fn move_new(from: &Path, to: &Path) -> io::Result<()> {
        Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
mod flagged {
    use std::{io, path::Path};

    pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn move_new(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// A second name for a file; for a link itself, not for what it points to.
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    step()?;
    #[cfg(unix)]
    return Ok(rustix::fs::linkat(
        rustix::fs::CWD,
        from,
        rustix::fs::CWD,
        to,
        rustix::fs::AtFlags::empty(),
    )?);
    #[cfg(not(unix))]
    fs::hard_link(from, to)
}

/// Moves a file over another.
pub(super) fn replace(from: &Path, to: &Path) -> io::Result<()> {
    step()?;
    fs::rename(from, to)
}

pub(super) fn create_folder(path: &Path) -> io::Result<()> {
    step()?;
    fs::create_dir(path)
}

pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    step()?;
    fs::remove_file(path)
}

pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    step()?;
    fs::remove_dir(path)
}

/// Removes a folder that is wholly ours.
pub(super) fn remove_all(path: &Path) -> io::Result<()> {
    step()?;
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Writes a file that is there after a loss of power too.
fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    step()?;
    fs::write(path, content)?;
    sync_file(path)
}

/// Writes a file over another, which is the one before or this one at every instant. Where that fails, as on a full disk,
/// nothing of it is left.
pub(super) fn renew(path: &Path, fresh: &Path, content: &[u8]) -> io::Result<()> {
    let done = write(fresh, content).and_then(|()| replace(fresh, path));
    done.inspect_err(|_| drop(remove_file(fresh)))
}

/// Writes a file that has no name until it is whole, so that a killed program leaves nothing; fails if the
/// name is taken, or if the file system does not know such files.
#[cfg(target_os = "linux")]
pub(super) fn write_unnamed(path: &Path, folder: &Path, content: &[u8]) -> io::Result<()> {
    use std::os::fd::AsRawFd;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};

    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    let mut file = fs::File::from(open(folder, flags, Mode::from_raw_mode(0o666))?);
    io::Write::write_all(&mut file, content)?;
    file.sync_all()?;
    let own = format!("/proc/self/fd/{}", file.as_raw_fd());
    Ok(linkat(CWD, own, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
}

/// Waits until a file's content is on disk.
pub(super) fn sync_file(path: &Path) -> io::Result<()> {
    fs::OpenOptions::new().write(true).open(path)?.sync_all()
}

/// Waits until the names in a folder are on disk, where the system can tell.
pub(super) fn sync_folder(path: &Path) {
    if cfg!(unix) {
        // Some file systems cannot do it for folders; nothing else is left to try.
        drop(fs::File::open(path).and_then(|folder| folder.sync_all()));
    }
}

/// Whether this user may write into a folder.
pub(super) fn may_write(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    rustix::fs::access(folder, rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK)?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "in tests a step may be the last")]
fn step() -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
fn step() -> io::Result<()> {
    killed::step()
}

/// Tests end the program at every step in turn.
#[cfg(test)]
pub(super) mod killed {
    use std::{cell::Cell, io};

    thread_local! {
        static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
        static REFUSED: Cell<bool> = const { Cell::new(false) };
    }

    /// As on a system that cannot let folders change places.
    pub(in super::super) fn refuse_exchange(refused: bool) {
        REFUSED.set(refused);
    }

    pub(super) fn exchange() -> io::Result<()> {
        if REFUSED.get() { Err(io::ErrorKind::Unsupported.into()) } else { Ok(()) }
    }

    /// Whether the last step was not reached.
    pub(in super::super) fn is_over() -> bool {
        LEFT.get() != Some(0)
    }

    /// From here on so many steps are done, and none after them.
    pub(in super::super) fn after(steps: Option<usize>) {
        LEFT.set(steps);
    }

    pub(super) fn step() -> io::Result<()> {
        match LEFT.get() {
            Some(0) => Err(io::Error::other("killed")),
            left => {
                LEFT.set(left.map(|left| left - 1));
                Ok(())
            }
        }
    }
}
