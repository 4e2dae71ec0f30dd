//! Who bears what is lost, as reports list them.

use crate::metrics::{Metric, Summary};

/// Those who can lose, by what they lose it on, and their words; each loss counts once.
const BEARERS: [(Metric, &str); 7] = [
    (Metric::ShareholderLoss, "shareholders"),
    (Metric::BondLoss, "bondholders"),
    (Metric::SecuredLoss, "private credit"),
    (Metric::LessorLoss, "lessors of sites"),
    (Metric::VendorCreditLoss, "vendors on credit"),
    (Metric::CustomerLoss, "funders of customers"),
    (Metric::StateLoss, "the state (taxes)"),
];

/// All of them.
pub(super) fn all() -> impl Iterator<Item = (Metric, &'static str)> {
    BEARERS.into_iter()
}

/// One who bears a part.
#[derive(Clone, Copy)]
pub(super) struct Bearer {
    /// Who it is.
    pub(super) words: &'static str,
    /// Its loss, the mean over all paths.
    pub(super) mean: f64,
}

/// Those whose loss is modelled, the largest first, and the sum of what they lose; nothing where less than two are
/// modelled or nothing is lost.
pub(super) fn of(summary: &Summary) -> Option<(Vec<Bearer>, f64)> {
    let mean = |(id, words): (Metric, &'static str)| {
        let mean = summary.metric(id)?.distribution.mean()?.value;
        Some(Bearer { words, mean })
    };
    let mut all: Vec<Bearer> = BEARERS.into_iter().filter_map(mean).collect();
    all.sort_by(|a, b| b.mean.total_cmp(&a.mean));
    let total: f64 = all.iter().map(|bearer| bearer.mean).sum();
    (all.len() > 1 && total > 1e-6).then_some((all, total))
}
