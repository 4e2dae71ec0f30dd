//! Waterfalls: from one number to another, step by step.

use plotters::style::Color;
use serde::{Deserialize, Serialize};

use crate::{
    Look,
    canvas::Canvas,
    check,
    data::Data,
    key_name::KeyNames,
    language::{Phrase, label::Label, number, phrase, rounding},
    legend::{self, Key},
    lettering::{Anchor, Style},
    metrics::Unit,
    plot::{self, Axis},
    reach::{self, Behind},
};

/// The way from one scenario to another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Waterfall {
    /// Unit of the values.
    pub unit: Unit,
    /// Where it begins.
    pub from: (String, f64),
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Where it ends.
    pub to: (String, f64),
}

/// A step.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Step {
    /// What is switched on.
    pub name: Label,
    /// What it adds.
    pub adds: f64,
    /// Standard error of that; none where too few paths differ to tell one.
    pub error: Option<f64>,
    /// The least and the most that it adds in any order, if all were tried.
    pub range: Option<[f64; 2]>,
}

/// Place of the colour of what adds.
pub const ADDS: usize = 3;
/// Place of the colour of what takes away.
pub const TAKES_AWAY: usize = 4;

/// A step that is smaller is dust: over the largest, and, of a share, by itself.
const DUST: [f64; 2] = [0.03, 0.001];

/// Between a bar and what it adds, and between that and its range.
const SPACE: f64 = 12.0;
const BESIDE: f64 = 14.0;

/// Letters of what a bar adds, and of the least and the most of it.
fn styles(canvas: &Canvas<'_>, size: f64) -> [Style; 2] {
    let own = Style::new(size, canvas.colours.text).bold();
    [own, Style::new((size * 0.8).max(14.0), canvas.colours.muted)]
}

/// A bar of the chart: name, from, to, and the step, if it is no end.
type Bar<'a> = (Label, f64, f64, Option<&'a Step>);

impl Waterfall {
    fn bars(&self) -> Vec<Bar<'_>> {
        let mut bars: Vec<Bar<'_>> = vec![(self.from.0.as_str().into(), 0.0, self.from.1, None)];
        let mut level = self.from.1;
        for step in &self.steps {
            bars.push((step.name.clone(), level, level + step.adds, Some(step)));
            level += step.adds;
        }
        bars.push((self.to.0.as_str().into(), 0.0, self.to.1, None));
        bars
    }

    /// Whether a step is more than dust: of what nobody sees nothing is said.
    pub fn is_seen(&self, step: &Step) -> bool {
        let largest = self.steps.iter().map(|step| step.adds.abs()).fold(0.0, f64::max);
        let least = if self.unit == Unit::Share { DUST[1] } else { 0.0 };
        step.adds != 0.0 && step.adds.abs() >= (DUST[0] * largest).max(least)
    }

    /// The names of its bars, each with what it is or adds, and how much that is in any order.
    pub(crate) fn told(&self, look: &Look) -> impl Iterator<Item = Phrase> {
        self.bars().into_iter().map(|(name, _, to, step)| {
            let words = self.words(look, step, to);
            let words = match step.and_then(|step| self.range_words(look, step)) {
                Some(range) => {
                    phrase!("{what} ({detail})", what = phrase(words), detail = phrase(range))
                }
                None => words,
            };
            phrase!("{head}: {said}", head = phrase(name.head()), said = phrase(words))
        })
    }

    /// A number in the reader's language, without sign of per cent: what is added to a share are points. Amounts are all in
    /// the size that the axis counts in.
    fn plain(&self, look: &Look, value: f64) -> String {
        match self.unit {
            Unit::Share => {
                let text = number::value(value, self.unit);
                look.language.number(text.trim_end_matches(" %"))
            }
            unit => look.part(value, unit),
        }
    }

    /// The same with its sign.
    fn signed(&self, look: &Look, value: f64) -> String {
        let text = number::short(&self.plain(look, value));
        if value > 0.0 && !text.starts_with('<') { format!("+{text}") } else { text }
    }

    /// What a bar is, or what its step adds.
    fn words(&self, look: &Look, step: Option<&Step>, to: f64) -> Phrase {
        match (step, self.unit) {
            (Some(step), Unit::Share) => {
                phrase!("{points} points", points = name(&self.signed(look, step.adds)))
            }
            (Some(step), _) => Phrase::of_name(&self.signed(look, step.adds)),
            (None, Unit::Share) => phrase!(percent(to)),
            (None, _) => Phrase::of_name(&self.plain(look, to)),
        }
    }

    /// The least and the most that a step adds in any order, where that is more than one number.
    fn range_words(&self, look: &Look, step: &Step) -> Option<Phrase> {
        let ends = step.range.filter(|_| self.is_seen(step))?;
        let largest = ends[0].abs().max(ends[1].abs());
        let [least, most] = ends.map(|end| self.signed(look, rounding::beside(end, largest)));
        (least != most)
            .then(|| phrase!("{least} … {most}", least = name(&least), most = name(&most)))
    }

    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let colours = canvas.colours;
        let bars = self.bars();
        let (left, right) = canvas.edges();
        let ends = || bars.iter().flat_map(|(_, from, to, _)| [*from, *to]);
        let (low, high) = (ends().fold(0.0, f64::min), ends().fold(0.0, f64::max));
        let axis = Axis::near(low, high, if canvas.is_narrow() { 4 } else { 6 });
        let keys = [(ADDS, "adds"), (TAKES_AWAY, "takes away")];
        let keys = keys
            .map(|(place, words)| (Key::Square(colours.of(place).to_rgba()), canvas.word(words)));
        let (top, bottom) = (legend::draw(canvas, top, &keys)? + 10.0, canvas.bottom() - 20.0);
        let height = ((bottom - top) / bars.len() as f64).min(100.0);
        let labels: Vec<&Label> = bars.iter().map(|bar| &bar.0).collect();
        let names = KeyNames::new(canvas, &labels, height);
        let size = (height * 0.42).clamp(14.0, 24.0);
        let area = self.reach(canvas, (&bars, size), (left + names.wide, right - 20.0), &axis);
        let at = |value: f64| area.0 + (area.1 - area.0) * axis.place(value);
        let label = plot::ticks(canvas, &axis, self.unit);
        let style = Style::new(22.0, colours.muted).anchor(Anchor::Centre);
        for tick in &axis.ticks {
            let colour = if *tick == 0.0 { colours.muted } else { colours.grid };
            canvas.line(&[(at(*tick), top), (at(*tick), bottom)], colour, 1.5)?;
            canvas.text(&label(*tick), (at(*tick), bottom + 24.0), &style)?;
        }
        for (place, bar) in bars.iter().enumerate() {
            let middle = top + (place as f64 + 0.5) * height;
            names.draw(canvas, &bar.0, (left, middle), bar.3.is_none())?;
            self.bar(canvas, bar, (names.bar(middle), height, size), &at)?;
        }
        Ok(())
    }

    /// Ends of the scale between two edges, with room for what is said behind the bars.
    fn reach(
        &self,
        canvas: &Canvas<'_>,
        (bars, size): (&[Bar<'_>], f64),
        edges: (f64, f64),
        axis: &Axis,
    ) -> (f64, f64) {
        let [own, small] = styles(canvas, size);
        let behind = |(_, from, to, step): &Bar<'_>| {
            let words = canvas.say(&self.words(canvas.look, *step, *to));
            let range = self.range_said(canvas, *step);
            let range = range.map_or(0.0, |range| canvas.width(&range, &small) + BESIDE);
            let wide = canvas.width(&words, &own) + SPACE + range;
            Behind { place: axis.place(from.max(*to)), wide, left: false }
        };
        reach::scale(edges, &bars.iter().map(behind).collect::<Vec<_>>())
    }

    /// The least and the most that a step adds, as it stands behind its bar.
    fn range_said(&self, canvas: &Canvas<'_>, step: Option<&Step>) -> Option<String> {
        let range = step.and_then(|step| self.range_words(canvas.look, step))?;
        Some(format!("({})", canvas.say(&range)))
    }

    fn bar(
        &self,
        canvas: &Canvas<'_>,
        (name, from, to, step): &Bar<'_>,
        ((middle, half), height, size): ((f64, f64), f64, f64),
        at: &dyn Fn(f64) -> f64,
    ) -> Result<(), String> {
        let colours = canvas.colours;
        let (left, right) = canvas.edges();
        let colour = match step {
            None => colours.muted,
            // In colours that are no scenario's, where three are compared.
            Some(_) if to >= from => colours.of(ADDS),
            Some(_) => colours.of(TAKES_AWAY),
        };
        let ([style, small], label) = (styles(canvas, size), canvas.say(&name.head()));
        let (x, end) = (at(*from), at(*to));
        canvas.rectangle((x, middle - half), (end, middle + half), colour.to_rgba())?;
        if end < x || step.is_some() {
            // To the bar below.
            canvas.line(
                &[(end, middle + half), (end, middle + height - half)],
                colours.muted,
                1.5,
            )?;
        }
        let words = canvas.say(&self.words(canvas.look, *step, *to));
        let at = (x.max(end) + SPACE, middle);
        canvas.text(&words, at, &style)?;
        let error = step
            .and_then(|step| step.error)
            .map_or_else(String::new, |error| format!(" ± {}", self.plain(canvas.look, error)));
        let key = step.map_or_else(String::new, |step| format!(" ({})", step.name.key));
        let text = format!("{label}: {words}{error}{key}");
        canvas.spot((left, middle - height / 2.0), (at.0 + 60.0, middle + height / 2.0), text);
        let Some(range) = self.range_said(canvas, *step) else { return Ok(()) };
        let beside = at.0 + canvas.width(&words, &style) + BESIDE;
        // Some words leave their bars no room.
        if beside + canvas.width(&range, &small) < right + SPACE {
            canvas.text(&range, (beside, middle), &small)?;
        }
        Ok(())
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, number};
        each("from and to", &[self.from.1, self.to.1], number)?;
        for (place, step) in self.steps.iter().enumerate() {
            let field = format!("steps[{place}]");
            check::label(&format!("{field}.name"), &step.name)?;
            number(&format!("{field}.adds"), step.adds)?;
            check::positive(&format!("{field}.error"), step.error.unwrap_or_default())?;
            each(&format!("{field}.range"), &step.range.unwrap_or_default(), number)?;
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        // What is added to a share are points, here as on the picture.
        let (scale, points) = match self.unit {
            Unit::Share => (100.0, Some(phrase("points"))),
            _ => (1.0, None),
        };
        let added = ["adds", "error", "least", "most"].map(|own| match points.clone() {
            Some(points) => {
                phrase!("{one}, {next}", one = phrase(phrase(own)), next = phrase(points))
            }
            None => phrase(own),
        });
        let header = [phrase("step")].into_iter().chain(added).chain([phrase("level")]);
        let mut rows = Vec::new();
        for (name, _, to, step) in self.bars() {
            let range = step.and_then(|step| step.range);
            let numbers = [
                step.map(|step| step.adds),
                step.and_then(|step| step.error),
                range.map(|range| range[0]),
                range.map(|range| range[1]),
            ];
            let numbers = numbers.into_iter().map(|own| own.map(|own| own * scale));
            rows.push((name.whole(), numbers.chain([Some(to)]).collect()));
        }
        Data { header: header.collect(), rows, ..Data::default() }
    }

    /// What the columns of its table are counted in.
    pub(crate) fn units(&self) -> Vec<Unit> {
        let added = if self.unit == Unit::Share { Unit::Ratio } else { self.unit };
        [vec![added; 4], vec![self.unit]].concat()
    }
}

#[cfg(test)]
mod tests;
