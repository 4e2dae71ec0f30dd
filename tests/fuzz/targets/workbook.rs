//! A scenario in a workbook: any bytes as the file, or any text as its cells, a line a row and tabs between.
#![no_main]

use libfuzzer_sys::fuzz_target;
use overbuild::{metrics::read_model, scenario::{Document, Rules}};
use overbuild_fuzz::scenarios;
use rust_xlsxwriter::{Formula, Workbook, XlsxError};

/// What begins a new sheet, before its name.
const SHEET: &str = "#sheet ";

fn book(text: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheets = text.split(SHEET).filter(|sheet| !sheet.is_empty());
    for lines in sheets {
        let mut lines = lines.lines();
        let sheet = book.add_worksheet();
        sheet.set_name(lines.next().unwrap_or_default())?;
        for (row, line) in (0..).zip(lines) {
            for (column, cell) in (0..).zip(line.split('\t')) {
                match (cell.parse::<f64>(), cell.strip_prefix('=')) {
                    (Ok(number), _) => sheet.write_number(row, column, number)?,
                    (_, Some(formula)) => {
                        sheet.write_formula(row, column, Formula::new(formula))?
                    }
                    _ => sheet.write_string(row, column, cell)?,
                };
            }
        }
    }
    book.save_to_buffer()
}

fuzz_target!(|data: &[u8]| {
    let made = str::from_utf8(data).ok().filter(|text| text.starts_with(SHEET));
    let bytes = match made.map(book) {
        Some(Ok(bytes)) => bytes,
        // No workbook has such a name or such a cell.
        Some(Err(_)) => return,
        None => data.to_vec(),
    };
    let path = scenarios::write("input.xlsx", &bytes);
    let mut document = Document::load(&path, &[]);
    let model = (!document.problems.fatal())
        .then(|| read_model(&mut document, Rules::default()))
        .flatten();
    let said = document.problems.render(&document.sources, false);
    assert!(model.is_some() || !said.is_empty(), "refused without a word");
    if let Some(model) = model {
        overbuild_fuzz::run(&model);
    }
});
