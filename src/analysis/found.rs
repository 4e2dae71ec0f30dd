//! What has been worked out of a sample: reports ask for the same more than once.

use std::{
    collections::BTreeMap,
    sync::{Mutex, OnceLock, PoisonError},
};

use rayon::prelude::*;

use super::{
    driver::Drivers,
    outcome::Outcome,
    ranking::{Ranking, apart},
};

/// Nothing yet, in a copy too.
#[derive(Debug, Default)]
pub(super) struct Found {
    rankings: OnceLock<Vec<Ranking>>,
    drivers: Mutex<BTreeMap<String, Drivers>>,
}

impl Clone for Found {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Found {
    /// The order of each drawn parameter, some of which are tied to others.
    pub(super) fn rankings(
        &self,
        drawn: &[(String, Vec<f64>)],
        tied: &[Vec<usize>],
        busts: &[f64],
    ) -> &[Ranking] {
        if let Some(known) = self.rankings.get() {
            return known;
        }
        // Not while others wait: who waits for other cores may be given work that asks for the same.
        let mut rankings: Vec<Ranking> =
            drawn.par_iter().map(|(_, drawn)| Ranking::of(drawn, busts)).collect();
        for (place, others) in tied.iter().enumerate().filter(|(_, others)| !others.is_empty()) {
            let ranked = |place: usize| rankings[place].ranks.clone();
            let others = others.iter().map(|other| ranked(*other)).collect();
            rankings[place].apart = Some(apart(ranked(place), others));
        }
        self.rankings.get_or_init(|| rankings)
    }

    /// The drivers of an outcome, which are worked out if they are not known.
    pub(super) fn drivers(&self, of: &Outcome, work: impl FnOnce() -> Drivers) -> Drivers {
        let known = || self.drivers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(&of.name) {
            return found.clone();
        }
        // Not while others wait: it is done on all cores.
        let found = work();
        known().insert(of.name.clone(), found.clone());
        found
    }
}
