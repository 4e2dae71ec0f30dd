//! Charts of a comparison that somebody asks for.

use super::{Comparison, NAMES, TRACKS, clear};
use crate::{
    chart::{Figure, unit_phrase},
    language::{Phrase, phrase},
    metrics::{Drawable, MetricSummary, Track, TrackSummary},
    report::{
        asked::whose,
        drawn::{self, Drawn},
    },
    scenario::Statistic,
};

/// Those that a comparison does not have anyway.
pub(in crate::report) fn drawn_in_comparison(asked: &[Drawable]) -> Vec<Drawn<'_>> {
    drawn::drawn(asked, [&TRACKS.map(Track::name), &NAMES])
}

impl Comparison<'_> {
    pub(super) fn drawn(&self, asked: &[Drawable]) -> Vec<Figure> {
        let draw = |own: Drawn<'_>| {
            let by_year = own.by_year.and_then(|name| {
                self.happens(&name, own.quantity).or_else(|| self.panels(&name, own.quantity))
            });
            let over_paths = own.over_paths.and_then(|name| self.spread(&name, own.quantity));
            [by_year, over_paths]
        };
        drawn_in_comparison(asked).into_iter().flat_map(draw).flatten().collect()
    }

    /// On how many paths something is so, year by year; none of what has amounts.
    fn happens(&self, chart: &str, quantity: &str) -> Option<Figure> {
        let reference = self.study.cases.reference();
        let track = reference.summary.track_named(quantity)?;
        let same = self.order.iter().filter(|case| self.study.cases.same_years(case));
        let all: Vec<(Phrase, &TrackSummary)> = same
            .filter_map(|case| {
                Some((Phrase::of_name(&case.name), case.summary.track_named(quantity)?))
            })
            .collect();
        if !track.quantity.is_yes_or_no() || all.len() < 2 {
            return None;
        }
        let last = |own: &TrackSummary| own.bands[own.bands.len() - 1];
        let share = |own: &TrackSummary| last(own).mean;
        let (most, high) = all.iter().max_by(|a, b| share(a.1).total_cmp(&share(b.1)))?;
        let (least, low) = all.iter().min_by(|a, b| share(a.1).total_cmp(&share(b.1)))?;
        let title = phrase!(
            "{what}: on {share} of the paths in {scenario} in {year}, on {other_share} in {other}",
            what = phrase(whose(quantity, track.quantity).capital()),
            share = percent(share(high)),
            scenario = phrase(most.clone()),
            year = year(last(track).year),
            other_share = percent(share(low)),
            other = phrase(least.clone())
        );
        let paths = reference.summary.track_paths as u64;
        let words = (title, phrase("Share of the paths, by year"));
        Some(self.figure_of_some(paths, chart, words, drawn::shares_by_year(&all)))
    }

    /// How a metric is spread over the paths of every scenario.
    fn spread(&self, chart: &str, quantity: &str) -> Option<Figure> {
        let all = self.metrics_named(quantity);
        let run = self.study.cases.reference().run();
        let form = drawn::spread(&all, run)?;
        let middle = |own: &MetricSummary| own.distribution.quantile(0.5).value;
        let (most, high) = all.iter().max_by(|a, b| middle(a.1).total_cmp(&middle(b.1)))?;
        let (least, low) = all.iter().min_by(|a, b| middle(a.1).total_cmp(&middle(b.1)))?;
        let what = whose(quantity, high.quantity).capital();
        let value = |own: &MetricSummary| drawn::median(own, run);
        let clear = self.is_clear(quantity, Statistic::Quantile(0.5), [most, least]);
        let title = if clear {
            phrase!(
                "{what}: {amount} at the median in {scenario}, {other_amount} in {other}",
                what = phrase(what),
                amount = phrase(value(high)),
                scenario = name(most),
                other_amount = phrase(value(low)),
                other = name(least)
            )
        } else {
            phrase!(
                "{what}: {between} at the median, too close to tell the scenarios apart",
                what = phrase(what),
                between = phrase(clear::between(value(low), value(high)))
            )
        };
        let subtitle = self.shares_by(&all);
        Some(self.figure(chart, title, subtitle, form))
    }

    fn shares_by(&self, all: &[(String, &MetricSummary)]) -> Phrase {
        // Where some paths of one have none, that scenario says so.
        let share = |own: &MetricSummary| own.distribution.share_never();
        let fewest = all.iter().max_by(|a, b| share(a.1).total_cmp(&share(b.1)));
        let unit = |own: &MetricSummary| unit_phrase(own.unit, self.study.cases.reference().run());
        fewest.map_or_else(|| phrase(""), |(_, own)| drawn::shares_by(own, unit(own)))
    }
}
