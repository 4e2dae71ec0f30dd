//! The deck of a comparison: what its scenarios assume, in the order in which they were named, and the charts that tell
//! the story.

use serde_json::Value;

use super::{
    counted::counted,
    parts,
    slides::{cells, texts},
};
use crate::folder::{Folder, errors};

const NAMES: [&str; 3] = ["bull", "base", "bear"];

fn compared(folder: &Folder) -> Value {
    let scenarios = NAMES.map(|name| format!("{name}.toml"));
    let mut arguments = vec!["compare"];
    arguments.extend(scenarios.iter().map(String::as_str));
    arguments.extend(["--paths", "512", "--ladder-paths", "64", "--out", "c", "--quiet"]);
    let output = folder.run(&arguments);
    assert!(output.status.success(), "{}", errors(&output));
    let json = std::fs::read_to_string(folder.0.join("c/charts.json")).unwrap();
    serde_json::from_str(&json).unwrap()
}

fn form<'a>(charts: &'a Value, name: &str) -> &'a Value {
    let figures = charts["figures"].as_array().unwrap();
    let own = figures.iter().find(|figure| figure["name"] == name).unwrap();
    own["form"].as_object().unwrap().values().next().unwrap()
}

/// A name and nothing else.
fn named(words: &Value) -> &str {
    words["with"][0]["name"].as_str().unwrap()
}

/// Names at the heads of the parts of a chart.
fn heads(parts: &Value) -> Vec<&str> {
    parts.as_array().unwrap().iter().map(|own| own[0].as_str().unwrap()).collect()
}

/// One order everywhere: that in which scenarios were named.
fn order(charts: &Value) {
    let rows = form(charts, "bust")["rows"].as_array().unwrap();
    assert!(rows.iter().map(|row| named(&row["name"])).eq(NAMES));
    assert!(rows.iter().map(|row| row["colour"].as_u64().unwrap()).eq(0..3));
    assert_eq!(heads(&form(charts, "break_even")["series"]), NAMES);
    assert_eq!(heads(&form(charts, "exceedance")["series"]), NAMES);
    for name in ["spending", "relative_price", "free_cash_flow"] {
        assert_eq!(heads(&form(charts, name)["panels"]), NAMES, "{name}");
    }
    let ridges = form(charts, "write_down")["series"].as_array().unwrap();
    assert!(ridges.iter().map(|own| own["name"].as_str().unwrap()).eq(NAMES));
    let series = form(charts, "failures")["series"].as_array().unwrap();
    assert!(series.iter().map(named).eq(NAMES));
}

/// What the files say of a key: the middle and the ends in per cent, as the cell of a table.
fn written(folder: &Folder, scenario: &str, table: &str, key: &str) -> String {
    let text = std::fs::read_to_string(folder.0.join(format!("{scenario}.toml"))).unwrap();
    let file: toml::Table = toml::from_str(&text).unwrap();
    let own = &file[table][key];
    let number = |name: &str| own[name].as_float().unwrap() * 100.0;
    format!("{:.0} % a year ({:.0} % to {:.0} %)", number("p50"), number("p10"), number("p90"))
}

/// Who fails how often in each scenario is what its own run says.
fn failures(folder: &Folder, charts: &Value) {
    let rows = form(charts, "failures")["rows"].as_array().unwrap();
    assert!(rows.len() > 3);
    for (place, scenario) in NAMES.into_iter().enumerate() {
        let file = format!("{scenario}.toml");
        let output = folder.run(&[
            "run",
            &file,
            "--paths",
            "512",
            "--out",
            scenario,
            "--quiet",
            "--no-explore",
        ]);
        assert!(output.status.success(), "{}", errors(&output));
        let json = std::fs::read_to_string(folder.0.join(scenario).join("summary.json")).unwrap();
        let summary: Value = serde_json::from_str(&json).unwrap();
        let metrics = summary["metrics"].as_array().unwrap();
        for row in rows {
            let who = row["name"]["with"][0]["name"].as_str().unwrap();
            let names = ["default", "failure"].map(|kind| format!("{kind}.{who}"));
            let own = metrics.iter().find(|own| names.iter().any(|name| own["name"] == **name));
            let due = own.unwrap()["mean"]["value"].as_f64().unwrap();
            let found = row["values"][place].as_f64().unwrap();
            assert!((found - due).abs() < 1e-9, "{who} in {scenario}: {found}, its run says {due}");
        }
    }
}

#[test]
fn decks_of_comparisons_tell_the_story() {
    let folder = Folder::new("compared-deck");
    let charts = compared(&folder);
    order(&charts);
    failures(&folder, &charts);
    let deck = parts(&folder.0.join("c/deck.pptx"));
    counted(&deck);
    let slides = texts(&deck, "slides/slide");
    assert!(slides.len() <= 12, "{}", slides.len());
    let titles = [
        "What the scenarios assume",
        "A bust on",
        "Spending on sites and equipment in",
        "Price over fair price in",
        "Half of the paths write down",
        "Failed by 2036: ",
        "A bust is ",
        "Mean write-downs are ",
    ];
    for (slide, title) in slides[1..].iter().zip(titles) {
        assert!(slide.contains(title), "{title}");
    }
    let table = cells(&deck, 2);
    assert_eq!(table[0], ["assumption", "bull", "base", "bear"]);
    let row = table.iter().find(|row| row[0] == "Long-run growth of demand").unwrap();
    let due = NAMES.map(|name| written(&folder, name, "demand", "growth_long"));
    assert_eq!(row[1..], due);
    // Below it what the first row says, without the ends that stand in it.
    let plain = |text: &str| text.replace('\u{a0}', " ");
    // Many differ, so they are switched on table by table.
    let said = "Of what differs, demand matters most for a bust. ";
    assert!(plain(&slides[1]).contains(said), "{}", slides[1]);
    assert!(slides[0].contains("AI build-out: bull, base, bear compared"));
    // One amount for one thing: the answer's own, in the title of the chart.
    let answer = slides[0].split("half of the paths write down more than ").skip(1);
    let said: Vec<String> =
        answer.map(|rest| rest.split(".</a:t>").next().unwrap().to_owned()).collect();
    assert_eq!(said.len(), 3);
    for amount in [&said[0], &said[2]] {
        let due = format!("more than {} in", plain(amount));
        assert!(plain(&slides[5]).contains(&due), "{amount}: {due}");
    }
}
