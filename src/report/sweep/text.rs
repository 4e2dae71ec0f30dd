//! A sweep on one terminal screen.

use std::fmt::Write;

use super::Swept;
use crate::{
    analysis::sweep::Axis,
    report::{
        asked,
        language::{Language, Phrase},
        number,
    },
};

/// Cells that are listed one by one.
const MOST: usize = 24;
/// Columns of a matrix that fit on a screen.
const COLUMNS: usize = 9;
const WIDE: usize = 11;

/// The terminal summary.
pub(super) fn text(swept: &Swept<'_>) -> String {
    let mut text = format!(
        "\n{}\n{} cells of the same {} paths each (seed {}), held against cell {}\n",
        swept.model.header.title,
        number::count(swept.cells.len() as u64),
        number::count(swept.paths),
        swept.run().seed,
        swept.reference + 1
    );
    for which in 0..swept.asked.len() {
        text.push_str(&of_number(swept, which));
    }
    let barred: Vec<&str> = swept.cells.iter().filter_map(|cell| cell.why.as_deref()).collect();
    if let Some(first) = barred.first() {
        let _ =
            writeln!(text, "\n  Not simulated: {} cells, the first because {first}", barred.len());
    }
    text
}

fn say(phrase: &Phrase) -> String {
    Language::En.say(phrase).replace('\u{a0}', " ")
}

fn of_number(swept: &Swept<'_>, which: usize) -> String {
    let asked = &swept.asked[which];
    let unit = number::unit_name(asked.unit, swept.run());
    let mut text = format!("\n  {}, {unit}\n", say(&asked::head(asked)));
    let grid: Option<usize> = swept.axes.iter().map(Axis::count).product();
    let narrow = swept.axes.len() == 2 && swept.axes[1].count().is_some_and(|all| all <= COLUMNS);
    if narrow && grid == Some(swept.cells.len()) {
        text.push_str(&table(swept, which));
    } else if swept.cells.len() <= MOST {
        for place in 0..swept.cells.len() {
            let _ = writeln!(
                text,
                "    {:<60} {}",
                place_words(swept, place),
                value(swept, place, which)
            );
        }
    }
    text + &ends(swept, which)
}

/// The number of a cell, without its unit.
fn short(swept: &Swept<'_>, place: usize, which: usize) -> String {
    let Some(number) = swept.cells[place].numbers.get(which) else { return "–".to_owned() };
    let shown = number::value(number.value.unwrap_or(f64::INFINITY), swept.asked[which].unit);
    shown.trim_end_matches(" %").to_owned()
}

/// The number with its difference from the reference.
fn value(swept: &Swept<'_>, place: usize, which: usize) -> String {
    let Some(number) = swept.cells[place].numbers.get(which) else {
        return "not simulated".to_owned();
    };
    let unit = swept.asked[which].unit;
    let own = number::value(number.value.unwrap_or(f64::INFINITY), unit);
    if place == swept.reference {
        return own;
    }
    let apart = number.difference.map_or_else(String::new, |difference| {
        let error = number
            .difference_error
            .map_or_else(String::new, |error| format!(" ±{}", number::error(error, unit)));
        format!(" ({}{error})", crate::report::comparison::signed(difference, unit))
    });
    format!("{own}{apart}")
}

fn place_words(swept: &Swept<'_>, place: usize) -> String {
    let each = (0..swept.axes.len()).map(|axis| {
        let label = swept.label(axis);
        let level = match swept.places[place].numbers[axis] {
            Some(number) => say(&label.amount(number)),
            None => say(&swept.level(axis, &swept.places[place])),
        };
        format!("{} {level}", say(&label.words))
    });
    each.collect::<Vec<_>>().join(", ")
}

/// The first key downwards, the second across.
fn table(swept: &Swept<'_>, which: usize) -> String {
    let columns = swept.axes[1].count().unwrap_or(1);
    let mut text = format!(
        "    {} downwards, {} across\n",
        say(&swept.label(0).with_unit()),
        say(&swept.label(1).with_unit())
    );
    let _ = write!(text, "    {:>WIDE$}", "");
    for column in 0..columns {
        let level = say(&swept.level(1, &swept.places[column]));
        let _ = write!(text, "{:>WIDE$}", crate::report::chart::shorten(&level, WIDE - 1));
    }
    text.push('\n');
    for row in 0..swept.cells.len() / columns {
        let level = say(&swept.level(0, &swept.places[row * columns]));
        let _ = write!(text, "    {:>WIDE$}", crate::report::chart::shorten(&level, WIDE - 1));
        for column in 0..columns {
            let _ = write!(text, "{:>WIDE$}", short(swept, row * columns + column, which));
        }
        text.push('\n');
    }
    text
}

/// The cells with the smallest and the largest number.
fn ends(swept: &Swept<'_>, which: usize) -> String {
    let numbers = swept
        .cells
        .iter()
        .enumerate()
        .filter_map(|(place, cell)| Some((place, cell.numbers.get(which)?.value?)));
    let all: Vec<(usize, f64)> = numbers.collect();
    let by = |a: &&(usize, f64), b: &&(usize, f64)| a.1.total_cmp(&b.1);
    let (Some(least), Some(most)) = (all.iter().min_by(by), all.iter().max_by(by)) else {
        return String::new();
    };
    let one = |what: &str, place: usize| {
        format!(
            "    {what}: {} in cell {}: {}\n",
            value(swept, place, which),
            place + 1,
            place_words(swept, place)
        )
    };
    if all.len() < 2 {
        return String::new();
    }
    one("least", least.0) + &one("most", most.0)
}
