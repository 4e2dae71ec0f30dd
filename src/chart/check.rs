//! What must hold of a figure's numbers before it is drawn: its file may have been written by anyone.

use crate::{
    language::{Argument, Phrase, label::Label},
    metrics::Band,
};

/// What is wrong: the field, what it holds and what was expected.
pub(super) type Checked = Result<(), String>;

/// Numbers beyond this are refused: no scale can hold their difference.
const LARGEST: f64 = 1e200;
/// Years, and years since something, lie within this of zero.
const YEARS: f64 = 1e5;
/// What sums of shares may lack to one, or have beyond it.
const ROUNDING: f64 = 1e-9;
/// Bytes of a figure's name, which becomes the name of its files.
const NAME: usize = 100;

/// A number.
pub(super) fn number(field: &str, value: f64) -> Checked {
    within(field, value, [-LARGEST, LARGEST], "a number")
}

/// A number that is not below zero.
pub(super) fn positive(field: &str, value: f64) -> Checked {
    within(field, value, [-ROUNDING, LARGEST], "a number that is not negative")
}

/// A part of a whole.
pub(super) fn share(field: &str, value: f64) -> Checked {
    within(field, value, [-ROUNDING, 1.0 + ROUNDING], "a share from 0 to 1")
}

/// A year.
pub(super) fn year(field: &str, value: f64) -> Checked {
    within(field, value, [-YEARS, YEARS], "a year")
}

fn within(field: &str, value: f64, [low, high]: [f64; 2], expected: &str) -> Checked {
    let fits = (low..=high).contains(&value);
    fits.then_some(()).ok_or_else(|| format!("{field} is {value:?}, expected {expected}"))
}

/// The same of each of several numbers.
pub(super) fn each(field: &str, values: &[f64], check: impl Fn(&str, f64) -> Checked) -> Checked {
    let mut numbered = values.iter().enumerate();
    numbered.try_for_each(|(place, value)| check(&format!("{field}[{place}]"), *value))
}

/// A list as long as another.
pub(super) fn length(field: &str, found: usize, expected: usize) -> Checked {
    let fits = found == expected;
    fits.then_some(()).ok_or_else(|| format!("{field} has {found} entries, expected {expected}"))
}

/// A list with an entry, or more.
pub(super) fn some(field: &str, found: usize, least: usize) -> Checked {
    let enough = found >= least;
    let message = || format!("{field} has {found} entries, expected {least} or more");
    enough.then_some(()).ok_or_else(message)
}

/// A count of what stands on a sheet.
pub(super) fn count(field: &str, value: usize) -> Checked {
    let fits = value <= 1_000_000;
    fits.then_some(()).ok_or_else(|| format!("{field} is {value}, expected a million at most"))
}

/// Numbers none of which is below the one before.
pub(super) fn rising(field: &str, values: &[f64]) -> Checked {
    match values.windows(2).position(|pair| pair[0] > pair[1]) {
        Some(place) => Err(format!(
            "{field}[{}] is below the entry before it, expected rising numbers",
            place + 1
        )),
        None => Ok(()),
    }
}

/// Bands of rising years.
pub(super) fn bands(field: &str, bands: &[Band]) -> Checked {
    some(field, bands.len(), 1)?;
    let years: Vec<f64> = bands.iter().map(|band| band.year).collect();
    each(&format!("years of {field}"), &years, year)?;
    rising(&format!("years of {field}"), &years)?;
    for (place, band) in bands.iter().enumerate() {
        let quantiles = format!("{field}[{place}].quantiles");
        each(&quantiles, &band.quantiles, number)?;
        rising(&quantiles, &band.quantiles)?;
        number(&format!("{field}[{place}].mean"), band.mean)?;
    }
    Ok(())
}

/// A year, or what else an axis of years counts, and a number at each point.
pub(super) fn points(field: &str, points: &[(f64, f64)]) -> Checked {
    for (place, (x, value)) in points.iter().enumerate() {
        year(&format!("{field}[{place}]"), *x)?;
        number(&format!("{field}[{place}]"), *value)?;
    }
    Ok(())
}

/// A sentence: its amounts are numbers.
pub(super) fn phrase(field: &str, phrase: &Phrase) -> Checked {
    phrase.arguments().try_for_each(|argument| match argument {
        Argument::Money(amount, _) | Argument::Counted(amount, ..) => number(field, *amount),
        Argument::Phrase(inner) => self::phrase(field, inner),
        _ => Ok(()),
    })
}

/// A label: the amounts of its words are numbers.
pub(super) fn label(field: &str, label: &Label) -> Checked {
    [&label.words, &label.unit].into_iter().try_for_each(|words| phrase(field, words))
}

/// A name of files: one that stays in its folder on every system.
pub(super) fn name(field: &str, name: &str) -> Checked {
    let letters = |c: char| c.is_alphanumeric() || "_- .".contains(c);
    let fits =
        (1..=NAME).contains(&name.len()) && name.chars().all(letters) && !name.starts_with('.');
    let message = || {
        format!("{field} is {name:?}, expected 1 to {NAME} bytes of letters, digits, _, - and .")
    };
    fits.then_some(()).ok_or_else(message)
}
