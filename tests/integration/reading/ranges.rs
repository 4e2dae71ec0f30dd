//! Ranges that a scenario leaves: what lies outside is refused or told, what is right is taken.

use super::{over_accepted, over_refused, over_told};
use crate::folder::{Folder, errors};

/// A range is the one that the scenario leaves, not the widest that any has.
#[test]
fn limits_that_this_scenario_never_meets_are_refused() {
    let folder = Folder::new("ranges-own");
    let bust = |metric: &str, limit: &str, words: &str| {
        let condition = format!("[bust]\nany_of = [{{ metric = \"{metric}\", {limit} }}]");
        over_refused(&folder, &condition, &format!("`{metric}` {words}"));
    };
    bust("least_utilisation", "below = 0.96", "always lies there: it is between 0 and 0.95");
    bust("least_utilisation", "above = 0.95", "can never lie there");
    bust("holder_defaults", "above = 1", "can never lie there: it is between 0 and 1");
    bust(
        "payback_year.2027",
        "below = 2027",
        "can never lie there: where it has a value it is between 2027",
    );
    bust("bust_years", "below = 1", "can never lie there: where it has a value it is between 1");
    bust(
        "bust_begins",
        "above = 2036",
        "can never lie there: where it has a value it is between 2025 and 2036",
    );
    // A peak is that of a whole year; the lowest price comes in the first year at the earliest.
    bust(
        "bust_spending_begins",
        "below = 2026",
        "can never lie there: where it has a value it is between 2026 and 2036",
    );
    bust(
        "price_recovery_years",
        "above = 11.5",
        "can never lie there: where it has a value it is between 0 and 11",
    );
    bust("payback_open.2025", "above = 0.5", "can never lie there: it is 0 on every path");
    let expect = |metric: &str, rest: &str, words: &str| {
        let promise = format!("[[expect]]\nmetric = \"{metric}\"\n{rest}");
        over_refused(&folder, &promise, words);
    };
    let dates = "`spending_peak_year` is a calendar year, and calendar years have no mean here";
    expect("spending_peak_year", "statistic = \"mean\"\nabove = 2030", dates);
    let whole = "it is a whole number on every path";
    expect("spending_peak_year", "statistic = \"p50\"\nabove = 2030.2\nbelow = 2030.8", whole);
    expect("bust_begins", "statistic = \"p50\"\nnear = 2030.5\ntolerance = 0.1", whole);
    expect("defaults", "statistic = \"p50\"\nabove = 0.2\nbelow = 0.8", whole);
    expect("least_utilisation", "statistic = \"p5\"\nbelow = 0.96", "always lies there");
    for statistic in ["p1e1", "p050", "p99.95", "p.5"] {
        expect("defaults", &format!("statistic = \"{statistic}\"\nabove = 1"), "is unknown");
    }
    let seen = |range: &str| {
        let points = "[[2025, 0.8], [2026, 0.8], [2027, 0.8]]";
        format!(
            "[[observation]]\nname = \"n\"\ntrack = \"utilisation\"\ntable = {points}\n[[expect]]\nobservation = \"n\"\nscore = \"coverage_80\"\n{range}"
        )
    };
    // The first point is what was known.
    let part = "expect: coverage_80 can never lie there: it is a part of 2 points";
    over_refused(&folder, &seen("above = 0.6\nbelow = 0.9"), part);
    over_accepted(&folder, &seen("above = 0.3\nbelow = 0.9"));
    over_accepted(&folder, &seen("above = 0.9"));
    let mean = "[[expect]]\nmetric = \"defaults\"\nstatistic = \"mean\"\nabove = 0.2\nbelow = 0.8";
    over_accepted(&folder, mean);
    over_accepted(
        &folder,
        "[market]\nmax_utilisation = { uniform = [0.9, 0.99] }\n[bust]\nany_of = [{ metric = \"least_utilisation\", above = 0.96 }]",
    );
}

/// A misspelt condition is one mistake.
#[test]
fn a_misspelt_condition_has_no_echo() {
    let folder = Folder::new("ranges-echo");
    folder.write(
        "over.toml",
        "extends = \"base.toml\"\n[bust]\nany_of = [{ metric = \"wrte_down\", above = 1 }]",
    );
    let told = errors(&folder.run(&["check", "over.toml"]));
    assert!(told.contains("wrte_down") && !told.contains("none of its kinds"), "{told}");
}

/// A margin may be above one, and its errors are shares of it; a share of one may not.
#[test]
fn what_may_exceed_one_is_observed_as_it_is() {
    let folder = Folder::new("ranges-over-one");
    let observed = |track: &str, rows: &str| {
        format!("[[observation]]\nname = 'x'\ntrack = '{track}'\nknown = 1\ntable = {rows}")
    };
    over_accepted(&folder, &observed("margin", "[[2025, 1.1], [2026.5, 1.2]]"));
    over_accepted(&folder, &observed("revenue_cover", "[[2025, 1.1]]"));
    over_refused(
        &folder,
        &observed("utilisation", "[[2026.5, 1.1]]"),
        "2026.5: 1.1 is no share of one",
    );
    let own = "[[quantity]]\nname = 'half'\nlabel = 'half'\nunit = 'share'\nexpression = 'at(utilisation, 2026)'\n\
        [[observation]]\nname = 'x'\nmetric = 'half'\nvalue = 1.2";
    // What a scenario calls a share may be one of anything.
    over_accepted(&folder, own);
}

/// Revenue that makes the price of the start another than anybody pays.
#[test]
fn a_price_of_the_start_far_from_fair_is_told() {
    let folder = Folder::new("ranges-first-price");
    let revenue = |amount: u32| format!("[market]\ninitial_revenue = {amount}");
    over_told(&folder, &revenue(5000), "times what equipment must earn (25.38");
    over_told(&folder, &revenue(30), "times what equipment must earn (25.38");
    over_accepted(&folder, &revenue(700));
    folder.write("over.toml", format!("extends = \"base.toml\"\n{}", revenue(5000)));
    let told = errors(&folder.run(&[
        "run",
        "over.toml",
        "--paths",
        "64",
        "--language",
        "de",
        "--out",
        "o",
    ]));
    assert!(told.contains("-Fache dessen, was Anlagen verdienen müssen"), "{told}");
}

/// A base that others overrule in all that it says.
#[test]
fn a_base_of_which_nothing_is_left_is_told() {
    let folder = Folder::new("ranges-overruled");
    folder.write("learned.toml", "[demand]\ngrowth = 0.5\n[[correlation]]\nbetween = ['demand.elasticity', 'technology.cost_decline']\nrank = 0.2");
    let said = |extends: &str| {
        folder.write("over.toml", format!("extends = {extends}\ntitle = 'x'"));
        let output = folder.run(&["check", "over.toml"]);
        assert!(output.status.success(), "{}", errors(&output));
        errors(&output)
    };
    let told = said("['learned.toml', 'base.toml']");
    assert!(told.contains("nothing of learned.toml is left"), "{told}");
    let again = said("['learned.toml', 'base.toml', 'learned.toml']");
    assert!(again.contains("nothing of learned.toml is left"), "{again}");
    assert!(!said("['base.toml', 'learned.toml']").contains("is left"));
}

/// Names that look alike, or that are words of something else.
#[test]
fn names_that_would_be_taken_for_others_are_refused() {
    let folder = Folder::new("ranges-names");
    let holders =
        |a: &str, b: &str| format!("[[holder]]\nname = '{a}'\n[[holder]]\nname = '{b}'\n");
    over_refused(&folder, &holders("Straße", "STRASSE"), "differ in case");
    over_refused(&folder, &holders("A", "A\u{fe0f}"), "differ in case");
    over_refused(&folder, &holders("\u{3164}", "B"), "invisible letters");
    let quantity = |name: &str| {
        format!(
            "[[quantity]]\nname = '{name}'\nlabel = 'x'\nunit = 'share'\nexpression = 'at(utilisation, 2026)'"
        )
    };
    for (name, word) in [
        ("not", "word of conditions"),
        ("and", "word of conditions"),
        ("never", "word of conditions"),
        ("sum", "function of expressions"),
    ] {
        over_refused(&folder, &quantity(name), &format!("`{name}` is a {word}"));
    }
    over_told(&folder, &quantity("spending_fal"), "is a slip away from `spending_fall`");
    over_accepted(&folder, &quantity("first_share"));
    let all = "[[observation]]\nname = 'all'\ntrack = 'price'\nknown = 27\ntable = [[2025, 26]]";
    over_refused(&folder, all, "`all` stands for every observation");
}
