//! How many figures of a value are told, by its unit: every number that reports cut to figures is cut here. A calendar
//! year and a span of years are told whole, whatever their error is: 2034 to three figures is no year.

use crate::metrics::{Estimate, Unit};

/// Whether a value of this unit may be cut to figures.
const fn may_be_cut(unit: Unit) -> bool {
    match unit {
        Unit::Year | Unit::Years => false,
        Unit::Money
        | Unit::Price
        | Unit::Capacity
        | Unit::Sites
        | Unit::Energy
        | Unit::Share
        | Unit::Rate
        | Unit::Ratio => true,
    }
}

/// A power of ten, as near as numbers come.
pub fn ten(power: i32) -> f64 {
    format!("1e{power}").parse().unwrap_or(f64::INFINITY)
}

/// The exponent of the first figure of a number that is not zero: 2 of 345.
fn first_figure(value: f64) -> i32 {
    let text = format!("{:e}", value.abs());
    text.rsplit_once('e').and_then(|(_, power)| power.parse().ok()).unwrap_or(0)
}

/// A value of a quantity to so many figures. A share is told in three at most, so three of them are cut there alone: what
/// is rounded twice is not the nearest number.
pub fn figures(value: f64, figures: i32, unit: Unit) -> f64 {
    let is_cut_later = unit == Unit::Share && figures >= 3;
    if may_be_cut(unit) && !is_cut_later { significant(value, figures) } else { value }
}

/// A number that is of no quantity to so many figures.
pub fn significant(value: f64, figures: i32) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    to_place(value, first_figure(value) + 1 - figures)
}

/// A value of a quantity with no more figures than its standard error leaves, three at most and two at least; two where
/// the error is not known: 2,346 ± 45 is 2,300.
pub fn rounded(value: f64, error: Option<f64>, unit: Unit) -> f64 {
    if value == 0.0 || !value.is_finite() || !may_be_cut(unit) {
        return value;
    }
    to_place(value, last_place(value, error))
}

/// The power of ten of the last figure that is known.
fn last_place(value: f64, error: Option<f64>) -> i32 {
    let top = first_figure(value);
    match error {
        Some(error) if error > 0.0 => {
            let own = first_figure(error);
            // Half a power of ten up.
            let near = if error > 3.162 * ten(own) { own + 1 } else { own };
            near.clamp(top - 2, top - 1)
        }
        Some(_) => top - 2,
        None => top - 1,
    }
}

/// The decimals that an estimate is known to, as [`rounded`] leaves them.
pub fn decimals(value: f64, error: Option<f64>) -> usize {
    let known = value != 0.0 && value.is_finite();
    let place = if known { last_place(value, error) } else { 0 };
    usize::try_from((-place).clamp(0, 6)).unwrap_or(0)
}

/// An estimate of a quantity in the figures that it is known to.
pub fn known(estimate: Estimate, unit: Unit) -> f64 {
    rounded(estimate.value, estimate.error, unit)
}

/// A number beside a larger one, with no more decimals than that has in three figures: 0.0943 beside 65.7 is 0.1.
pub fn beside(value: f64, largest: f64) -> f64 {
    if largest == 0.0 || !largest.is_finite() || !value.is_finite() {
        return value;
    }
    // No minus before nothing.
    to_place(value, first_figure(largest) - 2) + 0.0
}

/// Rounded to a power of ten, by dividing where that keeps numbers exact.
fn to_place(value: f64, place: i32) -> f64 {
    let scale = ten(place.abs());
    let rounded =
        if place < 0 { (value * scale).round() / scale } else { (value / scale).round() * scale };
    if rounded.is_finite() { rounded } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_those_that_the_error_leaves() {
        let cases = [
            (2346.0, Some(45.0), 2300.0),
            (2346.0, Some(17.0), 2350.0),
            (36.2, Some(1.2), 36.0),
            (0.758, Some(0.0043), 0.76),
            (0.754, Some(0.043), 0.75),
            (12.4, Some(300.0), 12.0),
            (1234.0, Some(0.0), 1230.0),
            (1234.0, None, 1200.0),
            (0.0, Some(1.0), 0.0),
            (f64::INFINITY, None, f64::INFINITY),
        ];
        for (value, error, due) in cases {
            let found = rounded(value, error, Unit::Money);
            assert!(found.total_cmp(&due).is_eq(), "{value} {error:?}: {found}");
        }
        assert!((significant(999.96, 3) - 1000.0).abs() < 1e-12 && significant(1e308, 2) > 9e307);
    }

    #[test]
    fn a_number_has_the_decimals_of_the_larger_one_beside_it() {
        for (value, largest, due) in
            [(-0.0943, -65.7, -0.1), (0.0943, 657.0, 0.0), (2.34567, 3.2, 2.35), (5.0, 0.0, 5.0)]
        {
            assert!((beside(value, largest) - due).abs() < 1e-12, "{value} {largest}");
        }
        assert!(beside(-0.01, 500.0).is_sign_positive());
    }

    /// A year is that year, and nine years are nine, however they are asked for and whatever their error is.
    #[test]
    fn years_are_told_whole() {
        const UNITS: [Unit; 10] = [
            Unit::Money,
            Unit::Price,
            Unit::Capacity,
            Unit::Sites,
            Unit::Energy,
            Unit::Share,
            Unit::Rate,
            Unit::Ratio,
            Unit::Year,
            Unit::Years,
        ];
        for unit in UNITS {
            let dated = matches!(unit, Unit::Year | Unit::Years);
            for value in [1997.0, 2027.0, 2034.0, 2036.0, f64::INFINITY] {
                for error in [None, Some(0.0), Some(0.2), Some(40.0)] {
                    let [cut, estimate] =
                        [rounded(value, error, unit), known(Estimate { value, error }, unit)];
                    let all = [cut, estimate, figures(value, 2, unit), figures(value, 3, unit)];
                    let same = all.map(|own| own.total_cmp(&value).is_eq());
                    assert_eq!(
                        same.iter().all(|own| *own),
                        dated || value.is_infinite(),
                        "{unit:?}"
                    );
                }
            }
        }
    }
}
