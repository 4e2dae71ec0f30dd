//! A bench for one mechanism alone.

use super::{
    Mechanism, Medians, Parties, Process, Reading, Starting, builder,
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
    builders: Vec<builder::Builder>,
    parties: Parties,
    first_path: u64,
}

impl Bench {
    pub(super) fn new(text: &str) -> Self {
        Self::at(text, 0)
    }

    pub(super) fn at(text: &str, first_path: u64) -> Self {
        let clock =
            Clock { step: 0, steps: 40, dt: 0.25, date: 2025.0, elapsed: 0.0, year_end: false };
        let mut document = Document::from_text("test", text);
        let builders = if document.has("builder") {
            builder::read(&mut document.clone(), Rules::default())
        } else {
            Vec::new()
        };
        let names = builders.iter().map(|builder| builder.name.clone()).collect();
        let parties = Parties::of(&mut document, names);
        Self { state: State::new(clock, &parties), document, builders, parties, first_path }
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
        let (document, builders, parties) = (&mut self.document, &self.builders, &self.parties);
        let mut reading = Reading::new(document, Rules::default(), builders, &run, parties);
        let mechanism = mechanism(&mut reading);
        let problems = &document.problems;
        assert!(!problems.fatal(), "{}", problems.render(&document.sources, false));
        let correlations = Correlations::default();
        let sampler =
            crate::scenario::Sampler::new(Chance::Seed(1), self.first_path, &correlations);
        mechanism.start(&mut Starting {
            state: &mut self.state,
            sampler,
            builders,
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
