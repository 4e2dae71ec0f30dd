//! A bench for one mechanism alone.

use super::{
    Mechanism, Medians, Process, Reading, Starting, builder,
    state::{Clock, State},
};
use crate::{
    random::Chance,
    scenario::{Correlations, Document, Rules, Run},
};

/// One mechanism on an otherwise empty market, quarterly.
pub(super) struct Bench {
    pub(super) state: State,
    document: Document,
    first_path: u64,
}

impl Bench {
    pub(super) fn new(text: &str) -> Self {
        Self::at(text, 0)
    }

    pub(super) fn at(text: &str, first_path: u64) -> Self {
        let clock =
            Clock { step: 0, steps: 40, dt: 0.25, date: 2025.0, elapsed: 0.0, year_end: false };
        let builders = text.matches("[[builder]]").count();
        Self {
            state: State::new(clock, builders),
            document: Document::from_text("test", text),
            first_path,
        }
    }

    pub(super) fn start(
        &mut self,
        mechanism: fn(&mut Reading<'_>) -> Box<dyn Mechanism>,
    ) -> Box<dyn Process> {
        let run = Run {
            start: 2025.0,
            years: 10,
            steps_per_year: 4,
            paths: 64,
            seed: 1,
            currency: String::new(),
            unit: String::new(),
            site_unit: String::new(),
        };
        let document = &mut self.document;
        let mut problems = std::mem::take(&mut document.problems);
        let builders = if self.state.builders.is_empty() {
            Vec::new()
        } else {
            builder::read(&document.root, &document.folder, Rules::default(), &mut problems)
        };
        let mechanism = mechanism(&mut Reading::new(document, Rules::default(), &builders, &run));
        problems.0.append(&mut document.problems.0);
        assert!(!problems.fatal(), "{}", problems.render(&document.sources, false));
        let correlations = Correlations::default();
        let sampler =
            crate::scenario::Sampler::new(Chance::Seed(1), self.first_path, &correlations);
        mechanism.start(&mut Starting {
            state: &mut self.state,
            sampler,
            builders: &builders,
            medians: Medians::default(),
            priced: true,
        })
    }

    pub(super) fn step(&mut self, process: &mut dyn Process) {
        self.state.clear_flows();
        process.step(&mut self.state);
        self.state.clock.step += 1;
        self.state.clock.elapsed += self.state.clock.dt;
    }
}
