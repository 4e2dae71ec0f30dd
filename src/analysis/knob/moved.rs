//! A distribution as it is written, moved as a whole.

use crate::scenario::{Entry, Node, Table, Value, typed_number};

/// What becomes of every value: `factor x + shift`, with a factor above zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct Affine {
    pub(super) factor: f64,
    pub(super) shift: f64,
}

impl Affine {
    /// As it is typed and then used.
    fn of(self, value: f64) -> f64 {
        typed_number(self.factor * value + self.shift, value)
    }
}

/// Whether the law is log-normal, which a shift would not leave one.
pub(super) fn is_log(table: &Table) -> bool {
    let shape = table.get("shape").map(|node| &node.value);
    table.get("log_normal").is_some()
        || matches!(shape, Some(Value::Text(shape)) if shape == "log_normal")
}

/// The moved distribution, on one line.
pub(super) fn moved(table: &Table, affine: Affine) -> String {
    let mut entries: Vec<String> = table.0.iter().map(|entry| one(entry, affine)).collect();
    // Between 0 and 1, unless something else is written.
    if table.get("beta").is_some() {
        for (name, bound) in [("min", 0.0), ("max", 1.0)] {
            if table.get(name).is_none() {
                entries.push(format!("{name} = {}", affine.of(bound)));
            }
        }
    }
    format!("{{ {} }}", entries.join(", "))
}

fn one(entry: &Entry, affine: Affine) -> String {
    let name = entry.key.as_str();
    let value = match (name, &entry.node.value) {
        // The shapes of the law, and how sure its ends are.
        ("beta" | "weights" | "credibility" | "shape", value) => value.words(),
        ("normal" | "log_normal", Value::List(list)) => centre(list, name == "normal", affine),
        ("range", Value::Text(text)) => {
            let ends = text.split(" to ").map(|end| {
                end.trim().parse().map_or_else(|_| end.to_owned(), |end| affine.of(end).to_string())
            });
            format!("{:?}", ends.collect::<Vec<_>>().join(" to "))
        }
        (_, Value::Number(value)) => affine.of(*value).to_string(),
        (_, Value::List(list)) => {
            let each = list.iter().map(|item| number(item).map_or(f64::NAN, |v| affine.of(v)));
            words(each)
        }
        (_, other) => other.words(),
    };
    format!("{name} = {value}")
}

/// Centre and spread: the spread of a logarithm does not change.
fn centre(list: &[Node], plain: bool, affine: Affine) -> String {
    let values: Vec<f64> = list.iter().filter_map(number).collect();
    let [centre, spread] = values.as_slice() else { return words(values.into_iter()) };
    let wider = Affine { shift: 0.0, ..affine };
    let spread = if plain { wider.of(*spread) } else { *spread };
    words([affine.of(*centre), spread].into_iter())
}

const fn number(node: &Node) -> Option<f64> {
    match node.value {
        Value::Number(value) => Some(value),
        _ => None,
    }
}

fn words(values: impl Iterator<Item = f64>) -> String {
    format!("[{}]", values.map(|value| value.to_string()).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        metrics::read_model,
        scenario::{Document, Rules},
    };

    fn quantiles(written: &str) -> [f64; 3] {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/base.toml");
        let setting = format!("demand.growth={written}");
        let mut document = Document::load(path.as_ref(), &[setting]);
        let rules = Rules { allow_implausible: true, ..Rules::default() };
        let model = read_model(&mut document, rules);
        let said = document.problems.render(&document.sources, false);
        let model = model.unwrap_or_else(|| panic!("{written}: {said}"));
        let law = &model.drawn.iter().find(|p| p.name == "demand.growth").unwrap().distribution;
        [0.05, 0.5, 0.9].map(|p| law.quantile(p))
    }

    /// Every quantile of every form moves as its values do.
    #[test]
    fn every_form_moves_as_a_whole() {
        for written in [
            "{ p10 = 0.2, p50 = 0.3, p90 = 0.5 }",
            "{ p5 = 0.2, p50 = 0.3, p95 = 0.5, min = 0.1, max = 0.9 }",
            "{ uniform = [0.2, 0.5] }",
            "{ triangular = [0.2, 0.3, 0.5] }",
            "{ pert = [0.2, 0.3, 0.5] }",
            "{ normal = [0.3, 0.05], min = 0.2, max = 0.5 }",
            "{ beta = [2, 3] }",
            "{ beta = [2, 3], min = 0.1, max = 0.6 }",
            "{ values = [0.2, 0.3, 0.5], weights = [1, 2, 1] }",
            "{ range = \"0.2 to 0.5\", credibility = 0.9, shape = \"normal\" }",
            "{ log_normal = [0.3, 0.2], max = 0.9 }",
            "{ range = \"0.2 to 0.5\", credibility = 0.9, shape = \"log_normal\" }",
        ] {
            let document = Document::from_text("s", &format!("g = {written}"));
            let Some(Value::Table(table)) = document.root.get("g").map(|node| &node.value) else {
                panic!("{written}")
            };
            let shift = if is_log(table) { 0.0 } else { 0.07 };
            let affine = Affine { factor: 1.1, shift };
            let (before, after) = (quantiles(written), quantiles(&moved(table, affine)));
            for (before, after) in before.into_iter().zip(after) {
                assert!((affine.of(before) - after).abs() < 1e-9, "{written}: {before} {after}");
            }
        }
    }
}
