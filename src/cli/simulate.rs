//! `overbuild run`.

use std::{
    fmt::Write,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use super::{
    arguments::{Format, RunOptions},
    exit::Failure,
    given,
    load::load,
    paths::{Simulated, other_books, simulate},
    print::{err, out},
    signals,
    timings::Timings,
};
use crate::{
    analysis::{Given, Paths, Sample},
    math::Width,
    metrics::{Known, Summary, Target},
    model::Model,
    report::{self, Staged, Timing, chart::Look, number},
    scenario::Document,
};

pub(super) fn run(options: &RunOptions) -> Result<(), Failure> {
    let timings = Timings::start();
    let mut look = options.look.look()?;
    look.slides = options.telling.slides(&report::names::run_charts())?;
    report_on((options, &look), loaded(options)?, timings, |model, staged| {
        simulate(model, options, staged)
    })
}

/// The scenario, with the options that overrule it.
pub(super) fn loaded(options: &RunOptions) -> Result<(Document, Model), Failure> {
    let (document, mut model) =
        load(&options.scenario, &overrides(options), options.running.quiet)?;
    if let Some(name) = &options.vector_width {
        model.width = Width::named(name).ok_or_else(|| no_width(name))?;
    }
    Ok((document, model))
}

/// Tells and writes what was simulated, here or elsewhere.
pub(super) fn report_on(
    (options, look): (&RunOptions, &Look),
    (document, mut model): (Document, Model),
    mut timings: Timings,
    simulate: impl FnOnce(&Model, &Staged) -> Result<Simulated, Failure>,
) -> Result<(), Failure> {
    let condition = given::read(&model, options)?;
    let folder = options.out.clone().unwrap_or_else(|| options.scenario.folder(""));
    let staged = signals::opened(|| {
        Staged::result(&folder, report::names::run(), options.placing.overwrite)
    })?;
    timings.lap("read and check");
    let Simulated { mut collected, sample, threads, written, writing, known, notes } =
        simulate(&model, &staged)?;
    signals::still_wanted()?;
    model.header.run.paths = collected.paths;
    let seconds = timings.lap_but("simulate", "write paths.csv", writing).as_secs_f64();
    let conventions = other_books((&document, &model), options, collected.paths)?;
    timings.lap("other books");
    let timing = Timing { started_unix: now(), seconds, threads };
    let mut summary = Summary::new(&model, &mut collected);
    summary.conventions = conventions;
    timings.lap("quantiles and bands");
    let paths = Paths { model: &model, sample: &sample, tracks: &collected.tracks };
    let given = condition.map(|condition| Given::of(condition, paths));
    let of_paths = (&sample, &collected.tracks);
    let files = report::files(&model, &document, &summary, of_paths, given.as_ref(), look)
        .map_err(Failure::Failed)?;
    timings.lap("tables and charts");
    let kept = report::write(staged, &files, written, &model, &document, timing)?;
    timings.lap("write");
    tell(options, (&model, &summary, &sample), given.as_ref(), &folder, timing)?;
    tell_precision(options, &known, summary.paths)?;
    for note in kept.iter().chain(&notes).chain(&not_drawn(&look.slides, &folder)) {
        err(note);
    }
    if options.timings {
        err(&timings.text());
    }
    hold_to(&model, &summary)?;
    given.as_ref().map_or(Ok(()), given::answered)?;
    reached(options, &known, summary.paths)
}

/// Says which charts were named for the deck that this result has not.
pub(super) fn not_drawn(slides: &[String], folder: &Path) -> Vec<String> {
    let drawn = |name: &&String| folder.join(format!("{name}.svg")).exists();
    let missing = slides.iter().filter(|name| !drawn(name));
    missing.map(|name| format!("note: no slide `{name}`: this result has no such chart")).collect()
}

/// Says how well each number is known that was to be known well.
fn tell_precision(
    options: &RunOptions,
    known: &[(Target, Known)],
    paths: u64,
) -> Result<(), Failure> {
    if known.is_empty() || options.running.quiet || options.format == Format::Json {
        return Ok(());
    }
    let mut text = String::from("\n  Half of the 95 % interval, over the number itself:\n");
    for (target, known) in known {
        let relative = if known.has_interval() {
            format!("{:.2} %", known.relative() * 100.0)
        } else {
            format!("not enough paths: {} at least", number::plain(known.least_paths))
        };
        let _ = writeln!(text, "  {:<44}{relative}", target.words());
    }
    let _ = writeln!(text, "  after {} paths", number::count(paths));
    out(&text)
}

/// Whether the asked precision was reached.
fn reached(options: &RunOptions, known: &[(Target, Known)], paths: u64) -> Result<(), Failure> {
    let Some(precision) = options.precision else { return Ok(()) };
    let wide = known.iter().filter(|(_, known)| !known.within(precision));
    let wide: Vec<String> = wide.map(|(target, _)| target.words()).collect();
    if wide.is_empty() {
        return Ok(());
    }
    Err(Failure::Incomplete(format!(
        "the precision was not reached within {} paths, for {}; more with --paths",
        number::count(paths),
        wide.join(", ")
    )))
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
pub(super) fn overrides(options: &RunOptions) -> Vec<String> {
    let paths = options.paths.map(|paths| format!("run.paths={paths}"));
    paths.into_iter().chain(options.running.setting()).collect()
}

pub(super) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs())
}

fn tell(
    options: &RunOptions,
    (model, summary, sample): (&Model, &Summary, &Sample),
    given: Option<&Given>,
    folder: &Path,
    timing: Timing,
) -> Result<(), Failure> {
    if options.format == Format::Json {
        let mut json = report::summary_json(model, summary, sample);
        if let Some(given) = given {
            json["given"] = report::given_json(given, model);
        }
        return out(&format!("{json:#}\n"));
    }
    if options.running.quiet {
        return Ok(());
    }
    let language = options.look.language();
    let told = (model, summary, sample);
    let mut text = report::summary_text(told, options.telling.detail(), language);
    if let Some(given) = given {
        text.push_str(&report::given_text(given, model));
    }
    out(&text)?;
    err(&format!("  {:.1} s; tables and charts: {}", timing.seconds, folder.display()));
    Ok(())
}
