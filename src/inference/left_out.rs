//! Precedents held against what happened by what other precedents taught (leave one out).

use super::{
    backtest::Backtest,
    experiment::Experiment,
    joint::{Counted, Joint, same},
    posterior::{Learned, Posterior},
    simulator::Simulator,
    smc::{Calibration, Settings},
};
use crate::{engine::Control, metrics::Stopped};

/// Paths of the forecast of a precedent that was left out.
const FORECAST: usize = 8192;
/// Two precedents contradict each other where what they teach of a parameter lies so many standard deviations of its
/// prior apart, and so many standard errors.
const APART: (f64, f64) = (0.5, 4.0);

/// A precedent that did not teach.
pub struct LeftOut {
    /// The precedents that taught, by number.
    pub teachers: Vec<usize>,
    /// What they taught of what it has in common with them.
    pub learned: Vec<Learned>,
    /// How it did with that.
    pub scores: Backtest,
}

/// Two precedents that teach opposite things of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    /// The parameter.
    pub parameter: String,
    /// The precedents, by number, and the mean normal score of the prior paths nearest to each.
    pub between: [(usize, f64); 2],
}

/// The precedents of a group are one boom: none of them teaches another of its group.
pub struct Precedents<'a> {
    /// The simulators.
    pub simulators: &'a [Simulator<'a>],
    /// The group of each.
    pub booms: &'a [usize],
    /// How a calibration goes on.
    pub settings: Settings,
}

/// Whether a precedent has a parameter of another.
fn has(precedent: &Simulator<'_>, parameter: Counted<'_>) -> bool {
    precedent.learned().iter().any(|own| same((*own, precedent.run()), parameter))
}

impl<'a> Precedents<'a> {
    /// Checks that each has something in common with one that may teach it; the error is the number of one that has not.
    pub fn check(&self) -> Result<(), usize> {
        let alone = |own: &usize| {
            let teachers = self.teachers(*own);
            let own = &self.simulators[*own];
            let taught = |other: &usize| {
                let other = &self.simulators[*other];
                other.learned().iter().any(|theirs| has(own, (*theirs, other.run())))
            };
            !teachers.iter().any(taught)
        };
        (0..self.simulators.len()).find(alone).map_or(Ok(()), Err)
    }

    /// One precedent of each boom: the same facts must not count twice.
    pub fn firsts(&self) -> Vec<usize> {
        let first = |own: &usize| {
            let boom = self.booms[*own];
            self.booms.iter().position(|each| *each == boom) == Some(*own)
        };
        (0..self.booms.len()).filter(first).collect()
    }

    fn teachers(&self, own: usize) -> Vec<usize> {
        let others = self.firsts().into_iter();
        others.filter(|other| self.booms[*other] != self.booms[own]).collect()
    }

    /// Some of them with one parameter set.
    pub(super) fn joint(&self, own: &[usize]) -> Joint<'a> {
        let theirs: Vec<&'a Simulator<'a>> =
            own.iter().map(|number| &self.simulators[*number]).collect();
        Joint::new(&theirs)
    }

    /// What they teach of all their parameters.
    pub(super) fn taught(
        &self,
        joint: &Joint<'_>,
        control: &Control,
    ) -> Result<Posterior, Stopped> {
        let mut calibration = Calibration::begin(joint, self.settings, control)?;
        while !calibration.finished {
            calibration.advance(joint, control)?;
        }
        Ok(Posterior::new(joint, &calibration))
    }

    /// Learns from all others, and holds that against what happened to this one.
    pub fn leave_out(&self, own: usize, control: &Control) -> Result<LeftOut, Stopped> {
        let teachers = self.teachers(own);
        let joint = self.joint(&teachers);
        let posterior = self.taught(&joint, control)?;
        let simulator = &self.simulators[own];
        let carried = joint.carried(&posterior.particles, simulator, self.settings.seed);
        let scores = simulator.forecast(&carried, FORECAST, control)?;
        let all = posterior.learned.into_iter().enumerate();
        let common = all.filter(|(place, _)| has(simulator, joint.counted(*place)));
        Ok(LeftOut { teachers, learned: common.map(|(_, learned)| learned).collect(), scores })
    }

    /// Pairs of precedents that teach opposite things, of each parameter the pair that lies farthest apart.
    pub fn contradictions(&self, control: &Control) -> Result<Vec<Contradiction>, Stopped> {
        let all = self.firsts();
        let joint = self.joint(&all);
        let teach = joint.teach(self.settings, control)?;
        let farthest = |place: usize| {
            let known: Vec<(usize, f64, f64)> = (0..all.len())
                .filter_map(|own| teach[own][place].map(|(mean, error)| (all[own], mean, error)))
                .collect();
            let low = known.iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
            let high = known.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
            let apart = high.1 - low.1;
            let opposite = low.1 < 0.0 && high.1 > 0.0 && apart > APART.0;
            (opposite && apart > APART.1 * low.2.hypot(high.2)).then(|| Contradiction {
                parameter: joint.learned()[place].name.clone(),
                between: [(low.0, low.1), (high.0, high.1)],
            })
        };
        Ok(joint.common().into_iter().filter_map(farthest).collect())
    }
}
