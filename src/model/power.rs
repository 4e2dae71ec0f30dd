//! Power: a site that is built can be used once the grid has energised it.
//!
//! ```text
//! delivered sites, late by delay_years with probability delay_share, join their builder's queue
//! energised = min(queue, queue over all queues x additions dt)
//! A(y)      = additions over the next y years, which builders who heed the grid order by (`connection.rs`)
//! ```
//!
//! First come, first served within a builder; between builders the grid's additions are shared by
//! the length of the queues. Additions that nobody waits for lapse. Equipment whose site is not
//! energised waits, paid for and idle. With ample additions and no delays all is as without this
//! table. Where sites end their life or lease while others queue, the energised end first.

use super::{
    Mechanism, Process, Reading, Starting,
    plan::Plan,
    state::{BuilderLevels, Clock, Lag, Ring, State},
};
use crate::{
    math::select,
    random::{Column, Draws, LANES, fill},
    scenario::{Series, table},
};

table! {
    /// The grid: how many new sites can be energised.
    ["power", "Netzanschlüsse"]
    Power / PowerColumns in "power" {
        parameters {
            /// Share of deliveries that the grid connects late.
            ["connections that come late", "verspätete Netzanschlüsse"]
            delay_share: Some(0.4), "share", 0.0, 1.0, "26 % in 2025, 30 to 50 % in 2026: Sightline (B)";
            /// Factor on the sites that the grid can energise.
            ["factor on grid connections", "Faktor auf die Netzanschlüsse"]
            additions_factor: Some(1.0), "ratio", 0.0, 20.0, "1: as they are written; a choice";
            /// How late these are.
            ["delay of a late connection", "Verspätung eines Netzanschlusses"]
            delay_years: Some(1.0), "years", 0.01, 10.0, "queues of 3 to 7 years, begun before building (B); ASSUMPTION";
            /// How long builders let a finished site wait for the grid: they order no more than it can connect by then. At 100 the grid stops no order.
            ["wait for the grid that builders accept", "hingenommene Wartezeit auf das Netz"]
            accepted_wait: Some(100.0), "years", 0.0, 100.0,
                "ASSUMPTION: half a year to two years, as sites for 2028 were sold out in 2024 (seed article 000, B); nobody looks unless given";
            /// The same of equipment, which ages while it waits; of no use where the grid stops no order.
            ["wait for the grid of delivered equipment", "hingenommene Wartezeit gelieferter Anlagen"]
            equipment_wait: Some(0.0), "years", 0.0, 20.0, "ASSUMPTION: none, or weeks: a month costs a thirtieth of its price";
        }
        series {
            /// Sites that the grid can energise.
            ["sites that the grid can energise", "mögliche Netzanschlüsse"]
            additions: None, "site units a year", 0.0, 1e9, "scenario";
        }
        choices {}
    }
}

struct Powers {
    table: Power,
    additions: Plan,
}

impl Power {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        let table: Self = reading.table();
        if !table.delay_share.is_zero() {
            let place = reading.place_of("power", "delay_years", None);
            let start = reading.run.start;
            reading.doubt_wait(&table.delay_years, place, start, "no late connection comes");
        }
        let additions = Plan::new(&additions_of(&table), reading.run);
        Box::new(Powers { table, additions })
    }
}

fn additions_of(table: &Power) -> Series {
    table.additions.clone()
}

impl Mechanism for Powers {
    fn check(&self, reading: &mut Reading<'_>) {
        let pair = (&self.table.additions, &self.table.additions_factor);
        reading.check_factor(("power", "additions"), "power.additions", pair);
    }

    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.table.sample(&starting.sampler);
        let clock = starting.state.clock;
        let delay = Lag::new(&values.delay_years, clock.dt);
        let heeded = values.accepted_wait.iter().any(|years| *years < UNHEEDED);
        starting.state.heeds_grid = heeded;
        let ahead = if heeded { Ahead::new(&self.additions, &clock) } else { Ahead::NOTHING };
        let queues = starting.builders.iter().map(|builder| Queue {
            late: Ring::new(delay.longest(), clock.steps),
            event: starting.draws(&format!("power.{}.delay", builder.name)),
        });
        Box::new(PowerProcess {
            queues: queues.collect(),
            delay_share: values.delay_share,
            factor: values.additions_factor,
            delay,
            additions: self.additions.clone(),
            accepted_wait: values.accepted_wait,
            equipment_wait: values.equipment_wait,
            ahead,
        })
    }
}

struct Queue {
    /// Sites delivered late to the queue, by step.
    late: Ring<1>,
    event: Draws,
}

impl Queue {
    /// Sites that end their life or lease are the oldest, and the oldest are energised; where more end than
    /// are, the rest leaves the queue, last those whose connection is late.
    #[inline(always)]
    fn leave(&mut self, own: &mut BuilderLevels, delivered: &Column) {
        let (mut kept, mut some) = (fill(1.0), false);
        for i in 0..LANES {
            // The fleet and the leases have counted what they delivered as energised.
            let short = (delivered[i] - own.energised[i]).max(0.0);
            own.energised[i] = own.energised[i].max(delivered[i]);
            let waiting = own.power_queue[i];
            own.power_queue[i] = (waiting - short).max(0.0);
            let beyond = (short - waiting).max(0.0);
            let left = (own.power_delayed[i] - beyond).max(0.0);
            let lost = beyond > 0.0 && own.power_delayed[i] > 0.0;
            kept[i] = select(lost, left / own.power_delayed[i].max(1e-300), 1.0);
            own.power_delayed[i] = left;
            some |= lost;
        }
        if some {
            self.late.scale(&kept);
        }
    }
}

struct PowerProcess {
    queues: Vec<Queue>,
    delay_share: Column,
    factor: Column,
    delay: Lag,
    additions: Plan,
    accepted_wait: Column,
    equipment_wait: Column,
    ahead: Ahead,
}

/// Years of waiting from which on the grid stops no order.
pub(super) const UNHEEDED: f64 = 100.0;

/// What the grid adds from the start of the run to the end of each step, and a little beyond the run.
struct Ahead(Vec<f64>);

impl Ahead {
    const NOTHING: Self = Self(Vec::new());

    fn new(additions: &Plan, clock: &Clock) -> Self {
        let mut sum = 0.0;
        let years = clock.steps as f64 * clock.dt + 2.0 * UNHEEDED;
        let steps = (0..).take_while(|step| f64::from(*step) * clock.dt <= years);
        let mut totals = vec![0.0];
        totals.extend(steps.map(|step: i32| {
            sum += additions.at(step.unsigned_abs() as usize) * clock.dt;
            sum
        }));
        Self(totals)
    }

    /// What it adds in so many steps after a step has ended, with parts of a step.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
    fn after(&self, step: usize, steps: f64) -> f64 {
        let until = |ahead: f64| {
            let end = (step + 1) as f64 + ahead;
            let whole = (end.floor() as usize).min(self.0.len() - 2);
            self.0[whole] + (end - whole as f64).min(1.0) * (self.0[whole + 1] - self.0[whole])
        };
        until(steps) - until(0.0)
    }
}

impl PowerProcess {
    /// Tells builders what the grid will connect while equipment, or a site and as long as it may wait, is under way.
    fn look_ahead(&self, state: &mut State) {
        let State { clock, lags, levels, .. } = state;
        for i in 0..LANES {
            let soon = lags.equipment.steps(i) + self.equipment_wait[i] / clock.dt;
            let late = lags.site.steps(i) + self.accepted_wait[i] / clock.dt;
            levels.ready_within[i] = soon * clock.dt;
            levels.connected_soon[i] = self.factor[i] * self.ahead.after(clock.step, soon);
            let later = self.factor[i] * self.ahead.after(clock.step, late);
            levels.connected_later[i] =
                select(self.accepted_wait[i] < UNHEEDED, later, f64::INFINITY);
        }
    }
}

impl Process for PowerProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let now = state.clock.step;
        for (queue, builder) in self.queues.iter_mut().zip(&mut state.builders) {
            let event = queue.event.event();
            let own = &mut builder.levels;
            queue.leave(own, &builder.flows.delivered_sites);
            let mut late = fill(0.0);
            for i in 0..LANES {
                let delivered = builder.flows.delivered_sites[i];
                late[i] = select(event[i] < self.delay_share[i], delivered, 0.0);
            }
            queue.late.add(now, &self.delay, [&late]);
            let [come] = queue.late.take(now, &self.delay);
            for i in 0..LANES {
                builder.levels.power_delayed[i] += late[i] - come[i];
                builder.levels.power_queue[i] +=
                    builder.flows.delivered_sites[i] - late[i] + come[i];
            }
        }
        if state.heeds_grid {
            self.look_ahead(state);
        }
        let waiting = state.total(|builder| &builder.levels.power_queue);
        let planned = self.additions.at(now) * state.clock.dt;
        let grid = self.factor.map(|factor| planned * factor);
        state.levels.power_queue = fill(0.0);
        for builder in &mut state.builders {
            let own = &mut builder.levels;
            for i in 0..LANES {
                let share = select(waiting[i] > grid[i], grid[i] / waiting[i].max(1e-300), 1.0);
                let energised = own.power_queue[i] * share;
                own.power_queue[i] -= energised;
                // The fleet has counted the delivery as energised; what was not is taken back.
                own.energised[i] += energised - builder.flows.delivered_sites[i];
                state.levels.power_queue[i] += own.power_queue[i] + own.power_delayed[i];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    fn market(text: &str) -> (testing::Bench, Box<dyn Process>) {
        let builders = "[[builder]]\nname = \"A\"\nplan = 1\nshare = 0.5\n[[builder]]\nname = \"B\"\nplan = 1\nshare = 0.5\n";
        let mut market = testing::Bench::new(&format!("{text}\n{builders}"));
        let process = market.start(Power::mechanism);
        (market, process)
    }

    /// Delivers sites as the fleet does, then lets the grid act.
    fn deliver(market: &mut testing::Bench, process: &mut dyn Process, sites: [f64; 2]) {
        market.state.clear_flows();
        for (builder, sites) in market.state.builders.iter_mut().zip(sites) {
            builder.flows.delivered_sites = fill(sites);
            builder.levels.energised[0] += sites;
        }
        market.act(&mut *process);
        market.state.clock.step += 1;
    }

    #[test]
    fn the_queue_delays_sites_and_loses_none() {
        let (mut market, mut process) = market("[power]\nadditions = 8\ndelay_share = 0");
        deliver(&mut market, &mut *process, [3.0, 1.0]);
        let energised = |market: &testing::Bench| {
            [0, 1].map(|b: usize| market.state.builders[b].levels.energised[0])
        };
        // Two units a quarter, shared three to one.
        assert_eq!(energised(&market).map(f64::to_bits), [1.5, 0.5].map(f64::to_bits));
        deliver(&mut market, &mut *process, [0.0, 0.0]);
        assert_eq!(energised(&market).map(f64::to_bits), [3.0, 1.0].map(f64::to_bits));
        assert!(market.state.levels.power_queue[0].abs() < 1e-12);
    }

    /// Eight a year, sixteen from 2026 on: what comes in the half year and in the two years after the first quarter.
    #[test]
    fn builders_see_what_the_grid_will_connect() {
        let keys = "additions = [[2025, 4], [2026, 8]]\nadditions_factor = 2\naccepted_wait = 0.5\nequipment_wait = 0.3";
        let (mut market, mut process) = market(&format!("[power]\n{keys}"));
        assert!(market.state.heeds_grid);
        market.set_lags([0.2, 1.5, 4.0, 20.0]);
        deliver(&mut market, &mut *process, [0.0, 0.0]);
        let levels = &market.state.levels;
        // A lag is a quarter at least: to 2025.8 with the wait.
        assert!((levels.ready_within[0] - 0.55).abs() < 1e-12);
        assert!((levels.connected_soon[0] - 0.55 * 8.0).abs() < 1e-12);
        assert!((levels.connected_later[0] - (0.75 * 8.0 + 1.25 * 16.0)).abs() < 1e-12);
    }

    #[test]
    fn late_connections_come_after_their_delay() {
        let (mut market, mut process) =
            market("[power]\nadditions = 1000\ndelay_share = 1\ndelay_years = 0.5");
        deliver(&mut market, &mut *process, [4.0, 0.0]);
        assert!(market.state.builders[0].levels.energised[0].abs() < 1e-12);
        deliver(&mut market, &mut *process, [0.0, 0.0]);
        deliver(&mut market, &mut *process, [0.0, 0.0]);
        assert!((market.state.builders[0].levels.energised[0] - 4.0).abs() < 1e-12);
    }
}
