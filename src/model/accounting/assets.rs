//! A builder's assets in service, in asset groups as the scenario wants them.

use super::{
    book::{Book, STANDARDS},
    cash_flow::Appraiser,
    estimates::Estimates,
    ledger::{Ledger, Standard},
    standards::Remeasured,
    vintages::Vintages,
};
use crate::{
    model::state::BuilderFlows,
    random::{Column, LANES, fill},
};

/// The books of one builder.
pub(super) enum Assets {
    /// One asset group: running sums.
    Pooled(Box<Ledger>),
    /// An asset group for each vintage.
    ByVintage(Box<Vintages>),
}

impl Assets {
    /// Lets a step pass; returns the depreciation under one standard.
    #[inline(always)]
    pub(super) fn step(
        &mut self,
        now: usize,
        flows: &BuilderFlows,
        kept: &[Column; STANDARDS],
        estimates: &Estimates,
        told: Standard,
    ) -> Column {
        let added = [&flows.installed_cost, &flows.delivered_site_cost];
        match self {
            Self::Pooled(ledger) => ledger.step(now, added, kept, estimates, told),
            Self::ByVintage(vintages) => vintages.step(now, flows, kept, estimates, told),
        }
    }

    #[inline(always)]
    pub(super) fn carrying_amount(&self, i: usize, standard: Standard) -> f64 {
        match self {
            Self::Pooled(ledger) => ledger.carrying_amount(i, standard),
            Self::ByVintage(vintages) => vintages.carrying_amount(i, standard),
        }
    }

    /// The carrying amount on all paths, under each of these standards.
    #[inline(always)]
    pub(super) fn carrying_amounts(&self, standards: [Standard; STANDARDS]) -> [Column; STANDARDS] {
        match self {
            Self::Pooled(ledger) => {
                let [first, second] = standards;
                [ledger.carrying_amounts(first), ledger.carrying_amounts(second)]
            }
            Self::ByVintage(vintages) => vintages.carrying_amounts(standards),
        }
    }

    /// The books of equipment and of sites, of which each knows itself without any impairment: the same sums
    /// whatever is tested together.
    #[inline(always)]
    const fn plain(&self) -> [&Book; 2] {
        match self {
            Self::Pooled(ledger) => ledger.plain(),
            Self::ByVintage(vintages) => vintages.plain(),
        }
    }

    /// Depreciation of the step that has passed, if nothing had ever been impaired: what tax knows.
    #[inline(always)]
    pub(super) fn plain_depreciation(&self) -> Column {
        let [equipment, sites] = self.plain();
        let (mut sum, sites) = (*equipment.plain_depreciation(), sites.plain_depreciation());
        for i in 0..LANES {
            sum[i] += sites[i];
        }
        sum
    }

    /// What buyers would pay for all of it, after the costs of selling. No book knows better: nothing that is
    /// paid depends on what is tested together, or by which standard.
    fn net_fair_value(&self, i: usize, appraiser: &Appraiser<'_>) -> f64 {
        let flows = appraiser.in_service(i);
        let salvage = flows.salvage_share() * self.plain()[1].unimpaired(i);
        appraiser.appraise(&flows, i).with(salvage).net_fair_value
    }

    /// What buyers would pay for what is in service, less the cost of selling.
    pub(super) fn proceeds(&self, i: usize, appraiser: &Appraiser<'_>) -> f64 {
        self.net_fair_value(i, appraiser).max(0.0)
    }

    /// What all of it fetches: what buyers would pay, but not more than what it cost, less depreciation.
    pub(super) fn price(&self, i: usize, appraiser: &Appraiser<'_>) -> f64 {
        let [equipment, sites] = self.plain();
        let cost = equipment.unimpaired(i) + sites.unimpaired(i);
        self.proceeds(i, appraiser).min(cost)
    }

    /// At a default: down to what buyers would pay.
    pub(super) fn sell(
        &mut self,
        i: usize,
        standard: Standard,
        appraiser: &Appraiser<'_>,
    ) -> Remeasured {
        let value = self.net_fair_value(i, appraiser);
        let sold = match self {
            Self::Pooled(ledger) => ledger.sell(i, standard, value),
            Self::ByVintage(vintages) => vintages.sell(i, standard, value),
        };
        if standard == Standard::Ifrs && sold.moved() {
            let flows = appraiser.in_service(i);
            match self {
                Self::Pooled(ledger) => ledger.estimates.keep(i, &flows, appraiser),
                Self::ByVintage(vintages) => vintages.keep(i, &flows, appraiser),
            }
        }
        sold
    }

    /// Puts shares of all assets up for sale: out of these books, at what they fetch. Returns that, and what is
    /// lost and what is taken back under each standard.
    pub(super) fn put_up(
        &mut self,
        share: &Column,
        standards: [Standard; STANDARDS],
        appraiser: &Appraiser<'_>,
    ) -> (Column, [[Column; 2]; STANDARDS]) {
        let mut held = fill(0.0);
        let mut moved = [[fill(0.0); 2]; STANDARDS];
        for i in (0..LANES).filter(|i| share[*i] > 0.0) {
            let price = self.price(i, appraiser);
            held[i] = share[i] * price;
            for (standard, [lost, regained]) in standards.into_iter().zip(&mut moved) {
                let found = Remeasured::to(self.carrying_amount(i, standard), price);
                lost[i] = share[i] * found.write_down;
                regained[i] = share[i] * found.reversal;
            }
        }
        match self {
            Self::Pooled(ledger) => ledger.take_out(share),
            Self::ByVintage(vintages) => vintages.take_out(share),
        }
        (held, moved)
    }

    /// Keeps the impairment factors away from zero.
    #[inline(always)]
    pub(super) fn renormalise(&mut self) {
        match self {
            Self::Pooled(ledger) => ledger.renormalise(),
            Self::ByVintage(vintages) => vintages.renormalise(),
        }
    }
}
