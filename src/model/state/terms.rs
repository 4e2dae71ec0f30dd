//! What each path drew once and several mechanisms need. Units as in [`super`].

use super::columns::columns;
use crate::random::{Column, fill};

columns! {
    /// What each path drew once and several mechanisms need; constant over a path.
    Terms {
        /// Return that capital must earn, a year.
        cost_of_capital,
        /// Fall of the cost of equipment per unit of work, a year.
        cost_decline,
        /// Fall of the site units that a new capacity unit needs, a year.
        footprint_decline,
        /// Cost of a site unit.
        site_cost,
        /// Cost of equipment for a capacity unit at the start.
        initial_equipment_cost,
        /// Service life of equipment, years; at least a step.
        equipment_life,
        /// Service life of sites, years; at least a step.
        site_life,
        /// Years from order to delivery of equipment; at least a step.
        equipment_lag,
        /// Years from order to delivery of sites; at least a step.
        site_lag,
        /// Cash cost of a site unit in use, a year.
        cash_cost,
        /// Cash cost of what stands idle, over what it is when it runs.
        standby_cost,
        /// Share of revenue that goes to selling and running the business.
        overhead,
        /// Tightness at which the industry earns its cost of capital.
        normal_tightness,
        /// Largest share of capacity that can be sold.
        max_utilisation,
        /// 1 where builders can default.
        may_default,
        /// Per cent that demand rises when the price falls by one per cent.
        elasticity,
        /// Growth of the equity index without chance, as a logarithm a year.
        equity_trend,
        /// 1 where all demand is given in advance.
        given_demand,
        /// Demand beyond which it does not grow; 0 for none.
        demand_ceiling,
        /// Share of the demand of those in no segment that is paid with investors' or vendors' money.
        financed_share,
        /// Rent of a site unit between builders, a year.
        site_rent,
        /// Share of the vacant sites that count as let when they are tested.
        prospect,
    }
}

impl Terms {
    /// EBITDA that assets require a year, normally used, whose capacity is worth so much a year at the fair price.
    #[inline(always)]
    pub fn required(&self, fair: f64, sites_in_use: f64, i: usize) -> f64 {
        let normal = self.normal_tightness[i].min(self.max_utilisation[i]);
        (1.0 - self.overhead[i]) * fair * normal - self.cash_cost[i] * sites_in_use
    }
}
