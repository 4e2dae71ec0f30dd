//! What the terms of a contract may be.

use super::{Bound, Contract};
use crate::{
    model::Reading,
    scenario::{Parameter, Span},
};

/// Units over all demand of the start above which their unit is in doubt: a contract of later years may be larger than all
/// that is there now.
const MOST_OF_DEMAND: f64 = 50.0;

impl Contract {
    /// Notes dates at which it never runs.
    pub(super) fn check_dates(&self, reading: &mut Reading<'_>) {
        let [start, end] = reading.dates();
        let keys = reading.written("contract", &self.name.text);
        let (latest, [earliest, last]) = (self.start.nearly_all()[1], self.end.nearly_all());
        // One that lies outside the run is told below.
        let within = earliest >= start || (latest > start && last > start);
        if earliest <= latest && within {
            let key = if keys.iter().any(|(key, _)| key == "end") { "end" } else { "start" };
            let span = keys.iter().find(|(own, _)| own == key).map(|(_, span)| span.clone());
            let message = format!(
                "contract.{:.60}.{key}: it ends ({earliest}) no later than it starts ({latest}), so it never runs; expected an end after the start",
                self.name.text
            );
            reading.complain(span, message);
        }
        // One that ends as the run begins is over, too.
        let over = start + 1e-4;
        for (date, dates) in
            [(&self.start, [f64::NEG_INFINITY, end]), (&self.end, [over, f64::INFINITY])]
        {
            let own = keys.iter().find(|(key, _)| date.name.ends_with(&format!(".{key}")));
            let place = own.map(|(_, span)| span.clone());
            reading.doubt_date(date, place, dates, "it never runs");
        }
        self.doubt_span(reading, &keys);
        self.doubt_stretch(reading, [latest, earliest], &keys);
    }

    /// A step does what holds in its middle: what lies between the middles of two is in none.
    fn doubt_span(&self, reading: &mut Reading<'_>, keys: &[(String, Span)]) {
        let ([start, end], run) = (reading.dates(), reading.run);
        let (from, until) = (self.start.nearly_all()[0], self.end.nearly_all()[1]);
        let is_told = from >= until || from >= end - 1e-6 || until < start + 1e-4;
        let middles = (0..run.steps()).map(|step| start + (step as f64 + 0.5) * run.dt());
        if is_told || middles.into_iter().any(|middle| from <= middle && middle < until) {
            return;
        }
        let written = |name: &str| keys.iter().find(|(key, _)| key == name);
        let place = written("end").or_else(|| written("start")).map(|(_, span)| span.clone());
        let message = format!(
            "contract.{:.60}: from {from} to {until} lies between the middles of two steps, and a step does what holds in its middle: it never runs",
            self.name.text
        );
        reading.doubt(place, message);
    }

    /// What is cut comes after the end, and an end after the run never does.
    fn doubt_stretch(
        &self,
        reading: &mut Reading<'_>,
        [latest, earliest]: [f64; 2],
        keys: &[(String, Span)],
    ) {
        let [start, end] = reading.dates();
        if self.stretched.is_zero() || latest >= end || earliest < end - 1e-6 {
            return;
        }
        let end = reading.run.last_year();
        let span = keys.iter().find(|(own, _)| own == "stretched").map(|(_, span)| span.clone());
        let message = format!(
            "{}: what is cut comes after the contract's end, {earliest}, and so after the run, {start} to {end}: it changes nothing",
            self.stretched.name
        );
        reading.doubt(span, message);
    }

    /// Tells of a size that is a slip, and of numbers that make it no contract.
    pub(super) fn check_terms(&self, reading: &mut Reading<'_>) {
        let [units, price, ramp] = [&self.units, &self.price, &self.ramp].map(Parameter::median);
        let runs = self.end.median() - self.start.median();
        let demand = reading.median("demand.initial");
        let doubts = [
            ("units", self.units.is_zero(), "a contract of nothing changes nothing".to_owned()),
            (
                "units",
                units > MOST_OF_DEMAND * demand,
                format!(
                    "{units} is {:.0} times all demand of the start ({demand:.4}): check its unit",
                    units / demand
                ),
            ),
            ("price", price <= 0.0, "what it delivers is given away".to_owned()),
            (
                "ramp",
                runs > 0.0 && ramp > runs,
                format!(
                    "it runs for {} years, and so never reaches its size",
                    (runs * 1e4).round() / 1e4
                ),
            ),
        ];
        let keys = reading.written("contract", &self.name.text);
        for (key, _, what) in doubts.into_iter().filter(|(_, holds, _)| *holds) {
            let span = keys.iter().find(|(own, _)| own == key).map(|(_, span)| span.clone());
            reading.doubt(span, format!("contract.{:.60}.{key}: {what}", self.name.text));
        }
    }
}

/// On the first day nobody can have promised more than there is.
pub(super) fn check_capacity(reading: &mut Reading<'_>, bound: &[Bound]) {
    let start = reading.run.start;
    let sold = reading.median_or("market.max_utilisation", 0.95);
    for (place, builder) in reading.builders().iter().enumerate() {
        let running = |bound: &&Bound| {
            let [from, until, ramp] =
                [&bound.contract.start, &bound.contract.end, &bound.contract.ramp]
                    .map(Parameter::median);
            bound.builder == place
                && from <= start
                && start < until
                && (ramp == 0.0 || from + ramp <= start)
        };
        let promised: f64 = bound.iter().filter(running).map(|b| b.contract.units.median()).sum();
        let capacity = builder.share * reading.median("fleet.initial_capacity") * sold;
        if promised > capacity * (1.0 + 1e-9) {
            let message = format!(
                "contract: {} has promised {promised:.4} units from the start and can deliver {capacity:.4}",
                builder.name
            );
            let span = bound.iter().find(running).and_then(|b| b.contract.name.span.clone());
            reading.complain(span, message);
        }
    }
}
