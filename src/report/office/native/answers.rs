//! Native charts of what answers a question: numbers with their intervals, variants in a grid.

use rust_xlsxwriter::{
    Chart, ChartErrorBars, ChartErrorBarsType, ChartFormat, ChartRange, ChartSolidFill, ChartType,
    XlsxError,
};

use super::{
    Cells, Column,
    kinds::filled,
    lying, rgb,
    scales::{round_ends, whole},
    with_unit,
};
use crate::{
    chart::{Look, form},
    language::phrase,
    metrics::Unit,
};

/// Lines that a grid of variants becomes at most.
const LINES: u16 = 10;

/// Bars with the intervals of their numbers.
pub(super) fn whiskers_chart(
    cells: &mut Cells<'_>,
    column: u16,
    own: &form::Whiskers,
    look: &Look,
) -> Result<Chart, XlsxError> {
    let mut helpers: Vec<Column> = Vec::new();
    for (place, name) in own.series.iter().enumerate() {
        let values = || own.rows.iter().map(|row| row.values[place]);
        let named = |words: &str| look.language.say(&phrase!(words, name = phrase(name.clone())));
        let below = values().map(|[low, value, _]| Some(value - low)).collect();
        // No share is above the whole.
        let above = values().map(|[_, value, high]| Some(high.min(value.max(1.0)) - value));
        let above = above.collect();
        helpers.push((named("{name}, 95 % from"), below));
        helpers.push((named("{name}, 95 % to"), above));
    }
    cells.helpers(column, &helpers, look.language)?;
    let mut chart = Chart::new(ChartType::Bar);
    for place in 0..own.series.len() {
        #[expect(clippy::cast_possible_truncation, reason = "a few series")]
        let at = place as u16;
        let [below, above] = [0, 1].map(|end| cells.range(column + 2 * at + end));
        let mut bars = ChartErrorBars::new();
        bars.set_type(ChartErrorBarsType::Custom(above, below));
        let colour = look.theme.colours.of(place);
        let series = cells.add(&mut chart, 2 + 3 * at, colour, 0);
        series.set_gap(50).set_x_error_bars(&bars);
    }
    if own.series.len() == 1 {
        chart.legend().set_hidden();
    }
    // Noise below zero is in the table; so is what an interval reaches beyond the whole.
    chart.x_axis().set_min(0.0);
    if let Some(([_, high], step)) = round_ends([0.0, own.highest()]) {
        chart.x_axis().set_max(high).set_major_unit(step);
    }
    Ok(lying(chart, Unit::Share, look))
}

/// A column of dots as bars with their intervals; the marked rows in colour.
pub(super) fn dots_chart(
    cells: &mut Cells<'_>,
    column: u16,
    own: &form::Dots,
    look: &Look,
) -> Result<Option<Chart>, XlsxError> {
    let [only] = own.columns.as_slice() else { return Ok(None) };
    let ends = || own.rows.iter().filter_map(|row| row.values.first());
    let named = |words: &str| look.language.say(&phrase!(words, name = phrase(only.name.clone())));
    let below = ends().map(|[low, value, _]| Some(value - low)).collect();
    let above = ends().map(|[_, value, high]| Some(high - value)).collect();
    let helpers = [(named("{name}, 95 % from"), below), (named("{name}, 95 % to"), above)];
    cells.helpers(column, &helpers, look.language)?;
    let colours = &look.theme.colours;
    let mut bars = ChartErrorBars::new();
    let [below, above] = [0, 1].map(|end| cells.range(column + end));
    bars.set_type(ChartErrorBarsType::Custom(above, below));
    let mut chart = Chart::new(ChartType::Bar);
    let points =
        own.rows.iter().map(|row| filled(if row.marked { colours.main } else { colours.muted }));
    let series = cells.add(&mut chart, 1, colours.muted, 0);
    series.set_points(&points.collect::<Vec<_>>()).set_gap(60);
    if ends().any(|[low, _, high]| high > low) {
        series.set_x_error_bars(&bars);
    }
    chart.x_axis().set_min(0.0);
    if only.unit == Unit::Share {
        chart.x_axis().set_max(1.0).set_major_unit(0.5);
    }
    Ok(Some(lying(chart, only.unit, look)))
}

/// A grid as a line for each level across; one row as columns. None where there are too many.
pub(super) fn grid_chart(
    cells: &Cells<'_>,
    own: &form::Grid,
    count: u16,
    look: &Look,
) -> Option<Chart> {
    let colours = &look.theme.colours;
    if cells.rows == 1 {
        let mut chart = Chart::new(ChartType::Column);
        let head = cells.row - 1;
        let mut format = ChartFormat::new();
        format.set_solid_fill(ChartSolidFill::new().set_color(rgb(colours.main)));
        chart
            .add_series()
            .set_categories((cells.name, head, 1, head, count))
            .set_values((cells.name, cells.row, 1, cells.row, count))
            .set_format(&mut format)
            .set_gap(60);
        chart.legend().set_hidden();
        return Some(with_unit(chart, own.unit, look));
    }
    if count > LINES {
        return None;
    }
    let mut chart = Chart::new(ChartType::Line);
    for column in 1..=count {
        cells.line(&mut chart, column, colours.of(usize::from(column) - 1));
    }
    chart.x_axis().set_name(look.language.say(&own.names[1].with_unit()).as_str());
    let values = own.cells.iter().flatten().flatten().copied();
    whole(&mut chart, own.unit, values.fold(0.0, f64::max));
    Some(with_unit(chart, own.unit, look))
}

impl Cells<'_> {
    /// The rows of a column.
    fn range(&self, column: u16) -> ChartRange {
        ChartRange::new_from_range(self.name, self.row, column, self.row + self.rows - 1, column)
    }
}
