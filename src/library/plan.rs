//! What is to be simulated, once it is known that it can be.

use super::{Error, Settings};
use crate::{
    analysis::{Condition, FirstPaths, Given, Sample},
    metrics::{Collected, Fault, Measure, Target, Unit, fault, metrics, suggested},
    model::Model,
    scenario::Statistic,
};

/// A simulation thought through: what can be known beforehand to be wrong is an error before any path runs.
pub struct Plan<'a> {
    pub(super) model: &'a Model,
    pub(super) settings: &'a Settings,
    pub(super) condition: Option<Condition>,
    pub(super) targets: Vec<Target>,
    pub(super) collected: Collected,
    pub(super) sample: Sample,
}

impl<'a> Plan<'a> {
    /// Checks what is asked of a model, and whether there is memory for it.
    pub fn new(model: &'a Model, settings: &'a Settings) -> Result<Self, Error> {
        let read = |text: &String| Condition::read(text, model).map_err(Error::Condition);
        let condition = settings.given.as_ref().map(read).transpose()?;
        let sample = sample(model, settings)?;
        let taken = if condition.is_some() { sample.most_bytes() } else { 0 };
        let collected = Collected::new(model, settings.memory.saturating_sub(taken));
        if !collected.keeps_tracks() {
            return Err(Error::Memory(settings.memory, Collected::least_memory(model)));
        }
        let targets = match settings.precision {
            Some(_) => targets(model, &settings.on)?,
            None => Vec::new(),
        };
        let plan = Self { model, settings, condition, targets, collected, sample };
        if plan.most() == 0 { Err(Error::NoPaths) } else { Ok(plan) }
    }

    /// What is asked of paths, if anything is.
    pub const fn condition(&self) -> Option<&Condition> {
        self.condition.as_ref()
    }

    /// Paths that are simulated, at most if a precision is wanted.
    pub const fn most(&self) -> u64 {
        match self.settings.precision {
            Some(_) => self.settings.most,
            None => self.model.header.run.paths,
        }
    }
}

/// Share of the memory that the metrics of the paths of a condition may take.
const PART: u64 = 4;

/// What is kept of the first paths one by one: of a condition, every metric of as many as there is room for.
fn sample(model: &Model, settings: &Settings) -> Result<Sample, Error> {
    if settings.given.is_none() {
        let begins = FirstPaths::of_a_bust(model);
        let wanted = |metric: &Measure| {
            let place = &metric.quantity.place;
            place.main || place.explored || begins.contains(&metric.name)
        };
        return Ok(Sample::new(model, wanted, Sample::PATHS));
    }
    let a_path = 8 * (metrics(model).len() + 1 + model.drawn.len()) as u64;
    let room = settings.memory / PART / a_path;
    let most = usize::try_from(room).unwrap_or(usize::MAX).min(Sample::PATHS);
    if most < Given::LEAST_PATHS {
        let least = Collected::least_memory(model) * PART;
        return Err(Error::ConditionMemory(settings.memory, least));
    }
    Ok(Sample::new(model, |_| true, most))
}

/// The numbers that are to be known well: those that are asked for, or of the usual ones those that are modelled.
fn targets(model: &Model, asked: &[Target]) -> Result<Vec<Target>, Error> {
    let fault = |target: &Target| fault(model, &target.metric, Some(target.statistic));
    if asked.is_empty() {
        return Ok(Target::usual().into_iter().filter(|target| fault(target).is_none()).collect());
    }
    match asked.iter().find_map(|target| Some((target, fault(target)?))) {
        Some((target, fault)) => Err(Error::Target(refused(model, target, &fault))),
        None => match asked.iter().find(|target| is_year(model, target)) {
            Some(target) => Err(Error::Target(format!(
                "{} is a calendar year, and a share of the year 2030 is twenty years: name an amount or a share",
                target.words()
            ))),
            None => Ok(asked.to_vec()),
        },
    }
}

/// Whether a number is a calendar year, of which a share says nothing.
fn is_year(model: &Model, target: &Target) -> bool {
    let of = |metric: &Measure| metric.name == target.metric && metric.unit == Unit::Year;
    target.statistic != Statistic::Share && metrics(model).iter().any(of)
}

fn refused(model: &Model, target: &Target, fault: &Fault) -> String {
    let message = fault.words(&target.metric);
    if !matches!(fault, Fault::Unknown) {
        return message;
    }
    let known = metrics(model);
    let names: Vec<&str> = known.iter().map(|metric| metric.name.as_str()).collect();
    format!("{message}; {}", suggested(&target.metric, &names))
}
