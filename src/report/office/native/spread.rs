//! How paths are spread: shares of them by values and by years, and how rarely values are exceeded.

use rust_xlsxwriter::{Chart, ChartAxisCrossing, ChartPoint, ChartType, XlsxError};

use super::{
    Cells, Column, kinds, lying,
    scales::{percent, plain, up_to},
    with_unit,
};
use crate::{
    chart::{Look, form},
    language::number,
    metrics::Unit,
};

/// Bars of a histogram from one label to the next.
const LABELLED: usize = 10;

/// Bars that touch, of which that of the median stands out. Several series are lines.
pub(super) fn histogram_chart(
    cells: &mut Cells<'_>,
    column: u16,
    own: &form::Histogram,
    count: u16,
    look: &Look,
) -> Result<Chart, XlsxError> {
    let [bars] = own.series.as_slice() else {
        let mut chart = cells.lines(ChartType::Line, count, &look.theme.colours);
        chart.x_axis().set_num_format(plain(own.unit, look)).set_label_interval(10);
        return Ok(with_unit(chart, Unit::Share, look));
    };
    // Those that have nothing stand in the first row, be they drawn or not.
    let before = usize::from(own.shows_none());
    let hidden = u32::from(own.has_none() && !own.shows_none());
    let mut cells = Cells {
        sheet: &mut *cells.sheet,
        name: cells.name,
        row: cells.row + hidden,
        rows: cells.rows - hidden,
    };
    let label = |row: usize| match row.checked_sub(before) {
        Some(bin) if bin.is_multiple_of(LABELLED) => {
            look.language.number(&number::bare(look.sized(own.edge(bin), own.unit), own.unit))
        }
        // Below a narrow bar a word is broken letter by letter; what stands above says what the grey one is, and a number
        // would make it a bin.
        _ => String::new(),
    };
    let labels: Vec<String> = (0..cells.rows as usize).map(label).collect();
    cells.words(column, &labels)?;
    let colours = &look.theme.colours;
    let mut chart = Chart::new(ChartType::Column);
    let head = (cells.name, cells.row - 1 - hidden, 1);
    let series = cells.add(&mut chart, 1, colours.main, 25);
    series.set_gap(0).set_categories(cells.place(column)).set_name(head);
    let mut points = vec![kinds::filled(colours.muted); before];
    if let Some(median) = own.dark_bar(bars) {
        points.resize(before + median, ChartPoint::default());
        points.push(kinds::filled(colours.text));
    }
    series.set_points(&points);
    chart.x_axis().set_label_interval(1);
    chart.y_axis().set_min(0.0);
    Ok(up_to(chart, Unit::Share, own.height(), look))
}

/// Spans of years on an invisible base, the median a line between them; what never comes ends with the last year, as in
/// the picture.
pub(super) fn ranges_chart(
    cells: &mut Cells<'_>,
    column: u16,
    ranges: &form::Ranges,
    look: &Look,
) -> Result<Chart, XlsxError> {
    let [first, last] = ranges.years;
    let at = |row: &form::Range, place: usize| row.quantiles[place].unwrap_or(last);
    let half = (last - first).max(1.0) * 0.003;
    // A median that never comes has no line.
    let line = |row: &form::Range| if row.quantiles[2].is_some() { half } else { 0.0 };
    let column_of = |width: &dyn Fn(&form::Range) -> f64| -> Vec<Option<f64>> {
        ranges.rows.iter().map(|row| Some(width(row).max(0.0))).collect()
    };
    let columns: Vec<Column> = vec![
        ("5 %".to_owned(), column_of(&|row| at(row, 0))),
        ("5–25 %".to_owned(), column_of(&|row| at(row, 1) - at(row, 0))),
        ("25–50 %".to_owned(), column_of(&|row| at(row, 2) - at(row, 1) - line(row))),
        (look.language.word("median"), column_of(&|row| 2.0 * line(row))),
        ("50–75 %".to_owned(), column_of(&|row| at(row, 3) - at(row, 2) - line(row))),
        ("75–95 %".to_owned(), column_of(&|row| at(row, 4) - at(row, 3))),
        kinds::last_of(cells),
    ];
    cells.helpers(column, &columns)?;
    let mut chart = Chart::new(ChartType::BarStacked);
    cells.invisible(&mut chart, column);
    let main = look.theme.colours.main;
    for (place, transparency) in [(1, 75), (2, 45), (3, 0), (4, 45), (5, 75)] {
        let colour = if place == 3 { look.theme.colours.text } else { main };
        cells.add(&mut chart, column + place, colour, transparency);
    }
    chart.x_axis().set_min(first).set_max(last.max(first + 1.0)).set_major_unit(1.0);
    kinds::unseen(cells, &mut chart, (column, column + 6));
    Ok(lying(chart, Unit::Year, look))
}

/// Amounts across, and upwards the share of the paths that exceeds them, on a logarithmic axis: as the picture has them.
pub(super) fn exceedance_chart(
    cells: &Cells<'_>,
    own: &form::Exceedance,
    count: u16,
    look: &Look,
) -> Chart {
    let mut chart = Chart::new(ChartType::ScatterStraight);
    for column in 1..=count {
        let colour = look.theme.colours.of(usize::from(column) - 1);
        let line = cells.line(&mut chart, column, colour);
        line.set_categories(cells.place(column)).set_values(cells.place(0));
    }
    let least = own.shares.iter().copied().fold(1.0, f64::min);
    let low = if least < 0.01 { 0.001 } else { 0.01 };
    let axis = chart.y_axis();
    axis.set_log_base(10).set_num_format(percent()).set_max(1.0).set_min(low);
    axis.set_crossing(ChartAxisCrossing::AxisValue(low));
    axis.set_name(look.language.word("share of paths").as_str());
    chart.x_axis().set_num_format(plain(own.unit, look));
    if own.series.iter().all(|(_, values)| values.iter().all(|value| *value >= 0.0)) {
        chart.x_axis().set_min(0.0);
    }
    chart
}
