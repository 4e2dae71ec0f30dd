//! CSV files of data: `year,value,unit,source,confidence[,item]`.

use std::path::Path;

/// A row of a data file.
pub(super) struct DataRow {
    /// Line of the file.
    pub(super) line: u64,
    /// Year, or date as year and part of a year.
    pub(super) date: f64,
    /// The number.
    pub(super) value: f64,
    /// What it counts, if the file says so.
    pub(super) unit: String,
}

/// The rows of a file, or of one of its items; the error names file and line.
pub(super) fn rows(file: &Path, item: Option<&str>) -> Result<Vec<DataRow>, String> {
    let name = file.display();
    let cannot_read = |error: csv::Error| format!("cannot read {name}: {error}");
    let mut builder = csv::ReaderBuilder::new();
    let builder = builder.flexible(true).trim(csv::Trim::All);
    let mut reader = builder.from_path(file).map_err(cannot_read)?;
    let mut rows = Vec::new();
    let mut items: Vec<String> = Vec::new();
    for row in reader.records() {
        let row = row.map_err(cannot_read)?;
        let own = row.iter().next_back().unwrap_or_default();
        if item.is_some_and(|item| own != item) {
            items.push(own.to_owned());
            continue;
        }
        let line = row.position().map_or(0, csv::Position::line);
        let number = |column: usize| row.get(column)?.parse().ok().filter(|x: &f64| x.is_finite());
        let (Some(date), Some(value)) = (number(0), number(1)) else {
            return Err(format!("{name}:{line}: expected `year,value,...` with numbers"));
        };
        let unit = row.get(2).unwrap_or_default().to_owned();
        rows.push(DataRow { line, date, value, unit });
    }
    match (rows.is_empty(), item) {
        (false, _) => Ok(rows),
        (true, None) => Err(format!("{name} has no rows")),
        (true, Some(item)) => {
            let known: Vec<&str> = items.iter().map(String::as_str).collect();
            let help = super::suggestion(item, &known);
            Err(format!("{name} has no rows for item `{item}`; {help}"))
        }
    }
}
