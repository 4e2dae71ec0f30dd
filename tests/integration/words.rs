//! `explain` has an answer for every word that a result shows: columns of tables, fields of JSON files, names of files
//! and of parties.

use std::{collections::BTreeMap, fs, path::Path};

use overbuild::cli::explained;
use serde_json::Value;

use crate::{
    folder::{Folder, errors},
    told,
};

const COMMANDS: &[&[&str]] = &[
    &["run", "stargate.toml", "--paths", "128", "--out", "run", "--quiet"],
    &["export", "run", "--to", "parquet", "--quiet"],
    &["export", "run", "--to", "duckdb-sql", "--quiet"],
    &[
        "compare",
        "bear.toml",
        "base.toml",
        "--paths",
        "128",
        "--ladder-paths",
        "64",
        "--weights",
        "1,2",
        "--out",
        "compare",
        "--quiet",
    ],
    &[
        "run",
        "fiber-glut.toml",
        "--given",
        "write_down > 400",
        "--paths",
        "256",
        "--out",
        "given",
        "--quiet",
    ],
    &[
        "rules",
        "fiber-glut.toml",
        "--of",
        "write_down > 400",
        "--paths",
        "1024",
        "--out",
        "rules",
        "--quiet",
    ],
    &[
        "watch",
        "fiber-glut.toml",
        "--of",
        "bust_spending",
        "--paths",
        "256",
        "--out",
        "watch",
        "--quiet",
    ],
    &[
        "solve",
        "fiber-glut.toml",
        "--for",
        "bust = 80%",
        "--by",
        "demand.growth",
        "--by",
        "demand.half_life",
        "--paths",
        "128",
        "--out",
        "solve",
        "--quiet",
    ],
    &[
        "sweep",
        "fiber-glut.toml",
        "--over",
        "demand.growth=0.5,0.8",
        "--on",
        "write_down:p95",
        "--paths",
        "64",
        "--out",
        "sweep",
        "--quiet",
    ],
    &[
        "sensitivity",
        "fiber-glut.toml",
        "--points",
        "64",
        "--on",
        "bust",
        "--out",
        "sensitivity",
        "--quiet",
    ],
    &["export", "given", "--to", "parquet", "--quiet"],
    &["backtest", "fiber-glut.toml", "--paths", "128", "--out", "backtest", "--quiet"],
    &[
        "calibrate",
        "fiber-glut.toml",
        "--population",
        "50",
        "--rounds",
        "2",
        "--out",
        "calibrate",
        "--quiet",
    ],
];

/// Each word with a file that has it.
type Words = BTreeMap<String, String>;

fn of_file(path: &Path, words: &mut Words) {
    let file = path.display().to_string();
    let mut add = |word: &str| words.insert(word.to_owned(), file.clone());
    add(&path.file_name().unwrap().to_string_lossy());
    let ending = path.extension().unwrap_or_default();
    if ending == "csv" {
        let mut reader = csv::Reader::from_path(path).unwrap();
        reader.headers().unwrap().iter().for_each(|word| {
            add(word);
        });
    } else if ending == "json" {
        let value: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        of_json(&value, &mut |word| {
            add(word);
        });
    }
}

fn of_json(value: &Value, add: &mut dyn FnMut(&str)) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            add(name);
            // Its keys are the scenario's own words.
            if name != "german" {
                of_json(value, add);
            }
        }),
        Value::Array(items) => items.iter().for_each(|item| of_json(item, add)),
        _ => {}
    }
}

/// Names of charts, of sheets and of parts, and heads of tables: what people see, without sentences.
fn seen(folder: &Folder, out: &str, words: &mut Words) {
    let at = |name: &str| folder.0.join(out).join(name);
    let mut add = |word: &str, place: &str| {
        let plain = word.replace("&#39;", "'").replace("&#38;", "&").replace('\u{a0}', " ");
        words.insert(plain.trim().to_owned(), format!("{out}: {place}"));
    };
    if let Ok(charts) = fs::read_to_string(at("charts.json")) {
        for figure in overbuild::chart::read(&charts).unwrap() {
            add(&figure.name, "a chart");
        }
    }
    if let Ok(page) = fs::read_to_string(at("report.html")) {
        for (mark, end) in [("<th scope=\"col\">", "</th>"), ("<h2>", "</h2>")] {
            let heads = page.split(mark).skip(1).map(|own| own.split(end).next().unwrap());
            heads.for_each(|head| add(head, "a head of the page"));
        }
    }
    if at("tables.xlsx").exists() {
        for (name, cells) in told::sheets(folder, out) {
            add(&name, "a sheet");
            // The sheets that list what is known have their heads at the top, those of charts a title.
            if cells[0].len() > 5 {
                cells[0].iter().for_each(|head| add(head, "a head of a sheet"));
            }
        }
    }
}

/// What scenarios, parties, paths and years are called is theirs; a sentence is no word.
fn is_a_name(word: &str) -> bool {
    let own =
        ["bear", "base", "fiber", "glut", "Given ", "Gegeben ", "path ", "Pfad ", "Netzbetreiber"];
    let year = word.chars().any(|c| c.is_ascii_digit()) && !word.contains('%');
    word.is_empty() || year || own.iter().any(|name| word.contains(name)) || word.len() > 70
}

/// What is seen in either language has an answer.
#[test]
fn every_word_that_people_see_is_explained() {
    let folder = Folder::new("words-seen");
    let mut words = Words::new();
    let seen_by = ["run", "compare", "rules", "watch", "solve", "sweep", "sensitivity", "backtest"];
    for command in COMMANDS.iter().filter(|own| seen_by.contains(&own[0])) {
        for language in ["en", "de"] {
            let more = ["--language", language, "--overwrite"];
            let output = folder.run(&[command, &more[..]].concat());
            assert!(output.status.success(), "{}", errors(&output));
            let place = command.iter().position(|word| *word == "--out").unwrap();
            seen(&folder, command[place + 1], &mut words);
        }
    }
    assert!(words.len() > 300, "{}", words.len());
    let silent = |(word, _): &(&String, &String)| !is_a_name(word) && explained(word).is_err();
    let unsaid: Vec<_> = words.iter().filter(silent).collect();
    assert!(unsaid.is_empty(), "no answer of `explain` for: {unsaid:#?}");
}

#[test]
fn every_word_of_a_result_is_explained() {
    let folder = Folder::new("words");
    let mut words = Words::new();
    for command in COMMANDS {
        let output = folder.run(command);
        assert!(output.status.success(), "{}", errors(&output));
        let named =
            command.iter().position(|word| *word == "--out").map(|place| command[place + 1]);
        let out = named.unwrap_or(command[1]);
        for entry in fs::read_dir(folder.0.join(out)).unwrap() {
            of_file(&entry.unwrap().path(), &mut words);
        }
    }
    assert!(words.len() > 500, "{}", words.len());
    for party in ["OpenAI", "CoreWeave", "Stargate", "Banks"] {
        words.insert(party.to_owned(), "the screen".to_owned());
    }
    let silent = |(word, _): &(&String, &String)| explained(word).is_err();
    let unsaid: Vec<_> = words.iter().filter(silent).collect();
    assert!(unsaid.is_empty(), "no answer of `explain` for: {unsaid:#?}");
    assert!(!folder.run(&["explain", "no_such_word"]).status.success());
}

/// `trace` shows all that a step knows; of two scenarios with every kind of party.
#[test]
fn every_column_of_a_trace_is_explained() {
    let folder = Folder::new("words-traced");
    for scenario in ["stargate", "vendor-finance"] {
        let output = folder.run(&["trace", scenario, "--median"]);
        let text = String::from_utf8(output.stdout).unwrap();
        let columns: Vec<String> = csv::Reader::from_reader(text.as_bytes())
            .headers()
            .unwrap()
            .iter()
            .map(str::to_owned)
            .collect();
        assert!(columns.len() > 300, "{}", columns.len());
        let unsaid: Vec<_> = columns.iter().filter(|name| explained(name).is_err()).collect();
        assert!(unsaid.is_empty(), "no answer of `explain` for: {unsaid:#?}");
    }
    let said = explained("connected_soon").unwrap();
    assert!(said.contains("In `trace`, of the industry: Sites that the grid connects"), "{said}");
    assert!(explained("flow.connected_soon").is_err());
}
