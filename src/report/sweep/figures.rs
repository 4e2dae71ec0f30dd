//! A number over the keys of a sweep: lines, a heat map, or dots.

mod words;

use super::Swept;
use crate::{
    analysis::sweep::Number,
    chart::{
        Called, Figure, Form, foot,
        form::{Curve, Grid, Response, Up},
        plain_name, unit_phrase,
    },
    language::{Phrase, label::Label, phrase},
    metrics::{Asked, Unit},
    report::asked,
};

/// Levels of a key that a heat map shows at most.
const MOST: usize = 60;
/// Parts of a cloud that have colours, and points that each has at least.
const PARTS: usize = 3;
const FEW: usize = 3;
/// Lines in one chart at most.
const LINES: usize = 8;

/// What they are called.
pub(in crate::report) const CALLED: [Called; 1] =
    [Called { name: "sweep_", sheet: None, about: Some("a number over the keys of a sweep") }];

/// Names of the charts of some numbers.
pub(in crate::report) fn chart_names(asked: &[Asked]) -> Vec<String> {
    let mut taken = Vec::new();
    for own in asked {
        plain_name("sweep", &own.words(), &mut taken);
    }
    taken
}

/// A chart of each number, where there is one.
pub(in crate::report) fn figures(swept: &Swept<'_>, run: &str) -> Vec<Figure> {
    let names = chart_names(swept.asked);
    let each = names.iter().enumerate().filter_map(|(which, name)| {
        let own = Own { swept, which };
        // Where it never comes in any cell there is nothing to draw.
        (0..swept.cells.len()).find_map(|cell| own.value(cell))?;
        let form = own.form()?;
        let subtitle = phrase!(
            "{what}, {unit}; the same luck in every cell",
            what = phrase(asked::head(&swept.asked[which])),
            unit = phrase(unit_phrase(swept.asked[which].unit, swept.run()))
        );
        let foot = foot(swept.model, swept.paths, run);
        let (name, title, takeaway) = (name.clone(), own.title()?, own.ends());
        Some(Figure { name, title, subtitle, foot, form, takeaway })
    });
    each.collect()
}

struct Own<'a> {
    swept: &'a Swept<'a>,
    which: usize,
}

impl Own<'_> {
    fn number(&self, cell: usize) -> Option<&Number> {
        self.swept.cells[cell].numbers.get(self.which)
    }

    /// The number of a cell; none where it never comes, which has no place on an axis.
    fn value(&self, cell: usize) -> Option<f64> {
        self.number(cell)?.value
    }

    /// The same, infinite where it never comes.
    fn told(&self, cell: usize) -> Option<f64> {
        self.swept.value(cell, self.which)
    }

    /// As late, or as long, as a run can tell.
    fn latest(&self) -> f64 {
        let run = self.swept.run();
        if self.swept.asked[self.which].unit == Unit::Year {
            run.last_year()
        } else {
            run.years as f64
        }
    }

    fn form(&self) -> Option<Form> {
        let axes = self.swept.axes;
        let grid: Option<usize> = axes.iter().map(crate::analysis::sweep::Axis::count).product();
        if grid != Some(self.swept.cells.len()) {
            return self.dots();
        }
        let numeric = |axis: usize| axes[axis].knob().is_some();
        match axes.len() {
            1 if numeric(0) => self.lines(0, None),
            1 => self.grid(0, None),
            _ if numeric(0) && !numeric(1) && axes[1].count()? <= LINES => self.lines(0, Some(1)),
            _ if numeric(1) && !numeric(0) && axes[0].count()? <= LINES => self.lines(1, Some(0)),
            _ => self.grid(1, Some(0)),
        }
    }

    /// The cells of a slice, in which keys beside these stand as in the reference.
    fn slice(&self, shown: &[usize]) -> Vec<usize> {
        let (places, reference) = (self.swept.places, &self.swept.places[self.swept.reference]);
        let same = |cell: &usize| {
            let levels = places[*cell].levels.iter().zip(&reference.levels).enumerate();
            levels.into_iter().all(|(axis, (own, other))| shown.contains(&axis) || own == other)
        };
        (0..places.len()).filter(same).collect()
    }

    fn lines(&self, across: usize, each: Option<usize>) -> Option<Form> {
        let shown: Vec<usize> = [across].into_iter().chain(each).collect();
        let cells = self.slice(&shown);
        let count = each.map_or(Some(1), |axis| self.swept.axes[axis].count())?;
        let curves = (0..count).map(|level| {
            let own = cells.iter().copied().filter(|cell| {
                each.is_none_or(|axis| self.swept.places[*cell].levels[axis] == level)
            });
            self.curve(across, own.collect(), each)
        });
        let curves: Vec<Curve> = curves.collect::<Option<_>>()?;
        Some(Form::Response(self.response(across, curves)))
    }

    fn response(&self, across: usize, curves: Vec<Curve>) -> Response {
        Response {
            across: self.swept.label(across),
            up: Up::Unit(self.swept.asked[self.which].unit),
            curves,
            target: None,
            roots: Vec::new(),
            now: None,
        }
    }

    fn curve(&self, across: usize, cells: Vec<usize>, each: Option<usize>) -> Option<Curve> {
        let mut points: Vec<((f64, f64), [f64; 2])> = Vec::new();
        for cell in &cells {
            let Some(value) = self.value(*cell) else { continue };
            let at = self.swept.places[*cell].numbers[across]?;
            let [low, high] = Swept::interval(self.number(*cell)?).map(|end| end.unwrap_or(value));
            let high = if high.is_finite() { high } else { self.latest().max(value) };
            points.push(((at, value), [low, high]));
        }
        points.sort_by(|a, b| a.0.0.total_cmp(&b.0.0));
        let first = self.swept.places.get(*cells.first()?)?;
        let name = each.map_or_else(|| phrase(""), |axis| self.swept.level(axis, first));
        let (points, band) = points.into_iter().unzip();
        Some(Curve { name, points, band, dots: false })
    }

    fn grid(&self, across: usize, up: Option<usize>) -> Option<Form> {
        let shown: Vec<usize> = [across].into_iter().chain(up).collect();
        let cells = self.slice(&shown);
        let count = |axis: usize| self.swept.axes[axis].count().filter(|count| *count <= MOST);
        let (columns, rows) = (count(across)?, up.map_or(Some(1), count)?);
        let find = |column: usize, row: usize| {
            cells.iter().copied().find(|cell| {
                let levels = &self.swept.places[*cell].levels;
                levels[across] == column && up.is_none_or(|axis| levels[axis] == row)
            })
        };
        let level = |axis: usize, cell: Option<usize>| {
            let cell = cell.unwrap_or_default();
            self.swept.level(axis, &self.swept.places[cell])
        };
        let nothing = Label { unit: phrase(""), words: phrase(""), key: String::new() };
        Some(Form::Grid(Grid {
            names: [self.swept.label(across), up.map_or(nothing, |axis| self.swept.label(axis))],
            levels: [
                (0..columns).map(|column| level(across, find(column, 0))).collect(),
                (0..rows)
                    .map(|row| up.map_or_else(|| phrase(""), |axis| level(axis, find(0, row))))
                    .collect(),
            ],
            unit: self.swept.asked[self.which].unit,
            cells: (0..rows)
                .map(|row| (0..columns).map(|column| self.value(find(column, row)?)).collect())
                .collect(),
        }))
    }

    /// Dots over the key that goes with the number most.
    fn dots(&self) -> Option<Form> {
        let cells: Vec<usize> =
            (0..self.swept.cells.len()).filter(|cell| self.value(*cell).is_some()).collect();
        let points = |axis: usize| -> Option<Vec<(f64, f64)>> {
            let each = cells.iter();
            each.map(|cell| Some((self.swept.places[*cell].numbers[axis]?, self.value(*cell)?)))
                .collect()
        };
        let axes = (0..self.swept.axes.len()).filter_map(|axis| Some((axis, points(axis)?)));
        let strength = |(_, points): &(usize, Vec<(f64, f64)>)| correlation(points).abs();
        let mut axes: Vec<(usize, Vec<(f64, f64)>)> = axes.collect();
        axes.sort_by(|a, b| strength(b).total_cmp(&strength(a)));
        let (axis, points) = axes.first()?;
        let curve = |name, points| Curve { name, points, band: Vec::new(), dots: true };
        let curves = match axes.get(1) {
            Some((other, beside)) if points.len() >= PARTS * FEW => {
                let parts = self.parts(*other, points, beside);
                parts.into_iter().map(|(name, points)| curve(name, points)).collect()
            }
            _ => vec![curve(phrase(""), points.clone())],
        };
        Some(Form::Response(self.response(*axis, curves)))
    }

    /// The points of a cloud in equal parts by a second key, each with the ends of that key in it: parts have colours.
    fn parts(
        &self,
        axis: usize,
        points: &[(f64, f64)],
        beside: &[(f64, f64)],
    ) -> Vec<(Phrase, Vec<(f64, f64)>)> {
        let label = self.swept.label(axis);
        let mut order: Vec<usize> = (0..points.len()).collect();
        order.sort_by(|a, b| beside[*a].0.total_cmp(&beside[*b].0));
        let part = |own: &[usize]| {
            let level = |place: usize| {
                let mut words = label.amount(label.figures(beside[place].0, 2));
                words.shorten_numbers();
                words
            };
            let name = phrase!(
                "{name} from {low} to {high}",
                name = phrase(label.head()),
                low = phrase(level(own[0])),
                high = phrase(level(own[own.len() - 1]))
            );
            (name, own.iter().map(|place| points[*place]).collect())
        };
        order.chunks(points.len().div_ceil(PARTS)).map(part).collect()
    }
}

fn correlation(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean = |read: fn(&(f64, f64)) -> f64| points.iter().map(read).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let (mut both, mut across, mut up) = (0.0, 0.0, 0.0);
    for (a, b) in points {
        both += (a - x) * (b - y);
        across += (a - x) * (a - x);
        up += (b - y) * (b - y);
    }
    let under = f64::sqrt(across * up);
    if under > 0.0 { both / under } else { 0.0 }
}
