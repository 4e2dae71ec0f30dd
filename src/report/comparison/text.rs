//! A comparison on one terminal screen.

use super::{
    against::against,
    brief,
    contributions::contributions,
    parties, question, refused,
    rows::{Row, shown},
    title,
};
use crate::{
    analysis::{Case, Drivers, Study},
    chart::unit_phrase,
    language::{Language, number, phrase},
    metrics::{BUST, Estimate, Metric, MetricSummary, Unit},
    report::{
        answer,
        detail::Detail,
        screen::{self, row},
    },
    scenario::Run,
};

/// How much is told, in which language.
type How = (Detail, Language);

/// The terminal summary.
pub fn text(study: &Study, detail: Detail, language: Language) -> String {
    let language = language.of(&study.cases.headers());
    let mut text = heading(study, language);
    if detail == Detail::Brief {
        return screen::plain(brief::brief(study, text, language));
    }
    text.push_str(&screen::lines(&answer::of_comparison(study), language));
    text.push_str(&columns(study, (detail, language)));
    let cases: Vec<&Case> = study.cases.cases.iter().take(brief::MOST).collect();
    text.push_str(&parties::blocks(study, &cases, language));
    for versus in &study.versus {
        text.push_str(&against(study, versus, language));
    }
    for versus in &study.versus {
        text.push_str(&contributions(study, versus, (detail, language)));
    }
    text.push_str(&drivers(study, (detail, language)));
    text.push_str(&refused::lines(study, language));
    screen::plain(text)
}

fn heading(study: &Study, language: Language) -> String {
    screen::head(&language.say(&title(study)), question(study), language)
}

/// A column for each scenario, and one for their mixture.
fn columns(study: &Study, how: How) -> String {
    let mut heads: Vec<String> =
        study.cases.cases.iter().map(|case| how.1.own(&case.name).into_owned()).collect();
    if let Some(mixture) = &study.mixture {
        let weights: Vec<String> = mixture.weights.iter().map(|w| format!("{w:.2}")).collect();
        heads.push(how.1.number(&weights.join("/")));
    }
    let shares = study
        .cases
        .cases
        .iter()
        .map(|case| cell(case.summary.bust.estimate(), Unit::Share, case.run(), how));
    let run = study.cases.reference().run();
    let mixed = study.mixture.as_ref().and_then(|mixture| mixture.outcome(BUST));
    let mixed = mixed.and_then(|bust| bust.mean).map(|mean| cell(mean, Unit::Share, run, how));
    let shares: Vec<String> = shares.chain(mixed).collect();
    let cases: Vec<&Case> = study.cases.cases.iter().collect();
    let mut text = row(&how.1.say(&brief::until(&cases)), &heads);
    text.push_str(&row(&how.1.word("Probability of a bust, %"), &shares));
    for (id, row, words) in shown() {
        text.push_str(&line(study, (id, row, words), how));
    }
    text
}

fn line(study: &Study, (id, which, words): (Metric, Row, &str), how: How) -> String {
    let language = how.1;
    let reference = study.cases.reference();
    let mut metrics = study.cases.cases.iter().filter_map(|case| case.summary.metric(id));
    let Some(metric) = metrics.next() else { return String::new() };
    let unit = language.say(&unit_phrase(metric.unit, reference.run()));
    let words = language.word(words);
    let label = match (which, metric.unit) {
        (Row::Never, _) => format!("{words}, %"),
        (_, Unit::Year) => words,
        (_, Unit::Money) if how.0 != Detail::Errors => words,
        _ => format!("{words}, {unit}"),
    };
    let cells = study.cases.cases.iter().map(|case| {
        let absent = || language.word("not modelled");
        case.summary.metric(id).map_or_else(absent, |metric| value(metric, which, case.run(), how))
    });
    let mixed = study.mixture.as_ref().and_then(|mixture| mixture.outcome(id));
    let mixed = mixed.map(|mixed| match which {
        Row::Median => cell(mixed.quantiles[1], mixed.unit, reference.run(), how),
        Row::Never => language.number(number::tenths(mixed.never).trim_end_matches(" %")),
        Row::Shortfall | Row::Mean => "–".to_owned(),
    });
    let cells: Vec<String> = cells.chain(mixed).collect();
    row(&label, &cells)
}

fn value(metric: &MetricSummary, row: Row, run: &Run, how: How) -> String {
    let (estimate, unit) = match row {
        Row::Median => (Some(metric.distribution.quantile(0.5)), metric.unit),
        Row::Shortfall => (metric.expected_shortfall(0.95), metric.unit),
        Row::Mean => (metric.distribution.mean(), metric.unit),
        Row::Never => (metric.never.map(|own| own.estimate()), Unit::Share),
    };
    estimate.map_or_else(|| "–".to_owned(), |estimate| cell(estimate, unit, run, how))
}

/// Without errors as the short screen tells it; the label has the sign of per cent.
fn cell(estimate: Estimate, unit: Unit, run: &Run, (detail, language): How) -> String {
    if detail != Detail::Errors {
        return screen::amount(estimate, unit, run, language).trim_end_matches(" %").to_owned();
    }
    let value = match unit {
        Unit::Share => number::tenths(estimate.value).trim_end_matches(" %").to_owned(),
        _ => number::value(estimate.value, unit).trim_end_matches(" %").to_owned(),
    };
    let value = match estimate.error {
        Some(error) if estimate.value.is_finite() => {
            value + &detail.error(&number::error(error, unit))
        }
        _ => value,
    };
    language.number(&value)
}

/// What drives the reference's write-downs.
fn drivers(study: &Study, (detail, language): How) -> String {
    let reference = study.cases.reference();
    let Some(drivers) = Drivers::of(&reference.sample, Metric::WriteDown) else {
        return String::new();
    };
    let title = phrase!("What drives write-downs in {scenario}", scenario = name(&reference.name));
    let title = language.say(&title);
    report::drivers::table(&drivers, &title, reference.run(), (4, detail, language))
}
