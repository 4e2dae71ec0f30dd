//! Scenarios beside each other: text, tables, charts and JSON.

mod against;
mod assumed;
mod brief;
mod contributions;
mod figures;
mod json;
mod leading;
mod parties;
mod refused;
mod room;
mod rows;
mod story;
mod tables;
mod text;

pub(super) use figures::{CALLED, chart_names, drawn_in_comparison, figures};
pub(super) use story::story;
pub use text::text;

use crate::{
    analysis::{Case, Compared, Contrast, Study, Versus},
    language::{Phrase, head, listed::listed, number, phrase},
    metrics::{BUST, Metric, Unit},
    scenario::{Run, Statistic},
};

/// Names of the tables of a comparison.
pub(super) const FILES: [&str; 5] =
    ["comparison.json", "differences.csv", "keys.csv", "years.csv", "ladder.csv"];

/// Every table of a comparison, with its file's name.
pub fn files(study: &Study) -> Vec<(String, Vec<u8>)> {
    let json = format!("{:#}\n", json(study));
    let mut files = vec![
        ("comparison.json".to_owned(), json.into_bytes()),
        ("differences.csv".to_owned(), tables::differences(study)),
        ("keys.csv".to_owned(), tables::keys(study)),
        ("years.csv".to_owned(), tables::years(study)),
    ];
    if study.versus.iter().any(|versus| versus.ladder.is_ok()) {
        files.push(("ladder.csv".to_owned(), tables::ladder(study)));
    }
    files
}

pub use json::json;

/// What is compared: the names, behind what the titles of all have in common.
fn title(study: &Study) -> Phrase {
    let cases = &study.cases.cases;
    let names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    let titles: Vec<&str> = cases.iter().map(|case| case.model.header.title.as_str()).collect();
    match common(&titles) {
        Some(what) => {
            phrase!("{what}: {names} compared", what = name(what), names = name(&listed(&names)))
        }
        None => phrase!("{names} compared", names = name(&listed(&names))),
    }
}

/// What is asked, wherever it stands; what one industry asks is not asked of another.
fn question(study: &Study) -> Option<&str> {
    let reference = || is_of_one_industry(study).then(|| study.cases.reference());
    asking(study).or_else(reference)?.model.header.question.as_deref()
}

/// Whether no scenario counts in other units and in other years than the reference: luck that they share is no likeness.
fn is_of_one_industry(study: &Study) -> bool {
    let cases = &study.cases;
    let unit = |case: &Case| case.run().unit.clone();
    cases.cases.iter().all(|own| cases.same_years(own) || unit(own) == unit(cases.reference()))
}

/// The scenario that is laid over the reference, where there are these two: its question is what is compared for.
fn asking(study: &Study) -> Option<&Case> {
    let reference = &study.cases.reference().name;
    let mut others = study.cases.others();
    let only = others.next().filter(|_| study.cases.cases.len() == 2)?;
    let over = only.model.header.over.as_ref()?;
    (over.base.trim_end_matches(".toml") == reference).then_some(only)
}

/// What stands before the last comma of all titles, if it is the same.
fn common<'a>(titles: &[&'a str]) -> Option<&'a str> {
    let mut heads = titles.iter().map(|title| head(title));
    let first = heads.next()??;
    heads.all(|head| head == Some(first)).then_some(first)
}

/// What the scenarios are that have the names; nothing where titles of one kind have their names in them.
fn called(study: &Study) -> Option<Phrase> {
    let cases = &study.cases.cases;
    let telling =
        |case: &Case| case.model.header.title.to_lowercase().contains(&case.name.to_lowercase());
    let titles: Vec<&str> = cases.iter().map(|case| case.model.header.title.as_str()).collect();
    if common(&titles).is_some() && cases.iter().all(telling) {
        return None;
    }
    let each = cases.iter().map(|case| {
        phrase!(
            "{scenario} ({title})",
            scenario = name(&case.name),
            title = name(&case.model.header.title)
        )
    });
    let all =
        each.reduce(|one, next| phrase!("{one}, {next}", one = phrase(one), next = phrase(next)))?;
    Some(phrase!("Compared are {scenarios}.", scenarios = phrase(all)))
}

/// A difference that the screen and the report show.
pub(super) struct Shown<'a> {
    pub(super) compared: &'a Compared,
    pub(super) contrast: Contrast,
    pub(super) statistic: Statistic,
    pub(super) words: &'static str,
    /// A share where it is how often something never happens.
    pub(super) unit: Unit,
    /// Whether it is the first of its outcome.
    pub(super) first: bool,
}

impl Shown<'_> {
    /// Ends of its interval, cut as they are to be told, or why there is none.
    fn interval(&self, cut: impl Fn(f64) -> f64) -> Phrase {
        let Some([low, high]) = self.contrast.interval() else {
            let same = self.compared.pair.equal.value >= 1.0;
            return phrase(if same { "no path differs" } else { "too few paths" });
        };
        let [low, high] = [low, high].map(|end| signed(cut(end), self.unit));
        phrase!("{low} to {high}", low = number(low), high = number(high))
    }
}

/// The differences that are declared to be shown and can be told.
pub(super) fn differences(versus: &Versus) -> Vec<Shown<'_>> {
    let mut all = Vec::new();
    let metrics = Metric::ALL.iter().map(|id| id.quantity());
    let mut quantities: Vec<_> = metrics.filter(|q| !q.place.contrasts.is_empty()).collect();
    quantities.sort_by_key(|quantity| quantity.place.screen.map(|(order, _)| order));
    for quantity in std::iter::once(&BUST).chain(quantities) {
        let Some(compared) = versus.outcome(*quantity) else { continue };
        for (place, (statistic, words)) in quantity.place.contrasts.iter().enumerate() {
            let Some(contrast) = compared.pair.contrast(*statistic) else { continue };
            let never = *statistic == Statistic::Share;
            let unit = if never { Unit::Share } else { compared.unit };
            let (statistic, first) = (*statistic, place == 0);
            all.push(Shown { compared, contrast, statistic, words, unit, first });
        }
    }
    all
}

/// A difference with its sign, in the digits of its unit; shares in percentage points.
pub(super) fn signed(value: f64, unit: Unit) -> String {
    let text = match unit {
        Unit::Share if value == 0.0 => "0".to_owned(),
        Unit::Share => number::to_decimals(value.abs() * 100.0, 1),
        _ => number::value(value.abs(), unit).trim_end_matches(" %").to_owned(),
    };
    let is_zero = !text.chars().any(|c| c.is_ascii_digit() && c != '0');
    let sign = if is_zero {
        ""
    } else if value < 0.0 {
        "−"
    } else {
        "+"
    };
    format!("{sign}{text}")
}

/// The name of a unit of differences.
pub(super) fn unit_name(unit: Unit, run: &Run) -> String {
    let name = number::unit_name(unit, run);
    if name == "%" { "points".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn titles_of_one_kind_are_told_once() {
        assert_eq!(common(&["Boom, base case", "Boom, bull case"]), Some("Boom"));
        assert_eq!(common(&["Boom, base case", "Bust, bull case"]), None);
        assert_eq!(common(&["Boom, base case", "Boom in the books of IFRS"]), None);
        assert_eq!(common(&["Boom", "Boom"]), None);
    }
}
