//! Figures of each kind of document, worked out again from the paths: whichever ten a reader picks agree.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};
use serde_json::Value;

use super::{PATHS, Paths, figure, key_figures, numbers, office, row_of_page, said, text};
use crate::{folder::Folder, office::parts};

/// A figure: where it stands, what is read there, what the paths say, and how far the rounding of what is shown leads
/// away from it.
type Told = (String, f64, f64, f64);

/// What a metric is called on the sheet of key figures and on the page, how the page counts it, and its column.
const METRICS: [(&str, &str, &str); 5] = [
    ("Write-downs over the horizon", "$bn", "write_down"),
    ("Spending over the horizon", "$bn", "spending"),
    ("Free cash flow over the horizon, before tax", "$bn", "free_cash_flow"),
    ("Smallest share of capacity sold", "%", "least_utilisation"),
    ("Write-downs, those of the first fleet too, over spending", "%", "write_down_share"),
];
/// The same on the screen.
const ON_SCREEN: [(&str, &str); 5] = [
    ("Write-downs, $bn", "write_down"),
    ("over spending, %", "write_down_share"),
    ("Spending over the horizon, $bn", "spending"),
    ("Smallest share sold, %", "least_utilisation"),
    ("Free cash flow, $bn", "free_cash_flow"),
];
const LEVELS: [(&str, f64); 3] = [("median", 0.5), ("5 %", 0.05), ("95 %", 0.95)];

pub(super) fn check(folder: &Folder, out: &str, screen: &str, charts: &Value, paths: &Paths) {
    key_figures::check(folder, out, paths);
    for (document, all) in [
        ("screen", of_screen(screen, paths)),
        ("page", of_page(&text(folder, &format!("{out}/report.html")), paths)),
        ("workbook", of_workbook(folder, out, paths)),
        ("charts", of_charts(charts, paths)),
        ("deck", of_deck(folder, out, charts, paths)),
    ] {
        assert!(all.len() >= 15, "{document}: {}", all.len());
        // Every one of them: whichever ten a reader picks.
        for (place, shown, due, off) in all {
            assert!((shown - due).abs() <= off, "{document}, {place}: {shown}, paths say {due}");
        }
    }
}

/// How the page and the screen count a metric.
fn scale(unit: &str) -> f64 {
    if unit.ends_with('%') { 100.0 } else { 1.0 }
}

fn of_screen(screen: &str, paths: &Paths) -> Vec<Told> {
    let mut all = Vec::new();
    for (label, metric) in ON_SCREEN {
        let line = screen.lines().find(|line| line.trim().starts_with(label));
        let found = numbers(line.unwrap_or_else(|| panic!("no {label}")));
        for ((level, p), shown) in LEVELS.into_iter().zip(found) {
            let due = paths.quantile(metric, p) * scale(label);
            all.push((format!("{label}, {level}"), shown, due, 0.6 + 0.002 * due.abs()));
        }
    }
    all
}

/// The page leaves two figures at least.
fn of_page(page: &str, paths: &Paths) -> Vec<Told> {
    let mut all = Vec::new();
    for (label, unit, metric) in METRICS {
        let row = row_of_page(page, &format!("{label}, {unit}"));
        for ((level, p), cell) in LEVELS.into_iter().zip(&row[1..]) {
            let plain = cell.replace(',', "").replace('−', "-").replace("under ", "");
            let due = paths.quantile(metric, p) * scale(unit);
            let shown = plain.parse().unwrap_or_else(|_| panic!("{label}: {row:?}"));
            all.push((format!("{label}, {level}"), shown, due, 0.1 + 0.051 * due.abs()));
        }
    }
    all
}

fn of_workbook(folder: &Folder, out: &str, paths: &Paths) -> Vec<Told> {
    let sheets = office::sheets(folder, out);
    let (_, cells) = sheets.iter().find(|(name, _)| name == "Key figures").unwrap();
    let place = |name: &str| cells[0].iter().position(|own| own.replace('\u{a0}', " ") == name);
    let mut all = Vec::new();
    for (label, _, metric) in METRICS {
        let row = cells.iter().find(|row| row[1] == label).unwrap();
        for (level, p) in LEVELS {
            let due = paths.quantile(metric, p);
            let shown = row[place(level).unwrap()].parse().unwrap();
            all.push((format!("{label}, {level}"), shown, due, 1e-5 * due.abs()));
        }
    }
    all
}

/// Share of the paths on which the first bust begins in each year, and of those without.
fn begins(paths: &Paths) -> Vec<f64> {
    let years = (0..12).map(|year| 2025.0 + f64::from(year)).chain([f64::INFINITY]);
    years.map(|year| paths.share("bust_begins", |own| own.total_cmp(&year).is_eq())).collect()
}

/// Share of the paths that write nothing down, then of those in each bar.
fn bars(charts: &Value, paths: &Paths) -> Vec<f64> {
    let form = &figure(charts, "write_down")["form"]["histogram"];
    let [low, high] = [0, 1].map(|end| form["range"][end].as_f64().unwrap());
    let count = form["series"][0]["shares"].as_array().unwrap().len();
    let edge = |bin: usize| low + (high - low) * bin as f64 / count as f64;
    let bar = |bin: usize| {
        let inside = edge(bin)..edge(bin + 1);
        paths.share("write_down", |own| own > 1e-6 && inside.contains(&own))
    };
    let none = paths.share("write_down", |own| own <= 1e-6);
    std::iter::once(none).chain((0..count).map(bar)).collect()
}

fn exact(what: &str, shown: &[f64], due: &[f64]) -> Vec<Told> {
    assert_eq!(shown.len(), due.len(), "{what}: {shown:?}");
    let each = shown.iter().zip(due).enumerate();
    each.map(|(place, (shown, due))| (format!("{what}[{place}]"), *shown, *due, 1e-9)).collect()
}

fn floats(all: &Value) -> Vec<f64> {
    all.as_array().unwrap().iter().map(|own| own.as_f64().unwrap()).collect()
}

fn of_charts(charts: &Value, paths: &Paths) -> Vec<Told> {
    let form = |name: &str| figure(charts, name)["form"].clone();
    let columns = floats(&form("bust_begins")["columns"]["series"][0][1]);
    let mut all = exact("bust_begins", &columns, &begins(paths));
    let own = &form("write_down")["histogram"]["series"][0];
    let shares = [vec![own["none"].as_f64().unwrap()], floats(&own["shares"])].concat();
    all.extend(exact("write_down", &shares, &bars(charts, paths)));
    for row in form("failures")["rows"]["rows"].as_array().unwrap() {
        let name = said(&row["name"]);
        let due = paths.mean(&format!("default.{name}"));
        all.push((name, row["values"][0].as_f64().unwrap(), due, 1e-9));
    }
    all
}

/// What a program sees of the first series of a chart: names of places, and values.
fn seen(part: &[u8]) -> Option<(Vec<String>, Vec<f64>)> {
    let part = std::str::from_utf8(part).unwrap();
    let document = Document::parse(part).unwrap();
    let named = |node: Node<'_, '_>, name: &str| node.tag_name().name() == name;
    let series = document.descendants().find(|own| named(*own, "ser"))?;
    let points = |name: &str| -> Option<BTreeMap<usize, String>> {
        let own = series.children().find(|own| named(*own, name))?;
        let points = own.descendants().filter(|own| named(*own, "pt"));
        let point = |own: Node<'_, '_>| {
            let value = own.descendants().find(|own| named(*own, "v"))?.text().unwrap_or_default();
            Some((own.attribute("idx")?.parse().ok()?, value.to_owned()))
        };
        points.map(point).collect()
    };
    let (places, values) = (points("cat")?, points("val")?);
    let values: Vec<f64> = values.values().map(|own| own.parse().unwrap()).collect();
    Some((places.into_values().collect(), values))
}

fn of_deck(folder: &Folder, out: &str, charts: &Value, paths: &Paths) -> Vec<Told> {
    let parts = parts(&folder.0.join(out).join("deck.pptx"));
    let charts_of = parts.iter().filter(|(name, _)| name.starts_with("ppt/charts/chart"));
    let mut all = Vec::new();
    for (places, values) in charts_of.filter_map(|(_, part)| seen(part)) {
        if places.last().is_some_and(|own| own == "never") {
            all.extend(exact("bust_begins", &values, &begins(paths)));
        } else if places.len() > 40 && places.iter().any(|own| own == "0") {
            // The bar of none comes first, in another colour.
            all.extend(exact("write_down", &values, &bars(charts, paths)));
        } else if places[0].starts_with("CoreWeave") {
            let name = |place: &String| place.split_once(": ").unwrap().0.to_owned();
            let due = places.iter().map(|own| paths.mean(&format!("default.{}", name(own))));
            all.extend(exact("failures", &values, &due.collect::<Vec<_>>()));
        }
    }
    assert!(all.len() > 13 + 50, "{}: {PATHS} paths", all.len());
    all
}
