//! Words that the answers of a run and of a comparison share.

use crate::{
    metrics::{Estimate, Metric, MetricSummary, Summary, bust_is_any_kind},
    model::Model,
    report::{
        language::{Phrase, phrase},
        number,
    },
};

/// How likely something is, in the words of the IPCC (Mastrandrea and others 2010, table 1).
pub(super) fn likelihood(share: f64) -> Phrase {
    phrase(match share {
        p if p > 0.99 => "virtually certain",
        p if p > 0.9 => "very likely",
        p if p > 0.66 => "likely",
        p if p >= 0.33 => "about as likely as not",
        p if p >= 0.1 => "unlikely",
        p if p >= 0.01 => "very unlikely",
        _ => "exceptionally unlikely",
    })
}

/// The share of paths that bust, in as many figures as it is known to.
pub(super) fn share_of_busts(summary: &Summary) -> String {
    let bust = &summary.bust;
    number::percent_of(Estimate { value: bust.value, error: Some(bust.error) })
}

/// Whether the interval is too wide for a word on how likely a bust is: it spans more than the widest of them.
fn bust_is_unsure(summary: &Summary) -> bool {
    let [low, high] = summary.bust.interval;
    high - low > 0.34
}

/// A quantile in the figures that it is known to.
pub(super) fn at(metric: &MetricSummary, p: f64) -> f64 {
    let estimate = metric.distribution.quantile(p);
    number::rounded(estimate.value, estimate.error)
}

/// The year by which half of the busts have begun; not known of busts that a scenario defines otherwise.
pub(super) fn begins(model: &Model, summary: &Summary) -> Option<f64> {
    if !bust_is_any_kind(model) {
        return None;
    }
    summary.metric(Metric::BustBegins)?.distribution.quantile_of_those(0.5)
}

/// How likely a bust is and when it begins: of all paths, and of the busts, told apart.
pub(super) fn bust(model: &Model, summary: &Summary) -> Phrase {
    let (share, begins) = (summary.bust.value, begins(model, summary));
    let end = model.header.run.last_year();
    match (summary.paths, begins) {
        (1, _) if share > 0.0 => phrase("The only path ends in a bust by {0}").year(end),
        (1, _) => phrase("The only path does not end in a bust by {0}").year(end),
        (paths, _) if share == 0.0 => {
            phrase("None of {0} paths ends in a bust by {1}").number(number::count(paths)).year(end)
        }
        (paths, Some(begins)) if share >= 1.0 => {
            phrase("All of {0} paths end in a bust by {1}; half of the busts have begun by {2}")
                .number(number::count(paths))
                .year(end)
                .year(begins)
        }
        (paths, _) if bust_is_unsure(summary) => phrase("Of {0} paths {1} end in a bust by {2}: too few to say how likely one is")
            .number(number::count(paths))
            .number(share_of_busts(summary))
            .year(end),
        (_, Some(begins)) => phrase(
            "A bust is {0}: {1} of all paths end in one by {2}; half of the busts have begun by {3}",
        )
        .phrase(likelihood(share))
        .number(share_of_busts(summary))
        .year(end)
        .year(begins),
        (paths, None) if share >= 1.0 => {
            phrase("All of {0} paths end in a bust by {1}").number(number::count(paths)).year(end)
        }
        (_, None) => phrase("A bust is {0}: {1} of all paths end in one by {2}")
            .phrase(likelihood(share))
            .number(share_of_busts(summary))
            .year(end),
    }
}
