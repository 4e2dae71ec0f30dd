//! Years in which something is about as low or as high as it ever is: of several that are alike another seed names another.

use crate::{
    language::{Phrase, phrase},
    metrics::{Band, TrackSummary},
};

/// What moves by less is no news: a point of a share, a twentieth of any number.
pub(super) const POINT: f64 = 0.01;
pub(super) const ANY: f64 = f64::INFINITY;
const TWENTIETH: f64 = 0.05;

/// Years around an extreme that are alike.
pub(super) struct Span {
    /// The first of them and the last.
    years: [f64; 2],
    /// Whether nothing comes behind.
    open: bool,
    /// What holds in each of them: the least extreme value.
    pub(super) value: f64,
}

impl Span {
    /// Around the lowest of values by year, those that are above it by no more than a slack, and by no more than a
    /// twentieth of it.
    pub(super) fn lowest(values: &[(f64, f64)], slack: f64) -> Self {
        let least = (0..values.len()).min_by(|a, b| values[*a].1.total_cmp(&values[*b].1));
        let least = least.expect("a track has a year");
        let most = values[least].1 + slack.min(values[least].1.abs() * TWENTIETH);
        let near = |place: &usize| values[*place].1 <= most;
        let first = (0..=least).rev().take_while(near).last().unwrap_or(least);
        let last = (least..values.len()).take_while(near).last().unwrap_or(least);
        let value = values[first..=last].iter().map(|own| own.1).fold(values[least].1, f64::max);
        Self { years: [values[first].0, values[last].0], open: last + 1 == values.len(), value }
    }

    /// Whether it is more than a year.
    pub(super) fn is_long(&self) -> bool {
        self.years[1] > self.years[0]
    }

    /// When it is: `in 2031`, `from 2034 on`, `from 2030 to 2032`.
    pub(super) fn when(&self) -> Phrase {
        let [first, last] = self.years;
        match (self.is_long(), self.open) {
            (false, _) => phrase!("in {year}", year = year(first)),
            (true, true) => phrase!("from {year} on", year = year(first)),
            (true, false) => {
                phrase!("from {first} to {last}", first = year(first), last = year(last))
            }
        }
    }
}

/// The years of a level, without the start of a stock: that is what was there before anything happened.
fn of(track: &TrackSummary, level: usize, sign: f64) -> Vec<(f64, f64)> {
    let start = usize::from(!track.flow && track.bands.len() > 1);
    let value = |band: &Band| (band.year, sign * band.quantiles[level]);
    track.bands[start..].iter().map(value).collect()
}

/// When a level is lowest.
pub(super) fn lowest(track: &TrackSummary, level: usize, slack: f64) -> Span {
    Span::lowest(&of(track, level, 1.0), slack)
}

/// When a level is highest.
pub(super) fn highest(track: &TrackSummary, level: usize, slack: f64) -> Span {
    let span = Span::lowest(&of(track, level, -1.0), slack);
    Span { value: -span.value, ..span }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    /// A year is named alone only if no other is about as low.
    #[test]
    fn years_that_are_alike_are_told_together() {
        let said = |values: &[f64], slack: f64| {
            let by_year: Vec<(f64, f64)> =
                (0..values.len()).map(|place| (2030.0 + place as f64, values[place])).collect();
            let span = Span::lowest(&by_year, slack);
            (Language::En.say(&span.when()), span.value)
        };
        assert_eq!(said(&[0.9, 0.5, 0.6], POINT), ("in 2031".to_owned(), 0.5));
        assert_eq!(said(&[0.9, 0.505, 0.5, 0.6], POINT), ("from 2031 to 2032".to_owned(), 0.505));
        assert_eq!(said(&[0.9, 0.508, 0.5, 0.502], POINT), ("from 2031 on".to_owned(), 0.508));
        assert_eq!(said(&[0.9, 0.6, 0.5], POINT), ("in 2032".to_owned(), 0.5));
        // What is as low once more later on is another time.
        assert_eq!(said(&[0.5, 0.9, 0.505], POINT), ("in 2030".to_owned(), 0.5));
        // A point of little is much.
        assert_eq!(said(&[0.03, 0.026, 0.04], POINT), ("in 2031".to_owned(), 0.026));
        assert_eq!(said(&[-90.0, -103.0, -100.0], ANY), ("from 2031 on".to_owned(), -100.0));
    }
}
