//! `places.csv` and `line.csv`.

use super::Solved;
use crate::{
    analysis::{Knob, solve::Line},
    language::data_unit::data_unit,
    report::table::Rows,
};

/// A row for each place that was looked at.
pub(super) fn places(solved: &Solved<'_>) -> Vec<u8> {
    let mut rows = Rows::new([
        "key",
        "stands_at",
        "setting",
        "quantity",
        "unit",
        "value",
        "low_95",
        "high_95",
        "paths",
    ]);
    let unit = data_unit(solved.asked.unit, solved.run());
    for look in &solved.solution.looks {
        rows.cell(&solved.knob.name).cell(look.at).cell(solved.knob.setting(look.at));
        rows.cell(solved.asked.words()).cell(&unit).cell(look.known.value);
        // Empty where paths are too few for an end of the interval.
        for end in look.known.interval {
            rows.optional(end.is_finite().then_some(end));
        }
        rows.cell(look.paths).end();
    }
    rows.into_bytes()
}

/// A row for each place of the second key and each place of the first that reaches the target there.
pub(super) fn line((first, second): (&Knob, &Knob), line: &Line) -> Vec<u8> {
    let mut rows = Rows::new([
        "second_key",
        "second_stands_at",
        "key",
        "stands_at",
        "low_95",
        "high_95",
        "number_rises",
    ]);
    for point in &line.points {
        for root in &point.roots {
            let [low, high] = root.interval;
            rows.cell(&second.name).cell(point.at).cell(&first.name).cell(root.at);
            rows.optional(low).optional(high).cell(root.rises).end();
        }
    }
    rows.into_bytes()
}
