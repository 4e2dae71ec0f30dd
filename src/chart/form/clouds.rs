//! Parameters that are known only together: clouds of draws.

use plotters::style::Color;
use serde::{Deserialize, Serialize};

use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::Data,
        lettering::{Anchor, Style},
    },
    language::{label::Label, number, phrase},
};

/// Between two clouds.
const GAP: f64 = 90.0;

/// Pairs of parameters.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Clouds {
    /// At most three.
    pub clouds: Vec<Cloud>,
}

/// Draws of two parameters, as normal scores of what was known before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cloud {
    /// Names, across and up.
    pub names: [Label; 2],
    /// Their rank correlation.
    pub rank: f64,
    /// The draws.
    pub points: Vec<(f32, f32)>,
}

impl Clouds {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let (left, right) = canvas.edges();
        let shown = if canvas.is_narrow() { &self.clouds[..1] } else { &self.clouds };
        // As large as fits, side by side, in the middle of the sheet.
        let count = shown.len() as f64;
        let size = ((right - left) / count - GAP).min(880.0 - top);
        let width = count * (size + GAP) - GAP;
        let first = f64::midpoint(left, right - width);
        for (place, cloud) in shown.iter().enumerate() {
            cloud.draw(canvas, (first + place as f64 * (size + GAP), top + 60.0, size))?;
        }
        Ok(())
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, number, some};
        some("clouds", self.clouds.len(), 1)?;
        for (place, cloud) in self.clouds.iter().enumerate() {
            let field = format!("clouds[{place}]");
            cloud.names.iter().try_for_each(|name| check::label(&field, name))?;
            number(&format!("{field}.rank"), cloud.rank)?;
            for (place, (x, y)) in cloud.points.iter().enumerate() {
                each(&format!("{field}.points[{place}]"), &[f64::from(*x), f64::from(*y)], number)?;
            }
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        let mut rows = Vec::new();
        for cloud in &self.clouds {
            let name = phrase!(
                "{first} and {second}",
                first = phrase(cloud.names[0].head()),
                second = phrase(cloud.names[1].words.clone())
            );
            let row = |(a, b): &(f32, f32)| {
                (name.clone(), vec![Some(f64::from(*a)), Some(f64::from(*b))])
            };
            rows.extend(cloud.points.iter().map(row));
        }
        let header = ["pair", "first", "second"].into_iter().map(phrase).collect();
        Data { header, rows, ..Data::default() }
    }
}

impl Cloud {
    fn draw(&self, canvas: &Canvas<'_>, (left, top, size): (f64, f64, f64)) -> Result<(), String> {
        let colours = canvas.colours;
        let at = |z: f64| (z.clamp(-3.0, 3.0) + 3.0) / 6.0 * size;
        for line in [-2.0, 0.0, 2.0] {
            let (x, y) = (left + at(line), top + size - at(line));
            canvas.line(&[(x, top), (x, top + size)], colours.grid, 1.5)?;
            canvas.line(&[(left, y), (left + size, y)], colours.grid, 1.5)?;
            let label = Style::new(18.0, colours.muted);
            let words = format!("{line:+.0}").replace('-', "−").replace("+0", "0");
            canvas.text(&words, (x, top + size + 22.0), &label.anchor(Anchor::Centre))?;
            canvas.text(&words, (left - 10.0, y), &label.anchor(Anchor::Right))?;
        }
        for (a, b) in &self.points {
            let (x, y) = (left + at(f64::from(*a)), top + size - at(f64::from(*b)));
            canvas.rectangle((x - 3.0, y - 3.0), (x + 3.0, y + 3.0), colours.main.mix(0.4))?;
        }
        let style = Style::new(20.0, colours.text).bold();
        let rank = canvas.say(&phrase!(
            "rank correlation {correlation}",
            correlation = number(number::plain(self.rank))
        ));
        let name = |axis: usize| canvas.say(&self.names[axis].head());
        let room = size - canvas.width(&rank, &style) - 20.0;
        let up = canvas.fit(&format!("↑ {}", name(1)), &style, room);
        canvas.text(&up, (left, top - 24.0), &style)?;
        let right = style.anchor(Anchor::Right);
        let across = canvas.fit(&format!("{} →", name(0)), &style, size);
        canvas.text(&across, (left + size, top + size + 56.0), &right)?;
        canvas.text(&rank, (left + size, top - 24.0), &right)?;
        let keys = self.names.each_ref().map(|name| name.key.as_str()).join(", ");
        canvas.spot((left, top), (left + size, top + size), format!("{rank} ({keys})"));
        Ok(())
    }
}
