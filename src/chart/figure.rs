//! A chart as data: what it shows and says, without colours, size or language, so that it can be drawn again.

use serde::{Deserialize, Serialize};

use super::{
    Look,
    canvas::Canvas,
    check,
    data::Data,
    form::{
        Clouds, Columns, Densities, Dots, Exceedance, Fan, Grid, Heat, Histogram, Lines, Panels,
        Range, Ranges, Response, Rows, Stack, Tornado, Up, Waterfall, Whiskers,
    },
};
use crate::{
    language::{Phrase, number, phrase, rounding},
    metrics::Unit,
    scenario::Run,
};

/// A chart before it is drawn.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Figure {
    /// Name of its files, without ending.
    pub name: String,
    /// What it shows, in words and numbers.
    pub title: Phrase,
    /// What is drawn, and its unit.
    pub subtitle: Phrase,
    /// Where the numbers come from.
    pub foot: Phrase,
    /// The drawing.
    pub form: Form,
    /// What a slide says below it; without a word it says how such a chart is read.
    #[serde(skip)]
    pub takeaway: Option<Phrase>,
}

/// A kind of chart with its numbers.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Bands by year.
    Fan(Fan),
    /// Fans side by side.
    Panels(Panels),
    /// Shares of paths by values.
    Histogram(Histogram),
    /// Probability of more than each value.
    Exceedance(Exceedance),
    /// Groups of columns.
    Columns(Columns),
    /// Bars of named things.
    Rows(Rows),
    /// Columns by year, in layers.
    Stack(Stack),
    /// What drives a number.
    Tornado(Tornado),
    /// From one number to another.
    Waterfall(Waterfall),
    /// A number in every combination of two keys.
    Grid(Grid),
    /// A plane of two parameters.
    Heat(Heat),
    /// Distributions of years, one below the other.
    Ranges(Ranges),
    /// Lines.
    Lines(Lines),
    /// A table of dots.
    Dots(Dots),
    /// Named numbers with their intervals.
    Whiskers(Whiskers),
    /// Numbers over a key of the scenario.
    Response(Response),
    /// What was known of parameters, and is.
    Densities(Densities),
    /// Parameters that are known together.
    Clouds(Clouds),
}

impl Figure {
    /// With what is to be taken away, if there is something.
    #[must_use]
    pub fn saying(self, takeaway: impl Into<Option<Phrase>>) -> Self {
        Self { takeaway: takeaway.into(), ..self }
    }

    /// Whether it can be drawn; the error names the figure and the field.
    pub(super) fn check(&self) -> Result<(), String> {
        check::name("name", &self.name).map_err(|error| format!("a figure's {error}"))?;
        let words = [("title", &self.title), ("subtitle", &self.subtitle), ("foot", &self.foot)];
        let said = words.into_iter().try_for_each(|(field, words)| check::phrase(field, words));
        let checked = said.and_then(|()| self.form.check());
        checked.map_err(|error| format!("figure `{}`: {error}", self.name))
    }
}

impl Form {
    /// Draws below a height.
    pub(super) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        match self {
            Self::Fan(form) => form.draw(canvas, top),
            Self::Panels(form) => form.draw(canvas, top),
            Self::Histogram(form) => form.draw(canvas, top),
            Self::Exceedance(form) => form.draw(canvas, top),
            Self::Columns(form) => form.draw(canvas, top),
            Self::Rows(form) => form.draw(canvas, top),
            Self::Stack(form) => form.draw(canvas, top),
            Self::Tornado(form) => form.draw(canvas, top),
            Self::Waterfall(form) => form.draw(canvas, top),
            Self::Grid(form) => form.draw(canvas, top),
            Self::Heat(form) => form.draw(canvas, top),
            Self::Ranges(form) => form.draw(canvas, top),
            Self::Lines(form) => form.draw(canvas, top),
            Self::Dots(form) => form.draw(canvas, top),
            Self::Whiskers(form) => form.draw(canvas, top),
            Self::Response(form) => form.draw(canvas, top),
            Self::Densities(form) => form.draw(canvas, top),
            Self::Clouds(form) => form.draw(canvas, top),
        }
    }

    /// What the numbers must be; the error names the field.
    fn check(&self) -> Result<(), String> {
        match self {
            Self::Fan(form) => form.check(),
            Self::Panels(form) => form.check(),
            Self::Histogram(form) => form.check(),
            Self::Exceedance(form) => form.check(),
            Self::Columns(form) => form.check(),
            Self::Rows(form) => form.check(),
            Self::Stack(form) => form.check(),
            Self::Tornado(form) => form.check(),
            Self::Waterfall(form) => form.check(),
            Self::Grid(form) => form.check(),
            Self::Heat(form) => form.check(),
            Self::Ranges(form) => form.check(),
            Self::Lines(form) => form.check(),
            Self::Dots(form) => form.check(),
            Self::Whiskers(form) => form.check(),
            Self::Response(form) => form.check(),
            Self::Densities(form) => form.check(),
            Self::Clouds(form) => form.check(),
        }
    }

    /// The numbers behind it.
    pub fn data(&self) -> Data {
        let data = match self {
            Self::Fan(form) => form.data(),
            Self::Panels(form) => form.data(),
            Self::Histogram(form) => form.data(),
            Self::Exceedance(form) => form.data(),
            Self::Columns(form) => form.data(),
            Self::Rows(form) => form.data(),
            Self::Stack(form) => form.data(),
            Self::Tornado(form) => form.data(),
            Self::Waterfall(form) => form.data(),
            Self::Grid(form) => form.data(),
            Self::Heat(form) => form.data(),
            Self::Ranges(form) => form.data(),
            Self::Lines(form) => form.data(),
            Self::Dots(form) => form.data(),
            Self::Whiskers(form) => form.data(),
            Self::Response(form) => form.data(),
            Self::Densities(form) => form.data(),
            Self::Clouds(form) => form.data(),
        };
        Data { units: self.units(), ..data }
    }
}

impl Form {
    /// What the columns of its table are counted in.
    fn units(&self) -> Vec<Unit> {
        match self {
            Self::Fan(form) => vec![form.unit],
            Self::Panels(form) => vec![form.unit],
            Self::Exceedance(form) => vec![form.unit],
            Self::Rows(form) => vec![form.unit],
            Self::Stack(form) => vec![form.unit],
            Self::Waterfall(form) => form.units(),
            Self::Grid(form) => vec![form.unit],
            Self::Lines(form) => vec![form.unit],
            Self::Histogram(_) | Self::Columns(_) | Self::Heat(_) | Self::Whiskers(_) => {
                vec![Unit::Share]
            }
            // The ends are in the units of each parameter.
            Self::Tornado(form) => {
                let end = [Unit::Ratio, form.unit, form.unit];
                [end, end].concat()
            }
            Self::Ranges(_) => [vec![Unit::Year; 5], vec![Unit::Share]].concat(),
            Self::Dots(form) => form.columns.iter().map(|column| column.unit).collect(),
            Self::Response(form) => match &form.up {
                Up::Unit(unit) => vec![*unit],
                Up::Key(_) => Vec::new(),
            },
            Self::Densities(_) | Self::Clouds(_) => Vec::new(),
        }
    }
}

impl Form {
    /// The numbers behind it as a slide has them: without the keys of scenarios in names, amounts in three figures, and
    /// beside names what has no bar.
    pub fn slide_data(&self, look: &Look) -> Data {
        let mut data = self.data();
        let names: Vec<Phrase> = match self {
            Self::Tornado(own) => own.swings.iter().map(|own| own.name.head()).collect(),
            Self::Whiskers(own) => own.rows.iter().map(|row| row.name.head()).collect(),
            Self::Waterfall(own) => own.told(look).collect(),
            Self::Ranges(own) => own.rows.iter().map(Range::with_never).collect(),
            Self::Rows(own) if own.unit != Unit::Share => {
                let values = data.rows.iter_mut().flat_map(|(_, values)| values).flatten();
                values.for_each(|value| *value = rounding::figures(*value, 3, own.unit));
                return data;
            }
            _ => return data,
        };
        data.rows.iter_mut().zip(names).for_each(|(row, name)| row.0 = name);
        data
    }
}

/// The name of a unit.
pub fn unit_phrase(unit: Unit, run: &Run) -> Phrase {
    match unit {
        Unit::Money => phrase!(currency(&run.currency)),
        Unit::Price => phrase!(
            "{money} per {unit} and year",
            money = currency(&run.currency),
            unit = name(&run.unit)
        ),
        Unit::Capacity | Unit::Sites | Unit::Energy => {
            Phrase::of_name(&number::unit_name(unit, run))
        }
        Unit::Share | Unit::Rate => phrase("%"),
        Unit::Ratio => phrase("ratio"),
        Unit::Year => phrase("year"),
        Unit::Years => phrase("years"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        form::{Row, Rows},
        language::Language,
    };

    /// A bar of a signpost is called by its year alone; what to watch stands behind.
    #[test]
    fn tables_and_slides_say_what_bars_are() {
        let row = |kind: &str| Row {
            name: Phrase::of_name("2031"),
            kind: phrase(kind),
            values: vec![0.4],
            colour: 0,
        };
        let rows = Rows {
            unit: Unit::Share,
            series: Vec::new(),
            rows: vec![row("builder"), row("")],
            none: Vec::new(),
            none_label: phrase(""),
            grey_last: false,
        };
        let said = |language: Language| {
            let data = Form::Rows(rows.clone()).data();
            data.rows.iter().map(|(name, _)| language.say(name)).collect::<Vec<_>>()
        };
        assert_eq!(said(Language::En), ["2031: builder", "2031"]);
        assert_eq!(said(Language::GERMAN), ["2031: Betreiber", "2031"]);
    }
}
