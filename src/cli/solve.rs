//! `overbuild solve`: what would have to be true.

use std::time::Instant;

use super::{
    delivery::Made, exit::Failure, goal, load::load, questions::SolveOptions, ranges, signals,
    workers::Workers,
};
use crate::{
    analysis::{
        Knob,
        solve::{Line, Solution, Task},
    },
    engine::Control,
    library::Scenario,
    metrics::{Asked, Stopped},
    model::Model,
    report::{self, Solved, Timing},
    scenario::{Document, Rules},
};

/// Paths at each place unless more are asked for: of one key, and of a line.
const PATHS: [u64; 2] = [20_000, 8_192];

/// Places of the second key unless others are asked for.
const PLACES: u32 = 7;

pub(super) fn run(options: &SolveOptions) -> Result<(), Failure> {
    let delivery = &options.delivery;
    let look = delivery.look.look()?;
    let Scenario { document, mut model, rules } =
        load(&options.scenario, &delivery.running.setting(), delivery.running.quiet)?;
    let most = PATHS[usize::from(options.by.len() > 1)];
    model.header.run.paths = options.paths.unwrap_or(model.header.run.paths.min(most));
    let usage = |message: String| Failure::Usage(format!("error: --for: {message}"));
    let (asked, target) = goal::read(&model, &options.target).map_err(usage)?;
    let keys = Keys::read(options, (&document, &model))?;
    let folder = delivery.folder(|| options.scenario.folder("-solve"));
    let staged = delivery.open(&folder, report::names::solve())?;
    let workers = Workers::new(&delivery.running)?;
    let begun = Instant::now();
    let question =
        Question { document: &document, model: &model, asked: &asked, target, keys: &keys };
    let (solution, line) = workers.watched(None, || question.answer(rules, &workers.control))?;
    signals::still_wanted()?;
    if let (true, Some(first)) = (solution.looks.is_empty(), solution.barred.first()) {
        let message = format!("error: --by: `{}` cannot be turned: {}", keys.first.name, first.why);
        return Err(Failure::Usage(message));
    }
    let timing = Timing::since(begun, workers.count());
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
    let made = Made { staged, folder: &folder, files, model: &model, document: &document, timing };
    delivery.finish(made, || format!("{:#}\n", solved.json()), || solved.text())
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
        if options.by.len() > 2 {
            let message =
                "error: --by: expected one key, or two for the line on which both reach the target";
            return Err(Failure::Usage(message.to_owned()));
        }
        if options.places.is_some() && options.by.len() < 2 {
            return Err(Failure::Usage("error: --places: there is no second --by".to_owned()));
        }
        let second = options.by.get(1).map(knob).transpose()?;
        if let Some((second, _)) = second.as_ref().filter(|(second, _)| second.name == first.name) {
            let message = format!("error: --by: `{}` cannot be turned against itself", second.name);
            return Err(Failure::Usage(message));
        }
        let named = range.is_some();
        let range = range.unwrap_or_else(|| first.range());
        let second = second.map(|(knob, range)| {
            let [low, high] = range.unwrap_or_else(|| knob.near());
            let last = options.places.unwrap_or(PLACES) - 1;
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
