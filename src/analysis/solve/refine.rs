//! From a bracket to a root: regula falsi (Illinois: Dowell and Jarratt 1971) kept in the bracket, with halving where
//! it is slow, until the bracket is small against the error of the simulation.

use super::{Look, Root, Search};
use crate::metrics::Stopped;

/// Roots that are refined at most.
const MOST_ROOTS: usize = 4;
/// Looks for each root at most.
const MOST_LOOKS: usize = 60;
/// Width of a bracket at which a search ends, over half of the interval of the root.
const FINE: f64 = 0.05;
/// The same over the size of the place, where paths differ but the number has no error, and where they do not.
const RELATIVE: [f64; 2] = [1e-5, 1e-13];
/// Half of the interval of a root is sought within so many times what the slope promises, and doubled so often.
const REACH: f64 = 1.6;
const DOUBLINGS: usize = 4;

/// Two looks on either side of the target, and what the number does between them.
#[derive(Clone, Copy)]
struct Bracket {
    low: Look,
    high: Look,
    /// Of the widest bracket whose ends can be told apart: small ones know only steps of single paths.
    slope: f64,
}

impl Search<'_> {
    /// Every root that the scan has bracketed.
    pub(super) fn roots(&mut self) -> Result<Vec<Root>, Stopped> {
        let target = self.target;
        let mut roots = self.on_target()?;
        let told: Vec<Look> =
            self.scanned.iter().filter(|look| look.side(target) != 0).copied().collect();
        let pairs = told.windows(2).filter(|pair| pair[0].side(target) != pair[1].side(target));
        let apart =
            |pair: &&[Look]| !roots.iter().any(|root| (pair[0].at..=pair[1].at).contains(&root.at));
        let pairs: Vec<[Look; 2]> = pairs.filter(apart).map(|pair| [pair[0], pair[1]]).collect();
        for pair in pairs.into_iter().take(MOST_ROOTS) {
            roots.extend(self.root(pair)?);
        }
        roots.sort_by(|a, b| a.at.total_cmp(&b.at));
        Ok(roots)
    }

    fn root(&mut self, [low, high]: [Look; 2]) -> Result<Option<Root>, Stopped> {
        let (Some(low), Some(high)) = (self.held(&low, false)?, self.held(&high, true)?) else {
            return Ok(None);
        };
        let mut bracket = Bracket { low, high, slope: slope(&low, &high) };
        self.narrow(&mut bracket)?;
        let root = self.between(&bracket);
        let interval = self.interval(root, &bracket)?;
        let ends = [bracket.low.known.value, bracket.high.known.value];
        let noise = bracket.low.half().max(bracket.high.half());
        let reached = ends.iter().any(|end| (end - self.target).abs() <= noise);
        let size = ends.map(f64::abs).into_iter().fold(self.target.abs(), f64::max);
        let apart = (ends[1] - ends[0]).abs();
        let jumps = !reached && (apart.is_infinite() || apart > 1e-4 * size);
        // Where a look meets the target on the spot, both ends are that look.
        let rises = bracket.slope > 0.0;
        let too_few = !bracket.low.told() || !bracket.high.told();
        let jump = jumps.then_some(ends);
        let sure = !bracket.low.spread && !bracket.high.spread;
        Ok(Some(Root { at: root, interval, too_few, sure, rises, throughout: false, jump }))
    }

    /// A look with all paths on the side of the target on which fewer paths saw it: there, or further out.
    fn held(&mut self, seen: &Look, upward: bool) -> Result<Option<Look>, Stopped> {
        let side = self.above(seen);
        let out = |look: &&Look| if upward { look.at >= seen.at } else { look.at <= seen.at };
        let mut places: Vec<f64> = self.scanned.iter().filter(out).map(|look| look.at).collect();
        if !upward {
            places.reverse();
        }
        for at in places {
            match self.full(at)? {
                Some(look) if self.above(&look) == side => return Ok(Some(look)),
                Some(_) => {}
                None => return Ok(None),
            }
        }
        Ok(None)
    }

    fn above(&self, look: &Look) -> bool {
        look.known.value >= self.target
    }

    /// Narrows a bracket.
    fn narrow(&mut self, bracket: &mut Bracket) -> Result<(), Stopped> {
        // Weights of the ends: one that stays is believed half as much (Illinois).
        let mut weights = [1.0, 1.0];
        let mut last = None;
        let (mut slow, mut before) = (0, f64::INFINITY);
        for _ in 0..MOST_LOOKS {
            let width = bracket.high.at - bracket.low.at;
            if width <= bracket.tolerance() {
                break;
            }
            slow = if width > 0.5 * before { slow + 1 } else { 0 };
            before = width;
            let at = self.next(bracket, weights, slow > 2);
            if slow > 2 {
                (slow, weights) = (0, [1.0, 1.0]);
            }
            if at <= bracket.low.at || at >= bracket.high.at {
                break;
            }
            // What cannot be simulated within a bracket ends the search: the bracket says where.
            let Some(look) = self.full(at)? else { break };
            if (look.known.value - self.target).abs() <= bracket.exactly() {
                (bracket.low, bracket.high) = (look, look);
                break;
            }
            let low = self.above(&look) == self.above(&bracket.low);
            let again = if last == Some(low) { 0.5 } else { 1.0 };
            last = Some(low);
            weights = match (low, weights) {
                (true, [_, high]) => [1.0, high * again],
                (false, [low, _]) => [low * again, 1.0],
            };
            *(if low { &mut bracket.low } else { &mut bracket.high }) = look;
            let apart = (bracket.high.known.value - bracket.low.known.value).abs();
            if apart > 2.0 * (bracket.low.half() + bracket.high.half()) && apart.is_finite() {
                bracket.slope = slope(&bracket.low, &bracket.high);
            }
        }
        Ok(())
    }

    fn next(&self, bracket: &Bracket, weights: [f64; 2], halve: bool) -> f64 {
        let middle = f64::midpoint(bracket.low.at, bracket.high.at);
        let low = (bracket.low.known.value - self.target) * weights[0];
        let high = (bracket.high.known.value - self.target) * weights[1];
        let secant = bracket.low.at - low * (bracket.high.at - bracket.low.at) / (high - low);
        let told = low.is_finite() && high.is_finite() && secant.is_finite();
        if halve || !told { middle } else { secant }
    }

    /// The root within a narrow bracket.
    fn between(&self, bracket: &Bracket) -> f64 {
        self.next(bracket, [1.0, 1.0], false).clamp(bracket.low.at, bracket.high.at)
    }

    /// Where the interval of the number leaves the target, on either side of the root.
    fn interval(&mut self, root: f64, bracket: &Bracket) -> Result<[Option<f64>; 2], Stopped> {
        if !bracket.low.spread && !bracket.high.spread {
            return Ok([Some(root); 2]);
        }
        if !bracket.low.told() || !bracket.high.told() {
            return Ok([None; 2]);
        }
        let half = bracket.half_of_root();
        if half == 0.0 || !half.is_finite() {
            return Ok([Some(bracket.low.at.min(root)), Some(bracket.high.at.max(root))]);
        }
        let upward = bracket.slope > 0.0;
        Ok([self.end(root, -half, (upward, bracket))?, self.end(root, half, (!upward, bracket))?])
    }

    /// The end of the interval on one side: where the upper (or lower) end of the number's interval meets the target.
    fn end(
        &mut self,
        root: f64,
        half: f64,
        (upper, bracket): (bool, &Bracket),
    ) -> Result<Option<f64>, Stopped> {
        let (low, high) = (self.scanned[0].at, self.scanned[self.scanned.len() - 1].at);
        let noise = bracket.low.half().max(bracket.high.half());
        let (mut from, mut rest) = (root, noise);
        let mut reach = half * REACH;
        for _ in 0..DOUBLINGS {
            let at = (root + reach).clamp(low, high);
            let Some(look) = self.full(at)? else { return Ok(None) };
            let [least, most] = look.known.interval;
            // How far the target still lies inside the interval.
            let inside = if upper { most - self.target } else { self.target - least };
            if inside <= 0.0 {
                let part = if rest > inside { rest / (rest - inside) } else { 1.0 };
                return Ok(Some(from + (at - from) * part));
            }
            if at <= low || at >= high {
                return Ok(None);
            }
            (from, rest, reach) = (at, inside, reach * 2.0);
        }
        Ok(None)
    }
}

impl Bracket {
    /// Half of the interval of the root, as slope and error promise.
    fn half_of_root(&self) -> f64 {
        let noise = self.low.half().max(self.high.half());
        if noise == 0.0 { 0.0 } else { noise / self.slope.abs() }
    }

    /// What the number may miss the target by where it has no error.
    fn exactly(&self) -> f64 {
        let [low, high] = [self.low, self.high].map(|look| look.known.value.abs());
        let size = low.max(high);
        if size.is_finite() { 1e-14 * size } else { 0.0 }
    }

    /// Width at which it is narrow enough.
    fn tolerance(&self) -> f64 {
        let size = self.low.at.abs().max(self.high.at.abs());
        let spread = self.low.spread || self.high.spread;
        let floor = RELATIVE[usize::from(!spread)] * size;
        let half = self.half_of_root();
        if half.is_finite() { floor.max(FINE * half) } else { floor }
    }
}

fn slope(low: &Look, high: &Look) -> f64 {
    (high.known.value - low.known.value) / (high.at - low.at)
}
