//! `backtest`: scenarios against what happened.

use std::{fs, num::NonZero};

use overbuild::{
    engine::Control,
    inference::{Backtest, Comparison},
    metrics::read_model,
    model::{Model, technology_alone},
    scenario::{Document, Rules},
};

use crate::{
    folder::{Folder, errors, files, refused},
    support::{model, root},
};

fn backtest(model: &Model) -> Backtest {
    let comparisons = Comparison::all(model).unwrap();
    let paths = NonZero::new(8192).unwrap();
    Backtest::run(model, &comparisons, paths, &Control::default()).unwrap()
}

fn coverage(backtest: &Backtest, band: usize) -> f64 {
    let scores = || backtest.forecasts.iter().map(|forecast| &forecast.scores);
    let inside: usize = scores().map(|scores| scores.inside[band]).sum();
    inside as f64 / scores().map(|scores| scores.points).sum::<usize>() as f64
}

/// The 80 % bands hold at least 70 % of what happened in 1997-2005, and more than without the market.
#[test]
fn the_fibre_glut_lies_inside_the_bands() {
    let fibre = backtest(&model("fiber-glut", &[]));
    let path = root().join("scenarios/fiber-glut.toml");
    let mut plain = technology_alone(&Document::load(&path, &[]));
    let plain = backtest(&read_model(&mut plain, Rules::default()).unwrap());
    let (with, without) = (coverage(&fibre, 1), coverage(&plain, 1));
    assert!(with >= 0.7, "{with}");
    assert!(without < with, "{without}");
    let spending = fibre.forecast("Spending").unwrap();
    assert_eq!(spending.points.len(), 9);
    assert!((spending.points[3].observed - 118.0).abs() < 1e-12);
    assert!(spending.scores.crps < plain.forecast("Spending").unwrap().scores.crps);
}

/// Without the market prices are fair on every path, money always flows and plans are kept.
#[test]
fn technology_alone_is_just_that() {
    let path = root().join("scenarios/fiber-glut.toml");
    let mut plain = technology_alone(&Document::load(&path, &[]));
    let plain = backtest(&read_model(&mut plain, Rules::default()).unwrap());
    let relative = plain.forecast("Transit price over its long trend").unwrap();
    for band in &relative.bands {
        assert!((band.mean - 1.0).abs() < 1e-6, "{band:?}");
    }
    // What is left of spread is the error of the data.
    for forecast in [relative, plain.forecast("Spending").unwrap()] {
        for band in &forecast.bands {
            let [low, high] =
                [-1.645, 1.645].map(|errors| forecast.comparison.reported(band.mean, errors));
            let wide = band.quantiles[6] / band.quantiles[0];
            assert!(wide < high / low * 1.15, "{}: {band:?}", forecast.name());
        }
    }
}

/// The bands of a chart are those by which a forecast is scored: with the error of the data.
#[test]
fn bands_are_those_that_are_scored() {
    let fibre = backtest(&model("fiber-glut", &[]));
    let mut found = 0;
    for forecast in fibre.forecasts.iter().filter(|own| !own.bands.is_empty()) {
        for point in &forecast.points {
            let own = forecast.bands.iter().find(|band| (band.year - point.year).abs() < 1e-9);
            let Some(band) = own else { continue };
            assert_eq!(band.quantiles, point.quantiles, "{} {}", forecast.name(), point.year);
            found += 1;
        }
    }
    assert!(found > 20, "{found}");
}

#[test]
fn a_backtest_writes_tables_and_charts() {
    let folder = Folder::new("backtest");
    let output = folder.run(&["backtest", "fiber-glut.toml", "--paths", "2000"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    for words in ["Transit price", "technology alone", "Outside the 80 % band", "2,000 paths"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let out = folder.0.join("output/fiber-glut-backtest");
    let written = files(&out);
    for file in ["backtest.csv", "backtest.json", "forecast_spending.png", "manifest.json"] {
        assert!(written.contains(&file.to_owned()), "{file}: {written:?}");
    }
    let rows = fs::read_to_string(out.join("backtest.csv")).unwrap();
    assert!(rows.lines().any(|row| row.starts_with("Transit price,2003,0.1")), "{rows}");
}

#[test]
fn several_scenarios_have_a_line_each() {
    let folder = Folder::new("several");
    folder.write("other.toml", "extends = \"fiber-glut.toml\"\ntitle = \"Another\"\n");
    let both = ["backtest", "fiber-glut.toml", "other.toml", "--paths", "64", "--out", "r"];
    let output = folder.run(&both);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    for line in ["  Fibre glut  ", "  Another", "  all"] {
        assert_eq!(said.lines().filter(|found| found.starts_with(line)).count(), 1, "{said}");
    }
    for name in ["fiber-glut-backtest", "other-backtest"] {
        assert!(folder.0.join("r").join(name).join("backtest.csv").exists(), "{name}");
    }
}

/// What was known is in the unit of the data, as the points are.
#[test]
fn the_scale_reaches_what_was_known() {
    let settings = ["observation.Spending.scale=2", "observation.Spending.known=40"];
    let model = model("fiber-glut", &settings);
    let spending = model.header.observations.iter().find(|one| one.name == "Spending").unwrap();
    assert_eq!((spending.known, spending.points[1].1), (Some(80.0), 124.0));
    // What is left to one, and the growth that is taken out, are those of the data too: two years before them.
    let settings = [
        "observation.\"Dark share of fibre\".complement=true",
        "observation.\"Dark share of fibre\".known=0.2",
        "observation.\"Dark share of fibre\".trend=-0.5",
        "observation.\"Dark share of fibre\".table=[[1998, 0.1], [1999, 0.05]]",
    ];
    let model = crate::support::model("fiber-glut", &settings);
    let dark = model.header.observations.iter().find(|one| one.name.starts_with("Dark")).unwrap();
    assert!((dark.points[0].0 - dark.before - 3.0).abs() < 1e-12);
    assert!((dark.known.unwrap() - (1.0 - 0.2 / 8.0)).abs() < 1e-9, "{:?}", dark.known);
    assert!((dark.points[1].1 - 0.9).abs() < 1e-12, "{:?}", dark.points);
}

/// A price of the middle of a year lies between those of two year ends, on the chart and in the file.
#[test]
fn levels_may_be_dated_within_a_year() {
    let folder = Folder::new("within-a-year");
    with_observation(&folder, "track = \"price\"\nknown = 1\ntable = [[1997.5, 1], [1997, 1]]");
    let arguments = ["backtest", "one.toml", "--paths", "64", "--out", "r"];
    let said = folder.run(&arguments);
    assert_eq!(said.status.code(), Some(0), "{}", String::from_utf8_lossy(&said.stderr));
    let written = fs::read_to_string(folder.0.join("r/backtest.csv")).unwrap();
    let dates: Vec<&str> =
        written.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
    assert_eq!(dates, ["1997.5", "1997"]);
}

fn with_observation(folder: &Folder, observation: &str) {
    let text = fs::read_to_string(folder.0.join("fiber-glut.toml")).unwrap();
    let (before, _) = text.split_once("[[observation]]").unwrap();
    folder.write("one.toml", format!("{before}\n[[observation]]\nname = \"it\"\n{observation}\n"));
}

#[test]
fn observations_that_cannot_be_compared_are_refused() {
    let folder = Folder::new("observations");
    folder.write("d.csv", "year,value,unit\n1997,5,cents\n1998,-3,dollars\n1999,x,cents\n");
    folder.write("e.csv", "year,value,unit\n1997,5,cents\n1998,3,dollars\n1997,2,cents\n");
    let price = "track = \"price\"\n";
    let cases = [
        ("track = \"prise\"\ntable = [[1997, 1], [1998, 2]]", "did you mean `price`?"),
        ("table = [[1997, 1]]", "either `track` or `metric`"),
        (&format!("{price}table = [[1997, -1], [1998, 2]]"), "1997: -1 is not above zero"),
        (&format!("{price}table = [[1997, 0], [1998, 2]]"), "not above zero"),
        (&format!("{price}table = [[1997, 1]]"), "only one point within the horizon"),
        (&format!("{price}table = [[1950, 1], [1951, 2]]"), "no point lies within the run"),
        (
            "track = \"spending\"\ntable = [[1997.5, 60], [1998, 70]]",
            "1997.5: expected a whole year: `spending` is summed over calendar years",
        ),
        (
            &format!("{price}table = [[1998, 1], [1998.5, 2]]"),
            "a whole year stands for its end: 1998 comes after 1998.5",
        ),
        (&format!("{price}table = [[1998, 1], [1997, 2]]"), "years must rise"),
        (
            &format!("{price}csv = \"d.csv\"\nunit = \"cents\""),
            "d.csv:4: value: `x` is not a number",
        ),
        (
            &format!("{price}csv = \"e.csv\"\nunit = \"cents\""),
            "e.csv:3: expected the unit `cents`",
        ),
        (&format!("{price}csv = \"e.csv\""), "missing key `unit`"),
        (&format!("{price}csv = \"f.csv\"\nunit = \"cents\""), "cannot read f.csv"),
        (
            &format!("{price}table = [[1997, 1], [1998, 2]]\ncompare = \"ratio\""),
            "`ratio` is not one of its words",
        ),
        (&format!("{price}table = [[1997, 1], [1998, 2]]\nindx = 1"), "unknown key `indx`"),
        (
            &format!("{price}table = [[1997, 1], [1998, 2]]\ncompare = \"index\"\nknown = 1"),
            "it.known: has no use here",
        ),
        (&format!("{price}table = [[1997, 1], [1998, 2]]\nunit = \"x\""), "it.unit: has no use"),
        (&format!("{price}table = [[1997, 1], [1998, 2]]\nvalue = 2"), "it.value: has no use"),
        ("metric = \"spending_fall\"", "missing key `value`"),
        (
            "metric = \"spending_fall\"\nvalue = 1\ncompare = \"index\"",
            "compare: has no use here: a metric is one number",
        ),
        (
            &format!(
                "{price}table = [[1997, 1], [1998, 2]]\n[[expect]]\nobservation = \"its\"\nscore = \"skill\"\nabove = 0"
            ),
            "there is no observation `its`",
        ),
    ];
    for (observation, words) in cases {
        with_observation(&folder, observation);
        refused(&folder, &["backtest", "one.toml"], 2, &["one.toml:", words]);
    }
    refused(&folder, &["backtest", "base.toml"], 2, &["no [[observation]]"]);
}

#[test]
fn points_outside_the_run_are_left_out_with_a_word() {
    let folder = Folder::new("outside");
    with_observation(
        &folder,
        "track = \"price\"\ntable = [[1990, 3], [1997, 1], [2003, 2], [2050, 1]]",
    );
    let output = folder.run(&["backtest", "one.toml", "--paths", "200"]);
    assert!(output.status.success());
    assert!(errors(&output).contains("2 of 4 points lie outside the run"), "{}", errors(&output));
}

#[test]
fn promises_about_a_backtest_are_kept_or_told() {
    let folder = Folder::new("promises");
    let promise = "metric = \"spending_fall\"\nvalue = 0.95\n[[expect]]\nobservation = \"it\"\nscore = \"coverage_50\"\nbelow = ";
    with_observation(&folder, &format!("{promise}1"));
    assert!(folder.run(&["backtest", "one.toml", "--paths", "500"]).status.success());
    with_observation(&folder, &format!("{}0.5", promise.replace("below", "above")));
    let output = folder.run(&["backtest", "one.toml", "--paths", "500"]);
    assert_eq!(output.status.code(), Some(99));
    assert!(errors(&output).contains("coverage_50 of it"), "{}", errors(&output));
}

/// Every series says where each number is from and how far it is to be trusted.
#[test]
fn every_row_of_data_has_its_source() {
    let tables = ["calibration_targets.csv", "mechanism_parameters.csv"];
    let mut rows = 0;
    for file in files(&root().join("scenarios/data")) {
        if file == "README.md" || tables.contains(&file.as_str()) {
            continue;
        }
        let text = fs::read_to_string(root().join("scenarios/data").join(&file)).unwrap();
        assert!(text.starts_with("year,value,unit,source,confidence"), "{file}");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        for row in reader.records() {
            let row = row.unwrap();
            assert!(
                row[0].parse::<f64>().is_ok() && row[1].parse::<f64>().is_ok(),
                "{file}: {row:?}"
            );
            assert!(!row[2].is_empty() && !row[3].is_empty(), "{file}: {row:?}");
            let known = ["A", "B", "C", "D", "R", "R+", "seed"].contains(&&row[4]);
            assert!(known, "{file}: {row:?}");
            rows += 1;
        }
    }
    assert!(rows > 400, "{rows}");
}

/// The table of several has room on a terminal, in both languages, and cuts no title.
#[test]
fn several_backtests_have_room_on_a_screen() {
    let folder = Folder::new("backtests-screen");
    for language in ["en", "de"] {
        let all = ["backtest", "railway-mania", "memory-chips", "us-offices", "--paths", "256"];
        let output = folder.run(&[&all[..], &["--language", language]].concat());
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let last = text.rfind(if language == "en" { "score over" } else { "Maß zu" });
        let table = &text[last.unwrap_or_else(|| panic!("{text}{}", errors(&output)))..];
        let wide = table.lines().find(|line| line.chars().count() > 80);
        assert!(wide.is_none() && !table.contains('…'), "{table}");
    }
}
