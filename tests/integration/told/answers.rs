//! Questions of their own: screens and tables of rules, signposts, solved scenarios and sensitivities say what their JSON
//! says, which other tests work out on fresh paths.

use overbuild::language::number;
use serde_json::Value;

use super::{Csv, json};
use crate::folder::{Folder, errors};

/// Runs a question; its screen in one line, as numbers may stand on the next.
fn ask(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(&[arguments, &["--out", "r", "--overwrite"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    flat(&String::from_utf8(output.stdout).unwrap())
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn number_of(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// Shares of an object as people read them.
fn percents(of: &Value, names: [&str; 3]) -> [String; 3] {
    names.map(|name| number::percent(number_of(&of[name]["value"])))
}

/// A row has the numbers of an object, each under its own name.
fn row_of(table: &Csv, row: &[String], own: &Value, names: &[(&str, &str)]) {
    for (column, field) in names {
        let value = if own[field].is_object() { &own[field]["value"] } else { &own[field] };
        assert_eq!(table.cell(row, column).parse().ok(), value.as_f64(), "{column}: {row:?}");
    }
}

#[test]
fn rules_are_told_with_their_own_numbers() {
    let folder = Folder::new("told-rules");
    let screen = ask(&folder, &["rules", "base", "--of", "bust_spending", "--paths", "2048"]);
    let told = json(&folder, "r/rules.json");
    let names = ["density", "coverage", "mass"];
    let columns = names.map(|name| (name, name));
    let (boxes, leaves) =
        (Csv::read(&folder, "r/rules.csv"), Csv::read(&folder, "r/rules_tree.csv"));
    let (rules, tree) = (told["rules"].as_array().unwrap(), told["tree"].as_array().unwrap());
    assert!(!rules.is_empty() && tree.len() > 2, "{told}");
    // The screen has all rules and the first branches of the tree.
    for (all, table, shown) in [(rules, &boxes, usize::MAX), (tree, &leaves, 2)] {
        for (place, rule) in all.iter().enumerate() {
            let held = &rule["held"];
            let own = table.rows.iter().filter(|row| row[0] == (place + 1).to_string());
            own.for_each(|row| row_of(table, row, held, &columns));
            if place >= shown {
                continue;
            }
            let [happens, covered, inside] = percents(held, names);
            let line = format!("{happens} {covered} {inside}");
            assert!(screen.contains(&line), "{place}: {line}: {screen}");
        }
    }
    let base = number_of(&told["base"]["value"]);
    for (place, rule) in rules.iter().enumerate() {
        let words = flat(rule["words"].as_str().unwrap());
        let [happens, covered, inside] = percents(&rule["held"], names);
        for part in [
            format!(" ({inside} of the paths), a bust of spending happens on {happens}, not "),
            format!(" covers {covered} of all paths with it."),
        ] {
            assert!(words.contains(&part), "{part}: {words}");
        }
        let little = number_of(&rule["held"]["density"]["value"]) < 1.25 * base;
        assert_eq!(words.contains("so this rule tells little"), little, "{base}: {words}");
        if place == 0 {
            let screen = flat(&screen).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(screen.contains(&words), "{words}: {screen}");
        }
    }
    // Where it is most frequent.
    let [most, _, inside] = percents(&tree[0]["held"], names);
    let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains(&format!("It is most frequent, {most}, with ")), "{most}: {screen}");
    assert!(screen.contains(&format!("; these are {inside} of the paths.")), "{inside}: {screen}");
}

#[test]
fn signposts_are_told_with_their_own_numbers() {
    let folder = Folder::new("told-watch");
    let screen = ask(&folder, &["watch", "base", "--of", "bust_spending", "--paths", "2048"]);
    let told = json(&folder, "r/watch.json");
    let names = ["begins_later", "hit_rate", "false_alarm_rate"];
    let table = Csv::read(&folder, "r/watch.csv");
    let mut shown = 0;
    for year in told["years"].as_array().unwrap() {
        let base = number::percent(number_of(&year["base"]["value"]));
        let mut warned = false;
        for own in year["signposts"].as_array().unwrap() {
            let (track, end) = own["track"].as_str().unwrap().rsplit_once('@').unwrap();
            let of = |row: &&Vec<String>| row[0] == end && table.cell(row, "track") == track;
            let row = table.rows.iter().find(of).unwrap_or_else(|| panic!("no {track} in {end}"));
            let columns = [("limit", "limit"), ("area", "area"), ("lead_years", "lead_years")];
            row_of(&table, row, own, &[columns, names.map(|name| (name, name))].concat());
            row_of(&table, row, year, &[("base", "base"), ("open_paths", "open_paths")]);
            let [right, hits, wrong] = percents(own, names);
            let words = flat(own["words"].as_str().unwrap());
            for part in [
                format!(
                    ", {right} of the paths have a bust of spending later, against {base} of all"
                ),
                format!("Of the paths on which it comes later {hits} show this sign"),
                format!(", of the others {wrong}."),
            ] {
                assert!(words.contains(&part), "{part}: {words}");
            }
            // The screen has the nearest years, and of each the first that warns: clearly more often than of all.
            let (open, later) = (number_of(&year["base"]["value"]), &own["begins_later"]);
            let sure = own["clear"] == true && number_of(&later["interval"][0]) > open;
            let warns = sure && number_of(&later["value"]) >= 1.1 * open;
            let line = format!("{right} {hits} {wrong} ");
            assert!(warns || warned || shown > 3 || !screen.contains(&line), "{line}: {screen}");
            if warns && !warned && shown < 4 {
                warned = true;
                let area = number_of(&own["area"]["value"]);
                let lead =
                    own["lead_years"].as_f64().map_or_else(|| "–".into(), |y| format!("{y:.0} y"));
                let line = format!("{right} {hits} {wrong} {lead} {area:.2}");
                assert!(screen.contains(&line), "{line}: {screen}");
                shown += 1;
            }
        }
    }
    assert!(shown > 2, "{shown}");
}

#[test]
fn solved_places_are_told_with_their_own_interval_and_unit() {
    let folder = Folder::new("told-solve");
    for (target, unit) in [("bust = 50%", "share"), ("write_down:p50 = $800 bn", "$bn")] {
        let arguments = ["solve", "base", "--for", target, "--by", "demand.growth"];
        let screen = ask(&folder, &[&arguments[..], &["--paths", "1024"]].concat());
        let told = json(&folder, "r/solve.json");
        if unit == "share" {
            the_interval(&screen, &told["roots"][0]);
        }
        let places = Csv::read(&folder, "r/places.csv");
        for row in &places.rows {
            assert_eq!(places.cell(row, "unit"), unit, "{row:?}");
            let ends = ["low_95", "high_95"].map(|name| places.cell(row, name).parse::<f64>().ok());
            let value = places.number(row, "value");
            assert!(ends[0].is_none_or(|low| low <= value), "{row:?}");
            assert!(ends[1].is_none_or(|high| value <= high), "{row:?}");
        }
        assert_eq!(told["for"]["unit"], unit);
    }
}

/// Where the key would have to stand, and between what ends that is known.
fn the_interval(screen: &str, root: &Value) {
    let [low, at, high] = ["low_95", "at", "high_95"].map(|name| number_of(&root[name]));
    assert!(low < at && at < high, "{root}");
    let said = |value: f64| number::plain(100.0 * value).trim_end_matches(".00").to_owned();
    let due = format!("The 95 % interval: {} % to {} % a year.", said(low), said(high));
    let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains(&due), "{due}: {screen}");
    // The answer is told once.
    assert_eq!(screen.matches(&format!(" {} % a year", said(at))).count(), 1, "{screen}");
}

#[test]
fn sensitivities_are_told_in_their_own_columns() {
    let folder = Folder::new("told-sensitivity");
    let arguments = ["sensitivity", "base", "--points", "256", "--on", "write_down"];
    let output = folder.run(&[&arguments[..], &["--out", "r", "--overwrite"]].concat());
    let screen = String::from_utf8(output.stdout).unwrap();
    let table = Csv::read(&folder, "r/sensitivity.csv");
    let told = json(&folder, "r/sensitivity.json");
    let rows = told["quantities"][0]["parameters"].as_array().unwrap();
    let lines = screen.lines().skip_while(|line| !line.trim_start().starts_with('%')).skip(1);
    // A long name has a line of its own.
    let table_of = lines.take_while(|line| !line.contains("they explain"));
    let lines: Vec<&str> = table_of.filter(|line| line.contains('±')).collect();
    assert!(lines.len() > 4, "{screen}");
    let mut summed = 0.0;
    for (place, own) in rows.iter().enumerate() {
        let key = own["parameter"].as_str().unwrap();
        let row = table.rows.iter().find(|row| row[1] == key).unwrap();
        let names = ["first", "total", "pawn", "pawn_worst"].map(|name| (name, name));
        row_of(&table, row, own, &names);
        if let Some(first) = own["first"]["value"].as_f64() {
            summed += first;
        }
        let Some(line) = lines.get(place).filter(|_| own["first"].is_object()) else { continue };
        let cells: Vec<f64> = line
            .split('±')
            .map(|part| part.split_whitespace().next_back().unwrap().parse().unwrap_or(f64::NAN))
            .collect();
        for (cell, order) in cells.iter().zip(["first", "total"]) {
            let due = 100.0 * number_of(&own[order]["value"]).max(0.0);
            assert!((cell - due).abs() < 0.51, "{line}: {order} is {due}");
        }
    }
    let due = format!("Alone they explain {} in all", number::percent(summed));
    assert!(flat(&screen).contains(&due) || summed < 0.0, "{due}: {screen}");
}
