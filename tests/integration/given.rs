//! `--given`: what is said of the paths on which a condition holds is what `paths.csv` says of them.

use overbuild::metrics::{History, Track};
use serde_json::Value;

use crate::{
    folder::{Folder, errors, refused},
    support::{histories, model},
};

const PATHS: usize = 3000;
const RUN: [&str; 6] = ["run", "base.toml", "--paths", "3000", "--out", "out"];

/// Rows of a CSV file by the names of its columns.
struct Table(Vec<String>, Vec<Vec<String>>);

impl Table {
    fn read(folder: &Folder, file: &str) -> Self {
        let text = std::fs::read_to_string(folder.0.join("out").join(file)).unwrap();
        let mut rows = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let header = rows.headers().unwrap().iter().map(str::to_owned).collect();
        let all = rows.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
        Self(header, all.collect())
    }

    fn text(&self, row: usize, column: &str) -> &str {
        &self.1[row][self.0.iter().position(|name| name == column).unwrap()]
    }

    fn number(&self, row: usize, column: &str) -> f64 {
        let text = self.text(row, column);
        if text == "never" { f64::INFINITY } else { text.parse().unwrap() }
    }

    fn column(&self, column: &str) -> Vec<f64> {
        (0..self.1.len()).map(|row| self.number(row, column)).collect()
    }
}

fn with(folder: &Folder, condition: &str) -> std::process::Output {
    folder.run(&[RUN.as_slice(), &["--given", condition]].concat())
}

/// The value of a rank, as section 5 of MODEL.md has it.
fn quantile(mut values: Vec<f64>, p: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank")]
    values[(p * values.len() as f64).ceil() as usize - 1]
}

#[test]
fn both_sides_are_what_the_paths_say() {
    let folder = Folder::new("given");
    let output = with(&folder, "spending_fall > 50 % and bust_begins <= 2030");
    assert!(output.status.success(), "{}", errors(&output));
    let paths = Table::read(&folder, "paths.csv");
    let (fall, begins) = (paths.column("spending_fall"), paths.column("bust_begins"));
    let holds = |path: &usize| fall[*path] > 0.5 && begins[*path] <= 2030.0;
    let count = (0..PATHS).filter(holds).count();
    let screen = String::from_utf8_lossy(&output.stdout).into_owned();
    let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = format!("{} of 3,000 paths", overbuild::language::number::count(count as u64));
    assert!(count > 300 && screen.contains(&words), "{words}");
    let given = Table::read(&folder, "given.csv");
    let mut told = 0;
    for row in 0..given.1.len() {
        let (metric, side) = (given.text(row, "metric"), given.text(row, "side"));
        if !["write_down", "spending", "bust_begins", "default.OpenAI"].contains(&metric) {
            continue;
        }
        let wanted = side == "given";
        let all = paths.column(metric);
        let own: Vec<f64> =
            (0..PATHS).filter(|path| holds(path) == wanted).map(|path| all[path]).collect();
        assert!((given.number(row, "paths") - own.len() as f64).abs() < 0.5);
        for (p, column) in [(0.05, "p5"), (0.5, "p50"), (0.95, "p95")] {
            let (found, due) = (given.number(row, column), quantile(own.clone(), p));
            let same = found == due || (found / due - 1.0).abs() < 1e-6;
            assert!(same, "{metric} {side} {column}: {found}, the paths say {due}");
        }
        if own.iter().all(|value| value.is_finite()) {
            let mean = own.iter().sum::<f64>() / own.len() as f64;
            assert!((given.number(row, "mean") / mean - 1.0).abs() < 1e-6, "{metric} {side}");
        }
        told += 1;
    }
    assert_eq!(told, 8);
    the_paths_told_are_paths_of_their_side(&folder, &holds);
    let page = std::fs::read_to_string(folder.0.join("out/report.html")).unwrap();
    let page = page.replace('\u{a0}', " ");
    assert!(page.contains("within three years above 50 %") && page.contains("stands for"));
}

/// Each path that is told is of its side, and has the spending of that path run alone.
fn the_paths_told_are_paths_of_their_side(folder: &Folder, holds: &dyn Fn(&usize) -> bool) {
    let told = Table::read(folder, "given_paths.csv");
    let all: Vec<History> = histories(&model("base", &[]), PATHS as u64);
    let mut roles = std::collections::BTreeSet::new();
    for row in 0..told.1.len() {
        let role = told.text(row, "stands_for").to_owned();
        let path: usize = told.text(row, "path").parse().unwrap();
        assert_eq!(holds(&path), role != "others", "{role}");
        let history = &all[path / 64];
        let years = (1..=history.years())
            .find(|year| (history.calendar_year(*year) - told.number(row, "year")).abs() < 0.5);
        let due = history.track(Track::Spending)[years.unwrap()][path % 64];
        let found = told.number(row, "spending");
        assert!((found / due - 1.0).abs() < 1e-6, "{role}, path {path}: {found} {due}");
        roles.insert(role);
    }
    assert_eq!(roles.len(), 3);
}

#[test]
fn few_paths_have_no_quantiles_and_none_is_told() {
    let folder = Folder::new("given-few");
    let few = ["run", "base.toml", "--paths", "300", "--out", "out"];
    let with = |folder: &Folder, condition: &str| {
        folder.run(&[few.as_slice(), &["--given", condition]].concat())
    };
    assert!(with(&folder, "bust").status.success());
    let mut falls = Table::read(&folder, "paths.csv").column("spending_fall");
    falls.sort_by(|a, b| b.total_cmp(a));
    let three = format!("spending_fall > {}", f64::midpoint(falls[2], falls[3]));
    let output = with(&folder, &three);
    let screen = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && screen.contains("3 of 300 paths"), "{screen}");
    assert!(screen.contains("Too few paths for quantiles (20 at least)"), "{screen}");
    assert_eq!(Table::read(&folder, "given.csv").1.len(), 0);
    let json = std::fs::read_to_string(folder.0.join("out/given.json")).unwrap();
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["first_paths"].as_array().unwrap().len(), 3);
    assert!(json["found"].is_null());
    let none = with(&folder, "spending_fall > 0.999999");
    assert_eq!(none.status.code(), Some(3), "{}", errors(&none));
    assert!(errors(&none).contains("holds on none of 300 paths"));
    assert!(folder.0.join("out/summary.json").exists());
    // Where it holds on all, there are no others.
    let all = with(&folder, "write_down >= 0 and spending > 0.001");
    assert_eq!(all.status.code(), Some(2));
    let all = with(&folder, "spending > 0.001");
    assert!(all.status.success() && String::from_utf8_lossy(&all.stdout).contains("too few"));
}

#[test]
fn conditions_that_are_no_question_are_refused_before_anything_runs() {
    let folder = Folder::new("given-bad");
    for (condition, due) in [
        ("spending_fal > 0.5", "did you mean `spending_fall`?"),
        ("spending_fall > NaN", "is no number"),
        ("spending_fall > 50", "for 50 % write 0.5"),
        ("default.Nobody", "there is no metric `default.Nobody`"),
        ("largest_power_queue > 3", "is not modelled here: it needs [power]"),
        ("'default.Nobody' and bust", "there is no metric `default.Nobody`"),
        ("", "a metric is missing"),
    ] {
        let run = [RUN.as_slice(), &["--given", condition]].concat();
        refused(&folder, &run, 2, &["error: --given: ", due]);
    }
    assert!(!folder.0.join("out").exists());
}

/// A part of a condition that another part covers is told, of paths that are run and of rules, in either language.
#[test]
fn parts_of_a_condition_that_change_nothing_are_told() {
    let folder = Folder::new("given-covered");
    let condition = "spending_fall > 0.5 and spending_fall > 0.6 and bust and bust";
    let run = ["run", "base.toml", "--paths", "64", "--simulate-only", "--out", "r", "--given"];
    let rules = ["rules", "base.toml", "--paths", "512", "--out", "w", "-q", "--of"];
    let english = [
        "`spending_fall > 0.5` changes nothing: wherever `spending_fall > 0.6` holds, it does",
        "`bust` stands twice",
    ];
    let german = [
        "`spending_fall > 0.5` ändert nichts: Wo `spending_fall > 0.6` gilt, gilt es auch",
        "`bust` steht zweimal da",
    ];
    for (command, option) in [(&run[..], "--given"), (&rules[..], "--of")] {
        for (language, word, due) in [("en", "warning", english), ("de", "Warnung", german)] {
            let asked = [condition, "--language", language, "--overwrite"];
            let said = errors(&folder.run(&[command, &asked].concat()));
            for due in due {
                assert!(said.contains(&format!("{word}: {option}: {due}")), "{due}: {said}");
            }
        }
    }
}

/// The short screen of a condition has room on a terminal, in both languages.
#[test]
fn a_condition_has_room_on_a_screen() {
    let folder = Folder::new("given-screen");
    for (name, language) in [("base.toml", "en"), ("base.toml", "de"), ("us-offices.toml", "de")] {
        let run = ["run", name, "--paths", "512", "--no-explore", "--overwrite", "--out", "out"];
        let asked = ["--language", language, "--given", "spending_fall > 50 %"];
        let output = folder.run(&[run.as_slice(), asked.as_slice()].concat());
        assert!(output.status.success(), "{}", errors(&output));
        let screen = String::from_utf8_lossy(&output.stdout).into_owned();
        let wide = screen.lines().find(|line| line.chars().count() > 80);
        assert!(wide.is_none() && !screen.contains('…') && !screen.contains('±'), "{screen}");
        assert!(screen.lines().count() <= 29, "{}: {screen}", screen.lines().count());
    }
}
