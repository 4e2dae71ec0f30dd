//! A number on every path that scenarios are held against each other by.

use crate::metrics::Unit;

/// Which values are the bad ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Large ones: losses, late years.
    High,
    /// Small ones: earnings, survivors.
    Low,
    /// Neither is.
    Neither,
}

const LOW: [&str; 5] = [
    "free_cash_flow",
    "net_present_value",
    "internal_rate_of_return",
    "least_utilisation",
    "survivors",
];
const HIGH: [&str; 14] = [
    "bust",
    "default",
    "defaults",
    "customer_defaults",
    "holder_defaults",
    "break_even_year",
    "first_profitable_year",
    "price_recovery_years",
    "largest_dark_share",
    "largest_revenue_gap",
    "idle_cost",
    "injection",
    "shut_years",
    "loss",
];

impl Side {
    /// Of a metric by its name, without the party's.
    pub fn of(metric: &str) -> Self {
        let name = metric.split('.').next().unwrap_or(metric);
        if LOW.contains(&name) {
            Self::Low
        } else if HIGH.contains(&name)
            || name.starts_with("write_down")
            || name.ends_with("_fall")
            || name.ends_with("_loss")
        {
            Self::High
        } else {
            Self::Neither
        }
    }
}

/// What the tables on the screen and the ladder show.
pub const MAIN: [&str; 5] =
    ["write_down", "break_even_year", "spending", "spending_fall", "free_cash_flow"];

/// A number on every path: a metric, or whether the path is a bust.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Name of the metric, or `bust`.
    pub name: String,
    /// What it is.
    pub meaning: String,
    /// Its unit.
    pub unit: Unit,
    /// In the order of the paths.
    pub values: Vec<f64>,
}

impl Outcome {
    /// Which values are the bad ones.
    pub fn worse(&self) -> Side {
        Side::of(&self.name)
    }

    /// Whether it is a yes or a no on each path.
    pub fn is_event(&self) -> bool {
        self.name == "bust" || self.name.starts_with("default.")
    }

    /// Mean and its standard error, where every path has a value.
    pub fn mean(&self) -> Option<(f64, f64)> {
        super::paired::mean(&self.values)
    }
}
