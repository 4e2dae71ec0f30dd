//! Data in CSV files and in sheets of workbooks: columns `year` and `value`, and where they are there `unit`, `item`, `source`
//! and `confidence`, in any order, told apart by the first line.

use csv::StringRecord;

use super::{
    node::{FileName, is_book, is_other_book},
    number_cell::number,
    period::of_text,
    suggestion,
    thousands::{Read, doubted, unsettled},
    workbook,
};

/// Columns that a file may have; the first two it must have.
const COLUMNS: [&str; 6] = ["year", "value", "unit", "item", "source", "confidence"];

/// What settles a doubt about points between thousands.
pub(super) const SETTLED: &str = "write 1000 for a thousand, without a point; a fourth decimal in one row, 1.0000, says that decimals are meant";

/// What a file holds.
pub(super) struct Data {
    /// The rows that were asked for, in the order of the file.
    pub(super) rows: Vec<DataRow>,
    /// Names of columns that nobody reads.
    pub(super) stray: Vec<String>,
    /// What may have been meant otherwise.
    pub(super) doubt: Option<String>,
}

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
    item: String,
}

/// The rows of a file, or of one of its items; the error names file and line.
pub(super) fn read(name: &FileName, item: Option<&str>) -> Result<Data, String> {
    let file = name.shown();
    let bytes = name.file.bytes()?;
    let found = if is_book(&name.path) {
        sheet_rows(bytes, name.sheet.as_deref(), item)
    } else if is_other_book(&name.path) {
        Err((0, workbook::OTHER.to_owned()))
    } else {
        rows(name.file.text()?, item)
    };
    found.map_err(|(line, message)| match line {
        0 => format!("{file}: {message}"),
        line => format!("{file}:{line}: {message}"),
    })
}

/// A line, 0 for the whole file, and what is wrong there.
type Wrong = (u64, String);

fn rows(text: &str, item: Option<&str>) -> Result<Data, Wrong> {
    // A reader would take the end of the file for that of the quotation.
    if text.matches('"').count() % 2 == 1 {
        let opens = |line: &str| line.matches('"').count() % 2 == 1;
        let place = text.lines().position(opens).unwrap_or_default();
        return Err((place as u64 + 1, "a quotation mark is not closed".to_owned()));
    }
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let names: Vec<String> = match reader.headers() {
        Ok(names) => names.iter().map(str::to_lowercase).collect(),
        Err(error) => return Err((1, error.to_string())),
    };
    let records = reader.records().map(|row| {
        let row = row.map_err(|error| unequal(&error))?;
        Ok((row.position().map_or(0, csv::Position::line), row))
    });
    let columns = Columns::of(&names).map_err(|message| (1, message))?;
    of_records(&names, &columns, records, item)
}

fn sheet_rows(bytes: &[u8], sheet: Option<&str>, item: Option<&str>) -> Result<Data, Wrong> {
    let (names, rows) = workbook::table(bytes, sheet, &COLUMNS)?;
    let columns = Columns::of(&names).map_err(|message| (0, message))?.in_sheet();
    let records = rows.into_iter().map(|(row, cells)| Ok((row, StringRecord::from(cells))));
    of_records(&names, &columns, records, item)
}

fn of_records(
    names: &[String],
    columns: &Columns,
    records: impl Iterator<Item = Result<(u64, StringRecord), Wrong>>,
    item: Option<&str>,
) -> Result<Data, Wrong> {
    if item.is_some() && columns.item.is_none() {
        return Err((1, "there is no column `item` to look in".to_owned()));
    }
    let mut rows: Vec<DataRow> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    let mut written: Vec<String> = Vec::new();
    for record in records {
        let (line, row) = record?;
        let own = columns.item.and_then(|column| row.get(column)).unwrap_or_default();
        if item.is_some_and(|item| own != item) {
            others.push(own.to_owned());
            continue;
        }
        rows.push(columns.row(line, &row, own)?);
        written.push(row.get(columns.value).unwrap_or_default().to_owned());
    }
    one_item(&rows, item, &others)?;
    let doubt = columns.no_thousands(&rows, &written)?;
    let known = |name: &&String| name.is_empty() || COLUMNS.contains(&name.as_str());
    let stray = names.iter().filter(|name| !known(name)).cloned().collect();
    Ok(Data { rows, stray, doubt })
}

/// Where the columns stand.
struct Columns {
    year: usize,
    value: usize,
    unit: Option<usize>,
    item: Option<usize>,
    /// Whether places have letters.
    sheet: bool,
}

impl Columns {
    fn in_sheet(self) -> Self {
        Self { sheet: true, ..self }
    }

    fn of(names: &[String]) -> Result<Self, String> {
        let place = |name: &str| names.iter().position(|other| other == name);
        let whole = names.join(",");
        if let Some(twice) = COLUMNS.iter().find(|c| names.iter().filter(|n| n == *c).count() > 1) {
            return Err(format!("two columns are named `{twice}`"));
        }
        let expected =
            "expected a first line that names the columns, `year` and `value` among them";
        match (place("year"), place("value")) {
            // Who turns the two round may have turned round only their names.
            (Some(year), Some(value)) if value < year => {
                Err(format!("expected `year` before `value`, found `{whole:.60}`"))
            }
            (Some(year), Some(value)) => {
                Ok(Self { year, value, unit: place("unit"), item: place("item"), sheet: false })
            }
            _ if names.iter().any(|name| name.parse::<f64>().is_ok()) => {
                Err(format!("{expected}, found numbers: `{whole:.60}`"))
            }
            _ if names.len() == 1 && whole.contains([';', '\t']) => Err(format!(
                "{expected}, separated by commas, found `{whole:.60}`; numbers have decimal points"
            )),
            _ => Err(format!("{expected}, found `{whole:.60}`")),
        }
    }

    /// The cell of a sheet, before what is wrong with it.
    fn cell(&self, row: u64, column: usize) -> String {
        let place = u32::try_from(row.saturating_sub(1)).ok().zip(u32::try_from(column).ok());
        let place = place.filter(|_| self.sheet);
        place.map_or_else(String::new, |place| format!("{}: ", workbook::letters(place)))
    }

    /// Refuses points between thousands where the rows tell that they are; tells where nothing does.
    fn no_thousands(&self, rows: &[DataRow], written: &[String]) -> Result<Option<String>, Wrong> {
        let pairs = rows.iter().zip(written);
        let column: Vec<Read<'_>> =
            pairs.map(|(row, text)| Read { text, value: row.value }).collect();
        let Some((place, message)) = doubted(&column) else {
            // A cell of a sheet is a number whatever its format shows.
            return Ok(unsettled(&column).filter(|_| !self.sheet));
        };
        let line = rows[place].line;
        Err((line, format!("{}value: {message}", self.cell(line, self.value))))
    }

    fn row(&self, line: u64, row: &StringRecord, item: &str) -> Result<DataRow, Wrong> {
        let number = |column: usize, what: &str| {
            let text = row.get(column).unwrap_or_default();
            number(text)
                .map_err(|wrong| (line, format!("{}{what}: {wrong}", self.cell(line, column))))
        };
        let unit = self.unit.and_then(|column| row.get(column)).unwrap_or_default().to_owned();
        let date = match of_text(row.get(self.year).unwrap_or_default()) {
            Some(day) => {
                day.map_err(|no| (line, format!("{}year: {no}", self.cell(line, self.year))))?
            }
            None => number(self.year, "year")?,
        };
        let value = number(self.value, "value")?;
        Ok(DataRow { line, date, value, unit, item: item.to_owned() })
    }
}

fn unequal(error: &csv::Error) -> Wrong {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let line = pos.as_ref().map_or(0, csv::Position::line);
            let fields = if *len == 1 { "field" } else { "fields" };
            let message = format!(
                "{len} {fields}, expected {expected_len} as in the first line; a number has no commas, a text \
                 with commas needs quotes"
            );
            (line, message)
        }
        _ => (error.position().map_or(0, csv::Position::line), error.to_string()),
    }
}

/// Refuses what is nothing, and several things at once.
fn one_item(rows: &[DataRow], item: Option<&str>, others: &[String]) -> Result<(), Wrong> {
    let Some(first) = rows.first() else {
        return Err(match item {
            None => (0, "there are no rows".to_owned()),
            Some(item) => {
                let mut known: Vec<&str> = others.iter().map(String::as_str).collect();
                known.sort_unstable();
                known.dedup();
                (
                    0,
                    format!(
                        "there are no rows for item `{item:.60}`; {}",
                        suggestion(item, &known)
                    ),
                )
            }
        });
    };
    if let Some(row) = rows.iter().find(|row| row.item != first.item) {
        let message = format!(
            "several items, `{:.60}` and `{:.60}`: name one by `item`",
            first.item, row.item
        );
        return Err((row.line, message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        match rows(text, None) {
            Ok(data) => {
                let rows: Vec<String> =
                    data.rows.iter().map(|row| format!("{} {}", row.date, row.value)).collect();
                format!("{} {}", rows.join(", "), data.stray.join(" "))
            }
            Err((line, message)) => format!("{line}: {message}"),
        }
    }

    #[test]
    fn columns_are_known_by_their_names() {
        assert_eq!(
            said("item,Year,value\r\nA,2025,100\r\n\r\nA,2026,110\r\n"),
            "2025 100, 2026 110 "
        );
        assert_eq!(said("year,note,value\n2025,x,1e3"), "2025 1000 note");
        assert_eq!(said("year,value\n2025-01-01,7\n2026-01-01,8"), "2025 7, 2026 8 ");
    }

    #[test]
    fn numbers_that_can_be_read_twice_are_refused() {
        for (text, word) in [
            ("year,value\n2025,1,000\n", "2: 3 fields, expected 2"),
            ("year,value\n2025,\"1,000\"\n", "2: value: `1,000` is not a number; write 1000"),
            ("year,value\n2025,1 000\n", "without marks between thousands"),
            ("year,value\n2025,1'000\n", "without marks between thousands"),
            ("year,value\n2025,1\u{a0}000\n", "without marks between thousands"),
            ("year,value\n2025,\"0,5\"\n", "`0,5` is not a number"),
            ("year;value\n2025;0,5\n", "separated by commas"),
            ("2025,100\n2026,110\n", "found numbers"),
            ("jahr,wert\n2025,100\n", "found `jahr,wert`"),
            ("value,year\n100,2025\n", "expected `year` before `value`"),
            ("year,value,value\n2025,1,2\n", "two columns are named `value`"),
            ("year,value\n2025,1.000.000\n", "without marks between thousands"),
            ("year,value\n2025,950\n2026,1.000\n", "3: value: `1.000` beside `950` is 1 or 1000"),
            (
                "year,value\n31.12.2024,5\n",
                "`31.12.2024` is not a number; write a day as 2025-12-31",
            ),
            ("year,value\n12/31/2024,5\n", "write a day as 2025-12-31"),
            ("year,value\n2025,\n", "2: value: the cell is empty"),
            ("year,value\n2025,30 %\n", "`30 %` is not a number; write 0.3 for 30 %"),
            ("year,value\n2025,nan\n", "`nan` is not a number"),
            ("year,value\n2025,inf\n", "`inf` is not a number"),
            ("year,value\n2025,1e999\n", "`1e999` is not a number"),
            ("year,value\n2025,1e-999\n", "`1e-999` is not a number"),
            ("year,value\n2025,\"70\n", "2: a quotation mark is not closed"),
            ("\"year,value\n2025,70\n", "1: a quotation mark is not closed"),
            ("year,value\n2025,7\n2026,\"8\n", "3: a quotation mark is not closed"),
            ("year,value\n2025\n", "2: 1 field, expected 2"),
            ("year,value\n", "0: there are no rows"),
            ("year,value,item\n2025,1,a\n2026,2,b\n", "3: several items, `a` and `b`"),
        ] {
            assert!(said(text).contains(word), "{text}: {}", said(text));
        }
    }

    #[test]
    fn an_item_is_asked_for_by_its_name() {
        let text = "item,year,value\nAMZN,2025,1\nGOOG,2025,2\n";
        assert!(rows(text, Some("GOOG")).is_ok_and(|data| data.rows.len() == 1));
        let missing = rows(text, Some("AMZ")).map(|data| data.rows.len());
        assert!(missing.is_err_and(|(_, message)| message.contains("did you mean `AMZN`?")));
        assert!(rows("year,value\n2025,1\n", Some("AMZN")).is_err());
    }
}
