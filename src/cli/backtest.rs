//! `overbuild backtest`: a scenario against what happened.

use std::{num::NonZero, time::Instant};

use super::{
    arguments::{BacktestOptions, Format},
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
    report::{self, History, Staged, Timing},
    scenario::{Document, Rules},
};

pub(super) fn run(options: &BacktestOptions) -> Result<(), Failure> {
    let look = options.look.look()?;
    let (document, mut model) = load(&options.scenario, &options.running.setting())?;
    if model.header.observations.is_empty() {
        let message = format!(
            "error: {} has no [[observation]]: nothing to hold it against",
            options.scenario.scenario.display()
        );
        return Err(Failure::Usage(message));
    }
    let paths = options.paths.unwrap_or(model.header.run.paths).min(PATHS);
    model.header.run.paths = paths;
    let folder = options.out.clone().unwrap_or_else(|| options.scenario.folder("-backtest"));
    let names = report::names::backtest(&model);
    let staged = signals::opened(|| Staged::result(&folder, names, options.placing.overwrite))?;
    let workers = Workers::new(&options.running)?;
    let begun = Instant::now();
    let alone = without_market(&document, options)?;
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
    if options.format == Format::Json {
        out(&format!("{:#}\n", history.json()))?;
    } else if !options.running.quiet {
        out(&history.text())?;
        err(&format!("  {seconds:.1} s; tables and charts: {}", folder.display()));
    }
    let unmet = history.unmet();
    if unmet.is_empty() { Ok(()) } else { Err(Failure::Unmet(unmet.join("\n"))) }
}

fn scores(model: &Model, paths: u64, workers: &Workers) -> Result<Backtest, Stopped> {
    let comparisons = Comparison::all(model).map_err(|(_, message)| Stopped::Failed(message))?;
    let paths = NonZero::new(paths).unwrap_or(NonZero::<u64>::MIN);
    Backtest::run(model, &comparisons, paths, &workers.control)
}

/// The same scenario with nothing but technology and plans at work.
fn without_market(document: &Document, options: &BacktestOptions) -> Result<Model, Failure> {
    let mut plain = technology_alone(document);
    let rules = Rules { allow_implausible: options.scenario.allow_implausible, ..Rules::default() };
    Model::read(&mut plain, rules)
        .ok_or_else(|| Failure::Failed(plain.problems.render(&plain.sources, false)))
}

fn stopped(stopped: Stopped) -> Failure {
    match stopped {
        Stopped::Failed(message) => Failure::Failed(message),
        Stopped::Interrupted => Failure::Incomplete("stopped; nothing was written".to_owned()),
    }
}
