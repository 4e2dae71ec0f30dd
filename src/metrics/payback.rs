//! Payback of each year's spending: what the equipment of a year brings back of what it cost.
//!
//! All capacity sells alike, so a unit ordered in step k with the footprint f earns, from its delivery a lag later to the
//! end of its life, `[(1 - overhead) revenue / K~ - f (h_c + rent)] dt` in each step: `rent` is what lets the owner of a
//! site earn the cost of capital, `s (1 + r)^ls / a(r, 0, Ls)`. Sums run by step, from the middle of that of the order.

use crate::{
    math::{annuity, pow, select},
    model::{Batch, state::State},
    random::{Column, LANES, fill},
};

#[cfg(test)]
mod tests;

/// What steps tell of the equipment that is bought and of what equipment earns.
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    /// What a capacity unit has earned before the cash cost of its sites, from the start to the end of each step.
    pub(super) earned: Vec<Column>,
    /// Capacity ordered in each step, the site units that it needs, what it costs.
    pub(super) bought: Vec<[Column; 3]>,
    /// The row of a history that each step belongs to.
    pub(super) rows: Vec<usize>,
    pub(super) terms: Terms,
}

/// What each path knows of equipment and sites; times in steps, money a step.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    pub(super) lag: Column,
    pub(super) life: Column,
    pub(super) site_life: Column,
    pub(super) site_cost: Column,
    /// Cash cost and rent of a site unit.
    pub(super) cash_cost: Column,
    pub(super) rent: Column,
}

/// What one year's spending on equipment brings.
#[derive(Clone, Debug)]
pub(super) struct Payback {
    /// Money back for a unit of money, as far as the horizon shows; infinite where none is spent.
    pub(super) money_back: Column,
    /// The same where its sites are bought with it, and worth what is left of their life at its end.
    pub(super) owned: Column,
    /// The year at whose end the money is back; infinite where it is not within the horizon.
    pub(super) year: Column,
    /// 1 where it is not back, and equipment lives on beyond the horizon.
    pub(super) open: Column,
}

impl Ledger {
    pub(super) const fn new() -> Self {
        let terms = Terms {
            lag: fill(1.0),
            life: fill(1.0),
            site_life: fill(1.0),
            site_cost: fill(0.0),
            cash_cost: fill(0.0),
            rent: fill(0.0),
        };
        Self { earned: Vec::new(), bought: Vec::new(), rows: Vec::new(), terms }
    }

    pub(super) fn begin(&mut self, batch: &Batch) {
        let (terms, dt, steps) =
            (&batch.state.terms, batch.state.clock.dt, batch.state.clock.steps);
        let own = &mut self.terms;
        for i in 0..LANES {
            own.lag[i] = terms.equipment_lag[i] / dt;
            own.life[i] = terms.equipment_life[i] / dt;
            own.site_life[i] = terms.site_life[i] / dt;
            own.site_cost[i] = terms.site_cost[i];
            own.cash_cost[i] = terms.cash_cost[i] * dt;
            let r = terms.cost_of_capital[i];
            let worth = terms.site_cost[i] * pow(1.0 + r, terms.site_lag[i]);
            own.rent[i] = worth / annuity(r, 0.0, terms.site_life[i]) * dt;
        }
        self.earned.reserve_exact(steps + 1);
        self.bought.reserve_exact(steps);
        self.rows.reserve_exact(steps);
        self.earned.push(fill(0.0));
    }

    #[inline(always)]
    pub(super) fn observe(&mut self, state: &State, row: usize) {
        let State { terms, levels, flows, .. } = state;
        let mut earned = self.earned[self.earned.len() - 1];
        let mut bought =
            [state.total(|builder| &builder.flows.ordered), fill(0.0), flows.equipment_spending];
        for i in 0..LANES {
            let kept = (1.0 - terms.overhead[i]) * flows.revenue[i];
            earned[i] += kept / levels.mean_capacity[i].max(1e-12);
            bought[1][i] = bought[0][i] * levels.mean_footprint[i];
        }
        self.earned.push(earned);
        self.bought.push(bought);
        self.rows.push(row);
    }

    /// What a capacity unit has earned until a time, in steps from the start.
    #[inline(always)]
    fn until(&self, times: &Column) -> Column {
        let mut found = fill(0.0);
        if alike(times) {
            let (step, part) = self.place(times[0]);
            let (low, high) = (&self.earned[step], &self.earned[step + 1]);
            for i in 0..LANES {
                found[i] = low[i] + part * (high[i] - low[i]);
            }
            return found;
        }
        // Looking up is no vector work.
        for i in 0..LANES {
            let (step, part) = self.place(times[i]);
            let (low, high) = (self.earned[step][i], self.earned[step + 1][i]);
            found[i] = low + part * (high - low);
        }
        found
    }

    /// The step of a time, and how far it is into it.
    #[inline(always)]
    fn place(&self, time: f64) -> (usize, f64) {
        let last = self.earned.len() - 1;
        let time = time.min(last as f64);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
        let step = (time as usize).min(last - 1);
        (step, time - step as f64)
    }
}

/// Whether a number is the same on all paths.
#[inline(always)]
fn alike(column: &Column) -> bool {
    let mut alike = true;
    for value in column {
        alike &= value.to_bits() == column[0].to_bits();
    }
    alike
}

/// The smallest and the largest number of a column.
#[inline(always)]
fn ends_of(column: &Column) -> [f64; 2] {
    let (mut low, mut high) = (column[0], column[0]);
    for value in column {
        (low, high) = (low.min(*value), high.max(*value));
    }
    [low, high]
}

/// A step's equipment: when it is in service, and what a unit of capacity had earned by then.
struct Cohort {
    from: Column,
    to: Column,
    earned_from: Column,
    earned_to: Column,
}

impl Cohort {
    #[inline(always)]
    fn of(ledger: &Ledger, step: usize) -> Self {
        let mut own =
            Self { from: fill(0.0), to: fill(0.0), earned_from: fill(0.0), earned_to: fill(0.0) };
        for i in 0..LANES {
            own.from[i] = step as f64 + 0.5 + ledger.terms.lag[i];
            own.to[i] = own.from[i] + ledger.terms.life[i];
        }
        own.earned_from = ledger.until(&own.from);
        own.earned_to = ledger.until(&own.to);
        own
    }

    /// Adds what units of it that need sites have brought by the end of a step.
    #[inline(always)]
    fn bring(&self, back: &mut Column, end: usize, ledger: &Ledger, [units, sites]: [&Column; 2]) {
        let (earned, terms) = (&ledger.earned[end], &ledger.terms);
        for i in 0..LANES {
            let (margin, served) = self.served(end as f64, earned[i], i);
            let cost = terms.cash_cost[i] + terms.rent[i];
            back[i] += units[i] * margin - sites[i] * cost * served;
        }
    }

    /// What a capacity unit has earned in its service until the end of a step, and how long that is.
    #[inline(always)]
    fn served(&self, end: f64, earned: f64, i: usize) -> (f64, f64) {
        let earned = select(end >= self.to[i], self.earned_to[i], earned);
        let (served, earned) = (end.min(self.to[i]) - self.from[i], earned - self.earned_from[i]);
        (select(served > 0.0, earned, 0.0), select(served > 0.0, served, 0.0))
    }
}

/// The sums over a year's equipment.
struct Sums {
    paid: Column,
    sites: Column,
    /// What it has brought by the end of each year from its own on.
    back: Vec<Column>,
    /// At the horizon, what rent has cost, and what the sites would be worth.
    rent: Column,
    left: Column,
    open: Column,
}

/// Works out every whole year, from the first on, by the calendar years of a history's rows; nothing where no steps
/// were told.
#[inline(always)]
pub(super) fn all(dates: &[f64], first: usize, ledger: &Ledger) -> Vec<Payback> {
    let ends: Vec<usize> =
        (0..dates.len()).map(|row| ledger.rows.partition_point(|own| *own <= row)).collect();
    let mut paybacks = Vec::with_capacity(dates.len());
    for row in first..dates.len() {
        paybacks.push(of_year(dates, ledger, &ends, row));
    }
    paybacks
}

#[inline(always)]
fn of_year(dates: &[f64], ledger: &Ledger, ends: &[usize], row: usize) -> Payback {
    let none = fill(0.0);
    let back = vec![none; ends.len() - row];
    let mut sums = Sums { paid: none, sites: none, back, rent: none, left: none, open: none };
    for step in ends[row - 1]..ends[row] {
        sums.add(ledger, &ends[row..], step);
    }
    sums.payback(dates, ledger, row)
}

impl Sums {
    #[inline(always)]
    fn add(&mut self, ledger: &Ledger, ends: &[usize], step: usize) {
        let (terms, cohort) = (&ledger.terms, Cohort::of(ledger, step));
        let [units, sites, paid] = &ledger.bought[step];
        let ([first, _], [_, last]) = (ends_of(&cohort.from), ends_of(&cohort.to));
        // All that it will ever have brought, once it has left service on every path.
        let mut whole: Option<Column> = None;
        for (back, end) in self.back.iter_mut().zip(ends) {
            if (*end as f64) <= first {
                continue;
            }
            if (*end as f64) < last {
                cohort.bring(back, *end, ledger, [units, sites]);
                continue;
            }
            let brought = whole.get_or_insert_with(
                #[inline(always)]
                || {
                    let mut brought = fill(0.0);
                    cohort.bring(&mut brought, *end, ledger, [units, sites]);
                    brought
                },
            );
            for i in 0..LANES {
                back[i] += brought[i];
            }
        }
        let horizon = ledger.bought.len();
        for i in 0..LANES {
            let (_, served) = cohort.served(horizon as f64, 0.0, i);
            let left = (1.0 - served / terms.site_life[i]).max(0.0);
            self.paid[i] += paid[i];
            self.sites[i] += sites[i] * terms.site_cost[i];
            self.rent[i] += sites[i] * terms.rent[i] * served;
            self.left[i] += sites[i] * terms.site_cost[i] * left;
            let lives_on = select(cohort.to[i] > horizon as f64 + 1e-9, 1.0, self.open[i]);
            self.open[i] = select(units[i] > 0.0, lives_on, self.open[i]);
        }
    }

    #[inline(always)]
    fn payback(self, dates: &[f64], ledger: &Ledger, row: usize) -> Payback {
        let mut year = fill(f64::INFINITY);
        for (later, back) in self.back.iter().enumerate().rev() {
            for i in 0..LANES {
                // Nothing is back of nothing.
                let there = select(self.paid[i] > 0.0, back[i], f64::NEG_INFINITY) >= self.paid[i];
                year[i] = select(there, dates[row + later], year[i]);
            }
        }
        let (mut money_back, mut owned, mut open) = (fill(0.0), fill(0.0), fill(0.0));
        let back = self.back.last().unwrap_or(&ledger.terms.rent);
        for i in 0..LANES {
            money_back[i] = back[i] / self.paid[i].max(f64::MIN_POSITIVE);
            let all = self.paid[i] + self.sites[i];
            owned[i] = (back[i] + self.rent[i] + self.left[i]) / all.max(f64::MIN_POSITIVE);
            let bought = self.paid[i] > 0.0;
            money_back[i] = select(bought, money_back[i], f64::INFINITY);
            owned[i] = select(bought, owned[i], f64::INFINITY);
            open[i] = select(year[i].is_finite(), 0.0, self.open[i]);
        }
        Payback { money_back, owned, year, open }
    }
}

impl Payback {
    /// What is known before the run is over.
    pub(super) const NOTHING: Self = Self {
        money_back: fill(f64::INFINITY),
        owned: fill(f64::INFINITY),
        year: fill(f64::INFINITY),
        open: fill(0.0),
    };
}
