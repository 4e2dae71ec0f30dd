//! `overbuild sweep --shard`: the cells that one of several machines runs, and how `overbuild merge` puts them together.

use std::{fs, path::PathBuf, time::Instant};

use super::{ended, refused, run_on};
use crate::{
    analysis::sweep::{Place, Sweep},
    cli::{
        arguments::MergeOptions,
        commands::{Arguments, Command},
        exit::Failure,
        load::checked,
        print::err,
        questions::SweepOptions,
        signals,
        workers::Workers,
    },
    language::number,
    library::{Scenario, Sweeping},
    metrics::Slice,
    model::Model,
    report::{self, SweepHead, Timing},
    scenario::{Document, Files},
};

/// Runs the cells of a slice, and the one that all are held against.
pub(super) fn run(
    (options, slice): (&SweepOptions, Slice),
    whole: &Sweep<'_>,
    (model, document): (&Model, &Document),
) -> Result<(), Failure> {
    let begun = Instant::now();
    let delivery = &options.delivery;
    let Slice { number, of } = slice;
    let folder =
        delivery.folder(|| options.scenario.folder(&format!("-sweep-shard-{number}-of-{of}")));
    let staged = delivery.open(&folder, report::names::shard())?;
    let head = SweepHead {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        slice,
        typed: options.typed(),
        cells: Sweeping::digest(whole),
        file: document.file.to_string_lossy().into_owned(),
        files: document.sources.files.carried(),
    };
    let (places, reference) = share(whole.places, whole.reference, slice);
    let sweep = Sweep { places: &places, reference, ..*whole };
    let workers = Workers::new(&delivery.running)?;
    let sweeping = Sweeping::new(&sweep, &folder, &staged).map_err(refused)?;
    let work = places.len() as u64 * sweep.paths;
    let cells = workers.watched(Some(work), || sweeping.run(&workers.control));
    let cells = cells.map_err(|stopped| ended(stopped, &sweeping))?;
    signals::still_wanted()?;
    let timing = Timing::since(begun, workers.count());
    for note in &report::write_sweep_shard(staged, &head, &cells, (model, document), timing)? {
        err(note);
    }
    if !delivery.running.quiet {
        let (own, all) = (number::count(cells.len() as u64), whole.places.len() as u64);
        err(&format!(
            "  {:.1} s; shard {number}/{of}, {own} of {} cells with the reference: {}",
            timing.seconds,
            number::count(all),
            folder.display()
        ));
    }
    Ok(())
}

/// The cells of a slice with the reference, and its place among them.
fn share(places: &[Place], reference: usize, Slice { number, of }: Slice) -> (Vec<Place>, usize) {
    let end = |number: u32| {
        let cells = places.len() as u64 * u64::from(number) / u64::from(of);
        usize::try_from(cells).unwrap_or(places.len())
    };
    let own = end(number - 1)..end(number);
    let mut share = places[own.clone()].to_vec();
    if own.contains(&reference) {
        return (share, reference - own.start);
    }
    share.push(places[reference].clone());
    let last = share.len() - 1;
    (share, last)
}

/// Puts the shards of a sweep together.
pub(in crate::cli) fn merge(options: &MergeOptions) -> Result<(), Failure> {
    let usage = |message: String| Failure::Usage(format!("error: {message}"));
    if let Some(name) = of_runs_alone(options) {
        return Err(usage(format!("{name}: these are shards of a sweep; only runs take it")));
    }
    let (head, cells) = report::sweep_shards(&options.folders).map_err(usage)?;
    let version = env!("CARGO_PKG_VERSION");
    if head.program != version {
        return Err(usage(format!(
            "overbuild {} made these shards, this is {version}: merge with the same one",
            head.program
        )));
    }
    let typed = Arguments::of(&head.typed).map(|typed| typed.command);
    let Ok(Command::Sweep(mut whole)) = typed else {
        return Err(usage("what was typed for these shards cannot be typed here".to_owned()));
    };
    whole.scenario.scenario = PathBuf::from(&head.file);
    let delivery = &mut whole.delivery;
    (delivery.out, delivery.placing) = (options.out.clone(), options.placing);
    (delivery.look, delivery.format) = (options.look.clone(), options.format);
    delivery.house = options.house.clone();
    (delivery.running.threads, delivery.running.quiet) = (options.threads, options.quiet);
    let out = whole.delivery.folder(|| whole.scenario.folder("-sweep"));
    spare(options, &out).map_err(usage)?;
    let files = Files::of_carried(head.files.iter().cloned());
    let settings: Vec<String> =
        whole.scenario.settings.iter().cloned().chain(whole.delivery.running.setting()).collect();
    let document = Document::load_from(files, whole.scenario.scenario.clone(), &settings);
    let scenario: Scenario = checked(&whole.scenario, document, true)?;
    run_on(&whole, scenario, Some((head.cells, cells)))
}

/// An option that was typed and means nothing for a sweep.
fn of_runs_alone(options: &MergeOptions) -> Option<&'static str> {
    let telling = &options.telling;
    let all = [
        ("--all", telling.all),
        ("--errors", telling.errors),
        ("--slides", !telling.slides.is_empty()),
        ("--draw", !telling.draw.is_empty()),
        ("--no-explore", options.no_explore),
        ("--timings", options.timings),
    ];
    all.into_iter().find_map(|(name, typed)| typed.then_some(name))
}

/// A result must not take the place of a shard that it is made of.
fn spare(options: &MergeOptions, out: &PathBuf) -> Result<(), String> {
    let Ok(place) = fs::canonicalize(out) else { return Ok(()) };
    let same =
        options.folders.iter().any(|folder| fs::canonicalize(folder).ok().as_ref() == Some(&place));
    if same {
        return Err(format!("--out: {} is one of the shards; name another folder", out.display()));
    }
    Ok(())
}
