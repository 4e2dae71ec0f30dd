//! Charts of busts over time, of revenue and of other books, worked out again from `paths.csv` and `tracks.csv`.

use overbuild::language::{Language, number, rounding};
use serde_json::Value;

use super::{Paths, figure, json, said, text};
use crate::folder::{Folder, errors};

const YEARS: std::ops::RangeInclusive<i32> = 2025..=2036;

fn run(folder: &Folder, more: &[&str]) -> (Value, Paths) {
    let mut scenario = std::fs::read_to_string(folder.0.join("base.toml")).unwrap();
    for year in YEARS {
        scenario += &format!(
            "\n[[quantity]]\nname = \"spent_{year}\"\nlabel = \"spending of {year}\"\nunit = \"money\"\nexpression = \"at(spending, {year})\"\n"
        );
    }
    folder.write("yearly.toml", scenario);
    let command = ["run", "yearly.toml", "--paths", "2048", "--out", "r", "--quiet"];
    let output = folder.run(&[&command, more].concat());
    assert!(output.status.success(), "{}", errors(&output));
    (json(folder, "r/charts.json"), Paths::read(&folder.0.join("r/paths.csv")))
}

fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let rank = (1..=values.len()).find(|rank| *rank as f64 >= share * values.len() as f64 - 1e-9);
    values[rank.unwrap() - 1]
}

#[test]
fn charts_of_busts_revenue_and_books_are_those_of_the_paths() {
    let folder = Folder::new("timeline");
    let (charts, paths) = run(&folder, &[]);
    the_timeline(&charts, &paths);
    the_revenue(&charts, &text(&folder, "r/tracks.csv"));
    let own = |charts: &Value, place: usize| {
        figure(charts, "conventions")["form"]["dots"]["rows"][place].clone()
    };
    let (marked, third) = (own(&charts, 0), own(&charts, 2));
    assert!(marked["marked"].as_bool().unwrap() && !third["marked"].as_bool().unwrap());
    for (row, due) in [(&marked, "with its other business"), (&third, "alone")] {
        assert_eq!(said(&row["name"]), format!("US GAAP, each builder's assets {due}"));
    }
    the_page_of_books(&text(&folder, "r/report.html"), &charts);
    the_books(&marked, &paths);
    // The third row is another run: each builder's assets alone, US GAAP.
    let (_, other) = run(&folder, &["--set", "accounting.asset_group=\"assets\""]);
    the_books(&third, &other);
}

/// Beyond the paths that are simulated under other groups, too: what the run has of the other standard is one number.
#[test]
fn the_other_standard_is_that_of_the_whole_run() {
    let folder = Folder::new("timeline-standards");
    let command = ["run", "fiber-glut.toml", "--paths", "4500", "--out", "r", "--quiet"];
    let output = folder.run(&[&command[..], &["--no-explore"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    let (summary, paths) =
        (json(&folder, "r/summary.json"), Paths::read(&folder.0.join("r/paths.csv")));
    let all = summary["conventions"]["each"].as_array().unwrap();
    let group = &all.iter().find(|one| one["own"] == true).unwrap()["asset_group"];
    let other = all.iter().find(|one| one["own"] == false && one["asset_group"] == *group).unwrap();
    let books = paths.column("bust_books_other_standard");
    let due = books.iter().sum::<f64>() / 4500.0;
    assert!((other["bust_books"]["value"].as_f64().unwrap() - due).abs() < 1e-9, "{other} {due}");
    let due = quantile(paths.column("write_down_other_standard"), 0.5);
    let told = other["write_down_median"].as_f64().unwrap();
    assert!((told / due - 1.0).abs() < 1e-5, "{told} {due}");
}

/// Where a scenario calls something else a bust, these charts say that they go on with the four kinds.
#[test]
fn charts_that_date_busts_say_which() {
    let folder = Folder::new("timeline-own");
    let title = |charts: &Value, name: &str| said(&figure(charts, name)["title"]);
    for (own, due) in [
        (
            "bust.spending_fall=0.5",
            [
                "of the busts have begun by ",
                "3 years after their bust began half of the paths that",
            ],
        ),
        (
            "bust.any_of=[{ metric = \"write_down_share\", above = 0.3 }]",
            [
                "of the first have begun by ",
                "3 years after the first of the four kinds of bust began half",
            ],
        ),
    ] {
        let (charts, _) = run(&folder, &["--set", own, "--overwrite"]);
        for (name, due) in ["bust_begins", "bust_timeline"].into_iter().zip(due) {
            assert!(title(&charts, name).contains(due), "{}", title(&charts, name));
        }
    }
}

/// Spending over that of the year before the bust, on the paths that have one.
fn the_timeline(charts: &Value, paths: &Paths) {
    let line = &figure(charts, "bust_timeline")["form"]["lines"]["lines"][0];
    let begins = paths.column("bust_begins");
    let spent: Vec<Vec<f64>> = YEARS.map(|year| paths.column(&format!("spent_{year}"))).collect();
    let busts: Vec<(usize, i32)> = begins
        .iter()
        .enumerate()
        .filter(|(_, year)| year.is_finite() && **year > 2025.0)
        .map(|(path, year)| (path, format!("{year:.0}").parse().unwrap()))
        .collect();
    let points = line["points"].as_array().unwrap();
    assert!(points.len() > 4);
    for (point, band) in points.iter().zip(line["band"].as_array().unwrap()) {
        let since: i32 = format!("{:.0}", point[0].as_f64().unwrap()).parse().unwrap();
        let there = busts.iter().filter(|(_, year)| YEARS.contains(&(year + since)));
        let at = |path: usize, year: i32| spent[usize::try_from(year - 2025).unwrap()][path];
        let values: Vec<f64> =
            there.map(|(path, year)| at(*path, year + since) / at(*path, year - 1)).collect();
        assert!(values.len() * 2 >= busts.len(), "{since}: {}", values.len());
        for (share, found) in [(0.1, &band[0]), (0.5, &point[1]), (0.9, &band[1])] {
            let (due, found) = (quantile(values.clone(), share), found.as_f64().unwrap());
            assert!((found / due - 1.0).abs() < 1e-5, "{since} {share}: {found}, paths say {due}");
        }
        if since == 3 {
            let fall = 1.0 - quantile(values, 0.5);
            let title = said(&figure(charts, "bust_timeline")["title"]);
            let due = format!(
                "3 years after their bust began half of the paths that bust spend at least {} less than in the year before it",
                number::percent(fall)
            );
            assert_eq!(title, due);
        }
    }
}

/// The year in which the median revenue falls furthest short of what is required.
fn the_revenue(charts: &Value, tracks: &str) {
    let median = |track: &str| -> Vec<(String, f64)> {
        let mut rows = tracks.lines();
        let header: Vec<&str> = rows.next().unwrap().split(',').collect();
        let place = header.iter().position(|name| *name == "p50").unwrap();
        let own = rows.filter(|row| row.starts_with(&format!("{track},")));
        own.map(|row| row.split(',').collect::<Vec<_>>())
            .map(|row| (row[1].to_owned(), row[place].parse().unwrap()))
            .collect()
    };
    let (own, due) = (median("revenue"), median("required_revenue"));
    let pairs = own.iter().zip(&due);
    let least = pairs.min_by(|a, b| (a.0.1 - a.1.1).total_cmp(&(b.0.1 - b.1.1))).unwrap();
    let figure = figure(charts, "revenue");
    let title = figure["title"].to_string();
    // A year that no other comes near by a twentieth is told alone, else those around it.
    let gaps: Vec<f64> = own.iter().zip(&due).map(|(own, due)| own.1 - due.1).collect();
    let most = gaps.iter().copied().fold(f64::INFINITY, f64::min);
    let place = gaps.iter().position(|gap| gap.total_cmp(&most).is_eq()).unwrap();
    let first = (0..=place).rev().take_while(|at| gaps[*at] <= most * 0.95).last().unwrap();
    let last = (place..gaps.len()).take_while(|at| gaps[*at] <= most * 0.95).last().unwrap();
    for year in [&own[first].0, &own[last].0] {
        let open = last + 1 == gaps.len() && year == &own[last].0 && first < last;
        assert!(open || title.contains(year.as_str()), "{title}: {year}");
    }
    assert!(title.contains("furthest short") && least.0.0 == own[place].0, "{title}");
    let dashed = figure["form"]["fan"]["beside"]["points"].as_array().unwrap();
    assert_eq!(dashed.len(), due.len());
    for (point, (_, value)) in dashed.iter().zip(&due) {
        assert!((point[1].as_f64().unwrap() / value - 1.0).abs() < 1e-5);
    }
}

/// The same rows under the same names on the page.
fn the_page_of_books(page: &str, charts: &Value) {
    let rows = figure(charts, "conventions")["form"]["dots"]["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 6);
    for row in rows {
        let name = said(&row["name"]);
        let (standard, group) = name.split_once(", ").unwrap();
        let mark = if row["marked"] == true { " *" } else { "" };
        let value = |place: usize| row["values"][place][1].as_f64().unwrap();
        let written = rounding::significant(value(2), 2);
        let due = [
            format!("{standard}{mark}"),
            group.replace('\'', "&#39;"),
            number::percent(value(0)),
            number::percent(value(1)),
            Language::En.money(written, "$bn"),
        ];
        let cells = due.map(|cell| format!(">{cell}<"));
        let plain = page.replace('\u{a0}', " ");
        let mut lines = plain.split("<tr>");
        let found = lines.any(|line| cells.iter().all(|cell| line.contains(cell.as_str())));
        assert!(found, "{cells:?}");
    }
}

/// A row of the books against a run under them.
fn the_books(row: &Value, paths: &Paths) {
    let count = paths.column("bust_books").len() as f64;
    let books = paths.column("bust_books").iter().sum::<f64>() / count;
    let any = paths.column("bust_begins").iter().filter(|year| year.is_finite()).count();
    let written = quantile(paths.column("write_down"), 0.5);
    for (place, due) in [(0, books), (1, any as f64 / count), (2, written)] {
        let found = row["values"][place][1].as_f64().unwrap();
        assert!((found - due).abs() <= 1e-5 * due.max(1.0), "{place}: {found}, paths say {due}");
    }
}
