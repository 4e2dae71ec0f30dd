//! The internal rate of return of section 2 of MODEL.md, from the flows of a rebuilt path.

use super::years::Years;

/// Rates that are looked at, below zero and above.
const PLACES: usize = 2000;

impl Years {
    /// What is put in at the start, what comes back each year, and what the assets are worth at the end.
    fn flows(&self) -> Vec<f64> {
        let mut flows = self.get("free_cash_flow").to_vec();
        flows[0] = -self.get("book_value")[0];
        let worth = self.get("terminal_value").last().copied().unwrap();
        *flows.last_mut().unwrap() += worth;
        let size = flows.iter().fold(0.0_f64, |most, flow| most.max(flow.abs()));
        flows.iter_mut().filter(|flow| flow.abs() < 1e-12 * size).for_each(|flow| *flow = 0.0);
        flows
    }

    /// The rate at which the value changes from gain to loss; all lost; or undefined.
    pub(super) fn internal_rate(&self) -> f64 {
        let flows = self.flows();
        let places = || (0..=2 * PLACES).map(|place| place as f64 / PLACES as f64);
        let known = |place: &f64| value(&flows, *place) != 0.0;
        let places: Vec<f64> = places().filter(known).collect();
        let gains = |place: f64| value(&flows, place) > 0.0;
        let turns: Vec<&[f64]> =
            places.windows(2).filter(|two| gains(two[0]) != gains(two[1])).collect();
        match turns.as_slice() {
            [] if !gains(places[0]) => -1.0,
            [[low, high]] if gains(*low) => {
                let (mut low, mut high) = (*low, *high);
                for _ in 0..60 {
                    let middle = f64::midpoint(low, high);
                    (low, high) = if gains(middle) { (middle, high) } else { (low, middle) };
                }
                rate(f64::midpoint(low, high))
            }
            _ => f64::INFINITY,
        }
    }
}

/// From 0 to 1 it is one and the rate, from 1 to 2 what its inverse lacks to one.
fn rate(place: f64) -> f64 {
    if place <= 1.0 { place - 1.0 } else { 1.0 / (2.0 - place) - 1.0 }
}

/// The present value at a rate, but for a factor above zero: at its ends the last flow, and the first.
fn value(flows: &[f64], place: f64) -> f64 {
    let sum = |flows: &mut dyn Iterator<Item = &f64>, step: f64| {
        flows.fold(0.0, |sum, flow| sum * step + flow)
    };
    let mut own = flows.iter().copied().filter(|flow| *flow != 0.0);
    match place {
        0.0 => own.next_back().unwrap_or(0.0),
        2.0 => own.next().unwrap_or(0.0),
        place if place <= 1.0 => sum(&mut flows.iter(), place),
        place => sum(&mut flows.iter().rev(), 2.0 - place),
    }
}
