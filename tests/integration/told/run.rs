//! A run: its screen, its tables and its charts.

use overbuild::language::number;
use serde_json::Value;

use super::{
    Csv, PATHS, Paths, figure, json, money, near, numbers, office, pages, parties, plotted,
    row_of_page, run, said, ten, text, title,
};
use crate::folder::Folder;

#[test]
fn a_run_says_what_its_paths_say() {
    let folder = Folder::new("told-run");
    let (screen, paths) = run(&folder, "base");
    let charts = json(&folder, "output/base/charts.json");
    let page = text(&folder, "output/base/report.html");
    let drivers = Csv::read(&folder, "output/base/drivers.csv");
    the_screen(&screen, &paths);
    the_probability(&screen, &paths);
    the_histogram(&screen, &paths);
    the_summary(&json(&folder, "output/base/summary.json"), &paths);
    the_tracks(&text(&folder, "output/base/tracks.csv"), &paths);
    the_titles(&charts, &paths);
    the_tornado(&charts, &paths);
    the_drivers(&drivers, &paths);
    the_screen_of_drivers(&screen, &drivers);
    the_page_of_drivers(&page, &drivers, &paths);
    pages::check(&page, &paths);
    plotted::check(&screen, &charts, &paths);
    parties::check(&screen, &charts, &paths);
    office::check(&folder, "output/base");
    ten::check(&folder, "output/base", &screen, &charts, &paths);
}

/// The probability with its error and its interval, which holds it.
fn the_probability(screen: &str, paths: &Paths) {
    let line = screen.lines().find(|line| line.contains("Probability of a bust")).unwrap();
    let words = line.replace(['(', ')', ':', '%', '±'], " ");
    let found: Vec<f64> = words.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let p = paths.mean("bust");
    let error = (p * (1.0 - p) / PATHS as f64).sqrt();
    let due = [
        2036.0,
        100.0 * p,
        100.0 * error,
        95.0,
        100.0 * (p - 1.96 * error),
        100.0 * (p + 1.96 * error),
    ];
    assert_eq!(found.len(), due.len(), "{line}");
    for (found, due) in found.iter().zip(due) {
        assert!((found - due).abs() < 0.15, "{line}: found {found}, paths say {due}");
    }
}

/// Shares of paths by write-downs.
fn the_histogram(screen: &str, paths: &Paths) {
    let values = paths.column("write_down");
    let lines = screen.lines().skip_while(|line| !line.contains("share of paths")).skip(1);
    let mut sum = 0.0;
    for line in lines.take_while(|line| line.trim_end().ends_with('%')) {
        let found = numbers(line);
        let last = line.contains("and more");
        let (low, high) = (found[0], if last { f64::INFINITY } else { found[1] });
        let share =
            values.iter().filter(|x| (low..high).contains(*x)).count() as f64 / PATHS as f64;
        let shown = found[found.len() - 1];
        assert!((shown - 100.0 * share).abs() <= 0.06, "{line}: paths say {share}");
        sum += shown;
    }
    assert!((sum - 100.0).abs() < 1.0, "{sum}");
}

/// Median, 5 %, 95 % and the mean of the worst 5 %, and the mark at the bad end.
fn the_screen(screen: &str, paths: &Paths) {
    for (words, metric, scale, low_is_bad) in [
        ("Write-downs, $bn", "write_down", 1.0, false),
        ("Free cash flow, $bn", "free_cash_flow", 1.0, true),
        ("Net present value, $bn", "net_present_value", 1.0, true),
        ("Smallest share sold, %", "least_utilisation", 100.0, true),
        ("largest fall in 3 years, %", "spending_fall", 100.0, false),
    ] {
        let line = screen.lines().find(|line| line.trim_start().starts_with(words)).unwrap();
        let found = numbers(&line.trim_start()[words.len()..]);
        let values = paths.sorted(metric);
        let worst = if low_is_bad { &values[..PATHS / 20] } else { &values[PATHS - PATHS / 20..] };
        let shortfall = worst.iter().sum::<f64>() / worst.len() as f64;
        let due =
            [0.5, 0.05, 0.95].map(|p| paths.quantile(metric, p)).into_iter().chain([shortfall]);
        assert_eq!(found.len(), 4, "{line}");
        for (found, due) in found.iter().zip(due) {
            // Three digits stand on the screen; a percentage may have none behind the point.
            let due = due * scale;
            let slack = if scale > 1.0 { 0.5 } else { 0.006 * due.abs() };
            assert!((found - due).abs() <= slack + 1e-9, "{words}: found {found}, paths say {due}");
        }
        let (before, after) = line.split_once('*').unwrap_or_else(|| panic!("no mark in {line}"));
        let marked = numbers(&before[words.len()..]).len();
        assert_eq!(marked, if low_is_bad { 2 } else { 3 }, "{line}");
        assert!(!after.contains('*'), "{line}");
    }
}

/// A level at the horizon that is a metric too, quantile by quantile; and a flow, year by year, in the mean.
fn the_tracks(text: &str, paths: &Paths) {
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    let levels = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
    assert_eq!(rows[0][2..], ["p5", "p10", "p25", "p50", "p75", "p90", "p95", "mean"]);
    let last = rows.iter().rfind(|row| row[0] == "net_present_value").unwrap();
    for (cell, level) in last[2..].iter().zip(levels) {
        let due = paths.quantile("net_present_value", level);
        near("net_present_value", cell.parse().unwrap(), due, 1e-5);
    }
    for (track, metric) in
        [("write_down", "write_down"), ("shut", "shut_years"), ("spending", "spending")]
    {
        let own = rows.iter().filter(|row| row[0] == track).skip(usize::from(track == "shut"));
        let sum: f64 = own.map(|row| row[9].parse::<f64>().unwrap()).sum();
        near(track, sum, paths.mean(metric), 1e-4);
    }
}

fn the_summary(summary: &Value, paths: &Paths) {
    near(
        "bust",
        summary["bust"]["probability"]["value"].as_f64().unwrap(),
        paths.mean("bust"),
        1e-9,
    );
    for own in summary["metrics"].as_array().unwrap() {
        let name = own["name"].as_str().unwrap();
        if name == "internal_rate_of_return" {
            continue; // what is undefined is no value there, and the file says so in its own field
        }
        for (key, level) in
            [("p5", 0.05), ("p25", 0.25), ("p50", 0.5), ("p75", 0.75), ("p95", 0.95)]
        {
            let due = paths.quantile(name, level);
            match own["quantiles"][key]["value"].as_f64() {
                Some(found) => near(name, found, due, 1e-5),
                None => assert!(due.is_infinite(), "{name} {key}"),
            }
        }
        let never = paths.share(name, f64::is_infinite);
        match own["mean"]["value"].as_f64() {
            Some(mean) => near(name, mean, paths.mean(name), 1e-5),
            None => assert!(never > 0.0, "{name} has no mean"),
        }
        assert_eq!(own["never"]["value"].as_f64().unwrap_or(0.0), never, "{name}");
        let values = paths.sorted(name);
        let tail = match own["worse"].as_str() {
            Some("high") => &values[PATHS - PATHS / 20..],
            Some("low") => &values[..PATHS / 20],
            _ => continue,
        };
        if let Some(found) = own["expected_shortfall_95"]["value"].as_f64() {
            near(name, found, tail.iter().sum::<f64>() / tail.len() as f64, 1e-5);
        }
    }
}

fn the_titles(charts: &Value, paths: &Paths) {
    let histogram = title(charts, "write_down");
    near("one path in ten", money(&histogram[0]), paths.quantile("write_down", 0.9), 0.05);
    let exceedance = title(charts, "exceedance");
    near("half of the paths", money(&exceedance[0]), paths.quantile("write_down", 0.5), 0.05);
    near("one in a hundred", money(&exceedance[1]), paths.quantile("write_down", 0.99), 0.05);
}

fn the_tornado(charts: &Value, paths: &Paths) {
    let (tornado, form) = (title(charts, "tornado"), &figure(charts, "tornado")["form"]["tornado"]);
    let strongest = &form["swings"][0]["name"];
    let lower = |words: &Value| said(words).to_lowercase();
    assert_eq!(lower(&tornado[0]["phrase"]), lower(&strongest["words"]));
    let [low, high] = paths.ends("write_down", strongest["key"].as_str().unwrap());
    near("where it is low", money(&tornado[1]), low, 1e-4);
    near("where it is high", money(&tornado[2]), high, 1e-4);
}

/// The first and the last tenth of each driver.
fn the_drivers(drivers: &Csv, paths: &Paths) {
    let modelled = |row: &&Vec<String>| paths.has(drivers.cell(row, "outcome"));
    let rows: Vec<_> = drivers.rows.iter().filter(modelled).collect();
    assert!(rows.len() >= 60, "{}", rows.len());
    for row in rows {
        let (outcome, key) = (drivers.cell(row, "outcome"), drivers.cell(row, "parameter"));
        if outcome == "break_even_year" {
            continue; // held against as never or not
        }
        let what = format!("{outcome} by {key}");
        let [low, high] = paths.ends(outcome, key);
        near(&what, drivers.number(row, "mean_1"), low, 1e-4);
        near(&what, drivers.number(row, "mean_10"), high, 1e-4);
        let size = low.abs().max(high.abs());
        assert!((drivers.number(row, "swing") - (high - low)).abs() < 1e-3 * size + 1e-9, "{what}");
        let [low, high] = paths.ends(key, key);
        near(&what, drivers.number(row, "parameter_1"), low, 1e-4);
        near(&what, drivers.number(row, "parameter_10"), high, 1e-4);
        let rank = correlation(&ranks(&paths.column(key)), &ranks(&paths.column(outcome)));
        let found = drivers.number(row, "rank_correlation");
        assert!((found - rank).abs() < 0.02, "{what}: {found}, paths say {rank}");
        let shift = paths.shift(key);
        let found = drivers.number(row, "shift_in_bust");
        assert!((found - shift).abs() < 0.06, "{what}: {found}, paths say {shift}");
    }
}

/// Ranks, the mean of them where values are the same.
pub(super) fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    for same in order.chunk_by(|a, b| values[*a] == values[*b]) {
        let first = order.iter().position(|own| own == &same[0]).unwrap();
        for own in same {
            ranks[*own] = first as f64 + (same.len() - 1) as f64 / 2.0;
        }
    }
    ranks
}

fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let mean = |x: &[f64]| x.iter().sum::<f64>() / x.len() as f64;
    let (ma, mb) = (mean(a), mean(b));
    let of =
        |f: &dyn Fn(f64, f64) -> f64| a.iter().zip(b).map(|(x, y)| f(x - ma, y - mb)).sum::<f64>();
    of(&|x, y| x * y) / (of(&|x, _| x * x) * of(&|_, y| y * y)).sqrt()
}

/// Each line of the screen has the numbers of its key.
fn the_screen_of_drivers(screen: &str, drivers: &Csv) {
    let lines = screen.lines().skip_while(|line| !line.contains("What drives write-downs")).skip(1);
    let mut seen = 0;
    for line in lines.take_while(|line| line.contains(" sd ")) {
        let key = line.split_whitespace().last().unwrap();
        let of = |row: &&Vec<String>| row[0] == "write_down" && row[1] == key;
        let row = drivers.rows.iter().find(of).unwrap();
        let mut words = line.replace(", ", " ").replace("; ", " ").replace('±', " ±");
        words = words.chars().skip(36).collect();
        let found = numbers(&words);
        let due = ["mean_1", "mean_10", "explained", "rank_correlation", "shift_in_bust"];
        let scale = |name: &str| if name == "explained" { 100.0 } else { 1.0 };
        let due: Vec<f64> =
            due.iter().map(|name| drivers.number(row, name) * scale(name)).collect();
        assert_eq!(found.len(), due.len(), "{line}");
        for (found, due) in found.iter().zip(due) {
            let slack = if due.abs() > 10.0 { 0.5_f64.max(0.006 * due.abs()) } else { 0.051 };
            assert!((found - due).abs() <= slack, "{line}: found {found}, drivers.csv has {due}");
        }
        seen += 1;
    }
    assert!(seen >= 3, "{screen}");
}

/// What would change it, and what drives it: the page has the numbers of `paths.csv`.
fn the_page_of_drivers(page: &str, drivers: &Csv, paths: &Paths) {
    for row in drivers.rows.iter().filter(|row| row[0] == "bust").take(2) {
        let [low, high] = paths.ends("bust", &row[1]).map(number::percent);
        let due = [
            format!("a bust follows on {low} of the paths; in its highest"),
            format!(", on {high}."),
        ];
        assert!(due.iter().all(|words| page.contains(words)), "{due:?}");
    }
    for row in drivers.rows.iter().filter(|row| row[0] == "write_down").take(3) {
        let cells = row_of_page(page, &row[1]);
        assert_eq!(cells[1], row[1]);
        // Amounts as people write them, in billions.
        let read = |cell: &str| {
            let plain = cell.replace(['±', ' ', '\u{a0}', ',', '$'], "");
            let sizes = [("trillion", 1e3), ("bn", 1.0), ("m", 1e-3), ("", 1.0)];
            let (word, size) = sizes.into_iter().find(|(own, _)| plain.ends_with(own)).unwrap();
            plain.trim_end_matches(word).parse::<f64>().unwrap() * size
        };
        // No more figures than their error leaves.
        for (cell, name) in cells[2..4].iter().zip(["mean_1", "mean_10"]) {
            let off = (read(cell) - drivers.number(row, name)).abs();
            assert!(off <= 0.5 * read(&cells[4]) + 0.5, "{name}: {cells:?}");
        }
    }
}
