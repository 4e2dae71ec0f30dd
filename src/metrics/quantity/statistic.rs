//! The numbers that a distribution of a metric has, declared once.

use super::Side;
use crate::scenario::Statistic;

/// A number of a distribution.
#[derive(Clone, Copy, Debug)]
pub struct StatisticWords {
    /// Its name in gates, `--on` and files; of a family, its first.
    pub name: &'static str,
    /// What tables call it.
    pub label: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// How it is worked out.
    pub formula: &'static str,
}

impl StatisticWords {
    /// Of a name as files have it: `p5`, `expected_shortfall_99`.
    pub fn named(name: &str) -> Option<&'static Self> {
        let kind = Statistic::named(name).map(|statistic| match statistic {
            Statistic::Mean => "mean",
            Statistic::Quantile(_) => "p50",
            Statistic::ExpectedShortfall(_) => "expected_shortfall",
            Statistic::Share => "share",
        })?;
        STATISTICS.iter().find(|own| own.name == kind)
    }
}

/// All of them.
pub const STATISTICS: &[StatisticWords] = &[
    StatisticWords {
        name: "mean",
        label: "mean",
        meaning: "The average over all simulated futures; none where something never happens on some of them.",
        formula: "sum of x / n; standard error: standard deviation / sqrt n",
    },
    StatisticWords {
        name: "p50",
        label: "median",
        meaning: "Half of the simulated futures stay at or below it; p5 has one in twenty below, p95 one in twenty above, p99.9 one in a thousand.",
        formula: "the value of rank ceil(n p); standard error: half the distance between those one binomial standard deviation below and above",
    },
    StatisticWords {
        name: "expected_shortfall",
        label: "mean of worst 5 %",
        meaning: "The average of the worst twentieth: of the largest losses, of the smallest earnings; expected_shortfall_99 of the worst hundredth.",
        formula: "mean of the k = round(n (1 - p)) worst values, at least one; standard error: sqrt([Var + p (ES - q)^2] / k), q the one of them that is nearest to the others",
    },
    StatisticWords {
        name: "share",
        label: "never",
        meaning: "The share of the simulated futures in which it never happens, or is undefined; of bust, its probability.",
        formula: "paths without a value / n; interval of Clopper and Pearson",
    },
];

impl Side {
    /// Which values are the bad ones, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::High => "large values",
            Self::Low => "small values",
            Self::Neither => "neither",
        }
    }
}
