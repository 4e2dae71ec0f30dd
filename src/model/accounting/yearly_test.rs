//! The tests, at a year end, of what is pooled: the assets in service in one group, and the projects under construction.

use super::{
    cash_flow::{Appraisals, Appraiser},
    construction::Construction,
    ledger::{Ledger, Standard},
    standards::Remeasured,
};
use crate::math::select;

/// Of assets in one group, under both standards.
#[inline(always)]
pub(super) fn of_pool(
    ledger: &mut Ledger,
    i: usize,
    standards: [Standard; 2],
    appraiser: &Appraiser<'_>,
    worth: &Appraisals,
) -> [Remeasured; 2] {
    if appraiser.due[i] < 0.5 {
        return [Remeasured::NONE; 2];
    }
    standards.map(|standard| {
        let salvage = worth.left[i] * ledger.site_carrying_amount(i, standard);
        let values = worth.with(i, salvage, appraiser.values.selling_cost[i]);
        ledger.test(i, standard, &values, salvage, appraiser)
    })
}

/// Of projects under construction, under both standards.
#[inline(always)]
pub(super) fn of_construction(
    projects: &mut Construction,
    i: usize,
    standards: [Standard; 2],
    appraiser: &Appraiser<'_>,
    worth: &Appraisals,
) -> [Remeasured; 2] {
    let own = appraiser.own;
    if appraiser.due[i] < 0.5 {
        return [Remeasured::NONE; 2];
    }
    // Sites on their way for equipment that is not ordered yet have no cash flows to be tested by.
    let some = own.pipeline[i] + own.waiting[i] > 1e-9 || own.landlord[i] > 0.5;
    standards.map(|standard| {
        let (carrying, cost) = (projects.carrying_amount(i, standard), projects.cost(i));
        let salvage = worth.left[i] * own.pipeline_site_cost[i] * carrying / cost.max(1e-300);
        let values = worth.with(i, salvage, appraiser.values.selling_cost[i]);
        let earlier = || {
            let (flows, _) = appraiser.under_construction(i);
            projects.estimates.recoverable(i, &flows, salvage, appraiser)
        };
        let mut tested = standard.test(carrying, cost, &values, earlier);
        tested.write_down = select(some, tested.write_down, 0.0);
        tested.reversal = select(some, tested.reversal, 0.0);
        projects.remeasure(i, standard, &tested);
        if standard == Standard::Ifrs && tested.moved() {
            let (flows, _) = appraiser.under_construction(i);
            projects.estimates.keep(i, &flows, appraiser);
        }
        tested
    })
}

/// Write-down and reversal under the chosen standard, write-down under the other.
pub(super) const fn losses([chosen, other]: [Remeasured; 2]) -> (f64, f64, f64) {
    (chosen.write_down, chosen.reversal, other.write_down)
}
