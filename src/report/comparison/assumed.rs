//! What the scenarios of a comparison assume where they differ.

use super::leading;
use crate::{
    analysis::{DifferingKey, Part, Study},
    language::{
        Language, Phrase,
        kinds::{GROUPS, STANDARDS},
        label::Label,
        listed::{listed_phrases, listed_with_and},
        phrase,
    },
    report::{
        belief::{belief, numbers},
        story::{Differences, Grid, strongest},
    },
};

/// How a list of differing keys says that a scenario has nothing of a kind.
const NOT_THERE: &str = "not there";
/// What all scenarios run with alike, whatever they say.
const ALIKE: [&str; 2] = ["run.paths", "run.seed"];

/// Whether a key is an assumption: what a scenario is called, asks and promises is told elsewhere or to nobody, and all
/// run on the same paths.
pub(super) fn is_one(key: &DifferingKey) -> bool {
    !matches!(key.part, Part::Name | Part::Promise) && !ALIKE.contains(&key.name.as_str())
}

/// Every key that differs with what each scenario says of it, those that matter most for a bust first.
pub(super) fn differences(study: &Study) -> Option<Differences> {
    let mut keys: Vec<&str> = Vec::new();
    // What counts as a bust is the same for all that are compared.
    let own = study.versus.iter().flat_map(|versus| &versus.keys);
    for key in own.filter(|key| is_one(key) && key.part != Part::Bust) {
        if !keys.contains(&key.name.as_str()) {
            keys.push(&key.name);
        }
    }
    let strong = strongest(&study.cases.reference().sample);
    let rank = |key: &&str| strong.iter().position(|own| own == key).unwrap_or(strong.len());
    keys.sort_by_key(rank);
    keys.sort_by(|a, b| weight(study, b).total_cmp(&weight(study, a)));
    let run = study.cases.reference().run();
    let row = |key: &&str| {
        let label = Label::of(key, run);
        let cells: Vec<Phrase> = (0..study.cases.cases.len())
            .map(|case| {
                // Each in its own units: two scenarios need not count in the same.
                let own = Label::of(key, study.cases.cases[case].run());
                written(study, case, key).map_or_else(|| phrase("–"), |text| said(&own, text))
            })
            .collect();
        // A row that says of every scenario where else it stands says nothing.
        let tells = cells.iter().any(|cell| *cell != elsewhere());
        tells.then(|| std::iter::once(label.head()).chain(cells).collect())
    };
    let rows: Vec<Vec<Phrase>> = keys.iter().filter_map(row).collect();
    let names = study.cases.cases.iter().map(|case| Phrase::of_name(&case.name));
    let header = std::iter::once(phrase("assumption")).chain(names).collect();
    if rows.is_empty() {
        return None;
    }
    let grid = Grid { header, rows, words: true };
    Some(Differences { first: first(study, &grid), grid })
}

/// How much a key moves the probability of a bust, with those that are switched on with it: first what moves it most the
/// way that it goes, as the answer says.
fn weight(study: &Study, key: &str) -> f64 {
    let has = |rung: &crate::analysis::Rung| rung.differences.iter().any(|own| own.name() == key);
    let all = study.versus.iter().flat_map(|versus| {
        let first = leading::first(versus).map(|(rung, added)| (rung, added.abs() + 1.0));
        let steps = leading::steps(versus).into_iter().map(|(rung, added)| (rung, added.abs()));
        first.into_iter().chain(steps)
    });
    all.filter(|(rung, _)| has(rung)).map(|(_, added)| added).fold(0.0, f64::max)
}

/// Which difference matters most for a bust, and what each scenario assumes of it, where it is one number or word.
fn first(study: &Study, grid: &Grid) -> Option<Phrase> {
    let all = study.versus.iter().filter_map(leading::first);
    let (rung, _) = all.max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))?;
    let label = Label::of(&rung.name, study.cases.reference().run());
    let row = grid.rows.iter().find(|row| row[0] == label.head());
    let what = label.words;
    let silent = |cell: &Phrase| [elsewhere(), phrase(NOT_THERE), phrase("–")].contains(cell);
    let Some(row) = row.filter(|row| !row.iter().any(silent)) else {
        return Some(phrase!(
            "Of what differs, {what} matters most for a bust.",
            what = phrase(what)
        ));
    };
    Some(phrase!(
        "Of what differs, {what} matters most for a bust: {each}.",
        what = phrase(what),
        each = phrase(each(&row[1..], &grid.header[1..])?)
    ))
}

/// What each scenario has: what several have is said once.
fn each(cells: &[Phrase], scenarios: &[Phrase]) -> Option<Phrase> {
    // The middle alone: its ends stand in the table.
    let middle = |cell: &Phrase| match cell.only("middle") {
        own if own.arguments().next().is_some() => own,
        _ => cell.clone(),
    };
    let mut groups: Vec<(Phrase, Vec<Phrase>)> = Vec::new();
    for (cell, scenario) in cells.iter().map(middle).zip(scenarios) {
        match groups.iter_mut().find(|(own, _)| *own == cell) {
            Some((_, all)) => all.push(scenario.clone()),
            None => groups.push((cell, vec![scenario.clone()])),
        }
    }
    listed_phrases(groups.into_iter().filter_map(|(value, all)| {
        Some(phrase!(
            "{value} in {scenario}",
            value = phrase(value),
            scenario = phrase(listed_with_and(all.into_iter())?)
        ))
    }))
}

/// What holds in a scenario: what differs from the reference, or what the reference says.
fn written<'a>(study: &'a Study, case: usize, key: &str) -> Option<&'a str> {
    let own = study.versus.iter().find(|versus| versus.case == case);
    let here = own.and_then(|versus| versus.keys.iter().find(|own| own.name == key));
    if let Some(own) = here {
        return Some(&own.value);
    }
    let mut all = study.versus.iter().flat_map(|versus| &versus.keys);
    all.find(|own| own.name == key).map(|own| own.reference_value.as_str())
}

/// What a scenario says of a key, in words: the middle with the ends, where it is drawn. What has no words but those of
/// the file is told where it stands.
pub(super) fn said(label: &Label, written: &str) -> Phrase {
    if written == NOT_THERE {
        return phrase(NOT_THERE);
    }
    // Where it comes from is no part of it.
    let (value, from) = match written.strip_suffix(')').and_then(|text| text.rsplit_once(" (")) {
        Some((value, from)) if from == "default" || from.starts_with("as [") => (value, from),
        _ => (written, ""),
    };
    let own = in_words(label, value);
    if from == "default" { phrase!("{value} (default)", value = phrase(own)) } else { own }
}

fn in_words(label: &Label, value: &str) -> Phrase {
    let choice = value.trim_matches('"');
    let mut choices = STANDARDS.iter().chain(&GROUPS);
    if let Some((_, words)) = choices.find(|(own, _)| *own == choice) {
        return phrase(*words);
    }
    let own = match numbers(value) {
        [Some(low), Some(middle), Some(high)] => phrase!(
            "{middle} ({low} to {high})",
            middle = phrase(label.about(middle)),
            low = phrase(trimmed(label.short(low))),
            high = phrase(trimmed(label.short(high)))
        ),
        _ => belief(label, value),
    };
    let as_written = value.starts_with(['{', '[']) && Language::En.say(&own) == value;
    if as_written { elsewhere() } else { own }
}

fn elsewhere() -> Phrase {
    phrase("see keys.csv")
}

fn trimmed(mut words: Phrase) -> Phrase {
    words.shorten_numbers();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_file_s_own_text_is_told() {
        let label = Label { unit: phrase("% a year"), ..Label::from("growth") };
        for (written, english, german) in [
            ("not there", "not there", "nicht vorhanden"),
            (
                "{ date = 2025.07, rate = { p10 = 0.05, p50 = 0.1 } }",
                "see keys.csv",
                "siehe keys.csv",
            ),
            ("[[2022, 63.6], [2023, 52.7]]", "see keys.csv", "siehe keys.csv"),
            ("\"us_gaap\" (default)", "US GAAP (default)", "US GAAP (Voreinstellung)"),
            ("\"ifrs\" (as [accounting])", "IFRS", "IFRS"),
            ("0.2 (default)", "20 % a year (default)", "20 % pro Jahr (Voreinstellung)"),
            (
                "{ p10 = 0.1, p50 = 0.2, p90 = 0.3 }",
                "20 % a year (10 % to 30 %)",
                "20 % pro Jahr (10 % bis 30 %)",
            ),
        ] {
            let own = said(&label, written);
            let told = [Language::En, Language::GERMAN].map(|language| language.plain(&own));
            assert_eq!(
                told.map(|text| text.replace('\u{a0}', " ")),
                [english, german],
                "{written}"
            );
        }
    }

    #[test]
    fn what_several_scenarios_have_is_said_once() {
        let names = ["a", "b", "c"].map(Phrase::of_name);
        let cells = ["fleet", "vintage", "fleet"].map(phrase);
        let told = Language::En.plain(&each(&cells, &names).unwrap());
        assert_eq!(told, "fleet in a and c, vintage in b");
    }

    #[test]
    fn promises_are_no_assumptions() {
        let key = |name: &str, part| DifferingKey {
            name: name.to_owned(),
            part,
            value: "1".to_owned(),
            reference_value: "2".to_owned(),
        };
        for (name, part, due) in [
            ("expect.1", Part::Promise, false),
            ("title", Part::Name, false),
            ("run.paths", Part::Run, false),
            ("run.horizon", Part::Run, true),
            ("demand.growth", Part::Model, true),
        ] {
            assert_eq!(is_one(&key(name, part)), due, "{name}");
        }
    }
}
