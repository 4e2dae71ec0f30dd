//! What is said of the bars of a histogram, on a picture and on a slide.

use super::histogram::{Bars, Histogram, NONE};
use crate::{chart::style::Look, language::phrase, metrics::Unit};

/// Bars that are lower, over the highest, are seen by nobody.
const SEEN: f64 = 0.02;

impl Histogram {
    /// The name of a scenario's bars, and how many paths have nothing.
    pub fn label(&self, bars: &Bars, look: &Look) -> String {
        let median = look.told(bars.median, self.unit);
        let none = look.value(bars.none, Unit::Share);
        let words = match (bars.name.is_empty(), bars.none > 0.0) {
            (true, true) => {
                let words = if self.none_left_out {
                    "paths with any; the {share} with none at all have no bar"
                } else if bars.is_mostly_none() {
                    "paths with any; none at all on {share} of the paths, so the median is 0"
                } else {
                    "paths with any; none at all on {share} of the paths"
                };
                phrase!(words, share = name(&none))
            }
            (true, false) => phrase("share of paths"),
            (false, true) => {
                phrase!(
                    "{name}: median {median}, none on {none}",
                    name = name(&bars.name),
                    none = name(&none),
                    median = name(&median)
                )
            }
            (false, false) => {
                phrase!("{name}: median {median}", name = name(&bars.name), median = name(&median))
            }
        };
        look.language.say(&words)
    }
}

impl Bars {
    /// How many paths lie beyond the axis; nothing where none does.
    pub fn beyond_words(&self, look: &Look, all: &Histogram) -> String {
        if self.beyond <= 0.0 {
            return String::new();
        }
        let share = look.value(self.beyond, Unit::Share);
        let amount = look.value(all.range[1], all.unit);
        look.language.say(&phrase!(
            "{share} beyond {amount} →",
            share = name(&share),
            amount = name(&amount)
        ))
    }

    /// Which bar is grey, where it is: that of the paths that have nothing. Below it there is room for a nought alone.
    pub fn grey_words(&self, look: &Look, all: &Histogram) -> Option<String> {
        let words = phrase!("grey: {none}", none = phrase(phrase(NONE)));
        // A bar that nobody sees has no colour.
        let is_seen = self.none > all.height() * SEEN;
        (all.shows_none() && is_seen).then(|| look.language.say(&words))
    }

    /// Which bars are dark, where they are: that of the median, told if its name does not, and what one path in ten exceeds.
    pub fn dark_words(&self, look: &Look, all: &Histogram) -> Option<String> {
        all.dark_bar(self)?;
        let median = if self.name.is_empty() {
            self.median_words(look, all)
        } else {
            look.language.word("median")
        };
        // On a dark ground what stands out is light.
        let words = if look.theme.colours.is_dark() { "light: {median}" } else { "dark: {median}" };
        let said = look.language.say(&phrase!(words, median = name(&median)));
        Some(match self.tenth_words(look, all.unit) {
            Some(tenth) => format!("{said}; {tenth}"),
            None => said,
        })
    }

    /// What one path in ten exceeds, beside its line or bar.
    pub fn tenth_words(&self, look: &Look, unit: Unit) -> Option<String> {
        let tenth = look.told(self.tenth?, unit);
        let one = phrase!("1 in {paths}", paths = name("10"));
        Some(format!("{}: {tenth}", look.language.say(&one)))
    }

    /// The median, beside its line or bar: where those that have nothing have no bar, it is of more than what is seen.
    pub fn median_words(&self, look: &Look, all: &Histogram) -> String {
        let median = look.told(self.median, all.unit);
        let all_count = all.none_left_out && self.none > 0.0;
        let words = if all_count { "median of all paths" } else { "median" };
        format!("{} {median}", look.language.word(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_median_of_more_than_is_seen_says_so() {
        let said = |none_left_out: bool, language: Language| {
            let bars = Bars {
                name: String::new(),
                shares: vec![0.012; 50],
                none: 0.4,
                beyond: 0.0,
                median: 78.0,
                tenth: None,
            };
            let all = Histogram {
                unit: Unit::Money,
                range: [0.0, 500.0],
                series: vec![bars],
                none_left_out,
            };
            all.series[0].median_words(&Look { language, ..Look::default() }, &all)
        };
        assert!(said(true, Language::En).starts_with("median of all paths 78"));
        assert!(said(true, Language::GERMAN).starts_with("Median aller Pfade 78"));
        assert!(said(false, Language::En).starts_with("median 78"));
    }
}
