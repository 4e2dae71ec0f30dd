//! Break-even: when the money is back for good.
//!
//! The carrying amount at the start counts as an outlay. The break-even year is the first year at
//! whose end cumulative free cash flow is back at zero and from which it stays there to the
//! horizon; never within the horizon is infinite.

use super::{
    history::History,
    quantity::{BuilderTrack, Track},
};
use crate::random::{Column, LANES, fill};

/// Of the industry, before tax.
pub(super) fn industry(history: &History) -> Column {
    years(history, history.track(Track::FreeCashFlow), history.track(Track::BookValue))
}

/// Of one builder, after its tax.
pub(super) fn builder(history: &History, index: usize) -> Column {
    let flows = history.builder_track(index, BuilderTrack::FreeCashFlow);
    years(history, flows, history.builder_track(index, BuilderTrack::BookValue))
}

/// Of the industry, if its assets were sold at what they are worth at the end of the year.
pub(super) fn with_assets(history: &History) -> Column {
    let (flows, book) = (history.track(Track::FreeCashFlow), history.track(Track::BookValue));
    stays_back(history, flows, &book[0], history.track(Track::TerminalValue))
}

/// Of nothing but flows.
pub(super) fn of_flows(history: &History, flows: &[Column]) -> Column {
    stays_back(history, flows, &fill(0.0), &vec![fill(0.0); flows.len()])
}

fn years(history: &History, flows: &[Column], book: &[Column]) -> Column {
    stays_back(history, flows, &book[0], &vec![fill(0.0); flows.len()])
}

/// First year from which the flows so far and what is there beside them make up for an outlay.
fn stays_back(history: &History, flows: &[Column], outlay: &Column, beside: &[Column]) -> Column {
    let mut cumulative = outlay.map(|outlay| -outlay);
    let mut year = fill(f64::INFINITY);
    for (row, flow) in flows.iter().enumerate().skip(1) {
        for i in 0..LANES {
            cumulative[i] += flow[i];
            let first = year[i].min(history.calendar_year(row));
            let back = cumulative[i] + beside[row][i] >= 0.0;
            year[i] = if back { first } else { f64::INFINITY };
        }
    }
    year
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(flows: &[f64], outlay: f64) -> History {
        let mut history = History::new(2025.0, flows.len(), &crate::model::Parties::default());
        history.tracks[Track::BookValue as usize][0] = fill(outlay);
        for (row, flow) in flows.iter().enumerate() {
            history.tracks[Track::FreeCashFlow as usize][row + 1] = fill(*flow);
        }
        history
    }

    #[test]
    fn assets_count_at_what_they_are_worth() {
        let mut history = history(&[-10.0, 4.0, 3.0], 5.0);
        history.tracks[Track::TerminalValue as usize][1..]
            .iter_mut()
            .zip([14.0, 12.0, 8.0])
            .for_each(|(row, value)| *row = fill(value));
        assert!((with_assets(&history)[0] - 2026.0).abs() < 1e-12);
        assert!(industry(&history)[0].is_infinite());
    }

    #[test]
    fn money_must_stay_back() {
        let year = |flows: &[f64], outlay: f64| industry(&history(flows, outlay))[0];
        assert_eq!(year(&[-10.0, 4.0, 8.0, 1.0], 0.0).to_bits(), 2027.0_f64.to_bits());
        assert_eq!(year(&[-10.0, 12.0, -5.0, 4.0], 0.0).to_bits(), 2028.0_f64.to_bits());
        assert!(year(&[-10.0, 12.0, -5.0, 1.0], 0.0).is_infinite());
        assert!(year(&[-10.0, 12.0, -5.0, 4.0], 2.0).is_infinite());
    }
}
