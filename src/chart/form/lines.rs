//! Lines: several paths of a number on one axis, as prices since their peak.

use plotters::style::Color;
use serde::{Deserialize, Serialize};

use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::{Data, numbered},
        ends::{self, Name},
        legend::{self, Key},
        lettering::Style,
        plot::{self, Axis, Plot},
    },
    language::{Phrase, phrase},
    metrics::Unit,
};

/// Lines over a common axis.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Lines {
    /// Unit of the values.
    pub unit: Unit,
    /// What the axis counts.
    pub across: Phrase,
    /// Whether the values span orders of magnitude.
    pub log: bool,
    /// A level that the lines are held against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A level with its name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Level {
    /// Its value.
    pub at: f64,
    /// What it is.
    pub name: Phrase,
}

/// A line.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Line {
    /// What it is.
    pub name: Phrase,
    /// Its points.
    pub points: Vec<(f64, f64)>,
    /// A band around it: low and high ends at each point.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub band: Vec<[f64; 2]>,
    /// Whether it is what happened: drawn as dots.
    pub observed: bool,
}

impl Line {
    /// Names of its columns: its own, and those of the ends of its band.
    fn header(&self) -> Vec<Phrase> {
        let mut all = vec![self.name.clone()];
        if !self.band.is_empty() {
            let ends = ["{name}: low end of the band", "{name}: high end of the band"];
            all.extend(ends.map(|end| phrase!(end, name = phrase(self.name.clone()))));
        }
        all
    }

    /// Its numbers in these columns; none where it has no point.
    fn at(&self, x: f64) -> Vec<Option<f64>> {
        let place = self.points.iter().position(|point| (point.0 - x).abs() < 1e-6);
        let mut all = vec![place.map(|place| self.points[place].1)];
        if !self.band.is_empty() {
            all.extend([0, 1].map(|end| place.map(|place| self.band[place][end])));
        }
        all
    }
}

impl Lines {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let y = self.axis();
        let up = plot::ticks(canvas, &y, self.unit);
        let (left, right) = canvas.edges();
        let below = |top: f64, room: f64| {
            let area = [left, top + 20.0, right - room, canvas.bottom() - 26.0];
            Plot::new(canvas, area, (self.across(), y.clone()), &up)
        };
        let named = self.names(canvas).and_then(|names| {
            let plot = below(top, ends::room(&names));
            let places = ends::places(&plot, &names, &self.paths(&plot))?;
            Some((plot, names.into_iter().zip(places).collect::<Vec<_>>()))
        });
        let (plot, named) = if let Some(named) = named {
            named
        } else {
            (below(legend::draw(canvas, top, &self.keys(canvas))?, 20.0), Vec::new())
        };
        plot.axes(&|year| format!("{year:.0}").replace('-', "−"), &up)?;
        let style = Style::new(22.0, canvas.colours.muted);
        let room = plot.area[2] - plot.area[0];
        let across = canvas.fit(&canvas.say(&self.across), &style, room);
        canvas.text(&across, (plot.area[0], plot.area[3] + 58.0), &style)?;
        if let Some(level) = &self.level {
            let [left, _, right, _] = plot.area;
            let y = plot.at(0.0, level.at).1;
            canvas.dashes(&[(left, y), (right, y)], canvas.colours.text, (12.0, 8.0))?;
        }
        for (place, line) in self.lines.iter().enumerate() {
            self.line(&plot, place, line)?;
        }
        named.iter().try_for_each(|(name, place)| name.draw(canvas, *place))
    }

    /// What the bands around lines are, beside a line whose own name does not tell.
    pub fn band_words(&self) -> Phrase {
        phrase("the band around the line")
    }

    fn axis(&self) -> Axis {
        let (low, high) = self.ends();
        match self.begins() {
            _ if self.log && low > 0.0 => Axis::log(low * 0.85, high * 1.15),
            Some(low) => Axis::near(low, high, 6),
            None => Axis::linear(low.min(0.0), high.max(0.0), 6),
        }
    }

    /// Where the axis begins if not at zero: lines alone that are held against a level tell how far they are from that.
    pub fn begins(&self) -> Option<f64> {
        let bare = self.level.is_some() && self.lines.iter().all(|line| line.band.is_empty());
        bare.then(|| self.ends().0)
    }

    /// The smallest and the largest value.
    fn ends(&self) -> (f64, f64) {
        let points = self.lines.iter().flat_map(|line| &line.points).map(|point| point.1);
        let bands = self.lines.iter().flat_map(|line| line.band.iter().flatten()).copied();
        let level = self.level.iter().map(|level| level.at);
        let mut all = points.chain(bands).chain(level);
        let first = all.next().unwrap_or(0.0);
        all.fold((first, first), |(low, high), value| (low.min(value), high.max(value)))
    }

    fn across(&self) -> Axis {
        let places = || self.lines.iter().flat_map(|line| &line.points).map(|point| point.0);
        plot::years(
            places().fold(f64::INFINITY, f64::min),
            places().fold(f64::NEG_INFINITY, f64::max),
        )
    }

    /// The names of lines and level, in their colours; nothing where one is too long to stand beside its line.
    fn names(&self, canvas: &Canvas<'_>) -> Option<Vec<Name>> {
        let own = |(place, line): (usize, &Line)| {
            let colours = canvas.colours;
            let colour = if line.observed { colours.happened() } else { colours.of(place) };
            Name::new(canvas, &canvas.say(&line.name), colour)
        };
        let level = self.level.iter();
        let level = level.map(|own| Name::new(canvas, &canvas.say(&own.name), canvas.colours.text));
        self.lines.iter().enumerate().map(own).chain(level).collect()
    }

    /// The same lines on the sheet.
    fn paths(&self, plot: &Plot<'_, '_>) -> Vec<Vec<(f64, f64)>> {
        let own = |line: &Line| line.points.iter().map(|(x, y)| plot.at(*x, *y)).collect();
        let level = self.level.iter().map(|level| {
            let y = plot.at(0.0, level.at).1;
            vec![(plot.area[0], y), (plot.area[2], y)]
        });
        self.lines.iter().map(own).chain(level).collect()
    }

    fn keys(&self, canvas: &Canvas<'_>) -> Vec<(Key, String)> {
        let key = |(place, line): (usize, &Line)| {
            let key = if line.observed {
                Key::Dot(canvas.colours.happened())
            } else {
                Key::Series(place)
            };
            (key, canvas.say(&line.name))
        };
        let level = self.level.iter();
        let level = level.map(|own| (Key::Dashes(canvas.colours.text), canvas.say(&own.name)));
        self.lines.iter().enumerate().map(key).chain(level).collect()
    }

    fn line(&self, plot: &Plot<'_, '_>, place: usize, line: &Line) -> Result<(), String> {
        let (canvas, colours) = (plot.canvas, plot.canvas.colours);
        if !line.band.is_empty() {
            let end = |which: usize| {
                let each = line.points.iter().zip(&line.band);
                each.map(move |(point, band)| plot.at(point.0, band[which])).collect::<Vec<_>>()
            };
            let mut area = end(0);
            area.extend(end(1).into_iter().rev());
            canvas.polygon(&area, colours.of(place).mix(0.16))?;
        }
        let points: Vec<_> = line.points.iter().map(|(x, y)| plot.at(*x, *y)).collect();
        if line.observed {
            canvas.line(&points, colours.happened(), 2.5)?;
            for point in &points {
                canvas.dot(*point, 8.0, colours.happened())?;
            }
        } else {
            canvas.series_line(&points, place)?;
        }
        for ((x, value), at) in line.points.iter().zip(&points) {
            let (name, x) = (canvas.say(&line.name), canvas.say(&numbered(*x)).replace('-', "−"));
            let text = format!("{name}, {x}: {}", canvas.value(*value, self.unit));
            canvas.spot((at.0 - 10.0, at.1 - 10.0), (at.0 + 10.0, at.1 + 10.0), text);
        }
        Ok(())
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, length, number, some};
        check::phrase("across", &self.across)?;
        some("lines", self.lines.len(), 1)?;
        if let Some(level) = &self.level {
            number("level.at", level.at)?;
            check::phrase("level.name", &level.name)?;
        }
        for (place, line) in self.lines.iter().enumerate() {
            let field = format!("lines[{place}]");
            check::phrase(&format!("{field}.name"), &line.name)?;
            check::points(&format!("{field}.points"), &line.points)?;
            if !line.band.is_empty() {
                length(&format!("{field}.band"), line.band.len(), line.points.len())?;
            }
            let ends: Vec<f64> = line.band.iter().flatten().copied().collect();
            each(&format!("{field}.band"), &ends, number)?;
        }
        some("points of all lines", self.lines.iter().map(|line| line.points.len()).sum(), 1)
    }

    pub(crate) fn data(&self) -> Data {
        let mut header = vec![self.across.clone()];
        header.extend(self.lines.iter().flat_map(Line::header));
        let mut at: Vec<f64> =
            self.lines.iter().flat_map(|l| l.points.iter().map(|p| p.0)).collect();
        at.sort_by(f64::total_cmp);
        at.dedup();
        let row = |x: &f64| {
            let values = self.lines.iter().flat_map(|line| line.at(*x));
            (numbered(*x), values.collect())
        };
        Data { header, rows: at.iter().map(row).collect(), ..Data::default() }
    }
}

impl Line {
    /// Leaves out what lies before a place.
    pub fn cut(&mut self, first: f64) {
        let before = self.points.iter().take_while(|point| point.0 < first).count();
        self.points.drain(..before);
        let bands = before.min(self.band.len());
        self.band.drain(..bands);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines that are held against a level end near them; what has a band begins at zero.
    #[test]
    fn an_axis_begins_where_its_lines_say_something() {
        let level = Some(Level { at: 0.5, name: phrase("chance") });
        let points = vec![(2025.0, 0.47), (2026.0, 0.67)];
        let line = Line { name: phrase("a"), points, band: Vec::new(), observed: false };
        let (unit, across) = (Unit::Ratio, phrase("year"));
        let mut own = Lines { unit, across, log: false, level, lines: vec![line] };
        assert!(own.axis().ticks[0] > 0.4, "{:?}", own.axis().ticks);
        own.lines[0].band = vec![[0.4, 0.5], [0.6, 0.7]];
        assert!(own.axis().ticks[0].abs() < 1e-9, "{:?}", own.axis().ticks);
        own.level = None;
        own.lines[0].band.clear();
        assert!(own.axis().ticks[0].abs() < 1e-9, "{:?}", own.axis().ticks);
    }
}
