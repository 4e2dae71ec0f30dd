//! What would have to be true: a question as it is typed, and its answer.

use super::{Error, Scenario, goal, ranges::knob};
use crate::{
    analysis::{
        Knob,
        solve::{Line, Solution, Task},
    },
    engine::Control,
    metrics::Asked,
    report::Solved,
};

/// A number of the results that is to reach a target, and the keys that are turned for it.
pub struct Solving<'a> {
    scenario: &'a Scenario,
    asked: Asked,
    target: f64,
    first: Knob,
    range: [f64; 2],
    /// Whether the range was named.
    named: bool,
    /// A second key, and the places of it.
    second: Option<(Knob, Vec<f64>)>,
}

impl<'a> Solving<'a> {
    /// Paths at each place unless more are asked for: of one key, and of a line.
    pub const PATHS: [u64; 2] = [20_000, 8_192];
    /// Places of the second key unless others are asked for.
    pub const PLACES: u32 = 7;

    /// `bust = 50%` by one key, as `demand.growth=0.2..0.8`, or by two: then so many places of the second are looked at.
    pub fn new(
        scenario: &'a Scenario,
        target: &str,
        by: &[String],
        places: Option<u32>,
    ) -> Result<Self, Error> {
        let (asked, target) = goal::read(&scenario.model, target)
            .map_err(|message| Error::Question("for", message))?;
        let wrong = |message: &str| Error::Question("by", message.to_owned());
        let model = (&scenario.document, &scenario.model);
        let knob = |text: &String| {
            knob(model, text, scenario.rules.allow_implausible).map_err(|message| wrong(&message))
        };
        let (Some(first), true) = (by.first(), by.len() < 3) else {
            return Err(wrong(
                "expected one key, or two for the line on which both reach the target",
            ));
        };
        let (first, range) = knob(first)?;
        if places.is_some() && by.len() < 2 {
            return Err(Error::Question("places", "there is no second --by".to_owned()));
        }
        let second = by.get(1).map(knob).transpose()?;
        if let Some((second, _)) = second.as_ref().filter(|(second, _)| second.name == first.name) {
            let message = format!("`{}` cannot be turned against itself", second.name);
            return Err(wrong(&message));
        }
        let named = range.is_some();
        let range = range.unwrap_or_else(|| first.range());
        let second = second.map(|(knob, range)| {
            let [low, high] = range.unwrap_or_else(|| knob.near());
            let last = places.unwrap_or(Self::PLACES) - 1;
            let part = |i: u32| f64::from(i) / f64::from(last);
            let places = (0..=last).map(|i| low * (1.0 - part(i)) + high * part(i)).collect();
            (knob, places)
        });
        Ok(Self { scenario, asked, target, first, range, named, second })
    }

    /// Turns the keys until the target is reached.
    pub fn answer(&self, control: &Control) -> Result<Solved<'_>, Error> {
        let Scenario { document, model, rules } = self.scenario;
        let (paths, seed) = (model.header.run.paths, model.header.run.seed);
        let task = Task {
            document,
            rules: *rules,
            asked: &self.asked,
            target: self.target,
            knob: &self.first,
            range: self.range,
            named: self.named,
            paths,
            seed,
        };
        let solution = task.solve_and_look(control)?;
        self.turned(&solution)?;
        let line = self.second.as_ref().map(|(knob, places)| {
            Line::solve(&task, (knob, places), control).map(|line| (knob, line))
        });
        Ok(Solved {
            document,
            model,
            asked: &self.asked,
            target: self.target,
            knob: &self.first,
            solution,
            line: line.transpose()?,
        })
    }

    /// Fails where there are no two places at which the scenario can be simulated.
    fn turned(&self, solution: &Solution) -> Result<(), Error> {
        let Some(first) = solution.held() else { return Ok(()) };
        let (name, at, why) = (&self.first.name, first.at, &first.why);
        let message = match solution.looks.first() {
            None => format!("`{name}` cannot be turned: {why}"),
            Some(look) => format!(
                "`{name}` cannot be turned alone: it can stand at {}, and not at {at} or elsewhere: {why}",
                look.at
            ),
        };
        Err(Error::Question("by", message))
    }
}
