//! Fresh files and folders, as open to others as the user's settings allow.

use std::{io, path::Path};

use super::{commit::STAGE, disk};

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
