//! A shard of a run as a folder: what its paths brought, with all that is needed to put it with the others.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufReader, Read, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    folder::{self, Refusal, Staged},
    hashed_file::HashedFile,
    json::{self, Timing, digits},
};
use crate::{
    metrics::{Brought, Cells, Singles, Slice},
    model::{Batch, Model},
    scenario::{self, Document},
};

/// The file of a shard, beside its manifest.
pub(super) const SHARD: &str = "shard.bin";

/// Begins the file: another layout has another number.
const MAGIC: &[u8] = b"overbuild shard, layout 1\n";
/// Begins that of a sweep's shard.
pub(super) const MAGIC_OF_SWEEPS: &[u8] = b"overbuild sweep shard, layout 1\n";

/// Why a file that begins otherwise is not the shard that is wanted, of a run or of a sweep.
pub(super) fn stray(begins: &[u8], of_sweeps: bool) -> String {
    match [MAGIC, MAGIC_OF_SWEEPS].map(|magic| begins.starts_with(magic)) {
        [true, _] if of_sweeps => "it is a shard of a run, and the first one is of a sweep",
        [_, true] if !of_sweeps => "it is a shard of a sweep, and the first one is of a run",
        _ => "its layout is that of another version of the program",
    }
    .to_owned()
}

/// What a shard belongs to. Only the slice differs between the shards of one run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Version of the program.
    pub program: String,
    /// Which of how many.
    pub slice: Slice,
    /// Paths of the whole run.
    pub paths: u64,
    /// Bytes that the values of the whole run may take before they are counted in cells.
    pub memory: u64,
    /// Whether the run writes a row for each path, as it was typed.
    pub per_path: Option<String>,
    /// The condition whose paths are told beside all, as it was typed.
    pub given: Option<String>,
    /// Family of random streams.
    pub seed: u64,
    /// Hash of the merged scenario.
    pub run: String,
    /// Hash of what the first paths of the whole run bring: it tells builds of one version apart.
    pub first_paths: String,
    /// The scenario's file, as it was meant.
    pub file: String,
    /// Settings over it.
    pub settings: Vec<String>,
    /// Whether values outside their plausible range are taken.
    pub allow_implausible: bool,
    /// Every file that the scenario reads.
    pub files: Vec<(String, scenario::File)>,
}

impl Head {
    /// What tells another shard's run from this one's.
    pub fn difference(&self, other: &Self) -> Option<String> {
        let told = |what: &str, own: String, theirs: String| {
            (own != theirs).then(|| format!("its {what} is {theirs}, that of the first {own}"))
        };
        let word = |word: &Option<String>| word.clone().unwrap_or("not given".to_owned());
        let settings = |head: &Self| head.settings.join(" ");
        told("version of the program", self.program.clone(), other.program.clone())
            .or_else(|| told("scenario", self.file.clone(), other.file.clone()))
            .or_else(|| told("seed", self.seed.to_string(), other.seed.to_string()))
            .or_else(|| told("number of paths", self.paths.to_string(), other.paths.to_string()))
            .or_else(|| {
                told("number of shards", self.slice.of.to_string(), other.slice.of.to_string())
            })
            .or_else(|| told("--memory", self.memory.to_string(), other.memory.to_string()))
            .or_else(|| told("--per-path", word(&self.per_path), word(&other.per_path)))
            .or_else(|| told("--given", word(&self.given), word(&other.given)))
            .or_else(|| told("--set", settings(self), settings(other)))
            .or_else(|| self.other_file(other))
            .or_else(|| told("scenario (hash of its keys)", self.run.clone(), other.run.clone()))
            .or_else(|| {
                let same = self.first_paths == other.first_paths;
                (!same).then(|| "another build of the program made it: paths differ".to_owned())
            })
    }

    fn other_file(&self, other: &Self) -> Option<String> {
        let theirs: BTreeMap<_, _> = other.files.iter().map(|(path, file)| (path, file)).collect();
        let differs = |(path, file): &&(String, scenario::File)| theirs.get(path) != Some(&file);
        let (path, _) = self.files.iter().find(differs)?;
        Some(format!("it has read {path} with another content"))
    }
}

/// Hash of what some paths bring, to the last bit.
pub fn fingerprint(brought: &Brought) -> String {
    let mut hash = Sha256::new();
    for column in brought.values.iter().chain(&brought.drawn).chain([&brought.busts]) {
        for value in column {
            hash.update(value.to_bits().to_le_bytes());
        }
    }
    digits(&hash.finalize())[..16].to_owned()
}

/// A piece of the file.
#[derive(Debug)]
pub enum Block {
    /// Paths one by one.
    Whole(Brought),
    /// Parts that are counted in cells.
    Cells(Cells),
}

/// The same as it is written: tracks of a batch are one list.
#[derive(Serialize, Deserialize)]
enum Written {
    Whole(u64, Vec<Vec<f64>>, Vec<f64>, Vec<Vec<f64>>, Vec<(Vec<f32>, usize)>),
    Cells(Cells),
}

impl From<Block> for Written {
    fn from(block: Block) -> Self {
        match block {
            Block::Cells(cells) => Self::Cells(cells),
            Block::Whole(Brought { first_path, values, busts, drawn, tracks }) => {
                let flat = |(rows, paths): (Vec<Singles>, usize)| (rows.concat(), paths);
                let tracks = tracks.into_iter().map(flat).collect();
                Self::Whole(first_path, values, busts, drawn, tracks)
            }
        }
    }
}

impl From<Written> for Block {
    fn from(written: Written) -> Self {
        match written {
            Written::Cells(cells) => Self::Cells(cells),
            Written::Whole(first_path, values, busts, drawn, tracks) => {
                let rows = |flat: Vec<f32>| flat.as_chunks::<{ Batch::PATHS }>().0.to_vec();
                let tracks = tracks.into_iter().map(|(flat, paths)| (rows(flat), paths)).collect();
                Self::Whole(Brought { first_path, values, busts, drawn, tracks })
            }
        }
    }
}

/// The file under writing.
pub struct ShardFile(HashedFile);

impl ShardFile {
    /// Begins it.
    pub fn create(staged: &Staged, head: &Head) -> Result<Self, String> {
        let mut file = Self(HashedFile::create(staged, SHARD)?);
        file.write(MAGIC)?;
        file.block(head)?;
        Ok(file)
    }

    /// Adds a piece.
    pub fn add(&mut self, block: Block) -> Result<(), String> {
        self.block(&Written::from(block))
    }

    fn block<T: Serialize>(&mut self, block: &T) -> Result<(), String> {
        let bytes = postcard::to_stdvec(block).map_err(|error| self.0.failure(&error))?;
        self.write(&(bytes.len() as u64).to_le_bytes())?;
        self.write(&bytes)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), String> {
        let written = self.0.write_all(bytes);
        written.map_err(|error| self.0.failure(&error))
    }

    /// Bytes so far.
    pub const fn bytes(&self) -> u64 {
        self.0.bytes()
    }

    /// Puts the folder in its place. Returns what should be known.
    pub fn finish(
        self,
        staged: Staged,
        slice: Slice,
        (model, document): (&Model, &Document),
        timing: Timing,
    ) -> Result<Vec<String>, Refusal> {
        let mut origin = json::origin(model, document);
        origin.insert("shard".to_owned(), format!("{}/{}", slice.number, slice.of).into());
        super::write_with(staged, &[], vec![self.0.finish()], origin, timing)
    }
}

/// A shard that has been found whole.
pub struct Shard {
    /// Its folder, as it was named.
    pub folder: PathBuf,
    /// What it belongs to.
    pub head: Head,
    file: BufReader<File>,
}

impl Shard {
    /// Opens a shard; the error says why it is none, or that it is not as it was written.
    pub fn open(folder: &Path) -> Result<Self, String> {
        folder::settle(folder);
        folder::intact(folder, SHARD)?;
        let mut file = BufReader::new(File::open(folder.join(SHARD)).map_err(|e| e.to_string())?);
        let mut begins = Vec::new();
        file.by_ref()
            .take(MAGIC.len() as u64)
            .read_to_end(&mut begins)
            .map_err(|e| e.to_string())?;
        if begins != MAGIC {
            file.take(MAGIC_OF_SWEEPS.len() as u64)
                .read_to_end(&mut begins)
                .map_err(|e| e.to_string())?;
            return Err(stray(&begins, false));
        }
        let head = read(&mut file)?.ok_or("it is empty")?;
        Ok(Self { folder: folder.to_owned(), head, file })
    }

    /// Its pieces, in their order.
    pub fn blocks(self) -> impl Iterator<Item = Result<Block, String>> {
        let (folder, mut file) = (self.folder, self.file);
        std::iter::from_fn(move || {
            let block = read::<Written>(&mut file).transpose()?;
            Some(block.map(Block::from).map_err(|why| format!("{}: {why}", folder.display())))
        })
    }
}

/// The next piece, if there is one.
fn read<T: for<'a> Deserialize<'a>>(file: &mut impl Read) -> Result<Option<T>, String> {
    let mut length = Vec::new();
    let damaged = |error: &dyn std::error::Error| format!("{SHARD} is damaged: {error}");
    file.by_ref().take(8).read_to_end(&mut length).map_err(|error| damaged(&error))?;
    if length.is_empty() {
        return Ok(None);
    }
    let length = length.try_into().map_or(u64::MAX, u64::from_le_bytes);
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
    postcard::from_bytes(&bytes).map(Some).map_err(|error| damaged(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_read_back_to_the_last_bit() {
        let odd = [0.1, -0.0, f64::INFINITY, f64::NAN, 5e-324];
        let brought = Brought {
            first_path: 1 << 40,
            values: vec![odd.to_vec()],
            busts: vec![1.0; 5],
            drawn: vec![Vec::new(), odd.to_vec()],
            tracks: vec![(vec![[f32::MIN_POSITIVE; 64], [2.5; 64]], 5)],
        };
        let print = fingerprint(&brought);
        let bytes = postcard::to_stdvec(&Written::from(Block::Whole(brought.clone()))).unwrap();
        let back: Written = postcard::from_bytes(&bytes).unwrap();
        let Block::Whole(back) = Block::from(back) else { panic!("another kind") };
        assert_eq!(fingerprint(&back), print);
        assert_eq!((back.first_path, &back.tracks), (brought.first_path, &brought.tracks));
        assert!(postcard::from_bytes::<Written>(&bytes[..bytes.len() - 1]).is_err());
    }
}
