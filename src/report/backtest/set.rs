//! Several backtests as one table, a line each.

use super::Backtested;
use crate::{
    inference::Forecast,
    language::{Language, OwnWords, head, number},
    math::{exp, ln},
    report::{
        screen::{Table, indented, left, right},
        table::Rows,
    },
    scenario::Observed,
};

/// Columns of a cell, and of the titles before six of them.
const COLUMN: usize = 9;
const LABEL: usize = 23;
const TABLE: Table = Table::narrow(6, COLUMN);

/// How one scenario did, all its series together.
#[derive(Clone, Debug)]
pub struct BacktestRow {
    title: String,
    words: OwnWords,
    points: usize,
    inside: [usize; 3],
    alone_points: usize,
    alone: [usize; 3],
    over_last: Option<f64>,
    alone_over_last: Option<f64>,
    over_alone: Option<f64>,
    spending: Option<f64>,
}

impl Backtested<'_> {
    /// Its line.
    pub fn row(&self) -> BacktestRow {
        let (points, inside) = self.scores.inside();
        let ratios = |wanted: fn(&Forecast) -> bool| {
            let wanted = self.pairs().filter(move |(forecast, _)| wanted(forecast));
            let both = wanted.filter_map(|(forecast, alone)| Some((forecast, alone?)));
            mean(both.map(|(forecast, alone)| forecast.scores.crps / alone.scores.crps))
        };
        let last = self.scores.forecasts.iter().map(|forecast| &forecast.scores);
        BacktestRow {
            title: self.model.header.title.clone(),
            words: OwnWords::of(&[&self.model.header]),
            points,
            inside,
            alone_points: self.alone.inside().0,
            alone: self.alone.inside().1,
            over_last: mean(last.filter_map(|scores| Some(scores.crps / scores.last_value?))),
            // Over the series that have a last value, as for the model: a fall of spending has none.
            alone_over_last: mean(self.pairs().filter_map(|(forecast, alone)| {
                Some(alone?.scores.crps / forecast.scores.last_value?)
            })),
            over_alone: ratios(|_| true),
            spending: ratios(of_spending),
        }
    }
}

impl BacktestRow {
    /// Its line of a table, under the names of precedent and forecast.
    pub(super) fn csv(&self, rows: &mut Rows, names: [&str; 2]) {
        line(
            rows,
            names,
            (self.points, self.inside),
            [self.over_last, self.over_alone, self.spending],
        );
    }

    /// That of technology alone, which is what the others are held against.
    pub(super) fn csv_alone(&self, rows: &mut Rows, name: &str) {
        let itself = [self.alone_over_last, Some(1.0), Some(1.0)];
        line(rows, [name, "technology alone"], (self.alone_points, self.alone), itself);
    }

    /// Points with those inside the 50, 80 and 90 % bands, of this and of technology alone.
    pub(in crate::report) const fn coverage(&self) -> [(usize, [usize; 3]); 2] {
        [(self.points, self.inside), (self.alone_points, self.alone)]
    }
}

/// A line of a table.
fn line(
    rows: &mut Rows,
    names: [&str; 2],
    (points, inside): (usize, [usize; 3]),
    ratios: [Option<f64>; 3],
) {
    rows.cells(names).cell(points);
    rows.cells(inside.map(|count| count as f64 / points as f64));
    for ratio in ratios {
        rows.optional(ratio);
    }
    rows.end();
}

fn of_spending(forecast: &Forecast) -> bool {
    match &forecast.comparison.observation.observed {
        Observed::Track(name) => name == "spending",
        Observed::Metric(name) => name == "spending_fall",
    }
}

/// The geometric mean, of those that have one.
fn mean(ratios: impl Iterator<Item = f64>) -> Option<f64> {
    let logarithms: Vec<f64> =
        ratios.filter(|ratio| ratio.is_finite() && *ratio > 0.0).map(ln).collect();
    let count = logarithms.len() as f64;
    (count > 0.0).then(|| exp(logarithms.iter().sum::<f64>() / count))
}

/// The table: coverage of all points, and scores in the mean of the series.
pub fn backtests(rows: &[BacktestRow], language: Language) -> String {
    let word = |words: &str| language.word(words).replace('\u{a0}', " ");
    // Above the columns, what groups of them have in common.
    let [points, inside, score] = ["", "inside 80 %", "score over that of"].map(word);
    let mut text = format!(
        "\n  {}{}{}{}\n",
        left("", LABEL),
        right(&points, COLUMN),
        right(&inside, 2 * COLUMN),
        right(&score, 3 * COLUMN)
    );
    let heads = ["facts", "model", "techn.", "last", "techn.", "spending"].map(word);
    text.push_str(&TABLE.line("", &heads));
    for row in rows {
        let ratio = |value: Option<f64>| {
            value.map_or_else(|| "–".to_owned(), |v| language.number(&format!("{v:.2}")))
        };
        let cells = [
            row.points.to_string(),
            share(row.inside, row.points, language),
            share(row.alone, row.alone_points, language),
            ratio(row.over_last),
            ratio(row.over_alone),
            ratio(row.spending),
        ];
        text.push_str(&TABLE.tall(&called(row, rows, language), &cells));
    }
    let points: usize = rows.iter().map(|row| row.points).sum();
    let all = |which: usize| {
        let each = || rows.iter().map(|row| row.coverage()[which]);
        let inside = [0, 1, 2].map(|band| each().map(|(_, inside)| inside[band]).sum());
        share(inside, each().map(|(points, _)| points).sum(), language)
    };
    text.push_str(&TABLE.line(&word("all"), &[points.to_string(), all(0), all(1)]));
    let score = "Score: the continuous ranked probability score over that of the last value known, and over that of technology alone, in the geometric mean of the series; spending: the latter for spending and its fall. Below 1 is better.";
    text + "\n" + &indented(&word(score), "  ")
}

/// What a precedent is called: without the year that it is seen from, where no other is called so.
fn called(row: &BacktestRow, rows: &[BacktestRow], language: Language) -> String {
    let short = |row: &BacktestRow| head(&row.title).unwrap_or(&row.title).to_owned();
    let own = short(row);
    let alone = rows.iter().filter(|other| short(other) == own).count() == 1;
    let title = if alone { own.as_str() } else { row.title.as_str() };
    language.with(row.words).own(title).into_owned()
}

/// The share of points inside the 80 % band.
fn share(inside: [usize; 3], points: usize, language: Language) -> String {
    language.number(&number::percent(inside[1] as f64 / points as f64))
}
