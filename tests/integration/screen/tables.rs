//! The tables of the screen: each cell worked out again from `paths.csv`, by its side, scenario and unit.

use std::fs;

use overbuild::language::Language;

use super::{column, compared, number_after, screen};
use crate::folder::Folder;

/// What a cell of the screen says, in the unit of `paths.csv`.
fn cell(text: &str) -> f64 {
    let scale = match text.rsplit(' ').next().unwrap() {
        "tn" => 1000.0,
        "m" => 0.001,
        "%" => 0.01,
        _ => 1.0,
    };
    let digits: String = text
        .replace('−', "-")
        .chars()
        .filter(|c| c.is_ascii_digit() || ".-".contains(*c))
        .collect();
    if text == "never" { f64::INFINITY } else { digits.parse::<f64>().unwrap() * scale }
}

/// The cells of a line of the screen: columns are a few blanks apart.
fn cells(screen: &str, words: &str) -> Vec<String> {
    let line = screen.lines().find(|line| line.trim_start().starts_with(words));
    let line = line.unwrap_or_else(|| panic!("no line `{words}` in {screen}"));
    let rest = &line.trim_start()[words.len()..];
    rest.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned).collect()
}

fn quantile(values: &[f64], per_cent: usize) -> f64 {
    values[(values.len() * per_cent).div_ceil(100) - 1]
}

/// Two figures stand on the screen at least, so a number is within a twentieth of what it tells.
fn near(found: f64, due: f64, what: &str) {
    let same = found.total_cmp(&due).is_eq() || (found - due).abs() <= 0.051 * due.abs() + 0.006;
    assert!(same, "{what}: {found}, paths say {due}");
}

/// The screen leaves out the last of its key figures where the answer is long.
const FIGURES: [(&str, &str); 4] = [
    ("Write-downs", "write_down"),
    ("Break-even of the industry", "break_even_year"),
    ("Spending over the horizon", "spending"),
    ("largest fall in 3 years", "spending_fall"),
];
const KINDS: [(&str, &str); 4] = [
    ("Spending falls 50 % in 3 years", "bust_spending"),
    ("Price at 50 % of needed margin", "bust_price"),
    ("Books lose 25 % in 3 years", "bust_books"),
    ("Lenders lose 10 % in 3 years", "bust_credit"),
];

/// Each cell of both tables, with its side: the lower end is the lower one.
#[test]
fn the_tables_are_what_the_paths_say() {
    let folder = Folder::new("screens-tables");
    let screen = screen(&folder, &["run", "base.toml", "--paths", "4000"]);
    let csv = fs::read_to_string(folder.0.join("output/base/paths.csv")).unwrap();
    let (_, figures) = screen.split_once("over all paths").unwrap();
    assert!(screen.contains("  4,000 paths, seed 1. More:"), "{screen}");
    assert!(figures.lines().next().unwrap().ends_with("median 1 in 20 below 1 in 20 above"));
    let shown: Vec<_> = FIGURES.into_iter().filter(|(words, _)| figures.contains(words)).collect();
    assert!(shown.len() >= 3 && FIGURES.starts_with(&shown), "{shown:?}");
    for (words, metric) in shown {
        let values = column(&csv, metric);
        let found = cells(figures, words);
        for (text, per_cent) in found.iter().zip([50, 5, 95]) {
            near(cell(text), quantile(&values, per_cent), &format!("{words}, {per_cent} %"));
        }
        assert_eq!(found.len(), 3, "{words}");
    }
    let (kinds, _) = screen.split_once("By 2036").unwrap();
    for (words, metric) in KINDS {
        let happens = column(&csv, metric).iter().sum::<f64>() / 4000.0;
        let mut begins = column(&csv, &format!("{metric}_begins"));
        begins.retain(|year| year.is_finite());
        let found = cells(kinds, words);
        near(cell(&found[0]), happens, words);
        near(cell(&found[1]), quantile(&begins, 50), words);
        let (from, to) = found[2].split_once('–').unwrap();
        assert!((cell(from) - quantile(&begins, 10)).abs() < 1.1, "{words}: {from}");
        assert!((cell(to) - quantile(&begins, 90)).abs() < 1.1, "{words}: {to}");
    }
}

/// Each scenario under its own name.
#[test]
fn columns_of_a_comparison_are_those_of_their_scenarios() {
    let folder = Folder::new("screens-columns");
    let names = ["bear", "base", "bull"];
    let csv = names.map(|name| {
        let file = format!("{name}.toml");
        screen(&folder, &["run", &file, "--paths", "1000"]);
        fs::read_to_string(folder.0.join(format!("output/{name}/paths.csv"))).unwrap()
    });
    let files = names.map(|name| format!("{name}.toml"));
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let text = compared(&folder, &files, [1000, 0], Language::En);
    let (answer, table) = text.split_once("By 2036, medians").unwrap();
    assert_eq!(table.lines().next().unwrap().split_whitespace().collect::<Vec<_>>(), names);
    let rows = [
        ("Probability of a bust", "bust"),
        ("of spending", "bust_spending"),
        ("of credit", "bust_credit"),
    ];
    for (words, metric) in rows {
        for (text, csv) in cells(table, words).iter().zip(&csv) {
            let share = column(csv, metric).iter().sum::<f64>() / 1000.0;
            near(cell(text), share, words);
        }
    }
    for (words, metric) in FIGURES.iter().filter(|(_, metric)| *metric != "break_even_year") {
        let found = cells(table, words);
        assert_eq!(found.len(), 3, "{words}");
        for (text, csv) in found.iter().zip(&csv) {
            near(cell(text), quantile(&column(csv, metric), 50), words);
        }
    }
    for (text, csv) in cells(table, "mean of worst 5 %").iter().zip(&csv) {
        let worst = &column(csv, "write_down")[950..];
        near(cell(text), worst.iter().sum::<f64>() / 50.0, "worst");
    }
    for (text, csv) in cells(table, "Never breaks even").iter().zip(&csv) {
        let years = column(csv, "break_even_year");
        let never = years.iter().filter(|year| year.is_infinite()).count() as f64 / 1000.0;
        near(cell(text), never, "never");
    }
    let share = |csv: &String| column(csv, "bust").iter().sum::<f64>() / 10.0;
    let (base, answer) = (share(&csv[1]), answer.replace("\n  ", " "));
    for (sign, name, csv) in [("more", "bear", &csv[0]), ("less", "bull", &csv[2])] {
        let words = format!("points {sign} likely in {name} than in base");
        let before = answer.split(&words).next().unwrap();
        let points = number_after(&before[before.rfind("A bust is ").unwrap()..], "A bust is ");
        assert!((points - (share(csv) - base).abs()).abs() < 1.6, "{points}: {answer}");
    }
}

/// What a comparison asks, who fails and who loses in each scenario: one who is in one alone stands there, too.
#[test]
fn a_comparison_says_who_fails_and_who_loses() {
    let folder = Folder::new("screens-parties");
    let names = ["no-backstop", "stargate"];
    let csv = names.map(|name| {
        let file = format!("{name}.toml");
        screen(&folder, &["run", &file, "--paths", "1000"]);
        fs::read_to_string(folder.0.join(format!("output/{name}/paths.csv"))).unwrap()
    });
    let files = names.map(|name| format!("{name}.toml"));
    let text = compared(&folder, &[&files[0], &files[1]], [1000, 0], Language::En);
    let (head, parties) = text.split_once("Who fails\n").unwrap();
    let (_, asked) = head.split_once("What they ask\n").unwrap();
    let survivors = cells(asked, "Builders and customers that are left at the h…");
    for (cell, csv) in survivors.iter().zip(&csv) {
        near(self::cell(cell), quantile(&column(csv, "survivors"), 50), "survivors");
    }
    let (failing, losing) = parties.split_once("Who loses, mean\n").unwrap();
    let mean = |csv: &String, metric: &str| column(csv, metric).iter().sum::<f64>() / 1000.0;
    for name in ["OpenAI", "Oracle", "SoftBank", "CoreWeave"] {
        for (text, csv) in cells(failing, name).iter().zip(&csv) {
            near(cell(text), mean(csv, &format!("default.{name}")), name);
        }
    }
    let new = cells(failing, "Stargate");
    assert_eq!(new[0], "–");
    near(cell(&new[1]), mean(&csv[1], "default.Stargate"), "Stargate");
    assert!(failing.trim_start().starts_with("Stargate"), "{failing}");
    for (words, metric) in [("shareholders", "shareholder_loss"), ("bondholders", "bond_loss")] {
        for (text, csv) in cells(losing, words).iter().zip(&csv) {
            near(cell(text), mean(csv, metric), words);
        }
    }
}
