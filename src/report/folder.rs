//! An output folder that is whole or not there.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Name of the file by which a folder of an earlier run is known.
pub(super) const MANIFEST: &str = "manifest.json";

/// A folder under writing, beside its final place; it disappears unless it is finished.
pub struct Staged {
    staging: PathBuf,
    target: PathBuf,
    finished: bool,
}

impl Staged {
    /// Opens a folder for a run. Refuses to replace a folder that no run of ours has written.
    pub fn create(target: &Path) -> Result<Self, String> {
        let foreign = target.exists() && !target.join(MANIFEST).exists();
        let empty = fs::read_dir(target).is_ok_and(|mut entries| entries.next().is_none());
        if foreign && !empty {
            return Err(format!(
                "error: {} exists and was not written by overbuild: name another folder with --out",
                target.display()
            ));
        }
        let name = target
            .file_name()
            .map_or_else(|| "run".into(), |name| name.to_string_lossy().into_owned());
        let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new(".")).to_owned();
        let staging = parent.join(format!(".{name}.unfinished-{}", std::process::id()));
        fs::create_dir_all(&staging).map_err(|error| cannot_write(target, &error))?;
        Ok(Self { staging, target: target.to_owned(), finished: false })
    }

    /// Begins a file that is written bit by bit; also tells the place that it will have.
    pub(super) fn create_file(&self, name: &str) -> Result<(fs::File, PathBuf, String), String> {
        let (path, target) = (self.staging.join(name), self.target.join(name));
        let file = fs::File::create(&path).map_err(|error| cannot_write(&target, &error))?;
        Ok((file, path, target.display().to_string()))
    }

    /// Writes one file.
    pub fn write(&self, name: &str, content: &[u8]) -> Result<(), String> {
        let path = self.staging.join(name);
        fs::write(&path, content).map_err(|error| cannot_write(&self.target.join(name), &error))
    }

    /// Puts the folder in its place, and takes away what stood there.
    pub fn finish(mut self) -> Result<(), String> {
        let old = self.staging.with_extension("old");
        if self.target.exists() {
            fs::rename(&self.target, &old).map_err(|error| cannot_write(&self.target, &error))?;
        }
        if let Err(error) = fs::rename(&self.staging, &self.target) {
            // Put the earlier run back: half a result is worse than the last whole one.
            drop(fs::rename(&old, &self.target));
            return Err(cannot_write(&self.target, &error));
        }
        self.finished = true;
        if old.exists() {
            fs::remove_dir_all(&old).map_err(|error| cannot_write(&old, &error))?;
        }
        Ok(())
    }
}

/// Adds files to a folder, each whole or not there.
pub fn write_into(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))?;
    for (name, content) in files {
        let (path, staging) = (folder.join(name), folder.join(format!(".{name}.unfinished")));
        let written = fs::write(&staging, content).and_then(|()| fs::rename(&staging, &path));
        if let Err(error) = written {
            drop(fs::remove_file(&staging));
            return Err(cannot_write(&path, &error));
        }
    }
    Ok(())
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.finished {
            drop(fs::remove_dir_all(&self.staging));
        }
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> String {
    format!("error: cannot write {}: {error}", path.display())
}
