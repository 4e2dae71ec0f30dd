//! Tornados: what a number is where a parameter is low, and where it is high.

use plotters::style::Color;
use serde::{Deserialize, Serialize};

use crate::{
    chart::{
        canvas::Canvas,
        check,
        data::Data,
        key_name::KeyNames,
        legend::{self, Key},
        lettering::{Anchor, Style},
        plot::{self, Axis},
        reach::{self, Behind},
    },
    language::{Phrase, label::Label, phrase},
    metrics::Unit,
};

/// The drivers of a number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tornado {
    /// Unit of the number.
    pub unit: Unit,
    /// The number over all paths.
    pub middle: f64,
    /// The drivers, the strongest first.
    pub swings: Vec<Swing>,
    /// Parameters that cannot be told from no effect.
    pub unclear: usize,
}

/// A driver: at its low end and at its high end, the parameter, the number, and the number's error.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Swing {
    /// The parameter.
    pub name: Label,
    /// At its low end.
    pub low: [f64; 3],
    /// At its high end.
    pub high: [f64; 3],
}

/// Rows that fit on a sheet, and the height of each at most.
const MOST: usize = 12;
const MOST_HIGH: f64 = 150.0;
/// Rows whose height a sheet has at least.
const LEAST: usize = 2;
/// Size of what stands at the ends of bars.
const END: f64 = 19.0;
/// Between a bar and what stands at its end.
const SPACE: f64 = 8.0;

impl Tornado {
    pub(crate) fn draw(&self, canvas: &Canvas<'_>, top: f64) -> Result<(), String> {
        let colours = canvas.colours;
        let keys = [
            (Key::Square(colours.main.to_rgba()), canvas.word("where the parameter is low")),
            (Key::Square(colours.contrast.to_rgba()), canvas.word("where the parameter is high")),
        ];
        let top = legend::draw(canvas, top, &keys)? + 6.0;
        let shown = &self.swings[..self.swings.len().min(MOST)];
        let (left, right) = canvas.edges();
        let ends = shown.iter().flat_map(|swing| [swing.low[1], swing.high[1]]);
        let low = ends.clone().fold(self.middle, f64::min);
        let high = ends.fold(self.middle, f64::max);
        // From the data alone: what stands behind bars takes room of the sheet, not of the scale.
        let mut axis = Axis::near(low, high, if canvas.is_narrow() { 4 } else { 6 });
        // Of what is never negative no mark says so.
        axis.ticks.retain(|tick| low < 0.0 || *tick >= 0.0);
        let full = canvas.bottom() - 40.0;
        // Few bars need no whole sheet.
        let bottom = full.min(top + shown.len().max(LEAST) as f64 * MOST_HIGH);
        canvas.leaves(full - bottom);
        let height = ((bottom - top) / shown.len().max(1) as f64).min(MOST_HIGH);
        let labels: Vec<_> = shown.iter().map(|swing| &swing.name).collect();
        let names = KeyNames::new(canvas, &labels, height);
        let area = self.reach(canvas, shown, (left + names.wide, right - 20.0), &axis);
        let at = |value: f64| area.0 + (area.1 - area.0) * axis.place(value);
        let label = plot::ticks(canvas, &axis, self.unit);
        let style = Style::new(22.0, colours.muted).anchor(Anchor::Centre);
        for tick in &axis.ticks {
            canvas.line(&[(at(*tick), top), (at(*tick), bottom)], colours.grid, 1.5)?;
            canvas.text(&label(*tick), (at(*tick), bottom + 24.0), &style)?;
        }
        let middle = [(at(self.middle), top), (at(self.middle), bottom)];
        canvas.line(&middle, colours.text, 2.5)?;
        for (place, swing) in shown.iter().enumerate() {
            let middle = top + (place as f64 + 0.5) * height;
            names.draw(canvas, &swing.name, (left, middle), false)?;
            self.bar(canvas, swing, names.bar(middle), &at)?;
        }
        if names.wide > 0.0 {
            canvas.line(&middle, colours.text, 2.5)?;
        }
        let rest = self.unclear + self.swings.len().saturating_sub(MOST);
        if rest > 0 {
            let style = Style::new(20.0, colours.muted);
            let words = canvas.fit(&canvas.say(&self.rest_words(rest)), &style, right - left);
            canvas.text(&words, (left, bottom + 58.0), &style)?;
        }
        Ok(())
    }

    /// What is said of the parameters without bars. Where nothing is estimated an effect is there or it is not.
    fn rest_words(&self, rest: usize) -> Phrase {
        let weak = self.unclear.to_string();
        if rest == self.unclear && self.is_exact() {
            return phrase!("{weak} more parameters have no effect", weak = name(&weak));
        }
        if rest == self.unclear {
            return phrase!(
                "{weak} more parameters have smaller effects, none of which can be told from chance",
                weak = name(&weak)
            );
        }
        phrase!(
            if self.is_exact() {
                "{more} more parameters have a smaller effect, {weak} of them none"
            } else {
                "{more} more parameters have smaller effects; those of {weak} cannot be told from chance"
            },
            more = name(&rest.to_string()),
            weak = name(&weak)
        )
    }

    /// Whether nothing in it is estimated.
    fn is_exact(&self) -> bool {
        self.swings.iter().all(|swing| swing.low[2] == 0.0 && swing.high[2] == 0.0)
    }

    /// Ends of the scale between two edges, with room for the values of the parameters behind the bars.
    fn reach(
        &self,
        canvas: &Canvas<'_>,
        shown: &[Swing],
        edges: (f64, f64),
        axis: &Axis,
    ) -> (f64, f64) {
        let style = Style::new(END, canvas.colours.muted);
        let end = |(swing, which): (&Swing, usize)| {
            let words = self.end_words(swing, which)?;
            let value = [swing.low[1], swing.high[1]][which];
            let wide = canvas.width(&canvas.say(&words), &style) + SPACE;
            Some(Behind { place: axis.place(value), wide, left: value < self.middle })
        };
        let ends = shown.iter().flat_map(|swing| [(swing, 0), (swing, 1)]);
        reach::scale(edges, &ends.filter_map(end).collect::<Vec<_>>())
    }

    fn bar(
        &self,
        canvas: &Canvas<'_>,
        swing: &Swing,
        (middle, half): (f64, f64),
        at: &dyn Fn(f64) -> f64,
    ) -> Result<(), String> {
        let colours = canvas.colours;
        let words = canvas.say(&swing.name.head());
        let small = Style::new(END.min(half * 2.2), colours.muted);
        let ends = [(0, swing.low, colours.main), (1, swing.high, colours.contrast)];
        // Two on one side lie below each other: upon each other they would read as parts of one.
        let beside = (swing.low[1] > self.middle) == (swing.high[1] > self.middle);
        for (which, end, colour) in ends {
            let [parameter, value, error] = end;
            let (from, to) = (at(self.middle), at(value));
            let (above, below) = match (beside, which) {
                (false, _) => (half, half),
                (true, 0) => (half, 0.0),
                (true, _) => (0.0, half),
            };
            let corner = (from, middle - above);
            canvas.rectangle(corner, (to, middle + below), colour.to_rgba())?;
            let parameter = canvas.say(&swing.name.amount(parameter));
            let (anchor, shift) =
                if to < from { (Anchor::Right, -SPACE) } else { (Anchor::Left, SPACE) };
            if let Some(words) = self.end_words(swing, which) {
                canvas.text(&canvas.say(&words), (to + shift, middle), &small.anchor(anchor))?;
            }
            let (value, error) = (canvas.value(value, self.unit), canvas.value(error, self.unit));
            let text = format!("{words} {parameter}: {value} ± {error} ({})", swing.name.key);
            canvas.spot(corner, (to, middle + below), text);
        }
        Ok(())
    }

    /// The value of a parameter at one end of its bar: 0 is the low end. With both ends on one side, the shorter bar lies
    /// beside the longer and has no room for it; one of no length is on either.
    pub fn end_words(&self, swing: &Swing, end: usize) -> Option<Phrase> {
        let lengths = [swing.low[1], swing.high[1]].map(|value| value - self.middle);
        let one_side = lengths[0] * lengths[1] >= 0.0;
        let longer = usize::from(lengths[1].abs() > lengths[0].abs());
        let parameter = [swing.low[0], swing.high[0]][end];
        (!one_side || end == longer).then(|| swing.name.end(parameter))
    }

    /// What its numbers must be; the error names the field.
    pub(crate) fn check(&self) -> Result<(), String> {
        use check::{each, number};
        number("middle", self.middle)?;
        check::count("unclear", self.unclear)?;
        for (place, swing) in self.swings.iter().enumerate() {
            check::label(&format!("swings[{place}].name"), &swing.name)?;
            for (end, numbers) in [("low", swing.low), ("high", swing.high)] {
                let field = format!("swings[{place}].{end}");
                each(&field, &numbers, number)?;
                check::positive(&format!("{field}[2]"), numbers[2])?;
            }
        }
        Ok(())
    }

    pub(crate) fn data(&self) -> Data {
        let header = [
            "parameter",
            "low end",
            "where the parameter is low",
            "error",
            "high end",
            "where the parameter is high",
            "error ",
        ];
        let row = |swing: &Swing| {
            let shown = |[end, value, error]: [f64; 3]| [end * swing.name.scale(), value, error];
            let numbers = [shown(swing.low), shown(swing.high)].concat();
            (swing.name.whole(), numbers.into_iter().map(Some).collect())
        };
        Data {
            header: header.into_iter().map(phrase).collect(),
            rows: self.swings.iter().map(row).collect(),
            ..Data::default()
        }
    }
}
