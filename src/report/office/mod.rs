//! `tables.xlsx`, and the workbooks behind the charts of a deck: native and editable, with the data behind them.

mod assumptions;
mod chart_book;
mod headed;
mod inputs;
mod key_figures;
mod native;
mod paired;
mod sheet_name;
mod workbook;

pub(super) use chart_book::{ChartBook, chart_books};
pub use inputs::{Entered, Input, input_book};
pub(super) use sheet_name::sheet_name;
pub(super) use workbook::workbook;

fn failed(error: impl std::fmt::Display) -> String {
    format!("cannot write the office files: {error}")
}
