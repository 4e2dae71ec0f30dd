//! Histograms: shares of paths by values, of one scenario or of several one below the other.

use plotters::style::Color;
use serde::{Deserialize, Serialize};

use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::{Data, numbered},
        legend,
        lettering::{Anchor, Style},
        plot::{self, Axis, Plot},
    },
    language::{Phrase, phrase, rounding},
    metrics::{Distribution, Unit},
};

/// Bars of equal width.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Histogram {
    /// Unit of the values.
    pub unit: Unit,
    /// Lower edge of the first bar, upper edge of the last.
    pub range: [f64; 2],
    /// Each scenario's bars.
    pub series: Vec<Bars>,
    /// Whether the column of the paths at exactly zero is left out: it would dwarf all bars.
    #[serde(default)]
    pub none_left_out: bool,
}

/// The bars of a scenario.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Bars {
    /// Name of the scenario; empty if it is the only one.
    pub name: String,
    /// Share of the paths in each bar, without those at exactly zero, which have a column of their own.
    pub shares: Vec<f64>,
    /// Share of the paths at exactly zero.
    pub none: f64,
    /// Share of the paths beyond the last bar.
    pub beyond: f64,
    /// The median, in the figures that it is known to.
    pub median: f64,
    /// What one path in ten exceeds, where the title speaks of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenth: Option<f64>,
}

pub(super) const BINS: usize = 50;
/// Where the axis ends: beyond lies so small a share of the paths of any scenario, of one scenario and of several below
/// each other, whose bars are lower.
const WITHIN: [f64; 2] = [0.995, 0.98];
/// How many times the highest bar the column of those that have nothing may be: beyond, no bar can be seen beside it.
const DWARFS: f64 = 8.0;
/// What the paths at exactly zero are called, in tables and below their column.
pub(super) const NONE: &str = "none";

impl Histogram {
    /// Of the same quantity in several scenarios; `None` if no path has any. Paths on which it never happens, or is
    /// undefined, have no bar.
    pub fn new(unit: Unit, all: &[(String, &Distribution)]) -> Option<Self> {
        let those = || all.iter().filter(|(_, d)| d.least().is_finite());
        let top = |d: &Distribution| match d.share_never() {
            0.0 => Some(d.most()),
            _ => d.quantile_of_those(1.0),
        };
        let most = those().filter_map(|(_, d)| top(d)).fold(0.0, f64::max);
        let least = those().map(|(_, d)| d.least()).fold(0.0, f64::min);
        if most <= 1e-6 && least >= -1e-6 {
            return None;
        }
        let within = WITHIN[usize::from(all.len() > 1)];
        let high = those().filter_map(|(_, d)| d.quantile_of_those(within));
        let high = high.fold(most * 0.05, f64::max);
        let ticks = Axis::linear(least, high, 5).ticks;
        let range = [ticks[0], ticks[ticks.len() - 1]];
        let series: Vec<Bars> =
            all.iter().map(|(name, values)| bars(name, (values, unit), range)).collect();
        let none = series.iter().map(|bars| bars.none).fold(0.0, f64::max);
        let highest = highest(&series);
        let none_left_out = highest > 0.0 && none > DWARFS * highest;
        Some(Self { unit, range, series, none_left_out })
    }

    /// The same of one scenario, with what one path in ten exceeds marked.
    #[must_use]
    pub fn with_tenth(mut self, tenth: f64) -> Self {
        let range = self.range;
        let inside = (range[0]..range[1]).contains(&tenth);
        self.series.iter_mut().for_each(|bars| bars.tenth = inside.then_some(tenth));
        self
    }

    /// Lower edge of a bar.
    pub fn edge(&self, bin: usize) -> f64 {
        self.range[0] + (self.range[1] - self.range[0]) * bin as f64 / BINS as f64
    }

    /// The round numbers of its axis, each with the bar that it lies in: of native charts it is bars that are named.
    pub fn marks(&self) -> Vec<(usize, f64)> {
        let [low, high] = self.range;
        let slack = (high - low) * 1e-9;
        let bar = |mark: f64| (0..BINS).rev().find(|bin| self.edge(*bin) <= mark + slack);
        let inside = |mark: &f64| (low - slack..high - slack).contains(mark);
        let marks = Axis::linear(low, high, 5).ticks.into_iter().filter(inside);
        marks.filter_map(|mark| Some((bar(mark)?, mark))).collect()
    }

    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let [bars] = self.series.as_slice() else { return self.draw_ridges(canvas, top) };
        let opacity = 0.75;
        let keys = legend::squares(&[self.label(bars, canvas.look)], opacity);
        let plot_top = legend::draw(canvas, top, &keys)? + 40.0;
        let (left, right) = canvas.edges();
        let axes = (self.across(canvas, right - left), Axis::linear(0.0, self.roof(), 5));
        let across = plot::ticks(canvas, &axes.0, self.unit);
        let up = plot::ticks(canvas, &axes.1, Unit::Share);
        let area = [left, plot_top, right - 20.0, canvas.bottom()];
        let plot = Plot::new(canvas, area, axes, &up);
        plot.axes(&across, &up)?;
        self.outline(&plot, bars, opacity)?;
        self.nothing(&plot, bars)?;
        self.nothing_said(&plot, bars)?;
        self.median(&plot, bars)?;
        self.tenth(&plot, bars)?;
        self.beyond(&plot, bars)?;
        self.spots(&plot, bars);
        Ok(())
    }

    /// The bar in which the median lies, if it is drawn: the one that is dark where there are no lines.
    pub fn dark_bar(&self, bars: &Bars) -> Option<usize> {
        let holds = |bin: &usize| (self.edge(*bin)..self.edge(bin + 1)).contains(&bars.median);
        (0..BINS).find(holds).filter(|_| !bars.is_mostly_none())
    }

    /// The bar in which what one path in ten exceeds lies, if that is marked.
    pub fn bar_of_tenth(&self, bars: &Bars) -> Option<usize> {
        let tenth = bars.tenth?;
        (0..BINS).find(|bin| (self.edge(*bin)..self.edge(bin + 1)).contains(&tenth))
    }

    /// The highest of what is drawn: nothing is cut.
    pub fn height(&self) -> f64 {
        let none = if self.shows_none() { self.most_none() } else { 0.0 };
        highest(&self.series).max(none).max(0.001)
    }

    /// Where the axis of shares ends: a little above the highest, but above the whole only what somebody wrote.
    fn roof(&self) -> f64 {
        let highest = self.height();
        (highest * 1.05).min(highest.max(1.0))
    }

    /// The largest share of paths at exactly zero.
    pub(super) fn most_none(&self) -> f64 {
        self.series.iter().map(|bars| bars.none).fold(0.0, f64::max)
    }

    /// Whether those that have nothing have a column.
    pub fn shows_none(&self) -> bool {
        self.most_none() > 0.0 && !self.none_left_out
    }

    /// What lies beyond the axis, at its end.
    pub(super) fn beyond(&self, plot: &Plot<'_, '_>, bars: &Bars) -> Result<(), String> {
        let (canvas, [left, _, right, bottom]) = (plot.canvas, plot.area);
        let style = Style::new(20.0, canvas.colours.muted).anchor(Anchor::Right);
        let words = canvas.fit(&bars.beyond_words(canvas.look, self), &style, right - left);
        // Above the bars that it would lie over.
        let width = canvas.width(&words, &style) + 10.0;
        let under = (0..BINS).filter(|bin| plot.at(self.edge(*bin + 1), 0.0).0 > right - width);
        let tallest = under.map(|bin| bars.shares[bin]).fold(0.0, f64::max);
        let y = plot.at(0.0, tallest).1.min(bottom - 4.0) - 22.0;
        canvas.text(&words, (right, y.max(plot.area[1] + 18.0)), &style)
    }

    fn outline(&self, plot: &Plot<'_, '_>, bars: &Bars, opacity: f64) -> Result<(), String> {
        // One outline for all bars: separate bars would show seams.
        let mut outline = vec![plot.at(self.range[0], 0.0)];
        for (bin, share) in bars.shares.iter().enumerate() {
            outline.push(plot.at(self.edge(bin), *share));
            outline.push(plot.at(self.edge(bin + 1), *share));
        }
        outline.push(plot.at(self.range[1], 0.0));
        plot.canvas.polygon(&outline, plot.canvas.colours.of(0).mix(opacity))
    }

    /// A line at the median, with its number.
    fn median(&self, plot: &Plot<'_, '_>, bars: &Bars) -> Result<(), String> {
        if bars.is_mostly_none() {
            return Ok(());
        }
        let (canvas, area) = (plot.canvas, plot.area);
        let (x, _) = plot.at(bars.median, 0.0);
        let colour = canvas.colours.contrast;
        canvas.dashes(&[(x, area[1]), (x, area[3])], colour, (12.0, 8.0))?;
        let right = x > f64::midpoint(area[0], area[2]);
        let (shift, anchor) = if right { (-12.0, Anchor::Right) } else { (12.0, Anchor::Left) };
        let style = Style::new(22.0, colour).bold().anchor(anchor);
        let words = bars.median_words(canvas.look, self);
        canvas.text(&words, (x + shift, area[1] - 14.0), &style)
    }

    /// A line at what one path in ten exceeds, with its number below that of the median.
    fn tenth(&self, plot: &Plot<'_, '_>, bars: &Bars) -> Result<(), String> {
        let Some(words) = bars.tenth_words(plot.canvas.look, self.unit) else { return Ok(()) };
        let (canvas, area) = (plot.canvas, plot.area);
        let (x, _) = plot.at(bars.tenth.unwrap_or_default(), 0.0);
        let colour = canvas.colours.text;
        canvas.dashes(&[(x, area[1] + 4.0), (x, area[3])], colour, (4.0, 8.0))?;
        let style = Style::new(22.0, colour).bold();
        let right = x + 12.0 + canvas.width(&words, &style) > area[2];
        let (shift, anchor) = if right { (-12.0, Anchor::Right) } else { (12.0, Anchor::Left) };
        canvas.text(&words, (x + shift, area[1] + 18.0), &style.anchor(anchor))
    }

    fn spots(&self, plot: &Plot<'_, '_>, bars: &Bars) {
        let canvas = plot.canvas;
        for bin in 0..BINS {
            let (from, to) = (self.edge(bin), self.edge(bin + 1));
            let ends = [from, to].map(|edge| canvas.value(edge, self.unit));
            let share = canvas.value(bars.shares[bin], Unit::Share);
            let text = format!("{} – {}: {share}", ends[0], ends[1]);
            let (left, _) = plot.at(from, 0.0);
            let (right, _) = plot.at(to, 0.0);
            canvas.spot((left, plot.area[1]), (right, plot.area[3]), text);
        }
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, length, number, share, some};
        each("range", &self.range, number)?;
        if self.range[0] >= self.range[1] {
            return Err(format!("range is {:?}, expected its lower end first", self.range));
        }
        some("series", self.series.len(), 1)?;
        for (place, bars) in self.series.iter().enumerate() {
            let field = format!("series[{place}]");
            length(&format!("{field}.shares"), bars.shares.len(), BINS)?;
            each(&format!("{field}.shares"), &bars.shares, share)?;
            share(&format!("{field}.none"), bars.none)?;
            share(&format!("{field}.beyond"), bars.beyond)?;
            number(&format!("{field}.median"), bars.median)?;
            number(&format!("{field}.tenth"), bars.tenth.unwrap_or_default())?;
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        let mut header = vec![phrase("from")];
        header.extend(self.series.iter().map(|bars| match bars.name.as_str() {
            "" => phrase("share of paths"),
            name => Phrase::of_name(name),
        }));
        let each = |share: &dyn Fn(&Bars) -> f64| {
            self.series.iter().map(|bars| Some(share(bars))).collect::<Vec<_>>()
        };
        let none = self.has_none().then(|| (phrase(NONE), each(&|bars| bars.none)));
        let row = |bin: usize| (numbered(self.edge(bin)), each(&|bars| bars.shares[bin]));
        Data {
            header,
            rows: none.into_iter().chain((0..BINS).map(row)).collect(),
            named: Some(self.unit),
            ..Data::default()
        }
    }
}

/// The highest bar of any scenario.
fn highest(series: &[Bars]) -> f64 {
    series.iter().flat_map(|bars| &bars.shares).copied().fold(0.0, f64::max)
}

fn bars(name: &str, (values, unit): (&Distribution, Unit), [from, to]: [f64; 2]) -> Bars {
    let count = values.count() as f64;
    let edge = |bin: usize| from + (to - from) * bin as f64 / BINS as f64;
    let none = values.up_to(1e-6) - values.below(-1e-6);
    let share = |bin: usize| {
        let zero = if edge(bin) <= 0.0 && edge(bin + 1) > 0.0 { none } else { 0.0 };
        ((values.below(edge(bin + 1)) - values.below(edge(bin)) - zero) / count).max(0.0)
    };
    let median = match values.quantile_of_those(0.5) {
        Some(middle) if values.share_never() > 0.0 => middle,
        _ => rounding::known(values.quantile(0.5), unit),
    };
    Bars {
        name: name.to_owned(),
        shares: (0..BINS).map(share).collect(),
        none: none / count,
        beyond: 1.0 - values.below(to) / count - values.share_never(),
        median,
        tenth: None,
    }
}
