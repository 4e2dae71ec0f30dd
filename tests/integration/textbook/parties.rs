//! Builders, customers, holders and what lies between them.

use std::collections::BTreeMap;

use overbuild::scenario::Table;

use super::{fixed::Fixed, quantiles::Lag};

/// What is posted in a step, by name.
pub(super) type Flows = BTreeMap<&'static str, f64>;

/// Installed, delivered or due in step k: capacity, site units, cost.
#[derive(Clone, Copy)]
pub(super) struct Cohort {
    pub(super) k: i64,
    pub(super) units: f64,
    pub(super) sites: f64,
    pub(super) cost: f64,
}

/// A line of the books: cost, useful life, and what share is not written off under US GAAP and IFRS.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub(super) k: i64,
    pub(super) cost: f64,
    pub(super) life: Lag,
    pub(super) kept: [f64; 2],
    /// The step from which its useful life is shorter, and that life.
    pub(super) shortened: Option<(i64, Lag)>,
}

impl Line {
    pub(super) const fn new(k: i64, cost: f64, life: Lag) -> Self {
        Self { k, cost, life, kept: [1.0; 2], shortened: None }
    }

    /// The share of its cost that is still to be depreciated at the end of a step.
    pub(super) fn undepreciated(&self, k: i64) -> f64 {
        let of = |life: Lag, k: i64| life.to_come(k - self.k) / life.steps();
        match self.shortened {
            Some((from, _)) if k < from => of(self.life, k),
            None => of(self.life, k),
            Some((from, life)) => {
                let (then, now) = (of(life, from - 1), of(life, k));
                if then > 0.0 { of(self.life, from - 1) * now / then } else { 0.0 }
            }
        }
    }
}

/// What was expected when assets were last written down or up: of a unit, of other business, and when.
#[derive(Clone, Copy)]
pub(super) struct Estimate {
    pub(super) each: f64,
    pub(super) other: f64,
    pub(super) step: i64,
}

/// What stood at the end of the step before.
#[derive(Clone, Copy, Default)]
pub(super) struct Ends {
    pub(super) capacity: f64,
    pub(super) in_use: f64,
    pub(super) charges: f64,
    pub(super) waiting_cost: f64,
    pub(super) required: f64,
    pub(super) assets: f64,
}

#[derive(Default)]
pub(super) struct Builder {
    pub(super) name: String,
    pub(super) own: Table,
    pub(super) landlord: bool,
    pub(super) equipment: Vec<Cohort>,
    pub(super) sites: Vec<Cohort>,
    pub(super) ordered: Vec<Cohort>,
    pub(super) ordered_sites: Vec<Cohort>,
    pub(super) earmarked: Vec<(i64, f64)>,
    /// What partners pay of the sites on order; leased sites and partners' rents by their end.
    pub(super) partners: Vec<(i64, f64)>,
    pub(super) leased: Vec<(i64, f64)>,
    pub(super) rents: Vec<(i64, f64)>,
    /// Delivered without a site: capacity, sites needed, cost.
    pub(super) waiting: [f64; 3],
    /// Sites with power, in the queue for it, and late with the date of joining it.
    pub(super) energised: f64,
    pub(super) queue: f64,
    pub(super) late: Vec<(i64, f64)>,
    /// Site units of equipment and of sites that the grid lets it order.
    pub(super) allowed: [f64; 2],
    pub(super) rented: f64,
    pub(super) let_out: f64,
    pub(super) offered: f64,
    pub(super) spare: f64,
    pub(super) before: Ends,
    pub(super) after: Ends,
    pub(super) contracted: f64,
    pub(super) contract_rate: f64,
    pub(super) log_m: f64,
    pub(super) log_m_before: f64,
    /// What has come to stay, or left: a part of what its target is.
    pub(super) come: f64,
    /// The plan where guidance ends, and what the industry sold then.
    pub(super) guided: (f64, f64),
    /// EBITDA of the last quarter and other business, a year.
    pub(super) earnings: f64,
    pub(super) other: f64,
    /// Wanted a year in the step before.
    pub(super) wanted: f64,
    pub(super) cash: f64,
    pub(super) debt: f64,
    pub(super) lent: f64,
    pub(super) tax_losses: f64,
    pub(super) last_depreciation: f64,
    pub(super) book: Vec<Line>,
    pub(super) site_book: Vec<Line>,
    /// Cost of what is under construction, and what of it is written off.
    pub(super) building: f64,
    pub(super) written_off: [f64; 2],
    pub(super) estimate: Option<Estimate>,
    /// Where vintages are tested alone, that above is of the sites' losses, and these of each vintage, by its step.
    pub(super) vintage_estimates: BTreeMap<i64, Estimate>,
    pub(super) project_estimate: Option<Estimate>,
    pub(super) held: f64,
    pub(super) sold_rent: f64,
    pub(super) defaulted: Option<i64>,
    pub(super) flows: Flows,
}

/// A customer on its way.
#[derive(Default)]
pub(super) struct Customer {
    pub(super) name: String,
    pub(super) own: Table,
    pub(super) revenue: f64,
    pub(super) mean_revenue: f64,
    pub(super) need: f64,
    pub(super) asks: f64,
    pub(super) work: f64,
    pub(super) contracted: f64,
    pub(super) contract_rate: f64,
    pub(super) cash: f64,
    /// Cash flow of the step before, a year, without new equity.
    pub(super) flow: f64,
    pub(super) failed: bool,
    pub(super) burned_share: f64,
    pub(super) funders: f64,
    pub(super) lacking: f64,
    pub(super) paid_in: f64,
    pub(super) flows: Flows,
}

/// One who holds claims.
#[derive(Default)]
pub(super) struct Holder {
    pub(super) name: String,
    pub(super) own: Table,
    pub(super) capital: f64,
    /// Of what its customers may ask it for, the part that it has.
    pub(super) able: f64,
    pub(super) failed: bool,
    pub(super) flows: Flows,
}

/// A claim.
pub(super) struct Exposure {
    pub(super) name: String,
    pub(super) own: Table,
    pub(super) kind: String,
    pub(super) holder: String,
    pub(super) on: String,
    pub(super) amount: f64,
}

/// A contract: its units, price and end as they are now and as they were signed, and whether it was cut.
#[derive(Clone)]
pub(super) struct Deal {
    pub(super) name: String,
    pub(super) own: Table,
    pub(super) units: f64,
    pub(super) price: f64,
    pub(super) end: f64,
    pub(super) signed: (f64, f64, f64),
    pub(super) cut: bool,
}

/// Sum over cohorts of what is there at the end of a step.
pub(super) fn there(cohorts: &[Cohort], life: Lag, k: i64, of: impl Fn(&Cohort) -> f64) -> f64 {
    cohorts.iter().map(|z| of(z) * life.left(k - z.k)).sum()
}

/// Puts an amount where a lag takes it.
pub(super) fn push(list: &mut Vec<(i64, f64)>, k: i64, lag: Lag, amount: f64) {
    list.extend(lag.due(k).map(|(due, share)| (due, share * amount)));
}

pub(super) fn sum(list: &[(i64, f64)]) -> f64 {
    list.iter().map(|entry| entry.1).sum()
}

pub(super) fn push_cohort(list: &mut Vec<Cohort>, k: i64, lag: Lag, order: Cohort) {
    list.extend(lag.due(k).map(|(due, share)| order.part(due, share)));
}

impl Cohort {
    pub(super) fn part(self, k: i64, share: f64) -> Self {
        let Self { units, sites, cost, .. } = self;
        Self { k, units: share * units, sites: share * sites, cost: share * cost }
    }
}

/// Posts a flow.
pub(super) fn post(flows: &mut Flows, name: &'static str, amount: f64) {
    *flows.entry(name).or_default() += amount;
}

pub(super) fn posted(flows: &Flows, name: &str) -> f64 {
    flows.get(name).copied().unwrap_or(0.0)
}

impl Builder {
    pub(super) fn capacity(&self, fixed: &Fixed, k: i64) -> f64 {
        there(&self.equipment, fixed.life, k, |z| z.units)
    }

    pub(super) fn in_use(&self, fixed: &Fixed, k: i64) -> f64 {
        there(&self.equipment, fixed.life, k, |z| z.sites)
    }

    pub(super) fn own_sites(&self, fixed: &Fixed, k: i64) -> f64 {
        there(&self.sites, fixed.site_life, k, |z| z.sites)
    }

    /// Needed by what waits and is on order.
    pub(super) fn to_come(&self) -> f64 {
        self.waiting[1] + self.ordered.iter().map(|z| z.sites).sum::<f64>()
    }

    pub(super) fn sites_to_come(&self) -> f64 {
        self.ordered_sites.iter().map(|z| z.sites).sum()
    }

    /// Sites, built and on order, that nothing needs.
    pub(super) fn free(&self, fixed: &Fixed, k: i64) -> f64 {
        let here = self.own_sites(fixed, k) + sum(&self.leased) - self.in_use(fixed, k);
        (here + self.sites_to_come() - self.to_come() - sum(&self.earmarked)).max(0.0)
    }

    /// Cost of all that is ordered or waits.
    pub(super) fn under_construction(&self) -> f64 {
        let ordered = self.ordered.iter().chain(&self.ordered_sites).map(|z| z.cost);
        ordered.sum::<f64>() + self.waiting[2]
    }
}
