//! Dots in a table: a few numbers of each of a few named things, each column on a scale of its own.

use plotters::style::Color;
use serde::{Deserialize, Serialize};

use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::Data,
        lettering::{Anchor, Style},
    },
    language::{Phrase, phrase, rounding},
    metrics::Unit,
};

/// A table of dots.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Dots {
    /// What each column counts.
    pub columns: Vec<DotColumn>,
    /// The rows, the first above.
    pub rows: Vec<DotRow>,
}

/// A column of dots.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DotColumn {
    /// What it is.
    pub name: Phrase,
    /// Unit of its numbers.
    pub unit: Unit,
}

impl DotColumn {
    /// What stands beside a dot: amounts in two figures, as the sentences that speak of them.
    fn said(&self, canvas: &Canvas<'_>, value: f64) -> String {
        let shown =
            if self.unit == Unit::Money { rounding::figures(value, 2, self.unit) } else { value };
        canvas.value(shown, self.unit)
    }
}

/// A named thing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DotRow {
    /// What it is.
    pub name: Phrase,
    /// Whether it stands out.
    pub marked: bool,
    /// Its numbers, none below zero: each between the ends of its 95 % interval, or alone.
    pub values: Vec<[f64; 3]>,
}

/// Rows that fit on a sheet.
const MOST: usize = 12;

/// The places of a drawing: where columns begin, how wide their scales and they are, the top and the height of rows.
struct Places {
    columns: Vec<f64>,
    wide: f64,
    step: f64,
    names: f64,
    top: f64,
    height: f64,
}

impl Dots {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let shown = &self.rows[..self.rows.len().min(MOST)];
        let places = self.places(canvas, top + 18.0, shown.len());
        for (column, left) in self.columns.iter().zip(&places.columns) {
            let style = Style::new(22.0, canvas.colours.muted).bold();
            let name = canvas.say(&column.name);
            let (lines, style) = canvas.fitted(&name, &style, places.step - 16.0, 2);
            for (line, text) in lines.iter().rev().enumerate() {
                canvas.text(text, (*left, places.top - 24.0 - line as f64 * 27.0), &style)?;
            }
        }
        for (place, row) in shown.iter().enumerate() {
            self.row(canvas, &places, (place, row))?;
        }
        // Through no name that stands above its dots.
        let part = if canvas.is_narrow() { 0.5 } else { 0.0 };
        for left in &places.columns {
            for row in 0..shown.len() {
                let [from, to] =
                    [part, 1.0].map(|at| places.top + places.height * (row as f64 + at));
                canvas.line(&[(*left, from), (*left, to)], canvas.colours.muted, 2.0)?;
            }
        }
        Ok(())
    }

    fn places(&self, canvas: &Canvas<'_>, top: f64, rows: usize) -> Places {
        let (left, right) = canvas.edges();
        // Where there is little room names stand above their dots.
        let names = if canvas.is_narrow() { 0.0 } else { (right - left) * 0.36 };
        let count = self.columns.len().max(1) as f64;
        let step = (right - left - names) / count;
        // What is said of a dot stands behind it.
        let style = Style::new(24.0, canvas.colours.text).bold();
        let said = |row: &DotRow| -> f64 {
            let each = self.columns.iter().zip(&row.values);
            let widths =
                each.map(|(own, [_, value, _])| canvas.width(&own.said(canvas, *value), &style));
            widths.fold(0.0, f64::max)
        };
        let widest = self.rows.iter().map(said).fold(0.0, f64::max);
        let wide = (step - widest - 44.0).max(20.0);
        let columns = (0..self.columns.len()).map(|at| left + names + step * at as f64).collect();
        let top = top + 56.0;
        let most = if canvas.is_narrow() { 200.0 } else { 150.0 };
        let height = ((canvas.bottom() + 20.0 - top) / rows.max(1) as f64).min(most);
        Places { columns, wide, step, names, top, height }
    }

    fn row(
        &self,
        canvas: &Canvas<'_>,
        places: &Places,
        (place, row): (usize, &DotRow),
    ) -> Result<(), String> {
        let (left, right) = canvas.edges();
        let colours = canvas.colours;
        let y = places.top + (place as f64 + 0.5) * places.height;
        let colour = if row.marked { colours.main } else { colours.muted };
        let style = Style { bold: row.marked, ..Style::new(22.0, colours.text) };
        let said = canvas.say(&row.name);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few lines")]
        let most = ((places.height - 3.0) / 27.0).clamp(1.0, 3.0) as usize;
        let above = canvas.is_narrow();
        let (room, most) = if above { (right - left, 1) } else { (places.names - 30.0, most) };
        let (lines, style) = canvas.fitted(&said, &style, room, most);
        let middle = (lines.len() as f64 - 1.0) / 2.0;
        let quarter = if above { places.height / 4.0 } else { 0.0 };
        for (line, text) in lines.iter().enumerate() {
            canvas.text(text, (left, y - quarter + (line as f64 - middle) * 27.0), &style)?;
        }
        if place > 0 {
            let edge = y - places.height / 2.0;
            canvas.line(&[(left, edge), (right, edge)], colours.grid, 1.5)?;
        }
        let y = y + quarter * 0.8;
        for ((at, column), from) in self.columns.iter().enumerate().zip(&places.columns) {
            let Some([low, value, high]) = row.values.get(at) else { continue };
            let x = |value: f64| from + places.wide * (value / self.most(at)).clamp(0.0, 1.0);
            canvas.rectangle((x(0.0), y - 3.0), (x(*value), y + 3.0), colour.mix(0.4))?;
            canvas.line(&[(x(*low), y), (x(*high), y)], colours.text, 2.5)?;
            canvas.dot((x(*value), y), 11.0, colour)?;
            let label = column.said(canvas, *value);
            let bold = Style::new(24.0, colours.text).bold().anchor(Anchor::Left);
            canvas.text(&label, (x(high.max(*value)) + 20.0, y), &bold)?;
            let text = format!("{said}, {}: {label}", canvas.say(&column.name));
            let half = places.height / 2.0;
            canvas.spot((*from, y - half), (from + places.step - 16.0, y + half), text);
        }
        Ok(())
    }

    /// The end of a column's scale: its largest number, so that others are as far apart as can be.
    fn most(&self, column: usize) -> f64 {
        let ends = self.rows.iter().filter_map(|row| row.values.get(column));
        ends.map(|[_, value, high]| value.max(*high)).fold(1e-12, f64::max)
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, length, positive, some};
        some("columns", self.columns.len(), 1)?;
        self.columns.iter().try_for_each(|own| check::phrase("columns", &own.name))?;
        some("rows", self.rows.len(), 1)?;
        for (place, row) in self.rows.iter().enumerate() {
            let field = format!("rows[{place}]");
            check::phrase(&field, &row.name)?;
            length(&field, row.values.len(), self.columns.len())?;
            let values: Vec<f64> = row.values.iter().flatten().copied().collect();
            each(&field, &values, positive)?;
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        let mut header = vec![phrase("name")];
        header.extend(self.columns.iter().map(|column| column.name.clone()));
        let row = |row: &DotRow| {
            (row.name.clone(), row.values.iter().map(|[_, value, _]| Some(*value)).collect())
        };
        Data { header, rows: self.rows.iter().map(row).collect(), ..Data::default() }
    }
}
