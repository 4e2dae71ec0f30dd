//! Bars of named things, the longest first; a bar for each scenario.

use plotters::style::Color;
use serde::{Deserialize, Serialize};

use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::Data,
        legend,
        lettering::{Anchor, Style},
    },
    language::{Phrase, listed::listed, named, number, phrase},
    metrics::Unit,
};

/// Named values.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rows {
    /// Unit of the values.
    pub unit: Unit,
    /// Names of the scenarios, or of what bars of one thing are held against each other; results of earlier versions have
    /// them as text.
    #[serde(deserialize_with = "named::all")]
    pub series: Vec<Phrase>,
    /// The rows, the largest first.
    pub rows: Vec<Row>,
    /// Those whose value is zero.
    #[serde(deserialize_with = "named::all")]
    pub none: Vec<Phrase>,
    /// Words before their names.
    pub none_label: Phrase,
    /// Whether the last series is what the others are held against: it is grey, as the other colours mean something.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub grey_last: bool,
}

/// A named thing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    /// Its name; results of earlier versions have it as text.
    #[serde(deserialize_with = "named::one")]
    pub name: Phrase,
    /// What it is.
    pub kind: Phrase,
    /// Its value in each scenario.
    pub values: Vec<f64>,
    /// Place of its colour, if it is a scenario itself.
    #[serde(default)]
    pub colour: usize,
}

impl Row {
    /// Whether more bars than two read the same: their numbers would stand upon each other, so one stands for all.
    fn is_one_number(&self, shown: impl Fn(f64) -> String) -> bool {
        let alike = |pair: &[f64]| shown(pair[0]) == shown(pair[1]);
        self.values.len() > 2 && self.values.windows(2).all(alike)
    }
}

/// Letters of names, and of what they are.
fn styles(canvas: &Canvas<'_>) -> [Style; 2] {
    [Style::new(26.0, canvas.colours.text).bold(), Style::new(22.0, canvas.colours.muted)]
}

/// The width of names where they stand beside their bars.
fn names(canvas: &Canvas<'_>) -> f64 {
    let (left, right) = canvas.edges();
    (right - left) * if canvas.is_narrow() { 0.36 } else { 0.30 }
}

/// Between a name and its bar, and between a name and what it is.
const SPACE: f64 = 24.0;
const APART: f64 = 16.0;
/// Rows that are lower have no room for two lines.
const TWO_LINES: f64 = 62.0;
/// Sizes of names that are tried, over the largest.
const SIZES: [f64; 4] = [1.0, 0.92, 0.84, 0.76];

/// Where names and what they are stand, in all rows of a chart alike; with the size of the names.
#[derive(Clone, Copy)]
enum Layout {
    /// Side by side, at the left of the bar.
    Beside(f64),
    /// What it is below the name.
    Under(f64),
    /// Both in a line above the bar.
    Over,
}

impl Layout {
    /// The first that has room for every row.
    fn of(canvas: &Canvas<'_>, rows: &[Row], height: f64) -> Self {
        let room = names(canvas) - SPACE;
        let [largest, kind] = styles(canvas);
        let widths: Vec<[f64; 2]> = rows
            .iter()
            .map(|row| {
                let [name, said] = [&row.name, &row.kind].map(|words| canvas.say(words));
                [canvas.width(&name, &largest), canvas.width(&said, &kind)]
            })
            .collect();
        let fits = |size: f64, wide: &dyn Fn(f64, f64) -> f64| {
            widths.iter().all(|[name, said]| wide(name * size, *said) <= room)
        };
        let beside = |name: f64, said: f64| if said > 0.0 { name + APART + said } else { name };
        let all = || SIZES.into_iter();
        if let Some(size) = all().find(|size| fits(*size, &beside)) {
            return Self::Beside(size);
        }
        let has_kinds = widths.iter().any(|[_, said]| *said > 0.0);
        let under = all().find(|size| fits(*size, &|name, said| name.max(said)));
        match under.filter(|_| height >= TWO_LINES) {
            Some(size) => Self::Under(size),
            // Names alone are cut rather than set above their bars.
            None if !has_kinds && height < TWO_LINES => Self::Beside(SIZES[SIZES.len() - 1]),
            None => Self::Over,
        }
    }

    /// Letters of names.
    fn name(self, canvas: &Canvas<'_>) -> Style {
        let [name, _] = styles(canvas);
        match self {
            Self::Beside(size) | Self::Under(size) => Style { size: name.size * size, ..name },
            Self::Over => name,
        }
    }
}

/// Size of the values at the ends of bars, at most.
const VALUE: f64 = 26.0;
/// Rows that fit on a sheet.
const MOST: usize = 12;

impl Rows {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let names: Vec<String> = self.series.iter().map(|name| canvas.say(name)).collect();
        let mut keys = legend::squares(&names, 1.0);
        if let Some((key, _)) = keys.last_mut().filter(|_| self.grey_last) {
            *key = legend::Key::Square(canvas.colours.beside().to_rgba());
        }
        let top = legend::draw(canvas, top, &keys)?;
        let shown = &self.rows[..self.rows.len().min(MOST)];
        let foot = if self.none.is_empty() && self.rows.len() <= MOST { 0.0 } else { 60.0 };
        let room = canvas.bottom() + 10.0 - top - foot;
        let height = (room / shown.len().max(1) as f64).min(260.0);
        canvas.leaves(room - height * shown.len().max(1) as f64);
        let values = shown.iter().flat_map(|row| &row.values);
        let longest = values.copied().fold(1e-12, f64::max);
        let layout = Layout::of(canvas, shown, height);
        for (index, row) in shown.iter().enumerate() {
            let middle = top + 14.0 + (index as f64 + 0.5) * height;
            if let Layout::Over = layout {
                self.row_below_its_name(canvas, row, (middle, height), longest)?;
            } else {
                self.row(canvas, (row, layout), (middle, height), longest)?;
            }
        }
        let mut words = String::new();
        if self.rows.len() > MOST {
            let more = (self.rows.len() - MOST).to_string();
            words = canvas.say(&phrase!("and {count} more; ", count = name(&more)));
        }
        if !self.none.is_empty() {
            let none: Vec<String> = self.none.iter().map(|name| canvas.say(name)).collect();
            words = format!("{words}{} {}", canvas.say(&self.none_label), listed(&none));
        }
        let (left, right) = canvas.edges();
        let style = Style::new(24.0, canvas.colours.muted);
        let at = top + 44.0 + shown.len() as f64 * height;
        let words = canvas.fit(words.trim_end_matches("; "), &style, right - left);
        canvas.text(&words, (left, at.min(canvas.bottom())), &style)
    }

    /// The name and what it is in a line above the bar, as wide as the sheet.
    fn row_below_its_name(
        &self,
        canvas: &Canvas<'_>,
        row: &Row,
        (middle, height): (f64, f64),
        longest: f64,
    ) -> Result<(), String> {
        let (left, right) = canvas.edges();
        let [name, kind] = styles(canvas);
        let line = middle - height * 0.24;
        let text = canvas.fit(&canvas.say(&row.name), &name, (right - left) * 0.4);
        canvas.text(&text, (left, line), &name)?;
        let begin = left + canvas.width(&text, &name) + 16.0;
        let words = canvas.fit(&canvas.say(&row.kind), &kind, right - begin);
        canvas.text(&words, (begin, line), &kind)?;
        let bars = (left, right - self.reach(canvas, longest));
        let area = (middle + height * 0.22, height * 0.5);
        self.bars(canvas, row, bars, area, longest)
    }

    fn row(
        &self,
        canvas: &Canvas<'_>,
        (row, layout): (&Row, Layout),
        (middle, height): (f64, f64),
        longest: f64,
    ) -> Result<(), String> {
        let (left, right) = canvas.edges();
        let [_, kind] = styles(canvas);
        let names = names(canvas);
        let (name, text) = (layout.name(canvas), canvas.say(&row.name));
        let text = canvas.fit(&text, &name, names - SPACE);
        let said = canvas.say(&row.kind);
        if said.is_empty() || matches!(layout, Layout::Beside(_)) {
            canvas.text(&text, (left, middle), &name)?;
            let at = (left + names - SPACE, middle);
            canvas.text(&said, at, &kind.anchor(Anchor::Right))?;
        } else {
            canvas.text(&text, (left, middle - 15.5), &name)?;
            let words = canvas.fit(&said, &kind, names - SPACE);
            canvas.text(&words, (left, middle + 15.5), &kind)?;
        }
        let bars = (left + names, right - self.reach(canvas, longest));
        self.bars(canvas, row, bars, (middle, (height * 0.72).min(150.0)), longest)
    }

    /// Room for what stands behind bars: all of them are on one scale.
    fn reach(&self, canvas: &Canvas<'_>, longest: f64) -> f64 {
        let style = Style::new(VALUE, canvas.colours.text).bold();
        let values = self.rows.iter().take(MOST).flat_map(|row| &row.values);
        let widths = values.map(|own| canvas.width(&self.shown(canvas, *own, longest), &style));
        (widths.fold(0.0, f64::max) + 24.0).max(130.0)
    }

    /// A value with the decimals of the largest, so that one chart has one precision; amounts have their words.
    fn shown(&self, canvas: &Canvas<'_>, value: f64, longest: f64) -> String {
        if self.unit == Unit::Money && canvas.look.fitted.currency.is_some() {
            return canvas.value(value, self.unit);
        }
        let decimals = |value: f64| {
            number::plain(value).split_once('.').map_or(0, |(_, fraction)| fraction.len())
        };
        let digits = decimals(longest);
        let is_share = matches!(self.unit, Unit::Share | Unit::Rate | Unit::Year | Unit::Years);
        if is_share || longest >= 1e15 || decimals(value) <= digits || value < 1.0 {
            return canvas.value(value, self.unit);
        }
        canvas.language().number(&number::to_decimals(value, digits))
    }

    /// The bars of a row between two edges, within a height around a middle.
    fn bars(
        &self,
        canvas: &Canvas<'_>,
        row: &Row,
        bars: (f64, f64),
        (middle, height): (f64, f64),
        longest: f64,
    ) -> Result<(), String> {
        let (left, right) = canvas.edges();
        let colours = canvas.colours;
        let thick = height.min(150.0) / row.values.len().max(1) as f64;
        let one = row.is_one_number(|value| self.shown(canvas, value, longest));
        for (place, value) in row.values.iter().enumerate() {
            let low = middle - thick * row.values.len() as f64 / 2.0 + thick * place as f64;
            let end = bars.0 + (bars.1 - bars.0) * (value / longest).clamp(0.0, 1.0);
            let box_of = (place + row.colour, 1.0);
            let corners = ((bars.0, low + 1.0), (end, low + thick - 1.0));
            if self.grey_last && place + 1 == row.values.len() {
                canvas.rectangle(corners.0, corners.1, colours.beside().to_rgba())?;
            } else {
                canvas.series_box(corners.0, corners.1, box_of)?;
            }
            let size = (thick * 0.9).clamp(14.0, VALUE);
            let style = Style::new(size, colours.text).bold();
            let shown = self.shown(canvas, *value, longest);
            if !one || place == row.values.len() / 2 {
                canvas.text(&shown, (end + 14.0, low + thick / 2.0), &style)?;
            }
            let name = self.series.get(place).map(|name| canvas.say(name));
            let who = name.map_or_else(String::new, |name| format!(", {name}"));
            let words = format!("{}{who}: {shown}", canvas.say(&row.name));
            canvas.spot((left, low), (right, low + thick), words);
        }
        Ok(())
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        check::phrase("none_label", &self.none_label)?;
        for (place, row) in self.rows.iter().enumerate() {
            let field = format!("rows[{place}]");
            check::phrase(&format!("{field}.name"), &row.name)?;
            check::phrase(&format!("{field}.kind"), &row.kind)?;
            check::count(&format!("{field}.colour"), row.colour)?;
            let values = format!("{field}.values");
            check::length(&values, row.values.len(), self.series.len().max(1))?;
            check::each(&values, &row.values, check::positive)?;
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        let mut header = vec![phrase("name")];
        if self.series.is_empty() {
            header.push(phrase("value"));
        }
        header.extend(self.series.iter().cloned());
        let row = |row: &Row| {
            let name = if row.kind.text().is_empty() {
                row.name.clone()
            } else {
                phrase!(
                    "{head}: {said}",
                    head = phrase(row.name.clone()),
                    said = phrase(row.kind.clone())
                )
            };
            (name, row.values.iter().map(|value| Some(*value)).collect())
        };
        Data { header, rows: self.rows.iter().map(row).collect(), ..Data::default() }
    }
}
