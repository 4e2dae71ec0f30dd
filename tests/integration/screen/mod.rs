//! The screen: the answer first, in less than thirty lines of eighty columns, with numbers that the paths bear out;
//! the same answer on page, deck and in `summary.json`.

mod all;
mod asked;
mod elsewhere;
mod several;
mod tables;

use std::{fs, num::NonZero, path::PathBuf};

use overbuild::{
    analysis::Study,
    engine::Control,
    language::Language,
    library::{Comparing, Scenario, Settings, case_names, compare_with, usual_reference},
    report::{Detail, comparison},
};

use crate::{
    folder::{Folder, errors},
    support::{bundled_scenarios, root},
};

/// Columns and lines of a small terminal; one line is for what goes to standard error.
const COLUMNS: usize = 80;
const LINES: usize = 29;

/// Lines that are too long or too many.
fn faults(text: &str) -> Vec<String> {
    let wide = text.lines().filter(|line| textwrap::core::display_width(line) > COLUMNS);
    let mut faults: Vec<String> = wide.map(str::to_owned).collect();
    if text.lines().count() > LINES {
        faults.push(format!("{} lines: {text}", text.lines().count()));
    }
    faults.extend(
        text.lines()
            .filter(|line| line.contains("NaN") || line.contains(" inf"))
            .map(str::to_owned),
    );
    faults
}

fn screen(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// A scenario of the folder, or one of ours, with so many paths.
fn loaded(folder: &Folder, file: &str, paths: u64) -> Scenario {
    let own = folder.0.join(file);
    let file = if own.exists() { own } else { root().join("scenarios").join(file) };
    Scenario::load_with(file, &[&format!("run.paths={paths}")]).unwrap()
}

/// What `run` prints, without the files that the program writes beside it and takes longer for.
fn printed(folder: &Folder, file: &str, paths: u64) -> String {
    loaded(folder, file, paths).simulate(Settings::default()).unwrap().text()
}

/// What `compare` prints, with so many paths of each and of the ladder; the others are held against the usual one.
fn compared(folder: &Folder, files: &[&str], paths: [u64; 2], language: Language) -> String {
    compared_in(folder, files, paths, (Detail::Brief, language))
}

fn compared_in(
    folder: &Folder,
    files: &[&str],
    paths: [u64; 2],
    (detail, language): (Detail, Language),
) -> String {
    comparison::text(&studied(folder, files, paths), detail, language)
}

/// Scenarios beside each other, for any number of screens.
fn studied(folder: &Folder, files: &[&str], [paths, ladder]: [u64; 2]) -> Study {
    let names = case_names(&files.iter().map(PathBuf::from).collect::<Vec<_>>());
    let scenarios = files.iter().map(|file| loaded(folder, file, paths));
    let named: Vec<(String, Scenario)> = names.into_iter().zip(scenarios).collect();
    let how = Comparing {
        reference: usual_reference(&named),
        ladder: NonZero::new(ladder),
        ..Comparing::default()
    };
    compare_with(named, &how, &Control::default()).unwrap()
}

#[test]
fn every_scenario_answers_on_one_screen() {
    let heads = [(Language::En, "Kinds of bust"), (Language::GERMAN, "Arten des Einbruchs")];
    for name in bundled_scenarios() {
        let file = root().join(format!("scenarios/{name}.toml"));
        let scenario = Scenario::load_with(file, &["run.paths=256"]).unwrap();
        let answer = scenario.simulate(Settings::default()).unwrap();
        for (language, head) in heads {
            let text = answer.told(Detail::Brief, language);
            assert_eq!(faults(&text), [""; 0], "{name}");
            assert!(text.contains(head) && !text.contains("±"), "{text}");
        }
    }
}

/// Titles, names, units and money that nobody expects.
#[test]
fn odd_scenarios_fit_on_the_screen_too() {
    let folder = Folder::new("screens-odd");
    let long = "w ".repeat(100);
    let own = |i: usize| {
        format!(
            "[[quantity]]\nname = 'q{i}'\nlabel = 'my own number {i}'\nunit = 'money'\n\
             expression = 'at(write_down, {})'\n",
            2026 + i % 10
        )
    };
    let many: String = (1..20).map(own).collect();
    let cases = [
        ("own", format!("title = 'own'\n{many}"), 128),
        ("long", format!("title = '{long}'\nquestion = '{}'", "why ".repeat(200)), 128),
        ("short", "title = 'a b c'".to_owned(), 128),
        ("mute", "title = 'x'\nquestion = '?'".to_owned(), 128),
        (
            "japan",
            "title = 'データセンターへの投資はいつ終わるのか'\nquestion = 'いつ終わりますか？'"
                .to_owned(),
            128,
        ),
        ("one", "title = 'one'".to_owned(), 1),
        ("two", "title = 'two'".to_owned(), 2),
        ("alike", "title = 'alike'\n[pricing]\nvolatility = 0".to_owned(), 128),
        (
            "words",
            "title = 'words'\n[run]\ncurrency = 'billion dollars of the year 2025'".to_owned(),
            128,
        ),
    ];
    for (name, text, paths) in cases {
        folder.write(&format!("{name}.toml"), format!("extends = 'base.toml'\n{text}\n"));
        let text = printed(&folder, &format!("{name}.toml"), paths);
        assert_eq!(faults(&text), [""; 0], "{name}");
    }
}

#[test]
fn without_a_bust_nothing_is_said_of_when_it_begins() {
    let folder = Folder::new("screens-calm");
    folder.write(
        "calm.toml",
        "extends = 'base.toml'\ntitle = 'calm'\n[bust]\nany_of = [{ metric = 'spending_fall', above = 0.9999 }]\n",
    );
    let text = printed(&folder, "calm.toml", 64).replace("\n  ", " ");
    assert!(
        text.contains(
            "None of 64 paths ends in a bust by 2036 (a bust is here: the largest fall of yearly spending from its peak within three years above 99.99 %)."
        ),
        "{text}"
    );
    let one = printed(&folder, "base.toml", 1).replace("\n  ", " ");
    assert!(one.contains("The only path ") && one.contains("One path says nothing"), "{one}");
    assert!(!one.contains("likely:"), "{one}");
    // One path has one number.
    assert!(one.contains("on the only path") && !one.contains("1 in 20"), "{one}");
}

/// A column of `paths.csv`; never is infinite.
fn column(csv: &str, name: &str) -> Vec<f64> {
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let place = rows.headers().unwrap().iter().position(|own| own == name).unwrap();
    let value = |text: &str| match text {
        "true" => 1.0,
        "false" => 0.0,
        text => text.parse().unwrap_or(f64::INFINITY),
    };
    let mut values: Vec<f64> = rows.records().map(|row| value(&row.unwrap()[place])).collect();
    values.sort_by(f64::total_cmp);
    values
}

/// The first number behind some words; trillions in billions.
fn number_after(text: &str, words: &str) -> f64 {
    let rest = text.split(words).nth(1).unwrap_or_else(|| panic!("`{words}` is not in {text}"));
    let digits: String = rest
        .trim_start_matches(|c: char| !c.is_ascii_digit())
        .chars()
        .take_while(|c| c.is_ascii_digit() || ".,".contains(*c))
        .collect();
    let number: f64 = digits.trim_end_matches(['.', ',']).replace(',', "").parse().unwrap();
    let (_, behind) = rest.split_once(digits.as_str()).unwrap();
    if behind.trim_start_matches(['\u{a0}', ' ']).starts_with("trillion") {
        return number * 1000.0;
    }
    number
}

/// Shares, years and amounts of the answer are those of the paths, worked out by other code.
#[test]
fn the_answer_is_what_the_paths_say() {
    let folder = Folder::new("screens-paths");
    let text = screen(&folder, &["run", "base.toml", "--paths", "1000"]).replace("\n  ", " ");
    // With what the screen leaves out for its tables.
    let text = text + &fs::read_to_string(folder.0.join("output/base/summary.json")).unwrap();
    let csv = fs::read_to_string(folder.0.join("output/base/paths.csv")).unwrap();
    let share = |name: &str| column(&csv, name).iter().sum::<f64>() / 10.0;
    let begins: Vec<f64> =
        column(&csv, "bust_begins").into_iter().filter(|year| year.is_finite()).collect();
    let quantile = |name: &str, tenths: usize| {
        let values = column(&csv, name);
        values[(values.len() * tenths).div_ceil(10) - 1]
    };
    let back = column(&csv, "break_even_year").iter().filter(|year| year.is_finite()).count();
    let paid = |year: u32| {
        let years = column(&csv, &format!("payback_year.{year}"));
        years.iter().filter(|year| year.is_finite()).count() as f64 / 10.0
    };
    let half = begins[begins.len().div_ceil(2) - 1];
    let mut lasts = column(&csv, "bust_years");
    lasts.retain(|years| years.is_finite());
    let lasts = lasts[lasts.len().div_ceil(2) - 1];
    for (words, due, slack) in [
        ("A bust is about as likely as not:", share("bust"), 1.0),
        // Where the paths leave it open, the first of two years.
        ("half of the busts have begun by", half, 1.0),
        ("and half last", lasts, 0.0),
        ("most often of spending (", share("bust_spending"), 1.0),
        ("Builders write down more than", quantile("write_down", 5), 60.0),
        ("on half of all paths and more than", quantile("write_down", 9), 60.0),
        ("the money is not back by 2036 on", 100.0 - back as f64 / 10.0, 0.5),
        ("(equipment bought in 2025 pays back on", paid(2025), 0.6),
        ("%, that of 2029 on", paid(2029), 0.6),
        ("Who fails: CoreWeave on", share("default.CoreWeave"), 1.0),
        ("OpenAI on", share("default.OpenAI"), 1.0),
        ("Oracle on", share("default.Oracle"), 1.0),
    ] {
        let found = number_after(&text, words);
        assert!((found - due).abs() <= slack, "{words}: {found}, paths say {due}: {text}");
    }
}

/// Busts that a scenario defines otherwise, or of which it wants some kinds alone, are not those whose beginning is
/// known, nor those that other books tell.
#[test]
fn of_other_busts_nothing_is_said_that_belongs_to_the_kinds() {
    let folder = Folder::new("screens-other");
    for (name, any_of) in [
        ("one", "{ metric = 'bust_price', above = 0 }"),
        (
            "three",
            "{ metric = 'bust_price', above = 0 }, { metric = 'bust_books', above = 0 }, { metric = 'bust_credit', above = 0 }",
        ),
        ("own", "{ metric = 'price_fall', above = 0.5 }"),
    ] {
        folder.write(
            &format!("{name}.toml"),
            format!("extends = 'base.toml'\ntitle = 'x'\n[bust]\nany_of = [{any_of}]\n"),
        );
        let file = format!("{name}.toml");
        let text = printed(&folder, &file, 512).replace("\n  ", " ");
        for words in ["have begun by", "most often", "accounting rules"] {
            assert!(!text.contains(words), "{name}: {words}: {text}");
        }
        assert!(text.contains("a bust is here: "), "{text}");
        if name != "one" {
            let both = [file.as_str(), "one.toml"];
            let told = compared(&folder, &both, [128, 0], Language::En).replace("\n  ", " ");
            assert!(!told.contains("half of these by"), "{told}");
        }
    }
    // All four by name are the usual bust.
    let kinds = ["spending", "price", "books", "credit"]
        .map(|kind| format!("{{ metric = 'bust_{kind}', above = 0 }}"));
    folder.write(
        "four.toml",
        format!("extends = 'base.toml'\ntitle = 'x'\n[bust]\nany_of = [{}]\n", kinds.join(", ")),
    );
    let text = printed(&folder, "four.toml", 512).replace("\n  ", " ");
    assert!(text.contains("have begun by") && text.contains("accounting rules"), "{text}");
}

/// The lowest and the highest tenth of the strongest driver, from the paths.
#[test]
fn what_it_depends_on_is_what_the_paths_say() {
    let folder = Folder::new("screens-driver");
    let text = screen(&folder, &["run", "base.toml", "--paths", "2000"]).replace("\n  ", " ");
    assert!(
        text.contains("Long-run growth of demand matters most for whether it busts:"),
        "{text}"
    );
    let csv = fs::read_to_string(folder.0.join("output/base/paths.csv")).unwrap();
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let head = rows.headers().unwrap().clone();
    let place = |name: &str| head.iter().position(|own| own == name).unwrap();
    let (growth, bust) = (place("demand.growth_long"), place("bust"));
    let yes = |text: &str| f64::from(u8::from(text == "true" || text == "1"));
    let mut both: Vec<(f64, f64)> = rows
        .records()
        .map(|row| row.unwrap())
        .map(|row| (row[growth].parse().unwrap(), yes(&row[bust])))
        .collect();
    both.sort_by(|a, b| a.0.total_cmp(&b.0));
    let share = |part: &[(f64, f64)]| 100.0 * part.iter().map(|own| own.1).sum::<f64>() / 200.0;
    let (low, high) = (share(&both[..200]), share(&both[1800..]));
    let after = |words: &str| number_after(text.split(words).nth(1).unwrap(), "a year)");
    let found = [after("where it is lowest (about"), after("where it is highest (about")];
    assert!(
        (found[0] - low).abs() <= 1.0 && (found[1] - high).abs() <= 5.0,
        "{low} {high}: {text}"
    );
}
