//! What is told speaks the reader's language to the end: charts that are drawn again, mistakes, names of many words.

use std::fs;

use serde_json::{Value, json};

use crate::folder::{Folder, errors};

fn done(folder: &Folder, arguments: &[&str]) {
    let output = folder.run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
}

/// The charts of a German result are drawn in German again, and in English for those who ask for it.
#[test]
fn charts_are_drawn_again_in_the_language_of_the_result() {
    let folder = Folder::new("spoken-charts");
    let run = ["run", "base.toml", "--paths", "64", "--no-explore", "-q", "--text", "editable"];
    let read = |name: &str| fs::read_to_string(folder.0.join(name)).unwrap();
    for (language, own, other) in
        [("de", "der Pfade", "of the paths"), ("en", "of the paths", "der Pfade")]
    {
        done(&folder, &[&run[..], &["--language", language, "--out", language]].concat());
        let draw = ["chart", language, "--only", "bust_begins", "--text", "editable"];
        done(&folder, &[&draw[..], &["--size", "half"]].concat());
        let svg = read(&format!("{language}/bust_begins-half-editable.svg"));
        assert!(svg.contains(own) && !svg.contains(other), "{svg}");
    }
    let charts: Value = serde_json::from_str(&read("en/charts.json")).unwrap();
    assert_eq!(charts["language"], json!(null));
    done(
        &folder,
        &["chart", "de", "--only", "bust_begins", "--language", "en", "--text", "editable"],
    );
    assert!(read("de/bust_begins-en-editable.svg").contains("of the paths"));
    // What somebody gets wrong about a German result is told in German.
    let output = folder.run(&["chart", "de", "--only", "bust_begin"]);
    assert!(
        errors(&output).starts_with("Fehler: --only: in de gibt es keine Grafik"),
        "{}",
        errors(&output)
    );
}

/// What people get wrong most is told in the language that they ask for, whole sentences of it.
#[test]
fn mistakes_in_what_is_asked_are_german() {
    let folder = Folder::new("spoken-mistakes");
    for (typed, due) in [
        (
            vec!["chart", "nowhere"],
            "nowhere/charts.json ist nicht lesbar: diese Datei gibt es nicht",
        ),
        (
            vec!["solve", "base.toml", "--for", "x", "--by", "y"],
            "--for: `x`: erwartet: NAME:STATISTIK",
        ),
        (
            vec!["solve", "base.toml", "--for", "bust = 50%", "--by", "y"],
            "--by: den Schlüssel `y` gibt es nicht",
        ),
        (
            vec!["solve", "base.toml", "--for", "bust = 5", "--by", "demand.growth"],
            "`bust` ist eine Wahrscheinlichkeit",
        ),
        (
            vec!["solve", "base.toml", "--for", "xyz = 5", "--by", "demand.growth"],
            "es gibt kein `xyz` (Kennzahl)",
        ),
        (
            vec!["watch", "base.toml", "--of", "write_down"],
            "`write_down` ist eine Zahl, kein Ja oder Nein",
        ),
        (
            vec!["run", "base.toml", "--given", "bust or"],
            "`or` bleibt übrig; erwartet: ein Ja oder Nein",
        ),
        (vec!["explain", "xyz"], "'--language' gibt es hier nicht"),
    ] {
        let output = folder.run(&[&typed[..], &["--language", "de"]].concat());
        let said = errors(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.starts_with("Fehler: ") && said.contains(due), "{typed:?}: {said}");
        for english in ["expected", "there is", "did you", "valid here", "Tipp: Soll"] {
            assert!(!said.contains(english), "{typed:?}: {said}");
        }
    }
}

/// Who names nothing that there is reads ten names: what ends first, then what looks most like it.
#[test]
fn names_that_are_meant_come_first() {
    let folder = Folder::new("spoken-names");
    let output = folder.run(&["watch", "base.toml", "--of", "quatsch"]);
    let said = errors(&output);
    let (_, list) = said.split_once("valid here: ").unwrap();
    let (names, more) = list.split_once(" and ").unwrap();
    let names: Vec<&str> = names.split(", ").collect();
    assert_eq!(names[..5], ["bust", "bust_spending", "bust_price", "bust_books", "bust_credit"]);
    assert_eq!(names.len(), 10, "{said}");
    assert!(more.trim_end().ends_with("more"), "{said}");
}

/// Of two scenarios that are one, no title tells which has more.
#[test]
fn titles_tell_no_difference_that_chance_explains() {
    let folder = Folder::new("spoken-alike");
    folder.write("same.toml", "extends = 'base.toml'\ntitle = 'The same'\n");
    done(&folder, &["compare", "base.toml", "same.toml", "--paths", "256", "-q", "--out", "c"]);
    let charts: Value =
        serde_json::from_str(&fs::read_to_string(folder.0.join("c/charts.json")).unwrap()).unwrap();
    let title = |name: &str| {
        let all = charts["figures"].as_array().unwrap().iter();
        let own = all.clone().find(|own| own["name"] == name).unwrap();
        own["title"]["text"].as_str().unwrap().to_owned()
    };
    for name in ["write_down", "exceedance", "break_even"] {
        assert!(title(name).contains("too close"), "{name}: {}", title(name));
    }
    assert!(title("failures").ends_with("the same in every scenario"), "{}", title("failures"));
    assert_eq!(title("bust"), "A bust on {share} of the paths in every scenario");
}

/// Of a name that the font has no letters for a row of marks is drawn beside its bar, and none in the title.
#[test]
fn titles_name_nobody_whom_nobody_can_read() {
    let folder = Folder::new("spoken-letters");
    done(&folder, &["run", "base.toml", "--paths", "256", "--no-explore", "-q", "--out", "r"]);
    let charts = fs::read_to_string(folder.0.join("r/charts.json")).unwrap();
    fs::create_dir(folder.0.join("n")).unwrap();
    folder.write("n/charts.json", charts.replace("CoreWeave", "\u{30af}\u{30e9}\u{30a6}\u{30c9}"));
    done(&folder, &["chart", "n", "--only", "failures", "--text", "editable", "-q"]);
    let svg = fs::read_to_string(folder.0.join("n/failures-editable.svg")).unwrap();
    let title = svg.split("</text>").next().unwrap();
    assert!(title.contains("one of them"), "{svg}");
    let own = [
        "chart",
        "n",
        "--only",
        "failures",
        "--title",
        "\u{30af}\u{30e9}",
        "--text",
        "editable",
        "-q",
        "--out",
        "m",
    ];
    done(&folder, &own);
    let svg = fs::read_to_string(folder.0.join("m/failures-editable.svg")).unwrap();
    assert!(!svg.split("</text>").next().unwrap().contains("ne of them"), "{svg}");
}

/// Sentences of another version of the program have no German here: how many is told, and nobody else is told anything.
#[test]
fn titles_that_have_no_german_are_counted() {
    let folder = Folder::new("spoken-foreign");
    done(&folder, &["run", "base.toml", "--paths", "64", "--no-explore", "-q", "--out", "r"]);
    let path = folder.0.join("r/charts.json");
    let mut charts: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let figures = charts["figures"].as_array_mut().unwrap();
    let all = figures.len();
    let told = |language: &str| {
        let draw = ["chart", "r", "--language", language, "--size", "half", "--out", language];
        let output = folder.run(&[&draw[..], &["--overwrite", "-q"]].concat());
        assert!(output.status.success(), "{}", errors(&output));
        errors(&output)
    };
    let said = told("de");
    assert!(!said.contains("bleiben englisch"), "{said}");
    for place in [0, 3] {
        figures[place]["title"]["text"] = json!("Something that no version says of any chart");
    }
    fs::write(&path, charts.to_string()).unwrap();
    let (said, english) = (told("de"), told("en"));
    assert!(said.contains(&format!("2 von {all} Titeln bleiben englisch")), "{said}");
    assert!(!english.contains("stay English"), "{english}");
}
