//! The four kinds of bust: of spending, of the price, of the books, of credit; when each begins, and how long it lasts.
//!
//! Each kind marks the calendar years in which it is in force. It happens on a path where any year is marked, begins
//! with the first of them and ends with the last.

use super::{
    fold::total,
    history::History,
    quantity::{BuilderTrack, Track},
};
use crate::random::{Column, LANES, fill};

#[cfg(test)]
mod tests;

/// Years after a peak within which a fall counts, and years in a row whose losses are added up.
const WINDOW: usize = 3;

/// Year ends in a row at which a margin must be low: at one of them it may be a shaken price.
const LASTING: usize = 2;

/// What ends.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Spending,
    Price,
    Books,
    /// The books under the standard that was not chosen.
    OtherBooks,
    Credit,
}

/// The kinds that count: of the books, those that the scenario chose.
const KINDS: [Kind; 4] = [Kind::Spending, Kind::Price, Kind::Books, Kind::Credit];

/// Whether a kind is in force, for each row of a history; never in the first, which is the start.
type Marks = Vec<[bool; LANES]>;

/// 1 on the paths on which a kind happens.
pub(super) fn happens(history: &History, kind: Kind) -> Column {
    begins(history, kind).map(|year| if year.is_finite() { 1.0 } else { 0.0 })
}

/// Year in which a kind begins; infinite for never.
pub(super) fn begins(history: &History, kind: Kind) -> Column {
    ends(history, &marks(history, kind))[0]
}

/// Year in which the first of the kinds begins; infinite for never.
pub(super) fn first(history: &History) -> Column {
    ends(history, &all_marks(history))[0]
}

/// Years from the first to the last in which any kind is in force, both included; infinite where there is none.
pub(super) fn years(history: &History) -> Column {
    let [first, last] = ends(history, &all_marks(history));
    let mut years = fill(f64::INFINITY);
    for i in 0..LANES {
        let known = first[i].is_finite();
        years[i] = if known { last[i] - first[i] + 1.0 } else { f64::INFINITY };
    }
    years
}

/// The years of the first and of the last mark; infinite where there is none.
fn ends(history: &History, marks: &Marks) -> [Column; 2] {
    let mut ends = [fill(f64::INFINITY); 2];
    for (row, marks) in marks.iter().enumerate() {
        let year = history.calendar_year(row);
        for i in (0..LANES).filter(|i| marks[*i]) {
            ends[0][i] = ends[0][i].min(year);
            ends[1][i] = year;
        }
    }
    ends
}

fn all_marks(history: &History) -> Marks {
    let mut all = none(history);
    for kind in KINDS {
        for (all, marks) in all.iter_mut().zip(marks(history, kind)) {
            for i in 0..LANES {
                all[i] |= marks[i];
            }
        }
    }
    all
}

fn none(history: &History) -> Marks {
    vec![[false; LANES]; history.years() + 1]
}

fn marks(history: &History, kind: Kind) -> Marks {
    history.width.run(
        #[inline(always)]
        || match kind {
            Kind::Spending => spending(history),
            Kind::Price => price(history),
            Kind::Books => books(history, Track::WriteDown, Track::BookValue),
            Kind::OtherBooks => {
                books(history, Track::WriteDownOtherStandard, Track::BookValueOtherStandard)
            }
            Kind::Credit => credit(history),
        },
    )
}

/// From the year after a peak from which spending falls by the limit within three years, as long as it stays down.
#[inline(always)]
fn spending(history: &History) -> Marks {
    let rows = history.track(Track::Spending);
    let limit = history.limits.spending_fall;
    let mut marks = none(history);
    let mut highest = fill(0.0);
    for row in history.first_whole()..rows.len() {
        let window = rows.len().min(row + 1 + WINDOW);
        for i in 0..LANES {
            if rows[row][i] <= highest[i] {
                continue;
            }
            highest[i] = rows[row][i];
            let down = |later: &usize| 1.0 - rows[*later][i] / highest[i] >= limit;
            let Some(first) = (row + 1..window).find(down) else { continue };
            // A later year that spends more is the peak, and has its own turn.
            if rows[row + 1..first].iter().any(|between| between[i] > highest[i]) {
                continue;
            }
            let last = (first..rows.len()).take_while(down).last().unwrap_or(first);
            marks[row + 1..=last].iter_mut().for_each(|year| year[i] = true);
        }
    }
    marks
}

/// Years at whose end the margin is below the limit, at that of the year before or after it too, once it has been at or
/// above it.
#[inline(always)]
fn price(history: &History) -> Marks {
    let mut marks = none(history);
    let (mut been, mut lasted) = ([false; LANES], [0; LANES]);
    let lasting = LASTING.min(history.years());
    for (row, margin) in history.track(Track::RelativeMargin).iter().enumerate() {
        for i in 0..LANES {
            let low = margin[i] < history.limits.price_margin;
            lasted[i] = if low && been[i] { lasted[i] + 1 } else { 0 };
            been[i] |= !low;
            if lasted[i] >= lasting {
                marks[row + 1 - lasting..=row].iter_mut().for_each(|year| year[i] = true);
            }
        }
    }
    marks
}

/// What books can lose is what they carry at the start of the three years and what is spent in them: over the carrying
/// amount alone a young industry, which doubles its books in a year, would bust by the mere ageing of what it adds.
#[inline(always)]
fn books(history: &History, lost: Track, carried: Track) -> Marks {
    let carried = history.track(carried);
    let spent = history.track(Track::Spending);
    losses(history, history.track(lost), [carried, spent], history.limits.books_share)
}

/// What lenders can lose is what is owed to them at the start of the three years and what they lend in them.
#[inline(always)]
fn credit(history: &History) -> Marks {
    let owed = debt(history);
    let borrowed = history.track(Track::Borrowing);
    let lost = history.track(Track::LenderLoss);
    losses(history, lost, [&owed, borrowed], history.limits.credit_share)
}

/// Debt of all builders, that of the start included.
#[inline(always)]
fn debt(history: &History) -> Vec<Column> {
    let mut sum = vec![fill(0.0); history.years() + 1];
    for builder in 0..history.builders {
        let rows = history.builder_track(builder, BuilderTrack::Debt);
        for (sum, row) in sum.iter_mut().zip(rows) {
            for i in 0..LANES {
                sum[i] += row[i];
            }
        }
    }
    sum
}

/// Where what is lost in three years in a row (of a shorter run, in all) exceeds a share of what could be lost, which is
/// what is there before them and what comes in them: of these years, from the first to the last that has a third of
/// that share, as at least one of them has.
#[inline(always)]
fn losses(history: &History, lost: &[Column], [there, comes]: [&[Column]; 2], share: f64) -> Marks {
    let mut marks = none(history);
    let length = WINDOW.min(history.years());
    for first in 1..=history.years() + 1 - length {
        let last = first + length - 1;
        let (sums, more) = (total(&lost[first - 1..=last]), total(&comes[first - 1..=last]));
        let (mut limits, mut any) = (fill(0.0), false);
        for i in 0..LANES {
            limits[i] = share * (there[first - 1][i] + more[i]);
            any |= sums[i] > limits[i];
        }
        if !any {
            continue;
        }
        for i in 0..LANES {
            let limit = limits[i];
            if sums[i] <= limit {
                continue;
            }
            let part = |row: &usize| lost[*row][i] * length as f64 > limit;
            let from = (first..=last).find(part).unwrap_or(first);
            let to = (first..=last).rev().find(part).unwrap_or(last);
            marks[from..=to].iter_mut().for_each(|year| year[i] = true);
        }
    }
    marks
}
