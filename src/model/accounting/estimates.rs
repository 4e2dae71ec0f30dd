//! What managers expected when a carrying amount was last remeasured, so that time alone reverses nothing.
//!
//! IAS 36.114-116: a loss is reversed only as far as the estimates behind the recoverable amount have become
//! better since it was recognised, not because the same cash flows have come nearer. Kept are the sales of a
//! unit, taken back to the start along the fall of prices that is always expected: if nothing new is learned, the
//! number stays what it is. Lives, costs and units are those of the day of the test on both sides.

use super::{appraisals::Appraisals, cash_flow::Appraiser, discount::Discount, flows::CashFlows};
use crate::{
    math::{exp, select},
    random::{Column, LANES, any, fill},
};

/// Estimates behind the last remeasurement, path by path.
#[derive(Clone, Debug)]
pub(super) struct Estimates {
    /// Sales of a unit a year, at the start.
    sales: Column,
    /// Cash flow of other business, a year.
    other: Column,
}

/// How much dearer a unit's sales were at the start, as they are always expected to fall.
#[inline(always)]
fn since_start(flows: &CashFlows, i: usize, appraiser: &Appraiser<'_>) -> f64 {
    select(flows.level, 1.0, appraiser.dearer[i])
}

/// The same of what falls, on all paths.
#[inline(always)]
pub(super) fn dearer(discount: &Discount, elapsed: f64) -> Column {
    let mut dearer = fill(1.0);
    for i in 0..LANES {
        dearer[i] = exp(discount.nothing.falling[i] * elapsed);
    }
    dearer
}

impl Estimates {
    /// Before anything is written down there is nothing to reverse.
    pub(super) const NONE: Self = Self { sales: fill(0.0), other: fill(0.0) };

    /// Keeps the estimates of a test.
    #[inline(always)]
    pub(super) fn keep(&mut self, i: usize, flows: &CashFlows, appraiser: &Appraiser<'_>) {
        self.sales[i] = flows.sales / flows.units.max(1e-300) * since_start(flows, i, appraiser);
        self.other[i] = appraiser.shared_business(i);
    }

    /// Keeps the estimates of a test on the paths of an event; `flows` tells what was tested on a path.
    #[inline(always)]
    pub(super) fn keep_where<'a>(
        &mut self,
        event: &Column,
        appraiser: &Appraiser<'a>,
        flows: impl Fn(&Appraiser<'a>, usize) -> CashFlows,
    ) {
        if !any(event) {
            return;
        }
        let mut now = Self::NONE;
        for i in 0..LANES {
            now.keep(i, &flows(appraiser, i), appraiser);
        }
        for i in 0..LANES {
            self.sales[i] = select(event[i] > 0.0, now.sales[i], self.sales[i]);
            self.other[i] = select(event[i] > 0.0, now.other[i], self.other[i]);
        }
    }

    /// Moves towards others by a share: as losses come together, so do the estimates behind them.
    #[inline(always)]
    pub(super) fn mix(&mut self, i: usize, others: &Self, share: f64) {
        self.sales[i] += share * (others.sales[i] - self.sales[i]);
        self.other[i] += share * (others.other[i] - self.other[i]);
    }

    /// These cash flows, had nothing new been learned since.
    #[inline(always)]
    pub(super) fn rolled(
        &self,
        i: usize,
        flows: &CashFlows,
        appraiser: &Appraiser<'_>,
    ) -> CashFlows {
        CashFlows {
            sales: self.sales[i] * flows.units / since_start(flows, i, appraiser),
            other: self.other[i] * flows.share_of_other,
            ..*flows
        }
    }

    /// The recoverable amount on one path, had nothing new been learned since.
    #[inline(always)]
    pub(super) fn recoverable(
        &self,
        i: usize,
        flows: &CashFlows,
        salvage: f64,
        appraiser: &Appraiser<'_>,
    ) -> f64 {
        let rolled = self.rolled(i, flows, appraiser);
        appraiser.appraise(&rolled, i).with(salvage).recoverable()
    }

    /// The recoverable amounts on the paths where somebody asks for them.
    #[inline(always)]
    pub(super) fn recoverables<'a>(
        &self,
        asked: &Column,
        salvage: &Column,
        appraiser: &Appraiser<'a>,
        flows: impl Fn(&Appraiser<'a>, usize) -> CashFlows,
    ) -> Column {
        let mut worth = Appraisals::NONE;
        worth.of_some(
            asked,
            appraiser,
            #[inline(always)]
            |appraiser, i| self.rolled(i, &flows(appraiser, i), appraiser),
        );
        let (mut found, selling_cost) = (fill(0.0), &appraiser.values.selling_cost);
        for i in 0..LANES {
            found[i] = worth.with(i, salvage[i], selling_cost[i]).recoverable();
        }
        found
    }
}
