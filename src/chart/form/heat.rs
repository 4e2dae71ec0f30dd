//! Heat maps: how often a bust follows in the plane of two parameters.

use plotters::style::{Color, RGBColor};
use serde::{Deserialize, Serialize};

use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::Data,
        lettering::{Anchor, Style},
        plot,
    },
    language::{label::Label, number, phrase},
    metrics::Unit,
};

/// Cells of a plane that is cut by quantiles.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Heat {
    /// Names of the parameters, across and up.
    pub names: [Label; 2],
    /// Limits of the cells.
    pub limits: [Vec<f64>; 2],
    /// `[up][across]`: share of the paths of the cell that bust, and the number of its paths.
    pub cells: Vec<Vec<(f64, u64)>>,
}

impl Heat {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let (left, right) = canvas.edges();
        let style = Style::new(22.0, canvas.colours.muted);
        let name = Style::new(24.0, canvas.colours.text).bold();
        // The unit stands beside the name of the axis.
        let number = |axis: usize, value: f64| self.names[axis].number(value);
        let label = |axis: usize, value: f64| canvas.language().number(&number(axis, value));
        let widest = self.limits[1].iter().map(|limit| canvas.width(&label(1, *limit), &style));
        let left_edge = left + widest.fold(0.0, f64::max) + 16.0;
        let (top, bottom) = (top + 54.0, canvas.bottom() - 42.0);
        canvas.text(
            &canvas.fit(&format!("↑ {}", self.axis(canvas, 1)), &name, right - left),
            (left, top - 28.0),
            &name,
        )?;
        let across = canvas.fit(&format!("{} →", self.axis(canvas, 0)), &name, right - left);
        canvas.text(&across, (right, bottom + 66.0), &name.anchor(Anchor::Right))?;
        let (columns, rows) = (self.cells[0].len(), self.cells.len());
        let x = |place: usize| left_edge + (right - left_edge) * place as f64 / columns as f64;
        let y = |place: usize| bottom - (bottom - top) * place as f64 / rows as f64;
        for (row, cells) in self.cells.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                self.cell(
                    canvas,
                    (column, row),
                    *cell,
                    [x(column), y(row + 1), x(column + 1), y(row)],
                )?;
            }
        }
        for (place, limit) in inner(&self.limits[1]) {
            canvas.text(
                &label(1, *limit),
                (left_edge - 12.0, y(place)),
                &style.anchor(Anchor::Right),
            )?;
        }
        let room = (right - left_edge) / columns as f64;
        let wide = self.limits[0].iter().map(|limit| canvas.width(&label(0, *limit), &style));
        let every = plot::every(wide.fold(0.0, f64::max), room);
        for (place, limit) in inner(&self.limits[0]).filter(|(place, _)| place % every == 0) {
            let at = (x(place), bottom + 26.0);
            canvas.text(&label(0, *limit), at, &style.anchor(Anchor::Centre))?;
        }
        Ok(())
    }

    /// A parameter with its unit and, in brackets, its key.
    fn axis(&self, canvas: &Canvas<'_>, axis: usize) -> String {
        canvas.say(&self.names[axis].whole())
    }

    fn cell(
        &self,
        canvas: &Canvas<'_>,
        (column, row): (usize, usize),
        (share, paths): (f64, u64),
        [left, top, right, bottom]: [f64; 4],
    ) -> Result<(), String> {
        let colours = canvas.colours;
        let colour = colours.shade(colours.contrast, 0.06 + 0.94 * share);
        let corners = ((left + 1.0, top + 1.0), (right - 1.0, bottom - 1.0));
        canvas.rectangle(corners.0, corners.1, colour.to_rgba())?;
        let shown = canvas.value(share, Unit::Share);
        let words = canvas.say(&phrase!(
            "{first} {low} to {high}, {second} {from} to {to}: a bust on {share} of {paths} paths",
            first = phrase(self.names[0].head()),
            low = phrase(self.names[0].amount(self.limits[0][column])),
            high = phrase(self.names[0].amount(self.limits[0][column + 1])),
            second = phrase(self.names[1].words.clone()),
            from = phrase(self.names[1].amount(self.limits[1][row])),
            to = phrase(self.names[1].amount(self.limits[1][row + 1])),
            share = name(&shown),
            paths = number(number::count(paths))
        ));
        canvas.spot(corners.0, corners.1, words);
        let style = Style::new(20.0, readable(colour)).anchor(Anchor::Centre);
        let short = whole(share);
        let middle = (f64::midpoint(left, right), f64::midpoint(top, bottom));
        canvas.text(&short, middle, &style)
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, length, number, some};
        self.names.iter().try_for_each(|name| check::label("names", name))?;
        some("cells", self.cells.len(), 1)?;
        let across = self.cells[0].len();
        some("cells[0]", across, 1)?;
        for (axis, cells) in [across, self.cells.len()].into_iter().enumerate() {
            let field = format!("limits[{axis}]");
            length(&field, self.limits[axis].len(), cells + 1)?;
            each(&field, &self.limits[axis], number)?;
            check::rising(&field, &self.limits[axis])?;
        }
        for (row, cells) in self.cells.iter().enumerate() {
            let field = format!("cells[{row}]");
            length(&field, cells.len(), across)?;
            cells.iter().try_for_each(|(share, _)| check::share(&field, *share))?;
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        let mut header = vec![phrase!("{name} from", name = phrase(self.names[1].whole()))];
        let limits = &self.limits[0];
        header.extend(limits[..limits.len() - 1].iter().map(|limit| {
            let [name, _] = &self.names;
            phrase!(
                "{name} from {value}",
                name = phrase(name.head()),
                value = phrase(name.amount(*limit))
            )
        }));
        let row = |(place, cells): (usize, &Vec<(f64, u64)>)| {
            (
                self.names[1].amount(self.limits[1][place]),
                cells.iter().map(|(share, _)| Some(*share)).collect(),
            )
        };
        Data { header, rows: self.cells.iter().enumerate().map(row).collect(), ..Data::default() }
    }
}

/// The limits between cells, with their places. The outer ones are what happened to be drawn lowest and highest, and
/// stand only where there is no other.
fn inner(limits: &[f64]) -> impl Iterator<Item = (usize, &f64)> {
    let last = limits.len() - 1;
    limits.iter().enumerate().filter(move |(place, _)| last < 2 || (*place > 0 && *place < last))
}

/// A share of the paths of a cell, in whole per cent: cells have figures of one kind.
fn whole(share: f64) -> String {
    match share * 100.0 {
        own if own > 0.0 && own < 0.5 => "<1".to_owned(),
        own if (99.5..100.0).contains(&own) => ">99".to_owned(),
        own => number::to_decimals(own, 0),
    }
}

/// Black or white, whichever can be read.
pub(super) fn readable(ground: RGBColor) -> RGBColor {
    let light =
        0.299 * f64::from(ground.0) + 0.587 * f64::from(ground.1) + 0.114 * f64::from(ground.2);
    if light > 140.0 { RGBColor(16, 20, 28) } else { RGBColor(255, 255, 255) }
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn cells_have_figures_of_one_kind() {
        let said = [0.0, 0.002, 0.034, 0.972, 0.983, 0.998, 1.0].map(whole);
        assert_eq!(said, ["0", "<1", "3", "97", "98", ">99", "100"]);
    }
}
