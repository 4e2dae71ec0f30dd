//! A number with its unit, as within a sentence.

use super::{
    language::{Phrase, phrase},
    number,
};
use crate::{metrics::Unit, scenario::Run};

/// A value in a unit: `$1,200 bn`, `12 %`, `3.50 GW`, `2028`, `never`.
pub(super) fn amount(value: f64, unit: Unit, run: &Run) -> Phrase {
    match unit {
        _ if !value.is_finite() => phrase("{0}").number(number::value(value, unit)),
        Unit::Money => phrase("{0}").money(value, &run.currency),
        Unit::Price => phrase("{0} per {1} and year").money(value, &run.currency).name(&run.unit),
        Unit::Capacity => phrase("{0} {1}").number(number::plain(value)).name(&run.unit),
        Unit::Sites => phrase("{0} {1}").number(number::plain(value)).name(&run.site_unit),
        Unit::Energy => phrase("{0} {1}").number(number::plain(value)).name("TWh"),
        Unit::Years => phrase("{0} years").number(number::value(value, unit)),
        Unit::Year => phrase("{0}").year(value),
        Unit::Share | Unit::Rate | Unit::Ratio => phrase("{0}").number(number::value(value, unit)),
    }
}
