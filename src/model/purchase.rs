//! What money buys: equipment, and the sites that it needs. The rule is that of `orders.rs`.

use super::state::{BuilderFlows, BuilderLevels, Flows};
use crate::{
    math::select,
    random::{Column, LANES, fill},
};

/// What a sum of money buys on one path.
pub(super) struct Bought {
    pub(super) capacity: f64,
    pub(super) footprint: f64,
    pub(super) equipment_cost: f64,
    pub(super) sites: f64,
    pub(super) site_cost: f64,
    /// What partners pay of the sites.
    pub(super) partner_cost: f64,
    /// Site units that the equipment ordered a lead later is meant to find.
    pub(super) meant: f64,
}

/// Prices and needs on one path.
pub(super) struct Prices {
    pub(super) equipment: f64,
    pub(super) site: f64,
    pub(super) footprint: f64,
    /// Sites ordered for each site unit that the equipment needs.
    pub(super) sites_for_each: f64,
    /// Share of the cost of sites that partners bear.
    pub(super) partners: f64,
    /// Whether no equipment is bought.
    pub(super) sites_only: bool,
    /// Most sites and most site units of equipment that are ordered, if the money is no more than they cost.
    pub(super) most_sites: f64,
    pub(super) most_feet: f64,
}

impl Prices {
    /// What a sum of money buys; `reuse` site units are there already.
    #[inline(always)]
    pub(super) fn buy(&self, money: f64, reuse: f64) -> Bought {
        // What a site costs the builder; partners pay the rest.
        let site = self.site * (1.0 - self.partners);
        let with_sites = self.equipment + site * self.sites_for_each * self.footprint;
        let capacity = (money / self.equipment).min((money + site * reuse) / with_sites);
        let capacity = capacity.min(self.most_feet / self.footprint);
        let capacity = select(self.sites_only, 0.0, capacity);
        let equipment_cost = capacity * self.equipment;
        let left = (money - equipment_cost).max(0.0);
        // What no site may take buys equipment.
        let beyond = select(self.sites_only, 0.0, (left - self.most_sites * site).max(0.0));
        let (site_cost, equipment_cost) = (left - beyond, equipment_cost + beyond);
        let capacity = capacity + beyond / self.equipment;
        let footprint = capacity * self.footprint;
        let (sites, meant) = (site_cost / site, footprint * self.sites_for_each);
        let partner_cost = sites * self.site * self.partners;
        Bought { capacity, footprint, equipment_cost, sites, site_cost, partner_cost, meant }
    }
}

/// What a builder orders, path by path.
pub(super) struct Order {
    pub(super) units: Column,
    pub(super) feet: Column,
    pub(super) cost: Column,
    pub(super) sites: Column,
    pub(super) site_cost: Column,
    pub(super) partner_cost: Column,
    pub(super) meant: Column,
}

impl Order {
    pub(super) const NONE: Self = Self {
        units: fill(0.0),
        feet: fill(0.0),
        cost: fill(0.0),
        sites: fill(0.0),
        site_cost: fill(0.0),
        partner_cost: fill(0.0),
        meant: fill(0.0),
    };

    /// Notes what is bought on a path.
    #[inline(always)]
    pub(super) fn set(&mut self, i: usize, bought: &Bought) {
        self.units[i] = bought.capacity;
        self.feet[i] = bought.footprint;
        self.cost[i] = bought.equipment_cost;
        self.sites[i] = bought.sites;
        self.site_cost[i] = bought.site_cost;
        self.partner_cost[i] = bought.partner_cost;
        self.meant[i] = bought.meant;
    }

    /// It joins what is on its way.
    #[inline(always)]
    pub(super) fn place(&self, own: &mut BuilderLevels, flow: &mut BuilderFlows) {
        for i in 0..LANES {
            own.pipeline[i] += self.units[i];
            own.pipeline_footprint[i] += self.feet[i];
            own.pipeline_cost[i] += self.cost[i];
            own.pipeline_sites[i] += self.sites[i];
            own.pipeline_site_cost[i] += self.site_cost[i];
        }
        flow.ordered = self.units;
        flow.equipment_spending = self.cost;
        flow.partner_spending = self.partner_cost;
    }

    /// What it is for the industry, with what the builder spends in all.
    #[inline(always)]
    pub(super) fn post(&self, flow: &BuilderFlows, flows: &mut Flows) {
        for i in 0..LANES {
            flows.equipment_spending[i] += self.cost[i];
            flows.partner_spending[i] += self.partner_cost[i];
            flows.spending[i] += flow.spending[i];
            flows.refund[i] += flow.refund[i];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prices(footprint: f64, sites_for_each: f64) -> Prices {
        let (equipment, site) = (27.0, 18.0);
        let (partners, sites_only) = (0.0, false);
        let (most_sites, most_feet) = (f64::INFINITY, f64::INFINITY);
        Prices {
            equipment,
            site,
            footprint,
            sites_for_each,
            partners,
            sites_only,
            most_sites,
            most_feet,
        }
    }

    #[test]
    fn limits_of_either_leave_the_money_to_the_other() {
        let prices = |most_sites, most_feet| Prices { most_sites, most_feet, ..prices(0.5, 1.0) };
        // Without limits 100 buy 2.78 units on 1.39 sites.
        let few_sites = prices(1.0, f64::INFINITY).buy(100.0, 0.0);
        assert!((few_sites.sites - 1.0).abs() < 1e-12);
        assert!((few_sites.capacity - 82.0 / 27.0).abs() < 1e-12);
        let few_units = prices(f64::INFINITY, 1.0).buy(100.0, 0.0);
        assert!((few_units.capacity - 2.0).abs() < 1e-12);
        assert!((few_units.sites - 46.0 / 18.0).abs() < 1e-12);
        // As much money as both cost, and not a cent is left over.
        let both = prices(1.0, 1.0).buy(72.0, 0.0);
        assert!((both.capacity - 2.0).abs() < 1e-12 && (both.sites - 1.0).abs() < 1e-12);
    }

    #[test]
    fn partners_pay_their_share_of_the_same_sites() {
        let shared = Prices { partners: 0.8, ..prices(1.0, 1.0) };
        let (alone, shared) = (prices(1.0, 1.0).buy(90.0, 0.0), shared.buy(90.0, 0.0));
        assert!((shared.site_cost + shared.partner_cost - 18.0 * shared.sites).abs() < 1e-12);
        assert!((shared.partner_cost - 4.0 * shared.site_cost).abs() < 1e-12);
        assert!((shared.capacity / alone.capacity - 45.0 / 30.6).abs() < 1e-12);
    }

    #[test]
    fn who_builds_to_let_buys_no_equipment() {
        let bought = Prices { sites_only: true, ..prices(1.0, 1.0) }.buy(90.0, 1.0);
        assert!(bought.capacity.abs() < 1e-12 && (bought.sites - 5.0).abs() < 1e-12);
    }

    #[test]
    fn all_money_is_spent() {
        let prices = prices(0.8, 1.3);
        for reuse in [0.0, 0.5, 1e6] {
            let bought = prices.buy(100.0, reuse);
            assert!((bought.equipment_cost + bought.site_cost - 100.0).abs() < 1e-12);
            assert!((bought.capacity * 27.0 - bought.equipment_cost).abs() < 1e-12);
        }
    }

    #[test]
    fn empty_sites_replace_new_ones() {
        let prices = prices(1.0, 1.0);
        let (none, some, plenty) =
            (prices.buy(90.0, 0.0), prices.buy(90.0, 1.0), prices.buy(90.0, 1e6));
        assert!((none.capacity - 2.0).abs() < 1e-12 && (none.sites - 2.0).abs() < 1e-12);
        assert!((some.capacity - some.sites - 1.0).abs() < 1e-12);
        assert!(plenty.sites.abs() < 1e-12);
    }
}
