//! The scale on which numbers and their errors are compared.

use crate::{
    math::{exp, ln},
    metrics::Unit,
};

/// Log-odds for shares, else logarithms: errors of data are shares of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    Logarithm,
    LogOdds,
}

impl Scale {
    pub(super) fn of(unit: Unit) -> Self {
        if matches!(unit, Unit::Share) { Self::LogOdds } else { Self::Logarithm }
    }

    /// A value on the scale; a share that is nothing, or all, is taken as a thousandth from it.
    pub(super) fn score(self, value: f64) -> f64 {
        match self {
            Self::Logarithm => ln(value.max(1e-12)),
            Self::LogOdds => {
                let share = value.clamp(1e-3, 1.0 - 1e-3);
                ln(share / (1.0 - share))
            }
        }
    }

    /// Back to the value.
    pub(super) fn value(self, score: f64) -> f64 {
        match self {
            Self::Logarithm => exp(score),
            Self::LogOdds => 1.0 / (1.0 + exp(-score)),
        }
    }

    /// A value as it would be reported with an error.
    pub(super) fn reported(self, value: f64, error: f64) -> f64 {
        if error == 0.0 { value } else { self.value(self.score(value) + error) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_lead_back() {
        for (unit, value) in [(Unit::Share, 0.9), (Unit::Money, 118.0), (Unit::Ratio, 0.06)] {
            let scale = Scale::of(unit);
            assert!((scale.value(scale.score(value)) / value - 1.0).abs() < 1e-12);
        }
        // Ten per cent off; and odds of 9 to 1 off by 0.4 of their logarithm.
        let ten = Scale::Logarithm.reported(100.0, 0.1);
        assert!((ten - 110.517).abs() < 1e-3);
        assert!((Scale::LogOdds.reported(0.9, -0.4) - 0.857_7).abs() < 1e-3);
    }
}
