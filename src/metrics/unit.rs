//! What the numbers of tracks and metrics count.

use serde::{Deserialize, Serialize};

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Billions of the scenario's currency.
    Money,
    /// Billions of the scenario's currency for a capacity unit and year.
    Price,
    /// Capacity units.
    Capacity,
    /// Site units.
    Sites,
    /// Electric energy, in terawatt-hours.
    Energy,
    /// A part of a whole; shown in per cent.
    Share,
    /// A return a year, shown in per cent; infinite where it is undefined.
    Rate,
    /// A plain ratio.
    Ratio,
    /// A calendar year; infinite for never.
    Year,
    /// A span of years; infinite for never.
    Years,
}

impl Unit {
    /// What an infinite value stands for, if anything.
    pub const fn infinite(self) -> Option<&'static str> {
        match self {
            Self::Year | Self::Years => Some("never"),
            Self::Rate => Some("undefined"),
            _ => None,
        }
    }
}
