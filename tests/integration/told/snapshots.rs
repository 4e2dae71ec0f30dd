//! Word for word what people read of small runs: titles, sentences and numbers of every chart in both languages, the
//! screen, the head of every table, the page, the deck and the workbook. `INSTA_UPDATE=always cargo test snapshots`
//! renews them; whoever does so reads what has changed.

use std::{fmt::Write, fs};

use overbuild::{
    chart,
    language::{Language, Phrase},
};

use super::{office, text};
use crate::folder::{Folder, errors, files};

/// Numbers as short as a reader of the snapshot needs them, the run's own marks left out.
fn tame(line: &str) -> String {
    let mut words = line.to_owned();
    for mark in [", run ", ", Lauf "] {
        while let Some(place) = words.find(mark) {
            let rest = words.split_off(place);
            let hash = rest[mark.len()..].chars().take_while(char::is_ascii_hexdigit).count();
            words = format!("{words},_{}", &rest[mark.len() + hash..]);
        }
    }
    words.trim_end().to_owned()
}

fn said(phrase: &Phrase) -> String {
    [Language::En, Language::GERMAN].map(|language| tame(&language.say(phrase))).join("\n    ")
}

/// What each chart says, and the numbers behind it.
fn charts(folder: &Folder, out: &str) -> String {
    let mut all = String::new();
    for figure in chart::read(&text(folder, &format!("{out}/charts.json"))).unwrap() {
        let [title, subtitle, foot] = [&figure.title, &figure.subtitle, &figure.foot].map(said);
        let data = figure.form.data();
        let header: Vec<String> =
            data.header.iter().take(8).map(|cell| Language::En.say(cell)).collect();
        let _ = writeln!(
            all,
            "# {}\n    {title}\n    {subtitle}\n    {foot}\n    | {}",
            figure.name,
            header.join(" | ")
        );
        let step = data.rows.len().div_ceil(14).max(1);
        for (name, numbers) in data.rows.iter().step_by(step) {
            let short = |number: &Option<f64>| {
                number.map_or_else(|| "-".to_owned(), |x| format!("{x:.3e}"))
            };
            let cells: Vec<String> = numbers.iter().take(7).map(short).collect();
            let names = [Language::En, Language::GERMAN].map(|language| language.say(name));
            let name = if names[0] == names[1] { names[0].clone() } else { names.join(" = ") };
            let _ = writeln!(all, "    | {name} | {}", cells.join(" | "));
        }
    }
    all
}

/// Names and first rows of every table, and the head of every JSON file.
fn tables(folder: &Folder, out: &str) -> String {
    let mut all = String::new();
    for name in files(&folder.0.join(out)) {
        let text = || fs::read_to_string(folder.0.join(out).join(&name)).unwrap();
        let cut = |line: &str| line.chars().take(300).collect::<String>();
        let ending = name.rsplit('.').next().unwrap_or_default();
        if ending == "csv" {
            let lines: Vec<String> = text().lines().map(cut).collect();
            let last = lines.last().cloned().unwrap_or_default();
            let _ = writeln!(
                all,
                "# {name}: {} lines\n{}\n..\n{last}",
                lines.len(),
                lines[..4.min(lines.len())].join("\n")
            );
        } else if ending == "json" && name != "charts.json" && name != "manifest.json" {
            let _ = writeln!(
                all,
                "# {name}\n{}",
                text().lines().take(70).map(cut).collect::<Vec<_>>().join("\n")
            );
        }
    }
    all
}

/// The words of the page, without pictures and styles.
fn page(folder: &Folder, out: &str) -> String {
    let mut html = text(folder, &format!("{out}/report.html"));
    for tag in ["style", "script", "svg"] {
        while let Some(begin) = html.find(&format!("<{tag}")) {
            let end = html[begin..].find(&format!("</{tag}>")).unwrap() + begin + tag.len() + 3;
            html.replace_range(begin..end, "");
        }
    }
    let mut words = String::new();
    for piece in html.replace("</td><td>", " | ").split('<') {
        let plain = piece.split_once('>').map_or(piece, |(_, plain)| plain).trim();
        let is_number = plain.chars().all(|c| !c.is_alphabetic());
        if !plain.is_empty() && !is_number {
            let _ = writeln!(words, "{}", tame(plain));
        }
    }
    let lines: Vec<&str> = words.lines().collect();
    let begin = lines.iter().position(|line| ["Assumptions", "Annahmen"].contains(line));
    let rows = begin.map_or(lines.len(), |place| (place + 24).min(lines.len()));
    lines[..rows].join("\n")
}

fn deck(folder: &Folder, out: &str) -> String {
    let slides = office::slides(folder, out);
    slides.iter().map(|slide| tame(&slide.join("\n  "))).collect::<Vec<_>>().join("\n--\n")
}

fn workbook(folder: &Folder, out: &str) -> String {
    let mut all = String::new();
    for (name, cells) in office::sheets(folder, out) {
        let _ = writeln!(all, "# {name}: {} rows", cells.len());
        for row in cells.iter().filter(|row| !row.is_empty()).take(9) {
            let short = |cell: &String| {
                cell.parse::<f64>().map_or_else(|_| tame(cell), |x| format!("{x:.4}"))
            };
            let _ = writeln!(
                all,
                "  {}",
                row.iter().take(6).map(short).collect::<Vec<_>>().join(" | ")
            );
        }
    }
    all
}

/// Runs the program, and returns its screen without the last lines on time and place.
fn screen(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    let kept = text.lines().filter(|line| !line.contains("tables and charts"));
    kept.map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// What an answer of the program is made of.
fn snap(name: &str, arguments: &[&str], office: bool) {
    let folder = Folder::new(&format!("snap-{name}"));
    let screen = screen(&folder, &[arguments, &["--out", "o"]].concat());
    let mut parts = vec![
        ("screen", screen),
        ("charts", charts(&folder, "o")),
        ("tables", tables(&folder, "o")),
    ];
    if office {
        parts.extend([
            ("page", page(&folder, "o")),
            ("deck", deck(&folder, "o")),
            ("workbook", workbook(&folder, "o")),
        ]);
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        for (part, text) in parts {
            insta::assert_snapshot!(format!("{name}-{part}"), text);
        }
    });
}

#[test]
fn a_run_is_told_word_for_word() {
    snap("run", &["run", "base.toml", "--paths", "640"], true);
}

#[test]
fn a_run_is_told_word_for_word_in_german() {
    snap("german", &["run", "fiber-glut.toml", "--paths", "640", "--language", "de"], true);
}

#[test]
fn a_comparison_is_told_word_for_word() {
    let arguments = [
        "compare",
        "base.toml",
        "bear.toml",
        "bull.toml",
        "--paths",
        "640",
        "--ladder-paths",
        "64",
    ];
    snap("comparison", &arguments, true);
}

#[test]
fn a_backtest_is_told_word_for_word() {
    snap("backtest", &["backtest", "fiber-glut.toml", "--paths", "256"], false);
}

#[test]
fn a_calibration_is_told_word_for_word() {
    let arguments = ["calibrate", "fiber-glut.toml", "--population", "50", "--rounds", "2"];
    snap("calibration", &arguments, false);
}
