//! The tables that belong to no mechanism: what they refuse, and that every key has its words.

use overbuild::{
    model::Model,
    scenario::{Document, Rules},
};

/// A small scenario, with something at the top and something at the end.
fn read(top: &str, more: &str) -> (bool, String) {
    let title = if top.contains("title") { "" } else { "title = \"t\"\n" };
    let run = if more.contains("[run]") || top.contains("run =") {
        ""
    } else {
        "[run]\nstart = 2025\nyears = 5\n"
    };
    let text = format!(
        "{title}{top}\n{run}[technology]\nequipment_cost = 20\nsite_cost = 10\n\
         [demand]\ninitial = 70\ngrowth = {{ p10 = 0.1, p50 = 0.2, p90 = 0.3 }}\n\
         growth_long = {{ p10 = 0.1, p50 = 0.2, p90 = 0.3 }}\n[fleet]\ninitial_capacity = 100\n\
         [[builder]]\nname = \"A\"\nshare = 1\nplan = 400\n{more}\n"
    );
    let mut document = Document::from_text("test.toml", &text);
    let model = Model::read(&mut document, Rules::default());
    (model.is_some(), document.problems.render(&document.sources, false))
}

/// Refused at a place, with all of these words.
fn refused(top: &str, more: &str, words: &[&str]) {
    let (accepted, said) = read(top, more);
    assert!(!accepted, "nothing was said of {top} {more}");
    for word in words.iter().chain(&["test.toml:"]) {
        assert!(said.contains(word), "`{word}` is not in what is said of {top} {more}:\n{said}");
    }
}

/// A library has no command line between it and the mistake.
#[test]
fn unknown_metrics_are_a_mistake_for_the_library_too() {
    let bust = "[bust]\nany_of = [{ metric = \"writedown_share\", above = 0.2 }]";
    refused(
        "",
        bust,
        &["there is no metric `writedown_share`", "did you mean `write_down_share`?"],
    );
    let expect = "[[expect]]\nmetric = \"spending_fal\"\nstatistic = \"p50\"\nabove = 0.1";
    refused("", expect, &["there is no metric `spending_fal`", "did you mean `spending_fall`?"]);
    let observation =
        "[[observation]]\nname = \"x\"\ntrack = \"prise\"\ntable = [[2025, 1], [2026, 2]]";
    refused("", observation, &["there is no track `prise`", "did you mean `price`?"]);
    let calibration = format!(
        "{}\n[calibration]\nkeep = [\"demand.grwth\"]",
        observation.replace("prise", "price")
    );
    refused("", &calibration, &["`demand.grwth`", "did you mean `demand.growth`?"]);
}
