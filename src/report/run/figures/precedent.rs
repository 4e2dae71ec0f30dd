//! Prices beside those of the fibre glut.

use super::Run;
use crate::{
    analysis::since_peak,
    metrics::{Bundle, Unit},
    report::{
        chart::{
            Figure, Form,
            form::{Line, Lines},
        },
        language::phrase,
    },
};

/// The year in which the fibre glut was over: spending and prices had ceased to fall by it.
const OVER: f64 = 2006.0;

impl Run<'_> {
    /// Prices against those of the fibre glut, in years since each path's peak of spending.
    pub(super) fn precedent(&self, tracks: &Bundle) -> Option<Figure> {
        let header = &self.model.header;
        // What began before the glut was over cannot have it as its precedent; what is a precedent has its own facts.
        if header.run.start < OVER || !header.observations.is_empty() {
            return None;
        }
        let since = since_peak(self.summary, tracks);
        let after = since.iter().find(|year| year.years == 4).or(since.last())?;
        if after.years < 1 {
            return None;
        }
        let mut own = Line {
            name: phrase("this scenario: median and 80 % of the paths that peak"),
            points: since.iter().map(|year| (f64::from(year.years), year.quantiles[1])).collect(),
            band: since.iter().map(|year| [year.quantiles[0], year.quantiles[2]]).collect(),
            observed: false,
        };
        let (first, last) = (since[0].years.max(-4), since[since.len() - 1].years.max(5));
        own.cut(f64::from(first));
        let mut fibre = fibre_prices();
        fibre.retain(|(x, _)| (f64::from(first)..=f64::from(last)).contains(x));
        let then = fibre.iter().find(|(x, _)| (x - f64::from(after.years)).abs() < 0.01)?.1;
        let title = phrase!(
            "{years} years after a path's peak of spending prices are {share} lower at the median; after that of the fibre glut {fibre}",
            years = name(&after.years.to_string()),
            share = percent(1.0 - after.quantiles[1]),
            fibre = percent(1.0 - then)
        );
        let most = since.iter().map(|year| year.paths).max().unwrap_or(0);
        let subtitle = phrase!(
            "Price of a unit, that of the year of the largest spending being 1, on the {paths} of the paths whose spending peaks before the last year; logarithmic scale",
            paths = percent(most as f64 / tracks.paths() as f64)
        );
        let fibre = Line {
            name: phrase("fibre glut: US transit prices, spending peaked in 2000"),
            points: fibre,
            band: Vec::new(),
            observed: true,
        };
        let across = phrase("years since the peak of spending");
        let form =
            Lines { unit: Unit::Ratio, across, log: true, level: None, lines: vec![own, fibre] };
        let takeaway = phrase!(
            "On four paths in five the price then is between {low} and {high} of that at the peak.",
            low = percent(after.quantiles[0]),
            high = percent(after.quantiles[2])
        );
        let figure = self.figure("price_precedent", title, subtitle, Form::Lines(form));
        let figure = figure.saying(takeaway);
        Some(self.of_some(tracks.paths() as u64, figure))
    }
}

/// A row of the file of prices.
#[derive(serde::Deserialize)]
struct Price {
    year: f64,
    value: f64,
}

/// US transit prices over that of 2000, the year in which spending peaked.
fn fibre_prices() -> Vec<(f64, f64)> {
    const DATA: &str = include_str!("../../../../scenarios/data/ip_transit_price_us.csv");
    let mut reader = csv::Reader::from_reader(DATA.as_bytes());
    let rows = reader.deserialize().map(|row| row.expect("the file is ours"));
    let rows: Vec<(f64, f64)> = rows.map(|Price { year, value }| (year, value)).collect();
    let peak = rows.iter().find(|(year, _)| (*year - 2000.0).abs() < 0.01).map_or(1.0, |row| row.1);
    rows.into_iter().map(|(year, value)| (year - 2000.0, value / peak)).collect()
}
