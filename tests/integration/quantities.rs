//! The catalogue of quantities: what is worst, what is not modelled, and what is told of each.

mod not_modelled;

use std::fs;

use overbuild::{
    cli::explained,
    engine::Control,
    metrics::{Metric, Side, collect, quantity, read_model},
    random::Chance,
    scenario::{Document, Rules},
};
use serde_json::Value;

use crate::{
    folder::{Folder, errors, refused},
    support::{model, root},
    told::Paths,
};

/// The worst twentieth of earnings is the lowest one, whatever the name of the metric.
#[test]
fn gates_on_the_worst_twentieth_follow_the_bad_side() {
    let folder = Folder::new("worst-gates");
    let gate = |metric: &str, above: f64| {
        format!(
            "[[expect]]\nmetric = '{metric}'\nstatistic = 'expected_shortfall'\nabove = {above}\n"
        )
    };
    let text = [
        gate("net_present_value", 0.0),
        gate("free_cash_flow", 0.0),
        gate("least_utilisation", 0.7),
    ];
    folder.write("gates.toml", format!("extends = 'base.toml'\ntitle = 'G'\n{}", text.concat()));
    let output = folder.run(&["run", "gates.toml", "--paths", "1024"]);
    assert_eq!(output.status.code(), Some(99), "{}", errors(&output));
    assert_eq!(errors(&output).matches("expectation not met").count(), 3, "{}", errors(&output));
    // By other code: the mean of the 51 smallest values of each column.
    let paths = Paths::read(&folder.0.join("output/gates/paths.csv"));
    let summary: Value = read(&folder, "output/gates/summary.json");
    let mut compared = 0;
    for own in summary["metrics"].as_array().unwrap() {
        let name = own["name"].as_str().unwrap();
        if name == "internal_rate_of_return" {
            continue; // what is undefined there is no value
        }
        let mut values = paths.column(name);
        let Some(found) = own["expected_shortfall_95"]["value"].as_f64() else { continue };
        values.sort_by(f64::total_cmp);
        let worst =
            if own["worse"] == "low" { &values[..51] } else { &values[values.len() - 51..] };
        let mean = worst.iter().sum::<f64>() / 51.0;
        assert!((found - mean).abs() <= 1e-5 * mean.abs().max(1e-6), "{name}: {found} {mean}");
        compared += 1;
    }
    assert!(compared > 30, "{compared}");
}

/// Every declared quantity with a worse side has a worst twentieth on that side; the others have none.
#[test]
fn what_has_no_worse_side_has_no_worst_twentieth() {
    let folder = Folder::new("no-side");
    let output = folder.run(&["run", "base.toml", "--paths", "640", "--format", "json"]);
    let summary: Value = serde_json::from_slice(&output.stdout).unwrap();
    for own in summary["metrics"].as_array().unwrap() {
        let name = own["name"].as_str().unwrap().split('.').next().unwrap();
        let declared = quantity::all().find(|(q, sort)| q.name == name && !sort.track).unwrap().0;
        assert_eq!(own["worse"].as_str(), declared.worse.name(), "{name}");
        if declared.worse == Side::Neither {
            assert!(own["expected_shortfall_95"].is_null(), "{name}");
        }
    }
    folder.write(
        "gate.toml",
        "extends = 'base.toml'\ntitle = 'G'\n[[expect]]\nmetric = 'spending'\nstatistic = 'expected_shortfall'\nabove = 1\n",
    );
    refused(&folder, &["run", "gate.toml"], 2, &["`spending` has no worse side", "gate.toml:4"]);
    let on = ["run", "base.toml", "--precision", "5%", "--on", "spending:expected_shortfall"];
    refused(&folder, &on, 2, &["--on: `spending` has no worse side"]);
}

/// A library's user who misspells a metric of a bust, or asks for one that is not modelled, is told: as a file's
/// is, and when the bust was put into the model by hand.
#[test]
fn a_library_refuses_a_bust_that_cannot_be_told() {
    let file = root().join("scenarios/railway-mania.toml");
    for (metric, part) in
        [("write_dwn", "did you mean `write_down`?"), ("peak_debt", "it needs [finance]")]
    {
        let bust = format!("bust={{any_of=[{{metric=\"{metric}\",above=1}}]}}");
        let mut document = Document::load(&file, &[bust]);
        assert!(read_model(&mut document, Rules::default()).is_none(), "{metric}");
        let said = document.problems.render(&document.sources, false);
        assert!(said.contains(part), "{said}");
        let mut model = model("railway-mania", &[]);
        let condition = &mut model.header.bust.any_of[0];
        condition.metric = metric.to_owned();
        condition.span = Some(0..0);
        let paths = std::num::NonZero::new(64).unwrap();
        let stopped = collect(&model, Chance::Seed(1), paths, &Control::default()).err().unwrap();
        assert!(format!("{stopped:?}").contains(part), "{stopped:?}");
    }
}

/// `explain` answers for every metric and track, alone and with a party's name, and for every statistic.
#[test]
fn explain_knows_every_quantity() {
    let folder = Folder::new("explain-quantities");
    let explain = |name: &str| explained(name).unwrap();
    let mut names: Vec<&str> = quantity::all().map(|(quantity, _)| quantity.name).collect();
    names.dedup();
    for name in names {
        let text = explain(name);
        for part in ["formula  ", "unit     ", "worse    ", "needs    "] {
            assert!(text.contains(part), "{name}: {text}");
        }
    }
    let text = explain("write_down");
    assert!(
        text.contains("worse    large values") && text.contains("needs    [accounting]"),
        "{text}"
    );
    assert!(text.contains("metric: one number") && text.contains("track: a variable"), "{text}");
    assert!(explain("default.Meta").contains("Whether the builder cannot pay"));
    for name in ["mean", "p99.9", "expected_shortfall_99", "share"] {
        assert!(explain(name).contains("statistic of a metric"), "{name}");
    }
    refused(&folder, &["explain", "write_donw"], 2, &["did you mean `write_down`?"]);
}

#[test]
fn the_tables_of_quantities_in_the_model_document_are_current() {
    let folder = Folder::new("markdown-quantities");
    let printed = folder.run(&["explain", "--markdown-quantities"]).stdout;
    let printed = String::from_utf8(printed).unwrap();
    let document = fs::read_to_string(root().join("MODEL.md")).unwrap();
    assert!(
        printed.contains("| `write_down` |") && document.contains(&printed),
        "put the output of `overbuild explain --markdown-quantities` into section 4 of MODEL.md"
    );
}

/// Editors complete the names of metrics.
#[test]
fn the_schema_has_the_names_of_metrics() {
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(root().join("scenarios/schema.json")).unwrap())
            .unwrap();
    let places = [
        &schema["properties"]["bust"]["properties"]["any_of"]["items"]["properties"]["metric"],
        &schema["properties"]["expect"]["items"]["properties"]["metric"],
    ];
    for place in places {
        let names = place["anyOf"][0]["enum"].as_array().unwrap();
        assert!(Metric::ALL.iter().all(|id| names.iter().any(|name| name == id.name())), "{place}");
    }
}

fn read(folder: &Folder, name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(folder.0.join(name)).unwrap()).unwrap()
}

/// What is worked out in the course of a step has no row for the start: 0 there would be taken for a number.
#[test]
fn what_is_not_known_at_the_start_has_no_row_of_it() {
    let folder = Folder::new("quantities-start");
    let output = folder.run(&["run", "base.toml", "--paths", "64", "--out", "r", "--quiet"]);
    assert!(output.status.success());
    let text = fs::read_to_string(folder.0.join("r/tracks.csv")).unwrap();
    let first = |track: &str| {
        let row = text.lines().find(|line| line.starts_with(&format!("{track},"))).unwrap();
        row.split(',').nth(1).unwrap().to_owned()
    };
    for (track, year) in [
        ("financed_demand_share", "2025"),
        ("terminal_value", "2025"),
        ("tightness", "2024"),
        ("spending", "2025"),
    ] {
        assert_eq!(first(track), year, "{track}");
    }
    let asked = ["--for", "financed_demand_share@2024:p50 = 10%", "--by", "demand.growth"];
    let output = folder.run(&[&["solve", "base.toml", "--paths", "64"], &asked[..]].concat());
    let said = errors(&output);
    assert!(said.contains("expected a year from 2025 to 2036"), "{said}");
}
