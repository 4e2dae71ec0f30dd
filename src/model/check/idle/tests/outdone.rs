//! What other values outdo is told, and what acts in a twin is not.

use super::{super::*, is_told};
use crate::scenario::Problems;

/// A key and a file in which what it or another table says keeps it from changing anything, and one in which it acts.
const OUTDONE: &[(&str, [&str; 2])] = &[
    (
        "accounting.equipment_useful_life",
        ["[accounting]\nequipment_useful_life = 5.1", "[accounting]\nequipment_useful_life = 5"],
    ),
    (
        "accounting.equipment_useful_life",
        [
            "[fleet]\nequipment_life = { uniform = [2, 6] }\n[accounting]\nequipment_useful_life = 6.1",
            "[fleet]\nequipment_life = { uniform = [2, 6] }\n[accounting]\nequipment_useful_life = 5",
        ],
    ),
    (
        "accounting.site_useful_life",
        [
            "[accounting]\nsite_useful_life = 40",
            "[fleet]\nsite_life = 50\n[accounting]\nsite_useful_life = 40",
        ],
    ),
    (
        "accounting.asset_group",
        [
            "[accounting]\nasset_group = \"fleet\"",
            "[finance]\nother_cash_flow = 5\n[accounting]\nasset_group = \"fleet\"",
        ],
    ),
    (
        "accounting.shared_business",
        [
            "[finance]\nother_cash_flow = 0\n[accounting]\nasset_group = \"fleet\"\nshared_business = 0.5",
            "[accounting]\nasset_group = \"fleet\"\nshared_business = 0.5\n[[builder]]\nname = \"A\"\n[builder.finance]\nother_cash_flow = 5",
        ],
    ),
    ("builder.A.plan.growth", ["RUN[fleet]\nPLAN2038, 9", "RUN[fleet]\nPLAN2037, 9"]),
    // Sites are ordered 2.5 years before their equipment.
    (
        "builder.A.plan.growth",
        ["RUN[fleet]\nsite_lag = 3\nPLAN2040, 9", "RUN[fleet]\nsite_lag = 3\nPLAN2039, 9"],
    ),
    (
        "demand.path.growth",
        [
            "RUN[demand]\npath = { table = [[2026, 5], [2037, 9]], growth = 0.1 }",
            "RUN[demand]\npath = { table = [[2026, 5], [2036, 9]], growth = 0.1 }",
        ],
    ),
    (
        "rental.prospect",
        ["[rental]\nprospect = 0.5\nSITES", "[accounting]\n[rental]\nprospect = 0.5\nSITES"],
    ),
    (
        "valuation.terminal_share",
        ["[valuation]\nterminal_share = 0.5", "[accounting]\n[valuation]\nterminal_share = 0.5"],
    ),
    ("customer.C.half_life", ["CUSTOMERgrowth_long = 0.3", "CUSTOMERgrowth_long = 0.1"]),
    (
        "customer.C.half_life",
        ["CUSTOMERgrowth_long = 0.3", "CUSTOMERgrowth_long = 0.3\nceiling = 9"],
    ),
    (
        "segment.S.half_life",
        [
            "[[segment]]\nname = \"S\"\nhalf_life = 2\ngrowth = 0.3\ngrowth_long = 0.3",
            "[[segment]]\nname = \"S\"\nhalf_life = 2\ngrowth = { uniform = [0.3, 0.4] }\ngrowth_long = 0.3",
        ],
    ),
    (
        "customer.C.inherit",
        ["CUSTOMERinherit = 0.5", "CUSTOMERinherit = 0.5\n[[customer]]\nname = \"D\""],
    ),
    (
        "customer.C.loading",
        ["[demand]\nvolatility = 0\nCUSTOMERloading = 0.5", "CUSTOMERloading = 0.5"],
    ),
    (
        "efficiency_shock.saving",
        [
            "[demand]\npath = 5\n[efficiency_shock]\nrate = 0.1\nsaving = 0.5",
            "[efficiency_shock]\nrate = 0.1\nsaving = 0.5",
        ],
    ),
    (
        "efficiency_shock.rebound",
        [
            "[demand]\npath = 5\n[efficiency_shock]\nrate = 0.1\nsaving = 0.5\nrebound = 0.5",
            "[efficiency_shock]\nrate = 0.1\nsaving = 0.5\nrebound = 0.5",
        ],
    ),
    (
        "pricing.floor_multiple",
        [
            "[operations]\ncash_cost = 0\npower_price = 0\n[pricing]\nfloor_multiple = 2",
            "[operations]\ncash_cost = 1\npower_price = 0\n[pricing]\nfloor_multiple = 2",
        ],
    ),
    (
        "build_out.shut_cut",
        [
            "[capital_market]\nOFF\n[build_out]\nshut_cut = 0.5",
            "[capital_market]\nhazard = 0.1\n[build_out]\nshut_cut = 0.5",
        ],
    ),
    // Defaults shut it where there are any.
    (
        "build_out.funded_cut",
        [
            "[capital_market]\nhazard = 0\nhazard_unprofitable = 0\n[build_out]\nshut_cut = 0.5\nfunded_cut = 0.5",
            "[default]\n[capital_market]\nhazard = 0\nhazard_unprofitable = 0\n[build_out]\nshut_cut = 0.5\nfunded_cut = 0.5",
        ],
    ),
    (
        "customer.C.shut_cut",
        [
            "[capital_market]\nbackstop = 1\nCUSTOMERshut_cut = 0.5",
            "[capital_market]\nbackstop = { uniform = [0.5, 1] }\nCUSTOMERshut_cut = 0.5",
        ],
    ),
    (
        "orders.cancellable",
        [
            "[capital_market]\nOFF\n[orders]\ncancellable = 0.5",
            "[capital_market]\n[orders]\ncancellable = 0.5",
        ],
    ),
    (
        "demand.withdrawal_rate",
        [
            "[capital_market]\nOFF\n[demand]\nfinanced_share = 0.1\nwithdrawal_rate = 1",
            "[capital_market]\n[demand]\nfinanced_share = 0.1\nwithdrawal_rate = 1",
        ],
    ),
    (
        "demand.return_rate",
        [
            "[capital_market]\nOFF\n[demand]\nfinanced_share = 0.1\nreturn_rate = 1",
            "[capital_market]\n[demand]\nfinanced_share = 0.1\nreturn_rate = 1",
        ],
    ),
    (
        "demand.bust_drag",
        [
            "[capital_market]\nOFF\n[demand]\nbust_drag = 0.1",
            "[capital_market]\n[demand]\nbust_drag = 0.1",
        ],
    ),
];

/// What many of them say alike.
const LONG: [(&str, &str); 4] = [
    ("RUN", "[run]\nstart = 2026\nyears = 12\n"),
    ("PLAN", "[[builder]]\nname = \"A\"\nplan = { growth = 0.1, table = [[2026, 5], ["),
    ("SITES", "[[builder]]\nname = \"A\"\n[builder.orders]\nbuilds = \"sites\""),
    ("CUSTOMER", "[[customer]]\nname = \"C\"\nhalf_life = 2\ngrowth = 0.3\n"),
];

#[test]
fn what_values_make_idle_is_told_and_nothing_else() {
    let long = |text: &str| {
        let whole =
            LONG.iter().fold(text.to_owned(), |text, (short, long)| text.replace(short, long));
        if text.contains("PLAN") { whole + "]] }" } else { whole }
    };
    for (key, [idle, acts]) in OUTDONE {
        assert!(is_told(&(key, &long(idle)), RULES), "not told: {idle}");
        assert!(!is_told(&(key, &long(acts)), RULES), "told: {acts}");
    }
}

/// What may be said on purpose is a doubt, and what a base says is its own affair.
#[test]
fn what_values_make_idle_forbids_no_run() {
    let told = |document: &mut Document| {
        let run = document.header().run;
        document.problems = Problems::default();
        check_by(&[], document, &run);
        document.problems.0.iter().map(|problem| problem.warning).collect::<Vec<_>>()
    };
    let builder = "[[builder]]\nname = \"A\"\n";
    let text = format!("[accounting]\nasset_group = \"fleet\"\nsite_useful_life = 40\n{builder}");
    assert_eq!(told(&mut Document::from_text("own.toml", &text)), [true, true]);
    let mut set = Document::from_text("own.toml", builder);
    set = set.changed(&[], &["accounting.site_useful_life=40"]);
    assert_eq!(told(&mut set), [true]);
    let base = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/cloud-control.toml");
    let text = format!("extends = {base:?}\n[fleet]\nsite_life = 10\n");
    let mut over = Document::from_text("own.toml", &text);
    assert!(over.root.get("accounting").is_some());
    assert_eq!(told(&mut over), Vec::<bool>::new());
}
