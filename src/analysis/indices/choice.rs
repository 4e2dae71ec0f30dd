//! Which parameters are told apart.

use std::num::NonZero;

use super::Factor;
use crate::{
    analysis::{Drivers, Sample},
    engine::Control,
    metrics::{Asked, Collected, Stopped},
    model::Model,
    random::Chance,
    scenario::suggestion,
};

/// Parameters, or groups of them, that are told apart unless they are named: the strongest ones.
const FACTORS: usize = 12;
/// Parameters that the sequence has dimensions for.
const MOST: usize = 100;
/// Paths from which the strongest are found.
const PILOT: NonZero<u64> = NonZero::new(4096).unwrap();

/// The factors of some parameters, each named by one of its own; none if no parameter is named. `correlated` are those
/// that move with a shock. The error says what is wrong with a name.
pub fn named(
    keys: &[String],
    known: &[Factor],
    correlated: &[String],
) -> Result<Option<Vec<Factor>>, String> {
    let mut chosen: Vec<Factor> = Vec::new();
    for key in keys {
        if correlated.contains(key) {
            return Err(format!(
                "`{key}` is correlated with a shock: no index can tell the two apart"
            ));
        }
        let Some(factor) = known.iter().find(|factor| factor.names.contains(key)) else {
            let words: Vec<&str> =
                known.iter().flat_map(|factor| &factor.names).map(String::as_str).collect();
            let help = suggestion(key, &words);
            return Err(format!("`{key}` is drawn by no path here; {help}"));
        };
        if chosen.contains(factor) {
            return Err(format!("`{key}` stands there twice, or moves with another"));
        }
        chosen.push(factor.clone());
    }
    let count: usize = chosen.iter().map(|factor| factor.names.len()).sum();
    if count > MOST {
        return Err(format!("{count} parameters; there are points for {MOST}"));
    }
    Ok((!chosen.is_empty()).then_some(chosen))
}

/// Those that move the numbers most, by their drivers on some paths: in turn from each number.
pub fn strongest(
    model: &Model,
    asked: &[Asked],
    known: &[Factor],
    control: &Control,
) -> Result<Vec<Factor>, Stopped> {
    if known.len() <= FACTORS {
        return Ok(known.to_vec());
    }
    let mut sample = Sample::new(model, |_| true, usize::MAX);
    let mut collected = Collected::new(model, u64::MAX);
    let chance = Chance::Seed(model.header.run.seed);
    collected.extend(model, chance, PILOT.get(), control, &mut |part| {
        sample.add(part);
        Ok(())
    })?;
    let ranked = |own: &Asked| -> Vec<&Factor> {
        let drivers = Drivers::of_name(&sample, &own.name);
        let names = drivers.into_iter().flat_map(|all| all.drivers).map(|driver| driver.name);
        names.filter_map(|name| known.iter().find(|f| f.names.contains(&name))).collect()
    };
    let ranked: Vec<Vec<&Factor>> = asked.iter().map(ranked).collect();
    let mut chosen: Vec<Factor> = Vec::new();
    let places = ranked.iter().map(Vec::len).max().unwrap_or(0);
    for factor in (0..places).flat_map(|place| ranked.iter().filter_map(move |all| all.get(place)))
    {
        if chosen.len() < FACTORS && !chosen.contains(factor) {
            chosen.push((*factor).clone());
        }
    }
    // A track in a year has no drivers: then the first ones.
    let rest: Vec<Factor> = known.iter().filter(|own| !chosen.contains(own)).cloned().collect();
    chosen.extend(rest.into_iter().take(FACTORS - chosen.len()));
    Ok(chosen)
}
