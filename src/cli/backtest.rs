//! `overbuild backtest`: a scenario against what happened.

use std::{
    iter::once,
    path::{Path, PathBuf},
    time::Instant,
};

use serde_json::Value;

use super::{
    arguments::{BacktestOptions, ScenarioOptions},
    delivery::Format,
    exit::Failure,
    load::load,
    print::{err, out},
    signals,
    workers::Workers,
};
use crate::{
    inference::PATHS,
    library::{Held, Scenario},
    report::{self, History, HistoryRow, Timing},
};

pub(super) fn run(options: &BacktestOptions) -> Result<(), Failure> {
    let each: Vec<&Path> =
        once(&options.scenario.scenario).chain(&options.others).map(PathBuf::as_path).collect();
    let mut all = Vec::new();
    for path in &each {
        let scenario = ScenarioOptions { scenario: path.to_path_buf(), ..options.scenario.clone() };
        all.push(hold(options, &scenario)?);
    }
    let several = !options.others.is_empty();
    let text = if options.delivery.format == Format::Json {
        let found = all.iter().map(|one| one.json.clone());
        format!("{:#}\n", if several { found.collect() } else { all[0].json.clone() })
    } else if several && !options.delivery.running.quiet {
        let rows: Vec<HistoryRow> = all.iter().map(|one| one.row.clone()).collect();
        report::histories(&rows)
    } else {
        String::new()
    };
    out(&text)?;
    let unmet: Vec<String> = all.into_iter().flat_map(|one| one.unmet).collect();
    if unmet.is_empty() { Ok(()) } else { Err(Failure::Unmet(unmet.join("\n"))) }
}

/// One scenario that was held against what happened.
struct Told {
    json: Value,
    row: HistoryRow,
    unmet: Vec<String>,
}

/// Where the results of a scenario go: of several each has a folder of its own.
fn folder(options: &BacktestOptions, scenario: &ScenarioOptions) -> PathBuf {
    let own = scenario.folder("-backtest");
    match (&options.delivery.out, own.file_name()) {
        (Some(out), Some(name)) if !options.others.is_empty() => out.join(name),
        (Some(out), _) => out.clone(),
        (None, _) => own,
    }
}

fn hold(options: &BacktestOptions, scenario: &ScenarioOptions) -> Result<Told, Failure> {
    let delivery = &options.delivery;
    let look = delivery.look.look()?;
    let mut own = load(scenario, &delivery.running.setting(), delivery.running.quiet)?;
    if own.model.header.observations.is_empty() {
        let path = scenario.scenario.display();
        let message = format!("error: {path} has no [[observation]]: nothing to hold it against");
        return Err(Failure::Usage(message));
    }
    let paths = options.paths.unwrap_or(own.model.header.run.paths).min(PATHS);
    own.model.header.run.paths = paths;
    let folder = folder(options, scenario);
    let staged = delivery.open(&folder, report::names::backtest(&own.model))?;
    let workers = Workers::new(&delivery.running)?;
    let begun = Instant::now();
    let alone = own.without_market().map_err(|wrong| Failure::Failed(wrong.to_string()))?;
    let held = workers.watched(Some(2 * paths), || Held::of(&own, &alone, &workers.control))?;
    signals::still_wanted()?;
    let timing = Timing::since(begun, workers.count());
    let Scenario { model, document, .. } = &own;
    let history = History { model, scores: &held.scores, alone: &held.alone };
    let files = history.files(document, &look).map_err(Failure::Failed)?;
    let kept = report::write(staged, &files, Vec::new(), model, document, timing)?;
    for note in &kept {
        err(note);
    }
    if delivery.format == Format::Text && !delivery.running.quiet {
        if options.others.is_empty() {
            out(&history.text())?;
        }
        err(&format!("  {:.1} s; tables and charts: {}", timing.seconds, folder.display()));
    }
    Ok(Told { json: history.json(), row: history.row(), unmet: history.unmet() })
}
