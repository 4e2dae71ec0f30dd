//! A bench for one mechanism alone.

use super::{
    Mechanism, Medians, Parties, Process, Reading, Starting, builder, cash,
    state::{Clock, Lag, Lags, Ring, State},
};
use crate::{
    math::Width,
    random::{Chance, fill},
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
            economy: String::new(),
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

    /// Lags of equipment and sites and their lives, in years, as `fleet.rs` sets them.
    pub(super) fn set_lags(&mut self, years: [f64; 4]) {
        let Clock { dt, steps, .. } = self.state.clock;
        let [equipment, site, equipment_life, site_life] =
            years.map(|years| Lag::new(&fill(years), dt));
        for builder in &mut self.state.builders {
            builder.equipment_orders = Ring::new(equipment.longest(), steps);
            builder.site_orders = Ring::new(site.longest(), steps);
            builder.equipment_retirements = Ring::new(equipment_life.longest(), steps);
        }
        self.state.lags = Lags { equipment, site, equipment_life, site_life };
        let terms = &mut self.state.terms;
        (terms.equipment_lag, terms.site_lag) = (fill(years[0]), fill(years[1]));
        (terms.equipment_life, terms.site_life) = (fill(years[2]), fill(years[3]));
    }

    pub(super) fn open(&mut self, process: &mut dyn Process) {
        process.open_at(Width::detected(), &mut self.state);
    }

    /// A step on what stands and flows now.
    pub(super) fn act(&mut self, process: &mut dyn Process) {
        process.step_at(Width::detected(), &mut self.state);
    }

    /// A step of it alone, with the ledger of cash.
    pub(super) fn step(&mut self, process: &mut dyn Process) {
        self.state.clear_flows();
        self.act(process);
        cash::close(&mut self.state);
        self.state.clock.step += 1;
        self.state.clock.elapsed += self.state.clock.dt;
    }
}
