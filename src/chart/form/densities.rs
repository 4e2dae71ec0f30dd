//! What was known of each parameter before, and what is now: small pictures side by side.

use plotters::style::Color;
use serde::{Deserialize, Serialize};

use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::Data,
        lettering::{Anchor, Style},
    },
    language::{Phrase, label::Label, phrase},
};

/// Parameters before and after.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Densities {
    /// At most a dozen.
    pub parameters: Vec<Density>,
}

/// A parameter, on the scale of its prior's normal score.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Density {
    /// What it is called.
    pub name: Label,
    /// Weight of what is known now in each of equal bars from three deviations of the prior below its median
    /// to three above.
    pub weights: Vec<f64>,
    /// Its values at -2, 0 and 2 deviations.
    pub marks: [f64; 3],
}

impl Densities {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let across = if canvas.is_narrow() { 3 } else { 4 };
        let rows = self.parameters.len().div_ceil(across).max(2);
        let (left, right) = canvas.edges();
        let gap = 46.0;
        let width = (right - left + gap) / across as f64;
        let height = (1000.0 - top) / rows as f64;
        for (place, parameter) in self.parameters.iter().enumerate() {
            let x = left + (place % across) as f64 * width;
            let y = top + 6.0 + (place / across) as f64 * height;
            parameter.draw(canvas, [x, y + 40.0, x + width - gap, y + height - 48.0])?;
        }
        Ok(())
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, number, positive, some};
        some("parameters", self.parameters.len(), 1)?;
        for (place, own) in self.parameters.iter().enumerate() {
            check::label(&format!("parameters[{place}].name"), &own.name)?;
            let field = format!("parameters[{place}].weights");
            some(&field, own.weights.len(), 1)?;
            each(&field, &own.weights, positive)?;
            each(&format!("parameters[{place}].marks"), &own.marks, number)?;
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        let bars = self.parameters.iter().map(|p| p.weights.len()).max().unwrap_or(0);
        let mut header = vec![phrase("parameter")];
        let score = |bar: usize| -3.0 + 6.0 * (bar as f64 + 0.5) / bars as f64;
        header.extend((0..bars).map(|bar| Phrase::of_name(&format!("{:.3}", score(bar)))));
        let row = |own: &Density| {
            (own.name.whole(), own.weights.iter().map(|weight| Some(*weight)).collect())
        };
        Data { header, rows: self.parameters.iter().map(row).collect(), ..Data::default() }
    }
}

impl Density {
    fn draw(
        &self,
        canvas: &Canvas<'_>,
        [left, top, right, bottom]: [f64; 4],
    ) -> Result<(), String> {
        let colours = canvas.colours;
        let name = Style::new(20.0, colours.text).bold();
        let words = canvas.say(&self.name.with_unit());
        canvas.text(&canvas.fit(&words, &name, right - left), (left, top - 20.0), &name)?;
        let bars = self.weights.len() as f64;
        let prior = |place: f64| 6.0 / bars * normal_density(-3.0 + 6.0 * place);
        let most = self.weights.iter().copied().fold(prior(0.5), f64::max);
        let x = |place: f64| left + (right - left) * place;
        let y = |height: f64| bottom - (bottom - top) * height / most;
        for (bar, weight) in self.weights.iter().enumerate() {
            let place = |edge: usize| x(edge as f64 / bars);
            let corner = (place(bar) + 1.0, y(*weight));
            canvas.rectangle(corner, (place(bar + 1) - 1.0, bottom), colours.main.mix(0.55))?;
        }
        let points: Vec<(f64, f64)> = (0..=60)
            .map(|i| f64::from(i) / 60.0)
            .map(|place| (x(place), y(prior(place))))
            .collect();
        canvas.dashes(&points, colours.contrast, (9.0, 7.0))?;
        canvas.line(&[(left, bottom), (right, bottom)], colours.muted, 1.5)?;
        let label = Style::new(17.0, colours.muted).anchor(Anchor::Centre);
        for (z, value) in [-2.0, 0.0, 2.0].into_iter().zip(self.marks) {
            let text = canvas.language().number(&self.name.number(value));
            canvas.text(&text, (x((z + 3.0) / 6.0), bottom + 20.0), &label)?;
        }
        canvas.spot((left, top), (right, bottom), canvas.say(&self.name.whole()));
        Ok(())
    }
}

fn normal_density(z: f64) -> f64 {
    crate::math::exp(-z * z / 2.0) / (2.0 * std::f64::consts::PI).sqrt()
}
