//! Whether the names that a scenario or a command gives are metrics of its model.

use super::{
    measure::{Measure, NotModelled, metrics, unmodelled_metrics},
    quantity::{BUST, Side},
    ties::{Tie, ties},
    unit::Unit,
};
use crate::{
    model::Model,
    scenario::{
        Bust, Condition, Limits, Problems, Statistic, is_dated, power_of, suggestion_among,
    },
};

/// What is wrong with the name of a metric.
#[derive(Clone, Debug)]
pub enum Fault {
    /// The catalogue does not have it.
    Unknown,
    /// The tables that it needs are missing.
    NotModelled(NotModelled),
    /// The statistic needs a worse side, and the quantity has none.
    NoWorseSide,
    /// The statistic needs a number on every path, and on some it may never happen.
    NoMean,
    /// Calendar years have no mean.
    NoMeanOfDates,
}

impl Fault {
    /// In words, of a name.
    pub fn words(&self, name: &str) -> String {
        match self {
            Self::Unknown => format!("there is no metric `{name}`"),
            Self::NotModelled(lacking) => lacking.words(),
            Self::NoWorseSide => format!(
                "`{name}` has no worse side, neither large nor small values are bad, so it has no expected shortfall; expected mean or a quantile as p5 or p95"
            ),
            Self::NoMean => format!(
                "`{name}` may never happen on a path, so it has no mean; expected a quantile as p50, or share for how often it never does"
            ),
            Self::NoMeanOfDates => format!(
                "`{name}` is a calendar year, and calendar years have no mean here; expected a quantile as p50"
            ),
        }
    }
}

/// What is wrong with a metric's name and a statistic of it, if anything.
pub fn fault(model: &Model, name: &str, statistic: Option<Statistic>) -> Option<Fault> {
    if name == BUST.name {
        return None;
    }
    let Some(metric) = metrics(model).into_iter().find(|metric| metric.name == name) else {
        let lacking = unmodelled_metrics(model).into_iter().find(|lacking| lacking.name == name);
        return Some(lacking.map_or(Fault::Unknown, Fault::NotModelled));
    };
    if statistic == Some(Statistic::Mean) && metric.quantity.infinite() == Some("never") {
        let is_date = metric.unit == Unit::Year;
        return Some(if is_date { Fault::NoMeanOfDates } else { Fault::NoMean });
    }
    let tail = matches!(statistic, Some(Statistic::ExpectedShortfall(_)));
    (tail && metric.quantity.worse == Side::Neither).then_some(Fault::NoWorseSide)
}

/// What is asked for most: whether it busts, and of what kind.
const USUAL: [&str; 5] = ["bust", "bust_spending", "bust_price", "bust_books", "bust_credit"];

/// What helps where a name is none of the quantities.
pub fn suggested(name: &str, known: &[&str]) -> String {
    // A number of one year is another than that of the whole run, however near the names are.
    if let Some((own, year)) = name.rsplit_once('@').filter(|_| is_dated(name)) {
        return format!(
            "a number of one year is a [[quantity]] of its own, as expression = \"at({own:.60}, {year:.10})\""
        );
    }
    suggestion_among(name, &USUAL, known)
}

/// Names that a metric may have.
fn names(model: &Model) -> Vec<String> {
    metrics(model).into_iter().map(|metric: Measure| metric.name).collect()
}

/// Complains of metrics in `[bust]` and `[[expect]]` that do not exist or are not modelled, and tells of limits
/// that change nothing.
pub fn check(model: &Model, problems: &mut Problems) {
    let names = names(model);
    let names = || names.iter().map(String::as_str);
    for condition in &model.header.bust.any_of {
        if condition.metric == BUST.name {
            problems.error(condition.span.clone(), OF_ITSELF).help(
                "name what ends: bust_spending, bust_price, bust_books, bust_credit, or any other metric",
            );
        }
        let Some(fault) = fault(model, &condition.metric, None) else { continue };
        let message = format!("bust: {}", fault.words(&condition.metric));
        match (&condition.span, &fault) {
            (Some(span), Fault::Unknown) => {
                let known: Vec<&str> = names().collect();
                problems
                    .error(Some(span.clone()), message)
                    .help(suggested(&condition.metric, &known));
            }
            (Some(span), _) if is_kind(condition) => {
                problems.warn(Some(span.clone()), message);
            }
            (Some(span), _) => drop(problems.error(Some(span.clone()), message)),
            (None, _) => {}
        }
    }
    contradict(model, problems);
    brought_along(model, problems);
    unbounded(model, problems);
    if bust_conditions(model).next().is_none() {
        let message = "bust: none of its kinds is modelled here: no path has one";
        let help = "a run of two whole years, [pricing], [accounting] or [default] tells of one kind each; [bust] any_of names others";
        problems.doubt(None, message).help(help);
    }
    idle_limits(model, problems);
    for expect in &model.header.expectations {
        let Some(fault) = fault(model, &expect.metric, Some(expect.statistic)) else { continue };
        let message = format!("expect: {}", fault.words(&expect.metric));
        let problem = problems.error(Some(expect.span.clone()), message);
        if matches!(fault, Fault::Unknown) {
            problem.help(suggested(&expect.metric, &names().collect::<Vec<_>>()));
        }
    }
}

/// Tells of a condition that stands there twice, and of two of which one always holds.
fn contradict(model: &Model, problems: &mut Problems) {
    let conditions = &model.header.bust.any_of;
    // What never happens is neither above nor below.
    let all = metrics(model);
    let always =
        |name: &str| all.iter().any(|own| own.name == name && own.quantity.infinite().is_none());
    for (place, own) in conditions.iter().enumerate() {
        for other in conditions[..place].iter().filter(|other| other.metric == own.metric) {
            let ends = if own.above { [own.bound, other.bound] } else { [other.bound, own.bound] };
            if own.above != other.above && ends[0] < ends[1] && always(&own.metric) {
                let message = format!(
                    "bust: `{}` is always above {} or below {}: every path would be a bust",
                    own.metric, ends[0], ends[1]
                );
                problems.error(own.span.clone(), message);
            } else if own.above == other.above && own.bound.total_cmp(&other.bound).is_eq() {
                let message = format!("bust: the same condition on `{}` stands twice", own.metric);
                problems.warn(own.span.clone(), message);
            } else if own.above == other.above {
                tell_covered(own, other, problems);
            }
        }
    }
}

/// Tells of a condition that another, on the same metric, holds with wherever it does.
fn tell_covered(own: &Condition, other: &Condition, problems: &mut Problems) {
    let is_wider = if own.above { own.bound < other.bound } else { own.bound > other.bound };
    let (wide, narrow) = if is_wider { (own, other) } else { (other, own) };
    let (metric, narrow_bound, wide_bound) = (&own.metric, narrow.bound, wide.bound);
    let message = if own.above {
        format!(
            "bust: `{metric}` above {narrow_bound} changes nothing: where it holds, above {wide_bound} does"
        )
    } else {
        format!(
            "bust: `{metric}` below {narrow_bound} changes nothing: where it holds, below {wide_bound} does"
        )
    };
    problems.warn(narrow.bound_span.clone().or_else(|| narrow.span.clone()), message);
}

/// Tells of a condition that another, on another metric, holds with wherever it does: spending that falls beyond the limit of
/// its kind, a builder's default beside any.
fn brought_along(model: &Model, problems: &mut Problems) {
    let conditions = &model.header.bust.any_of;
    let ties = ties(model);
    for (place, own) in conditions.iter().enumerate() {
        // Of two that say the same the first stays.
        let brings = |other: usize| brings(own, &conditions[other], &ties);
        let is_first =
            |other: usize| other < place || !self::brings(&conditions[other], own, &ties);
        let found = (0..conditions.len()).find(|other| brings(*other) && is_first(*other));
        if let Some(other) = found.map(|other| &conditions[other]) {
            let (name, wider) = (&own.metric, &other.metric);
            let message = format!("bust: `{name}` changes nothing: where it holds, `{wider}` does");
            problems.warn(own.span.clone(), message);
        }
    }
}

/// Whether a condition holds nowhere but where another does.
fn brings(own: &Condition, other: &Condition, ties: &[Tie]) -> bool {
    own.above
        && other.above
        && ties.iter().any(|Tie { when, then }| {
            when.name() == own.metric
                && then.name() == other.metric
                && when.follows_from(own.bound)
                && then.is_above(other.bound)
        })
}

/// Refuses bounds on amounts that no run reaches: one above never holds, one below always.
fn unbounded(model: &Model, problems: &mut Problems) {
    let power = power_of(&model.header.run.currency).unwrap_or(9);
    let most = (power..9).fold(MOST, |most, _| most * 10.0);
    let all = metrics(model);
    for own in model.header.bust.any_of.iter().filter(|own| own.bound.abs() >= most) {
        let is_amount = |metric: &Measure| metric.name == own.metric && metric.unit == Unit::Money;
        if all.iter().any(is_amount) {
            let (metric, bound) = (&own.metric, own.bound);
            let message = match (own.above, bound > 0.0) {
                (true, true) => format!(
                    "bust: `{metric}` above {bound} holds on no path: no amount of a run is that large"
                ),
                (true, false) => format!(
                    "bust: `{metric}` above {bound} holds on every path: no amount of a run is that large"
                ),
                (false, true) => format!(
                    "bust: `{metric}` below {bound} holds on every path: no amount of a run is that large"
                ),
                (false, false) => format!(
                    "bust: `{metric}` below {bound} holds on no path: no amount of a run is that large"
                ),
            };
            problems.error(own.bound_span.clone().or_else(|| own.span.clone()), message);
        }
    }
}

/// Billions that no run reaches: no more than a hundred thousand a year are plausible for anybody.
const MOST: f64 = 1e9;

/// What is wrong with a bust that is defined by busts.
const OF_ITSELF: &str = "bust: `bust` is what is defined here: it cannot be its own condition";

/// Whether a condition is that a kind of bust happens: one that is not modelled is left out, whoever names it.
pub fn is_kind(condition: &Condition) -> bool {
    let kinds = Limits::USUAL.of_kinds();
    condition.is_plain() && kinds.iter().any(|(metric, ..)| *metric == condition.metric)
}

/// Tells of limits of a kind of bust that is not modelled.
fn idle_limits(model: &Model, problems: &mut Problems) {
    let bust = &model.header.bust;
    for (metric, key, _) in bust.limits.of_kinds() {
        let place = bust.written.iter().find(|(written, _)| *written == key);
        let Some(((_, span), fault)) = place.zip(fault(model, metric, None)) else { continue };
        problems.warn(Some(span.clone()), format!("bust.{key}: {}", fault.words(metric)));
    }
}

/// The conditions of a bust that a model can tell; those that nobody wrote and that are not modelled are
/// left out.
pub fn bust_conditions(model: &Model) -> impl Iterator<Item = &Condition> {
    conditions_of(&model.header.bust, model)
}

/// Those of any definition that a model can tell.
pub fn conditions_of<'a>(bust: &'a Bust, model: &Model) -> impl Iterator<Item = &'a Condition> {
    bust.any_of.iter().filter(|condition| fault(model, &condition.metric, None).is_none())
}

/// Whether a bust is any of the kinds that are modelled, and nothing else: only then is what is known of the first
/// of them (when it begins, how often under other books) known of busts.
pub fn bust_is_any_kind(model: &Model) -> bool {
    let conditions: Vec<&Condition> = bust_conditions(model).collect();
    let is_asked = |kind: &str| conditions.iter().any(|own| own.is_plain() && own.metric == kind);
    let kinds = Limits::USUAL.of_kinds();
    let mut modelled = kinds.iter().filter(|(kind, ..)| fault(model, kind, None).is_none());
    conditions.iter().all(|condition| is_kind(condition))
        && modelled.all(|(kind, ..)| is_asked(kind))
}

/// The same in words.
pub fn bust_words(model: &Model) -> Vec<String> {
    let limits = &model.header.bust.limits;
    bust_conditions(model).map(|condition| condition.words(limits)).collect()
}

/// What is wrong with the conditions of a bust that somebody asks for, in a file or from a program. A kind of bust that
/// is not modelled is left out.
pub(super) fn bust_fault(model: &Model) -> Option<String> {
    let asked = model.header.bust.any_of.iter().filter(|condition| !is_kind(condition));
    if asked.clone().any(|condition| condition.metric == BUST.name) {
        return Some(OF_ITSELF.to_owned());
    }
    let mut faults = asked.filter_map(|c| Some((c, fault(model, &c.metric, None)?)));
    let (condition, fault) = faults.next()?;
    let help = match fault {
        Fault::Unknown => {
            let known = names(model);
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            format!("; {}", suggested(&condition.metric, &known))
        }
        _ => String::new(),
    };
    Some(format!("bust: {}{help}", fault.words(&condition.metric)))
}
