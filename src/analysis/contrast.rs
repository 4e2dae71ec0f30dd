//! A number in two scenarios on the same paths: its difference, and what each path adds to it.

use serde::Serialize;

use crate::metrics::{Distribution, Side};

/// A number in two scenarios, and its difference.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Contrast {
    /// In the first.
    pub first: f64,
    /// In the second.
    pub second: f64,
    /// First less second, freed of known luck: within its error of the plain difference.
    pub difference: f64,
    /// Standard error of the difference; `None` where paths are too few.
    pub error: Option<f64>,
    /// What that error would be if each scenario had drawn its own luck.
    pub independent_error: Option<f64>,
}

impl Contrast {
    /// Ends of the 95 % interval of the difference.
    pub fn interval(&self) -> Option<[f64; 2]> {
        let half = 1.96 * self.error?;
        Some([self.difference - half, self.difference + half])
    }

    /// How many times narrower the interval is than with luck of their own.
    pub fn narrower(&self) -> Option<f64> {
        let (error, independent) = (self.error?, self.independent_error?);
        (error > 0.0).then(|| independent / error)
    }

    /// Whether the difference can be told from zero: three standard errors.
    pub fn is_clear(&self) -> bool {
        self.error.is_some_and(|error| self.difference.abs() > 3.0 * error)
    }

    pub(super) fn new(
        first: f64,
        second: f64,
        influences: Option<[Vec<f64>; 2]>,
    ) -> Option<Influenced> {
        if !first.is_finite() || !second.is_finite() {
            return None;
        }
        let difference = first - second;
        let mut contrast = Self { first, second, difference, error: None, independent_error: None };
        let Some([a, b]) = influences.filter(|[a, _]| a.len() > 1) else {
            return Some((contrast, Vec::new()));
        };
        let each: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a - b).collect();
        let differ = each.iter().filter(|difference| **difference != 0.0).count();
        if differ > 0 && differ < LEAST {
            return Some((contrast, Vec::new()));
        }
        let own = |values: &[f64]| mean(values).map_or(0.0, |(_, error)| error * error);
        contrast.error = mean(&each).map(|(_, error)| error);
        contrast.independent_error = Some((own(&a) + own(&b)).sqrt());
        Some((contrast, each))
    }
}

/// Paths that must differ at least: from fewer no spread can be told.
const LEAST: usize = 20;

/// A contrast, and what each path adds to it: its influence, up to a constant.
pub(super) type Influenced = (Contrast, Vec<f64>);

pub(super) fn quantile(
    p: f64,
    a: &[f64],
    b: &[f64],
    sorted: &(Distribution, Distribution),
) -> Option<Influenced> {
    let (first, second) = (sorted.0.quantile(p), sorted.1.quantile(p));
    let influence = |values: &[f64], at: f64, error: f64| -> Vec<f64> {
        // The error of the quantile is sqrt(p (1 - p) / n) / f.
        let over_density = error * (values.len() as f64 / (p * (1.0 - p))).sqrt();
        let below = |value: &f64| f64::from(u8::from(*value <= at));
        values.iter().map(|value| (p - below(value)) * over_density).collect()
    };
    let influences = first.error.zip(second.error).map(|(first_error, second_error)| {
        [influence(a, first.value, first_error), influence(b, second.value, second_error)]
    });
    Contrast::new(first.value, second.value, influences)
}

pub(super) fn shortfall(
    (p, worse): (f64, Side),
    a: &[f64],
    b: &[f64],
    sorted: &(Distribution, Distribution),
) -> Option<Influenced> {
    let of = |sorted: &Distribution| sorted.expected_shortfall(p, worse);
    let (first, second) = (of(&sorted.0)?, of(&sorted.1)?);
    // Excesses of losses lie above the quantile, those of earnings below.
    let (sign, level) = if worse == Side::Low { (-1.0, 1.0 - p) } else { (1.0, p) };
    let influence = |values: &[f64], at: f64| -> Vec<f64> {
        values.iter().map(|value| sign * (sign * (value - at)).max(0.0) / (1.0 - p)).collect()
    };
    let enough = first.error.is_some();
    let influences = enough.then(|| {
        let at = |sorted: &Distribution| sorted.quantile(level).value;
        [influence(a, at(&sorted.0)), influence(b, at(&sorted.1))]
    });
    Contrast::new(first.value, second.value, influences)
}

/// Mean and its standard error; `None` if any value is infinite, or there is none.
pub(super) fn mean(values: &[f64]) -> Option<(f64, f64)> {
    let count = values.len() as f64;
    let value = values.iter().sum::<f64>() / count;
    if !value.is_finite() {
        return None;
    }
    let squares: f64 = values.iter().map(|x| (x - value) * (x - value)).sum();
    Some((value, (squares / (count - 1.0).max(1.0) / count).sqrt()))
}
