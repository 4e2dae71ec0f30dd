//! Segments of demand: parts of it that grow in a way of their own, and have no name on a bill.
//!
//! ```text
//! S      = share initial                                               at the start, a part of Q_0
//! ln S  += as ln Q_0, with g and room of its own growth in the place of those of [demand]
//! Q_0    = rest + sum of S         paid: rest [1 - financed_share (1 - F)] + sum of S [1 - its financed_share (1 - F)]
//! ```
//!
//! The rest grows as `[demand]` says. Shocks, the drag of a shut capital market, efficiency and the ceiling move all
//! alike, so that growth of the whole is a result of who makes it up.

use super::{
    Mechanism, Process, Reading, Starting,
    check::Growing,
    fact::{self, Whose},
    growth::room,
    state::State,
};
use crate::{
    math::{exp, ln, pow},
    random::{Column, LANES, fill},
    scenario::{Parameter, table},
};

table! {
    /// A part of demand that grows in a way of its own: enterprises, start-ups, the builders' own use.
    ["segment of demand", "Nachfragesegment"]
    Segment / SegmentColumns in list "segment" {
        names {
            /// Its name.
            ["name", "Name"]
            name: "a name, not an estimate";
        }
        parameters {
            /// Its share of `demand.initial`.
            ["share of demand at the start", "Anteil an der Nachfrage zu Beginn"]
            share: None, "share", 0.0, 1.0, "scenario";
            /// Growth of its work at the start, along the reference price.
            ["growth at the start", "Wachstum zu Beginn"]
            growth: None, "share a year", -0.9, 9.0, "scenario";
            /// Growth of its work in the long run.
            ["long-run growth", "langfristiges Wachstum"]
            growth_long: None, "share a year", -0.3, 2.0, "scenario";
            /// Time in which the distance between the two halves.
            ["years in which growth comes halfway down", "Halbwertszeit des Wachstumsvorsprungs"]
            half_life: Some(3.0), "years", 0.1, 100.0, "ASSUMPTION";
            /// Share of it paid with investors' or vendors' money.
            ["part on investors' money", "von Investoren bezahlter Teil"]
            financed_share: Some(0.0), "share", 0.0, 1.0, "ASSUMPTION: none unless the scenario has some";
        }
        series {}
        choices {}
    }
}

struct Segments(Vec<Segment>);

impl Segment {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(Segments(reading.list(|segment: &Self| &segment.name)))
    }
}

impl Segment {
    /// Refuses work that outgrows all plausible demand.
    fn check_growth(&self, reading: &mut Reading<'_>) {
        let growing = Growing {
            amount: self.share.median() * reading.median("demand.initial"),
            rate: &self.growth,
            long: self.growth_long.median(),
            half_life: self.half_life.median(),
        };
        let what = format!("segment.{}: demand", self.name.text);
        let place = reading.place_in_list("segment", &self.name.text, "growth");
        reading.check_growth(("demand", "initial"), &what, place, &growing);
    }
}

impl Mechanism for Segments {
    fn check(&self, reading: &mut Reading<'_>) {
        let largest =
            self.0.iter().max_by(|a, b| Parameter::median(&a.share).total_cmp(&b.share.median()));
        let Some(largest) = largest else { return };
        self.0.iter().for_each(|segment| segment.check_growth(reading));
        let span = largest.name.span.clone();
        if reading.is_path_given() {
            let message = "segment: changes nothing beside `demand.path`, which says what all demand is; expected one of the two";
            reading.complain(span, message);
            return;
        }
        for segment in self.0.iter().filter(|segment| segment.share.is_zero()) {
            let name = &segment.name.text;
            let place = reading.place_in_list("segment", name, "share");
            let message = format!("segment.{name:.60}: a part of 0 changes nothing");
            reading.doubt(place, message);
        }
        let shares: f64 = self.0.iter().map(|segment| segment.share.median()).sum();
        let others = reading.others_than_customers();
        if shares > others * (1.0 + 1e-9) {
            let message = format!(
                "segment: their `share` adds up to {shares:.4}, and what named customers leave of `demand.initial` is {others:.4}: \
                 expected no more"
            );
            reading.complain(span, message);
        } else if shares > others * (1.0 - 1e-9) {
            for key in ["growth", "growth_long", "half_life", "financed_share"] {
                if let Some(place) = reading.place_of("demand", key, None) {
                    let message = format!(
                        "demand.{key}: changes nothing, since segments and customers make up all demand"
                    );
                    reading.doubt(Some(place), message);
                }
            }
        }
    }

    fn says(&self, what: &str, _: Whose) -> bool {
        what == fact::FINANCED_DEMAND && self.0.iter().any(|one| !one.financed_share.is_zero())
    }

    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let dt = starting.state.clock.dt;
        let (mut rest, mut all) = (fill(1.0), Vec::new());
        for table in &self.0 {
            let values = table.sample(&starting.sampler);
            let levels = &starting.state.levels;
            let mut size = fill(0.0);
            for i in 0..LANES {
                // At the start demand is still that of all.
                let own = values.share[i] * levels.demand[i] / levels.rest_demand[i].max(1e-300);
                size[i] = own.min(rest[i]);
                rest[i] -= size[i];
            }
            all.push(One {
                size,
                distance: values.half_life.map(|years| pow(0.5, 0.5 * dt / years)),
                fading: values.half_life.map(|years| pow(0.5, dt / years)),
                values,
            });
        }
        Box::new(SegmentProcess { rest, all })
    }
}

struct One {
    values: SegmentColumns,
    /// What it is beside what all others would be had they all grown as `[demand]` says.
    size: Column,
    /// How much of the first growth is left in the middle of the step.
    distance: Column,
    fading: Column,
}

struct SegmentProcess {
    /// Share of the start that is in no segment.
    rest: Column,
    all: Vec<One>,
}

impl Process for SegmentProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let (mut before, mut after) = (self.rest, self.rest);
        let mut financed = fill(0.0);
        let State { terms, levels, flows, clock, .. } = state;
        for i in 0..LANES {
            financed[i] = self.rest[i] * terms.financed_share[i];
        }
        for one in &mut self.all {
            let values = &one.values;
            for i in 0..LANES {
                before[i] += one.size[i];
                let growth = values.growth_long[i]
                    + (values.growth[i] - values.growth_long[i]) * one.distance[i];
                let pace = ln(1.0 + growth);
                let all = levels.potential_demand[i];
                let room = room(all, terms.demand_ceiling[i], pace * clock.dt);
                let room = room * levels.headroom[i];
                one.size[i] *= exp(pace * room * clock.dt - flows.demand_growth[i]);
                one.distance[i] *= one.fading[i];
                after[i] += one.size[i];
                financed[i] += one.size[i] * values.financed_share[i];
            }
        }
        for i in 0..LANES {
            levels.rest_demand[i] *= after[i] / before[i];
            let share = financed[i] / after[i];
            let paid = 1.0 - share * (1.0 - levels.financed[i]);
            levels.paid_share[i] = paid;
            levels.financed_demand_share[i] = share * levels.financed[i] / paid.max(1e-12);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    /// Demand of the others after four quarters over what it were without segments, and the share of it that is
    /// paid for if no money flows.
    fn after_a_year(text: &str) -> [f64; 2] {
        let mut market = testing::Bench::new(text);
        let State { levels, terms, flows, .. } = &mut market.state;
        (levels.demand, levels.rest_demand, levels.headroom) = (fill(12.0), fill(10.0), fill(1.0));
        terms.financed_share = fill(0.1);
        flows.demand_growth = fill(ln(1.2) / 4.0);
        let mut process = market.start(Segment::mechanism);
        (0..4).for_each(|_| market.act(&mut *process));
        [market.state.levels.rest_demand[0] / 10.0, market.state.levels.paid_share[0]]
    }

    /// A segment of so much of what customers leave, ten twelfths.
    fn segment(name: &str, share: f64, growth: f64, financed: f64) -> String {
        format!(
            "[[segment]]\nname = \"{name}\"\nshare = {}\ngrowth = {growth}\ngrowth_long = {growth}\n\
             financed_share = {financed}\n",
            share * 10.0 / 12.0
        )
    }

    #[test]
    fn demand_is_the_sum_of_its_segments() {
        let [grown, paid] =
            after_a_year(&(segment("A", 0.3, 0.5, 0.0) + &segment("B", 0.2, -0.1, 1.0)));
        let parts = [0.5, 0.3 * 1.5 / 1.2, 0.2 * 0.9 / 1.2];
        let whole: f64 = parts.iter().sum();
        assert!((grown - whole).abs() < 1e-12, "{grown}");
        let financed = (0.1 * parts[0] + parts[2]) / whole;
        assert!((paid - (1.0 - financed)).abs() < 1e-12, "{paid}");
    }

    #[test]
    fn a_segment_that_grows_like_the_others_changes_nothing() {
        assert!((after_a_year(&segment("A", 0.4, 0.2, 0.1))[0] - 1.0).abs() < 1e-14);
    }
}
