//! `tables.xlsx` and `deck.pptx`: the charts native and editable, with the data behind them.

mod appendix;
mod deck;
mod inputs;
mod key_figures;
mod labels;
mod master;
mod native;
mod notes;
mod package;
mod slide;
mod workbook;

pub(super) use deck::deck;
pub use inputs::{Entered, Input, input_book};
pub(super) use workbook::workbook;

fn failed(error: impl std::fmt::Display) -> String {
    format!("cannot write the office files: {error}")
}
