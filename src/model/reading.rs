//! What a mechanism is given: when it reads its tables, and when it starts on a batch.

use super::{builder::Builder, plan::Plan, state::State};
use crate::{
    random::{Draws, Shock},
    scenario::{
        Document, Node, Parameter, Rules, Run, Sampler, Section, Table, TableReader, Value,
    },
};

/// Central values that the reference price needs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Medians {
    /// Of `technology.cost_decline`.
    pub(crate) cost_decline: f64,
    /// Of `technology.footprint_decline`.
    pub(crate) footprint_decline: f64,
    /// Of `demand.growth_long`.
    pub(crate) growth_long: f64,
    /// Whether demand is given in advance.
    pub(crate) given_path: bool,
}

/// The scenario, under reading.
pub(crate) struct Reading<'a> {
    document: &'a mut Document,
    rules: Rules,
    builders: &'a [Builder],
    parameters: Vec<Parameter>,
    /// Horizon and units.
    pub(crate) run: &'a Run,
}

impl<'a> Reading<'a> {
    pub(super) const fn new(
        document: &'a mut Document,
        rules: Rules,
        builders: &'a [Builder],
        run: &'a Run,
    ) -> Self {
        Self { document, rules, builders, parameters: Vec::new(), run }
    }

    /// Whether the scenario has a table, for the industry or for any builder.
    pub(super) fn has(&self, name: &str) -> bool {
        self.document.has(name)
            || self.builders.iter().any(|builder| builder.overrides.get(name).is_some())
    }

    /// Notes a mistake that only the tables together make.
    pub(super) fn complain(&mut self, message: &str) {
        self.document.problems.error(None, message);
    }

    /// Reads the table of a mechanism.
    pub(crate) fn table<S: Section>(&mut self) -> S {
        let read = self
            .document
            .read_table(S::SPECIFICATION.name, self.rules, |reader| S::read(reader, None));
        self.parameters.extend(read.parameters().into_iter().cloned());
        read
    }

    /// Reads the table for each builder: the industry's, with what the builder overrules.
    pub(crate) fn per_builder<S: Section>(&mut self) -> Vec<S> {
        let industry: S = self.table();
        let mut each = Vec::new();
        for builder in self.builders {
            each.push(self.one_builder(builder, &industry));
        }
        each
    }

    fn one_builder<S: Section>(&mut self, builder: &Builder, industry: &S) -> S {
        let name = S::SPECIFICATION.name;
        let node = builder.overrides.get(name);
        let mut reader = TableReader {
            table: own_table(node),
            name: format!("builder.{}.{name}", builder.name),
            span: node.map(|node| node.span.clone()),
            folder: &self.document.folder,
            rules: self.rules,
            problems: &mut self.document.problems,
        };
        let own = S::read(&mut reader, Some(industry));
        self.parameters.extend(own.parameters().into_iter().cloned());
        own
    }

    /// The builders' plans.
    pub(crate) fn plans(&self) -> Vec<Plan> {
        self.builders.iter().map(|builder| Plan::new(&builder.plan, self.run)).collect()
    }

    pub(super) fn medians(&self) -> Medians {
        let median = |name: &str| {
            let found = self.parameters.iter().find(|parameter| parameter.name == name);
            found.map_or(0.0, Parameter::median)
        };
        Medians {
            cost_decline: median("technology.cost_decline"),
            footprint_decline: median("technology.footprint_decline"),
            growth_long: median("demand.growth_long"),
            given_path: self.document.root.get("demand").is_some_and(has_path),
        }
    }

    /// The parameters that are distributions, each once.
    pub(super) fn drawn(self) -> Vec<Parameter> {
        let mut drawn: Vec<Parameter> = Vec::new();
        for parameter in self.parameters {
            let known = drawn.iter().any(|other| other.name == parameter.name);
            if !known && !parameter.distribution.is_fixed() {
                drawn.push(parameter);
            }
        }
        drawn
    }
}

/// Whether a `[demand]` table gives demand in advance.
fn has_path(node: &Node) -> bool {
    matches!(&node.value, Value::Table(table) if table.get("path").is_some())
}

fn own_table(node: Option<&Node>) -> Option<&Table> {
    match node.map(|node| &node.value) {
        Some(Value::Table(table)) => Some(table),
        _ => None,
    }
}

/// A batch, under way to its first step.
pub(crate) struct Starting<'a> {
    /// The market, to be filled.
    pub(crate) state: &'a mut State,
    /// The parameters' draws.
    pub(crate) sampler: Sampler<'a>,
    /// Who builds.
    pub(crate) builders: &'a [Builder],
    /// Central values.
    pub(crate) medians: Medians,
    /// Whether a `[pricing]` table moves the price away from fair.
    pub(crate) priced: bool,
}

impl Starting<'_> {
    /// Events of a name, one draw for each step.
    pub(crate) fn draws(&self, name: &str) -> Draws {
        Draws::new(self.sampler.chance, name, self.sampler.first_path)
    }

    /// Shocks of a name, one draw for each step.
    pub(crate) fn shock(&self, name: &str) -> Shock {
        self.sampler.shock(name)
    }
}
