//! Columns by year in layers: who writes down when.

use serde::{Deserialize, Serialize};

use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::Data,
        legend,
        lettering::{Anchor, Style},
        plot::{self, Axis, Plot},
    },
    language::{Phrase, phrase},
    metrics::Unit,
};

/// Values by year in layers, all of them positive.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Stack {
    /// Unit of the values.
    pub unit: Unit,
    /// The years.
    pub years: Vec<f64>,
    /// Name and values of each layer, the largest first.
    pub layers: Vec<(Phrase, Vec<f64>)>,
}

/// Layers that can be told apart; the last of them gathers the rest.
const MOST: usize = 8;
/// A share of all that can be seen.
const LEAST: f64 = 0.01;

impl Stack {
    /// Layers by size; those beyond eight are gathered.
    pub fn new(unit: Unit, years: Vec<f64>, mut layers: Vec<(Phrase, Vec<f64>)>) -> Self {
        let size = |layer: &(Phrase, Vec<f64>)| layer.1.iter().sum::<f64>();
        layers.sort_by(|a, b| size(b).total_cmp(&size(a)));
        if layers.len() > MOST {
            // Where those that are gathered have most of it, seven slivers say nothing.
            let all: f64 = layers.iter().map(size).sum();
            let named = layers[..MOST - 1].iter().map(size).sum::<f64>();
            // Nor does a layer that nobody sees deserve a name.
            let seen = layers[..MOST - 1].iter().filter(|layer| size(layer) > all * LEAST).count();
            let kept = if named > all / 2.0 { seen } else { 0 };
            let rest = layers.split_off(kept);
            let sum = |year: usize| rest.iter().map(|(_, values)| values[year]).sum();
            let words = if kept > 0 { "{count} others" } else { "all {count}" };
            let name = phrase!(words, count = name(&rest.len().to_string()));
            layers.push((name, (0..years.len()).map(sum).collect()));
        }
        Self { unit, years, layers }
    }

    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let names: Vec<String> = self.layers.iter().map(|(name, _)| canvas.say(name)).collect();
        // A single layer is what the title speaks of.
        let keys = if names.len() > 1 { legend::squares(&names, 1.0) } else { Vec::new() };
        let plot_top = legend::draw(canvas, top, &keys)? + 36.0;
        let total = |year: usize| self.layers.iter().map(|(_, values)| values[year]).sum::<f64>();
        let tallest = (0..self.years.len()).map(total).fold(1e-12, f64::max);
        let (left, right) = canvas.edges();
        let count = self.years.len() as f64;
        let axes = (Axis::exact(0.0, count, Vec::new()), Axis::linear(0.0, tallest, 5));
        let up = plot::ticks(canvas, &axes.1, self.unit);
        let plot = Plot::new(canvas, [left, plot_top, right, canvas.bottom()], axes, &up);
        plot.axes(&|_| String::new(), &up)?;
        let style = Style::new(22.0, canvas.colours.muted).anchor(Anchor::Centre);
        let room = (plot.area[2] - plot.area[0]) / count;
        let every = plot::every(canvas.width("2025", &style), room);
        for (place, year) in self.years.iter().enumerate() {
            self.column(&plot, place)?;
            if place % every == 0 {
                let (x, _) = plot.at(place as f64 + 0.5, 0.0);
                canvas.text(&format!("{year:.0}"), (x, plot.area[3] + 30.0), &style)?;
            }
        }
        Ok(())
    }

    fn column(&self, plot: &Plot<'_, '_>, place: usize) -> Result<(), String> {
        let canvas = plot.canvas;
        let (mut base, left) = (0.0, place as f64 + 0.14);
        for (layer, (name, values)) in self.layers.iter().enumerate() {
            let next = base + values[place];
            let (low, high) = (plot.at(left, base), plot.at(left + 0.72, next));
            if low.1 - high.1 > 0.2 {
                canvas.series_box(low, high, (layer, 1.0))?;
                // A seam of the ground tells neighbours apart, also in print.
                canvas.line(
                    &[(low.0, high.1), (high.0, high.1)],
                    canvas.colours.background,
                    1.5,
                )?;
                let value = canvas.value(values[place], self.unit);
                let text = format!("{}, {:.0}: {value}", canvas.say(name), self.years[place]);
                canvas.spot(low, high, text);
            }
            base = next;
        }
        Ok(())
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, length, positive, some, year};
        some("years", self.years.len(), 1)?;
        each("years", &self.years, year)?;
        for (place, (name, values)) in self.layers.iter().enumerate() {
            let field = format!("layers[{place}]");
            check::phrase(&field, name)?;
            length(&field, values.len(), self.years.len())?;
            each(&field, values, positive)?;
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        let mut header = vec![phrase("year")];
        header.extend(self.layers.iter().map(|(name, _)| name.clone()));
        let row = |(place, year): (usize, &f64)| {
            let numbers = self.layers.iter().map(|(_, values)| Some(values[place])).collect();
            (Phrase::of_name(&format!("{year:.0}")), numbers)
        };
        Data { header, rows: self.years.iter().enumerate().map(row).collect(), ..Data::default() }
    }
}
