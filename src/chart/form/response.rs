//! Responses: how numbers go with a key of the scenario, and where one of them reaches a target.

mod table;

use plotters::style::Color;
use serde::{Deserialize, Serialize};

use crate::{
    chart::{
        canvas::Canvas,
        ends::{self, Name, Placed},
        legend::{self, Key},
        lettering::{Anchor, Style},
        plot::{Axis, Plot},
    },
    language::{Phrase, label::Label, number, phrase},
    metrics::Unit,
};

/// Curves over a key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Response {
    /// The key across.
    pub across: Label,
    /// What stands upwards.
    pub up: Up,
    /// The curves.
    pub curves: Vec<Curve>,
    /// A number that one of them is to reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    /// Places where it does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roots: Vec<Mark>,
    /// Where the scenario stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<(f64, f64)>,
}

/// What an axis counts.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Up {
    /// Numbers of the results.
    Unit(Unit),
    /// Another key.
    Key(Label),
}

/// A number over the key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Curve {
    /// What it is; without words if there is one curve.
    pub name: Phrase,
    /// Its points, rising in the key.
    pub points: Vec<(f64, f64)>,
    /// Low and high ends of its 95 % interval at each point.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub band: Vec<[f64; 2]>,
    /// Whether the points are a cloud without a line.
    #[serde(default)]
    pub dots: bool,
}

/// A place with its 95 % interval.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Mark {
    /// The place.
    pub at: f64,
    /// Ends of the interval.
    pub ends: [f64; 2],
}

impl Response {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let name = Style::new(24.0, canvas.colours.text).bold();
        let (left, right) = canvas.edges();
        let (plot, named) = self.named(canvas, top);
        let top = legend::draw(canvas, top, &self.keys(canvas, !named.is_empty()))? + 10.0;
        if let Up::Key(label) = &self.up {
            let words =
                canvas.fit(&format!("↑ {}", canvas.say(&label.whole())), &name, right - left);
            canvas.text(&words, (left, top + 16.0), &name)?;
        }
        let across =
            canvas.fit(&format!("{} →", canvas.say(&self.across.whole())), &name, right - left);
        canvas.text(&across, (right, plot.area[3] + 62.0), &name.anchor(Anchor::Right))?;
        self.marks(&plot)?;
        for (place, curve) in self.curves.iter().enumerate() {
            self.curve(&plot, place, curve)?;
        }
        named.iter().try_for_each(|(name, place)| name.draw(canvas, *place))?;
        self.dots(&plot)
    }

    /// The plot, and the names of curves at their ends; without these where a legend has them.
    fn named<'a, 'b>(&self, canvas: &'a Canvas<'b>, top: f64) -> (Plot<'a, 'b>, Vec<Placed>) {
        let (left, right) = canvas.edges();
        let below = |is_named: bool, room: f64| {
            let head = if matches!(self.up, Up::Key(_)) { 34.0 } else { 0.0 };
            let top = legend::below(canvas, top, &self.keys(canvas, is_named)) + head + 22.0;
            self.plot(canvas, [left, top, right - room, canvas.bottom() - 32.0])
        };
        let names: Option<Vec<Name>> = (self.curves.iter().enumerate())
            .map(|(place, curve)| {
                Name::new(canvas, &canvas.say(&curve.name), canvas.colours.of(place))
            })
            .collect();
        let named = names.and_then(|names| {
            let plot = below(true, ends::room(&names));
            let places = ends::places(&plot, &names, &self.paths(&plot))?;
            Some((plot, names.into_iter().zip(places).collect()))
        });
        named.unwrap_or_else(|| (below(false, 20.0), Vec::new()))
    }

    /// The curves on the sheet.
    fn paths(&self, plot: &Plot<'_, '_>) -> Vec<Vec<(f64, f64)>> {
        let own = |curve: &Curve| curve.points.iter().map(|(x, y)| plot.at(*x, *y)).collect();
        self.curves.iter().map(own).collect()
    }

    /// The axes.
    fn plot<'a, 'b>(&self, canvas: &'a Canvas<'b>, area: [f64; 4]) -> Plot<'a, 'b> {
        let points = || self.curves.iter().flat_map(|curve| &curve.points);
        let (low, high) = self.up_ends();
        let y = Axis::linear(low, high, 6);
        let marks = self.roots.iter().flat_map(|root| root.ends);
        let mut places =
            points().map(|point| point.0).chain(marks).chain(self.now.map(|now| now.0));
        let (first, last) = ends(&mut places);
        // What stands at an edge would be taken for a mark of the scale.
        let (first, last) = self.with_room(first, last);
        let x = Axis::linear(first, last, 7);
        let inside = x.ticks.iter().copied().filter(|tick| (first..=last).contains(tick)).collect();
        let last = if last > first { last } else { first + 1.0 };
        let ticks = y.ticks.clone();
        let axes = (Axis::exact(first, last, inside), y);
        Plot::new(canvas, area, axes, &|value| self.high(canvas, value, &ticks))
    }

    /// Ends of the scale upwards. Amounts and shares begin at zero where that is near; years do not.
    pub fn up_ends(&self) -> (f64, f64) {
        let points = self.curves.iter().flat_map(|curve| &curve.points).map(|point| point.1);
        let bands = self.curves.iter().flat_map(|curve| curve.band.iter().flatten().copied());
        let now = self.now.map(|now| now.1);
        let (low, high) = ends(&mut points.chain(bands).chain(self.target).chain(now));
        (if low > 0.0 && low < 0.6 * high { 0.0 } else { low }, high)
    }

    /// Ends of the scale across, with room beyond where the scenario stands, if that is at one of them.
    pub fn with_room(&self, first: f64, last: f64) -> (f64, f64) {
        let room = (last - first) * EDGE;
        let Some((now, _)) = self.now else { return (first, last) };
        let low = if now - first < room { now - room } else { first };
        // Of what is never negative no scale says so.
        let low = if first >= 0.0 { low.max(0.0) } else { low };
        (low, if last - now < room { now + room } else { last })
    }

    fn high(&self, canvas: &Canvas<'_>, value: f64, ticks: &[f64]) -> String {
        match &self.up {
            Up::Unit(Unit::Year) => format!("{value:.0}"),
            Up::Unit(unit) => {
                let look = canvas.look;
                let ticks: Vec<f64> = ticks.iter().map(|tick| look.sized(*tick, *unit)).collect();
                look.language.number(&number::tick(look.sized(value, *unit), &ticks, *unit))
            }
            Up::Key(label) => tick(canvas, label, value, ticks),
        }
    }

    /// Target and places, behind the curves.
    fn marks(&self, plot: &Plot<'_, '_>) -> Result<(), String> {
        let canvas = plot.canvas;
        let (x, y) = (plot.x.ticks.clone(), plot.y.ticks.clone());
        plot.axes(&|value| tick(canvas, &self.across, value, &x), &|value| {
            self.high(canvas, value, &y)
        })?;
        let [left, top, right, bottom] = plot.area;
        if let Some(target) = self.target {
            let height = plot.at(0.0, target).1;
            canvas.dashes(
                &[(left, height), (right, height)],
                canvas.colours.contrast,
                (14.0, 9.0),
            )?;
            for root in &self.roots {
                let [low, high] = root.ends.map(|end| plot.at(end, target).0);
                let band = canvas.colours.contrast.mix(0.14);
                canvas.rectangle((low, top), (high.max(low + 2.0), bottom), band)?;
                let at = plot.at(root.at, target).0;
                canvas.dashes(
                    &[(at, height), (at, bottom)],
                    canvas.colours.contrast,
                    (6.0, 8.0),
                )?;
            }
        }
        Ok(())
    }

    fn curve(&self, plot: &Plot<'_, '_>, place: usize, curve: &Curve) -> Result<(), String> {
        let (canvas, colours) = (plot.canvas, plot.canvas.colours);
        if !curve.band.is_empty() {
            let end = |which: usize| {
                let each = curve.points.iter().zip(&curve.band);
                each.map(move |(point, band)| plot.at(point.0, band[which])).collect::<Vec<_>>()
            };
            let mut area = end(0);
            area.extend(end(1).into_iter().rev());
            canvas.polygon(&area, colours.of(place).mix(0.2))?;
        }
        let points: Vec<_> = curve.points.iter().map(|(x, y)| plot.at(*x, *y)).collect();
        if !curve.dots {
            canvas.series_line(&points, place)?;
        }
        for ((x, value), at) in curve.points.iter().zip(&points) {
            let words = phrase!(
                "{name} {level}: {value}",
                name = phrase(self.across.head()),
                level = phrase(self.across.amount(*x)),
                value = phrase(self.value(canvas, *value))
            );
            let name = canvas.say(&curve.name);
            let said = canvas.say(&words);
            let text = if name.is_empty() { said } else { format!("{name}, {said}") };
            canvas.spot((at.0 - 10.0, at.1 - 10.0), (at.0 + 10.0, at.1 + 10.0), text);
            if curve.dots || curve.points.len() <= FEW {
                canvas.dot(*at, if curve.dots { 8.0 } else { 5.0 }, colours.of(place))?;
            }
        }
        Ok(())
    }

    fn value(&self, canvas: &Canvas<'_>, value: f64) -> Phrase {
        match &self.up {
            Up::Unit(Unit::Money) => Phrase::of_name(&canvas.value(value, Unit::Money)),
            Up::Unit(unit) => phrase!(number(number::value(value, *unit))),
            Up::Key(label) => label.amount(value),
        }
    }

    /// Roots and where the scenario stands, before the curves.
    fn dots(&self, plot: &Plot<'_, '_>) -> Result<(), String> {
        let canvas = plot.canvas;
        if let Some(target) = self.target {
            for root in &self.roots {
                canvas.dot(plot.at(root.at, target), 10.0, canvas.colours.contrast)?;
            }
        }
        if let Some((x, y)) = self.now {
            canvas.dot(plot.at(x, y), 9.0, canvas.colours.text)?;
        }
        Ok(())
    }

    fn keys(&self, canvas: &Canvas<'_>, is_named: bool) -> Vec<(Key, String)> {
        let curves = self.curves.iter().filter(|_| !is_named);
        let named = curves.enumerate().filter(|(_, curve)| !curve.name.text().is_empty());
        let mut keys: Vec<(Key, String)> = named
            .map(|(place, curve)| (key(canvas, place, curve), canvas.say(&curve.name)))
            .collect();
        if self.target.is_some() {
            let words = if self.roots.is_empty() {
                "the target"
            } else {
                "where it reaches the target, with its 95 % interval"
            };
            keys.push((Key::Dot(canvas.colours.contrast), canvas.word(words)));
        }
        if self.now.is_some() {
            keys.push((Key::Dot(canvas.colours.text), canvas.word("the scenario")));
        }
        keys
    }
}

/// The smallest and the largest of some values.
fn ends(values: &mut dyn Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    })
}

/// What stands before the name of a curve: what it is drawn as.
fn key(canvas: &Canvas<'_>, place: usize, curve: &Curve) -> Key {
    if curve.dots { Key::Dot(canvas.colours.of(place)) } else { Key::Series(place) }
}

/// The part of a scale that is its edge.
const EDGE: f64 = 0.03;
/// Curves of so few points show each.
const FEW: usize = 30;

/// A mark on the axis of a key, without its unit.
fn tick(canvas: &Canvas<'_>, label: &Label, value: f64, ticks: &[f64]) -> String {
    if label.unit.text() == "year" {
        return format!("{value:.0}");
    }
    let scaled: Vec<f64> = ticks.iter().map(|tick| tick * label.scale()).collect();
    canvas.language().number(&number::tick(value * label.scale(), &scaled, Unit::Ratio))
}
