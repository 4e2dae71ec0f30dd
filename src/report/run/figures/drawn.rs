//! Charts of a run that somebody asks for.

use super::{CHARTS, Run, tracks};
use crate::{
    chart::{Figure, unit_phrase},
    language::phrase,
    metrics::{Drawable, MetricSummary, TrackSummary},
    report::drawn::{self, Drawn},
};

/// Those that a run does not have anyway.
pub(in crate::report) fn drawn_in_run(asked: &[Drawable]) -> Vec<Drawn<'_>> {
    let tracks: Vec<&str> = tracks::called().map(|own| own.name).collect();
    let metrics: Vec<&str> = CHARTS.iter().map(|own| own.name).collect();
    drawn::drawn(asked, [&tracks, &metrics])
}

impl Run<'_> {
    pub(super) fn drawn(&self, asked: &[Drawable]) -> Vec<Figure> {
        let draw = |own: Drawn<'_>| {
            let track = self.summary.track_named(own.quantity).zip(own.by_year);
            let metric = self.summary.named(own.quantity).zip(own.over_paths);
            [
                track.and_then(|(track, name)| self.by_year(&name, track)),
                metric.and_then(|(metric, name)| self.spread(&name, metric)),
            ]
        };
        drawn_in_run(asked).into_iter().flat_map(draw).flatten().collect()
    }

    /// A track from year to year: its bands, or of what a path is or is not the share of the paths.
    fn by_year(&self, name: &str, track: &TrackSummary) -> Option<Figure> {
        let paths = self.summary.track_paths;
        if !track.quantity.is_yes_or_no() || paths < 2 {
            return tracks::fan_of((name, track), (self.model, self.summary, self.hash));
        }
        if track.bands.iter().all(|band| band.mean < 1e-9) {
            return None;
        }
        let form = drawn::shares_by_year(&[(phrase("share of paths"), track)]);
        let words = (drawn::shares_said(track), phrase("Share of the paths, by year"));
        Some(self.of_some(paths as u64, self.named(name, words, form)))
    }

    /// How a metric is spread; of one path there is nothing to show.
    fn spread(&self, name: &str, metric: &MetricSummary) -> Option<Figure> {
        if self.summary.paths < 2 {
            return None;
        }
        let run = &self.model.header.run;
        let form = drawn::spread(&[(String::new(), metric)], run)?;
        let shares = drawn::shares_by(metric, unit_phrase(metric.unit, run));
        let figure = self.named(name, (drawn::over_paths(metric, run), shares), form);
        Some(figure.saying(drawn::most_lie(metric, run)))
    }
}
