//! `overbuild sensitivity`: what explains the spread of a number, alone and with all others.

use std::{num::NonZero, path::Path, time::Instant};

use super::{
    arguments::Format,
    exit::Failure,
    load::load,
    print::{err, out},
    questions::SensitivityOptions,
    signals,
    simulate::now,
    workers::Workers,
};
use crate::{
    analysis::{
        Drivers, Sample,
        indices::{Factor, Sensitivities, factors},
    },
    engine::Control,
    metrics::{Asked, Collected, Stopped},
    model::{Batch, Model},
    random::Chance,
    report::{self, Explained, Staged, Timing},
    scenario::suggestion,
};

/// Parameters, or groups of them, that are told apart unless they are named: the strongest ones.
const FACTORS: usize = 12;
/// Parameters that the sequence has dimensions for.
const MOST: usize = 100;
/// Paths from which the strongest are found.
const PILOT: NonZero<u64> = NonZero::new(4096).unwrap();

pub(super) fn run(options: &SensitivityOptions) -> Result<(), Failure> {
    let look = options.look.look()?;
    let (document, mut model) =
        load(&options.scenario, &options.running.setting(), options.running.quiet)?;
    let asked = asked(options, &model)?;
    let folder = options.out.clone().unwrap_or_else(|| options.scenario.folder("-sensitivity"));
    let names = report::names::sensitivity(&asked);
    let staged = signals::opened(|| Staged::result(&folder, names, options.placing.overwrite))?;
    let workers = Workers::new(&options.running)?;
    let begun = Instant::now();
    let points = options.points.next_multiple_of(Batch::PATHS);
    let (known, correlated) = factors(&model);
    let named = named(options, &known, &correlated)?;
    let found = workers.watched(None, || {
        let chosen = match named {
            Some(named) => named,
            None => strongest(&model, &asked, &known, &workers.control)?,
        };
        Sensitivities::of((&model, &asked), &chosen, points, &workers.control)
    });
    let found = found.map_err(stopped)?;
    signals::still_wanted()?;
    let seconds = begun.elapsed().as_secs_f64();
    model.header.run.paths = found.paths;
    let timing = Timing { started_unix: now(), seconds, threads: workers.count() };
    let rest: Vec<String> = model.drawn.iter().map(|parameter| parameter.name.clone()).collect();
    let told = |name: &String| found.factors.iter().any(|factor| factor.names.contains(name));
    let rest: Vec<String> = rest.into_iter().filter(|name| !told(name)).collect();
    let explained = Explained {
        document: &document,
        model: &model,
        asked: &asked,
        found: &found,
        rest: &rest,
        correlated: &correlated,
    };
    let files = report::sensitivity_files(&explained, &look).map_err(Failure::Failed)?;
    let kept = report::write(staged, &files, Vec::new(), &model, &document, timing)?;
    tell(options, &explained, seconds, &folder)?;
    for note in &kept {
        err(note);
    }
    Ok(())
}

fn tell(
    options: &SensitivityOptions,
    explained: &Explained<'_>,
    seconds: f64,
    folder: &Path,
) -> Result<(), Failure> {
    if options.format == Format::Json {
        return out(&format!("{:#}\n", explained.json()));
    }
    if !options.running.quiet {
        out(&explained.text())?;
        err(&format!("  {seconds:.1} s; tables and charts: {}", folder.display()));
    }
    Ok(())
}

fn usage(option: &str, message: &str) -> Failure {
    Failure::Usage(format!("error: --{option}: {message}"))
}

/// The numbers whose spread is taken apart: names without a statistic.
fn asked(options: &SensitivityOptions, model: &Model) -> Result<Vec<Asked>, Failure> {
    let usual = ["bust".to_owned(), "write_down".to_owned()];
    let texts = if options.on.is_empty() { &usual[..] } else { &options.on };
    let mut all: Vec<Asked> = Vec::new();
    for text in texts {
        if text.contains([':', ' ']) && Asked::read(model, text).is_ok() {
            let message = format!(
                "`{text}`: the spread is that of the number on all paths: name it without a statistic"
            );
            return Err(usage("on", &message));
        }
        match Asked::read(model, text) {
            Ok(own) if all.iter().any(|other| other.name == own.name) => {
                return Err(usage("on", &format!("`{}` is asked for twice", own.name)));
            }
            Ok(own) => all.push(own),
            // Without books there are no write-downs: nobody has asked for them.
            Err(_) if options.on.is_empty() => {}
            Err(message) => return Err(usage("on", &message)),
        }
    }
    Ok(all)
}

/// The factors that were named, each by one of its parameters.
fn named(
    options: &SensitivityOptions,
    known: &[Factor],
    correlated: &[String],
) -> Result<Option<Vec<Factor>>, Failure> {
    if known.is_empty() {
        let message =
            "error: the scenario draws no parameter that could be told apart from its shocks";
        return Err(Failure::Usage(message.to_owned()));
    }
    let mut chosen: Vec<Factor> = Vec::new();
    for key in &options.by {
        if correlated.contains(key) {
            let message =
                format!("`{key}` is correlated with a shock: no index can tell the two apart");
            return Err(usage("by", &message));
        }
        let Some(factor) = known.iter().find(|factor| factor.names.contains(key)) else {
            let words: Vec<&str> =
                known.iter().flat_map(|factor| &factor.names).map(String::as_str).collect();
            let help = suggestion(key, &words);
            return Err(usage("by", &format!("`{key}` is drawn by no path here; {help}")));
        };
        if chosen.contains(factor) {
            return Err(usage("by", &format!("`{key}` stands there twice, or moves with another")));
        }
        chosen.push(factor.clone());
    }
    let count: usize = chosen.iter().map(|factor| factor.names.len()).sum();
    if count > MOST {
        let message = format!("{count} parameters; there are points for {MOST}");
        return Err(usage("by", &message));
    }
    Ok((!chosen.is_empty()).then_some(chosen))
}

/// Those that move the numbers most, by their drivers on some paths: in turn from each number.
fn strongest(
    model: &Model,
    asked: &[Asked],
    known: &[Factor],
    control: &Control,
) -> Result<Vec<Factor>, Stopped> {
    if known.len() <= FACTORS {
        return Ok(known.to_vec());
    }
    let mut sample = Sample::new(model, |_| true, usize::MAX);
    let mut collected = Collected::new(model, u64::MAX);
    let chance = Chance::Seed(model.header.run.seed);
    collected.extend(model, chance, PILOT.get(), control, &mut |part| {
        sample.add(part);
        Ok(())
    })?;
    let ranked = |own: &Asked| -> Vec<&Factor> {
        let drivers = Drivers::of_name(&sample, &own.name);
        let names = drivers.into_iter().flat_map(|all| all.drivers).map(|driver| driver.name);
        names.filter_map(|name| known.iter().find(|f| f.names.contains(&name))).collect()
    };
    let ranked: Vec<Vec<&Factor>> = asked.iter().map(ranked).collect();
    let mut chosen: Vec<Factor> = Vec::new();
    let places = ranked.iter().map(Vec::len).max().unwrap_or(0);
    for factor in (0..places).flat_map(|place| ranked.iter().filter_map(move |all| all.get(place)))
    {
        if chosen.len() < FACTORS && !chosen.contains(factor) {
            chosen.push((*factor).clone());
        }
    }
    // A track in a year has no drivers: then the first ones.
    let rest: Vec<Factor> = known.iter().filter(|own| !chosen.contains(own)).cloned().collect();
    chosen.extend(rest.into_iter().take(FACTORS - chosen.len()));
    Ok(chosen)
}

fn stopped(stopped: Stopped) -> Failure {
    match stopped {
        Stopped::Failed(message) => Failure::Failed(message),
        Stopped::Interrupted => Failure::Incomplete("stopped; nothing was written".to_owned()),
    }
}
