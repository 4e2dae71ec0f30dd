//! `overbuild backtest`: a scenario against what happened.

use std::{
    iter::once,
    num::NonZero,
    path::{Path, PathBuf},
    time::Instant,
};

use serde_json::Value;

use super::{
    arguments::{BacktestOptions, Format, ScenarioOptions},
    exit::Failure,
    load::load,
    print::{err, out},
    signals,
    simulate::now,
    workers::Workers,
};
use crate::{
    inference::{Backtest, Comparison, PATHS},
    metrics::Stopped,
    model::{Model, technology_alone},
    report::{self, History, HistoryRow, Staged, Timing},
    scenario::{Document, Rules},
};

pub(super) fn run(options: &BacktestOptions) -> Result<(), Failure> {
    let each: Vec<&Path> =
        once(&options.scenario.scenario).chain(&options.others).map(PathBuf::as_path).collect();
    let mut held = Vec::new();
    for path in &each {
        let scenario = ScenarioOptions { scenario: path.to_path_buf(), ..options.scenario.clone() };
        held.push(hold(options, &scenario)?);
    }
    let several = !options.others.is_empty();
    let text = if options.format == Format::Json {
        let found = held.iter().map(|one| one.json.clone());
        format!("{:#}\n", if several { found.collect() } else { held[0].json.clone() })
    } else if several && !options.running.quiet {
        let rows: Vec<HistoryRow> = held.iter().map(|one| one.row.clone()).collect();
        report::histories(&rows)
    } else {
        String::new()
    };
    out(&text)?;
    let unmet: Vec<String> = held.into_iter().flat_map(|one| one.unmet).collect();
    if unmet.is_empty() { Ok(()) } else { Err(Failure::Unmet(unmet.join("\n"))) }
}

/// One scenario that was held against what happened.
struct Held {
    json: Value,
    row: HistoryRow,
    unmet: Vec<String>,
}

/// Where the results of a scenario go: of several each has a folder of its own.
fn folder(options: &BacktestOptions, scenario: &ScenarioOptions) -> PathBuf {
    let own = scenario.folder("-backtest");
    match (&options.out, own.file_name()) {
        (Some(out), Some(name)) if !options.others.is_empty() => out.join(name),
        (Some(out), _) => out.clone(),
        (None, _) => own,
    }
}

fn hold(options: &BacktestOptions, scenario: &ScenarioOptions) -> Result<Held, Failure> {
    let look = options.look.look()?;
    let (document, mut model) = load(scenario, &options.running.setting(), options.running.quiet)?;
    if model.header.observations.is_empty() {
        let path = scenario.scenario.display();
        let message = format!("error: {path} has no [[observation]]: nothing to hold it against");
        return Err(Failure::Usage(message));
    }
    let paths = options.paths.unwrap_or(model.header.run.paths).min(PATHS);
    model.header.run.paths = paths;
    let folder = folder(options, scenario);
    let names = report::names::backtest(&model);
    let staged = signals::opened(|| Staged::result(&folder, names, options.placing.overwrite))?;
    let workers = Workers::new(&options.running)?;
    let begun = Instant::now();
    let alone = without_market(&document, scenario)?;
    let both = workers.watched(Some(2 * paths), || {
        Ok((scores(&model, paths, &workers)?, scores(&alone, paths, &workers)?))
    });
    let (model_scores, alone_scores) = both.map_err(stopped)?;
    signals::still_wanted()?;
    let seconds = begun.elapsed().as_secs_f64();
    let timing = Timing { started_unix: now(), seconds, threads: workers.count() };
    let history = History { model: &model, scores: &model_scores, alone: &alone_scores };
    let files = history.files(&document, &look).map_err(Failure::Failed)?;
    let kept = report::write(staged, &files, Vec::new(), &model, &document, timing)?;
    for note in &kept {
        err(note);
    }
    if options.format == Format::Text && !options.running.quiet {
        if options.others.is_empty() {
            out(&history.text())?;
        }
        err(&format!("  {seconds:.1} s; tables and charts: {}", folder.display()));
    }
    Ok(Held { json: history.json(), row: history.row(), unmet: history.unmet() })
}

fn scores(model: &Model, paths: u64, workers: &Workers) -> Result<Backtest, Stopped> {
    let comparisons = Comparison::all(model).map_err(|(_, message)| Stopped::Failed(message))?;
    let paths = NonZero::new(paths).unwrap_or(NonZero::<u64>::MIN);
    Backtest::run(model, &comparisons, paths, &workers.control)
}

/// The same scenario with nothing but technology and plans at work.
fn without_market(document: &Document, scenario: &ScenarioOptions) -> Result<Model, Failure> {
    let mut plain = technology_alone(document);
    let rules = Rules { allow_implausible: scenario.allow_implausible, ..Rules::default() };
    Model::read(&mut plain, rules)
        .ok_or_else(|| Failure::Failed(plain.problems.render(&plain.sources, false)))
}

fn stopped(stopped: Stopped) -> Failure {
    match stopped {
        Stopped::Failed(message) => Failure::Failed(message),
        Stopped::Interrupted => Failure::Incomplete("stopped; nothing was written".to_owned()),
    }
}
