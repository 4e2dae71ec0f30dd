//! The history of a batch: every track by year.

mod flows;
mod levels;
mod wanted;

use std::{cell::RefCell, collections::BTreeMap};

use flows::Flows;
pub use wanted::Wanted;

use super::{
    payback::{self, Ledger, Payback},
    quantity::{BuilderTrack, CustomerTrack, HolderTrack, Quantity, Read, Track},
};
use crate::{
    engine::Observer,
    math::Width,
    model::{Batch, Model, Parties, fact::Whose, state::State},
    random::{Column, fill},
    scenario::{Limits, Run},
};

/// Tracks by year of one batch: `[track][year]`, year 0 being the start.
///
/// Flows are sums over the year, and zero at the start; levels stand at the year's end. Row 1 belongs to the
/// calendar year of the start, of which a run that starts within it has only a part.
#[derive(Clone, Debug)]
pub struct History {
    /// A row of columns for each track: the industry's, then each builder's; none of a track that nobody wants.
    pub tracks: Vec<Vec<Column>>,
    /// First date of the run.
    pub start: f64,
    /// Number of builders.
    pub builders: usize,
    /// Number of customers.
    pub customers: usize,
    /// Number of holders of claims.
    pub holders: usize,
    /// From where on each kind of bust is one.
    pub limits: Limits,
    /// Free cash flow of the industry in each step, as the net present value discounts it.
    pub(super) cash_flows: Vec<Column>,
    pub(super) steps_per_year: usize,
    /// The vectors that metrics are worked out with; no result depends on it.
    pub(super) width: Width,
    /// What each whole year's spending on equipment brings, once the run is over.
    pub(super) paybacks: Vec<Payback>,
    ledger: Ledger,
    years: usize,
    year: usize,
    /// What has been read of it, where somebody wants to know.
    read: RefCell<Option<Wanted>>,
    /// Whether paybacks are worked out.
    pays_back: bool,
    /// Quantities of one's own that are worked out already: many may ask for the same one.
    pub(super) own: RefCell<BTreeMap<usize, Column>>,
    flows: Flows,
}

static NO_PAYBACK: Payback = Payback::NOTHING;

impl History {
    /// The payback of a whole year of the run, by its place among them.
    pub(super) fn payback(&self, place: usize) -> &Payback {
        self.note(|read| read.paybacks = true);
        self.paybacks.get(place).unwrap_or(&NO_PAYBACK)
    }

    /// An empty history.
    pub fn new(start: f64, years: usize, parties: &Parties) -> Self {
        Self::with((start, years), parties, |_| true)
    }

    /// The same with the rows of some tracks, by their places.
    fn with(
        (start, years): (f64, usize),
        parties: &Parties,
        wants: impl Fn(usize) -> bool,
    ) -> Self {
        let [builders, customers, holders] =
            [&parties.builders, &parties.customers, &parties.holders].map(Vec::len);
        let count = Track::ALL.len()
            + builders * BuilderTrack::ALL.len()
            + customers * CustomerTrack::ALL.len()
            + holders * HolderTrack::ALL.len();
        // Not a copy of one: memory that is zero already.
        let rows = |place: usize| if wants(place) { years + 1 } else { 0 };
        let tracks = (0..count).map(|place| vec![fill(0.0); rows(place)]).collect();
        Self {
            tracks,
            start,
            builders,
            customers,
            holders,
            limits: Limits::USUAL,
            cash_flows: Vec::new(),
            steps_per_year: 1,
            width: Width::detected(),
            paybacks: Vec::new(),
            ledger: Ledger::new(),
            years,
            year: 1,
            read: RefCell::new(None),
            pays_back: true,
            own: RefCell::default(),
            flows: Flows::new(),
        }
    }

    /// An empty history of a model's paths.
    pub fn of(model: &Model) -> Self {
        Self::of_some(model, |_| true)
    }

    /// The same of what somebody wants.
    pub fn wanting(model: &Model, wanted: &Wanted) -> Self {
        let own = Self::of_some(model, |place| wanted.tracks[place]);
        Self { pays_back: wanted.paybacks, ..own }
    }

    fn of_some(model: &Model, wants: impl Fn(usize) -> bool) -> Self {
        let run = &model.header.run;
        let mut limits = model.header.bust.limits;
        // The margin moves without `[pricing]` too, but then no bust of the price is modelled.
        if !model.acts("pricing", Whose::Anybody) {
            limits.price_margin = f64::NEG_INFINITY;
        }
        let width = model.width;
        Self { limits, width, ..Self::with((run.start, run.years), &model.parties, wants) }
    }

    /// What is read of a history in which nothing has happened.
    pub(super) fn blank(model: &Model, read: impl FnOnce(&Self)) -> Wanted {
        let blank = Self::of(model);
        let none = Wanted { tracks: vec![false; blank.tracks.len()], paybacks: false };
        blank.read.replace(Some(none.clone()));
        read(&blank);
        blank.read.take().unwrap_or(none)
    }

    /// Notes what is read of it.
    fn note(&self, note: impl FnOnce(&mut Wanted)) {
        if let Some(read) = self.read.borrow_mut().as_mut() {
            note(read);
        }
    }

    /// A track by its place, as [`super::TrackOf`] has it.
    pub fn rows(&self, place: usize) -> &[Column] {
        self.note(|read| read.tracks[place] = true);
        let rows = &self.tracks[place];
        assert!(!rows.is_empty(), "track {place} was not wanted");
        rows
    }

    /// Years of the run.
    pub const fn years(&self) -> usize {
        self.years
    }

    /// An industry track.
    pub fn track(&self, track: Track) -> &[Column] {
        self.rows(track as usize)
    }

    /// A builder's track.
    pub fn builder_track(&self, builder: usize, track: BuilderTrack) -> &[Column] {
        self.rows(Track::ALL.len() + builder * BuilderTrack::ALL.len() + track as usize)
    }

    /// A customer's track.
    pub fn customer_track(&self, customer: usize, track: CustomerTrack) -> &[Column] {
        let first = Track::ALL.len() + self.builders * BuilderTrack::ALL.len();
        self.rows(first + customer * CustomerTrack::ALL.len() + track as usize)
    }

    /// A holder's track.
    pub fn holder_track(&self, holder: usize, track: HolderTrack) -> &[Column] {
        let first = Track::ALL.len()
            + self.builders * BuilderTrack::ALL.len()
            + self.customers * CustomerTrack::ALL.len();
        self.rows(first + holder * HolderTrack::ALL.len() + track as usize)
    }

    /// The calendar year that a row belongs to.
    pub fn calendar_year(&self, row: usize) -> f64 {
        year_of(self.start, row)
    }

    /// First row whose year is whole: flows of a part of a year are no year's flows.
    pub fn first_whole(&self) -> usize {
        first_whole(self.start).min(self.years())
    }

    /// Works out what each year's spending has brought back.
    fn pay_back(&mut self) {
        let ledger = std::mem::replace(&mut self.ledger, Ledger::new());
        let dates: Vec<f64> = (0..=self.years()).map(|row| self.calendar_year(row)).collect();
        self.paybacks = self.width.run(
            #[inline(always)]
            || payback::all(&dates, self.first_whole(), &ledger),
        );
    }
}

/// The year of a row of a run that starts then, as charts place it: the start stands before its first year.
pub fn year_of(start: f64, row: usize) -> f64 {
    if row == 0 { start - 1.0 } else { start.floor() - 1.0 + row as f64 }
}

/// First row whose year is whole in a run that starts then.
pub fn first_whole(start: f64) -> usize {
    if start.fract() > 0.0 { 2 } else { 1 }
}

/// First row of a track: flows have whole years, levels the start, and what is not known there the first year.
pub fn first_row(quantity: &Quantity, run: &Run) -> usize {
    let whole = first_whole(run.start).min(run.years);
    if quantity.is_flow() { whole } else { usize::from(quantity.after_start) }
}

impl Observer for History {
    type Kept = Self;

    fn begin(&mut self, batch: &Batch) {
        self.steps_per_year = batch.steps_per_year;
        self.cash_flows.reserve_exact(batch.state.clock.steps);
        if self.pays_back {
            self.ledger.begin(batch);
        }
        self.note_levels(&batch.state, 0);
    }

    #[inline(always)]
    fn observe(&mut self, state: &State) {
        self.cash_flows.push(state.flows.free_cash_flow);
        if self.pays_back {
            self.ledger.observe(state, self.year);
        }
        let parties = [self.builders, self.customers];
        self.flows.add(state, &mut self.tracks, parties, self.year);
        if state.clock.year_end {
            self.note_levels(state, self.year);
            self.year += 1;
        }
    }

    fn finish(mut self) -> Self {
        if self.pays_back {
            self.pay_back();
        }
        let first = self.first_whole();
        for track in Track::ALL {
            if self.tracks[*track as usize].is_empty() {
                continue;
            }
            match track.read() {
                Read::Later(read) => {
                    for (row, own) in self.paybacks.iter().enumerate() {
                        // A track has a number everywhere: of nothing, nothing is back.
                        let known = |value: f64| if value.is_finite() { value } else { 0.0 };
                        self.tracks[*track as usize][first + row] = read(own).map(known);
                    }
                }
                Read::Yearly([a, b], make) => {
                    for row in first..=self.years() {
                        let made = make(&self.track(*a)[row], &self.track(*b)[row]);
                        self.tracks[*track as usize][row] = made;
                    }
                }
                Read::Kept(_) | Read::Made(_) => {}
            }
        }
        self
    }
}
