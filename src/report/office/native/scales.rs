//! Ends of scales, and how their numbers are written.

use rust_xlsxwriter::Chart;

use super::format_of;
use crate::{
    chart::{Look, is_unseen},
    metrics::Unit,
};

/// How an axis writes trillions of what cells count in billions.
const THOUSANDS: &str = "0.0,";
const WHOLE_THOUSANDS: &str = "0,";

/// How the numbers of a unit are written beside an axis, in the size that the chart counts in: the cells stay in the
/// scenario's.
pub(super) fn plain(unit: Unit, look: &Look) -> &'static str {
    if look.fitted.thousands && unit == Unit::Money { THOUSANDS } else { format_of(unit) }
}

/// How the marks of an axis are written that reaches so far: with the decimals that steps of such an axis have.
pub(in crate::report::office) fn marks(unit: Unit, most: f64, look: &Look) -> &'static str {
    if look.fitted.thousands && unit == Unit::Money {
        return THOUSANDS;
    }
    decimals(unit, most)
}

fn decimals(unit: Unit, most: f64) -> &'static str {
    let scale = if matches!(unit, Unit::Share | Unit::Rate) { 100.0 } else { 1.0 };
    let decimals = match most.abs() * scale {
        own if own <= 0.0 || own > 4.0 => return format_of(unit),
        own if own > 0.4 => 1,
        own if own > 0.04 => 2,
        _ => 3,
    };
    match unit {
        Unit::Share | Unit::Rate => ["0.0\u{a0}%", "0.00\u{a0}%", "0.000\u{a0}%"][decimals - 1],
        Unit::Year => format_of(unit),
        _ => ["0.0", "0.00", "0.000"][decimals - 1],
    }
}

/// How the marks of an axis are written that reaches so far in such steps.
pub(in crate::report::office) fn stepped(
    unit: Unit,
    (step, most): (f64, f64),
    look: &Look,
) -> &'static str {
    let whole = (step / 1000.0).fract().abs() < 1e-9;
    let thousands = look.fitted.thousands && unit == Unit::Money;
    if thousands && whole { WHOLE_THOUSANDS } else { marks(unit, most, look) }
}

/// A chart whose upright axis reaches so far.
pub(super) fn up_to(chart: Chart, unit: Unit, most: f64, look: &Look) -> Chart {
    between(chart, unit, [0.0, most], look)
}

/// The same between two ends: its steps are round, so that its marks need no decimals that say nothing.
pub(super) fn between(mut chart: Chart, unit: Unit, [least, most]: [f64; 2], look: &Look) -> Chart {
    let ends = round_ends([least.min(0.0), most.max(0.0)]);
    match ends.filter(|_| look.fitted.thousands && unit == Unit::Money) {
        Some((_, step)) => {
            let format = stepped(unit, (step, most), look);
            chart.y_axis().set_major_unit(step).set_num_format(format);
        }
        None => {
            chart.y_axis().set_num_format(marks(unit, most, look));
        }
    }
    chart
}

/// Begins an upright axis at zero where nothing that anybody sees lies below it, as pictures do: what hardly moves is not
/// drawn large, and no program leaves room below.
pub(super) fn from_zero(chart: &mut Chart, [least, most]: [f64; 2]) {
    if least >= 0.0 || is_unseen(least, most) {
        chart.y_axis().set_min(0.0);
    }
}

/// Ends the axis of shares at the whole, where programs would go beyond.
pub(super) fn whole(chart: &mut Chart, unit: Unit, most: f64) {
    if unit == Unit::Share && most > 0.8 && most <= 1.0 {
        chart.y_axis().set_max(1.0);
    }
}

/// Round numbers around two ends, and a round step between them; none where there is nothing between. What nobody sees
/// below zero makes no scale longer.
pub(in crate::report::office) fn round_ends([first, last]: [f64; 2]) -> Option<([f64; 2], f64)> {
    if last <= first {
        return None;
    }
    let first = if is_unseen(first, last) { 0.0 } else { first };
    let mut step = 1.0;
    while step > (last - first) / 5.0 {
        step /= 10.0;
    }
    while step * 10.0 < (last - first) / 5.0 {
        step *= 10.0;
    }
    let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * step);
    let step = steps.into_iter().find(|step| *step >= (last - first) / 8.0)?;
    // Without the noise of products: 0.3, not 0.30000000000000004.
    let round = |value: f64| format!("{:.12e}", value * step).parse().unwrap_or(value * step);
    Some(([round((first / step).floor()), round((last / step).ceil())], round(1.0)))
}

#[cfg(test)]
mod tests {
    use super::{decimals, round_ends};
    use crate::metrics::Unit;

    /// An axis of 0.3 % is not marked 0 %, 0 %, 0 %, and its steps may be of 0.05.
    #[test]
    fn marks_have_the_decimals_of_their_steps() {
        let said = [0.3, 0.03, 0.003, 0.0003].map(|most| decimals(Unit::Share, most));
        assert_eq!(said, ["#,##0\u{a0}%", "0.0\u{a0}%", "0.00\u{a0}%", "0.000\u{a0}%"]);
        assert_eq!(
            [2036.0, 2.4, 0.24].map(|most| decimals(Unit::Money, most)),
            ["#,##0", "0.0", "0.00"]
        );
        assert_eq!(decimals(Unit::Year, 3.0), "0");
    }

    #[test]
    fn axes_end_at_round_numbers() {
        for (ends, due, step) in [
            ([38.967, 119.2], [30.0, 120.0], 20.0),
            ([0.3, 0.9], [0.3, 0.9], 0.1),
            ([10.24, 49.9], [10.0, 50.0], 5.0),
            ([3.3, 10.0], [3.0, 10.0], 1.0),
            ([5.0, 1e6], [0.0, 1e6], 2e5),
        ] {
            let (found, own) = round_ends(ends).unwrap();
            assert!(found[0] <= ends[0] && found[1] >= ends[1], "{found:?}");
            assert!(
                (own - step).abs() < 1e-12 && (found[1] - due[1]).abs() < 1e-9,
                "{found:?} {own}"
            );
        }
        assert!(round_ends([2.0, 2.0]).is_none());
        assert_eq!(round_ends([-1.2, 98.8]), Some(([0.0, 100.0], 20.0)));
        assert!(round_ends([-3.0, 97.0]).unwrap().0[0] < 0.0);
    }
}
