//! `places.csv` and `line.csv`.

use std::fmt::Write;

use crate::{
    analysis::{Knob, solve::Line},
    report::{number, table::field},
};

use super::Solved;

/// A row for each place that was looked at.
pub(super) fn places(solved: &Solved<'_>) -> String {
    let mut text = String::from("key,stands_at,setting,quantity,unit,value,low_95,high_95,paths\n");
    let unit = number::unit_name(solved.asked.unit, solved.run());
    for look in &solved.solution.looks {
        let [low, high] = look.known.interval.map(end);
        let _ = writeln!(
            text,
            "{},{},{},{},{},{},{low},{high},{}",
            field(&solved.knob.name),
            look.at,
            field(&solved.knob.setting(look.at)),
            field(&solved.asked.words()),
            field(&unit),
            look.known.value,
            look.paths
        );
    }
    text
}

/// A row for each place of the second key and each place of the first that reaches the target there.
pub(super) fn line((first, second): (&Knob, &Knob), line: &Line) -> String {
    let mut text =
        String::from("second_key,second_stands_at,key,stands_at,low_95,high_95,number_rises\n");
    for point in &line.points {
        for root in &point.roots {
            let [low, high] =
                root.interval.map(|end| end.map_or_else(String::new, |end| end.to_string()));
            let _ = writeln!(
                text,
                "{},{},{},{},{low},{high},{}",
                field(&second.name),
                point.at,
                field(&first.name),
                root.at,
                root.rises
            );
        }
    }
    text
}

/// The end of an interval; empty where paths are too few for one.
fn end(value: f64) -> String {
    if value.is_finite() { value.to_string() } else { String::new() }
}
