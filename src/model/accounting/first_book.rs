//! The books of the first fleet.

use super::{Group, assets::Assets, ledger::Ledger, vintages::Vintages};
use crate::{
    math::{exp, ln},
    model::state::{Lag, State},
    random::{LANES, fill},
};

/// The first fleet at cost less depreciation: the ages are those of the fleet, cohort by cohort.
/// `lives` are the useful lives of equipment and sites.
#[inline(always)]
pub(super) fn of(
    state: &State,
    index: usize,
    lives: &[Lag; 2],
    steps: usize,
    group: Group,
) -> Assets {
    let State { terms, lags, clock, builders, .. } = state;
    let [useful, sites] = lives;
    let mut assets = match group {
        Group::Vintage => {
            let service = lags.equipment_life.clone();
            Assets::ByVintage(Box::new(Vintages::new(
                useful.clone(),
                service,
                sites.clone(),
                steps,
            )))
        }
        _ => Assets::Pooled(Box::new(Ledger::new(useful.clone(), sites.clone(), steps))),
    };
    let own = &builders[index].levels;
    let steps = lags.equipment_life.column();
    let (mut cost, mut dearer) = (fill(0.0), fill(0.0));
    let (mut capacity, mut footprint) = (fill(0.0), fill(0.0));
    for i in 0..LANES {
        let decline = ln(1.0 - terms.cost_decline[i]) * clock.dt;
        dearer[i] = exp(-decline);
        capacity[i] = own.capacity[i] / steps[i];
        footprint[i] = own.sites_in_use[i] / steps[i];
        cost[i] = capacity[i] * terms.initial_equipment_cost[i] * exp(-0.5 * decline);
    }
    for ago in 1..=lags.equipment_life.longest() {
        match &mut assets {
            Assets::Pooled(ledger) => ledger.add_first_equipment(ago, &cost),
            Assets::ByVintage(vintages) => {
                vintages.add_first(ago - 1, &[capacity, footprint, cost]);
            }
        }
        for i in 0..LANES {
            cost[i] *= dearer[i];
        }
    }
    let site_steps = lags.site_life.column();
    let mut cohort = fill(0.0);
    for i in 0..LANES {
        cohort[i] = own.site_gross[i] / site_steps[i];
    }
    match &mut assets {
        Assets::Pooled(ledger) => ledger.add_first_sites(&cohort),
        Assets::ByVintage(vintages) => vintages.add_first_sites(&cohort),
    }
    assets
}
