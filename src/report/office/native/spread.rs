//! How paths are spread: shares of them by values and by years, and how rarely values are exceeded.

use plotters::style::RGBColor;
use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartPoint,
    ChartType, XlsxError,
};

use super::{
    Cells, Column, kinds, lying, rgb,
    scales::{plain, round_ends, stepped, up_to, whole},
};
use crate::{
    chart::{Look, form},
    language::{Phrase, number, phrase, rounding},
    metrics::Unit,
};

/// Bars that touch, of which that of the median stands out. Several series are lines.
pub(super) fn histogram_chart(
    cells: &mut Cells<'_>,
    column: u16,
    own: &form::Histogram,
    look: &Look,
) -> Result<Chart, XlsxError> {
    let [bars] = own.series.as_slice() else { return curves_chart(cells, column, own, look) };
    // Those that have nothing stand in the first row, be they drawn or not.
    let before = usize::from(own.shows_none());
    let hidden = u32::from(own.has_none() && !own.shows_none());
    let mut cells = below(cells, hidden);
    marked(&mut cells, (column, before), own, look)?;
    let colours = &look.theme.colours;
    let mut chart = Chart::new(ChartType::Column);
    let head = (cells.name, cells.row - 1 - hidden, 1);
    let series = cells.add(&mut chart, 1, colours.main, 25);
    series.set_gap(0).set_categories(cells.place(column)).set_name(head);
    let mut points = vec![kinds::filled(colours.muted); before];
    // In its own colour, or the tallest bar of all would be no scenario's.
    for bar in [own.dark_bar(bars), own.bar_of_tenth(bars)].into_iter().flatten() {
        points.resize(points.len().max(before + bar), ChartPoint::default());
        points.truncate(before + bar);
        points.push(kinds::filled(colours.standing_out(colours.main)));
    }
    series.set_points(&points);
    chart.x_axis().set_label_interval(1);
    chart.y_axis().set_min(0.0);
    whole(&mut chart, Unit::Share, own.height());
    Ok(up_to(chart, Unit::Share, own.height(), look))
}

/// A line for each scenario. Those that have nothing are no point of it: a line to them would make them a bin.
fn curves_chart(
    cells: &mut Cells<'_>,
    column: u16,
    own: &form::Histogram,
    look: &Look,
) -> Result<Chart, XlsxError> {
    let mut cells = below(cells, u32::from(own.has_none()));
    marked(&mut cells, (column, 0), own, look)?;
    let mut chart = Chart::new(ChartType::Line);
    for (at, bars) in (1..).zip(&own.series) {
        let name = match bars.none {
            none if none > 0.0 => phrase!(
                "{name}, none on {none}",
                name = name(&bars.name),
                none = name(&look.value(none, Unit::Share))
            ),
            _ => Phrase::of_name(&bars.name),
        };
        let line = cells.line(&mut chart, at, look.theme.colours.of(usize::from(at) - 1));
        line.set_categories(cells.place(column)).set_name(look.language.say(&name).as_str());
    }
    chart.x_axis().set_label_interval(1);
    chart.y_axis().set_min(0.0);
    let most = own.series.iter().flat_map(|bars| &bars.shares).copied().fold(0.0, f64::max);
    Ok(up_to(chart, Unit::Share, most, look))
}

/// The same cells without the first rows.
fn below<'a>(cells: &'a mut Cells<'_>, hidden: u32) -> Cells<'a> {
    Cells {
        sheet: &mut *cells.sheet,
        name: cells.name,
        row: cells.row + hidden,
        rows: cells.rows - hidden,
        named: Vec::new(),
    }
}

/// Names the bars in which round numbers lie, in the size that the chart counts in. Below a narrow bar a word is broken
/// letter by letter, so that of those who have nothing has no name; what stands above says what it is.
fn marked(
    cells: &mut Cells<'_>,
    (column, before): (u16, usize),
    own: &form::Histogram,
    look: &Look,
) -> Result<(), XlsxError> {
    let mut labels = vec![String::new(); cells.rows as usize];
    for (bar, mark) in own.marks() {
        if let Some(label) = labels.get_mut(before + bar) {
            let text = number::bare(look.sized(mark, own.unit), own.unit);
            *label = look.language.number(&text);
        }
    }
    cells.words(column, &labels)
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
    cells.helpers(column, &columns, look.language)?;
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
    cells: &mut Cells<'_>,
    column: u16,
    own: &form::Exceedance,
    look: &Look,
) -> Result<Chart, XlsxError> {
    let colours = &look.theme.colours;
    let mut chart = Chart::new(ChartType::ScatterStraight);
    for (curve, place) in (1..).zip(0..own.series.len()) {
        let line = cells.line(&mut chart, curve, colours.of(place));
        line.set_categories(cells.place(curve)).set_values(cells.place(0));
    }
    points_told(cells, (&mut chart, column), own, look)?;
    let least = own.shares.iter().copied().fold(1.0, f64::min);
    let low = if least < 0.01 { 0.001 } else { 0.01 };
    let axis = chart.y_axis();
    // The marks of the picture: of 1 in 10, as one share of ten paths.
    let all = look.language.word("all");
    let format = format!("[=1]\"{all}\";0/####");
    axis.set_log_base(10).set_num_format(format).set_max(1.0).set_min(low);
    axis.set_crossing(ChartAxisCrossing::AxisValue(low));
    axis.set_name(look.language.word("share of paths").as_str());
    chart.x_axis().set_num_format(plain(own.unit, look));
    let most = own.series.iter().flat_map(|(_, values)| values).copied().fold(0.0, f64::max);
    if let Some((_, step)) = round_ends([0.0, most]) {
        chart.x_axis().set_major_unit(step);
        chart.x_axis().set_num_format(stepped(own.unit, (step, most), look));
    }
    if own.series.iter().all(|(_, values)| values.iter().all(|value| *value >= 0.0)) {
        chart.x_axis().set_min(0.0);
    }
    Ok(chart)
}

/// The points that titles speak of, with their numbers, as on the picture.
fn points_told(
    cells: &mut Cells<'_>,
    (chart, column): (&mut Chart, u16),
    own: &form::Exceedance,
    look: &Look,
) -> Result<(), XlsxError> {
    let colours = &look.theme.colours;
    // Of one scenario several shares, of several scenarios one share.
    let marks: Vec<(RGBColor, [f64; 2])> = if own.series.len() == 1 {
        own.marks.iter().map(|mark| (colours.contrast, *mark)).collect()
    } else {
        let (share, values) = own.told().unwrap_or_default();
        let each = values.into_iter().enumerate();
        each.map(|(place, value)| (colours.of(place), [share, value])).collect()
    };
    let marks: Vec<_> = marks.into_iter().filter(|(_, mark)| mark[1] != 0.0).collect();
    let (first, entries) = (own.series.len(), marks.len());
    for (at, (colour, [share, value])) in (0..).zip(marks) {
        let [x, y] = [0, 1].map(|end| column + 2 * at + end);
        let named = |number: f64| ("–".to_owned(), vec![Some(number)]);
        cells.helpers(x, &[named(value), named(share)], look.language)?;
        let point = cells.dots(chart, y, colour);
        point.set_categories(cells.place(x)).set_values(cells.place(y));
        let words = look.value(rounding::figures(value, 2, own.unit), own.unit);
        let mut font = ChartFont::new();
        font.set_color(rgb(colours.text)).set_size(12).set_bold();
        let mut label = ChartDataLabel::new();
        label.set_value(words.as_str()).set_font(&font);
        label.set_position(ChartDataLabelPosition::Above);
        point.set_custom_data_labels(&[label.to_custom()]);
    }
    chart.legend().delete_entries(&(first..first + entries).collect::<Vec<_>>());
    Ok(())
}
