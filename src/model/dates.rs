//! Dates that the run does not reach: what should happen on them does not.

use super::Reading;
use crate::scenario::{Parameter, Span};

/// Dates beyond which one path in a billion draws.
const ENDS: [f64; 2] = [1e-9, 1.0 - 1e-9];

impl Reading<'_> {
    /// Notes a doubt where a date lies outside the dates on which it has an effect: on all paths, or on some
    /// before the first of them. That a date may come only after the run is nothing odd.
    pub(super) fn doubt_date(
        &mut self,
        date: &Parameter,
        span: Option<Span>,
        [first, last]: [f64; 2],
        nothing: &str,
    ) {
        let [low, high] = ENDS.map(|p| date.distribution.quantile(p));
        // What is given to a few digits begins with the nearest step.
        let (is_before, is_after) = (|date: f64| date < first - 1e-6, low >= last - 1e-6);
        if !is_before(low) && !is_after {
            return;
        }
        let run = self.run;
        let written = if low < high { format!("{low:.2} to {high:.2}") } else { low.to_string() };
        let (name, start, end) = (&date.name, run.start, run.last_year() + 1.0);
        let message = if is_after {
            format!("{name}: {written} is after the run, {start} to {end}: {nothing}")
        } else if is_before(high) {
            format!("{name}: {written} is before the run, {start} to {end}: {nothing}")
        } else {
            format!(
                "{name}: {written} is on some paths before the run, {start} to {end}: {nothing} there"
            )
        };
        self.doubt(span, message);
    }

    /// Notes guidance that ends before the run begins, and guidance beyond the years that a plan has.
    pub(super) fn doubt_guidance(&mut self, until: &[&Parameter]) {
        let builders = self.builders();
        let mut told: Vec<&str> = Vec::new();
        for (builder, own) in builders.iter().zip(until) {
            let place = self.place_of("build_out", "guidance_until", Some(builder));
            // What nobody has written says nothing, and what the industry says it says once.
            if place.is_none() || told.contains(&own.name.as_str()) {
                continue;
            }
            let (end, start) = (own.median(), self.run.start);
            let [_, last] = builder.plan.dates();
            let message = if end <= start {
                format!(
                    "{end} is not after the start, {start}: no plan is guidance, all are forecasts"
                )
            } else if last > 0.0 && end > last + 1.0 && start <= last {
                format!(
                    "the plan of {:.60} ends with {last}: what it grows by from there is taken for guidance",
                    builder.name
                )
            } else {
                continue;
            };
            told.push(&own.name);
            self.doubt(place, format!("{}: {message}", own.name));
        }
    }

    /// The dates of the run: of its first step, and the end of its last one.
    pub(super) fn dates(&self) -> [f64; 2] {
        [self.run.start, self.run.last_year() + 1.0]
    }
}
