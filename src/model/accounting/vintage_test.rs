//! The test of the asset group `vintage`.

use super::{
    appraisals::Appraisals,
    book::STANDARDS,
    cash_flow::Appraiser,
    estimates::Estimates,
    flows::{CashFlows, Together},
    ledger::Standard,
    moved::Moved,
    standards::Remeasured,
    vintage_part::{Part, Tested, Whole},
    vintages::{Vintage, Vintages},
    yearly_test::Amounts,
};
use crate::{
    math::select,
    random::{Column, LANES, any, fill},
};

#[cfg(test)]
mod tests;

/// The tests of a vintage under both standards.
struct Tests<'a> {
    appraiser: &'a Appraiser<'a>,
    all: &'a Whole,
    part: &'a Part,
    /// What its cash flows are worth.
    worth: &'a Appraisals,
}

impl Vintages {
    /// Tests every vintage, with its share of the sites; a landlord's assets together, as it lets sites and
    /// not what stands in them. The losses and reversals of the vintages are added up apart.
    #[inline(always)]
    pub(super) fn test(
        &mut self,
        standards: [Standard; STANDARDS],
        appraiser: &Appraiser<'_>,
    ) -> [Moved; STANDARDS] {
        let (mut alone, mut together) = (fill(0.0), fill(0.0));
        for i in 0..LANES {
            let landlord = appraiser.own.landlord[i] > 0.5;
            let due = select(appraiser.due[i] < 0.5, 0.0, 1.0);
            alone[i] = select(landlord, 0.0, due);
            together[i] = select(landlord, due, 0.0);
        }
        let mut moved = [Moved::NONE, Moved::NONE];
        if any(&alone) {
            moved = self.test_each(standards, appraiser, &alone);
        }
        if any(&together) {
            for (standard, moved) in standards.into_iter().zip(&mut moved) {
                for i in (0..LANES).filter(|i| together[*i] > 0.0) {
                    let tested = self.test_together(i, standard, appraiser);
                    moved.write_down[i] = tested.write_down;
                    moved.reversal[i] = tested.reversal;
                }
            }
        }
        moved
    }

    /// Tests every vintage on the paths on which it is alone. What it is worth no standard knows better.
    #[inline(always)]
    fn test_each(
        &mut self,
        standards: [Standard; STANDARDS],
        appraiser: &Appraiser<'_>,
        alone: &Column,
    ) -> [Moved; STANDARDS] {
        let whole = self.whole(appraiser);
        let mut sums = [Tested::NONE, Tested::NONE];
        let mut cohorts = std::mem::take(&mut self.cohorts);
        for vintage in &mut cohorts {
            let part = self.part(vintage, appraiser, (&whole, alone));
            if !any(&part.tested) {
                continue;
            }
            let mut worth = Appraisals::NONE;
            worth.of(
                appraiser,
                #[inline(always)]
                |_, i| part.flows(&whole, i),
            );
            for (standard, sum) in standards.into_iter().zip(&mut sums) {
                let of = Tests { appraiser, all: &whole, part: &part, worth: &worth };
                self.test_one(vintage, standard, &of, sum);
            }
        }
        self.cohorts = cohorts;
        for (standard, sum) in standards.into_iter().zip(&sums) {
            self.share_among_sites(standard, &whole, sum, alone);
            if standard == Standard::Ifrs && any(&sum.remeasured) {
                self.mix_estimates(&whole, sum, appraiser);
            }
        }
        let [first, second] = sums;
        [first.moved, second.moved]
    }

    /// What the vintages share.
    #[inline(always)]
    fn whole(&self, appraiser: &Appraiser<'_>) -> Whole {
        let (mut capacity, mut footprint) = (fill(1e-300), fill(1e-300));
        for vintage in &self.cohorts {
            for i in 0..LANES {
                let here = self.service.left(vintage.age, i);
                capacity[i] += here * vintage.capacity[i];
                footprint[i] += here * vintage.footprint[i];
            }
        }
        let (mut sites, mut unimpaired_sites) = ([fill(0.0); STANDARDS], fill(0.0));
        for i in 0..LANES {
            sites[0][i] = self.site_carrying_amount(i, Standard::UsGaap);
            sites[1][i] = self.site_carrying_amount(i, Standard::Ifrs);
            unimpaired_sites[i] = self.sites.unimpaired(i);
        }
        let flows = Together::of(
            #[inline(always)]
            |i| appraiser.in_service(i),
        );
        Whole { flows, sites, unimpaired_sites, capacity, footprint }
    }

    /// A vintage of them.
    #[inline(always)]
    fn part(
        &self,
        vintage: &Vintage,
        appraiser: &Appraiser<'_>,
        (all, alone): (&Whole, &Column),
    ) -> Part {
        let mut part = Part::NONE;
        for i in 0..LANES {
            let here = self.service.left(vintage.age, i);
            let capacity = here * vintage.capacity[i];
            part.tested[i] = select(capacity < 1e-12 * all.capacity[i], 0.0, alone[i]);
            part.of_capacity[i] = capacity / all.capacity[i];
            part.of_sites[i] = here * vintage.footprint[i] / all.footprint[i];
            // Nothing is left of a vintage that is not tested.
            let here = select(here > 0.0, here, 1.0);
            part.life[i] = self.service.to_come(vintage.age, i) / here * appraiser.dt;
            part.equipment[i] = self.unimpaired_of(vintage, i);
        }
        part
    }

    /// Its test under one standard.
    #[inline(always)]
    fn test_one(
        &self,
        vintage: &mut Vintage,
        standard: Standard,
        of: &Tests<'_>,
        sum: &mut Tested,
    ) {
        let Tests { appraiser, all, part, worth } = *of;
        let amounts = part.amounts(standard, &vintage.kept[standard as usize], all);
        let asked = amounts.asked(standard, appraiser, worth);
        let earlier = self.earlier(vintage, &asked, of, &amounts);
        let found = amounts.test(standard, &earlier, appraiser, worth);
        let kept = &mut vintage.kept[standard as usize];
        let mut moved = Moved::NONE;
        for i in 0..LANES {
            let tested = part.tested[i] > 0.0;
            moved.write_down[i] = select(tested, found.write_down[i], 0.0);
            moved.reversal[i] = select(tested, found.reversal[i], 0.0);
            let (carrying, unimpaired) = (amounts.carrying[i], amounts.unimpaired[i]);
            let share = moved.write_down[i] / carrying.max(1e-300);
            let theta = (moved.reversal[i] / (unimpaired - carrying).max(1e-300)).clamp(0.0, 1.0);
            let now = (kept[i] + theta * (1.0 - kept[i])) * (1.0 - share);
            kept[i] = select(tested, now, kept[i]);
            sum.lost[i] += share * part.of_sites[i];
            sum.regained[i] += theta * part.of_sites[i];
            sum.moved.write_down[i] += moved.write_down[i];
            sum.moved.reversal[i] += moved.reversal[i];
        }
        if standard == Standard::Ifrs {
            let paths = moved.paths();
            for i in 0..LANES {
                sum.remeasured[i] += select(paths[i] > 0.0, part.of_sites[i], 0.0);
            }
            vintage.estimates.keep_where(
                &paths,
                appraiser,
                #[inline(always)]
                |_, i| part.flows(all, i),
            );
        }
    }

    /// What would be recoverable of a vintage, had nothing new been learned since it and the sites were remeasured.
    #[inline(always)]
    fn earlier(
        &self,
        vintage: &Vintage,
        asked: &Column,
        Tests { appraiser, all, part, .. }: &Tests<'_>,
        amounts: &Amounts,
    ) -> Column {
        if !any(asked) {
            return fill(0.0);
        }
        let sites = &all.sites[Standard::Ifrs as usize];
        let now = &vintage.kept[Standard::Ifrs as usize];
        let mut estimates = vintage.estimates.clone();
        for i in 0..LANES {
            let lost_sites = (all.unimpaired_sites[i] - sites[i]) * part.of_sites[i];
            let lost_sites = lost_sites.max(0.0);
            let lost = part.equipment[i] * (1.0 - now[i]) + lost_sites;
            estimates.mix(i, &self.estimates, lost_sites / lost.max(1e-300));
        }
        amounts.earlier(
            asked,
            &estimates,
            appraiser,
            #[inline(always)]
            |_, i| part.flows(all, i),
        )
    }

    /// The sites' part of all losses and reversals: shares of the book and of what was lost, both as they were
    /// before the tests.
    #[inline(always)]
    fn share_among_sites(&mut self, standard: Standard, all: &Whole, sum: &Tested, alone: &Column) {
        let impaired = &mut self.impaired[standard as usize];
        let sites = &all.sites[standard as usize];
        for i in 0..LANES {
            let tested = alone[i] > 0.0;
            let regained = select(tested, sum.regained[i].clamp(0.0, 1.0), 0.0);
            impaired.reverse(i, regained);
            let back = regained * (all.unimpaired_sites[i] - sites[i]).max(0.0);
            // The losses were shares of a book without what has just come back.
            let kept = sites[i] / (sites[i] + back).max(1e-300);
            let lost = sum.lost[i] * select(back > 0.0, kept, 1.0);
            impaired.write_down(i, select(tested, lost.clamp(0.0, 1.0), 0.0));
        }
    }

    /// The sites' estimates under IFRS, of what is lost now, and of that part of what was lost before whose vintages were
    /// remeasured.
    #[inline(always)]
    fn mix_estimates(&mut self, whole: &Whole, sum: &Tested, appraiser: &Appraiser<'_>) {
        let sites = &whole.sites[Standard::Ifrs as usize];
        for i in (0..LANES).filter(|i| sum.remeasured[*i] > 0.0) {
            let mut now = Estimates::NONE;
            now.keep(i, &whole.flows.at(i), appraiser);
            let (lost, before) = (sum.lost[i] * sites[i], whole.unimpaired_sites[i] - sites[i]);
            let told = lost + sum.remeasured[i].min(1.0) * before.max(0.0);
            let share = told / (lost + before.max(0.0)).max(1e-300);
            self.estimates.mix(i, &now, share.clamp(0.0, 1.0));
        }
    }

    /// One group of all.
    fn test_together(
        &mut self,
        i: usize,
        standard: Standard,
        appraiser: &Appraiser<'_>,
    ) -> Remeasured {
        let flows = appraiser.in_service(i);
        let values = appraiser.appraise(&flows, i).with(0.0);
        let equipment: f64 = self.cohorts.iter().map(|v| self.unimpaired_of(v, i)).sum();
        let carrying = self.carrying_amount(i, standard);
        let unimpaired = equipment + self.sites.unimpaired(i);
        let earlier = || self.estimates.recoverable(i, &flows, 0.0, appraiser);
        let tested = standard.test(carrying, unimpaired, &values, earlier);
        let share = tested.write_down / carrying.max(1e-300);
        let theta = (tested.reversal / (unimpaired - carrying).max(1e-300)).clamp(0.0, 1.0);
        for vintage in &mut self.cohorts {
            let kept = &mut vintage.kept[standard as usize][i];
            *kept = (*kept + theta * (1.0 - *kept)) * (1.0 - share);
        }
        let impaired = &mut self.impaired[standard as usize];
        impaired.reverse(i, theta);
        impaired.write_down(i, share);
        if standard == Standard::Ifrs && tested.moved() {
            self.keep(i, &flows, appraiser);
        }
        tested
    }

    /// Keeps the estimates behind a remeasurement of all.
    pub(super) fn keep(&mut self, i: usize, flows: &CashFlows, appraiser: &Appraiser<'_>) {
        self.estimates.keep(i, flows, appraiser);
        for vintage in &mut self.cohorts {
            vintage.estimates.mix(i, &self.estimates, 1.0);
        }
    }
}
