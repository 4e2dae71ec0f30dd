//! `--set key=value`: one key of the merged scenario, changed.

use std::{collections::BTreeSet, path::Path};

use super::{
    diagnostic::{Problems, suggestion},
    difference::whole,
    document::Document,
    node::{Entry, Node, Table, Value},
    parse::{is_toml, parse},
    source::{SETTING, Sources, Span},
    typed::Typed,
};

/// A key, part by part.
type Key = Vec<(String, Span)>;

/// What is wrong, and what would help.
type Refused = (String, String);

impl Document {
    /// Changes keys, one after the other, and tells of one that is changed twice.
    pub(super) fn set_each(&mut self, settings: &[String]) {
        let mut known = BTreeSet::new();
        for setting in settings {
            self.set(setting);
            let key = setting.split_once('=').and_then(|(key, _)| key_parts(key));
            let key = key.or_else(|| {
                Typed::of(setting).map(|(option, _)| option.key().map(str::to_owned).to_vec())
            });
            // What is left out may be told bit by bit.
            let key = key.filter(|key| key[0] != "without");
            if let Some(key) = key.filter(|key| !known.insert(key.clone())) {
                let key = typed_key(&key);
                let message = match Typed::of(setting) {
                    Some((option, _)) => {
                        let option = option.name();
                        format!("{option}: --set {key:.100} says the same, and {option} holds")
                    }
                    None => format!("--set {key:.100}: it is set twice: the last one holds"),
                };
                self.problems.warn(None, message);
            }
        }
    }

    /// Changes one key. A bare word is taken as text, as shells eat quotes.
    pub(super) fn set(&mut self, setting: &str) {
        let option = self.option_and_value(setting);
        match option.or_else(|| self.key_and_value(setting)) {
            Some((key, node)) if key[0].0 == "without" => self.leave_out(&node, &Table::default()),
            Some((key, node)) => self.set_key(&key, node),
            None => {}
        }
    }

    fn set_key(&mut self, key: &Key, node: Node) {
        let name = key.iter().map(|(part, _)| part.as_str()).collect::<Vec<_>>().join(".");
        let span = key[key.len() - 1].1.clone();
        let refused = match key[0].0.as_str() {
            "extends" => Err((
                "a setting cannot lay a file below the scenario".to_owned(),
                "write a file that extends both".to_owned(),
            )),
            list if key.len() == 1 && self.would_clear(list, &node) => Err((
                "an empty list says nothing over that of the scenario".to_owned(),
                format!("--set 'without=[\"{list}\"]' leaves the list out"),
            )),
            _ if is_bare(&node) && self.has_table(key) => Err((
                "an empty table says nothing over that of the scenario".to_owned(),
                format!("name one of its keys, as in --set {name:.100}.KEY=.."),
            )),
            _ => put(&mut self.root, key, node),
        };
        if let Err((message, help)) = refused {
            let message = format!("--set {name:.100}: {message}");
            self.problems.error(Some(span), message).help(help);
        }
    }

    /// Whether a value is an empty list in the place of one that is not.
    fn would_clear(&self, list: &str, node: &Node) -> bool {
        let mine = self.root.get(list).map(|node| &node.value);
        matches!(&node.value, Value::List(theirs) if theirs.is_empty())
            && matches!(mine, Some(Value::List(mine)) if !mine.is_empty())
    }

    /// Whether there is a table of a key already.
    fn has_table(&self, key: &Key) -> bool {
        let mut own = self.root.get(&key[0].0);
        for (part, _) in &key[1..] {
            own = own.and_then(|node| match &node.value {
                Value::Table(table) => table.get(part),
                Value::List(nodes) => nodes.iter().find(|node| node.name() == Some(part)),
                _ => None,
            });
        }
        own.is_some_and(|node| matches!(node.value, Value::Table(_)))
    }

    /// The key and the value of an option that stands for a key, with their places in what was typed.
    fn option_and_value(&mut self, setting: &str) -> Option<(Key, Node)> {
        let (option, value) = Typed::of(setting)?;
        let number = value.parse().ok()?;
        let base = self.sources.add(option.name().to_owned(), setting.to_owned());
        let name = base..base + option.name().len();
        let key = option.key().map(|part| (part.to_owned(), name.clone())).to_vec();
        let span = name.end + 1..base + setting.len();
        Some((key, Node { span, value: Value::Number(number) }))
    }

    fn key_and_value(&mut self, setting: &str) -> Option<(Key, Node)> {
        let example = "--set demand.growth=0.3, --set 'builder.\"New carriers\".plan=40'";
        let bare = setting.split_once('=').map(|(key, value)| format!("{key}={value:?}"));
        let text = match bare {
            _ if is_toml(setting) && setting.contains('=') => setting.to_owned(),
            Some(quoted) if is_toml(&quoted) => quoted,
            Some(_) => {
                let message = format!("--set {setting:.100}: the key or the value is not TOML");
                let help = format!("names with blanks or points need quotes: {example}");
                self.problems.error(None, message).help(help);
                return None;
            }
            None => {
                let message = format!("--set {setting:.100}: expected KEY=VALUE, as in {example}");
                self.problems.error(None, message);
                return None;
            }
        };
        let before = self.problems.0.len();
        let folder = self.folder.clone();
        let table = parse(SETTING, &folder, &text, &mut self.sources, &mut self.problems);
        let found = single(table, &self.sources);
        if found.is_none() && self.problems.0.len() == before {
            let message = format!("--set {setting:.100}: expected one KEY=VALUE, as in {example}");
            self.problems.error(None, message);
        }
        found.filter(|_| self.problems.0.len() == before)
    }
}

/// The parts of a key as it is typed after `--set`: names of entries stand in quotes where they have blanks or points.
/// None where it is no key of TOML.
pub fn key_parts(text: &str) -> Option<Vec<String>> {
    let line = format!("{text}=0");
    if text.contains(['=', '\n']) || !is_toml(&line) {
        return None;
    }
    let mut sources = Sources::default();
    let table = parse("", Path::new(""), &line, &mut sources, &mut Problems::default());
    let (key, _) = single(table, &sources)?;
    Some(key.into_iter().map(|(part, _)| part).collect())
}

/// A key as `--set` reads it.
pub fn typed_key(parts: &[String]) -> String {
    let bare = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
    };
    let one = |part: &String| if bare(part) { part.clone() } else { format!("{part:?}") };
    parts.iter().map(one).collect::<Vec<_>>().join(".")
}

/// A number that was worked out of one that a file says, as it is typed and then used: without the noise of sums and
/// products, 0.284186 and not 0.28418599999999994. What is not moved stays what the file says.
pub fn typed_number(moved: f64, written: f64) -> f64 {
    if moved.total_cmp(&written).is_eq() {
        return moved;
    }
    // Twelve figures: more than any file says, and fewer than noise reaches.
    format!("{moved:.11e}").parse().unwrap_or(moved)
}

/// The one key of a table, through tables that are dotted and not written in braces.
fn single(mut table: Table, sources: &Sources) -> Option<(Key, Node)> {
    let mut key = Vec::new();
    loop {
        let entry = table.0.pop().filter(|_| table.0.is_empty())?;
        key.push((entry.key, entry.key_span));
        let place = sources.locate(&entry.node.span);
        let braces = place.is_some_and(|(source, at)| source.text[at].starts_with('{'));
        match entry.node.value {
            Value::Table(inner) if !braces => table = inner,
            value => return Some((key, Node { span: entry.node.span, value })),
        }
    }
}

/// Puts a value in its place: tables on the way are made, entries of lists must be there.
/// Whether it is a table without a key.
fn is_bare(node: &Node) -> bool {
    matches!(&node.value, Value::Table(own) if own.0.is_empty())
}

fn put(table: &mut Table, key: &[(String, Span)], node: Node) -> Result<(), Refused> {
    let (name, span) = &key[0];
    let rest = &key[1..];
    if rest.is_empty() {
        let entry = Entry { key: name.clone(), key_span: span.clone(), node };
        table.overlay(Table(vec![entry]));
        return Ok(());
    }
    if table.get(name).is_none() {
        let node = Node { span: node.span.clone(), value: Value::Table(Table::default()) };
        table.0.push(Entry { key: name.clone(), key_span: span.clone(), node });
    }
    let Some(place) = table.get_mut(name) else { return Ok(()) };
    match &mut place.value {
        Value::Table(inner) => {
            if whole(inner) {
                place.span = node.span.clone();
            }
            put(inner, rest, node)
        }
        Value::List(nodes) => put_named(nodes, name, rest, node),
        other => Err((
            format!("`{name}` is {}, and has no key `{}`", other.kind(), rest[0].0),
            format!("{name} = {{ {} = .. }} replaces it by a table", rest[0].0),
        )),
    }
}

fn put_named(
    nodes: &mut [Node],
    list: &str,
    key: &[(String, Span)],
    node: Node,
) -> Result<(), Refused> {
    let (name, _) = &key[0];
    let known: Vec<String> = nodes.iter().filter_map(|n| n.name().map(str::to_owned)).collect();
    let Some(entry) = nodes.iter_mut().find(|node| node.name() == Some(name)) else {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let help = format!("{}; a new entry of [[{list}]] needs a file", suggestion(name, &known));
        return Err((format!("there is no {list} `{name:.60}`"), help));
    };
    match (&mut entry.value, node) {
        (Value::Table(table), node) if key.len() > 1 => put(table, &key[1..], node),
        (Value::Table(table), Node { value: Value::Table(over), .. }) => {
            table.overlay(over);
            Ok(())
        }
        (_, node) => Err((
            format!("{list} `{name:.60}` is a table, and cannot be {}", node.value.kind()),
            format!("name one of its keys, as in --set {list}.{name:.60}.KEY=.."),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[t]\ng = { p10 = 1, p50 = 2, p90 = 3 }\nv = 1\n\
        [[l]]\nname = 'a b'\nk = 1\n[l.s]\ntable = [[2025, 1]]\ngrowth = 0.1\n";

    fn set(settings: &[&str]) -> (String, String) {
        let document = Document::from_text("s", TEXT).changed(&[], settings);
        let written = Value::Table(document.root.clone()).words();
        (written, document.problems.render(&document.sources, false))
    }

    #[test]
    fn one_component_changes_and_braces_replace() {
        let (written, said) = set(&["t.g.p50=2.5", "t.g.max=9", "l.\"a b\".s.growth=0.2", "t.w=x"]);
        assert_eq!(said, "");
        for part in [
            "g = { p10 = 1, p50 = 2.5, p90 = 3, max = 9 }",
            "s = { table = [[2025, 1]], growth = 0.2 }",
            "w = \"x\"",
        ] {
            assert!(written.contains(part), "{written}");
        }
        let (written, _) = set(&["t.g={p50=2.5}", "t.v={p50=1}"]);
        assert!(written.contains("g = { p50 = 2.5 }, v = { p50 = 1 }"), "{written}");
    }

    #[test]
    fn a_table_of_nothing_says_nothing_over_one() {
        for key in ["t", "t.g", "l.\"a b\"", "l.\"a b\".s"] {
            let (written, said) = set(&[&format!("{key}={{}}")]);
            assert!(said.contains("an empty table says nothing over that"), "{key}: {said}");
            assert!(written.contains("p10 = 1") && written.contains("k = 1"), "{written}");
        }
        assert_eq!(set(&["new={}"]).1, "");
    }

    #[test]
    fn keys_are_taken_apart_and_typed_again() {
        for (typed, parts) in [
            ("demand.growth", ["demand", "growth"].as_slice()),
            ("builder.\"New carriers\".plan", &["builder", "New carriers", "plan"]),
            ("customer.\"St. Ives\".growth", &["customer", "St. Ives", "growth"]),
        ] {
            assert_eq!(key_parts(typed).unwrap(), parts);
            assert_eq!(typed_key(&key_parts(typed).unwrap()), typed);
        }
        for none in ["", "a b", "a=1", "a\nb", ".", "a..b"] {
            assert_eq!(key_parts(none), None, "{none}");
        }
    }

    #[test]
    fn what_cannot_be_set_is_told() {
        for (setting, word) in [
            ("t.v.p50=1", "`v` is a number, and has no key `p50`"),
            ("l.a.k=1", "there is no l `a`"),
            ("l.\"a b\"=5", "is a table, and cannot be a number"),
            ("l.a b.k=1", "names with blanks or points need quotes"),
            ("t.v", "expected KEY=VALUE"),
            ("t.v=nan", "t.v: expected a finite number, found nan"),
            ("t.v=1\nt.g=2", "expected one KEY=VALUE"),
            ("extends=\"x.toml\"", "cannot lay a file"),
        ] {
            let (_, said) = set(&[setting]);
            assert!(said.contains(word), "{setting}: {said}");
        }
    }
}
