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

fn years(history: &History, flows: &[Column], book: &[Column]) -> Column {
    let mut cumulative = book[0].map(|outlay| -outlay);
    let mut year = fill(f64::INFINITY);
    for (row, flow) in flows.iter().enumerate().skip(1) {
        for i in 0..LANES {
            cumulative[i] += flow[i];
            let first = year[i].min(history.calendar_year(row));
            year[i] = if cumulative[i] >= 0.0 { first } else { f64::INFINITY };
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
    fn money_must_stay_back() {
        let year = |flows: &[f64], outlay: f64| industry(&history(flows, outlay))[0];
        assert_eq!(year(&[-10.0, 4.0, 8.0, 1.0], 0.0).to_bits(), 2027.0_f64.to_bits());
        assert_eq!(year(&[-10.0, 12.0, -5.0, 4.0], 0.0).to_bits(), 2028.0_f64.to_bits());
        assert!(year(&[-10.0, 12.0, -5.0, 1.0], 0.0).is_infinite());
        assert!(year(&[-10.0, 12.0, -5.0, 4.0], 2.0).is_infinite());
    }
}
