//! The books of the first fleet.

use super::{Group, assets::Assets, ledger::Ledger, vintages::Vintages};
use crate::{
    math::{exp, ln, select},
    model::{ring::Lag, state::State},
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
    let (life, site_life) = (lags.equipment_life.column(), lags.site_life.column());
    let (mut cost, mut dearer) = (fill(0.0), fill(0.0));
    for i in 0..LANES {
        dearer[i] = exp(-ln(1.0 - terms.cost_decline[i]) * clock.dt);
        cost[i] = own.capacity[i] / life[i] * terms.initial_equipment_cost[i] * dearer[i];
    }
    for age in 1..=lags.equipment_life.longest() {
        let (mut present, mut capacity, mut footprint) = (cost, fill(0.0), fill(0.0));
        for i in 0..LANES {
            let here = age as f64 <= life[i];
            present[i] = select(here, cost[i], 0.0);
            capacity[i] = select(here, own.capacity[i] / life[i], 0.0);
            footprint[i] = select(here, own.sites_in_use[i] / life[i], 0.0);
            cost[i] *= dearer[i];
        }
        match &mut assets {
            Assets::Pooled(ledger) => ledger.add_first_equipment(age, &present),
            Assets::ByVintage(vintages) => vintages.add_first(age, &[capacity, footprint, present]),
        }
    }
    let mut cohort = fill(0.0);
    for i in 0..LANES {
        cohort[i] = own.site_gross[i] / site_life[i];
    }
    match &mut assets {
        Assets::Pooled(ledger) => ledger.add_uniform_sites(&cohort),
        Assets::ByVintage(vintages) => vintages.add_uniform_sites(&cohort),
    }
    assets
}
