//! The tables that belong to no mechanism: what they refuse, and that every key has its words.

mod declared;
mod useless;

use overbuild::{
    metrics::read_model,
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
         [pricing]\n[capital_market]\n[accounting]\n[finance]\n[default]\n[valuation]\nrate = 0.1\n\
         [[builder]]\nname = \"A\"\nshare = 1\nplan = 400\n{more}\n"
    );
    let mut document = Document::from_text("test.toml", &text);
    let model = read_model(&mut document, Rules::default());
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

const OBSERVATION: &str =
    "[[observation]]\nname = \"x\"\ntrack = \"price\"\ntable = [[2025, 1], [2026, 2]]\n";
const METRIC: &str = "[[observation]]\nname = \"x\"\nmetric = \"spending_fall\"\nvalue = 0.5\n";
const EXPECT: &str = "[[expect]]\nmetric = \"write_down\"\nstatistic = \"p50\"\n";
const SCORE: &str = "[[expect]]\nobservation = \"x\"\nscore = \"coverage_80\"\n";
const PAIR: &str = "[[correlation]]\nbetween = [\"demand.growth\", \"demand.growth_long\"]\n";

/// Each of these is accepted, so that what is refused below is refused for what was changed.
#[test]
fn the_examples_are_accepted() {
    let calibration = "[calibration]\nkeep = [\"demand.growth\"]\n";
    for more in [
        "[bust]\nany_of = [{ metric = \"write_down\", above = 100 }]".to_owned(),
        format!("{EXPECT}above = 1"),
        format!("{EXPECT}near = 100\ntolerance = 5"),
        format!("{OBSERVATION}{SCORE}above = 0.5"),
        METRIC.to_owned(),
        format!("{PAIR}rank = 0.5"),
        format!("{OBSERVATION}{calibration}"),
        "[[expect]]\nmetric = \"bust\"\nstatistic = \"share\"\nbelow = 0.9".to_owned(),
        "[[expect]]\nmetric = \"break_even_year\"\nstatistic = \"p50\"\nabove = 2027".to_owned(),
        "[[expect]]\nmetric = \"break_even_year\"\nstatistic = \"share\"\nabove = 0.9".to_owned(),
        "[bust]\nany_of = [{ metric = \"break_even_year\", above = 2028 }]".to_owned(),
        "[bust]\nany_of = [{ metric = \"net_present_value\", below = -5 }]".to_owned(),
        "[bust]\nany_of = [{ metric = \"default.A\", above = 0 }]".to_owned(),
        "[bust]\nspending_fall = 0.4\nbooks_share = 0.6".to_owned(),
        "[bust]\nprice_margin = 0.2\nany_of = [{ metric = \"bust_price\", above = 0 }]".to_owned(),
    ] {
        let (accepted, said) = read("question = \"Why?\"", &more);
        assert!(accepted, "{more}: {said}");
    }
}

#[test]
fn what_has_the_wrong_type_is_told_with_its_place() {
    for (top, words) in [
        ("title = 5", "title: expected text, found a number"),
        ("title = [\"a\"]", "title: expected text, found a list"),
        ("title = \"\"", "title: expected text, found none"),
        ("title = \"t\"\nquestion = true", "question: expected text, found true or false"),
        ("without = [1]", "without: expected the name of a table, found a number"),
        ("without = 5", "found a number"),
        ("extends = 5", "found a number"),
        ("run = 5", "[run]: expected a table, found a number"),
        ("bust = []", "[bust]: expected a table, found a list"),
        ("calibration = \"a\"", "[calibration]: expected a table, found text"),
        ("expect = {}", "expect: expected a list of tables, written as [[expect]], found a table"),
        ("observation = 1", "observation: expected a list of tables"),
        ("correlation = [1]", "correlation.number 1: expected a table, found a number"),
        ("bust = { any_of = [5] }", "bust.any_of.number 1: expected a table, found a number"),
        ("bust = { any_of = {} }", "bust.any_of: expected a list of tables, found a table"),
    ] {
        refused(top, "", &[words]);
    }
    let run = |line: &str| format!("[run]\nstart = 2025\n{line}");
    for (more, words) in [
        (run("unit = 3"), "run.unit: expected text, found a number"),
        (run("years = \"12\""), "run.years: expected a whole number, found text"),
        (run("seed = [1]"), "run.seed: expected a whole number, found a list"),
        (format!("{PAIR}rank = \"x\""), "correlation.number 1.rank: expected a number, found text"),
        (
            "[[correlation]]\nbetween = \"a\"\nrank = 0.1".to_owned(),
            "expected a list of texts, found text",
        ),
        (
            format!("{PAIR}rank = 0.1\n").replace("[\"demand.growth\"", "[5"),
            "between: expected text",
        ),
        (format!("{EXPECT}above = \"a\""), "expect.number 1.above: expected a number, found text"),
        (
            format!("{EXPECT}above = 1").replace("\"p50\"", "50"),
            "statistic: expected text, found a number",
        ),
        (format!("{OBSERVATION}calibrate = 1"), "observation.x.calibrate: expected true or false"),
        (
            format!("{OBSERVATION}scale = true"),
            "observation.x.scale: expected a number, found true",
        ),
        (
            OBSERVATION.replace("[2026, 2]", "[2026, nan]"),
            "observation.table: expected a finite number",
        ),
        (OBSERVATION.replace("[2026, 2]", "5"), "observation.x.table: expected a row"),
        (format!("{OBSERVATION}[calibration]\nkeep = [1]"), "calibration.keep: expected text"),
        (
            format!("{OBSERVATION}[calibration]\nkeep = \"demand.growth\""),
            "a list of texts, found text",
        ),
    ] {
        refused("", &more, &[words]);
    }
    // What is wrong is not also said to be missing.
    assert!(!read("run = 5", "").1.contains("missing"), "{}", read("run = 5", "").1);
    assert!(!read("title = 5", "").1.contains("missing"));
}

#[test]
fn numbers_are_checked_before_anything_is_made_of_them() {
    let key = |line: &str| {
        format!("[run]\n{}{line}", if line.starts_with("start") { "" } else { "start = 2025\n" })
    };
    for line in [
        "start = nan",
        "start = inf",
        "start = 1e300",
        "start = -5",
        "years = nan",
        "years = 1e18",
        "years = 1e9",
        "years = 0",
        "years = 2.5",
        "steps_per_year = 1e18",
        "steps_per_year = nan",
        "steps_per_year = 3",
        "paths = 1e18",
        "paths = inf",
        "paths = 0",
        "paths = 99999999999999999999",
        "seed = -1",
        "seed = 0.5",
        "seed = nan",
        "seed = 1e300",
    ] {
        let name = line.split(' ').next().unwrap();
        refused("", &key(line), &[&format!("run.{name}: ")]);
    }
    for line in
        ["above = nan", "below = inf", "near = nan\ntolerance = 1", "near = 1\ntolerance = inf"]
    {
        refused("", &format!("{EXPECT}{line}"), &["expect.", "expected a finite number"]);
        let bust = format!(
            "[bust]\nany_of = [{{ metric = \"write_down\", {} }}]",
            line.replace('\n', ", ")
        );
        refused("", &bust, &["bust.any_of.", "expected a finite number"]);
    }
    for line in ["scale", "from", "to", "trend", "known", "known_growth", "error"] {
        for number in ["nan", "inf", "-inf", "1e300"] {
            let words = format!("{line}: ");
            refused("", &format!("{OBSERVATION}{line} = {number}"), &["observation.", &words]);
        }
    }
    refused(
        "",
        &METRIC.replace("0.5", "nan"),
        &["observation.value: expected a finite number, found nan"],
    );
    for rank in ["nan", "inf", "1.5", "-1.5", "1", "-1"] {
        refused("", &format!("{PAIR}rank = {rank}"), &["correlation.", "rank: "]);
    }
}

#[test]
fn unknown_keys_are_refused_in_every_table() {
    for (more, words) in [
        (
            "[run]\nstart = 2025\nyeers = 4".to_owned(),
            ["unknown key `yeers`", "did you mean `years`?"],
        ),
        ("[bust]\nany_off = []".to_owned(), ["unknown key `any_off`", "`any_of`?"]),
        (
            "[bust]\nspending_fal = 0.4".to_owned(),
            ["unknown key `spending_fal`", "`spending_fall`?"],
        ),
        (
            "[bust]\nany_of = [{ metrc = \"write_down\", above = 1 }]".to_owned(),
            ["unknown key `metrc` in [bust.any_of.number 1]", "`metric`?"],
        ),
        (format!("{EXPECT}abov = 1"), ["unknown key `abov`", "`above`?"]),
        (format!("{OBSERVATION}knwon = 1"), ["unknown key `knwon`", "`known`?"]),
        (format!("{PAIR}rnk = 1"), ["unknown key `rnk`", "`rank`?"]),
        (format!("{OBSERVATION}[calibration]\nkep = []"), ["unknown key `kep`", "`keep`?"]),
        ("[observaton]".to_owned(), ["unknown key or table `observaton`", "`observation`?"]),
    ] {
        refused("", &more, &words);
    }
    refused("titel = \"t\"", "", &["unknown key or table `titel`", "did you mean `title`?"]);
}
