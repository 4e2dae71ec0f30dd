//! Columns by year in layers: who writes down when.

use serde::{Deserialize, Serialize};

use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::Data,
        legend::{self, Key},
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
    /// Place of the colour of each layer: whose it is has its colour in every scenario. Layers of earlier versions have
    /// colours by their size.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<usize>,
}

/// Layers that can be told apart; the last of them gathers the rest.
const MOST: usize = 8;
/// A share of all that can be seen.
const LEAST: f64 = 0.01;

impl Stack {
    /// Layers by size, in the colours of the order in which they come; those beyond eight are gathered.
    pub fn new(unit: Unit, years: Vec<f64>, layers: Vec<(Phrase, Vec<f64>)>) -> Self {
        let size = |layer: &(Phrase, Vec<f64>)| layer.1.iter().sum::<f64>();
        let mut numbered: Vec<(usize, _)> = layers.into_iter().enumerate().collect();
        numbered.sort_by(|(_, a), (_, b)| size(b).total_cmp(&size(a)));
        let (order, mut layers): (Vec<usize>, Vec<_>) = numbered.into_iter().unzip();
        let mut named = layers.len();
        if layers.len() > MOST {
            // Where those that are gathered have most of it, seven slivers say nothing.
            let all: f64 = layers.iter().map(size).sum();
            let most = layers[..MOST - 1].iter().map(size).sum::<f64>();
            // Nor does a layer that nobody sees deserve a name.
            let seen = layers[..MOST - 1].iter().filter(|layer| size(layer) > all * LEAST).count();
            let kept = if most > all / 2.0 { seen } else { 0 };
            named = kept;
            let rest = layers.split_off(kept);
            let sum = |year: usize| rest.iter().map(|(_, values)| values[year]).sum();
            let words = if kept > 0 { "{count} others" } else { "all {count}" };
            let name = phrase!(words, count = name(&rest.len().to_string()));
            layers.push((name, (0..years.len()).map(sum).collect()));
        }
        let places = coloured(&order[..named], layers.len());
        Self { unit, years, layers, places }
    }

    /// Place of the colour of a layer.
    pub fn place(&self, layer: usize) -> usize {
        self.places.get(layer).copied().unwrap_or(layer)
    }

    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let names: Vec<String> = self.layers.iter().map(|(name, _)| canvas.say(name)).collect();
        // A single layer is what the title speaks of.
        let squares = names.iter().enumerate();
        let squares = squares.map(|(at, name)| (Key::Box(self.place(at), 1.0), name.clone()));
        let keys = if names.len() > 1 { squares.collect() } else { Vec::new() };
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
                canvas.series_box(low, high, (self.place(layer), 1.0))?;
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
        self.places.iter().try_for_each(|place| check::count("places", *place))?;
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

/// Colours of layers: each that of its place in the order that they came in, or the first that is free where that is
/// another's; what is gathered has the last.
fn coloured(order: &[usize], count: usize) -> Vec<usize> {
    let mut rising = order.to_vec();
    rising.sort_unstable();
    let own = |at: &usize| (*at < MOST).then_some(*at);
    let free: Vec<usize> = (0..MOST).filter(|place| !rising.contains(place)).collect();
    let later: Vec<usize> = rising.into_iter().filter(|at| *at >= MOST).collect();
    let next = |at: &usize| later.iter().position(|own| own == at).and_then(|own| free.get(own));
    let mut places: Vec<usize> =
        order.iter().map(|at| own(at).or_else(|| next(at).copied()).unwrap_or(MOST - 1)).collect();
    if count > order.len() {
        places.push(free.last().copied().unwrap_or(MOST - 1));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A builder has one colour, however much it writes down.
    #[test]
    fn colours_go_by_the_order_and_not_by_the_size() {
        let layer = |name: &str, value: f64| (Phrase::of_name(name), vec![value]);
        let of = |sizes: [f64; 3]| {
            let named = ["a", "b", "c"].into_iter().zip(sizes);
            let layers = named.map(|(name, size)| layer(name, size)).collect();
            let stack = Stack::new(Unit::Money, vec![2030.0], layers);
            let names = stack.layers.iter().enumerate();
            let mut all: Vec<(String, usize)> =
                names.map(|(at, (name, _))| (name.text().to_owned(), stack.place(at))).collect();
            all.sort();
            all.into_iter().map(|(_, place)| place).collect::<Vec<_>>()
        };
        assert_eq!(of([3.0, 2.0, 1.0]), [0, 1, 2]);
        assert_eq!(of([1.0, 2.0, 3.0]), [0, 1, 2]);
        assert_eq!(coloured(&[9, 0, 3], 4), [1, 0, 3, 7]);
        assert_eq!(coloured(&[], 1), [7]);
    }
}
