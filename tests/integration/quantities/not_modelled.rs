//! What is not modelled: nowhere a number, asked for in vain, told where one of two scenarios has it.

use std::fs;

use serde_json::Value;

use super::read;
use crate::folder::{Folder, errors, refused};

/// A market without books, money, defaults or a valuation.
const BARE: &str = "extends = 'railway-mania.toml'\ntitle = 'B'\nwithout = ['accounting']\n";

/// What is not modelled is an error wherever it is asked for, with the table that is missing.
#[test]
fn what_is_not_modelled_cannot_be_asked_for() {
    let folder = Folder::new("not-modelled");
    let gate = |metric: &str| {
        format!("{BARE}[[expect]]\nmetric = '{metric}'\nstatistic = 'mean'\nbelow = 1\n")
    };
    for (metric, needs) in [
        ("write_down", "[accounting]"),
        ("lender_loss", "[default]"),
        ("net_present_value", "[valuation]"),
        ("peak_debt", "[finance]"),
        ("vendor_loss", "[[exposure]]"),
        ("customer_defaults", "[[customer]]"),
        ("lease_payment", "[lease] or [held_for_sale]"),
        ("largest_power_queue", "[power]"),
    ] {
        folder.write("gate.toml", gate(metric));
        refused(
            &folder,
            &["check", "gate.toml"],
            2,
            &[&format!("`{metric}` is not modelled"), needs],
        );
        folder.write(
            "bust.toml",
            format!("{BARE}[bust]\nany_of = [{{ metric = '{metric}', above = 1 }}]\n"),
        );
        refused(&folder, &["check", "bust.toml"], 2, &["bust: ", needs, "bust.toml:5"]);
        folder.write("bare.toml", BARE);
        let on = format!("{metric}:mean");
        refused(
            &folder,
            &["run", "bare.toml", "--precision", "5%", "--on", &on],
            2,
            &["--on: ", needs],
        );
    }
}

/// The limit of a kind of bust that is not modelled, and the kind where a file names it, are told.
#[test]
fn a_kind_of_bust_that_is_not_modelled_is_told() {
    let folder = Folder::new("kinds");
    folder.write("bare.toml", BARE);
    let kind = "bust.any_of=[{metric=\"bust_credit\",above=0}]";
    for (setting, key) in [("bust.credit_share=0.2", "bust.credit_share"), (kind, "bust")] {
        let output = folder.run(&["check", "bare.toml", "--set", setting]);
        let words = format!("{key}: `bust_credit` is not modelled here: it needs [default]");
        assert!(output.status.success() && errors(&output).contains(&words), "{}", errors(&output));
    }
}

/// The screen has no number of the kinds of bust that need more.
fn kinds_are_not_modelled(told: &str) {
    for (words, table) in [("Books lose", "[accounting]"), ("Lenders lose", "[default]")] {
        let line = told.lines().find(|line| line.trim_start().starts_with(words)).unwrap();
        assert!(line.contains(&format!("not modelled: needs {table}")), "{line}");
    }
}

/// Neither screen nor files nor charts have a number of it; the usual bust goes without it, and the screen says so.
#[test]
fn what_is_not_modelled_is_nowhere_a_number() {
    let folder = Folder::new("nowhere");
    folder.write("bare.toml", BARE);
    let output = folder.run(&["run", "bare.toml", "--paths", "1024", "--all"]);
    let (told, doubts) = (String::from_utf8_lossy(&output.stdout).into_owned(), errors(&output));
    assert_eq!(output.status.code(), Some(0), "{doubts}");
    assert!(
        told.contains(
            "A bust is here: yearly spending falls by 50 % within three years of its peak,\n  or the price leaves,"
        ),
        "{told}"
    );
    kinds_are_not_modelled(&told);
    for words in ["Write-downs", "Break-even of the industry", "Net present value"] {
        let line = told.lines().find(|line| line.trim_start().starts_with(words)).unwrap();
        assert!(line.contains("not modelled: needs ["), "{line}");
    }
    let at = |name: &str| folder.0.join("output/bare").join(name);
    let head = fs::read_to_string(at("paths.csv")).unwrap().lines().next().unwrap().to_owned();
    let tracks = fs::read_to_string(at("tracks.csv")).unwrap();
    for name in
        ["write_down", "lender_loss", "net_present_value", "peak_debt", "debt", "power_queue"]
    {
        assert!(!head.split(',').any(|own| own == name), "{name} is in {head}");
        assert!(!tracks.lines().any(|line| line.starts_with(&format!("{name},"))), "{name}");
    }
    let summary: Value = read(&folder, "output/bare/summary.json");
    let lacking = summary["not_modelled"]["metrics"].as_array().unwrap();
    let needs =
        |name: &str| lacking.iter().find(|own| own["name"] == name).unwrap()["needs"].clone();
    assert_eq!(needs("write_down"), "[accounting]");
    assert_eq!(needs("lender_loss"), "[default]");
    assert!(summary["metrics"].as_array().unwrap().iter().all(|own| own["name"] != "write_down"));
    let charts = fs::read_to_string(at("charts.json")).unwrap();
    for gone in ["\"losses\"", "\"write_down\"", "\"tornado\"", "Next to nothing"] {
        assert!(!charts.contains(gone), "{gone}");
    }
    let page = fs::read_to_string(at("report.html")).unwrap();
    assert!(page.contains("What is not modelled") && page.contains("[default]"));
}

/// What only one of two scenarios models is told, not compared.
#[test]
fn what_one_scenario_models_alone_is_told() {
    let folder = Folder::new("one-alone");
    folder.write("bare.toml", BARE);
    for reference in ["railway-mania", "bare"] {
        let files = ["compare", "railway-mania.toml", "bare.toml", "--reference", reference];
        let sizes = ["--paths", "256", "--ladder-paths", "64", "--out", reference, "--all"];
        let output = folder.run(&[files.as_slice(), sizes.as_slice()].concat());
        let told = String::from_utf8_lossy(&output.stdout).replace("\n    ", " ");
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        assert!(told.contains("not modelled in bare: needs [accounting]"), "{told}");
        let line = told.lines().find(|line| line.starts_with("  Write-downs")).unwrap();
        assert!(line.contains("not modelled"), "{line}");
        let json = fs::read_to_string(folder.0.join(reference).join("comparison.json")).unwrap();
        assert!(json.contains("not modelled in bare: needs [accounting]"), "{json}");
        assert!(!json.contains("\"name\": \"write_down\""));
    }
}
