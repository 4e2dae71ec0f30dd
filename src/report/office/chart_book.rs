//! The workbook behind a slide's chart, and the chart as the workbook has it.

use std::io::{Cursor, Read};

use plotters::style::RGBColor;
use rust_xlsxwriter::{Chart, ChartAxisLabelPosition, ChartFont, Workbook, XlsxError};
use zip::ZipArchive;

use super::{failed, native, workbook};
use crate::{
    chart::{
        Figure, Form, Look,
        form::{DotRow, Dots, Fan, Histogram, Panels},
    },
    language::Phrase,
};

/// Charts beside each other at most.
const BESIDE: usize = 4;
/// Points of the numbers of such charts, and the years from one label to the next.
const LETTERS: u32 = 10;
const YEARS: u16 = 3;

/// A native chart of a slide.
pub(in crate::report) struct ChartBook {
    /// What stands above it, and in which colour, where it is one of several.
    pub(in crate::report) name: Option<(String, RGBColor)>,
    /// What it shows.
    pub(in crate::report) form: Form,
    /// Its part of the width, where charts stand beside each other.
    pub(in crate::report) wide: u32,
    /// The chart's part.
    pub(in crate::report) part: String,
    /// The workbook that it is edited in.
    pub(in crate::report) book: Vec<u8>,
}

/// The native charts of a figure: of panels, columns and ridges one each; none for kinds that have no native form.
pub(in crate::report) fn chart_books(
    figure: &Figure,
    look: &Look,
) -> Result<Vec<ChartBook>, String> {
    if let Form::Panels(panels) = &figure.form
        && (2..=BESIDE).contains(&panels.panels.len())
    {
        let each = 0..panels.panels.len();
        return each.map(|place| panel(figure, panels, place, look)).collect();
    }
    match &figure.form {
        Form::Dots(own) if (2..=BESIDE).contains(&own.columns.len()) => {
            (0..own.columns.len()).map(|place| column(figure, own, place, look)).collect()
        }
        Form::Histogram(own) if own.series.len() <= BESIDE => {
            (0..own.series.len()).map(|place| ridge(figure, own, place, look)).collect()
        }
        _ => {
            let own = made(figure, look, |_| {})?;
            let book = |(part, book)| ChartBook {
                name: None,
                form: figure.form.clone(),
                wide: 1,
                part,
                book,
            };
            Ok(own.map(book).into_iter().collect())
        }
    }
}

/// A part of a figure as a chart of its own.
fn alone(
    figure: &Figure,
    (name, colour, form): (String, RGBColor, Form),
    look: &Look,
    change: impl FnOnce(&mut Chart),
) -> Result<ChartBook, String> {
    let own = Figure { title: Phrase::of_name(&name), form, ..figure.clone() };
    let made = made(&own, look, change)?;
    let (part, book) = made.ok_or_else(|| failed("a part has no native form"))?;
    Ok(ChartBook { name: Some((name, colour)), form: own.form, wide: 1, part, book })
}

/// A column of dots; the first has the names of all rows.
fn column(figure: &Figure, own: &Dots, place: usize, look: &Look) -> Result<ChartBook, String> {
    let rows = own
        .rows
        .iter()
        .filter_map(|row| Some(DotRow { values: vec![*row.values.get(place)?], ..row.clone() }));
    let one = Dots { columns: vec![own.columns[place].clone()], rows: rows.collect() };
    let name = look.language.say(&own.columns[place].name);
    let part = (name, look.theme.colours.muted, Form::Dots(one));
    let book = alone(figure, part, look, |chart| {
        if place > 0 {
            chart.y_axis().set_label_position(ChartAxisLabelPosition::None);
        }
    })?;
    Ok(ChartBook { wide: if place == 0 { 2 } else { 1 }, ..book })
}

/// The bars of a scenario, on the scale of all.
fn ridge(figure: &Figure, own: &Histogram, place: usize, look: &Look) -> Result<ChartBook, String> {
    let bars = &own.series[place];
    let mut name = own.label(bars, look);
    for words in [bars.grey_words(look, own), bars.dark_words(look, own)].into_iter().flatten() {
        name = format!("{name}; {words}");
    }
    let beyond = bars.beyond_words(look, own);
    if !beyond.is_empty() {
        name = format!("{name}; {}", beyond.trim_end_matches(" →"));
    }
    let one = Histogram { series: vec![bars.clone()], ..own.clone() };
    let mut colours = look.clone();
    colours.theme.colours.main = look.theme.colours.of(place);
    let part = (name, colours.theme.colours.main, Form::Histogram(one));
    let several = own.series.len() > 1;
    alone(figure, part, &colours, |chart| {
        if let Some(([low, high], step)) = native::round_ends([0.0, own.height()])
            && several
        {
            chart.y_axis().set_min(low).set_max(high).set_major_unit(step);
        }
    })
}

fn panel(figure: &Figure, panels: &Panels, place: usize, look: &Look) -> Result<ChartBook, String> {
    let (name, bands) = &panels.panels[place];
    let fan = Fan { unit: panels.unit, bands: bands.clone(), beside: None, observed: Vec::new() };
    let mut colours = look.clone();
    colours.theme.colours.main = look.theme.colours.of(place);
    let part = (name.clone(), look.theme.colours.of(place), Form::Fan(fan));
    let book = alone(figure, part, &colours, |chart| beside(chart, (panels, place), look))?;
    Ok(ChartBook { part: sparse(&book.part), ..book })
}

/// A part whose years are named in steps: programs that know of no steps name them all, and turn or break their names.
fn sparse(part: &str) -> String {
    let years = part.split_inclusive("</c:cat>").map(|piece| {
        let Some((before, cat)) = piece.split_once("<c:cat>") else { return piece.to_owned() };
        let points = cat.split_inclusive("</c:pt>").filter(|point| {
            let place = point.split_once("<c:pt idx=\"").and_then(|(_, own)| own.split_once('"'));
            let place = place.and_then(|(place, _)| place.parse::<usize>().ok());
            place.is_none_or(|place| {
                place.is_multiple_of(usize::from(YEARS)) || !point.starts_with("<c:pt")
            })
        });
        format!("{before}<c:cat>{}", points.collect::<String>())
    });
    years.collect()
}

/// Small letters, few labels, no legend, and the scale of all panels, unless each has its own.
fn beside(chart: &mut Chart, (panels, place): (&Panels, usize), look: &Look) {
    chart.legend().set_hidden();
    let mut font = ChartFont::new();
    font.set_size(LETTERS).set_color(native::rgb(look.theme.colours.muted));
    chart.x_axis().set_label_interval(YEARS);
    chart.y_axis().set_font(&font);
    let own = if panels.apart { &panels.panels[place..=place] } else { &panels.panels[..] };
    let all = || own.iter().flat_map(|(_, bands)| bands);
    let least = all().map(|band| band.quantiles[0]).fold(0.0, f64::min);
    let most = all().map(|band| band.quantiles[6]).fold(0.0, f64::max);
    if let Some(([low, high], step)) = native::round_ends([least, most]) {
        chart.y_axis().set_min(low).set_max(high).set_major_unit(step);
        chart.y_axis().set_num_format(native::stepped(panels.unit, (step, high), look));
    }
}

/// The chart's part and its workbook.
fn made(
    figure: &Figure,
    look: &Look,
    change: impl FnOnce(&mut Chart),
) -> Result<Option<(String, Vec<u8>)>, String> {
    let Some(bytes) = written(figure, look, change).map_err(failed)? else { return Ok(None) };
    let mut zip = ZipArchive::new(Cursor::new(&bytes)).map_err(failed)?;
    let mut part = String::new();
    let mut file = zip.by_name("xl/charts/chart1.xml").map_err(failed)?;
    file.read_to_string(&mut part).map_err(failed)?;
    drop(file);
    Ok(Some((part, bytes)))
}

fn written(
    figure: &Figure,
    look: &Look,
    change: impl FnOnce(&mut Chart),
) -> Result<Option<Vec<u8>>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&workbook::properties(&look.language.say(&figure.title))?);
    let sheet = book.add_worksheet();
    sheet.set_name("data")?;
    let width = native::table(sheet, 0, &figure.form.slide_data(look), look.language)?;
    let Some(mut chart) = native::chart(sheet, "data", (0, width), figure, look)? else {
        return Ok(None);
    };
    change(&mut chart);
    sheet.insert_chart(1, width + 7, &chart)?;
    book.save_to_buffer().map(Some)
}

#[cfg(test)]
mod tests;
