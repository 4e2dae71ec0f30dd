//! `[[observation]]`: what happened, to hold a scenario against.

mod read;

use super::{
    FileName, Name,
    field::{Placed, choices},
    section::table,
    source::Span,
    specification::Form,
};

/// A year and a value.
pub type Point = (f64, f64);

/// Where a date stands among year ends, which bear the numbers of their years: the middle of 2026 is halfway from the
/// end of 2025 to that of 2026. A whole year stands for its end, or for all of it.
fn year_end_of(date: f64) -> f64 {
    if date.fract() == 0.0 { date } else { date - 1.0 }
}

/// The date as it is written; the inverse of what reading does to it.
pub fn date_of(year_end: f64) -> f64 {
    if year_end.fract() == 0.0 { year_end } else { year_end + 1.0 }
}

/// A series, or a single number, that was observed.
#[derive(Clone, Debug)]
pub struct Observation {
    /// What charts and tables call it.
    pub name: String,
    /// What of the model it is held against.
    pub observed: Observed,
    /// Years and values in the model's unit, or relative to the first; years rise. A level's may lie between two year
    /// ends: see [`date_of`].
    pub points: Vec<Point>,
    /// How the model's values are made comparable.
    pub compared: Compared,
    /// Whether the points are one less the data.
    pub complement: bool,
    /// The value known at the start, from which naive forecasters go on: where it is not given, the
    /// first point is what was known, and is not scored.
    pub known: Option<f64>,
    /// The year at whose end the run starts: that of what was known.
    pub before: f64,
    /// Growth a year that was known at the start, for the forecast of a trend.
    pub known_growth: Option<f64>,
    /// Standard error of the data, on the scale on which they are compared.
    pub error: f64,
    /// Whether `calibrate` learns from it.
    pub calibrate: bool,
    /// Where the track or metric is named.
    pub span: Span,
    /// The unit that is stated of data that are compared as they are, and where.
    pub unit: Option<(String, Span)>,
    /// Where the observed value of a metric stands.
    pub value_span: Option<Span>,
}

/// What of the model an observation is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observed {
    /// A track, year by year.
    Track(String),
    /// A metric: one number for a path.
    Metric(String),
}

impl Observed {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Track(name) | Self::Metric(name) => name,
        }
    }
}

choices! {
    /// How the model's values are made comparable.
    pub Compared, else Value {
        /// As they are.
        Value = "value",
        /// Over the value of the first year.
        Index = "index",
    }
}

const DATA: &str = "the data, with its source beside it";
const CHOICE: &str = "a choice, not an estimate";

table! {
    /// What happened: a series or a number that `backtest` holds the scenario against.
    ["observation", "Beobachtung"]
    pub(crate) struct ObservationTable in list "observation", either &["track"], &["metric"] => {
        /// What charts and tables call it.
        ["name", "Name"]
        name: Name, "", "", 1.0, 60.0, "a name, not an estimate";
        /// The track that it observes, year by year.
        ["track", "Zeitreihe"]
        track: Option<Name> as Form::TrackName, "", "none", 1.0, 200.0, CHOICE;
        /// The metric that it observes: one number.
        ["metric", "Größe"]
        metric: Option<Name> as Form::MetricName, "", "none", 1.0, 200.0, CHOICE;
        /// Data file of a track: `year,value,unit,source,confidence` and, where wanted, `item`; its path is relative to this file.
        ["data file", "Datendatei"]
        csv: Option<FileName>, "", "none", 1.0, 1000.0, DATA;
        /// The item of the data file.
        ["item of the data file", "Posten der Datendatei"]
        item: Option<Name>, "", "none", 1.0, 200.0, DATA;
        /// The unit that the data file must state; needed with `csv`.
        ["unit of the data", "Einheit der Daten"]
        unit: Option<Name>, "", "none", 1.0, 200.0, DATA;
        /// Years and values of a track, where there is no file.
        ["observed years and values", "beobachtete Jahre und Werte"]
        table: Option<Vec<Point>>, "", "none", 1.0, 10_000.0, DATA;
        /// The metric as it was observed.
        ["observed value", "beobachteter Wert"]
        value: Option<Placed<f64>>, "unit of the metric", "none", -1e18, 1e18, DATA;
        /// The data times this are in the model's unit.
        ["scale of the data", "Maßstab der Daten"]
        scale: f64, "", "1", 1e-18, 1e18, CHOICE;
        /// Takes one less the data: a dark share from a lit one.
        ["one less the data", "eins minus Daten"]
        complement: bool, "", "false", 0.0, 0.0, CHOICE;
        /// First year taken.
        ["first year taken", "erstes Jahr"]
        from: Option<f64>, "year", "none", 1000.0, 3000.0, CHOICE;
        /// Last year taken.
        ["last year taken", "letztes Jahr"]
        to: Option<f64>, "year", "none", 1000.0, 3000.0, CHOICE;
        /// Model and data as they are, or both over their first year's.
        ["way of comparing", "Art des Vergleichs"]
        compare: Compared, "", "\"value\"", 0.0, 0.0, CHOICE;
        /// Growth a year that is taken out of the data.
        ["growth taken out of the data", "herausgerechnetes Wachstum"]
        trend: f64, "1/year", "0", -0.99, 100.0, CHOICE;
        /// What was known at the start; else the first point is, and is not scored.
        ["value known at the start", "zu Beginn bekannter Wert"]
        known: Option<f64>, "unit of the data", "none", -1e18, 1e18, DATA;
        /// Growth a year that was known at the start, for the naive forecast of a trend.
        ["growth known at the start", "zu Beginn bekanntes Wachstum"]
        known_growth: Option<f64>, "1/year", "none", -0.99, 100.0, DATA;
        /// Standard error of the data: of its logarithm, for shares of one of their log-odds, for what may be negative and for counts over what was observed, for years in years.
        ["error of the data", "Fehler der Daten"]
        error: f64, "", "0.1", 0.0, 3.0, "a judgement of the source";
        /// Whether `calibrate` learns from it.
        ["learned from", "wird zum Lernen genutzt"]
        calibrate: bool, "", "true", 0.0, 0.0, CHOICE;
    }
}

/// What a promise calls all observations together.
pub(super) const EVERY: &str = "all";

impl Observation {
    /// Year and value from which naive forecasters go on.
    pub fn origin(&self) -> Option<Point> {
        match (self.known, self.compared, &self.observed) {
            (_, _, Observed::Metric(_)) => None,
            (Some(known), Compared::Value, _) => Some((self.before, known)),
            _ => self.points.first().copied(),
        }
    }

    /// How many of the points come before those that are scored.
    pub fn skipped(&self) -> usize {
        usize::from(self.origin().is_some_and(|origin| self.points[0] == origin))
    }
}
