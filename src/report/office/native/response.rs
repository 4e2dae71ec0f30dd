//! Native charts of curves over a key.

use plotters::style::RGBColor;
use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartEmptyCells, ChartFormat, ChartLine, ChartMarker,
    ChartMarkerType, ChartSeries, ChartSolidFill, ChartType, XlsxError,
};

use super::{
    Cells, Column, rgb,
    scales::{round_ends, whole},
    with_unit,
};
use crate::{
    chart::{Look, form},
    metrics::Unit,
};

/// Curves over a key with the ends of their intervals, the target, where they reach it and where the scenario stands.
pub(super) fn response_chart(
    cells: &mut Cells<'_>,
    column: u16,
    own: &form::Response,
    look: &Look,
) -> Result<Chart, XlsxError> {
    let mut chart = Chart::new(ChartType::ScatterStraight);
    let mut drawn =
        Drawn { cells, first: column, next: column, columns: Vec::new(), places: own.places() };
    let scale = [own.across.scale(), own.up_scale()];
    let across = drawn.places.iter().map(|at| Some(at * scale[0])).collect();
    let x = drawn.column(String::new(), across);
    curves(&mut chart, &mut drawn, (x, scale), own, look);
    goal(&mut chart, &mut drawn, (x, scale), own, look);
    let (columns, places) = (drawn.columns, drawn.places);
    cells.helpers(column, &columns, look.language)?;
    chart.show_empty_cells_as(ChartEmptyCells::Connected);
    let is_bare = own.target.is_none() && own.now.is_none();
    if is_bare && own.curves.iter().all(|curve| curve.band.is_empty()) && own.curves.len() == 1 {
        chart.legend().set_hidden();
    }
    let ends = [places.first(), places.last()].map(|at| at.copied().unwrap_or_default());
    let ends = <[f64; 2]>::from(own.with_room(ends[0], ends[1])).map(|end| end * scale[0]);
    if let Some(([low, high], step)) = round_ends(ends) {
        let axis = chart.x_axis();
        axis.set_min(low).set_max(high).set_major_unit(step);
        axis.set_crossing(ChartAxisCrossing::AxisValue(low));
    }
    let name = look.language.say(&own.across.with_unit());
    chart.x_axis().set_num_format("General").set_name(name.as_str());
    Ok(upright(chart, own, look))
}

/// The curves, each with the ends of its intervals as thin lines that the legend leaves out.
fn curves(
    chart: &mut Chart,
    drawn: &mut Drawn<'_, '_>,
    (x, scale): (u16, [f64; 2]),
    own: &form::Response,
    look: &Look,
) {
    let (mut entries, mut thin) = (0, Vec::new());
    for (place, curve) in own.curves.iter().enumerate() {
        let colour = look.theme.colours.of(place);
        let name = look.language.say(&own.curve_name(curve));
        let values = drawn.over(&curve.points, |place| curve.points[place].1 * scale[1]);
        let y = drawn.column(name, values);
        drawn.add(chart, (x, y), if curve.dots { Ink::Dots } else { Ink::Line }, colour);
        // What has no name of its own is what the subtitle speaks of.
        if curve.name.text().is_empty() {
            thin.push(entries);
        }
        entries += 1;
        for end in (0..2).filter(|_| !curve.band.is_empty()) {
            let ends = drawn.over(&curve.points, |place| curve.band[place][end] * scale[1]);
            // Both ends have the name of the band, and the legend the first of them.
            let y = drawn.column(look.language.word("95 % interval"), ends);
            drawn.add(chart, (x, y), Ink::Thin, colour);
            if place > 0 || end > 0 {
                thin.push(entries);
            }
            entries += 1;
        }
    }
    chart.legend().delete_entries(&thin);
}

/// The target, where it is reached, and where the scenario stands.
fn goal(
    chart: &mut Chart,
    drawn: &mut Drawn<'_, '_>,
    (x, scale): (u16, [f64; 2]),
    own: &form::Response,
    look: &Look,
) {
    let colours = &look.theme.colours;
    if let Some(target) = own.target {
        let level = vec![Some(target * scale[1]); drawn.places.len()];
        let y = drawn.column(look.language.word("the target"), level);
        drawn.add(chart, (x, y), Ink::Thin, colours.contrast);
        let roots: Vec<(f64, f64)> = own.roots.iter().map(|root| (root.at, target)).collect();
        let words = look.language.word("where it reaches the target");
        drawn.marks(chart, (words, &roots), scale, colours.contrast);
    }
    let now: Vec<(f64, f64)> = own.now.into_iter().collect();
    drawn.marks(chart, (look.language.word("the scenario"), &now), scale, colours.text);
}

/// What stands upwards.
fn upright(mut chart: Chart, own: &form::Response, look: &Look) -> Chart {
    match &own.up {
        form::Up::Unit(Unit::Year) => {
            let years = || own.curves.iter().flat_map(|curve| &curve.points).map(|point| point.1);
            let low = years().fold(f64::INFINITY, f64::min).floor() - 1.0;
            chart.y_axis().set_min(low).set_max(years().fold(low, f64::max).ceil() + 1.0);
            with_unit(chart, Unit::Year, look)
        }
        form::Up::Unit(unit) => {
            let (low, most) = own.up_ends();
            // As on the picture: what begins far from zero begins there.
            if let Some(([first, last], step)) = round_ends([low, most]) {
                chart.y_axis().set_min(first).set_max(last).set_major_unit(step);
                chart.y_axis().set_crossing(ChartAxisCrossing::AxisValue(first));
            }
            whole(&mut chart, *unit, most);
            with_unit(chart, *unit, look)
        }
        form::Up::Key(label) => {
            let name = look.language.say(&label.with_unit());
            chart.y_axis().set_num_format("General").set_name(name.as_str());
            chart
        }
    }
}

/// How points are drawn.
#[derive(Clone, Copy)]
enum Ink {
    Line,
    Thin,
    Dots,
    Mark,
}

/// A chart whose points have their own columns.
struct Drawn<'a, 'b> {
    cells: &'a Cells<'b>,
    first: u16,
    next: u16,
    columns: Vec<Column>,
    /// Places of all curves, rising.
    places: Vec<f64>,
}

impl Drawn<'_, '_> {
    /// Keeps a column for the sheet and says which it is.
    fn column(&mut self, name: String, values: Vec<Option<f64>>) -> u16 {
        self.columns.push((name, values));
        self.next += 1;
        self.next - 1
    }

    /// Values of a curve at all places.
    fn over(&self, points: &[(f64, f64)], value: impl Fn(usize) -> f64) -> Vec<Option<f64>> {
        let at = |place: &f64| points.iter().position(|point| point.0.total_cmp(place).is_eq());
        self.places.iter().map(|place| at(place).map(&value)).collect()
    }

    fn marks(
        &mut self,
        chart: &mut Chart,
        (name, points): (String, &[(f64, f64)]),
        scale: [f64; 2],
        colour: RGBColor,
    ) {
        if points.is_empty() {
            return;
        }
        let points = &points[..points.len().min(self.places.len())];
        let across = points.iter().map(|point| Some(point.0 * scale[0])).collect();
        let up = points.iter().map(|point| Some(point.1 * scale[1])).collect();
        let x = self.column(String::new(), across);
        let y = self.column(name, up);
        self.add(chart, (x, y), Ink::Mark, colour);
    }

    fn add(&self, chart: &mut Chart, (x, y): (u16, u16), ink: Ink, colour: RGBColor) {
        let (first, last) = (self.cells.row, self.cells.row + self.cells.rows - 1);
        let name = self.cells.name;
        let series: &mut ChartSeries = chart.add_series();
        series
            .set_categories((name, first, x, last, x))
            .set_values((name, first, y, last, y))
            .set_name(self.columns[usize::from(y - self.first)].0.as_str());
        let mut format = ChartFormat::new();
        let mut marker = ChartMarker::new();
        if let Ink::Dots | Ink::Mark = ink {
            format.set_no_line();
            let mut fill = ChartFormat::new();
            fill.set_solid_fill(ChartSolidFill::new().set_color(rgb(colour))).set_no_border();
            let size = if matches!(ink, Ink::Mark) { 10 } else { 5 };
            marker.set_type(ChartMarkerType::Circle).set_size(size).set_format(&mut fill);
        } else {
            let width = if matches!(ink, Ink::Line) { 2.25 } else { 0.75 };
            format.set_line(ChartLine::new().set_color(rgb(colour)).set_width(width));
            marker.set_none();
        }
        series.set_format(&mut format).set_marker(&marker);
    }
}
