//! A number with its unit, as within a sentence.

use super::number;
use crate::{
    language::{Phrase, phrase},
    metrics::Unit,
    scenario::Run,
};

/// A value in a unit: `$1,200 bn`, `12 %`, `3.50 GW`, `2028`, `never`.
pub fn amount(value: f64, unit: Unit, run: &Run) -> Phrase {
    match unit {
        _ if !value.is_finite() => phrase!(number(number::value(value, unit))),
        Unit::Money => phrase!(money(value, &run.currency)),
        Unit::Price => phrase!(
            "{money} per {unit} and year",
            money = money(value, &run.currency),
            unit = name(&run.unit)
        ),
        Unit::Capacity => {
            phrase!("{value} {unit}", value = number(number::plain(value)), unit = name(&run.unit))
        }
        Unit::Sites => phrase!(
            "{value} {unit}",
            value = number(number::plain(value)),
            unit = name(&run.site_unit)
        ),
        Unit::Energy => {
            phrase!("{value} {unit}", value = number(number::plain(value)), unit = name("TWh"))
        }
        Unit::Years => phrase!("{years} years", years = number(number::value(value, unit))),
        Unit::Year => phrase!(year(value)),
        Unit::Ratio => {
            let mut words = phrase!(number(number::value(value, unit)));
            // What is counted is told whole.
            if value.fract() == 0.0 {
                words.shorten_numbers();
            }
            words
        }
        Unit::Share | Unit::Rate => phrase!(number(number::value(value, unit))),
    }
}
