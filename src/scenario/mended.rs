//! Tables under a name that is nearly right, or in the wrong brackets: told, and then read as they are meant, so that nobody
//! hears that what they say is missing.

use super::{
    Document, TableSpecification,
    diagnostic::{Problems, nearest},
    document::no_list,
    header::header_tables,
    node::{Entry, Node, Table, Value},
    source::{Sources, is_typed},
};

impl Document {
    /// Notes tables that nobody reads, tables where a list is due and lists where a table is, and puts them right.
    /// `tables` are those beside the header's.
    pub fn mend_tables(&mut self, tables: &[&'static TableSpecification]) {
        let mut all = header_tables();
        all.extend(tables);
        self.mend_names(&all);
        for specification in all.into_iter().filter(|own| !own.name.is_empty()) {
            if specification.list {
                self.mend_list(specification);
            } else {
                self.mend_table(specification);
            }
        }
    }

    /// Notes every key and table of the top that nobody reads. One that is nearly that of a table which is not there, and
    /// has keys of it, is read as that.
    fn mend_names(&mut self, tables: &[&'static TableSpecification]) {
        let Self { root, problems, .. } = self;
        let top = tables[0].keys.iter().map(|key| key.name);
        let named = tables[1..].iter().map(|table| table.name).filter(|name| !name.contains('.'));
        let valid: Vec<&str> = top.chain(named).collect();
        for place in 0..root.0.len() {
            let Entry { key, key_span, node } = &root.0[place];
            if valid.contains(&key.as_str()) {
                continue;
            }
            let message = format!("unknown key or table `{key}`");
            problems.error(Some(key_span.clone()), message).suggest(key, valid.iter().copied());
            let meant = nearest(key, &valid).filter(|name| root.get(name).is_none());
            let is_meant = |name: &str| match tables.iter().find(|table| table.name == name) {
                Some(table) => says_of(node, table),
                None => matches!(node.value, Value::Text(_)),
            };
            if let Some(meant) = meant.filter(|name| is_meant(name)) {
                meant.clone_into(&mut root.0[place].key);
            }
        }
    }

    /// Takes a table in the place of a list for an entry of it, or for entries by their names, as in `[builder.Meta]`.
    fn mend_list(&mut self, list: &TableSpecification) {
        let Self { root, problems, sources, .. } = self;
        let Some(entry) = root.0.iter_mut().find(|entry| entry.key == list.name) else { return };
        // Of a setting of an entry that is not there something else is said.
        if let Value::Table(table) = &entry.node.value
            && !is_of_setting(&entry.node, sources)
        {
            let nodes = if table.0.iter().any(|own| has_key(list, &own.key)) {
                vec![entry.node.clone()]
            } else if list.key("name").is_some() {
                table.0.iter().filter_map(named).collect()
            } else {
                Vec::new()
            };
            if !nodes.is_empty() {
                no_list(entry, problems);
                entry.node.value = Value::List(nodes);
            }
        }
        if let Value::List(nodes) = &mut entry.node.value {
            take_out(nodes, list, problems);
        }
    }

    /// Takes a list of one table for the table.
    fn mend_table(&mut self, specification: &TableSpecification) {
        let Self { root, problems, .. } = self;
        let Some(node) = root.get_mut(specification.name) else { return };
        let Value::List(nodes) = &node.value else { return };
        if let [Node { value: value @ Value::Table(_), .. }] = nodes.as_slice() {
            let message = format!("[{}]: expected a table, found a list", specification.name);
            problems.error(Some(node.span.clone()), message);
            node.value = value.clone();
        }
    }
}

/// Takes tables that stand in an entry of a list as another would, `[builder.Meta]` below a `[[builder]]`, out of it.
fn take_out(nodes: &mut Vec<Node>, list: &TableSpecification, problems: &mut Problems) {
    if list.key("name").is_none() {
        return;
    }
    let mut found: Vec<Node> = Vec::new();
    for node in nodes.iter_mut() {
        let Value::Table(table) = &mut node.value else { continue };
        table.0.retain(|own| {
            let is_other = !has_key(list, &own.key) && says_of(&own.node, list);
            if let Some(other) = named(own).filter(|_| is_other) {
                let (list, name) = (list.name, &own.key);
                let message = format!(
                    "{list}: [{list}.{name:.60}] is read as part of the [[{list}]] above it"
                );
                let help = format!("a file writes [[{list}]] with name = \"{name:.60}\" in it");
                problems.error(Some(own.key_span.clone()), message).help(help);
                found.push(other);
            }
            !is_other
        });
    }
    for other in found {
        match nodes.iter_mut().find(|node| node.name() == other.name()) {
            Some(node) => node.overlay(other),
            None => nodes.push(other),
        }
    }
}

/// Whether a table, or one of a list, has a key of those.
fn says_of(node: &Node, specification: &TableSpecification) -> bool {
    match &node.value {
        Value::Table(table) => table.0.iter().any(|own| has_key(specification, &own.key)),
        Value::List(nodes) => nodes.iter().any(|node| says_of(node, specification)),
        _ => false,
    }
}

fn has_key(specification: &TableSpecification, key: &str) -> bool {
    specification.key(key).is_some() || specification.overrides.contains(&key)
}

/// A table as an entry of a list under the name of its key.
fn named(entry: &Entry) -> Option<Node> {
    let Value::Table(own) = &entry.node.value else { return None };
    let node = Node { span: entry.key_span.clone(), value: Value::Text(entry.key.clone()) };
    let name = Entry { key: "name".to_owned(), key_span: entry.key_span.clone(), node };
    let others = own.0.iter().filter(|other| other.key != "name").cloned();
    let table = Table([name].into_iter().chain(others).collect());
    Some(Node { span: entry.key_span.clone(), value: Value::Table(table) })
}

fn is_of_setting(node: &Node, sources: &Sources) -> bool {
    sources.locate(&node.span).is_some_and(|(source, _)| is_typed(&source.name))
}
