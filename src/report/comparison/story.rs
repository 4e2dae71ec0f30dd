//! The story of several scenarios.

use super::{
    Shown, assumed, called, differences, drawn_in_comparison, question, refused, signed, title,
    unit_name,
};
use crate::{
    analysis::{Case, Study, Versus},
    chart::Figure,
    language::{Phrase, label::Label, phrase},
    metrics::{BUST, Drawable, Metric, Quantity, Side, Unit},
    report::{
        answer,
        drawn::Drawn,
        story::{
            Grid, KeyFigure, Paired, Section, Story, asked_for, assumptions, drawing, failing,
            in_numbers, key_figures, lacking, method, not_modelled, rest, strongest,
        },
    },
    scenario::{Statistic, Written},
};

/// The charts of a deck: how often it ends in a bust, how much is spent and earned, what is written down, who fails, and
/// what makes the differences, the largest first; behind the first those that were drawn as asked.
fn told(study: &Study, drawn: &[Drawn<'_>]) -> Vec<String> {
    let asked = drawn.iter().flat_map(Drawn::charts);
    let first = ["spending", "relative_price", "write_down", "failures"].map(str::to_owned);
    let size = |versus: &Versus, outcome: &Quantity| {
        let own = versus.outcome(*outcome).and_then(|own| own.pair.contrast(Statistic::Mean));
        own.map_or(0.0, |own| own.difference.abs())
    };
    let ways = [&BUST, Metric::WriteDown.quantity()].map(|outcome| {
        let each = study.versus.iter();
        each.map(|versus| (study.cases.cases[versus.case].name.as_str(), size(versus, outcome)))
            .collect()
    });
    std::iter::once("bust".to_owned()).chain(asked).chain(first).chain(by_size(ways)).collect()
}

/// The ways from the reference to scenarios, to busts and to write-downs by turns, the largest difference of each first.
fn by_size(mut ways: [Vec<(&str, f64)>; 2]) -> Vec<String> {
    for way in &mut ways {
        way.sort_by(|a, b| b.1.total_cmp(&a.1));
    }
    let [busts, written] = ways;
    let pairs = busts.into_iter().zip(written);
    pairs
        .flat_map(|((bust, _), (written, _))| {
            [format!("waterfall_bust_{bust}"), format!("waterfall_{written}")]
        })
        .collect()
}

/// Tells a comparison.
pub(in crate::report) fn story(
    study: &Study,
    (figures, drawn): (Vec<Figure>, &[Drawable]),
    run: &str,
) -> Story {
    let drawn = drawn_in_comparison(drawn);
    let reference = study.cases.reference();
    let mut sections = vec![
        Section::new(
            "The answer",
            called(study).into_iter().chain(answer::of_comparison(study)).collect(),
            &["bust", "write_down", "exceedance", "break_even", "failures"],
        ),
        asked_for(&drawn),
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
    let key_figures: Vec<KeyFigure> = study.cases.cases.iter().flat_map(of_case).collect();
    let cases = study.cases.cases.iter().map(|case| (&case.model, &case.summary));
    sections.push(in_numbers(&key_figures, failing(cases)));
    sections.extend(not_modelled(&reference.summary));
    let others = rest(&figures, &sections);
    sections.push(Section { charts: others, ..Section::new("More charts", Vec::new(), &[]) });
    Story {
        title: title(study),
        question: question(study).map_or_else(|| phrase(""), Phrase::of_name),
        sections,
        figures,
        key_figures,
        paired: study.versus.iter().flat_map(|versus| paired(study, versus)).collect(),
        strongest: strongest(&reference.sample),
        bust: Some(answer::definition(&reference.model, &reference.summary)),
        assumptions: assumed(reference),
        others: study.cases.others().map(|case| (case.name.clone(), assumed(case))).collect(),
        lacking: lacking(&reference.summary),
        method: method(reference.summary.paths, drawing(&reference.model), run),
        told: told(study, &drawn),
        differences: assumed::differences(study),
        companies: Vec::new(),
        explore: None,
    }
}

fn assumed(case: &Case) -> Vec<(Label, Written)> {
    assumptions(&case.document, case.run(), case.summary.paths)
}

fn of_case(case: &Case) -> Vec<KeyFigure> {
    key_figures(&case.name, &case.summary, case.run())
}

fn sure(study: &Study) -> Section {
    let luck = if study.cases.share_luck() {
        "All scenarios meet the same luck path by path, and what luck is left is taken out where its mean is known; so differences are known better than the numbers themselves."
    } else {
        "All scenarios draw the same parameters path by path; their shocks are others, as their time steps differ."
    };
    let mut sentences = vec![
        phrase(luck),
        phrase(
            "That is the error of the simulation alone. How far the parameters themselves are uncertain is in the width of the distributions; whether the model leaves something out is in neither.",
        ),
    ];
    sentences.extend(study.refusals.iter().map(refused::sentence));
    Section::new("How sure", sentences, &[])
}

/// How often the scenario is the worse: it belongs to the outcome, not to each of its statistics.
fn worse(shown: &Shown<'_>) -> Option<f64> {
    let pair = &shown.compared.pair;
    match shown.compared.quantity.worse {
        _ if !shown.first => None,
        Side::High => Some(pair.higher.value),
        Side::Low => Some(1.0 - pair.higher.value - pair.equal.value),
        Side::Neither => None,
    }
}

/// The differences as numbers.
fn paired(study: &Study, versus: &Versus) -> Vec<Paired> {
    let (case, reference) = (&study.cases.cases[versus.case], study.cases.reference());
    let one = |shown: Shown<'_>| Paired {
        scenario: case.name.clone(),
        reference: reference.name.clone(),
        what: phrase(shown.words).capital(),
        unit: difference_unit(shown.unit, case),
        kind: shown.unit,
        difference: shown.contrast.difference,
        interval: shown.contrast.interval(),
        worse: worse(&shown),
    };
    differences(versus).into_iter().map(one).collect()
}

fn difference_unit(unit: Unit, case: &Case) -> Phrase {
    match unit_name(unit, case.run()) {
        points if points == "points" => phrase("points"),
        unit => phrase!(currency(&unit)),
    }
}

fn against(study: &Study, versus: &Versus) -> Section {
    let (case, reference) = (&study.cases.cases[versus.case], study.cases.reference());
    let rows = differences(versus).into_iter().map(|shown| {
        let Shown { contrast, words, unit, .. } = &shown;
        let unit = *unit;
        let figures = |value: f64| crate::language::rounding::figures(value, 3, unit);
        let number = |value: f64| phrase!(number(signed(figures(value), unit)));
        let interval = shown.interval(figures);
        let worse = worse(&shown).map_or_else(|| phrase("–"), |share| phrase!(percent(share)));
        let unit = difference_unit(unit, case);
        let name = phrase!("{one}, {next}", one = phrase(phrase(*words)), next = phrase(unit));
        vec![name, number(contrast.difference), interval, worse]
    });
    let header = ["metric", "difference", "95 % interval", "paths on which it is worse"];
    let grid = Grid {
        header: header.into_iter().map(phrase).collect(),
        rows: rows.collect(),
        words: false,
    };
    let keys = versus.keys.iter().filter(|key| assumed::is_one(key)).map(|key| {
        let label = Label::of(&key.name, reference.run());
        let own = Label::of(&key.name, case.run());
        let values = [assumed::said(&own, &key.value), assumed::said(&label, &key.reference_value)];
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

    #[test]
    fn the_largest_differences_are_told_first() {
        let busts = vec![("a", 0.01), ("b", 0.13), ("c", 0.06)];
        let written = vec![("a", 500.0), ("b", 100.0), ("c", 900.0)];
        let told = by_size([busts, written]);
        assert_eq!(told[..3], ["waterfall_bust_b", "waterfall_c", "waterfall_bust_c"]);
    }

    #[test]
    fn differences_have_signs() {
        assert_eq!(signed(12.5, Unit::Money), "+12.5");
        assert_eq!(signed(-0.5, Unit::Share), "−50.0");
        assert_eq!(signed(0.0, Unit::Money), "0");
    }
}
