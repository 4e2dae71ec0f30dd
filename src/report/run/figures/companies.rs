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
    report::seen::{self, Sight},
};

/// What a builder writes down: half of the paths and one in ten, one in ten alone, or hardly any.
const WRITES_DOWN: [&str; 3] = [
    "Over the horizon it writes down more than {half} on half of the paths, more than {tenth} on one in ten.",
    "Over the horizon it writes down nothing on half of the paths, more than {tenth} on one in ten.",
    "Over the horizon it writes nothing down on {share} of the paths.",
];

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
        let written = summary.metric((BuilderMetric::WriteDown, name.as_str()));
        let by_year = summary.track((BuilderTrack::WriteDown, name.as_str()));
        let (figure, said) = with_amounts(figure, written, WRITES_DOWN, currency);
        Some((figure, in_no_year(said, by_year, written)))
    };
    let customer = |name: &String| {
        let ids = [CustomerTrack::Revenue, CustomerTrack::ComputeBill, CustomerTrack::Funding];
        let tracks = ids.into_iter().filter_map(|id| summary.track((id, name.as_str())));
        let figure = company(model, summary, (name, tracks.collect()), run, language)?;
        let words = [
            "Before it earns money it burns more than {half} on half of the paths, more than {tenth} on one in ten.",
            "Before it earns money it burns nothing on half of the paths, more than {tenth} on one in ten.",
            "Before it earns money it burns nothing on {share} of the paths.",
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
    let course = course(&phrase(first.quantity.label), &first.bands, currency);
    let fails = summary.default_of(name).and_then(|own| own.distribution.mean());
    let fails = fails.map(|share| share.value);
    let title = headline(name, fails, course);
    let owes = tracks.iter().any(|own| own.quantity.name == BuilderTrack::Debt.name());
    let subtitle = phrase!(
        // Or a reader takes for repaid what will never be.
        if owes && fails.is_some_and(is_news) {
            "{what} by year, {currency}, each on its own scale: median, and bands of 50, 80 and 90 % of paths; debt ends where the company defaults"
        } else {
            "{what} by year, {currency}, each on its own scale: median, and bands of 50, 80 and 90 % of paths"
        },
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

/// How often a company fails, where that is news, and what it spends or earns.
fn headline(name: &str, fails: Option<f64>, course: Phrase) -> Phrase {
    match fails.filter(|share| is_news(*share)) {
        Some(share) => phrase!(
            "{name} cannot pay on {share} of the paths; {peak}",
            name = name(name),
            share = percent(share),
            peak = phrase(course)
        ),
        None => phrase!("{head}: {said}", head = name(name), said = phrase(course)),
    }
}

/// That it never or hardly ever fails is no finding.
fn is_news(fails: f64) -> bool {
    fails >= FAILS
}

/// How a median goes: whether it has a peak that is seen, two of them, falls from the first year on, or stays.
fn course(what: &Phrase, bands: &[Band], currency: &str) -> Phrase {
    let (first, last) = (&bands[0], &bands[bands.len() - 1]);
    let by = |a: &&Band, b: &&Band| median(a).total_cmp(&median(b));
    let most = bands.iter().max_by(by).unwrap_or(first);
    let (sight, all) = (Sight::of(bands.iter()), seen::ends(bands.iter().map(median)));
    let amount = |value: f64| phrase!(money(value, currency));
    let about = || amount(rounding::figures(median(most), 2, Unit::Money));
    if !sight.apart(all[0], all[1]) {
        return phrase!(
            "{what} stays {about} at the median until {year}",
            what = phrase(what.clone()),
            about = phrase(seen::about(all, &amount)),
            year = year(last.year)
        );
    }
    if let Some(band) = level(bands, median(most)) {
        return phrase!(
            "{what} levels off at about {value} from {year} on, at the median",
            what = phrase(what.clone()),
            year = year(band.year),
            value = phrase(about())
        );
    }
    // The years in which it is seen to be as high as ever, in spells.
    let high = |band: &Band| !sight.apart(median(band), median(most));
    let spells: Vec<&[Band]> =
        bands.split(|band| !high(band)).filter(|all| !all.is_empty()).collect();
    match spells.as_slice() {
        [_] if high(first) && median(last) <= all[0] => phrase!(
            "{what} falls at the median from {from} in {first} to {to} in {last}",
            what = phrase(what.clone()),
            from = phrase(amount(median(first))),
            first = year(first.year),
            to = phrase(amount(median(last))),
            last = year(last.year)
        ),
        [one, next] => {
            let peak = |spell: &[Band]| spell.iter().max_by(by).map_or(first.year, |own| own.year);
            phrase!(
                "{what} is highest in {year} and {next}, with about {value} at the median",
                what = phrase(what.clone()),
                year = year(peak(one)),
                next = year(peak(next)),
                value = phrase(about())
            )
        }
        [_] => phrase!(
            "{what} is highest in {year}, with {value} at the median",
            what = phrase(what.clone()),
            year = year(most.year),
            value = phrase(amount(median(most)))
        ),
        _ => phrase!(
            "{what} is {value} at most, at the median",
            what = phrase(what.clone()),
            value = phrase(about())
        ),
    }
}

/// A chart with what is to be taken away: a metric's median and what one path in ten exceeds.
fn with_amounts(
    figure: Figure,
    metric: Option<&MetricSummary>,
    [words, nothing, never]: [&str; 3],
    currency: &str,
) -> (Figure, Phrase) {
    let Some(metric) = metric else {
        let read = figure.form.how_to_read();
        return (figure, read);
    };
    let distribution = &metric.distribution;
    let ends = [0.5, 0.9].map(|p| rounding::known(distribution.quantile(p), metric.unit));
    let none = distribution.up_to(1e-6) / distribution.count() as f64;
    (figure, amounts(ends, none, [words, nothing, never], currency))
}

/// What half of the paths exceed, and one in ten: more than nothing is what fewer of them have then.
fn amounts(
    [half, tenth]: [f64; 2],
    none: f64,
    [words, nothing, never]: [&str; 3],
    currency: &str,
) -> Phrase {
    if tenth <= 1e-6 {
        return phrase!(never, share = percent(none));
    }
    if half <= 1e-6 {
        return phrase!(nothing, tenth = money(tenth, currency));
    }
    phrase!(words, half = money(half, currency), tenth = money(tenth, currency))
}

/// What half of the paths have over the horizon, though no line shows it in any year.
fn in_no_year(
    said: Phrase,
    by_year: Option<&TrackSummary>,
    whole: Option<&MetricSummary>,
) -> Phrase {
    let half = whole.map_or(0.0, |own| own.distribution.quantile(0.5).value);
    let none = |own: &TrackSummary| own.bands.iter().all(|band| median(band) <= 1e-6);
    if half <= 1e-6 || !by_year.is_some_and(none) {
        return said;
    }
    phrase!(
        "{one} {next}",
        one = phrase(said),
        next = phrase(phrase("In no single year do half of the paths write anything down."))
    )
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

/// The share of the paths from which on a failure is news.
const FAILS: f64 = 0.01;
/// How much a median that has levelled off moves, over its highest value, and for how many years at least.
const LEVEL: f64 = 0.05;
const SOME: usize = 3;

const fn median(band: &Band) -> f64 {
    band.quantiles[MEDIAN]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_default_on_hardly_any_path_is_no_headline() {
        let said = |fails| {
            Language::En.plain(&headline("Amazon", fails, phrase("spending is highest in 2028")))
        };
        for fails in [None, Some(0.0), Some(0.000_5), Some(0.009)] {
            assert_eq!(said(fails), "Amazon: spending is highest in 2028");
        }
        assert!(said(Some(0.02)).starts_with("Amazon cannot pay on 2"));
    }

    #[test]
    fn more_than_nothing_is_told_of_no_share_of_the_paths() {
        let said = |ends, none| {
            let own = amounts(ends, none, WRITES_DOWN, "$bn");
            [Language::En, Language::GERMAN]
                .map(|language| language.plain(&own).replace('\u{a0}', " "))
        };
        let [english, german] = said([0.0, 0.0], 0.971);
        assert_eq!(english, "Over the horizon it writes nothing down on 97.1 % of the paths.");
        assert!(german.contains("keine Wertberichtigungen"), "{german}");
        let [english, german] = said([0.0, 5.0], 0.6);
        assert!(english.contains("nothing on half of the paths, more than $5 bn on one in ten"));
        assert!(german.contains("solche von mehr als"), "{german}");
        assert!(said([2.0, 5.0], 0.1)[0].contains("more than $2 bn on half"));
    }

    #[test]
    fn a_peak_is_told_where_it_is_seen() {
        let said = |medians: &[f64]| {
            let band = |(year, own): (i32, &f64)| Band {
                year: f64::from(year),
                quantiles: [*own; 7],
                mean: *own,
            };
            let bands: Vec<Band> = (2025..).zip(medians).map(band).collect();
            let own = course(&phrase("spending"), &bands, "$bn");
            [Language::En, Language::GERMAN]
                .map(|language| language.plain(&own).replace('\u{a0}', " "))
        };
        for (medians, english) in [
            (vec![5.0, 9.0, 6.0, 4.0], "spending is highest in 2026, with $9 bn at the median"),
            (
                vec![9.7, 5.5, 9.8, 4.0],
                "spending is highest in 2025 and 2027, with about $9.8 bn at the median",
            ),
            (
                vec![9.0, 6.0, 4.0],
                "spending falls at the median from $9 bn in 2025 to $4 bn in 2027",
            ),
            (vec![9.0, 9.02, 9.0], "spending stays about $9 bn at the median until 2027"),
            (
                vec![2.0, 4.0, 9.0, 9.1, 9.0],
                "spending levels off at about $9.1 bn from 2027 on, at the median",
            ),
        ] {
            let [own, german] = said(&medians);
            assert_eq!(own, english);
            assert_ne!(own, german);
        }
    }
}
