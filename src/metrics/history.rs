//! The history of a batch: every track by year.

use super::track::{BUILDER_TRACKS, CUSTOMER_TRACKS, HOLDER_TRACKS, PartyTrack, Read, TRACKS};
use crate::{
    engine::Observer,
    model::{Batch, Parties, state::State},
    random::{Column, LANES, fill},
};

/// Tracks by year of one batch: `[track][year]`, year 0 being the start.
///
/// Flows are sums over the year, and zero at the start; levels stand at the year's end. The row of
/// year y belongs to the calendar year `start + y - 1`.
#[derive(Clone, Debug)]
pub struct History {
    /// A row of columns for each track: the industry's, then each builder's.
    pub tracks: Vec<Vec<Column>>,
    /// First date of the run.
    pub start: f64,
    /// Number of builders.
    pub builders: usize,
    /// Number of customers.
    pub customers: usize,
    /// Number of holders of claims.
    pub holders: usize,
    /// Free cash flow of the industry in each step, as the net present value discounts it.
    pub(super) cash_flows: Vec<Column>,
    pub(super) steps_per_year: usize,
    year: usize,
}

impl History {
    /// An empty history.
    pub fn new(start: f64, years: usize, parties: &Parties) -> Self {
        let [builders, customers, holders] =
            [&parties.builders, &parties.customers, &parties.holders].map(Vec::len);
        let count = TRACKS.len()
            + builders * BUILDER_TRACKS.len()
            + customers * CUSTOMER_TRACKS.len()
            + holders * HOLDER_TRACKS.len();
        let tracks = vec![vec![fill(0.0); years + 1]; count];
        let (cash_flows, steps_per_year, year) = (Vec::new(), 1, 1);
        Self { tracks, start, builders, customers, holders, cash_flows, steps_per_year, year }
    }

    /// Years of the run.
    pub fn years(&self) -> usize {
        self.tracks[0].len() - 1
    }

    /// An industry track by name.
    pub fn track(&self, name: &str) -> &[Column] {
        let index = TRACKS.iter().position(|track| track.name == name);
        &self.tracks[index.expect("metrics name tracks of the catalogue")]
    }

    /// A builder's track by name.
    pub fn builder_track(&self, builder: usize, name: &str) -> &[Column] {
        &self.tracks[TRACKS.len() + place(BUILDER_TRACKS, builder, name)]
    }

    /// A customer's track by name.
    pub fn customer_track(&self, customer: usize, name: &str) -> &[Column] {
        let first = TRACKS.len() + self.builders * BUILDER_TRACKS.len();
        &self.tracks[first + place(CUSTOMER_TRACKS, customer, name)]
    }

    /// A holder's track by name.
    pub fn holder_track(&self, holder: usize, name: &str) -> &[Column] {
        let first = TRACKS.len()
            + self.builders * BUILDER_TRACKS.len()
            + self.customers * CUSTOMER_TRACKS.len();
        &self.tracks[first + place(HOLDER_TRACKS, holder, name)]
    }

    /// The calendar year that a row belongs to.
    pub fn calendar_year(&self, row: usize) -> f64 {
        self.start.floor() - 1.0 + row as f64
    }

    #[inline(always)]
    fn record(&mut self, state: &State, row: usize, levels: bool) {
        for (track, rows) in TRACKS.iter().zip(&mut self.tracks) {
            match track.read {
                Read::Kept(read) if track.flow && row > 0 => add(&mut rows[row], read(state)),
                Read::Kept(read) if !track.flow && levels => rows[row] = *read(state),
                Read::Made(make) if levels => rows[row] = make(state),
                _ => {}
            }
        }
        let own = &mut self.tracks[TRACKS.len()..];
        let (builders, own) = own.split_at_mut(self.builders * BUILDER_TRACKS.len());
        let (customers, holders) = own.split_at_mut(self.customers * CUSTOMER_TRACKS.len());
        record_parties(&state.builders, BUILDER_TRACKS, builders, row, levels);
        record_parties(&state.customers, CUSTOMER_TRACKS, customers, row, levels);
        record_parties(&state.holders, HOLDER_TRACKS, holders, row, levels);
    }
}

/// Place of a party's track among those of its kind.
fn place<T>(tracks: &[PartyTrack<T>], party: usize, name: &str) -> usize {
    let index = tracks.iter().position(|track| track.name == name);
    party * tracks.len() + index.expect("metrics name tracks of the catalogue")
}

#[inline(always)]
fn record_parties<T>(
    parties: &[T],
    tracks: &[PartyTrack<T>],
    own: &mut [Vec<Column>],
    row: usize,
    levels: bool,
) {
    for (party, rows) in parties.iter().zip(own.chunks_exact_mut(tracks.len())) {
        for (track, rows) in tracks.iter().zip(rows) {
            if track.flow && row > 0 {
                add(&mut rows[row], (track.read)(party));
            } else if !track.flow && levels {
                rows[row] = *(track.read)(party);
            }
        }
    }
}

#[inline(always)]
fn add(sum: &mut Column, amounts: &Column) {
    for i in 0..LANES {
        sum[i] += amounts[i];
    }
}

impl Observer for History {
    type Kept = Self;

    fn begin(&mut self, batch: &Batch) {
        self.steps_per_year = batch.steps_per_year;
        self.cash_flows.reserve_exact(batch.state.clock.steps);
        self.record(&batch.state, 0, true);
    }

    #[inline(always)]
    fn observe(&mut self, state: &State) {
        self.cash_flows.push(state.flows.free_cash_flow);
        self.record(state, self.year, state.clock.year_end);
        self.year += usize::from(state.clock.year_end);
    }

    fn finish(self) -> Self {
        self
    }
}
