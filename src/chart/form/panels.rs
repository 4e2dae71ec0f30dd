//! Small multiples: the same fan for each scenario, on the same axes.

use serde::{Deserialize, Serialize};

use super::fan;
use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::{Data, row_of_year},
        lettering::Style,
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

impl Panels {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let count = self.panels.len();
        let widest = if canvas.is_narrow() { 2 } else { 4 };
        let rows = count.div_ceil(widest);
        let across = count.div_ceil(rows);
        let (left, right) = canvas.edges();
        let height = (canvas.bottom() + 40.0 - top) / rows as f64;
        let width = (right - left + 30.0) / across as f64;
        let fans: Vec<&[Band]> = self.panels.iter().map(|(_, bands)| bands.as_slice()).collect();
        for (place, (name, bands)) in self.panels.iter().enumerate() {
            let x = left + (place % across) as f64 * width;
            let y = top + (place / across) as f64 * height;
            let heading = Style::new(26.0, canvas.colours.of(place)).bold();
            canvas.text(&canvas.fit(name, &heading, width - 40.0), (x, y + 22.0), &heading)?;
            let own = [bands.as_slice()];
            let scaled = if self.apart { &own[..] } else { &fans[..] };
            let axes =
                (plot::years(bands[0].year, bands[bands.len() - 1].year), fan::axis(scaled, &[]));
            let mark = plot::ticks(canvas, &axes.1, self.unit);
            let area = [x, y + 60.0, x + width - 44.0, y + height - 44.0];
            let plot = Plot::new(canvas, area, axes, &mark);
            plot.axes(&|year| format!("{year:.0}"), &mark)?;
            fan::shade(&plot, bands, canvas.colours.of(place))?;
            canvas.line(&fan::medians(&plot, bands), canvas.colours.of(place), 5.0)?;
            fan::spots(&plot, bands, self.unit, &format!("{name}, "));
        }
        Ok(())
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
