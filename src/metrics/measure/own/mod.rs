//! `[[quantity]]`: quantities of one's own, from their expressions to metrics like any other.

mod dimension;
mod evaluate;
mod form;
mod parse;
mod reach;
mod resolve;
mod taken;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use dimension::Dimension;
use evaluate::Op;
use parse::Mistake;
use reach::{Reach, Scope};
use resolve::Known;

use super::{Measure, Rule, modelled, tracks, unmodelled_metrics, unmodelled_tracks};
use crate::{
    metrics::{
        History,
        history::{first_row, year_of},
        quantity::{Kind, Quantity, Side},
        range::bounds,
        unit::Unit,
    },
    model::Model,
    random::Column,
    scenario::{OwnQuantity, OwnSide, OwnUnit, Placed, Problems, Span, spoken},
};

/// An expression that can be worked out.
#[derive(Clone, Debug)]
pub(super) struct Own {
    op: Arc<Op>,
    /// Which values it can have.
    reach: Reach,
}

impl Own {
    /// The value on each path of a batch.
    pub(super) fn of(&self, history: &History) -> Column {
        let key = Arc::as_ptr(&self.op).addr();
        if let Some(known) = history.own.borrow().get(&key) {
            return *known;
        }
        let column = self.op.of(history);
        history.own.borrow_mut().insert(key, column);
        column
    }
}

/// The quantities of a model's scenario that have no mistake.
pub(super) fn measures(model: &Model) -> Vec<Measure> {
    if model.header.quantities.is_empty() {
        return Vec::new();
    }
    let mut compiler = Compiler::new(model);
    let all = model.header.quantities.iter();
    all.filter_map(|own| compiler.measure(own)).collect()
}

/// Notes what is wrong with quantities of one's own.
pub(in crate::metrics) fn check(model: &Model, problems: &mut Problems) {
    if model.header.quantities.is_empty() {
        return;
    }
    let mut compiler = Compiler::new(model);
    for own in &model.header.quantities {
        let name = &own.name.text;
        if let Some(what) = compiler.known.taken(name) {
            let message =
                format!("quantity.name: `{name}` is a {what} of the program: choose another");
            problems.error(own.name.span.clone(), message);
        }
        if let Some(near) = compiler.known.near(name) {
            let message = format!(
                "quantity.name: `{name}` is a slip away from `{near}`, which the program has: two numbers would be taken for one another"
            );
            problems.doubt(own.name.span.clone(), message);
        }
        if let Some(other) = compiler.known.of_label(&own.label) {
            let message = format!(
                "quantity.label: of `{name}` and of the program's `{other}` the same is said: nobody can tell their rows apart"
            );
            problems.doubt(own.name.span.clone(), message);
        }
        compiler.measure(own);
    }
    check_labels(model, problems);
    for (own, (place, message)) in compiler.mistakes {
        let name = &own.name.text;
        let span = place_in(&own.expression, place);
        problems.error(Some(span), format!("quantity `{name}`: {message}"));
    }
}

/// Tells of two quantities that are called alike where people read.
fn check_labels(model: &Model, problems: &mut Problems) {
    let all = &model.header.quantities;
    for (place, own) in all.iter().enumerate() {
        let same = |other: &&OwnQuantity| spoken(&other.label) == spoken(&own.label);
        let Some(other) = all[..place].iter().find(same) else { continue };
        let message = format!(
            "quantity.label: of `{}` and of `{}` the same is said: nobody can tell their rows apart",
            own.name.text, other.name.text
        );
        problems.doubt(own.name.span.clone(), message);
    }
}

/// The place of a part of an expression in its file.
fn place_in(expression: &Placed<String>, place: Span) -> Span {
    let whole = expression.span.clone();
    let quotes = whole.len().saturating_sub(expression.value.len());
    // Of a text with escapes nobody knows which letter is which.
    if !matches!(quotes, 2 | 6) {
        return whole;
    }
    let from = whole.start + quotes / 2;
    from + place.start..(from + place.end).max(from + place.start + 1)
}

struct Compiler<'a> {
    model: &'a Model,
    known: Arc<Known<'a>>,
    done: BTreeMap<String, Option<Measure>>,
    /// Those under way, for circles.
    under_way: Vec<String>,
    /// What is wrong with which; what asks for one of these is not told.
    mistakes: Vec<(&'a OwnQuantity, Mistake)>,
}

impl<'a> Compiler<'a> {
    fn new(model: &'a Model) -> Self {
        let run = &model.header.run;
        let lacking = [unmodelled_metrics(model), unmodelled_tracks(model)].concat();
        let known = Known {
            tracks: tracks(model),
            metrics: modelled(model),
            lacking,
            run,
            first_row,
            year_of,
        };
        Self {
            model,
            known: Arc::new(known),
            done: BTreeMap::new(),
            under_way: Vec::new(),
            mistakes: Vec::new(),
        }
    }

    /// The metric, if neither it nor what it asks for has a mistake.
    fn measure(&mut self, own: &'a OwnQuantity) -> Option<Measure> {
        let name = own.name.text.clone();
        if let Some(done) = self.done.get(&name) {
            return done.clone();
        }
        self.under_way.push(name.clone());
        let measure = self.compile(own);
        self.under_way.pop();
        self.done.insert(name, measure.clone());
        measure
    }

    fn compile(&mut self, own: &'a OwnQuantity) -> Option<Measure> {
        let text = &own.expression.value;
        let unit = unit(own.unit);
        let mut spoiled = false;
        let op = parse::parse(text).and_then(|node| {
            let known = Arc::clone(&self.known);
            let mut other = |name: &str| self.other(name, &mut spoiled);
            let typed = resolve::resolve(&known, &mut other, &node, false)?;
            resolve::comes_to(&typed, Dimension::of(unit), unit_name(own.unit))
                .and_then(|()| differs(&known, &typed.op))
                .map_err(|message| (0..text.len(), message))?;
            Ok(typed.op)
        });
        let op = match op {
            Ok(op) => op,
            Err(_) if spoiled => return None,
            Err(mistake) => {
                self.mistakes.push((own, mistake));
                return None;
            }
        };
        let reach = self.reach(&op);
        let (quantity, rule) = (quantity(own, unit), Rule::Own(Own { op: Arc::new(op), reach }));
        Some(Measure { name: own.name.text.clone(), quantity, unit, rule })
    }

    /// Which values an expression can have in this run.
    fn reach(&self, op: &Op) -> Reach {
        let metric = |metric: &Measure| bounds(metric, self.model);
        Scope { known: &self.known, metric: &metric }.reach(op)
    }

    /// Another quantity of one's own by name.
    fn other(&mut self, name: &str, spoiled: &mut bool) -> Option<Result<Measure, String>> {
        let model = self.model;
        let own = model.header.quantities.iter().find(|own| own.name.text == name)?;
        if let Some(place) = self.under_way.iter().position(|under_way| under_way == name) {
            let circle = [&self.under_way[place..], &[name.to_owned()]].concat();
            return Some(Err(format!("it is worked out from itself: {}", circle.join(" -> "))));
        }
        let measure = self.measure(own);
        Some(measure.ok_or_else(|| {
            *spoiled = true;
            format!("`{name}` has a mistake of its own")
        }))
    }
}

/// Refuses what is the same on every path, whatever the run.
fn differs(known: &Known<'_>, op: &Op) -> Result<(), String> {
    let metric = |metric: &Measure| metric.quantity.range;
    let Reach { least, most, .. } = Scope { known, metric: &metric }.reach(op);
    if least < most {
        return Ok(());
    }
    if least > most {
        let message =
            "it has no value on any path: it is divided by 0, or asks for a year that never comes";
        return Err(message.to_owned());
    }
    Err(format!("it comes to {least} whatever happens: it is the same on every path"))
}

const fn unit(own: OwnUnit) -> Unit {
    match own {
        OwnUnit::Money => Unit::Money,
        OwnUnit::Price => Unit::Price,
        OwnUnit::Capacity => Unit::Capacity,
        OwnUnit::Sites => Unit::Sites,
        OwnUnit::Energy => Unit::Energy,
        OwnUnit::Share => Unit::Share,
        OwnUnit::Ratio => Unit::Ratio,
        OwnUnit::Year => Unit::Year,
        OwnUnit::Years => Unit::Years,
    }
}

const fn unit_name(own: OwnUnit) -> &'static str {
    match own {
        OwnUnit::Money => "money",
        OwnUnit::Price => "price",
        OwnUnit::Capacity => "capacity",
        OwnUnit::Sites => "sites",
        OwnUnit::Energy => "energy",
        OwnUnit::Share => "share",
        OwnUnit::Ratio => "ratio",
        OwnUnit::Year => "year",
        OwnUnit::Years => "years",
    }
}

/// What is declared of it. Declarations live as long as the program, as all others do; each is kept once.
fn quantity(own: &OwnQuantity, unit: Unit) -> &'static Quantity {
    static DECLARED: Mutex<Vec<&'static Quantity>> = Mutex::new(Vec::new());
    let kind = match unit {
        Unit::Year | Unit::Years => Kind::Year,
        Unit::Share => Kind::Share,
        _ => Kind::Level,
    };
    let worse = match own.worse {
        OwnSide::High => Side::High,
        OwnSide::Low => Side::Low,
        OwnSide::Neither => Side::Neither,
    };
    let words = (own.name.text.as_str(), own.label.as_str(), own.expression.value.as_str());
    let mut declared = DECLARED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let same = |known: &&&Quantity| {
        (known.name, known.label, known.formula) == words
            && known.unit == unit
            && known.worse == worse
    };
    if let Some(known) = declared.iter().find(same) {
        return known;
    }
    let kept = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
    let (name, label, formula) = (kept(words.0), kept(words.1), kept(words.2));
    let quantity = Quantity::of_a_scenario((name, label, formula), (unit, kind), worse);
    let quantity: &'static Quantity = Box::leak(Box::new(quantity));
    declared.push(quantity);
    quantity
}

#[cfg(test)]
mod tests;
