//! Conditions, promises and observations that the values of a metric leave no meaning: they are told.

use super::{
    Asked, Measure, Unit,
    measure::metrics,
    quantity::{self, BUST},
    range::possible,
};
use crate::{
    model::Model,
    scenario::{Condition, Expect, Name, Problems, Span, Statistic, idle},
};

/// Notes conditions, promises and observations that can never hold, or always do.
pub(super) fn check(model: &Model, problems: &mut Problems) {
    let mut meaning = Meaning { model, metrics: metrics(model), problems };
    let header = &model.header;
    header.bust.any_of.iter().for_each(|condition| meaning.condition(condition));
    header.expectations.iter().for_each(|expect| meaning.expectation(expect));
    meaning.answers(&header.answer);
    header.observations.iter().for_each(|observation| meaning.observation(observation));
}

pub(super) struct Meaning<'a> {
    pub(super) model: &'a Model,
    metrics: Vec<Measure>,
    pub(super) problems: &'a mut Problems,
}

impl Meaning<'_> {
    /// The metric of a name; that there is none has been said.
    pub(super) fn metric(&self, name: &str) -> Option<Measure> {
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
    fn answers(&mut self, names: &[Name]) {
        let mut asked: Vec<String> = Vec::new();
        for name in names {
            match Asked::read(self.model, &name.text) {
                Ok(own) if asked.contains(&own.words()) => {
                    let message = format!("answer: `{}` is asked for twice", own.words());
                    self.problems.error(name.span.clone(), message);
                }
                Ok(own) => asked.push(own.words()),
                Err(message) => self.no_answer(name, &message),
            }
        }
    }

    fn no_answer(&mut self, name: &Name, message: &str) {
        // A table may be left out of what lies below.
        let own = name.text.split([':', '@', '.']).next().unwrap_or_default().trim();
        if quantity::all().any(|(known, _)| known.name == own) {
            let message = format!("answer: {message}; it is left out");
            self.problems.warn(name.span.clone(), message);
        } else {
            self.problems.error(name.span.clone(), format!("answer: {message}"));
        }
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
    let quantile = matches!(statistic, Some(Statistic::Quantile(_)));
    if quantile && metric.quantity.is_whole() && range.0.ceil() > range.1.floor() {
        let words = "can never lie there: it is a whole number on every path".to_owned();
        return Some((words, "name a range that has one, or near with a tolerance".to_owned()));
    }
    let own = metric.reach();
    if own.map_or_else(|| metric.quantity.infinite().is_none(), |own| own.everywhere) {
        let words = idle(range, (least, most))?;
        return Some((words, per_cent(metric.unit, end)));
    }
    // On some paths it never happens: those lie above every number.
    if (range.0.is_finite() && range.0 > most) || (range.1.is_finite() && range.1 < least) {
        let words = match (least.is_finite(), most.is_finite()) {
            (_, false) => {
                format!("can never lie there: where it has a value it is never below {least}")
            }
            (false, _) => {
                format!("can never lie there: where it has a value it is never above {most}")
            }
            _ => format!(
                "can never lie there: where it has a value it is between {least} and {most}"
            ),
        };
        return Some((words, per_cent(metric.unit, end)));
    }
    // That it has a value at all says something.
    if own.is_some() {
        return None;
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
