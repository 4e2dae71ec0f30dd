//! The patient rule induction method (Friedman and Fisher 1999): a box is made smaller by thin slices, always by the
//! one whose loss raises the share of hits most, and then larger again where that raises it.
//!
//! Which box of the way is told: the one whose share of hits chance explains least, with the largest (share of hits
//! inside - share of all) x root of the share of paths inside (Klösgen 1996); or, if a share of hits is asked for, the
//! largest that has it. Limits that bring less than a twentieth of that, or that the share does not need, are left out.

use rayon::prelude::*;

use super::boxes::{Limit, Region};
use crate::analysis::inputs::Input;

/// Share of the paths inside that a slice takes off, or adds.
const SLICE: f64 = 0.05;
/// Share of all paths that a box has at least.
const LEAST_MASS: f64 = 0.05;
/// Part of what a box tells that a limit must bring.
const LEAST_PART: f64 = 0.05;
/// Limits at most.
const MOST_LIMITS: usize = 4;

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// What boxes have limits on.
    pub inputs: &'a [Input],
    /// Whether each path has it.
    pub hits: &'a [bool],
    /// Share of hits that a box must have.
    pub density: Option<f64>,
}

/// A box on the way.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Share of hits inside.
    pub density: f64,
    /// Share of all hits that are inside.
    pub coverage: f64,
    /// Share of all paths that are inside.
    pub mass: f64,
    /// Inputs with limits.
    pub limits: usize,
}

/// Paths of a box and hits among them.
#[derive(Clone, Copy)]
struct Count {
    paths: f64,
    hits: f64,
}

impl Count {
    fn share(self) -> f64 {
        if self.paths > 0.0 { self.hits / self.paths } else { 0.0 }
    }
}

/// The box that is told, of some paths, with the way to it; none where no slice raises the share of hits. `all` is the
/// number of paths that shares of all are of.
pub(super) fn region(
    target: &Target<'_>,
    paths: &[usize],
    all: usize,
) -> Option<(Region, Vec<Step>)> {
    let search = Search { target, paths, all: all as f64 };
    let way = search.peel();
    let steps: Vec<Step> = way.iter().map(|region| search.step(region)).collect();
    let told = match target.density {
        None => choose(&steps).map(|place| search.told(&way[place])),
        Some(asked) => search.dense(&way, &steps, asked),
    };
    told.filter(|region| !region.limits.is_empty()).map(|region| (region, steps))
}

struct Search<'a> {
    target: &'a Target<'a>,
    paths: &'a [usize],
    all: f64,
}

impl Search<'_> {
    fn inside(&self, region: &Region) -> Vec<usize> {
        let inputs = self.target.inputs;
        self.paths.iter().copied().filter(|path| region.holds(inputs, *path)).collect()
    }

    fn count(&self, paths: &[usize]) -> Count {
        let hits = paths.iter().filter(|path| self.target.hits[**path]).count();
        Count { paths: paths.len() as f64, hits: hits as f64 }
    }

    /// Boxes from all paths to the smallest.
    fn peel(&self) -> Vec<Region> {
        let mut way = vec![Region::default()];
        let mut inside = self.paths.to_vec();
        loop {
            let last = &way[way.len() - 1];
            let Some(limit) = self.best_slice(last, &inside) else { return way };
            let next = last.with(limit);
            inside.retain(|path| limit.holds(self.target.inputs[limit.input].values[*path]));
            way.push(next);
        }
    }

    /// The limits of one input that a slice leaves, whose loss raises the share of hits most for what it takes off.
    fn best_slice(&self, region: &Region, inside: &[usize]) -> Option<Limit> {
        let now = self.count(inside);
        let least = LEAST_MASS * self.all;
        let slices: Vec<(f64, Limit)> = (0..self.target.inputs.len())
            .into_par_iter()
            .flat_map_iter(|input| self.slices(region, inside, input))
            .filter_map(|(limit, left)| {
                let taken = now.paths - left.paths;
                let fits = left.paths >= least && taken > 0.0;
                fits.then(|| ((left.share() - now.share()) / taken, limit))
            })
            .collect();
        // The first of equal ones: the order is that of the inputs.
        let best =
            slices.into_iter().reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.filter(|(gain, _)| *gain > 0.0).map(|(_, limit)| limit)
    }

    /// Both thin slices of an input, and what they leave.
    fn slices(
        &self,
        region: &Region,
        inside: &[usize],
        input: usize,
    ) -> impl Iterator<Item = (Limit, Count)> {
        let values = &self.target.inputs[input].values;
        let mut sorted: Vec<f64> = inside.iter().map(|path| values[*path]).collect();
        let thin = slice(sorted.len());
        let own = region.of(input);
        let (mut low, mut high) = (None, None);
        if sorted.len() > 2 * thin {
            low = Some(*sorted.select_nth_unstable_by(thin - 1, f64::total_cmp).1);
            let place = sorted.len() - thin;
            high = Some(*sorted.select_nth_unstable_by(place, f64::total_cmp).1);
        }
        let limits = [
            low.map(|low| Limit { low: Some(low), ..own }),
            high.map(|high| Limit { high: Some(high), ..own }),
        ];
        let left = move |limit: Limit| {
            let mut count = Count { paths: 0.0, hits: 0.0 };
            for path in inside {
                if limit.holds(values[*path]) {
                    count.paths += 1.0;
                    count.hits += f64::from(u8::from(self.target.hits[*path]));
                }
            }
            (limit, count)
        };
        limits.into_iter().flatten().map(left)
    }

    fn step(&self, region: &Region) -> Step {
        let inside = self.count(&self.inside(region));
        let whole = self.count(self.paths);
        Step {
            density: inside.share(),
            coverage: if whole.hits > 0.0 { inside.hits / whole.hits } else { 0.0 },
            mass: inside.paths / self.all,
            limits: region.limits.len(),
        }
    }

    /// A box of the way as it is told.
    fn told(&self, region: &Region) -> Region {
        self.plain(self.paste(region.clone())).said(self.target.inputs)
    }

    /// How little chance explains a box.
    fn quality(&self, region: &Region) -> f64 {
        let inside = self.count(&self.inside(region));
        let mass = inside.paths / self.paths.len() as f64;
        (inside.share() - self.count(self.paths).share()) * mass.sqrt()
    }

    /// The box that has a share of hits, as it is told: of those with the fewest limits beyond four, the one with the
    /// most hits.
    fn dense(&self, way: &[Region], steps: &[Step], asked: f64) -> Option<Region> {
        let there = way.iter().zip(steps).filter(|(_, step)| step.density >= asked);
        let there: Vec<&Region> = there.map(|(region, _)| region).collect();
        let plain: Vec<(usize, f64, Region)> = there
            .into_par_iter()
            .map(|region| {
                let region = self.plain_and_dense(region, asked);
                let beyond = region.limits.len().saturating_sub(MOST_LIMITS);
                (beyond, self.count(&self.inside(&region)).hits, region)
            })
            .collect();
        let better = |a: &(usize, f64, Region), b: &(usize, f64, Region)| {
            a.0 < b.0 || (a.0 == b.0 && a.1 > b.1)
        };
        let best =
            plain.into_iter().reduce(|best, next| if better(&next, &best) { next } else { best });
        best.map(|(_, _, region)| region)
    }

    /// Without the limits that a share of hits does not need.
    fn plain_and_dense(&self, region: &Region, asked: f64) -> Region {
        let mut region = region.said(self.target.inputs);
        loop {
            let without = (0..region.limits.len()).map(|place| region.without(place));
            let best = without
                .map(|wider| (self.count(&self.inside(&wider)).share(), wider))
                .reduce(|best, next| if next.0 > best.0 { next } else { best });
            match best {
                Some((share, wider)) if share >= asked && !wider.limits.is_empty() => {
                    region = wider;
                }
                _ => return region,
            }
        }
    }

    /// Gives back slices as long as that raises the share of hits.
    fn paste(&self, mut region: Region) -> Region {
        loop {
            let now = self.count(&self.inside(&region));
            let wider = region.limits.iter().flat_map(|limit| self.wider(&region, *limit));
            let best = wider.fold(None, |best: Option<(f64, Region)>, next| {
                let share = self.count(&self.inside(&next)).share();
                if best.as_ref().is_none_or(|(most, _)| share > *most) {
                    Some((share, next))
                } else {
                    best
                }
            });
            match best {
                Some((share, next)) if share > now.share() => region = next,
                _ => return region,
            }
        }
    }

    /// A box with a thin slice more, on either side of one input.
    fn wider(&self, region: &Region, limit: Limit) -> Vec<Region> {
        let open = region.with(Limit { low: None, high: None, ..limit });
        let values = &self.target.inputs[limit.input].values;
        let around = self.inside(&open);
        let inside = around.iter().filter(|path| limit.holds(values[**path])).count();
        let thin = slice(inside);
        let mut all = Vec::new();
        if let Some(low) = limit.low {
            let mut below: Vec<f64> =
                around.iter().map(|path| values[*path]).filter(|value| *value <= low).collect();
            below.sort_unstable_by(|a, b| b.total_cmp(a));
            all.push(region.with(Limit { low: below.get(thin).copied(), ..limit }));
        }
        if let Some(high) = limit.high {
            let mut above: Vec<f64> =
                around.iter().map(|path| values[*path]).filter(|value| *value >= high).collect();
            above.sort_unstable_by(f64::total_cmp);
            all.push(region.with(Limit { high: above.get(thin).copied(), ..limit }));
        }
        all
    }

    /// Without the limits that bring next to nothing, and without those beyond the fourth.
    fn plain(&self, mut region: Region) -> Region {
        loop {
            let now = self.quality(&region);
            let without = (0..region.limits.len()).map(|place| region.without(place));
            let best = without
                .map(|wider| (self.quality(&wider), wider))
                .reduce(|best, next| if next.0 > best.0 { next } else { best });
            match best {
                Some((quality, wider))
                    if region.limits.len() > MOST_LIMITS || quality >= now * (1.0 - LEAST_PART) =>
                {
                    region = wider;
                }
                _ => return region,
            }
        }
    }
}

/// The place on the way that is told.
fn choose(steps: &[Step]) -> Option<usize> {
    let quality =
        |place: &usize| (steps[*place].density - steps[0].density) * steps[*place].mass.sqrt();
    let best = (0..steps.len()).max_by(|a, b| quality(a).total_cmp(&quality(b)));
    best.filter(|place| *place > 0)
}

/// Paths of a thin slice.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
fn slice(paths: usize) -> usize {
    ((paths as f64 * SLICE) as usize).max(1)
}
