//! The story of several scenarios.

use super::{
    Grid, KeyFigure, Section, Story, assumptions, key_figures::key_figures, lacking, method,
    not_modelled, rest, strongest,
};
use crate::{
    analysis::{Case, Study, Versus},
    metrics::Side,
    report::{
        answer,
        chart::Figure,
        comparison::{Shown, differences, signed, unit_name},
        label::Label,
        language::{Phrase, phrase},
    },
};

/// Tells a comparison.
pub(in crate::report) fn of_comparison(study: &Study, figures: Vec<Figure>, run: &str) -> Story {
    let reference = study.cases.reference();
    let mut sections = vec![
        Section::new(
            "The answer",
            answer::of_comparison(study),
            &["bust", "write_down", "exceedance", "break_even"],
        ),
        sure(study),
    ];
    for versus in &study.versus {
        sections.push(against(study, versus));
    }
    sections.push(Section::new(
        "What drives it",
        Vec::new(),
        &["tornado", "tornado_one_at_a_time"],
    ));
    sections.push(Section::new("What would change it", Vec::new(), &["heat"]));
    sections.retain(|section| {
        let there = |name: &String| figures.iter().any(|figure| figure.name == *name);
        !section.sentences.is_empty() || section.charts.iter().any(there)
    });
    sections.extend(not_modelled(&reference.summary));
    let others = rest(&figures, &sections);
    sections.push(Section { charts: others, ..Section::new("More charts", Vec::new(), &[]) });
    let names: Vec<&str> = study.cases.cases.iter().map(|case| case.name.as_str()).collect();
    Story {
        title: phrase!("{names} compared", names = name(&names.join(", "))),
        question: reference.model.header.question.clone().unwrap_or_default(),
        sections,
        figures,
        key_figures: study.cases.cases.iter().flat_map(of_case).collect(),
        strongest: strongest(&reference.sample),
        bust: Some(answer::definition(&reference.model, &reference.summary)),
        assumptions: assumptions(&reference.document, reference.run()),
        lacking: lacking(&reference.summary),
        method: method(reference.summary.paths, reference.run().seed, run),
        companies: Vec::new(),
        explore: None,
    }
}

fn of_case(case: &Case) -> Vec<KeyFigure> {
    key_figures(&case.name, &case.summary, case.run())
}

fn sure(study: &Study) -> Section {
    let mut sentences = vec![
        phrase(
            "All scenarios meet the same luck path by path, and what luck is left is taken out where its mean is known; so differences are known better than the numbers themselves.",
        ),
        phrase(
            "That is the error of the simulation alone. How far the parameters themselves are uncertain is in the width of the distributions; whether the model leaves something out is in neither.",
        ),
    ];
    for refusal in &study.refusals {
        sentences.push(phrase!(
            "Not compared: {what}: {reason}.",
            what = phrase(phrase(&refusal.what)),
            reason = name(&refusal.reason)
        ));
    }
    Section::new("How sure", sentences, &[])
}

fn against(study: &Study, versus: &Versus) -> Section {
    let (case, reference) = (&study.cases.cases[versus.case], study.cases.reference());
    let rows = differences(versus).into_iter().map(|shown| {
        let Shown { compared, contrast, words, unit, first, .. } = shown;
        let number = |value: f64| phrase!(number(signed(value, unit)));
        let interval = contrast.interval().map_or_else(
            || phrase("too few paths"),
            |[low, high]| {
                phrase!("{low} to {high}", low = phrase(number(low)), high = phrase(number(high)))
            },
        );
        // How often it is worse belongs to the outcome, not to each of its statistics.
        let worse = match compared.quantity.worse {
            _ if !first => phrase("–"),
            Side::High => phrase!(percent(compared.pair.higher.value)),
            Side::Low => {
                let pair = &compared.pair;
                phrase!(percent(1.0 - pair.higher.value - pair.equal.value))
            }
            Side::Neither => phrase("–"),
        };
        let unit = match unit_name(unit, case.run()) {
            points if points == "points" => phrase("points"),
            unit => phrase!(currency(&unit)),
        };
        let name = phrase!("{one}, {next}", one = phrase(phrase(words)), next = phrase(unit));
        vec![name, number(contrast.difference), interval, worse]
    });
    let header = ["metric", "difference", "95 % interval", "worse on"];
    let grid = Grid {
        header: header.into_iter().map(phrase).collect(),
        rows: rows.collect(),
        words: false,
    };
    let keys = versus.keys.iter().map(|key| {
        let label = Label::of(&key.name, reference.run());
        let values = [&key.value, &key.reference_value].map(|text| label.read(text));
        [vec![label.head(), Phrase::of_name(&key.name)], values.to_vec()].concat()
    });
    let header = vec![
        phrase("what differs"),
        phrase("key"),
        Phrase::of_name(&case.name),
        Phrase::of_name(&reference.name),
    ];
    let keys = Grid { header, rows: keys.collect(), words: true };
    let heading = phrase!(
        "{scenario} against {reference}",
        scenario = name(&case.name),
        reference = name(&reference.name)
    );
    Section {
        heading,
        sentences: Vec::new(),
        charts: vec![format!("waterfall_{}", case.name), format!("waterfall_bust_{}", case.name)],
        tables: if keys.rows.is_empty() { vec![grid] } else { vec![grid, keys] },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::Unit;

    #[test]
    fn differences_have_signs() {
        assert_eq!(signed(12.5, Unit::Money), "+12.5");
        assert_eq!(signed(-0.5, Unit::Share), "−50.0");
        assert_eq!(signed(0.0, Unit::Money), "0");
    }
}
