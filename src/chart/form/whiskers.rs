//! Whiskers: named numbers with their intervals, a few for each name.

use plotters::style::Color;
use serde::{Deserialize, Serialize};

use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::Data,
        legend,
        lettering::{Anchor, Style},
        plot::Axis,
    },
    language::{Phrase, label::Label, number, phrase},
    metrics::Unit,
};

/// Bars with whiskers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Whiskers {
    /// What the bars of a row are.
    pub series: Vec<Phrase>,
    /// The rows, the first above.
    pub rows: Vec<WhiskerRow>,
}

/// A name with its numbers, parts of a whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WhiskerRow {
    /// What it is.
    pub name: Label,
    /// For each series: the number between the ends of its 95 % interval.
    pub values: Vec<[f64; 3]>,
}

/// Rows that fit on a sheet.
pub const MOST_WHISKERS: usize = 16;

impl Whiskers {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let names: Vec<String> = self.series.iter().map(|name| canvas.say(name)).collect();
        // What all bars are says the subtitle.
        let keys = if names.len() > 1 { legend::squares(&names, 1.0) } else { Vec::new() };
        let top = legend::draw(canvas, top, &keys)? + 8.0;
        let (left, right) = canvas.edges();
        let shown: Vec<&WhiskerRow> =
            self.shown(MOST_WHISKERS).map(|place| &self.rows[place]).collect();
        let above = canvas.is_narrow();
        let style = Style::new(22.0, canvas.colours.text);
        let room = (right - left) * if above { 1.0 } else { 0.45 };
        let head = |row: &WhiskerRow| canvas.fit(&canvas.say(&row.name.head()), &style, room);
        let widest = shown.iter().map(|row| canvas.width(&head(row), &style)).fold(0.0, f64::max);
        // Where there is little room names stand above their bars.
        let (from, to) = (left + if above { 4.0 } else { widest + 20.0 }, right - 20.0);
        let axis = Axis::linear(0.0, self.highest().clamp(0.05, 2.0), 5);
        let x = |value: f64| from + (to - from) * axis.place(value);
        let bottom = canvas.bottom();
        scale(canvas, &axis, &x, (top, bottom))?;
        let height = (bottom - top) / shown.len() as f64;
        for (place, row) in shown.iter().enumerate() {
            let middle = top + (place as f64 + 0.5) * height;
            if above {
                canvas.text(&head(row), (left, middle - height * 0.28), &style)?;
                self.row(canvas, row, (middle + height * 0.18, height * 0.6), &x)?;
            } else {
                canvas.text(&head(row), (from - 16.0, middle), &style.anchor(Anchor::Right))?;
                self.row(canvas, row, (middle, height), &x)?;
            }
        }
        Ok(())
    }

    /// Places of the rows that are drawn, where so many are: the first, and the last, which says what the others are held
    /// against.
    pub fn shown(&self, most: usize) -> impl Iterator<Item = usize> {
        let count = self.rows.len();
        let first = if count > most { most.saturating_sub(1) } else { count };
        (0..first).chain((count > most).then(|| count - 1))
    }

    /// The largest number that it draws: an interval ends at the whole, as no share is above it.
    pub fn highest(&self) -> f64 {
        let rows = self.rows.iter().flat_map(|row| &row.values);
        rows.map(|[_, value, high]| high.min(value.max(1.0))).fold(0.0, f64::max)
    }

    fn row(
        &self,
        canvas: &Canvas<'_>,
        row: &WhiskerRow,
        (middle, height): (f64, f64),
        x: &dyn Fn(f64) -> f64,
    ) -> Result<(), String> {
        let count = row.values.len() as f64;
        let thick = (height * 0.8 / count).min(26.0);
        for (place, [low, value, high]) in row.values.iter().enumerate() {
            let at = middle + (place as f64 - (count - 1.0) / 2.0) * thick;
            let (upper, lower) = (at - thick * 0.4, at + thick * 0.4);
            let colour = canvas.colours.of(place);
            canvas.rectangle((x(0.0), upper), (x(value.max(0.0)), lower), colour.to_rgba())?;
            let whisker = [(x(low.max(0.0)), at), (x(high.max(0.0)), at)];
            canvas.line(&whisker, canvas.colours.text, 2.0)?;
            for (end, _) in whisker {
                canvas.line(
                    &[(end, at - thick * 0.22), (end, at + thick * 0.22)],
                    canvas.colours.text,
                    2.0,
                )?;
            }
            let words = phrase!(
                "{name}, {kind}: {value} ({low} to {high})",
                name = phrase(row.name.head()),
                kind = phrase(self.series[place].clone()),
                value = percent(*value),
                low = percent(*low),
                high = percent(*high)
            );
            let right = x(high.max(*value).max(0.0)) + 6.0;
            canvas.spot((x(0.0), upper), (right, lower), canvas.say(&words));
        }
        Ok(())
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, length, number, some};
        some("series", self.series.len(), 1)?;
        self.series.iter().try_for_each(|name| check::phrase("series", name))?;
        some("rows", self.rows.len(), 1)?;
        for (place, row) in self.rows.iter().enumerate() {
            let field = format!("rows[{place}]");
            check::label(&field, &row.name)?;
            length(&field, row.values.len(), self.series.len())?;
            let values: Vec<f64> = row.values.iter().flatten().copied().collect();
            each(&field, &values, number)?;
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        let mut header = vec![phrase("parameter")];
        for name in &self.series {
            let ends = ["{name}, 95 % from", "{name}", "{name}, 95 % to"];
            header.extend(ends.map(|words| phrase!(words, name = phrase(name.clone()))));
        }
        let row = |row: &WhiskerRow| {
            (row.name.whole(), row.values.iter().flatten().copied().map(Some).collect())
        };
        Data { header, rows: self.rows.iter().map(row).collect(), ..Data::default() }
    }
}

/// Lines with their marks.
fn scale(
    canvas: &Canvas<'_>,
    axis: &Axis,
    x: &dyn Fn(f64) -> f64,
    (top, bottom): (f64, f64),
) -> Result<(), String> {
    let style = Style::new(20.0, canvas.colours.muted).anchor(Anchor::Centre);
    for tick in &axis.ticks {
        canvas.line(&[(x(*tick), top), (x(*tick), bottom)], canvas.colours.grid, 1.5)?;
        let mark = canvas.language().number(&number::tick(*tick, &axis.ticks, Unit::Share));
        canvas.text(&mark, (x(*tick), bottom + 24.0), &style)?;
    }
    Ok(())
}
