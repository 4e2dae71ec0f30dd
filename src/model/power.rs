//! Power: a site that is built can be used once the grid has energised it.
//!
//! ```text
//! delivered sites, late by delay_years with probability delay_share, join their builder's queue
//! energised = min(queue, queue over all queues x additions dt)
//! ```
//!
//! First come, first served within a builder; between builders the grid's additions are shared by
//! the length of the queues. Additions that nobody waits for lapse. Equipment whose site is not
//! energised waits, paid for and idle. With ample additions and no delays all is as without this
//! table. Where sites end their life or lease while others queue, the energised end first.

use super::{
    Mechanism, Process, Reading, Starting,
    plan::Plan,
    ring::{Lag, Ring},
    state::{BuilderLevels, State},
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
        let additions = Plan::new(&additions_of(&table), reading.run);
        Box::new(Powers { table, additions })
    }
}

fn additions_of(table: &Power) -> Series {
    table.additions.clone()
}

impl Mechanism for Powers {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.table.sample(&starting.sampler);
        let clock = starting.state.clock;
        let delay = Lag::new(&values.delay_years, clock.dt);
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
