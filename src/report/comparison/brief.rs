//! Scenarios beside each other in a few lines.

use super::{
    parties,
    rows::{Row, shown},
};
use crate::{
    analysis::{Case, Study},
    language::{Language, Phrase, kinds::KINDS, number, phrase},
    metrics::{Metric, Unit},
    report::screen::{self, Table},
};

/// Scenarios that a line has room for.
pub(super) const MOST: usize = 5;

/// A column for each scenario, a line for each key figure.
pub(super) fn brief(study: &Study, refused: &str, language: Language) -> String {
    let cases: Vec<&Case> = study.cases.cases.iter().take(MOST).collect();
    let table = Table::of(cases.len());
    let header: Vec<String> = cases.iter().map(|case| case.name.clone()).collect();
    let mut text = table.line(&language.say(&until(&cases)), &header);
    text.push_str(&parties::own(study, &cases, language));
    let busts: Vec<String> = cases.iter().map(|case| busts(case, language)).collect();
    text.push_str(&table.line(&language.word("Probability of a bust"), &busts));
    for kind in KINDS {
        let (modelled, cells) = cells(&cases, kind.happens, Row::Mean, language);
        if modelled {
            let words = format!("  {}", language.word(kind.words));
            text.push_str(&table.line(&words, &cells));
        }
    }
    for (id, row, words) in shown() {
        // Of a year that mostly never comes, how often it does not says more than its median.
        let words = match (row, id.quantity().unit) {
            (Row::Median, Unit::Year) => continue,
            (Row::Never, _) => "Never breaks even",
            _ => words,
        };
        let (modelled, cells) = cells(&cases, id, row, language);
        if modelled {
            text.push_str(&table.line(&language.word(words), &cells));
        }
    }
    text.push_str(&parties::failures(study.cases.reference, &cases, language));
    text.push_str(&parties::losses(&cases, language));
    let hidden = study.cases.cases.len() - cases.len();
    if hidden > 0 {
        let more =
            phrase!("and {scenarios} more scenarios: --all", scenarios = name(&hidden.to_string()));
        text.push_str(&format!("  {}\n", language.say(&more)));
    }
    text.push_str(refused);
    let reference = study.cases.reference();
    text + &screen::footer(reference.summary.paths, reference.run().seed, language)
}

/// Medians of what, and until when: scenarios may end in different years.
pub(super) fn until(cases: &[&Case]) -> Phrase {
    let mut ends = cases.iter().map(|case| case.run().last_year());
    let first = ends.next().unwrap_or_default();
    if ends.all(|end| end.total_cmp(&first).is_eq()) {
        phrase!("By {year}, medians", year = year(first))
    } else {
        phrase("Medians by the last year of each")
    }
}

fn busts(case: &Case, language: Language) -> String {
    language.number(&number::percent_of(case.summary.bust.estimate()))
}

/// What each scenario has there, and whether any has anything.
fn cells(cases: &[&Case], id: Metric, row: Row, language: Language) -> (bool, Vec<String>) {
    let mut modelled = false;
    let cell = |case: &&Case| {
        let Some(metric) = case.summary.metric(id) else {
            return language.word("not modelled");
        };
        modelled = true;
        let (estimate, unit) = match row {
            Row::Mean => (metric.distribution.mean(), Unit::Share),
            Row::Median => (Some(metric.distribution.quantile(0.5)), metric.unit),
            Row::Shortfall => (metric.expected_shortfall(0.95), metric.unit),
            Row::Never => (metric.never.map(|never| never.estimate()), Unit::Share),
        };
        estimate.map_or_else(
            || "–".to_owned(),
            |estimate| screen::amount(estimate, unit, case.run(), language),
        )
    };
    let cells = cases.iter().map(cell).collect();
    (modelled, cells)
}
