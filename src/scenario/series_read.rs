//! A series as a user writes it.

use std::path::Path;

use super::{
    data,
    diagnostic::Problems,
    files::is_absent,
    names::near,
    node::{FileName, Node, Table, Value, is_book},
    series::Series,
    slip::number_hint,
    source::Span,
};

const KEYS: [&str; 5] = ["table", "growth", "csv", "item", "unit"];

/// A mistake that has been noted.
struct Noted;

/// A key under reading.
struct Reading<'a> {
    /// Its full name.
    key: &'a str,
    problems: &'a mut Problems,
}

/// Reads a series for a key.
pub(super) fn read_series(node: &Node, key: &str, problems: &mut Problems) -> Option<Series> {
    Reading { key, problems }.read(node).ok()
}

/// The series that a key says, if it can be read.
pub fn series_of(node: &Node, key: &str) -> Option<Series> {
    read_series(node, key, &mut Problems::default())
}

/// The row of the file of a series that says a value: where a message sends who reads it.
pub(super) fn row_of(node: &Node, value: f64) -> Option<String> {
    let Value::Table(table) = &node.value else { return None };
    let Value::File(name) = &table.get("csv")?.value else { return None };
    let item = table.get("item").and_then(|node| match &node.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let rows = data::read(name, item).ok()?.rows;
    let row = rows.iter().find(|row| row.value.total_cmp(&value).is_eq())?;
    Some(format!("{}:{}", name.shown(), row.line))
}

fn ends_in_csv(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

/// What may have been meant by a file of data that is not there: one beside it.
fn near_file(file: &FileName) -> Option<String> {
    let name = file.path.file_name()?.to_str()?;
    let folder = file.path.parent().filter(|folder| *folder != Path::new(""));
    if !is_absent(&file.path) {
        return None;
    }
    let beside = std::fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?.flatten();
    let names = beside.filter_map(|entry| entry.file_name().into_string().ok());
    let holds_data = |name: &String| is_book(Path::new(name)) || ends_in_csv(name);
    let names: Vec<String> = names.filter(holds_data).collect();
    let same = names.iter().find(|own| own.to_lowercase() == name.to_lowercase());
    // All end alike, which makes none near.
    let stem = |own: &str| own.rsplit_once('.').map_or(own, |(stem, _)| stem).to_owned();
    let near = || names.iter().find(|own| near(&stem(name), &[stem(own)]).is_some());
    same.or_else(near).map(|own| format!("did you mean `{own:.60}`?"))
}

impl Reading<'_> {
    fn fail<T>(&mut self, span: &Span, message: &str) -> Result<T, Noted> {
        self.problems.error(Some(span.clone()), format!("{}: {message}", self.key));
        Err(Noted)
    }

    fn read(&mut self, node: &Node) -> Result<Series, Noted> {
        match &node.value {
            Value::Number(value) => Ok(Series::constant(*value)),
            Value::List(rows) => Ok(Series::new(self.points(rows, &node.span)?, 0.0)),
            Value::Table(table) => self.table(node, table),
            other => {
                let message = format!(
                    "{}: expected a number or a time table, found {}",
                    self.key,
                    other.kind()
                );
                let help = "for example 40, [[2025, 400], [2026, 600]], { table = [[2025, 400]], growth = 0.05 } \
                            or { csv = \"data.csv\", item = \"AMZN\" }";
                self.problems
                    .error(Some(node.span.clone()), message)
                    .help(number_hint(other, help));
                Err(Noted)
            }
        }
    }

    fn table(&mut self, node: &Node, table: &Table) -> Result<Series, Noted> {
        let mut stray = table.0.iter().filter(|entry| !KEYS.contains(&entry.key.as_str()));
        if let Some(entry) = stray.next() {
            let message = format!("{}: unknown key `{}` in a time table", self.key, entry.key);
            let problem = self.problems.error(Some(entry.key_span.clone()), message);
            problem.suggest(&entry.key, KEYS);
            return Err(Noted);
        }
        let growth = self.growth(table.get("growth"))?;
        let (item, unit) = (self.text(table, "item")?, self.text(table, "unit")?);
        let points = match (table.get("table"), table.get("csv")) {
            (Some(rows), None) => {
                if let Some(entry) =
                    table.0.iter().find(|e| ["item", "unit"].contains(&e.key.as_str()))
                {
                    let message =
                        format!("`{}` has no use here: only a CSV file has it", entry.key);
                    return self.fail(&entry.key_span, &message);
                }
                let Value::List(list) = &rows.value else {
                    let kind = rows.value.kind();
                    return self.fail(
                        &rows.span,
                        &format!("table: expected rows of [year, value], found {kind}"),
                    );
                };
                self.points(list, &rows.span)?
            }
            (None, Some(file)) => {
                let Value::File(name) = &file.value else {
                    let kind = file.value.kind();
                    return self.fail(
                        &file.span,
                        &format!("csv: expected the name of a file, found {kind}"),
                    );
                };
                self.csv_points(name, item.as_deref(), unit.as_deref(), &file.span)?
            }
            _ => {
                return self.fail(
                    &node.span,
                    "expected either table = [[year, value], ..] or csv = \"file\"",
                );
            }
        };
        Ok(Series::new(points, growth))
    }

    fn growth(&mut self, node: Option<&Node>) -> Result<f64, Noted> {
        match node.map(|node| (&node.value, &node.span)) {
            None => Ok(0.0),
            Some((Value::Number(value), _)) if (-0.99..=5.0).contains(value) => Ok(*value),
            Some((_, span)) => self
                .fail(span, "growth expects a number from -0.99 to 5, a year after the last date"),
        }
    }

    fn text(&mut self, table: &Table, name: &str) -> Result<Option<String>, Noted> {
        match table.get(name).map(|node| (&node.value, &node.span)) {
            None => Ok(None),
            Some((Value::Text(text), _)) => Ok(Some(text.clone())),
            Some((other, span)) => {
                self.fail(span, &format!("{name}: expected text, found {}", other.kind()))
            }
        }
    }

    fn points(&mut self, rows: &[Node], span: &Span) -> Result<Vec<(f64, f64)>, Noted> {
        let mut points: Vec<(f64, f64)> = Vec::new();
        for row in rows {
            let pair = match &row.value {
                Value::List(pair) => pair.as_slice(),
                _ => &[],
            };
            let [Node { value: Value::Number(date), .. }, Node { value: Value::Number(value), .. }] =
                pair
            else {
                return self.fail(&row.span, "expected rows of [year, value]");
            };
            if let Some((before, _)) = points.last().filter(|(before, _)| before >= date) {
                let message = format!("dates must rise, but {before} is followed by {date}");
                return self.fail(&row.span, &message);
            }
            points.push((*date, *value));
        }
        if points.is_empty() {
            return self.fail(span, "the time table is empty");
        }
        Ok(points)
    }

    fn csv_points(
        &mut self,
        name: &FileName,
        item: Option<&str>,
        unit: Option<&str>,
        span: &Span,
    ) -> Result<Vec<(f64, f64)>, Noted> {
        let data = match data::read(name, item) {
            Ok(data) => data,
            Err(message) => {
                let message = format!("{}: {message}", self.key);
                let problem = self.problems.error(Some(span.clone()), message);
                problem.help = near_file(name);
                return Err(Noted);
            }
        };
        if let Some(doubt) = name.file.doubt() {
            self.problems.warn(Some(span.clone()), format!("{}: {doubt}", self.key));
        }
        let file = name.shown();
        for stray in &data.stray {
            let message = format!("{}: {file}: nobody reads the column `{stray:.40}`", self.key);
            self.problems.warn(Some(span.clone()), message);
        }
        if let Some(doubt) = &data.doubt {
            let message = format!("{}: {file}: {doubt}", self.key);
            self.problems.warn(Some(span.clone()), message).help(data::SETTLED);
        }
        let falling = data.rows.windows(2).find(|pair| pair[0].date >= pair[1].date);
        if let Some(pair) = falling {
            let (line, before, date) = (pair[1].line, pair[0].date, pair[1].date);
            let message =
                format!("{file}:{line}: dates must rise, but {before} is followed by {date}");
            return self.fail(span, &message);
        }
        for row in &data.rows {
            if let Some(message) = doubt_unit(&row.unit, unit) {
                return self.fail(span, &format!("{file}:{}: {message}", row.line));
            }
        }
        Ok(data.rows.iter().map(|row| (row.date, row.value)).collect())
    }
}

/// A file that says another unit than the scenario states beside it.
fn doubt_unit(found: &str, stated: Option<&str>) -> Option<String> {
    let stated = stated?;
    (found != stated).then(|| format!("expected the unit `{stated:.40}`, found `{found:.40}`"))
}
