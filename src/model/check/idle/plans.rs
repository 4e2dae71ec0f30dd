//! What builders say, and plan, of their keys and those of the industry.

use super::{
    Idle, Scene,
    acts::{Says, says, table},
    place::{Place, as_table, entries, places},
};
use crate::{
    model::builder::SPECIFICATION as BUILDER,
    scenario::{Node, Span, Table, series_of},
};

/// Keys that act on nothing where a builder's plan is nothing, before the start, too.
const OF_PLANNED: [(&str, &[&str]); 4] = [
    ("orders", &["overrun", "cancellable", "site_bias", "site_reuse"]),
    ("lease", &["partner_share"]),
    ("finance", &["debt_share"]),
    ("build_out", &["plan_factor", "guidance_until", "forecast_half_life"]),
];

/// Keys of builders that have nothing to act on, as they plan nothing.
pub(super) fn of_builders(root: &Table) -> Vec<Idle> {
    let mut all = Vec::new();
    for (name, builder) in entries(root, "builder") {
        let Some(plan) = builder.get("plan").filter(|plan| is_nothing(plan)) else { continue };
        for (table, keys) in OF_PLANNED {
            let full = format!("{name}.{table}");
            let own = places(root, table).into_iter().filter(|place| place.name == full);
            all.extend(own.flat_map(|place| idle_keys(&place, keys, &plan.span)));
        }
    }
    all
}

/// Noughts, however many.
fn is_nothing(plan: &Node) -> bool {
    series_of(plan, "plan").is_some_and(|plan| plan.values().all(|value| value == 0.0))
}

fn idle_keys(place: &Place<'_>, keys: &[&str], plan: &Span) -> Vec<Idle> {
    let idle = place.own.0.iter().filter(|entry| keys.contains(&entry.key.as_str()));
    let because = || "for one that plans nothing".to_owned();
    idle.map(|entry| Idle::new(place, entry, because()).by(vec![plan.clone()])).collect()
}

impl Scene<'_> {
    /// Where it is written that a builder, or whoever follows the industry, plans nothing and draws nobody along.
    pub(super) fn plans_nothing(&self, place: &Place<'_>, key: &str) -> Option<Vec<Span>> {
        let sides = place.sides(key);
        let plans = |tables: &[&Table]| says("build_out", "plan_factor", tables);
        let own: Vec<Says> = sides.iter().map(|tables| plans(tables)).collect();
        let is_off = !own.is_empty() && own.iter().all(|says| !says.is_on);
        // How far a builder bends its plans, of however little, its rivals look at.
        (is_off && !self.somebody_follows())
            .then(|| own.into_iter().filter_map(|says| says.span).collect())
    }

    /// Whether anybody plans, and looks at what others do.
    fn somebody_follows(&self) -> bool {
        let root = &self.document.root;
        let builders = entries(root, "builder");
        let follows = |(_, builder): &(String, &Table)| {
            let own = builder.get("build_out").and_then(as_table);
            let tables: Vec<&Table> = own.into_iter().chain(table(root, "build_out")).collect();
            ["plan_factor", "herding"].iter().all(|key| says("build_out", key, &tables).is_on)
        };
        builders.len() > 1 && builders.iter().any(follows)
    }
}

/// What the industry says acts on nobody if every builder says it for itself.
pub(super) fn overruled(root: &Table) -> Vec<Idle> {
    let of = |place: &Place<'_>| {
        let mut all = Vec::new();
        for entry in &place.own.0 {
            let Some(own) = place.overruled(&entry.key) else { continue };
            let off = own.iter().map(|node| node.span.clone()).collect();
            all.push(Idle::new(place, entry, "since every builder has its own".to_owned()).by(off));
        }
        all
    };
    BUILDER.overrides.iter().flat_map(|table| places(root, table)).flat_map(|p| of(&p)).collect()
}
