//! The scale on which numbers and their errors are compared.

use super::{Quantity, Unit};
use crate::{
    math::{exp, ln},
    scenario::Compared,
};

/// Log-odds for shares of one; differences for years, counts and what may lie below zero; else logarithms: errors of data
/// are shares of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Errors are shares of the value.
    Logarithm,
    /// Errors are those of the logarithm of the odds.
    LogOdds,
    /// Errors are shares of what was observed.
    Difference,
    /// Errors are years.
    Years,
}

impl Scale {
    /// The scale of a quantity, as it is or over its first value.
    pub fn of(quantity: &Quantity, compared: Compared) -> Self {
        match (compared, quantity.unit) {
            (Compared::Index, _) => Self::Logarithm,
            (_, Unit::Year | Unit::Years) => Self::Years,
            _ if quantity.range.0 < 0.0 || quantity.is_count() => Self::Difference,
            _ if quantity.is_part() => Self::LogOdds,
            _ => Self::Logarithm,
        }
    }

    /// Whether only what is above zero has a place on it.
    pub const fn needs_positive(self) -> bool {
        matches!(self, Self::Logarithm)
    }

    /// A value on the scale; a share that is nothing, or all, is taken as a thousandth from it.
    pub fn score(self, value: f64) -> f64 {
        match self {
            Self::Logarithm => ln(value.max(1e-12)),
            Self::LogOdds => odds(value.clamp(1e-3, 1.0 - 1e-3)),
            Self::Difference | Self::Years => value,
        }
    }

    /// Back to the value.
    pub fn value(self, score: f64) -> f64 {
        match self {
            Self::Logarithm => exp(score),
            Self::LogOdds => 1.0 / (1.0 + exp(-score)),
            Self::Difference | Self::Years => score,
        }
    }

    /// The standard error, on the scale, of data that were observed to be that, of the error that is written.
    pub fn error(self, error: f64, observed: f64) -> f64 {
        if self == Self::Difference { error * observed.abs() } else { error }
    }

    /// A value as it would be reported with an error, on the scale. What is nothing is reported as nothing, a whole as a whole.
    pub fn reported(self, value: f64, error: f64) -> f64 {
        let stays = match self {
            Self::Logarithm => value <= 1e-12,
            Self::LogOdds => value <= 0.0 || value >= 1.0,
            Self::Difference | Self::Years => value.abs() <= 1e-12,
        };
        if error == 0.0 || stays || !value.is_finite() {
            return value;
        }
        // However small a share is, it is what the path has.
        let score = if self == Self::LogOdds { odds(value) } else { self.score(value) };
        self.value(score + error)
    }
}

/// The logarithm of the odds of a share of one.
fn odds(share: f64) -> f64 {
    ln(share / (1.0 - share))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::{Metric, Track};

    fn same(found: f64, due: f64) {
        assert!(found.total_cmp(&due).is_eq(), "{found}, not {due}");
    }

    #[test]
    fn quantities_have_the_scale_of_what_they_can_be() {
        let value = |quantity: &Quantity| Scale::of(quantity, Compared::Value);
        for (quantity, scale) in [
            (Track::DarkShare.quantity(), Scale::LogOdds),
            (Track::Tightness.quantity(), Scale::Logarithm),
            (Track::RelativePrice.quantity(), Scale::Logarithm),
            (Track::Spending.quantity(), Scale::Logarithm),
            (Track::FreeCashFlow.quantity(), Scale::Difference),
            (Metric::NetPresentValue.quantity(), Scale::Difference),
            (Metric::Defaults.quantity(), Scale::Difference),
            (Metric::BustBegins.quantity(), Scale::Years),
        ] {
            assert_eq!(value(quantity), scale, "{}", quantity.name);
        }
        assert_eq!(Scale::of(Track::DarkShare.quantity(), Compared::Index), Scale::Logarithm);
    }

    #[test]
    fn scales_lead_back() {
        for (scale, value) in [
            (Scale::LogOdds, 0.9),
            (Scale::Logarithm, 118.0),
            (Scale::Difference, -60.0),
            (Scale::Years, 2031.0),
        ] {
            assert!((scale.value(scale.score(value)) / value - 1.0).abs() < 1e-12);
        }
        // Ten per cent off; and odds of 9 to 1 off by 0.4 of their logarithm.
        let ten = Scale::Logarithm.reported(100.0, 0.1);
        assert!((ten - 110.517).abs() < 1e-3);
        assert!((Scale::LogOdds.reported(0.9, -0.4) - 0.857_7).abs() < 1e-3);
        // A tenth of what was observed, whatever the path has; a year and a half.
        same(Scale::Difference.reported(-5.0, Scale::Difference.error(0.1, -40.0)), -1.0);
        same(Scale::Years.reported(2030.0, Scale::Years.error(1.5, 2033.0)), 2031.5);
    }

    #[test]
    fn shares_near_nothing_and_all_are_reported_near_it() {
        for share in [1e-9, 3e-4, 9e-4] {
            let low = Scale::LogOdds.reported(share, 0.01);
            let high = Scale::LogOdds.reported(1.0 - share, -0.01);
            let due = share * exp(0.01);
            assert!((low / due - 1.0).abs() < 1e-4 && ((1.0 - high) / due - 1.0).abs() < 1e-4);
        }
    }

    #[test]
    fn nothing_and_never_are_reported_as_they_are() {
        same(Scale::Logarithm.reported(0.0, 0.3), 0.0);
        same(Scale::LogOdds.reported(1.0, 0.3), 1.0);
        same(Scale::Difference.reported(0.0, 0.3), 0.0);
        same(Scale::Years.reported(0.0, 1.5), 0.0);
        same(Scale::Years.reported(f64::INFINITY, 0.3), f64::INFINITY);
    }
}
