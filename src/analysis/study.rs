//! All that a comparison says.

use std::num::NonZero;

use rayon::prelude::*;

use super::{
    case::{Case, Cases},
    control::Luck,
    crossing::{Crossing, crossings},
    dominance::{Dominance, dominance},
    keys::{DifferingKey, differing_keys},
    ladder::Ladder,
    mixture::Mixture,
    outcome::Outcome,
    paired::{self, Pair},
    refusal::{Reason, Refusal},
};
use crate::{
    engine::Control,
    metrics::{Quantity, Side, Stopped, Unit, Which},
};

/// One outcome of a scenario against the reference.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Name of the metric, or `bust`.
    pub name: String,
    /// What is declared of it.
    pub quantity: &'static Quantity,
    /// Its unit.
    pub unit: Unit,
    /// The scenario less the reference.
    pub pair: Pair,
}

/// A scenario against the reference.
pub struct Versus {
    /// Its place among the cases.
    pub case: usize,
    /// Every outcome that can be compared.
    pub compared: Vec<Compared>,
    /// How it stands to the reference by the main outcomes.
    pub dominance: Vec<(String, Dominance)>,
    /// Tracks over the years.
    pub crossings: Vec<Crossing>,
    /// Every key that differs.
    pub keys: Vec<DifferingKey>,
    /// What makes the difference; or why that cannot be told.
    pub ladder: Result<Ladder, String>,
}

impl Versus {
    /// An outcome, if it can be compared.
    pub fn outcome(&self, which: impl Which) -> Option<&Compared> {
        let name = which.full_name();
        self.compared.iter().find(|compared| compared.name == name)
    }
}

/// Scenarios that have been compared.
pub struct Study {
    /// The scenarios.
    pub cases: Cases,
    /// Each of them against the reference.
    pub versus: Vec<Versus>,
    /// Their mixture, if weights were given.
    pub mixture: Option<Mixture>,
    /// What cannot be compared.
    pub refusals: Vec<Refusal>,
}

impl Study {
    /// Compares scenarios that have run; ladders take so many paths a run, or are left out.
    pub fn new(
        cases: Cases,
        weights: Option<&[f64]>,
        ladder: Option<NonZero<u64>>,
        control: &Control,
    ) -> Result<Self, Stopped> {
        let places = (0..cases.cases.len()).filter(|place| *place != cases.reference);
        let versus: Result<Vec<Versus>, Stopped> =
            places.map(|place| versus(&cases, place, ladder, control)).collect();
        let versus = versus?;
        let mut refusals = cases.refusals();
        refusals.extend(versus.iter().flat_map(|versus| set_aside(&cases, versus)));
        refusals.sort_by_key(|refusal| refusal.reason.order());
        let mixture = weights.map(|weights| Mixture::new(&cases, weights));
        Ok(Self { cases, versus, mixture, refusals })
    }
}

fn versus(
    cases: &Cases,
    place: usize,
    ladder: Option<NonZero<u64>>,
    control: &Control,
) -> Result<Versus, Stopped> {
    let case = &cases.cases[place];
    let keys = differing_keys(case, cases.reference());
    let alike = !keys.iter().any(DifferingKey::can_matter);
    let both: Vec<_> = cases.comparable(case).collect();
    let compared = both.par_iter().map(|(mine, theirs)| {
        let (pair, influences) = Pair::new(mine, theirs, alike);
        let compared =
            Compared { name: mine.name.clone(), quantity: mine.quantity, unit: mine.unit, pair };
        // A regression on the luck of the paths takes seconds: only what is shown is worth one.
        (compared, if is_main(mine) { influences } else { Default::default() })
    });
    let mut compared: Vec<_> = compared.collect();
    let luck = Luck::new(&[&case.model, &cases.reference().model], case.run().seed);
    let mut main: Vec<_> = compared
        .iter_mut()
        .map(|(compared, influences)| (&mut compared.pair, std::mem::take(influences)))
        .collect();
    paired::free(&mut main, &luck);
    let compared = compared.into_iter().map(|(compared, _)| compared).collect();
    let main = both.iter().filter(|(mine, _)| is_main(mine));
    let main = main.filter(|(mine, _)| mine.worse() != Side::Neither);
    let dominance = main.map(|(a, b)| (a.name.clone(), dominance(a, b))).collect();
    Ok(Versus {
        case: place,
        compared,
        dominance,
        crossings: crossings(cases, case),
        keys,
        ladder: climb(cases.reference(), case, ladder, control)?,
    })
}

/// Keys whose difference is set aside: all scenarios run with one seed and one number of paths.
fn set_aside(cases: &Cases, versus: &Versus) -> Vec<Refusal> {
    let case = &cases.cases[versus.case];
    let both = [("run.seed", case.run().seed), ("run.paths", case.run().paths)];
    let told = |(name, used): (&str, u64)| {
        let key = versus.keys.iter().find(|key| key.name == name)?;
        let values = [key.value.clone(), key.reference_value.clone()];
        let reason = Reason::Run(name.to_owned(), values, used);
        let scenarios = [case, cases.reference()].map(|case| case.name.clone());
        Some(Refusal { scenarios, reason })
    };
    both.into_iter().filter_map(told).collect()
}
/// Whether an outcome is shown on the screen.
const fn is_main(outcome: &Outcome) -> bool {
    outcome.quantity.place.main
}

fn climb(
    from: &Case,
    to: &Case,
    paths: Option<NonZero<u64>>,
    control: &Control,
) -> Result<Result<Ladder, String>, Stopped> {
    let Some(paths) = paths else { return Ok(Err("not asked for".to_owned())) };
    if !same_frame(from, to) {
        return Ok(Err("horizons, steps or units differ".to_owned()));
    }
    match Ladder::climb(from, to, paths, control) {
        Ok(Some(ladder)) => Ok(Ok(ladder)),
        Ok(None) => Ok(Err("the scenarios do not differ".to_owned())),
        Err(Stopped::Failed(message)) => Ok(Err(message)),
        Err(Stopped::Interrupted) => Err(Stopped::Interrupted),
    }
}

/// Whether two scenarios have the same horizon, steps and units; seeds and sizes do not matter.
fn same_frame(a: &Case, b: &Case) -> bool {
    let frame = |case: &Case| {
        let mut run = case.run().clone();
        (run.paths, run.seed) = (1, 1);
        run
    };
    frame(a) == frame(b)
}
