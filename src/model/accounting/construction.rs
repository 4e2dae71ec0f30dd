//! Projects under construction: carried at cost, and tested like what is in service.
//!
//! All that is ordered or waits is one pool. Its carrying amount X is the cost C less write-downs; what
//! is put in service takes its share of X along, X / C of its cost.

use super::{book::STANDARDS, estimates::Estimates, ledger::Standard, moved::Moved};
use crate::{
    math::select,
    model::state::BuilderState,
    random::{Column, LANES, fill},
};

/// One builder's projects under construction, under both standards.
#[derive(Clone, Debug)]
pub(super) struct Construction {
    cost: Column,
    carrying: [Column; STANDARDS],
    /// Behind the last write-down or reversal under IFRS.
    pub(super) estimates: Estimates,
}

/// What has been paid for all that is ordered or waits.
#[inline(always)]
fn cost(builder: &BuilderState, i: usize) -> f64 {
    let own = &builder.levels;
    own.pipeline_cost[i] + own.waiting_cost[i] + own.pipeline_site_cost[i]
}

impl Construction {
    pub(super) fn new(builder: &BuilderState) -> Self {
        let mut paid = fill(0.0);
        for i in 0..LANES {
            paid[i] = cost(builder, i);
        }
        Self { cost: paid, carrying: [paid; STANDARDS], estimates: Estimates::NONE }
    }

    /// Lets a step pass; returns the share of its cost that is left of what enters service, under
    /// each standard, and adds to `gain` where cancelled orders bring back more than was left.
    #[inline(always)]
    pub(super) fn step(
        &mut self,
        builder: &BuilderState,
        told: Standard,
        gain: &mut Column,
    ) -> [Column; STANDARDS] {
        let flow = &builder.flows;
        let mut kept = [fill(1.0); STANDARDS];
        let (mut paid, mut gone) = (fill(0.0), fill(0.0));
        for i in 0..LANES {
            paid[i] = cost(builder, i);
            gone[i] = flow.installed_cost[i] + flow.delivered_site_cost[i] + flow.refund[i];
        }
        for (carrying, kept) in self.carrying.iter_mut().zip(&mut kept) {
            pass(carrying, kept, &self.cost, &paid, &gone);
        }
        let told = &kept[told as usize];
        for i in 0..LANES {
            gain[i] = flow.refund[i] * (1.0 - told[i]);
        }
        self.cost = paid;
        kept
    }

    #[inline(always)]
    pub(super) const fn carrying_amounts(&self, standard: Standard) -> &Column {
        &self.carrying[standard as usize]
    }

    #[inline(always)]
    pub(super) const fn cost(&self) -> &Column {
        &self.cost
    }

    #[inline(always)]
    pub(super) fn remeasure(&mut self, standard: Standard, moved: &Moved) {
        let carrying = &mut self.carrying[standard as usize];
        for i in 0..LANES {
            carrying[i] += moved.reversal[i] - moved.write_down[i];
        }
    }
}

/// Moves the carrying amount under one standard on, from the cost before the step to what is paid now, and tells which
/// share of its cost is left of what is gone: put in service or given up.
#[inline(always)]
fn pass(carrying: &mut Column, kept: &mut Column, cost: &Column, paid: &Column, gone: &Column) {
    for i in 0..LANES {
        let whole = cost[i] <= carrying[i].max(1e-9);
        let cost = select(whole, 1.0, cost[i]);
        let lost = select(whole, 0.0, cost - carrying[i]);
        kept[i] = select(whole, 1.0, carrying[i] / cost);
        // What was written off of that which is left; new orders come in whole.
        carrying[i] = paid[i] - lost * (1.0 - (gone[i] / cost).min(1.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::state::{Clock, State};

    #[test]
    fn what_enters_service_takes_its_write_down_along() {
        let clock =
            Clock { step: 0, steps: 4, dt: 0.25, date: 2025.0, elapsed: 0.0, year_end: false };
        let parties = model::Parties { builders: vec!["A".to_owned()], ..Default::default() };
        let mut builder = State::new(clock, &parties).builders.remove(0);
        builder.levels.pipeline_cost = fill(100.0);
        let mut projects = Construction::new(&builder);
        let lost = Moved { write_down: fill(40.0), ..Moved::NONE };
        projects.remeasure(Standard::Ifrs, &lost);
        // 30 enter service, 10 are cancelled, 20 are ordered.
        builder.levels.pipeline_cost = fill(80.0);
        builder.flows.installed_cost = fill(30.0);
        builder.flows.refund = fill(10.0);
        let mut gain = fill(0.0);
        let kept = projects.step(&builder, Standard::Ifrs, &mut gain);
        assert!((kept[1][0] - 0.6).abs() < 1e-12 && (kept[0][0] - 1.0).abs() < 1e-12);
        assert!((gain[0] - 4.0).abs() < 1e-12);
        // 60 - 0.6 x 40 + 20.
        assert!((projects.carrying_amounts(Standard::Ifrs)[0] - 56.0).abs() < 1e-12);
        assert!((projects.carrying_amounts(Standard::UsGaap)[0] - 80.0).abs() < 1e-12);
    }
}
