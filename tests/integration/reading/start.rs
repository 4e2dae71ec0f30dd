//! What a market starts with, in which units, and what its horizon can show.

use std::fs;

use super::{over, over_accepted, over_refused, over_told};
use crate::folder::{Folder, errors, refused};

fn printed(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// Base: 2,133 bn over 80 of 100 units is a price of 26.7 bn for one.
#[test]
fn check_tells_how_the_price_of_the_start_comes_about() {
    let folder = Folder::new("reading-start");
    let said = printed(&folder, &["check", "base.toml"]);
    for words in [
        "make a price of 26.7 $bn per GW of 2025 compute and year",
        "1.00 times the reference price of 26.7",
        "1.05 times the fair price of 25.4",
        "demand over capacity 0.800, normal 0.800",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_price_that_the_start_contradicts_is_told() {
    let folder = Folder::new("reading-ratio");
    let word = "market.initial_price_ratio";
    over_told(&folder, "[market]\ninitial_price_ratio = 4", word);
    over_told(&folder, "[market]\ninitial_price_ratio = 0.4", word);
    over_told(&folder, "[market]\ninitial_price_ratio = 0.8\nnormal_tightness = 0.6", word);
    over_accepted(&folder, "[market]\ninitial_price_ratio = 1.2");
    over_accepted(&folder, "[market]\ninitial_price_ratio = 1.8\nnormal_tightness = 0.6");
}

/// Numbers of a file are taken as they are: a unit beside it that is another does not convert them.
#[test]
fn a_stated_unit_that_contradicts_is_refused() {
    let folder = Folder::new("reading-unit");
    let plan = |unit: &str| {
        folder.write("plan.csv", format!("year,value,unit\n2025,100,{unit}\n2036,110,{unit}\n"));
        let plan = format!("{{ csv = \"plan.csv\", unit = \"{unit}\", growth = 0.03 }}");
        format!("[[builder]]\nname = \"Meta\"\nplan = {plan}")
    };
    for (unit, word) in [
        ("$m", "does not say $bn"),
        ("$bn a quarter", "is of another time"),
        ("EUR bn", "names another currency"),
        ("GW", "is one of capacity or sites"),
        ("index", "names no amount of money"),
    ] {
        over_refused(&folder, &plan(unit), word);
    }
    over_accepted(&folder, &plan("USD bn cash capex"));
}

#[test]
fn three_decimals_alone_are_told() {
    let folder = Folder::new("reading-decimals");
    let plan = |rows: &str| {
        folder.write("plan.csv", format!("year,value\n{rows}"));
        "[[builder]]\nname = \"Meta\"\nplan = { csv = \"plan.csv\", growth = 0.03 }"
    };
    over_told(&folder, plan("2025,1.000\n2036,1.100\n"), "read as 1, not as 1000");
    over_accepted(&folder, plan("2025,1.0000\n2036,1.100\n"));
}

#[test]
fn an_empty_list_never_passes_for_that_of_the_base() {
    let folder = Folder::new("reading-empty");
    for (text, word) in [
        ("correlation = []", "an empty list says nothing"),
        ("[[builder]]\nname = \"Meta\"\nplan = { table = [] }", "the time table is empty"),
        ("[[builder]]\nname = \"Meta\"\nplan = []", "the time table is empty"),
    ] {
        over_refused(&folder, text, word);
    }
    for set in ["builder.Meta.plan.table=[]", "builder.Meta.plan={table=[]}"] {
        refused(&folder, &["check", "base.toml", "--set", set], 2, &["the time table is empty"]);
    }
}

/// What falls falls from an earlier year.
#[test]
fn a_run_of_one_year_has_no_fall_of_spending() {
    let folder = Folder::new("reading-one-year");
    let needs = "needs a run of two whole years";
    let one = "[run]\nyears = 1\n";
    over_refused(
        &folder,
        &format!("{one}[bust]\nany_of = [{{ metric = \"spending_fall\", above = 0.5 }}]"),
        needs,
    );
    over_refused(
        &folder,
        &format!("{one}[[expect]]\nmetric = \"bust_spending\"\nstatistic = \"mean\"\nbelow = 0.5"),
        needs,
    );
    over_told(&folder, &format!("{one}[bust]\nspending_fall = 0.3"), needs);
    let begin = "[run]\nyears = 2\nstart = 2025.5\n";
    over_told(&folder, &format!("{begin}[bust]\nspending_fall = 0.3"), needs);
    let bare =
        "without = [\"pricing\", \"accounting\", \"default\", \"held_for_sale\", \"valuation\"]\n";
    over_told(&folder, &format!("{bare}{one}"), "none of its kinds is modelled here");
}

/// Amounts that are compared as they are have the unit of the model.
#[test]
fn observed_amounts_are_of_the_size_that_the_model_has() {
    let folder = Folder::new("reading-observed");
    folder.write("seen.csv", "year,value,unit\n2025,400,$m\n2026,500,$m\n");
    let seen =
        "[[observation]]\nname = \"x\"\ntrack = \"spending\"\ncsv = \"seen.csv\"\nunit = \"$m\"";
    over_refused(&folder, seen, "does not say $bn");
}

#[test]
fn what_was_known_in_another_unit_is_told() {
    let folder = Folder::new("reading-known");
    let of = |known: &str| {
        format!(
            "[[observation]]\nname = \"x\"\ntrack = \"spending\"\ntable = [[2025, 400], [2026, 500]]\nknown = {known}"
        )
    };
    over_told(&folder, &of("250000"), "known: 250000 lies");
    over_accepted(&folder, &of("250"));
}

#[test]
fn what_is_said_twice_of_a_date_must_agree() {
    let folder = Folder::new("reading-twice");
    over_told(
        &folder,
        "[demand]\npath = { table = [[2025, 20], [2037, 60]], growth = 0 }",
        "demand.path: it says 20.0000 at the start, demand.initial",
    );
    let contract =
        "[[contract]]\nname = \"OpenAI-Oracle\"\nend = { p10 = 2026, p50 = 2028, p90 = 2030 }";
    over_refused(&folder, contract, "no later than it starts");
}

/// What a shorter run has no points of is told with what leaves it out, and that works.
#[test]
fn a_shorter_run_says_which_observations_to_leave_out() {
    let folder = Folder::new("reading-shorter");
    let short = ["check", "fiber-glut.toml", "--set", "run.years=3"];
    let left = "without = [\"observation.Dark share of fibre\"] leaves it out";
    refused(&folder, &short, 2, &["no point lies within the run, 1996 to 1998", left]);
}

/// A flow of a year of which the run has only a part is another's.
#[test]
fn a_part_of_a_year_is_not_observed() {
    let folder = Folder::new("start-part");
    let part = "[run]\nstart = 2025.75\n[[observation]]\nname = \"o\"\ntrack = \"spending\"\n";
    let all = format!("{part}table = [[2025, 400], [2026, 500]]");
    over_refused(
        &folder,
        &all,
        "the run has only a part of 2025, it starts at 2025.75: leave that year out",
    );
    let (code, said) = over(&folder, &format!("{part}table = [[2026, 500], [2027, 600]]"));
    assert!(code == Some(0) && !said.contains("only a part"), "{said}");
}

/// Data have errors, which nothing and a yes or no have not.
#[test]
fn what_has_no_band_is_not_observed() {
    let folder = Folder::new("reading-yes");
    for (metric, value, word) in [
        ("bust_spending", "1", "`bust_spending` is a yes or no"),
        ("bust_credit", "0", "`bust_credit` is a yes or no"),
        ("write_down", "0", "0 is not above zero"),
        ("spending", "-100", "-100 is not above zero"),
    ] {
        let text = format!(
            "[[observation]]\nname = \"x\"\nmetric = \"{metric}\"\nvalue = {value}\nerror = 0.1"
        );
        over_refused(&folder, &text, word);
    }
}

#[test]
fn a_quantity_is_not_named_like_a_column() {
    let folder = Folder::new("reading-column");
    for name in ["path", "year", "cell"] {
        let text = format!(
            "[[quantity]]\nname = \"{name}\"\nlabel = \"x\"\nunit = \"money\"\nexpression = \"spending\""
        );
        over_refused(&folder, &text, "column of tables");
    }
}

/// Pictures of one result do not take the places of those of another.
#[test]
fn charts_stay_with_their_result() {
    let folder = Folder::new("reading-charts");
    for (paths, out) in [("64", "a"), ("128", "b")] {
        printed(&folder, &["run", "base.toml", "--paths", paths, "--out", out, "--quiet"]);
    }
    let before = fs::read(folder.0.join("b/spending.svg")).unwrap();
    refused(&folder, &["chart", "a", "--out", "b"], 2, &["b is another result"]);
    assert_eq!(fs::read(folder.0.join("b/spending.svg")).unwrap(), before);
    printed(&folder, &["chart", "a", "--quiet"]);
    printed(&folder, &["chart", "a", "--out", "c", "--quiet"]);
}

#[test]
fn a_starter_takes_no_place_that_is_taken() {
    let folder = Folder::empty("reading-starter");
    folder.write("there.toml", "mine");
    refused(&folder, &["new", "there.toml"], 2, &["there.toml is there already"]);
    refused(&folder, &["new", "nowhere/x.toml"], 2, &["there is no folder nowhere"]);
    assert_eq!(fs::read_to_string(folder.0.join("there.toml")).unwrap(), "mine");
}
