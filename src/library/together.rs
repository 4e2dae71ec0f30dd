//! A calibration that several machines simulate together, by what they leave in a folder that all of them see.
//!
//! All workers go the same way, as each step follows from the ones before; only the paths of a step are shared. A step is
//! cut into shares with a file each. Who wants a share marks it and simulates it; who finds all of them marked waits, and
//! after a while takes one that a slow or killed worker owes. To do one twice is no harm: it comes out the same. So there
//! are no locks, and no clock is compared with another.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Error;
use crate::{
    engine::Control,
    inference::{Experiment, Origin, Settings, Simulator},
    metrics::Stopped,
    model::Batch,
    random::{Chance, Column},
    scenario::Parameter,
};

/// Batches of a share.
const SHARE: usize = 16;
/// How often is looked for what others have done.
const OFTEN: Duration = Duration::from_millis(20);
/// How long others are waited for at least before their share is taken.
const PATIENCE: Duration = Duration::from_millis(500);
/// What the folder belongs to.
const HEAD: &str = "calibration.json";

/// The folder.
#[derive(Debug)]
pub struct Together {
    folder: PathBuf,
    /// What the calibration is, in words: a share of another is none of this.
    head: String,
    /// How long a share took here, at most.
    slowest: Mutex<Duration>,
}

/// What it belongs to.
#[derive(Serialize, Deserialize)]
struct Head {
    origin: Origin,
    population: usize,
    rounds: usize,
    /// Bits of the share.
    least_acceptance: u64,
    seed: u64,
}

impl Head {
    fn new(origin: &Origin, settings: Settings) -> Self {
        let Settings { population, rounds, least_acceptance, seed } = settings;
        let (origin, least_acceptance) = (origin.clone(), least_acceptance.to_bits());
        Self { origin, population, rounds, least_acceptance, seed }
    }

    /// What tells another calibration from this one.
    fn difference(&self, other: &Self) -> Option<String> {
        let told = |what: &str, own: &dyn ToString, theirs: &dyn ToString| {
            let (own, theirs) = (own.to_string(), theirs.to_string());
            (own != theirs).then(|| format!("its {what} is {theirs}, now it is {own}"))
        };
        let share = |head: &Self| f64::from_bits(head.least_acceptance);
        self.origin
            .difference(&other.origin)
            .or_else(|| told("population", &self.population, &other.population))
            .or_else(|| told("rounds", &self.rounds, &other.rounds))
            .or_else(|| told("least_acceptance", &share(self), &share(other)))
            .or_else(|| told("seed", &self.seed, &other.seed))
    }
}

impl Together {
    /// Enters a folder, or begins it; refuses one of another calibration, and one that has other things in it.
    pub fn enter(folder: &Path, origin: &Origin, settings: Settings) -> Result<Self, Error> {
        let refuse = |why: String| Error::Shards(format!("{}: {why}", folder.display()));
        let failed = |error: &dyn ToString| refuse(error.to_string());
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        let own = Head::new(origin, settings);
        let head_of_own = serde_json::to_string(&own).map_err(|error| failed(&error))?;
        let place = folder.join(HEAD);
        if !place.exists() {
            let mut entries = fs::read_dir(folder).map_err(|error| failed(&error))?;
            let is_theirs =
                |entry: &fs::DirEntry| !entry.file_name().to_string_lossy().starts_with(".tmp");
            if entries.any(|entry| entry.is_ok_and(|entry| is_theirs(&entry))) && !place.exists() {
                return Err(refuse("it has other files in it: name a new folder".to_owned()));
            }
            place_file(folder, &place, head_of_own.as_bytes()).map_err(|error| failed(&error))?;
        }
        let text = fs::read_to_string(&place).map_err(|error| failed(&error))?;
        let head: Head = serde_json::from_str(&text)
            .map_err(|error| refuse(format!("{HEAD} is damaged: {error}")))?;
        match own.difference(&head) {
            Some(difference) => Err(refuse(format!("it is of another calibration: {difference}"))),
            None => Ok(Self {
                folder: folder.to_owned(),
                head: head_of_own,
                slowest: Mutex::new(PATIENCE),
            }),
        }
    }

    /// The same experiment, of which others simulate some.
    pub fn share<'a>(&'a self, own: &'a Simulator<'a>, control: &'a Control) -> Shared<'a> {
        Shared { together: self, own, control }
    }

    fn patience(&self) -> Duration {
        2 * *self.slowest.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn took(&self, time: Duration) {
        let mut slowest = self.slowest.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *slowest = time.max(*slowest);
    }
}

/// A simulator that does not work alone.
pub struct Shared<'a> {
    together: &'a Together,
    own: &'a Simulator<'a>,
    control: &'a Control,
}

impl Experiment for Shared<'_> {
    fn learned(&self) -> &[&Parameter] {
        self.own.learned()
    }

    fn observed(&self) -> Vec<f64> {
        self.own.observed()
    }

    fn errors(&self) -> Vec<f64> {
        self.own.errors()
    }

    fn weights(&self) -> Vec<f64> {
        self.own.weights()
    }

    fn batch(
        &self,
        chance: Chance,
        first_path: u64,
        scores: &[Column],
    ) -> Result<Vec<Column>, Stopped> {
        self.own.batch(chance, first_path, scores)
    }

    fn batches(
        &self,
        first_path: u64,
        count: usize,
        one: &(dyn Fn(usize) -> Result<Vec<Column>, Stopped> + Sync),
    ) -> Result<Vec<Vec<Column>>, Stopped> {
        let shares = count.div_ceil(SHARE);
        let step = Step { together: self.together, first_path, facts: self.own.observed().len() };
        let mut found: Vec<Option<Vec<Vec<Column>>>> = vec![None; shares];
        let mut waited = Instant::now();
        loop {
            for share in 0..shares {
                let batches = SHARE.min(count - share * SHARE);
                if found[share].is_none() {
                    found[share] = step.read(share, batches).map_err(Stopped::Failed)?;
                    if found[share].is_some() {
                        waited = Instant::now();
                    }
                }
            }
            let missing: Vec<usize> = (0..shares).filter(|share| found[*share].is_none()).collect();
            if missing.is_empty() {
                return Ok(found.into_iter().flatten().flatten().collect());
            }
            if self.control.stop.load(std::sync::atomic::Ordering::Relaxed) {
                return Err(Stopped::Interrupted);
            }
            let free = missing.iter().copied().find(|share| step.mark(*share));
            let overdue = || {
                let own = std::process::id() as usize % missing.len();
                (waited.elapsed() > self.together.patience()).then_some(missing[own])
            };
            let Some(share) = free.or_else(overdue) else {
                thread::sleep(OFTEN);
                continue;
            };
            let begun = Instant::now();
            let all: Vec<usize> = (share * SHARE..count.min((share + 1) * SHARE)).collect();
            let seen: Vec<Vec<Column>> =
                all.into_par_iter().map(one).collect::<Result<_, Stopped>>()?;
            step.write(share, &seen).map_err(Stopped::Failed)?;
            self.together.took(begun.elapsed());
            waited = Instant::now();
            found[share] = Some(seen);
        }
    }
}

/// The paths of one step.
struct Step<'a> {
    together: &'a Together,
    first_path: u64,
    facts: usize,
}

impl Step<'_> {
    fn place(&self, share: usize, ending: &str) -> PathBuf {
        self.together.folder.join(format!("{}-{share}.{ending}", self.first_path))
    }

    /// Whether nobody has begun the share; from now on somebody has.
    fn mark(&self, share: usize) -> bool {
        fs::OpenOptions::new().write(true).create_new(true).open(self.place(share, "begun")).is_ok()
    }

    /// What was seen, if somebody has written it.
    fn read(&self, share: usize, batches: usize) -> Result<Option<Vec<Vec<Column>>>, String> {
        let place = self.place(share, "seen");
        let Ok(bytes) = fs::read(&place) else { return Ok(None) };
        let content = bytes.len().checked_sub(HASH).map(|end| bytes.split_at(end));
        let whole = content.filter(|(content, hash)| {
            content.len() == batches * self.facts * 8 * Batch::PATHS
                && self.seal(share, content)[..] == **hash
        });
        let Some((content, _)) = whole else {
            return Err(format!(
                "error: {} is damaged, or not this share of this calibration: remove it",
                place.display()
            ));
        };
        let numbers: Vec<f64> =
            content.as_chunks::<8>().0.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect();
        let columns = numbers.as_chunks::<{ Batch::PATHS }>().0;
        Ok(Some(columns.chunks(self.facts.max(1)).map(<[Column]>::to_vec).collect()))
    }

    /// The hash of a share, of which calibration it is, of which step and where in it.
    fn seal(&self, share: usize, content: &[u8]) -> [u8; HASH] {
        let mut hasher = Sha256::new();
        hasher.update(&self.together.head);
        hasher.update(self.first_path.to_le_bytes());
        hasher.update((share as u64).to_le_bytes());
        hasher.update(content);
        hasher.finalize().into()
    }

    fn write(&self, share: usize, seen: &[Vec<Column>]) -> Result<(), String> {
        let numbers = seen.iter().flatten().flatten();
        let mut content: Vec<u8> = numbers.flat_map(|number| number.to_le_bytes()).collect();
        let hash = self.seal(share, &content);
        content.extend(hash);
        let place = self.place(share, "seen");
        place_file(&self.together.folder, &place, &content)
            .map_err(|error| format!("error: cannot write {}: {error}", place.display()))
    }
}

/// Bytes of a hash.
const HASH: usize = 32;

/// Puts a whole file into a folder; one of the same name stays, as it is the same.
fn place_file(folder: &Path, place: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut builder = tempfile::Builder::new();
    // Workers may be of other users: what the umask leaves of it.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(place) {
        Ok(_) => Ok(()),
        Err(_) if place.exists() => Ok(()),
        Err(error) => Err(error.error),
    }
}
