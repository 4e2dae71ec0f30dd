//! Small multiples: the same fan for each scenario, on the same axes.

use serde::{Deserialize, Serialize};

use super::fan;
use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::{Data, row_of_year},
        lettering::{Anchor, Style},
        plot::{self, Plot},
    },
    language::phrase,
    metrics::{Band, Unit},
};

/// A fan for each scenario.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Panels {
    /// Unit of the values.
    pub unit: Unit,
    /// Whether each has a scale of its own, as they are of different quantities.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub apart: bool,
    /// Name and bands of each.
    pub panels: Vec<(String, Vec<Band>)>,
}

/// Panels that stand one below the other on a narrow sheet.
const DOWN: usize = 4;
/// Room for the years below the last of them.
const YEARS: f64 = 32.0;
/// How far the last value stands off the end of its line.
const OFF: f64 = 22.0;
/// How far its middle stays within a panel.
const INSIDE: f64 = 14.0;
/// Points before the end by which a line is known to rise or fall.
const BEFORE: usize = 3;

impl Panels {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let count = self.panels.len();
        // One below the other where they fit: beside each other they would be too small to read.
        let down = canvas.is_narrow() && count <= DOWN;
        let widest = if down {
            1
        } else if canvas.is_narrow() {
            2
        } else {
            4
        };
        let rows = count.div_ceil(widest);
        let across = count.div_ceil(rows);
        let (left, right) = canvas.edges();
        // Of panels one below the other the last has the years for all, and scales have few marks.
        let last = if down { YEARS } else { 0.0 };
        let height = (canvas.bottom() + 40.0 - top - last) / rows as f64;
        let (above, below, marks) = if down { (42.0, 12.0, 3) } else { (60.0, 44.0, 6) };
        let width = (right - left + 30.0) / across as f64;
        let fans: Vec<&[Band]> = self.panels.iter().map(|(_, bands)| bands.as_slice()).collect();
        for (place, (name, bands)) in self.panels.iter().enumerate() {
            let x = left + (place % across) as f64 * width;
            let y = top + (place / across) as f64 * height;
            let heading = Style::new(26.0, canvas.colours.of(place)).bold();
            canvas.text(&canvas.fit(name, &heading, width - 40.0), (x, y + 18.0), &heading)?;
            let own = [bands.as_slice()];
            let scaled = if self.apart { &own[..] } else { &fans[..] };
            let axes = (
                plot::years(bands[0].year, bands[bands.len() - 1].year),
                fan::axis(scaled, &[], marks),
            );
            let mark = plot::ticks(canvas, &axes.1, self.unit);
            let area = [x, y + above, x + width - 44.0, y + height - below];
            let plot = Plot::new(canvas, area, axes, &mark);
            plot.up(&mark)?;
            if !down || place + 1 == count {
                plot.across(&|year| format!("{year:.0}"))?;
            }
            fan::shade(&plot, bands, canvas.colours.of(place))?;
            canvas.line(&fan::medians(&plot, bands), canvas.colours.of(place), 5.0)?;
            fan::spots(&plot, bands, self.unit, &format!("{name}, "));
            self.end(&plot, bands)?;
        }
        Ok(())
    }

    /// The last value of the median, above or below the end of its line, where that does not run.
    fn end(&self, plot: &Plot<'_, '_>, bands: &[Band]) -> Result<(), String> {
        let medians = fan::medians(plot, bands);
        let Some((x, y)) = medians.last().copied() else { return Ok(()) };
        let before = medians[medians.len().saturating_sub(BEFORE)].1;
        let [left, top, right, bottom] = plot.area;
        let below = before < y && y + 2.0 * OFF < bottom || y - 2.0 * OFF < top;
        let canvas = plot.canvas;
        let value = bands[bands.len() - 1].quantiles[fan::MEDIAN];
        let style = Style::new(22.0, canvas.colours.text).bold().anchor(Anchor::Right);
        let words = canvas.value(value, self.unit);
        // Within the panel: below it stand years, above it its name.
        let y = if below { y + OFF } else { y - OFF };
        let at = (x.min(right).max(left) + OFF, y.min(bottom - INSIDE).max(top + INSIDE));
        canvas.text(&words, at, &style)
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        check::some("panels", self.panels.len(), 1)?;
        let mut numbered = self.panels.iter().enumerate();
        numbered
            .try_for_each(|(place, (_, bands))| check::bands(&format!("panels[{place}]"), bands))
    }

    pub(crate) fn data(&self) -> Data {
        let mut header = vec![phrase("year")];
        for (name, _) in &self.panels {
            for part in ["{name}, 5 %", "{name}, median", "{name}, 95 %"] {
                header.push(phrase!(part, name = name(name)));
            }
        }
        let years = self.panels.iter().map(|(_, bands)| bands).max_by_key(|bands| bands.len());
        let row = |band: &Band| {
            let numbers = self.panels.iter().flat_map(|(_, bands)| {
                let own = bands.iter().find(|own| (own.year - band.year).abs() < 0.01);
                [0, fan::MEDIAN, 6].map(|level| own.map(|own| own.quantiles[level]))
            });
            (row_of_year(band.year), numbers.collect())
        };
        Data {
            header,
            rows: years.map_or(Vec::new(), |bands| bands.iter().map(row).collect()),
            ..Data::default()
        }
    }
}
