//! `overbuild solve`: what would have to be true.

use std::{path::Path, time::Instant};

use super::{
    arguments::Format,
    exit::Failure,
    goal,
    load::load,
    print::{err, out},
    questions::SolveOptions,
    ranges, signals,
    simulate::now,
    workers::Workers,
};
use crate::{
    analysis::{
        Knob,
        solve::{Line, Solution, Task},
    },
    engine::Control,
    metrics::{Asked, Stopped},
    model::Model,
    report::{self, Solved, Staged, Timing},
    scenario::{Document, Rules},
};

/// Paths at each place unless more are asked for: of one key, and of a line.
const PATHS: [u64; 2] = [20_000, 8_192];

pub(super) fn run(options: &SolveOptions) -> Result<(), Failure> {
    let look = options.look.look()?;
    let (document, mut model) =
        load(&options.scenario, &options.running.setting(), options.running.quiet)?;
    let most = PATHS[usize::from(options.by.len() > 1)];
    model.header.run.paths = options.paths.unwrap_or(model.header.run.paths.min(most));
    let usage = |message: String| Failure::Usage(format!("error: --for: {message}"));
    let (asked, target) = goal::read(&model, &options.target).map_err(usage)?;
    let keys = Keys::read(options, (&document, &model))?;
    let folder = options.out.clone().unwrap_or_else(|| options.scenario.folder("-solve"));
    let staged = signals::opened(|| {
        Staged::result(&folder, report::names::solve(), options.placing.overwrite)
    })?;
    let workers = Workers::new(&options.running)?;
    let begun = Instant::now();
    let question =
        Question { document: &document, model: &model, asked: &asked, target, keys: &keys };
    let rules = Rules { allow_implausible: options.scenario.allow_implausible, ..Rules::default() };
    let found = workers.watched(None, || question.answer(rules, &workers.control));
    let (solution, line) = found.map_err(stopped)?;
    signals::still_wanted()?;
    let seconds = begun.elapsed().as_secs_f64();
    let timing = Timing { started_unix: now(), seconds, threads: workers.count() };
    let line = keys.second.as_ref().map(|(second, _)| second).zip(line);
    let solved = Solved {
        document: &document,
        model: &model,
        asked: &asked,
        target,
        knob: &keys.first,
        solution,
        line,
    };
    let files = report::solve_files(&solved, &look).map_err(Failure::Failed)?;
    let kept = report::write(staged, &files, Vec::new(), &model, &document, timing)?;
    tell(options, &solved, seconds, &folder)?;
    for note in &kept {
        err(note);
    }
    Ok(())
}

fn tell(
    options: &SolveOptions,
    solved: &Solved<'_>,
    seconds: f64,
    folder: &Path,
) -> Result<(), Failure> {
    if options.format == Format::Json {
        return out(&format!("{:#}\n", solved.json()));
    }
    if !options.running.quiet {
        out(&solved.text())?;
        err(&format!("  {seconds:.1} s; tables and charts: {}", folder.display()));
    }
    Ok(())
}

/// The keys that are turned: the first over a range, the second to places.
struct Keys {
    first: Knob,
    range: [f64; 2],
    /// Whether the range was named.
    named: bool,
    second: Option<(Knob, Vec<f64>)>,
}

impl Keys {
    fn read(options: &SolveOptions, scenario: (&Document, &Model)) -> Result<Self, Failure> {
        let knob = |text: &String| {
            ranges::knob(scenario, text, options.scenario.allow_implausible)
                .map_err(|message| Failure::Usage(format!("error: --by: {message}")))
        };
        let (first, range) = knob(&options.by[0])?;
        let second = options.by.get(1).map(knob).transpose()?;
        if let Some((second, _)) = second.as_ref().filter(|(second, _)| second.name == first.name) {
            let message = format!("error: --by: `{}` cannot be turned against itself", second.name);
            return Err(Failure::Usage(message));
        }
        let named = range.is_some();
        let range = range.unwrap_or_else(|| first.range());
        let second = second.map(|(knob, range)| {
            let [low, high] = range.unwrap_or_else(|| knob.near());
            let last = options.places - 1;
            let part = |i: u32| f64::from(i) / f64::from(last);
            let places = (0..=last).map(|i| low * (1.0 - part(i)) + high * part(i)).collect();
            (knob, places)
        });
        Ok(Self { first, range, named, second })
    }
}

struct Question<'a> {
    document: &'a Document,
    model: &'a Model,
    asked: &'a Asked,
    target: f64,
    keys: &'a Keys,
}

impl Question<'_> {
    fn answer(&self, rules: Rules, control: &Control) -> Result<(Solution, Option<Line>), Stopped> {
        let run = &self.model.header.run;
        let task = Task {
            document: self.document,
            rules,
            asked: self.asked,
            target: self.target,
            knob: &self.keys.first,
            range: self.keys.range,
            named: self.keys.named,
            paths: run.paths,
            seed: run.seed,
        };
        let solution = task.solve_and_look(control)?;
        let second = self.keys.second.as_ref();
        let line = second.map(|(knob, places)| Line::solve(&task, (knob, places), control));
        Ok((solution, line.transpose()?))
    }
}

fn stopped(stopped: Stopped) -> Failure {
    match stopped {
        Stopped::Failed(message) => Failure::Failed(message),
        Stopped::Interrupted => Failure::Incomplete("stopped; nothing was written".to_owned()),
    }
}
