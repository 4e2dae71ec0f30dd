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

/// Letters of names, and of what they are.
fn styles(canvas: &Canvas<'_>) -> [Style; 2] {
    [Style::new(26.0, canvas.colours.text).bold(), Style::new(22.0, canvas.colours.muted)]
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
        let over = shown.iter().any(|row| Self::is_long(canvas, row, height));
        for (index, row) in shown.iter().enumerate() {
            let middle = top + 14.0 + (index as f64 + 0.5) * height;
            if over {
                self.row_below_its_name(canvas, row, (middle, height), longest)?;
            } else {
                self.row(canvas, row, middle, height, longest)?;
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

    /// The width of names where they stand beside their bars.
    fn names(canvas: &Canvas<'_>) -> f64 {
        let (left, right) = canvas.edges();
        (right - left) * if canvas.is_narrow() { 0.36 } else { 0.30 }
    }

    /// Whether what a row is has no room beside its bar.
    fn is_long(canvas: &Canvas<'_>, row: &Row, height: f64) -> bool {
        let [name, kind] = [&row.name, &row.kind].map(|words| canvas.say(words));
        let [name_style, kind_style] = styles(canvas);
        let (wide, room) = (canvas.width(&kind, &kind_style), Self::names(canvas) - 24.0);
        let beside = canvas.width(&name, &name_style) + wide + 40.0 < room + 24.0;
        !kind.is_empty() && !beside && (wide > room || height < 62.0)
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
        row: &Row,
        middle: f64,
        height: f64,
        longest: f64,
    ) -> Result<(), String> {
        let (left, right) = canvas.edges();
        let [name, kind] = styles(canvas);
        // Name and kind side by side where the sheet is wide, else one above the other.
        let names = Self::names(canvas);
        let (text, name) = canvas.fitted(&canvas.say(&row.name), &name, names - 24.0, 1);
        let text = text.concat();
        let kind_text = canvas.say(&row.kind);
        let beside = canvas.width(&text, &name) + canvas.width(&kind_text, &kind) + 40.0 < names;
        if kind_text.is_empty() || (!beside && height < 62.0) {
            canvas.text(&text, (left, middle), &name)?;
        } else if beside {
            canvas.text(&text, (left, middle), &name)?;
            let at = (left + names - 24.0, middle);
            canvas.text(&kind_text, at, &kind.anchor(Anchor::Right))?;
        } else {
            let most = if height < 80.0 { 1 } else { 2 };
            let (lines, kind) = canvas.fitted(&kind_text, &kind, names - 24.0, most);
            let step = kind.size * 1.15;
            let first = middle - 15.5 - step / 2.0 * (lines.len() - 1) as f64;
            canvas.text(&text, (left, first), &name)?;
            for (place, line) in lines.iter().enumerate() {
                canvas.text(line, (left, first + 31.0 + step * place as f64), &kind)?;
            }
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
            canvas.text(&shown, (end + 14.0, low + thick / 2.0), &style)?;
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
