//! `[[expect]]`: what a scenario promises of its own results.

use super::{
    diagnostic::Problems,
    node::{Node, Table, Value},
    source::Span,
};

/// A statistic of a metric, and where it must lie.
#[derive(Clone, Debug)]
pub struct Expect {
    /// Name of the metric, or `bust`.
    pub metric: String,
    /// Which number of its distribution.
    pub statistic: Statistic,
    /// Smallest and largest value that meets the expectation.
    pub range: (f64, f64),
    /// Where it was written.
    pub span: Span,
}

/// A number that a distribution has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Statistic {
    /// The mean.
    Mean,
    /// A quantile, by its probability.
    Quantile(f64),
    /// The mean of the worst twentieth.
    ExpectedShortfall,
    /// The share of paths on which it never happens; of `bust`, the probability.
    Share,
}

const KEYS: [&str; 6] = ["metric", "statistic", "above", "below", "near", "tolerance"];
const STATISTICS: &str = "mean, share, expected_shortfall, or p1 to p99";

impl Expect {
    /// Reads the list.
    pub fn read_all(root: &Table, problems: &mut Problems) -> Vec<Self> {
        let Some(node) = root.get("expect") else { return Vec::new() };
        let Value::List(items) = &node.value else {
            problems
                .error(Some(node.span.clone()), "expect: expected a list, written as [[expect]]");
            return Vec::new();
        };
        items.iter().filter_map(|item| read(item, problems)).collect()
    }
}

impl Statistic {
    fn named(name: &str) -> Option<Self> {
        match name {
            "mean" => Some(Self::Mean),
            "share" => Some(Self::Share),
            "expected_shortfall" => Some(Self::ExpectedShortfall),
            _ => {
                let level: u8 = name.strip_prefix('p')?.parse().ok()?;
                (1..=99).contains(&level).then(|| Self::Quantile(f64::from(level) / 100.0))
            }
        }
    }
}

fn read(item: &Node, problems: &mut Problems) -> Option<Expect> {
    let Value::Table(table) = &item.value else {
        problems.error(Some(item.span.clone()), "expect: expected a table [[expect]]");
        return None;
    };
    for entry in table.0.iter().filter(|entry| !KEYS.contains(&entry.key.as_str())) {
        let message = format!("unknown key `{}` in [[expect]]", entry.key);
        problems.error(Some(entry.key_span.clone()), message).suggest(&entry.key, KEYS);
    }
    let text = |key: &str| match table.get(key).map(|node| &node.value) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let number = |key: &str| match table.get(key).map(|node| &node.value) {
        Some(Value::Number(number)) if number.is_finite() => Some(*number),
        _ => None,
    };
    let Some(metric) = text("metric") else {
        problems.error(
            Some(item.span.clone()),
            "expect: missing key `metric`: the name of a metric, or bust",
        );
        return None;
    };
    let word = text("statistic").unwrap_or_default();
    let Some(statistic) = Statistic::named(&word) else {
        let message = format!("expect: statistic `{word}` is unknown; expected {STATISTICS}");
        problems.error(Some(item.span.clone()), message);
        return None;
    };
    let range = match (number("above"), number("below"), number("near"), number("tolerance")) {
        (None, None, Some(near), Some(tolerance)) if tolerance > 0.0 => {
            (near - tolerance, near + tolerance)
        }
        (above, below, None, None) if above.is_some() || below.is_some() => {
            (above.unwrap_or(f64::NEG_INFINITY), below.unwrap_or(f64::INFINITY))
        }
        _ => {
            let message = "expect: expected above, below or both, or near with a tolerance above 0";
            problems.error(Some(item.span.clone()), message);
            return None;
        }
    };
    Some(Expect { metric, statistic, range, span: item.span.clone() })
}
