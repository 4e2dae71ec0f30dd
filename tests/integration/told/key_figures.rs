//! The sheet of key figures: each number in its column, shares as shares, never as a word.

use overbuild::metrics::{
    Quantity, Side, Unit,
    quantity::{self, Owner, Sort},
};

use super::{PATHS, Paths, capital, office};
use crate::folder::Folder;

/// A number of the industry that every path has, that differs from path to path and has a bad side: no cell is empty.
fn is_plain((own, sort): &(&Quantity, Sort), paths: &Paths) -> bool {
    let industry = sort.of == Owner::Industry && !sort.track && own.name != "bust";
    let dated = matches!(own.unit, Unit::Year | Unit::Years);
    let sided = own.worse != Side::Neither && !own.is_event();
    if !industry || dated || !sided || !paths.has(own.name) {
        return false;
    }
    let values = paths.sorted(own.name);
    values[PATHS - 1].is_finite() && values[0] < values[PATHS - 1]
}

/// Of all metrics, all numbers worked out again from the paths.
pub(super) fn check(folder: &Folder, out: &str, paths: &Paths) {
    let sheets = office::sheets(folder, out);
    let (_, cells) = sheets.iter().find(|(name, _)| name == "Key figures").unwrap();
    let place =
        |name: &str| cells[0].iter().position(|own| own.replace('\u{a0}', " ") == name).unwrap();
    let mut seen = 0;
    for (own, _) in quantity::all().filter(|own| is_plain(own, paths)) {
        let (label, metric, low_is_bad) = (capital(own.label), own.name, own.worse == Side::Low);
        seen += 1;
        let of = |row: &&Vec<String>| row[1].replace('\u{a0}', " ") == label;
        let row = cells.iter().find(of).unwrap_or_else(|| panic!("no {label}"));
        let values = paths.sorted(metric);
        let worst = if low_is_bad { &values[..PATHS / 20] } else { &values[PATHS - PATHS / 20..] };
        for (name, due) in [
            ("mean", paths.mean(metric)),
            ("5 %", paths.quantile(metric, 0.05)),
            ("median", paths.quantile(metric, 0.5)),
            ("95 %", paths.quantile(metric, 0.95)),
            ("mean of worst 5 %", worst.iter().sum::<f64>() / worst.len() as f64),
        ] {
            let found: f64 = row[place(name)].parse().unwrap();
            assert!((found - due).abs() <= 1e-5 * due.abs(), "{label}, {name}: {found}, {due}");
        }
        let error: f64 = row[place("standard error (mean)")].parse().unwrap();
        let mean = paths.mean(metric);
        let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
        let due = (squares / (PATHS as f64 - 1.0) / PATHS as f64).sqrt();
        assert!((error / due - 1.0).abs() < 1e-4, "{label}: {error}, {due}");
    }
    assert!(seen > 25, "{seen}");
    let row = cells.iter().find(|row| row[1] == "Probability of a bust").unwrap();
    assert!((row[place("mean")].parse::<f64>().unwrap() - paths.mean("bust")).abs() < 1e-9);
    let years =
        "Year in which the industry has its money back for good, on the paths on which it happens";
    let row = cells.iter().find(|row| row[1] == years).unwrap();
    // Empty cells are left out: no mean, no errors; the meaning stands last.
    let mut happens = paths.column("break_even_year");
    happens.retain(|year| year.is_finite());
    happens.sort_by(f64::total_cmp);
    let median = format!("{}", happens[happens.len().div_ceil(2) - 1]);
    assert!(row.contains(&median), "{row:?}: {median}");
    let never: f64 = row[row.len() - 2].parse().unwrap();
    assert!((never - paths.share("break_even_year", f64::is_infinite)).abs() < 1e-9);
}

/// A distribution stands in words: the ends that are said are those of the file, or a hundred times them.
pub(super) fn in_words(words: &str, written: &str) {
    assert!(!words.contains('{'), "{words}");
    let Ok(file) = toml::from_str::<toml::Table>(&format!("x = {written}")) else { return };
    // Beside others the ends stand in brackets alone.
    for (key, before, beside) in
        [("p10", "one in ten below ", " ("), ("p90", "one in ten above ", " to ")]
    {
        let number = |own: &toml::Value| {
            own.as_float().or_else(|| own.as_integer().map(|whole| whole as f64))
        };
        let Some(due) = file["x"].get(key).and_then(number) else {
            continue;
        };
        let rest = words.split(before).nth(1).or_else(|| words.split(beside).nth(1));
        let rest = rest.unwrap_or_else(|| panic!("{words}: {written}"));
        let digits = |c: &char| c.is_ascii_digit() || ".,−".contains(*c);
        let found: String = rest.trim_start_matches('$').chars().take_while(digits).collect();
        let found = found.replace('−', "-").replace(',', "");
        let found: f64 = found.trim_end_matches('.').parse().unwrap_or_else(|_| panic!("{words}"));
        let near = |due: f64| (found - due).abs() <= 0.006 * due.abs().max(1e-9);
        assert!(near(due) || near(100.0 * due) || near(1000.0 * due), "{words}: {written}");
    }
}
