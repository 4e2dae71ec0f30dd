//! A shard of a sweep as a folder: the cells that one of several machines has run, with all that is needed to put them with
//! the others.

use std::{
    fs::File,
    io::{Read, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{
    Swept,
    folder::{self, Refusal, Staged},
    hashed_file::HashedFile,
    json::{self, Timing},
    shard::{MAGIC_OF_SWEEPS as MAGIC, SHARD, stray},
    shards::missing,
};
use crate::{
    analysis::sweep::Cell,
    metrics::Slice,
    model::Model,
    scenario::{self, Document},
};

/// What a shard of a sweep belongs to. Only the slice differs between the shards of one sweep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SweepHead {
    /// Version of the program.
    pub program: String,
    /// Which of how many.
    pub slice: Slice,
    /// The command that runs all cells, as it may be typed, without the program's name.
    pub typed: Vec<String>,
    /// Hash of all cells that the sweep has, with what each is the result of.
    pub cells: String,
    /// The scenario's file, as it was meant.
    pub file: String,
    /// Every file that the scenario reads.
    pub files: Vec<(String, scenario::File)>,
}

impl SweepHead {
    /// What tells another shard's sweep from this one's.
    fn difference(&self, other: &Self) -> Option<String> {
        let told = |what: &str, own: &str, theirs: &str| {
            (own != theirs).then(|| format!("its {what} is {theirs}, that of the first {own}"))
        };
        let of = |head: &Self| head.slice.of.to_string();
        told("version of the program", &self.program, &other.program)
            .or_else(|| told("number of shards", &of(self), &of(other)))
            .or_else(|| told("command", &self.typed.join(" "), &other.typed.join(" ")))
            .or_else(|| {
                let same = self.cells == other.cells && self.files == other.files;
                (!same).then(|| "its scenario or what that reads had another content".to_owned())
            })
    }
}

/// Puts the folder of a shard in its place. Returns what should be known.
pub fn write_sweep_shard(
    staged: Staged,
    head: &SweepHead,
    cells: &[Cell],
    (model, document): (&Model, &Document),
    timing: Timing,
) -> Result<Vec<String>, Refusal> {
    let text = Swept::kept(cells);
    let bytes = postcard::to_stdvec(&(head, text)).map_err(|e| Refusal::Failed(e.to_string()))?;
    let mut file = HashedFile::create(&staged, SHARD).map_err(Refusal::Failed)?;
    let written = file.write_all(MAGIC).and_then(|()| file.write_all(&bytes));
    written.map_err(|error| Refusal::Failed(file.failure(&error)))?;
    let mut origin = json::origin(model, document);
    origin.insert("shard".to_owned(), format!("{}/{}", head.slice.number, head.slice.of).into());
    super::write_with(staged, &[], vec![file.finish()], origin, timing)
}

/// Whether a folder has a shard of a sweep, and not one of a run.
pub fn is_sweep_shard(folder: &Path) -> bool {
    folder::settle(folder);
    let mut magic = [0; MAGIC.len()];
    let file = File::open(folder.join(SHARD));
    file.is_ok_and(|mut file| file.read_exact(&mut magic).is_ok() && magic == MAGIC)
}

/// All cells of one sweep, from all of its shards, and what they belong to.
///
/// Refuses, naming folders, shards of another sweep, twice the same, and a set that is not complete.
pub fn sweep_shards(folders: &[PathBuf]) -> Result<(SweepHead, Vec<Cell>), String> {
    let mut all: Vec<(&PathBuf, SweepHead)> = Vec::new();
    let mut cells = Vec::new();
    for folder in folders {
        let shown = folder.display();
        let (head, own) = open(folder).map_err(|why| format!("{shown}: {why}"))?;
        if let Some((first, theirs)) = all.first()
            && let Some(difference) = theirs.difference(&head)
        {
            return Err(format!(
                "{shown} is of another sweep than {}: {difference}",
                first.display()
            ));
        }
        let Slice { number, of } = head.slice;
        if let Some((same, _)) = all.iter().find(|(_, other)| other.slice == head.slice) {
            return Err(format!("{} and {shown} are both shard {number}/{of}", same.display()));
        }
        cells.extend(own);
        all.push((folder, head));
    }
    let slices = all.iter().map(|(_, head)| head.slice).collect();
    let first = all.into_iter().next().map(|(_, head)| head).ok_or("there is no shard")?;
    missing(slices).map_or(Ok((first, cells)), Err)
}

fn open(folder: &Path) -> Result<(SweepHead, Vec<Cell>), String> {
    folder::settle(folder);
    folder::intact(folder, SHARD)?;
    let bytes = std::fs::read(folder.join(SHARD)).map_err(|error| error.to_string())?;
    let content = bytes.strip_prefix(MAGIC).ok_or_else(|| stray(&bytes, true))?;
    let (head, text): (SweepHead, String) =
        postcard::from_bytes(content).map_err(|error| format!("{SHARD} is damaged: {error}"))?;
    let cells = Swept::read(&text).ok_or_else(|| format!("{SHARD} is damaged"))?;
    Ok((head, cells))
}
