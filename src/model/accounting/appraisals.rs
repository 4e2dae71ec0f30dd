//! What all paths' assets are worth, column by column.

use std::ops::Range;

use super::{
    cash_flow::{Appraisal, Appraiser},
    flows::CashFlows,
    values::Values,
};
use crate::random::{Column, LANES, fill};

/// Paths that fill the widest vector.
const GROUP: usize = 8;

/// What all paths' assets are worth, column by column: worked out apart from the books, so that the
/// loop is arithmetic alone.
pub(super) struct Appraisals {
    undiscounted: Column,
    in_use: [Column; 2],
    fair: [Column; 2],
    /// Share of the sites' book that counts as salvage.
    pub(super) left: Column,
}

impl Appraisals {
    pub(super) const NONE: Self = Self {
        undiscounted: fill(0.0),
        in_use: [fill(0.0); 2],
        fair: [fill(0.0); 2],
        left: fill(0.0),
    };

    /// Of assets with these cash flows on each path.
    #[inline(always)]
    pub(super) fn of<'a>(
        &mut self,
        appraiser: &Appraiser<'a>,
        flows: impl Fn(&Appraiser<'a>, usize) -> CashFlows,
    ) {
        self.of_paths(0..LANES, appraiser, &flows);
    }

    /// The same where somebody asks for it, by groups of paths: of a group in which nobody does, nothing is worked out.
    #[inline(always)]
    pub(super) fn of_some<'a>(
        &mut self,
        asked: &Column,
        appraiser: &Appraiser<'a>,
        flows: impl Fn(&Appraiser<'a>, usize) -> CashFlows,
    ) {
        for group in 0..LANES / GROUP {
            let mut any = false;
            for j in 0..GROUP {
                any |= asked[group * GROUP + j] > 0.0;
            }
            if any {
                self.of_paths(group * GROUP..(group + 1) * GROUP, appraiser, &flows);
            }
        }
    }

    #[inline(always)]
    fn of_paths<'a>(
        &mut self,
        paths: Range<usize>,
        appraiser: &Appraiser<'a>,
        flows: &impl Fn(&Appraiser<'a>, usize) -> CashFlows,
    ) {
        if appraiser.discount.year_ends {
            self.of_at::<true>(paths, appraiser, flows);
        } else {
            self.of_at::<false>(paths, appraiser, flows);
        }
    }

    #[inline(always)]
    fn of_at<'a, const YEAR_ENDS: bool>(
        &mut self,
        paths: Range<usize>,
        appraiser: &Appraiser<'a>,
        flows: &impl Fn(&Appraiser<'a>, usize) -> CashFlows,
    ) {
        for i in paths.clone() {
            let flows = flows(appraiser, i);
            let appraisal = appraiser.appraise_at::<YEAR_ENDS>(&flows, i);
            self.set(i, &appraisal, flows.salvage_share());
        }
        // A loop of its own: with this choice within the other one, the compiler makes no vectors of that.
        if appraiser.fleet {
            for i in paths {
                let flows = flows(appraiser, i);
                let [undiscounted, in_use] = appraiser.worth_of_other::<YEAR_ENDS>(&flows, i);
                self.undiscounted[i] += undiscounted;
                self.in_use[0][i] += in_use;
            }
        }
    }

    /// Of the projects under construction.
    #[inline(always)]
    pub(super) fn under_construction(&mut self, appraiser: &Appraiser<'_>) {
        self.of(
            appraiser,
            #[inline(always)]
            |appraiser, i| appraiser.ordered(i),
        );
        for i in 0..LANES {
            self.left[i] = appraiser.under_construction(i).1;
        }
    }

    #[inline(always)]
    fn set(&mut self, i: usize, appraisal: &Appraisal, left: f64) {
        self.undiscounted[i] = appraisal.undiscounted.flows;
        (self.in_use[0][i], self.in_use[1][i]) =
            (appraisal.value_in_use.flows, appraisal.value_in_use.salvage);
        (self.fair[0][i], self.fair[1][i]) =
            (appraisal.fair_value.flows, appraisal.fair_value.salvage);
        self.left[i] = left;
    }

    /// With this salvage, on one path.
    #[inline(always)]
    pub(super) fn with(&self, i: usize, salvage: f64, selling_cost: f64) -> Values {
        let worth = |[flows, ends]: &[Column; 2]| flows[i] + salvage * ends[i];
        let fair_value = worth(&self.fair);
        Values {
            undiscounted: self.undiscounted[i] + salvage,
            value_in_use: worth(&self.in_use),
            fair_value,
            net_fair_value: fair_value * (1.0 - selling_cost),
        }
    }
}
