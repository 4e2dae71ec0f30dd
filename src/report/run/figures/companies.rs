//! A chart for each company, for a deck that asks for them: what it spends, owes, writes down or earns, and whether it
//! fails.

use crate::{
    chart::{
        Figure, Form, foot_of_some,
        form::{MEDIAN, Panels},
    },
    language::{Language, Phrase, listed::listed_phrases, phrase, rounding},
    metrics::{
        Band, BuilderMetric, BuilderTrack, CustomerMetric, CustomerTrack, MetricSummary, Summary,
        TrackSummary, Unit,
    },
    model::Model,
};

/// Of every builder and customer whose tracks are modelled; the names of panels are in a language.
pub(in crate::report) fn companies(
    model: &Model,
    summary: &Summary,
    run: &str,
    language: Language,
) -> Vec<(Figure, Phrase)> {
    let currency = model.header.run.currency.as_str();
    let builder = |name: &String| {
        let ids = [BuilderTrack::Spending, BuilderTrack::Debt, BuilderTrack::WriteDown];
        let tracks = ids.into_iter().filter_map(|id| summary.track((id, name.as_str())));
        let figure = company(model, summary, (name, tracks.collect()), run, language)?;
        let words = [
            "Over the horizon it writes down more than {half} on half of the paths, more than {tenth} on one in ten.",
            "Over the horizon it writes down nothing on half of the paths, more than {tenth} on one in ten.",
        ];
        let written = summary.metric((BuilderMetric::WriteDown, name.as_str()));
        Some(with_amounts(figure, written, words, currency))
    };
    let customer = |name: &String| {
        let ids = [CustomerTrack::Revenue, CustomerTrack::ComputeBill, CustomerTrack::Funding];
        let tracks = ids.into_iter().filter_map(|id| summary.track((id, name.as_str())));
        let figure = company(model, summary, (name, tracks.collect()), run, language)?;
        let words = [
            "Before it earns money it burns more than {half} on half of the paths, more than {tenth} on one in ten.",
            "Before it earns money it burns nothing on half of the paths, more than {tenth} on one in ten.",
        ];
        let burnt = summary.metric((CustomerMetric::CumulativeLoss, name.as_str()));
        Some(with_amounts(figure, burnt, words, currency))
    };
    let parties = &model.parties;
    let builders = parties.builders.iter().filter_map(builder);
    builders.chain(parties.customers.iter().filter_map(customer)).collect()
}

fn company(
    model: &Model,
    summary: &Summary,
    (name, mut tracks): (&str, Vec<&TrackSummary>),
    run: &str,
    language: Language,
) -> Option<Figure> {
    // What is nothing on nine paths in ten of every year is no band.
    tracks.retain(|own| own.bands.iter().any(|band| band.quantiles[MEDIAN + 2].abs() > 1e-9));
    let first = *tracks.first()?;
    // Flows have no value at the start.
    let start = tracks.iter().map(|own| own.bands[0].year).fold(f64::NEG_INFINITY, f64::max);
    let currency = &model.header.run.currency;
    let most = first.bands.iter().max_by(|a, b| median(a).total_cmp(&median(b)))?;
    let label = || phrase(first.quantity.label);
    let peak = match level(&first.bands, median(most)) {
        Some(band) => phrase!(
            "{what} levels off at about {value} from {year} on, at the median",
            what = phrase(label()),
            year = year(band.year),
            value = money(rounding::figures(median(most), 2, first.unit), currency)
        ),
        None => phrase!(
            "{what} is highest in {year}, with {value} at the median",
            what = phrase(label()),
            year = year(most.year),
            value = money(median(most), currency)
        ),
    };
    let fails = summary.default_of(name).and_then(|own| own.distribution.mean());
    let title = match fails {
        Some(share) if share.value > 0.0 => phrase!(
            "{name} cannot pay on {share} of the paths; {peak}",
            name = name(name),
            share = percent(share.value),
            peak = phrase(peak)
        ),
        // That it never fails is no finding.
        _ => phrase!("{head}: {said}", head = name(name), said = phrase(peak)),
    };
    let subtitle = phrase!(
        "{what} by year, {currency}, each on its own scale: median, and bands of 50, 80 and 90 % of paths",
        what = phrase(list(&tracks)),
        currency = currency(currency)
    );
    let panel = |own: &&TrackSummary| {
        let label = language.say(&phrase(own.quantity.label).capital());
        (label, own.bands.iter().filter(|band| band.year >= start).copied().collect())
    };
    let panels = tracks.iter().map(panel).collect();
    Some(Figure {
        name: "company".to_owned(),
        title,
        subtitle,
        foot: foot_of_some(model, summary.track_paths as u64, summary.paths, run),
        form: Form::Panels(Panels { unit: Unit::Money, apart: true, panels }),
        takeaway: None,
    })
}

/// A chart with what is to be taken away: a metric's median and what one path in ten exceeds.
fn with_amounts(
    figure: Figure,
    metric: Option<&MetricSummary>,
    [words, nothing]: [&str; 2],
    currency: &str,
) -> (Figure, Phrase) {
    let Some(metric) = metric else {
        let read = figure.form.how_to_read();
        return (figure, read);
    };
    let [half, tenth] =
        [0.5, 0.9].map(|p| rounding::known(metric.distribution.quantile(p), metric.unit));
    // More than nothing is what fewer than half of the paths have then.
    if half <= 1e-6 && tenth > 1e-6 {
        let tenth = phrase!(nothing, tenth = money(tenth, currency));
        return (figure, tenth);
    }
    (figure, phrase!(words, half = money(half, currency), tenth = money(tenth, currency)))
}

fn list(tracks: &[&TrackSummary]) -> Phrase {
    let words = tracks.iter().map(|own| phrase(own.quantity.label));
    listed_phrases(words).unwrap_or_else(|| phrase("–")).capital()
}

/// The first year from which on the median hardly moves from its highest value, if that is some years before the last.
fn level(bands: &[Band], most: f64) -> Option<&Band> {
    let near = |band: &&Band| median(band) > most * (1.0 - LEVEL);
    let flat = bands.iter().rev().take_while(near).count();
    (flat >= SOME && flat < bands.len()).then(|| &bands[bands.len() - flat])
}

/// How much a median that has levelled off moves, over its highest value, and for how many years at least.
const LEVEL: f64 = 0.05;
const SOME: usize = 3;

const fn median(band: &Band) -> f64 {
    band.quantiles[MEDIAN]
}
