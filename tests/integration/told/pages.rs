//! Tables of the page: the kinds of bust with their years, and every number of the industry, each from `paths.csv`.

use overbuild::{
    language::number,
    metrics::{
        Unit,
        quantity::{self, Owner},
    },
};

use super::{Paths, capital, row_of_page};

pub(super) fn check(page: &str, paths: &Paths) {
    the_kinds(page, paths);
    the_numbers(page, paths);
}

/// The year by which a share of those have begun that begin at all.
fn year(values: &[f64], level: f64) -> String {
    let rank = (1..=values.len()).find(|rank| *rank as f64 >= level * values.len() as f64 - 1e-6);
    format!("{:.0}", values[rank.unwrap() - 1])
}

fn finite(paths: &Paths, metric: &str) -> Vec<f64> {
    let mut values = paths.sorted(metric);
    values.retain(|value| value.is_finite());
    values
}

fn the_kinds(page: &str, paths: &Paths) {
    for (words, metric) in [
        ("Spending falls 50 % in 3 years", "bust_spending_begins"),
        ("Price at 50 % of needed margin", "bust_price_begins"),
        ("Books lose 25 % in 3 years", "bust_books_begins"),
        ("Lenders lose 10 % in 3 years", "bust_credit_begins"),
        ("Any of these four", "bust_begins"),
    ] {
        let (cells, begins) = (row_of_page(page, words), finite(paths, metric));
        let share = number::percent(paths.share(metric, f64::is_finite));
        let [half, low, high] = [0.5, 0.1, 0.9].map(|level| year(&begins, level));
        assert_eq!(cells[1..], [share, half, format!("{low} to {high}")], "{words}");
    }
}

/// Two figures stand there at least.
fn close(cell: &str, due: f64, what: &str) {
    // What is shown as next to nothing is.
    if let Some(most) = cell.strip_prefix("under ") {
        return assert!(due < most.parse().unwrap(), "{what}: {cell}, paths say {due}");
    }
    let plain = cell.replace(',', "").replace('−', "-").replace("over ", "");
    let found: f64 = plain.parse().unwrap_or_else(|_| panic!("{what}: {cell}"));
    assert!((found - due).abs() <= 0.051 * due.abs() + 0.051, "{what}: {found}, paths say {due}");
}

/// Median, one in twenty below and above, and how often it never comes, of every metric of the industry.
fn the_numbers(page: &str, paths: &Paths) {
    let page = page.replace('\u{a0}', " ");
    let (_, part) = page.split_once("In numbers</h2>").unwrap();
    let mut seen = 0;
    for (own, sort) in quantity::all() {
        if sort.track || sort.of != Owner::Industry || own.name == "bust" || !paths.has(own.name) {
            continue;
        }
        let (label, values) = (capital(own.label).replace('\'', "&#39;"), paths.sorted(own.name));
        // A label that says itself what is counted, as a year does, has no unit behind it.
        let begins = [", ", "<"].map(|next| format!("<th scope=\"row\">{label}{next}"));
        let is_own = |row: &&str| begins.iter().any(|begin| row.contains(begin));
        let Some(row) = part.split("<tr>").find(is_own) else { panic!("no row of {label}") };
        let cells: Vec<&str> =
            row.split("<td>").skip(1).map(|cell| cell.split('<').next().unwrap()).collect();
        if own.is_event() {
            close(cells[0], 100.0 * paths.mean(own.name), own.name);
        } else if matches!(own.unit, Unit::Year | Unit::Years) {
            let happens: Vec<f64> = values.iter().copied().filter(|x| x.is_finite()).collect();
            if !happens.is_empty() {
                let due = [0.5, 0.05, 0.95].map(|level| year(&happens, level));
                assert_eq!(cells[..3], due, "{label}");
            }
            let never = 1.0 - happens.len() as f64 / values.len() as f64;
            assert!(
                never <= 0.0 || cells[3].starts_with(number::percent(never).trim_end_matches(" %")),
                "{label}: {cells:?}"
            );
        } else if values.iter().all(|value| value.is_finite()) {
            let scale = if matches!(own.unit, Unit::Share | Unit::Rate) { 100.0 } else { 1.0 };
            for (cell, level) in cells.iter().zip([0.5, 0.05, 0.95]) {
                close(cell, scale * paths.quantile(own.name, level), own.name);
            }
        }
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}
