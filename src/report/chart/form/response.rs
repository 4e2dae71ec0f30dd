//! Responses: how numbers go with a key of the scenario, and where one of them reaches a target.

use plotters::style::Color;
use serde::{Deserialize, Serialize};

use crate::{
    metrics::Unit,
    report::{
        chart::{
            canvas::Canvas,
            check,
            data::Data,
            legend::{self, Key},
            lettering::{Anchor, Style},
            plot::{Axis, Plot},
        },
        label::Label,
        language::{Phrase, phrase},
        number,
    },
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
    pub(in crate::report::chart) fn draw(
        &self,
        canvas: &Canvas<'_>,
        top: f64,
    ) -> Result<(), String> {
        let name = Style::new(24.0, canvas.colours.text).bold();
        let (left, right) = canvas.edges();
        let mut top = legend::draw(canvas, top, &self.keys(canvas))? + 10.0;
        if let Up::Key(label) = &self.up {
            let words =
                canvas.fit(&format!("↑ {}", canvas.say(&label.whole())), &name, right - left);
            canvas.text(&words, (left, top + 16.0), &name)?;
            top += 34.0;
        }
        let plot = self.plot(canvas, [left, top + 12.0, right - 20.0, canvas.bottom() - 32.0]);
        let across =
            canvas.fit(&format!("{} →", canvas.say(&self.across.whole())), &name, right - left);
        canvas.text(&across, (right, plot.area[3] + 62.0), &name.anchor(Anchor::Right))?;
        self.marks(&plot)?;
        for (place, curve) in self.curves.iter().enumerate() {
            self.curve(&plot, place, curve)?;
        }
        self.dots(&plot)
    }

    /// The axes, drawn.
    fn plot<'a, 'b>(&self, canvas: &'a Canvas<'b>, area: [f64; 4]) -> Plot<'a, 'b> {
        let points = || self.curves.iter().flat_map(|curve| &curve.points);
        let ends = |values: &mut dyn Iterator<Item = f64>| {
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(value), high.max(value))
            })
        };
        let bands = self.curves.iter().flat_map(|curve| curve.band.iter().flatten().copied());
        let mut up = points().map(|point| point.1).chain(bands).chain(self.target);
        let (low, high) = ends(&mut up);
        // Amounts and shares begin at zero where that is near; years do not.
        let zero = low > 0.0 && low < 0.6 * high;
        let y = Axis::linear(if zero { 0.0 } else { low }, high, 6);
        let marks = self.roots.iter().flat_map(|root| root.ends);
        let mut places =
            points().map(|point| point.0).chain(marks).chain(self.now.map(|now| now.0));
        let (first, last) = ends(&mut places);
        let x = Axis::linear(first, last, 7);
        let inside = x.ticks.iter().copied().filter(|tick| (first..=last).contains(tick)).collect();
        let last = if last > first { last } else { first + 1.0 };
        let ticks = y.ticks.clone();
        let axes = (Axis::exact(first, last, inside), y);
        Plot::new(canvas, area, axes, &|value| self.high(canvas, value, &ticks))
    }

    fn high(&self, canvas: &Canvas<'_>, value: f64, ticks: &[f64]) -> String {
        match &self.up {
            Up::Unit(Unit::Year) => format!("{value:.0}"),
            Up::Unit(unit) => canvas.language().number(&number::tick(value, ticks, *unit)),
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
                value = phrase(self.value(*value))
            );
            let name = canvas.say(&curve.name);
            let said = canvas.say(&words);
            let text = if name.is_empty() { said } else { format!("{name}, {said}") };
            canvas.spot((at.0 - 10.0, at.1 - 10.0), (at.0 + 10.0, at.1 + 10.0), text);
            if curve.dots || curve.points.len() <= FEW {
                canvas.dot(*at, 5.0, colours.of(place))?;
            }
        }
        Ok(())
    }

    fn value(&self, value: f64) -> Phrase {
        match &self.up {
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

    fn keys(&self, canvas: &Canvas<'_>) -> Vec<(Key, String)> {
        let named =
            self.curves.iter().enumerate().filter(|(_, curve)| !curve.name.text().is_empty());
        let mut keys: Vec<(Key, String)> =
            named.map(|(place, curve)| (Key::Series(place), canvas.say(&curve.name))).collect();
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

    /// What its numbers must be; the error names the field.
    pub(in crate::report::chart) fn check(&self) -> Result<(), String> {
        use check::{each, length, number, some};
        check::label("across", &self.across)?;
        if let Up::Key(label) = &self.up {
            check::label("up", label)?;
        }
        some("curves", self.curves.len(), 1)?;
        for (place, curve) in self.curves.iter().enumerate() {
            let field = format!("curves[{place}]");
            check::phrase(&format!("{field}.name"), &curve.name)?;
            let values: Vec<f64> = curve.points.iter().flat_map(|(x, y)| [*x, *y]).collect();
            each(&format!("{field}.points"), &values, number)?;
            if !curve.band.is_empty() {
                length(&format!("{field}.band"), curve.band.len(), curve.points.len())?;
            }
            let ends: Vec<f64> = curve.band.iter().flatten().copied().collect();
            each(&format!("{field}.band"), &ends, number)?;
        }
        some("points of all curves", self.curves.iter().map(|c| c.points.len()).sum(), 1)?;
        each("target", &self.target.into_iter().collect::<Vec<_>>(), number)?;
        let roots = self.roots.iter().flat_map(|root| [root.at, root.ends[0], root.ends[1]]);
        each("roots", &roots.collect::<Vec<_>>(), number)?;
        let now = self.now.iter().flat_map(|(x, y)| [*x, *y]);
        each("now", &now.collect::<Vec<_>>(), number)
    }

    /// Places of all curves, rising, each once.
    pub(in crate::report) fn places(&self) -> Vec<f64> {
        let mut at: Vec<f64> =
            self.curves.iter().flat_map(|c| c.points.iter().map(|p| p.0)).collect();
        at.sort_by(f64::total_cmp);
        at.dedup();
        at
    }

    /// What a curve is called where it stands alone, too.
    pub(in crate::report) fn curve_name(&self, curve: &Curve) -> Phrase {
        match &self.up {
            _ if !curve.name.text().is_empty() => curve.name.clone(),
            Up::Key(label) => label.whole(),
            Up::Unit(_) => phrase("value"),
        }
    }

    /// What numbers upwards are multiplied with to be in the unit that is named.
    pub(in crate::report) fn up_scale(&self) -> f64 {
        match &self.up {
            Up::Key(label) => label.scale(),
            Up::Unit(_) => 1.0,
        }
    }

    pub(in crate::report::chart) fn data(&self) -> Data {
        let mut header = vec![self.across.whole()];
        header.extend(self.curves.iter().map(|curve| self.curve_name(curve)));
        let at = self.places();
        let row = |x: &f64| {
            let value = |curve: &Curve| {
                curve.points.iter().find(|point| point.0.total_cmp(x).is_eq()).map(|point| point.1)
            };
            (self.across.amount(*x), self.curves.iter().map(value).collect())
        };
        Data { header, rows: at.iter().map(row).collect(), ..Data::default() }
    }
}

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
