//! The paths that stand for others, year by year, on its screen.

use std::fmt::Write;

use crate::{
    analysis::given::{Found, Role, Told},
    language::{Language, Phrase, amount::amount, capital, number, phrase},
    metrics::{Quantity, Track, tracks},
    model::Model,
    report::screen::{left, plain, right},
};

/// Columns of a cell.
const CELL: usize = 14;

/// The tracks that paths are told by, with words for the head of a column.
pub(super) fn told_tracks(model: &Model) -> Vec<(String, &'static Quantity)> {
    let told = [
        Track::Spending,
        Track::Tightness,
        Track::RelativePrice,
        Track::RevenueCover,
        Track::WriteDown,
    ];
    let known = tracks(model);
    let modelled = |id: &Track| known.iter().any(|track| track.name == id.name());
    told.into_iter().filter(modelled).map(|id| (id.name().to_owned(), id.quantity())).collect()
}

/// For which paths one stands, and why it.
fn role(told: &Told) -> Phrase {
    let words = match (told.role, told.by) {
        (Role::Others, _) => "Path {path} stands for the {paths} others",
        (Role::Given, _) => "Path {path} stands for the {paths} of these",
        (Role::Worst, Some(by)) => {
            return phrase!(
                "Path {path} stands for the worst twentieth of these, {paths}, by {quantity}",
                path = name(&told.path.to_string()),
                paths = number(number::count(told.of as u64)),
                quantity = phrase(phrase(by.quantity().label))
            );
        }
        (Role::Worst, None) => "Path {path} stands for the worst twentieth of these, {paths}",
    };
    phrase!(
        words,
        path = name(&told.path.to_string()),
        paths = number(number::count(told.of as u64))
    )
}

/// A cell of a story, two columns apart from the one before it.
fn column(text: &str) -> String {
    format!("  {}", right(text, CELL))
}

/// The heads of a story's columns, in as many lines as the longest takes: none is cut.
fn heads(tracks: &[(String, &'static Quantity)], language: Language) -> String {
    let names = tracks.iter().map(|(_, quantity)| capital(&language.word(quantity.label)));
    let broken = |name: String| -> Vec<String> {
        textwrap::wrap(&name, CELL).into_iter().map(String::from).collect()
    };
    let columns: Vec<Vec<String>> = names.map(broken).collect();
    let most = columns.iter().map(Vec::len).max().unwrap_or(1);
    let mut text = String::new();
    for line in 0..most {
        let is_last = line + 1 == most;
        let first = if is_last { language.word("year") } else { String::new() };
        let _ = write!(text, "  {}", left(&first, 4));
        for own in &columns {
            let piece = (line + own.len()).checked_sub(most).map_or("", |place| &own[place]);
            text.push_str(&column(piece));
        }
        let behind = if is_last { language.word("what happens") } else { String::new() };
        let _ = writeln!(text, "  {behind}");
    }
    text
}

pub(super) fn stories(found: &Found, model: &Model, language: Language) -> String {
    let tracks = told_tracks(model);
    let mut text = String::new();
    for told in &found.told {
        let _ = writeln!(text, "\n  {}", language.say(&role(told)));
        text.push_str(&heads(&tracks, language));
        for year in &told.years {
            let _ = write!(text, "  {:.0}", year.year);
            for (value, (_, quantity)) in year.values.iter().zip(&tracks) {
                let shown =
                    |value: f64| language.say(&amount(value, quantity.unit, &model.header.run));
                text.push_str(&column(&value.map_or_else(|| "–".to_owned(), shown)));
            }
            let begins = year.begins.iter().map(|id| language.word(id.quantity().label));
            let fails = year.fails.iter();
            let fails = fails
                .map(|party| language.say(&phrase!("failure of {party}", party = name(party))));
            let events: Vec<String> = begins.chain(fails).collect();
            let _ = writeln!(text, "  {}", events.join("; "));
        }
    }
    let why = "each lies nearest to the middle of its paths: least sum, over what can be watched and all years, of the distance of its rank from the middle";
    let _ = writeln!(text, "  {}", language.word(why));
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    plain(lines.join("\n") + "\n")
}
