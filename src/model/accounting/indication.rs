//! Whether there is an indication that assets are impaired: without one they are not tested
//! (ASC 360-10-35-21, IAS 36.9 and 36.12).
//!
//! ```text
//! e = p u / p_ref          what a unit of capacity earns, over what it was expected to
//! ```
//!
//! Indications within the calendar year are: e at its end lies `indication` below its highest, or above its
//! lowest, at any year end since the last test; the capital market was shut, so that shares were worth less than
//! books; technology jumped; the useful lives in the books were shortened. What falls as it was expected to is none.

use crate::{
    model::state::State,
    random::{Column, LANES, fill},
};

/// What has been seen since the last test.
pub(super) struct Indications {
    /// Whether assets are tested at each year end, indication or not.
    yearly: bool,
    /// How far earnings must have moved.
    fall: Column,
    highest: Column,
    lowest: Column,
    /// Above 0 where something else has happened in this year.
    events: Column,
    /// 1 where assets are to be tested at the end of this year.
    pub(super) due: Column,
}

/// What a unit of capacity earns, over what it was expected to.
#[inline(always)]
fn earned(state: &State, i: usize) -> f64 {
    let levels = &state.levels;
    levels.price[i] * levels.utilisation[i] / levels.reference_price[i].max(1e-300)
}

impl Indications {
    pub(super) fn new(yearly: bool, fall: &Column) -> Self {
        let none = fill(0.0);
        Self { yearly, fall: *fall, highest: none, lowest: none, events: none, due: fill(1.0) }
    }

    pub(super) fn open(&mut self, state: &State) {
        for i in 0..LANES {
            self.highest[i] = earned(state, i);
        }
        self.lowest = self.highest;
    }

    /// Notes what happens in a step, beside a shortening of lives.
    #[inline(always)]
    pub(super) fn step(&mut self, state: &State, shortened: &Column) {
        for i in 0..LANES {
            let shut = state.levels.mean_shut[i];
            self.events[i] += shut + state.flows.technology_jump[i] + shortened[i];
        }
        if state.clock.year_end {
            self.judge(state);
        }
    }

    /// At a year end: where assets are to be tested. Those estimates are the new measure.
    #[inline(always)]
    fn judge(&mut self, state: &State) {
        for i in 0..LANES {
            let now = earned(state, i);
            let worse = now < (1.0 - self.fall[i]) * self.highest[i];
            let better = (1.0 - self.fall[i]) * now > self.lowest[i];
            let due = self.yearly || worse || better || self.events[i] > 0.0;
            self.due[i] = f64::from(u8::from(due));
            self.highest[i] = if due { now } else { self.highest[i].max(now) };
            self.lowest[i] = if due { now } else { self.lowest[i].min(now) };
            self.events[i] = 0.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    fn years(moves: &[f64], event: impl Fn(usize, &mut State)) -> Vec<bool> {
        let mut state = testing::Bench::new("").state;
        state.levels.reference_price = fill(1.0);
        state.levels.utilisation = fill(0.8);
        state.levels.price = fill(1.0);
        state.clock.year_end = true;
        let mut indications = Indications::new(false, &fill(0.2));
        indications.open(&state);
        let mut due = Vec::new();
        for (year, price) in moves.iter().enumerate() {
            state.clear_flows();
            (state.levels.price, state.levels.mean_shut) = (fill(*price), fill(0.0));
            event(year, &mut state);
            indications.step(&state, &fill(0.0));
            due.push(indications.due[0] > 0.5);
        }
        due
    }

    #[test]
    fn a_fall_from_the_highest_since_the_last_test_is_an_indication_once() {
        let due = years(&[0.95, 1.1, 1.0, 0.87, 0.87, 0.75], |_, _| ());
        assert_eq!(due, [false, false, false, true, false, false]);
    }

    #[test]
    fn so_are_a_rise_a_shut_market_and_a_jump() {
        let due = years(&[1.0, 1.3, 1.3, 1.3], |year, state| match year {
            2 => state.levels.mean_shut = fill(0.1),
            3 => state.flows.technology_jump = fill(1.0),
            _ => (),
        });
        assert_eq!(due, [false, true, true, true]);
    }
}
