//! Ends of periods. What is spent or added in a year is written beside the year's first day, or beside the year alone; books
//! and banks write it beside the last day. Taken for a beginning, that day would make the year's number the next one's.

use super::{diagnostic::Problems, series::Series, source::Span, specification::Key};

/// The part of a year from which on a day is the year's end: banks close a few days before it.
const LAST_DAYS: f64 = 0.985;
/// Last days of the other quarters, counted from 0; a leap year's are a day later.
const QUARTER_ENDS: [f64; 3] = [89.0, 180.0, 272.0];

/// Year and part of a year of a day: the first of January is the year itself.
pub(super) fn of_day(year: u16, month: u8, day: u8) -> f64 {
    let days = months(year);
    let before: u16 = days.iter().take(usize::from(month.max(1)) - 1).sum();
    let passed = f64::from(before + u16::from(day.max(1)) - 1);
    f64::from(year) + passed / f64::from(days.iter().sum::<u16>())
}

/// Days of the months of a year.
fn months(year: u16) -> [u16; 12] {
    let february = if is_leap(f64::from(year)) { 29 } else { 28 };
    [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}

fn is_leap(year: f64) -> bool {
    year % 4.0 == 0.0 && (year % 100.0 != 0.0 || year % 400.0 == 0.0)
}

/// A day as `2024-12-31`; the error says that there is no such day.
pub(super) fn of_text(text: &str) -> Option<Result<f64, String>> {
    let mut parts = text.split('-');
    let mut next = |digits: usize| parts.next().filter(|part| part.len() == digits);
    let (year, month, day): (u16, u8, u8) =
        (next(4)?.parse().ok()?, next(2)?.parse().ok()?, next(2)?.parse().ok()?);
    if parts.next().is_some() {
        return None;
    }
    let days = usize::from(month).checked_sub(1).and_then(|place| months(year).get(place).copied());
    Some(match days {
        Some(days) if (1..=days).contains(&u16::from(day)) => Ok(of_day(year, month, day)),
        Some(days) => Err(format!("there is no day {text}: its month has {days} days")),
        None => Err(format!("there is no day {text}: a year has twelve months")),
    })
}

/// The year that ends with a date, if one does; else the date.
pub(super) fn year_that_ends(date: f64) -> f64 {
    if date - date.floor() > LAST_DAYS { date.floor() } else { date }
}

/// Whether a date is the last day of one of the first three quarters.
fn ends_quarter(date: f64) -> bool {
    let leap = is_leap(date.floor());
    let day = (date - date.floor()) * if leap { 366.0 } else { 365.0 } - f64::from(u8::from(leap));
    QUARTER_ENDS.iter().any(|end| (day - end).abs() < 0.6)
}

/// What is to be done about the dates of a series of yearly rates.
enum Ends {
    /// Nothing: they are beginnings.
    Beginnings,
    /// All are ends of years, of which the numbers are: the series of those years.
    Years(Series),
    /// Some are ends of periods, and it is not clear of which: the first of them.
    Unclear(f64),
}

/// Looks at the dates of a series of yearly rates.
fn ends(series: &Series) -> Ends {
    let dates: Vec<f64> = series.points().iter().map(|(date, _)| *date).collect();
    let is_end = |date: &f64| year_that_ends(*date).total_cmp(date).is_ne();
    let years: Vec<f64> = dates.iter().copied().map(year_that_ends).collect();
    if !dates.is_empty()
        && dates.iter().all(is_end)
        && years.windows(2).all(|pair| pair[0] < pair[1])
    {
        return Ends::Years(series.dated(year_that_ends));
    }
    match dates.into_iter().find(|date| is_end(date) || ends_quarter(*date)) {
        Some(date) => Ends::Unclear(date),
        None => Ends::Beginnings,
    }
}

/// A series of yearly rates whose numbers stand beside the ends of their years, by those years, with a word; any other
/// series as it is.
pub(super) fn by_years(
    series: Series,
    (key, name): (&Key, &str),
    span: &Span,
    problems: &mut Problems,
) -> Option<Series> {
    if !key.unit.ends_with(" a year") {
        return Some(series);
    }
    match ends(&series) {
        Ends::Beginnings => Some(series),
        Ends::Years(own) => {
            let message = format!(
                "{name}: every date is the end of a year, so its number is taken for that of the year that ends, {} for the first",
                own.dates()[0]
            );
            let help = "a number holds from its date on: the year alone, 2025, says the same without a word";
            problems.warn(Some(span.clone()), message).help(help);
            Some(own)
        }
        Ends::Unclear(date) => {
            let message = format!(
                "{name}: {:.3} is the last day of a quarter or a year, but a number holds from its date on: it would be that of the next",
                (date * 1000.0).floor() / 1000.0
            );
            let help = "write the first day of each period, or the year and the part of it that has passed: 2025, 2025.25";
            problems.error(Some(span.clone()), message).help(help);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(dates: &[f64]) -> String {
        let series = Series::new(dates.iter().map(|date| (*date, 1.0)).collect(), 0.0);
        match ends(&series) {
            Ends::Beginnings => "beginnings".to_owned(),
            Ends::Years(series) => format!("{:?}", series.dates()),
            Ends::Unclear(date) => format!("unclear {date:.2}"),
        }
    }

    #[test]
    fn a_number_at_the_end_of_a_year_is_the_years() {
        let [end, last_trading_day, leap] =
            [of_day(2025, 12, 31), of_day(2023, 12, 29), of_day(2024, 12, 31)];
        assert_eq!(dates(&[last_trading_day, leap, end]), "[2023.0, 2025.0]");
        assert_eq!(dates(&[leap, 2026.0]), "unclear 2025.00", "of 2024, or of 2025");
        assert_eq!(dates(&[of_day(2024, 3, 31), of_day(2024, 6, 30)]), "unclear 2024.25");
        assert_eq!(dates(&[of_day(2025, 9, 30), of_day(2026, 9, 30)]), "unclear 2025.75");
        let beginnings = [2024.0, 2024.25, of_day(2024, 7, 1), 2024.5, 2024.75, of_day(2025, 4, 1)];
        for date in beginnings {
            assert_eq!(dates(&[date]), "beginnings", "{date}");
        }
    }

    #[test]
    fn days_are_parts_of_years() {
        assert_eq!(of_text("2025-01-01"), Some(Ok(2025.0)));
        let near = |date: f64| (date - 2025.4986).abs() < 1e-3;
        assert!(of_text("2025-07-02").is_some_and(|date| date.is_ok_and(near)));
        assert!(of_text("2024-02-29").is_some_and(|date| date.is_ok()));
        for text in ["2025", "2025-1-1", "25-01-01", "2025-01-01-01", "1-2-3", "--"] {
            assert_eq!(of_text(text), None, "{text}");
        }
        // Days that no year has are no others.
        for text in
            ["2025-02-29", "2025-02-31", "2025-04-31", "2025-01-00", "2025-13-01", "2025-00-10"]
        {
            let words = of_text(text).unwrap().unwrap_err();
            assert!(words.starts_with(&format!("there is no day {text}: ")), "{words}");
        }
    }
}
