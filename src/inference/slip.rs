//! Data that lie so far from every path that they must be in another unit: millions where the model has billions.

use std::num::NonZero;

use super::comparison::Comparison;
use crate::{
    engine::Control,
    metrics::{Scale, Stopped, collect},
    model::Model,
    random::Chance,
    scenario::{Compared, Span, date_of},
};

/// Paths that are enough to see how large a quantity is.
const PATHS: NonZero<u64> = NonZero::new(256).expect("it is not zero");
/// Beyond this factor from every path a number is taken for a slip: booms and busts are smaller.
const FAR: f64 = 50.0;

/// An observed number that is far from all paths.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// Name of the observation.
    pub name: String,
    /// Where among the data the number stands: its date, or that it was known at the start.
    pub place: String,
    /// The number, as it is compared.
    pub observed: f64,
    /// The nearest of the paths.
    pub nearest: f64,
    /// Paths that were looked at.
    pub paths: u64,
    /// A power of ten that would bring the data near the paths.
    pub scale: f64,
    /// Where the track or metric is named.
    pub span: Span,
}

/// An index that some paths do not have, as they begin at nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseless {
    /// Name of the observation.
    pub name: String,
    /// The date of its first number.
    pub date: f64,
    /// Paths that have nothing there.
    pub without: usize,
    /// Paths that were looked at.
    pub paths: usize,
    /// Where the track is named.
    pub span: Span,
}

impl Baseless {
    fn of(own: &Comparison, values: &dyn Fn() -> Vec<f64>) -> Option<Self> {
        let observation = &own.observation;
        if observation.compared != Compared::Index {
            return None;
        }
        let values = values();
        let without = values.iter().filter(|value| **value <= 0.0).count();
        (without > 0).then(|| Self {
            name: observation.name.clone(),
            date: date_of(observation.points[0].0),
            without,
            paths: values.len(),
            span: observation.span.clone(),
        })
    }

    /// What is odd, and what would help.
    pub fn words(&self) -> (String, String) {
        let Self { name, date, without, paths, .. } = self;
        let message = format!(
            "observation `{name}`: compare = \"index\" is over the value of {date}, and {without} of {paths} paths have nothing then"
        );
        (message, "begin with a later year (from = ..), or compare values".to_owned())
    }
}

impl Slip {
    /// The first number of each observation of a model that is far from every path, and the indices that some paths have not.
    pub fn all(model: &Model, control: &Control) -> Result<(Vec<Self>, Vec<Baseless>), Stopped> {
        let failed = |(_, message): (Span, String)| Stopped::Failed(message);
        let comparisons = Comparison::all(model).map_err(failed)?;
        if comparisons.is_empty() {
            return Ok((Vec::new(), Vec::new()));
        }
        let collected = collect(model, Chance::Seed(model.header.run.seed), PATHS, control)?;
        let track = |track: usize, row: usize| -> Vec<f64> {
            collected.tracks.column(track, row).into_iter().map(f64::from).collect()
        };
        let metric = |index: usize, _: &_| {
            collected.values[index].exact().map_or_else(Vec::new, <[f64]>::to_vec)
        };
        let values =
            |own: &Comparison, place: usize| own.values(own.places[place], &track, &metric);
        let slips = comparisons.iter().filter_map(|own| Self::of(own, &|place| values(own, place)));
        let first = |own: &Comparison| own.base(&track);
        let baseless = comparisons.iter().filter_map(|own| Baseless::of(own, &|| first(own)));
        Ok((slips.collect(), baseless.collect()))
    }

    fn of(own: &Comparison, values: &dyn Fn(usize) -> Vec<f64>) -> Option<Self> {
        // Years lie as near to each other as they are; of what may be negative the size is looked at.
        if own.scale == Scale::Years {
            return None;
        }
        let size = |value: f64| if own.scale == Scale::Difference { value.abs() } else { value };
        let observation = &own.observation;
        let points = observation.points.iter().enumerate();
        let points =
            points.map(|(place, (year, observed))| (place, date_of(*year).to_string(), *observed));
        // What was known was so a year before, or a few: booms are smaller than slips then too.
        let known = observation.known.map(|known| (0, "known".to_owned(), known));
        points.chain(known).find_map(|(place, words, observed)| {
            let values: Vec<f64> = values(place).into_iter().map(size).collect();
            let nearest = far(size(observed), &values)?;
            Some(Self {
                name: observation.name.clone(),
                place: words,
                observed,
                nearest,
                paths: values.len() as u64,
                scale: power_of_ten(nearest / observed),
                span: observation.span.clone(),
            })
        })
    }

    /// What is odd, and what would help.
    pub fn words(&self) -> (String, String) {
        let Self { name, place, observed, nearest, paths, scale, .. } = self;
        let factor = (observed / nearest).max(nearest / observed);
        let side = if observed > nearest { "above" } else { "below" };
        let message = format!(
            "observation `{name}`: {place}: {observed} lies {factor:.0} times {side} every one of {paths} paths, of which the \
             nearest has {nearest:.3}: is it in another unit?"
        );
        let help = if place == "known" {
            format!(
                "`known` has the unit of the data, and is scaled with them: {} would be near",
                observed * scale
            )
        } else {
            format!(
                "the data times `scale` are in the model's unit: scale = {scale} would bring them near"
            )
        };
        (message, help)
    }
}

/// The nearest of some values to a number that is far from all of them.
fn far(observed: f64, values: &[f64]) -> Option<f64> {
    let finite = || values.iter().copied().filter(|value| value.is_finite() && *value > 0.0);
    let (least, most) = (finite().fold(f64::INFINITY, f64::min), finite().fold(0.0, f64::max));
    // Where some paths have nothing, no small number is far from all.
    let all = values.iter().all(|value| *value > 0.0);
    if most > 0.0 && observed > FAR * most {
        Some(most)
    } else if all && observed > 0.0 && least.is_finite() && observed * FAR < least {
        Some(least)
    } else {
        None
    }
}

/// The power of ten next to a ratio.
fn power_of_ten(ratio: f64) -> f64 {
    let powers = [1e-12, 1e-9, 1e-6, 1e-3, 1e-2, 1e2, 1e3, 1e6, 1e9, 1e12];
    let scale = |value: f64| Scale::Logarithm.score(value);
    let far = |power: &f64| (scale(*power) - scale(ratio)).abs();
    powers.into_iter().min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_far_from_all_or_from_none() {
        let values = [1.0, 3.0, f64::INFINITY];
        assert_eq!(far(151.0, &values), Some(3.0));
        assert_eq!(far(149.0, &values), None);
        assert_eq!(far(0.019, &values), Some(1.0));
        assert_eq!(far(0.021, &values), None);
        assert_eq!(far(0.001, &[0.0, 1.0]), None);
        assert_eq!(far(1e6, &[0.0, 0.0]), None);
        for (ratio, power) in [(0.0011, 1e-3), (900.0, 1e3), (2.1e-9, 1e-9), (0.012, 1e-2)] {
            assert!((power_of_ten(ratio) / power - 1.0).abs() < 1e-12, "{ratio}");
        }
    }
}
