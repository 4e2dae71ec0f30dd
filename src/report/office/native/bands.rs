//! Bands around a line: fans, and lines with a band of their own.

use rust_xlsxwriter::{Chart, ChartDataLabelPosition, ChartType, XlsxError};

use super::{
    Cells, Column,
    scales::{between, from_zero, plain, whole},
};
use crate::{
    chart::{Look, form},
    metrics::{Band, Unit},
};

/// Bands as stacked areas around a line. Areas add up below zero as above it.
pub(super) fn fan_chart(
    cells: &mut Cells<'_>,
    column: u16,
    fan: &form::Fan,
    look: &Look,
) -> Result<Chart, XlsxError> {
    let colours = &look.theme.colours;
    let extra = 1 + fan.beside.iter().count() + usize::from(!fan.observed.is_empty());
    let median = look.language.word(fan.line_name());
    let lined = [(4, colours.main), (8, colours.contrast), (9, colours.happened())];
    let sides = sides(fan);
    // What happened is known of some years alone: behind the others.
    let seen = (!fan.observed.is_empty()).then(|| 8 + u16::from(fan.beside.is_some()));
    let draw = |cells: &Cells<'_>, lines: &mut Chart| {
        for (column, colour) in lined.into_iter().take(extra) {
            if seen == Some(column) {
                cells.dots(lines, column, colours.happened());
                continue;
            }
            let dashed = column == 8 && fan.beside.is_some();
            let line = cells.styled(lines, column, colour, dashed);
            if column == 4 {
                line.set_name(median.as_str());
            }
            if let Some(end) = last_value(fan, column) {
                let side = if column == 4 { sides[0] } else { sides[1] };
                cells.end(line, &look.value(end, fan.unit), (colour, side));
            }
        }
    };
    if fan.is_one_path() {
        let mut chart = Chart::new(ChartType::Line);
        draw(cells, &mut chart);
        if extra == 1 {
            chart.legend().set_hidden();
        }
        return Ok(scaled(chart, fan, look));
    }
    let between = |low: usize, high: usize| -> Vec<Option<f64>> {
        let width = |band: &Band| Some(band.quantiles[high] - band.quantiles[low]);
        fan.bands.iter().map(width).collect()
    };
    let first = fan.bands.iter().map(|band| Some(band.quantiles[0])).collect();
    // Both halves of a band have its name, and the legend the first of them.
    let bands = ["90 % of paths", "80 %", "50 %"].map(|name| look.language.word(name));
    let mut columns: Vec<Column> = vec![("5 %".to_owned(), first)];
    for (place, [low, high]) in [[0, 1], [1, 2], [2, 4], [4, 5], [5, 6]].into_iter().enumerate() {
        columns.push((bands[place.min(4 - place)].clone(), between(low, high)));
    }
    cells.helpers(column, &columns, look.language)?;
    let mut chart = Chart::new(ChartType::AreaStacked);
    cells.invisible(&mut chart, column);
    for (place, transparency) in [(1, 85), (2, 70), (3, 45), (4, 70), (5, 85)] {
        cells.add(&mut chart, column + place, colours.main, transparency);
    }
    let mut lines = Chart::new(ChartType::Line);
    draw(cells, &mut lines);
    chart.combine(&lines);
    chart.legend().delete_entries(&[0, 4, 5]);
    Ok(scaled(chart, fan, look))
}

/// From zero, where nothing is below it, to the whole, where shares come near it.
fn scaled(chart: Chart, fan: &form::Fan, look: &Look) -> Chart {
    let most = highest(fan);
    let lowest = fan.bands.iter().map(|band| band.quantiles[0]).fold(f64::INFINITY, f64::min);
    let mut chart = between(chart, fan.unit, [lowest, most], look);
    from_zero(&mut chart, [lowest, most]);
    whole(&mut chart, fan.unit, most);
    chart
}

/// What stands at the end of a line, as on the picture: the last value of the median and of the line beside it.
fn last_value(fan: &form::Fan, column: u16) -> Option<f64> {
    match (column, &fan.beside) {
        (4, _) => fan.bands.last().map(|band| band.quantiles[form::MEDIAN]),
        (8, Some(beside)) if beside.points.len() == fan.bands.len() => {
            beside.points.last().map(|point| point.1)
        }
        _ => None,
    }
}

/// The part of the scale within which two numbers at its edge would lie upon each other.
const UPON: f64 = 0.055;

/// At which side of their ends the numbers of the median and of the line beside it stand: of two that end near to each
/// other the upper one above and the lower one below, or at the right where that is the axis.
fn sides(fan: &form::Fan) -> [ChartDataLabelPosition; 2] {
    use ChartDataLabelPosition::{Above, Below, Right};
    let [Some(own), Some(other)] = [4, 8].map(|column| last_value(fan, column)) else {
        return [Right; 2];
    };
    let lowest = fan.bands.iter().map(|band| band.quantiles[0]).fold(0.0, f64::min);
    let scale = (highest(fan) - lowest).max(1e-12);
    if (own - other).abs() > scale * UPON {
        return [Right; 2];
    }
    let low = if own.min(other) - lowest > scale * UPON { Below } else { Right };
    if own >= other { [Above, low] } else { [low, Above] }
}

/// The highest value that a fan reaches.
fn highest(fan: &form::Fan) -> f64 {
    fan.bands.iter().map(|band| band.quantiles[6]).fold(0.0, f64::max)
}

/// Whether lines are one with a band, on a scale on which areas add up.
pub(super) const fn is_banded(lines: &form::Lines) -> bool {
    matches!(lines.lines.as_slice(), [only] if !only.band.is_empty()) && !lines.log
}

/// A line within its band, and the level that it is held against.
pub(super) fn banded_chart(
    cells: &mut Cells<'_>,
    column: u16,
    lines: &form::Lines,
    look: &Look,
) -> Result<Chart, XlsxError> {
    let colours = &look.theme.colours;
    let band = &lines.lines[0].band;
    let low = band.iter().map(|ends| Some(ends[0])).collect();
    let wide = band.iter().map(|ends| Some(ends[1] - ends[0])).collect();
    let name = look.language.say(&lines.band_words());
    let mut columns: Vec<Column> = vec![("–".to_owned(), low), (name, wide)];
    if let Some(level) = &lines.level {
        columns.push((look.language.say(&level.name), vec![Some(level.at); band.len()]));
    }
    cells.helpers(column, &columns, look.language)?;
    let mut chart = Chart::new(ChartType::AreaStacked);
    cells.invisible(&mut chart, column);
    cells.add(&mut chart, column + 1, colours.main, 80);
    let mut own = Chart::new(ChartType::Line);
    cells.line(&mut own, 1, colours.main);
    if lines.level.is_some() {
        cells.thin_line(&mut own, column + 2, colours.text);
    }
    chart.combine(&own);
    chart.legend().delete_entries(&[0]);
    chart.x_axis().set_name(look.language.say(&lines.across).as_str()).set_num_format("0;−0;0");
    chart.x_axis().set_label_interval(1);
    let ends = |place: usize| band.iter().map(move |ends| ends[place]);
    let ends = [ends(0).fold(f64::INFINITY, f64::min), ends(1).fold(0.0, f64::max)];
    from_zero(&mut chart, ends);
    chart.y_axis().set_num_format(match lines.unit {
        Unit::Ratio => "0.0",
        unit => plain(unit, look),
    });
    Ok(chart)
}
