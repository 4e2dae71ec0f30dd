//! Metrics of single builders, customers and holders, and of who is left.

use super::{
    break_even,
    fold::total,
    history::History,
    quantity::{BuilderTrack, CustomerTrack, HolderTrack},
};
use crate::random::{Column, LANES, fill};

/// Parties of a kind that have defaulted by the end.
fn count(number: usize, defaulted: impl Fn(usize) -> Column) -> Column {
    let mut sum = fill(0.0);
    for party in 0..number {
        let own = defaulted(party);
        for i in 0..LANES {
            sum[i] += own[i];
        }
    }
    sum
}

/// Builders that have defaulted by the end.
pub(super) fn defaults(history: &History) -> Column {
    count(history.builders, |builder| builder_default(history, builder))
}

/// Customers that have defaulted by the end.
pub(super) fn customer_defaults(history: &History) -> Column {
    count(history.customers, |customer| customer_default(history, customer))
}

/// Holders that have failed by the end.
pub(super) fn holder_defaults(history: &History) -> Column {
    count(history.holders, |holder| holder_default(history, holder))
}

/// Builders and customers that have not defaulted by the end.
pub(super) fn survivors(history: &History) -> Column {
    let (builders, customers) = (defaults(history), customer_defaults(history));
    let all = (history.builders + history.customers) as f64;
    let mut left = fill(all);
    for i in 0..LANES {
        left[i] -= builders[i] + customers[i];
    }
    left
}

pub(super) fn builder_default(history: &History, builder: usize) -> Column {
    history.builder_track(builder, BuilderTrack::Default)[history.years()]
}

pub(super) fn customer_default(history: &History, customer: usize) -> Column {
    history.customer_track(customer, CustomerTrack::Default)[history.years()]
}

pub(super) fn holder_default(history: &History, holder: usize) -> Column {
    history.holder_track(holder, HolderTrack::Default)[history.years()]
}

/// First year in which a customer's revenue covers its costs; infinite for never.
pub(super) fn first_profitable_year(history: &History, customer: usize) -> Column {
    let flows = history.customer_track(customer, CustomerTrack::CashFlow);
    let revenue = history.customer_track(customer, CustomerTrack::Revenue);
    let mut year = fill(f64::INFINITY);
    for row in (1..flows.len()).rev() {
        for i in 0..LANES {
            if revenue[row][i] > 0.0 && flows[row][i] >= 0.0 {
                year[i] = history.calendar_year(row);
            }
        }
    }
    year
}

/// The most that a customer has lost in all, at any year end: what investors had to put in.
pub(super) fn cumulative_loss(history: &History, customer: usize) -> Column {
    let (mut sum, mut deepest) = (fill(0.0), fill(0.0));
    for row in &history.customer_track(customer, CustomerTrack::CashFlow)[1..] {
        for i in 0..LANES {
            sum[i] += row[i];
            deepest[i] = deepest[i].max(-sum[i]);
        }
    }
    deepest
}

/// First year from which a customer's cumulative cash flow is not below zero; infinite for never.
pub(super) fn customer_break_even(history: &History, customer: usize) -> Column {
    let flows = history.customer_track(customer, CustomerTrack::CashFlow);
    let mut year = break_even::of_flows(history, flows);
    let failed = customer_default(history, customer);
    for i in 0..LANES {
        year[i] = if failed[i] > 0.5 { f64::INFINITY } else { year[i] };
    }
    year
}

/// Claims that a holder loses over the horizon.
pub(super) fn holder_loss(history: &History, holder: usize) -> Column {
    total(history.holder_track(holder, HolderTrack::Loss))
}

/// Write-downs of a builder over the horizon.
pub(super) fn builder_write_down(history: &History, builder: usize) -> Column {
    total(history.builder_track(builder, BuilderTrack::WriteDown))
}

/// Year in which a builder has its money back.
pub(super) fn builder_break_even(history: &History, builder: usize) -> Column {
    break_even::builder(history, builder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Parties;

    /// One customer with these yearly cash flows.
    fn history(flows: &[f64]) -> History {
        let parties = Parties { customers: vec!["C".to_owned()], ..Parties::default() };
        let mut history = History::new(2025.0, flows.len(), &parties);
        for (row, flow) in flows.iter().enumerate() {
            for (track, value) in [(CustomerTrack::CashFlow, *flow), (CustomerTrack::Revenue, 1.0)]
            {
                let first = history.tracks.len() - CustomerTrack::ALL.len();
                history.tracks[first + track as usize][row + 1] = fill(value);
            }
        }
        history
    }

    #[test]
    fn a_customer_is_profitable_in_its_first_year_without_a_loss() {
        let year = |flows: &[f64]| first_profitable_year(&history(flows), 0)[0];
        assert!((year(&[-1.0, -2.0, 3.0, -1.0]) - 2027.0).abs() < 1e-12);
        assert!(year(&[-1.0, -2.0]).is_infinite());
    }

    #[test]
    fn a_customer_breaks_even_when_its_losses_are_earned_back() {
        let year = |flows: &[f64]| customer_break_even(&history(flows), 0)[0];
        assert!((year(&[-1.0, -2.0, 2.0, 1.0, 4.0]) - 2028.0).abs() < 1e-12);
        assert!(year(&[-1.0, 2.0, -3.0]).is_infinite());
        let mut failed = history(&[1.0, 1.0]);
        let first = failed.tracks.len() - CustomerTrack::ALL.len();
        failed.tracks[first + CustomerTrack::Default as usize][2] = fill(1.0);
        assert!(customer_break_even(&failed, 0)[0].is_infinite());
    }

    #[test]
    fn the_cumulative_loss_is_the_deepest_point() {
        assert!((cumulative_loss(&history(&[-1.0, -2.0, 5.0, -3.0]), 0)[0] - 3.0).abs() < 1e-12);
        assert!(cumulative_loss(&history(&[1.0, 2.0]), 0)[0].abs() < 1e-12);
    }
}
