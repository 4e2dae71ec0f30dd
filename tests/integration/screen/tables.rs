//! The tables of the screen: each cell worked out again from `paths.csv`, by its side, scenario and unit.

use std::fs;

use overbuild::{language::Language, report::Detail};

use super::{column, compared, compared_in, number_after, screen};
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

/// What is told of the values of a metric.
type Tells = fn(&[f64]) -> f64;

/// Lines of a comparison: words, metric, what is told of it.
const BESIDE: [(&str, &str, Tells); 12] = [
    ("Probability of a bust", "bust", mean),
    ("of spending", "bust_spending", mean),
    ("of the price", "bust_price", mean),
    ("of the books", "bust_books", mean),
    ("of credit", "bust_credit", mean),
    ("Write-downs", "write_down", middle),
    ("Never breaks even", "break_even_year", never),
    ("Spending over the horizon", "spending", middle),
    ("largest fall in 3 years", "spending_fall", middle),
    ("Fails: CoreWeave", "default.CoreWeave", mean),
    ("Fails: Oracle", "default.Oracle", mean),
    ("Mean loss: shareholders", "shareholder_loss", mean),
];

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn middle(values: &[f64]) -> f64 {
    quantile(values, 50)
}

fn never(values: &[f64]) -> f64 {
    values.iter().filter(|year| year.is_infinite()).count() as f64 / values.len() as f64
}

/// Each scenario under its own name; of three or two, as not every line has room beside every answer.
#[test]
fn columns_of_a_comparison_are_those_of_their_scenarios() {
    let folder = Folder::new("screens-columns");
    let csv = ["bear", "base", "bull"].map(|name| {
        let file = format!("{name}.toml");
        screen(&folder, &["run", &file, "--paths", "1000"]);
        (name, fs::read_to_string(folder.0.join(format!("output/{name}/paths.csv"))).unwrap())
    });
    let mut seen = Vec::new();
    for csv in [&csv[..], &csv[..2], &csv[1..]] {
        let files: Vec<String> = csv.iter().map(|(name, _)| format!("{name}.toml")).collect();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let text = compared(&folder, &files, [1000, 0], Language::En);
        let (answer, table) = text.split_once("By 2036, medians").unwrap();
        let head: Vec<&str> = table.lines().next().unwrap().split_whitespace().collect();
        assert!(head.iter().eq(csv.iter().map(|(name, _)| name)), "{head:?}");
        let stands = |words: &str| table.lines().any(|line| line.trim_start().starts_with(words));
        for (words, metric, told) in BESIDE.iter().filter(|(words, ..)| stands(words)) {
            let found = cells(table, words);
            assert_eq!(found.len(), csv.len(), "{words}");
            for (text, (name, csv)) in found.iter().zip(csv) {
                near(cell(text), told(&column(csv, metric)), &format!("{words} in {name}"));
            }
            seen.push(*words);
        }
        differences_are_those_of_the_paths(&answer.replace("\n  ", " "), csv);
    }
    for (words, ..) in BESIDE {
        assert!(seen.contains(&words), "`{words}` stands on no screen");
    }
}

/// How much more or less likely a bust is than in base.
fn differences_are_those_of_the_paths(answer: &str, csv: &[(&str, String)]) {
    let share = |own: &str| {
        let (_, csv) = csv.iter().find(|(name, _)| *name == own)?;
        Some(100.0 * mean(&column(csv, "bust")))
    };
    for (sign, name) in [("more", "bear"), ("less", "bull")] {
        let Some((own, base)) = share(name).zip(share("base")) else { continue };
        let words = format!("points {sign} likely in {name} than in base");
        let before = answer.split(&words).next().unwrap();
        let points = number_after(&before[before.rfind("A bust is ").unwrap()..], "A bust is ");
        assert!((points - (own - base).abs()).abs() < 1.6, "{points}: {answer}");
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
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let brief = compared(&folder, &files, [1000, 0], Language::En);
    for (text, csv) in cells(&brief, "mean of worst 5 %").iter().zip(&csv) {
        near(cell(text), mean(&column(csv, "write_down")[950..]), "worst");
    }
    for (text, csv) in cells(&brief, "Fails: Stargate").iter().zip(&csv) {
        if text != "–" {
            near(cell(text), mean(&column(csv, "default.Stargate")), "Stargate");
        }
    }
    let text = compared_in(&folder, &files, [1000, 0], (Detail::All, Language::En));
    let (head, parties) = text.split_once("Who fails\n").unwrap();
    let (_, asked) = head.split_once("What they ask\n").unwrap();
    // What is long stands above its cells.
    let long = "Builders and customers that are left at the horizon\n";
    let survivors: Vec<String> = asked
        .split_once(long)
        .unwrap()
        .1
        .lines()
        .next()
        .unwrap()
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    assert_eq!(survivors.len(), 2, "{asked}");
    for (cell, csv) in survivors.iter().zip(&csv) {
        assert!(!cell.contains('.'), "{cell}");
        near(self::cell(cell), quantile(&column(csv, "survivors"), 50), "survivors");
    }
    let (failing, losing) = parties.split_once("Who loses, mean\n").unwrap();
    let mean = |csv: &String, metric: &str| mean(&column(csv, metric));
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
