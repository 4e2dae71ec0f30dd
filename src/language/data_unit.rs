//! Units as files for programs have them: shares are not per cent there.

use super::{counted::one_of, number::unit_name};
use crate::{metrics::Unit, scenario::Run};

/// The unit of a quantity.
pub fn data_unit(unit: Unit, run: &Run) -> String {
    match unit {
        Unit::Share => "share".to_owned(),
        Unit::Rate => "share a year".to_owned(),
        _ => unit_name(unit, run),
    }
}

/// The names that a scenario gives to its units.
#[derive(Clone, Debug)]
pub struct Names {
    /// Of money.
    pub currency: String,
    /// Of capacity.
    pub capacity: String,
    /// Of sites, or what they have instead.
    pub sites: String,
}

impl Names {
    /// The unit of a key, as `explain` says it, in these names.
    pub fn of_key(&self, unit: &str) -> String {
        let amount = unit == "bn" || unit.starts_with("bn ");
        let money = if amount { unit.replacen("bn", &self.currency, 1) } else { unit.to_owned() };
        let named = |text: &str, kind: &str, name: &str| {
            let many = format!("{kind}s");
            let parts: Vec<String> =
                text.split(&many).map(|part| part.replace(kind, one_of(name))).collect();
            parts.join(name)
        };
        named(&named(&money, "capacity unit", &self.capacity), "site unit", &self.sites)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Document;

    #[test]
    fn shares_are_no_per_cent_in_files() {
        let run = Document::from_text("s", "").header().run;
        let units = [Unit::Share, Unit::Rate, Unit::Money].map(|unit| data_unit(unit, &run));
        assert_eq!(units, ["share", "share a year", "$bn"]);
    }

    #[test]
    fn keys_count_in_the_names_of_the_scenario() {
        let [currency, capacity, sites] = ["€m", "GWh a year", "site units"].map(str::to_owned);
        let names = Names { currency, capacity, sites };
        for (unit, due) in [
            ("bn", "€m"),
            ("bn per capacity unit and year", "€m per GWh a year and year"),
            ("TWh per site unit and year", "TWh per site unit and year"),
            ("site units per capacity unit", "site units per GWh a year"),
            ("share a year", "share a year"),
            ("per kWh", "per kWh"),
        ] {
            assert_eq!(names.of_key(unit), due);
        }
    }
}
