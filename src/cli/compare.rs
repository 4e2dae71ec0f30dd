//! `overbuild compare`: scenarios against each other, on the same paths.

use std::{num::NonZero, path::PathBuf, time::Instant};

use super::{
    arguments::{CompareOptions, Format, ScenarioOptions},
    exit::Failure,
    load::load,
    print::{err, out},
    signals,
    simulate::{not_drawn, now},
    workers::Workers,
};
use crate::{
    analysis::{Case, Cases, Ladder, Study},
    metrics::Stopped,
    model::Model,
    report::{self, Staged, Timing, comparison},
    scenario::{Document, suggestion},
};

/// A scenario that has been read.
type Loaded = (String, Document, Model);

pub(super) fn run(options: &CompareOptions) -> Result<(), Failure> {
    let mut look = options.look.look()?;
    if options.scenarios.len() < 2 {
        let message = "error: compare needs two scenarios or more; overbuild run takes one";
        return Err(Failure::Usage(message.to_owned()));
    }
    let loaded = read(options)?;
    let reference = reference(options, &loaded)?;
    let weights = weights(options, loaded.len())?;
    let paths = loaded.iter().map(|(_, _, model)| model.header.run.paths).min().unwrap_or(1);
    let paths =
        NonZero::new(options.paths.unwrap_or(paths).min(MOST)).unwrap_or(NonZero::<u64>::MIN);
    let seed = loaded[reference].2.header.run.seed;
    if let Some((name, ..)) = loaded.iter().find(|(.., model)| model.header.run.seed != seed) {
        err(&format!(
            "note: {name} names another seed; all run with seed {seed}, so that paths pair"
        ));
    }
    let folder = options.out.clone().unwrap_or_else(|| folder(&loaded));
    let cases: Vec<&str> = loaded.iter().map(|(name, ..)| name.as_str()).collect();
    look.slides = options.telling.slides(&report::names::comparison_charts(&cases))?;
    let names = report::names::comparison(&cases);
    let staged = signals::opened(|| Staged::result(&folder, names, options.placing.overwrite))?;
    let workers = Workers::new(&options.running)?;
    let begun = Instant::now();
    let ladder = NonZero::new(options.ladder_paths.min(paths.get()));
    let total = work(&loaded, reference, paths.get(), ladder.map_or(0, NonZero::get));
    let study = workers.watched(Some(total), || {
        let cases: Result<Vec<Case>, Stopped> = loaded
            .into_iter()
            .map(|mut case| {
                (case.2.header.run.paths, case.2.header.run.seed) = (paths.get(), seed);
                Case::simulate(case, paths, seed, &workers.control)
            })
            .collect();
        Study::new(Cases { cases: cases?, reference }, weights.as_deref(), ladder, &workers.control)
    });
    let study = study.map_err(stopped)?;
    signals::still_wanted()?;
    let seconds = begun.elapsed().as_secs_f64();
    let timing = Timing { started_unix: now(), seconds, threads: workers.count() };
    let kept = report::write_comparison(staged, &study, &look, timing)?;
    tell(options, &study, seconds, &folder)?;
    for note in kept.iter().chain(&not_drawn(&look.slides, &folder)) {
        err(note);
    }
    Ok(())
}

/// Paths at most: of each, every number is kept.
const MOST: u64 = 1 << 18;

fn tell(
    options: &CompareOptions,
    study: &Study,
    seconds: f64,
    folder: &std::path::Path,
) -> Result<(), Failure> {
    if options.format == Format::Json {
        return out(&format!("{:#}\n", comparison::json(study)));
    }
    if !options.running.quiet {
        let detail = options.telling.detail();
        out(&comparison::text(study, detail, options.look.language()))?;
        err(&format!("  {seconds:.1} s; tables and charts: {}", folder.display()));
    }
    Ok(())
}

fn read(options: &CompareOptions) -> Result<Vec<Loaded>, Failure> {
    let mut loaded: Vec<Loaded> = Vec::new();
    for scenario in &options.scenarios {
        let one = ScenarioOptions {
            scenario: scenario.clone(),
            settings: options.settings.clone(),
            allow_implausible: options.allow_implausible,
        };
        let (document, model) = load(&one, &options.running.setting(), options.running.quiet)?;
        let stem = scenario.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let again =
            loaded.iter().filter(|(name, ..)| name.split(" (").next() == Some(&stem)).count();
        let name = if again == 0 { stem } else { format!("{stem} ({})", again + 1) };
        loaded.push((name, document, model));
    }
    Ok(loaded)
}

/// The scenario that is named, or the first that another extends, or the first.
fn reference(options: &CompareOptions, loaded: &[Loaded]) -> Result<usize, Failure> {
    let names: Vec<&str> = loaded.iter().map(|(name, ..)| name.as_str()).collect();
    if let Some(asked) = &options.reference {
        return names.iter().position(|name| name == asked).ok_or_else(|| {
            let help = suggestion(asked, &names);
            Failure::Usage(format!("error: --reference: no scenario is called `{asked}`; {help}"))
        });
    }
    let extended = |place: &usize| {
        let own = &loaded[*place].1.file;
        loaded
            .iter()
            .enumerate()
            .any(|(other, (_, document, _))| other != *place && document.sources.has_read(own))
    };
    Ok((0..loaded.len()).find(extended).unwrap_or(0))
}

fn weights(options: &CompareOptions, count: usize) -> Result<Option<Vec<f64>>, Failure> {
    if options.weights.is_empty() {
        return Ok(None);
    }
    let usable = options.weights.iter().all(|weight| weight.is_finite() && *weight >= 0.0);
    if options.weights.len() != count || !usable || options.weights.iter().sum::<f64>() <= 0.0 {
        return Err(Failure::Usage(format!(
            "error: --weights: expected {count} numbers from zero, one for each scenario and not all zero"
        )));
    }
    Ok(Some(options.weights.clone()))
}

/// Paths that will be simulated in all.
fn work(loaded: &[Loaded], reference: usize, paths: u64, ladder: u64) -> u64 {
    let base = &loaded[reference].1;
    let others = loaded.iter().enumerate().filter(|(place, _)| *place != reference);
    let runs: u64 = others
        .map(|(_, (_, document, _))| Ladder::rungs(&base.differences(document)).len())
        .filter(|rungs| *rungs > 0)
        .map(Ladder::runs)
        .sum();
    loaded.len() as u64 * paths + runs * ladder
}

fn folder(loaded: &[Loaded]) -> PathBuf {
    let names: Vec<String> =
        loaded.iter().map(|(name, ..)| name.replace([' ', '(', ')'], "")).collect();
    let name: String = names.join("-").chars().take(80).collect();
    PathBuf::from("output").join(name)
}

fn stopped(stopped: Stopped) -> Failure {
    match stopped {
        Stopped::Failed(message) => Failure::Failed(message),
        Stopped::Interrupted => Failure::Incomplete("stopped; nothing was written".to_owned()),
    }
}
