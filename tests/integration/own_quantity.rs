//! `[[quantity]]`: numbers of one's own are metrics like any other, in every file and question.

use std::fs;

use serde_json::Value;

use crate::folder::{Folder, errors, refused};

const OWN: &str = r#"
extends = "base.toml"
title = "With quantities of its own"

[[quantity]]
name = "written_off"
label = "write-downs over spending, by hand"
unit = "share"
worse = "high"
expression = "sum(write_down) / sum(spending)"

[[quantity]]
name = "early_losses"
label = "write-downs of 2027"
unit = "money"
expression = "at(write_down, 2027)"

[[quantity]]
name = "later_for_one"
label = "write-downs of 2030 for one of 2027"
unit = "ratio"
expression = "at(write_down, 2030) / early_losses"

[[quantity]]
name = "slack"
label = "first year with a fifth of the capacity idle"
unit = "year"
expression = "first_year(tightness < 80 %)"

[[quantity]]
name = "warning"
label = "years from slack to the bust"
unit = "years"
expression = "bust_begins - slack"
"#;

fn column(folder: &Folder, name: &str) -> Vec<f64> {
    let text = fs::read_to_string(folder.0.join("out/paths.csv")).unwrap();
    let mut rows = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let place = rows.headers().unwrap().iter().position(|own| own == name).unwrap();
    let number = |text: &str| match text {
        "never" | "undefined" => f64::INFINITY,
        number => number.parse().unwrap(),
    };
    rows.records().map(|row| number(&row.unwrap()[place])).collect()
}

fn summary(folder: &Folder, name: &str) -> Value {
    let text = fs::read_to_string(folder.0.join("out/summary.json")).unwrap();
    let json: Value = serde_json::from_str(&text).unwrap();
    let metrics = json["metrics"].as_array().unwrap();
    metrics.iter().find(|metric| metric["name"] == name).unwrap().clone()
}

#[test]
fn own_quantities_are_metrics_like_any_other() {
    let folder = Folder::new("own");
    folder.write("own.toml", OWN);
    let run = ["run", "own.toml", "--paths", "1500", "--out", "out", "--all"];
    let output = folder.run(&[&run[..], &["--given", "written_off > 30 %"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    // The program's own and the one by hand.
    let (hand, program) = (column(&folder, "written_off"), column(&folder, "write_down_share"));
    assert!(hand.iter().zip(&program).all(|(a, b)| (a - b).abs() < 1e-6 * b.abs().max(1e-9)));
    let [theirs, ours] = ["write_down_share", "written_off"].map(|name| summary(&folder, name));
    assert_eq!(ours["quantiles"], theirs["quantiles"]);
    assert_eq!(ours["expected_shortfall_95"], theirs["expected_shortfall_95"]);
    assert_eq!(ours["unit"], "share");
    what_is_divided_by_nothing_is_undefined(&folder);
    years_know_never(&folder);
    let screen = String::from_utf8_lossy(&output.stdout).into_owned();
    for words in [
        "Write-downs over spending",
        "Write-downs of 2030",
        "  undefined",
        "Given write-downs over spending, by hand",
    ] {
        assert!(screen.contains(words), "{words}: {screen}");
    }
    let page = fs::read_to_string(folder.0.join("out/report.html")).unwrap();
    assert!(page.contains("sum(write_down) / sum(spending)"), "the page has the expression");
}

/// On the paths on which there is nothing to divide by, and on no others.
fn what_is_divided_by_nothing_is_undefined(folder: &Folder) {
    let (early, later) = (column(folder, "early_losses"), column(folder, "later_for_one"));
    assert!(early.iter().zip(&later).all(|(early, later)| (*early == 0.0) == later.is_infinite()));
    let undefined = later.iter().filter(|value| value.is_infinite()).count();
    assert!(undefined > 100 && undefined < 1500, "{undefined}");
    let told = summary(folder, "later_for_one");
    let share = told["undefined"]["value"].as_f64().unwrap();
    assert!((share - undefined as f64 / 1500.0).abs() < 1e-9, "{told}");
    assert!(told["never"].is_null() && told["quantiles"]["p95"]["value"].is_f64());
}

/// What is worked out of never is never.
fn years_know_never(folder: &Folder) {
    let (slack, warning) = (column(folder, "slack"), column(folder, "warning"));
    let begins = column(folder, "bust_begins");
    for path in 0..slack.len() {
        let due = begins[path] - slack[path];
        let same = if due.is_finite() { warning[path] == due } else { warning[path].is_infinite() };
        assert!(same, "{path}: {} {} {}", begins[path], slack[path], warning[path]);
    }
}

#[test]
fn own_quantities_may_be_asked_for_by_name() {
    let folder = Folder::new("own-asked");
    folder.write("own.toml", OWN);
    folder.write(
        "gate.toml",
        "extends = \"own.toml\"\n[[expect]]\nmetric = \"written_off\"\nstatistic = \"p50\"\nbelow = 0.001\n",
    );
    let gate = folder.run(&["run", "gate.toml", "--paths", "256", "--quiet", "--out", "gate"]);
    assert_eq!(gate.status.code(), Some(99), "{}", errors(&gate));
    assert!(errors(&gate).contains("written_off p50"));
    let on =
        ["run", "own.toml", "--precision", "20%", "--on", "written_off:p50", "--paths", "4096"];
    let on = folder.run(&[&on[..], &["--out", "on"]].concat());
    assert!(on.status.success(), "{}", errors(&on));
    assert!(String::from_utf8_lossy(&on.stdout).contains("written_off:p50"));
    let compared = ["compare", "own.toml", "base.toml", "--paths", "256", "--ladder-paths", "0"];
    let compared = folder.run(&[&compared[..], &["--out", "cases"]].concat());
    assert!(compared.status.success(), "{}", errors(&compared));
    let rules =
        ["rules", "own.toml", "--of", "written_off > 30 %", "--paths", "4096", "--out", "rules"];
    assert!(folder.run(&rules).status.success());
    refused(
        &folder,
        &["run", "own.toml", "--given", "writen_off > 1"],
        2,
        &["did you mean `written_off`?"],
    );
}

#[test]
fn mistakes_in_expressions_name_file_line_and_column() {
    let folder = Folder::new("own-wrong");
    let with = |expression: &str, parts: &[&str]| {
        folder.write("wrong.toml", OWN.replace("at(write_down, 2027)", expression));
        refused(&folder, &["check", "wrong.toml"], 2, parts);
        refused(&folder, &["run", "wrong.toml"], 2, parts);
    };
    with(
        "at(write_dwn, 2027)",
        &["quantity `early_losses`", "wrong.toml:16:18", "did you mean `write_down`?"],
    );
    with(
        "later_for_one * at(write_down, 2027)",
        &["worked out from itself", "early_losses -> later_for_one"],
    );
    with("largest(tightness)", &["it comes to a share or ratio, not to the unit `money`"]);
    with("at(write_down, 2027) +", &["wrong.toml:16:", "found the end"]);
    with("system('rm')", &["there is no function `system`"]);
}

/// One name for two things: neither screen nor files hold them beside each other. Runs of other lengths are not
/// compared either, where one starts within a year.
#[test]
fn what_is_defined_otherwise_is_not_compared() {
    let folder = Folder::new("own-otherwise");
    let own = |expression: &str, unit: &str| {
        format!(
            "extends = \"fiber-glut.toml\"\ntitle = \"x\"\nanswer = [\"mine\"]\n[[quantity]]\nname = \"mine\"\n\
             label = \"what is mine\"\nunit = \"{unit}\"\nexpression = \"{expression}\"\n"
        )
    };
    folder.write("one.toml", own("at(revenue, 2000) / at(spending, 2000)", "ratio"));
    folder.write("two.toml", own("at(revenue, 2001)", "money"));
    // What happened in 1997 is a whole year's.
    let without = "without = [\"observation\", \"expect\", \"calibration\"]";
    folder
        .write("late.toml", format!("extends = \"one.toml\"\n{without}\n[run]\nstart = 1997.5\n"));
    let compared = |other: &str, out: &str| {
        let typed =
            ["compare", "one.toml", other, "--paths", "128", "--ladder-paths", "0", "--out", out];
        let output = folder.run(&typed);
        assert!(output.status.success(), "{}", errors(&output));
        let said = String::from_utf8(output.stdout).unwrap();
        let table = fs::read_to_string(folder.0.join(out).join("differences.csv")).unwrap();
        (said.split_whitespace().collect::<Vec<_>>().join(" "), table)
    };
    let (said, table) = compared("two.toml", "c");
    assert!(!said.contains("What is mine") && said.contains("define it differently"), "{said}");
    assert!(!table.contains("mine,") && table.contains("write_down,"), "{table}");
    let (said, table) = compared("late.toml", "d");
    assert!(!table.contains("write_down,") && said.contains("anything over the horizon"), "{said}");
}

/// What only the market has is left out of technology alone.
#[test]
fn a_backtest_leaves_out_what_technology_alone_lacks() {
    let folder = Folder::new("own-backtest");
    let text = "extends = \"fiber-glut.toml\"\ntitle = \"x\"\nanswer = [\"lost\"]\n[[quantity]]\nname = \"lost\"\n\
         label = \"what lenders lose\"\nunit = \"money\"\nexpression = \"sum(lender_loss)\"\n";
    folder.write("own.toml", text);
    let output = folder.run(&["backtest", "own.toml", "--paths", "64", "--out", "b"]);
    assert!(output.status.success(), "{}", errors(&output));
    let of_base = folder.run(&["backtest", "fiber-glut.toml", "--paths", "64", "--out", "a"]);
    assert!(of_base.status.success());
    let read = |name: &str| fs::read(folder.0.join(name).join("backtest.csv")).unwrap();
    assert!(read("a") == read("b"));
}
