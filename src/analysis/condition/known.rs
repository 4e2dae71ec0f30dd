//! What a condition can ask of a model, and whether a clause can hold and can fail.

use super::{Clause, Relation};
use crate::{
    metrics::{BUST, Measure, Unit, metrics, possible, quantity::Kind},
    model::Model,
};

/// What can be asked for.
pub(super) struct Known<'a> {
    pub(super) model: &'a Model,
    pub(super) metrics: Vec<Measure>,
    /// The longest first: `default.Fund 10` before `default.Fund 1`.
    pub(super) names: Vec<String>,
}

impl<'a> Known<'a> {
    pub(super) fn of(model: &'a Model) -> Self {
        let metrics = metrics(model);
        let mut names: Vec<String> = metrics.iter().map(|metric| metric.name.clone()).collect();
        names.push(BUST.name.to_owned());
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Self { model, metrics, names }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|own| own == name)
    }

    /// Names of what happens or does not, each with the metric that tells when it begins.
    pub(super) fn events(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.metrics
            .iter()
            .filter_map(|metric| Some((metric.name.as_str(), metric.quantity.begins?)))
    }

    pub(super) fn unit(&self, name: &str) -> Unit {
        let metric = self.metrics.iter().find(|metric| metric.name == name);
        metric.map_or(BUST.unit, |metric| metric.unit)
    }

    /// A clause that can hold on some paths and fail on others.
    pub(super) fn checked(
        &self,
        name: &str,
        relation: Option<Relation>,
        bound: f64,
    ) -> Result<Clause, String> {
        let metric = self.metrics.iter().find(|metric| metric.name == name);
        let quantity = metric.map_or(&BUST, |metric| metric.quantity);
        let unit = self.unit(name);
        let (low, high) = metric.map_or((0.0, 1.0), |metric| possible(metric, self.model));
        let range = [low, high];
        let Some(relation) = relation else {
            if !quantity.is_event() {
                let bound = if low < 1.0 && high > 1.0 { 1.0 } else { f64::midpoint(low, high) };
                let bound = if bound.is_finite() { bound } else { low.max(1.0) };
                return Err(format!(
                    "`{name}` is a number, not a yes or no: compare it, as in `{name} > {bound}`"
                ));
            }
            let name = name.to_owned();
            return Ok(Clause { name, quantity, unit, relation: Relation::Equal, bound, range });
        };
        let clause = Clause { name: name.to_owned(), quantity, unit, relation, bound, range };
        clause.sensible(range).map(|()| clause.plain())
    }
}

impl Clause {
    /// The same; of a yes or no, that it be the one or the other.
    fn plain(self) -> Self {
        if !self.quantity.is_event() {
            return self;
        }
        let bound = f64::from(u8::from(self.holds(1.0)));
        Self { relation: Relation::Equal, bound, ..self }
    }

    /// The error says why it is no question.
    fn sensible(&self, [low, high]: [f64; 2]) -> Result<(), String> {
        let Self { name, relation, bound, .. } = self;
        let equality = matches!(relation, Relation::Equal | Relation::Unequal);
        if !bound.is_finite() {
            let word = self.quantity.infinite().unwrap_or_default();
            let hint = format!(
                "{name} {} {word}: what is {word} is only `= {word}` or `!= {word}`",
                relation.sign()
            );
            return equality.then_some(()).ok_or(hint);
        }
        let counted = matches!(self.quantity.kind, Kind::Year | Kind::Count | Kind::Event);
        // At an end of its range many paths may lie: nothing written down, all sold.
        let at_an_end = [low, high].iter().any(|end| (end - bound).abs() < 1e-12);
        if equality && !counted && at_an_end {
            return Ok(());
        }
        let whole = self.quantity.is_whole();
        if equality && whole && bound.fract() != 0.0 {
            return Err(format!("{name} is a whole number: it is never {bound}"));
        }
        if equality && !counted {
            return Err(format!("no two paths have the same {name}: ask for `>` or `<`"));
        }
        let always = match relation {
            Relation::Above => (*bound < low).then_some(true).or((*bound >= high).then_some(false)),
            Relation::AtLeast => {
                (*bound <= low).then_some(true).or((*bound > high).then_some(false))
            }
            Relation::Below => (*bound > high).then_some(true).or((*bound <= low).then_some(false)),
            Relation::AtMost => {
                (*bound >= high).then_some(true).or((*bound < low).then_some(false))
            }
            Relation::Equal | Relation::Unequal => {
                let can = (low..=high).contains(bound);
                (!can).then_some(*relation == Relation::Unequal)
            }
        };
        // Years may never come, so that no bound on them holds on every path.
        let idle = always.filter(|always| !*always || self.quantity.infinite().is_none());
        idle.map_or(Ok(()), |always| Err(self.idle(always, [low, high])))
    }

    fn idle(&self, always: bool, [low, high]: [f64; 2]) -> String {
        let Self { name, relation, bound, .. } = self;
        let which = if always { "every path" } else { "no path" };
        let range = match (low.is_finite(), high.is_finite()) {
            (true, true) => format!("{name} lies between {low} and {high}"),
            (true, false) => format!("{name} is at least {low}"),
            _ => format!("{name} is at most {high}"),
        };
        let share =
            matches!(self.unit, Unit::Share | Unit::Rate) && *bound > high && *bound <= 100.0;
        let hint =
            if share { format!("; for {bound} % write {}", bound / 100.0) } else { String::new() };
        format!("{name} {} {bound} holds on {which}: {range}{hint}", relation.sign())
    }
}
