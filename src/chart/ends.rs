//! Names at the ends of lines, in place of a legend, where lines end apart.

use plotters::style::RGBColor;

use super::{canvas::Canvas, lettering::Style, plot::Plot};

const SIZE: f64 = 22.0;
/// From line to line of a name, and from the end of a line to its name.
const LINE: f64 = 28.0;
const GAP: f64 = 16.0;
/// Lines of a name at most, and the share of the sheet that names may take.
const MOST: usize = 4;
const SHARE: f64 = 0.22;
/// How far a name may stand above or below the end of its line: farther, and it is anyone's.
const SHIFT: f64 = 34.0;
/// Lines whose ends are nearer to each other end together.
const TOGETHER: f64 = 3.0;
/// Steps in which names give way to each other.
const STEPS: usize = 60;

/// What a line is called, in lines that fit.
pub(super) struct Name {
    lines: Vec<String>,
    width: f64,
    style: Style,
}

/// A name and where it stands.
pub(super) type Placed = (Name, (f64, f64));

impl Name {
    /// A name in the colour of its line; nothing where it would be cut.
    pub(super) fn new(canvas: &Canvas<'_>, words: &str, colour: RGBColor) -> Option<Self> {
        let style = Style::new(SIZE, colour).bold();
        let (left, right) = canvas.edges();
        let lines = canvas.wrap(words, &style, (right - left) * SHARE, MOST);
        let whole = lines.join(" ").replace('\u{a0}', " ") == words.replace('\u{a0}', " ");
        let width = lines.iter().map(|line| canvas.width(line, &style)).fold(0.0, f64::max);
        (whole && !words.is_empty()).then_some(Self { lines, width, style })
    }

    fn half(&self) -> f64 {
        (self.lines.len() as f64 * LINE) / 2.0
    }

    /// Left, top, right and bottom where its left edge and its middle stand at a point.
    fn area(&self, (x, y): (f64, f64)) -> [f64; 4] {
        [x, y - self.half(), x + self.width, y + self.half()]
    }

    /// Whether a line of text at a height would touch it.
    pub(super) fn is_near(&self, (_, middle): (f64, f64), y: f64) -> bool {
        (middle - y).abs() < self.half() + LINE / 2.0
    }

    /// Writes it with its left edge and its middle at a point.
    pub(super) fn draw(&self, canvas: &Canvas<'_>, (x, y): (f64, f64)) -> Result<(), String> {
        let top = y - (self.lines.len() - 1) as f64 * LINE / 2.0;
        for (row, line) in self.lines.iter().enumerate() {
            canvas.text(line, (x, top + row as f64 * LINE), &self.style)?;
        }
        Ok(())
    }
}

/// What names need at the right of a plot.
pub(super) fn room(names: &[Name]) -> f64 {
    names.iter().map(|name| name.width).fold(0.0, f64::max) + GAP
}

/// Where the names of lines stand: beside the last points of theirs; nothing where these are too near to each other, or
/// where another line runs through a name.
pub(super) fn places(
    plot: &Plot<'_, '_>,
    names: &[Name],
    lines: &[Vec<(f64, f64)>],
) -> Option<Vec<(f64, f64)>> {
    let ends: Vec<(f64, f64)> =
        lines.iter().map(|line| line.last().copied()).collect::<Option<_>>()?;
    let mut places: Vec<(f64, f64)> = ends.iter().map(|end| (end.0 + GAP, end.1)).collect();
    let [_, top, _, bottom] = plot.area;
    for _ in 0..STEPS {
        give_way(names, &mut places);
        for (name, place) in names.iter().zip(&mut places) {
            // A name of several lines at the edge would leave the sheet.
            let lowest = bottom + LINE / 2.0 - name.half() - 1.0;
            place.1 = place.1.min(lowest).max(top - LINE + name.half() + 1.0);
        }
    }
    let areas: Vec<[f64; 4]> =
        names.iter().zip(&places).map(|(name, place)| name.area(*place)).collect();
    // What its own lines lie beside is nobody else's.
    let near = ends
        .iter()
        .zip(&places)
        .zip(names)
        .all(|((end, place), name)| (end.1 - place.1).abs() <= SHIFT.max(name.half()));
    let inside = areas.iter().all(|own| {
        own[1] > top - LINE && own[3] < bottom + LINE / 2.0 && own[2] <= plot.canvas.edges().1 + GAP
    });
    let free = areas.iter().enumerate().all(|(place, own)| {
        let others = || (0..areas.len()).filter(move |other| *other != place);
        others().all(|other| !overlap(own, &areas[other]))
            && others().all(|other| !crosses(own, &lines[other]))
    });
    let apart = ends.iter().enumerate().all(|(place, own)| {
        ends[place + 1..].iter().all(|other| (own.1 - other.1).abs() > TOGETHER)
    });
    (near && inside && free && apart).then_some(places)
}

/// Moves names that stand upon each other apart by half of what is missing.
fn give_way(names: &[Name], places: &mut [(f64, f64)]) {
    for one in 0..places.len() {
        for other in one + 1..places.len() {
            let areas = [one, other].map(|at| names[at].area(places[at]));
            if !overlap(&areas[0], &areas[1]) {
                continue;
            }
            let due = names[one].half() + names[other].half() + 1.0;
            let apart = places[other].1 - places[one].1;
            let side = if apart < 0.0 { -1.0 } else { 1.0 };
            let step = side * (due - apart.abs()) / 2.0;
            places[one].1 -= step;
            places[other].1 += step;
        }
    }
}

fn overlap(one: &[f64; 4], other: &[f64; 4]) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

/// Whether a line runs through an area.
fn crosses(area: &[f64; 4], line: &[(f64, f64)]) -> bool {
    const PARTS: usize = 24;
    let inside =
        |(x, y): (f64, f64)| (area[0]..=area[2]).contains(&x) && (area[1]..=area[3]).contains(&y);
    line.windows(2).any(|pair| {
        (0..=PARTS).any(|part| {
            let share = part as f64 / PARTS as f64;
            let between = |from: f64, to: f64| from + (to - from) * share;
            inside((between(pair[0].0, pair[1].0), between(pair[0].1, pair[1].1)))
        })
    }) || line.iter().any(|point| inside(*point))
}
