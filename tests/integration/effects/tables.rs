//! The tables of MODEL.md that are made of the lists of effects, and that they are.

use super::{
    Effect, Found, Runs, Side,
    levels::{LEVELS, Summaries},
    signs::SIGNS,
    subjects::SUBJECTS,
};
use crate::support::root;

/// What the table of signs shows of every change.
pub(super) const KINDS: [&str; 5] =
    ["bust_spending", "bust_price", "bust_books", "bust_credit", "lender_loss"];

/// Paths of the tables; the tests take fewer.
const PATHS: u64 = 20_000;

/// What is set on one side, or the name of its scenario.
fn side((scenario, settings): Side, named: bool) -> String {
    let set: Vec<String> = settings.iter().map(|setting| format!("`{setting}`")).collect();
    match (named || settings.is_empty(), set.is_empty()) {
        (true, true) => format!("`{scenario}`"),
        (true, false) => format!("`{scenario}`, {}", set.join(", ")),
        _ => set.join(", "),
    }
}

/// The first cells of a row: what is changed, against what.
fn head(effect: &Effect) -> String {
    let same = effect.with.0 == effect.against.0;
    let (against, with) = (side(effect.against, true), side(effect.with, !same));
    format!("| {} | {against} | {with} |", effect.what)
}

/// Three figures.
fn figures(value: f64) -> String {
    let digits = match value.abs() {
        large if large >= 100.0 => 0,
        large if large >= 10.0 => 1,
        large if large >= 1.0 => 2,
        small if small >= 0.01 || small == 0.0 => 3,
        _ => 4,
    };
    format!("{value:.digits$}")
}

/// One of [`KINDS`]: a share in per cent, or an amount.
fn kind(found: &Found, name: &str) -> String {
    let Some(_) = found.paths.get(name) else { return "-".to_owned() };
    let share = name.starts_with("bust");
    if share { format!("{:.1}", 100.0 * found.number(name)) } else { figures(found.number(name)) }
}

#[test]
#[ignore = "two minutes: makes tables of MODEL.md"]
fn table_of_signs() {
    let mut runs = Runs::of(SIGNS, PATHS);
    println!("| what | low side | high side | spending | price | books | credit | lenders lose |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for effect in SIGNS {
        let (low, high) = (runs.get(effect.against), runs.get(effect.with));
        let asked = |name: &str| effect.moves.iter().any(|(asked, _)| *asked == name);
        let cell = |name: &str| {
            let mark = if asked(name) { "**" } else { "" };
            format!("{mark}{} / {}{mark}", kind(&low, name), kind(&high, name))
        };
        println!("{} {} |", head(effect), KINDS.map(cell).join(" | "));
    }
}

#[test]
#[ignore = "two minutes: makes tables of MODEL.md"]
fn table_of_subjects() {
    let mut runs = Runs::of(SUBJECTS, PATHS);
    println!("| subject | against | with | number | was | is | moved (error) | asked for |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for effect in SUBJECTS {
        let (against, with) = (runs.get(effect.against), runs.get(effect.with));
        for (name, least) in effect.moves {
            let moved = with.above(&against, name);
            let was =
                against.paths.get(*name).map_or("-".to_owned(), |_| figures(against.number(name)));
            let (is, error) = (figures(with.number(name)), figures(moved.error));
            let moved = figures(moved.value);
            println!("{} `{name}` | {was} | {is} | {moved} ({error}) | {least} |", head(effect));
        }
    }
    println!("\n| subject | scenario | found | asked for |\n| --- | --- | --- | --- |");
    let mut summaries = Summaries::of(PATHS);
    for level in LEVELS {
        let found = figures(summaries.find(level));
        let (low, high) = level.between;
        println!("| {} | `{}` | {found} | {low} to {high} |", level.what, level.scenario);
    }
}

/// Rows stay with their lists; their figures are as old as the document says.
#[test]
fn the_model_tells_of_every_effect_that_is_tested() {
    let document = std::fs::read_to_string(root().join("MODEL.md")).unwrap();
    for effect in SIGNS.iter().chain(SUBJECTS) {
        let head = head(effect);
        assert!(document.contains(&head), "MODEL.md has no row {head}");
    }
    for effect in SUBJECTS {
        for (name, least) in effect.moves {
            let (head, end) = (format!("{} `{name}` |", head(effect)), format!("| {least} |"));
            let told = |line: &str| line.starts_with(&head) && line.ends_with(&end);
            assert!(document.lines().any(told), "MODEL.md has no row {head} .. {end}");
        }
    }
    for level in LEVELS {
        let (low, high) = level.between;
        let (head, end) = (format!("| {} |", level.what), format!("| {low} to {high} |"));
        let told = |line: &str| line.starts_with(&head) && line.ends_with(&end);
        assert!(document.lines().any(told), "MODEL.md has no row {head} .. {end}");
    }
}
