//! A sweep that is written down while it runs: cells that are known are not simulated again.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use super::Error;
use crate::{
    analysis::sweep::{Cell, Sweep},
    engine::Control,
    metrics::{Asked, Stopped},
    report::{self, Staged, Swept},
};

/// What is done is written down this often.
const OFTEN: Duration = Duration::from_secs(2);

/// A sweep with what is known of it and where that is kept.
pub struct Sweeping<'a> {
    sweep: &'a Sweep<'a>,
    staged: &'a Staged,
    hashes: Vec<String>,
    known: BTreeMap<String, Cell>,
    written: Mutex<Option<Instant>>,
    done: Mutex<Vec<Cell>>,
}

impl<'a> Sweeping<'a> {
    /// Looks for cells in the result that stands in a folder, and in the checkpoint beside it.
    pub fn new(sweep: &'a Sweep<'a>, folder: &Path, staged: &'a Staged) -> Result<Self, Error> {
        let hashes = hashes(sweep);
        staged.may_keep_checkpoint()?;
        let mut all = report::kept_file(folder, "cells.json").and_then(|text| Swept::read(&text));
        let refused = |why: String| {
            let way = "name another folder with --out, or remove it";
            Error::Checkpoint(format!("{}: {why}: {way}", staged.checkpoint().display()))
        };
        if let Some(checkpoint) = staged.read_checkpoint().map_err(refused)? {
            let cells = Swept::read(&checkpoint);
            let other = || refused("it is the checkpoint of something else".to_owned());
            all.get_or_insert_default().extend(cells.ok_or_else(other)?);
        }
        let known = all.unwrap_or_default().into_iter().filter(|cell| hashes.contains(&cell.hash));
        let known = known.map(|cell| (cell.hash.clone(), cell)).collect();
        let (written, done) = (Mutex::new(None), Mutex::new(Vec::new()));
        Ok(Self { sweep, staged, hashes, known, written, done })
    }

    /// The same with cells that are known from elsewhere.
    #[must_use]
    pub fn knowing(mut self, cells: Vec<Cell>) -> Self {
        let own = cells.into_iter().filter(|cell| self.hashes.contains(&cell.hash));
        self.known.extend(own.map(|cell| (cell.hash.clone(), cell)));
        self
    }

    /// Hash of all cells of a sweep: it tells one from another.
    pub fn digest(sweep: &Sweep<'_>) -> String {
        let hashes = hashes(sweep);
        report::text_hash(&hashes.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Runs the cells that are not known; one that is stopped is written down as far as it came.
    pub fn run(&self, control: &Control) -> Result<Vec<Cell>, Stopped> {
        let cells = self.sweep.run(&self.hashes, &self.known, control, &|done| self.keep(done));
        if matches!(cells, Err(Stopped::Interrupted)) {
            let done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
            if !done.is_empty() {
                self.write(&done).map_err(Stopped::Failed)?;
            }
        }
        cells
    }

    /// Cells that are known from before.
    pub fn known_cells(&self) -> usize {
        self.hashes.iter().filter(|hash| self.known.contains_key(*hash)).count()
    }

    /// Cells that are done by now, and all.
    pub fn done(&self) -> (usize, usize) {
        (self.done.lock().unwrap_or_else(PoisonError::into_inner).len(), self.hashes.len())
    }

    /// Writes down what is done, every now and then.
    fn keep(&self, done: &[Cell]) -> Result<(), String> {
        done.clone_into(&mut self.done.lock().unwrap_or_else(PoisonError::into_inner));
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let begun = written.get_or_insert_with(Instant::now);
        if begun.elapsed() < OFTEN {
            return Ok(());
        }
        *written = Some(Instant::now());
        self.write(done)
    }

    fn write(&self, done: &[Cell]) -> Result<(), String> {
        self.staged.write_checkpoint(&Swept::kept(done))
    }
}

/// What each cell is the result of.
fn hashes(sweep: &Sweep<'_>) -> Vec<String> {
    let asked: Vec<String> = sweep.asked.iter().map(Asked::words).collect();
    let document = |place: usize| report::scenario_hash(&sweep.document(place));
    let reference = document(sweep.reference);
    let (asked, paths, seed) = (asked.join(" "), sweep.paths.to_string(), sweep.seed.to_string());
    let hash =
        |place: usize| report::text_hash(&[&document(place), &reference, &asked, &paths, &seed]);
    (0..sweep.places.len()).map(hash).collect()
}
