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
    /// The mean of the values beyond a quantile, by its probability.
    ExpectedShortfall(f64),
    /// The share of paths on which it never happens; of `bust`, the probability.
    Share,
}

const KEYS: [&str; 6] = ["metric", "statistic", "above", "below", "near", "tolerance"];
/// What a statistic is called.
pub const STATISTICS: &str = "mean, share, a quantile as p50 or p99.9, expected_shortfall (of the worst 5 %) or expected_shortfall_99";

impl Expect {
    /// Reads the list.
    pub fn read_all(root: &Table, problems: &mut Problems) -> Vec<Self> {
        let Some(node) = root.get("expect") else { return Vec::new() };
        let Value::List(items) = &node.value else {
            problems
                .error(Some(node.span.clone()), "expect: expected a list, written as [[expect]]");
            return Vec::new();
        };
        let own = |item: &&Node| !is_of_observation(item);
        items.iter().filter(own).filter_map(|item| read(item, problems)).collect()
    }
}

/// Whether an entry is about an observation, not about a metric.
pub(super) fn is_of_observation(item: &Node) -> bool {
    matches!(&item.value, Value::Table(table) if table.get("observation").is_some())
}

/// The range that an entry allows.
pub(super) fn range(table: &Table) -> Option<(f64, f64)> {
    let number = |key: &str| match table.get(key).map(|node| &node.value) {
        Some(Value::Number(number)) if number.is_finite() => Some(*number),
        _ => None,
    };
    match (number("above"), number("below"), number("near"), number("tolerance")) {
        (None, None, Some(near), Some(tolerance)) if tolerance > 0.0 => {
            Some((near - tolerance, near + tolerance))
        }
        (above, below, None, None) if above.is_some() || below.is_some() => {
            Some((above.unwrap_or(f64::NEG_INFINITY), below.unwrap_or(f64::INFINITY)))
        }
        _ => None,
    }
}

/// What [`range`] reads.
pub(super) const RANGE: &str =
    "expect: expected above, below or both, or near with a tolerance above 0";

impl Statistic {
    /// The statistic of a name.
    pub fn named(name: &str) -> Option<Self> {
        let level = |text: &str| {
            let per_cent: f64 = text.parse().ok()?;
            // Per mille, so that 99.9 gives the number nearest to 0.999.
            (0.0 < per_cent && per_cent < 100.0).then(|| (per_cent * 10.0).round() / 1000.0)
        };
        match name {
            "mean" => Some(Self::Mean),
            "share" => Some(Self::Share),
            "expected_shortfall" => Some(Self::ExpectedShortfall(0.95)),
            _ => match name.strip_prefix("expected_shortfall_") {
                Some(tail) => level(tail).map(Self::ExpectedShortfall),
                None => level(name.strip_prefix('p')?).map(Self::Quantile),
            },
        }
    }

    /// Its name.
    pub fn words(self) -> String {
        match self {
            Self::Mean => "mean".to_owned(),
            Self::Share => "share".to_owned(),
            Self::Quantile(p) => format!("p{}", p * 1000.0 / 10.0),
            Self::ExpectedShortfall(p) => format!("expected_shortfall_{}", p * 1000.0 / 10.0),
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
    let Some(range) = range(table) else {
        problems.error(Some(item.span.clone()), RANGE);
        return None;
    };
    Some(Expect { metric, statistic, range, span: item.span.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statistics_have_names() {
        for name in ["mean", "share", "p5", "p50", "p99.9", "expected_shortfall_99"] {
            assert_eq!(Statistic::named(name).unwrap().words(), name);
        }
        assert_eq!(
            Statistic::named("expected_shortfall"),
            Some(Statistic::ExpectedShortfall(0.95))
        );
        for name in ["p0", "p100", "p", "median", "expected_shortfall_"] {
            assert!(Statistic::named(name).is_none(), "{name}");
        }
    }
}
