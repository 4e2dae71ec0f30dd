//! Section 1 of MODEL.md: distributions as quantile functions, series, annuities, lags.

use overbuild::scenario::{Node, Table, Value};

use super::chance::{normal, phi};

pub(super) fn number(node: &Node) -> f64 {
    match &node.value {
        Value::Number(value) => *value,
        _ => panic!("no number"),
    }
}

fn numbers(node: &Node) -> Vec<f64> {
    match &node.value {
        Value::List(nodes) => nodes.iter().map(number).collect(),
        _ => panic!("no list"),
    }
}

/// The quantile of what stands there.
pub(super) fn quantile(node: &Node, u: f64) -> f64 {
    let Value::Table(form) = &node.value else { return number(node) };
    let of = |key: &str| form.get(key).map(numbers);
    if let Some(ends) = of("uniform") {
        return ends[0] + (ends[1] - ends[0]) * u;
    }
    if let Some(corners) = of("triangular") {
        return triangular(&corners, u);
    }
    if let Some(values) = of("normal") {
        return truncated(form, (values[0], values[1]), u, |x| x);
    }
    if let Some(values) = of("log_normal") {
        return truncated(form, (values[0].ln(), values[1]), u, f64::ln).exp();
    }
    three(form, normal(u))
}

fn triangular(corners: &[f64], u: f64) -> f64 {
    let [low, mode, high] = [corners[0], corners[1], corners[2]];
    let width = high - low;
    if u * width < mode - low {
        low + (u * width * (mode - low)).sqrt()
    } else {
        high - ((1.0 - u) * width * (high - mode)).sqrt()
    }
}

fn truncated(form: &Table, (mean, deviation): (f64, f64), u: f64, on: fn(f64) -> f64) -> f64 {
    let share = |key: &str, none: f64| {
        form.get(key).map_or(none, |bound| phi((on(number(bound)) - mean) / deviation))
    };
    let (low, high) = (share("min", 0.0), share("max", 1.0));
    mean + deviation * normal(low + u * (high - low))
}

/// Johnson's: through three quantiles, inside the bounds.
fn three(form: &Table, z: f64) -> f64 {
    let levels = [("p5", "p95", 0.95), ("p10", "p90", 0.9), ("p25", "p75", 0.75)];
    let (low, high, p) = levels.into_iter().find(|level| form.get(level.0).is_some()).unwrap();
    let (min, max) = (form.get("min").map(number), form.get("max").map(number));
    let onto = |x: f64| match (min, max) {
        (None, None) => x,
        (Some(min), None) => (x - min).ln(),
        (None, Some(max)) => -(max - x).ln(),
        (Some(min), Some(max)) => ((x - min) / (max - x)).ln(),
    };
    let back = |y: f64| match (min, max) {
        (None, None) => y,
        (Some(min), None) => min + y.exp(),
        (None, Some(max)) => max - (-y).exp(),
        (Some(min), Some(max)) => min + (max - min) / (1.0 + (-y).exp()),
    };
    let [y_low, y_mid, y_high] = [low, "p50", high].map(|key| onto(number(form.get(key).unwrap())));
    let z_p = normal(p);
    let b = ((y_high - y_mid) / (y_mid - y_low)).ln() / z_p;
    if b.abs() < 1e-9 {
        return back(y_mid + (y_high - y_mid) * z / z_p);
    }
    let a = (y_high - y_mid) * b / (b * z_p).exp_m1();
    back(y_mid + a * (b * z).exp_m1() / b)
}

/// The value of a series at a date.
pub(super) fn series(node: Option<&Node>, date: f64) -> f64 {
    let Some(node) = node else { return 0.0 };
    let (rows, growth) = match &node.value {
        Value::Number(value) => return *value,
        Value::List(rows) => (rows, 0.0),
        Value::Table(form) => match form.get("table").map(|rows| &rows.value) {
            Some(Value::List(rows)) => (rows, form.get("growth").map_or(0.0, number)),
            _ => panic!("no rows"),
        },
        _ => panic!("no series"),
    };
    let date = date + 0.001;
    let points: Vec<Vec<f64>> = rows.iter().map(numbers).collect();
    let index = points.iter().rposition(|point| point[0] <= date).unwrap_or(0);
    let last = index + 1 == points.len();
    let later = if last { (date - points[index][0]).floor().max(0.0) } else { 0.0 };
    points[index][1] * (1.0 + growth).powf(later)
}

/// Continuous, growing at g.
pub(super) fn annuity(r: f64, g: f64, life: f64) -> f64 {
    let k = ((1.0 + r) / (1.0 + g)).ln();
    if k.abs() < 1e-12 { life } else { -(-k * life).exp_m1() / k }
}

/// A lag in whole steps and a part of one: that part of what a step brings comes a step later.
#[derive(Clone, Copy, Default)]
pub(super) struct Lag {
    pub(super) whole: i64,
    part: f64,
}

impl Lag {
    #[allow(clippy::cast_possible_truncation, reason = "a count of steps")]
    pub(super) fn of(steps: f64) -> Self {
        let whole = (steps + 1e-9).floor();
        Self { whole: whole as i64, part: (steps - whole).max(0.0) }
    }

    pub(super) fn steps(self) -> f64 {
        self.whole as f64 + self.part
    }

    /// When what step k brings falls due, and how much of it.
    pub(super) fn due(self, k: i64) -> [(i64, f64); 2] {
        [(k + self.whole, 1.0 - self.part), (k + self.whole + 1, self.part)]
    }

    /// What of a step is left so many steps later.
    pub(super) fn left(self, later: i64) -> f64 {
        match later - self.whole {
            ..0 => 1.0,
            0 => self.part,
            _ => 0.0,
        }
    }

    /// The time that is left of what is left, in steps.
    pub(super) fn to_come(self, later: i64) -> f64 {
        match later - self.whole {
            _ if later < 0 => self.steps(),
            ..0 => self.steps() - later as f64 - 0.5,
            0 => self.part / 2.0,
            _ => 0.0,
        }
    }
}
