//! Reads one `[[observation]]`.

use super::{Compared, Observation, Observed, Point};
use crate::scenario::{
    Run, data,
    diagnostic::Problems,
    node::{FileName, Node, Value},
};

const KEYS: [&str; 16] = [
    "name",
    "track",
    "metric",
    "csv",
    "item",
    "table",
    "value",
    "unit",
    "scale",
    "complement",
    "from",
    "to",
    "compare",
    "trend",
    "known",
    "known_growth",
];
const MORE_KEYS: [&str; 2] = ["error", "calibrate"];

/// A mistake that has been noted.
pub(super) struct Noted;

/// One entry of the list, under reading. Every reader notes what is wrong.
pub(super) struct Entry<'a> {
    pub(super) item: &'a Node,
    pub(super) run: &'a Run,
    pub(super) problems: &'a mut Problems,
}

impl<'a> Entry<'a> {
    fn fail<T>(&mut self, key: &str, message: &str) -> Result<T, Noted> {
        let span = self.node(key).map_or_else(|| self.item.span.clone(), |node| node.span.clone());
        let name = self.item.name().map_or_else(String::new, |name| format!(" `{name}`"));
        self.problems.error(Some(span), format!("observation{name}: {message}"));
        Err(Noted)
    }

    fn node(&self, key: &str) -> Option<&'a Node> {
        match &self.item.value {
            Value::Table(table) => table.get(key),
            _ => None,
        }
    }

    fn text(&mut self, key: &str) -> Result<Option<String>, Noted> {
        match self.node(key).map(|node| &node.value) {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text.clone())),
            Some(_) => self.fail(key, &format!("{key}: expected text")),
        }
    }

    fn file(&mut self, key: &str) -> Result<Option<FileName>, Noted> {
        match self.node(key).map(|node| &node.value) {
            None => Ok(None),
            Some(Value::File(file)) => Ok(Some(file.clone())),
            Some(_) => self.fail(key, &format!("{key}: expected the name of a file")),
        }
    }

    fn number(&mut self, key: &str, within: [f64; 2]) -> Result<Option<f64>, Noted> {
        let [low, high] = within;
        match self.node(key).map(|node| &node.value) {
            None => Ok(None),
            Some(Value::Number(x)) if (low..=high).contains(x) => Ok(Some(*x)),
            Some(_) => self.fail(key, &format!("{key}: expected a number from {low} to {high}")),
        }
    }

    fn flag(&mut self, key: &str, default: bool) -> Result<bool, Noted> {
        match self.node(key).map(|node| &node.value) {
            None => Ok(default),
            Some(Value::Flag(flag)) => Ok(*flag),
            Some(_) => self.fail(key, &format!("{key}: expected true or false")),
        }
    }

    pub(super) fn read(&mut self) -> Result<Observation, Noted> {
        let Value::Table(table) = &self.item.value else {
            return self.fail("", "expected a table [[observation]]");
        };
        let known = || KEYS.iter().chain(&MORE_KEYS).copied();
        for entry in table.0.iter().filter(|entry| !known().any(|key| key == entry.key)) {
            let message = format!("unknown key `{}` in [[observation]]", entry.key);
            let problem = self.problems.error(Some(entry.key_span.clone()), message);
            problem.suggest(&entry.key, known());
        }
        let Some(name) = self.text("name")? else {
            return self.fail("", "missing key `name`: what charts call it");
        };
        let observed = match (self.text("track")?, self.text("metric")?) {
            (Some(track), None) => Observed::Track(track),
            (None, Some(metric)) => Observed::Metric(metric),
            _ => return self.fail("", "expected either `track` or `metric`: what it observes"),
        };
        let compared = match self.text("compare")?.as_deref() {
            None | Some("value") => Compared::Value,
            Some("index") => Compared::Index,
            Some(_) => return self.fail("compare", "compare: expected \"value\" or \"index\""),
        };
        if let (Observed::Metric(_), Compared::Index) = (&observed, compared) {
            return self.fail("compare", "compare: a metric has no first year to be compared with");
        }
        self.check_unused(&observed, compared)?;
        if !(1..=60).contains(&name.chars().count()) {
            return self.fail("name", "name: expected 1 to 60 letters: files bear it");
        }
        let positive = [f64::MIN_POSITIVE, 1e18];
        let known = self.number("known", positive)?;
        let points = self.points(&observed, compared, known.is_some())?;
        Ok(Observation {
            name,
            observed,
            points,
            compared,
            known,
            before: self.run.start - 1.0,
            known_growth: self.number("known_growth", [-0.99, 100.0])?,
            error: self.number("error", [0.0, 3.0])?.unwrap_or(0.1),
            calibrate: self.flag("calibrate", true)?,
            span: self.item.span.clone(),
        })
    }

    /// A key that would say nothing here is a mistake.
    fn check_unused(&mut self, observed: &Observed, compared: Compared) -> Result<(), Noted> {
        let refused: [(&str, bool, &str); 3] = [
            (
                "known",
                compared == Compared::Index,
                "an index is 1 at its first point, whatever was known",
            ),
            ("unit", self.node("table").is_some(), "only a CSV file has units to check"),
            ("value", matches!(observed, Observed::Track(_)), "a track has a series of values"),
        ];
        for (key, useless, because) in refused {
            if useless && self.node(key).is_some() {
                return self.fail(key, &format!("{key}: has no use here: {because}"));
            }
        }
        Ok(())
    }

    /// Years and values, made comparable.
    fn points(
        &mut self,
        observed: &Observed,
        compared: Compared,
        known: bool,
    ) -> Result<Vec<Point>, Noted> {
        if let Observed::Metric(_) = observed {
            let value = self.number("value", [-1e18, 1e18])?;
            let end = self.run.last_year();
            return match value {
                Some(value) => Ok(vec![(end, value)]),
                None => self.fail("metric", "missing key `value`: the metric as it was observed"),
            };
        }
        let raw = self.raw_points()?;
        let mut points = self.within_horizon(raw)?;
        self.check_points(&points)?;
        let scale = self.number("scale", [f64::MIN_POSITIVE, 1e18])?.unwrap_or(1.0);
        let complement = self.flag("complement", false)?;
        let trend = self.number("trend", [-0.99, 100.0])?.unwrap_or(0.0);
        let least = if compared == Compared::Index || !known { 2 } else { 1 };
        if points.len() < least {
            let message = "only one point within the horizon: nothing is left to compare once it is \
                           what was known; add points, or `known` with compare = \"value\"";
            return self.fail("", message);
        }
        let (first, _) = points[0];
        for (year, value) in &mut points {
            *value *= scale / crate::math::pow(1.0 + trend, *year - first);
            if complement {
                *value = 1.0 - *value;
            }
        }
        if let Some((year, value)) = points.iter().find(|(_, value)| *value <= 0.0).copied() {
            let message = format!("{year}: {value} is not above zero, and ratios are compared");
            return self.fail("", &message);
        }
        if compared == Compared::Index {
            let base = points[0].1;
            for (_, value) in &mut points {
                *value /= base;
            }
        }
        Ok(points)
    }

    /// As the file has them.
    fn raw_points(&mut self) -> Result<Vec<Point>, Noted> {
        let (from, to) =
            (self.number("from", [1000.0, 3000.0])?, self.number("to", [1000.0, 3000.0])?);
        let wanted =
            |year: f64| from.is_none_or(|from| year >= from) && to.is_none_or(|to| year <= to);
        let item = self.text("item")?;
        let unit = self.text("unit")?;
        match (self.file("csv")?, self.node("table").map(|node| &node.value)) {
            (None, Some(Value::List(rows))) => {
                let points: Option<Vec<Point>> = rows.iter().map(pair).collect();
                match points {
                    Some(points) => {
                        Ok(points.into_iter().filter(|(year, _)| wanted(*year)).collect())
                    }
                    None => self.fail("table", "table: expected rows of [year, value]"),
                }
            }
            (Some(file), None) => {
                let rows = match data::read(&file.path, item.as_deref()) {
                    Ok(data) => data.rows,
                    Err(message) => return self.fail("csv", &message),
                };
                let file = file.written;
                let Some(unit) = unit else {
                    return self
                        .fail("csv", "missing key `unit`: the unit that the file must state");
                };
                let rows: Vec<_> = rows.into_iter().filter(|row| wanted(row.date)).collect();
                if let Some(row) = rows.iter().find(|row| row.unit != unit) {
                    let message = format!(
                        "{file}:{}: expected the unit `{unit}`, found `{}`",
                        row.line, row.unit
                    );
                    return self.fail("unit", &message);
                }
                Ok(rows.into_iter().map(|row| (row.date, row.value)).collect())
            }
            _ => self
                .fail("", "expected either `csv`, a data file, or `table`, rows of [year, value]"),
        }
    }

    /// Leaves out what lies outside the run, with a word.
    fn within_horizon(&mut self, points: Vec<Point>) -> Result<Vec<Point>, Noted> {
        let first = self.run.start.floor();
        let years = first..first + self.run.years as f64;
        let all = points.len();
        let inside: Vec<_> = points.into_iter().filter(|(year, _)| years.contains(year)).collect();
        let (start, end) = (years.start, years.end - 1.0);
        if inside.is_empty() {
            return self.fail("", &format!("no point lies within the run, {start} to {end}"));
        }
        if inside.len() < all {
            let name = self.item.name().unwrap_or_default();
            let message = format!(
                "observation `{name}`: {} of {all} points lie outside the run, {start} to {end}, and are left out",
                all - inside.len()
            );
            self.problems.warn(Some(self.item.span.clone()), message);
        }
        Ok(inside)
    }

    fn check_points(&mut self, points: &[Point]) -> Result<(), Noted> {
        if let Some((year, value)) = points.iter().find(|(_, value)| *value < 0.0) {
            return self.fail("", &format!("{year}: {value} is negative"));
        }
        if let Some((date, _)) = points.iter().find(|(date, _)| date.fract() != 0.0) {
            let message =
                format!("{date}: expected whole years; the model is held against year ends");
            return self.fail("", &message);
        }
        if let Some(pair) = points.windows(2).find(|pair| pair[0].0 >= pair[1].0) {
            let (year, next) = (pair[0].0, pair[1].0);
            let message = format!(
                "years must rise, but {year} is followed by {next}; with several items in a file, name one by `item`"
            );
            return self.fail("", &message);
        }
        Ok(())
    }
}

fn pair(row: &Node) -> Option<Point> {
    let Value::List(pair) = &row.value else { return None };
    match pair.as_slice() {
        [Node { value: Value::Number(year), .. }, Node { value: Value::Number(value), .. }] => {
            (year.is_finite() && value.is_finite()).then_some((*year, *value))
        }
        _ => None,
    }
}
