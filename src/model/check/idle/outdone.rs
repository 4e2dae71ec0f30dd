//! Keys that change nothing for what other values say: a doubt wherever they stand, as they may be said on purpose, and
//! silent in a base, which others share.

use super::{Idle, Place, Scene, Weight, as_table, is_word, places};
use crate::{
    model::specifications,
    scenario::{Distribution, Entry, Form, Node, Run, Span, Value, distribution_of, series_of},
};

/// Why a key changes nothing, and what is written that makes it so.
type Reason = (String, Vec<Span>);

/// What keys of a table are outdone by.
type Outdone =
    (&'static str, &'static [&'static str], fn(&Scene<'_>, &Place<'_>, &Entry) -> Option<Reason>);

const ALL: &[Outdone] = &[
    ("accounting", &["equipment_useful_life", "site_useful_life"], outlives),
    ("accounting", &["asset_group", "shared_business"], stands_alone),
];

/// Lives in the books, and the lives in service that end them.
const LIVES: [[&str; 2]; 2] =
    [["equipment_useful_life", "equipment_life"], ["site_useful_life", "site_life"]];

impl Scene<'_> {
    pub(super) fn outdone(&self, run: &Run) -> Vec<Idle> {
        let mut all = self.of_growth(run);
        for (table, keys, reason) in ALL {
            for place in places(&self.document.root, table) {
                for entry in place.own.0.iter().filter(|entry| keys.contains(&entry.key.as_str())) {
                    let found = reason(self, &place, entry);
                    all.extend(
                        found.map(|(because, off)| Idle::new(&place, entry, because).by(off)),
                    );
                }
            }
        }
        all.into_iter().map(|idle| idle.in_base(Weight::Silent).at_most(Weight::Doubt)).collect()
    }

    /// Growth after the last date acts a year after that.
    fn of_growth(&self, run: &Run) -> Vec<Idle> {
        let Self { document, end, .. } = self;
        // Of a run whose start is refused nothing is known.
        if run.horizon().is_none() {
            return Vec::new();
        }
        let mut all = Vec::new();
        for (table, _) in specifications() {
            let keys = table.keys.iter().filter(|key| matches!(key.form, Form::Series));
            for (key, place) in keys.flat_map(|key| {
                places(&document.root, table.name).into_iter().map(move |place| (key, place))
            }) {
                let ahead = if table.name == "builder" { self.looks_ahead() } else { 0.0 };
                all.extend(self.covered(&place, key.name, end + ahead));
            }
        }
        all
    }

    /// The growth of a series whose dates reach so far that no step of the run asks for it.
    fn covered(&self, place: &Place<'_>, key: &str, end: f64) -> Option<Idle> {
        let node = place.own.get(key)?;
        let entry = as_table(node)?.0.iter().find(|entry| entry.key == "growth")?;
        let is_growth = matches!(entry.node.value, Value::Number(number) if number != 0.0);
        let [_, last] = series_of(node, key)?.dates();
        let sources = &self.document.sources;
        let is_cut = ["start", "years"].iter().any(|key| {
            self.written("run", key)
                .is_some_and(|node| sources.rank(&node.span) > sources.rank(&entry.key_span))
        });
        let own = Place::within(format!("{}.{key}", place.name), as_table(node)?);
        (is_growth && !is_cut && last + 1.0 >= end).then(|| {
            let because = format!(
                "where the table itself says what holds until {last}: growth is from a year after that"
            );
            Idle::new(&own, entry, because)
        })
    }

    /// How many years after the run its orders look at plans: sites are ordered before their equipment.
    fn looks_ahead(&self) -> f64 {
        match ["site_lag", "equipment_lag"].map(|key| self.law("fleet", key)) {
            [Some(site), Some(equipment)] => (site.bounds()[1] - equipment.bounds()[0]).max(0.0),
            _ => f64::INFINITY,
        }
    }

    /// What a key of the industry is, by default if nobody writes it.
    fn law(&self, table: &str, key: &str) -> Option<Distribution> {
        let Some(node) = self.written(table, key) else {
            let (own, _) = specifications().find(|(own, _)| own.name == table)?;
            return Some(Distribution::Fixed(own.key(key)?.default?));
        };
        distribution_of(node)
    }

    fn written(&self, table: &str, key: &str) -> Option<&Node> {
        as_table(self.document.root.get(table)?)?.get(key)
    }

    /// Where keys of the industry are written, which make others idle.
    fn spans(&self, table: &str, keys: &[&str]) -> Vec<Span> {
        keys.iter().filter_map(|key| Some(self.written(table, key)?.span.clone())).collect()
    }
}

/// Books write off no longer than assets serve. That both last as long is said on purpose.
fn outlives(scene: &Scene<'_>, _: &Place<'_>, entry: &Entry) -> Option<Reason> {
    let [_, service] = LIVES.into_iter().find(|[books, _]| *books == entry.key)?;
    let (own, most) = (distribution_of(&entry.node)?, scene.law("fleet", service)?);
    (own.bounds()[0] > most.bounds()[1]).then(|| {
        let because = format!(
            "where no path has a longer `fleet.{service}`: books write off until then at most"
        );
        (because, scene.spans("fleet", &[service]))
    })
}

/// A group with other business needs some.
fn stands_alone(scene: &Scene<'_>, place: &Place<'_>, _: &Entry) -> Option<Reason> {
    let has_other = |place: &Place<'_>| {
        let other = place.own.get("other_cash_flow");
        other.is_some_and(|node| !matches!(node.value, Value::Number(0.0)))
    };
    let is_alone = !places(&scene.document.root, "finance").iter().any(has_other);
    (is_alone && is_word(place.own.get("asset_group"), "fleet"))
        .then(|| ("where no builder has an `other_cash_flow`".to_owned(), Vec::new()))
}
