//! A histogram as it travels: most of its cells are empty.

use serde::{Deserialize, Serialize};

use super::{Cell, Histogram};

/// The cells that hold values, with their numbers.
#[derive(Serialize, Deserialize)]
pub(super) struct Filled {
    never: u64,
    cells: Vec<(i64, Cell)>,
}

impl From<Histogram> for Filled {
    fn from(histogram: Histogram) -> Self {
        Self { never: histogram.never(), cells: histogram.numbered().collect() }
    }
}

impl From<Filled> for Histogram {
    fn from(filled: Filled) -> Self {
        let mut histogram = Self::of_never(filled.never);
        for (number, cell) in filled.cells {
            histogram.add_values(number, cell);
        }
        histogram
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_arrives_as_it_left() {
        let mut histogram = Histogram::default();
        for value in [3.0, 3.001, -1e9, 0.0, f64::INFINITY, 7e12] {
            histogram.add(value);
        }
        let bytes = postcard::to_stdvec(&histogram).unwrap();
        let back: Histogram = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(format!("{back:?}"), format!("{histogram:?}"));
        assert!(bytes.len() < 150, "{}", bytes.len());
    }
}
