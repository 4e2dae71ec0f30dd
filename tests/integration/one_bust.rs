//! Scenarios that call different things a bust are compared by one definition, which stands there; their own stand beside it.

use std::fs;

use serde_json::Value;

use crate::{
    folder::{Folder, errors},
    told::Paths,
};

const SIZE: [&str; 2] = ["--paths", "600"];

fn told(folder: &Folder, arguments: &[&str], out: &str) -> String {
    let all = [arguments, &SIZE, &["--out", out, "--overwrite"]].concat();
    let output = folder.run(&all);
    assert!(output.status.success(), "{}", errors(&output));
    let told = String::from_utf8(output.stdout).unwrap().replace('\u{a0}', " ");
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(folder: &Folder, file: &str) -> Value {
    serde_json::from_slice(&fs::read(folder.0.join(file)).unwrap()).unwrap()
}

/// How often a scenario busts by what is written in it, or by some of its columns.
fn alone(folder: &Folder, scenario: &str, kinds: &[&str]) -> [f64; 2] {
    told(folder, &["run", scenario], "r");
    let own = read(folder, "r/summary.json")["bust"]["probability"]["value"].as_f64().unwrap();
    let paths = Paths::read(&folder.0.join("r/paths.csv"));
    let columns: Vec<Vec<f64>> = kinds.iter().map(|kind| paths.column(kind)).collect();
    let all = columns[0].len();
    let hits = (0..all).filter(|path| columns.iter().any(|column| column[*path] > 0.5)).count();
    [own, hits as f64 / all as f64]
}

const KINDS: [&str; 4] = ["bust_spending", "bust_price", "bust_books", "bust_credit"];

fn same(found: &Value, due: f64) {
    assert!((found.as_f64().unwrap() - due).abs() < 1e-9, "{found}, paths say {due}");
}

/// Shares of the paths of the two scenarios by the one definition, and by their own where that is another.
fn held(folder: &Folder, json: &str, usual: [f64; 2], own: [Option<f64>; 2]) -> Value {
    let json = read(folder, json);
    for (place, (usual, own)) in usual.into_iter().zip(own).enumerate() {
        let one = &json["scenarios"][place];
        same(&one["bust"]["value"], usual);
        match own {
            Some(own) => same(&one["own_bust"]["probability"]["value"], own),
            None => assert!(one["own_bust"].is_null(), "{one}"),
        }
    }
    let metrics = json["against_reference"][0]["metrics"].as_array().unwrap();
    let bust = metrics.iter().find(|own| own["name"] == "bust").unwrap();
    let apart = bust["difference"]["mean"]["difference"].as_f64().unwrap();
    assert!((apart - (usual[1] - usual[0])).abs() < 1e-9, "{apart}, paths say {usual:?}");
    assert!(!json["not_compared"].to_string().contains("differently"), "{json}");
    json
}

#[test]
fn what_is_a_bust_in_the_reference_is_one_in_all() {
    let folder = Folder::new("one-bust");
    folder.write(
        "other.toml",
        "extends = 'base.toml'\ntitle = 'O'\nquestion = 'Who asks?'\n[demand]\nelasticity = 0.3\n\
         [bust]\nany_of = [{ metric = 'write_down', above = 3000 }]\n",
    );
    let [base, _] = alone(&folder, "base.toml", &KINDS);
    let [own, usual] = alone(&folder, "other.toml", &KINDS);
    assert!((own - usual).abs() > 0.01, "{own} {usual}");
    let text = told(&folder, &["compare", "base.toml", "other.toml", "--ladder-paths", "600"], "c");
    held(&folder, "c/comparison.json", [base, usual], [None, Some(own)]);
    let share = format!("By its own definition other busts on {:.0} % of its paths", own * 100.0);
    for part in ["A bust is here, in every scenario: yearly spending falls by 50 %", &share] {
        assert!(text.contains(part), "`{part}` is not in: {text}");
    }
    assert!(text.contains("write-downs over the horizon above $3 trillion"), "{text}");
    // The ladder leads from one number of the table to the other.
    let ladder = fs::read_to_string(folder.0.join("c/ladder.csv")).unwrap();
    let row = ladder.lines().find(|line| line.contains(",bust,")).unwrap();
    let numbers: Vec<f64> = row.split(',').filter_map(|cell| cell.parse().ok()).collect();
    assert!(numbers.iter().any(|own| (own - (usual - base)).abs() < 1e-6), "{row}");
    // One question is asked, wherever it stands.
    let page = fs::read_to_string(folder.0.join("c/report.html")).unwrap();
    assert!(text.contains("Who asks?") && page.contains("Who asks?"));
}

/// The other way round, the limit is that of the reference.
#[test]
fn a_reference_may_have_a_bust_of_its_own() {
    let folder = Folder::new("one-bust-own");
    folder.write(
        "other.toml",
        "extends = 'base.toml'\ntitle = 'O'\n[bust]\nany_of = [{ metric = 'write_down', above = 3000 }]\n",
    );
    let [own, _] = alone(&folder, "other.toml", &KINDS);
    let [base, _] = alone(&folder, "base.toml", &KINDS);
    let arguments = ["compare", "other.toml", "base.toml", "--reference", "other"];
    told(&folder, &arguments, "c");
    // All else is the same, and so is every path.
    let json = held(&folder, "c/comparison.json", [own, own], [None, Some(base)]);
    assert_eq!(json["definition"], "write_down above 3000");
}

/// What a scenario does not model it cannot be held to: then it is the kinds that all have.
#[test]
fn what_not_all_can_tell_counts_in_none() {
    let folder = Folder::new("one-bust-usual");
    folder.write("other.toml", "extends = 'base.toml'\ntitle = 'O'\nwithout = ['accounting', 'default', 'held_for_sale']\n");
    folder.write(
        "own.toml",
        "extends = 'base.toml'\ntitle = 'P'\n[bust]\nany_of = [{ metric = 'write_down', above = 3000 }]\n",
    );
    let kinds = ["bust_spending", "bust_price"];
    let [own, few] = alone(&folder, "own.toml", &kinds);
    let [other, also] = alone(&folder, "other.toml", &kinds);
    same(&Value::from(other), also);
    told(&folder, &["compare", "own.toml", "other.toml", "--reference", "own"], "c");
    held(&folder, "c/comparison.json", [few, other], [Some(own), None]);
}

/// Of kinds that are not modelled nothing is known.
#[test]
fn none_of_the_paths_says_of_what() {
    let folder = Folder::new("one-bust-bare");
    let calm = |name: &str| {
        format!(
            "title = '{name}'\nquestion = 'Q?'\n[[builder]]\nname = 'B'\nshare = 1\n\
             plan = {{ table = [[2024, 900], [2026, 1200]], growth = 0.05 }}\n[run]\nstart = 2026\n\
             [technology]\nequipment_cost = 27\nsite_cost = 18\n[demand]\ninitial = 80\n\
             growth = {{ p10 = 0.15, p50 = 0.30, p90 = 0.50 }}\ngrowth_long = 0.3\n\
             [fleet]\ninitial_capacity = 100\n"
        )
    };
    folder.write("s.toml", calm("S"));
    folder.write("u.toml", calm("U"));
    let text = told(&folder, &["compare", "s.toml", "u.toml"], "c");
    assert!(
        text.contains("In s no path ends in a bust of spending")
            && text.contains("the other kinds are not modelled;"),
        "{text}"
    );
    // One that has more kinds is not held to them, and has them.
    folder.write("v.toml", calm("V") + "[accounting]\n");
    let text = told(&folder, &["compare", "s.toml", "v.toml"], "d");
    for part in ["the other kinds are not modelled;", "the other kinds are not modelled in all"] {
        assert!(text.contains(part), "`{part}` is not in: {text}");
    }
}

/// A limit in money has its unit.
#[test]
fn limits_have_units() {
    let folder = Folder::new("one-bust-unit");
    folder.write(
        "own.toml",
        "extends = 'base.toml'\ntitle = 'P'\n[bust]\nany_of = [{ metric = 'lender_loss', above = 100 }]\n",
    );
    let text = told(&folder, &["run", "own.toml"], "r");
    assert!(text.contains("above $100 bn"), "{text}");
}
