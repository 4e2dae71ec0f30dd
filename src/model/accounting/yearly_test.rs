//! The tests, at a year end, of what is pooled: the assets in service in one group, and the projects under construction.

use super::{
    appraisals::Appraisals,
    cash_flow::Appraiser,
    construction::Construction,
    estimates::Estimates,
    flows::CashFlows,
    ledger::{Ledger, Standard},
    moved::Moved,
    standards,
};
use crate::{
    math::select,
    random::{Column, LANES, any, fill},
};

/// What an asset group stands for under one standard.
pub(super) struct Amounts {
    pub(super) carrying: Column,
    pub(super) unimpaired: Column,
    /// What is left of the sites' book at the end.
    pub(super) salvage: Column,
}

impl Amounts {
    pub(super) const NONE: Self =
        Self { carrying: fill(0.0), unimpaired: fill(0.0), salvage: fill(0.0) };

    /// Where a standard asks what was expected earlier: only IFRS does, and only of what is impaired, is tested and is
    /// worth more than it stands for.
    #[inline(always)]
    pub(super) fn asked(
        &self,
        standard: Standard,
        appraiser: &Appraiser<'_>,
        worth: &Appraisals,
    ) -> Column {
        let mut asked = fill(0.0);
        if standard == Standard::UsGaap {
            return asked;
        }
        let (due, selling_cost) = (appraiser.due, &appraiser.values.selling_cost);
        for i in 0..LANES {
            let recoverable = worth.with(i, self.salvage[i], selling_cost[i]).recoverable();
            let room = standards::room(self.carrying[i], self.unimpaired[i], recoverable);
            asked[i] = select(room > 0.0, due[i], 0.0);
        }
        asked
    }

    /// The recoverable amounts there, had nothing new been learned since the last remeasurement.
    #[inline(always)]
    pub(super) fn earlier<'a>(
        &self,
        asked: &Column,
        estimates: &Estimates,
        appraiser: &Appraiser<'a>,
        flows: impl Fn(&Appraiser<'a>, usize) -> CashFlows,
    ) -> Column {
        if any(asked) {
            estimates.recoverables(asked, &self.salvage, appraiser, flows)
        } else {
            fill(0.0)
        }
    }

    /// What the standard says, where a test is due.
    #[inline(always)]
    pub(super) fn test(
        &self,
        standard: Standard,
        earlier: &Column,
        appraiser: &Appraiser<'_>,
        worth: &Appraisals,
    ) -> Moved {
        let mut moved = Moved::NONE;
        let (due, selling_cost) = (appraiser.due, &appraiser.values.selling_cost);
        for i in 0..LANES {
            let values = worth.with(i, self.salvage[i], selling_cost[i]);
            let tested = standard.test(
                self.carrying[i],
                self.unimpaired[i],
                &values,
                #[inline(always)]
                || earlier[i],
            );
            moved.write_down[i] = select(due[i] < 0.5, 0.0, tested.write_down);
            moved.reversal[i] = select(due[i] < 0.5, 0.0, tested.reversal);
        }
        moved
    }
}

/// Of assets in one group, under one standard.
#[inline(always)]
pub(super) fn of_pool(
    ledger: &mut Ledger,
    standard: Standard,
    appraiser: &Appraiser<'_>,
    worth: &Appraisals,
) -> Moved {
    let mut salvage = ledger.site_carrying_amounts(standard);
    for i in 0..LANES {
        salvage[i] *= worth.left[i];
    }
    let carrying = ledger.carrying_amounts(standard);
    let amounts = Amounts { carrying, unimpaired: ledger.unimpaired_amounts(), salvage };
    let earlier = amounts.earlier(
        &amounts.asked(standard, appraiser, worth),
        &ledger.estimates,
        appraiser,
        #[inline(always)]
        |appraiser, i| appraiser.in_service(i),
    );
    let moved = amounts.test(standard, &earlier, appraiser, worth);
    ledger.remeasure(standard, &amounts.carrying, &amounts.unimpaired, &moved);
    if standard == Standard::Ifrs {
        ledger.estimates.keep_where(
            &moved.paths(),
            appraiser,
            #[inline(always)]
            |appraiser, i| appraiser.in_service(i),
        );
    }
    moved
}

/// Of projects under construction, under one standard.
#[inline(always)]
pub(super) fn of_construction(
    projects: &mut Construction,
    standard: Standard,
    appraiser: &Appraiser<'_>,
    worth: &Appraisals,
) -> Moved {
    let (own, carrying) = (appraiser.own, *projects.carrying_amounts(standard));
    let unimpaired = *projects.cost();
    let mut salvage = fill(0.0);
    for i in 0..LANES {
        let cost = unimpaired[i].max(1e-300);
        salvage[i] = worth.left[i] * own.pipeline_site_cost[i] * carrying[i] / cost;
    }
    let amounts = Amounts { carrying, unimpaired, salvage };
    let earlier = amounts.earlier(
        &amounts.asked(standard, appraiser, worth),
        &projects.estimates,
        appraiser,
        #[inline(always)]
        |appraiser, i| appraiser.ordered(i),
    );
    let mut moved = amounts.test(standard, &earlier, appraiser, worth);
    for i in 0..LANES {
        // Sites on their way for equipment that is not ordered yet have no cash flows to be tested by.
        let equipment = own.pipeline[i] + own.waiting[i];
        let some = select(own.landlord[i] > 0.5, 1.0, equipment) > 1e-9;
        moved.write_down[i] = select(some, moved.write_down[i], 0.0);
        moved.reversal[i] = select(some, moved.reversal[i], 0.0);
    }
    projects.remeasure(standard, &moved);
    if standard == Standard::Ifrs {
        projects.estimates.keep_where(
            &moved.paths(),
            appraiser,
            #[inline(always)]
            |appraiser, i| appraiser.ordered(i),
        );
    }
    moved
}
