//! The capital market: open or shut, and an equity index.
//!
//! ```text
//! coverage: as reported, an eighth of a year after the quarter (`coverage.rs`)
//! hazard of shutting  = (1 - backstop) [hazard + hazard_unprofitable (1 - coverage) + hazard_default recent]
//! hazard of reopening = max(0.1, coverage) / shut_years                  a year
//! it turns in a step with probability 1 - exp(-hazard dt), and turns back in the same step with
//!     probability 1 - exp(-other hazard dt / 2)
//! ln E += (equity_drift - equity_volatility^2 / 2) dt + equity_volatility sqrt(dt) z
//!         + ln(1 - equity_fall) in the step in which the market shuts
//! ```
//!
//! While it is shut there is no new debt, financed demand withdraws and plans are cut.

use super::{
    Mechanism, Process, Reading, Starting,
    state::{Ago, State},
};
use crate::{
    math::{exp, ln, select},
    random::{Draws, LANES, Shock, fill},
    scenario::table,
};

table! {
    /// When investors stop paying, and when they start again.
    ["capital market", "Kapitalmarkt"]
    CapitalMarket / CapitalMarketColumns in "capital_market" {
        parameters {
            /// Hazard of shutting while the industry earns its cost of capital.
            ["hazard of a shut capital market", "Risiko eines geschlossenen Kapitalmarkts"]
            hazard: Some(0.05), "a year", 0.0, 5.0,
                "four slumps of the Nasdaq by a third or more in 50 years: nasdaq_composite (D)";
            /// Hazard of shutting added when the industry earns nothing.
            ["hazard added by losses", "Zusatzrisiko durch Verluste"]
            hazard_unprofitable: Some(0.5), "a year", 0.0, 10.0, "ASSUMPTION";
            /// Hazard of shutting added when all debt has defaulted within a year.
            ["hazard added by defaults", "Zusatzrisiko durch Ausfälle"]
            hazard_default: Some(5.0), "a year", 0.0, 100.0,
                "one tenth of all debt in a year, as in 2002 (Altman, A), adds one half: ASSUMPTION";
            /// Share of shuttings that a lender of last resort prevents.
            ["closures that a backstop prevents", "durch staatliche Stützung verhinderte Schließungen"]
            backstop: Some(0.0), "share", 0.0, 1.0,
                "a federal backstop was asked for and refused: seed article 003 (B)";
            /// Years that the market stays shut while the industry earns its cost of capital.
            ["years that capital stays shut", "Dauer der Schließung"]
            shut_years: Some(2.0), "years", 0.1, 30.0,
                "two years from the peak to the worst of defaults, 2000-02: calibration_targets (A)";
            /// Drift of the equity index.
            ["drift of share prices", "Trend der Aktienkurse"]
            equity_drift: Some(0.07), "share a year", -0.5, 1.0, "ASSUMPTION: long-run return on equity";
            /// Volatility of the equity index.
            ["volatility of share prices", "Schwankung der Aktienkurse"]
            equity_volatility: Some(0.25), "per root year", 0.0, 2.0, "ASSUMPTION: technology shares";
            /// Share that the equity index loses when the market shuts.
            ["fall of shares when capital shuts", "Kursverlust bei Schließung"]
            equity_fall: Some(0.5), "share", 0.0, 0.99,
                "railways 67 %, Nasdaq 78 % from peak to trough: calibration_targets (A); half of it at once";
        }
        series {}
        choices {}
    }
}

impl CapitalMarket {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(reading.table::<Self>())
    }
}

impl Mechanism for CapitalMarket {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        starting.state.levels.equity = fill(1.0);
        let values = self.sample(&starting.sampler);
        for i in 0..LANES {
            let sigma = values.equity_volatility[i];
            starting.state.terms.equity_trend[i] = values.equity_drift[i] - 0.5 * sigma * sigma;
        }
        Box::new(CapitalMarketProcess {
            values,
            event: starting.draws("capital_market.event"),
            shock: starting.shock("capital_market.shock"),
            reported: Ago::new(&fill(1.0), 0.0),
        })
    }
}

/// Years from the end of a quarter until it is reported: forty to forty-five days (SEC, Form 10-Q).
const REPORTED_AFTER: f64 = 0.125;

struct CapitalMarketProcess {
    values: CapitalMarketColumns,
    event: Draws,
    shock: Shock,
    /// What the industry earns over what its assets require, on its way to investors.
    reported: Ago,
}

impl Process for CapitalMarketProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { levels, flows, clock, .. } = state;
        let (dt, root) = (clock.dt, clock.dt.sqrt());
        if clock.step == 0 {
            // Before the start it was as it is then.
            self.reported = Ago::new(&levels.coverage, (REPORTED_AFTER / dt - 0.5).max(0.0));
        }
        let coverage = self.reported.add(&levels.coverage);
        let (event, shock) = (self.event.event(), self.shock.normal());
        let values = &self.values;
        for i in 0..LANES {
            let shutting = values.hazard[i]
                + values.hazard_unprofitable[i] * (1.0 - coverage[i])
                + values.hazard_default[i] * levels.recent_defaults[i];
            let shutting = (1.0 - values.backstop[i]) * shutting;
            let opening = coverage[i].max(0.1) / values.shut_years[i];
            let was_shut = levels.shut[i] > 0.5;
            let turning = select(was_shut, opening, shutting) * dt;
            let away = 1.0 - exp(-turning);
            // It may turn back in what is left of the step, half of it on average.
            let once = away * exp(-0.5 * select(was_shut, shutting, opening) * dt);
            let turned = event[i] < once;
            let shut_event = select(event[i] < away && !(was_shut && turned), 1.0, 0.0);
            let shut = select(turned, 1.0 - levels.shut[i], levels.shut[i]);
            // The draw that says whether it turns says when: below that it is even.
            let after = 1.0 + ln(1.0 - (event[i] / once).min(1.0) * away) / turning;
            let between = 1.0 - ((event[i] - once) / (away - once)).clamp(0.0, 1.0).sqrt();
            let other = select(event[i] < away, select(turned, after, between), 0.0);
            levels.mean_shut[i] = levels.shut[i] + select(was_shut, -other, other);
            levels.shut[i] = shut;
            flows.shut_event[i] = shut_event;
            let sigma = values.equity_volatility[i];
            let drift = (values.equity_drift[i] - 0.5 * sigma * sigma) * dt;
            let moved = levels.equity[i] * exp(drift + sigma * root * shock[i]);
            levels.mean_equity[i] = 0.5 * (levels.equity[i] + moved);
            levels.equity[i] = moved * exp(shut_event * ln(1.0 - values.equity_fall[i]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    /// In a market that earns its cost of capital the share of time shut is h / (h + 1/Y), Y the years shut.
    #[test]
    fn the_market_is_shut_for_its_share_of_time() {
        let text = "[capital_market]\nhazard = 0.2\nhazard_unprofitable = 0\nshut_years = 2\nequity_fall = 0";
        let mut market = testing::Bench::new(text);
        let mut process = market.start(CapitalMarket::mechanism);
        let State { levels, .. } = &mut market.state;
        levels.coverage = fill(1.0);
        let (mut shut, steps) = (0.0, 20_000);
        for _ in 0..steps {
            market.act(&mut *process);
            shut += market.state.levels.shut.iter().sum::<f64>();
        }
        let share = shut / (f64::from(steps) * LANES as f64);
        assert!((share - 0.2 / (0.2 + 0.5)).abs() < 0.005, "{share}");
    }
}
