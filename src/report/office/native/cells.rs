//! A sheet with the cells that a chart is drawn from, and its series.

use plotters::style::RGBColor;
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat, ChartLine,
    ChartLineDashType, ChartMarker, ChartMarkerType, ChartSeries, ChartSolidFill, ChartType, Color,
    Format, Worksheet, XlsxError,
};

use crate::{
    chart::{Colours, form::Stack},
    language::{Language, phrase},
};

/// A column of numbers to draw.
pub(super) type Column = (String, Vec<Option<f64>>);

/// A sheet with cells to draw from.
pub(super) struct Cells<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) name: &'a str,
    /// First row of the numbers; the names stand above.
    pub(super) row: u32,
    /// Number of rows.
    pub(super) rows: u32,
    /// What legends call columns that only the chart needs: on the sheet their heads say that they are its alone.
    pub(super) named: Vec<(u16, String)>,
}

impl Cells<'_> {
    /// The rows of a column, by its place on the sheet.
    pub(super) const fn place(&self, column: u16) -> (&str, u32, u16, u32, u16) {
        (self.name, self.row, column, self.row + self.rows - 1, column)
    }

    pub(super) fn series<'c>(&self, chart: &'c mut Chart, column: u16) -> &'c mut ChartSeries {
        let head = (self.name, self.row - 1, column);
        let series = chart.add_series();
        series.set_categories(self.place(0)).set_values(self.place(column));
        match self.named.iter().find(|(own, _)| *own == column) {
            Some((_, name)) => series.set_name(name.as_str()),
            None => series.set_name(head),
        }
    }

    pub(super) fn add<'c>(
        &self,
        chart: &'c mut Chart,
        column: u16,
        colour: RGBColor,
        transparency: u8,
    ) -> &'c mut ChartSeries {
        let mut format = ChartFormat::new();
        let mut fill = ChartSolidFill::new();
        fill.set_color(rgb(colour)).set_transparency(transparency);
        format.set_solid_fill(&fill);
        self.series(chart, column).set_format(&mut format)
    }

    pub(super) fn invisible(&self, chart: &mut Chart, column: u16) {
        let mut format = ChartFormat::new();
        format.set_no_fill().set_no_border();
        self.series(chart, column).set_format(&mut format);
    }

    pub(super) fn line<'c>(
        &self,
        chart: &'c mut Chart,
        column: u16,
        colour: RGBColor,
    ) -> &'c mut ChartSeries {
        self.styled(chart, column, colour, false)
    }

    pub(super) fn styled<'c>(
        &self,
        chart: &'c mut Chart,
        column: u16,
        colour: RGBColor,
        dashed: bool,
    ) -> &'c mut ChartSeries {
        let mut line = ChartLine::new();
        line.set_color(rgb(colour)).set_width(2.25);
        if dashed {
            line.set_dash_type(ChartLineDashType::Dash);
        }
        let mut format = ChartFormat::new();
        format.set_line(&line);
        self.series(chart, column).set_format(&mut format)
    }

    /// Points that no line connects.
    pub(super) fn dots<'c>(
        &self,
        chart: &'c mut Chart,
        column: u16,
        colour: RGBColor,
    ) -> &'c mut ChartSeries {
        let mut filled = ChartFormat::new();
        filled.set_solid_fill(ChartSolidFill::new().set_color(rgb(colour))).set_no_border();
        let mut marker = ChartMarker::new();
        marker.set_type(ChartMarkerType::Circle).set_size(8).set_format(&mut filled);
        let mut format = ChartFormat::new();
        format.set_no_line();
        self.series(chart, column).set_marker(&marker).set_format(&mut format)
    }

    /// Words at the last point of a line, at a side of it.
    pub(super) fn end(
        &self,
        line: &mut ChartSeries,
        words: &str,
        (colour, side): (RGBColor, ChartDataLabelPosition),
    ) {
        let nothing = ChartDataLabel::new().set_hidden().to_custom();
        let mut labels = vec![nothing; (self.rows as usize).saturating_sub(1)];
        let mut font = ChartFont::new();
        font.set_color(rgb(colour)).set_size(12).set_bold();
        let mut label = ChartDataLabel::new();
        labels.push(label.set_value(words).set_font(&font).set_position(side).to_custom());
        line.set_custom_data_labels(&labels);
    }

    pub(super) fn thin_line<'c>(
        &self,
        chart: &'c mut Chart,
        column: u16,
        colour: RGBColor,
    ) -> &'c mut ChartSeries {
        let mut format = ChartFormat::new();
        let mut line = ChartLine::new();
        line.set_color(rgb(colour)).set_width(0.75).set_dash_type(ChartLineDashType::Dash);
        format.set_line(&line);
        self.series(chart, column).set_format(&mut format)
    }

    /// A layer of columns for each of a stack's, in its colour.
    pub(super) fn stacked(&self, stack: &Stack, colours: &Colours) -> Chart {
        let mut chart = Chart::new(ChartType::ColumnStacked);
        for (column, layer) in (1..).zip(0..stack.layers.len()) {
            let series = self.add(&mut chart, column, colours.of(stack.place(layer)), 0);
            series.set_gap(60).set_overlap(100);
        }
        chart
    }

    /// Writes words that name the places of a chart, for the chart alone.
    pub(super) fn words(&mut self, column: u16, words: &[String]) -> Result<(), XlsxError> {
        let note = Format::new().set_font_color(Color::RGB(0x80_80_80));
        self.sheet.set_column_hidden(column)?;
        self.sheet.write_with_format(self.row - 1, column, "–", &note)?;
        for (row, words) in (self.row..).zip(words).filter(|(_, words)| !words.is_empty()) {
            self.sheet.write_with_format(row, column, words, &note)?;
        }
        Ok(())
    }

    /// Writes columns that only the chart needs: readers of the sheet do not see them.
    pub(super) fn helpers(
        &mut self,
        first: u16,
        columns: &[Column],
        language: Language,
    ) -> Result<(), XlsxError> {
        let note = Format::new().set_font_color(Color::RGB(0x80_80_80));
        for (column, (name, values)) in (first..).zip(columns) {
            self.sheet.set_column_hidden(column)?;
            let head = phrase!("for the chart: {name}", name = name(name));
            self.sheet.write_with_format(self.row - 1, column, language.say(&head), &note)?;
            self.named.push((column, name.clone()));
            for (row, value) in (self.row..).zip(values) {
                if let Some(value) = value {
                    self.sheet.write_with_format(row, column, *value, &note)?;
                }
            }
        }
        Ok(())
    }
}

/// A colour of the theme.
pub(in crate::report::office) fn rgb(colour: RGBColor) -> Color {
    let [red, green, blue] = [colour.0, colour.1, colour.2].map(u32::from);
    Color::RGB(red << 16 | green << 8 | blue)
}
