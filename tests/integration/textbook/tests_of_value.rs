//! Impairment: what assets in service and projects are worth, and what the two standards make of it.

use super::{
    parties::{Builder, Estimate, post, sum},
    quantiles::annuity,
    world::World,
};

/// Cash flows of a group of assets: sales and costs a year, how fast sales fall, years, what is left at their end, years until they begin.
#[derive(Clone, Copy)]
pub(super) struct Group {
    pub(super) units: f64,
    pub(super) a: f64,
    pub(super) b: f64,
    pub(super) fall: f64,
    pub(super) life: f64,
    pub(super) z: f64,
    pub(super) ahead: f64,
}

impl Group {
    fn earns_until(&self) -> f64 {
        if self.a <= 0.0 {
            return 0.0;
        }
        if self.b <= 0.0 {
            return self.life;
        }
        if self.fall <= 0.0 {
            return if self.a >= self.b { self.life } else { 0.0 };
        }
        ((self.a / self.b).ln() / -(1.0 - self.fall).ln()).clamp(0.0, self.life)
    }

    fn value(&self, r: f64) -> f64 {
        let until = self.earns_until();
        let flows = self.a * annuity(r, -self.fall, until) - self.b * annuity(r, 0.0, until);
        (flows + self.z * (1.0 + r).powf(-self.life)) * (1.0 + r).powf(-self.ahead)
    }

    /// Cash of other business over the same time.
    fn beside(&self, other: f64, r: f64) -> f64 {
        other * annuity(r, 0.0, self.life) * (1.0 + r).powf(-self.ahead)
    }
}

impl World {
    fn price_seen(&self) -> f64 {
        self.hoped(self.m.price)
    }

    fn hoped(&self, price: f64) -> f64 {
        let o = self.n.get("accounting", "optimism");
        price.powf(1.0 - o) * self.m.p_ref.powf(o)
    }

    /// Years that are left to sites.
    pub(super) fn mean_site_life(&self, b: usize) -> f64 {
        let (k, fixed, own) = (self.k, &self.fixed, &self.builders[b]);
        let left = |z: &super::parties::Cohort| z.sites * fixed.site_life.to_come(k - z.k);
        let (left, all) = (own.sites.iter().map(left).sum::<f64>(), own.own_sites(fixed, k));
        if all > 0.0 { left / all * fixed.dt } else { 0.0 }
    }

    /// What is in service, with a salvage value of sites, at the end of the step.
    pub(super) fn group(&self, b: usize, sites: f64) -> Group {
        self.group_at(b, sites, self.m.u_s * self.price_seen())
    }

    /// The same where a unit of free capacity sells for so much.
    fn group_at(&self, b: usize, sites: f64, sold: f64) -> Group {
        let (k, fixed, own) = (self.k, &self.fixed, &self.builders[b]);
        let (all_sites, site_life) = (own.own_sites(fixed, k), self.mean_site_life(b));
        let charges = self.charges(b) + own.sold_rent;
        if own.landlord {
            let prospect = self.n.get("rental", "prospect");
            let let_out = own.let_out + prospect * (all_sites - own.let_out).max(0.0);
            let a = self.n.get("rental", "rent") * let_out;
            let units = all_sites;
            return Group { units, a, b: charges, fall: 0.0, life: site_life, z: 0.0, ahead: 0.0 };
        }
        let units = own.capacity(fixed, k);
        let lives: f64 = own.equipment.iter().map(|z| z.units * fixed.life.to_come(k - z.k)).sum();
        let life = if units > 1e-9 { lives / units * fixed.dt } else { 0.0 };
        let spot = (units - own.contracted / fixed.u_max) * sold;
        let a = (1.0 - fixed.overhead) * (spot + own.contract_rate);
        let b = fixed.h * own.in_use(fixed, k) + charges;
        let z = if site_life > 0.0 { sites * (1.0 - life / site_life).max(0.0) } else { 0.0 };
        Group { units, a, b, fall: fixed.rho, life, z, ahead: 0.0 }
    }

    /// What buyers pay for all in service, less the cost of selling; sites at their depreciated cost.
    fn proceeds(&self, b: usize, sold: f64) -> (Group, f64) {
        let own = &self.builders[b];
        let group = self.group_at(b, own.sites_in_service(self.k, None), sold);
        let value = group.value(self.n.get("accounting", "fair_value_rate"));
        (group, ((1.0 - self.n.get("accounting", "selling_cost")) * value).max(0.0))
    }

    /// A default: the books come down to what buyers pay.
    pub(super) fn take_over(&mut self, b: usize) {
        let (group, value) = self.proceeds(b, self.m.u_s_mean * self.hoped(self.m.price_mean));
        let k = self.k;
        for standard in [0, 1] {
            let loss = (self.builders[b].in_service(k, Some(standard)) - value).max(0.0);
            if loss > 0.0 {
                self.builders[b].write_down(k, standard, loss);
                self.tell(b, standard, loss, 0.0);
                if standard == 1 {
                    let now = self.estimate(b, &group);
                    let own = &mut self.builders[b];
                    own.estimate = Some(now);
                    let vintages = own.equipment.iter().map(|z| (z.k, now));
                    own.vintage_estimates = vintages.collect();
                }
            }
        }
        post(&mut self.builders[b].flows, "default_value", value);
    }

    /// What is offered leaves the books for its price.
    pub(super) fn offer(&mut self, b: usize, share: f64) {
        let (_, value) = self.proceeds(b, self.m.u_s * self.price_seen());
        let k = self.k;
        let price = share * value.min(self.builders[b].in_service(k, None));
        for standard in [0, 1] {
            let change = share * self.builders[b].in_service(k, Some(standard)) - price;
            self.tell(b, standard, change.max(0.0), (-change).max(0.0));
        }
        let own = &mut self.builders[b];
        own.held += price;
        for line in own.book.iter_mut().chain(&mut own.site_book) {
            line.cost *= 1.0 - share;
        }
    }

    pub(super) fn estimate(&self, b: usize, group: &Group) -> Estimate {
        let each = if group.units > 0.0 { group.a / group.units } else { 0.0 };
        Estimate { each, other: self.shared(b), step: self.k }
    }

    /// Other business that is in one group with the assets, a year.
    fn shared(&self, b: usize) -> f64 {
        let own = super::numbers::table(&self.n.root, "accounting");
        if self.n.word("accounting", own, "asset_group") != "fleet" || !self.has("finance") {
            return 0.0;
        }
        self.n.get("accounting", "shared_business") * self.builders[b].other
    }

    /// Share of what is in service in all, built and to come.
    fn share_in_service(&self, b: usize) -> f64 {
        let (k, fixed, own) = (self.k, &self.fixed, &self.builders[b]);
        let (here, to_come) = if own.landlord {
            (own.own_sites(fixed, k), own.sites_to_come())
        } else {
            let ordered: f64 = own.ordered.iter().map(|z| z.units).sum();
            (own.capacity(fixed, k), own.waiting[0] + ordered)
        };
        if here + to_come > 0.0 { here / (here + to_come) } else { 0.0 }
    }

    pub(super) fn test(&mut self, b: usize) {
        if self.by_vintage(b) {
            return self.test_vintages(b);
        }
        let k = self.k;
        let part = self.share_in_service(b);
        for standard in [0, 1] {
            let own = &self.builders[b];
            let group = self.group(b, own.sites_in_service(k, Some(standard)));
            let carrying = own.in_service(k, Some(standard));
            let cost = own.in_service(k, None);
            let old = own.estimate;
            let (loss, gain) = self.judge(b, standard, &group, (carrying, cost, part), old);
            if loss > 0.0 {
                self.builders[b].write_down(k, standard, loss);
            }
            if gain > 0.0 {
                self.builders[b].write_up(k, standard, gain);
            }
            if standard == 1 && loss + gain > 0.0 {
                self.builders[b].estimate = Some(self.estimate(b, &group));
            }
            self.tell(b, standard, loss, gain);
        }
    }

    /// The loss that a standard asks for, and what it takes back.
    pub(super) fn judge(
        &self,
        b: usize,
        standard: usize,
        group: &Group,
        (carrying, cost, part): (f64, f64, f64),
        old: Option<Estimate>,
    ) -> (f64, f64) {
        let get = |key: &str| self.n.get("accounting", key);
        let other = part * self.shared(b);
        let fair = group.value(get("fair_value_rate"));
        if standard == 0 {
            let undiscounted = group.value(0.0) + other * group.life;
            let impaired = carrying > undiscounted;
            return (if impaired { carrying - fair.max(0.0).min(carrying) } else { 0.0 }, 0.0);
        }
        let worth = |group: &Group, other: f64| {
            let rate = get("value_in_use_rate");
            let in_use = group.value(rate) + group.beside(other, rate);
            let sold = (1.0 - get("selling_cost")) * group.value(get("fair_value_rate"));
            in_use.max(sold).max(0.0)
        };
        let now = worth(group, other);
        if carrying - now > 1e-9 * now {
            return (carrying - now, 0.0);
        }
        let Some(old) = old else { return (0.0, 0.0) };
        let years = (self.k - old.step) as f64 * self.fixed.dt;
        let a = old.each * (1.0 - group.fall).powf(years) * group.units;
        let then = worth(&Group { a, ..*group }, part * old.other);
        let better = now - carrying.max(then);
        let gain = if better > 1e-9 * now { better.min(cost - carrying).max(0.0) } else { 0.0 };
        (0.0, gain)
    }

    /// What is under construction, apart.
    fn project(&self, own: &Builder, standard: usize) -> Option<Group> {
        let fixed = &self.fixed;
        let carrying = (own.building - own.written_off[standard]) / own.building.max(1e-300);
        let sites = own.sites_to_come();
        if own.landlord {
            let here = own.own_sites(fixed, self.k);
            let part = if here > 0.0 { (own.let_out / here).min(1.0) } else { 0.0 };
            let let_out = part + self.n.get("rental", "prospect") * (1.0 - part);
            let a = self.n.get("rental", "rent") * let_out * sites;
            let (life, ahead) = (fixed.years(fixed.site_life), fixed.years(fixed.ls));
            return Some(Group { units: sites, a, b: 0.0, fall: 0.0, life, z: 0.0, ahead });
        }
        let units = own.waiting[0] + own.ordered.iter().map(|z| z.units).sum::<f64>();
        let (needed, le, life) = (own.to_come(), fixed.years(fixed.le), fixed.years(fixed.life));
        let a = (1.0 - fixed.overhead) * self.m.u * self.price_seen();
        let a = a * (1.0 - fixed.rho).powf(le) * units;
        let lasting = (life / fixed.years(fixed.site_life)).min(1.0);
        let used = if sites > 0.0 { (needed / sites).min(1.0) } else { 1.0 };
        let site_cost: f64 = own.ordered_sites.iter().map(|z| z.cost).sum();
        let z = (1.0 - used * lasting) * site_cost * carrying;
        let b = fixed.h * needed;
        (units > 1e-9).then_some(Group { units, a, b, fall: fixed.rho, life, z, ahead: le })
    }

    pub(super) fn test_projects(&mut self, b: usize) {
        let part = 1.0 - self.share_in_service(b);
        for standard in [0, 1] {
            let own = &self.builders[b];
            let Some(group) = self.project(own, standard) else { return };
            let carrying = own.building - own.written_off[standard];
            let amounts = (carrying, own.building, part);
            let (loss, gain) = self.judge(b, standard, &group, amounts, own.project_estimate);
            self.builders[b].written_off[standard] += loss - gain;
            if standard == 1 && loss + gain > 0.0 {
                self.builders[b].project_estimate = Some(self.estimate(b, &group));
            }
            self.tell(b, standard, loss, gain);
        }
    }

    /// Sites that a builder leases.
    pub(super) fn leased(&self, b: usize) -> f64 {
        sum(&self.builders[b].leased)
    }
}
