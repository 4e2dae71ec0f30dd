//! Leases: sites that others own and builders have promised to pay for.
//!
//! ```text
//! leased sites += additions dt, for `term` years;   payment = (charge leased + partners' rent) dt
//! commitments   = charge term (additions still to begin)      not discounted, on no balance sheet
//! partners bear the share partner_share of new sites and get partner_rent of it a year,
//! from delivery for the life of the site
//! ```
//!
//! A lease that has not begun is a promise that no balance sheet shows; on its date it brings sites and
//! a fixed charge. In a co-development partners own a share of the sites: the builder spends less and
//! pays rent instead.

use super::{
    Mechanism, Process, Reading, Starting,
    plan::Plan,
    state::{Lag, Ring, State},
};
use crate::{
    random::{Column, LANES, any, fill},
    scenario::table,
};

table! {
    /// Sites leased from outside the industry, and sites shared with partners.
    ["leases", "Mietverträge"]
    Lease / LeaseColumns in "lease" {
        parameters {
            /// Payment for a leased site.
            ["payment for a leased site", "Miete eines Standorts"]
            charge: Some(2.2), "bn per site unit and year", 0.0, 1e4,
                "Oracle pays 13 to 16.5 bn a year for 248 bn over 15 to 19 years (B); an eighth of a site of 18 bn: ASSUMPTION";
            /// Length of a lease.
            ["length of a lease", "Laufzeit der Mietverträge"]
            term: Some(15.0), "years", 0.25, 60.0, "15 to 19 years: Oracle, ai_commitments (B)";
            /// Factor on the leased sites that begin.
            ["factor on new leases", "Faktor auf neue Mietverträge"]
            additions_factor: Some(1.0), "ratio", 0.0, 20.0, "1: as they are written; a choice";
            /// Share of the cost of new sites that partners bear.
            ["share of new sites that partners pay", "Anteil der Partner an neuen Standorten"]
            partner_share: Some(0.0), "share", 0.0, 0.95, "ASSUMPTION: none; 0.8 at Meta's Hyperion: ai_debt_terms (B)";
            /// What partners get for it.
            ["partners' return", "Entgelt der Partner"]
            partner_rent: Some(0.09), "share a year", 0.0, 0.5,
                "6.58 % to bondholders of Hyperion (B), more to the owners: ASSUMPTION";
        }
        series {
            /// Leased sites that begin.
            ["leased sites that begin", "neu gemietete Standorte"]
            additions: Some(0.0), "site units a year", 0.0, 1e9, "ASSUMPTION: none";
        }
        choices {}
    }
}

struct Leases {
    each: Vec<Lease>,
    additions: Vec<Plan>,
}

impl Lease {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        let each = reading.per_builder::<Self>();
        let additions = each.iter().map(|table| Plan::new(&table.additions, reading.run)).collect();
        Box::new(Leases { each, additions })
    }
}

/// Sites that all lease within a year over those of the first fleet, above which a unit is taken for a slip: an ASSUMPTION,
/// wide (a fleet of 2025 that grows by half every year is a hundred times as large after twelve).
const MOST: f64 = 200.0;
/// The same of the first year, as plans are held against the fleet.
const TOLD: f64 = 15.0;

impl Leases {
    /// Refuses leases that no fleet could need: the keys of each may be plausible, what they make together is not.
    fn check_sizes(&self, reading: &mut Reading<'_>) {
        let run = reading.run;
        let fleet =
            ["fleet.initial_capacity", "fleet.initial_footprint"].map(|own| reading.median(own));
        let sites = fleet[0] * fleet[1];
        let leased =
            |own: &Lease, date: f64| own.additions.at(date) * own.additions_factor.median();
        let all = |date: f64| self.each.iter().map(|own| leased(own, date)).sum::<f64>();
        let times = |date: f64| all(date) / sites;
        let mut quarters = (0..4 * run.years).map(|quarter| run.start + quarter as f64 / 4.0);
        let odd = |date: &f64| times(*date) > if *date > run.start { MOST } else { TOLD };
        let Some(date) = quarters.find(odd).filter(|_| sites > 0.0) else { return };
        let by = |place: &usize| leased(&self.each[*place], date);
        let most = (0..self.each.len()).max_by(|a, b| by(a).total_cmp(&by(b)));
        let builder = most.map(|place| &reading.builders()[place]);
        let place = reading.place_of("lease", "additions", builder);
        let message = format!(
            "lease.additions: in {date} sites are leased at {:.0} a year, {:.0} times all sites of the first fleet ({sites:.4})",
            all(date),
            times(date)
        );
        if times(date) > MOST {
            reading.implausible(place, message);
        } else {
            reading.doubt(place, message + ": check the units");
        }
    }
}

impl Mechanism for Leases {
    fn check(&self, reading: &mut Reading<'_>) {
        for (builder, own) in reading.builders().iter().zip(&self.each) {
            let what = format!("builder.{}.lease.additions", builder.name);
            let pair = (&own.additions, &own.additions_factor);
            reading.check_factor(("lease", "additions"), &what, pair);
        }
        self.check_sizes(reading);
    }

    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let clock = starting.state.clock;
        let lives = starting.state.lags.site_life.clone();
        let mut builders = Vec::new();
        for (index, (table, plan)) in self.each.iter().zip(&self.additions).enumerate() {
            let values = table.sample(&starting.sampler);
            let term = Lag::new(&values.term, clock.dt);
            starting.state.builders[index].levels.partner_share = values.partner_share;
            let to_come = (0..clock.steps).map(|step| plan.at(step) * clock.dt).sum();
            let shares = any(&values.partner_share);
            // A builder with neither leases nor partners needs no room to remember them.
            let room =
                |used: bool, longest: usize| Ring::new(if used { longest } else { 1 }, clock.steps);
            builders.push(One {
                ending: room(to_come > 0.0, term.longest()),
                rents: room(shares, lives.longest()),
                idle: to_come == 0.0 && !shares,
                rent: fill(0.0),
                to_come,
                plan: plan.clone(),
                term,
                values,
            });
        }
        Box::new(LeaseProcess(builders))
    }
}

struct One {
    values: LeaseColumns,
    plan: Plan,
    term: Lag,
    /// Leased sites, by the step in which their lease ends.
    ending: Ring<1>,
    /// Partners' rents, by the step in which their sites end their life.
    rents: Ring<1>,
    /// Whether nothing is leased and no partner has a share.
    idle: bool,
    /// Partners' rents, a year.
    rent: Column,
    /// Leased sites still to begin within the horizon.
    to_come: f64,
}

struct LeaseProcess(Vec<One>);

impl Process for LeaseProcess {
    fn open(&mut self, state: &mut State) {
        for one in &self.0 {
            for i in 0..LANES {
                let to_come = one.to_come * one.values.additions_factor[i];
                let promised = to_come * one.values.charge[i] * one.values.term[i];
                state.levels.lease_commitments[i] += promised;
            }
        }
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { levels, flows, lags, clock, builders, .. } = state;
        levels.lease_commitments = fill(0.0);
        for (one, builder) in self.0.iter_mut().zip(builders) {
            if one.idle {
                continue;
            }
            let planned = one.plan.at(clock.step) * clock.dt;
            one.to_come = (one.to_come - planned).max(0.0);
            let begun = one.values.additions_factor.map(|factor| planned * factor);
            let [ended] = one.ending.take(clock.step, &one.term);
            one.ending.add(clock.step, &one.term, [&begun]);
            let [rent_ended] = one.rents.take(clock.step, &lags.site_life);
            let (own, flow, values) = (&mut builder.levels, &mut builder.flows, &one.values);
            let mut rent = fill(0.0);
            for i in 0..LANES {
                rent[i] = flow.delivered_partner_cost[i] * values.partner_rent[i];
                one.rent[i] += rent[i] - rent_ended[i];
                own.leased_sites[i] += begun[i] - ended[i];
                own.energised[i] += begun[i] - ended[i];
                flow.delivered_sites[i] += begun[i];
                let charge = own.leased_sites[i] * values.charge[i] + one.rent[i];
                let mean = 0.5 * (own.lease_charge[i] + charge);
                own.lease_charge[i] = charge;
                flow.lease_payment[i] += mean * clock.dt;
                flows.lease_payment[i] += flow.lease_payment[i];
                let to_come = one.to_come * values.additions_factor[i];
                levels.lease_commitments[i] += to_come * values.charge[i] * values.term[i];
            }
            one.rents.add(clock.step, &lags.site_life, [&rent]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    const BUILDER: &str = "[[builder]]\nname = \"A\"\nplan = 1\nshare = 1\n";

    #[test]
    fn a_lease_brings_sites_and_charges_for_its_term() {
        let text = "[lease]\nadditions = [[2025, 4], [2025.5, 0]]\ncharge = 3\nterm = 1\n";
        let mut market = testing::Bench::new(&format!("{text}{BUILDER}"));
        let mut process = market.start(Lease::mechanism);
        let mut seen = Vec::new();
        for _ in 0..7 {
            market.step(&mut *process);
            let builder = &market.state.builders[0];
            seen.push((builder.levels.leased_sites[0], builder.flows.lease_payment[0]));
        }
        // Charges are those of the mean over the step: leases begin and end evenly over it.
        let sites = [1.0, 2.0, 2.0, 2.0, 1.0, 0.0, 0.0];
        let charged = [0.5, 1.5, 2.0, 2.0, 1.5, 0.5, 0.0];
        let due: Vec<(f64, f64)> = sites.into_iter().zip(charged.map(|mean| mean * 0.75)).collect();
        assert_eq!(seen, due);
    }

    #[test]
    fn commitments_are_what_has_not_begun() {
        let text =
            "[lease]\nadditions = [[2025, 0], [2026, 4], [2027, 0]]\ncharge = 3\nterm = 10\n";
        let mut market = testing::Bench::new(&format!("{text}{BUILDER}"));
        let mut process = market.start(Lease::mechanism);
        market.step(&mut *process);
        assert!((market.state.levels.lease_commitments[0] - 120.0).abs() < 1e-12);
        (0..4).for_each(|_| market.step(&mut *process));
        assert!((market.state.levels.lease_commitments[0] - 90.0).abs() < 1e-12);
    }

    #[test]
    fn partners_are_paid_for_what_they_built() {
        let text = "[lease]\npartner_share = 0.8\npartner_rent = 0.1\n";
        let mut market = testing::Bench::new(&format!("{text}{BUILDER}"));
        let mut process = market.start(Lease::mechanism);
        assert!((market.state.builders[0].levels.partner_share[0] - 0.8).abs() < 1e-12);
        market.state.builders[0].flows.delivered_partner_cost = fill(40.0);
        market.act(&mut *process);
        assert!((market.state.builders[0].levels.lease_charge[0] - 4.0).abs() < 1e-12);
    }
}
