//! What values a metric can have, so that a condition that says nothing is told.

use super::{
    Asked, Measure, Metric, Unit,
    measure::metrics,
    quantity::{self, BUST},
    tracks,
};
use crate::{
    model::Model,
    scenario::{
        Compared, Condition, Expect, Name, Observation, Observed, Problems, Span, Statistic,
        date_of, idle, states_another,
    },
};

/// Shares of spending above this are taken for per cent, though the first fleet alone could make them.
const LARGEST_SHARE: f64 = 5.0;
/// Highest internal rate of return that is looked for.
const HIGHEST_RATE: f64 = 4.0;

/// Smallest and largest value of a metric in a run; `never` and `undefined` aside.
pub fn possible(metric: &Measure, model: &Model) -> (f64, f64) {
    let (run, parties) = (&model.header.run, &model.parties);
    let (low, high) = metric.quantity.range_in(run);
    let count = |names: &[String]| names.len() as f64;
    let known = [
        (Metric::Defaults, count(&parties.builders)),
        (Metric::CustomerDefaults, count(&parties.customers)),
        (Metric::HolderDefaults, count(&parties.holders)),
        (Metric::Survivors, count(&parties.builders) + count(&parties.customers)),
        (Metric::ShutYears, run.years as f64),
    ];
    let known = known.iter().find(|(id, _)| id.name() == metric.name);
    let most = match (known, metric.unit) {
        (Some((_, most)), _) => *most,
        (None, Unit::Share) if !metric.quantity.own => LARGEST_SHARE,
        (None, Unit::Rate) => HIGHEST_RATE,
        _ => f64::INFINITY,
    };
    (low, high.min(most))
}

/// Notes conditions, promises and observations that can never hold, or always do.
pub(super) fn check(model: &Model, problems: &mut Problems) {
    let mut meaning = Meaning { model, metrics: metrics(model), problems };
    let header = &model.header;
    header.bust.any_of.iter().for_each(|condition| meaning.condition(condition));
    header.expectations.iter().for_each(|expect| meaning.expectation(expect));
    header.answer.iter().for_each(|name| meaning.answer(name));
    header.observations.iter().for_each(|observation| meaning.observation(observation));
}

struct Meaning<'a> {
    model: &'a Model,
    metrics: Vec<Measure>,
    problems: &'a mut Problems,
}

impl Meaning<'_> {
    /// The metric of a name; that there is none has been said.
    fn metric(&self, name: &str) -> Option<Measure> {
        self.metrics.iter().find(|metric| metric.name == name).cloned()
    }

    fn idle(&mut self, key: &str, name: &str, idle: Option<Idle>, span: Option<Span>) {
        if let Some((words, help)) = idle {
            self.problems.error(span, format!("{key}: `{name}` {words}")).help(help);
        }
    }

    fn condition(&mut self, condition: &Condition) {
        let Some(metric) = self.metric(&condition.metric) else { return };
        let range = if condition.above {
            (condition.bound.next_up(), f64::INFINITY)
        } else {
            (f64::NEG_INFINITY, condition.bound.next_down())
        };
        let idle = of_metric(&metric, None, range, self.model);
        self.idle("bust", &metric.name, idle, condition.bound_span.clone());
    }

    fn expectation(&mut self, expect: &Expect) {
        let [statistic, number] = expect.places.clone().map(Some);
        let idle = if expect.metric == BUST.name {
            if !matches!(expect.statistic, Statistic::Share | Statistic::Mean) {
                let message =
                    "expect: a bust is or is not: its statistic is `share`, its probability";
                self.problems.error(statistic, message);
                return;
            }
            of_probability(expect.range)
        } else {
            let Some(metric) = self.metric(&expect.metric) else { return };
            of_metric(&metric, Some(expect.statistic), expect.range, self.model)
        };
        self.idle("expect", &expect.metric, idle, number);
    }

    /// A number that answers the question is one that the scenario has.
    fn answer(&mut self, name: &Name) {
        let Err(message) = Asked::read(self.model, &name.text) else { return };
        // A table may be left out of what lies below.
        let own = name.text.split([':', '@', '.']).next().unwrap_or_default().trim();
        if quantity::all().any(|(known, _)| known.name == own) {
            let message = format!("answer: {message}; it is left out");
            self.problems.warn(name.span.clone(), message);
        } else {
            self.problems.error(name.span.clone(), format!("answer: {message}"));
        }
    }

    fn observation(&mut self, observation: &Observation) {
        match &observation.observed {
            Observed::Track(name) => self.observed_track(name, observation),
            Observed::Metric(name) => {
                let Some(metric) = self.metric(name) else { return };
                let observed = observation.points[0].1;
                self.observed_metric(&metric, observed, observation);
                let (least, most) = possible(&metric, self.model);
                if !(least..=most).contains(&observed) {
                    let message = format!(
                        "observation `{}`: {observed} is outside what `{name}` can be, {least} to {most}",
                        observation.name
                    );
                    self.problems.error(observation.value_span.clone(), message);
                }
            }
        }
    }

    /// Errors of data are shares of them, or of their odds: nothing and a yes or no have neither.
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
        } else if metric.unit != Unit::Share && observed <= 0.0 {
            let message = format!(
                "observation `{own}`: {observed} is not above zero, and ratios are compared"
            );
            (message, "promise what is nothing, or below it, in [[expect]]")
        } else {
            return;
        };
        self.problems.error(Some(observation.span.clone()), message).help(help);
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
        self.observed_unit(track.quantity.unit, observation);
        // Errors of shares are errors of their odds: above one there are none.
        let odd = |(_, value): &&(f64, f64)| *value > 1.0;
        let share = track.quantity.unit == Unit::Share && observation.compared == Compared::Value;
        if let Some((year, value)) = observation.points.iter().find(odd).filter(|_| share) {
            let message = format!(
                "observation `{}`: {}: {value} is no share of one",
                observation.name,
                date_of(*year)
            );
            let help = "write 0.9 for 90 %, or `scale = 0.01`; where more than one is meant, compare = \"index\"";
            self.problems.error(Some(observation.span.clone()), message).help(help);
        }
    }
}

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

/// What is wrong with a condition, and what would help.
type Idle = (String, String);

/// Why a metric, or a statistic of it, can never or always lies within a range; `None` if it may do either.
fn of_metric(
    metric: &Measure,
    statistic: Option<Statistic>,
    range: (f64, f64),
    model: &Model,
) -> Option<Idle> {
    if statistic == Some(Statistic::Share) {
        if metric.quantity.infinite().is_none() {
            let words = "`share` is that of the paths on which it never happens, and it has a value on each";
            return Some((words.to_owned(), "take the mean or a quantile as p50".to_owned()));
        }
        return of_probability(range);
    }
    let (least, most) = possible(metric, model);
    let end = written(range);
    if metric.quantity.infinite().is_none() {
        let words = idle(range, (least, most))?;
        return Some((words, per_cent(metric.unit, end)));
    }
    // On some paths it never happens: those lie above every number.
    if (range.0.is_finite() && range.0 > most) || (range.1.is_finite() && range.1 < least) {
        let words = format!("{end} is outside what it can be, {least} to {most}");
        return Some((words, per_cent(metric.unit, end)));
    }
    let words = idle(range, (least, f64::INFINITY))?;
    Some((words, per_cent(metric.unit, end)))
}

/// The same of a probability.
fn of_probability(range: (f64, f64)) -> Option<Idle> {
    let end = written(range);
    Some((idle(range, (0.0, 1.0))?, per_cent(Unit::Share, end)))
}

/// The first bound as it was written: what lies above a number begins with the next one.
fn written((low, high): (f64, f64)) -> f64 {
    let bound = if low.is_finite() { low } else { high };
    (bound * 1e9).round() / 1e9
}

/// What is meant where a share above one is written.
fn per_cent(unit: Unit, bound: f64) -> String {
    if matches!(unit, Unit::Share | Unit::Rate) && bound > 1.0 {
        let (all, part) = (bound * 100.0, bound / 100.0);
        return format!("{bound} is {all} %; write {part} for {bound} %");
    }
    "a condition must be able to hold and to fail".to_owned()
}
