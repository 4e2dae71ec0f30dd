//! The books of all builders at work: what a step depreciates, and what the yearly tests find.

use super::{
    AccountingColumns, Group,
    appraisals::Appraisals,
    assets::Assets,
    book::STANDARDS,
    cash_flow::Appraiser,
    construction::Construction,
    discount::Discount,
    estimates::dearer,
    first_book,
    indication::Indications,
    ledger::Standard,
    moved::Moved,
    outlook::Outlook,
    yearly_test::{of_construction, of_pool},
};
use crate::{
    model::{
        Process,
        state::{Lag, State},
    },
    random::{Column, LANES, any, fill},
};

/// The books of one builder.
struct Books {
    assets: Assets,
    construction: Construction,
}

impl Books {
    /// The carrying amount of all assets, of which so much is held for sale, under each of these standards.
    #[inline(always)]
    fn carrying_amounts(
        &self,
        standards: [Standard; STANDARDS],
        held: &Column,
    ) -> [Column; STANDARDS] {
        let mut sums = self.assets.carrying_amounts(standards);
        for (sum, standard) in sums.iter_mut().zip(standards) {
            let building = self.construction.carrying_amounts(standard);
            for i in 0..LANES {
                sum[i] = sum[i] + building[i] + held[i];
            }
        }
        sums
    }
}

pub(super) struct AccountingProcess {
    values: AccountingColumns,
    chosen: Standard,
    group: Group,
    shortens: bool,
    builders: Vec<Books>,
    discount: Discount,
    /// What those who value assets believe of prices in this step.
    outlook: Outlook,
    /// How much dearer than now sales were at the start.
    dearer: Column,
    indications: Indications,
}

impl Process for AccountingProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        // A book that is to be shortened must know how long every cohort would have lasted.
        let steps = if self.shortens { usize::MAX - 1 } else { state.clock.steps };
        let useful = [&self.values.equipment_useful_life, &self.values.site_useful_life];
        let lives = useful.map(|years| Lag::new(years, state.clock.dt));
        let lives = [lives[0].min(&state.lags.equipment_life), lives[1].min(&state.lags.site_life)];
        for index in 0..state.builders.len() {
            let assets = first_book::of(state, index, &lives, steps, self.group);
            let construction = Construction::new(&state.builders[index]);
            self.builders.push(Books { assets, construction });
        }
        self.discount = Discount::new(&self.values, &state.terms, self.discount.year_ends);
        self.indications.open(state);
        self.publish(state);
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let shortened = if self.shortens { self.shorten(state) } else { fill(0.0) };
        self.indications.step(state, &shortened);
        let now = state.clock.step;
        for (books, builder) in self.builders.iter_mut().zip(&mut state.builders) {
            let mut gain = fill(0.0);
            let kept = books.construction.step(builder, self.chosen, &mut gain);
            let estimates = &books.construction.estimates;
            let depreciation =
                books.assets.step(now, &builder.flows, &kept, estimates, self.chosen);
            builder.flows.depreciation = depreciation;
            builder.flows.reversal = gain;
            builder.levels.last_depreciation = books.assets.plain_depreciation();
        }
        self.dearer = dearer(&self.discount, state.clock.elapsed + state.clock.dt);
        self.revalue(state);
        self.publish(state);
    }
}

impl AccountingProcess {
    pub(super) fn new(
        values: AccountingColumns,
        chosen: Standard,
        group: Group,
        indications: Indications,
        year_ends: bool,
    ) -> Self {
        Self {
            shortens: any(&values.shortened_life),
            values,
            chosen,
            group,
            builders: Vec::new(),
            discount: Discount { year_ends, ..Discount::NONE },
            outlook: Outlook::NONE,
            dearer: fill(1.0),
            indications,
        }
    }

    /// What is valued in this step: at defaults, where something is put up for sale, and at year ends.
    #[inline(always)]
    fn revalue(&mut self, state: &mut State) {
        let builders = 0..self.builders.len();
        if builders.clone().any(|index| any(&state.builders[index].flows.default)) {
            self.outlook = Outlook::over_the_step(&self.values.optimism, &state.levels);
            for index in builders.clone() {
                if any(&state.builders[index].flows.default) {
                    self.change_hands(state, index);
                }
            }
        }
        let offered = |state: &State, index: usize| any(&state.builders[index].flows.offered_share);
        let year_end = state.clock.year_end;
        if !year_end && !builders.clone().any(|index| offered(state, index)) {
            return;
        }
        self.outlook = Outlook::at_the_end(&self.values.optimism, &state.levels);
        for index in builders {
            if offered(state, index) {
                self.put_up(state, index);
            }
            if year_end {
                self.test(state, index);
            }
        }
    }

    /// The standards, the chosen one first; a builder's books; and one who appraises its assets.
    #[inline(always)]
    fn parts<'a>(
        &'a mut self,
        state: &'a State,
        index: usize,
    ) -> ([Standard; 2], &'a mut Books, Appraiser<'a>) {
        let Self {
            values, discount, group, builders, chosen, outlook, dearer, indications, ..
        } = self;
        let due = &indications.due;
        let fleet = *group == Group::Fleet;
        let State { terms, levels, clock, builders: all, .. } = state;
        let own = &all[index].levels;
        let dt = clock.dt;
        let appraiser =
            Appraiser { values, discount, terms, levels, own, outlook, due, dt, dearer, fleet };
        (chosen.both(), &mut builders[index], appraiser)
    }

    /// Shortens useful lives on the date on which the books do; from the first step on where that is past.
    /// Tells where it has.
    fn shorten(&mut self, state: &State) -> Column {
        let clock = &state.clock;
        let begin = if clock.step == 0 { f64::NEG_INFINITY } else { clock.date - 1e-6 };
        let now = begin..clock.date + clock.dt - 1e-6;
        let (life, date) = (&self.values.shortened_life, &self.values.shortened_at);
        let mut event = fill(0.0);
        for i in 0..LANES {
            event[i] = if life[i] > 0.0 && now.contains(&date[i]) { 1.0 } else { 0.0 };
        }
        if any(&event) {
            let life = Lag::new(life, clock.dt).min(&state.lags.equipment_life);
            for books in &mut self.builders {
                if let Assets::Pooled(ledger) = &mut books.assets {
                    ledger.shorten(clock.step, &life, &event);
                }
            }
        }
        event
    }

    /// At a default the books come down to what the assets would fetch, under both standards.
    fn change_hands(&mut self, state: &mut State, index: usize) {
        let (chosen_first, books, appraiser) = self.parts(state, index);
        let mut found = [[fill(0.0); 2]; 2];
        for i in 0..LANES {
            if state.builders[index].flows.default[i] < 0.5 {
                continue;
            }
            found[0][1][i] = books.assets.proceeds(i, &appraiser);
            let [chosen, other] =
                chosen_first.map(|standard| books.assets.sell(i, standard, &appraiser));
            found[0][0][i] = chosen.write_down;
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
        let (held, [[lost, regained], [lost_elsewhere, _]]) =
            books.assets.put_up(&share, chosen_first, &appraiser);
        let builder = &mut state.builders[index];
        for i in 0..LANES {
            builder.flows.write_down[i] += lost[i];
            builder.flows.reversal[i] += regained[i];
            builder.levels.held_for_sale[i] += held[i];
            state.flows.write_down_other_standard[i] += lost_elsewhere[i];
        }
    }

    /// The test of one builder at a year end, under both standards.
    #[inline(always)]
    fn test(&mut self, state: &mut State, index: usize) {
        let (chosen_first, books, appraiser) = self.parts(state, index);
        let mut worth = Appraisals::NONE;
        let mut moved = [Moved::NONE, Moved::NONE];
        match &mut books.assets {
            Assets::Pooled(ledger) => {
                worth.of(
                    &appraiser,
                    #[inline(always)]
                    |appraiser, i| appraiser.in_service(i),
                );
                for (standard, moved) in chosen_first.into_iter().zip(&mut moved) {
                    *moved = of_pool(ledger, standard, &appraiser, &worth);
                }
            }
            Assets::ByVintage(vintages) => {
                moved = vintages.test(chosen_first, &appraiser);
            }
        }
        worth.under_construction(&appraiser);
        for (standard, moved) in chosen_first.into_iter().zip(&mut moved) {
            let more = of_construction(&mut books.construction, standard, &appraiser, &worth);
            add(&mut moved.write_down, &more.write_down);
            add(&mut moved.reversal, &more.reversal);
        }
        books.assets.renormalise();
        let flow = &mut state.builders[index].flows;
        let [chosen, other] = moved;
        add(&mut flow.write_down, &chosen.write_down);
        add(&mut flow.reversal, &chosen.reversal);
        add(&mut state.flows.write_down_other_standard, &other.write_down);
    }

    /// Tells the market the carrying amounts and the losses.
    #[inline(always)]
    fn publish(&self, state: &mut State) {
        state.levels.book_value = fill(0.0);
        state.levels.book_value_other_standard = fill(0.0);
        state.levels.held_for_sale = fill(0.0);
        for (books, builder) in self.builders.iter().zip(&mut state.builders) {
            let held = &builder.levels.held_for_sale;
            let [chosen, other] = books.carrying_amounts(self.chosen.both(), held);
            add(&mut state.levels.book_value, &chosen);
            add(&mut state.levels.book_value_other_standard, &other);
            add(&mut state.levels.held_for_sale, held);
            builder.levels.book_value = chosen;
            add(&mut state.flows.depreciation, &builder.flows.depreciation);
            add(&mut state.flows.write_down, &builder.flows.write_down);
            add(&mut state.flows.reversal, &builder.flows.reversal);
        }
    }
}

#[inline(always)]
fn add(sum: &mut Column, amounts: &Column) {
    for i in 0..LANES {
        sum[i] += amounts[i];
    }
}
