//! The cash flows that assets are expected to bring.

use crate::random::{Column, LANES, fill};

/// The cash flows of a group of assets on one path.
pub(super) struct CashFlows {
    /// Cash from sales, a year, once in service.
    pub(super) sales: f64,
    /// Cash cost, a year.
    pub(super) cost: f64,
    /// Remaining life of the equipment, from then on.
    pub(super) life: f64,
    /// Remaining life of the sites.
    pub(super) site_life: f64,
    /// Units that bring the sales: capacity at the price of the start of service, or a landlord's sites.
    pub(super) units: f64,
    /// Whether service begins a lag from now.
    pub(super) waits: bool,
    /// Whether sales hold their level instead of falling with technology, as rents do.
    pub(super) level: bool,
    /// Cash flow of other business that shares the group, a year.
    pub(super) other: f64,
    /// Its share of the other business.
    pub(super) share_of_other: f64,
}

impl CashFlows {
    /// Those of a part that has these shares of the capacity and of the sites, and this life.
    #[inline(always)]
    pub(super) fn part(&self, of_capacity: f64, of_sites: f64, life: f64) -> Self {
        Self {
            sales: self.sales * of_capacity,
            cost: self.cost * of_sites,
            units: self.units * of_capacity,
            other: self.other * of_capacity,
            share_of_other: self.share_of_other * of_capacity,
            life,
            ..*self
        }
    }

    /// Share of the sites' book that is left when the equipment ends its life.
    #[inline(always)]
    pub(super) fn salvage_share(&self) -> f64 {
        (1.0 - self.life / self.site_life.max(1e-9)).max(0.0)
    }
}

/// The cash flows of assets in service on all paths, but a landlord's.
pub(super) struct Together {
    sales: Column,
    cost: Column,
    life: Column,
    site_life: Column,
    units: Column,
    other: Column,
    share_of_other: Column,
}

impl Together {
    /// Those of each path.
    #[inline(always)]
    pub(super) fn of(each: impl Fn(usize) -> CashFlows) -> Self {
        let none = fill(0.0);
        let mut all = Self {
            sales: none,
            cost: none,
            life: none,
            site_life: none,
            units: none,
            other: none,
            share_of_other: none,
        };
        for i in 0..LANES {
            let own = each(i);
            (all.sales[i], all.cost[i], all.units[i]) = (own.sales, own.cost, own.units);
            (all.life[i], all.site_life[i]) = (own.life, own.site_life);
            (all.other[i], all.share_of_other[i]) = (own.other, own.share_of_other);
        }
        all
    }

    /// On one path.
    #[inline(always)]
    pub(super) fn at(&self, i: usize) -> CashFlows {
        CashFlows {
            sales: self.sales[i],
            cost: self.cost[i],
            life: self.life[i],
            site_life: self.site_life[i],
            units: self.units[i],
            waits: false,
            level: false,
            other: self.other[i],
            share_of_other: self.share_of_other[i],
        }
    }
}
