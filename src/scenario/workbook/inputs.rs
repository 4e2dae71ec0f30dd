//! A scenario in a workbook: its sheet of inputs as the text of a file, line by line as the sheet has its rows.

use super::{
    Cell, Said, Sheet, Wrong, letters,
    stated::{Stated, stated},
};
use crate::scenario::parse::is_toml;

/// The sheet that is read.
pub(in crate::scenario) const INPUTS: &str = "Inputs";
/// Columns that are read: the key, what may be its value, and where that comes from.
const COLUMNS: [&str; 6] = ["key", "value", "p10", "p50", "p90", "source"];
const KEY: usize = 0;
const VALUE: usize = 1;
const QUANTILES: std::ops::Range<usize> = 2..5;
const SOURCE: usize = 5;

/// What a sheet of inputs says.
pub(in crate::scenario) struct Inputs {
    /// As the text of a file.
    pub(in crate::scenario) text: String,
    /// What stands beside its keys.
    pub(in crate::scenario) stated: Vec<Stated>,
}

/// The text: line 12 is what row 12 says. A row names a table, as `[demand]`, or a key of the table above; a table
/// whose value is `off` is left out. A value that is empty is left out too.
/// Behind each value stand its source and its cell, as a comment.
pub(in crate::scenario) fn inputs(bytes: &[u8]) -> Result<Inputs, Wrong> {
    let sheet = Sheet::open(bytes, Some(INPUTS)).map_err(|message| (0, message))?;
    let missing = || (1, "no row names the columns `key` and `value`".to_owned());
    let head = sheet.head(["key", "value"]).ok_or_else(missing)?;
    let names = sheet.names(head);
    if let Some(twice) =
        COLUMNS.iter().find(|own| names.iter().filter(|name| name == *own).count() > 1)
    {
        return Err((u64::from(head) + 1, format!("two columns are named `{twice}`")));
    }
    sheet.not_merged(head, &names, &COLUMNS[..SOURCE])?;
    let places = COLUMNS.map(|own| names.iter().position(|name| name == own).unwrap_or(usize::MAX));
    let mut rows: Vec<Row> = Vec::new();
    for cell in sheet.cells.iter().filter(|cell| cell.place.0 > head) {
        let here = |place: &usize| u32::try_from(*place).is_ok_and(|place| place == cell.place.1);
        let Some(column) = places.iter().position(here) else { continue };
        let text = said(cell, column)?;
        let number = cell.place.0;
        if rows.last().is_none_or(|row| row.number != number) {
            rows.push(Row { number, ..Row::default() });
        }
        if let Some(row) = rows.last_mut() {
            row.cells[column] = (cell.place.1, text);
        }
    }
    Ok(Inputs { text: text(&rows)?, stated: stated(&sheet, head, &names) })
}

fn said(cell: &Cell, column: usize) -> Result<String, Wrong> {
    match &cell.said {
        Said::Text(text) => Ok(text.clone()),
        Said::Date(_) | Said::Nothing(_) if column == SOURCE => Ok(String::new()),
        Said::Date(_) => Err(cell.wrong("a date has no place here; years are numbers: 2026.5")),
        Said::Nothing(message) => Err(cell.wrong(message)),
    }
}

/// A row of the sheet, from 0, and what stands in its columns that are read, each with its place across.
#[derive(Default)]
struct Row {
    number: u32,
    cells: [(u32, String); COLUMNS.len()],
}

impl Row {
    fn text(&self, column: usize) -> &str {
        &self.cells[column].1
    }

    fn cell(&self, column: usize) -> String {
        letters((self.number, self.cells[column].0))
    }

    /// The first column with a value.
    fn given(&self) -> Option<usize> {
        (VALUE..SOURCE).find(|column| !self.text(*column).is_empty())
    }

    fn wrong(&self, column: usize, message: &str) -> Wrong {
        let key = self.text(KEY);
        let key = if key.is_empty() { String::new() } else { format!("{key:.40}: ") };
        (u64::from(self.number) + 1, format!("{}: {key}{message}", self.cell(column)))
    }

    /// The line: a table, a key with what stands behind it, or nothing.
    fn line(&self, is_off: &mut bool) -> Result<String, Wrong> {
        let key = self.text(KEY);
        let Some(first) = self.given() else {
            *is_off &= !key.starts_with('[');
            return Ok(if key.starts_with('[') { self.key()?.to_owned() } else { String::new() });
        };
        if key.is_empty() {
            return Err(
                self.wrong(first, "a value without a key: notes have a column of their own")
            );
        }
        let key = self.key()?;
        if key.starts_with('[') {
            *is_off = self.is_off(first)?;
            return Ok(if *is_off { String::new() } else { key.to_owned() });
        }
        if *is_off {
            return Err(self.wrong(
                first,
                "its table is `off`, so this has no effect: clear `off`, or this cell",
            ));
        }
        let value = self.value(first)?;
        let cell = format!("({INPUTS}!{})", self.cell(first));
        // A comment has one line.
        let source = self.text(SOURCE).replace(char::is_control, " ");
        let words: Vec<&str> = source.split_whitespace().chain([cell.as_str()]).collect();
        Ok(format!("{key} = {value} # {}", words.join(" ")))
    }

    /// The key, which cannot say more than a key.
    fn key(&self) -> Result<&str, Wrong> {
        let key = self.text(KEY);
        let more = key.contains(['=', '#']) || key.chars().any(char::is_control);
        let expected = "expected the name of a key, or of a table in brackets, and nothing else";
        if more {
            return Err(self.wrong(KEY, expected));
        }
        let line = if key.starts_with('[') { key.to_owned() } else { format!("{key} = 1") };
        if is_toml(&line) {
            return Ok(key);
        }
        let names = "names of keys have small letters and _, as in `growth_long`, and lists of tables two brackets, as in [[builder]]";
        Err(self.wrong(KEY, names))
    }

    /// Whether a table is left out.
    fn is_off(&self, first: usize) -> Result<bool, Wrong> {
        match self.text(first).to_lowercase().as_str() {
            "off" if first == VALUE => Ok(true),
            "on" if first == VALUE => Ok(false),
            _ => Err(self.wrong(first, "expected `off`, or nothing: a table has no other value")),
        }
    }

    /// What stands behind the key, as a file would write it.
    fn value(&self, first: usize) -> Result<String, Wrong> {
        let quantiles = &self.cells[QUANTILES];
        let given = quantiles.iter().filter(|(_, text)| !text.is_empty()).count();
        match (first, given) {
            (VALUE, 0) => Ok(written(self.text(VALUE))),
            (VALUE, _) => Err(self.wrong(VALUE, "a value and quantiles exclude each other")),
            (_, 3) => {
                let [low, middle, high] = [0, 1, 2].map(|one| written(&quantiles[one].1));
                Ok(format!("{{ p10 = {low}, p50 = {middle}, p90 = {high} }}"))
            }
            _ => Err(self.wrong(first, "p10, p50 and p90 are given together")),
        }
    }
}

/// What a cell says, as a file would write it: whatever a file may say, or else words.
fn written(text: &str) -> String {
    let is_one = !text.chars().any(char::is_control) && is_toml(&format!("key = {text}"));
    if is_one { text.to_owned() } else { quoted(text) }
}

/// Words in quotation marks: those of JSON are some of TOML's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007F")
}

fn text(rows: &[Row]) -> Result<String, Wrong> {
    let mut text = String::new();
    let (mut line, mut is_off) = (0, false);
    for row in rows {
        while line < row.number {
            text.push('\n');
            line += 1;
        }
        text.push_str(&row.line(&mut is_off)?);
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
        let names = ["note", "Key", "Value", "P10", "P50", "P90", "Source"];
        sheet.write_row(1, 0, names).unwrap();
        fill(sheet).unwrap();
        inputs(&book.save_to_buffer().unwrap()).map(|inputs| inputs.text)
    }

    #[test]
    fn rows_are_lines() {
        let text = read(|sheet| {
            sheet.write(2, 1, "title")?.write(2, 2, "A \"plan\"")?;
            sheet.write(4, 1, "[demand]")?.write(4, 0, "not read")?;
            sheet.write_row(5, 1, ["growth", "", "0.1", "0.2", "0.3"])?;
            sheet.write(6, 1, "initial")?.write(6, 2, 12.5)?.write(6, 6, "A report,\np. 3 #2")?;
            sheet.write(7, 1, "A heading")?.write(7, 6, "silent")?;
            sheet.write(8, 1, "[power]")?.write(8, 2, "Off")?;
            sheet.write(9, 1, "delay")?.write(10, 1, "[[builder]]")?;
            sheet.write(11, 1, "plan")?.write(11, 2, "{ csv = \"#Plan\" }").map(drop)
        });
        let lines = [
            "",
            "",
            "title = \"A \\\"plan\\\"\" # (Inputs!C3)",
            "",
            "[demand]",
            "growth = { p10 = 0.1, p50 = 0.2, p90 = 0.3 } # (Inputs!D6)",
            "initial = 12.5 # A report, p. 3 #2 (Inputs!C7)",
            "",
            "",
            "",
            "[[builder]]",
            "plan = { csv = \"#Plan\" } # (Inputs!C12)",
            "",
        ];
        assert_eq!(text.unwrap(), lines.join("\n"));
    }

    #[test]
    fn any_number_and_any_words_are_one_value() {
        let value = |fill: &dyn Fn(&mut Worksheet) -> Result<(), XlsxError>| {
            let text = read(|sheet| fill(sheet.write(2, 1, "key")?)).unwrap();
            let table: toml::Table = toml::from_str(&text).unwrap();
            assert_eq!(table.len(), 1, "{text}");
            table["key"].clone()
        };
        for number in [0.1, -27.0, 1e21, 1e300, 1.5e-300, 9e15] {
            let read = value(&|sheet| sheet.write(2, 2, number).map(drop));
            let read = read.as_float().or_else(|| read.as_integer().map(|whole| whole as f64));
            assert_eq!(read, Some(number));
        }
        for words in
            ["it's 5 % \\ more", "a\nb = 2", "0,5", "\u{7f}\u{1}", "\u{200b}é", "\"#1\" said he"]
        {
            assert_eq!(value(&|sheet| sheet.write(2, 2, words).map(drop)).as_str(), Some(words));
        }
    }

    #[test]
    fn what_can_be_read_twice_is_refused() {
        for (cells, row) in [
            (
                ["growth", "1", "0.1", "0.2", "0.3"],
                "C3: growth: a value and quantiles exclude each other",
            ),
            (["growth", "", "0.1", "", ""], "D3: growth: p10, p50 and p90 are given together"),
            (
                ["", "", "", "0.1", ""],
                "E3: a value without a key: notes have a column of their own",
            ),
            (
                ["[power]", "of", "", "", ""],
                "C3: [power]: expected `off`, or nothing: a table has no other value",
            ),
            (
                ["[power]", "", "1", "", ""],
                "D3: [power]: expected `off`, or nothing: a table has no other value",
            ),
            (
                ["a = 1 #", "2", "", "", ""],
                "B3: a = 1 #: expected the name of a key, or of a table in brackets, and nothing else",
            ),
        ] {
            let read = read(|sheet| sheet.write_row(2, 1, cells).map(drop));
            assert_eq!(read, Err((3, row.to_owned())));
        }
        let two = read(|sheet| sheet.write(1, 9, "value")?.write(2, 1, "x").map(drop));
        assert_eq!(two, Err((2, "two columns are named `value`".to_owned())));
        let mut book = Workbook::new();
        book.add_worksheet().set_name("Input").unwrap();
        let book = book.save_to_buffer().unwrap();
        let wrong = inputs(&book).map(|inputs| inputs.text).unwrap_err().1;
        let said =
            "there is no sheet `Inputs`, in which a scenario has its keys; did you mean `Input`?";
        assert!(wrong.starts_with(said), "{wrong}");
        assert!(wrong.contains("overbuild new --xlsx"), "{wrong}");
    }
}
