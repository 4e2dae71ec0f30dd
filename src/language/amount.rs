//! A number with its unit, as within a sentence.

use super::{counted::one_of, number};
use crate::{Phrase, metrics::Unit, phrase, scenario::Run};

/// A value in a unit: `$1,200 bn`, `12 %`, `3.50 GW`, `2028`, `never`.
pub fn amount(value: f64, unit: Unit, run: &Run) -> Phrase {
    match unit {
        _ if !value.is_finite() => phrase!(number(number::value(value, unit))),
        Unit::Money => phrase!(money(value, &run.currency)),
        Unit::Price => phrase!(
            "{money} per {unit} and year",
            money = money(value, &run.currency),
            unit = name(one_of(&run.unit))
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
        Unit::Years => {
            let years = number::value(value, unit);
            let text = if years == "1" { "{years} year" } else { "{years} years" };
            phrase!(text, years = number(years))
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, scenario::Document};

    #[test]
    fn one_year_is_no_years() {
        let run = Document::from_text("s", "").header().run;
        let said = |value: f64, language: Language| language.say(&amount(value, Unit::Years, &run));
        let all = [1.2, 2.0, 0.0].map(|value| said(value, Language::En));
        assert_eq!(all, ["1 year", "2 years", "0 years"]);
        assert_eq!(said(0.9, Language::GERMAN), "1 Jahr");
    }
}
