//! A builder's assets in service, in asset groups as the scenario wants them.

use super::{
    book::STANDARDS,
    cash_flow::Appraiser,
    estimates::Estimates,
    ledger::{Ledger, Standard},
    standards::{Remeasured, held_for_sale},
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

    #[inline(always)]
    fn site_carrying_amount(&self, i: usize, standard: Standard) -> f64 {
        match self {
            Self::Pooled(ledger) => ledger.site_carrying_amount(i, standard),
            Self::ByVintage(vintages) => vintages.site_carrying_amount(i, standard),
        }
    }

    /// What buyers would pay for all of it, after the costs of selling.
    fn net_fair_value(&self, i: usize, standard: Standard, appraiser: &Appraiser<'_>) -> f64 {
        let flows = appraiser.in_service(i);
        let salvage = flows.salvage_share() * self.site_carrying_amount(i, standard);
        appraiser.appraise(&flows, i).with(salvage).net_fair_value
    }

    /// At a default: down to what buyers would pay.
    pub(super) fn sell(
        &mut self,
        i: usize,
        standard: Standard,
        appraiser: &Appraiser<'_>,
    ) -> Remeasured {
        let value = self.net_fair_value(i, standard, appraiser);
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

    /// Puts shares of all assets up for sale: out of these books, at the lower of carrying amount and
    /// fair value less costs to sell. Returns what is lost and what is held, under each standard.
    pub(super) fn put_up(
        &mut self,
        share: &Column,
        standards: [Standard; STANDARDS],
        appraiser: &Appraiser<'_>,
    ) -> [[Column; 2]; STANDARDS] {
        let found = standards.map(|standard| {
            let (mut lost, mut held) = (fill(0.0), fill(0.0));
            for i in (0..LANES).filter(|i| share[*i] > 0.0) {
                let value = self.net_fair_value(i, standard, appraiser);
                let offered = held_for_sale(self.carrying_amount(i, standard), value);
                lost[i] = share[i] * offered.write_down;
                held[i] = share[i] * offered.carrying_amount;
            }
            [lost, held]
        });
        match self {
            Self::Pooled(ledger) => ledger.take_out(share),
            Self::ByVintage(vintages) => vintages.take_out(share),
        }
        found
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
