//! Distributions of years one below the other: when customers break even.

use plotters::style::Color;
use serde::{Deserialize, Serialize};

use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::Data,
        legend::{self, Key},
        lettering::{Anchor, Style},
        plot::{self, Plot},
    },
    language::{Phrase, phrase},
    metrics::Unit,
};

/// Years with their spread.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ranges {
    /// First and last year of the axis.
    pub years: [f64; 2],
    /// Each with its distribution.
    pub rows: Vec<Range>,
}

/// When something happens.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Range {
    /// Whose year it is.
    pub name: String,
    /// At 5, 25, 50, 75 and 95 %; nothing where it is never.
    pub quantiles: [Option<f64>; 5],
    /// Share of paths on which it never happens.
    pub never: f64,
}

/// Rows that fit on a sheet.
const MOST: usize = 12;

/// Strips in which an open bar fades, and the width of each.
const FADES: [f64; 4] = [0.75, 0.5, 0.3, 0.15];
const FADE: f64 = 8.0;

impl Ranges {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let main = canvas.colours.main;
        let keys = [
            (Key::Dot(main), canvas.word("median")),
            (Key::Square(main.mix(0.55)), canvas.word("half of the paths")),
            (Key::Square(main.mix(0.22)), canvas.word("90 % of paths")),
        ];
        let top = legend::draw(canvas, top, &keys)? + 30.0;
        let (left, right) = canvas.edges();
        let names = (right - left) * if canvas.is_narrow() { 0.30 } else { 0.22 };
        let never = 150.0;
        let [first, last] = self.years;
        let axes = (plot::years(first, last), plot::Axis::exact(0.0, 1.0, Vec::new()));
        let shown = &self.rows[..self.rows.len().min(MOST)];
        let room = canvas.bottom() - 20.0 - top;
        let height = (room / shown.len().max(1) as f64).min(320.0);
        let area = [left + names, top, right - never, top + height * shown.len() as f64];
        let plot = Plot::new(canvas, area, axes, &|_| String::new());
        plot.axes(&|year| format!("{year:.0}"), &|_| String::new())?;
        let head = Style::new(22.0, canvas.colours.muted).anchor(Anchor::Right);
        canvas.text(&canvas.word("never"), (right, top - 16.0), &head)?;
        for (place, row) in shown.iter().enumerate() {
            row.draw(&plot, top + (place as f64 + 0.5) * height, (height * 0.3).min(46.0), left)?;
        }
        Ok(())
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, share, year};
        each("years", &self.years, year)?;
        if self.years[0] > self.years[1] {
            return Err(format!("years is {:?}, expected the first year first", self.years));
        }
        for (place, row) in self.rows.iter().enumerate() {
            let field = format!("rows[{place}]");
            share(&format!("{field}.never"), row.never)?;
            // A year that never comes lies behind all others.
            let quantiles = row.quantiles.map(|year| year.unwrap_or(f64::INFINITY));
            check::rising(&format!("{field}.quantiles"), &quantiles)?;
            let some: Vec<f64> = row.quantiles.iter().flatten().copied().collect();
            each(&format!("{field}.quantiles"), &some, year)?;
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        let header = ["name", "5 %", "25 %", "median", "75 %", "95 %", "never"];
        let row = |row: &Range| {
            let numbers = row.quantiles.iter().copied().chain([Some(row.never)]);
            (Phrase::of_name(&row.name), numbers.collect())
        };
        Data {
            header: header.into_iter().map(phrase).collect(),
            rows: self.rows.iter().map(row).collect(),
            ..Data::default()
        }
    }
}

/// Beyond the last year a bar whose end never comes fades away: it is not closed by the edge.
fn open_end(plot: &Plot<'_, '_>, (middle, half): (f64, f64), opacity: f64) -> Result<(), String> {
    let main = plot.canvas.colours.main;
    for (step, part) in FADES.into_iter().enumerate() {
        let left = plot.area[2] + 2.0 + FADE * step as f64;
        let corners = ((left, middle - half), (left + FADE, middle + half));
        plot.canvas.rectangle(corners.0, corners.1, main.mix(opacity * part))?;
    }
    Ok(())
}

impl Range {
    /// Its name, and on how many paths it never happens.
    pub(crate) fn with_never(&self) -> Phrase {
        phrase!("{name}: never on {share}", name = name(&self.name), share = percent(self.never))
    }

    fn draw(&self, plot: &Plot<'_, '_>, middle: f64, half: f64, left: f64) -> Result<(), String> {
        let (canvas, colours) = (plot.canvas, plot.canvas.colours);
        let (_, right) = canvas.edges();
        let style = Style::new(24.0, colours.text).bold();
        let names = plot.area[0] - left - 20.0;
        canvas.text(&canvas.fit(&self.name, &style, names), (left, middle), &style)?;
        // A year that never comes lies beyond the right edge.
        let x = |year: Option<f64>| year.map_or(plot.area[2], |year| plot.at(year, 0.0).0);
        let [low, quarter, median, three_quarters, high] = self.quantiles;
        for (from, to, size, opacity) in
            [(low, high, 0.6, 0.22), (quarter, three_quarters, 1.0, 0.42)]
        {
            if from.is_some() {
                let corners =
                    ((x(from), middle - half * size), (x(to) + 2.0, middle + half * size));
                canvas.rectangle(corners.0, corners.1, colours.main.mix(opacity))?;
                if to.is_none() {
                    open_end(plot, (middle, half * size), opacity)?;
                }
            }
        }
        if median.is_some() {
            canvas.dot((x(median), middle), 9.0, colours.main)?;
        }
        let never = canvas.value(self.never, Unit::Share);
        let style = Style::new(24.0, colours.contrast).bold().anchor(Anchor::Right);
        canvas.text(&never, (right, middle), &style)?;
        let year = |year: Option<f64>| {
            year.map_or_else(|| canvas.word("never"), |year| format!("{year:.0}"))
        };
        let text = format!(
            "{}: {} {}; 90 %: {} – {}; {} {never}",
            self.name,
            canvas.word("median"),
            year(median),
            year(low),
            year(high),
            canvas.word("never")
        );
        canvas.spot((left, middle - half * 1.5), (right, middle + half * 1.5), text);
        Ok(())
    }
}
