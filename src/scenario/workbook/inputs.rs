//! A scenario in a workbook: its sheet of inputs as the text of a file, line by line as the sheet has its rows.

use super::{Said, Sheet, Wrong};
use crate::scenario::parse::is_toml;

/// The sheet that is read.
const SHEET: &str = "Inputs";
/// Columns that are read.
const COLUMNS: [&str; 5] = ["key", "value", "p10", "p50", "p90"];

/// The text: line 12 is what row 12 says. A row names a table, as `[demand]`, or a key of the table above; a table
/// whose value is `off` is left out. A value that is empty is left out too. `#Plan` in a value is a sheet of this workbook.
pub(in crate::scenario) fn inputs(bytes: &[u8], file: &str) -> Result<String, Wrong> {
    let sheet = Sheet::open(bytes, Some(SHEET)).map_err(|message| (0, message))?;
    let missing = || (0, format!("sheet {SHEET}: no row names the columns `key` and `value`"));
    let head = sheet.head(["key", "value"]).ok_or_else(missing)?;
    let names = sheet.names(head);
    sheet.not_merged(head, &names, &COLUMNS)?;
    let mut rows: Vec<Row> = Vec::new();
    for cell in sheet.cells.iter().filter(|cell| cell.place.0 > head) {
        let name = names.get(cell.place.1 as usize).map_or("", String::as_str);
        let Some(column) = COLUMNS.iter().position(|own| *own == name) else { continue };
        let text = match &cell.said {
            Said::Text(text) => text.clone(),
            Said::Date(_) => {
                return Err(cell.wrong("a date has no place here; years are numbers: 2026.5"));
            }
            Said::Nothing(message) => return Err(cell.wrong(message)),
        };
        let number = cell.place.0;
        if rows.last().is_none_or(|row| row.number != number) {
            rows.push(Row { number, ..Row::default() });
        }
        if let Some(row) = rows.last_mut() {
            row.cells[column] = text;
        }
    }
    text(&rows, file)
}

/// A row of the sheet, from 0, and its columns that are read.
#[derive(Default)]
struct Row {
    number: u32,
    cells: [String; COLUMNS.len()],
}

impl Row {
    /// What stands behind the key, as a file would write it; nothing if nothing does.
    fn value(&self, file: &str) -> Result<String, String> {
        let [_, value, quantiles @ ..] = &self.cells;
        let given = quantiles.iter().filter(|text| !text.is_empty()).count();
        match (value.as_str(), given) {
            ("", 0) => Ok(String::new()),
            ("", 3) => {
                let [low, middle, high] = quantiles;
                Ok(format!("{{ p10 = {low}, p50 = {middle}, p90 = {high} }}"))
            }
            (_, 0) => {
                let own = value.replace("\"#", &format!("\"{file}#"));
                let written = is_toml(&format!("key = {own}")) && !own.contains('\n');
                Ok(if written { own } else { format!("{value:?}") })
            }
            ("", _) => Err("p10, p50 and p90 are given together".to_owned()),
            _ => Err("a value and quantiles exclude each other".to_owned()),
        }
    }
}

fn text(rows: &[Row], file: &str) -> Result<String, Wrong> {
    let mut text = String::new();
    let (mut line, mut is_off) = (0, false);
    for row in rows {
        while line < row.number {
            text.push('\n');
            line += 1;
        }
        let key = row.cells[0].as_str();
        let wrong = |message: String| (u64::from(row.number) + 1, message);
        if key.starts_with('[') {
            is_off = row.cells[1].eq_ignore_ascii_case("off");
            text.push_str(if is_off { "" } else { key });
        } else if !is_off && !key.is_empty() {
            let value = row.value(file).map_err(|message| wrong(format!("{key}: {message}")))?;
            if !value.is_empty() {
                text.push_str(&format!("{key} = {value}"));
            }
        }
    }
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

    use super::*;

    fn read(fill: impl Fn(&mut Worksheet) -> Result<(), XlsxError>) -> Result<String, Wrong> {
        let mut book = Workbook::new();
        book.add_worksheet().set_name("Plan").unwrap();
        let sheet = book.add_worksheet().set_name("Inputs").unwrap();
        sheet.write_row(1, 0, ["note", "Key", "Value", "P10", "P50", "P90"]).unwrap();
        fill(sheet).unwrap();
        inputs(&book.save_to_buffer().unwrap(), "book.xlsx")
    }

    #[test]
    fn rows_are_lines() {
        let text = read(|sheet| {
            sheet.write(2, 1, "title")?.write(2, 2, "A \"plan\"")?;
            sheet.write(4, 1, "[demand]")?.write(4, 0, "not read")?;
            sheet.write_row(5, 1, ["growth", "", "0.1", "0.2", "0.3"])?;
            sheet.write(6, 1, "initial")?.write(6, 2, 12.5)?.write(7, 1, "silent")?;
            sheet.write(8, 1, "[power]")?.write(8, 2, "Off")?;
            sheet.write(9, 1, "delay")?.write(9, 2, 3)?.write(10, 1, "[[builder]]")?;
            sheet.write(11, 1, "plan")?.write(11, 2, "{ csv = \"#Plan\" }").map(drop)
        });
        let lines = [
            "",
            "",
            "title = \"A \\\"plan\\\"\"",
            "",
            "[demand]",
            "growth = { p10 = 0.1, p50 = 0.2, p90 = 0.3 }",
            "initial = 12.5",
            "",
            "",
            "",
            "[[builder]]",
            "plan = { csv = \"book.xlsx#Plan\" }",
            "",
        ];
        assert_eq!(text.unwrap(), lines.join("\n"));
    }

    #[test]
    fn what_can_be_read_twice_is_refused() {
        let two =
            read(|sheet| sheet.write_row(2, 1, ["growth", "1", "0.1", "0.2", "0.3"]).map(drop));
        assert_eq!(two, Err((3, "growth: a value and quantiles exclude each other".to_owned())));
        let part = read(|sheet| sheet.write_row(2, 1, ["growth", "", "0.1"]).map(drop));
        assert_eq!(part, Err((3, "growth: p10, p50 and p90 are given together".to_owned())));
        let mut book = Workbook::new();
        book.add_worksheet();
        let wrong = inputs(&book.save_to_buffer().unwrap(), "book.xlsx").unwrap_err().1;
        assert!(wrong.starts_with("there is no sheet `Inputs`"), "{wrong}");
    }
}
