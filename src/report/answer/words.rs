//! Words that the answers of a run and of a comparison share.

use crate::{
    language::{Phrase, kinds::KINDS, number, phrase, rounding},
    metrics::{Estimate, Metric, MetricSummary, Summary, bust_is_any_kind},
    model::Model,
};

/// Failures on this share of the paths and less are not told.
pub(super) const RARE: f64 = 0.005;

/// From this share on, more than half have begun by a year.
const MORE: f64 = 0.6;

/// The mean of a metric; nothing where it has none.
pub(super) fn mean(metric: &MetricSummary) -> Estimate {
    metric.distribution.mean().unwrap_or(Estimate { value: 0.0, error: None })
}

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
    number::percent_of(summary.bust.estimate())
}

/// Whether the interval is too wide for a word on how likely a bust is: it spans more than the widest of them.
pub(super) fn bust_is_unsure(summary: &Summary) -> bool {
    let [low, high] = summary.bust.interval;
    high - low > 0.34
}

/// A quantile in the figures that it is known to.
pub(super) fn at(metric: &MetricSummary, p: f64) -> f64 {
    rounding::known(metric.distribution.quantile(p), metric.unit)
}

/// When busts begin and how long they last, as behind a semicolon.
fn begun(model: &Model, summary: &Summary) -> Option<Phrase> {
    let half = begins(model, summary)?;
    let begun = match begun_by_then(summary).filter(|share| *share >= MORE) {
        Some(share) => phrase!(
            "{share} of the busts have begun by {half}",
            share = percent(share),
            half = phrase(half)
        ),
        None => phrase!("half of the busts have begun by {half}", half = phrase(half)),
    };
    let years = summary.metric(Metric::BustYears);
    let years = years.and_then(|years| years.distribution.quantile_of_those(0.5));
    Some(if let Some(years) = years { lasting(begun, years) } else { begun })
}

/// The share of the busts that have begun by the year by which half of them have: it may hold many more.
fn begun_by_then(summary: &Summary) -> Option<f64> {
    let begins = &summary.metric(Metric::BustBegins)?.distribution;
    let busts = begins.count() as f64 * (1.0 - begins.share_never());
    Some(begins.up_to(begins.quantile_of_those(0.5)?) / busts)
}

/// How long half of the busts last: what goes on at the end of the run may last longer, so it is said from below.
fn lasting(begun: Phrase, years: f64) -> Phrase {
    if years < 1.5 {
        return phrase!("{begun}, and half show in a single year", begun = phrase(begun));
    }
    phrase!(
        "{begun}, and half last {years} years or longer",
        begun = phrase(begun),
        years = number(format!("{years:.0}"))
    )
}

/// The year by which half of the busts have begun, or both between which that lies where the paths leave it open; not
/// known of busts that a scenario defines otherwise.
pub(super) fn begins(model: &Model, summary: &Summary) -> Option<Phrase> {
    if !bust_is_any_kind(model) {
        return None;
    }
    let begins = &summary.metric(Metric::BustBegins)?.distribution;
    // Two standard errors of a share of one half.
    let error = 1.0 / (summary.bust.value * summary.paths as f64).sqrt();
    let at = |p: f64| begins.quantile_of_those(p.clamp(0.02, 0.98));
    let [low, half, high] = [at(0.5 - error)?, at(0.5)?, at(0.5 + error)?];
    Some(half_by([low, half, high], model.header.run.start))
}

fn half_by([low, half, high]: [f64; 3], start: f64) -> Phrase {
    let apart = |a: f64, b: f64| (a - b).abs() > 0.5;
    if apart(low, half) != apart(half, high) {
        let [first, second] = if apart(low, half) { [low, half] } else { [half, high] };
        return phrase!("{first} or {second}", first = year(first), second = year(second));
    }
    if half < start + 0.5 {
        return phrase!("{year}, the first year", year = year(half));
    }
    phrase!(year(half))
}

/// How likely a bust is and when it begins: of all paths, and of the busts, told apart.
pub(super) fn bust(model: &Model, summary: &Summary, kinds: Option<Phrase>) -> Phrase {
    let kinds = kinds.unwrap_or_else(|| phrase(""));
    let (share, begun) = (summary.bust.value, begun(model, summary));
    let end = model.header.run.last_year();
    match (summary.paths, begun) {
        (1, _) if share > 0.0 => {
            phrase!("The only path ends in a bust by {year}", year = year(end))
        }
        (1, _) => phrase!("The only path does not end in a bust by {year}", year = year(end)),
        (paths, _) if share == 0.0 => none(summary, paths, end),
        (paths, Some(begun)) if share >= 1.0 => {
            phrase!(
                "All of {paths} paths end in a bust by {year}{kinds}; {begun}",
                paths = number(number::count(paths)),
                kinds = phrase(kinds),
                year = year(end),
                begun = phrase(begun)
            )
        }
        (paths, _) if bust_is_unsure(summary) => phrase!(
            "Of {paths} paths {some} end in a bust by {year}: too few to say how likely one is",
            paths = number(number::count(paths)),
            some = number(share_of_busts(summary)),
            year = year(end)
        ),
        (_, Some(begun)) => phrase!(
            "A bust is {likelihood}: {share} of all paths have one by {year}{kinds}; {begun}",
            kinds = phrase(kinds),
            likelihood = phrase(likelihood(share)),
            share = number(share_of_busts(summary)),
            year = year(end),
            begun = phrase(begun)
        ),
        (paths, None) if share >= 1.0 => {
            phrase!(
                "All of {paths} paths end in a bust by {year}",
                paths = number(number::count(paths)),
                year = year(end)
            )
        }
        (_, None) => phrase!(
            "A bust is {likelihood}: {share} of all paths have one by {year}",
            likelihood = phrase(likelihood(share)),
            share = number(share_of_busts(summary)),
            year = year(end)
        ),
    }
}

/// That nothing busts; of kinds that are not modelled nothing is known.
fn none(summary: &Summary, paths: u64, end: f64) -> Phrase {
    if let [only] = modelled(summary).as_slice() {
        return phrase!(
            "None of {paths} paths ends in a bust {kind} by {year}; the other kinds are not modelled",
            paths = number(number::count(paths)),
            kind = phrase(phrase(*only)),
            year = year(end)
        );
    }
    phrase!(
        "None of {paths} paths ends in a bust by {year}",
        paths = number(number::count(paths)),
        year = year(end)
    )
}

/// The kinds of bust that are modelled, in words.
pub(super) fn modelled(summary: &Summary) -> Vec<&'static str> {
    let all = KINDS.iter().filter(|kind| summary.metric(kind.happens).is_some());
    all.map(|kind| kind.words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_year_that_the_paths_leave_open_is_told_as_two() {
        let said = |years| Language::En.say(&half_by(years, 1996.0));
        assert_eq!(said([2028.0, 2028.0, 2028.0]), "2028");
        assert_eq!(said([2028.0, 2028.0, 2029.0]), "2028 or 2029");
        assert_eq!(said([2028.0, 2029.0, 2029.0]), "2028 or 2029");
        assert_eq!(said([1996.0, 1996.0, 1996.0]), "1996, the first year");
    }

    #[test]
    fn a_bust_lasts_so_many_years_or_longer() {
        let said = |years: f64, language: Language| language.say(&lasting(phrase("–"), years));
        assert_eq!(said(6.0, Language::En), "–, and half last 6 years or longer");
        assert_eq!(said(6.0, Language::GERMAN), "–, und die Hälfte dauert 6 Jahre oder länger");
        assert_eq!(said(1.0, Language::En), "–, and half show in a single year");
    }
}
