//! What the central values of a scenario say of its long run.

use super::{Reading, medians::Medians};
use crate::scenario::{Parameter, Problems};

/// The fastest growth of demand in the long run, by anybody who has a part in it.
pub(crate) struct Fastest {
    growth: f64,
    key: String,
    cost_decline: f64,
}

impl Fastest {
    /// Notes a doubt where the revenue of the industry must shrink.
    pub(crate) fn check(&self, problems: &mut Problems) {
        let left = (1.0 + self.growth) * (1.0 - self.cost_decline);
        if left < 1.0 {
            let [growth, decline, shrinks] =
                [self.growth, self.cost_decline, 1.0 - left].map(|share| 100.0 * share);
            let key = &self.key;
            let message = format!(
                "at the medians work grows by {growth:.1} % a year in the long run ({key}) and its price \
                 falls by {decline:.1} % (technology.cost_decline): the revenue of the industry shrinks by \
                 {shrinks:.1} % a year for ever"
            );
            problems.doubt(None, message);
        }
    }
}

impl Reading<'_> {
    pub(crate) fn medians(&self) -> Medians {
        Medians {
            cost_decline: self.median("technology.cost_decline"),
            footprint_decline: self.median("technology.footprint_decline"),
        }
    }

    /// Who grows fastest in the long run; nobody where demand is given in advance.
    pub(crate) fn fastest(&self) -> Option<Fastest> {
        if self.is_path_given() {
            return None;
        }
        let grows = |parameter: &&Parameter| {
            let name = &parameter.name;
            name.ends_with(".growth_long")
                && (["segment.", "customer."].iter().any(|list| name.starts_with(list))
                    || (name == "demand.growth_long" && self.share_of_others() > 0.0))
        };
        let all = self.parameters().iter().filter(grows);
        let fastest = all.max_by(|a, b| a.median().total_cmp(&b.median()))?;
        let cost_decline = self.median("technology.cost_decline");
        Some(Fastest { growth: fastest.median(), key: fastest.name.clone(), cost_decline })
    }

    /// The share of all demand of the start that named customers leave, at the medians.
    pub(crate) fn others_than_customers(&self) -> f64 {
        let used = self.parameters().iter().filter(|parameter| {
            parameter.name.starts_with("customer.") && parameter.name.ends_with(".compute")
        });
        1.0 - used.map(Parameter::median).sum::<f64>() / self.median("demand.initial").max(1e-300)
    }

    /// The share of all demand of the start that nobody else has a part in: neither customers nor segments.
    pub(crate) fn share_of_others(&self) -> f64 {
        let shares = self.parameters().iter().filter(|parameter| {
            parameter.name.starts_with("segment.")
                && parameter.name.rsplit('.').next() == Some("share")
        });
        let left = self.others_than_customers() - shares.map(Parameter::median).sum::<f64>();
        if left > 1e-9 { left } else { 0.0 }
    }
}
