//! What earlier versions of the program left beside a folder when they were killed: `.NAME.unfinished-PID`,
//! half written, and `.NAME.old`, the result before, which they were about to delete.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    carry,
    checkpoint::is_checkpoint,
    disk,
    inventory::{Inventory, Owner},
    record::{DRAWN, MANIFEST},
};

/// Endings of what they wrote.
const ENDINGS: [&str; 9] = ["csv", "html", "json", "parquet", "png", "pptx", "svg", "toml", "xlsx"];

/// Clears it away, as far as it is surely ours and surely out of use; failing is no harm.
pub(super) fn clear(target: &Path) {
    let stages = stages(target);
    if stages.iter().any(|(_, process)| is_alive(*process)) {
        return;
    }
    for (stage, _) in stages {
        if is_stage(&stage) {
            drop(disk::remove_all(&stage));
        }
    }
    drop(clear_old(&with_ending(target, "old"), target));
    let checkpoint = with_ending(target, "new");
    if is_checkpoint(&checkpoint) {
        drop(disk::remove_file(&checkpoint));
    }
}

fn with_ending(target: &Path, ending: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.{ending}"))
}

/// Folders named as stages, with the process that they belong to.
fn stages(target: &Path) -> Vec<(PathBuf, u32)> {
    let Some(Ok(entries)) = target.parent().map(fs::read_dir) else { return Vec::new() };
    let begin = with_ending(target, "unfinished-");
    let begin = begin.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let stage = |entry: fs::DirEntry| {
        let name = entry.file_name();
        let process = name.to_str()?.strip_prefix(&begin)?.parse().ok()?;
        disk::is_folder(&entry.path()).then(|| (entry.path(), process))
    };
    entries.flatten().filter_map(stage).collect()
}

/// Whether all in it is of a kind that the program wrote.
fn is_stage(folder: &Path) -> bool {
    let known = |path: PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        ENDINGS.contains(&ending) && fs::symlink_metadata(&path).is_ok_and(|found| found.is_file())
    };
    fs::read_dir(folder).is_ok_and(|all| all.flatten().all(|entry| known(entry.path())))
}

/// The result before comes back if nothing stands in its place; otherwise ours goes, and what is not ours
/// comes over.
fn clear_old(old: &Path, target: &Path) -> std::io::Result<()> {
    if !disk::is_folder(old) {
        return Ok(());
    }
    let found = Inventory::take(old, None)?;
    if found.manifest.is_none() {
        return Ok(());
    }
    if !disk::exists(target) {
        return disk::move_new(old, target);
    }
    let is_record = |name: &std::ffi::OsString| *name == MANIFEST || *name == DRAWN;
    let (records, others): (Vec<_>, Vec<_>) =
        found.entries.iter().partition(|(name, _)| is_record(name));
    for (name, entry) in others.into_iter().chain(records) {
        if entry.owner == Owner::Ours {
            disk::remove_file(&old.join(name))?;
        } else {
            carry::give_back(&old.join(name), &target.join(name))?;
        }
    }
    disk::remove_folder(old)
}

#[cfg(unix)]
fn is_alive(process: u32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    let process = i32::try_from(process).ok().and_then(Pid::from_raw);
    process.is_some_and(|process| test_kill_process(process) != Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn is_alive(_: u32) -> bool {
    true
}
