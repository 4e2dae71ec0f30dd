//! Sheets of workbooks. What a spreadsheet shows and what it means may differ: what can be taken for two things is
//! refused, with its cell.

mod inputs;
mod stated;
mod table;

use std::io::{self, Cursor, Read};

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, Xlsx, XlsxError};
pub(super) use inputs::{INPUTS, inputs};
pub use stated::{Column, Stated};
pub(super) use table::table;
use zip::ZipArchive;

use super::{period::of_day, suggestion};

/// What is said of workbooks that are not read.
pub(super) const OTHER: &str = "workbooks are read as .xlsx and .xlsm only: save it as .xlsx";
/// How files begin that are locked by a password, and those of before 2007.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
/// Bytes of a workbook when it is unpacked.
const LARGEST: u64 = 256 << 20;
/// Columns that are looked at.
const MOST_COLUMNS: u32 = 256;
/// Cells that are looked at.
const MOST_CELLS: usize = 1 << 20;

/// A row of the sheet, from 1, 0 for the whole sheet, and what is wrong there.
type Wrong = (u64, String);

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// A cell that is not empty: its place as row and column from 0, and what it says.
struct Cell {
    place: (u32, u32),
    said: Said,
}

enum Said {
    Text(String),
    /// A date, as year and part of a year.
    Date(f64),
    /// What is wrong with it.
    Nothing(String),
}

/// What a sheet holds.
struct Sheet {
    /// Row by row.
    cells: Vec<Cell>,
    merged: Vec<Dimensions>,
}

impl Sheet {
    /// A sheet by its name, or the only one.
    fn open(bytes: &[u8], sheet: Option<&str>) -> Result<Self, String> {
        let odd = |error: XlsxError| format!("cannot be read as a workbook: {error}");
        bounded(bytes)?;
        let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(odd)?;
        let name = chosen(&book, sheet)?;
        let merged = book.merge_cells_by_sheet_name(&name).map_err(odd)?;
        Ok(Self { cells: cells(&mut book, &name)?, merged })
    }

    /// The first row in which all of some names stand.
    fn head(&self, names: [&str; 2]) -> Option<u32> {
        let named = |row: u32, name: &str| {
            self.cells.iter().any(|cell| cell.place.0 == row && cell.is_text(name))
        };
        let first = self.cells.iter().filter(|cell| cell.is_text(names[0]));
        first.map(|cell| cell.place.0).find(|row| named(*row, names[1]))
    }

    /// Names of the columns in a row, in small letters; empty where there is none.
    fn names(&self, head: u32) -> Vec<String> {
        let mut names = Vec::new();
        for cell in self.cells.iter().filter(|cell| cell.place.0 == head) {
            let column = cell.place.1 as usize;
            names.resize(names.len().max(column + 1), String::new());
            if let Said::Text(text) = &cell.said {
                names[column] = text.to_lowercase();
            }
        }
        names
    }

    /// Refuses merged cells that reach into columns that are read, from the head on.
    fn not_merged(&self, head: u32, names: &[String], columns: &[&str]) -> Result<(), Wrong> {
        let read = |column: u32| {
            names.get(column as usize).is_some_and(|name| columns.contains(&name.as_str()))
        };
        let in_the_way = |area: &&Dimensions| {
            let mut across = area.start.1..=area.end.1.min(MOST_COLUMNS);
            area.end.0 >= head && across.any(read)
        };
        match self.merged.iter().find(in_the_way) {
            Some(area) => {
                let place = letters(area.start);
                let message = format!("{place}: merged cells: give each cell its own value");
                Err((u64::from(area.start.0) + 1, message))
            }
            None => Ok(()),
        }
    }
}

/// Refuses what would not fit in memory when it is unpacked, whatever it says of its size.
fn bounded(bytes: &[u8]) -> Result<(), String> {
    let odd = |error: &dyn std::error::Error| format!("cannot be read as a workbook: {error}");
    if bytes.starts_with(COMPOUND) {
        let message = "cannot be read as a workbook: it is locked by a password, or of a format before 2007; \
                       save it as .xlsx without a password";
        return Err(message.to_owned());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| odd(&error))?;
    let mut left = LARGEST;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|error| odd(&error))?;
        let unpacked = io::copy(&mut part.take(left + 1), &mut io::sink());
        let unpacked = unpacked.map_err(|error| odd(&error))?;
        left = left.checked_sub(unpacked).ok_or_else(|| {
            format!("the workbook has more than {} MiB when it is unpacked", LARGEST >> 20)
        })?;
    }
    Ok(())
}

/// The sheet that is named, or the only one.
fn chosen(book: &Book<'_>, sheet: Option<&str>) -> Result<String, String> {
    let names = book.sheet_names();
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    match (sheet, all.as_slice()) {
        (Some(sheet), all) if all.contains(&sheet) => Ok(sheet.to_owned()),
        (Some(INPUTS), all) => Err(format!(
            "there is no sheet `{INPUTS}`, in which a scenario has its keys; {}\n\
             `overbuild new --xlsx FILE` writes such a workbook",
            suggestion(INPUTS, all)
        )),
        (Some(sheet), all) => {
            Err(format!("there is no sheet `{sheet:.60}`; {}", suggestion(sheet, all)))
        }
        (None, [only]) => Ok((*only).to_owned()),
        (None, all) => {
            Err(format!("it has several sheets, {}: name one behind a #", all.join(", ")))
        }
    }
}

/// The cells that are not empty, row by row.
fn cells(book: &mut Book<'_>, sheet: &str) -> Result<Vec<Cell>, String> {
    let odd = |error: XlsxError| format!("cannot be read as a workbook: {error}");
    let mut reader = book.worksheet_cells_reader(sheet).map_err(odd)?;
    let mut cells = Vec::new();
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(odd)? {
        let said = said(&record.value, record.formula.is_some());
        let blank = matches!(&said, Said::Text(text) if text.is_empty());
        if blank || record.pos.1 >= MOST_COLUMNS {
            continue;
        }
        if cells.len() >= MOST_CELLS {
            return Err(format!(
                "the sheet has more than {MOST_CELLS} cells: keep what is needed in one of its own"
            ));
        }
        cells.push(Cell { place: record.pos, said });
    }
    Ok(cells)
}

/// What a cell says.
fn said(value: &DataRef<'_>, is_formula: bool) -> Said {
    let text = match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => plain(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(date) if date.is_datetime() => return Said::Date(year(date)),
        DataRef::DateTime(_) | DataRef::DurationIso(_) => {
            return Said::Nothing("a duration is no number of years".to_owned());
        }
        DataRef::Error(error) => return Said::Nothing(format!("the cell shows the error {error}")),
        DataRef::Empty => String::new(),
    };
    if text.is_empty() && is_formula {
        let message =
            "the formula has no value: open the workbook in a spreadsheet program, and save it";
        return Said::Nothing(message.to_owned());
    }
    Said::Text(text)
}

/// A number as files write it; large and small ones with their exponents.
fn plain(number: f64) -> String {
    let usual = number == 0.0 || (1e-6..1e16).contains(&number.abs());
    if usual { number.to_string() } else { format!("{number:e}") }
}

/// A date as year and part of a year: the first of January is the year itself.
fn year(date: &ExcelDateTime) -> f64 {
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    of_day(year, month, day)
}

impl Cell {
    fn is_text(&self, name: &str) -> bool {
        matches!(&self.said, Said::Text(text) if text.eq_ignore_ascii_case(name))
    }

    fn wrong(&self, message: &str) -> Wrong {
        (u64::from(self.place.0) + 1, format!("{}: {message}", letters(self.place)))
    }
}

/// A place as spreadsheets name it.
pub(super) fn letters((row, column): (u32, u32)) -> String {
    let mut name = String::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    format!("{name}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_letters() {
        assert_eq!(letters((0, 0)), "A1");
        assert_eq!(letters((11, 25)), "Z12");
        assert_eq!(letters((4, 26)), "AA5");
        assert_eq!(letters((4, 701)), "ZZ5");
    }
}
