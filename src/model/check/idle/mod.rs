//! Keys that change nothing where they stand, since another key or table that they need says nothing.
//!
//! A mistake, if the file that is asked for (or a setting) has the key, and nobody who came after it switched it off. What
//! a base says, which others share, may be without effect here: it is told where a switch is off, and silent where it is
//! behaviour for other markets, as herding where one builder builds alone. A key whose switch nobody has written, in any
//! layer, never had an effect: a mistake too.

mod acts;
mod claims;
mod market;
mod outdone;
mod place;
mod plans;
mod rules;
#[cfg(test)]
mod tests;

use claims::of_claims;
use market::{bare, given, given_whole, grows_alike, in_a_row, is_constant, moves_price};
use place::Place;
pub(crate) use place::{as_table, entries, places};
use plans::{of_builders, overruled};
use rules::{Needs, RULES, Rule, is_word};

use crate::{
    model::specifications,
    scenario::{Document, Entry, Problems, Run, Sources, Span, Table, Value},
};

/// Tells of every key that changes nothing.
pub(crate) fn check(document: &mut Document, run: &Run) {
    check_by(RULES, document, run);
}

fn check_by(rules: &[Rule<'_>], document: &mut Document, run: &Run) {
    let mut found: Vec<Idle> = Vec::new();
    let scene = Scene { document, start: run.start, end: run.last_year() + 1.0 };
    for (table, keys, needs) in rules {
        for place in places(&document.root, table) {
            let entries = place.own.0.iter().filter(|entry| keys.contains(&entry.key.as_str()));
            found.extend(entries.filter_map(|entry| scene.idle(&place, entry, (table, *needs))));
        }
    }
    found.extend(of_builders(&document.root));
    found.extend(overruled(&document.root));
    found.extend(of_claims(&scene));
    // What is told already needs no second reason.
    let known: Vec<usize> = found.iter().map(|idle| idle.span.start).collect();
    let outdone = scene.outdone(run).into_iter();
    found.extend(outdone.filter(|idle| !known.contains(&idle.span.start)));
    // Its keys, where it has any, are told one by one.
    let idle_rental = bare(&document.root, "rental").filter(|_| !scene.has_landlord());
    let layers = Layers { sources: &document.sources, is_variant: document.is_variant };
    let weights: Vec<Weight> = found.iter().map(|idle| layers.weight(idle)).collect();
    for (idle, weight) in found.into_iter().zip(weights) {
        idle.tell(weight, &mut document.problems);
    }
    if idle_rental.is_some() {
        let message =
            "rental: nobody builds sites alone (orders.builds = \"sites\"), so nothing is let";
        document.problems.doubt(idle_rental, message);
    }
}

/// A key that changes nothing.
struct Idle {
    /// Its full name.
    name: String,
    span: Span,
    because: String,
    /// What has switched it off, if anything is written that has.
    off: Vec<Span>,
    /// What is said of it if it comes from a base.
    in_base: Weight,
    /// The most that is said of it, wherever it comes from.
    most: Weight,
    /// Whether its value says itself that there is none of it, as no herding: that is true where there can be none.
    is_none: bool,
}

/// What is said of a key that changes nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Silent,
    Doubt,
    Mistake,
}

impl Idle {
    fn new(place: &Place<'_>, entry: &Entry, because: String) -> Self {
        Self {
            name: format!("{}.{}", place.name, entry.key),
            span: entry.key_span.clone(),
            because,
            off: Vec::new(),
            in_base: Weight::Doubt,
            most: Weight::Mistake,
            is_none: matches!(entry.node.value, Value::Number(0.0)),
        }
    }

    fn by(self, off: Vec<Span>) -> Self {
        Self { off, ..self }
    }

    fn in_base(self, in_base: Weight) -> Self {
        Self { in_base, ..self }
    }

    fn at_most(self, most: Weight) -> Self {
        Self { most, ..self }
    }

    fn tell(self, weight: Weight, problems: &mut Problems) {
        let message = format!("{}: changes nothing {}", self.name, self.because);
        match weight {
            Weight::Silent => {}
            Weight::Doubt => drop(problems.warn(Some(self.span), message)),
            Weight::Mistake => drop(problems.error(Some(self.span), message)),
        }
    }
}

/// Who has written what, and when.
struct Layers<'a> {
    sources: &'a Sources,
    is_variant: bool,
}

impl Layers<'_> {
    fn weight(&self, idle: &Idle) -> Weight {
        if self.is_variant {
            return Weight::Silent;
        }
        let own = self.sources.rank(&idle.span);
        let later = idle.off.iter().any(|off| self.sources.rank(off) > own);
        let weight = match idle.in_base {
            Weight::Mistake => Weight::Mistake,
            Weight::Silent if idle.is_none => Weight::Silent,
            _ if own > 0 && !later && !idle.is_none => Weight::Mistake,
            // Who switches it off has a reason, and hears what else goes with it.
            _ if own > 0 => Weight::Doubt,
            in_base => in_base,
        };
        weight.min(idle.most)
    }
}

/// The scenario in which keys have effects.
struct Scene<'a> {
    document: &'a Document,
    /// The start of the run.
    start: f64,
    /// The end of the run.
    end: f64,
}

/// What the switch of a key says to those whom the key acts on.
struct Switch {
    is_written: bool,
    is_on: bool,
    off: Vec<Span>,
}

impl Scene<'_> {
    fn idle(
        &self,
        place: &Place<'_>,
        entry: &Entry,
        (table, needs): (&str, Needs),
    ) -> Option<Idle> {
        let sides = place.sides(&entry.key);
        // That every builder overrules it is said once.
        if sides.is_empty() {
            return None;
        }
        let idle = |because: String| Idle::new(place, entry, because);
        let says = |switch: &'static str| self.switch(table, switch, needs, &sides);
        let by = |switch: Switch, because: String| {
            let in_base = if switch.is_written { Weight::Doubt } else { Weight::Mistake };
            (!switch.is_on).then(|| idle(because).by(switch.off).in_base(in_base))
        };
        match needs {
            Needs::Key(switch) => by(says(switch), format!("while `{switch}` is 0")),
            Needs::Shared(switch) => {
                let found = says(switch);
                let in_base = if found.is_written { Weight::Silent } else { Weight::Mistake };
                by(found, format!("while `{switch}` is 0")).map(|idle| idle.in_base(in_base))
            }
            Needs::Word(switch, word) => {
                by(says(switch), format!("while `{switch}` is not \"{word}\""))
            }
            Needs::Below(switch, top) => by(says(switch), format!("while `{switch}` is {top}")),
            Needs::Either(switches) => {
                let [one, other] = switches;
                let both = says(one).or(says(other));
                by(both, format!("while `{one}` and `{other}` are 0"))
            }
            Needs::Written(switch) => (!says(switch).is_written)
                .then(|| idle(format!("without `{switch}`")).in_base(Weight::Mistake)),
            Needs::Any(switches, tables) => {
                if tables.iter().any(|table| !self.lacks(table)) {
                    return None;
                }
                let all = switches.iter().map(|switch| says(switch)).reduce(Switch::or)?;
                by(all, format!("while {} are 0", in_a_row(switches)))
            }
            Needs::Not(switch) => {
                let found = says(switch);
                found.is_on.then(|| idle(format!("beside `{switch}`")).by(found.off))
            }
            Needs::Table(needed) => self
                .lacks(needed)
                .then(|| idle(format!("without [{needed}]")).by(self.left(needed))),
            Needs::That(asks) => asks(self, place)
                .map(|(because, off)| idle(because).by(off).in_base(Weight::Silent)),
            Needs::Work => given_whole(self)
                .map(|off| idle("where demand is given (`demand.path`)".to_owned()).by(off)),
            Needs::Plans => self
                .plans_nothing(place, &entry.key)
                .map(|off| idle("while `plan_factor` is 0".to_owned()).by(off)),
            Needs::Date(switch) => {
                let because = format!("without a `{switch}` by {}", self.end - 1.0);
                let found = says(switch);
                (!found.is_on).then(|| idle(because).by(found.off).in_base(Weight::Silent))
            }
            _ => {
                let (because, off) = self.lacking(entry, needs)?;
                Some(idle(because).by(off).in_base(Weight::Silent))
            }
        }
    }

    /// What a key lacks that is behaviour for other markets than this, and what has taken that out.
    fn lacking(&self, entry: &Entry, needs: Needs) -> Option<(String, Vec<Span>)> {
        match needs {
            Needs::Tables([one, other]) => (self.lacks(one) && self.lacks(other)).then(|| {
                let off = [self.left(one), self.left(other)].concat();
                (format!("without [{one}] or [{other}]"), off)
            }),
            Needs::Rival => (entries(&self.document.root, "builder").len() == 1)
                .then(|| ("where one builder builds alone".to_owned(), self.left("builder"))),
            Needs::MovingPrice => (!moves_price(&self.document.root)).then(|| {
                let because = "where the price is always the one along which demand grows";
                (because.to_owned(), self.left("pricing"))
            }),
            Needs::Distance => grows_alike(&self.document.root).then(|| {
                let because = "where growth at the start is that of the long run";
                (because.to_owned(), Vec::new())
            }),
            Needs::Growth => given(&self.document.root).map(|given| {
                let because = "where demand is given (`demand.path`)".to_owned();
                (because, vec![given])
            }),
            Needs::Landlord => (!self.has_landlord()).then(|| {
                let because = "where nobody builds sites alone (`orders.builds`)".to_owned();
                (because, self.left("builder"))
            }),
            Needs::Change => is_constant(&entry.node).then(|| {
                let because =
                    "while it is the same always: what holds at the start is part of the units";
                (because.to_owned(), Vec::new())
            }),
            _ => None,
        }
    }

    fn lacks(&self, table: &str) -> bool {
        self.document.root.get(table).is_none()
    }

    /// Where a `without` names a table, or an entry of a list.
    fn left(&self, table: &str) -> Vec<Span> {
        let named = |name: &str| name.split('.').next() == Some(table);
        let left = self.document.left_out.iter().filter(|(name, _)| named(name));
        left.map(|(_, span)| span.clone()).collect()
    }

    fn has_landlord(&self) -> bool {
        let builds_sites = |place: &Place<'_>| is_word(place.own.get("builds"), "sites");
        places(&self.document.root, "orders").iter().any(builds_sites)
    }

    /// Where a builder is silent the industry speaks; where both are, the default.
    fn switch(&self, table: &str, switch: &str, needs: Needs, sides: &[Vec<&Table>]) -> Switch {
        let specification = specifications().find(|(specification, _)| specification.name == table);
        let key = specification.and_then(|(specification, _)| specification.key(switch));
        let by_default = key.is_none_or(|key| needs.by_default(key));
        let mut found = Switch { is_written: false, is_on: false, off: Vec::new() };
        for side in sides {
            let written = side.iter().find_map(|table| table.get(switch));
            found.is_written |= written.is_some();
            let on = written.map_or(by_default, |node| needs.met_by(node, self.end));
            found.is_on |= on;
            // What is switched on by a key that excludes it is switched off.
            let decides = written.filter(|_| on == matches!(needs, Needs::Not(_)));
            found.off.extend(decides.map(|node| node.span.clone()));
        }
        found
    }
}

impl Switch {
    /// One of two that either will do.
    fn or(self, other: Self) -> Self {
        Self {
            is_written: self.is_written || other.is_written,
            is_on: self.is_on || other.is_on,
            off: [self.off, other.off].concat(),
        }
    }
}
