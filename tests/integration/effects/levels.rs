//! Where the first years and the precedents lie (MODEL.md, section 9).

use std::{collections::BTreeMap, num::NonZero};

use overbuild::{
    engine::Control,
    metrics::{CustomerMetric, CustomerTrack, Summary, Track, Which, collect},
    random::Chance,
};

use super::subjects::PATHS;
use crate::support::model;

/// A number that must lie between two others, and where it is read.
pub(super) struct Level {
    pub(super) what: &'static str,
    pub(super) scenario: &'static str,
    pub(super) between: (f64, f64),
    pub(super) find: fn(&Summary) -> f64,
}

/// The first years of `base.toml` against reported figures and the labs' own plans, which are targets to compare with;
/// and the precedents (their hindcast in numbers is in `hindcast.rs` and MODEL.md).
pub(super) const LEVELS: &[Level] = &[
    Level {
        what: "1 largest dark share of fibre",
        scenario: "fiber-glut",
        between: (0.85, 0.97),
        find: |fibre| mean(fibre, "largest_dark_share"),
    },
    Level {
        what: "1 fall of the price of fibre",
        scenario: "fiber-glut",
        between: (0.9, 1.0),
        find: |fibre| mean(fibre, "price_fall"),
    },
    Level {
        what: "2 spending of 1847, m pounds (reported: 44)",
        scenario: "railway-mania",
        between: (40.0, 55.0),
        find: |railway| median(railway, Track::Spending, 1847.0),
    },
    Level {
        what: "2 miles in service in 1851 (reported: 6,890)",
        scenario: "railway-mania",
        between: (5800.0, 7600.0),
        find: |railway| median(railway, Track::Capacity, 1851.0),
    },
    Level {
        what: "2 fall of spending in three years (reported: 0.7)",
        scenario: "railway-mania",
        between: (0.35, 0.75),
        find: |railway| mean(railway, "spending_fall"),
    },
    Level {
        what: "4 spending of 2025",
        scenario: "base",
        between: (379.0, 430.0),
        find: |base| median(base, Track::Spending, 2025.0),
    },
    Level {
        what: "4 spending of 2026",
        scenario: "base",
        between: (740.0, 950.0),
        find: |base| median(base, Track::Spending, 2026.0),
    },
    Level {
        what: "4 spending of 2026 over GDP",
        scenario: "base",
        between: (0.02, 0.03),
        find: |base| median(base, Track::SpendingOverGdp, 2026.0),
    },
    Level {
        what: "16 most sites that wait for the grid, GW (about 10)",
        scenario: "power-bottleneck",
        between: (5.0, 20.0),
        find: |grid| mean(grid, "largest_power_queue"),
    },
    Level {
        what: "16 cost of machines that wait, bn (about 50)",
        scenario: "power-bottleneck",
        between: (30.0, 90.0),
        find: |grid| mean(grid, "idle_cost"),
    },
    Level {
        what: "16 electricity of 2025, TWh (US, 2023: 176)",
        scenario: "power-bottleneck",
        between: (170.0, 240.0),
        find: |grid| median(grid, Track::Electricity, 2025.0),
    },
    Level {
        what: "16 electricity of 2028, TWh (US: 325 to 580)",
        scenario: "power-bottleneck",
        between: (325.0, 580.0),
        find: |grid| median(grid, Track::Electricity, 2028.0),
    },
    // What grows from the rate of the start falls a little short of it.
    Level {
        what: "8 OpenAI's revenue of 2025 (reported: 13)",
        scenario: "base",
        between: (10.5, 15.0),
        find: |base| median(base, (CustomerTrack::Revenue, "OpenAI"), 2025.0),
    },
    Level {
        what: "8 OpenAI's revenue of 2026 (annualised: 20 to 40 and more)",
        scenario: "base",
        between: (25.0, 50.0),
        find: |base| median(base, (CustomerTrack::Revenue, "OpenAI"), 2026.0),
    },
    Level {
        what: "8 OpenAI's revenue of 2027 (its plan: 62)",
        scenario: "base",
        between: (40.0, 100.0),
        find: |base| median(base, (CustomerTrack::Revenue, "OpenAI"), 2027.0),
    },
    Level {
        what: "8 what OpenAI loses in 2025 (reported: 8.5)",
        scenario: "base",
        between: (7.0, 14.0),
        find: |base| -median(base, (CustomerTrack::CashFlow, "OpenAI"), 2025.0),
    },
    Level {
        what: "8 what OpenAI loses in 2027 (its plan: 35 to 57)",
        scenario: "base",
        between: (20.0, 57.0),
        find: |base| -median(base, (CustomerTrack::CashFlow, "OpenAI"), 2027.0),
    },
    Level {
        what: "8 OpenAI's first profit (its plan: 2029 or 2030)",
        scenario: "base",
        between: (2030.0, 2035.0),
        find: |base| first_profit(base, "OpenAI"),
    },
    Level {
        what: "8 OpenAI's losses until it earns (its plan: 44 to 2028)",
        scenario: "base",
        between: (44.0, 350.0),
        find: |base| mean(base, "cumulative_loss.OpenAI"),
    },
    // 1 bn annualised in January 2025, 9 in December, 30 in April 2026; 70 planned for 2028.
    Level {
        what: "9 Anthropic's revenue of 2025 (annualised: 1 to 9)",
        scenario: "base",
        between: (3.2, 6.0),
        find: |base| median(base, (CustomerTrack::Revenue, "Anthropic"), 2025.0),
    },
    Level {
        what: "9 Anthropic's revenue of 2026 (annualised: 9 to 65 in July)",
        scenario: "base",
        between: (25.0, 70.0),
        find: |base| median(base, (CustomerTrack::Revenue, "Anthropic"), 2026.0),
    },
    Level {
        what: "9 Anthropic's first profit (its plan: 2028)",
        scenario: "base",
        between: (2026.0, 2028.0),
        find: |base| first_profit(base, "Anthropic"),
    },
];

/// Summaries of scenarios, each run once.
pub(super) struct Summaries {
    paths: u64,
    done: BTreeMap<&'static str, Summary>,
}

impl Summaries {
    pub(super) const fn of(paths: u64) -> Self {
        Self { paths, done: BTreeMap::new() }
    }

    /// What is found of a level.
    pub(super) fn find(&mut self, level: &Level) -> f64 {
        let run = || {
            let model = model(level.scenario, &[]);
            let (chance, paths) = (Chance::Seed(model.header.run.seed), NonZero::new(self.paths));
            let collected = collect(&model, chance, paths.unwrap(), &Control::default());
            Summary::new(&model, &mut collected.unwrap())
        };
        (level.find)(self.done.entry(level.scenario).or_insert_with(run))
    }
}

/// Mean of a metric.
fn mean(summary: &Summary, metric: &str) -> f64 {
    let found = summary.named(metric).unwrap_or_else(|| panic!("no metric {metric}"));
    found.distribution.mean().unwrap().value
}

/// Median of a track in a calendar year.
fn median(summary: &Summary, track: impl Which, year: f64) -> f64 {
    let track = summary.track(track).unwrap();
    let band = track.bands.iter().find(|band| (band.year - year).abs() < 0.5).unwrap();
    band.quantiles[3]
}

/// Median of the first year in which a customer earns.
fn first_profit(summary: &Summary, customer: &str) -> f64 {
    let metric = summary.metric((CustomerMetric::FirstProfitableYear, customer)).unwrap();
    metric.distribution.quantile(0.5).value
}

#[test]
fn first_years_and_precedents_are_as_reported() {
    let mut summaries = Summaries::of(PATHS);
    for level in LEVELS {
        let found = summaries.find(level);
        let (what, (low, high)) = (level.what, level.between);
        assert!((low..=high).contains(&found), "{what}: {found} is not within {low} and {high}");
    }
}
