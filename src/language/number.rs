//! Numbers as people read them.

use super::{counted::one_of, rounding};
use crate::{
    metrics::{Estimate, Unit},
    scenario::Run,
};

/// A number with thousands separated and digits that fit its size.
pub fn plain(value: f64) -> String {
    let size = value.abs();
    // The size that it has once it is rounded: a hair below 10 is 10.0, not 10.00.
    let digits = match size {
        s if s >= 99.95 || s == 0.0 => 0,
        s if s >= 9.995 => 1,
        s if s >= 0.9995 => 2,
        s if s >= 0.09995 => 3,
        _ => 4,
    };
    if size >= 1e15 || (size < 1e-4 && size > 0.0) {
        return format!("{value:.2e}");
    }
    let text = to_decimals(size, digits);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let grouped = grouped(whole);
    let sign = if value < 0.0 && text.chars().any(|c| c.is_ascii_digit() && c != '0') {
        "−"
    } else {
        ""
    };
    if fraction.is_empty() {
        format!("{sign}{grouped}")
    } else {
        format!("{sign}{grouped}.{fraction}")
    }
}

/// A count.
pub fn count(value: u64) -> String {
    grouped(&value.to_string())
}

/// A number that is nearly whole.
pub fn count_of(value: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
    count(value.round() as u64)
}

/// The smallest share that is told by its number.
pub const LEAST_SHARE: f64 = 0.000_5;

/// A share in per cent, with as many decimals as its size asks for.
pub fn percent(value: f64) -> String {
    let size = (value * 100.0).abs();
    if size > 0.0 && value.abs() < LEAST_SHARE {
        return "under 0.1 %".to_owned();
    }
    if size >= 1e15 {
        return format!("{} %", plain(value * 100.0));
    }
    if (99.95..100.0).contains(&size) {
        return "over 99.9 %".to_owned();
    }
    let sign = if value < 0.0 { "−" } else { "" };
    // What is left to the whole is as small as what has a decimal itself.
    if (97.0..99.95).contains(&size) {
        return format!("{sign}{} %", to_decimals(size, 1)).replace(".0 %", " %");
    }
    let digits = usize::from(size < 9.95 && size > 0.0);
    let shown = to_decimals(size, digits);
    // A share of many hundred per cent has its thousands apart, as every number; one of nothing has but its decimal.
    format!("{sign}{} %", if digits == 0 { grouped(&shown) } else { shown })
}

/// A number with so many decimals. Halves go away from zero wherever they stand, also those that a binary number is
/// a hair below: a number is the same in a sentence, a table and a chart.
pub fn to_decimals(value: f64, digits: usize) -> String {
    let scale = (0..digits).fold(1.0, |scale, _| scale * 10.0);
    let rounded = (value * scale * (1.0 + 1e-12)).round() / scale;
    let shown = if rounded.is_finite() { rounded } else { value };
    format!("{shown:.digits$}")
}

/// A share in per cent, with no more figures than its error leaves.
pub fn percent_of(estimate: Estimate) -> String {
    // What is left to the whole has figures of its own: 98.6 %, not 99 %, and never 100 % of what is not all.
    let near = (0.97..1.0).contains(&estimate.value.abs());
    let shown = rounding::known(estimate, Unit::Share);
    // A figure that is not shown is not rounded to, either: 46.45 % is 46 %, and not 46.5 % and then 47 %.
    let last = if estimate.value.abs() < 0.0995 { 0.000_5 } else { 0.005 };
    let once = (shown - estimate.value).abs() < last;
    percent(if near || once { estimate.value } else { shown }).replace(".0 %", " %")
}

/// A share in per cent with one decimal, as columns have it: what is not all is not 100.0 %, and what is not nothing is
/// not 0.0 %.
pub fn tenths(share: f64) -> String {
    if is_near_an_end(share) {
        percent(share)
    } else {
        let shown = to_decimals((share * 100.0).abs(), 1);
        let (whole, tenth) = shown.split_once('.').unwrap_or((&shown, "0"));
        let sign = if share < 0.0 { "−" } else { "" };
        format!("{sign}{}.{tenth} %", grouped(whole))
    }
}

/// Whether a share is so near to nothing or all that it is told to be under or over what has a number.
pub fn is_near_an_end(share: f64) -> bool {
    let size = share.abs();
    size > 0.0 && size < LEAST_SHARE || (1.0 - LEAST_SHARE..1.0).contains(&size)
}

/// What is under or over what can be told, as short as it can be said: in German, too.
pub fn short(shown: &str) -> String {
    let words = [("under ", "<"), ("unter ", "<"), ("over ", ">"), ("über ", ">")];
    words.into_iter().fold(shown.to_owned(), |text, (word, sign)| text.replace(word, sign))
}

/// How a spreadsheet writes a share as [`percent`] tells it, beside bars: its decimals, or what it is under or over.
pub fn share_format(share: f64) -> String {
    let shown = percent(share);
    if is_near_an_end(share) {
        return format!("\"{}\"", short(&shown).replace(' ', "\u{a0}"));
    }
    let digits = match shown.as_str() {
        tenths if tenths.contains('.') => "0.0",
        thousands if thousands.contains(',') => "#,##0",
        _ => "0",
    };
    format!("{digits}\u{a0}%")
}

/// A difference of two shares in points.
pub fn points(share: f64) -> String {
    percent(share).trim_end_matches(" %").to_owned()
}

/// A mark on an axis: all marks of an axis with the same number of decimals.
pub fn tick(value: f64, marks: &[f64], unit: Unit) -> String {
    let (scale, sign) =
        if matches!(unit, Unit::Share | Unit::Rate) { (100.0, " %") } else { (1.0, "") };
    let exact = |mark: &f64, digits: usize| {
        let text = to_decimals(mark * scale, digits);
        text.parse::<f64>()
            .is_ok_and(|shown| (shown - mark * scale).abs() <= 1e-9 * (mark * scale).abs())
    };
    let digits = (0..6).find(|digits| marks.iter().all(|mark| exact(mark, *digits))).unwrap_or(6);
    let large = marks.iter().any(|mark| mark.abs() * scale >= 1e15);
    let spread = large || marks.iter().any(|mark| mark.abs() * scale >= 1.0) && digits > 2;
    if spread || digits == 6 {
        return plain(value * scale) + sign;
    }
    let text = to_decimals((value * scale).abs(), digits);
    let (whole, fraction) =
        text.split_once('.').map_or((text.as_str(), String::new()), |(w, f)| (w, format!(".{f}")));
    let minus = if value < 0.0 { "−" } else { "" };
    format!("{minus}{}{fraction}{sign}", grouped(whole))
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A value in its unit, without the unit's name.
pub fn value(value: f64, unit: Unit) -> String {
    if value.is_infinite() {
        return unit.infinite().unwrap_or("undefined").to_owned();
    }
    match unit {
        Unit::Rate if value.abs() < LEAST_SHARE => "0 %".to_owned(),
        Unit::Share | Unit::Rate => percent(value),
        Unit::Year | Unit::Years => format!("{value:.0}"),
        Unit::Money | Unit::Price | Unit::Capacity | Unit::Sites | Unit::Energy | Unit::Ratio => {
            plain(value)
        }
    }
}

/// A value in its unit without zeros behind its decimals: 34, not 34.0, of what is known to two figures.
pub fn bare(value: f64, unit: Unit) -> String {
    let text = self::value(value, unit);
    if text.contains('.') && text.ends_with('0') {
        return text.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    text
}

/// A standard error, in the digits of its value's unit.
pub fn error(error: f64, unit: Unit) -> String {
    match unit {
        Unit::Share | Unit::Rate if error == 0.0 => "0".to_owned(),
        Unit::Share | Unit::Rate => to_decimals(error * 100.0, 2),
        Unit::Year | Unit::Years => to_decimals(error, 1),
        _ if error >= 10.0 || error == 0.0 => to_decimals(error, 0),
        _ if error >= 0.1 => to_decimals(error, 1),
        _ => format!("{error:.1e}"),
    }
}

/// The name of a unit in a scenario.
pub fn unit_name(unit: Unit, run: &Run) -> String {
    match unit {
        Unit::Money => run.currency.clone(),
        Unit::Price => format!("{} per {} and year", run.currency, one_of(&run.unit)),
        Unit::Capacity => run.unit.clone(),
        Unit::Sites => run.site_unit.clone(),
        Unit::Energy => "TWh".to_owned(),
        Unit::Share | Unit::Rate => "%".to_owned(),
        Unit::Ratio => "ratio".to_owned(),
        Unit::Year => "year".to_owned(),
        Unit::Years => "years".to_owned(),
    }
}

#[cfg(test)]
mod tests;
