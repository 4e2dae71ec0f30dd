//! The file of all paths, a row for each, written while they run.

use std::{fmt::Write, io};

use rayon::prelude::*;

use super::path_parquet::PathParquet;
use super::{folder::Staged, hashed_file::HashedFile, path_columns::columns, table::Rows};
use crate::{metrics::Part, model::Model};

const ROWS_A_TASK: usize = 512;

/// Rows that are made before they are written.
const ROWS_AT_ONCE: usize = 8 * ROWS_A_TASK;

/// The file under writing: each path's number, whether it is a bust, its drawn parameters and its
/// metrics.
pub enum PathTable {
    /// `paths.csv`. Numbers have seven significant digits; `never` stands for an event beyond the
    /// horizon.
    Csv(PathCsv),
    /// `paths.parquet`.
    Parquet(Box<PathParquet>),
}

impl PathTable {
    /// Begins `paths.csv`.
    pub fn csv(staged: &Staged, model: &Model) -> Result<Self, String> {
        PathCsv::create(staged, model).map(Self::Csv)
    }

    /// Begins `paths.parquet`.
    pub fn parquet(staged: &Staged, model: &Model) -> Result<Self, String> {
        PathParquet::create(staged, model).map(|table| Self::Parquet(Box::new(table)))
    }

    /// Adds the rows of a part.
    pub fn add(&mut self, part: &Part<'_>) -> Result<(), String> {
        match self {
            Self::Csv(table) => table.add(part),
            Self::Parquet(table) => table.add(part),
        }
    }

    /// Takes the file back.
    pub fn discard(self) -> Result<(), String> {
        match self {
            Self::Csv(table) => table.0.discard(),
            Self::Parquet(table) => table.discard(),
        }
    }

    /// Name and hash of the whole file.
    pub fn finish(self) -> Result<(String, String), String> {
        match self {
            Self::Csv(table) => Ok(table.0.finish()),
            Self::Parquet(table) => table.finish(),
        }
    }
}

/// `paths.csv` under writing.
pub struct PathCsv(HashedFile);

impl PathCsv {
    fn create(staged: &Staged, model: &Model) -> Result<Self, String> {
        let mut table = Self(HashedFile::create(staged, "paths.csv")?);
        let first = ["path", "bust"].map(str::to_owned).into_iter();
        table.write(&Rows::new(first.chain(columns(model))).into_text())?;
        Ok(table)
    }

    fn add(&mut self, part: &Part<'_>) -> Result<(), String> {
        let rows: Vec<usize> = (0..part.busts.len()).collect();
        let texts = |rows: &[usize]| -> Vec<String> {
            rows.par_chunks(ROWS_A_TASK).map(|rows| rows_text(part, rows)).collect()
        };
        // One thread alone writes and hashes: the next rows are made meanwhile.
        let mut ready = Vec::new();
        for rows in rows.chunks(ROWS_AT_ONCE) {
            let (written, next) = rayon::join(|| self.write_all(&ready), || texts(rows));
            written?;
            ready = next;
        }
        self.write_all(&ready)
    }

    fn write_all(&mut self, texts: &[String]) -> Result<(), String> {
        texts.iter().try_for_each(|text| self.write(text))
    }

    fn write(&mut self, text: &str) -> Result<(), String> {
        let written = io::Write::write_all(&mut self.0, text.as_bytes());
        written.map_err(|error| self.0.failure(&error))
    }
}

fn rows_text(part: &Part<'_>, rows: &[usize]) -> String {
    let words: Vec<Option<&str>> =
        part.metrics.iter().map(|metric| metric.quantity.infinite()).collect();
    let mut text = String::with_capacity(rows.len() * 10 * (words.len() + part.drawn.len()));
    for row in rows {
        let (path, bust) = (part.first_path + *row as u64, part.busts[*row] > 0.5);
        let _ = write!(text, "{path},{}", u8::from(bust));
        for column in &part.drawn {
            cell(&mut text, column[*row], None);
        }
        for (column, word) in part.values.iter().zip(&words) {
            cell(&mut text, column[*row], *word);
        }
        text.push('\n');
    }
    text
}

/// A number as short as seven digits allow, or the word for an infinite one.
fn cell(text: &mut String, value: f64, infinite: Option<&str>) {
    text.push(',');
    if let (true, Some(word)) = (value.is_infinite(), infinite) {
        text.push_str(word);
        return;
    }
    #[expect(clippy::cast_possible_truncation, reason = "seven digits are what the file states")]
    let single = value as f32;
    if let Some(whole) = whole(single) {
        push_whole(text, whole);
        return;
    }
    let mut buffer = ryu::Buffer::new();
    let written = buffer.format(single);
    text.push_str(written.strip_suffix(".0").unwrap_or(written));
}

/// A whole number of up to seven digits, if it is one: years, counts and what is yes or no are a third of all cells.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "compared with it")]
fn whole(single: f32) -> Option<u32> {
    let whole = single as u32;
    // Minus zero is told as such.
    let same = (whole as f32).to_bits() == single.to_bits();
    (same && whole < 10_000_000).then_some(whole)
}

/// The digits of a number of at most seven.
fn push_whole(text: &mut String, mut whole: u32) {
    let (mut digits, mut first) = (['0'; 7], 6);
    while whole > 9 {
        digits[first] = DIGITS[(whole % 10) as usize];
        whole /= 10;
        first -= 1;
    }
    digits[first] = DIGITS[whole as usize];
    text.extend(&digits[first..]);
}

const DIGITS: [char; 10] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_short_and_read_back() {
        let written = |value: f64, word| {
            let mut text = String::new();
            cell(&mut text, value, word);
            text
        };
        assert_eq!(written(0.0, None), ",0");
        assert_eq!(written(2031.0, Some("never")), ",2031");
        assert_eq!(written(-0.0, None), ",-0");
        for whole in [1.0, 10.0, 987.0, 100_000.0, 9_999_999.0, 1e7, -3.0, 1e17] {
            #[expect(clippy::cast_possible_truncation, reason = "as the table has it")]
            let plain = ryu::Buffer::new().format(whole as f32).trim_end_matches(".0").to_owned();
            assert_eq!(written(whole, None), format!(",{plain}"));
        }
        assert_eq!(written(f64::INFINITY, Some("never")), ",never");
        for value in [0.1, -1234.5, 1e-17, 3.4e20] {
            let back: f64 = written(value, None)[1..].parse().unwrap();
            assert!((back / value - 1.0).abs() < 1e-7, "{value}");
        }
    }
}
