//! A comparison on one terminal screen.

use std::fmt::Write;

use super::{
    Shown, brief,
    contributions::contributions,
    differences, parties,
    rows::{Row, shown},
    signed, unit_name,
};
use crate::{
    analysis::{Case, Compared, Contrast, Dominance, Drivers, Order, Part, Study, Versus},
    metrics::{BUST, Estimate, Metric, MetricSummary, Side, Unit},
    report::{
        answer,
        chart::shorten,
        detail::Detail,
        language::{Language, phrase},
        number, screen,
    },
    scenario::Statistic,
};

const COLUMN: usize = 17;

/// The terminal summary.
pub fn text(study: &Study, detail: Detail, language: Language) -> String {
    let mut text = heading(study, language);
    text.push_str(&screen::lines(&answer::of_comparison(study), language));
    if detail == Detail::Brief {
        return screen::plain(text + &brief::brief(study, language));
    }
    text.push_str(&columns(study, detail));
    let cases: Vec<&Case> = study.cases.cases.iter().take(brief::MOST).collect();
    text.push_str(&parties::own(study, &cases, language));
    text.push_str(&parties::failures(&cases, language));
    text.push_str(&parties::losses(&cases, language));
    for versus in &study.versus {
        text.push_str(&against(study, versus));
    }
    for versus in &study.versus {
        text.push_str(&contributions(study, versus, detail));
    }
    text.push_str(&drivers(study, detail));
    for refusal in &study.refusals {
        let _ = writeln!(text, "  Not compared: {}: {}.", refusal.what, refusal.reason);
    }
    screen::plain(text)
}

fn heading(study: &Study, language: Language) -> String {
    let reference = study.cases.reference();
    let names: Vec<&str> = study.cases.cases.iter().map(|case| case.name.as_str()).collect();
    let title = phrase!("{names} compared", names = name(&names.join(", ")));
    screen::head(&language.say(&title), reference.model.header.question.as_deref())
}

/// A column for each scenario, and one for their mixture.
fn columns(study: &Study, detail: Detail) -> String {
    let mut text = format!("  {:<34}", "");
    for case in &study.cases.cases {
        let _ = write!(text, "{:>COLUMN$}", shorten(&case.name, COLUMN - 2));
    }
    if let Some(mixture) = &study.mixture {
        let weights: Vec<String> = mixture.weights.iter().map(|w| format!("{w:.2}")).collect();
        let _ = write!(text, "{:>COLUMN$}", shorten(&weights.join("/"), COLUMN - 2));
    }
    text.push('\n');
    let _ = write!(text, "  {:<34}", "Probability of a bust, %");
    for case in &study.cases.cases {
        let bust = &case.summary.bust;
        let error = detail.error(&number::error(bust.error, Unit::Share));
        let own = format!("{:.1}{error}", bust.value * 100.0);
        let _ = write!(text, "{own:>COLUMN$}");
    }
    if let Some(bust) = study.mixture.as_ref().and_then(|mixture| mixture.outcome(BUST)) {
        let own = bust.mean.map_or_else(String::new, |mean| cell(mean, Unit::Share, detail));
        let _ = write!(text, "{own:>COLUMN$}");
    }
    text.push('\n');
    for (id, row, words) in shown() {
        text.push_str(&line(study, (id, row, words), detail));
    }
    text
}

fn line(study: &Study, (id, row, words): (Metric, Row, &str), detail: Detail) -> String {
    let reference = study.cases.reference();
    let mut metrics = study.cases.cases.iter().filter_map(|case| case.summary.metric(id));
    let Some(metric) = metrics.next() else { return String::new() };
    let unit = number::unit_name(metric.unit, reference.run());
    let label = match (row, metric.unit) {
        (Row::Never, _) => format!("{words}, %"),
        (_, Unit::Year) => words.to_owned(),
        _ => format!("{words}, {unit}"),
    };
    let mut text = format!("  {:<34}", shorten(&label, 33));
    for case in &study.cases.cases {
        let absent = || "not modelled".to_owned();
        let own = case.summary.metric(id).map_or_else(absent, |metric| value(metric, row, detail));
        let _ = write!(text, "{own:>COLUMN$}");
    }
    if let Some(mixed) = study.mixture.as_ref().and_then(|mixture| mixture.outcome(id)) {
        let own = match row {
            Row::Median => cell(mixed.quantiles[1], mixed.unit, detail),
            Row::Never => format!("{:.1}", mixed.never * 100.0),
            Row::Shortfall | Row::Mean => "–".to_owned(),
        };
        let _ = write!(text, "{own:>COLUMN$}");
    }
    text + "\n"
}

fn value(metric: &MetricSummary, row: Row, detail: Detail) -> String {
    match row {
        Row::Median => cell(metric.distribution.quantile(0.5), metric.unit, detail),
        Row::Shortfall => {
            let shortfall = metric.expected_shortfall(0.95);
            shortfall.map_or_else(|| "–".to_owned(), |estimate| cell(estimate, metric.unit, detail))
        }
        Row::Mean => metric
            .distribution
            .mean()
            .map_or_else(|| "–".to_owned(), |mean| cell(mean, metric.unit, detail)),
        Row::Never => metric.never.map_or_else(
            || "–".to_owned(),
            |never| {
                let error = detail.error(&number::error(never.error, Unit::Share));
                format!("{:.1}{error}", never.value * 100.0)
            },
        ),
    }
}

fn cell(estimate: Estimate, unit: Unit, detail: Detail) -> String {
    let value = number::value(estimate.value, unit).trim_end_matches(" %").to_owned();
    match estimate.error {
        Some(error) if estimate.value.is_finite() => {
            value + &detail.error(&number::error(error, unit))
        }
        _ => value,
    }
}

/// A scenario's differences from the reference.
fn against(study: &Study, versus: &Versus) -> String {
    let case = &study.cases.cases[versus.case];
    let title = format!("{} less {}, path by path", case.name, study.cases.reference().name);
    let mut text = format!(
        "\n  {:<34}{:>14}  {:<22}{:>13}{:>13}\n",
        shorten(&title, 34),
        "difference",
        "95 % interval",
        "worse on",
        "narrower"
    );
    for Shown { compared, contrast, statistic, words, unit, first } in differences(versus) {
        // How often it is worse belongs to the outcome, not to each of its statistics.
        let words = match statistic {
            Statistic::ExpectedShortfall(_) if !first => "  mean of worst 5 %",
            _ => words,
        };
        let label = format!("{words}, {}", unit_name(unit, case.run()));
        let last = match contrast.narrower() {
            Some(_) if !contrast.is_clear() => "none clear".to_owned(),
            Some(times) => format!("{times:.1} times"),
            None => String::new(),
        };
        let _ = writeln!(
            text,
            "  {:<34}{:>14}  {:<22}{:>13}{last:>13}",
            shorten(&label, 34),
            signed(contrast.difference, unit),
            interval(&contrast, unit),
            if first { worse(compared) } else { String::new() },
        );
    }
    for sentence in sentences(study, versus) {
        let _ = writeln!(text, "  {sentence}");
    }
    text
}

fn interval(contrast: &Contrast, unit: Unit) -> String {
    let Some([low, high]) = contrast.interval() else { return "too few paths".to_owned() };
    format!("{} to {}", signed(low, unit), signed(high, unit))
}

/// Share of paths on which the scenario is worse than the reference.
fn worse(compared: &Compared) -> String {
    let (higher, equal) = (&compared.pair.higher, &compared.pair.equal);
    let share = match compared.quantity.worse {
        Side::High => higher.value,
        Side::Low => 1.0 - higher.value - equal.value,
        Side::Neither => return String::new(),
    };
    number::percent(share)
}

fn sentences(study: &Study, versus: &Versus) -> Vec<String> {
    let case = &study.cases.cases[versus.case];
    let (mine, theirs) = (case.name.as_str(), study.cases.reference().name.as_str());
    // What a scenario is called always differs.
    let keys = versus.keys.iter().filter(|key| key.part != Part::Name);
    let keys: Vec<&str> = keys.map(|key| key.name.as_str()).collect();
    let mut all = vec![match keys.len() {
        0 => "No key differs.".to_owned(),
        1 => format!("One key differs: {}.", keys[0]),
        count => shorten(&format!("{count} keys differ (keys.csv): {}", keys.join(", ")), 110),
    }];
    if let Some((_, dominance)) =
        versus.dominance.iter().find(|(name, _)| name == Metric::WriteDown.name())
    {
        all.push(dominance_words(dominance, (mine, theirs), &case.run().currency));
    }
    let changes: Vec<String> = versus
        .crossings
        .iter()
        .filter(|crossing| !crossing.changes.is_empty())
        .map(|crossing| {
            let years: Vec<String> = crossing.changes.iter().map(|y| format!("{y:.0}")).collect();
            format!("{} in {}", crossing.label, years.join(" and "))
        })
        .collect();
    if !changes.is_empty() {
        let most = changes.len().min(3);
        all.push(format!("Mean differences change their sign: {}.", changes[..most].join(", ")));
    }
    all
}

fn dominance_words(dominance: &Dominance, (mine, theirs): (&str, &str), currency: &str) -> String {
    let (worse, better) = if dominance.first_is_worse { (mine, theirs) } else { (theirs, mine) };
    match dominance.order {
        Order::First => format!(
            "Write-downs of {worse} are worse than those of {better} at every level (first-order dominance)."
        ),
        Order::Second => format!(
            "Write-downs of {worse} are worse than those of {better} for whoever minds risk (second-order dominance)."
        ),
        Order::None => dominance.crossing.map_or_else(
            || "Neither dominates the other by write-downs.".to_owned(),
            |at| {
                format!(
                    "Neither dominates by write-downs: the curves cross at {}.",
                    Language::En.money(at, currency)
                )
            },
        ),
        Order::Undecided => {
            "Write-downs of the two cannot be told apart at any level with these paths.".to_owned()
        }
    }
}

/// What drives the reference's write-downs.
fn drivers(study: &Study, detail: Detail) -> String {
    let reference = study.cases.reference();
    let Some(drivers) = Drivers::of(&reference.sample, Metric::WriteDown) else {
        return String::new();
    };
    let title = format!("What drives write-downs in {}", reference.name);
    crate::report::drivers::table(&drivers, &title, reference.run(), (4, detail))
}
