//! A file that is written bit by bit, and hashed meanwhile.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::PathBuf,
};

use sha2::{Digest, Sha256};

use super::{folder::Staged, json::digits};

/// The file under writing.
pub(super) struct HashedFile {
    name: String,
    file: File,
    path: PathBuf,
    shown: String,
    hash: Sha256,
    bytes: u64,
}

impl HashedFile {
    /// Begins a file of this name in a folder under writing.
    pub(super) fn create(staged: &Staged, name: &str) -> Result<Self, String> {
        let (file, path, shown) = staged.create_file(name)?;
        Ok(Self { name: name.to_owned(), file, path, shown, hash: Sha256::new(), bytes: 0 })
    }

    /// What went wrong with it, for a reader.
    pub(super) fn failure(&self, error: &dyn std::error::Error) -> String {
        format!("error: cannot write {}: {error}", self.shown)
    }

    /// Bytes so far.
    pub(super) const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Takes the file back.
    pub(super) fn discard(self) -> Result<(), String> {
        fs::remove_file(&self.path).map_err(|error| self.failure(&error))
    }

    /// Name and hash of the whole file.
    pub(super) fn finish(self) -> (String, String) {
        (self.name, digits(&self.hash.finalize()))
    }
}

impl Write for HashedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.hash.update(&bytes[..count]);
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
