//! What would have to be true: where a key must stand for a number of the results to reach a target.
//!
//! All places are looked at on the same paths, so that the number is one function of the place, noisy only in where
//! it lies: its 95 % interval at each place gives that of the root.

mod line;
mod plateau;
mod refine;
mod scan;
mod shape;

pub use line::{Line, Point};
use shape::Paths;
pub use shape::Shape;

use super::knob::Knob;
use crate::{
    engine::Control,
    metrics::{Asked, Known, Probe, Stopped, read_model},
    scenario::{Document, Rules},
};

/// A place that was looked at.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Where the key stood.
    pub at: f64,
    /// The number there, with its interval.
    pub known: Known,
    /// Paths.
    pub paths: u64,
    /// Whether paths differ, so that there is an error at all.
    pub spread: bool,
}

/// A place that cannot be looked at, and why.
#[derive(Clone, Debug)]
pub struct Barred {
    /// Where the key stood.
    pub at: f64,
    /// Why not.
    pub why: String,
}

/// Where the target is reached.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is told by itself, and any of them may be so with any other"
)]
#[derive(Clone, Copy, Debug)]
pub struct Root {
    /// Where the key must stand.
    pub at: f64,
    /// Its 95 % interval; an end is open where the error reaches beyond the range. Of a range on which the number is
    /// the target throughout, its ends.
    pub interval: [Option<f64>; 2],
    /// Whether the paths are too few for an interval: then both its ends are open.
    pub too_few: bool,
    /// Whether no path differs there, so that chance has no part in it.
    pub sure: bool,
    /// Whether the number rises there with the key.
    pub rises: bool,
    /// Whether the number is the target on the whole interval.
    pub throughout: bool,
    /// The number just below and just above, where it jumps over the target.
    pub jump: Option<[f64; 2]>,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Solution {
    /// Where the target is reached, rising.
    pub roots: Vec<Root>,
    /// Where the scenario itself stands; none where the key has no single place there.
    pub now: Option<Look>,
    /// Every place that was looked at, rising, each with most paths.
    pub looks: Vec<Look>,
    /// Places that cannot be simulated.
    pub barred: Vec<Barred>,
    /// How the number goes with the key.
    pub shape: Shape,
    /// Lowest and highest place that were to be looked at.
    pub range: [f64; 2],
    /// Paths of the first, coarse looks, and of those at roots.
    pub paths: [u64; 2],
}

/// Parts into which what is drawn is cut.
const PARTS: u32 = 5;
/// What is drawn beyond roots and scenario, over what lies between them.
const MARGIN: f64 = 0.6;

impl Solution {
    /// What is worth drawing: roots and scenario with some room, or all.
    pub fn window(&self) -> [f64; 2] {
        let [first, last] = self.seen();
        if self.roots.is_empty() {
            return [first, last];
        }
        let ends = self.roots.iter().flat_map(|root| root.interval.into_iter().flatten());
        let places = ends.chain(self.roots.iter().map(|root| root.at));
        let places: Vec<f64> = places.chain(self.now.map(|now| now.at)).collect();
        let low = places.iter().copied().fold(f64::INFINITY, f64::min);
        let high = places.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let least = 0.1 * low.abs().max(high.abs()).min(last - first);
        let room = (MARGIN * (high - low)).max(least);
        [(low - room).max(first), (high + room).min(last)]
    }

    /// Why the key cannot be turned at all: it can stand at one place at most, so nothing is known of how it acts.
    pub fn held(&self) -> Option<&Barred> {
        let ([low, high], [first, last]) = (self.range, self.seen());
        let alone = self.looks.len() < 2 || last - first <= 1e-9 * (high - low);
        self.barred.first().filter(|_| alone)
    }

    /// Lowest and highest place that could be simulated.
    pub fn seen(&self) -> [f64; 2] {
        match (self.looks.first(), self.looks.last()) {
            (Some(first), Some(last)) => [first.at, last.at],
            _ => self.range,
        }
    }
}

/// What is to be solved.
#[derive(Clone)]
pub struct Task<'a> {
    /// The scenario.
    pub document: &'a Document,
    /// How strictly it is read.
    pub rules: Rules,
    /// The number.
    pub asked: &'a Asked,
    /// What it is to be.
    pub target: f64,
    /// The key that is turned.
    pub knob: &'a Knob,
    /// Lowest and highest place, and whether somebody named them.
    pub range: [f64; 2],
    /// Whether the range was named, and is not that of what is plausible.
    pub named: bool,
    /// Paths at each place.
    pub paths: u64,
    /// Seed of the paths.
    pub seed: u64,
}

impl Task<'_> {
    /// Looks for the places where the number reaches the target.
    pub fn solve(&self, control: &Control) -> Result<Solution, Stopped> {
        let seen = Paths::default();
        let mut function = |at: f64, paths: u64| self.look(at, paths, (&seen, control));
        let now = self.knob.now();
        let coarse = (self.paths / 8).clamp(LEAST.min(self.paths), self.paths);
        let places = scan::places(self.range, now, self.named);
        let mut search = Search::new(&mut function, self.target, [coarse, self.paths]);
        search.scan(&places)?;
        let here = now.map(|at| search.full(at)).transpose()?.flatten();
        let roots = search.roots()?;
        let step = |a: &Look, b: &Look| seen.step(self.asked, a.at, b.at);
        let shape = Shape::of(&search.scanned, step);
        Ok(search.solution((roots, shape), here, self.range))
    }

    /// The same, with a few more looks around the roots and where the scenario stands, so that a curve can be drawn.
    pub fn solve_and_look(&self, control: &Control) -> Result<Solution, Stopped> {
        let mut solution = self.solve(control)?;
        let [low, high] = solution.window();
        for part in 0..=PARTS {
            let part = f64::from(part) / f64::from(PARTS);
            let at = low * (1.0 - part) + high * part;
            let near = |look: &Look| {
                look.paths == self.paths && (look.at - at).abs() < 0.08 * (high - low)
            };
            if solution.looks.iter().any(near) {
                continue;
            }
            if let Ok(look) = self.look(at, self.paths, (&Paths::default(), control))? {
                solution.looks.retain(|old| old.at.total_cmp(&at).is_ne());
                solution.looks.push(look);
            }
        }
        solution.looks.sort_by(|a, b| a.at.total_cmp(&b.at));
        Ok(solution)
    }

    fn look(
        &self,
        at: f64,
        paths: u64,
        (seen, control): (&Paths, &Control),
    ) -> Result<Result<Look, String>, Stopped> {
        let mut document = self.knob.at(self.document, at);
        let Some(model) = read_model(&mut document, self.rules) else {
            let first = document.problems.0.iter().find(|problem| !problem.warning);
            return Ok(Err(first.map_or_else(String::new, |problem| problem.message.clone())));
        };
        let words = self.asked.words();
        let asked = match Asked::read(&model, &words) {
            Ok(asked) => [asked],
            Err(why) => return Ok(Err(why)),
        };
        let values = match Probe::new(&model, &asked)?.run(self.seed, paths, control) {
            Ok(mut values) => values.remove(0),
            Err(Stopped::Failed(why)) => return Ok(Err(why)),
            Err(stopped) => return Err(stopped),
        };
        let known = asked[0].measure(&values);
        if known.value.is_nan() {
            return Ok(Err(format!("{words} has no value, as it never happens on some paths")));
        }
        let spread = values.iter().any(|value| value.total_cmp(&values[0]).is_ne());
        seen.keep(at, values);
        Ok(Ok(Look { at, known, paths, spread }))
    }
}

/// Paths of a coarse look at least.
const LEAST: u64 = 1024;

/// Looks at a place with some paths; the inner error says why it cannot be simulated.
type Function<'a> = dyn FnMut(f64, u64) -> Result<Result<Look, String>, Stopped> + 'a;

/// A search under way.
struct Search<'a> {
    function: &'a mut Function<'a>,
    target: f64,
    paths: [u64; 2],
    looks: Vec<Look>,
    barred: Vec<Barred>,
    /// Looks of the scan, rising.
    scanned: Vec<Look>,
}

impl<'a> Search<'a> {
    fn new(function: &'a mut Function<'a>, target: f64, paths: [u64; 2]) -> Self {
        Self { function, target, paths, looks: vec![], barred: vec![], scanned: vec![] }
    }

    fn scan(&mut self, places: &[f64]) -> Result<(), Stopped> {
        for at in places {
            let found = self.look(*at, self.paths[0])?;
            self.scanned.extend(found);
        }
        Ok(())
    }

    /// With all paths.
    fn full(&mut self, at: f64) -> Result<Option<Look>, Stopped> {
        self.look(at, self.paths[1])
    }

    fn look(&mut self, at: f64, paths: u64) -> Result<Option<Look>, Stopped> {
        let same = |look: &&Look| look.at.total_cmp(&at).is_eq() && look.paths >= paths;
        if let Some(known) = self.looks.iter().find(same) {
            return Ok(Some(*known));
        }
        match (self.function)(at, paths)? {
            Ok(look) => {
                self.looks.push(look);
                Ok(Some(look))
            }
            Err(why) => {
                if !self.barred.iter().any(|barred| barred.at.total_cmp(&at).is_eq()) {
                    self.barred.push(Barred { at, why });
                }
                Ok(None)
            }
        }
    }

    /// What was found, the looks in order and each place once.
    fn solution(
        mut self,
        (roots, shape): (Vec<Root>, Shape),
        now: Option<Look>,
        range: [f64; 2],
    ) -> Solution {
        self.looks.sort_by(|a, b| a.at.total_cmp(&b.at).then(b.paths.cmp(&a.paths)));
        self.looks.dedup_by(|a, b| a.at.total_cmp(&b.at).is_eq());
        self.barred.sort_by(|a, b| a.at.total_cmp(&b.at));
        let (looks, barred, paths) = (self.looks, self.barred, self.paths);
        Solution { roots, now, looks, barred, shape, range, paths }
    }
}

impl Look {
    /// On which side of a target it lies; zero where its interval holds the target.
    fn side(&self, target: f64) -> i8 {
        let [low, high] =
            if self.known.has_interval() { self.known.interval } else { [self.known.value; 2] };
        i8::from(low > target) - i8::from(high < target)
    }

    /// Whether the paths are enough for an interval, where they differ at all.
    fn told(&self) -> bool {
        !self.spread || self.known.has_interval()
    }

    /// Half of its interval.
    fn half(&self) -> f64 {
        let [low, high] = self.known.interval;
        if self.spread && high.is_finite() && low.is_finite() { (high - low) / 2.0 } else { 0.0 }
    }
}

#[cfg(test)]
mod tests;
