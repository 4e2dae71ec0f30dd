//! What the numbers of keys count in: a currency, the units of capacity, those of sites, or nothing.

use super::named;
use crate::scenario::Run;

/// Whether a key of that name counts in the currency, in capacity units, in site units.
pub fn counts_in(name: &str) -> [bool; 3] {
    let unit = named(name).and_then(|found| found.key).map_or("", |key| key.unit);
    let has = |words: &str| unit.contains(words);
    [has("bn") || has("per kWh"), has("capacity unit"), has("site unit")]
}

/// The names under `[run]` of the currency and the two units, and what a run calls them.
pub fn counting(run: &Run) -> [(&'static str, &str); 3] {
    [("currency", &run.currency), ("unit", &run.unit), ("site_unit", &run.site_unit)]
}

/// Whether two keys, each of a scenario that runs so, count in the same thing by other names: nothing converts them.
pub fn clash((name, run): (&str, &Run), (other, theirs): (&str, &Run)) -> bool {
    let own = counts_in(name).into_iter().zip(counting(run));
    let their = counts_in(other).into_iter().zip(counting(theirs));
    own.zip(their).any(|((one, counted), (two, other))| one && two && counted != other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Document;

    #[test]
    fn amounts_count_in_what_a_scenario_says() {
        assert_eq!(counts_in("operations.cash_cost"), [true, false, true]);
        assert_eq!(counts_in("operations.power_price"), [true, false, false]);
        assert_eq!(counts_in("build_out.reaction"), [false; 3]);
        assert_eq!(counts_in("no.such"), [false; 3]);
        let run = |text: &str| Document::from_text("x", text).header().run;
        let dollars = run("[run]\ncurrency = \"$bn\"\nsite_unit = \"GW\"");
        let euros = run("[run]\ncurrency = \"€bn\"\nsite_unit = \"GW\"");
        let clashes = |one: &str, other: &str| clash((one, &dollars), (other, &euros));
        assert!(clashes("operations.cash_cost", "operations.cash_cost"));
        assert!(clashes("operations.cash_cost", "technology.equipment_cost"));
        assert!(!clashes("operations.cash_cost", "build_out.reaction"));
        assert!(!clash(("operations.cash_cost", &euros), ("operations.cash_cost", &euros)));
    }
}
