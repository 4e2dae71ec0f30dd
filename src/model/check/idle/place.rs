//! Where a table of a name may stand: for the industry, for one builder, in a list.

use crate::{
    model::builder::SPECIFICATION as BUILDER,
    scenario::{Node, Table, Value},
};

/// A table, and who else has a say where it is silent.
pub(crate) struct Place<'a> {
    /// Its full name.
    pub(crate) name: String,
    /// The table.
    pub(crate) own: &'a Table,
    beside: Beside<'a>,
}

enum Beside<'a> {
    Nobody,
    /// Of what a builder says for itself, the industry.
    Industry(&'a Table),
    /// Of the industry, what each builder says for itself.
    Builders(Vec<Option<&'a Table>>),
    /// Of demand, the segments.
    Segments(Vec<&'a Table>),
}

/// Every table of a name.
pub(crate) fn places<'a>(root: &'a Table, name: &str) -> Vec<Place<'a>> {
    let overrules = BUILDER.overrides.contains(&name);
    let industry = root.get(name).and_then(as_table);
    let builders = if overrules { entries(root, "builder") } else { Vec::new() };
    let own_of = |builder: &'a Table| builder.get(name).and_then(as_table);
    let mut all = Vec::new();
    if let Some(own) = industry {
        let segments = entries(root, "segment").into_iter().map(|(_, own)| own);
        let beside = match name {
            "demand" => Beside::Segments(segments.collect()),
            _ if overrules => {
                Beside::Builders(builders.iter().map(|(_, builder)| own_of(builder)).collect())
            }
            _ => Beside::Nobody,
        };
        all.push(Place { name: name.to_owned(), own, beside });
    }
    let listed = entries(root, name).into_iter();
    all.extend(listed.map(|(name, own)| Place { name, own, beside: Beside::Nobody }));
    all.extend(builders.iter().filter_map(|(builder, table)| {
        let beside = industry.map_or(Beside::Nobody, Beside::Industry);
        Some(Place { name: format!("{builder}.{name}"), own: own_of(table)?, beside })
    }));
    all
}

impl<'a> Place<'a> {
    /// A table within another, which nobody else has a say in.
    pub(super) const fn within(name: String, own: &'a Table) -> Self {
        Self { name, own, beside: Beside::Nobody }
    }

    /// For each of those whom a key of it acts on, the tables in which its other keys are looked up, one after the
    /// other: nobody, if every builder has that key for itself.
    pub(super) fn sides(&self, key: &str) -> Vec<Vec<&'a Table>> {
        let own = self.own;
        match &self.beside {
            Beside::Nobody => vec![vec![own]],
            Beside::Industry(industry) => vec![vec![own, industry]],
            Beside::Builders(builders) => {
                let follow = builders
                    .iter()
                    .copied()
                    .filter(|builder| builder.is_none_or(|own| own.get(key).is_none()));
                follow.map(|builder| builder.into_iter().chain([own]).collect()).collect()
            }
            Beside::Segments(segments) => {
                let within = segments.iter().map(|segment| vec![*segment, own]);
                [vec![own]].into_iter().chain(within).collect()
            }
        }
    }

    /// Where every builder says a key for itself, if this is the industry's table.
    pub(super) fn overruled(&self, key: &str) -> Option<Vec<&'a Node>> {
        let Beside::Builders(builders) = &self.beside else { return None };
        let all: Option<Vec<&Node>> =
            builders.iter().map(|builder| builder.and_then(|own| own.get(key))).collect();
        all.filter(|all| !all.is_empty())
    }
}

/// The entries of a list with their full names.
pub(crate) fn entries<'a>(root: &'a Table, list: &str) -> Vec<(String, &'a Table)> {
    let Some(Value::List(nodes)) = root.get(list).map(|node| &node.value) else {
        return Vec::new();
    };
    let named = |node: &'a Node| {
        let name = format!("{list}.{:.60}", node.name().unwrap_or_default());
        Some((name, as_table(node)?))
    };
    nodes.iter().filter_map(named).collect()
}

pub(crate) const fn as_table(node: &Node) -> Option<&Table> {
    match &node.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}
