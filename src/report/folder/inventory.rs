//! What stands in a folder, and whose it is.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::{OsStr, OsString},
    fs::{self, File},
    io,
    path::Path,
};

use sha2::{Digest, Sha256};

use super::{
    disk::Stamp,
    place::is_working,
    record::{DRAWN, MANIFEST, Record},
};
use crate::report::json::digits;

/// Whose a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// Overbuild wrote it, and nobody has changed it.
    Ours,
    /// Overbuild wrote it, and somebody has changed it.
    Edited,
    /// A record lists it that somebody has changed: it may list what overbuild never wrote.
    Claimed,
    /// Somebody else's.
    Foreign,
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) owner: Owner,
    pub(super) is_folder: bool,
    stamp: Stamp,
}

/// All that stands in a folder; nothing if it is not there.
#[derive(Clone, Debug, Default)]
pub(super) struct Inventory {
    pub(super) entries: BTreeMap<OsString, Entry>,
    pub(super) manifest: Option<Record>,
    pub(super) drawn: Option<Record>,
}

impl Inventory {
    /// Looks into a folder. What has not changed since an `earlier` look is not read again.
    pub(super) fn take(folder: &Path, earlier: Option<&Self>) -> io::Result<Self> {
        let mut found = Self {
            manifest: Record::read(folder, MANIFEST),
            drawn: Record::read(folder, DRAWN),
            entries: BTreeMap::new(),
        };
        let all = match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
            all => all?,
        };
        for entry in all {
            let name = entry?.file_name();
            if is_working(&name) {
                continue;
            }
            let path = folder.join(&name);
            let metadata = fs::symlink_metadata(&path)?;
            let stamp = Stamp::of(&metadata);
            let known = earlier.and_then(|earlier| earlier.entries.get(&name));
            let owner = match known.filter(|known| known.stamp == stamp) {
                Some(known) => known.owner,
                None => found.owner(&path, &name, metadata.is_file())?,
            };
            found.entries.insert(name, Entry { owner, is_folder: metadata.is_dir(), stamp });
        }
        Ok(found)
    }

    fn owner(&self, path: &Path, name: &OsStr, is_file: bool) -> io::Result<Owner> {
        for (record, own) in [(&self.manifest, MANIFEST), (&self.drawn, DRAWN)] {
            if let (Some(record), true) = (record, name == own) {
                return Ok(if record.edited { Owner::Edited } else { Owner::Ours });
            }
        }
        let Some((expected, is_sealed)) = self.listed(name) else { return Ok(Owner::Foreign) };
        let is_same = is_file && hash_of(path)?.eq_ignore_ascii_case(expected);
        Ok(match (is_same, is_sealed) {
            (true, true) => Owner::Ours,
            (true, false) => Owner::Claimed,
            (false, _) => Owner::Edited,
        })
    }

    /// The hash that a record has of a file, and whether that record is as it was written; one that is comes first.
    fn listed(&self, name: &OsStr) -> Option<(&String, bool)> {
        let name = name.to_str()?;
        let records = self.manifest.iter().chain(&self.drawn);
        let found = records.filter_map(|own| own.files.get(name).map(|hash| (hash, !own.edited)));
        found.max_by_key(|(_, is_sealed)| *is_sealed)
    }

    /// Whether overbuild wrote a result or pictures here.
    pub(super) fn is_ours(&self) -> bool {
        self.manifest.is_some() || self.drawn.is_some()
    }

    /// Whether what stands here as a record names overbuild, and is no JSON any more.
    pub(super) fn has_damaged_record(&self, folder: &Path) -> bool {
        let text = fs::read(folder.join(MANIFEST)).ok().filter(|_| self.manifest.is_none());
        text.is_some_and(|text| {
            String::from_utf8_lossy(&text).contains("overbuild")
                && serde_json::from_slice::<serde_json::Value>(&text).is_err()
        })
    }

    /// What stands under these names without being ours to replace.
    pub(super) fn in_the_way<'a>(
        &'a self,
        names: &'a BTreeSet<String>,
    ) -> impl Iterator<Item = (&'a OsString, &'a Entry)> {
        self.entries.iter().filter(|(name, entry)| {
            entry.owner != Owner::Ours && name.to_str().is_some_and(|name| names.contains(name))
        })
    }
}

/// Whether a file of a result is as it was written; the error says what it is instead.
pub(in crate::report) fn intact(folder: &Path, name: &str) -> Result<(), String> {
    let Some(record) = Record::read(folder, MANIFEST) else {
        return Err(format!("there is no result of overbuild (no {MANIFEST} of ours)"));
    };
    let Some(hash) = record.files.get(name).filter(|_| !record.edited) else {
        let why = if record.edited { "has been changed" } else { "lists another kind of result" };
        return Err(format!("its {MANIFEST} {why}: expected one with {name}"));
    };
    let found = hash_of(&folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
    let wrong = !found.eq_ignore_ascii_case(hash);
    let size = fs::metadata(folder.join(name)).map_or(0, |metadata| metadata.len());
    let message = "truncated or changed since; simulate it again";
    if wrong {
        Err(format!("{name}, of {size} bytes, is not as it was written: {message}"))
    } else {
        Ok(())
    }
}

fn hash_of(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    io::copy(&mut File::open(path)?, &mut hash)?;
    Ok(digits(&hash.finalize()))
}
