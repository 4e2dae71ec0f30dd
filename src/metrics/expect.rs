//! Whether a run met what its scenario expects.

use super::{quantity::BUST, summary::Summary, unit::Unit};
use crate::scenario::{Expect, Statistic};

/// An expectation with what came out.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// What was expected, and what was found.
    pub words: String,
    /// Whether it was met.
    pub met: bool,
}

/// A range in words: an end that is infinite is none.
pub fn side((low, high): (f64, f64), digits: usize) -> String {
    match (low.is_finite(), high.is_finite()) {
        (true, true) => format!("between {low:.digits$} and {high:.digits$}"),
        (true, false) => format!("above {low:.digits$}"),
        _ => format!("below {high:.digits$}"),
    }
}

impl Summary {
    /// Holds the results against the expectations.
    pub fn verdicts(&self, expectations: &[Expect]) -> Vec<Verdict> {
        expectations.iter().map(|expect| self.verdict(expect)).collect()
    }

    fn verdict(&self, expect: &Expect) -> Verdict {
        let found = self.statistic(&expect.metric, expect.statistic);
        let (low, high) = expect.range;
        // What never happens is neither above nor below.
        let met = found.is_some_and(|value| value.is_finite() && (low..=high).contains(&value));
        let infinite = || {
            let unit = self.named(&expect.metric).map(|metric| metric.unit);
            unit.and_then(Unit::infinite).unwrap_or("no value")
        };
        let shown = match found {
            Some(value) if value.is_finite() => format!("{value:.4}"),
            Some(_) => infinite().to_owned(),
            None => format!("none: on some paths it is {}", infinite()),
        };
        let side = side((low, high), 4);
        let words = format!(
            "{} {}: expected {side}, found {shown}",
            expect.metric,
            expect.statistic.words()
        );
        Verdict { words, met }
    }

    /// A number of a metric's distribution; a mean over paths that never get there is unknown.
    fn statistic(&self, name: &str, statistic: Statistic) -> Option<f64> {
        if name == BUST.name {
            return Some(self.bust.value);
        }
        let metric = self.named(name)?;
        match statistic {
            Statistic::Mean => metric.distribution.mean().map(|estimate| estimate.value),
            Statistic::Quantile(p) => Some(metric.distribution.quantile(p).value),
            Statistic::ExpectedShortfall(p) => {
                metric.expected_shortfall(p).map(|estimate| estimate.value)
            }
            Statistic::Share => Some(metric.distribution.share_never()),
        }
    }
}
