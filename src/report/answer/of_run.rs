//! The answer of one scenario.

use super::words;
use crate::{
    analysis::{Drivers, Sample},
    metrics::{
        BUST, Convention, Conventions, Estimate, Metric, MetricSummary, Proportion, Summary, Unit,
        bust_conditions, bust_is_any_kind,
    },
    model::Model,
    report::{
        bearers,
        kinds::{self, KINDS, Kind},
        label::Label,
        language::{Phrase, phrase},
        number,
    },
    scenario::{Condition, Run},
};

/// Failures on this share of the paths and less are not told.
const RARE: f64 = 0.005;

/// Three to six sentences, ready to be quoted.
pub(in crate::report) fn of_run(model: &Model, summary: &Summary, sample: &Sample) -> Vec<Phrase> {
    let run = &model.header.run;
    let likely = phrase("{0}.").phrase(words::bust(model, summary));
    let mut all = vec![likely];
    all.extend(if bust_is_any_kind(model) { kinds(summary) } else { Some(meant(model, summary)) });
    all.extend(because(summary, sample, run));
    // What is certain answers no question of how likely; what would have to be true may be what is asked.
    all.extend((sample.drawn.is_empty() && summary.bust.value == 0.0).then(|| {
        phrase("No assumption is drawn here; `overbuild solve` finds what would have to be true for another answer.")
    }));
    all.extend(amounts(summary, run));
    all.extend(parties(model, summary));
    all.push(sure(model, summary));
    all
}

/// What a slide says below a chart, by the chart's name.
pub(in crate::report) fn takeaways(
    model: &Model,
    summary: &Summary,
) -> Vec<(&'static str, Phrase)> {
    let run = &model.header.run;
    let likely = phrase("{0}.").phrase(words::bust(model, summary));
    let all = [
        ("bust_begins", Some(likely)),
        ("write_down", amounts(summary, run)),
        ("failures", parties(model, summary)),
        ("conventions", Some(sure(model, summary))),
    ];
    all.into_iter().filter_map(|(name, words)| Some((name, words?))).collect()
}

fn meant(model: &Model, summary: &Summary) -> Phrase {
    phrase("A bust is here: {0}.").phrase(definition(model, summary))
}

/// What counts as a bust.
pub(in crate::report) fn definition(model: &Model, summary: &Summary) -> Phrase {
    let condition = |condition: &Condition| {
        let metric = summary.named(&condition.metric);
        let unit = metric.map_or(Unit::Ratio, |metric| metric.unit);
        let name = metric.map_or(condition.metric.as_str(), |metric| metric.quantity.label);
        if metric.is_some_and(|metric| metric.quantity.is_event()) && condition.is_plain() {
            let mut kinds = kinds::defined(model).into_iter();
            let own = kinds.find(|(_, kind)| kind.happens.name() == condition.metric);
            return own.map_or_else(|| phrase(name), |(words, _)| words);
        }
        phrase(if condition.above { "{0} above {1}" } else { "{0} below {1}" })
            .phrase(phrase(name))
            .number(number::value(condition.bound, unit))
    };
    let all = bust_conditions(model).map(condition);
    all.reduce(|all, next| phrase("{0}, or {1}").phrase(all).phrase(next))
        .unwrap_or_else(|| phrase("–"))
}

fn mean(metric: &MetricSummary) -> Estimate {
    metric.distribution.mean().unwrap_or(Estimate { value: 0.0, error: None })
}

/// The kinds that happen most often.
fn kinds(summary: &Summary) -> Option<Phrase> {
    let share = |kind: Kind| Some((mean(summary.metric(kind.happens)?), kind.words));
    let mut all: Vec<(Estimate, &str)> = KINDS.into_iter().filter_map(share).collect();
    let modelled = all.len();
    all.retain(|(share, _)| share.value > 0.0);
    all.sort_by(|a, b| b.0.value.total_cmp(&a.0.value));
    let share = |place: usize| number::percent_of(all[place].0);
    match all.len() {
        0 => None,
        _ if summary.paths == 1 => None,
        1 if modelled == 1 => Some(
            phrase("Every bust is a bust {0}; the other kinds are not modelled.")
                .phrase(phrase(all[0].1)),
        ),
        1 => Some(phrase("Every bust is a bust {0}.").phrase(phrase(all[0].1))),
        _ => Some(
            phrase(if share(0) == share(1) {
                "The most frequent kinds are busts {0} ({1} of all paths) and {2} ({3})."
            } else {
                "Most often it is a bust {0} ({1} of all paths), then {2} ({3})."
            })
            .phrase(phrase(all[0].1))
            .number(share(0))
            .phrase(phrase(all[1].1))
            .number(share(1)),
        ),
    }
}

/// What the probability of a bust depends on most.
fn because(summary: &Summary, sample: &Sample, run: &Run) -> Option<Phrase> {
    if summary.bust.error == 0.0 {
        return None;
    }
    let drivers = Drivers::of(sample, BUST)?;
    let Some(driver) = drivers.drivers.iter().find(|driver| driver.is_clear) else {
        return Some(phrase("No assumption alone moves that by more than chance does."));
    };
    let label = Label::of(&driver.name, run);
    let (low, high) = (&driver.bins[0], &driver.bins[driver.bins.len() - 1]);
    Some(
        phrase("Most for whether it busts: {0}. In the tenth of paths where it is lowest (about {1}) {2} bust, where it is highest (about {3}) {4}.")
            .phrase(label.words.clone())
            .phrase(label.about(low.parameter))
            .number(busts(low.mean, low.error))
            .phrase(label.about(high.parameter))
            .number(busts(high.mean, high.error)),
    )
}

fn busts(share: f64, error: f64) -> String {
    number::percent_of(Estimate { value: share, error: Some(error) })
}

/// What is written down, and whether the money comes back.
fn amounts(summary: &Summary, run: &Run) -> Option<Phrase> {
    let (end, currency) = (run.last_year(), &run.currency);
    let written = summary.metric(Metric::WriteDown)?;
    if summary.paths == 1 {
        return Some(
            phrase("It writes down {0}.")
                .money(number::figures(written.distribution.least(), 3), currency),
        );
    }
    let losses = if written.distribution.most() <= 0.0 {
        phrase("Nothing is written down on any path")
    } else if written.distribution.quantile(0.9).value <= 0.0 {
        phrase("On nine paths in ten builders write nothing down, at most {0}")
            .money(number::figures(written.distribution.most(), 2), currency)
    } else if words::at(written, 0.5) <= 0.0 {
        phrase("On half of all paths builders write nothing down, on one in ten more than {0}")
            .money(words::at(written, 0.9), currency)
    } else {
        phrase("Builders write down more than {0} on half of all paths and more than {1} on one in ten")
            .money(words::at(written, 0.5), currency)
            .money(words::at(written, 0.9), currency)
    };
    let Some(back) = summary.metric(Metric::BreakEvenYear).and_then(|metric| metric.never) else {
        return Some(phrase("{0}.").phrase(losses));
    };
    let happens = |never: Proportion| {
        number::percent_of(Estimate { value: 1.0 - never.value, error: Some(never.error) })
    };
    let said = phrase("{0}; by {1} revenue has repaid all spending on {2} of the paths{3}.")
        .phrase(losses)
        .year(end)
        .number(happens(back));
    let assets = summary.metric(Metric::BreakEvenWithAssetsYear).and_then(|metric| metric.never);
    Some(said.phrase(match assets {
        Some(never) => phrase(", with the assets at their worth on {0}").number(happens(never)),
        None => phrase(""),
    }))
}

/// Who fails most often.
fn who(model: &Model, summary: &Summary) -> Option<Phrase> {
    let fails = |name: &String| Some((mean(summary.default_of(name)?), name.clone()));
    let mut all: Vec<(Estimate, String)> = model.parties.all().filter_map(fails).collect();
    let modelled = !all.is_empty();
    all.retain(|(share, _)| share.value > RARE);
    all.sort_by(|a, b| b.0.value.total_cmp(&a.0.value));
    if summary.paths == 1 || !modelled {
        return None;
    }
    let share = |place: usize| number::percent_of(all[place].0);
    Some(match all.len() {
        0 => phrase("Hardly anybody fails: nobody on more than {0} of all paths").percent(RARE),
        1 => phrase("Who fails: {0}, on {1} of all paths; hardly anybody else")
            .name(&all[0].1)
            .number(share(0)),
        2 => phrase("Who fails: {0} on {1} of all paths, {2} on {3}")
            .name(&all[0].1)
            .number(share(0))
            .name(&all[1].1)
            .number(share(1)),
        _ => phrase("Who fails: {0} on {1} of all paths, {2} on {3}, {4} on {5}")
            .name(&all[0].1)
            .number(share(0))
            .name(&all[1].1)
            .number(share(1))
            .name(&all[2].1)
            .number(share(2)),
    })
}

/// Who fails, and who bears most of what is lost.
fn parties(model: &Model, summary: &Summary) -> Option<Phrase> {
    let bears = bearers::of(summary).map(|(all, total)| {
        phrase("{0} bear {1} of what is lost")
            .phrase(phrase(all[0].words))
            .percent(all[0].mean / total)
    });
    Some(match (who(model, summary), bears.filter(|_| summary.paths > 1)) {
        (Some(who), Some(bears)) => phrase("{0}; {1} on average.").phrase(who).phrase(bears),
        (Some(told), None) => phrase("{0}.").phrase(told),
        (None, Some(bears)) => phrase("{0} on average.").phrase(bears.capital()),
        (None, None) => return None,
    })
}

/// How sure that is: the error of the simulation, and what is not in it.
fn sure(model: &Model, summary: &Summary) -> Phrase {
    if summary.paths == 1 {
        return phrase("One path says nothing of how likely anything is.");
    }
    let error = sampling(summary.bust.interval);
    let books = summary.conventions.as_ref().filter(|_| bust_is_any_kind(model));
    match books.and_then(|own| other_books(own, &model.header.run.currency)) {
        Some(books) => phrase(
            "{0}; other accounting rules give {1}. Neither says whether the assumptions hold.",
        )
        .phrase(error)
        .phrase(books),
        None => phrase("{0}. That does not say whether the assumptions hold.").phrase(error),
    }
}

/// What the interval of a probability leaves open; ends that read alike are no range.
fn sampling([low, high]: [f64; 2]) -> Phrase {
    if number::percent(low) == number::percent(high) {
        return phrase(
            "As to sampling alone, the probability is known to less than a point (95 % interval)",
        );
    }
    phrase("With sampling error the probability is {0} to {1} (95 % interval)")
        .percent(low)
        .percent(high)
}

/// The smallest and the largest probability of any kind of bust and median write-down among other books, where they
/// differ.
fn other_books(conventions: &Conventions, currency: &str) -> Option<Phrase> {
    let ends = |value: fn(&Convention) -> f64| {
        let all = || conventions.each.iter().map(value);
        [all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max)]
    };
    let [low, high] = ends(|one| one.any.value);
    let [least, most] = ends(|one| one.write_down).map(|own| number::rounded(own, None));
    let busts = phrase("{0} to {1}").percent(low).percent(high);
    match (high - low > 0.005, least < 0.9 * most) {
        (true, true) => Some(
            phrase("{0}, with median write-downs of {1} to {2}")
                .phrase(busts)
                .money(least, currency)
                .money(most, currency),
        ),
        (true, false) => Some(busts),
        (false, true) => Some(
            phrase("median write-downs of {0} to {1}").money(least, currency).money(most, currency),
        ),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::language::Language;

    #[test]
    fn ends_that_read_alike_are_no_range() {
        let said = |interval| Language::En.say(&sampling(interval)).replace('\u{a0}', " ");
        assert!(said([0.736, 0.744]).contains("known to less than a point (95 % interval)"));
        assert!(said([0.73, 0.744]).contains("is 73 % to 74 % (95 % interval)"));
        assert!(said([0.012, 0.021]).contains("is 1.2 % to 2.1 % (95 % interval)"));
    }
}
