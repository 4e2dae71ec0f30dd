//! The numbers behind a chart.

use crate::report::language::Phrase;

/// The numbers of a chart as a table.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// Names of the columns.
    pub header: Vec<Phrase>,
    /// A row has a name and numbers; a missing number is nothing.
    pub rows: Vec<(Phrase, Vec<Option<f64>>)>,
}
