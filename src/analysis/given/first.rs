//! Who goes first: which kind of bust, and which party.

use super::LEAST;
use crate::{
    analysis::paths::Paths,
    metrics::{Metric, Proportion, Quantity},
};

/// One of several that can come first.
#[derive(Clone, Debug)]
pub struct First {
    /// A kind of bust, or a party by name.
    pub who: Who,
    /// Share of the paths on which it is the first, alone or in the same year as others: where the condition holds,
    /// and elsewhere.
    pub shares: super::Sides<Proportion>,
    /// Median of the years in which it comes first, where the condition holds.
    pub median_year: Option<f64>,
}

/// What comes first.
#[derive(Clone, Debug)]
pub enum Who {
    /// A kind of bust.
    Kind(&'static Quantity),
    /// Whoever fails.
    Party(String),
}

/// The kinds of bust by how often they come first, then the parties.
pub(super) fn all(paths: Paths<'_>, holds: &[bool]) -> Vec<First> {
    let kinds = Metric::ALL.iter().filter_map(|id| {
        let quantity = id.quantity();
        let begins = quantity.begins.filter(|_| quantity.is_event())?;
        Some((Who::Kind(quantity), paths.metric(begins)?.to_vec()))
    });
    let parties = paths.failures().into_iter().map(|(party, years)| (Who::Party(party), years));
    let mut all = race(kinds.collect(), holds);
    all.extend(race(parties.collect(), holds));
    all
}

/// How often each of several has the earliest year.
fn race(runners: Vec<(Who, Vec<f64>)>, holds: &[bool]) -> Vec<First> {
    let earliest: Vec<f64> = (0..holds.len())
        .map(|path| runners.iter().map(|(_, years)| years[path]).fold(f64::INFINITY, f64::min))
        .collect();
    let mut all: Vec<First> =
        runners.into_iter().map(|(who, years)| first(who, &years, &earliest, holds)).collect();
    let share = |first: &First| first.shares.given.map_or(0.0, |share| share.value);
    all.retain(|first| share(first) > 0.0);
    all.sort_by(|a, b| share(b).total_cmp(&share(a)));
    all
}

fn first(who: Who, years: &[f64], earliest: &[f64], holds: &[bool]) -> First {
    let wins = |path: &usize| years[*path].is_finite() && years[*path] <= earliest[*path];
    let share = |wanted: bool| {
        let side = || (0..holds.len()).filter(|path| holds[*path] == wanted);
        let (count, won) = (side().count(), side().filter(wins).count());
        (count >= LEAST).then(|| Proportion::new(won as u64, count as u64))
    };
    let mut won: Vec<f64> =
        (0..holds.len()).filter(|path| holds[*path]).filter(wins).map(|path| years[path]).collect();
    won.sort_by(f64::total_cmp);
    let median_year = won.get(won.len().saturating_sub(1) / 2).copied();
    First { who, shares: super::Sides { given: share(true), others: share(false) }, median_year }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_who_fails_earliest_and_ties_count_for_both() {
        let never = f64::INFINITY;
        let years = |all: [f64; 4]| all.into_iter().cycle().take(4 * LEAST).collect::<Vec<f64>>();
        let runners = vec![
            (Who::Party("A".to_owned()), years([2027.0, 2028.0, never, never])),
            (Who::Party("B".to_owned()), years([2026.0, 2028.0, 2030.0, never])),
            (Who::Party("C".to_owned()), years([2030.0, never, never, never])),
        ];
        let all = race(runners, &[true; 4 * LEAST]);
        let told: Vec<(String, f64, Option<f64>)> = all
            .iter()
            .map(|first| {
                let Who::Party(name) = &first.who else { panic!() };
                (name.clone(), first.shares.given.unwrap().value, first.median_year)
            })
            .collect();
        // C is never the first; half of B's firsts are by 2028.
        let due = [("B".to_owned(), 0.75, Some(2028.0)), ("A".to_owned(), 0.25, Some(2028.0))];
        assert_eq!(told, due);
        assert!(all[0].shares.others.is_none());
    }
}
