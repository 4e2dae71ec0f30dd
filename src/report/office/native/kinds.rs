//! Kinds of charts that need more than a series for each column.

use plotters::style::RGBColor;
use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartEmptyCells, ChartFormat, ChartPoint, ChartSolidFill, ChartType,
    XlsxError,
};

use super::{
    Cells, Column, lying, rgb,
    scales::{self, from_zero, marks, up_to},
};
use crate::{
    chart::{Colours, Look, form},
    language::phrase,
    metrics::Unit,
};

/// Bars on an invisible base; none where a level lies below zero.
pub(super) fn fall_chart(
    cells: &mut Cells<'_>,
    column: u16,
    fall: &form::Waterfall,
    look: &Look,
) -> Result<Option<Chart>, XlsxError> {
    let mut level = fall.from.1;
    let mut columns: [Vec<Option<f64>>; 4] =
        [vec![None], vec![Some(level)], vec![None], vec![None]];
    for step in &fall.steps {
        let (adds, next) = (step.adds, level + step.adds);
        columns[0].push(Some(level.min(next)));
        columns[1].push(None);
        columns[2].push((adds > 0.0).then_some(adds));
        columns[3].push((adds < 0.0).then_some(-adds));
        level = next;
    }
    for (place, value) in [None, Some(fall.to.1), None, None].into_iter().enumerate() {
        columns[place].push(value);
    }
    if columns[0].iter().flatten().any(|base| *base < 0.0) {
        return Ok(None);
    }
    let names = ["level", "value", "adds", "takes away"];
    let named = names.into_iter().zip(columns);
    let mut named: Vec<Column> = named.map(|(n, c)| (look.language.say(&phrase(n)), c)).collect();
    named.push(last_of(cells));
    cells.helpers(column, &named, look.language)?;
    let colours = &look.theme.colours;
    let mut chart = Chart::new(ChartType::BarStacked);
    cells.invisible(&mut chart, column);
    // What each adds stands beside its name: many bars are shorter than their numbers.
    let [adds, takes_away] = [form::ADDS, form::TAKES_AWAY].map(|place| colours.of(place));
    for (place, colour) in [(1, colours.muted), (2, adds), (3, takes_away)] {
        cells.add(&mut chart, column + place, colour, 0);
    }
    unseen(cells, &mut chart, (column, column + 4));
    // Signs stand beside the names already.
    chart.legend().set_hidden();
    chart.x_axis().set_min(0.0);
    chart.x_axis().set_num_format(marks(fall.unit, highest(fall), look));
    if fall.unit == Unit::Share {
        whole(&mut chart, highest(fall));
    }
    Ok(Some(chart))
}

/// A column of zeros behind the others: see [`unseen`].
pub(super) fn last_of(cells: &Cells<'_>) -> Column {
    ("–".to_owned(), vec![Some(0.0); cells.rows as usize])
}

/// Ends a stack that begins with an invisible layer with another one: of lying bars some programs count the entries of
/// the legend from the last, so that whichever way they count, the first and the last are left out.
pub(super) fn unseen(cells: &Cells<'_>, chart: &mut Chart, (first, last): (u16, u16)) {
    cells.invisible(chart, last);
    chart.legend().delete_entries(&[0, usize::from(last - first)]);
}

/// The highest level that a waterfall reaches.
fn highest(fall: &form::Waterfall) -> f64 {
    let mut level = fall.from.1;
    let mut most = level.max(fall.to.1);
    for step in &fall.steps {
        level += step.adds;
        most = most.max(level);
    }
    most
}

/// Ends the axis of lying bars of shares at the whole, where programs would go beyond.
fn whole(chart: &mut Chart, most: f64) {
    if most > 0.8 && most <= 1.0 {
        chart.x_axis().set_max(1.0);
    }
}

/// Columns; one that stands apart, as what never comes, is in the other colour.
pub(super) fn columns_chart(
    cells: &Cells<'_>,
    own: &form::Columns,
    count: u16,
    look: &Look,
) -> Chart {
    let colours = &look.theme.colours;
    let mut chart = Chart::new(ChartType::Column);
    let mut points = vec![ChartPoint::default(); own.categories.len().saturating_sub(1)];
    points.push(filled(colours.contrast));
    for column in 1..=count {
        let series = cells.add(&mut chart, column, colours.of(usize::from(column) - 1), 0);
        series.set_gap(60);
        if count == 1 && own.last_apart {
            series.set_points(&points);
        }
    }
    if own.series.iter().flat_map(|(_, shares)| shares).any(|share| *share > 0.8) {
        chart.y_axis().set_max(1.0);
    }
    chart.y_axis().set_min(0.0);
    let most = own.series.iter().flat_map(|(_, shares)| shares).copied().fold(0.0, f64::max);
    up_to(chart, Unit::Share, most, look)
}

/// A bar for each row and scenario.
pub(super) fn rows_chart(cells: &Cells<'_>, rows: &form::Rows, count: u16, look: &Look) -> Chart {
    let colours = &look.theme.colours;
    let mut chart = Chart::new(ChartType::Bar);
    let points: Vec<ChartPoint> = rows.rows.iter().map(|row| point(colours, row)).collect();
    for column in 1..=count {
        let grey = rows.grey_last && column == count;
        let colour = if grey { colours.beside() } else { colours.of(usize::from(column) - 1) };
        let series = cells.add(&mut chart, column, colour, 0);
        if count == 1 {
            series.set_points(&points);
        }
    }
    let values = || rows.rows.iter().flat_map(|row| &row.values).copied();
    let most = values().fold(0.0, f64::max);
    // Of near bars some programs cut the axis, and what differs by a twentieth looks twice as long.
    if values().all(|value| value >= 0.0) {
        chart.x_axis().set_min(0.0);
    }
    if rows.unit == Unit::Share {
        whole(&mut chart, most);
    }
    let mut chart = lying(chart, rows.unit, look);
    chart.x_axis().set_num_format(marks(rows.unit, most, look));
    chart
}

/// The lines, each with the ends of its band as thin lines that the legend leaves out.
fn each_line(cells: &Cells<'_>, lines: &form::Lines, look: &Look) -> Chart {
    let colours = &look.theme.colours;
    let mut chart = Chart::new(ChartType::ScatterStraight);
    let mut unnamed = Vec::new();
    let mut column = 1;
    for (place, line) in lines.lines.iter().enumerate() {
        // A single point is no line, and nobody would see one.
        if line.observed || line.points.len() == 1 {
            let colour = if line.observed { colours.happened() } else { colours.of(place) };
            cells.dots(&mut chart, column, colour);
        } else {
            // Greys alone tell no lines apart: every second one is dashed.
            cells.styled(&mut chart, column, colours.of(place), colours.dashed && place % 2 == 1);
        }
        column += 1;
        let ends = if line.band.is_empty() { 0 } else { 2 };
        for end in 0..ends {
            let thin = cells.thin_line(&mut chart, column, colours.of(place));
            // Both ends of a band have its name, and the legend the first of them.
            if end == 0 {
                thin.set_name(look.language.say(&lines.band_words()).as_str());
            }
            if end > 0 || lines.lines[..place].iter().any(|other| !other.band.is_empty()) {
                unnamed.push(usize::from(column) - 1);
            }
            column += 1;
        }
    }
    chart.legend().delete_entries(&unnamed);
    chart
}

/// Lines over a common axis, which cross at their lower ends.
pub(super) fn lines_chart(
    cells: &mut Cells<'_>,
    column: u16,
    lines: &form::Lines,
    look: &Look,
) -> Result<Chart, XlsxError> {
    let mut chart = each_line(cells, lines, look);
    if let Some(level) = &lines.level {
        let own = vec![Some(level.at); cells.rows as usize];
        cells.helpers(column, &[(look.language.say(&level.name), own)], look.language)?;
        cells.thin_line(&mut chart, column, look.theme.colours.text);
    }
    let points = || lines.lines.iter().flat_map(|line| &line.points);
    let least = points().map(|point| point.1).fold(f64::INFINITY, f64::min);
    let first = points().map(|point| point.0).fold(f64::INFINITY, f64::min);
    if lines.log && least > 0.0 {
        let mut low = 1.0;
        while low > least {
            low /= 10.0;
        }
        chart.y_axis().set_log_base(10).set_min(low);
        chart.y_axis().set_crossing(ChartAxisCrossing::AxisValue(low));
    }
    // Each line has its own points: between them nothing is zero.
    chart.show_empty_cells_as(ChartEmptyCells::Connected);
    let last = points().map(|point| point.0).fold(f64::NEG_INFINITY, f64::max);
    // Over years and per cent, round ends.
    let wide = last - first >= 5.0;
    let is_years = first >= 1000.0;
    let round = scales::round_ends([first, last]).filter(|_| wide && !is_years);
    let (from, to) = match round {
        Some(([from, to], _)) => (from, to),
        None if wide => (first.floor(), last.ceil()),
        None => (first, last),
    };
    let axis = chart.x_axis();
    if let Some((_, step)) = round {
        axis.set_major_unit(step);
    }
    axis.set_crossing(ChartAxisCrossing::AxisValue(from)).set_min(from).set_max(to);
    axis.set_num_format(if wide { "0" } else { "0.0#" });
    axis.set_name(look.language.say(&lines.across).as_str());
    if !wide && is_years && first.fract() == 0.0 {
        axis.set_num_format("0").set_major_unit(1.0);
    }
    let bands = || lines.lines.iter().flat_map(|line| &line.band).flatten().copied();
    let most = points().map(|point| point.1).chain(bands()).fold(0.0, f64::max);
    scales::whole(&mut chart, lines.unit, most);
    let begins = lines.begins().and_then(|low| scales::round_ends([low, most]));
    if let Some(([low, _], _)) = begins.filter(|_| !lines.log) {
        chart.y_axis().set_min(low).set_crossing(ChartAxisCrossing::AxisValue(low));
    } else if !lines.log {
        from_zero(&mut chart, [bands().fold(least, f64::min), most]);
    }
    if lines.unit == Unit::Ratio {
        chart.y_axis().set_num_format("0.00");
        return Ok(chart);
    }
    Ok(up_to(chart, lines.unit, most, look))
}

fn point(colours: &Colours, row: &form::Row) -> ChartPoint {
    filled(colours.of(row.colour))
}

pub(super) fn filled(colour: RGBColor) -> ChartPoint {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(rgb(colour)));
    ChartPoint::new().set_format(&mut format)
}
