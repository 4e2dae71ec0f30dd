//! What the title of a chart of a sweep says, and what is to be taken away from it.

use super::super::trimmed;
use super::Own;
use crate::{
    language::{Phrase, listed::listed_phrases, phrase, rounding},
    report::asked,
};

impl Own<'_> {
    /// Where it goes as a key goes from one end to the other; else where it is smallest, and where largest.
    pub(super) fn title(&self) -> Option<Phrase> {
        let (least, most) = self.extremes()?;
        let asked = &self.swept.asked[self.which];
        let what = asked::head(asked);
        let amount = |value| asked::amount(value, asked.unit, self.swept.run());
        if self.figures(least.1) >= self.figures(most.1) {
            let keys = (0..self.swept.axes.len()).map(|axis| self.swept.label(axis).words);
            let keys = listed_phrases(keys)?;
            return Some(phrase!(
                "{what} is {value} whatever {keys}",
                what = phrase(what),
                value = phrase(amount(least.1)),
                keys = phrase(keys)
            ));
        }
        let (low, high) = (amount(least.1), amount(most.1));
        if let Some((from, to)) = self.steady() {
            let label = self.swept.label(0);
            let falls = self.told(from.0) > self.told(to.0);
            return Some(phrase!(
                if falls {
                    "{what} falls from {high} to {low} as {key} goes from {from} to {to}"
                } else {
                    "{what} rises from {low} to {high} as {key} goes from {from} to {to}"
                },
                what = phrase(what),
                high = phrase(high),
                low = phrase(low),
                key = phrase(label.words.clone()),
                from = phrase(trimmed(label.short(from.1))),
                to = phrase(trimmed(label.amount(to.1)))
            ));
        }
        Some(phrase!(
            "{what} lies between {low} and {high}, lowest with {least}",
            what = phrase(what),
            low = phrase(low),
            least = phrase(self.at(least.0)?),
            high = phrase(high)
        ))
    }

    /// A number in the figures that a title has.
    fn figures(&self, value: f64) -> f64 {
        rounding::figures(value, 3, self.swept.asked[self.which].unit)
    }

    /// The cells with the smallest and the largest value.
    fn extremes(&self) -> Option<((usize, f64), (usize, f64))> {
        let cells =
            || (0..self.swept.cells.len()).filter_map(|cell| Some((cell, self.told(cell)?)));
        let least = cells().min_by(|a, b| a.1.total_cmp(&b.1))?;
        Some((least, cells().max_by(|a, b| a.1.total_cmp(&b.1))?))
    }

    /// The first and the last place of the only key, with their cells, if the number only falls or only rises between.
    fn steady(&self) -> Option<((usize, f64), (usize, f64))> {
        if self.swept.axes.len() != 1 {
            return None;
        }
        let cells = 0..self.swept.cells.len();
        let at = |cell: usize| Some((cell, self.swept.places[cell].numbers[0]?));
        let mut all: Vec<(usize, f64)> = cells.map(at).collect::<Option<_>>()?;
        all.sort_by(|a, b| a.1.total_cmp(&b.1));
        // As the title writes them: what its figures do not show is no turn.
        let values = all.iter().map(|own| Some(self.figures(self.told(own.0)?)));
        let values: Vec<f64> = values.collect::<Option<_>>()?;
        let one_way = values.is_sorted() || values.is_sorted_by(|one, next| one >= next);
        (one_way && all.len() > 1).then(|| (all[0], all[all.len() - 1]))
    }

    /// Where a cell stands: each key with its value.
    fn at(&self, cell: usize) -> Option<Phrase> {
        let place = &self.swept.places[cell];
        let each = (0..self.swept.axes.len()).map(|axis| {
            let label = self.swept.label(axis);
            phrase!(
                "{head}: {said}",
                head = phrase(label.words),
                said = phrase(self.swept.amount(axis, place))
            )
        });
        listed_phrases(each)
    }

    /// Where it is smallest, and where largest, in words of their own where the title has others.
    pub(super) fn ends(&self) -> Option<Phrase> {
        let (least, most) = self.extremes()?;
        if self.figures(least.1) >= self.figures(most.1) {
            return None;
        }
        if self.steady().is_none() {
            return Some(phrase!("It is highest with {most}.", most = phrase(self.at(most.0)?)));
        }
        Some(phrase!(
            "It is lowest with {least}, highest with {most}.",
            least = phrase(self.at(least.0)?),
            most = phrase(self.at(most.0)?)
        ))
    }
}
