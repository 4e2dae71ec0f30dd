//! What a mechanism is given: when it reads its tables, and when it starts on a batch.

mod complaints;
mod counted;
mod listed;
mod long_run;
mod medians;
mod names;
mod naming;

pub use counted::{clash, counting, counts_in};
pub(crate) use medians::Medians;
pub(crate) use names::{Entries, moving, shocks};
pub use naming::{KeyName, named, part_of_series};

use crate::{
    model::{
        builder::Builder,
        check::Promised,
        plan::Plan,
        state::{Parties, State},
    },
    random::{Draws, Shock},
    scenario::{
        Diagnostic, Document, Key, Name, Node, Parameter, Rules, Run, Sampler, Section, Span,
        Table, TableReader, Value, check_distinct,
    },
};

/// The scenario, under reading.
pub(crate) struct Reading<'a> {
    document: &'a mut Document,
    rules: Rules,
    builders: &'a [Builder],
    parameters: Vec<Parameter>,
    /// Horizon and units.
    pub(crate) run: &'a Run,
    /// Names of the builders, customers and holders, each in order.
    pub(crate) parties: &'a Parties,
}

impl<'a> Reading<'a> {
    pub(crate) const fn new(
        document: &'a mut Document,
        rules: Rules,
        builders: &'a [Builder],
        run: &'a Run,
        parties: &'a Parties,
    ) -> Self {
        Self { document, rules, builders, parameters: Vec::new(), run, parties }
    }

    /// Whether the scenario has a table, for the industry or for any builder.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.document.has(name)
            || self.builders.iter().any(|builder| builder.overrides.get(name).is_some())
    }

    /// Notes a mistake that only the tables together make.
    pub(crate) fn complain(
        &mut self,
        span: Option<Span>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.document.problems.error(span, message)
    }

    /// Notes a doubt that only the tables together raise.
    pub(crate) fn doubt(&mut self, span: Option<Span>, message: impl Into<String>) {
        self.document.problems.doubt(span, message);
    }

    /// Notes a value that is made of what is written and lies outside the plausible range of its key.
    pub(crate) fn outside(&mut self, key: &Key, full: &str, value: f64, place: Option<Span>) {
        let mut reader = TableReader {
            table: None,
            name: String::new(),
            span: None,
            rules: self.rules,
            problems: &mut self.document.problems,
        };
        reader.is_plausible(key, full, value, place.as_ref());
    }

    /// Where a key of the industry's table stands, or of a builder's own.
    pub(crate) fn place_of(
        &self,
        table: &str,
        key: &str,
        builder: Option<&Builder>,
    ) -> Option<Span> {
        let at = |node: Option<&Node>| Some(own_table(node)?.get(key)?.span.clone());
        let own = at(builder.and_then(|builder| builder.overrides.get(table)));
        own.or_else(|| at(self.document.root.get(table)))
    }

    /// The keys that an entry of a list has, and where.
    pub(crate) fn written(&self, list: &str, name: &str) -> Vec<(String, Span)> {
        let nodes = entries(self.document.root.get(list)).unwrap_or_default();
        let own = nodes.iter().find(|node| node.name() == Some(name));
        let table = own_table(own).map_or(&[] as &[_], |table| &table.0);
        table.iter().map(|entry| (entry.key.clone(), entry.key_span.clone())).collect()
    }

    /// Where a key of an entry of a list stands.
    pub(crate) fn place_in_list(&self, list: &str, name: &str, key: &str) -> Option<Span> {
        let keys = self.written(list, name);
        keys.into_iter().find(|(own, _)| own == key).map(|(_, span)| span)
    }

    /// The texts that the entries of a list have under a key, behind their names.
    pub(crate) fn texts(&self, list: &str, key: &str) -> Vec<(String, String)> {
        let nodes = entries(self.document.root.get(list)).unwrap_or_default();
        let text = |node: &Node| match &own_table(Some(node))?.get(key)?.value {
            Value::Text(text) => Some((node.name().unwrap_or_default().into(), text.clone())),
            _ => None,
        };
        nodes.iter().filter_map(text).collect()
    }

    /// Reads the table of a mechanism.
    pub(crate) fn table<S: Section>(&mut self) -> S {
        let read = self
            .document
            .read_table(S::SPECIFICATION.name, self.rules, |reader| S::read(reader, None));
        self.parameters.extend(read.parameters().into_iter().cloned());
        read
    }

    /// Reads the entries of a list, in the order of their names, so that the order in the file changes
    /// no result.
    pub(crate) fn list<S: Section>(&mut self, name_of: fn(&S) -> &Name) -> Vec<S> {
        let list = S::SPECIFICATION.name;
        let node = self.document.root.get(list);
        let Some(nodes) = entries(node) else {
            listed::complain(list, node, &mut self.document.problems);
            return Vec::new();
        };
        if let (Some(node), true) = (node, nodes.is_empty()) {
            let message = format!("{list}: an empty list says nothing");
            self.document
                .problems
                .error(Some(node.span.clone()), message)
                .help("leave the key out");
        }
        let mut read: Vec<S> = Vec::new();
        for (place, node) in nodes.iter().enumerate() {
            let label = node.name().map_or_else(|| format!("number {}", place + 1), str::to_owned);
            let mut reader = TableReader {
                table: own_table(Some(node)),
                name: format!("{list}.{label:.60}"),
                span: Some(node.span.clone()),
                rules: self.rules,
                problems: &mut self.document.problems,
            };
            read.push(S::read(&mut reader, None));
        }
        read.sort_by(|a, b| name_of(a).text.cmp(&name_of(b).text));
        let names = read.iter().map(name_of).filter(|name| !name.text.is_empty());
        let names = names.map(|name| (name.text.as_str(), name.span.clone()));
        check_distinct(list, names, &mut self.document.problems);
        for entry in &read {
            self.parameters.extend(entry.parameters().into_iter().cloned());
        }
        read
    }

    /// The place of a name among those known, or a mistake that suggests the nearest.
    pub(crate) fn place(&mut self, name: &Name, what: &str, known: &[String]) -> Option<usize> {
        let found = known.iter().position(|other| *other == name.text);
        if found.is_none() && !name.text.is_empty() {
            let message = format!("there is no {what} `{:.60}`", name.text);
            let problem = self.document.problems.error(name.span.clone(), message);
            problem.suggest(&name.text, known.iter().map(String::as_str));
        }
        found
    }

    /// The parameters that have been read.
    pub(crate) fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    /// Whether a `[demand]` table gives demand in advance.
    pub(crate) fn is_path_given(&self) -> bool {
        self.place_of("demand", "path", None).is_some()
    }

    /// Median of a parameter that has been read, or a default.
    pub(crate) fn median_or(&self, name: &str, default: f64) -> f64 {
        let found = self.parameters.iter().find(|parameter| parameter.name == name);
        found.map_or(default, Parameter::median)
    }

    /// Median of a parameter that has been read.
    pub(crate) fn median(&self, name: &str) -> f64 {
        self.median_or(name, 0.0)
    }

    /// What a parameter that has been read lies above on all but one path in a thousand.
    pub(crate) fn least(&self, name: &str) -> f64 {
        let found = self.parameters.iter().find(|parameter| parameter.name == name);
        found.map_or(0.0, |parameter| parameter.nearly_all()[0])
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
            rules: self.rules,
            problems: &mut self.document.problems,
        };
        let own = S::read(&mut reader, Some(industry));
        self.parameters.extend(own.parameters().into_iter().cloned());
        own
    }

    /// Who builds.
    pub(crate) const fn builders(&self) -> &'a [Builder] {
        self.builders
    }

    /// The builders' plans.
    pub(crate) fn plans(&self) -> Vec<Plan> {
        self.builders.iter().map(|builder| Plan::new(&builder.plan, self.run)).collect()
    }

    /// What is said of prices at the start.
    pub(crate) fn promised(&self) -> Promised {
        let contract = |parameter: &Parameter| {
            let name = parameter.name.strip_prefix("contract.")?.strip_suffix(".price")?;
            Some((name.to_owned(), parameter.median()))
        };
        let scarcity = self.has("pricing").then(|| {
            ["sensitivity", "cap", "markup"].map(|key| self.median(&format!("pricing.{key}")))
        });
        Promised {
            revenue: self.median("market.initial_revenue"),
            ratio: self.median("market.initial_price_ratio"),
            scarcity,
            planned: self.plans().iter().map(|plan| plan.at(0)).sum(),
            contracts: self.parameters.iter().filter_map(contract).collect(),
        }
    }

    /// The parameters that are distributions, each once.
    pub(crate) fn drawn(self) -> Vec<Parameter> {
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

/// The tables of a list.
fn entries(node: Option<&Node>) -> Option<Vec<Node>> {
    let Value::List(nodes) = &node?.value else { return None };
    nodes.iter().all(|node| matches!(node.value, Value::Table(_))).then(|| nodes.clone())
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
