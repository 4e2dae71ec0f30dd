//! Files that a scenario names: each is read once, and whatever it is, that ends, with its bytes or with words.

use std::{
    collections::BTreeMap,
    fs,
    io::{ErrorKind, Read},
    path::{Path, PathBuf},
    str,
    sync::Arc,
};

use serde::{Deserialize, Serialize, Serializer};

use super::bundled;

/// Bytes that a scenario or data file may have.
const LARGEST: u64 = 16 << 20;

/// A file as it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Where it is.
    #[serde(serialize_with = "as_shown")]
    pub(super) place: PathBuf,
    /// What tells it from others, whichever way it was reached.
    #[serde(serialize_with = "as_shown")]
    pub(super) identity: PathBuf,
    /// Where what it names lies: beside the file, not beside a link to it.
    #[serde(serialize_with = "as_shown")]
    pub(super) folder: PathBuf,
    /// Its bytes, or why there are none.
    pub(super) content: Result<Vec<u8>, String>,
    /// Where it was looked for, if it is one of the program's own in place of one that is not there.
    pub(super) instead_of: Option<String>,
}

impl Default for File {
    fn default() -> Self {
        let [place, identity, folder] = [const { PathBuf::new() }; 3];
        Self { place, identity, folder, content: Err("no file".to_owned()), instead_of: None }
    }
}

impl File {
    /// Its bytes.
    pub(super) fn bytes(&self) -> Result<&[u8], String> {
        self.content.as_deref().map_err(Clone::clone)
    }

    /// Its text, without a byte order mark.
    pub(super) fn text(&self) -> Result<&str, String> {
        let bytes = self.bytes()?;
        let text = str::from_utf8(bytes).map_err(|error| {
            let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
            let name = self.place.display();
            format!("{name}:{line}: the file is not UTF-8 text; save it with the encoding UTF-8")
        })?;
        Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    /// What its reader must be told, if it stands in for another.
    pub(super) fn doubt(&self) -> Option<String> {
        let missing = self.instead_of.as_ref()?;
        let own = self.place.display();
        Some(format!("{missing} is not there: the program's own {own} is taken"))
    }
}

/// The files that have been read so far, by the path that they were looked for at.
#[derive(Clone, Debug, Default)]
pub struct Files {
    found: BTreeMap<PathBuf, Arc<File>>,
    /// There are no others: they were read on another machine.
    closed: bool,
}

impl Files {
    /// The file at a path, that somebody has called so.
    pub(super) fn open(&mut self, path: &Path, written: &Path) -> Arc<File> {
        let closed = self.closed;
        let find = || if closed { not_carried(path) } else { find(path, written) };
        let found = self.found.entry(path.to_owned());
        found.or_insert_with(|| Arc::new(find())).clone()
    }

    /// The bytes of a file that has been read, by the place where it was found, as messages show it.
    pub fn content(&self, place: &str) -> Option<&[u8]> {
        let mut all = self.found.values().filter(|file| file.place.to_string_lossy() == place);
        all.next()?.content.as_deref().ok()
    }

    /// All that have been read, for another machine, each with the path that it was looked for at.
    pub fn carried(&self) -> Vec<(String, File)> {
        let one = |(path, file): (&PathBuf, &Arc<File>)| (shown(path), (**file).clone());
        self.found.iter().map(one).collect()
    }

    /// Those that were read on another machine, and no others.
    pub fn of_carried(files: impl IntoIterator<Item = (String, File)>) -> Self {
        let one = |(path, file): (String, File)| (PathBuf::from(path), Arc::new(file));
        Self { found: files.into_iter().map(one).collect(), closed: true }
    }

    /// Whether a file, whichever way it is named, is among them.
    pub(super) fn has(&self, path: &Path) -> bool {
        let identity = find(path, path).identity;
        self.found.values().any(|file| file.identity == identity)
    }
}

fn find(path: &Path, written: &Path) -> File {
    if is_absent(path) {
        if let Some((name, text)) = bundled::at(path) {
            return ours(name, text, None);
        }
        let stray = !bundled::is_inside(path);
        if let Some((name, text)) = bundled::by_written(written).filter(|_| stray) {
            let asked_for = bundled::is_inside(written);
            return ours(name, text, (!asked_for).then(|| shown(path)));
        }
    }
    let identity = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    let folder = beside(if is_link { &identity } else { path });
    File { place: path.to_owned(), identity, folder, content: read(path), instead_of: None }
}

fn beside(path: &Path) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).to_owned()
}

fn ours(name: &str, text: &str, instead_of: Option<String>) -> File {
    let place = bundled::bundled_path(name);
    let folder = beside(&place);
    File {
        identity: place.clone(),
        place,
        folder,
        content: Ok(text.as_bytes().to_vec()),
        instead_of,
    }
}

/// The scenario that is meant by what was typed: that file, the same with `.toml` behind it, or ours of that name.
pub(super) fn meant(typed: &Path) -> PathBuf {
    let mut longer = typed.as_os_str().to_owned();
    longer.push(".toml");
    let longer = PathBuf::from(longer);
    let there = |path: &Path| !is_absent(path) && !path.is_dir();
    if there(typed) {
        return typed.to_owned();
    }
    if there(&longer) {
        return longer;
    }
    let own = bundled::by_written(typed).or_else(|| bundled::by_written(&longer));
    own.map_or_else(|| typed.to_owned(), |(name, _)| bundled::bundled_path(name))
}

fn not_carried(path: &Path) -> File {
    let (place, identity) = (path.to_owned(), path.to_owned());
    let content = Err(format!("cannot read {}: it has not come along", path.display()));
    File { place, identity, folder: beside(path), content, instead_of: None }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn as_shown<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&path.to_string_lossy())
}

/// Whether nothing stands there, not even a link to nothing; what cannot be looked at is there.
pub(super) fn is_absent(path: &Path) -> bool {
    let absent = |kind| matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory);
    fs::symlink_metadata(path).is_err_and(|error| absent(error.kind()))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    if path.as_os_str().is_empty() {
        return Err("expected the name of a file, found none".to_owned());
    }
    let name = path.display();
    let cannot = |error: std::io::Error| format!("cannot read {name}: {error}");
    // A pipe or a device may never end, and opening a pipe may never return.
    let about = fs::metadata(path).map_err(cannot)?;
    if !about.is_file() {
        let what = if about.is_dir() { "a folder" } else { "a pipe or a device" };
        return Err(format!("cannot read {name}: it is {what}, not a file"));
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(cannot)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("cannot read {name}: it has more than {} MiB", LARGEST >> 20));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(path: &str, written: &str) -> Arc<File> {
        Files::default().open(Path::new(path), Path::new(written))
    }

    #[test]
    fn a_missing_file_is_brought_along_and_a_file_that_is_there_wins() {
        let missing = opened("nowhere/shared/behaviour.toml", "shared/behaviour.toml");
        assert!(missing.text().is_ok_and(|text| text.contains("[build_out]")));
        assert!(missing.doubt().is_some_and(|doubt| doubt.contains("nowhere/shared/behaviour")));
        assert!(opened("nowhere/behaviour.toml", "behaviour.toml").text().is_err());
        let here =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/shared/behaviour.toml");
        let here = Files::default().open(&here, Path::new("shared/behaviour.toml"));
        assert!(here.doubt().is_none() && here.place.is_absolute());
        assert!(opened("overbuild:/base.toml", "base.toml").doubt().is_none(), "asked for by name");
        assert!(opened("overbuild:/none.toml", "base.toml").text().is_err(), "ours name ours");
    }
}
