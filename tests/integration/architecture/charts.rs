//! Charts know no subject: rooms of questions use them, and they use no room.

use crate::{
    architecture::{shown, sources_of},
    resolver::{Modules, Names, Reference},
};

/// What charts may use of reports: words and numbers, and the colours of a user's presentation.
const WORDS: [&str; 8] =
    ["date", "label", "language", "listed", "number", "round", "rounding", "template"];

/// References from charts to any other part of reports, and from what they may use to them.
fn entangled(modules: &Modules) -> Vec<Reference> {
    let part = |module: &Names| match module.as_slice() {
        [report, part, ..] if report == "report" => Some(part.clone()),
        _ => None,
    };
    let mut references = modules.references();
    references.retain(|one| match (part(&one.from), part(&one.to)) {
        (Some(from), Some(to)) if from == "chart" => to != "chart" && !WORDS.contains(&to.as_str()),
        (Some(from), Some(to)) => to == "chart" && WORDS.contains(&from.as_str()),
        _ => false,
    });
    references
}

#[test]
fn charts_know_no_room() {
    let modules = Modules::ours();
    let wrong: Vec<String> = entangled(modules).iter().map(|one| shown(modules, one)).collect();
    assert!(wrong.is_empty(), "a chart must not know what is asked:\n{}", wrong.join("\n"));
}

/// Each way to a room, and the same from where it is allowed.
#[test]
fn no_chart_finds_a_way_to_a_room() {
    let cases = [
        ("chart", "use crate::report::run::figures;", true),
        ("chart", "use super::super::solve::Solved;", true),
        ("chart", "use crate::report::{self, Precedents};", true),
        ("chart", "fn f() -> Vec<String> { report::sweep::chart_names(&[]) }", true),
        ("chart", "use crate::report::{chart::Figure, language::Phrase};", false),
        ("run", "use crate::report::{backtest::forecasts, chart::Figure};", false),
        ("language", "use crate::report::chart::Figure;", true),
        ("language", "use crate::report::terms::glossary;", false),
    ];
    let mut modules = Modules::ours().clone();
    let planted = |place: usize| {
        ["report", cases[place].0, &format!("planted_{place}")].map(str::to_owned).to_vec()
    };
    for (place, (_, text, _)) in cases.iter().enumerate() {
        modules.add_text(&planted(place), "planted", text);
    }
    let found = entangled(&modules);
    for (place, (_, text, seen)) in cases.iter().enumerate() {
        assert_eq!(found.iter().any(|one| one.from == planted(place)), *seen, "{text}");
    }
}

/// What a report shows beside a scenario is read like any scenario's data, with its source.
#[test]
fn no_data_is_compiled_into_a_report() {
    let included = |text: &str| {
        let calls = ["include_str!(", "include_bytes!("].iter();
        calls
            .flat_map(|call| text.split(call).skip(1))
            .any(|path| path.split(')').next().is_some_and(|path| path.contains("scenarios")))
    };
    for (file, text) in sources_of("report") {
        assert!(!included(&text), "{file} includes a scenario's data");
    }
    assert!(included("const DATA: &str = include_str!(\"../../scenarios/data/price.csv\");"));
    assert!(!included("const FONT: &[u8] = include_bytes!(\"../fonts/Sans.ttf\");"));
}
