//! Exceedance curves: how rarely a value is exceeded, read as "one path in ten"; where small values are the
//! bad ones, how rarely it is fallen short of.

use plotters::style::Color;
use serde::{Deserialize, Serialize};

use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::{Data, numbered},
        legend,
        lettering::Style,
        plot::{self, Axis, Plot},
    },
    language::{Phrase, number, phrase, rounding},
    metrics::{Distribution, Quantity, Side, Unit},
};

/// The value than which a share of the paths is worse, for each scenario.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Exceedance {
    /// Unit of the values.
    pub unit: Unit,
    /// Name of each scenario (empty if it is the only one), and its values at `shares`.
    pub series: Vec<(String, Vec<f64>)>,
    /// The shares of paths, falling.
    pub shares: Vec<f64>,
    /// Amounts at round shares, in the figures that they are known to: what is written beside the only curve.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<[f64; 2]>,
    /// Whether small values are the bad ones.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub short: bool,
}

/// Points of a curve, and shares that are written beside it.
const POINTS: usize = 120;
const MARKS: [f64; 3] = [0.5, 0.1, 0.01];
/// Shares that are so near to each other are the same.
const NEARLY: f64 = 0.999_999;
/// Size of names at the ends of curves.
const NAMES: f64 = 22.0;
/// Shares that the scale names.
const MARKS_UP: [f64; 10] = [1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

/// The quantile than which a share of the paths is worse.
fn level_of(share: f64, short: bool) -> f64 {
    if short { share } else { (1.0 - share).max(1e-12) }
}

impl Exceedance {
    /// Of the same quantity in several scenarios, down to the share of five paths.
    pub fn new(quantity: &Quantity, all: &[(String, &Distribution)]) -> Self {
        let short = quantity.worse == Side::Low;
        let paths = all.iter().map(|(_, d)| d.count()).min().unwrap_or(1) as f64;
        let rarest = (5.0 / paths).clamp(0.001, 0.5);
        // Evenly spaced on the logarithmic scale.
        let share = |i: usize| crate::math::exp(crate::math::ln(rarest) * i as f64 / POINTS as f64);
        let mut shares: Vec<f64> = (0..=POINTS).map(share).collect();
        shares.extend(MARKS.into_iter().filter(|mark| *mark > rarest));
        shares.sort_by(|a, b| b.total_cmp(a));
        let values = |d: &Distribution| -> Vec<f64> {
            shares.iter().map(|share| d.quantile(level_of(*share, short)).value).collect()
        };
        let series = all.iter().map(|(n, d)| (n.clone(), values(d))).collect();
        let marks = match all {
            [(_, only)] => {
                let known = |share: f64| {
                    [share, rounding::known(only.quantile(level_of(share, short)), quantity.unit)]
                };
                MARKS.into_iter().filter(|mark| *mark >= rarest).map(known).collect()
            }
            _ => Vec::new(),
        };
        Self { unit: quantity.unit, series, shares, marks, short }
    }

    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let names: Vec<String> = self.series.iter().map(|(name, _)| name.clone()).collect();
        let all = || self.series.iter().flat_map(|(_, values)| values.iter().copied());
        let (low, high) = (all().fold(0.0, f64::min), all().fold(1e-9, f64::max));
        let (left, right) = canvas.edges();
        let count = if canvas.is_narrow() { 4 } else { 6 };
        let rarest = self.shares[self.shares.len() - 1];
        let begin = self.begin(high);
        let mut up = Axis::log(rarest, self.shares[begin]);
        up.ticks = MARKS_UP.to_vec();
        let ends = rarest * 0.999..=self.shares[begin] * 1.001;
        up.ticks.retain(|tick| ends.contains(tick));
        let axes = (Axis::near(low, high, count), up);
        let across = plot::ticks(canvas, &axes.0, self.unit);
        let one_in = |share: f64| {
            let times = canvas.language().number(&number::count_of(1.0 / share));
            if share >= 1.0 {
                canvas.word("all")
            } else {
                canvas.say(&phrase!("1 in {paths}", paths = name(&times)))
            }
        };
        let below = |top: f64, room: f64| {
            let area = [left, top + 24.0, right - room, canvas.bottom()];
            Plot::new(canvas, area, axes.clone(), &one_in)
        };
        let room = if names.len() > 1 { 20.0 } else { 150.0 };
        // The last of them may need more.
        let style = Style::new(NAMES, canvas.colours.text).bold();
        let widest = names.iter().map(|name| canvas.width(name, &style)).fold(room, f64::max);
        let free = [room, widest + 48.0].map(|room| below(top, room));
        let found = free.into_iter().find_map(|plot| Some((self.names_at_ends(&plot)?, plot)));
        let (named, plot) = match found {
            Some((places, plot)) => (Some(places), plot),
            None if names.len() < 2 => (None, below(top, room)),
            None => (None, below(legend::draw(canvas, top, &legend::series(&names))?, room)),
        };
        plot.axes(&across, &one_in)?;
        for (place, (name, values)) in self.series.iter().enumerate() {
            let points: Vec<_> =
                self.shares.iter().zip(values).map(|(share, x)| plot.at(*x, *share)).collect();
            canvas.series_line(&points[begin..], place)?;
            self.spots(&plot, name, values);
        }
        if let [(_, values)] = self.series.as_slice() {
            return self.marks(&plot, values, begin);
        }
        self.points_of_title(&plot, named.is_some())?;
        for ((place, name), at) in (0..).zip(&names).zip(named.into_iter().flatten()) {
            let style = Style::new(NAMES, canvas.colours.of(place)).bold();
            canvas.text(name, at, &style)?;
        }
        Ok(())
    }

    /// Where the names of several curves stand at their lower ends; nothing where these are too near to each other, or
    /// to the edge: then a legend has the names.
    fn names_at_ends(&self, plot: &Plot<'_, '_>) -> Option<Vec<(f64, f64)>> {
        let canvas = plot.canvas;
        let bottom = *self.shares.last()?;
        let style = Style::new(NAMES, canvas.colours.text).bold();
        let mut ends = Vec::new();
        for (name, values) in &self.series {
            let (x, y) = plot.at(*values.last()?, bottom);
            let width = canvas.width(name, &style);
            ends.push((x + 12.0, y - 22.0, x + 24.0 + width));
        }
        let mut sorted = ends.clone();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        let apart = sorted.windows(2).all(|pair| pair[0].2 < pair[1].0 - 24.0);
        let inside = sorted.last().is_some_and(|last| last.2 < canvas.edges().1);
        (ends.len() > 1 && apart && inside).then(|| ends.iter().map(|end| (end.0, end.1)).collect())
    }

    /// The place from which on there is something to see: the paths before it have nothing in any scenario.
    fn begin(&self, high: f64) -> usize {
        let nothing = |place: &usize| {
            self.series.iter().all(|(_, values)| values[*place].abs() <= high * 1e-6)
        };
        let dull = (0..self.shares.len()).take_while(nothing).count();
        // From the last round share on, so that the scale has marks.
        let round = MARKS_UP
            .iter()
            .copied()
            .filter(|mark| self.shares.get(dull).is_some_and(|share| *mark >= *share));
        let from = round.fold(1.0, f64::min);
        let begin = self.shares.iter().rposition(|share| *share >= from * 0.999).unwrap_or(0);
        begin.min(self.shares.len().saturating_sub(2))
    }

    /// The amounts at round shares, written beside the only curve.
    fn marks(&self, plot: &Plot<'_, '_>, values: &[f64], begin: usize) -> Result<(), String> {
        let canvas = plot.canvas;
        for share in MARKS {
            let Some(place) = self.shares.iter().position(|own| own.total_cmp(&share).is_eq())
            else {
                continue;
            };
            if place < begin || values[place] == 0.0 {
                continue;
            }
            let (x, y) = plot.at(values[place], share);
            let colour = canvas.colours.contrast.to_rgba();
            canvas.rectangle((x - 6.0, y - 6.0), (x + 6.0, y + 6.0), colour)?;
            let style = Style::new(22.0, canvas.colours.text).bold();
            let mark = self.marks.iter().find(|mark| mark[0].total_cmp(&share).is_eq());
            let words = canvas.value(mark.map_or(values[place], |mark| mark[1]), self.unit);
            canvas.text(&words, (x + 16.0, y - 20.0), &style)?;
        }
        Ok(())
    }

    /// The share that titles of several scenarios speak of: the rarest round one that is drawn, but for half of the paths.
    pub fn told_share(&self) -> Option<f64> {
        let rarest = *self.shares.last()?;
        [MARKS[2], MARKS[1]].into_iter().find(|share| *share >= rarest * NEARLY)
    }

    /// What each scenario's curve has at that share.
    pub fn told(&self) -> Option<(f64, Vec<f64>)> {
        let share = self.told_share()?;
        // The last of them is worked out, and may miss by the last digit.
        let near = |own: &f64| (NEARLY..=1.0 / NEARLY).contains(&(own / share));
        let place = self.shares.iter().position(near)?;
        Some((share, self.series.iter().map(|(_, values)| values[place]).collect()))
    }

    /// A point on each of several curves where their title speaks of them, with its number where no name stands.
    fn points_of_title(&self, plot: &Plot<'_, '_>, is_named: bool) -> Result<(), String> {
        let canvas = plot.canvas;
        let Some((share, values)) = self.told() else { return Ok(()) };
        let lowest = self.shares[self.shares.len() - 1];
        let mut taken: Vec<[f64; 2]> = Vec::new();
        let mut points: Vec<(usize, f64)> = values.into_iter().enumerate().collect();
        points.sort_by(|a, b| a.1.total_cmp(&b.1));
        for (place, value) in points.into_iter().filter(|(_, value)| *value != 0.0) {
            let (x, y) = plot.at(value, share);
            let colour = canvas.colours.of(place);
            canvas.rectangle((x - 6.0, y - 6.0), (x + 6.0, y + 6.0), colour.to_rgba())?;
            let style = Style::new(22.0, colour).bold();
            let words = canvas.value(rounding::figures(value, 2, self.unit), self.unit);
            let area = [x + 16.0, x + 28.0 + canvas.width(&words, &style)];
            let at_names = is_named && plot.at(0.0, lowest).1 - y < 2.0 * NAMES;
            let clear = taken.last().is_none_or(|other| other[1] < area[0]);
            if !at_names && clear && area[1] < canvas.edges().1 {
                canvas.text(&words, (area[0], y - 20.0), &style)?;
                taken.push(area);
            }
        }
        Ok(())
    }

    fn spots(&self, plot: &Plot<'_, '_>, name: &str, values: &[f64]) {
        let canvas = plot.canvas;
        for (share, value) in self.shares.iter().zip(values).step_by(4) {
            let (x, y) = plot.at(*value, *share);
            let amount = canvas.value(*value, self.unit);
            let name = if name.is_empty() { String::new() } else { format!("{name}: ") };
            let share = canvas.value(*share, Unit::Share);
            let words = if self.short {
                "less than {amount} on {share} of the paths"
            } else {
                "more than {amount} on {share} of the paths"
            };
            let words = phrase!(words, amount = name(&amount), share = name(&share));
            let text = format!("{name}{}", canvas.say(&words));
            canvas.spot((x - 8.0, y - 8.0), (x + 8.0, y + 8.0), text);
        }
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, length, share, some};
        let number = check::number;
        some("shares", self.shares.len(), 2)?;
        some("series", self.series.len(), 1)?;
        each("shares", &self.shares, share)?;
        each("shares", &self.shares, |field, share| {
            let positive = share > 0.0;
            positive
                .then_some(())
                .ok_or_else(|| format!("{field} is {share:?}, expected a share above 0"))
        })?;
        self.marks.iter().try_for_each(|mark| each("marks", mark, number))?;
        let falling: Vec<f64> = self.shares.iter().map(|share| -share).collect();
        check::rising("shares, from the last,", &falling)?;
        for (place, (_, values)) in self.series.iter().enumerate() {
            let field = format!("series[{place}]");
            length(&field, values.len(), self.shares.len())?;
            each(&field, values, number)?;
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        let mut header = vec![phrase("share of paths")];
        header.extend(self.series.iter().map(|(name, _)| match name.as_str() {
            "" if self.short => phrase("is fallen short of"),
            "" => phrase("is exceeded"),
            name => Phrase::of_name(name),
        }));
        let row = |place: usize| {
            let numbers = self.series.iter().map(|(_, values)| Some(values[place])).collect();
            (numbered(self.shares[place]), numbers)
        };
        Data {
            header,
            rows: (0..self.shares.len()).step_by(4).map(row).collect(),
            named: Some(Unit::Share),
            ..Data::default()
        }
    }
}
