//! What lies beyond the run, or comes only after it.

use super::{over, over_accepted, over_refused, over_told};
use crate::folder::Folder;

/// Nothing happens on a date before the run or after it.
#[test]
fn dates_that_the_run_does_not_reach_are_told() {
    let folder = Folder::new("reading-dates");
    let sale = |date: &str| {
        format!("[[builder]]\nname = \"Oracle\"\nheld_for_sale = {{ share = 0.1, date = {date} }}")
    };
    let nothing = "nothing is put up for sale";
    for (date, word) in [
        ("2019", format!("date: 2019 is before the run, 2025 to 2036: {nothing}")),
        ("2037", format!("date: 2037 is after the run, 2025 to 2036: {nothing}")),
        (
            "{ uniform = [2020, 2030] }",
            format!(
                "2020.00 to 2030.00 is on some paths before the run, 2025 to 2036: {nothing} there"
            ),
        ),
    ] {
        over_told(&folder, &sale(date), &word);
    }
    for date in ["2025", "2026.5", "{ uniform = [2026, 2050] }"] {
        over_accepted(&folder, &sale(date));
    }
    // Of the default date too; what the industry says is said once.
    let all = "[run]\nstart = 2026\n[held_for_sale]\nshare = 0.1";
    let (code, said) = over(&folder, all);
    assert!(code == Some(0) && said.contains("held_for_sale.date: 2025 is before"), "{said}");
    assert_eq!(said.matches("held_for_sale.date: 2025 is before").count(), 1, "{said}");
    let life = |at: u32| format!("[accounting]\nshortened_life = 3\nshortened_at = {at}");
    over_told(&folder, &life(2040), "useful lives stay as they are");
    // The books have done it by the first step.
    over_accepted(&folder, &life(2020));
    let contract = |keys: &str| format!("[[contract]]\nname = \"OpenAI-Oracle\"\n{keys}");
    over_told(&folder, &contract("start = 2050\nend = 2060"), "start: 2050 is after the run");
    over_told(&folder, &contract("end = 2020"), "end: 2020 is before the run");
    over_told(&folder, &contract("start = 2020\nend = 2025"), "end: 2025 is before the run");
    over_refused(&folder, &contract("start = 2026\nend = 2025"), "no later than it starts (2026)");
}

/// What is ordered, sold or taken later comes within the run, or is told not to.
#[test]
fn what_comes_only_after_the_run_is_told() {
    let folder = Folder::new("reading-late");
    let short = |keys: &str| format!("[run]\nyears = 5\n{keys}");
    for (keys, word) in [
        (
            "[fleet]\nequipment_lag = 5",
            "fleet.equipment_lag: 5 years from 2025 on end after the run, 2025 to 2029: no equipment",
        ),
        (
            "[fleet]\nsite_lag = { uniform = [6, 9] }",
            "fleet.site_lag: 6.00 to 9.00 years from 2025 on end after",
        ),
        ("[power]\nadditions = 3\ndelay_years = 7", "power.delay_years: 7 years from 2025 on"),
        (
            "[held_for_sale]\nshare = 0.1\ndate = 2027\ndelay = 3",
            "held_for_sale.delay: 3 years from 2027 on",
        ),
        (
            "[[contract]]\nname = \"OpenAI-Oracle\"\ndistress_cut = 0.5\nstretched = 0.5\nend = 2031",
            "contract.OpenAI-Oracle.stretched: what is cut comes after the contract's end, 2031",
        ),
        (
            "[power]\nadditions = [[2025, 0], [2030, 4]]",
            "power.additions: is 0 until 2030, and so all",
        ),
        (
            "[[builder]]\nname = \"Meta\"\nplan = [[2024, 0], [2031, 40]]",
            "builder.Meta.plan: is 0 until 2031",
        ),
    ] {
        over_told(&folder, &short(keys), word);
        let (_, said) = over(&folder, &short(keys));
        assert!(said.contains("over.toml:"), "{keys}: {said}");
    }
    for keys in [
        "[fleet]\nequipment_lag = 4.5",
        "[fleet]\nsite_lag = { uniform = [4, 9] }",
        "[power]\nadditions = 3\ndelay_years = 4",
        "[power]\nadditions = 3\ndelay_share = 0",
        "[held_for_sale]\nshare = 0.1\ndate = 2027\ndelay = 2",
        "[power]\nadditions = [[2025, 0], [2029, 4]]",
    ] {
        let (code, said) = over(&folder, &short(keys));
        let told =
            ["end after the run", "all through the run"].iter().any(|word| said.contains(word));
        assert!(code == Some(0) && !told, "{keys}: {said}");
    }
    // What builders say for themselves is told of each; what the industry says, once.
    let both = "[held_for_sale]\nshare = 0.1\ndate = 2027\ndelay = 3\n\
        [[builder]]\nname = \"Oracle\"\nheld_for_sale = { delay = 4 }";
    let (_, said) = over(&folder, &short(both));
    assert_eq!(said.matches("nothing is sold").count(), 2, "{said}");
}
