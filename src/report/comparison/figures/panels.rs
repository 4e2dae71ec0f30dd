//! The same track of every scenario, side by side.

use super::Comparison;
use crate::{
    analysis::Case,
    chart::{
        Figure, Form,
        form::{MEDIAN, Panels},
    },
    language::{Phrase, number, phrase, ratio},
    metrics::{Band, Unit},
    report::{
        asked::whose,
        run,
        seen::{self, Sight},
    },
};

impl Comparison<'_> {
    /// The same track of every scenario, where units and years agree; of one alone there is nothing to compare.
    pub(super) fn panels(&self, chart: &str, name: &str) -> Option<Figure> {
        let reference = self.study.cases.reference();
        let track = reference.summary.track_named(name)?;
        let unit = |case: &Case| number::unit_name(track.unit, case.run());
        let same = self
            .order
            .iter()
            .filter(|case| unit(case) == unit(reference) && self.study.cases.same_years(case));
        let panels: Vec<_> = same
            .filter_map(|case| {
                Some((case.name.clone(), case.summary.track_named(name)?.bands.clone()))
            })
            .collect();
        if panels.len() < 2 {
            return None;
        }
        let last = |bands: &[Band]| bands[bands.len() - 1];
        let median = |place: usize| last(&panels[place].1).quantiles[MEDIAN];
        let most = (0..panels.len()).max_by(|a, b| median(*a).total_cmp(&median(*b)))?;
        let least = (0..panels.len()).min_by(|a, b| median(*a).total_cmp(&median(*b)))?;
        let amount = |value: f64| match track.unit {
            Unit::Money => phrase!(money(value, self.currency())),
            _ if track.quantity.is_ratio() => phrase!(number(ratio::percent(value))),
            unit => phrase!(number(number::value(value, unit))),
        };
        let what = whose(name, track.quantity).capital();
        let year = last(&panels[most].1).year;
        let sight = Sight::of(panels.iter().flat_map(|(_, bands)| bands.iter()));
        let title = if sight.apart(median(most), median(least)) {
            phrase!(
                "{what} in {year}: {amount} at the median in {scenario}, {other_amount} in {other}",
                what = phrase(what),
                year = year(year),
                amount = phrase(amount(median(most))),
                scenario = name(&panels[most].0),
                other_amount = phrase(amount(median(least))),
                other = name(&panels[least].0)
            )
        } else {
            together((what, year), [median(least), median(most)], &amount)
        };
        let subtitle = phrase!(
            "{what}: median, and bands of 50, 80 and 90 % of paths",
            what = phrase(run::what(track, &reference.model))
        );
        let takeaway = farthest(&panels, &sight, &amount);
        let form = Form::Panels(Panels { unit: track.unit, apart: false, panels });
        let figure = self.figure_of_some(
            reference.summary.track_paths as u64,
            chart,
            (title, subtitle),
            form,
        );
        Some(figure.saying(takeaway))
    }
}

/// The title where no difference is seen: of all scenarios about the same, or medians between two numbers. Either is of
/// all, and no band within each.
fn together((what, year): (Phrase, f64), ends: [f64; 2], amount: &dyn Fn(f64) -> Phrase) -> Phrase {
    let about = seen::about(ends, amount);
    if about.at("low").is_some() {
        return phrase!(
            "{what} in {year}: the medians lie {between}",
            what = phrase(what),
            year = year(year),
            between = phrase(about)
        );
    }
    phrase!(
        "{what} in {year}: {about} at the median in every scenario",
        what = phrase(what),
        year = year(year),
        about = phrase(about)
    )
}

/// The year in which the medians of two scenarios lie farthest apart, if they are seen to do so in any.
fn farthest(
    panels: &[(String, Vec<Band>)],
    sight: &Sight,
    amount: &dyn Fn(f64) -> Phrase,
) -> Option<Phrase> {
    let years = &panels.iter().min_by_key(|(_, bands)| bands.len())?.1;
    let medians = |place: usize| {
        let own = panels
            .iter()
            .filter_map(move |(name, bands)| Some((name, bands.get(place)?.quantiles[MEDIAN])));
        let most = own.clone().max_by(|a, b| a.1.total_cmp(&b.1));
        Some((most?, own.min_by(|a, b| a.1.total_cmp(&b.1))?))
    };
    let ends = (0..years.len()).filter_map(|place| Some((years[place].year, medians(place)?)));
    let (year, (most, least)) =
        ends.max_by(|a, b| (a.1.0.1 - a.1.1.1).total_cmp(&(b.1.0.1 - b.1.1.1)))?;
    if !sight.apart(most.1, least.1) {
        return Some(phrase("In no year do the medians of the scenarios lie visibly apart."));
    }
    Some(phrase!(
        "The medians lie farthest apart in {year}: {amount} in {scenario}, {other_amount} in {other}.",
        year = year(year),
        amount = phrase(amount(most.1)),
        scenario = name(most.0),
        other_amount = phrase(amount(least.1)),
        other = name(least.0)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn medians_that_lie_together_are_no_band_within_each() {
        let amount = |value: f64| phrase!(percent(value));
        let said = |ends| {
            let own = together((phrase("Price over fair price"), 2036.0), ends, &amount);
            [Language::En, Language::GERMAN].map(|language| language.plain(&own))
        };
        let [english, german] = said([0.86, 0.9]);
        assert_eq!(english, "Price over fair price in 2036: the medians lie between 86 % and 90 %");
        assert!(german.ends_with("2036: Die Mediane liegen zwischen 86 % und 90 %"), "{german}");
        assert_eq!(
            said([0.868, 0.872])[0],
            "Price over fair price in 2036: about 87 % at the median in every scenario"
        );
    }
}
