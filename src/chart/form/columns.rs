//! Groups of columns: break-even years with never, one column for each scenario.

use plotters::style::Color;
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
    language::{Phrase, number, phrase},
    metrics::Unit,
};

/// Shares of paths by category.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Columns {
    /// Whether the last category is another than its neighbours, as *never* is behind years.
    #[serde(default = "apart", skip_serializing_if = "Clone::clone")]
    pub last_apart: bool,
    /// The categories.
    pub categories: Vec<Phrase>,
    /// Name of each scenario (empty if it is the only one), and its shares.
    pub series: Vec<(String, Vec<f64>)>,
}

/// Of files from before numbers had columns, too.
const fn apart() -> bool {
    true
}

impl Columns {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let names: Vec<String> = self.series.iter().map(|(name, _)| name.clone()).collect();
        let only = names.len() == 1;
        let keys = if only { Vec::new() } else { legend::squares(&names, 1.0) };
        let plot_top = legend::draw(canvas, top, &keys)? + 40.0;
        let all = self.series.iter().flat_map(|(_, values)| values);
        let tallest = all.copied().fold(0.01, f64::max);
        let (left, right) = canvas.edges();
        let axes = (
            Axis::exact(0.0, self.categories.len() as f64, Vec::new()),
            Axis::linear(0.0, (tallest * 1.05).min(1.0), 5),
        );
        let up = plot::ticks(canvas, &axes.1, Unit::Share);
        let plot = Plot::new(canvas, [left, plot_top, right, canvas.bottom()], axes, &up);
        plot.axes(&|_| String::new(), &up)?;
        self.labels(&plot)?;
        for category in 0..self.categories.len() {
            for series in 0..self.series.len() {
                self.one(&plot, category, series)?;
            }
        }
        Ok(())
    }

    /// Whether a category is the one that stands apart.
    pub fn is_apart(&self, category: usize) -> bool {
        self.last_apart && category + 1 == self.categories.len()
    }

    /// Names below the columns, as many as fit; the last always.
    fn labels(&self, plot: &Plot<'_, '_>) -> Result<(), String> {
        let canvas = plot.canvas;
        let style = Style::new(22.0, canvas.colours.muted).anchor(Anchor::Centre);
        let count = self.categories.len();
        let words: Vec<String> = self.categories.iter().map(|words| canvas.say(words)).collect();
        let widest =
            words.iter().map(|words| canvas.width(words, &style.bold())).fold(0.0, f64::max);
        let room = (plot.area[2] - plot.area[0]) / count as f64;
        let every = plot::every(widest, room);
        for (place, words) in words.iter().enumerate() {
            let last = place + 1 == count;
            if !last && (place % every != 0 || place + every >= count) {
                continue;
            }
            let (x, _) = plot.at(place as f64 + 0.5, 0.0);
            let style = if self.is_apart(place) {
                Style { colour: canvas.colours.text, ..style.bold() }
            } else {
                style
            };
            canvas.text(words, (x, plot.area[3] + 30.0), &style)?;
        }
        Ok(())
    }

    fn one(&self, plot: &Plot<'_, '_>, category: usize, series: usize) -> Result<(), String> {
        let canvas = plot.canvas;
        let (name, shares) = &self.series[series];
        let (share, count) = (shares[category], self.series.len() as f64);
        let last = category + 1 == self.categories.len();
        let left = category as f64 + 0.12 + 0.76 * series as f64 / count;
        let (low, high) = (plot.at(left, 0.0), plot.at(left + 0.76 / count, share));
        let colour = match (count > 1.0, self.is_apart(category)) {
            (true, _) => canvas.colours.of(series),
            (false, true) => canvas.colours.contrast,
            (false, false) => canvas.colours.main,
        };
        if share > 0.0 && count > 1.0 {
            canvas.series_box(low, high, (series, 1.0))?;
        } else if share > 0.0 {
            canvas.rectangle(low, high, colour.to_rgba())?;
        }
        let shown = canvas.value(share, Unit::Share);
        let label = if share <= 0.0 { "0\u{a0}%".to_owned() } else { number::short(&shown) };
        let words = canvas.say(&self.categories[category]);
        let who = if name.is_empty() { String::new() } else { format!("{name}, ") };
        canvas.spot(
            (low.0, plot.area[1]),
            (high.0, plot.area[3]),
            format!("{who}{words}: {shown}"),
        );
        let style = Style::new(if count > 1.0 { 19.0 } else { 22.0 }, canvas.colours.text).bold();
        let room = (high.0 - low.0) / 0.76 * if count > 1.0 { 0.8 } else { 1.0 };
        // Every column has its number, or none but the last has one.
        if self.widest(canvas, &style) < room || (last && count < 2.0) {
            let middle = f64::midpoint(low.0, high.0);
            canvas.text(&label, (middle, high.1 - 18.0), &style.anchor(Anchor::Centre))?;
        }
        Ok(())
    }

    /// How wide the widest number above a column is.
    fn widest(&self, canvas: &Canvas<'_>, style: &Style) -> f64 {
        let last = self.categories.len().saturating_sub(usize::from(self.series.len() == 1));
        let all = self.series.iter().flat_map(|(_, shares)| &shares[..last]);
        let words = all.filter(|share| **share > 0.0);
        let widths = words
            .map(|share| canvas.width(&number::short(&canvas.value(*share, Unit::Share)), style));
        widths.fold(0.0, f64::max)
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, length, share, some};
        some("categories", self.categories.len(), 1)?;
        some("series", self.series.len(), 1)?;
        self.categories.iter().try_for_each(|words| check::phrase("categories", words))?;
        for (place, (_, shares)) in self.series.iter().enumerate() {
            let field = format!("series[{place}]");
            length(&field, shares.len(), self.categories.len())?;
            each(&field, shares, share)?;
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        let mut header = vec![phrase(if self.last_apart { "year" } else { "number" })];
        header.extend(self.series.iter().map(|(name, _)| match name.as_str() {
            "" => phrase("share of paths"),
            name => Phrase::of_name(name),
        }));
        let row = |(place, category): (usize, &Phrase)| {
            (category.clone(), self.series.iter().map(|(_, shares)| Some(shares[place])).collect())
        };
        Data {
            header,
            rows: self.categories.iter().enumerate().map(row).collect(),
            ..Data::default()
        }
    }
}
