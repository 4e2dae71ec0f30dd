//! Held for sale: a share of a builder's assets in service that goes to partners, who let it back.
//!
//! ```text
//! in the step of `date`: the share `share` of the carrying amount comes down to the lower of carrying
//!     amount and fair value less costs to sell (a write-down), and is depreciated no longer
//! `delay` years later:   that amount comes in;   rent x that amount a year is due, for `term` years
//! ```
//!
//! ASC 360-10-45 and IFRS 5. The capacity stays in service: the builder leases it back.

use super::{Mechanism, Process, Reading, Starting, builder::Builder, state::State};
use crate::{
    math::select,
    random::{Column, LANES, fill},
    scenario::table,
};

table! {
    /// Assets that are put up for sale and leased back.
    ["held for sale", "zum Verkauf Stehendes"]
    HeldForSale / HeldForSaleColumns in "held_for_sale" {
        parameters {
            /// Share of the assets in service that is put up for sale.
            ["share put up for sale", "zum Verkauf stehender Anteil"]
            share: Some(0.0), "share", 0.0, 1.0, "ASSUMPTION: none";
            /// Date on which they are.
            ["date of classification", "Zeitpunkt der Einstufung"]
            date: Some(2025.0), "year", 1700.0, 2200.0, "scenario";
            /// Time until they are sold.
            ["time until the sale", "Zeit bis zum Verkauf"]
            delay: Some(1.0), "years", 0.01, 10.0, "within a year, as ASC 360-10-45 and IFRS 5 ask (A)";
            /// Rent for their use after the sale, over the price.
            ["rent after the sale", "Miete nach dem Verkauf"]
            rent: Some(0.18), "share a year", 0.0, 1.0, "ASSUMPTION: 9 % for the buyers over eight years";
            /// How long that rent runs.
            ["term of the leaseback", "Laufzeit der Rückmiete"]
            term: Some(8.0), "years", 0.25, 60.0, "ASSUMPTION: between the lives of equipment and of sites";
        }
        series {}
        choices {}
    }
}

struct Sales(Vec<HeldForSale>);

impl HeldForSale {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        let all: Vec<Self> = reading.per_builder();
        let mut told: Vec<[&str; 2]> = Vec::new();
        for (builder, own) in reading.builders().iter().zip(&all) {
            let names = [&own.date, &own.delay].map(|own| own.name.as_str());
            // What the industry says it says once.
            if !own.share.is_zero() && !told.contains(&names) {
                own.doubt_dates(reading, builder, !told.iter().any(|[date, _]| *date == names[0]));
                told.push(names);
            }
        }
        Box::new(Sales(all))
    }

    /// Tells of a date on which nothing is put up for sale, unless that has been told, and of a sale after the run.
    fn doubt_dates(&self, reading: &mut Reading<'_>, builder: &Builder, is_new: bool) {
        let [start, end] = reading.dates();
        if is_new {
            let place = reading.place_of("held_for_sale", "date", Some(builder));
            reading.doubt_date(&self.date, place, [start, end], "nothing is put up for sale");
        }
        let [earliest, last] = self.date.nearly_all();
        if earliest < end && last >= start {
            let place = reading.place_of("held_for_sale", "delay", Some(builder));
            reading.doubt_wait(&self.delay, place, earliest, "nothing is sold");
        }
    }
}

impl Mechanism for Sales {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let sample =
            |table: &HeldForSale| One { values: table.sample(&starting.sampler), rent: fill(0.0) };
        Box::new(HeldForSaleProcess(self.0.iter().map(sample).collect()))
    }
}

struct One {
    values: HeldForSaleColumns,
    /// Rent for what has been sold, a year.
    rent: Column,
}

struct HeldForSaleProcess(Vec<One>);

impl Process for HeldForSaleProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { flows, clock, builders, .. } = state;
        let (from, until) = (clock.date - 1e-6, clock.date + clock.dt - 1e-6);
        let now = |date: f64| (from..until).contains(&date);
        for (one, builder) in self.0.iter_mut().zip(builders) {
            let (own, flow, values) = (&mut builder.levels, &mut builder.flows, &one.values);
            for i in 0..LANES {
                flow.offered_share[i] = select(now(values.date[i]), values.share[i], 0.0);
                let sold = now(values.date[i] + values.delay[i].max(clock.dt));
                let proceeds = select(sold, own.held_for_sale[i], 0.0);
                own.held_for_sale[i] -= proceeds;
                one.rent[i] += values.rent[i] * proceeds;
                let over = values.date[i] + values.delay[i].max(clock.dt) + values.term[i];
                one.rent[i] *= select(now(over), 0.0, 1.0);
                own.sold_rent[i] = one.rent[i];
                flow.sale_proceeds[i] = proceeds;
                flows.sale_proceeds[i] += proceeds;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    #[test]
    fn the_price_comes_after_the_delay_and_rent_runs_from_then() {
        let text = "[held_for_sale]\nshare = 0.3\ndate = 2025.5\ndelay = 0.5\nrent = 0.1\nterm = 1\n\
                    [[builder]]\nname = \"A\"\nplan = 1\nshare = 1\n";
        let mut market = testing::Bench::new(text);
        market.state.counts_cash = true;
        let mut process = market.start(HeldForSale::mechanism);
        let mut seen = Vec::new();
        for quarter in 0..6 {
            market.state.clock.date = 2025.0 + 0.25 * f64::from(quarter);
            market.step(&mut *process);
            let builder = &mut market.state.builders[0];
            seen.push((builder.flows.offered_share[0], builder.flows.sale_proceeds[0]));
            if quarter == 2 {
                builder.levels.held_for_sale = fill(50.0);
            }
        }
        let due = [(0.0, 0.0), (0.0, 0.0), (0.3, 0.0), (0.0, 0.0), (0.0, 50.0), (0.0, 0.0)];
        assert_eq!(seen, due);
        let rent = |market: &testing::Bench| market.state.builders[0].levels.sold_rent[0];
        assert!((rent(&market) - 5.0).abs() < 1e-12);
        assert!((market.state.builders[0].levels.cash[0] - 50.0).abs() < 1e-12);
        market.state.clock.date = 2027.0;
        market.step(&mut *process);
        assert!(rent(&market).abs() < 1e-12);
    }
}
