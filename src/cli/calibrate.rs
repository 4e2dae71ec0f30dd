//! `overbuild calibrate`: what happened teaches the parameters.

use std::time::Instant;

use super::{arguments::CalibrateOptions, exit::Failure, load::load, print::out, workers::Workers};
use crate::inference::{Calibration, Posterior, Settings, Simulator};

pub(super) fn run(options: &CalibrateOptions) -> Result<(), Failure> {
    let seed: Vec<String> =
        options.seed.map(|seed| format!("run.seed={seed}")).into_iter().collect();
    let (_, model) = load(&options.scenario, &seed)?;
    let simulator = Simulator::new(&model).map_err(|m| Failure::Usage(format!("error: {m}")))?;
    let workers = Workers::new(options.threads, options.quiet)?;
    let settings = Settings {
        population: options.population as usize,
        rounds: options.rounds as usize,
        least_acceptance: options.least_acceptance,
        seed: model.header.run.seed,
    };
    let begun = Instant::now();
    let calibration = workers.watched(None, || -> Result<_, crate::engine::Interrupted> {
        let mut c = Calibration::begin(&simulator, settings, &workers.control)?;
        while !c.finished {
            c.advance(&simulator, &workers.control)?;
        }
        Ok(c)
    });
    let calibration = calibration.map_err(|_| Failure::Incomplete("stopped".into()))?;
    let mut text = String::new();
    for r in &calibration.rounds {
        text += &format!("{:?} accept {:.3}\n", r, r.accepted as f64 / r.simulated as f64);
    }
    let p = Posterior::new(&simulator, &calibration);
    for l in &p.learned {
        text += &format!(
            "{:<44} {:?} -> {:.3?} contraction {:.2} shift {:.2} profile {:.2?}\n",
            l.name, l.prior, l.posterior, l.contraction, l.shift, l.profile
        );
    }
    text += &format!("effective {}\n", p.particles.effective());
    for (a, b, r) in p.together() {
        text += &format!("{} {} {r:.2}\n", p.learned[a].name, p.learned[b].name);
    }
    text += &format!("{:.1} s\n", begun.elapsed().as_secs_f64());
    out(&text)
}
