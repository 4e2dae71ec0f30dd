//! What a folder says of the files that overbuild wrote into it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use serde_json::{Map, Value, json};

use crate::report::json::{FORMAT_VERSION, hash};

/// The record of a result: by it a folder of an earlier run is known.
pub(super) const MANIFEST: &str = "manifest.json";
/// The record of pictures that `chart` drew into a folder that holds no result.
pub(super) const DRAWN: &str = "drawn.json";
/// What the record of a result calls files that `chart` or `export` has written anew.
pub(crate) const AGAIN: &str = "written_again";
/// The last key of a record: the hash of all before it.
const SEAL: &str = "seal";

/// A record of ours: names of files with their hashes.
#[derive(Clone, Debug)]
pub(super) struct Record {
    text: String,
    pub(super) files: BTreeMap<String, String>,
    /// Somebody else has changed it.
    pub(super) edited: bool,
}

impl Record {
    /// The record of a folder; nothing if there is none, or if it is not ours.
    pub(super) fn read(folder: &Path, name: &str) -> Option<Self> {
        let path = folder.join(name);
        // A link to a record elsewhere says nothing of this folder.
        fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file)?;
        Self::parse(fs::read_to_string(&path).ok()?)
    }

    fn parse(text: String) -> Option<Self> {
        let value: Value = serde_json::from_str(&text).ok()?;
        let is_ours = value["program"] == "overbuild" && value["format_version"].is_u64();
        let listed = value["files"].as_object().filter(|_| is_ours)?;
        let one = |(name, hash): (&String, &Value)| {
            let hash = hash.as_str().filter(|hash| is_hash(hash))?;
            is_plain(name).then(|| (name.clone(), hash.to_owned()))
        };
        let files = listed.iter().map(one).collect::<Option<_>>()?;
        let edited = !is_sealed(&text);
        Some(Self { text, files, edited })
    }

    /// The same record with other files. One that somebody has changed gets no seal: what else it says is not ours.
    pub(super) fn with(&self, files: &BTreeMap<String, String>) -> Result<String, String> {
        let parsed: Result<Map<String, Value>, _> = serde_json::from_str(&self.text);
        let mut all = parsed.map_err(|error| format!("error: {MANIFEST}: {error}"))?;
        let again = self.written_again(files, &all);
        if !again.is_empty() {
            all.insert(AGAIN.to_owned(), json!(again));
        }
        all.insert("files".to_owned(), json!(files));
        if self.edited {
            all.shift_remove(SEAL);
            return Ok(format!("{:#}\n", Value::from(all)));
        }
        Ok(sealed(all))
    }

    /// Files that are no longer as the command of the result wrote them, as another command of ours has.
    fn written_again(
        &self,
        files: &BTreeMap<String, String>,
        all: &Map<String, Value>,
    ) -> BTreeSet<String> {
        let before = all.get(AGAIN).and_then(Value::as_array).into_iter().flatten();
        let before = before.filter_map(|name| name.as_str().map(str::to_owned));
        let other = |name: &&String| self.files.get(*name).is_some_and(|old| *old != files[*name]);
        before.chain(files.keys().filter(other).cloned()).collect()
    }

    /// A record of files alone.
    pub(super) fn of_pictures(files: &BTreeMap<String, String>) -> String {
        let mut all = Map::new();
        all.insert("format_version".to_owned(), json!(FORMAT_VERSION));
        all.insert("program".to_owned(), json!("overbuild"));
        all.insert("program_version".to_owned(), json!(env!("CARGO_PKG_VERSION")));
        all.insert("files".to_owned(), json!(files));
        sealed(all)
    }
}

/// A record as text, which tells whether somebody has changed it.
pub(in crate::report) fn sealed(mut record: Map<String, Value>) -> String {
    record.shift_remove(SEAL);
    let text = format!("{:#}", Value::from(record));
    let body = text.strip_suffix("\n}").unwrap_or(&text);
    format!("{body},\n  \"{SEAL}\": \"{}\"\n}}\n", hash(body.as_bytes()))
}

fn is_sealed(text: &str) -> bool {
    let found = text.rsplit_once(&format!(",\n  \"{SEAL}\": \""));
    found.is_some_and(|(body, end)| end == format!("{}\"\n}}\n", hash(body.as_bytes())))
}

/// A name within its folder, on every system.
pub(super) fn is_plain(name: &str) -> bool {
    !name.is_empty() && name != "." && name != ".." && !name.contains(['/', '\\', '\0', ':'])
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
