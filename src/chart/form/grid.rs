//! Grids: a number in every combination of two keys, or over one.

use serde::{Deserialize, Serialize};

use plotters::style::Color;

use super::heat::readable;
use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::Data,
        lettering::{Anchor, Style},
        plot,
    },
    language::{Phrase, label::Label, number, phrase},
    metrics::Unit,
};

/// Cells of two keys.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Grid {
    /// The keys, across and up.
    pub names: [Label; 2],
    /// What they stand at, across and up, without units.
    pub levels: [Vec<Phrase>; 2],
    /// Unit of the numbers.
    pub unit: Unit,
    /// `[up][across]`: the number, if there is one.
    pub cells: Vec<Vec<Option<f64>>>,
}

impl Grid {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let (left, right) = canvas.edges();
        let style = Style::new(22.0, canvas.colours.muted);
        let name = Style::new(24.0, canvas.colours.text).bold();
        let label = |axis: usize, place: usize| {
            canvas.fit(&canvas.say(&self.levels[axis][place]), &style, (right - left) / 4.0)
        };
        let (columns, rows) = (self.levels[0].len(), self.levels[1].len());
        let widest = (0..rows).map(|row| canvas.width(&label(1, row), &style));
        let left_edge = left + widest.fold(0.0, f64::max) + 16.0;
        let (top, bottom) = (top + 54.0, canvas.bottom() - 42.0);
        let words = |axis: usize| canvas.say(&self.names[axis].whole());
        if !words(1).is_empty() {
            let up = canvas.fit(&format!("↑ {}", words(1)), &name, right - left);
            canvas.text(&up, (left, top - 28.0), &name)?;
        }
        let across = canvas.fit(&format!("{} →", words(0)), &name, right - left);
        canvas.text(&across, (right, bottom + 66.0), &name.anchor(Anchor::Right))?;
        let x = |place: usize| left_edge + (right - left_edge) * place as f64 / columns as f64;
        let y = |place: usize| bottom - (bottom - top) * place as f64 / rows as f64;
        for row in 0..rows {
            for column in 0..columns {
                let area = [x(column), y(row + 1), x(column + 1), y(row)];
                self.cell(canvas, (column, row), area)?;
            }
        }
        let every = plot::every(style.size, (bottom - top) / rows as f64);
        for row in (0..rows).step_by(every) {
            let at = (left_edge - 12.0, f64::midpoint(y(row), y(row + 1)));
            canvas.text(&label(1, row), at, &style.anchor(Anchor::Right))?;
        }
        let room = (right - left_edge) / columns as f64;
        let wide = (0..columns).map(|column| canvas.width(&label(0, column), &style));
        let every = plot::every(wide.fold(0.0, f64::max), room);
        for column in (0..columns).step_by(every) {
            let at = (f64::midpoint(x(column), x(column + 1)), bottom + 26.0);
            canvas.text(&label(0, column), at, &style.anchor(Anchor::Centre))?;
        }
        Ok(())
    }

    fn cell(
        &self,
        canvas: &Canvas<'_>,
        (column, row): (usize, usize),
        [left, top, right, bottom]: [f64; 4],
    ) -> Result<(), String> {
        let colours = canvas.colours;
        let Some(value) = self.cells[row][column] else { return Ok(()) };
        let values = || self.cells.iter().flatten().flatten().copied();
        let (low, high) =
            (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        let part = if high > low { (value - low) / (high - low) } else { 0.5 };
        let colour = colours.shade(colours.contrast, 0.06 + 0.94 * part);
        let corners = ((left + 1.0, top + 1.0), (right - 1.0, bottom - 1.0));
        canvas.rectangle(corners.0, corners.1, colour.to_rgba())?;
        let shown = canvas.look.counted(value, self.unit);
        let where_ = phrase!(
            "{first} {first_value}, {second} {second_value}: {result}",
            first = phrase(self.names[0].head()),
            first_value = phrase(self.levels[0][column].clone()),
            second = phrase(self.names[1].words.clone()),
            second_value = phrase(self.levels[1][row].clone()),
            result = name(&shown)
        );
        canvas.spot(corners.0, corners.1, canvas.say(&where_).replace(",  :", ":"));
        let short = number::short(shown.trim_end_matches(" %"));
        let style = Style::new(20.0, readable(colour)).anchor(Anchor::Centre);
        // A number that does not fit its cell is told by its colour, the table and the pointer.
        if canvas.width(&short, &style) + 6.0 > right - left || bottom - top < style.size + 2.0 {
            return Ok(());
        }
        let middle = (f64::midpoint(left, right), f64::midpoint(top, bottom));
        canvas.text(&short, middle, &style)
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, length, number, some};
        self.names.iter().try_for_each(|name| check::label("names", name))?;
        some("cells", self.cells.len(), 1)?;
        some("cells[0]", self.cells[0].len(), 1)?;
        length("levels[0]", self.levels[0].len(), self.cells[0].len())?;
        length("levels[1]", self.levels[1].len(), self.cells.len())?;
        let mut levels = self.levels.iter().flatten();
        levels.try_for_each(|level| check::phrase("levels", level))?;
        for (row, cells) in self.cells.iter().enumerate() {
            let field = format!("cells[{row}]");
            length(&field, cells.len(), self.cells[0].len())?;
            let values: Vec<f64> = cells.iter().flatten().copied().collect();
            each(&field, &values, number)?;
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        let mut header = vec![self.names[1].whole()];
        let name = |level: &Phrase| {
            phrase!(
                "{value} {unit}",
                value = phrase(self.names[0].head()),
                unit = phrase(level.clone())
            )
        };
        header.extend(self.levels[0].iter().map(name));
        let rows = self.levels[1].iter().cloned().zip(self.cells.iter().cloned());
        Data { header, rows: rows.collect(), ..Data::default() }
    }
}
