//! The forms of a distribution, one function each: what it expects, and what it makes.

use super::{
    BetaTable, Distribution, ThreeQuantiles,
    read::{Form, INFINITE},
};
use crate::{
    math::{ln, normal_quantile},
    scenario::node::Value,
};

/// Whether numbers are the same.
fn are_one(numbers: &[f64]) -> bool {
    numbers.windows(2).all(|pair| pair[0].total_cmp(&pair[1]).is_eq())
}

impl Form<'_> {
    pub(super) fn uniform(mut self) -> Option<Distribution> {
        let [low, high] =
            if self.only(&["uniform"]) { self.numbers("uniform")? } else { return None };
        if low < high {
            return Some(Distribution::Uniform([low, high]));
        }
        if are_one(&[low, high]) {
            return self.sure(low);
        }
        self.fail(&format!("uniform = [low, high] expects low below high, found {low} and {high}"))
    }

    pub(super) fn corners(mut self, form: &str) -> Option<Distribution> {
        let corners: [f64; 3] = if self.only(&[form]) { self.numbers(form)? } else { return None };
        let [low, mode, high] = corners;
        if are_one(&corners) {
            return self.sure(mode);
        }
        if !(low <= mode && mode <= high && low < high) {
            return self.fail(&format!(
                "{form} = [lowest, likeliest, highest] expects rising numbers, found {low}, {mode}, {high}"
            ));
        }
        Some(if form == "pert" {
            Distribution::pert(corners)
        } else {
            Distribution::Triangular(corners)
        })
    }

    pub(super) fn normal(mut self, log: bool) -> Option<Distribution> {
        let form = if log { "log_normal" } else { "normal" };
        let [centre, deviation] =
            if self.only(&[form, "min", "max"]) { self.numbers(form)? } else { return None };
        let [low, high] = self.bounds(INFINITE)?;
        if deviation <= 0.0
            || (log && centre <= 0.0)
            || low >= high
            || (log && low.is_finite() && low <= 0.0)
        {
            return self.fail(if log {
                "log_normal = [median, sigma of the logarithm] expects both above 0, and 0 < min < max"
            } else {
                "normal = [mean, standard deviation] expects a deviation above 0, and min < max"
            });
        }
        let mean = if log { ln(centre) } else { centre };
        let cut = Distribution::normal(mean, deviation, log, [low, high]);
        if matches!(cut, Distribution::Normal { kept: [a, b], .. } if b - a < 1e-6) {
            return self.fail("min and max leave less than a millionth of the distribution");
        }
        Some(cut)
    }

    pub(super) fn beta(mut self) -> Option<Distribution> {
        let [a, b] =
            if self.only(&["beta", "min", "max"]) { self.numbers("beta")? } else { return None };
        let bounds = self.bounds([0.0, 1.0])?;
        if !(0.1..=1e4).contains(&a) || !(0.1..=1e4).contains(&b) || bounds[0] >= bounds[1] {
            return self
                .fail("beta = [a, b] expects shapes within 0.1 and 10,000, and min below max");
        }
        Some(Distribution::Beta { bounds, table: BetaTable::new(a, b) })
    }

    pub(super) fn discrete(mut self) -> Option<Distribution> {
        if !self.only(&["values", "weights"]) {
            return None;
        }
        let values = self.list("values")?;
        let weights = match self.table.get("weights") {
            Some(_) => self.list("weights")?,
            None => vec![1.0; values.len()],
        };
        let total: f64 = weights.iter().sum();
        if values.is_empty()
            || values.len() != weights.len()
            || total <= 0.0
            || weights.iter().any(|w| *w < 0.0)
        {
            return self.fail(
                "values and weights expect lists of one length, and weights that are not negative",
            );
        }
        let chances = values.iter().zip(&weights).filter(|(_, weight)| **weight > 0.0);
        let possible: Vec<f64> = chances.map(|(value, _)| *value).collect();
        if are_one(&possible) {
            return self.sure(possible[0]);
        }
        let mut cumulative = 0.0;
        let mut pairs: Vec<(f64, f64)> = values.into_iter().zip(weights).collect();
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (_, weight) in &mut pairs {
            cumulative += *weight / total;
            *weight = cumulative;
        }
        Some(Distribution::Discrete(pairs))
    }

    /// A distribution of one value is a number.
    fn sure(self, value: f64) -> Option<Distribution> {
        self.fail(&format!("nothing is uncertain here: write {value} alone"))
    }

    pub(super) fn quantiles(mut self) -> Option<Distribution> {
        let pairs = [("p10", "p90", 0.9), ("p5", "p95", 0.95), ("p25", "p75", 0.75)];
        let Some((low_key, high_key, p)) = pairs
            .into_iter()
            .find(|(low, high, _)| self.table.get(low).is_some() && self.table.get(high).is_some())
        else {
            return self.fail("quantiles expect p50 with p10 and p90, p5 and p95, or p25 and p75");
        };
        if !self.only(&[low_key, "p50", high_key, "min", "max"]) {
            return None;
        }
        let (Some(low), Some(middle), Some(high)) =
            (self.number(low_key), self.number("p50"), self.number(high_key))
        else {
            return self.fail("quantiles expect numbers");
        };
        self.three(low, middle, high, p)
    }

    fn three(mut self, low: f64, middle: f64, high: f64, p: f64) -> Option<Distribution> {
        let [min, max] = self.bounds(INFINITE)?;
        if are_one(&[low, middle, high]) {
            return self.sure(middle);
        }
        if low >= high {
            return self.fail(&format!("quantiles must rise: {low}, {middle}, {high} fall"));
        }
        if !(low < middle && middle < high) {
            return self.fail(&format!(
                "quantiles must rise: {low}, {middle}, {high}; p50 is feasible above {low} and below {high}"
            ));
        }
        if min >= low || max <= high {
            return self.fail(&format!(
                "bounds must lie outside the quantiles: min is feasible below {low}, max above {high}"
            ));
        }
        Some(Distribution::Quantiles(ThreeQuantiles::new([low, middle, high], p, [min, max])))
    }

    /// `{ range = "0.1 to 0.4", credibility = 0.9, shape = "log_normal" }`.
    pub(super) fn range(mut self) -> Option<Distribution> {
        if !self.only(&["range", "credibility", "shape"]) {
            return None;
        }
        let ends = match self.table.get("range").map(|node| &node.value) {
            Some(Value::Text(text)) => text.split_once(" to ").map(|(low, high)| {
                (low.trim().parse().unwrap_or(f64::NAN), high.trim().parse().unwrap_or(f64::NAN))
            }),
            _ => None,
        };
        let shape = match self.table.get("shape").map(|node| &node.value) {
            Some(Value::Text(shape)) => shape.clone(),
            _ => String::new(),
        };
        let credibility = self.number("credibility").unwrap_or(f64::NAN);
        let expected = "range expects \"low to high\" with its credibility (0.5 to 0.99) and shape \
                        (normal, log_normal or uniform) stated";
        let (Some((low, high)), true) = (ends, (0.5..=0.99).contains(&credibility)) else {
            return self.fail(expected);
        };
        let [low, high]: [f64; 2] = [low, high];
        if !low.is_finite()
            || !high.is_finite()
            || low >= high
            || (shape == "log_normal" && low <= 0.0)
        {
            return self.fail(
                "range expects two numbers, low below high, and above 0 for a log_normal shape",
            );
        }
        let z = normal_quantile(0.5 + credibility / 2.0);
        match shape.as_str() {
            "normal" => Some(Distribution::normal(
                f64::midpoint(low, high),
                (high - low) / (2.0 * z),
                false,
                INFINITE,
            )),
            "log_normal" => {
                let (low, high) = (ln(low), ln(high));
                Some(Distribution::normal(
                    f64::midpoint(low, high),
                    (high - low) / (2.0 * z),
                    true,
                    INFINITE,
                ))
            }
            "uniform" => {
                let beyond = (high - low) * (1.0 / credibility - 1.0) / 2.0;
                Some(Distribution::Uniform([low - beyond, high + beyond]))
            }
            _ => self.fail(expected),
        }
    }
}
