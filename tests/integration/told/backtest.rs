//! A backtest: its table, its scores, its screen and its charts.

use serde_json::Value;

use super::{Csv, figure, json, near, said};
use crate::folder::{Folder, errors};

#[test]
fn a_backtest_says_what_its_points_say() {
    let folder = Folder::new("told-backtest");
    let output = folder.run(&["backtest", "fiber-glut.toml", "--paths", "640", "--out", "b"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let screen = String::from_utf8(output.stdout).unwrap();
    let (table, scores) = (Csv::read(&folder, "b/backtest.csv"), json(&folder, "b/backtest.json"));
    let charts = json(&folder, "b/charts.json");
    let levels = ["p5", "p10", "p25", "p50", "p75", "p90", "p95"];
    for series in scores["series"].as_array().unwrap() {
        let name = series["name"].as_str().unwrap();
        let rows: Vec<_> = table.rows.iter().filter(|row| row[0] == name).collect();
        assert_eq!(rows.len(), series["points"].as_array().unwrap().len(), "{name}");
        let mut inside = [0; 3];
        for (row, point) in rows.iter().zip(series["points"].as_array().unwrap()) {
            let numbers = levels.map(|level| table.number(row, level));
            assert!(numbers.is_sorted(), "{name}: {numbers:?}");
            let due = point["quantiles"].as_array().unwrap().iter().map(|x| x.as_f64().unwrap());
            assert!(due.eq(numbers), "{name}: {numbers:?}");
            let observed = table.number(row, "observed");
            assert_eq!(
                [Some(table.number(row, "year")), Some(observed)],
                [point["year"].as_f64(), point["observed"].as_f64()]
            );
            for (place, [low, high]) in [[2, 4], [1, 5], [0, 6]].into_iter().enumerate() {
                inside[place] += usize::from((numbers[low]..=numbers[high]).contains(&observed));
            }
            beside(&charts, name, &table, row);
        }
        let crps: f64 =
            rows.iter().map(|row| table.number(row, "crps")).sum::<f64>() / rows.len() as f64;
        near(name, series["scores"]["crps"].as_f64().unwrap(), crps, 1e-9);
        let alone: f64 =
            rows.iter().map(|row| table.number(row, "technology_alone_crps")).sum::<f64>();
        near(
            name,
            series["technology_alone"]["crps"].as_f64().unwrap(),
            alone / rows.len() as f64,
            1e-9,
        );
        assert_eq!(series["scores"]["inside"], serde_json::json!(inside), "{name}");
        on_screen(&screen, name, &inside, rows.len());
        in_title(&charts, name, inside[1], rows.len());
    }
    the_verdict(&screen, &scores);
    assert!(screen.lines().all(|line| line.chars().count() < 80), "{screen}");
}

/// How many points lie inside the 80 % band.
fn on_screen(screen: &str, name: &str, inside: &[usize], points: usize) {
    let mut lines = screen.lines().skip_while(|line| !line.contains("in 80 %"));
    let row = |line: &&str| line.trim_start().starts_with(name);
    let line = lines.find(row).unwrap();
    // A long name stands above its numbers.
    let next = lines.next().unwrap_or_default();
    let found = format!("{line} {next}").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(found.contains(&format!(" {} of {points} ", inside[1])), "{line}: {inside:?}");
}

/// Each series is told as foreseen best by whoever has the smallest score, and points within bands are counted.
fn the_verdict(screen: &str, scores: &Value) {
    let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    let series = scores["series"].as_array().unwrap();
    let score = |own: &Value, name: &str| own["scores"][name].as_f64().unwrap_or(f64::INFINITY);
    let best = |own: &Value| {
        let alone = own["technology_alone"]["crps"].as_f64().unwrap();
        let (last, trend) = (score(own, "last_value"), score(own, "trend"));
        let all = [("the model", score(own, "crps")), ("technology alone", alone)];
        let all = all.into_iter().chain([("the last value known", last), ("the trend", trend)]);
        all.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap().0
    };
    // What lies outside the band of the nearest nobody foresaw.
    let band = |own: &Value| match best(own) {
        "the model" => own["scores"]["inside"][1].as_u64(),
        "technology alone" => own["technology_alone"]["inside"][1].as_u64(),
        _ => None,
    };
    let missed = |own: &&Value| band(own) == Some(0);
    let list = |names: &[&str]| {
        let comma = names.iter().any(|name| name.contains(", "));
        names.join(if comma { "; " } else { ", " })
    };
    let (mut told, mut all) = (Vec::new(), 0);
    let outside: Vec<&str> = series.iter().filter(missed).map(name_of).collect();
    assert!(!outside.is_empty());
    let said = format!("outside even the nearest 80 % band lies: {}.", list(&outside));
    assert!(screen.contains(&said), "{said}: {screen}");
    for who in ["the model", "technology alone", "the last value known", "the trend"] {
        let own = series.iter().filter(|own| best(own) == who && !missed(own));
        let own: Vec<&str> = own.map(name_of).collect();
        all += own.len();
        if !own.is_empty() {
            let best = if told.is_empty() { "foresaw " } else { "" };
            told.push(format!("{who} {best}{} ", own.len()));
            assert!(screen.contains(&format!("({})", list(&own))), "{own:?}: {screen}");
        }
    }
    assert_eq!(all + outside.len(), series.len());
    assert!(told.iter().all(|part| screen.contains(part.as_str())), "{told:?}: {screen}");
    let inside = |place: usize| -> u64 {
        series.iter().map(|own| own["scores"]["inside"][place].as_u64().unwrap()).sum()
    };
    let due = format!("{} within the 80 % bands and {} within", inside(1), inside(2));
    assert!(screen.contains(&due), "{due}: {screen}");
}

fn name_of(series: &Value) -> &str {
    series["name"].as_str().unwrap()
}

fn chart_of<'a>(charts: &'a Value, name: &str) -> Option<&'a Value> {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    let file = format!("forecast_{}", name.chars().map(letter).collect::<String>());
    let there =
        charts["figures"].as_array().unwrap().iter().any(|own| own["name"] == file.as_str());
    there.then(|| figure(charts, &file))
}

fn in_title(charts: &Value, name: &str, inside: usize, points: usize) {
    let Some(figure) = chart_of(charts, name) else { return };
    let due = match (inside, points) {
        (0, 1) => "outside the 80 % band in its only year".to_owned(),
        (1, 1) => "inside the 80 % band in its only year".to_owned(),
        _ if inside == points => "inside the 80 % band in each year".to_owned(),
        _ => format!("inside the 80 % band in {inside} of {points} years"),
    };
    let words = said(&figure["title"]);
    assert!(words.ends_with(&format!("lies {due}")), "{words}: {due}");
}

/// The dashed line is the median of technology alone.
fn beside(charts: &Value, name: &str, table: &Csv, row: &[String]) {
    let Some(figure) = chart_of(charts, name) else { return };
    let points = figure["form"]["fan"]["beside"]["points"].as_array().unwrap();
    let year = table.number(row, "year");
    let Some(point) = points.iter().find(|point| point[0].as_f64() == Some(year)) else { return };
    // The table adds the error of the data, the line does not: they are near, not the same.
    let (found, due) = (point[1].as_f64().unwrap(), table.number(row, "technology_alone_p50"));
    assert!(
        (found - due).abs() <= 0.25 * due.abs().max(found.abs()),
        "{name} {year}: {found}, {due}"
    );
}

/// Names have the German that a scenario gives them within lists, too.
#[test]
fn series_have_their_german_names_in_lists() {
    let folder = Folder::new("told-backtest-german");
    let typed = ["backtest", "fiber-glut.toml", "--paths", "640", "--language", "de", "--out", "b"];
    let output = folder.run(&typed);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let screen = String::from_utf8(output.stdout).unwrap();
    let (verdict, _) = screen.split_once("in 80").unwrap();
    assert!(verdict.contains("am besten voraus") && verdict.contains("Ausgaben"), "{verdict}");
    assert!(!verdict.contains("Spending") && !verdict.contains("circuits"), "{verdict}");
}
