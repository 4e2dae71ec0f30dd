//! A workbook of inputs: a starter scenario for who works in spreadsheets.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::failed;

/// What stands in the cells of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Entered {
    /// The default, or nothing.
    Nothing,
    /// A number.
    Number(f64),
    /// Words, or anything that a file may say.
    Text(String),
    /// The tenth, fiftieth and ninetieth percentile.
    Quantiles([f64; 3]),
}

/// A row: a table or a key of the table above.
#[derive(Clone, Debug)]
pub struct Input {
    /// As a file has it, a table in its brackets.
    pub key: String,
    /// Its value.
    pub given: Entered,
    /// What reports call it.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// What stands where it is silent.
    pub default: String,
    /// Smallest and largest plausible value.
    pub range: Option<(f64, f64)>,
    /// What it means.
    pub meaning: String,
    /// Where the value comes from.
    pub source: String,
    /// Where default and range come from.
    pub default_source: String,
}

/// Names of the columns, with their widths.
const COLUMNS: [(&str, f64); 13] = [
    ("key", 26.0),
    ("value", 30.0),
    ("p10", 9.0),
    ("p50", 9.0),
    ("p90", 9.0),
    ("source", 26.0),
    ("unit", 16.0),
    ("default", 14.0),
    ("lowest", 10.0),
    ("highest", 10.0),
    ("label", 34.0),
    ("meaning", 60.0),
    ("source of the default", 60.0),
];

/// How many of them are filled in, key and source among them.
const OWN: u16 = 6;

/// Points of a line.
const LINE: f64 = 15.0;
/// Lines of a row at most.
const MOST_LINES: u32 = 4;
/// What an indent takes of the width of a column, and the end of a line that the next word does not fit in.
const INDENT: f64 = 4.0;

/// How it is used, above the rows.
const HELP: &str = "Fill in the yellow cells: a value, or p10, p50 and p90 of what is uncertain, and where it comes from. \
                    An empty cell is the default. A table whose value is `off` is left out. Then: overbuild run FILE.xlsx";

/// The workbook: a sheet of inputs, and the plan of spending that it refers to.
pub fn input_book(inputs: &[Input], plan: &[(f64, f64)], unit: &str) -> Result<Vec<u8>, String> {
    write(inputs, plan, unit).map_err(failed)
}

fn write(inputs: &[Input], plan: &[(f64, f64)], unit: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet().set_name("Inputs")?;
    sheet.write_with_format(0, 0, HELP, &Format::new().set_italic())?;
    for (column, (name, width)) in (0_u16..).zip(COLUMNS) {
        sheet.write_with_format(2, column, name, &bold)?.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(3, 1)?;
    for (row, input) in (3_u32..).zip(inputs) {
        line(sheet, row, input)?;
    }
    let sheet = book.add_worksheet().set_name("Plan")?;
    for (column, name) in (0_u16..).zip(["year", "value", "unit"]) {
        sheet.write_with_format(0, column, name, &bold)?;
    }
    for (row, (year, value)) in (1_u32..).zip(plan) {
        sheet
            .write(row, 0, *year)?
            .write_with_format(row, 1, *value, &cell())?
            .write(row, 2, unit)?;
    }
    book.save_to_buffer()
}

/// A cell to be filled in.
fn cell() -> Format {
    let border = Color::RGB(0x00D9_C98A);
    Format::new()
        .set_background_color(Color::RGB(0x00FF_F8DC))
        .set_border(FormatBorder::Thin)
        .set_border_color(border)
        .set_align(FormatAlign::Top)
}

/// Columns of words with what stands there.
fn texts(input: &Input) -> [(u16, &String); 6] {
    [
        (5, &input.source),
        (6, &input.unit),
        (7, &input.default),
        (10, &input.label),
        (11, &input.meaning),
        (12, &input.default_source),
    ]
}

/// Lines that the longest of its words take, each in the width of its column; spreadsheets do not always find out.
fn lines(input: &Input) -> u32 {
    let one = |(column, text): (u16, &String)| {
        let width = COLUMNS[usize::from(column)].1 - INDENT;
        (1..MOST_LINES).find(|lines| text.chars().count() as f64 <= width * f64::from(*lines))
    };
    texts(input).into_iter().map(|text| one(text).unwrap_or(MOST_LINES)).max().unwrap_or(1)
}

fn line(sheet: &mut Worksheet, row: u32, input: &Input) -> Result<(), XlsxError> {
    let is_table = input.key.starts_with('[');
    let plain = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let words = plain.clone().set_indent(1);
    let of_table = Format::new().set_bold().set_background_color(Color::RGB(0x00E8_ECF1));
    let own = if is_table { &of_table } else { &plain };
    let fill = if is_table { of_table.clone() } else { cell() };
    sheet.write_with_format(row, 0, &input.key, own)?;
    for (column, _) in (0_u16..).zip(COLUMNS).skip(1) {
        let blank = if column < OWN { &fill } else { own };
        sheet.write_blank(row, column, blank)?;
    }
    match &input.given {
        Entered::Nothing => {}
        Entered::Number(number) => drop(sheet.write_with_format(row, 1, *number, &fill)?),
        Entered::Text(text) => drop(sheet.write_with_format(row, 1, text, &fill)?),
        Entered::Quantiles(quantiles) => {
            for (column, quantile) in (2_u16..).zip(quantiles) {
                sheet.write_with_format(row, column, *quantile, &fill)?;
            }
        }
    }
    if let Some((low, high)) = input.range {
        sheet.write_with_format(row, 8, low, own)?.write_with_format(row, 9, high, own)?;
    }
    for (column, text) in texts(input).into_iter().filter(|(_, text)| !text.is_empty()) {
        let own = if is_table { own } else { &words };
        sheet.write_with_format(row, column, text, if column < OWN { &fill } else { own })?;
    }
    if !is_table {
        sheet.set_row_height(row, LINE * f64::from(lines(input)))?;
    }
    Ok(())
}
