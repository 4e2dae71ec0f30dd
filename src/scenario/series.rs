//! A value over time: a number, a table of dates and numbers, or a column of a CSV file.

use std::path::Path;

use super::{
    data,
    diagnostic::Problems,
    node::{Node, Table, Value},
    source::Span,
};
use crate::math::{ln, pow};

/// Dates and values, rising in date; each value holds from its date until the next.
///
/// A step, not a line: reported figures belong to whole calendar years, and so stay exact. Before
/// the first date its value holds; after the last, the value grows at `growth` a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    points: Vec<(f64, f64)>,
    growth: f64,
}

impl Series {
    /// The same value always.
    pub fn constant(value: f64) -> Self {
        Self { points: vec![(0.0, value)], growth: 0.0 }
    }

    /// The value at a date.
    pub fn at(&self, date: f64) -> f64 {
        // Dates are sums of steps; half a day of slack keeps a rounding error from another year.
        let date = date + 1e-3;
        let index = self.points.partition_point(|(start, _)| *start <= date).max(1) - 1;
        let (start, value) = self.points[index];
        if index + 1 < self.points.len() || self.growth == 0.0 {
            return value;
        }
        value * pow(1.0 + self.growth, (date - start).floor().max(0.0))
    }

    /// All values that were written.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        self.points.iter().map(|(_, value)| *value)
    }

    /// Growth a year after the last date.
    pub const fn growth(&self) -> f64 {
        self.growth
    }

    /// Mean growth a year between the first and the last point, for explanations.
    pub fn mean_growth(&self) -> f64 {
        let ((t0, v0), (t1, v1)) = (self.points[0], self.points[self.points.len() - 1]);
        if t1 > t0 && v0 > 0.0 && v1 > 0.0 { ln(v1 / v0) / (t1 - t0) } else { 0.0 }
    }
}

/// Reads a series; `folder` is where a CSV file is looked for.
pub(super) fn read_series(
    node: &Node,
    key: &str,
    folder: &Path,
    problems: &mut Problems,
) -> Option<Series> {
    let help = "for example 40, [[2025, 400], [2026, 600]], { table = [[2025, 400]], growth = 0.05 } \
                or { csv = \"data.csv\", item = \"AMZN\" }";
    match &node.value {
        Value::Number(value) if value.is_finite() => Some(Series::constant(*value)),
        Value::List(rows) => {
            Some(Series { points: points(rows, &node.span, key, problems)?, growth: 0.0 })
        }
        Value::Table(table) => read_table(node, table, key, folder, problems),
        other => {
            let message =
                format!("{key}: expected a number or a time table, found {}", other.kind());
            problems.error(Some(node.span.clone()), message).help(help);
            None
        }
    }
}

fn read_table(
    node: &Node,
    table: &Table,
    key: &str,
    folder: &Path,
    problems: &mut Problems,
) -> Option<Series> {
    let known = ["table", "growth", "csv", "item"];
    for entry in &table.0 {
        if !known.contains(&entry.key.as_str()) {
            let message = format!("{key}: unknown key `{}` in a time table", entry.key);
            problems.error(Some(entry.key_span.clone()), message).suggest(&entry.key, known);
            return None;
        }
    }
    let growth = match table.get("growth").map(|node| &node.value) {
        None => 0.0,
        Some(Value::Number(value)) if (-0.99..=5.0).contains(value) => *value,
        Some(_) => {
            let message = format!(
                "{key}: growth expects a number from -0.99 to 5, a year after the last date"
            );
            problems.error(Some(node.span.clone()), message);
            return None;
        }
    };
    let text = |name: &str| match table.get(name).map(|node| &node.value) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let points = match (table.get("table").map(|node| &node.value), text("csv")) {
        (Some(Value::List(rows)), None) => points(rows, &node.span, key, problems)?,
        (None, Some(file)) => {
            from_csv(&folder.join(file), text("item").as_deref(), &node.span, key, problems)?
        }
        _ => {
            let message =
                format!("{key}: expected either table = [[year, value], ..] or csv = \"file\"");
            problems.error(Some(node.span.clone()), message);
            return None;
        }
    };
    Some(Series { points, growth })
}

fn points(
    rows: &[Node],
    span: &Span,
    key: &str,
    problems: &mut Problems,
) -> Option<Vec<(f64, f64)>> {
    let mut points = Vec::new();
    for row in rows {
        let pair = match &row.value {
            Value::List(pair) => pair.as_slice(),
            _ => &[],
        };
        let [Node { value: Value::Number(date), .. }, Node { value: Value::Number(value), .. }] =
            pair
        else {
            let message = format!("{key}: expected rows of [year, value]");
            problems.error(Some(row.span.clone()), message);
            return None;
        };
        points.push((*date, *value));
        if !date.is_finite() || !value.is_finite() {
            let message = format!("{key}: expected finite numbers in [year, value]");
            problems.error(Some(row.span.clone()), message);
            return None;
        }
    }
    in_order(points, span, key, problems)
}

fn in_order(
    points: Vec<(f64, f64)>,
    span: &Span,
    key: &str,
    problems: &mut Problems,
) -> Option<Vec<(f64, f64)>> {
    if points.is_empty() {
        problems.error(Some(span.clone()), format!("{key}: the time table is empty"));
        return None;
    }
    if let Some(pair) = points.windows(2).find(|pair| pair[0].0 >= pair[1].0) {
        let message =
            format!("{key}: dates must rise, but {} is followed by {}", pair[0].0, pair[1].0);
        problems.error(Some(span.clone()), message);
        return None;
    }
    Some(points)
}

/// Rows `year,value,..,item`; the rows of one item if the file has several.
fn from_csv(
    file: &Path,
    item: Option<&str>,
    span: &Span,
    key: &str,
    problems: &mut Problems,
) -> Option<Vec<(f64, f64)>> {
    match data::rows(file, item) {
        Ok(rows) => {
            let points = rows.iter().map(|row| (row.date, row.value)).collect();
            in_order(points, span, key, problems)
        }
        Err(message) => {
            problems.error(Some(span.clone()), format!("{key}: {message}"));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_holds_from_its_date_and_grows_after_the_last() {
        let series = Series { points: vec![(2025.0, 400.0), (2026.0, 600.0)], growth: 0.1 };
        let cases = [
            (2020.0, 400.0),
            (2025.75, 400.0),
            (2026.0, 600.0),
            (2026.75, 600.0),
            (2027.0, 660.0),
            (2028.5, 726.0),
        ];
        for (date, value) in cases {
            assert!((series.at(date) - value).abs() < 1e-9, "{date}: {}", series.at(date));
        }
    }
}
