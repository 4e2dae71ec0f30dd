//! Years that are calendar years, wherever a run starts.

use overbuild::{
    metrics::{History, Summary, Track, collect, read_model},
    random::Chance,
    scenario::{Document, Rules},
};

use super::median_steps;
use crate::support::model;

#[test]
fn the_revenue_gap_compares_a_year_with_the_same_year() {
    let model = model("base", &[]);
    let mut years = vec![0.0; model.header.run.years];
    median_steps(&model, |step, state| {
        years[step / 4] += state.flows.required_revenue[0] - state.flows.revenue[0];
    });
    let largest = years.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let run = &model.header.run;
    let new = History::new(run.start, run.years, &model.parties);
    let history = overbuild::engine::run_batch(&model, Chance::Median, 0, new);
    let metrics = overbuild::metrics::metrics(&model);
    let gap = metrics.iter().find(|metric| metric.name == "largest_revenue_gap").unwrap();
    let found = gap.of(&history)[0];
    assert!((found - largest).abs() < 1e-9 * largest.abs(), "{found} and {largest}");
}

/// Started within a year, a run has the rest of that year and ends with a year: tracks are by calendar year.
#[test]
fn years_are_calendar_years_wherever_a_run_starts() {
    for (start, steps) in [(2025.5, 4_usize), (2025.75, 4), (2025.25, 12), (2025.5, 24)] {
        let settings = [format!("run={{start={start},years=4,steps_per_year={steps}}}")];
        let model = model("base", &[&settings[0]]);
        let (mut spent, mut capacity) = ([0.0; 4], [0.0; 4]);
        median_steps(&model, |_, state| {
            // The year in which the step begins.
            let year = state.clock.date + 1e-6 - 2025.0;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a year")]
            let year = year as usize;
            spent[year] += state.flows.spending[0];
            capacity[year] = state.levels.capacity[0];
            assert_eq!(state.clock.year_end, (state.clock.date + state.clock.dt).fract() < 1e-6);
        });
        let run = &model.header.run;
        let new = History::new(run.start, run.years, &model.parties);
        let history = overbuild::engine::run_batch(&model, Chance::Median, 0, new);
        for year in 0..4 {
            let row = year + 1;
            assert!((history.calendar_year(row) - 2025.0 - year as f64).abs() < 1e-12);
            let found = history.track(Track::Spending)[row][0];
            assert!(
                (found - spent[year]).abs() < 1e-9,
                "{start} in {year}: {found} {}",
                spent[year]
            );
            assert_eq!(history.track(Track::Capacity)[row][0].to_bits(), capacity[year].to_bits());
        }
    }
}

/// What a part of a year brought is no year's flow: it counts in sums, and stands in no track.
#[test]
fn the_part_of_a_year_is_not_shown_as_a_year() {
    let model = model("base", &["run={start=2025.75,years=3}"]);
    let paths = std::num::NonZero::new(64).unwrap();
    let mut collected =
        collect(&model, Chance::Seed(1), paths, &overbuild::engine::Control::default()).unwrap();
    let summary = Summary::new(&model, &mut collected);
    let years = |track: Track| {
        summary.track(track).unwrap().bands.iter().map(|band| band.year).collect::<Vec<_>>()
    };
    assert_eq!(years(Track::Spending), [2026.0, 2027.0]);
    assert_eq!(years(Track::Capacity), [2024.75, 2025.0, 2026.0, 2027.0]);
}

#[test]
fn a_start_within_a_step_is_refused() {
    for (start, steps, fits) in [
        (2025.75, 4, true),
        (2025.083, 12, true),
        (2025.5, 24, true),
        (2025.3, 4, false),
        (2025.1, 12, false),
    ] {
        let setting = format!("run={{start={start},steps_per_year={steps}}}");
        let path = crate::support::root().join("scenarios/base.toml");
        let mut document = Document::load(&path, &[setting]);
        let read = read_model(&mut document, Rules::default()).is_some();
        assert_eq!(read, fits, "{start} in steps of 1/{steps}");
        let told = document.problems.render(&document.sources, false);
        assert!(fits || told.contains("run.start"), "{told}");
    }
}
