//! Dates that the run does not reach: what should happen on them does not.

use crate::{
    model::Reading,
    scenario::{Parameter, Span},
};

/// Dates beyond which one path in a billion draws.
const ENDS: [f64; 2] = [1e-9, 1.0 - 1e-9];

impl Reading<'_> {
    /// Notes a doubt where a date lies outside the dates on which it has an effect: on all paths, or on some
    /// before the first of them. That a date may come only after the run is nothing odd.
    pub(crate) fn doubt_date(
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
        let (name, start, end) = (&date.name, run.start, run.last_year());
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

    /// Notes a doubt where what is waited for comes on no path before the run is over, if the waiting begins with the date.
    pub(crate) fn doubt_wait(
        &mut self,
        wait: &Parameter,
        span: Option<Span>,
        from: f64,
        nothing: &str,
    ) {
        let [low, high] = ENDS.map(|p| wait.distribution.quantile(p));
        let [start, end] = self.dates();
        if from + low < end - 1e-6 {
            return;
        }
        let written = if low < high { format!("{low:.2} to {high:.2}") } else { low.to_string() };
        let (name, end) = (&wait.name, self.run.last_year());
        let message = format!(
            "{name}: {written} years from {from} on end after the run, {start} to {end}: {nothing}"
        );
        self.doubt(span, message);
    }

    /// Notes guidance that ends before the run begins, and guidance beyond the years that a plan has.
    pub(crate) fn doubt_guidance(&mut self, until: &[&Parameter]) {
        let builders = self.builders();
        // What is said of one key is said once, of all whose plans end together.
        let mut told: Vec<(&Parameter, f64, Option<Span>, Vec<&str>)> = Vec::new();
        for (builder, own) in builders.iter().zip(until) {
            // What nobody has written says nothing.
            let place = self.place_of("build_out", "guidance_until", Some(builder));
            let [_, last] = builder.plan.dates();
            let (end, start) = (own.median(), self.run.start);
            let goes_on = last > 0.0 && end > last + 1.0 && start <= last;
            if place.is_none() || (end > start && !goes_on) {
                continue;
            }
            let same = |known: &Parameter, year: f64| {
                known.name == own.name && (end <= start || year.total_cmp(&last).is_eq())
            };
            match told.iter_mut().find(|(known, year, ..)| same(known, *year)) {
                Some((.., who)) => who.push(&builder.name),
                None => told.push((own, last, place, vec![&builder.name])),
            }
        }
        for (own, last, place, who) in told {
            let message = self.guidance(own.median(), last, &who);
            self.doubt(place, format!("{}: {message}", own.name));
        }
    }

    /// What is odd about guidance until a date beside plans that end with a year.
    fn guidance(&self, end: f64, last: f64, who: &[&str]) -> String {
        let start = self.run.start;
        if end <= start {
            return format!(
                "{end} is not after the start, {start}: no plan is guidance, all are forecasts"
            );
        }
        match who {
            [.., before, other] => {
                let others = who[..who.len() - 2].iter().map(|name| format!("{name:.60}, "));
                format!(
                    "the plans of {}{before:.60} and {other:.60} end with {last}: what they grow by from there is taken for guidance",
                    others.collect::<String>()
                )
            }
            _ => format!(
                "the plan of {:.60} ends with {last}: what it grows by from there is taken for guidance",
                who.concat()
            ),
        }
    }

    /// The dates of the run: of its first step, and the end of its last one.
    pub(crate) fn dates(&self) -> [f64; 2] {
        [self.run.start, self.run.last_year() + 1.0]
    }
}
