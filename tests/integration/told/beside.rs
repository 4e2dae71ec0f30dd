//! Scenarios beside each other: the columns, differences and sentences of the screen, units, and the workbook's pairs.

use overbuild::{
    language::{Language, number, rounding},
    metrics::{Unit, quantity},
    model::Model,
};
use serde_json::Value;

use super::{Csv, PATHS, Paths, figure, numbers, office, said};
use crate::{folder::Folder, support::model};

/// How the base case counts in the mixture.
const WEIGHT: f64 = 0.25;

pub(super) fn check(folder: &Folder, screen: &str, base: &Paths, bear: &Paths) {
    the_columns(screen, base, bear);
    the_differences(folder, screen, base, bear);
    the_answer(screen, base, bear);
    the_dominance(screen, base, bear);
    the_pairs(folder);
    let table = Csv::read(folder, "cases/differences.csv");
    units(&table, "metric");
}

fn tail(paths: &Paths, metric: &str) -> f64 {
    let values = paths.sorted(metric);
    values[PATHS - PATHS / 20..].iter().sum::<f64>() / (PATHS / 20) as f64
}

/// The median of both scenarios together, by their weights.
fn mixed(base: &Paths, bear: &Paths, metric: &str) -> f64 {
    let of = |paths: &Paths, weight: f64| {
        paths.column(metric).into_iter().map(move |value| (value, weight)).collect::<Vec<_>>()
    };
    let mut all = [of(base, WEIGHT), of(bear, 1.0 - WEIGHT)].concat();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut sum = 0.0;
    let middle = all.iter().find(|(_, weight)| {
        sum += weight / PATHS as f64;
        sum >= 0.5 - 1e-9
    });
    middle.unwrap().0
}

fn close(found: f64, due: f64, what: &str) {
    assert!((found - due).abs() <= 0.006 * due.abs() + 0.06, "{what}: found {found}, due {due}");
}

/// Medians, and the mean of the worst, each under its own scenario; the last column is the mixture.
fn the_columns(screen: &str, base: &Paths, bear: &Paths) {
    let table = screen.split("0.25/0.75\n").nth(1).unwrap();
    let heads = screen.lines().find(|line| line.ends_with("0.25/0.75")).unwrap();
    let heads: Vec<&str> = heads.split_whitespace().collect();
    assert!(heads.ends_with(&["base", "bear", "0.25/0.75"]), "{heads:?}");
    let cells = |words: &str| {
        let line = table.lines().find(|line| line.trim_start().starts_with(words));
        numbers(&line.unwrap_or_else(|| panic!("no {words}")).trim_start()[words.len()..])
    };
    for (words, metric) in [
        ("Write-downs, $bn", "write_down"),
        ("Spending over the horizon, $bn", "spending"),
        ("Free cash flow, $bn", "free_cash_flow"),
    ] {
        let found = cells(words);
        let due = [base, bear].map(|paths| paths.quantile(metric, 0.5));
        close(found[0], due[0], words);
        close(found[1], due[1], words);
        close(found[2], mixed(base, bear, metric), words);
    }
    let (found, due) =
        (cells("mean of worst 5 %, $bn"), [base, bear].map(|p| tail(p, "write_down")));
    close(found[0], due[0], "worst");
    close(found[1], due[1], "worst");
    let busts = [base, bear].map(|paths| 100.0 * paths.mean("bust"));
    let found = cells("Probability of a bust, %");
    let both = WEIGHT * busts[0] + (1.0 - WEIGHT) * busts[1];
    for (found, due) in found.iter().zip([busts[0], busts[1], both]) {
        assert!((found - due).abs() < 0.051, "{found} {due}");
    }
}

/// Path by path: bear less base, with its sign; what luck explains is taken out, so it is near the difference of means.
fn the_differences(folder: &Folder, screen: &str, base: &Paths, bear: &Paths) {
    let table = Csv::read(folder, "cases/differences.csv");
    let part = screen.split("bear less base, path by path").nth(1).unwrap();
    for (words, metric, scale) in [
        ("Probability of a bust, points", "bust", 100.0),
        ("Write-downs, mean, $bn", "write_down", 1.0),
        ("Spending, mean, $bn", "spending", 1.0),
        ("Free cash flow, mean, $bn", "free_cash_flow", 1.0),
    ] {
        let of = |row: &&Vec<String>| row[2] == metric && table.cell(row, "statistic") == "mean";
        let row = table.rows.iter().find(of).unwrap();
        let difference = table.number(row, "difference");
        let (plain, error) =
            (bear.mean(metric) - base.mean(metric), table.number(row, "standard_error"));
        let narrower = table.cell(row, "times_narrower").parse().unwrap_or(1.0_f64).max(1.0);
        assert!((difference - plain).abs() <= 4.0 * error * narrower + 1e-9, "{metric}: {plain}");
        assert!(difference * plain > 0.0, "{metric}: {difference}, means differ by {plain}");
        let line = part.lines().find(|line| line.trim_start().starts_with(words)).unwrap();
        let cells = line.trim_start()[words.len()..].replace('+', "");
        close(numbers(&cells)[0], scale * difference, words);
    }
    for row in &table.rows {
        let [value, reference, difference] =
            ["value", "reference_value", "difference"].map(|name| table.number(row, name));
        let plain = value - reference;
        if difference.abs() > 0.2 * value.abs().max(reference.abs()) {
            assert!(difference * plain > 0.0, "{row:?}");
        }
    }
}

/// Each scenario's sentence, and which of the two busts more often.
fn the_answer(screen: &str, base: &Paths, bear: &Paths) {
    let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    for (name, paths) in [("base", base), ("bear", bear)] {
        let own = words.split(&format!("In {name} a bust is ")).nth(1).unwrap();
        let mut begins = paths.column("bust_begins");
        begins.retain(|year| year.is_finite());
        begins.sort_by(f64::total_cmp);
        let half = begins[begins.len().div_ceil(2) - 1];
        let due = format!(", half of these by {half}; half of the paths write down");
        assert!(own.contains(&due), "{name}: {due}: {own}");
        let share = number::percent(paths.mean("bust"));
        assert!(own.contains(&format!(", on {share} of all paths by 2036")), "{share}: {own}");
        let amounts = [2, 3].map(|figures| {
            Language::En
                .money(rounding::significant(paths.quantile("write_down", 0.5), figures), "$bn")
        });
        let due = amounts.map(|amount| format!("write down more than {amount}."));
        assert!(due.iter().any(|due| own.contains(due)), "{due:?}: {own}");
    }
    let more = if bear.mean("bust") > base.mean("bust") { "more" } else { "less" };
    assert!(words.contains(&format!(" points {more} likely in bear than in base")), "{words}");
}

/// Who writes down more at every level, if either does.
fn the_dominance(screen: &str, base: &Paths, bear: &Paths) {
    let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(rest) = words.split("Write-downs of ").nth(1) else { return };
    let levels = (1..20).map(|step| f64::from(step) / 20.0);
    let higher = levels
        .filter(|level| bear.quantile("write_down", *level) > base.quantile("write_down", *level))
        .count();
    // Whoever minds risk looks at the worst.
    let at_every_level = rest.split(" (").next().unwrap().ends_with("at every level");
    let bear_is_worse = if at_every_level {
        higher > 9
    } else {
        tail(bear, "write_down") > tail(base, "write_down")
    };
    let due = if bear_is_worse {
        "bear are worse than those of base"
    } else {
        "base are worse than those of bear"
    };
    assert!(rest.starts_with(due), "{due}: {rest}");
}

/// The workbook's differences are those of the table, shares in points.
fn the_pairs(folder: &Folder) {
    let table = Csv::read(folder, "cases/differences.csv");
    let sheets = office::sheets(folder, "cases");
    let (_, cells) = sheets.iter().find(|(name, _)| name == "Paired differences").unwrap();
    let head =
        ["scenario", "against", "quantity", "unit", "difference", "from (95 %)", "to (95 %)"];
    assert_eq!(
        cells[0][..7].iter().map(|own| own.replace('\u{a0}', " ")).collect::<Vec<_>>(),
        head
    );
    for (words, metric, scale) in [
        ("Probability of a bust", "bust", 100.0),
        ("Write-downs, mean", "write_down", 1.0),
        ("Spending, mean", "spending", 1.0),
        ("Free cash flow, mean", "free_cash_flow", 1.0),
    ] {
        let row = cells.iter().find(|row| row[2] == words).unwrap_or_else(|| panic!("no {words}"));
        assert_eq!(row[..2], ["bear", "base"]);
        let of = |own: &&Vec<String>| own[2] == metric && table.cell(own, "statistic") == "mean";
        let due = table.rows.iter().find(of).unwrap();
        for (cell, column) in row[4..7].iter().zip(["difference", "low_95", "high_95"]) {
            let (found, due) = (cell.parse::<f64>().unwrap(), scale * table.number(due, column));
            assert!((found - due).abs() <= 1e-9 * due.abs(), "{words}, {column}: {found}, {due}");
        }
    }
}

/// The unit of a metric of the base case, as its files name it.
fn unit(model: &Model, metric: &str) -> String {
    let name = metric.split('.').next().unwrap();
    let run = &model.header.run;
    let (own, _) = quantity::all().find(|(own, sort)| own.name == name && !sort.track).unwrap();
    match own.unit {
        Unit::Money => run.currency.clone(),
        Unit::Price => format!("{} per {} and year", run.currency, run.unit),
        Unit::Capacity => run.unit.clone(),
        Unit::Sites => run.site_unit.clone(),
        Unit::Energy => "TWh".to_owned(),
        Unit::Share => "share".to_owned(),
        Unit::Rate => "share a year".to_owned(),
        Unit::Ratio => "ratio".to_owned(),
        Unit::Year => "year".to_owned(),
        Unit::Years => "years".to_owned(),
    }
}

/// Each row of a table of the base case has the unit of its metric.
pub(super) fn units(table: &Csv, column: &str) {
    let base = model("base", &[]);
    let mut seen = std::collections::BTreeSet::new();
    for row in &table.rows {
        let due = unit(&base, table.cell(row, column));
        assert_eq!(table.cell(row, "unit"), due, "{row:?}");
        seen.insert(due);
    }
    assert!(seen.len() > 5, "{seen:?}");
}

/// The last year's medians, with the right names.
pub(super) fn panels(charts: &Value, folder: &Folder) {
    for track in ["spending", "relative_price", "tightness", "free_cash_flow"] {
        let figure = figure(charts, track);
        let median = |name: &str| {
            let table = Csv::read(folder, &format!("output/{name}/tracks.csv"));
            let row = table.rows.iter().rfind(|row| row[0] == track).unwrap();
            (table.number(row, "p50"), row[1].clone())
        };
        let (words, year) = (said(&figure["title"]).replace('\u{a0}', " "), median("base").1);
        assert!(words.contains(&format!(" in {year}: ")), "{words}");
        // What nobody sees to differ is told of all together, by its ends where these read apart.
        let alike = words.ends_with(" at the median in every scenario");
        if alike || words.contains(": the medians lie between ") {
            let ends = ["base", "bear"].map(|name| median(name).0);
            let told = |own: f64| {
                [number::percent(own), Language::En.money(own, "$bn")]
                    .iter()
                    .any(|said| words.contains(said.as_str()))
            };
            let tells = words.contains("about ") || ends.iter().all(|own| told(*own));
            assert!(tells, "{words}: {ends:?}");
            continue;
        }
        for name in ["base", "bear"] {
            let place = words.find(&format!(" {name}")).unwrap();
            let value = median(name).0;
            let shown =
                [number::plain(value), number::percent(value), Language::En.money(value, "$bn")];
            let before = &words[..=place + name.len()];
            let begin = before.rfind(": ").unwrap().max(before.rfind(", ").unwrap_or(0));
            assert!(
                shown.iter().any(|own| before[begin..].contains(own)),
                "{words}: {name} {shown:?}"
            );
        }
    }
}

/// How many standard errors the means of two scenarios lie apart, on the same luck.
pub(super) fn errors_apart(a: &[f64], b: &[f64]) -> f64 {
    let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| b - a).collect();
    let count = differences.len() as f64;
    let mean = differences.iter().sum::<f64>() / count;
    let variance =
        differences.iter().map(|own| (own - mean) * (own - mean)).sum::<f64>() / (count - 1.0);
    mean.abs() / (variance / count).sqrt()
}
