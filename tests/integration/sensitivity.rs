//! What explains the spread of a number, where arithmetic knows it.

use serde_json::Value;

use crate::{
    folder::{Folder, errors, refused},
    solve::STRAIGHT_LINE,
};

fn explained(folder: &Folder, arguments: &[&str]) -> Value {
    let output =
        folder.run(&[&["sensitivity"], arguments, &["--format", "json", "--out", "s"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn index(answer: &Value, parameter: &str, order: &str) -> (f64, f64) {
    let rows = answer["quantities"][0]["parameters"].as_array().unwrap();
    let row = rows.iter().find(|row| row["parameter"] == parameter).unwrap();
    let number = |key: &str| row[order][key].as_f64().unwrap();
    (number("value"), number("error"))
}

/// Required revenue is spending over life over margin: of a product of independent factors every index is known.
#[test]
fn indices_of_a_product_are_those_of_arithmetic() {
    let folder = Folder::new("sensitivity-product");
    folder.write("line.toml", STRAIGHT_LINE);
    let drawn = [
        "--set",
        "fleet.equipment_life={uniform=[5,10]}",
        "--set",
        "operations.overhead={uniform=[0.5,0.8]}",
        "--points",
        "4096",
        "--on",
        "required_revenue@2027",
    ];
    let answer = explained(&folder, &[&["line.toml"], &drawn[..]].concat());
    crate::solve::asks(&folder, "s", "What explains the spread of ");
    // Of 1 / life and 1 / margin: means, and means of squares.
    let (life, life_squared) = (2_f64.ln() / 5.0, 0.02);
    let (margin, margin_squared) = (2.5_f64.ln() / 0.3, 10.0);
    let all = life_squared * margin_squared - (life * margin) * (life * margin);
    let of_life = (life_squared - life * life) * margin * margin / all;
    let of_margin = (margin_squared - margin * margin) * life * life / all;
    for (name, own, other) in [
        ("fleet.equipment_life", of_life, of_margin),
        ("operations.overhead", of_margin, of_life),
        ("luck", 0.0, 1.0),
    ] {
        for (order, due) in [("first", own), ("total", 1.0 - other)] {
            let (value, error) = index(&answer, name, order);
            assert!((value - due).abs() < 0.005, "{name} {order}: {value} {due}");
            assert!(error < 0.02, "{name} {order}: {error}");
        }
    }
    assert_eq!(answer["paths"], 4096 * 5);
}

/// Of correlated parameters each has its share; all add up to the whole, and each moves the distribution by itself.
#[test]
fn correlated_parameters_have_shares_and_distances() {
    let folder = Folder::new("sensitivity-shares");
    folder.write("line.toml", STRAIGHT_LINE);
    let both =
        "correlation=[{between=[\"fleet.equipment_life\",\"operations.overhead\"],rank=0.8}]";
    let drawn = [
        "--set",
        "fleet.equipment_life={uniform=[5,10]}",
        "--set",
        "operations.overhead={uniform=[0.5,0.8]}",
        "--set",
        both,
        "--points",
        "2048",
        "--on",
        "required_revenue@2027",
    ];
    let answer = explained(&folder, &[&["line.toml"], &drawn[..]].concat());
    let rows = answer["quantities"][0]["parameters"].as_array().unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row["parameter"].as_str().unwrap()).collect();
    let [life, overhead] = ["fleet.equipment_life", "operations.overhead"];
    let group = format!("{life} + {overhead}");
    assert!(
        names.len() == 5
            && [&group, life, overhead, "luck", "nothing"].iter().all(|name| names.contains(name)),
        "{names:?}"
    );
    let shares = [life, overhead, "luck"].map(|name| index(&answer, name, "shapley").0);
    assert!(
        (shares.iter().sum::<f64>() - 1.0).abs() < 1e-9 && shares[2].abs() < 1e-9,
        "{shares:?}"
    );
    // A long life takes back what overhead costs: what is left is mostly that of overhead.
    assert!(shares[1] > shares[0] + 0.1 && shares[0] > 0.0, "{shares:?}");
    let far = |name: &str| index(&answer, name, "pawn");
    let (nothing, error) = far("nothing");
    assert!(far(overhead).0 > far(life).0 && far(life).0 > nothing + 5.0 * error, "{answer}");
    assert!(index(&answer, &group, "total").0 > 0.99);
    // Without correlation nobody asks for shares, unless by name; they are between the two orders.
    let alone = [&drawn[..4], &drawn[6..]].concat();
    let answer = explained(&folder, &[&["line.toml"], &alone[..]].concat());
    assert!(answer["quantities"][0]["parameters"][0].get("shapley").is_none(), "{answer}");
    let answer = explained(&folder, &[&["line.toml", "--shapley"], &alone[..]].concat());
    for name in [life, overhead] {
        let [first, share, total] =
            ["first", "shapley", "total"].map(|order| index(&answer, name, order));
        let room = 2.0 * (first.1 + share.1 + total.1);
        assert!(
            first.0 - room < share.0 && share.0 < total.0 + room,
            "{name}: {first:?} {share:?} {total:?}"
        );
        // Between two factors of a product, half of what they do together.
        let due = f64::midpoint(first.0, total.0);
        assert!((share.0 - due).abs() < 0.02, "{name}: {share:?} {due}");
    }
    for file in ["shares_required_revenue_2027.svg", "distances_required_revenue_2027.svg"] {
        assert!(folder.0.join("s").join(file).exists(), "{file}");
    }
}

/// On a whole scenario: on any number of threads the same, and parts lie within bounds.
#[test]
fn a_scenario_has_indices() {
    let folder = Folder::new("sensitivity-scenario");
    let question = ["fiber-glut.toml", "--points", "512", "--on", "bust"];
    let answer = explained(&folder, &question);
    assert_eq!(answer, explained(&folder, &[&question[..], &["--threads", "1"]].concat()));
    let rows = answer["quantities"][0]["parameters"].as_array().unwrap();
    assert!(rows.len() > 5, "{answer}");
    let of_variance = rows.iter().filter(|row| row.get("first").is_some());
    for row in of_variance {
        let number = |order: &str, key: &str| row[order][key].as_f64().unwrap();
        let (first, total) = (number("first", "value"), number("total", "value"));
        let room = 4.0 * (number("first", "error") + number("total", "error"));
        let within = first >= -room && total <= 1.0 + room && first <= total + room;
        assert!(within, "{row}");
    }
    for file in
        ["sensitivity.csv", "sensitivity_bust.svg", "report.html", "deck.pptx", "manifest.json"]
    {
        assert!(folder.0.join("s").join(file).exists(), "{file}");
    }
}

#[test]
fn what_has_no_indices_is_told() {
    let folder = Folder::new("sensitivity-none");
    folder.write("line.toml", STRAIGHT_LINE);
    let base = ["sensitivity", "base.toml", "--points", "64", "--out", "refused"];
    for (more, words) in [
        (&["--on", "bsut"][..], "did you mean `bust`?"),
        (&["--on", "write_down:p50"], "without a statistic"),
        (&["--on", "bust", "--on", "bust"], "asked for twice"),
        (&["--by", "demand.grwth"], "did you mean `demand.growth`?"),
        (&["--by", "demand.growth", "--by", "demand.growth"], "stands there twice"),
        (&["--by", "accounting.standard"], "is drawn by no path"),
    ] {
        refused(&folder, &[&base[..], more].concat(), 2, &[words]);
    }
    // What is correlated counts as one.
    let both = ["base.toml", "--points", "64", "--on", "bust", "--by", "customer.OpenAI.growth"];
    let answer = explained(&folder, &both);
    assert!(index(&answer, "demand.growth + customer.OpenAI.growth", "total").0 > 0.0, "{answer}");
    let fixed = ["sensitivity", "line.toml", "--points", "64", "--out", "refused"];
    refused(&folder, &fixed, 2, &["draws no parameter"]);
    let still =
        ["--set", "fleet.equipment_life={uniform=[5,10]}", "--on", "spending", "--points", "64"];
    let output = folder.run(&[&["sensitivity", "line.toml"], &still[..]].concat());
    let said = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(said.contains("the same on every path"), "{said}{}", errors(&output));
}

/// What a few paths decide is not told as a part of the variance; a level that is given has no spread; of a rate that
/// every path has, and of a year that always comes, the spread is its own.
#[test]
fn what_is_too_rare_or_constant_is_told() {
    let folder = Folder::new("sensitivity-rare");
    let on =
        ["default.Oracle@2028", "tightness@2024", "internal_rate_of_return", "spending_peak_year"];
    let on = on.map(|own| ["--on", own]).concat();
    let base = [
        "sensitivity",
        "base",
        "--by",
        "demand.growth",
        "--by",
        "build_out.reaction",
        "--points",
        "256",
    ];
    let output = folder.run(&[&base[..], &on, &["--out", "s"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    let screen = String::from_utf8(output.stdout).unwrap().replace("\n    ", " ");
    let has = |words: &str| screen.contains(words);
    assert!(
        has("A default of Oracle by 2028: a few extreme points decide it")
            || has("the same on every path"),
        "{screen}"
    );
    assert!(has("Demand over capacity in 2024: the same on every path"), "{screen}");
    assert!(has("What explains the spread: internal rate of return"), "{screen}");
    assert!(!has("hether it never happens") && !has("Oracle's has"), "{screen}");
    for line in screen.lines().filter(|line| line.contains('±') && !line.contains("± is")) {
        let parts: Vec<f64> = line.split_whitespace().filter_map(|own| own.parse().ok()).collect();
        assert!(parts.iter().all(|part| *part < 150.0), "{line}");
    }
    let charts = std::fs::read_to_string(folder.0.join("s/charts.json")).unwrap();
    assert!(!charts.contains("\"sensitivity_default"), "{charts}");
}
