//! `overbuild run`.

use std::{
    fmt::Write,
    io::{self, IsTerminal},
    num::NonZero,
    path::{Path, PathBuf},
    sync::{Arc, atomic::Ordering},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::{
    arguments::{Format, RunOptions},
    exit::Failure,
    load::load,
    print::{err, out},
    timings::Timings,
};
use crate::{
    engine::Control,
    math::Width,
    metrics::{Collected, Summary, collect, metrics},
    model::Model,
    random::Chance,
    report::{self, Staged, Timing, number},
};

/// Bytes that the values of all paths may take.
const MEMORY: u64 = 4 << 30;

pub(super) fn run(options: &RunOptions) -> Result<(), Failure> {
    let mut timings = Timings::start();
    let (document, mut model) = load(&options.scenario, &overrides(options))?;
    if let Some(name) = &options.vector_width {
        model.width = Width::named(name).ok_or_else(|| no_width(name))?;
    }
    let paths = affordable(&model)?;
    let folder = options.out.clone().unwrap_or_else(|| default_folder(&options.scenario.scenario));
    let staged = Staged::create(&folder).map_err(Failure::Failed)?;
    timings.lap("read and check");
    let (mut collected, threads) = simulate(&model, paths, options)?;
    let seconds = timings.lap("simulate").as_secs_f64();
    let timing = Timing { started_unix: now(), seconds, threads };
    let summary = Summary::new(&model, &mut collected);
    timings.lap("quantiles and bands");
    let files = report::files(&model, &document, &collected, &summary).map_err(Failure::Failed)?;
    timings.lap("tables and charts");
    report::write(staged, &files, &model, &document, timing).map_err(Failure::Failed)?;
    timings.lap("write");
    tell(options, &model, &summary, &folder, timing)?;
    if options.timings {
        err(&timings.text());
    }
    hold_to(&model, &summary)
}

/// Says which expectations of the scenario were not met.
fn hold_to(model: &Model, summary: &Summary) -> Result<(), Failure> {
    let verdicts = summary.verdicts(&model.header.expectations);
    let unmet: Vec<String> = verdicts
        .into_iter()
        .filter(|v| !v.met)
        .map(|v| format!("expectation not met: {}", v.words))
        .collect();
    if unmet.is_empty() { Ok(()) } else { Err(Failure::Unmet(unmet.join("\n"))) }
}

fn no_width(name: &str) -> Failure {
    let known = Width::NAMES.join(", ");
    Failure::Usage(format!("error: --vector-width: no `{name}` on this machine; known: {known}"))
}

/// `--paths` and `--seed`, as settings over the scenario.
fn overrides(options: &RunOptions) -> Vec<String> {
    let paths = options.paths.map(|paths| format!("run.paths={paths}"));
    let seed = options.seed.map(|seed| format!("run.seed={seed}"));
    paths.into_iter().chain(seed).collect()
}

/// The number of paths, if their results fit in memory.
fn affordable(model: &Model) -> Result<NonZero<u64>, Failure> {
    // Twice: once as batches bring them, once as columns.
    let bytes = 2 * 8 * (metrics(&model.parties).len() + model.drawn.len() + 1) as u64;
    let paths = model.header.run.paths;
    if paths > MEMORY / bytes {
        let most = number::plain((MEMORY / bytes) as f64);
        return Err(Failure::Usage(format!(
            "error: run.paths: {} paths need more than 4 GiB of memory for their results; at most {most} fit",
            number::plain(paths as f64)
        )));
    }
    NonZero::new(paths)
        .ok_or_else(|| Failure::Usage("error: run.paths: expected at least one path".to_owned()))
}

fn default_folder(scenario: &Path) -> PathBuf {
    let stem = scenario.file_stem().unwrap_or_default();
    Path::new("output").join(stem)
}

fn simulate(
    model: &Model,
    paths: NonZero<u64>,
    options: &RunOptions,
) -> Result<(Collected, usize), Failure> {
    let control = Arc::new(Control::default());
    let stopped = control.clone();
    let on_interrupt = move || stopped.stop.store(true, Ordering::Relaxed);
    ctrlc::set_handler(on_interrupt)
        .map_err(|e| Failure::Failed(format!("cannot watch for Ctrl-C: {e}")))?;
    let threads = options.threads.unwrap_or(0);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|e| Failure::Failed(format!("cannot start {threads} threads: {e}")))?;
    let chance = Chance::Seed(model.header.run.seed);
    let collected = std::thread::scope(|scope| {
        let watch = (!options.quiet && io::stderr().is_terminal()).then(|| bar(paths.get()));
        let bar_control = control.clone();
        let (done, over) = std::sync::mpsc::channel::<()>();
        scope.spawn(move || {
            // The bar follows the count until the run drops its end of the channel.
            while over
                .recv_timeout(Duration::from_millis(100))
                .is_err_and(|e| e == std::sync::mpsc::RecvTimeoutError::Timeout)
            {
                if let Some(bar) = &watch {
                    bar.set_position(bar_control.done.load(Ordering::Relaxed));
                }
            }
            if let Some(bar) = &watch {
                bar.finish_and_clear();
            }
        });
        let collected = pool.install(|| collect(model, chance, paths, &control));
        drop(done);
        collected
    });
    let threads = pool.current_num_threads();
    collected.map(|collected| (collected, threads)).map_err(|_| {
        let done = number::plain(control.done.load(Ordering::Relaxed) as f64);
        Failure::Incomplete(format!(
            "stopped after {done} of {} paths; nothing was written",
            number::plain(paths.get() as f64)
        ))
    })
}

fn bar(paths: u64) -> ProgressBar {
    let template = "{bar:40} {human_pos} of {human_len} paths, {rate} a second, {eta} left";
    let style = ProgressStyle::with_template(template).map(|style| {
        style.with_key("rate", |state: &ProgressState, text: &mut dyn Write| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a rate on screen"
            )]
            let rate = state.per_sec().max(0.0) as usize;
            let _ = text.write_str(&number::count(rate));
        })
    });
    ProgressBar::new(paths).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs())
}

fn tell(
    options: &RunOptions,
    model: &Model,
    summary: &Summary,
    folder: &Path,
    timing: Timing,
) -> Result<(), Failure> {
    if options.format == Format::Json {
        return out(&format!("{:#}\n", report::summary_json(model, summary)));
    }
    if options.quiet {
        return Ok(());
    }
    out(&report::summary_text(model, summary))?;
    err(&format!("  {:.1} s; tables and charts: {}", timing.seconds, folder.display()));
    Ok(())
}
