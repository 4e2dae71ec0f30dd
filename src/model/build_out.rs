//! The build-out: how builders bend their plans to what building earns and to each other.
//!
//! ```text
//! news   = ln m, seen with a lag, - ln m(0) 2^(-t / plan_half_life)        m: margin earned over margin needed
//! own    = reaction news + come + value_reaction (ln E - its trend) - shut_cut shut [funded_cut + (1 - funded_cut) need]
//! come  += entry news dt
//! need   = 1 - what it earns before interest and tax / what it wanted to spend, within 0 and 1
//! target = own + herding open [news > 0] max(0, mean of the rivals' ln M - own)
//! ln M  += (1 - exp(-adjust dt)) (target - ln M) + volatility sqrt(dt) z
//! wanted = plan^w (plan(G) R / R(G))^(1 - w) M dt             w = 2^(-(t - G) / forecast_half_life) after the guidance ends at G
//! ```
//!
//! Plans were made by those who knew what building earned at the start, so only what has changed since is news; what
//! they knew fades. m is Tobin's marginal q at the prices of the day. While new equipment earns more than it needs, ever more
//! comes, and while it earns less ever more leaves (`entry`). Rivals pull up, never down: the risk of falling
//! behind outweighs that of misspending (the prisoner's dilemma of the founding articles), as long as building pays
//! and money flows. Beyond what builders have guided, a plan is a forecast of others: it gives way to spending in
//! proportion to revenue. A symmetric average would damp the boom instead.

use super::{
    Mechanism, Process, Reading, Starting,
    plan::Plan,
    state::{BuilderLevels, Lag, Ring, State},
};
use crate::{
    math::{exp, ln, pow, select},
    random::{Column, LANES, Shock, fill},
    scenario::{Parameter, table},
};

table! {
    /// How builders bend their plans to the market and to each other.
    ["build-out", "Ausbau"]
    BuildOut / BuildOutColumns in "build_out" {
        parameters {
            /// Per cent that a builder's spending moves, in the end, when the margin of new equipment moves by one per cent.
            ["reaction of spending to returns", "Reaktion der Ausgaben auf Erträge"]
            reaction: Some(1.2), "ratio", 0.0, 4.0, "ASSUMPTION: no estimate found";
            /// Per cent by which spending grows in each year in which the margin of new equipment lies one per cent above what it needs.
            ["entry and exit", "Markteintritt und -austritt"]
            entry: Some(0.0), "a year", 0.0, 5.0, "0: who builds reacts, nobody comes or leaves for good; a choice";
            /// How far a builder is pulled towards rivals who spend more of their plans.
            ["herding", "Herdenverhalten"]
            herding: Some(0.5), "share", 0.0, 1.0,
                "0 to 1, no published estimate: mechanism_parameters (D)";
            /// Speed at which spending follows.
            ["speed at which spending follows", "Anpassungstempo der Ausgaben"]
            adjust: Some(1.0), "a year", 0.05, 5.0, "ASSUMPTION: half of the way in eight months";
            /// Time until what building earns is seen.
            ["time until returns are seen", "Erkennungsverzug"]
            recognition_lag: Some(0.5), "years", 0.01, 5.0, "ASSUMPTION: two quarterly reports";
            /// Time in which half of what plans knew of the start is forgotten.
            ["years in which plans forget the start", "Halbwertszeit der alten Pläne"]
            plan_half_life: Some(2.0), "years", 0.05, 100.0, "ASSUMPTION: plans are made two years ahead";
            /// Factor on what is planned from the start on: what all series of plans together are not known to.
            ["factor on plans", "Faktor auf die Pläne"]
            plan_factor: Some(1.0), "ratio", 0.0, 20.0, "1: plans as they are written; a choice";
            /// Date until which plans are what builders have said; what is beyond is a forecast.
            ["end of guidance", "Ende der Ausblicke"]
            guidance_until: Some(2200.0), "year", 1700.0, 2200.0, "scenario; all of the plan if it is silent";
            /// Time after that in which a forecast gives way by half to spending in proportion to revenue.
            ["years in which forecasts give way to revenue", "Halbwertszeit der Prognosen"]
            forecast_half_life: Some(2.0), "years", 0.05, 100.0, "ASSUMPTION: budgets are made for two years";
            /// Per cent that spending moves when the shares of builders move by one per cent off their trend.
            ["reaction of spending to share prices", "Reaktion der Ausgaben auf Aktienkurse"]
            value_reaction: Some(0.1), "ratio", 0.0, 5.0, "ASSUMPTION: investment moves little with share prices alone";
            /// Cut of the target while the capital market is shut, as a logarithm, of a builder who pays nothing of its spending by itself.
            ["cut of spending while capital is shut", "Ausgabenkürzung bei geschlossenem Kapitalmarkt"]
            shut_cut: Some(0.7), "log points", 0.0, 5.0,
                "telecom -37 to -52 %, railways -70 %, so 0.5 to 1.2: calibration_targets (B)";
            /// Part of that cut which a builder makes whose earnings pay for all of its spending.
            ["cut of those who pay for themselves", "Kürzung derer, die sich selbst finanzieren"]
            funded_cut: Some(0.2), "share", 0.0, 1.0,
                "late 2008 firms without access to credit planned 22 % less for technology and 9.1 % less for plant, others 9.0 and 0.6 % (Campello, Graham, Harvey 2010, R)";
            /// Standard deviation of the shocks to a builder's spending.
            ["volatility of spending", "Schwankung der Ausgaben"]
            volatility: Some(0.05), "per root year", 0.0, 2.0, "ASSUMPTION";
        }
        series {}
        choices {}
    }
}

mod forecast;
#[cfg(test)]
mod tests;

/// The plans of the builders and how each bends its own.
struct BuildOuts {
    each: Vec<BuildOut>,
    plans: Vec<Plan>,
}

impl BuildOut {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        let each: Vec<Self> = reading.per_builder();
        let until: Vec<&Parameter> = each.iter().map(|table| &table.guidance_until).collect();
        reading.doubt_guidance(&until);
        for (builder, own) in reading.builders().iter().zip(&each) {
            let what = format!("builder.{}.plan", builder.name);
            reading.check_factor(("builder", "plan"), &what, (&builder.plan, &own.plan_factor));
        }
        Box::new(BuildOuts { each, plans: reading.plans() })
    }
}

impl Mechanism for BuildOuts {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let dt = starting.state.clock.dt;
        let names = starting.builders.iter().map(|builder| &builder.name);
        let builders = self.each.iter().zip(names).zip(&self.plans).map(|((table, name), plan)| {
            let values = table.sample(&starting.sampler);
            let seen_after = Lag::or_none(&values.recognition_lag, dt);
            let follows = values.adjust.map(|speed| 1.0 - exp(-speed * dt));
            let mut shaken = fill(0.0);
            for i in 0..LANES {
                let lasting = follows[i] * (2.0 - follows[i]) / (2.0 * values.adjust[i]);
                shaken[i] = values.volatility[i] * lasting.sqrt();
            }
            One {
                follows,
                shaken,
                seen: Ring::new(seen_after.longest(), starting.state.clock.steps),
                seen_after,
                known: values.plan_half_life.map(|years| pow(0.5, 0.5 * dt / years)),
                fading: values.plan_half_life.map(|years| pow(0.5, dt / years)),
                guided: fill(0.0),
                guided_sales: fill(0.0),
                come: fill(0.0),
                pull: fill(0.0),
                sought: values.plan_factor.map(|factor| factor * plan.at(0)),
                own: fill(0.0),
                middle: fill(0.0),
                shock: starting.shock(&format!("builder.{name}.shock")),
                plan: plan.clone(),
                values,
            }
        });
        Box::new(BuildOutProcess {
            builders: builders.collect(),
            margin: fill(0.0),
            equity: fill(0.0),
        })
    }
}

struct One {
    values: BuildOutColumns,
    follows: Column,
    /// Standard deviation of what a step's shocks leave at its end.
    shaken: Column,
    /// What building earns, as a logarithm over what it needs, on its way to the builder.
    seen: Ring<1>,
    seen_after: Lag,
    /// What plans still know of the start in the middle of the step, and how much of that is left a step later.
    known: Column,
    fading: Column,
    /// The plan where guidance ends, and what the industry sold then, a year.
    guided: Column,
    guided_sales: Column,
    /// What has come to stay, or left, as a logarithm of spending over plans.
    come: Column,
    /// How far rivals pull in this step.
    pull: Column,
    /// What it wanted to spend in the last step, a year; at the start what it plans.
    sought: Column,
    /// Its own target in this step, and where it will stand in the middle of it without shocks.
    own: Column,
    middle: Column,
    shock: Shock,
    plan: Plan,
}

struct BuildOutProcess {
    builders: Vec<One>,
    /// Logarithm of the margin of new equipment over what it needs, after the last step.
    margin: Column,
    /// Equity index over its trend, as a logarithm, after the last step.
    equity: Column,
}

impl Process for BuildOutProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        for i in 0..LANES {
            self.margin[i] = ln(state.levels.margin[i]);
        }
        for one in &mut self.builders {
            // All that falls due in the first steps happened before the start.
            for ago in 1..=one.seen_after.longest() {
                one.seen.add_before(ago, &one.seen_after, [&self.margin]);
            }
            for i in 0..LANES {
                one.known[i] *= self.margin[i];
            }
        }
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let before = state.total(|builder| &builder.levels.log_multiplier);
        let rivals = (state.builders.len() as f64 - 1.0).max(1.0);
        let alone = state.builders.len() == 1;
        let State { levels, flows, terms, clock, builders, .. } = state;
        let (mut mean_margin, mut value) = (fill(0.0), fill(0.0));
        let end = clock.elapsed + clock.dt;
        for i in 0..LANES {
            let equity = ln(levels.equity[i]) - terms.equity_trend[i] * end;
            value[i] = 0.5 * (self.equity[i] + equity);
            self.equity[i] = equity;
            let margin = ln(levels.margin[i]);
            mean_margin[i] = 0.5 * (self.margin[i] + margin);
            self.margin[i] = margin;
        }
        let mut predicted = fill(0.0);
        for (one, builder) in self.builders.iter_mut().zip(&*builders) {
            one.seen.add(clock.step, &one.seen_after, [&mean_margin]);
            let [seen] = one.seen.take(clock.step, &one.seen_after);
            let level = &builder.levels.log_multiplier;
            for i in 0..LANES {
                let cut = one.cut(&builder.levels, i) * levels.mean_shut[i];
                let news = seen[i] - one.known[i];
                one.known[i] *= one.fading[i];
                let shares = one.values.value_reaction[i] * value[i];
                let coming = 0.5 * one.values.entry[i] * news * clock.dt;
                let come = one.come[i] + coming;
                one.come[i] = come + coming;
                one.own[i] = one.values.reaction[i] * news + come + shares - cut;
                let open = 1.0 - levels.mean_shut[i];
                one.pull[i] = select(news > 0.0, one.values.herding[i] * open, 0.0);
                let others = if alone { one.own[i] } else { (before[i] - level[i]) / rivals };
                one.middle[i] = level[i] + 0.5 * one.moved(level[i], others, i);
                predicted[i] += one.middle[i];
            }
        }
        let mut sales = fill(0.0);
        for i in 0..LANES {
            sales[i] = (flows.revenue[i] / clock.dt).max(1e-12);
        }
        for (one, builder) in self.builders.iter_mut().zip(builders) {
            let shock = one.shock.normal();
            let planned = one.forecast(one.plan.at(clock.step), &sales, clock);
            let own_level = &mut builder.levels.log_multiplier;
            for i in 0..LANES {
                // Where rivals will stand in the middle of the step.
                let others =
                    if alone { one.own[i] } else { (predicted[i] - one.middle[i]) / rivals };
                let moved = one.moved(own_level[i], others, i);
                let next = (own_level[i] + moved + one.shaken[i] * shock[i]).clamp(-12.0, 4.0);
                // Spending goes on all through the step.
                let level = exp(0.5 * (own_level[i] + next));
                let planned = planned[i] * one.values.plan_factor[i];
                one.sought[i] = planned * level;
                builder.flows.wanted[i] = one.sought[i] * clock.dt;
                own_level[i] = next;
                builder.flows.spending[i] = builder.flows.wanted[i];
            }
        }
    }
}

impl One {
    /// How far its target falls while nobody lends: whoever pays for itself need not ask.
    #[inline(always)]
    fn cut(&self, own: &BuilderLevels, i: usize) -> f64 {
        let earned = (own.earnings[i] + own.other_business[i]).max(0.0);
        let need = (1.0 - earned / self.sought[i].max(1e-300)).max(0.0);
        let funded = self.values.funded_cut[i];
        self.values.shut_cut[i] * (funded + (1.0 - funded) * need)
    }

    /// How far the multiplier moves in the step without shocks.
    #[inline(always)]
    fn moved(&self, level: f64, others: f64, i: usize) -> f64 {
        let target = self.own[i] + self.pull[i] * (others - self.own[i]).max(0.0);
        self.follows[i] * (target - level)
    }
}
