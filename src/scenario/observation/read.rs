//! Reads one `[[observation]]`.

use super::{
    Compared, EVERY, Observation, ObservationTable, Observed, Point, date_of, year_end_of,
};
use crate::scenario::{FileName, HeaderTable, Run, TableReader, data, period::year_that_ends};

/// What stands beside the last day of a year by the year: a whole year stands for its end, and for all of it.
fn by_years(points: impl IntoIterator<Item = Point>) -> impl Iterator<Item = Point> {
    points.into_iter().map(|(date, value)| (year_that_ends(date), value))
}

/// One entry of the list, under reading. Every reader notes what is wrong.
struct Entry<'r, 'a> {
    table: ObservationTable,
    reader: &'r mut TableReader<'a>,
    run: &'r Run,
}

impl Observation {
    /// Reads an entry of the list.
    pub(in crate::scenario) fn read(reader: &mut TableReader<'_>, run: &Run) -> Option<Self> {
        let before = reader.problems.0.len();
        let table = ObservationTable::read_keys(reader);
        let mut entry = Entry { table, reader, run };
        entry.check_unused();
        if entry.table.name.text == EVERY {
            let message = "in [[expect]] `all` stands for every observation; choose another name";
            return entry.fail("name", message);
        }
        // What cannot be read cannot be compared.
        if entry.reader.problems.0.len() > before {
            return None;
        }
        entry.read()
    }
}

impl ObservationTable {
    /// A number of the data in the unit of the model, without the growth that is taken out of so many years.
    fn comparable(&self, value: f64, years: f64) -> f64 {
        let scaled = value * self.scale / crate::math::pow(1.0 + self.trend, years);
        if self.complement { 1.0 - scaled } else { scaled }
    }
}

impl Entry<'_, '_> {
    fn fail<T>(&mut self, key: &str, message: &str) -> Option<T> {
        self.reader.fail(key, message)
    }

    /// Of what the run is too short for: what leaves it out, with the promises of its score.
    fn too_short<T>(&mut self, message: &str) -> Option<T> {
        let name = &self.table.name.text;
        let help = format!(
            "in a shorter run without = [\"observation.{name:.60}\"] leaves it out; so must be every [[expect]] of its score"
        );
        let failed = self.fail("", message);
        if let Some(problem) = self.reader.problems.0.last_mut() {
            problem.help(help);
        }
        failed
    }

    fn read(mut self) -> Option<Observation> {
        let points = match self.table.metric {
            Some(_) => self.number()?,
            None => self.points()?,
        };
        let known = match self.table.known {
            Some(known) => Some(self.known(known, &points)?),
            None => None,
        };
        let table = self.table;
        // What is scaled, or over its first value, was in another unit before.
        let as_it_is = (table.scale - 1.0).abs() < 1e-12
            && !table.complement
            && table.compare == Compared::Value;
        let unit = table.unit.filter(|_| as_it_is);
        let unit = unit.map(|unit| (unit.text, unit.span.unwrap_or_default()));
        let (observed, named) = match (table.track, table.metric) {
            (Some(track), _) => (Observed::Track(track.text), track.span),
            (None, metric) => {
                let metric = metric.unwrap_or_default();
                (Observed::Metric(metric.text), metric.span)
            }
        };
        Some(Observation {
            name: table.name.text,
            observed,
            points,
            compared: table.compare,
            complement: table.complement,
            known,
            before: self.run.start - 1.0,
            known_growth: table.known_growth,
            error: table.error,
            calibrate: table.calibrate,
            span: named.unwrap_or_default(),
            unit,
            value_span: table.value.map(|value| value.span),
        })
    }

    /// A key that would say nothing here is a mistake.
    fn check_unused(&mut self) {
        if self.table.metric.is_some() {
            let of_series = [
                "csv",
                "item",
                "unit",
                "table",
                "scale",
                "complement",
                "from",
                "to",
                "compare",
                "trend",
                "known",
                "known_growth",
            ];
            for key in of_series {
                self.reader.useless(key, "a metric is one number, `value`, for the whole run");
            }
            return;
        }
        self.reader.useless("value", "a track has a series of values");
        if self.table.csv.is_none() {
            self.reader.useless("unit", "only a CSV file has units to check");
            self.reader.useless("item", "only a CSV file has items");
        }
        if self.table.compare == Compared::Index {
            self.reader.useless("known", "an index is 1 at its first point, whatever was known");
            if !self.table.complement {
                self.reader.useless("scale", "an index is the same in every unit");
            }
        }
        if let (Some(from), Some(to)) = (self.table.from, self.table.to)
            && from > to
        {
            self.fail::<()>("from", &format!("no year is from {from} on and not after {to}"));
        }
    }

    /// What a metric was observed to be, at the end of the run.
    fn number(&mut self) -> Option<Vec<Point>> {
        let end = self.run.last_year();
        match &self.table.value {
            Some(value) => Some(vec![(end, value.value)]),
            None => self.fail("metric", "missing key `value`: the metric as it was observed"),
        }
    }

    /// Years and values, made comparable.
    fn points(&mut self) -> Option<Vec<Point>> {
        let raw = self.raw_points()?;
        let mut points = self.within_horizon(raw)?;
        for (date, _) in &mut points {
            *date = year_end_of(*date);
        }
        self.check_points(&points)?;
        let index = self.table.compare == Compared::Index;
        if points.len() < if index || self.table.known.is_none() { 2 } else { 1 } {
            let message = "only one point within the horizon: nothing is left to compare once it is \
                           what was known; add points, or `known` with compare = \"value\"";
            return self.too_short(message);
        }
        let (first, _) = points[0];
        for (year, value) in &mut points {
            *value = self.table.comparable(*value, *year - first);
        }
        // What is divided is not above zero, or a number is beyond the largest that there is.
        let odd = |(_, value): &&Point| (index && *value <= 0.0) || !value.is_finite();
        if let Some((year, value)) = points.iter().find(odd).copied() {
            let date = date_of(year);
            let message = if value.is_finite() {
                format!("{date}: {value} is not above zero, and ratios are compared")
            } else {
                format!("{date}: {value} is beyond the largest number there is")
            };
            return self.fail("", &message);
        }
        if index {
            let base = points[0].1;
            for (_, value) in &mut points {
                *value /= base;
            }
        }
        Some(points)
    }

    /// What was known at the start, made comparable as the data are.
    fn known(&mut self, known: f64, points: &[Point]) -> Option<f64> {
        let comparable = self.table.comparable(known, self.run.start - 1.0 - points[0].0);
        if comparable.is_finite() {
            return Some(comparable);
        }
        self.fail("known", &format!("known: {comparable} is beyond the largest number there is"))
    }

    /// As the file has them.
    fn raw_points(&mut self) -> Option<Vec<Point>> {
        let (from, to) = (self.table.from, self.table.to);
        let wanted =
            |year: f64| from.is_none_or(|from| year >= from) && to.is_none_or(|to| year <= to);
        match (self.table.csv.clone(), self.table.table.clone()) {
            (None, Some(rows)) => Some(by_years(rows).filter(|(year, _)| wanted(*year)).collect()),
            (Some(file), None) => self.file_points(&file, wanted),
            _ => self
                .fail("", "expected either `csv`, a data file, or `table`, rows of [year, value]"),
        }
    }

    /// The rows of a data file, which must have the unit.
    fn file_points(&mut self, file: &FileName, wanted: impl Fn(f64) -> bool) -> Option<Vec<Point>> {
        let item = self.table.item.as_ref().map(|item| item.text.as_str());
        let rows = match data::read(file, item) {
            Ok(data) => data,
            Err(message) => return self.fail("csv", &message),
        };
        if let Some(doubt) = &rows.doubt {
            let message = format!("{}: {}: {doubt}", self.reader.name, file.shown());
            let span = self.reader.at("csv").map(|node| node.span.clone());
            self.reader.problems.warn(span, message).help(data::SETTLED);
        }
        let rows = rows.rows;
        if let Some(doubt) = file.file.doubt() {
            let message = format!("{}: csv: {doubt}", self.reader.name);
            self.reader.problems.warn(self.reader.span.clone(), message);
        }
        let Some(unit) = self.table.unit.clone() else {
            return self.fail("csv", "missing key `unit`: the unit that the file must state");
        };
        let rows: Vec<_> =
            rows.into_iter().filter(|row| wanted(year_that_ends(row.date))).collect();
        if let Some(row) = rows.iter().find(|row| row.unit != unit.text) {
            let message = format!(
                "{}:{}: expected the unit `{}`, found `{}`",
                file.written, row.line, unit.text, row.unit
            );
            return self.fail("unit", &message);
        }
        Some(by_years(rows.into_iter().map(|row| (row.date, row.value))).collect())
    }

    /// Leaves out what lies outside the run, with a word.
    fn within_horizon(&mut self, points: Vec<Point>) -> Option<Vec<Point>> {
        let first = self.run.start.floor();
        let years = first..first + self.run.years as f64;
        let all = points.len();
        let inside: Vec<_> = points.into_iter().filter(|(year, _)| years.contains(year)).collect();
        let (start, end) = (years.start, years.end - 1.0);
        if inside.is_empty() {
            return self.too_short(&format!("no point lies within the run, {start} to {end}"));
        }
        if inside.len() < all {
            let message = format!(
                "{}: {} of {all} points lie outside the run, {start} to {end}, and are left out",
                self.reader.name,
                all - inside.len()
            );
            self.reader.problems.warn(self.reader.span.clone(), message);
        }
        Some(inside)
    }

    fn check_points(&mut self, points: &[Point]) -> Option<()> {
        let before = self.run.start - 1.0;
        if let Some((year, _)) = points.iter().find(|(year, _)| *year < before) {
            let date = date_of(*year);
            return self.fail("", &format!("{date} is before the run starts, {}", self.run.start));
        }
        if let Some(pair) = points.windows(2).find(|pair| pair[0].0 >= pair[1].0) {
            let [year, next] = [pair[0].0, pair[1].0].map(date_of);
            let end = if year.fract() == 0.0 && next.fract() != 0.0 {
                format!("; a whole year stands for its end: {year} comes after {next}")
            } else {
                "; with several items in a file, name one by `item`".to_owned()
            };
            let message = format!("years must rise, but {year} is followed by {next}{end}");
            return self.fail("", &message);
        }
        Some(())
    }
}
