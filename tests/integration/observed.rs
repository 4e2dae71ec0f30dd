//! Observations of every kind of quantity: each is compared on a scale that it has, or refused in words.

use serde_json::Value;

use crate::folder::{Folder, errors, refused};

fn over_base(folder: &Folder, observation: &str) {
    all_over_base(folder, &[observation.to_owned()]);
}

fn all_over_base(folder: &Folder, observations: &[String]) {
    let each = observations.iter().zip(1..);
    let each = each
        .map(|(own, count)| format!("[[observation]]\nname = '{}'\n{own}\n", "X".repeat(count)));
    let text = format!("extends = 'base.toml'\ntitle = 'Observed'\n{}", each.collect::<String>());
    folder.write("o.toml", text);
}

/// Rows of backtest.csv.
fn held(folder: &Folder, observation: &str) -> Vec<Vec<String>> {
    all_held(folder, &[observation.to_owned()]).remove(0)
}

/// The same of each observation, of one run.
fn all_held(folder: &Folder, observations: &[String]) -> Vec<Vec<Vec<String>>> {
    all_over_base(folder, observations);
    let all = ["backtest", "o.toml", "--paths", "512", "--out", "out", "--overwrite"];
    let output = folder.run(&all);
    assert_eq!(output.status.code(), Some(0), "{observations:?}: {}", errors(&output));
    let text = std::fs::read_to_string(folder.0.join("out/backtest.csv")).unwrap();
    let rows = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let rows: Vec<Vec<String>> = rows.collect();
    let of =
        |count: usize| rows.iter().filter(|row| row[0] == "X".repeat(count)).cloned().collect();
    (1..=observations.len()).map(of).collect()
}

/// The table of paths of the same run.
fn paths(folder: &Folder) -> String {
    let all = ["run", "base.toml", "--paths", "512", "--out", "own", "--quiet"];
    assert_eq!(folder.run(&all).status.code(), Some(0));
    std::fs::read_to_string(folder.0.join("own/paths.csv")).unwrap()
}

/// The values of a metric on each path, in rising order; never is the largest.
fn values(table: &str, metric: &str) -> Vec<f64> {
    let mut lines = table.lines();
    let column = lines.next().unwrap().split(',').position(|name| name == metric).unwrap();
    let number = |line: &str| line.split(',').nth(column).unwrap().parse().unwrap_or(f64::INFINITY);
    let mut values: Vec<f64> = lines.map(number).collect();
    values.sort_by(f64::total_cmp);
    values
}

/// Without errors of the data the quantiles are those of the paths, whatever their signs and sizes, and never is a word.
#[test]
fn bands_are_those_of_the_paths() {
    let folder = Folder::new("observed-bands");
    let table = paths(&folder);
    let all = [
        ("net_present_value", "-100"),
        ("free_cash_flow", "5"),
        ("defaults", "0"),
        ("least_utilisation", "0.5"),
        ("spending_peak_year", "2033"),
        ("break_even_year", "2033"),
        ("bust_begins", "2030"),
        ("bust_years", "6"),
        ("largest_spending_over_gdp", "0.04"),
        ("circular_sales_share", "0.0006"),
    ];
    let observations =
        all.map(|(metric, value)| format!("metric = '{metric}'\nvalue = {value}\nerror = 0"));
    for ((metric, _), rows) in all.iter().zip(all_held(&folder, &observations)) {
        let (paths, row) = (values(&table, metric), &rows[0]);
        // The places of 5, 10, 25, 50, 75, 90 and 95 % among 512.
        for (cell, place) in row[3..10].iter().zip([25, 51, 127, 255, 383, 460, 486]) {
            let found = if cell == "never" { f64::INFINITY } else { cell.parse().unwrap() };
            let close = (found - paths[place]).abs() <= 1e-5 * paths[place].abs().max(1e-6);
            assert!(found == paths[place] || close, "{metric} {place}: {found} {}", paths[place]);
        }
        let crps: f64 = row[11].parse().unwrap();
        assert!(crps.is_finite(), "{metric}: {crps}");
    }
}

/// With an error, too, what is nothing on a path is reported as nothing, a small share as a small one, and no number as
/// less than it can be.
#[test]
fn errors_lead_nowhere_where_nothing_can_be() {
    let folder = Folder::new("observed-least");
    let table = paths(&folder);
    let lowest = |observation: &str| held(&folder, observation)[0][3].parse::<f64>().unwrap();
    let least = lowest("metric = 'defaults'\nvalue = 4\nerror = 1");
    assert!(values(&table, "defaults")[25] == 0.0 && least == 0.0, "{least}");
    let least = lowest("metric = 'bust_years'\nvalue = 3\nerror = 3");
    assert!(least >= 0.0, "{least}");
    let least = lowest("metric = 'internal_rate_of_return'\nvalue = -0.9\nerror = 0.3");
    assert!(least >= -1.0, "{least}");
    let share = values(&table, "circular_sales_share")[25];
    let least = lowest("metric = 'circular_sales_share'\nvalue = 0.0006\nerror = 0.01");
    assert!(share < 0.001 && (least / share - 1.0).abs() < 0.05, "{least} {share}");
    // A trend goes up to all of a whole, and no further.
    let trend = "track = 'utilisation'\nknown = 0.8\nknown_growth = 0.3\ntable = [[2026, 0.9]]";
    let error: f64 = held(&folder, trend)[0][13].parse().unwrap();
    assert!((error - 0.1).abs() < 1e-6, "{error}");
}

/// A narrow band may lie nearer and miss what a wider one holds: then no band is said to miss it.
#[test]
fn what_a_band_holds_is_not_missed_by_all() {
    let folder = Folder::new("observed-missed");
    let told = |second: &str| {
        let keys = "track = 'spending.CoreWeave'\nerror = 0.01";
        // Another, which the model foresees best.
        let other =
            format!("[[observation]]\nname = 'Y'\n{keys}\ntable = [[2026, 30.2], [2030, 17.3]]");
        let own = format!("{keys}\ntable = [[2026, 30.2], [2027, {second}]]\n{other}");
        over_base(&folder, &own);
        let all = ["backtest", "o.toml", "--paths", "512", "--out", "out", "--overwrite"];
        let screen = String::from_utf8(folder.run(&all).stdout).unwrap();
        screen.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // In the middle of the model's paths, beside technology alone's.
    let said = told("43.7");
    assert!(said.contains("2 within the 80 % bands") && !said.contains("80 % band lies"), "{said}");
    assert!(said.contains("technology alone 0 within"), "{said}");
    let said = told("4000");
    assert!(
        said.contains("1 within the 80 % bands") && said.contains("80 % band lies: X"),
        "{said}"
    );
}

/// Shares of something else than their whole go beyond one, in the data and in the model.
#[test]
fn ratios_above_one_are_kept() {
    let folder = Folder::new("observed-ratios");
    let tracks = ["relative_price", "tightness", "revenue_cover", "margin"];
    let table = "table = [[2026, 0.9], [2027, 1.4]]\nknown = 0.8\nerror = 0";
    let observations = tracks.map(|track| format!("track = '{track}'\n{table}"));
    for (track, rows) in tracks.iter().zip(all_held(&folder, &observations)) {
        let highest: f64 = rows[1][9].parse().unwrap();
        assert!(highest > 1.05, "{track}: {rows:?}");
    }
}

/// Errors are shares of what was observed where it may be negative, and years for years.
#[test]
fn errors_have_the_unit_of_their_scale() {
    let folder = Folder::new("observed-errors");
    let width = |rows: Vec<Vec<String>>| {
        let [low, high] = [3, 9].map(|column: usize| rows[0][column].parse::<f64>().unwrap());
        high - low
    };
    let year =
        |error: &str| format!("metric = 'spending_peak_year'\nvalue = 2033\nerror = {error}");
    let worth = |value: &str| format!("metric = 'net_present_value'\nerror = 0.5\nvalue = {value}");
    let observations = [year("0"), year("1"), worth("-10"), worth("-20000")];
    let widths: Vec<f64> = all_held(&folder, &observations).into_iter().map(width).collect();
    let [exact, loose, near, far] = widths[..] else { panic!("{widths:?}") };
    assert!(loose > exact + 0.2 && loose < exact + 4.0, "{exact} {loose}");
    assert!(far > 3.0 * near, "{near} {far}");
}

#[test]
fn what_has_no_place_on_its_scale_is_refused() {
    let folder = Folder::new("observed-refused");
    let two = "table = [[2025, 5], [2026, 10]]";
    for (observation, words) in [
        (format!("track = 'write_down'\ncompare = 'index'\n{two}"), "paths have nothing then"),
        (format!("track = 'free_cash_flow'\ncompare = 'index'\n{two}"), "may lie below zero"),
        (
            "track = 'utilisation'\ntable = [[2025, 0.5], [2026, 0.9]]\nknown = 1.2".to_owned(),
            "known: 1.2 is no share of one",
        ),
        (
            "track = 'utilisation'\ntable = [[2025, 0.5], [2026, 1.9]]".to_owned(),
            "2026: 1.9 is no share of one",
        ),
        ("track = 'lender_loss'\ntable = [[2025, 0], [2026, 5]]".to_owned(), "is not above zero"),
        ("track = 'spending'\ntable = [[2025, 400], [2026, -5]]".to_owned(), "is not above zero"),
        (
            "track = 'spending'\ntable = [[2025, 400], [2026, 500]]\nknown = -2".to_owned(),
            "known: -2 is not above zero",
        ),
        (
            "track = 'default.Oracle'\ntable = [[2025, 0.5], [2026, 0.9]]".to_owned(),
            "`default.Oracle` is a yes or no",
        ),
        (
            format!("track = 'shut'\n{}", "table = [[2025, 0.5], [2026, 0.9]]"),
            "`shut` is a yes or no",
        ),
        (
            "track = 'free_cash_flow'\ncomplement = true\ntable = [[2025, -10], [2026, 20]]"
                .to_owned(),
            "complement: `free_cash_flow` is no share",
        ),
        (
            "track = 'dark_share'\ncomplement = true\ntable = [[2025, 0.9], [2026, 1]]".to_owned(),
            "2026: 0 is not above zero, and odds are compared",
        ),
        ("metric = 'internal_rate_of_return'\nvalue = -1.5".to_owned(), "can be, -1 or more"),
        (
            "metric = 'mine'\nvalue = 20\n[[quantity]]\nname = 'mine'\nlabel = 'mine'\nunit = 'year'\nexpression = 'first_year(free_cash_flow < 0)'".to_owned(),
            "20 is no calendar year",
        ),
        ("metric = 'lender_loss'\nvalue = 0".to_owned(), "is not above zero"),
        ("metric = 'bust_spending'\nvalue = 1".to_owned(), "is a yes or no"),
    ] {
        over_base(&folder, &observation);
        refused(&folder, &["backtest", "o.toml", "--paths", "64"], 2, &[words, "o.toml"]);
    }
}

/// What is learned from goes by the same scales.
#[test]
fn what_may_be_negative_is_learned_from() {
    let folder = Folder::new("observed-learned");
    let text = "extends = 'base.toml'\ntitle = 'Learned'\nwithout = ['correlation']\n[[observation]]\nname = 'X'\n\
                metric = 'net_present_value'\nvalue = -3000\nerror = 0.05\n";
    folder.write("o.toml", text);
    let all = ["calibrate", "o.toml", "--population", "64", "--rounds", "2", "--out", "cal"];
    let output = folder.run(&all);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let text = std::fs::read_to_string(folder.0.join("cal/calibration.json")).unwrap();
    let learned: Value = serde_json::from_str(&text).unwrap();
    assert!(learned.is_object());
}
