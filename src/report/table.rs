//! The CSV files of tracks, and what CSV files share.

use std::fmt::Display;

use crate::metrics::{Band, Summary};

/// A CSV file under writing: fields are quoted where they must be, and every row is as long as the first.
pub struct Rows(csv::Writer<Vec<u8>>);

impl Rows {
    /// With the names of its columns.
    pub fn new<T: Display>(columns: impl IntoIterator<Item = T>) -> Self {
        let mut rows = Self(csv::Writer::from_writer(Vec::new()));
        rows.cells(columns).end();
        rows
    }

    /// Adds a cell to the row that is being written.
    pub fn cell(&mut self, value: impl Display) -> &mut Self {
        self.0.write_field(value.to_string()).expect("memory takes what is written");
        self
    }

    /// Adds some cells.
    pub fn cells<T: Display>(&mut self, values: impl IntoIterator<Item = T>) -> &mut Self {
        for value in values {
            self.cell(value);
        }
        self
    }

    /// Adds a cell that may have nothing in it.
    pub fn optional(&mut self, value: Option<impl Display>) -> &mut Self {
        match value {
            Some(value) => self.cell(value),
            None => self.cell(""),
        }
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.0.write_record(None::<&[u8]>).expect("a row has a cell for each column");
    }

    /// The file.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_inner().expect("memory takes what is written")
    }

    /// The file as text.
    pub fn into_text(self) -> String {
        String::from_utf8(self.into_bytes()).expect("all that was written is text")
    }
}

/// Names of columns for some quantiles, as `p05`.
pub(super) fn levels(levels: &[f64]) -> impl Iterator<Item = String> {
    levels.iter().map(|level| format!("p{:.0}", level * 100.0))
}

/// Quantiles and mean of every track, by year.
pub(super) fn tracks(summary: &Summary) -> Vec<u8> {
    let columns = ["track", "year"].map(str::to_owned).into_iter();
    let mut rows = Rows::new(columns.chain(levels(&Band::LEVELS)).chain(["mean".to_owned()]));
    for track in &summary.tracks {
        for band in &track.bands {
            #[expect(clippy::cast_possible_truncation, reason = "seven digits")]
            let singles = band.quantiles.iter().chain([&band.mean]).map(|value| *value as f32);
            rows.cell(&track.name).cell(band.year).cells(singles).end();
        }
    }
    rows.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let fields = ["plain", "a, b", "\"quoted\"", "two\nlines", ""];
        let mut rows = Rows::new(["a", "b", "c", "d", "e"]);
        rows.cells(fields).end();
        rows.cell(0.5).cell(true).optional(Some(3)).optional(None::<f64>).cell("end").end();
        let text = rows.into_text();
        assert!(text.starts_with("a,b,c,d,e\nplain,\"a, b\","), "{text}");
        let mut read = csv::Reader::from_reader(text.as_bytes());
        let records: Vec<csv::StringRecord> = read.records().map(Result::unwrap).collect();
        assert_eq!(records[0], fields[..]);
        assert_eq!(records[1], ["0.5", "true", "3", "", "end"][..]);
    }

    #[test]
    #[should_panic(expected = "a row has a cell for each column")]
    fn a_row_that_lacks_a_cell_is_a_bug() {
        let mut rows = Rows::new(["a", "b"]);
        rows.cell(1).end();
    }
}
