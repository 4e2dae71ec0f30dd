//! A sweep on one terminal screen.

use super::Swept;
use crate::{
    analysis::sweep::Axis,
    language::{Language, Phrase, listed::listed_phrases, number, phrase, rounding},
    metrics::Unit,
    report::{
        asked,
        screen::{Table, head, indented},
    },
};

/// Cells that are listed one by one.
const MOST: usize = 24;
/// Columns of a matrix that fit on a screen.
const COLUMNS: usize = 6;
/// Columns of letters that a column has at least, and all of them at most.
const MATRIX: usize = 10;
const WIDEST: usize = 68;
const LIST: Table = Table::narrow(1, 42);

/// The terminal summary.
pub(super) fn text(swept: &Swept<'_>, language: Language) -> String {
    let language = language.of(&[&swept.model.header]);
    let base = place_words(swept, swept.reference);
    let held = phrase!(
        "{cells} variants on the same {paths} paths each (seed {seed}), held against variant {cell}: {where_it_is}.",
        cells = number(number::count(swept.cells.len() as u64)),
        paths = number(number::count(swept.paths)),
        seed = name(&swept.run().seed.to_string()),
        cell = name(&(swept.reference + 1).to_string()),
        where_it_is = phrase(base)
    );
    let held = language.plain(&held);
    let mut text = format!("\n{}", head(&swept.model.header.title, None, language).trim_end());
    text.push_str(&format!("\n{}", indented(&held, "  ")));
    for which in 0..swept.asked.len() {
        text.push_str(&of_number(swept, which, language));
    }
    let barred: Vec<&str> = swept.cells.iter().filter_map(|cell| cell.why.as_deref()).collect();
    if let Some(first) = barred.first() {
        let words = if barred.len() == 1 {
            phrase!("Not simulated: 1 cell, because {why}", why = name(first))
        } else {
            phrase!(
                "Not simulated: {cells} cells, the first because {why}",
                cells = name(&barred.len().to_string()),
                why = name(first)
            )
        };
        text.push_str(&format!("\n{}", indented(&language.say(&words), "  ")));
    }
    text
}

fn of_number(swept: &Swept<'_>, which: usize, language: Language) -> String {
    let what = asked::head(&swept.asked[which]);
    let mut text = format!("\n{}", indented(&language.say(&what), "  "));
    let grid: Option<usize> = swept.axes.iter().map(Axis::count).product();
    let narrow = swept.axes.len() == 2 && swept.axes[1].count().is_some_and(|all| all <= COLUMNS);
    if narrow && grid == Some(swept.cells.len()) {
        text.push_str(&table(swept, which, language));
    } else if swept.cells.len() <= MOST && swept.axes.len() == 1 {
        text.push_str(&list(swept, which, language));
    } else if swept.cells.len() <= MOST {
        for place in 0..swept.cells.len() {
            let (words, value) = (place_words(swept, place), value(swept, place, which));
            let words = format!("  {}", language.plain(&words.capital()));
            text.push_str(&LIST.tall(&words, &[language.plain(&value)]));
        }
    }
    text + &ends(swept, which, language)
}

/// The number of a cell, where there is little room.
fn short(swept: &Swept<'_>, place: usize, which: usize, language: Language) -> String {
    let Some(number) = swept.cells[place].numbers.get(which) else { return "–".to_owned() };
    let (value, unit) = (number.value.unwrap_or(f64::INFINITY), swept.asked[which].unit);
    match unit {
        Unit::Money if value.is_finite() => {
            language.short_money(rounding::figures(value, 2, unit), &swept.run().currency)
        }
        _ => language.number(&number::value(value, unit)),
    }
}

/// The number with its difference from the reference, as far as its error lets it be told.
fn value(swept: &Swept<'_>, place: usize, which: usize) -> Phrase {
    let Some(number) = swept.cells[place].numbers.get(which) else {
        return phrase("not simulated");
    };
    let (unit, run) = (swept.asked[which].unit, swept.run());
    let own = number.value.unwrap_or(f64::INFINITY);
    let own = asked::amount(rounding::figures(own, 3, unit), unit, run);
    let Some(difference) = number.difference.filter(|_| place != swept.reference) else {
        return own;
    };
    let error = number.difference_error;
    let unclear = error.map_or(difference == 0.0, |own| own > 0.0 && difference.abs() < 1.96 * own);
    let apart = if unclear {
        phrase("no clear difference")
    } else {
        apart(rounding::rounded(difference, error.or(Some(0.0)), unit), unit, swept)
    };
    phrase!("{what} ({detail})", what = phrase(own), detail = phrase(apart))
}

/// A difference with its sign and unit.
fn apart(difference: f64, unit: Unit, swept: &Swept<'_>) -> Phrase {
    let amount = if unit == Unit::Share {
        phrase!("{value} points", value = number(number::points(difference.abs())))
    } else {
        asked::amount(difference.abs(), unit, swept.run())
    };
    phrase!(if difference < 0.0 { "−{amount}" } else { "+{amount}" }, amount = phrase(amount))
}

fn place_words(swept: &Swept<'_>, place: usize) -> Phrase {
    let each = (0..swept.axes.len()).map(|axis| {
        let label = swept.label(axis);
        let level = swept.amount(axis, &swept.places[place]);
        phrase!("{what} {level}", what = phrase(label.words), level = phrase(level))
    });
    listed_phrases(each).unwrap_or_else(|| phrase(""))
}

/// The only key, named once, downwards.
fn list(swept: &Swept<'_>, which: usize, language: Language) -> String {
    let mut text = indented(&language.say(&swept.label(0).with_unit()), "    ");
    for (cell, place) in swept.places.iter().enumerate() {
        let level = format!("  {}", language.plain(&swept.level(0, place)));
        text.push_str(&LIST.tall(&level, &[language.plain(&value(swept, cell, which))]));
    }
    text
}

/// The first key downwards, the second across.
fn table(swept: &Swept<'_>, which: usize, language: Language) -> String {
    let columns = swept.axes[1].count().unwrap_or(1);
    let level = |axis: usize, cell: usize| language.plain(&swept.level(axis, &swept.places[cell]));
    let words = phrase!(
        "{rows} downwards, {columns} across",
        rows = phrase(swept.label(0).with_unit()),
        columns = phrase(swept.label(1).with_unit())
    );
    let heads: Vec<String> = (0..columns).map(|column| level(1, column)).collect();
    let cell = |place: usize| short(swept, place, which, language).replace('\u{a0}', " ");
    let cells: Vec<String> = (0..swept.cells.len()).map(cell).collect();
    // A number that is cut is another one.
    let widest = cells.iter().map(|cell| cell.chars().count() + 2).max().unwrap_or(MATRIX);
    let table = Table::narrow(columns, widest.clamp(MATRIX, WIDEST / columns));
    let mut text = indented(&language.say(&words), "    ") + &table.line("", &heads);
    for (row, cells) in cells.chunks(columns).enumerate() {
        let name = format!("  {}", level(0, row * columns));
        text.push_str(&table.line(&name, cells));
    }
    text
}

/// The cells with the smallest and the largest number.
fn ends(swept: &Swept<'_>, which: usize, language: Language) -> String {
    let numbers = (0..swept.cells.len()).map(|place| (place, swept.value(place, which)));
    let all: Vec<(usize, f64)> =
        numbers.filter_map(|(place, value)| Some((place, value?))).collect();
    let by = |a: &&(usize, f64), b: &&(usize, f64)| a.1.total_cmp(&b.1);
    let (Some(least), Some(most)) = (all.iter().min_by(by), all.iter().max_by(by)) else {
        return String::new();
    };
    let one = |words: &str, place: usize| {
        let words = phrase!(
            words,
            value = phrase(value(swept, place, which)),
            cell = name(&(place + 1).to_string()),
            place = phrase(place_words(swept, place))
        );
        indented(&language.say(&words), "    ")
    };
    if all.len() < 2 {
        return String::new();
    }
    one("Least: {value}, variant {cell}: {place}", least.0)
        + &one("Most: {value}, variant {cell}: {place}", most.0)
}
