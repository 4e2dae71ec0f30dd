//! The numbers behind a chart.

use crate::{
    language::{Phrase, date::date, phrase},
    metrics::Unit,
    scenario::date_of,
};

/// The numbers of a chart as a table.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// Names of the columns.
    pub header: Vec<Phrase>,
    /// A row has a name and numbers; a missing number is nothing.
    pub rows: Vec<(Phrase, Vec<Option<f64>>)>,
    /// What the names of rows are counted in, where they are numbers with a unit.
    pub named: Option<Unit>,
    /// The units of the numbers, column by column; the last holds for those behind it.
    pub units: Vec<Unit>,
}

impl Data {
    /// The unit of a column of numbers, from 0.
    pub fn unit(&self, column: usize) -> Unit {
        self.units.get(column).or(self.units.last()).copied().unwrap_or(Unit::Ratio)
    }
}

/// A number that names a row: a year without marks between thousands, another one in four figures.
pub(super) fn numbered(value: f64) -> Phrase {
    if value.fract() == 0.0 {
        return Phrase::of_name(&format!("{value:.0}"));
    }
    phrase!(number(format!("{}", crate::language::rounding::significant(value, 4))))
}

/// A row of a track by its year: the start of a run within a year stands before its first year's end, by its date.
pub(super) fn row_of_year(year: f64) -> Phrase {
    if year.fract() == 0.0 { Phrase::of_name(&format!("{year:.0}")) } else { date(date_of(year)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn the_start_of_a_run_within_a_year_is_called_by_its_date() {
        let said = |year: f64| Language::En.say(&row_of_year(year));
        assert_eq!((said(2022.5).as_str(), said(2023.0).as_str()), ("July 2023", "2023"));
    }

    #[test]
    fn numbers_that_name_rows_are_read_in_both_languages() {
        let said =
            |value: f64| [Language::En, Language::GERMAN].map(|own| own.say(&numbered(value)));
        assert_eq!(said(2036.0), ["2036", "2036"]);
        assert_eq!(said(10.150_753_768_844_222), ["10.15", "10,15"]);
        assert_eq!(said(0.800_3), ["0.8003", "0,8003"]);
    }
}
