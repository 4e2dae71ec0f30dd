//! Kinds of bust on years written by hand.

use super::*;
use crate::model::Parties;

/// A history of one builder from 2025 on, whose margin is what is needed and on which nothing is lost.
fn history(years: usize) -> History {
    let parties = Parties { builders: vec!["B".to_owned()], ..Parties::default() };
    let mut history = History::new(2025.0, years, &parties);
    history.tracks[Track::RelativeMargin as usize].fill(fill(1.0));
    history
}

/// The values of a track, the first at the start.
fn with(mut history: History, track: usize, values: &[f64]) -> History {
    for (row, value) in values.iter().enumerate() {
        history.tracks[track][row] = fill(*value);
    }
    history
}

fn told(history: &History) -> (f64, f64) {
    (first(history)[5], years(history)[5])
}

fn is(found: (f64, f64), due: (f64, f64)) {
    assert!(found.0.total_cmp(&due.0).is_eq() && found.1.total_cmp(&due.1).is_eq(), "{found:?}");
}

const NONE: (f64, f64) = (f64::INFINITY, f64::INFINITY);

#[test]
fn spending_busts_from_the_year_after_the_peak_until_it_is_back() {
    let spent =
        |values: &[f64]| told(&with(history(values.len() - 1), Track::Spending as usize, values));
    is(spent(&[0.0, 10.0, 8.0, 6.0, 5.1]), NONE);
    // Half of the peak counts; up again in the fifth year.
    is(spent(&[0.0, 4.0, 10.0, 8.0, 5.0, 4.0, 6.0]), (2027.0, 3.0));
    // Four years after the peak is too late.
    is(spent(&[0.0, 10.0, 9.0, 9.0, 9.0, 1.0]), NONE);
    // 4 is the highest so far, and half of it comes within three years; but spending rises on, to 7, and that is the peak.
    is(spent(&[0.0, 3.9, 4.0, 7.0, 5.0, 1.5]), (2028.0, 2.0));
    // Two busts: from the first to the last year.
    is(spent(&[0.0, 10.0, 1.0, 12.0, 20.0, 2.0, 2.0]), (2026.0, 5.0));
}

#[test]
fn a_year_that_is_no_year_is_no_peak() {
    let mut part = history(4);
    part.start = 2025.75;
    is(told(&with(part, Track::Spending as usize, &[0.0, 10.0, 3.0, 3.0, 3.0])), NONE);
}

#[test]
fn the_price_busts_where_the_margin_falls_not_where_it_always_was_low() {
    let margins = |values: &[f64]| {
        told(&with(history(values.len() - 1), Track::RelativeMargin as usize, values))
    };
    is(margins(&[1.0, 0.8, 0.49, 0.3, 0.6, -0.1, -0.2, 0.7]), (2026.0, 5.0));
    is(margins(&[0.4, 0.3, 0.2]), NONE);
    is(margins(&[0.4, 0.5, 0.2, 0.1]), (2026.0, 2.0));
    is(margins(&[1.0, 0.5, 0.5]), NONE);
    // The start may be followed by it, and is no part of it.
    is(margins(&[1.0, 0.2, 0.1]), (2025.0, 2.0));
}

#[test]
fn one_low_year_end_is_no_bust_of_the_price() {
    let margins = |values: &[f64]| {
        told(&with(history(values.len() - 1), Track::RelativeMargin as usize, values))
    };
    is(margins(&[1.0, 0.8, 0.1, 0.6, -0.1, 0.7, 0.0]), NONE);
    // A run of one year has no second.
    is(margins(&[1.0, 0.1]), (2025.0, 1.0));
}

#[test]
fn books_bust_by_what_three_years_lose_of_what_stood_before_them() {
    let carried = |lost: &[f64]| {
        let history = with(history(5), Track::BookValue as usize, &[100.0; 6]);
        told(&with(history, Track::WriteDown as usize, lost))
    };
    is(carried(&[0.0, 0.0, 10.0, 10.0, 5.0, 0.0]), NONE);
    is(carried(&[0.0, 0.0, 10.0, 0.0, 16.0, 0.0]), (2026.0, 3.0));
    // A year with less than its part of the limit neither begins nor ends it.
    is(carried(&[0.0, 8.0, 26.0, 1.0, 0.0, 0.0]), (2026.0, 1.0));
    // Lost in one year: in that year, whatever three years are looked at.
    is(carried(&[0.0, 0.0, 0.0, 26.0, 0.0, 0.0]), (2027.0, 1.0));
    // The carrying amount at the start of the run counts.
    is(carried(&[0.0, 26.0, 0.0, 0.0, 0.0, 0.0]), (2025.0, 1.0));
    // The four years of two times three.
    is(carried(&[0.0, 9.0, 9.0, 9.0, 9.0, 0.0]), (2025.0, 4.0));
}

#[test]
fn books_under_the_other_standard_are_their_own() {
    let history = with(history(3), Track::BookValueOtherStandard as usize, &[100.0; 4]);
    let lost = Track::WriteDownOtherStandard as usize;
    let history = with(history, lost, &[0.0, 0.0, 30.0, 0.0]);
    assert!(happens(&history, Kind::OtherBooks)[0] > 0.5);
    assert!(happens(&history, Kind::Books)[0] < 0.5);
    is(told(&history), NONE);
}

#[test]
fn credit_busts_by_what_lenders_lose_of_what_they_have_at_risk() {
    let debt = Track::ALL.len() + BuilderTrack::Debt as usize;
    let lost = |loss: f64| {
        let history = with(history(3), debt, &[100.0, 100.0, 0.0, 0.0]);
        let history = with(history, Track::Borrowing as usize, &[0.0, 0.0, 200.0, 0.0]);
        with(history, Track::LenderLoss as usize, &[0.0, 0.0, loss, 0.0])
    };
    is(told(&lost(30.0)), NONE);
    is(told(&lost(30.1)), (2026.0, 1.0));
    assert!(happens(&lost(30.1), Kind::Credit)[0] > 0.5);
    assert!(begins(&lost(30.1), Kind::Credit)[0] < 2026.5);
}

#[test]
fn limits_are_those_of_the_scenario() {
    let mut mild = with(history(3), Track::Spending as usize, &[0.0, 10.0, 7.0, 7.0]);
    is(told(&mild), NONE);
    mild.limits.spending_fall = 0.3;
    is(told(&mild), (2026.0, 2.0));
}
