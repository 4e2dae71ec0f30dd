//! Demand: growth that fades to a long-run rate, shocks, and a reaction to the price.
//!
//! ```text
//! ln Q_0 += [ln(1 + g) + w - bust_drag shut - volatility^2 / 2] dt + volatility sqrt(dt) z
//! g = growth_long + (growth - growth_long) 2^(-t / half_life)          in the middle of the step
//! Q = Q_0 + needs of the customers          D = [Q_0 (1 - financed_share (1 - F)) + what they ask for] (p / p_ref)^-elasticity
//! ```
//!
//! w is a wave of growth: each shock leaves growth behind, which fades (`momentum`).
//!
//! `Q_0` is the demand of those who have no name of their own; who has one is in `customer.rs`, and the sum in
//! `total_demand.rs`, at the present price in `market.rs`.
//!
//! F, the share of financed demand that is paid for, decays at `withdrawal_rate` while the capital
//! market is shut and returns at `return_rate` while it is open.

mod momentum;

use self::momentum::Momentum;
use super::{
    Mechanism, Process, Reading, Starting,
    check::{Growing, is_held},
    fact::{self, Whose},
    growth::room,
};
use crate::{
    math::{exp, ln, pow},
    model::state::State,
    random::{Column, LANES, Shock, fill},
    scenario::{Series, table},
};

table! {
    /// How much work is wanted, and how that grows.
    ["demand", "Nachfrage"]
    Demand / DemandColumns in "demand" {
        parameters {
            /// Demand of all at the start, named customers included, at the price of the start.
            ["demand at the start", "Nachfrage zu Beginn"]
            initial: None, "capacity units", 1e-6, 1e9, "scenario";
            /// Growth at the start of those without a name of their own, along the reference price.
            ["growth of demand at the start", "Nachfragewachstum zu Beginn"]
            growth: Some(0.3), "share a year", -0.5, 9.0, "scenario; ASSUMPTION if it is silent";
            /// Their growth in the long run.
            ["long-run growth of demand", "langfristiges Nachfragewachstum"]
            growth_long: Some(0.1), "share a year", -0.3, 2.0,
                "AI revenue reverts to 10 to 35 % a year: mechanism_parameters (C)";
            /// Time in which the distance between the two halves.
            ["years in which growth of demand comes halfway down", "Halbwertszeit des Wachstumsvorsprungs"]
            half_life: Some(3.0), "years", 0.1, 100.0, "ASSUMPTION";
            /// Standard deviation of the shocks to growth.
            ["volatility of demand", "Schwankung der Nachfrage"]
            volatility: Some(0.1), "per root year", 0.0, 2.0, "ASSUMPTION";
            /// Growth a year that a shock to demand leaves behind, over the shock: after one of 10 %, 0.4 lets demand grow by 4 % a year more at first.
            ["momentum of demand", "Eigendynamik der Nachfrage"]
            momentum: Some(0.0), "a year", 0.0, 2.0, "ASSUMPTION: shocks leave nothing behind unless the scenario says so";
            /// Time in which such a wave of growth halves.
            ["half-life of that momentum", "Halbwertszeit der Eigendynamik"]
            momentum_half_life: Some(2.0), "years", 0.1, 10.0, "ASSUMPTION: a boom or slump of the buyers";
            /// Per cent that demand rises when the price falls by one per cent against its reference.
            ["price elasticity of demand", "Preiselastizität der Nachfrage"]
            elasticity: Some(1.0), "ratio", 0.0, 5.0,
                "a tenth off the price raises use by 12 to 18 %: Exponential View (C)";
            /// Share of their demand paid with investors' or vendors' money.
            ["demand on investors' money", "von Investoren bezahlte Nachfrage"]
            financed_share: Some(0.0), "share", 0.0, 1.0, "ASSUMPTION: none unless the scenario has some";
            /// Speed at which financed demand goes while the capital market is shut.
            ["speed at which financed demand goes", "Tempo des Abzugs finanzierter Nachfrage"]
            withdrawal_rate: Some(0.5), "a year", 0.0, 20.0, "ASSUMPTION: half of it in 1.4 years";
            /// Speed at which it returns while the market is open.
            ["speed at which financed demand returns", "Tempo der Rückkehr finanzierter Nachfrage"]
            return_rate: Some(0.3), "a year", 0.0, 20.0, "ASSUMPTION: half of it in 2.3 years";
            /// Growth lost while the capital market is shut.
            ["growth lost while capital is shut", "Wachstumsverlust bei geschlossenem Kapitalmarkt"]
            bust_drag: Some(0.0), "a year", 0.0, 1.0, "ASSUMPTION: none unless the scenario has some";
            /// Factor on demand that is given in advance.
            ["factor on the given path of demand", "Faktor auf die vorgegebene Nachfrage"]
            path_factor: Some(1.0), "ratio", 0.0, 20.0, "1: as it is written; a choice";
            /// Demand beyond which it does not grow; 0 for none.
            ["ceiling of demand", "Obergrenze der Nachfrage"]
            ceiling: Some(0.0), "capacity units", 0.0, 1e12, "ASSUMPTION: none", zero "there is no ceiling";
        }
        series {
            /// Potential demand of all given in advance, instead of growth; 0 for none.
            ["given path of demand", "vorgegebene Nachfrage"]
            path: Some(0.0), "capacity units", 0.0, 1e12, "scenario", zero "no path is given";
        }
        choices {}
    }
}

impl Demand {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        let table = reading.table::<Self>();
        let place = reading.place_of("demand", "path", None);
        if place.is_some() && table.path.values().all(|value| value <= 0.0) {
            let message = "demand.path: demand that is zero throughout is no path: nothing would be sold; expected a value above 0, or leave the key out";
            reading.complain(place, message);
        }
        Box::new(table)
    }

    /// Refuses demand that outgrows all that is plausible, where no ceiling that is plausible holds it.
    fn check_growth(&self, reading: &mut Reading<'_>) {
        if reading.is_path_given() || is_held(self.ceiling.median()) {
            return;
        }
        let growing = Growing {
            amount: self.initial.median() * reading.share_of_others(),
            rate: &self.growth,
            long: self.growth_long.median(),
            half_life: self.half_life.median(),
        };
        let place = reading.place_of("demand", "growth", None);
        reading.check_growth(("demand", "initial"), "demand", place, &growing);
    }
}

impl Mechanism for Demand {
    fn check(&self, reading: &mut Reading<'_>) {
        let (ceiling, initial) = (self.ceiling.median(), self.initial.median());
        if ceiling > 0.0 && ceiling <= initial {
            let message = format!(
                "demand.ceiling {ceiling} is not above demand.initial {initial}: nothing could ever grow; expected more"
            );
            let place = reading.place_of("demand", "ceiling", None);
            reading.complain(place, message);
        }
        self.check_growth(reading);
        reading.check_amounts(
            ("demand", "initial"),
            "demand.path",
            (&self.path, &self.path_factor),
        );
        let given = self.path.at(reading.run.start) * self.path_factor.median();
        let place = reading.place_of("demand", "path", None);
        if place.is_some() && given > 0.0 && (given / initial - 1.0).abs() > 0.05 {
            let message = format!(
                "demand.path: it says {given:.4} at the start, demand.initial {initial:.4}: demand leaps in the first step"
            );
            reading.doubt(place, message);
        }
    }

    fn says(&self, what: &str, _: Whose) -> bool {
        what == fact::FINANCED_DEMAND && !self.financed_share.is_zero()
    }

    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.sample(&starting.sampler);
        starting.state.levels.potential_demand = values.initial;
        starting.state.levels.rest_demand = values.initial;
        starting.state.levels.paid_demand = values.initial;
        starting.state.levels.demand = values.initial;
        starting.state.levels.financed = fill(1.0);
        starting.state.levels.headroom = fill(1.0);
        let terms = &mut starting.state.terms;
        terms.elasticity = values.elasticity;
        (terms.demand_ceiling, terms.financed_share) = (values.ceiling, values.financed_share);
        let dt = starting.state.clock.dt;
        let given = self.path.values().any(|value| value > 0.0);
        starting.state.terms.given_demand = fill(f64::from(u8::from(given)));
        Box::new(DemandProcess {
            distance: values.half_life.map(|years| pow(0.5, 0.5 * dt / years)),
            fading: values.half_life.map(|years| pow(0.5, dt / years)),
            leaves: values.withdrawal_rate.map(|rate| exp(-rate * dt)),
            returns: values.return_rate.map(|rate| 1.0 - exp(-rate * dt)),
            shock: starting.shock("demand.shock"),
            momentum: Momentum::new(&values, dt),
            path: given.then(|| self.path.clone()),
            values,
        })
    }
}

struct DemandProcess {
    values: DemandColumns,
    /// How much of the first growth is left in the middle of the step: `2^(-t / half_life)`.
    distance: Column,
    fading: Column,
    leaves: Column,
    returns: Column,
    shock: Shock,
    momentum: Momentum,
    path: Option<Series>,
}

impl Process for DemandProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        self.grow(state);
        let State { levels, .. } = state;
        for i in 0..LANES {
            let financed = levels.financed[i];
            let left = financed * self.leaves[i];
            let back = financed + (1.0 - financed) * self.returns[i];
            levels.financed[i] = back + levels.mean_shut[i] * (left - back);
            let paid = 1.0 - self.values.financed_share[i] * (1.0 - levels.financed[i]);
            levels.paid_share[i] = paid;
            levels.financed_demand_share[i] =
                self.values.financed_share[i] * levels.financed[i] / paid.max(1e-12);
        }
    }
}

impl DemandProcess {
    #[inline(always)]
    fn grow(&mut self, state: &mut State) {
        let State { levels, flows, clock, .. } = state;
        let (dt, root) = (clock.dt, clock.dt.sqrt());
        let shock = self.shock.normal();
        if let Some(path) = &self.path {
            let given = path.at(clock.date);
            levels.rest_demand = self.values.path_factor.map(|factor| given * factor);
            return;
        }
        let values = &self.values;
        for i in 0..LANES {
            let growth = values.growth_long[i]
                + (values.growth[i] - values.growth_long[i]) * self.distance[i];
            let pace = ln(1.0 + growth);
            let room = room(levels.potential_demand[i], values.ceiling[i], pace * dt);
            let room = room * levels.headroom[i];
            let drift = pace * room - values.bust_drag[i] * levels.mean_shut[i];
            let sigma = values.volatility[i];
            let shocked = sigma * root * shock[i];
            let along = self.momentum.pass(i, shocked);
            // A ceiling holds what comes on top, not what falls away.
            let drift = drift + along.min(along * room);
            let moved = (drift - 0.5 * sigma * sigma) * dt + shocked;
            levels.rest_demand[i] *= exp(moved);
            flows.demand_growth[i] = pace * room * dt;
            flows.demand_shock[i] = moved - flows.demand_growth[i];
            self.distance[i] *= self.fading[i];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    fn after(text: &str, steps: usize) -> testing::Bench {
        let mut market = testing::Bench::new(text);
        let mut process = market.start(Demand::mechanism);
        for _ in 0..steps {
            market.step(&mut *process);
        }
        market
    }

    #[test]
    fn demand_compounds() {
        let market =
            after("[demand]\ninitial = 10\ngrowth = 0.3\ngrowth_long = 0.3\nvolatility = 0", 40);
        assert!((market.state.levels.rest_demand[0] / (10.0 * pow(1.3, 10.0)) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn growth_fades_by_half_in_a_half_life() {
        let text =
            "[demand]\ninitial = 1\ngrowth = 1.0\ngrowth_long = 0.0\nhalf_life = 1\nvolatility = 0";
        let market = after(text, 8);
        let expected: f64 =
            (0..8).map(|k| ln(1.0 + pow(0.5, (f64::from(k) + 0.5) / 4.0)) / 4.0).sum();
        assert!((ln(market.state.levels.rest_demand[0]) - expected).abs() < 1e-12);
    }

    #[test]
    fn shocks_keep_the_mean() {
        let text = "[demand]\ninitial = 1\ngrowth = 0\ngrowth_long = 0\nvolatility = 0.2";
        let mut sum = 0.0;
        for batch in 0..200 {
            let mut market = testing::Bench::at(text, batch * LANES as u64);
            let mut process = market.start(Demand::mechanism);
            (0..4).for_each(|_| market.step(&mut *process));
            sum += market.state.levels.rest_demand.iter().sum::<f64>();
        }
        let paths = 200.0 * LANES as f64;
        // After a year the variance of demand is exp(0.04) - 1.
        assert!((sum / paths - 1.0).abs() < 4.0 * ((exp(0.04) - 1.0) / paths).sqrt());
    }

    #[test]
    fn financed_demand_leaves_while_the_market_is_shut() {
        let text = "[demand]\ninitial = 1\ngrowth = 0\ngrowth_long = 0\nvolatility = 0\nfinanced_share = 0.4\n\
                    withdrawal_rate = 0.5";
        let mut market = testing::Bench::new(text);
        let mut process = market.start(Demand::mechanism);
        market.state.levels.mean_shut = fill(1.0);
        (0..8).for_each(|_| market.step(&mut *process));
        assert!((market.state.levels.paid_share[0] - (0.6 + 0.4 * exp(-1.0))).abs() < 1e-12);
    }
}
