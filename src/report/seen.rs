//! What a reader sees of a chart: a title claims no change and no difference that is smaller.

use crate::{
    chart::form::MEDIAN,
    language::{Language, Phrase, phrase, rounding},
    metrics::Band,
};

/// A part of a chart's height, and of an amount, that nobody sees.
const UNSEEN: f64 = 0.03;
/// A part of an amount that nobody rounds away.
const TENTH: f64 = 0.1;
/// Where medians span a larger factor, the scale is logarithmic.
const LOGARITHMIC: f64 = 30.0;

/// How well differences are seen on a chart of bands.
pub(super) struct Sight {
    /// From its lowest number to its highest, nothing with them; nothing where its scale is logarithmic.
    height: f64,
}

impl Sight {
    /// Of the bands of one chart.
    pub(super) fn of<'a, B: Iterator<Item = &'a Band>>(bands: B) -> Self {
        Self::of_ends(bands.map(|band| [0, MEDIAN, 6].map(|level| band.quantiles[level])))
    }

    /// The same by the lower end, the middle and the upper end of each band.
    pub(super) fn of_ends(bands: impl Iterator<Item = [f64; 3]>) -> Self {
        let (mut ends, mut medians) = ([0.0_f64; 2], [f64::INFINITY, f64::NEG_INFINITY]);
        let wider = |[low, high]: [f64; 2], least: f64, most: f64| [low.min(least), high.max(most)];
        for [low, middle, high] in bands {
            (ends, medians) = (wider(ends, low, high), wider(medians, middle, middle));
        }
        let spread = medians[0] > 0.0 && medians[1] > LOGARITHMIC * medians[0];
        Self { height: if spread { 0.0 } else { ends[1] - ends[0] } }
    }

    /// Whether one of two numbers may not be told as if it were the other: they can be seen to differ, or are a tenth
    /// apart for who reads them in a table.
    pub(super) fn differ(&self, one: f64, next: f64) -> bool {
        self.apart(one, next) || (one - next).abs() > TENTH * one.abs().max(next.abs())
    }

    /// Whether two numbers of it can be seen to differ.
    pub(super) fn apart(&self, one: f64, next: f64) -> bool {
        let seen = self.height.max(one.abs()).max(next.abs());
        (one - next).abs() > UNSEEN * seen
    }
}

/// The lowest and the highest of numbers.
pub(super) fn ends(all: impl Iterator<Item = f64>) -> [f64; 2] {
    all.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], own| [low.min(own), high.max(own)])
}

/// Numbers between which no difference is seen: about one, or between the two ends where these read apart.
pub(super) fn about([low, high]: [f64; 2], said: &dyn Fn(f64) -> Phrase) -> Phrase {
    let [least, most] = [low, high].map(|own| said(rounding::significant(own, 2)));
    if Language::En.say(&least) == Language::En.say(&most) {
        return phrase!("about {value}", value = phrase(least));
    }
    phrase!("between {low} and {high}", low = phrase(said(low)), high = phrase(said(high)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::number;

    fn band(quantiles: [f64; 7]) -> Band {
        Band { year: 2030.0, quantiles, mean: quantiles[MEDIAN] }
    }

    #[test]
    fn what_is_small_beside_the_axis_is_not_seen() {
        let sight = |high: f64| Sight::of([band([0.5, 0.6, 0.7, 1.0, 1.1, 1.2, high])].iter());
        assert!(sight(2.0).apart(1.0, 1.1) && !sight(2.0).apart(1.0, 1.05));
        assert!(!sight(10.0).apart(1.0, 1.2) && sight(10.0).apart(1.0, 1.4));
        assert!(sight(10.0).differ(1.0, 1.2) && !sight(10.0).differ(1.0, 1.1));
        // Where the scale is logarithmic a part of the amount is seen.
        let all = [band([0.1; 7]), band([5.0; 7])];
        assert!(Sight::of(all.iter()).apart(0.1, 0.2));
    }

    #[test]
    fn about_one_number_or_between_two() {
        let said = |ends| {
            let own = about(ends, &|value| phrase!(number(number::percent(value))));
            [Language::En, Language::GERMAN].map(|language| language.plain(&own))
        };
        assert_eq!(said([0.868, 0.872]), ["about 87 %", "bei etwa 87 %"]);
        assert_eq!(said([0.86, 0.88]), ["between 86 % and 88 %", "zwischen 86 % und 88 %"]);
    }
}
