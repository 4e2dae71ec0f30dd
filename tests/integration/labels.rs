//! `explain` has an answer for every label that a screen, a page or a workbook shows.

use std::{collections::BTreeMap, fs};

use overbuild::cli::explained;
use rayon::prelude::*;

use crate::{
    folder::{Folder, errors},
    told,
};

/// Each label with where it stands.
type Words = BTreeMap<String, String>;

/// Runs with every table on the screen, and where what they say lies.
const SCREENS: &[&[&str]] = &[
    &["run", "base", "--all", "--paths", "256", "--out", "base"],
    &[
        "compare",
        "bear",
        "base",
        "bull",
        "--all",
        "--paths",
        "128",
        "--ladder-paths",
        "64",
        "--out",
        "three",
    ],
    &["backtest", "fiber-glut", "--paths", "128", "--out", "held"],
];

/// What stands in the columns of a screen.
fn of_screen(text: &str, out: &str, words: &mut Words) {
    let mut above = "";
    for line in text.lines() {
        let mut parts: Vec<String> = (line.split("  ").map(str::trim))
            .filter(|own| !own.is_empty())
            .map(str::to_owned)
            .collect();
        // A long head of the last column stands in two lines.
        if let (false, Some(last)) = (above.is_empty(), parts.last_mut()) {
            *last = format!("{above} {last}");
        }
        above = if line.starts_with(&" ".repeat(60)) { line.trim() } else { "" };
        // What is observed has names of the scenario's.
        let own = usize::from(out == "held");
        if parts.len() > 1 {
            let labels = parts[own..].iter().filter(|own| own.chars().count() < 50);
            words.extend(labels.map(|own| (own.clone(), format!("{out}: the screen"))));
        }
    }
}

/// Heads of columns and of rows of the page.
fn of_page(page: &str, out: &str, words: &mut Words) {
    for cell in page.split("<th").skip(1).filter(|own| own.starts_with([' ', '>'])) {
        let cell = cell.split("</th>").next().unwrap_or_default();
        let mut plain = String::new();
        for part in cell.split('>').skip(1) {
            plain.push_str(part.split('<').next().unwrap_or_default());
        }
        let plain = plain.replace("&#39;", "'").replace("&#38;", "&").replace('\u{a0}', " ");
        words.insert(plain.trim().to_owned(), format!("{out}: the page"));
    }
}

/// Numbers, and what only the three scenarios are called, are no labels.
fn is_no_label(word: &str) -> bool {
    let letters = word.split(|c: char| !c.is_alphabetic()).any(|own| own.chars().count() > 2);
    let number = word.starts_with(|c: char| c.is_ascii_digit() || "$−+<>±".contains(c));
    let bare = word.trim_end_matches('*');
    let said = ["never", "nie", "bear", "base", "bull", "fiber-glut"].contains(&bare);
    // Heads, and cells, of narrow columns that touch.
    let said = said || word == "erster Gewinn verbrennt, Mittel" || word.contains(" / ");
    let share = ["under ", "over ", "unter ", "über "].iter().any(|own| word.starts_with(own));
    !letters || number || said || share
}

/// Every label of screens, pages and workbooks has an answer, whose ever it is and whatever number stands with it.
#[test]
fn every_label_is_explained() {
    let folder = Folder::new("words-labels");
    let mut words = Words::new();
    for command in SCREENS {
        for language in ["en", "de"] {
            let output =
                folder.run(&[command, &["--language", language, "--overwrite"][..]].concat());
            assert!(output.status.success(), "{}", errors(&output));
            let out = command[command.len() - 1];
            of_screen(&String::from_utf8(output.stdout).unwrap(), out, &mut words);
            // A backtest has a screen and charts alone.
            if out == "held" {
                continue;
            }
            let page = fs::read_to_string(folder.0.join(out).join("report.html")).unwrap();
            of_page(&page, out, &mut words);
            for (name, cells) in told::sheets(&folder, out) {
                words.insert(name.clone(), format!("{out}: a sheet"));
                let heads = cells[0].iter().filter(|_| cells[0].len() > 5);
                words.extend(heads.map(|head| (head.clone(), format!("{out}: sheet {name}"))));
            }
        }
    }
    words.retain(|word, _| !is_no_label(word));
    assert!(words.len() > 800, "{}", words.len());
    let all: Vec<_> = words.iter().collect();
    let silent = |(word, _): &&(&String, &String)| explained(word).is_err();
    let unsaid: Vec<_> = all.par_iter().filter(silent).collect();
    // In a process of its own it is the same.
    let answer = folder.run(&["explain", all[all.len() / 2].0]).stdout;
    assert_eq!(String::from_utf8(answer).unwrap(), explained(all[all.len() / 2].0).unwrap());
    assert!(unsaid.is_empty(), "no answer of `explain` for {}: {unsaid:#?}", unsaid.len());
}
