//! What a scenario says, key by key, with the comments that its authors wrote beside.

use super::{
    difference::whole,
    document::Document,
    header::PROMISES,
    node::{Entry, Node, Table, Value},
    source::{Sources, Span},
};

/// A key as it was written.
#[derive(Clone, Debug)]
pub struct Written {
    /// The key, with its tables: `demand.growth`.
    pub key: String,
    /// Its value, on one line.
    pub value: String,
    /// The comment behind it, or the one right above: its source, or that it is an assumption.
    pub comment: String,
    /// The file, or `--set`.
    pub file: String,
}

impl Document {
    /// Every key of the merged scenario but those that say what it is called, asks and promises.
    pub fn written(&self) -> Vec<Written> {
        let mut all = Vec::new();
        for entry in &self.root.0 {
            let key = entry.key.as_str();
            if !["title", "question", "answer", "bust"].contains(&key) && !PROMISES.contains(&key) {
                self.collect(entry, "", &mut all);
            }
        }
        all
    }

    fn collect(&self, entry: &Entry, before: &str, all: &mut Vec<Written>) {
        let key =
            if before.is_empty() { entry.key.clone() } else { format!("{before}.{}", entry.key) };
        let within = |table: &Table, key: &str, all: &mut Vec<Written>| {
            for inner in table.0.iter().filter(|inner| inner.key != "name") {
                self.collect(inner, key, all);
            }
        };
        match &entry.node.value {
            Value::Table(table) if !whole(table) => within(table, &key, all),
            Value::List(list) if list.iter().all(|node| matches!(node.value, Value::Table(_))) => {
                for node in list {
                    let Value::Table(table) = &node.value else { continue };
                    if let (None, Some(rank)) = (node.name(), table.get("rank")) {
                        // Of two names that move together the number alone is an assumption.
                        let names = node.identity().unwrap_or_default().join(" and ");
                        all.push(self.told(format!("{key}.{names}"), rank));
                    } else {
                        within(table, &format!("{key}.{}", node.name().unwrap_or_default()), all);
                    }
                }
            }
            _ => all.push(self.told(key, &entry.node)),
        }
    }

    fn told(&self, key: String, node: &Node) -> Written {
        let place = self.sources.locate(&node.span);
        Written {
            key,
            value: node.value.words(),
            comment: comment(&self.sources, &node.span),
            file: place.map_or_else(String::new, |(source, _)| source.name.clone()),
        }
    }
}

/// The comment behind a value on its line, or else the lines of comment right above.
fn comment(sources: &Sources, span: &Span) -> String {
    let Some((source, place)) = sources.locate(span) else { return String::new() };
    let rest = source.text[place.end..].lines().next().unwrap_or_default();
    if let Some((_, comment)) = rest.split_once('#') {
        return comment.trim().to_owned();
    }
    let line_start = source.text[..place.start].rfind('\n').map_or(0, |at| at + 1);
    let above = source.text[..line_start].lines().rev();
    let lines: Vec<&str> = above.map_while(|line| line.trim().strip_prefix('#')).collect();
    let lines: Vec<&str> = lines.iter().rev().map(|line| line.trim()).collect();
    lines.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_found_behind_and_above() {
        let text = "[t]\n# From a report (B)\na = 1\nb = { p10 = 1, p50 = 2, p90 = 3 } # ASSUMPTION\nc = 3\n[[x]]\nname = 'y'\nd = 4 # own";
        let all = Document::from_text("s", text).written();
        let found: Vec<(&str, &str)> =
            all.iter().map(|w| (w.key.as_str(), w.comment.as_str())).collect();
        assert_eq!(
            found,
            [("t.a", "From a report (B)"), ("t.b", "ASSUMPTION"), ("t.c", ""), ("x.y.d", "own")]
        );
        assert_eq!(all[1].value, "{ p10 = 1, p50 = 2, p90 = 3 }");
    }
}
