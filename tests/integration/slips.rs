//! Slips that could pass as results: each is refused, told or worked out rightly.

use std::{fs, time::Instant};

use serde_json::Value;

use crate::folder::{Folder, errors, refused};

/// Some lines laid over the base scenario.
fn over(folder: &Folder, lines: &str) {
    folder.write("slip.toml", format!("extends = 'base.toml'\ntitle = 'A slip'\n{lines}\n"));
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let folder = Folder::new("slips");
    for (lines, parts) in [
        (
            "[bust]\nany_of = [{ metric = 'bust', above = 0 }]",
            &["cannot be its own condition", "slip.toml:4"][..],
        ),
        ("[demand]\npath = { table = [[2025, 0]] }", &["zero throughout", "slip.toml:4"]),
        ("[demand]\ninitial = 0.43", &["expected less"]),
        ("[demand]\nceiling = 1", &["not above demand.initial"]),
        ("[accounting]\nshortened_life = 9", &["is not shorter than equipment_useful_life"]),
        ("[market]\ninitial_revenue = 0.1", &["times what equipment must earn", "slip.toml:4"]),
        ("[market]\ninitial_revenue = 1e6", &["times what equipment must earn"]),
        ("[run]\ncurrency = \"$bn\\u001b[31m\"", &["control character"]),
        ("question = \"\\u0000\"", &["control character", "slip.toml:3"]),
        (
            "[[expect]]\nobservation = 'all'\nscore = 'skill'\nabove = 0",
            &["needs an [[observation]]"],
        ),
    ] {
        over(&folder, lines);
        refused(&folder, &["run", "slip.toml", "--paths", "64"], 2, parts);
    }
    let price = "contract.OpenAI-Oracle.price=5000";
    refused(&folder, &["check", "base.toml", "--set", price], 2, &["taken for a slip"]);
    let price = "contract.OpenAI-Oracle.price={uniform=[4000,6000]}";
    refused(&folder, &["check", "base.toml", "--set", price], 2, &["taken for a slip"]);
    for list in ["builder", "contract", "correlation"] {
        let set = format!("{list}=[]");
        refused(
            &folder,
            &["check", "base.toml", "--set", &set],
            2,
            &["an empty list says nothing"],
        );
    }
}

#[test]
fn what_is_asked_in_vain_is_refused() {
    let folder = Folder::new("slips-asked");
    let solve = ["solve", "base.toml", "--paths", "64", "--for", "bust = 50%"];
    for (more, code, words) in [
        (&["--by", "demand.growth", "--places", "5"][..], 2, "there is no second --by"),
        (
            &["--by", "demand.growth", "--by", "demand.growth_long", "--by", "build_out.herding"],
            2,
            "expected one key, or two",
        ),
        (&["--by", "technology.jump_cost"], 2, "cannot be turned"),
    ] {
        refused(&folder, &[&solve[..], more].concat(), code, &[words]);
    }
    let given = ["run", "base.toml", "--paths", "64", "--given", "bust_begins = 2028.5"];
    refused(&folder, &given, 2, &["is a whole number"]);
}

/// What is undefined, or never happens, is neither above nor below a limit.
#[test]
fn what_never_happens_is_no_bust() {
    let folder = Folder::new("slips-never");
    for (bust, words) in [
        ("{ metric = 'odd', above = 1 }", "None of 64 paths"),
        ("{ metric = 'odd', below = 1 }", "None of 64 paths"),
        ("{ metric = 'break_even_year', above = 2030 }", ""),
    ] {
        let own = "[[quantity]]\nname = 'odd'\nlabel = 'odd'\nunit = 'ratio'\nexpression = 'write_down / (spending * (bust_price - bust_price * bust_price))'";
        over(&folder, &format!("[bust]\nany_of = [{bust}]\n{own}"));
        let output =
            folder.run(&["run", "slip.toml", "--paths", "64", "--out", "o", "--overwrite"]);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && text.contains(words), "{text}{}", errors(&output));
        let paths = fs::read_to_string(folder.0.join("o/paths.csv")).unwrap();
        let mut rows = csv::Reader::from_reader(paths.as_bytes());
        let head = rows.headers().unwrap().clone();
        let place = |name: &str| head.iter().position(|own| own == name).unwrap();
        let (bust, never) = (place("bust"), place("break_even_year"));
        for row in rows.records().map(Result::unwrap) {
            assert!(&row[never] != "never" || !bust_is(&row[bust]), "{row:?}");
        }
    }
}

fn bust_is(cell: &str) -> bool {
    cell == "true" || cell == "1"
}

/// Twenty-six quantities, each the sum of the one before with itself: each is worked out once.
#[test]
fn quantities_that_name_each_other_twice_take_no_longer() {
    let folder = Folder::new("slips-chain");
    let one = |i: usize, expression: &str| {
        format!(
            "[[quantity]]\nname = 'q{i}'\nlabel = 'q{i}'\nunit = 'money'\nexpression = '{expression}'\n"
        )
    };
    let sum = |i: usize| one(i, &format!("q{} / 2 + q{} / 2", i - 1, i - 1));
    let chain = |last: usize| one(0, "spending") + &(1..=last).map(sum).collect::<String>();
    let time = |last: usize| {
        over(&folder, &chain(last));
        let begun = Instant::now();
        let output =
            folder.run(&["run", "slip.toml", "--paths", "64", "--out", "o", "--overwrite"]);
        assert!(output.status.success(), "{}", errors(&output));
        begun.elapsed()
    };
    // Worked out anew each time it is named, the last would take 2^22 times as long.
    let (short, long) = (time(4), time(26));
    assert!(long < short * 20, "{short:?} {long:?}");
}

#[test]
fn solve_has_no_interval_without_the_paths_for_one() {
    let folder = Folder::new("slips-solve");
    let arguments = [
        "solve",
        "base.toml",
        "--paths",
        "64",
        "--for",
        "write_down = 1000",
        "--by",
        "demand.growth",
        "--out",
        "s",
    ];
    let output = folder.run(&arguments);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Too few paths for an interval"), "{text}{}", errors(&output));
    let json = fs::read_to_string(folder.0.join("s/solve.json")).unwrap();
    let json: Value = serde_json::from_str(&json).unwrap();
    assert!(json["roots"][0]["low_95"].is_null(), "{json}");
}

/// The market knows defaults, technology alone does not: the one is scored, the other is left out.
#[test]
fn what_technology_alone_lacks_is_scored_all_the_same() {
    let folder = Folder::new("slips-alone");
    folder.write(
        "seen.toml",
        "extends = 'fiber-glut.toml'\n[[observation]]\nname = 'Carriers that failed'\nmetric = 'defaults'\nvalue = 1\n",
    );
    let output = folder.run(&["backtest", "seen.toml", "--paths", "256", "--out", "b"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}{}", errors(&output));
    let table = fs::read_to_string(folder.0.join("b/backtest.csv")).unwrap();
    let row = table.lines().find(|line| line.starts_with("Carriers that failed")).unwrap();
    assert!(row.ends_with(",,"), "{row}");
    let row = |line: &&str| line.contains("Carriers that failed") && line.contains("1 of 1");
    let line = text.lines().find(row).unwrap();
    assert!(line.contains('–'), "{line}");
    // Who alone foresees something is not best in it.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (said, _) = text.split_once(" best").unwrap();
    assert!(said.contains("Of 7 series") && !said.contains("Carriers that failed"), "{said}");
}

#[test]
fn letters_that_charts_lack_and_sizes_that_currencies_lack_are_told() {
    let folder = Folder::new("slips-letters");
    folder
        .write("slip.toml", "extends = 'base.toml'\ntitle = '設備 boom'\n[run]\ncurrency = '€'\n");
    let output = folder.run(&["run", "slip.toml", "--paths", "64"]);
    let said = errors(&output);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("no letters 備 設") && said.contains("--theme"), "{said}");
    assert!(said.contains("billions or millions") && said.contains("€bn"), "{said}");
}

/// Threads beyond several for each core would only take turns: no more are made, and the bytes are the same.
#[test]
fn threads_without_end_are_no_hang() {
    let folder = Folder::new("slips-threads");
    let paths = ["1", "100000"].map(|threads| {
        let run = ["run", "base.toml", "--paths", "64", "--threads", threads, "--out", threads];
        let output = folder.run(&run);
        assert!(output.status.success(), "{}", errors(&output));
        fs::read(folder.0.join(threads).join("paths.csv")).unwrap()
    });
    assert!(paths[0] == paths[1]);
}

/// A precedent that says otherwise than the file that it shares with others is named, with the keys.
#[test]
fn what_a_precedent_overrules_is_told() {
    let folder = Folder::new("slips-shared");
    folder.write(
        "own.toml",
        "extends = 'fiber-glut.toml'\ntitle = 'Own prices'\n[pricing]\nsensitivity = 2\n",
    );
    let paths = ["--paths", "64", "--out", "b"];
    let both = |other: &str| {
        let output = folder.run(&[&["backtest", "railway-mania.toml", other], &paths[..]].concat());
        assert!(output.status.success(), "{}", errors(&output));
        errors(&output)
    };
    let said = both("own.toml");
    let notes: Vec<&str> = said.lines().filter(|line| line.contains("overrules")).collect();
    assert_eq!(notes.len(), 1, "{said}");
    assert!(notes[0].starts_with("note: own.toml overrules pricing.sensitivity of"), "{said}");
    assert!(notes[0].contains("behaviour.toml"), "{said}");
    drop(fs::remove_dir_all(folder.0.join("b")));
    assert!(!both("fiber-glut.toml").contains("overrules"));
}
