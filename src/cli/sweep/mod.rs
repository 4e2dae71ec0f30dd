//! `overbuild sweep`: a scenario in many variants, on the same paths.

mod axes;

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use super::{
    arguments::Format,
    exit::Failure,
    load::load,
    print::{err, out},
    questions::{DesignName, SweepOptions},
    signals,
    simulate::now,
    workers::Workers,
};
use crate::{
    analysis::sweep::{Axis, Cell, Design, Place, Sweep, places},
    metrics::{Asked, Stopped},
    model::Model,
    report::{self, Staged, Swept, Timing, number},
    scenario::{Document, Rules},
};

/// Cells at most.
const MOST: u64 = 10_000;
/// Paths of each unless more are asked for.
const PATHS: u64 = 10_000;
/// What is done is written down this often.
const OFTEN: Duration = Duration::from_secs(2);

pub(super) fn run(options: &SweepOptions) -> Result<(), Failure> {
    let look = options.look.look()?;
    let (document, mut model) =
        load(&options.scenario, &options.running.setting(), options.running.quiet)?;
    let paths = options.paths.unwrap_or(model.header.run.paths.min(PATHS));
    model.header.run.paths = paths;
    let asked = asked(options, &model)?;
    let (axes, places) = design(options, (&document, &model))?;
    let reference = reference(options, places.len())?;
    let folder = options.out.clone().unwrap_or_else(|| options.scenario.folder("-sweep"));
    let names = report::names::sweep(&asked);
    let staged = signals::opened(|| Staged::result(&folder, names, options.placing.overwrite))?;
    let rules = Rules { allow_implausible: options.scenario.allow_implausible, ..Rules::default() };
    let seed = model.header.run.seed;
    let sweep = Sweep {
        document: &document,
        rules,
        places: &places,
        asked: &asked,
        reference,
        paths,
        seed,
    };
    let workers = Workers::new(&options.running)?;
    let begun = Instant::now();
    let job = Job::new(&sweep, &folder, &staged)?;
    let cells = workers.watched(Some(job.left() * paths), || {
        sweep.run(&job.hashes, &job.known, &workers.control, &|done| job.keep(done))
    });
    let cells = cells.map_err(|stopped| job.stopped(stopped))?;
    signals::still_wanted()?;
    let seconds = begun.elapsed().as_secs_f64();
    let timing = Timing { started_unix: now(), seconds, threads: workers.count() };
    let swept = Swept {
        document: &document,
        model: &model,
        axes: &axes,
        places: &places,
        asked: &asked,
        reference,
        paths,
        cells: &cells,
    };
    let files = report::sweep_files(&swept, &look).map_err(Failure::Failed)?;
    let known = job.known_cells();
    let kept = report::write(staged, &files, Vec::new(), &model, &document, timing)?;
    tell(options, &swept, known, seconds, &folder)?;
    for note in &kept {
        err(note);
    }
    Ok(())
}

fn tell(
    options: &SweepOptions,
    swept: &Swept<'_>,
    known: usize,
    seconds: f64,
    folder: &Path,
) -> Result<(), Failure> {
    if options.format == Format::Json {
        return out(&swept.json());
    }
    if !options.running.quiet {
        out(&swept.text())?;
        let known = match known {
            0 => String::new(),
            known => format!("; {known} cells were known from before"),
        };
        err(&format!("  {seconds:.1} s{known}; tables and charts: {}", folder.display()));
    }
    Ok(())
}

fn usage(option: &str, message: &str) -> Failure {
    Failure::Usage(format!("error: --{option}: {message}"))
}

/// The numbers that are asked for, or the probability of a bust and, if there are books, the write-downs.
fn asked(options: &SweepOptions, model: &Model) -> Result<Vec<Asked>, Failure> {
    if options.on.is_empty() {
        let usual = ["bust:share", "write_down:p50"].map(|text| Asked::read(model, text).ok());
        return Ok(usual.into_iter().flatten().collect());
    }
    let mut all: Vec<Asked> = Vec::new();
    for text in &options.on {
        let own = Asked::read(model, text).map_err(|message| usage("on", &message))?;
        if all.iter().any(|other| other.words() == own.words()) {
            return Err(usage("on", &format!("`{}` is asked for twice", own.words())));
        }
        all.push(own);
    }
    Ok(all)
}

/// The keys and the variants, once it is known that there are not too many.
fn design(
    options: &SweepOptions,
    scenario: (&Document, &Model),
) -> Result<(Vec<Axis>, Vec<Place>), Failure> {
    let over = |message: String| usage("over", &message);
    let design = match (options.design, options.cells) {
        (DesignName::Grid, None) => Design::Grid,
        (DesignName::Grid, Some(_)) => {
            return Err(usage("cells", "a grid has as many cells as its keys have combinations"));
        }
        (DesignName::Lhs, cells) => Design::LatinHypercube(cells.unwrap_or(64)),
        (DesignName::Sobol, cells) => Design::Sobol(cells.unwrap_or(64)),
    };
    let mut axes: Vec<Axis> = Vec::new();
    for text in &options.over {
        let allow = options.scenario.allow_implausible;
        let axis = axes::axis(scenario, text, design, allow).map_err(over)?;
        if axes.iter().any(|other| other.name == axis.name) {
            return Err(usage("over", &format!("`{}` stands there twice", axis.name)));
        }
        axes.push(axis);
    }
    let count = match design {
        Design::Grid => {
            let counts = axes.iter().map(|axis| axis.count().unwrap_or(1) as u64);
            counts.fold(1_u64, u64::saturating_mul)
        }
        Design::LatinHypercube(cells) | Design::Sobol(cells) => cells as u64,
    };
    if count > MOST {
        let shown = number::count(count);
        return Err(usage(
            "over",
            &format!(
                "{shown} cells; a sweep has no more than {}: fewer steps, or --design lhs --cells N",
                number::count(MOST)
            ),
        ));
    }
    let places = places(&axes, design, scenario.1.header.run.seed);
    Ok((axes, places))
}

fn reference(options: &SweepOptions, cells: usize) -> Result<usize, Failure> {
    match options.reference {
        number if (1..=cells).contains(&number) => Ok(number - 1),
        number => {
            Err(usage("reference", &format!("expected a cell from 1 to {cells}, found {number}")))
        }
    }
}

/// A sweep with what is known of it and where that is kept.
struct Job<'a> {
    staged: &'a Staged,
    hashes: Vec<String>,
    known: BTreeMap<String, Cell>,
    written: Mutex<Option<Instant>>,
    done: Mutex<Vec<Cell>>,
}

impl<'a> Job<'a> {
    fn new(sweep: &Sweep<'_>, folder: &Path, staged: &'a Staged) -> Result<Self, Failure> {
        let asked: Vec<String> = sweep.asked.iter().map(Asked::words).collect();
        let document = |place: usize| report::scenario_hash(&sweep.document(place));
        let reference = document(sweep.reference);
        let hash = |place: usize| {
            report::text_hash(&[
                &document(place),
                &reference,
                &asked.join(" "),
                &sweep.paths.to_string(),
                &sweep.seed.to_string(),
            ])
        };
        let hashes: Vec<String> = (0..sweep.places.len()).map(hash).collect();
        staged.may_keep_checkpoint()?;
        let mut all = report::kept_file(folder, "cells.json").and_then(|text| Swept::read(&text));
        let checkpoint = fs::read_to_string(staged.checkpoint()).unwrap_or_default();
        if !checkpoint.is_empty() {
            let Some(cells) = Swept::read(&checkpoint) else {
                let place = staged.checkpoint().display().to_string();
                let message = format!(
                    "error: {place} is the checkpoint of something else: name another folder with --out, or remove it"
                );
                return Err(Failure::Usage(message));
            };
            all.get_or_insert_default().extend(cells);
        }
        let known = all.unwrap_or_default().into_iter().filter(|cell| hashes.contains(&cell.hash));
        let known = known.map(|cell| (cell.hash.clone(), cell)).collect();
        let (written, done) = (Mutex::new(None), Mutex::new(Vec::new()));
        Ok(Self { staged, hashes, known, written, done })
    }

    fn known_cells(&self) -> usize {
        self.hashes.iter().filter(|hash| self.known.contains_key(*hash)).count()
    }

    /// Cells that are not known.
    fn left(&self) -> u64 {
        (self.hashes.len() - self.known_cells()) as u64
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
        self.staged.write_checkpoint(Swept::kept(done).as_bytes())
    }

    fn stopped(&self, stopped: Stopped) -> Failure {
        let done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        match stopped {
            Stopped::Failed(message) => Failure::Failed(message),
            Stopped::Interrupted if done.is_empty() => Failure::Incomplete(
                "stopped before a cell was done; nothing was written".to_owned(),
            ),
            Stopped::Interrupted => {
                match self.staged.write_checkpoint(Swept::kept(&done).as_bytes()) {
                    Err(message) => Failure::Failed(message),
                    Ok(()) => Failure::Incomplete(format!(
                        "stopped after {} of {} cells; the same call goes on from there",
                        done.len(),
                        self.hashes.len()
                    )),
                }
            }
        }
    }
}
