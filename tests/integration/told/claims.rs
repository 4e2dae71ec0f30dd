//! What titles and sentences may not claim: a fall where nothing falls, more than nothing, a tenth of one path.

use super::{Csv, Paths, figure, json, said, text};
use crate::folder::{Folder, errors};

fn run(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(&[&["run"], arguments, &["--out", "r", "--overwrite"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// Demand sinks only below where it began, and prices fall short only below what they must be.
#[test]
fn titles_of_tracks_hold_what_they_say() {
    let folder = Folder::new("claims-tracks");
    let mut seen = [0, 0];
    for scenario in ["base", "us-offices", "kupperman"] {
        run(&folder, &[scenario, "--paths", "200"]);
        let (charts, tracks) = (json(&folder, "r/charts.json"), Csv::read(&folder, "r/tracks.csv"));
        let own = tracks.rows.iter().filter(|row| row[0] == "tightness");
        let medians: Vec<f64> = own.map(|row| tracks.number(row, "p50")).collect();
        let least = medians[1..].iter().copied().fold(f64::INFINITY, f64::min);
        let words = said(&figure(&charts, "tightness")["title"]);
        let sinks = least < medians[0] && least < 1.0;
        assert_eq!(words.contains("sinks"), sinks, "{scenario}: {words}: {medians:?}");
        assert!(words.contains(&overbuild::language::number::percent(least)), "{words}: {least}");
        seen[usize::from(sinks)] += 1;
        let chance = scenario != "kupperman";
        assert_eq!(words.contains("one path in ten"), chance, "{words}");
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}

/// Where the median is nothing, fewer than half of the paths write down more than that.
#[test]
fn nobody_writes_down_more_than_nothing() {
    let folder = Folder::new("claims-nothing");
    run(&folder, &["bull.toml", "--paths", "300", "--set", "run.years=4"]);
    let paths = Paths::read(&folder.0.join("r/paths.csv"));
    let values = paths.column("write_down");
    let some = values.iter().filter(|value| **value > 0.0).count() as f64 / values.len() as f64;
    assert!(some < 0.5, "{some}");
    let words = said(&figure(&json(&folder, "r/charts.json"), "exceedance")["title"]);
    let due =
        format!("{} of the paths write something down", overbuild::language::number::percent(some));
    assert!(words.starts_with(&due), "{words}: {due}");
}

/// One path has no tenth, no half and no mean, in any chart, sentence or foot; three are too few for a word.
#[test]
fn one_path_is_no_distribution() {
    let folder = Folder::new("claims-one");
    let screen = run(&folder, &["base.toml", "--paths", "1"]);
    assert!(!screen.contains("1 paths"), "{screen}");
    let charts = json(&folder, "r/charts.json");
    let figures = charts["figures"].as_array().unwrap();
    assert!(figures.len() > 8, "{}", figures.len());
    for figure in figures {
        let words = [said(&figure["title"]), said(&figure["foot"])].concat();
        for claim in [
            "Half",
            "half",
            "in ten",
            "on four",
            "on nine",
            "median",
            "average",
            "mean over",
            "1 paths",
        ] {
            assert!(!words.contains(claim), "{claim}: {words}");
        }
    }
    let screen = run(&folder, &["base.toml", "--paths", "3"]);
    assert!(
        screen.contains("too few to say how likely one is") && !screen.contains("A bust is"),
        "{screen}"
    );
}

/// A number and its sign stay on one line, wherever a page tells sentences; years have no marks between thousands.
#[test]
fn pages_write_numbers_as_their_readers_do() {
    let folder = Folder::new("claims-page");
    for (language, marks) in [("en", [" %", ">2,0"]), ("de", [" %", ">2.0"])] {
        run(&folder, &["base.toml", "--paths", "1000", "--language", language]);
        let page = std::fs::read_to_string(folder.0.join("r/report.html")).unwrap();
        let told = page.split("<section id=\"part-1\">").nth(1).unwrap();
        for sentence in told.split("<p>").skip(1).map(|own| own.split("</p>").next().unwrap()) {
            assert!(!sentence.contains(marks[0]), "{sentence}");
        }
        let customers = page.split("<figure id=\"customers_break_even\">").nth(1).unwrap();
        let rows = customers.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
        assert!(rows.contains(">20") && !rows.contains(marks[1]), "{rows}");
        assert!(rows.contains('%'), "{rows}");
        let watch = page.split("<figure id=\"watch\">").nth(1).unwrap();
        let row = watch.split("<th scope=\"row\">").nth(1).unwrap().split("</th>").next().unwrap();
        assert!(row.contains(": "), "what to watch stands in the table: {row}");
    }
}

/// A scenario that tests for something else says so where the usual kinds stand.
#[test]
fn usual_tests_are_told_from_a_scenarios_own() {
    let folder = Folder::new("claims-own");
    let own = "bust.any_of=[{ metric = \"write_down_share\", above = 0.3 }]";
    let plain = run(&folder, &["base.toml", "--paths", "200"]);
    assert!(plain.contains("Kinds of bust") && !plain.contains("Usual tests"), "{plain}");
    let screen = run(&folder, &["base.toml", "--paths", "200", "--set", own]);
    assert!(screen.contains("Usual tests (not this scenario's)"), "{screen}");
    assert!(text(&folder, "r/report.html").contains("the usual tests, which it does not use"));
    let screen = run(&folder, &["kupperman", "--paths", "200"]);
    assert!(screen.replace("\n ", "").contains("`overbuild solve` finds"), "{screen}");
}
