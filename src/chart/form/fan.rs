//! Fan charts: a track's median and bands by year.

use plotters::style::{Color, RGBColor};
use serde::{Deserialize, Serialize};

use crate::{
    canvas::Canvas,
    check,
    data::{Data, row_of_year},
    ends::{self, Name, Placed},
    language::{Phrase, phrase},
    legend::{self, Key},
    lettering::Style,
    metrics::{Band, Unit},
    plot::{self, Axis, Plot},
};

/// Pairs of [`Band::LEVELS`] from the widest band in, with their opacity and name.
const BANDS: [(usize, usize, f64, &str); 3] =
    [(0, 6, 0.13, "90 % of paths"), (1, 5, 0.20, "80 %"), (2, 4, 0.34, "50 %")];
/// Place of the median among the levels.
pub const MEDIAN: usize = 3;

/// Bands by year, and what stands beside them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fan {
    /// Unit of the values.
    pub unit: Unit,
    /// A band for each year.
    pub bands: Vec<Band>,
    /// A dashed line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<Beside>,
    /// What happened: years and values, each with the ends of its error.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observed: Vec<(f64, [f64; 3])>,
}

/// A line over a fan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Beside {
    /// What it is.
    pub label: Phrase,
    /// Years and values.
    pub points: Vec<(f64, f64)>,
}

impl Fan {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let (plot, named) = self.plot(canvas, top);
        let colours = canvas.colours;
        legend::draw(canvas, top, &self.keys(canvas, !named.is_empty()))?;
        plot.axes(&|year| format!("{year:.0}"), &plot::ticks(canvas, &plot.y, self.unit))?;
        shade(&plot, &self.bands, colours.main)?;
        if self.beside.is_some() {
            canvas.dashes(&self.paths(&plot)[1], colours.contrast, (12.0, 8.0))?;
        }
        canvas.line(&medians(&plot, &self.bands), colours.main, 5.0)?;
        for (year, [low, value, high]) in &self.observed {
            let ends = [plot.at(*year, *low), plot.at(*year, *high)];
            canvas.line(&ends, colours.happened(), 2.5)?;
            canvas.dot(plot.at(*year, *value), 8.0, colours.happened())?;
        }
        spots(&plot, &self.bands, self.unit, "");
        named.iter().try_for_each(|(name, place)| name.draw(canvas, *place))?;
        self.end_labels(&plot, &named)
    }

    /// The plot, and the names of its lines at their ends; without these where a legend has them.
    fn plot<'a, 'b>(&self, canvas: &'a Canvas<'b>, top: f64) -> (Plot<'a, 'b>, Vec<Placed>) {
        let (left, right) = canvas.edges();
        let axes = (plot::years(self.bands[0].year, self.last().year), self.axis());
        let mark = plot::ticks(canvas, &axes.1, self.unit);
        let below = |is_named: bool, room: f64| {
            let top = legend::below(canvas, top, &self.keys(canvas, is_named)) + 16.0;
            let area = [left, top, right - room, canvas.bottom()];
            Plot::new(canvas, area, axes.clone(), &mark)
        };
        let style = Style::new(24.0, canvas.colours.text).bold();
        let labels = [0, MEDIAN, 6].map(|level| self.label(canvas, level));
        let room = labels.iter().map(|end| canvas.width(end, &style)).fold(0.0, f64::max) + 20.0;
        let named = self.names(canvas).and_then(|names| {
            let plot = below(true, room.max(ends::room(&names)));
            let places = ends::places(&plot, &names, &self.paths(&plot))?;
            Some((plot, names.into_iter().zip(places).collect()))
        });
        named.unwrap_or_else(|| (below(false, room), Vec::new()))
    }

    fn last(&self) -> &Band {
        &self.bands[self.bands.len() - 1]
    }

    /// What stands at the end of a level.
    fn label(&self, canvas: &Canvas<'_>, level: usize) -> String {
        // What is nothing but rounding is nothing.
        let most = self.bands.iter().map(|band| band.quantiles[6].abs()).fold(0.0, f64::max);
        let value = self.last().quantiles[level];
        canvas.value(if value.abs() < most * 1e-9 { 0.0 } else { value }, self.unit)
    }

    /// The names of the median and of the line beside it, with their last values.
    fn names(&self, canvas: &Canvas<'_>) -> Option<Vec<Name>> {
        // A single line needs no name.
        if self.beside.is_none() && self.is_one_path() {
            return None;
        }
        let colours = canvas.colours;
        let own = format!("{} {}", canvas.word(self.line_name()), self.label(canvas, MEDIAN));
        let mut all = vec![(own, colours.main)];
        if let Some(beside) = &self.beside {
            let value = canvas.value(beside.points.last()?.1, self.unit);
            all.push((format!("{} {value}", canvas.say(&beside.label)), colours.contrast));
        }
        all.into_iter().map(|(words, colour)| Name::new(canvas, &words, colour)).collect()
    }

    /// The median and the line beside it on the sheet.
    fn paths(&self, plot: &Plot<'_, '_>) -> Vec<Vec<(f64, f64)>> {
        let beside = self.beside.iter();
        let beside =
            beside.map(|own| own.points.iter().map(|(x, y)| plot.at(*x, *y)).collect::<Vec<_>>());
        [medians(plot, &self.bands)].into_iter().chain(beside).collect()
    }

    /// Whether its bands have no width: one path, or paths that are all alike, are one line, which needs no key.
    pub fn is_one_path(&self) -> bool {
        let flat = |band: &Band| {
            let [low, high] = [band.quantiles[0], band.quantiles[6]];
            high - low <= 1e-9 * high.abs().max(low.abs())
        };
        self.bands.iter().all(flat)
    }

    /// What its line is: where all paths are alike no one is in the middle.
    pub fn line_name(&self) -> &'static str {
        if self.is_one_path() { "every path" } else { "median" }
    }

    fn keys(&self, canvas: &Canvas<'_>, is_named: bool) -> Vec<(Key, String)> {
        let colours = canvas.colours;
        let alone = self.beside.is_none() && self.observed.is_empty();
        let one = self.is_one_path();
        if alone && one {
            return Vec::new();
        }
        let median = (Key::Line(colours.main), canvas.word(self.line_name()));
        let mut keys = if is_named { Vec::new() } else { vec![median] };
        let mut opacity = 0.0;
        let mut bands = Vec::new();
        for (_, _, more, words) in BANDS.into_iter().filter(|_| !one) {
            // Bands lie on one another, so the inner ones are darker than their own opacity.
            opacity = 1.0 - (1.0 - opacity) * (1.0 - more);
            bands.push((Key::Square(colours.main.mix(opacity)), canvas.word(words)));
        }
        keys.extend(bands.into_iter().rev());
        if let Some(beside) = self.beside.as_ref().filter(|_| !is_named) {
            keys.push((Key::Dashes(colours.contrast), canvas.say(&beside.label)));
        }
        if !self.observed.is_empty() {
            let words = canvas.word("what happened, with the error of the data");
            keys.push((Key::Dot(colours.happened()), words));
        }
        keys
    }

    /// The last year's median and ends of the 90 % band, written beside them, kept apart and clear of names, which have
    /// the median's.
    fn end_labels(&self, plot: &Plot<'_, '_>, named: &[Placed]) -> Result<(), String> {
        let last = self.last();
        let (canvas, colours) = (plot.canvas, plot.canvas.colours);
        let median = plot.at(last.year, last.quantiles[MEDIAN]);
        for (index, bold) in [(6, false), (MEDIAN, true), (0, false)] {
            let (x, y) = plot.at(last.year, last.quantiles[index]);
            let near = |(name, place): &Placed| name.is_near(*place, y);
            // A label upon a dot would be taken for its value.
            let dotted = self.observed.iter().any(|(year, [_, value, _])| {
                (year - last.year).abs() < 0.5 && (plot.at(*year, *value).1 - y).abs() < 24.0
            });
            let apart = bold || (y - median.1).abs() >= 32.0 && !dotted;
            if !apart || bold && !named.is_empty() || named.iter().any(near) {
                continue;
            }
            let colour = if bold { colours.main } else { colours.muted };
            let style = Style { bold, ..Style::new(24.0, colour) };
            canvas.text(&self.label(canvas, index), (x + 14.0, y), &style)?;
        }
        Ok(())
    }

    fn axis(&self) -> Axis {
        let beside =
            self.beside.iter().flat_map(|beside| beside.points.iter().map(|point| point.1));
        let facts = self.observed.iter().flat_map(|(_, ends)| *ends);
        axis(&[&self.bands], &beside.chain(facts).collect::<Vec<f64>>(), 6)
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        check::bands("bands", &self.bands)?;
        if let Some(beside) = &self.beside {
            check::phrase("beside.label", &beside.label)?;
            check::points("beside.points", &beside.points)?;
        }
        for (place, (year, ends)) in self.observed.iter().enumerate() {
            let field = format!("observed[{place}]");
            check::year(&field, *year)?;
            check::each(&field, ends, check::number)?;
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        let mut header = vec![phrase("year")];
        header.extend(Band::LEVELS.iter().map(|level| phrase(format!("{:.0} %", level * 100.0))));
        header.extend(self.beside.iter().map(|beside| beside.label.clone()));
        if !self.observed.is_empty() {
            header.push(phrase("what happened"));
        }
        let row = |band: &Band| {
            let at = |points: &[(f64, f64)]| {
                points.iter().find(|(year, _)| (year - band.year).abs() < 0.01).map(|p| p.1)
            };
            let mut numbers: Vec<Option<f64>> = band.quantiles.map(Some).to_vec();
            numbers.extend(self.beside.iter().map(|beside| at(&beside.points)));
            if !self.observed.is_empty() {
                let facts: Vec<(f64, f64)> =
                    self.observed.iter().map(|(year, [_, value, _])| (*year, *value)).collect();
                numbers.push(at(&facts));
            }
            (row_of_year(band.year), numbers)
        };
        Data { header, rows: self.bands.iter().map(row).collect(), ..Data::default() }
    }
}

/// The bands as areas.
pub(super) fn shade(plot: &Plot<'_, '_>, bands: &[Band], colour: RGBColor) -> Result<(), String> {
    for (low, high, opacity, _) in BANDS {
        let mut points: Vec<_> = bands.iter().map(|b| plot.at(b.year, b.quantiles[low])).collect();
        points.extend(bands.iter().rev().map(|b| plot.at(b.year, b.quantiles[high])));
        plot.canvas.polygon(&points, colour.mix(opacity))?;
    }
    Ok(())
}

pub(super) fn medians(plot: &Plot<'_, '_>, bands: &[Band]) -> Vec<(f64, f64)> {
    bands.iter().map(|band| plot.at(band.year, band.quantiles[MEDIAN])).collect()
}

/// A stripe for each year that tells its numbers.
pub(super) fn spots(plot: &Plot<'_, '_>, bands: &[Band], unit: Unit, name: &str) {
    let canvas = plot.canvas;
    let half = (plot.area[2] - plot.area[0]) / (2.0 * (bands.len() as f64 - 1.0).max(1.0));
    for band in bands {
        let (x, _) = plot.at(band.year, 0.0);
        let number = |level: usize| canvas.value(band.quantiles[level], unit);
        let text = format!(
            "{name}{}: {} {}; 90 %: {} – {}",
            canvas.say(&row_of_year(band.year)),
            canvas.word("median"),
            number(MEDIAN),
            number(0),
            number(6)
        );
        canvas.spot((x - half, plot.area[1]), (x + half, plot.area[3]), text);
    }
}

/// Linear from zero, or logarithmic where the medians span more than a factor of thirty.
pub(super) fn axis(fans: &[&[Band]], facts: &[f64], count: usize) -> Axis {
    let bands = || fans.iter().flat_map(|bands| bands.iter());
    let least = |values: &mut dyn Iterator<Item = f64>| values.fold(f64::INFINITY, f64::min);
    let most = |values: &mut dyn Iterator<Item = f64>| values.fold(f64::NEG_INFINITY, f64::max);
    let low = least(&mut bands().map(|b| b.quantiles[0]).chain(facts.iter().copied()));
    let high = most(&mut bands().map(|b| b.quantiles[6]).chain(facts.iter().copied()));
    let medians = || bands().map(|b| b.quantiles[MEDIAN]).chain(facts.iter().copied());
    let (first, last) = (least(&mut medians()), most(&mut medians()));
    if low > 0.0 && last / first > 30.0 {
        return Axis::log(low * 0.8, high * 1.2);
    }
    Axis::near(low.min(0.0), high.max(0.0), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_paths_that_are_alike_none_is_in_the_middle() {
        let said = |high: f64| {
            let quantiles = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, high];
            let bands = vec![Band { year: 2030.0, quantiles, mean: 1.0 }];
            Fan { unit: Unit::Money, bands, beside: None, observed: Vec::new() }.line_name()
        };
        assert_eq!([1.0, 2.0].map(said), ["every path", "median"]);
    }
}
