//! What an observation can be: that there is such a quantity, and that its numbers have a place on the scale on which it
//! is compared.

use super::{Measure, Quantity, Scale, Unit, possible::Meaning, range::bounds, tracks};
use crate::scenario::{Compared, Observation, Observed, date_of, states_another};

/// What to do about a share that is more than all.
const SHARE: &str =
    "write 0.9 for 90 %, or `scale = 0.01`; where more than one is meant, compare = \"index\"";
/// What to do about a number that is nothing.
const NOTHING: &str = "leave the year out (from, to), or promise what is nothing in [[expect]]";

/// Why what is nothing cannot be compared.
const RATIOS: &str = "is not above zero, and ratios are compared";
/// The same of shares of one.
const ODDS: &str = "is not above zero, and odds are compared";

/// What a unit is called where keys are declared, if it says what is measured.
const fn declared(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::Money => Some("bn"),
        Unit::Capacity => Some("capacity units"),
        Unit::Sites => Some("site units"),
        Unit::Share => Some("share"),
        Unit::Ratio => Some("ratio"),
        _ => None,
    }
}

impl Meaning<'_> {
    /// Notes what is wrong with an observation.
    pub(super) fn observation(&mut self, observation: &Observation) {
        match &observation.observed {
            Observed::Track(name) => self.observed_track(name, observation),
            Observed::Metric(name) => {
                let Some(metric) = self.metric(name) else { return };
                let observed = observation.points[0].1;
                self.observed_metric(&metric, observed, observation);
                self.observed_beyond(&metric, observed, observation);
                // What a scenario works out of a run is in the world what it is.
                let own = metric.quantity.own.then_some(metric.quantity.range);
                let range = own.unwrap_or_else(|| bounds(&metric, self.model));
                if let Some((message, help)) = impossible(metric.quantity, name, range, observed) {
                    let message = format!("observation `{}`: {message}", observation.name);
                    self.problems.error(observation.value_span.clone(), message).help(help);
                }
            }
        }
    }

    /// Errors of data may be shares of them, or of their odds: nothing and a yes or no have neither.
    fn observed_metric(&mut self, metric: &Measure, observed: f64, observation: &Observation) {
        let (name, own) = (&metric.name, &observation.name);
        let (message, help) = if metric.quantity.is_event() {
            let message = format!(
                "observation `{own}`: `{name}` is a yes or no, and no band of paths holds one"
            );
            (
                message,
                "observe what it is made of, as spending_fall, or promise its probability in [[expect]]",
            )
        } else if Scale::of(metric.quantity, Compared::Value).needs_positive() && observed <= 0.0 {
            let message = format!(
                "observation `{own}`: {observed} is not above zero, and ratios are compared"
            );
            (message, "promise what is nothing, or below it, in [[expect]]")
        } else {
            return;
        };
        self.problems.error(Some(observation.span.clone()), message).help(help);
    }

    /// Tells of a date, or a span of years, of a scenario's own quantity that the run is too short for.
    fn observed_beyond(&mut self, metric: &Measure, observed: f64, observation: &Observation) {
        let run = &self.model.header.run;
        let most = match metric.unit {
            Unit::Year => run.last_year(),
            Unit::Years => run.years as f64,
            _ => return,
        };
        if metric.quantity.own && observed > most {
            let (own, name) = (&observation.name, &metric.name);
            let message = format!(
                "observation `{own}`: {observed} is beyond the run, and `{name}` comes of what happens in it: {most} at most"
            );
            self.problems.doubt(observation.value_span.clone(), message);
        }
    }

    /// Notes a flow of the year of which the run has only a part.
    fn observed_part(&mut self, quantity: &Quantity, observation: &Observation) {
        let start = self.model.header.run.start;
        let first = observation.points.first().map_or(f64::INFINITY, |(year, _)| year.floor());
        if quantity.is_flow() && start.fract() > 0.0 && first <= start.floor() {
            let message = format!(
                "observation `{}`: the run has only a part of {first}, it starts at {start}: leave that year out (from = {})",
                observation.name,
                first + 1.0
            );
            self.problems.error(Some(observation.span.clone()), message);
        }
    }

    /// Data that are compared as they are, stated in a unit that measures something else.
    fn observed_unit(&mut self, unit: Unit, observation: &Observation) {
        let Some((stated, span)) = &observation.unit else { return };
        let run = &self.model.header.run;
        let wrong = declared(unit).and_then(|wanted| states_another(stated, wanted, run));
        if let Some(wrong) = wrong {
            let message = format!("observation `{}`: {wrong}", observation.name);
            let help = "`scale` and compare = \"index\" hold other units against each other";
            self.problems.error(Some(span.clone()), message).help(help);
        }
    }

    fn observed_track(&mut self, name: &str, observation: &Observation) {
        let known = tracks(self.model);
        let Some(track) = known.iter().find(|track| track.name == name) else { return };
        let within = observation.points.iter().find(|(year, _)| year.fract() != 0.0);
        if let Some((year, _)) = within.filter(|_| track.quantity.is_flow()) {
            let message = format!(
                "observation `{}`: {}: expected a whole year: `{name}` is summed over calendar years",
                observation.name,
                (date_of(*year) * 1e4).round() / 1e4
            );
            let help = "what stands at a date, debt or a price, may be dated within a year";
            self.problems.error(Some(observation.span.clone()), message).help(help);
        }
        self.observed_part(track.quantity, observation);
        self.observed_unit(track.quantity.unit, observation);
        if track.quantity.is_yes_or_no() {
            let message = format!(
                "observation `{}`: `{name}` is a yes or no, and no band of paths holds one",
                observation.name
            );
            let help = "observe what it is made of, as spending or debt";
            self.problems.error(Some(observation.span.clone()), message).help(help);
            return;
        }
        if observation.complement && track.quantity.unit != Unit::Share {
            let message = format!(
                "observation `{}`: complement: `{name}` is no share, so there is no one to take it from",
                observation.name
            );
            self.problems.error(Some(observation.span.clone()), message).help("leave it out");
            return;
        }
        if observation.compared == Compared::Index && track.quantity.range.0 < 0.0 {
            let message = format!(
                "observation `{}`: `{name}` may lie below zero, and compare = \"index\" divides by it",
                observation.name
            );
            self.problems.error(Some(observation.span.clone()), message).help("compare values");
            return;
        }
        if self.observed_numbers(track.quantity, observation) {
            return;
        }
        let wrong = |(year, value): &(f64, f64)| {
            let wrong = impossible(track.quantity, name, track.quantity.range, *value)?;
            Some((date_of(*year), wrong))
        };
        let as_it_is = observation.compared == Compared::Value;
        let wrong = observation.points.iter().find_map(wrong).filter(|_| as_it_is);
        if let Some((date, (message, help))) = wrong {
            let message = format!("observation `{}`: {date}: {message}", observation.name);
            self.problems.error(Some(observation.span.clone()), message).help(help);
        }
    }

    /// Notes numbers that the scale has not on which they are compared; whether there are any.
    fn observed_numbers(&mut self, quantity: &Quantity, observation: &Observation) -> bool {
        let scale = Scale::of(quantity, observation.compared);
        let points =
            observation.points.iter().map(|(year, value)| (date_of(*year).to_string(), *value));
        let known = observation.known.map(|known| ("known".to_owned(), known));
        let compared = if scale == Scale::LogOdds { ODDS } else { RATIOS };
        let nothing = |(place, value): &(String, f64)| {
            let is_odd = scale != Scale::Difference && *value <= 0.0;
            is_odd.then(|| (place.clone(), *value, compared, NOTHING))
        };
        let more = |(place, value): &(String, f64)| {
            let is_odd = scale == Scale::LogOdds && *value > 1.0;
            is_odd.then(|| (place.clone(), *value, "is no share of one", SHARE))
        };
        let all: Vec<(String, f64)> = points.chain(known).collect();
        let odd = all.iter().find_map(|own| nothing(own).or_else(|| more(own)));
        let Some((place, value, what, help)) = odd else { return false };
        let message = format!("observation `{}`: {place}: {value} {what}", observation.name);
        self.problems.error(Some(observation.span.clone()), message).help(help);
        true
    }
}

/// Why a quantity can never have a value that was observed, and what would help.
fn impossible(
    quantity: &Quantity,
    name: &str,
    (least, most): (f64, f64),
    value: f64,
) -> Option<(String, &'static str)> {
    if Scale::of(quantity, Compared::Value) == Scale::LogOdds && value > 1.0 {
        return Some((format!("{value} is no share of one"), SHARE));
    }
    if quantity.unit == Unit::Year && !(1000.0..=3000.0).contains(&value) {
        return Some((format!("{value} is no calendar year"), "write one, as 2027"));
    }
    let range = match (least.is_finite(), most.is_finite()) {
        (true, false) => format!("{least} or more"),
        (false, true) => format!("{most} or less"),
        _ => format!("{least} to {most}"),
    };
    let outside = !(least..=most).contains(&value);
    let message = || format!("{value} is outside what `{name}` can be, {range}");
    outside.then(|| (message(), "check the unit, or `scale`"))
}
