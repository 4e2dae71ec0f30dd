//! Charts as spreadsheet programs draw them themselves, from cells.

mod answers;
mod bands;
mod cells;
mod kinds;
mod response;
mod scales;
mod spread;

use answers::{dots_chart, grid_chart, whiskers_chart};
use bands::{banded_chart, fan_chart, is_banded};
pub(super) use cells::rgb;
use cells::{Cells, Column};
use kinds::{columns_chart, fall_chart, lines_chart, rows_chart};
use plotters::style::RGBColor;
use response::response_chart;
use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartAxisLabelPosition, ChartAxisTickType, ChartDataLabel,
    ChartEmptyCells, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartType, Format,
    Worksheet, XlsxError,
};
use scales::marks;
use scales::plain;
pub(super) use scales::{round_ends, stepped};
use spread::{exceedance_chart, histogram_chart, ranges_chart};

use crate::{
    chart::{Data, Figure, Form, Look, form, shorten},
    language::{Language, number},
    metrics::Unit,
};

/// Room for what stands at the ends of a tornado's bars, over the width of all bars.
const LABEL_ROOM: f64 = 0.2;
/// Parameters that a tornado shows at most.
const STRONGEST: usize = 12;
/// Bars so few that they would fill a slide.
const FEW: usize = 3;

/// Writes the numbers of a figure below a row.
pub(super) fn table(
    sheet: &mut Worksheet,
    row: u32,
    data: &Data,
    language: Language,
) -> Result<u16, XlsxError> {
    let bold = Format::new().set_bold();
    let mut width = 1;
    for (column, name) in (0_u16..).zip(&data.header) {
        sheet.write_with_format(row, column, language.say(name), &bold)?;
        width = column + 1;
    }
    for (place, (name, values)) in (row + 1..).zip(&data.rows) {
        // Years and limits are numbers for a spreadsheet, in every language.
        match Language::En.say(name).parse::<f64>() {
            Ok(number) => match data.named {
                Some(unit) => sheet.write_with_format(place, 0, number, &cell_format(unit))?,
                None => sheet.write(place, 0, number)?,
            },
            Err(_) => sheet.write(place, 0, language.say(name))?,
        };
        for (column, value) in values.iter().enumerate() {
            let Some(value) = value.filter(|value| value.is_finite()) else { continue };
            #[expect(clippy::cast_possible_truncation, reason = "a few columns")]
            let place_of_it = column as u16 + 1;
            let format = cell_format_of(data.unit(column), value);
            sheet.write_with_format(place, place_of_it, value, &format)?;
        }
    }
    Ok(width)
}

/// How a spreadsheet shows numbers of a unit.
pub(super) fn cell_format(unit: Unit) -> Format {
    Format::new().set_num_format(match unit {
        Unit::Share | Unit::Rate => "0.0%",
        // A run may start within a year.
        Unit::Year => "General",
        Unit::Years => "0.0",
        Unit::Ratio => "0.0###",
        _ => "#,##0.00",
    })
}

/// The same of a value: a share that is nearly nothing or all has the decimals that say so.
pub(super) fn cell_format_of(unit: Unit, value: f64) -> Format {
    let near = matches!(unit, Unit::Share | Unit::Rate) && number::is_near_an_end(value);
    if near { Format::new().set_num_format("0.0####%") } else { cell_format(unit) }
}

/// The native chart of a figure whose table stands below `row` of the sheet; cells that only the chart needs go to
/// the right of `column`. `None` for kinds that have no native form.
pub(super) fn chart(
    sheet: &mut Worksheet,
    name: &str,
    (row, column): (u32, u16),
    figure: &Figure,
    look: &Look,
) -> Result<Option<Chart>, XlsxError> {
    let data = figure.form.data();
    // The strongest, as many as have room for their names, as on the picture; the table has all.
    let most = match &figure.form {
        Form::Tornado(_) => STRONGEST,
        Form::Whiskers(_) => form::MOST_WHISKERS,
        _ => usize::MAX,
    };
    #[expect(clippy::cast_possible_truncation, reason = "a few hundred rows")]
    let rows = data.rows.len().min(most) as u32;
    let mut cells = Cells { sheet, name, row: row + 1, rows, named: Vec::new() };
    if rows == 0 {
        return Ok(None);
    }
    let own = draw(&mut cells, column + 1, &figure.form, &data, look)?;
    let Some(mut chart) = own else { return Ok(None) };
    // One series needs no name; a curve has a target and marks beside it.
    if data.header.len() == 2 && !matches!(figure.form, Form::Response(_)) {
        chart.legend().set_hidden();
    }
    let font = |colour: RGBColor| {
        let mut font = ChartFont::new();
        font.set_size(12).set_color(rgb(colour));
        font
    };
    let colours = &look.theme.colours;
    let grid = ChartLine::new().set_color(rgb(colours.grid)).set_width(0.75).clone();
    chart.title().set_hidden();
    // Programs draw what is not known as nothing, unless they are told.
    if !matches!(&figure.form, Form::Lines(own) if !is_banded(own)) {
        chart.show_empty_cells_as(ChartEmptyCells::Gaps);
    }
    // What only the chart needs is in hidden columns.
    chart.show_hidden_data();
    chart.legend().set_position(ChartLegendPosition::Top).set_font(&font(colours.text));
    for first in [true, false] {
        let axis = if first { chart.x_axis() } else { chart.y_axis() };
        let mut own = font(colours.muted);
        if lies(&figure.form) && !first {
            // Some programs leave names out that are not said to stand upright.
            own.set_rotation(0);
        }
        axis.set_font(&own);
        // Below lying bars the scale stands where it crosses their names.
        if !(lies(&figure.form) && first) {
            axis.set_label_position(ChartAxisLabelPosition::Low);
        }
        axis.set_name_font(&font(colours.muted));
        axis.set_major_tick_type(ChartAxisTickType::None);
        axis.set_minor_tick_type(ChartAxisTickType::None);
    }
    let values = if lies(&figure.form) { chart.x_axis() } else { chart.y_axis() };
    values.set_major_gridlines(true).set_major_gridlines_line(&grid);
    let mut plain = ChartFormat::new();
    plain.set_no_border().set_no_fill();
    chart.chart_area().set_format(&mut plain);
    // A spreadsheet takes no more.
    chart.set_alt_text(shorten(&look.language.say(&figure.title), 250));
    Ok(Some(chart))
}

/// Whether its bars lie, so that values run across.
const fn lies(form: &Form) -> bool {
    matches!(
        form,
        Form::Rows(_)
            | Form::Tornado(_)
            | Form::Waterfall(_)
            | Form::Ranges(_)
            | Form::Whiskers(_)
            | Form::Dots(_)
    )
}

fn draw(
    cells: &mut Cells<'_>,
    column: u16,
    form: &Form,
    data: &Data,
    look: &Look,
) -> Result<Option<Chart>, XlsxError> {
    let colours = &look.theme.colours;
    #[expect(clippy::cast_possible_truncation, reason = "a few columns")]
    let count = data.header.len() as u16 - 1;
    let chart = match form {
        Form::Fan(fan) => fan_chart(cells, column, fan, look)?,
        Form::Panels(panels) => {
            let mut chart = Chart::new(ChartType::Line);
            for place in 0..panels.panels.len() {
                #[expect(clippy::cast_possible_truncation, reason = "a few scenarios")]
                let median = 2 + 3 * place as u16;
                cells.line(&mut chart, median, colours.of(place));
            }
            with_unit(chart, panels.unit, look)
        }
        Form::Histogram(own) => histogram_chart(cells, column, own, look)?,
        Form::Columns(own) => columns_chart(cells, own, count, look),
        Form::Stack(stack) => {
            let mut chart = cells.stacked(stack, colours);
            chart.y_axis().set_min(0.0);
            let of_year = |year: usize| stack.layers.iter().map(|(_, own)| own[year]).sum::<f64>();
            let most = (0..stack.years.len()).map(of_year).fold(0.0, f64::max);
            scales::up_to(chart, stack.unit, most, look)
        }
        Form::Rows(rows) => rows_chart(cells, rows, count, look),
        Form::Exceedance(own) => exceedance_chart(cells, column, own, look)?,
        Form::Lines(lines) if is_banded(lines) => banded_chart(cells, column, lines, look)?,
        Form::Lines(lines) => lines_chart(cells, column, lines, look)?,
        Form::Tornado(tornado) => tornado_chart(cells, tornado, look),
        Form::Waterfall(fall) => match fall_chart(cells, column, fall, look)? {
            Some(chart) => upside_down(chart),
            None => return Ok(None),
        },
        Form::Dots(own) => match dots_chart(cells, column, own, look)? {
            Some(chart) => chart,
            None => return Ok(None),
        },
        Form::Ranges(ranges) => ranges_chart(cells, column, ranges, look)?,
        Form::Whiskers(own) => whiskers_chart(cells, column, own, look)?,
        Form::Response(own) => response_chart(cells, column, own, look)?,
        Form::Grid(own) => match grid_chart(cells, own, count, look) {
            Some(chart) => chart,
            None => return Ok(None),
        },
        Form::Heat(_) | Form::Densities(_) | Form::Clouds(_) => return Ok(None),
    };
    Ok(Some(chart))
}

const fn format_of(unit: Unit) -> &'static str {
    match unit {
        Unit::Share | Unit::Rate => "#,##0\u{a0}%",
        Unit::Year => "0",
        _ => "#,##0",
    }
}

fn with_unit(mut chart: Chart, unit: Unit, look: &Look) -> Chart {
    chart.y_axis().set_num_format(plain(unit, look));
    chart
}

/// A chart whose bars lie: the first above, as the table has them.
fn lying(mut chart: Chart, unit: Unit, look: &Look) -> Chart {
    chart.x_axis().set_num_format(plain(unit, look));
    upside_down(chart)
}

/// The first bar above, the scale below all of them, and every name.
fn upside_down(mut chart: Chart) -> Chart {
    let axis = chart.y_axis();
    axis.set_reverse().set_crossing(ChartAxisCrossing::Max).set_label_interval(1);
    chart
}

/// Bars from the mean to what comes out at either end of each parameter, with the value of the parameter there.
fn tornado_chart(cells: &Cells<'_>, tornado: &form::Tornado, look: &Look) -> Chart {
    let colours = &look.theme.colours;
    let mut chart = Chart::new(ChartType::Bar);
    let shown = &tornado.swings[..tornado.swings.len().min(cells.rows as usize)];
    for (end, column, colour) in [(0, 2, colours.main), (1, 5, colours.contrast)] {
        let labels: Vec<ChartDataLabel> = shown
            .iter()
            .map(|swing| {
                let Some(words) = tornado.end_words(swing, end) else {
                    return ChartDataLabel::new().set_hidden().to_custom();
                };
                let mut font = ChartFont::new();
                font.set_color(rgb(colours.muted)).set_size(10);
                let words = look.language.say(&words);
                ChartDataLabel::new().set_value(words.as_str()).set_font(&font).to_custom()
            })
            .collect();
        let series = cells.add(&mut chart, column, colour, 0);
        // Few bars are no thicker than many.
        let gap = if shown.len() < FEW { 240 } else { 40 };
        series.set_overlap(100).set_gap(gap).set_custom_data_labels(&labels);
    }
    chart.x_axis().set_crossing(ChartAxisCrossing::AxisValue(tornado.middle));
    roomy(lying(chart, tornado.unit, look), tornado, shown, look)
}

/// Ends the scale of a tornado beyond its bars, so that what stands at their ends lies upon no name; of what is never
/// negative no mark says so.
fn roomy(mut chart: Chart, tornado: &form::Tornado, shown: &[form::Swing], look: &Look) -> Chart {
    let ends = || shown.iter().flat_map(|swing| [swing.low[1], swing.high[1]]);
    let low = ends().fold(tornado.middle, f64::min);
    let high = ends().fold(tornado.middle, f64::max);
    let room = (high - low) * LABEL_ROOM;
    let axis = chart.x_axis();
    if let Some(([first, last], step)) = round_ends([low - room, high + room]) {
        axis.set_min(first).set_max(last).set_major_unit(step);
        let format = marks(tornado.unit, high, look);
        let positive = format!("{format};;{format}");
        axis.set_num_format(if low < 0.0 { format } else { &positive });
    }
    chart
}
