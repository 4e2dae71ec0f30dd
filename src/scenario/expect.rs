//! `[[expect]]`: what a scenario promises of its own results.

use super::{
    Name, Observation,
    diagnostic::Problems,
    expect_score::{ExpectScore, Score},
    field::{At, Field, HeaderTable, Placed},
    node::{Node, Value},
    reader::TableReader,
    section::table,
    source::Span,
    specification::{Form, Key},
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
    /// Where the metric is named.
    pub span: Span,
    /// Where the statistic is, and the first of the numbers.
    pub places: [Span; 2],
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

/// What a statistic is called.
pub const STATISTICS: &str = "mean, share, a quantile as p50 or p99.9, expected_shortfall (of the worst 5 %) or expected_shortfall_99";
/// The same as a pattern.
const PATTERN: &str =
    "^(mean|share|expected_shortfall(_[0-9]{1,2}(\\.[0-9])?)?|p[0-9]{1,2}(\\.[0-9])?)$";
const CHOICE: &str = "a promise, not an estimate";

table! {
    /// What the scenario promises of its results, or of its backtest; unmet, the exit code is 99.
    ["promise", "Zusage"]
    pub(crate) struct ExpectTable in list "expect",
        either &["metric", "statistic"], &["observation", "score"] => {
        /// Name of a metric (a party's ends in its name, as in `default.Oracle`), or `bust`.
        ["metric", "Größe"]
        metric: Option<Name> as Form::MetricName, "", "none", 1.0, 200.0, CHOICE;
        /// Which number of the metric's distribution; of `bust`, `share` is the probability.
        ["statistic", "Statistik"]
        statistic: Option<Placed<Statistic>>, "", "none", 0.0, 0.0, CHOICE;
        /// Name of an observation, or `all`.
        ["observation", "Beobachtung"]
        observation: Option<Name>, "", "none", 1.0, 60.0, CHOICE;
        /// Which score of its backtest: the share of points inside a band, or the skill.
        ["score", "Güte"]
        score: Option<Placed<Score>>, "", "none", 0.0, 0.0, CHOICE;
        /// The number must lie above this.
        ["lower limit", "Untergrenze"]
        above: Option<Placed<f64>>, "unit of the number", "none", -1e18, 1e18, CHOICE;
        /// The number must lie below this.
        ["upper limit", "Obergrenze"]
        below: Option<Placed<f64>>, "unit of the number", "none", -1e18, 1e18, CHOICE;
        /// The number must lie within the tolerance of this.
        ["expected number", "erwartete Zahl"]
        near: Option<Placed<f64>>, "unit of the number", "none", -1e18, 1e18, CHOICE;
        /// How far from `near` it may lie.
        ["tolerance", "Toleranz"]
        tolerance: Option<Placed<f64>>, "unit of the number", "none", 1e-12, 1e18, CHOICE;
    }
}

/// The two kinds of promises.
pub(super) enum Promise {
    Result(Expect),
    Score(ExpectScore),
}

impl Promise {
    /// Reads an entry.
    pub(super) fn read(reader: &mut TableReader<'_>, known: &[Observation]) -> Option<Self> {
        let before = reader.problems.0.len();
        let table = ExpectTable::read_keys(reader);
        let (range, number) = table.range(reader)?;
        if reader.problems.0.len() > before {
            return None;
        }
        match (table.metric, table.statistic, table.observation, table.score) {
            (Some(metric), Some(statistic), ..) => {
                let (span, places) = (metric.span.unwrap_or_default(), [statistic.span, number]);
                let (metric, statistic) = (metric.text, statistic.value);
                Some(Self::Result(Expect { metric, statistic, range, span, places }))
            }
            (_, _, Some(observation), Some(score)) => {
                ExpectScore::new(&observation, &score, (range, number), known, reader)
                    .map(Self::Score)
            }
            _ => None,
        }
    }
}

impl ExpectTable {
    /// The range that an entry allows, and where its first number stands. Above means above: the
    /// smallest number that will do is the next one.
    fn range(&self, reader: &mut TableReader<'_>) -> Option<((f64, f64), Span)> {
        let (range, first) = match (&self.above, &self.below, &self.near, &self.tolerance) {
            (None, None, Some(near), Some(within)) => {
                ((near.value - within.value, near.value + within.value), near)
            }
            (Some(first), None, None, None) => ((first.value.next_up(), f64::INFINITY), first),
            (None, Some(first), None, None) => {
                ((f64::NEG_INFINITY, first.value.next_down()), first)
            }
            (Some(first), Some(last), None, None) => {
                ((first.value.next_up(), last.value.next_down()), first)
            }
            _ => {
                let message = "expected above, below or both, or near with its tolerance";
                let key = ["tolerance", "near"].into_iter().find(|key| reader.at(key).is_some());
                return reader.fail(key.unwrap_or_default(), message);
            }
        };
        if range.0 > range.1 {
            return reader.fail("above", "no number is above the one and below the other");
        }
        Some((range, first.span.clone()))
    }
}

impl Expect {
    /// Notes promises of the same number that no number can keep together.
    pub(super) fn check_together(all: &[Self], problems: &mut Problems) {
        for (place, expect) in all.iter().enumerate() {
            let same = |other: &&Self| {
                other.metric == expect.metric && other.statistic == expect.statistic
            };
            let apart =
                |other: &&Self| other.range.0 > expect.range.1 || expect.range.0 > other.range.1;
            if let Some(other) = all[..place].iter().filter(same).find(apart) {
                let message = format!(
                    "expect: two promises of {} {} exclude each other",
                    expect.metric,
                    expect.statistic.words()
                );
                let problem = problems.error(Some(expect.places[1].clone()), message);
                problem.also(other.places[1].clone(), "the other");
            }
        }
    }
}

impl Field for Statistic {
    const FORM: Form = Form::Pattern(PATTERN, STATISTICS);
    fn written(node: &Node, at: &mut At<'_>) -> Option<Self> {
        let Value::Text(word) = &node.value else { return at.expected(node, "text") };
        let found = Self::named(word);
        if found.is_none() {
            let message =
                format!("{}: statistic `{word}` is unknown; expected {STATISTICS}", at.full);
            at.problems.error(Some(node.span.clone()), message);
        }
        found
    }
    fn stand_in(_: &Key) -> Self {
        Self::Mean
    }
}

impl Statistic {
    /// The statistic of a name.
    pub fn named(name: &str) -> Option<Self> {
        let level = |text: &str| {
            let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
            let digits = |part: &str, most: usize| {
                (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
            };
            if !digits(whole, 2) || !digits(tenth, 1) {
                return None;
            }
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
