//! Charts of a run, number by number: years, cells, marks and paybacks.

use overbuild::{
    language::{number, rounding},
    metrics::Unit,
};
use serde_json::Value;

use super::{Paths, figure, near, numbers, said};

pub(super) fn check(screen: &str, charts: &Value, paths: &Paths) {
    the_screen_of_paybacks(screen, paths);
    the_years(charts, paths);
    the_heat_map(charts, paths);
    the_marks(charts, paths);
    the_paybacks(charts, paths);
}

/// The year in which the money is back: the title, the share of never, and those of the spans of years in which few have it.
fn the_years(charts: &Value, paths: &Paths) {
    let never = paths.share("break_even_year", f64::is_infinite);
    let words = said(&figure(charts, "break_even")["title"]);
    let due = number::percent(never);
    let title = format!("By 2036 revenue has not repaid all spending on {due} of the paths");
    assert!(never >= 0.5 && words == title, "{words}: {due}");
    let form = &figure(charts, "break_even")["form"]["columns"];
    let shares = form["series"][0][1].as_array().unwrap();
    let (mut all, mut before) = (0.0, 0.0);
    for (category, share) in form["categories"].as_array().unwrap().iter().zip(shares) {
        let (name, share) = (said(category), share.as_f64().unwrap());
        let years: Vec<f64> = name.split('–').filter_map(|word| word.parse().ok()).collect();
        let due = match years[..] {
            [] => paths.share("break_even_year", f64::is_infinite),
            [first, last] => paths.share("break_even_year", |x| (first..=last).contains(&x)),
            _ => panic!("{name}"),
        };
        // In the order of time, what never comes behind all years.
        let begins = years.first().copied().unwrap_or(f64::INFINITY);
        assert!(begins > before && (name == "never") == years.is_empty(), "{name}");
        before = begins;
        near(&name, share, due, 1e-9);
        all += share;
    }
    near("all paths", all, 1.0, 1e-9);
}

/// How often a bust follows, cell by cell.
fn the_heat_map(charts: &Value, paths: &Paths) {
    let form = &figure(charts, "heat")["form"]["heat"];
    let columns = [0, 1].map(|axis| paths.column(form["names"][axis]["key"].as_str().unwrap()));
    #[expect(clippy::cast_possible_truncation, reason = "seven digits, as in the file")]
    let place = |axis: usize, value: f64| {
        let limits = form["limits"][axis].as_array().unwrap();
        let below = |limit: &&Value| (limit.as_f64().unwrap() as f32) < value as f32;
        limits[1..8].iter().filter(below).count()
    };
    let mut counts = vec![vec![(0.0, 0_u64); 8]; 8];
    for (i, bust) in paths.column("bust").into_iter().enumerate() {
        let cell = &mut counts[place(1, columns[1][i])][place(0, columns[0][i])];
        (cell.0, cell.1) = (cell.0 + bust, cell.1 + 1);
    }
    for (row, cells) in counts.iter().enumerate() {
        for (column, (busts, all)) in cells.iter().enumerate() {
            let found = &form["cells"][row][column];
            assert_eq!(found[1].as_u64(), Some(*all), "{row} {column}");
            near("heat", found[0].as_f64().unwrap(), busts / *all as f64, 1e-9);
        }
    }
}

/// Amounts beside the curve that tells how rarely more is written down, and the curve itself.
fn the_marks(charts: &Value, paths: &Paths) {
    let form = &figure(charts, "exceedance")["form"]["exceedance"];
    let worse = |share: &Value| paths.quantile("write_down", 1.0 - share.as_f64().unwrap());
    let marks = form["marks"].as_array().unwrap();
    assert_eq!(
        marks.iter().map(|mark| mark[0].as_f64()).collect::<Vec<_>>(),
        [0.5, 0.1, 0.01].map(Some)
    );
    for mark in marks {
        // In the figures that its error leaves.
        near("mark", mark[1].as_f64().unwrap(), worse(&mark[0]), 0.05);
    }
    let curve = form["series"][0][1].as_array().unwrap();
    for (share, value) in form["shares"].as_array().unwrap().iter().zip(curve) {
        let level = share.as_f64().unwrap();
        let ends = [-1e-9, 1e-9]
            .map(|more| paths.quantile("write_down", (1.0 - level + more).clamp(1e-12, 1.0)));
        let found = value.as_f64().unwrap();
        let slack = 1e-5 * ends[1].abs() + 1e-9;
        assert!(ends[0] - slack <= found && found <= ends[1] + slack, "{level}: {found}, {ends:?}");
    }
}

/// What comes back for each year's spending, at its own year; and on how many paths it is paid back.
fn the_paybacks(charts: &Value, paths: &Paths) {
    let own = figure(charts, "payback");
    let line = &own["form"]["lines"]["lines"][0];
    let points = line["points"].as_array().unwrap();
    let years: Vec<f64> = points.iter().map(|point| point[0].as_f64().unwrap()).collect();
    assert_eq!(years, [2025.0, 2026.0, 2027.0, 2028.0, 2029.0]);
    for ((year, point), band) in years.iter().zip(points).zip(line["band"].as_array().unwrap()) {
        let column = format!("money_back.{year}");
        for (found, level) in [(&band[0], 0.05), (&point[1], 0.5), (&band[1], 0.95)] {
            near(&column, found.as_f64().unwrap(), paths.quantile(&column, level), 1e-5);
        }
    }
    let times = |year: &str| {
        let median = paths.quantile(&format!("money_back.{year}"), 0.5);
        number::bare(rounding::significant(median, 2), Unit::Ratio)
    };
    let due = format!(
        "At the median, equipment bought in 2025 has earned {} times its cost by 2036, that of 2029 {} times its cost",
        times("2025"),
        times("2029")
    );
    assert_eq!(said(&own["title"]), due);
}

/// Each year's line: paid back, what comes back for one, the same with sites bought, and what is not yet known.
fn the_screen_of_paybacks(screen: &str, paths: &Paths) {
    for year in 2025..2030 {
        let words = format!("Equipment of {year}");
        let line = screen.lines().find(|line| line.trim_start().starts_with(&words)).unwrap();
        let cells = line.trim_start()[words.len()..].replace('%', " ");
        let found = numbers(&cells);
        let own = |metric: &str| format!("{metric}.{year}");
        let due = [
            100.0 * paths.share(&own("payback_year"), f64::is_finite),
            paths.quantile(&own("money_back"), 0.5),
            paths.quantile(&own("money_back_owned"), 0.5),
            100.0 * paths.mean(&own("payback_open")),
        ];
        assert_eq!(found.len(), due.len(), "{line}");
        for ((found, due), slack) in found.iter().zip(due).zip([0.051, 0.0051, 0.0051, 0.51]) {
            assert!((found - due).abs() <= slack, "{line}: found {found}, paths say {due}");
        }
    }
}
