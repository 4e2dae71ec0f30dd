//! Numbers as people read them.

use crate::{metrics::Unit, scenario::Run};

/// A number with thousands separated and digits that fit its size.
pub fn plain(value: f64) -> String {
    let size = value.abs();
    let digits = match size {
        s if s >= 100.0 || s == 0.0 => 0,
        s if s >= 10.0 => 1,
        s if s >= 1.0 => 2,
        s if s >= 0.1 => 3,
        _ => 4,
    };
    if size >= 1e15 || (size < 1e-4 && size > 0.0) {
        return format!("{value:.2e}");
    }
    let text = format!("{size:.digits$}");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
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

/// A share in per cent, with as many decimals as its size asks for.
pub fn percent(value: f64) -> String {
    let size = (value * 100.0).abs();
    let digits = usize::from(size < 10.0 && size != 0.0);
    let text = format!("{size:.digits$} %");
    if value < 0.0 && size >= 0.05 { format!("−{text}") } else { text }
}

/// A value in its unit, without the unit's name.
pub fn value(value: f64, unit: Unit) -> String {
    if value.is_infinite() && unit.can_be_never() {
        return "never".to_owned();
    }
    match unit {
        Unit::Share => percent(value),
        Unit::Year | Unit::Years => format!("{value:.0}"),
        Unit::Money | Unit::Price | Unit::Capacity | Unit::Ratio => plain(value),
    }
}

/// A standard error, in the digits of its value's unit.
pub fn error(error: f64, unit: Unit) -> String {
    match unit {
        Unit::Share if error == 0.0 => "0".to_owned(),
        Unit::Share => format!("{:.2}", error * 100.0),
        Unit::Year | Unit::Years => format!("{error:.1}"),
        _ if error >= 10.0 || error == 0.0 => format!("{error:.0}"),
        _ if error >= 0.1 => format!("{error:.1}"),
        _ => format!("{error:.1e}"),
    }
}

/// The name of a unit in a scenario.
pub fn unit_name(unit: Unit, run: &Run) -> String {
    match unit {
        Unit::Money => run.currency.clone(),
        Unit::Price => format!("{} per {} and year", run.currency, run.unit),
        Unit::Capacity => run.unit.clone(),
        Unit::Share => "%".to_owned(),
        Unit::Ratio => "ratio".to_owned(),
        Unit::Year => "year".to_owned(),
        Unit::Years => "years".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        let cases = [
            (1_234_567.0, "1,234,567"),
            (999.6, "1,000"),
            (-12.34, "−12.3"),
            (0.0, "0"),
            (1.5, "1.50"),
            (0.25, "0.250"),
            (-0.00001, "-1.00e-5"),
        ];
        for (number, text) in cases {
            assert_eq!(plain(number), text);
        }
        assert_eq!(
            (percent(0.1234), percent(0.056), percent(-0.5)),
            ("12 %".into(), "5.6 %".into(), "−50 %".into())
        );
        assert_eq!(value(f64::INFINITY, Unit::Year), "never");
    }
}
