//! What the scenarios of a comparison assume where they differ.

use crate::{
    analysis::Study,
    language::{Phrase, label::Label, phrase},
    report::{
        belief::{belief, numbers},
        story::{Grid, strongest},
    },
};

/// What a scenario is called, asks and is answered by is told elsewhere.
pub(super) const SAID: [&str; 3] = ["title", "question", "answer"];

/// Every key that differs with what each scenario says of it, those that matter most for a bust first.
pub(super) fn differences(study: &Study) -> Option<Grid> {
    let mut keys: Vec<&str> = Vec::new();
    for key in study.versus.iter().flat_map(|versus| &versus.keys) {
        if !SAID.contains(&key.name.as_str()) && !keys.contains(&key.name.as_str()) {
            keys.push(&key.name);
        }
    }
    let strong = strongest(&study.cases.reference().sample);
    let rank = |key: &&str| strong.iter().position(|own| own == key).unwrap_or(strong.len());
    keys.sort_by_key(rank);
    let run = study.cases.reference().run();
    let row = |key: &&str| {
        let label = Label::of(key, run);
        let cells = (0..study.cases.cases.len()).map(|case| {
            written(study, case, key).map_or_else(|| phrase("–"), |text| short(&label, text))
        });
        std::iter::once(label.head()).chain(cells).collect()
    };
    let rows: Vec<Vec<Phrase>> = keys.iter().map(row).collect();
    let names = study.cases.cases.iter().map(|case| Phrase::of_name(&case.name));
    let header = std::iter::once(phrase("assumption")).chain(names).collect();
    (!rows.is_empty()).then_some(Grid { header, rows, words: true })
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

/// The middle with the ends, in a cell of a table.
fn short(label: &Label, written: &str) -> Phrase {
    match numbers(written) {
        [Some(low), Some(middle), Some(high)] => phrase!(
            "{middle} ({low} to {high})",
            middle = phrase(label.about(middle)),
            low = phrase(trimmed(label.short(low))),
            high = phrase(trimmed(label.short(high)))
        ),
        _ => belief(label, written),
    }
}

fn trimmed(mut words: Phrase) -> Phrase {
    words.shorten_numbers();
    words
}
