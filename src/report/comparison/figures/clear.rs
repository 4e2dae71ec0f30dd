//! Which differences of two scenarios can be told from none.

use super::Comparison;
use crate::{
    analysis::{Contrast, Versus},
    language::{Phrase, phrase},
    scenario::Statistic,
};

impl Comparison<'_> {
    /// Whether the scenarios with the largest and the smallest of a number differ in it: each is held against the
    /// reference, which lies between them. What has no interval is told as it is.
    pub(super) fn is_clear(&self, name: &str, statistic: Statistic, ends: [&str; 2]) -> bool {
        let against = self
            .study
            .versus
            .iter()
            .filter(|versus| ends.contains(&self.study.cases.cases[versus.case].name.as_str()));
        let found = |versus: &Versus| {
            let own = versus.compared.iter().find(|own| own.name == name)?;
            own.pair.contrast(statistic)
        };
        let mut all = against.filter_map(found).peekable();
        all.peek().is_none() || all.any(|own| leaves_zero(&own))
    }
}

/// Whether the interval of a difference leaves out zero; without one, whatever it is is told, if it is anything.
pub(super) fn leaves_zero(contrast: &Contrast) -> bool {
    let found = contrast.difference != 0.0;
    contrast.interval().map_or(found, |[low, high]| low > 0.0 || high < 0.0)
}

/// Two amounts between which no difference can be told.
pub(super) fn between(low: Phrase, high: Phrase) -> Phrase {
    if low == high {
        return low;
    }
    phrase!("{low} to {high}", low = phrase(low), high = phrase(high))
}
