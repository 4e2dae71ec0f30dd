//! Scenarios that cannot be meant: each is refused with words that lead to the mistake.

use overbuild::{
    metrics::read_model,
    scenario::{Document, Rules},
};

use crate::support::root;

/// The name of a file beside the bundled scenarios, where what these are laid over is found.
fn beside(name: &str) -> String {
    root().join("scenarios").join(name).display().to_string()
}

/// Reads the base case with something added, and returns what is said of it.
fn said(more: &str) -> String {
    let base = std::fs::read_to_string(root().join("scenarios/base.toml")).unwrap();
    let mut document = Document::from_text(&beside("test.toml"), &format!("{base}\n{more}"));
    let model = read_model(&mut document, Rules::default());
    assert!(model.is_none(), "nothing was said of {more}");
    document.problems.render(&document.sources, false)
}

fn refused(more: &str, words: &[&str]) {
    let said = said(more);
    for word in words.iter().chain(&["test.toml:"]) {
        assert!(said.contains(word), "`{word}` is not in: {said}");
    }
}

const CONTRACT: &str = "[[contract]]\nname = \"X\"\nunits = 4\nprice = 10\n";

#[test]
fn contracts_need_both_sides_and_the_capacity() {
    let sides = |builder: &str, customer: &str| {
        format!("{CONTRACT}builder = \"{builder}\"\ncustomer = \"{customer}\"\n")
    };
    // Oracle has 3.5 % of 15 units.
    refused(
        &sides("Oracle", "OpenAI"),
        &["Oracle has promised 4.0000 units", "can deliver 0.4987"],
    );
    refused(&sides("Orcle", "OpenAI"), &["there is no builder `Orcle`", "did you mean `Oracle`?"]);
    refused(&sides("Oracle", "Anthropc"), &["there is no customer `Anthropc`", "`Anthropic`?"]);
    refused(&format!("{CONTRACT}builder = \"Oracle\"\n"), &["missing key `contract.X.customer`"]);
}

#[test]
fn exposures_need_parties_that_exist_and_shares_that_add_up() {
    let exposure = |holder: &str, on: &str, kind: &str, share: f64| {
        format!(
            "[[exposure]]\nname = \"X\"\nholder = \"{holder}\"\non = \"{on}\"\nkind = \"{kind}\"\nshare = {share}\n"
        )
    };
    refused(
        &exposure("Nvidea", "OpenAI", "equity", 0.1),
        &["there is no party `Nvidea`", "did you mean `Nvidia`?"],
    );
    refused(&exposure("Banks", "Softbank", "loan", 0.1), &["no party `Softbank`", "`SoftBank`?"]);
    refused(
        &exposure("Banks", "OpenAI", "equity", 0.6),
        &["kind equity on OpenAI add up to 1.1500"],
    );
    refused(
        &exposure("Banks", "OpenAI", "margin_loan", 0.1),
        &["cannot hold a margin_loan on OpenAI"],
    );
    refused(&exposure("Banks", "Banks", "loan", 0.1), &["cannot hold a loan on Banks"]);
    refused(&exposure("Banks", "Meta", "lon", 0.1), &["`lon` is not one of its words", "`loan`?"]);
}

#[test]
fn names_are_given_once() {
    let holder = |name: &str| format!("[[holder]]\nname = \"{name}\"\n");
    refused(&holder("Banks"), &["two entries are named `Banks`"]);
    let said = said(&holder("Meta"));
    assert!(said.contains("`Meta` names two parties"), "{said}");
    refused("[[holder]]\nclass = \"vendor\"\n", &["missing key `holder.number 4.name`"]);
    let long = "x".repeat(61);
    refused(&holder(&long), &["expected a name of 1 to 60 bytes"]);
}

#[test]
fn tables_that_need_each_other_come_together() {
    let alone = |without: &str| {
        let text = format!("extends = \"base.toml\"\nwithout = [{without}]\n");
        let mut document = Document::from_text(&beside("test.toml"), &text);
        let model = read_model(&mut document, Rules::default());
        (model.is_none(), document.problems.render(&document.sources, false))
    };
    let (refused, said) = alone("\"customer\"");
    assert!(refused && said.contains("[contract] needs [customer]: who pays?"), "{said}");
    let (refused, said) = alone("\"accounting\"");
    assert!(refused && said.contains("[held_for_sale] needs [accounting]"), "{said}");
    // What correlates with a table that is left out is left out too, with a warning.
    let (refused, said) = alone("\"customer\", \"contract\", \"exposure\"");
    assert!(!refused && said.contains("`customer.OpenAI.growth` is not uncertain here"), "{said}");
}

#[test]
fn a_builder_without_a_plan_is_no_builder() {
    refused("[[builder]]\nname = \"X\"\nshare = 0\n", &["missing key `builder.X.plan`"]);
}

fn segment(name: &str, share: f64) -> String {
    format!("[[segment]]\nname = \"{name}\"\nshare = {share}\ngrowth = 0.5\ngrowth_long = 0.3\n")
}

#[test]
fn segments_are_parts_of_what_customers_leave() {
    // The labs use 0.43 of 12 units.
    let too_much = segment("Enterprises", 0.6) + &segment("Start-ups", 0.4);
    refused(&too_much, &["`share` adds up to 1.0000", "leave of `demand.initial` is 0.9642"]);
    refused(&(segment("A", 0.1) + &segment("a", 0.1)), &["`a`", "case"]);
    refused(&segment("A", -0.1), &["segment.A.share", "0 to 1"]);
    let text = std::fs::read_to_string(root().join("scenarios/base.toml")).unwrap();
    let text = text.replace("initial = 12", "initial = 12\npath = 20") + &segment("A", 0.1);
    let mut document = Document::from_text(&beside("test.toml"), &text);
    assert!(read_model(&mut document, Rules::default()).is_none());
    let said = document.problems.render(&document.sources, false);
    assert!(said.contains("changes nothing beside `demand.path`"), "{said}");
}

#[test]
fn what_segments_need_of_demand_is_read() {
    let text = std::fs::read_to_string(root().join("scenarios/base.toml")).unwrap();
    let financed = text.replace(
        "financed_share = { p10 = 0.03, p50 = 0.08, p90 = 0.20, min = 0, max = 0.7 }",
        "financed_share = 0\nwithdrawal_rate = 1",
    );
    let said = |more: &str| {
        let mut document =
            Document::from_text(&beside("test.toml"), &format!("{financed}\n{more}"));
        if !more.contains("financed_share") && !more.is_empty() {
            document = document.changed(&[], &["demand.withdrawal_rate=0"]);
        }
        let model = read_model(&mut document, Rules::default());
        let said = document.problems.render(&document.sources, false);
        assert_eq!(model.is_none(), said.contains("error: "), "{said}");
        said
    };
    let word = "demand.withdrawal_rate: changes nothing";
    assert!(said("").contains(word));
    let lent = segment("A", 0.1) + "financed_share = 0.5\n";
    assert!(!said(&lent).contains(word));
    let all = segment("A", 1.0 - 0.43 / 12.0);
    assert!(said(&all).contains("demand.growth: changes nothing, since segments"));
}

#[test]
fn contracts_end_after_they_start() {
    let contract =
        |dates: &str| format!("{CONTRACT}builder = \"Microsoft\"\ncustomer = \"OpenAI\"\n{dates}");
    refused(&contract("start = 2027\nend = 2026\n"), &["contract.X.end", "never runs"]);
    refused(&contract("start = 2027\nend = 2027\n"), &["contract.X.end", "never runs"]);
    // Also beyond the run.
    refused(&contract("start = 2040\nend = 2033\n"), &["contract.X.end", "never runs"]);
    let drawn = "start = 2026\nend = { uniform = [2025.5, 2030] }\n";
    refused(&contract(drawn), &["contract.X.end", "never runs"]);
}

/// What must hold of all paths is asked of what is drawn, not of its median.
#[test]
fn sums_hold_on_nearly_all_paths() {
    let lab = "[[customer]]\nname = \"X\"\nrevenue = 1\ncompute = ";
    refused(
        &format!("{lab}{{ p10 = 5, p50 = 10, p90 = 40 }}\n"),
        &["customer: their `compute` adds up to", "one path in a thousand"],
    );
    let claim = "[[exposure]]\nname = \"X\"\nholder = \"Banks\"\non = \"OpenAI\"\nkind = \"equity\"\nshare = ";
    refused(
        &format!("{claim}{{ uniform = [0.1, 0.9] }}\n"),
        &["the shares of kind equity on OpenAI add up to", "one path in a thousand"],
    );
}

#[test]
fn a_year_that_may_never_come_has_no_mean() {
    let expect = "[[expect]]\nmetric = \"break_even_year\"\nstatistic = \"mean\"\nabove = 2025\n";
    refused(expect, &["`break_even_year` is a calendar year", "expected a quantile"]);
    let expect = "[[expect]]\nmetric = \"price_recovery_years\"\nstatistic = \"mean\"\nabove = 1\n";
    refused(expect, &["`price_recovery_years` may never happen", "expected a quantile"]);
}
