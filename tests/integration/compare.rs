//! `compare` and `chart`: scenarios against each other, and charts in other looks.

use std::fs;

use serde_json::Value;

use crate::{
    folder::{Folder, errors, files, refused},
    support::root,
};

const QUICK: [&str; 5] = ["--paths", "512", "--ladder-paths", "64", "--all"];

fn compare(folder: &Folder, arguments: &[&str]) -> Value {
    let all: Vec<&str> =
        ["compare"].iter().chain(arguments).chain(&QUICK).chain(&["--out", "c"]).copied().collect();
    let output = folder.run(&all);
    assert!(output.status.success(), "{}", errors(&output));
    serde_json::from_slice(&fs::read(folder.0.join("c/comparison.json")).unwrap()).unwrap()
}

/// A number of a metric of the first scenario against the reference.
fn difference(json: &Value, metric: &str, statistic: &str) -> f64 {
    let metrics = json["against_reference"][0]["metrics"].as_array().unwrap();
    let found = metrics.iter().find(|own| own["name"] == metric).unwrap();
    found["difference"][statistic]["difference"].as_f64().unwrap()
}

#[test]
fn three_cases_give_an_answer_and_a_folder() {
    let folder = Folder::new("compare");
    let arguments =
        ["bear.toml", "base.toml", "bull.toml", "--weights", "1,2,1", "--theme", "print"];
    let all: Vec<&str> = ["compare"].iter().chain(&arguments).chain(&QUICK).copied().collect();
    let output = folder.run(&all);
    assert!(output.status.success(), "{}", errors(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    for part in [
        "bear less base, path by path",
        "bull less base",
        "0.25/0.50/0.25",
        "95 % interval",
        "From base to bear",
        "What drives write-downs in base",
    ] {
        assert!(text.contains(part), "`{part}` is not in: {text}");
    }
    let written = files(&folder.0.join("output/bear-base-bull"));
    for file in [
        "comparison.json",
        "deck.pptx",
        "differences.csv",
        "keys.csv",
        "ladder.csv",
        "manifest.json",
        "report.html",
        "tables.xlsx",
        "waterfall_bear.svg",
        "years.csv",
    ] {
        assert!(written.contains(&file.to_owned()), "{file} is not in {written:?}");
    }
    crate::office::says_something_of_each(&folder.0.join("output/bear-base-bull/deck.pptx"));
}

/// The same file twice: every path is equal, nothing differs, and nobody claims a difference.
#[test]
fn a_scenario_does_not_differ_from_itself() {
    let folder = Folder::new("compare-same");
    let json = compare(&folder, &["base.toml", "base.toml"]);
    assert_eq!(json["scenarios"][1]["name"], "base (2)");
    let against = &json["against_reference"][0];
    assert!(against["keys"].as_array().unwrap().is_empty());
    assert!(against["ladder"]["none_because"].as_str().unwrap().contains("do not differ"));
    for (metric, statistic) in [("bust", "mean"), ("write_down", "p95"), ("spending", "mean")] {
        assert_eq!(difference(&json, metric, statistic), 0.0, "{metric}");
    }
    for metric in against["metrics"].as_array().unwrap() {
        assert_eq!(metric["difference"]["equal"]["value"], 1.0, "{metric}");
    }
    assert_eq!(against["dominance"][0]["order"], "undecided");
}

/// Contributions of all rungs add up to the whole difference, in each order.
#[test]
fn ladders_add_up() {
    let folder = Folder::new("compare-ladder");
    let json = compare(&folder, &["base.toml", "bear.toml", "--reference", "base"]);
    let ladder = &json["against_reference"][0]["ladder"];
    let rungs = ladder["rungs"].as_array().unwrap();
    assert!(rungs.len() >= 5 && ladder["paths"] == 64);
    let sum = |read: &dyn Fn(&Value) -> f64| -> f64 {
        rungs.iter().map(|rung| read(&rung["outcomes"][0])).sum()
    };
    let first = sum(&|outcome| outcome["first"][0].as_f64().unwrap());
    let reverse = sum(&|outcome| outcome["reverse"][0].as_f64().unwrap());
    let shapley = sum(&|outcome| outcome["shapley"][0][0].as_f64().unwrap());
    assert!((first - reverse).abs() < 1e-12 && (first - shapley).abs() < 1e-12);
    assert!(first > 0.1, "a bear case busts more often: {first}");
    assert!((difference(&json, "bust", "mean") - first).abs() < 0.2);
}

/// What differs in meaning is refused with its reason; what does not is compared.
#[test]
fn other_units_and_horizons_are_not_compared() {
    let folder = Folder::new("compare-units");
    folder.write("euro.toml", "extends = 'base.toml'\ntitle = 'E'\n[run]\ncurrency = '€bn'\n");
    let json = compare(&folder, &["base.toml", "euro.toml"]);
    let reasons = json["not_compared"].to_string();
    assert!(reasons.contains("€bn in euro, $bn in base"), "{reasons}");
    let names = json["against_reference"][0]["metrics"].to_string();
    assert!(names.contains("\"write_down_share\"") && !names.contains("\"write_down\""));
    folder.write("short.toml", "extends = 'base.toml'\ntitle = 'S'\n[run]\nyears = 6\n");
    let json = compare(&folder, &["base.toml", "short.toml"]);
    assert!(json["not_compared"].to_string().contains("6 years in short, 12 years in base"));
    assert!(json["against_reference"][0]["metrics"].as_array().unwrap().is_empty());
    // The same horizon laid over both makes them comparable.
    let json = compare(&folder, &["base.toml", "short.toml", "--set", "run.years=6"]);
    assert!(json["not_compared"].as_array().unwrap().is_empty());
}

#[test]
fn one_path_is_enough_to_compare_and_too_few_to_be_sure() {
    let folder = Folder::new("compare-one");
    let arguments = [
        "compare",
        "bear.toml",
        "base.toml",
        "--paths",
        "1",
        "--ladder-paths",
        "1",
        "--out",
        "c",
        "--all",
    ];
    let output = folder.run(&arguments);
    assert!(output.status.success(), "{}", errors(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("too few paths"), "{text}");
}

#[test]
fn mistakes_are_named() {
    let folder = Folder::new("compare-mistakes");
    let both = ["compare", "bear.toml", "base.toml"];
    let with = |more: &[&'static str]| -> Vec<&'static str> { [&both, more].concat() };
    refused(&folder, &with(&["--reference", "bse"]), 2, &["no scenario is called `bse`", "`base`"]);
    refused(&folder, &with(&["--weights", "1,2,3"]), 2, &["--weights", "expected 2 numbers"]);
    refused(&folder, &["compare", "base.toml"], 2, &["needs two scenarios or more"]);
    folder.write("bad.toml", "base = 'dark'\nmain = 'blue'\ncolor = '#ffffff'\n");
    let parts =
        ["bad.toml:2", "expected a colour", "found \"blue\"", "bad.toml:3", "no key `color`"];
    refused(&folder, &with(&["--theme", "bad.toml"]), 2, &parts);
    folder.write("font.toml", "font = 'nowhere.otf'\n");
    refused(&folder, &with(&["--theme", "font.toml"]), 2, &["font.toml:1", "nowhere.otf"]);
    refused(&folder, &with(&["--theme", "drak"]), 2, &["`drak`", "light, dark, print"]);
}

#[test]
fn charts_are_drawn_again_without_simulating() {
    let folder = Folder::new("redraw");
    let run = folder.run(&["run", "base.toml", "--paths", "512", "--out", "r", "--quiet"]);
    assert!(run.status.success(), "{}", errors(&run));
    let again = |more: &[&str]| {
        let output = folder.run(&[&["chart", "r"], more].concat());
        assert!(output.status.success(), "{}", errors(&output));
    };
    let read = |name: &str| fs::read(folder.0.join(name)).unwrap();
    again(&["--out", "same"]);
    assert_eq!(read("r/spending.svg"), read("same/spending.svg"));
    assert_eq!(read("r/price.png"), read("same/price.png"));
    again(&["--only", "tornado", "--theme", "dark", "--size", "4:3", "--language", "de"]);
    let dark = folder.0.join("r/tornado-dark-4x3-de.svg");
    assert!(fs::read_to_string(dark).unwrap().starts_with("<svg width=\"1440\" height=\"1080\""));
    again(&["--only", "spending", "--title", "Mine & <yours>", "--out", "titled"]);
    assert_ne!(read("titled/spending.svg"), read("r/spending.svg"));
    refused(&folder, &["chart", "r", "--only", "tornadoo"], 2, &["did you mean `tornado`"]);
    refused(&folder, &["chart", "nothing"], 2, &["nothing/charts.json", "finished run"]);
    refused(&folder, &["chart", "r", "--title", "x"], 2, &["--only"]);
}

/// What a comparison says of a key that differs: the scenario's value and the reference's.
fn key(json: &Value, name: &str) -> [String; 2] {
    let keys = json["against_reference"][0]["keys"].as_array().unwrap();
    let found = keys.iter().find(|key| key["key"] == name);
    let found = found.unwrap_or_else(|| panic!("{name} is not in {keys:?}"));
    ["value", "reference_value"].map(|side| found[side].as_str().unwrap().to_owned())
}

/// Every key that differs is named, whatever it is about, with the default where one side is silent.
#[test]
fn every_key_that_differs_is_named() {
    let folder = Folder::new("compare-keys");
    folder.write(
        "other.toml",
        "extends = 'base.toml'\ntitle = 'O'\nwithout = ['pricing']\n\
         [run]\nstart = 2026\nseed = 7\nsteps_per_year = 12\npaths = 600\nsite_unit = 'halls'\n\
         [bust]\nany_of = [{ metric = 'spending_fall', above = 0.6 }]\n\
         [valuation]\nterminal_share = 0.5\n\
         [[builder]]\nname = 'Meta'\nbuild_out = { reaction = 0.123 }\n\
         [[correlation]]\nbetween = ['demand.growth', 'technology.cost_decline']\nrank = 0.11\n\
         [[expect]]\nmetric = 'bust'\nstatistic = 'mean'\nabove = 0\n",
    );
    let json = compare(&folder, &["base.toml", "other.toml"]);
    for (name, part) in [
        ("title", "name"),
        ("run.start", "run"),
        ("run.seed", "run"),
        ("run.steps_per_year", "run"),
        ("run.paths", "run"),
        ("run.site_unit", "run"),
        ("bust.any_of", "bust"),
        ("valuation.terminal_share", "model"),
        ("builder.Meta.build_out.reaction", "model"),
        ("pricing", "model"),
        ("correlation.demand.growth and technology.cost_decline", "model"),
        ("expect", "promise"),
    ] {
        key(&json, name);
        let keys = json["against_reference"][0]["keys"].as_array().unwrap();
        let found = keys.iter().find(|key| key["key"] == name).unwrap();
        assert_eq!(found["part"], part, "{name}");
    }
    assert_eq!(key(&json, "valuation.terminal_share"), ["0.5", "1 (default)"]);
    assert_eq!(key(&json, "run.steps_per_year"), ["12", "4 (default)"]);
    assert!(key(&json, "bust.any_of")[1].contains("bust_spending (spending_fall 0.5) or"));
    assert_eq!(key(&json, "builder.Meta.build_out.reaction")[0], "0.123");
    assert!(key(&json, "builder.Meta.build_out.reaction")[1].ends_with(')'));
    assert_eq!(key(&json, "pricing")[0], "not there");
    let refused = json["not_compared"].to_string();
    assert!(refused.contains("run.seed") && refused.contains("so that paths pair"), "{refused}");
    let csv = fs::read_to_string(folder.0.join("c/keys.csv")).unwrap();
    assert!(csv.contains("\nother,base,valuation.terminal_share,0.5,1 (default),model\n"), "{csv}");
}

/// A value that is written on one side and the default of the other is no difference.
#[test]
fn a_default_that_is_written_out_does_not_differ() {
    let folder = Folder::new("compare-default");
    folder.write(
        "same.toml",
        "extends = 'base.toml'\ntitle = 'S'\n[valuation]\nterminal_share = 1\n",
    );
    let json = compare(&folder, &["base.toml", "same.toml"]);
    let keys = json["against_reference"][0]["keys"].as_array().unwrap();
    assert!(keys.iter().all(|key| key["part"] == "name"), "{keys:?}");
}

/// Who takes part in one scenario alone is shown as an entry, and named among what is not compared.
#[test]
fn a_new_builder_is_not_left_out() {
    let folder = Folder::new("compare-party");
    for name in ["no-backstop.toml", "stargate.toml"] {
        folder.write(name, fs::read(root().join("scenarios").join(name)).unwrap());
    }
    let json = compare(&folder, &["base.toml", "stargate.toml"]);
    let refused = json["not_compared"].to_string();
    assert!(refused.contains("builders") && refused.contains("only in stargate"), "{refused}");
    let keys = json["against_reference"][0]["keys"].to_string();
    assert!(keys.contains("not there"), "{keys}");
}

/// What rests on fewer paths than the whole says so where it stands.
#[test]
fn each_chart_names_the_paths_that_it_rests_on() {
    let folder = Folder::new("compare-paths");
    let json = compare(&folder, &["base.toml", "bear.toml"]);
    assert_eq!(json["paths"], 512);
    let charts = fs::read_to_string(folder.0.join("c/charts.json")).unwrap();
    let charts: Value = serde_json::from_str(&charts).unwrap();
    let mut told = 0;
    for figure in charts["figures"].as_array().unwrap() {
        let (name, foot) = (figure["name"].as_str().unwrap(), figure["foot"].to_string());
        let words = if name.starts_with("waterfall") {
            told += 1;
            assert!(foot.contains("\"number\":\"64\""), "{foot}");
            "the first {some} of {paths} paths each"
        } else if name == "tornado_one_at_a_time" {
            "the path without chance"
        } else {
            assert!(foot.contains("512") && !foot.contains("the first"), "{name}: {foot}");
            "{paths} paths"
        };
        assert!(foot.contains(words), "{name}: {foot}");
    }
    assert_eq!(told, 2);
    let arguments = ["compare", "base.toml", "bear.toml", "--out", "d"];
    let output = folder.run(&[&arguments[..], &QUICK].concat());
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("of the first 64 of 512 paths"), "{text}");
}
