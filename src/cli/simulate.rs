//! `overbuild run`.

use std::{fmt::Write, path::Path, time::Instant};

use super::{
    arguments::RunOptions,
    delivery::Format,
    exit::Failure,
    given::{answered, tell_doubts},
    letters::name_unknown,
    load::load,
    paths::{failure, left_out, other_books, settings, simulate},
    print::{err, out, spoken},
    signals,
    telling::Telling,
    timings::Timings,
};
use crate::{
    chart::Look,
    language::number,
    library::{Answer, Plan, Scenario, Simulated},
    math::Width,
    metrics::{Known, Summary, Target},
    model::Model,
    report::{self, Staged, Timing},
    scenario::Typed,
};

pub(super) fn run(options: &RunOptions) -> Result<(), Failure> {
    let timings = Timings::start();
    let mut look = options.delivery.look()?;
    look.without_explore = options.no_explore;
    let scenario = loaded(options)?;
    asked_of(&mut look, &options.telling, &scenario)?;
    report_on((options, &look), scenario, timings, |plan, staged| simulate(plan, options, staged))
}

/// The charts and slides that are asked for beside the usual ones.
pub(super) fn asked_of(
    look: &mut Look,
    telling: &Telling,
    scenario: &Scenario,
) -> Result<(), Failure> {
    look.drawn = telling.drawn(&scenario.model)?;
    let charts = report::names::run_charts(&look.drawn);
    look.slides = telling.slides(&charts, &look.drawn, report::names::drawn_in_run)?;
    Ok(())
}

/// The scenario, with the options that overrule it.
pub(super) fn loaded(options: &RunOptions) -> Result<Scenario, Failure> {
    let mut scenario =
        load(&options.scenario, &overrides(options), options.delivery.running.quiet)?;
    if let Some(name) = &options.vector_width {
        scenario.model.width = Width::named(name).ok_or_else(|| no_width(name))?;
    }
    Ok(scenario)
}

/// Tells and writes what was simulated, here or elsewhere.
pub(super) fn report_on(
    (options, look): (&RunOptions, &Look),
    scenario: Scenario,
    mut timings: Timings,
    simulate: impl FnOnce(Plan<'_>, &Staged) -> Result<(Simulated, usize), Failure>,
) -> Result<(), Failure> {
    let settings = settings(options);
    let plan = Plan::new(&scenario.model, &settings).map_err(|error| failure(error, options))?;
    plan.condition().into_iter().for_each(|own| tell_doubts("--given", own));
    let folder = options.delivery.out.clone().unwrap_or_else(|| options.scenario.folder(""));
    let staged = options.delivery.open_with_deck(&folder, report::names::run(&look.drawn), look)?;
    name_unknown(&scenario.model, look, options.delivery.running.quiet);
    timings.lap("read and check");
    let begun = Instant::now();
    let (simulated, threads) = simulate(plan, &staged)?;
    signals::still_wanted()?;
    if options.simulate_only {
        return Ok(());
    }
    let mut timing = Timing::since(begun, threads);
    timing.seconds =
        timings.lap_but("simulate", "write paths.csv", simulated.writing).as_secs_f64();
    let conventions = other_books(&scenario, options, &simulated.collected)?;
    timings.lap("other books");
    let left_out = simulated.left_out.then(|| left_out(options, simulated.collected.paths));
    let answer = Answer::of(scenario, simulated, conventions, timing);
    timings.lap("quantiles and bands");
    let files = answer.files(look).map_err(|error| failure(error, options))?;
    timings.lap("tables and charts");
    let kept = answer.place(staged, &files).map_err(|error| failure(error, options))?;
    timings.lap("write");
    tell(options, &answer, &folder)?;
    let why = if answer.summary.paths == 1 {
        "it is 0 in every year, or has no spread on one path"
    } else {
        "it is 0 on nearly every path"
    };
    let nothing =
        report::names::nothing_drawn(&look.drawn, (report::names::drawn_in_run, why), &folder);
    let notes = kept.iter().chain(&left_out).chain(&nothing);
    for note in notes.chain(&not_drawn(&look.slides, &folder)) {
        err(note);
    }
    if options.timings {
        err(&timings.text());
    }
    hold_to(&answer.scenario.model, &answer.summary)?;
    answer.given.as_ref().map_or(Ok(()), answered)?;
    reached(options, &answer.known, answer.summary.paths)
}

/// Says which charts were named for the deck that this result has not.
pub(super) fn not_drawn(slides: &[String], folder: &Path) -> Vec<String> {
    let drawn = |name: &&String| folder.join(format!("{name}.svg")).exists();
    let charts = slides.iter().filter(|name| *name != report::names::COMPANIES);
    let missing = charts.filter(|name| !drawn(name));
    missing.map(|name| format!("note: no slide `{name}`: this result has no such chart")).collect()
}

/// Says how well each number is known that was to be known well.
fn tell_precision(known: &[(Target, Known)], paths: u64) -> Result<(), Failure> {
    if known.is_empty() {
        return Ok(());
    }
    let say = |english: &str| spoken().message(english);
    let mut text = format!("\n  {}\n", say("Half of the 95 % interval, over the number itself:"));
    for (target, known) in known {
        let relative = if known.has_interval() {
            spoken().number(&format!("{:.2} %", known.relative() * 100.0))
        } else {
            say(&format!("not enough paths: {} at least", number::plain(known.least_paths)))
        };
        let _ = writeln!(text, "  {:<44}{relative}", target.words());
    }
    let _ = writeln!(text, "  {}", say(&format!("after {} paths", number::count(paths))));
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
    let paths = options.paths.map(|paths| Typed::Paths.setting(paths));
    paths.into_iter().chain(options.delivery.running.setting()).collect()
}

fn tell(options: &RunOptions, answer: &Answer, folder: &Path) -> Result<(), Failure> {
    if options.delivery.format == Format::Json {
        return out(&format!("{:#}\n", answer.json()));
    }
    if options.delivery.running.quiet {
        return Ok(());
    }
    out(&answer.told(options.telling.detail(), options.delivery.look.language()))?;
    let seconds = format!("{:.1} s", answer.timing.seconds);
    err(&report::where_it_lies(&seconds, folder, options.delivery.look.language()));
    tell_precision(&answer.known, answer.summary.paths)
}
