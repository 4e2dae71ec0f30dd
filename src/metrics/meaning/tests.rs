//! One slip is one mistake: it is told alone, not behind all that follows from it.

use crate::{
    metrics::read_model,
    scenario::{Document, Rules},
};

/// A scenario that says no more than it must.
const LEAST: &str = "title = \"T\"\nquestion = \"Q?\"\n[[builder]]\nname = \"B\"\nshare = 1\nplan = 900\n\
    [run]\nstart = 2026\n[technology]\nequipment_cost = 27\nsite_cost = 18\n\
    [demand]\ninitial = 80\ngrowth = 0.3\ngrowth_long = 0.3\n[fleet]\ninitial_capacity = 100\n";

/// All that is told of a file.
fn told(text: &str) -> String {
    let base = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/base.toml");
    let text = text.replace("\"base.toml\"", &format!("{base:?}"));
    let mut document = Document::from_text("own.toml", &text);
    drop(read_model(&mut document, Rules::default()));
    document.problems.render(&document.sources, false)
}

/// Told alone, at that line and column, with that help.
fn alone(text: &str, [place, message, help]: [&str; 3]) {
    let said = told(text);
    assert_eq!(said.matches("error: ").count(), 1, "{text}: {said}");
    assert!(!said.contains("warning: "), "{text}: {said}");
    assert!(said.contains(&format!("error: {message}")), "{text}: `{message}` not in {said}");
    assert!(said.contains(&format!("own.toml:{place}\n")), "{text}: {place} not in {said}");
    assert!(said.contains(help), "{text}: `{help}` not in {said}");
}

#[test]
fn a_table_in_the_wrong_brackets_is_read_as_it_is_meant() {
    let list = "builder: expected a list of tables, written as [[builder]], found a table";
    let named = "a file writes [[builder]] with name = \"B\" in it";
    let once = |from: &str, to: &str| LEAST.replacen(from, to, 1);
    alone(&once("[[builder]]", "[builder]"), ["3:2", list, named]);
    alone(&once("[[builder]]\nname = \"B\"", "[builder.B]"), ["3:2", list, named]);
    let table = "[demand]: expected a table, found a list";
    alone(&once("[demand]", "[[demand]]"), ["12:1", table, ""]);
    let wrong = once("[demand]\ninitial = 80", "[[demand]]\ninitial = -80");
    assert!(told(&wrong).contains("demand.initial: "), "{}", told(&wrong));
    let number = once("[demand]\ninitial = 80\ngrowth = 0.3\ngrowth_long = 0.3\n", "");
    let number = number.replacen("[[builder]]", "demand = 5\n[[builder]]", 1);
    alone(&number, ["3:10", "[demand]: expected a table, found a number", ""]);
    // Below another entry it is read as a table of that.
    let contract = "[[customer]]\nname = \"K\"\nrevenue = 1\ncompute = 1\ngrowth = 0.1\n\
        [customer.L]\nrevenue = 1\ncompute = 1\ngrowth = 0.1\n[[contract]]\nname = \"C\"\ncustomer = \"L\"\n\
        builder = \"B\"\nunits = 1\nprice = 26\nstart = 2027\nend = 2030\n";
    let below = format!("{LEAST}{contract}");
    let message = "customer: [customer.L] is read as part of the [[customer]] above it";
    alone(&below, ["23:11", message, "[[customer]] with name = \"L\" in it"]);
}

#[test]
fn a_table_in_the_wrong_brackets_leaves_a_base_what_it_has() {
    for (list, name) in [("builder", "New"), ("customer", "OpenAI"), ("holder", "Banks")] {
        let text = format!("extends = \"base.toml\"\n[{list}.{name}]\nshare = 0.1\n");
        let message =
            format!("{list}: expected a list of tables, written as [[{list}]], found a table");
        let help = format!("a file writes [[{list}]] with name = \"{name}\" in it");
        alone(&text, ["2:2", &message, &help]);
    }
    for (text, place, found) in
        [("[[demand]]\ngrowth = 0.3\n", "2:1", "a list"), ("demand = 5\n", "2:10", "a number")]
    {
        let text = format!("extends = \"base.toml\"\n{text}");
        let message = format!("[demand]: expected a table, found {found}");
        alone(&text, [place, &message, ""]);
    }
}

#[test]
fn what_stands_under_a_name_that_is_nearly_right_is_not_missing() {
    for (from, to, place) in [
        ("[demand]", "[demmand]", "12:2"),
        ("[technology]", "[Technology]", "9:2"),
        ("[[builder]]", "[[bilder]]", "3:3"),
        ("title", "titel", "1:1"),
    ] {
        let right = from.trim_matches(['[', ']']);
        let wrong = to.trim_matches(['[', ']']);
        let message = format!("unknown key or table `{wrong}`");
        let help = format!("did you mean `{right}`?");
        alone(&LEAST.replacen(from, to, 1), [place, &message, &help]);
    }
    for (from, to, place, table) in [
        ("initial =", "initail =", "13:1", "demand"),
        ("start", "Start", "8:1", "run"),
        ("plan", "plans", "6:1", "builder.B"),
        ("share", "shar", "5:1", "builder.B"),
    ] {
        let wrong = to.trim_end_matches(" =");
        let message = format!("unknown key `{wrong}` in [{table}]");
        let help = format!("did you mean `{}`?", from.trim_end_matches(" ="));
        alone(&LEAST.replacen(from, to, 1), [place, &message, &help]);
    }
    // What is read under the right name is looked at.
    let said = told(&LEAST.replacen("[demand]\ninitial = 80", "[demmand]\ninitial = -80", 1));
    assert!(said.contains("demand.initial: ") && said.matches("error: ").count() == 2, "{said}");
    let nameless = "extends = \"base.toml\"\n[[holder]]\nnam = \"New\"\ncapital = 5\n";
    let message = "holder: an entry without `name`";
    alone(nameless, ["3:1", message, "did you mean `name`?"]);
}

#[test]
fn what_belongs_at_the_top_is_told_where_it_is_buried() {
    let help = "whatever stands behind a [table] is a key of that table";
    for (table, key) in [
        ("demand", "extends = \"base.toml\""),
        ("run", "without = [\"power\"]"),
        ("builder.finance", "extends = [\"base.toml\"]"),
        ("fleet", "title = \"X\""),
    ] {
        let text = if key.starts_with("title") {
            format!("{}{key}\n", LEAST.replacen("title = \"T\"\n", "\n", 1))
        } else {
            let header =
                if table == "builder.finance" { "[[builder]]\nname = \"A\"\n" } else { "\n\n" };
            format!("title = \"x\"\n{header}[{table}]\n{key}\n")
        };
        let name = key.split(' ').next().unwrap();
        let lines = text.lines().count();
        let message =
            format!("{name}: it stands within [{table}], and belongs at the top of the file");
        alone(&text, [&format!("{lines}:1"), &message, help]);
    }
    let extend = "title = \"x\"\nextend = \"base.toml\"\n[demand]\ngrowth = 0.3\n";
    let message = "unknown key or table `extend`";
    alone(extend, ["2:1", message, "did you mean `extends`?"]);
}

#[test]
fn names_that_differ_in_case_alone_are_one_mistake() {
    for (list, name, other) in [
        ("builder", "meta", "Meta"),
        ("holder", "softbank", "SoftBank"),
        ("customer", "OPENAI", "OpenAI"),
    ] {
        let text = format!("extends = \"base.toml\"\n[[{list}]]\nname = \"{name}\"\nshare = 0.1\n");
        let message = format!(
            "{list}: `{name}` and `{other}` differ in case, white space or Unicode form alone"
        );
        alone(&text, ["2:1", &message, "write the name the same way"]);
    }
}

fn refused(text: &str, words: &str) {
    let said = told(text);
    assert!(said.contains("error: ") && said.contains(words), "{text}: `{words}` not in {said}");
}

#[test]
fn a_sum_of_shares_is_no_second_mistake() {
    let both = LEAST.replacen("share = 1", "share = 0.5", 1);
    alone(&both, ["3:1", "builder: the shares of the first fleet add up to 0.5, expected 1", ""]);
    let more = both.replacen("initial = 80", "initial = -80", 1);
    alone(&more, ["13:11", "demand.initial: ", ""]);
}

#[test]
fn no_text_turns_what_stands_behind_it_round() {
    for (from, to) in [
        ("\"T\"", "\"a\u{202e}b\""),
        ("\"Q?\"", "\"a\u{2066}b\""),
        ("[run]\n", "[run]\nunit = \"a\u{200f}b\"\n"),
    ] {
        refused(&LEAST.replacen(from, to, 1), "that turns the direction of what stands behind it");
    }
    // Joiners are part of words in some languages.
    assert!(!told(&LEAST.replacen("\"T\"", "\"a\u{200c}b\"", 1)).contains("turns the direction"));
}

#[test]
fn the_end_of_a_run_is_its_last_year() {
    let over = |plan: &str| LEAST.replacen("plan = 900", &format!("plan = {plan}"), 1);
    for (plan, words) in [
        (
            "[[2026, 900], [2028, 950]]",
            "ends in 2028, within the run, which ends with 2037; from then",
        ),
        ("[[2050, 900], [2051, 950]]", "begins in 2050, after the run, 2026 to 2037"),
        ("[[1850, 900], [2028, 950]]", "the year 1850 is far from the run, 2026 to 2037"),
    ] {
        let said = told(&over(plan));
        assert!(said.contains(words), "{plan}: {said}");
    }
    let switch = "[build_out]\nforecast_half_life = 3\n";
    refused(&format!("{LEAST}{switch}"), "without a `guidance_until` by 2037");
}

#[test]
fn what_is_suggested_is_what_may_be_meant() {
    let bust = "[bust]\nany_of = [{ metric = \"spending@2030\", above = 5 }]\n";
    let said = told(&format!("{LEAST}{bust}"));
    assert!(
        said.contains("expression = \"at(spending, 2030)\"") && !said.contains("did you mean"),
        "{said}"
    );
    let of = |name: &str| {
        let document = Document::load(name.as_ref(), &[]);
        document.problems.render(&document.sources, false)
    };
    assert!(!of("nofile.toml").contains("did you mean"), "{}", of("nofile.toml"));
    assert!(of("bases.toml").contains("did you mean `base.toml`?"), "{}", of("bases.toml"));
}

#[test]
fn an_option_beside_a_setting_says_which_holds() {
    let base = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/base.toml");
    let document =
        Document::load(base.as_ref(), &["run.paths=50".to_owned(), "--paths 200".to_owned()]);
    let said = document.problems.render(&document.sources, false);
    assert!(said.contains("--paths: --set run.paths says the same, and --paths holds"), "{said}");
}

#[test]
fn a_part_of_a_bust_that_adds_nothing_is_told() {
    let bust = |parts: &[&str]| {
        let part = |part: &&str| format!("{{ {part} }}");
        let parts = parts.iter().map(part).collect::<Vec<_>>().join(", ");
        told(&format!("{LEAST}[accounting]\n[default]\n[finance]\n[bust]\nany_of = [{parts}]\n"))
    };
    let [spending, fall] =
        ["metric = \"bust_spending\", above = 0", "metric = \"spending_fall\", above = "];
    let [deep, shallow] = [0.7, 0.3].map(|limit| format!("{fall}{limit}"));
    let [own, any] = ["metric = \"default.B\", above = 0", "metric = \"defaults\", above = 0.5"];
    for (parts, words) in [
        (
            [spending, &deep],
            "bust: `spending_fall` changes nothing: where it holds, `bust_spending` does",
        ),
        (
            [&deep, spending],
            "bust: `spending_fall` changes nothing: where it holds, `bust_spending` does",
        ),
        (
            [spending, &shallow],
            "bust: `bust_spending` changes nothing: where it holds, `spending_fall` does",
        ),
        ([own, any], "bust: `default.B` changes nothing: where it holds, `defaults` does"),
    ] {
        let said = bust(&parts);
        assert_eq!(said.matches("changes nothing").count(), 1, "{parts:?}: {said}");
        assert!(said.contains(words), "{parts:?}: {said}");
    }
    let two = "metric = \"defaults\", above = 1";
    for parts in [[own, two], [spending, own]] {
        assert!(!bust(&parts).contains("changes nothing"), "{parts:?}: {}", bust(&parts));
    }
    for (bound, which) in [("below = 1e12", "every path"), ("above = 1e12", "no path")] {
        let said = bust(&[&format!("metric = \"spending\", {bound}")]);
        assert!(
            said.contains(which) && said.contains("no amount of a run is that large"),
            "{said}"
        );
    }
    assert!(!bust(&["metric = \"spending\", above = 1e6"]).contains("that large"));
}

#[test]
fn plans_of_thousands_that_are_read_as_ones_are_told() {
    let told_of = |plan: &str| told(&LEAST.replacen("plan = 900", &format!("plan = {plan}"), 1));
    assert!(told_of("0.9").contains("next to nothing beside"), "{}", told_of("0.9"));
    assert!(!told_of("90").contains("next to nothing"), "{}", told_of("90"));
    assert!(!told_of("0").contains("next to nothing"), "{}", told_of("0"));
}

/// A step does what holds in its middle.
#[test]
fn a_contract_between_the_middles_of_two_steps_never_runs() {
    let contract = |dates: &str| {
        let terms = "builder = \"Amazon\"\ncustomer = \"OpenAI\"\nunits = 0.1\nprice = 10\n";
        told(&format!("extends = \"base.toml\"\n[[contract]]\nname = \"K\"\n{terms}{dates}\n"))
    };
    let never = "warning: contract.K: from ";
    for dates in
        ["start = 2026.01\nend = 2026.1", "start = 2026.13\nend = 2026.3", "start = 2036.9"]
    {
        let said = contract(dates);
        assert!(said.contains(never) && said.contains("it never runs"), "{dates}: {said}");
    }
    for dates in ["start = 2026.01\nend = 2026.2", "start = 2036.8", "end = 2024.2", "start = 2026"]
    {
        assert!(!contract(dates).contains(never), "{dates}: {}", contract(dates));
    }
}

#[test]
fn running_costs_of_a_gigawatt_are_no_others() {
    let gigawatt = "it is the cost of a gigawatt";
    let counted = |unit: &str, more: &str| {
        let run = format!("[run]\nsite_unit = \"{unit}\"");
        told(&(LEAST.replacen("[run]", &run, 1) + more))
    };
    assert!(counted("crews", "").contains(gigawatt));
    assert!(counted("crews", "[operations]\nstandby_cost = 0.5\n").contains(gigawatt));
    assert!(!counted("crews", "[operations]\ncash_cost = 0.02\n").contains(gigawatt));
    assert!(!counted("GW of sites", "").contains(gigawatt) && !told(LEAST).contains(gigawatt));
}
