//! What a long command keeps beside its folder, `.NAME.checkpoint`, until it has a new result. Its last line is the
//! hash of all before it, so that it is read as it was written or not at all.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{PoisonError, atomic::Ordering},
};

use super::{CHECKPOINT, Refusal, Staged, cannot_write, disk};
use crate::report::json::hash;

impl Staged {
    /// Where it is kept.
    pub fn checkpoint(&self) -> PathBuf {
        let work = self.work.lock().unwrap_or_else(PoisonError::into_inner);
        work.as_ref().map_or_else(PathBuf::new, |(place, _)| place.beside(CHECKPOINT))
    }

    /// Whether that place is free, or holds a checkpoint. What is there goes when this result is finished.
    pub fn may_keep_checkpoint(&self) -> Result<(), Refusal> {
        let path = self.checkpoint();
        if disk::exists(&path) && !is_checkpoint(&path) {
            return Err(Refusal::Taken(format!(
                "error: {} is no checkpoint of overbuild: move it, or name another folder with --out",
                path.display()
            )));
        }
        self.keeps_checkpoint.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// The checkpoint that is there, none if there is none: the error says why it is not as it was written.
    pub fn read_checkpoint(&self) -> Result<Option<String>, String> {
        self.keeps_checkpoint.store(true, Ordering::Relaxed);
        let path = self.checkpoint();
        if !disk::exists(&path) {
            return Ok(None);
        }
        let text = fs::read_to_string(&path).map_err(|error| format!("it cannot be read: {error}"));
        text.and_then(|text| opened(&text).map(|text| Some(text.to_owned())))
    }

    /// Writes the checkpoint: at every instant it is the one before or this one.
    pub fn write_checkpoint(&self, content: &str) -> Result<(), String> {
        let path = self.checkpoint();
        let fresh = self.stage.with_file_name(CHECKPOINT);
        let written = disk::renew(&path, &fresh, closed(content).as_bytes());
        written.map_err(|error| cannot_write(&path, &error))
    }

    /// After the result is in its place: its own checkpoint goes; that of another command stays, with a word.
    pub(super) fn leave_checkpoint(&self, path: &Path) -> Option<String> {
        if !is_checkpoint(path) {
            return None;
        }
        if self.keeps_checkpoint.load(Ordering::Relaxed) {
            drop(disk::remove_file(path));
            return None;
        }
        Some(format!(
            "note: {} of an interrupted `calibrate` or `sweep` is kept: the same command goes on from it",
            path.display()
        ))
    }
}

fn closed(content: &str) -> String {
    let content = content.trim_end();
    format!("{content}\n{}\n", hash(content.as_bytes()))
}

fn opened(text: &str) -> Result<&str, String> {
    let whole = text.strip_suffix('\n').and_then(|text| text.rsplit_once('\n'));
    let whole = whole.filter(|(content, own)| hash(content.as_bytes()) == *own);
    whole.map(|(content, _)| content).ok_or_else(|| {
        "it is damaged, or of an earlier version: its last line is not the hash of the rest"
            .to_owned()
    })
}

/// Whether a file is a checkpoint, be it a damaged one.
pub(super) fn is_checkpoint(path: &Path) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    is_file && fs::read(path).is_ok_and(|text| text.starts_with(b"{\"version\":"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_any_bit_is_seen() {
        let text = closed("{\"version\":2,\"scores\":[[4607182418800017408]]}\n");
        assert_eq!(opened(&text), Ok("{\"version\":2,\"scores\":[[4607182418800017408]]}"));
        for place in 0..text.len() {
            for bit in 0..7 {
                let mut bytes = text.clone().into_bytes();
                bytes[place] ^= 1 << bit;
                let changed = String::from_utf8(bytes).unwrap();
                assert!(opened(&changed).is_err(), "byte {place}, bit {bit}");
            }
        }
        for end in 0..text.len() {
            assert!(opened(&text[..end]).is_err(), "{end} bytes");
        }
    }
}
