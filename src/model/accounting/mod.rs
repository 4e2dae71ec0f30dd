//! Accounting: depreciation, and the yearly impairment test under US GAAP and under IFRS.
//!
//! Asset group `assets`: what a builder has in service, sites and equipment, tested together. With
//! o the optimism, R and Rs the mean remaining lives of equipment and sites:
//!
//! ```text
//! A = (1 - overhead) (spot sales at p^(1-o) p_fair^o + contracts)      B = h_c U + leases
//! T = clamp(ln(A / B) / -ln(1 - rho), 0, R)        Z = site book max(0, 1 - R / Rs)
//! undiscounted  = A a(0, -rho, T) - B T + Z
//! discounted(r) = A a(r, -rho, T) - B a(r, 0, T) + Z (1 + r)^-R
//! ```
//!
//! `fleet`: other cash flow times R shields the assets; `vintage`: each vintage is tested alone. Projects
//! under construction are tested alike, once a year. Both standards are kept on the same path; the
//! chosen one is the headline.

mod assets;
mod book;
mod cash_flow;
mod construction;
mod first_book;
mod ledger;
pub mod standards;
mod vintages;

use assets::Assets;
use cash_flow::{Appraiser, Discount};
use construction::Construction;
use ledger::{Ledger, Standard};
use standards::Remeasured;

use super::{Mechanism, Process, Reading, Starting, ring::Lag, state::State};
use crate::{
    math::select,
    random::{Column, LANES, fill},
    scenario::table,
};

table! {
    /// How assets are depreciated and tested.
    Accounting / AccountingColumns in "accounting" {
        parameters {
            /// Useful life of equipment in the books; its service life where that is shorter.
            equipment_useful_life: Some(5.5), "years", 0.5, 40.0, "5 to 6 years in 2025: useful_lives (B)";
            /// Useful life of equipment after the books shorten it; 0 where they never do.
            shortened_life: Some(0.0), "years", 0.0, 40.0, "Amazon went from 6 to 5 years in 2025: useful_lives (A); none unless given";
            /// Date on which they do.
            shortened_at: Some(2025.0), "year", 1700.0, 2200.0, "scenario";
            /// Useful life of sites in the books; their service life where that is shorter.
            site_useful_life: Some(20.0), "years", 1.0, 60.0, "ASSUMPTION: buildings are written off in 15 to 40 years";
            /// How far managers expect the price to be fair rather than what it is.
            optimism: Some(0.5), "share", 0.0, 1.0, "ASSUMPTION";
            /// Rate at which managers discount, for the value in use.
            value_in_use_rate: Some(0.10), "share a year", 0.0, 0.5, "ASSUMPTION: the cost of capital";
            /// Rate at which buyers discount, for the fair value.
            fair_value_rate: Some(0.12), "share a year", 0.0, 0.5, "ASSUMPTION: the cost of capital and a premium";
            /// Cost of disposal, over fair value.
            selling_cost: Some(0.03), "share", 0.0, 0.5, "ASSUMPTION";
        }
        series {}
        choices {
            /// Accounting standard of the headline figures.
            standard: ["us_gaap", "ifrs"], "the builders of base.toml report under US GAAP";
            /// What is tested together: a builder's assets, these with its other business, or each vintage alone.
            asset_group: ["assets", "fleet", "vintage"],
                "lowest level of identifiable cash flows (ASC 360-10-35-23, A); which that is, is judgement: ASSUMPTION";
        }
    }
}

/// What is tested together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Assets,
    Fleet,
    Vintage,
}

struct Accountings(Accounting);

impl Accounting {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        let table: Self = reading.table();
        if table.asset_group == "vintage" && table.shortened_life.median() > 0.0 {
            let message = "accounting: shortened_life needs asset_group = \"assets\" or \"fleet\"";
            reading.complain(None, message);
        }
        Box::new(Accountings(table))
    }
}

impl Mechanism for Accountings {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.0.sample(&starting.sampler);
        let chosen = if self.0.standard == "ifrs" { Standard::Ifrs } else { Standard::UsGaap };
        let group = match self.0.asset_group {
            "fleet" => Group::Fleet,
            "vintage" => Group::Vintage,
            _ => Group::Assets,
        };
        Box::new(AccountingProcess {
            shortens: values.shortened_life.iter().any(|life| *life > 0.0),
            values,
            chosen,
            group,
            builders: Vec::new(),
            discount: Discount::NONE,
        })
    }
}

/// The books of one builder.
struct Books {
    assets: Assets,
    construction: Construction,
    /// Held for sale under the other standard; under the chosen one the builder knows it.
    held_elsewhere: Column,
}

struct AccountingProcess {
    values: AccountingColumns,
    chosen: Standard,
    group: Group,
    shortens: bool,
    builders: Vec<Books>,
    discount: Discount,
}

impl Process for AccountingProcess {
    fn open(&mut self, state: &mut State) {
        // A book that is to be shortened must know how long every cohort would have lasted.
        let steps = if self.shortens { usize::MAX - 1 } else { state.clock.steps };
        let useful = [&self.values.equipment_useful_life, &self.values.site_useful_life];
        let lives = useful.map(|years| Lag::new(years, state.clock.dt));
        let lives = [lives[0].min(&state.lags.equipment_life), lives[1].min(&state.lags.site_life)];
        for index in 0..state.builders.len() {
            let assets = first_book::of(state, index, &lives, steps, self.group);
            let construction = Construction::new(&state.builders[index]);
            self.builders.push(Books { assets, construction, held_elsewhere: fill(0.0) });
        }
        self.discount = Discount::new(&self.values, &state.terms);
        self.publish(state);
    }

    fn step(&mut self, state: &mut State) {
        if self.shortens {
            self.shorten(state);
        }
        let now = state.clock.step;
        for (books, builder) in self.builders.iter_mut().zip(&mut state.builders) {
            let mut gain = fill(0.0);
            let kept = books.construction.step(builder, self.chosen, &mut gain);
            let depreciation = books.assets.step(now, &builder.flows, &kept, self.chosen);
            builder.flows.depreciation = depreciation;
            builder.flows.reversal = gain;
            builder.levels.last_depreciation = depreciation;
        }
        for index in 0..self.builders.len() {
            let flow = &state.builders[index].flows;
            let any = |column: &Column| column.iter().any(|event| *event > 0.0);
            let (default, offered, sold) =
                (any(&flow.default), any(&flow.offered_share), any(&flow.sale_proceeds));
            if default {
                self.change_hands(state, index);
            }
            if offered {
                self.put_up(state, index);
            }
            if sold {
                let proceeds = state.builders[index].flows.sale_proceeds;
                for i in (0..LANES).filter(|i| proceeds[*i] > 0.0) {
                    self.builders[index].held_elsewhere[i] = 0.0;
                }
            }
            if state.clock.year_end {
                self.test(state, index);
            }
        }
        self.publish(state);
    }
}

impl AccountingProcess {
    /// The standards, the chosen one first; a builder's books; and one who appraises its assets.
    fn parts<'a>(
        &'a mut self,
        state: &'a State,
        index: usize,
    ) -> ([Standard; 2], &'a mut Books, Appraiser<'a>) {
        let Self { values, discount, group, builders, chosen, .. } = self;
        let fleet = *group == Group::Fleet;
        let appraiser = Appraiser { values, discount, state, index, fleet };
        (chosen.both(), &mut builders[index], appraiser)
    }

    /// Shortens useful lives on the date on which the books do.
    fn shorten(&mut self, state: &State) {
        let clock = &state.clock;
        let now = clock.date - 1e-6..clock.date + clock.dt - 1e-6;
        let (life, date) = (&self.values.shortened_life, &self.values.shortened_at);
        let mut event = fill(0.0);
        for i in 0..LANES {
            event[i] = select(life[i] > 0.0 && now.contains(&date[i]), 1.0, 0.0);
        }
        if event.iter().any(|event| *event > 0.0) {
            let life = Lag::new(life, clock.dt).min(&state.lags.equipment_life);
            for books in &mut self.builders {
                if let Assets::Pooled(ledger) = &mut books.assets {
                    ledger.shorten(clock.step, &life, &event);
                }
            }
        }
    }

    /// At a default the books come down to what the assets would fetch, under both standards.
    fn change_hands(&mut self, state: &mut State, index: usize) {
        let (chosen_first, books, appraiser) = self.parts(state, index);
        let mut found = [[fill(0.0); 2]; 2];
        for i in 0..LANES {
            if state.builders[index].flows.default[i] < 0.5 {
                continue;
            }
            let [chosen, other] =
                chosen_first.map(|standard| books.assets.sell(i, standard, &appraiser));
            found[0][0][i] = chosen.write_down;
            found[0][1][i] = chosen.carrying_amount;
            found[1][0][i] = other.write_down;
        }
        books.assets.renormalise();
        let flow = &mut state.builders[index].flows;
        for i in 0..LANES {
            flow.write_down[i] += found[0][0][i];
            flow.default_value[i] = found[0][1][i];
            state.flows.write_down_other_standard[i] += found[1][0][i];
        }
    }

    /// Puts a share of the assets in service up for sale, under both standards.
    fn put_up(&mut self, state: &mut State, index: usize) {
        let share = state.builders[index].flows.offered_share;
        let (chosen_first, books, appraiser) = self.parts(state, index);
        let [[lost, held], [lost_elsewhere, held_elsewhere]] =
            books.assets.put_up(&share, chosen_first, &appraiser);
        for i in 0..LANES {
            books.held_elsewhere[i] += held_elsewhere[i];
        }
        let builder = &mut state.builders[index];
        for i in 0..LANES {
            builder.flows.write_down[i] += lost[i];
            builder.levels.held_for_sale[i] += held[i];
            state.flows.write_down_other_standard[i] += lost_elsewhere[i];
        }
    }

    /// The yearly test of one builder, under both standards.
    fn test(&mut self, state: &mut State, index: usize) {
        let (chosen_first, books, appraiser) = self.parts(state, index);
        let (mut lost, mut regained, mut elsewhere) = (fill(0.0), fill(0.0), fill(0.0));
        match &mut books.assets {
            Assets::Pooled(ledger) => {
                for i in 0..LANES {
                    let tested = test_pool(ledger, i, chosen_first, &appraiser);
                    (lost[i], regained[i], elsewhere[i]) = losses(tested);
                }
            }
            Assets::ByVintage(vintages) => {
                for i in 0..LANES {
                    let tested =
                        chosen_first.map(|standard| vintages.test(i, standard, &appraiser));
                    (lost[i], regained[i], elsewhere[i]) = losses(tested);
                }
            }
        }
        for i in 0..LANES {
            let (flows, left) = appraiser.under_construction(i);
            let appraisal = appraiser.appraise(&flows, i);
            let sites = state.builders[index].levels.pipeline_site_cost[i];
            let tested = chosen_first.map(|standard| {
                let (carrying, cost) =
                    (books.construction.carrying_amount(i, standard), books.construction.cost(i));
                let salvage = left * sites * carrying / cost.max(1e-300);
                let tested = standard.test(carrying, cost, &appraisal.with(salvage));
                books.construction.remeasure(i, standard, &tested);
                tested
            });
            let (down, up, other) = losses(tested);
            lost[i] += down;
            regained[i] += up;
            elsewhere[i] += other;
        }
        books.assets.renormalise();
        let flow = &mut state.builders[index].flows;
        for i in 0..LANES {
            flow.write_down[i] += lost[i];
            flow.reversal[i] += regained[i];
            state.flows.write_down_other_standard[i] += elsewhere[i];
        }
    }

    /// Tells the market the carrying amounts and the losses.
    fn publish(&self, state: &mut State) {
        state.levels.book_value = fill(0.0);
        state.levels.book_value_other_standard = fill(0.0);
        state.levels.held_for_sale = fill(0.0);
        for (books, builder) in self.builders.iter().zip(&mut state.builders) {
            let carrying = |i: usize, standard: Standard| {
                let building = books.construction.carrying_amount(i, standard);
                books.assets.carrying_amount(i, standard) + building
            };
            for i in 0..LANES {
                let held = builder.levels.held_for_sale[i];
                let book = carrying(i, self.chosen) + held;
                builder.levels.book_value[i] = book;
                state.levels.book_value[i] += book;
                state.levels.held_for_sale[i] += held;
                state.levels.book_value_other_standard[i] +=
                    carrying(i, self.chosen.other()) + books.held_elsewhere[i];
            }
            add(&mut state.flows.depreciation, &builder.flows.depreciation);
            add(&mut state.flows.write_down, &builder.flows.write_down);
            add(&mut state.flows.reversal, &builder.flows.reversal);
        }
    }
}

/// The yearly test of assets in one group, under both standards.
#[inline(always)]
fn test_pool(
    ledger: &mut Ledger,
    i: usize,
    standards: [Standard; 2],
    appraiser: &Appraiser<'_>,
) -> [Remeasured; 2] {
    let flows = appraiser.in_service(i);
    let appraisal = appraiser.appraise(&flows, i);
    standards.map(|standard| {
        let salvage = flows.salvage_share() * ledger.site_carrying_amount(i, standard);
        ledger.test(i, standard, &appraisal.with(salvage))
    })
}

/// Write-down and reversal under the chosen standard, write-down under the other.
const fn losses([chosen, other]: [Remeasured; 2]) -> (f64, f64, f64) {
    (chosen.write_down, chosen.reversal, other.write_down)
}

fn add(sum: &mut Column, amounts: &Column) {
    for i in 0..LANES {
        sum[i] += amounts[i];
    }
}
