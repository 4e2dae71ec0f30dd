//! What a result's manifest says of how it came about.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::Value;

use super::{folder, json::hash};
use crate::scenario::is_typed;

/// Words as a shell takes them: what is more than letters stands in quotes.
pub fn as_typed<W: AsRef<str>>(words: &[W]) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_-./,:=+%@".contains(c);
    let one = |word: &W| {
        let word = word.as_ref();
        let bare = !word.is_empty() && word.chars().all(plain);
        if bare { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
    };
    words.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// How a result came about.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Version of the program.
    pub version: String,
    /// What was typed after the name of the program; none in results of earlier versions and of the library.
    pub command: Option<Vec<String>>,
    /// Files of the result with their hashes.
    pub files: BTreeMap<String, String>,
    /// Files and settings that it was made from, with their hashes.
    pub inputs: BTreeMap<String, String>,
    /// Files of the result that `chart` or `export` has written anew.
    pub again: Vec<String>,
    /// Whether somebody has changed the manifest.
    pub edited: bool,
}

impl Origin {
    /// Reads the manifest of a folder; the error says what is wrong with it.
    pub fn read(result: &Path) -> Result<Self, String> {
        let place = result.display();
        if !result.is_dir() {
            return Err(format!("{place} is no folder; expected the folder of a result"));
        }
        let path = result.join("manifest.json");
        let text = fs::read_to_string(&path).map_err(|error| {
            format!("{place} is no result of overbuild: manifest.json: {error}")
        })?;
        let (files, edited) = folder::listed(result)
            .ok_or_else(|| format!("{}: no manifest that overbuild wrote", path.display()))?;
        let manifest: Value =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let words = |value: &Value| -> Option<Vec<String>> {
            value.as_array()?.iter().map(|word| word.as_str().map(str::to_owned)).collect()
        };
        let scenarios = manifest["scenarios"].as_array().cloned().unwrap_or_default();
        let mut inputs = BTreeMap::new();
        for origin in std::iter::once(&manifest).chain(&scenarios) {
            for list in ["sources", "data", "template"] {
                for file in origin[list].as_array().into_iter().flatten() {
                    let pair = file["name"].as_str().zip(file["sha256"].as_str());
                    inputs.extend(pair.map(|(name, hash)| (name.to_owned(), hash.to_owned())));
                }
            }
        }
        let version = manifest["program_version"].as_str().unwrap_or("of an unknown version");
        Ok(Self {
            version: version.to_owned(),
            command: words(&manifest["command"]),
            files,
            inputs,
            again: words(&manifest[folder::AGAIN]).unwrap_or_default(),
            edited,
        })
    }

    /// Files that are not in the folder as they were written.
    pub fn changed_in(&self, result: &Path) -> Vec<String> {
        let same = |name: &str, expected: &str| {
            fs::read(result.join(name)).is_ok_and(|bytes| hash(&bytes) == expected)
        };
        let changed = self.files.iter().filter(|(name, hash)| !same(name, hash));
        changed.map(|(name, _)| name.clone()).collect()
    }

    /// Inputs that are not there, or not as they were: name, hash and what is wrong.
    pub fn missing(&self) -> Vec<(String, String, &'static str)> {
        let wrong = |name: &str, expected: &str| match fs::read(name) {
            Err(_) => Some("is not there"),
            Ok(bytes) if hash(&bytes) != expected => Some("has changed"),
            Ok(_) => None,
        };
        // Settings are in the command, and what the program brings along is in the program.
        let outside = |name: &str| !is_typed(name) && !name.starts_with("overbuild:");
        let files = self.inputs.iter().filter(|(name, _)| outside(name));
        let each =
            files.filter_map(|(name, hash)| Some((name.clone(), hash.clone(), wrong(name, hash)?)));
        each.collect()
    }
}
