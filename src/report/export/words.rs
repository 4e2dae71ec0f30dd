//! What a column of a table means, and in which unit it is: as `explain` says, in the units of the result.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    language::{counted::one_of, data_unit::Names},
    metrics::{
        Quantity, Unit,
        quantity::{self, Owner, StatisticWords},
    },
    model::named,
    report::glossary,
    scenario::Statistic,
};

/// What a column, or a name that stands in one, is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// In a sentence or a few words; empty if nothing is known.
    pub meaning: String,
    /// Its unit; empty if it has none.
    pub unit: String,
}

/// The units of a result, and the quantities that its scenario declares.
pub struct Words {
    names: Names,
    own: BTreeMap<String, About>,
    parties: BTreeMap<String, Owner>,
}

impl Words {
    /// Of a result, by its manifest and what else it says of its metrics.
    pub(super) fn of(manifest: &Value, summary: &Value) -> Self {
        let first = &manifest["scenarios"][0]["scenario"];
        let scenario = if first.is_null() { &manifest["scenario"] } else { first };
        let name = |key: &str| {
            let usual = named(&format!("run.{key}")).and_then(|found| found.key?.default_words());
            let usual = usual.unwrap_or_default().trim_matches('"').to_owned();
            scenario["run"][key].as_str().map_or(usual, str::to_owned)
        };
        let own = summary["metrics"].as_array().into_iter().flatten().filter_map(own).collect();
        let [currency, capacity, sites] = ["currency", "unit", "site_unit"].map(name);
        Self { names: Names { currency, capacity, sites }, own, parties: parties(manifest) }
    }

    /// Of a column of a table, or of a name in one: `write_down`, `default.Meta`, `write_down:p95`, `demand.growth`, `p50`.
    pub fn about(&self, name: &str) -> About {
        let (asked, statistic) = name.split_once(':').map_or((name, None), |(n, s)| (n, Some(s)));
        let known = self.declared(asked).or_else(|| self.own.get(asked).cloned());
        let about = known.unwrap_or_else(|| of_word(asked).unwrap_or_else(|| self.of_key(asked)));
        match statistic.and_then(of_statistic) {
            Some(statistic) => About {
                meaning: format!("{}: {statistic}", about.meaning.trim_end_matches('.')),
                ..about
            },
            None => about,
        }
    }

    /// The quantity of a name, alone or before a party's or a year's.
    fn quantity_of(&self, name: &str) -> Option<&'static Quantity> {
        let Some((alone, whose)) = name.split_once('.') else {
            return catalogued(name, |of| of == Owner::Industry);
        };
        let party = self.parties.get(whose);
        let known = party.and_then(|party| catalogued(alone, |of| of == *party));
        known.or_else(|| catalogued(alone, |of| of != Owner::Industry))
    }

    fn of_key(&self, name: &str) -> About {
        let key = named(name).and_then(|found| found.key);
        key.map_or_else(About::default, |key| About {
            meaning: key.meaning.trim().to_owned(),
            unit: self.names.of_key(key.unit),
        })
    }

    fn declared(&self, name: &str) -> Option<About> {
        let quantity = self.quantity_of(name)?;
        let unit = self.unit(quantity.unit);
        let unit = if quantity.is_event() { "1 is yes, 0 is no".to_owned() } else { unit };
        Some(About { meaning: quantity.meaning.to_owned(), unit })
    }

    /// The unit of numbers as files have them: shares are not per cent.
    fn unit(&self, unit: Unit) -> String {
        match unit {
            Unit::Money => self.names.currency.clone(),
            Unit::Price => {
                format!("{} per {} and year", self.names.currency, one_of(&self.names.capacity))
            }
            Unit::Capacity => self.names.capacity.clone(),
            Unit::Sites => self.names.sites.clone(),
            Unit::Energy => "TWh".to_owned(),
            Unit::Share => "share, 1 is the whole".to_owned(),
            Unit::Rate => "share a year".to_owned(),
            Unit::Ratio => "number".to_owned(),
            Unit::Year => "calendar year".to_owned(),
            Unit::Years => "years".to_owned(),
        }
    }
}

/// What an infinite value stands for in tables: words that stand where a number is missing.
pub(super) fn missing() -> impl Iterator<Item = &'static str> {
    let words = quantity::all().filter_map(|(quantity, _)| quantity.infinite());
    words.chain(["undefined", "inf", "-inf", "NaN"])
}

/// What the parties of all scenarios of a result are, by name.
fn parties(manifest: &Value) -> BTreeMap<String, Owner> {
    let each = manifest["scenarios"].as_array().into_iter().flatten().chain([manifest]);
    let mut parties = BTreeMap::new();
    for scenario in each {
        for (list, owner) in LISTS {
            let all = scenario["scenario"][list].as_array().into_iter().flatten();
            let names = all.filter_map(|party| party["name"].as_str());
            parties.extend(names.map(|name| (name.to_owned(), owner)));
        }
    }
    parties
}

/// Lists of parties.
const LISTS: [(&str, Owner); 3] =
    [("builder", Owner::Builder), ("customer", Owner::Customer), ("holder", Owner::Holder)];

/// The quantity of a name that no scenario declares.
fn catalogued(name: &str, of: impl Fn(Owner) -> bool) -> Option<&'static Quantity> {
    quantity::all().find(|(own, sort)| own.name == name && of(sort.of)).map(|(own, _)| own)
}

/// A word of tables, or a statistic.
fn of_word(name: &str) -> Option<About> {
    let meaning = glossary::meaning(name).map(str::to_owned).or_else(|| of_statistic(name))?;
    Some(About { meaning, unit: String::new() })
}

fn of_statistic(name: &str) -> Option<String> {
    let statistic = Statistic::named(name)?;
    match statistic {
        Statistic::Quantile(_) => {
            let per_cent = statistic.words();
            let per_cent = per_cent.trim_start_matches('p');
            Some(format!("value that {per_cent} % of the paths stay at or below"))
        }
        _ => StatisticWords::named(name).map(|own| own.meaning.to_owned()),
    }
}

/// A metric of a run; of one that no catalogue has, this is all that is known.
fn own(metric: &Value) -> Option<(String, About)> {
    let name = metric["name"].as_str()?;
    let unit = metric["unit"].as_str()?;
    let unit = if ["share", "%"].contains(&unit) { "share, 1 is the whole" } else { unit };
    let meaning = metric["meaning"].as_str()?.to_owned();
    Some((name.to_owned(), About { meaning, unit: unit.to_owned() }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn words() -> Words {
        let scenario = json!({
            "run": { "currency": "£m", "unit": "miles" },
            "customer": [{ "name": "Lab" }],
            "holder": [{ "name": "Bank" }],
        });
        let manifest = json!({ "scenario": scenario });
        let summary = json!({ "metrics": [
            { "name": "write_down", "meaning": "not this", "unit": "x" },
            { "name": "mine", "meaning": "a part", "unit": "share" },
        ] });
        Words::of(&manifest, &summary)
    }

    #[test]
    fn columns_are_in_the_units_of_the_result() {
        let words = words();
        let said = |name: &str| {
            let about = words.about(name);
            assert!(!about.meaning.is_empty(), "{name}");
            about.unit
        };
        assert_eq!(said("write_down"), "£m");
        assert_eq!(said("bust"), "1 is yes, 0 is no");
        assert_eq!(said("write_down_share"), "share, 1 is the whole");
        assert_eq!(said("mine"), "share, 1 is the whole");
        assert_eq!(said("write_down:p95"), "£m");
        assert_eq!(said("year"), "");
        assert_eq!(words.about("p99.9").meaning, "value that 99.9 % of the paths stay at or below");
        let asked = words.about("write_down:p95").meaning;
        assert!(asked.ends_with(": value that 95 % of the paths stay at or below"), "{asked}");
        assert_eq!(said("demand.growth"), named("demand.growth").unwrap().key.unwrap().unit);
        assert_eq!(said("operations.cash_cost"), "£m per site unit and year");
        assert_eq!(words.about("no_such_thing"), About::default());
        let other = Words::of(&json!({}), &json!({}));
        assert_eq!(other.about("write_down").unit, "$bn", "the default of the key");
        let of_two = json!({ "scenarios": [{ "scenario": { "run": { "currency": "DM" } } }] });
        assert_eq!(Words::of(&of_two, &json!({})).about("write_down").unit, "DM");
    }

    #[test]
    fn what_a_party_has_is_told_of_its_kind() {
        let words = words();
        let meant = |name: &str| words.about(name).meaning;
        let [of_builder, of_customer, of_holder] =
            ["A", "Lab", "Bank"].map(|name| meant(&format!("default.{name}")));
        assert!(of_builder.contains("builder"), "{of_builder}");
        assert!(of_customer.contains("customer"), "{of_customer}");
        assert!(of_holder != of_builder && of_holder != of_customer, "{of_holder}");
        assert_ne!(meant("break_even_year.Lab"), meant("break_even_year"));
    }
}
