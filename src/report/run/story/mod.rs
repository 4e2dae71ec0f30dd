//! The story of one scenario.

mod busts;
mod own;

use own::own_quantities;

use crate::{
    analysis::{Bin, Driver, Drivers, Sample},
    chart::Figure,
    language::{
        Phrase,
        amount::amount,
        kinds::{KINDS, Kind},
        label::Label,
        number, phrase, rounding,
    },
    metrics::{BUST, Drawable, Estimate, Metric, Summary, Unit, bust_is_any_kind},
    model::Model,
    report::{
        answer,
        drawn::Drawn,
        run::drawn_in_run,
        story::{
            Grid, Section, Story, asked_by, asked_for, assumptions, drawing, failing, in_numbers,
            key_figures, lacking, method, not_modelled, rest, strongest,
        },
    },
    scenario::Document,
};

/// The charts of a deck: when it ends, how much is spent and earned, whether the money comes back, what is written down,
/// who fails, what warns of it and what drives it.
const TOLD: [&str; 8] = [
    "bust_begins",
    "spending",
    "relative_price",
    "payback",
    "write_down",
    "failures",
    "watch",
    "tornado",
];

/// Those that give way to what a scenario's own question asks for, the first before the others.
const GIVE_WAY: [&str; 3] = ["relative_price", "watch", "payback"];

/// The charts of a deck, with those of the tracks that the scenario's answer names behind the first, and those that
/// were drawn as asked.
fn told(model: &Model, figures: &[Figure], drawn: &[String]) -> Vec<String> {
    let there = |name: &str| figures.iter().any(|figure| figure.name == name);
    let mut told: Vec<&str> = TOLD.into_iter().filter(|name| there(name)).collect();
    let asked = model.header.answer.iter().filter_map(|own| Some(own.text.split_once('@')?.0));
    let asked = asked.chain(drawn.iter().map(String::as_str));
    let asked: Vec<&str> = asked.filter(|name| there(name)).take(TOLD.len()).collect();
    for name in asked.iter().rev().filter(|name| !TOLD.contains(*name)) {
        // What tells the story stays as long as it can, its head always.
        let others = told.iter().skip(1).rev();
        let mut spare = GIVE_WAY.iter().chain(others).filter(|own| !asked.contains(*own));
        let place = spare.find_map(|own| told.iter().position(|name| name == own));
        if let Some(place) = place.filter(|_| told.len() >= TOLD.len()) {
            told.remove(place);
        }
        told.insert(told.len().min(1), *name);
    }
    told.into_iter().map(str::to_owned).collect()
}

/// Tells a run.
pub(in crate::report) fn story(
    (model, document): (&Model, &Document),
    (summary, sample): (&Summary, &Sample),
    (figures, watched): (Vec<Figure>, Option<Section>),
    (drawn, run): (&[Drawable], &str),
) -> Story {
    let asked = drawn_in_run(drawn);
    let drawn: Vec<String> = asked.iter().flat_map(Drawn::charts).collect();
    let mut sections = vec![
        Section::new(
            "The answer",
            answer::of_run(model, summary, sample),
            &["bust_begins", "write_down", "exceedance"],
        ),
        asked_for(&asked),
        busts::what_ends(model, summary),
        Section::new("Who fails, and who loses", Vec::new(), &["failures", "incidence", "losses"]),
    ];
    sections.extend(watched);
    sections.push(Section::new("How sure", sure(model, summary), &[]));
    sections.extend(drives(model, sample));
    sections.extend(busts::other_books(model, summary));
    sections.extend(own_quantities(model, summary));
    sections.extend(change(model, summary, sample));
    sections.retain(|section| {
        let there = |name: &String| figures.iter().any(|figure| figure.name == *name);
        !section.sentences.is_empty() || section.charts.iter().any(there)
    });
    let key_figures = key_figures(&model.header.title, summary, &model.header.run);
    let failing = failing(std::iter::once((model, summary)));
    sections.push(in_numbers(&key_figures, failing));
    sections.extend(not_modelled(summary));
    let others = rest(&figures, &sections);
    sections.push(Section { charts: others, ..Section::new("More charts", Vec::new(), &[]) });
    let told = told(model, &figures, &drawn);
    Story {
        title: Phrase::of_name(&model.header.title),
        question: asked_by(&model.header),
        sections,
        figures,
        key_figures,
        paired: Vec::new(),
        strongest: strongest(sample),
        bust: Some(answer::definition(model, summary)),
        assumptions: assumptions(document, &model.header.run, summary.paths),
        others: Vec::new(),
        lacking: lacking(summary),
        method: method(summary.paths, drawing(model), run),
        told,
        differences: None,
        companies: Vec::new(),
        explore: None,
    }
}

fn sure(model: &Model, summary: &Summary) -> Vec<Phrase> {
    let mut all = Vec::new();
    let metric = summary.metric(Metric::WriteDown);
    let median = metric.map(|metric| metric.distribution.quantile(0.5));
    let median = median.and_then(|m| Some((m.value, m.error.filter(|error| *error > 0.0)?)));
    if summary.paths > 1 {
        all.push(known(summary, median, &model.header.run.currency));
    }
    all.push(phrase("That is the error of the simulation alone. How far the parameters themselves are uncertain is in the width of the distributions; whether the model leaves something out is in neither."));
    all
}

/// How well the probability of a bust is known, and the median write-down, where it has an error. A share that is
/// none or all has none.
fn known(summary: &Summary, median: Option<(f64, f64)>, currency: &str) -> Phrase {
    let paths = number::count(summary.paths);
    // As the answer does: half of the 95 % interval.
    let points = summary.bust.error.map(|error| number::points(1.96 * error));
    let [low, high] = summary.bust.interval;
    let share = phrase!("{low} to {high}", low = percent(low), high = percent(high));
    let amounts = median.map(|(value, error)| {
        [
            rounding::rounded(value, Some(error), Unit::Money),
            rounding::figures(1.96 * error, 2, Unit::Money),
        ]
    });
    match (amounts, points) {
        (Some([median, error]), Some(points)) => phrase!(
            "With {paths} paths the probability of a bust is known to within {points} points, and the median write-down, {median}, to within {error} (95 %).",
            paths = number(paths),
            points = number(points),
            median = money(median, currency),
            error = money(error, currency)
        ),
        (Some([median, error]), None) => phrase!(
            "With {paths} paths the probability of a bust is {share} (95 % interval), and the median write-down, {median}, is known to within {error} (95 %).",
            paths = number(paths),
            share = phrase(share),
            median = money(median, currency),
            error = money(error, currency)
        ),
        (None, Some(points)) => phrase!(
            "With {paths} paths the probability of a bust is known to within {points} points (95 %).",
            paths = number(paths),
            points = number(points)
        ),
        (None, None) => phrase!(
            "With {paths} paths the probability of a bust is {share} (95 % interval).",
            paths = number(paths),
            share = phrase(share)
        ),
    }
}

fn drives(model: &Model, sample: &Sample) -> Option<Section> {
    let drivers = Drivers::of(sample, Metric::WriteDown)?;
    let unclear = drivers.drivers.iter().filter(|driver| !driver.is_clear).count();
    let sentence = phrase!(
        "Mean write-downs on the tenth of the paths with the lowest and the highest value of each parameter; {weak} of {drawn} drawn parameters cannot be told from no effect.",
        weak = name(&unclear.to_string()),
        drawn = name(&drivers.drivers.len().to_string())
    );
    let mut section = Section::new("What drives it", vec![sentence], &["tornado"]);
    // A head without a row says nothing.
    if unclear < drivers.drivers.len() {
        section.tables.push(drivers_of(&drivers, "write-downs where it is lowest", model));
    }
    // The answer speaks of busts, and what drives these need not be what drives write-downs.
    if let Some(busts) = Drivers::of(sample, BUST).filter(|own| own.drivers[0].is_clear) {
        section.sentences.push(phrase("What drives whether it busts is in a table of its own: the share of the paths that bust, on the same tenths."));
        section.tables.push(drivers_of(&busts, "paths that bust where it is lowest", model));
    }
    Some(section)
}

/// The parameters that drive an outcome, and what it is at both ends of each.
fn drivers_of(drivers: &Drivers, lowest: &str, model: &Model) -> Grid {
    let said = |value: f64| amount(value, drivers.unit, &model.header.run);
    // In the figures that its error leaves.
    let mean = |bin: &Bin| {
        let mean = Estimate { value: bin.mean, error: Some(bin.error) };
        said(rounding::known(mean, drivers.unit))
    };
    let error = |own: f64| match drivers.unit {
        // Errors of shares are points.
        Unit::Share => phrase!(
            "{value} points",
            value = number(number::points(rounding::figures(own, 2, drivers.unit)))
        ),
        unit => said(rounding::figures(own, 2, unit)),
    };
    let row = |driver: &Driver| {
        vec![
            Label::of(&driver.name, &model.header.run).head(),
            Phrase::of_name(&driver.name),
            mean(&driver.bins[0]),
            mean(&driver.bins[driver.bins.len() - 1]),
            driver.swing_error().map_or_else(
                || phrase("–"),
                |own| phrase!("± {error}", error = phrase(error(own))),
            ),
            phrase!(percent(driver.explained)),
            phrase!(number(format!("{:+.2}", driver.rank.0).replace('-', "−"))),
            driver.shift.map_or_else(
                || phrase("–"),
                |(shift, error)| {
                    phrase!(number(format!("{shift:+.2} ± {error:.2}").replace('-', "−")))
                },
            ),
        ]
    };
    let header = [
        "parameter",
        "key",
        lowest,
        "where it is highest",
        "error of the difference",
        "share of the variance",
        "rank correlation",
        "shift on paths that bust, standard deviations",
    ];
    let clear = drivers.drivers.iter().filter(|driver| driver.is_clear);
    Grid {
        header: header.into_iter().map(phrase).collect(),
        rows: clear.take(10).map(row).collect(),
        words: false,
    }
}

fn change(model: &Model, summary: &Summary, sample: &Sample) -> Option<Section> {
    let drivers = Drivers::of(sample, BUST)?;
    let sentence = |driver: &Driver| {
        let [(low, share_low), (high, share_high)] = tenths(model, driver);
        phrase!(
            "Where {parameter} is in its lowest tenth (about {low}), a bust follows on {share_low} of the paths; in its highest (about {high}), on {share_high}.",
            parameter = phrase(Label::of(&driver.name, &model.header.run).words),
            low = phrase(low),
            share_low = phrase(share_low),
            high = phrase(high),
            share_high = phrase(share_high)
        )
    };
    let clear = drivers.drivers.iter().filter(|driver| driver.is_clear);
    let mut sentences: Vec<Phrase> = clear.take(3).map(sentence).collect();
    sentences.extend(change_of_kind(model, summary, sample));
    (!sentences.is_empty()).then(|| Section::new("What would change it", sentences, &["heat"]))
}

/// What the most frequent kind of bust hangs on: it need not be what any of the four does.
/// Of what the scenario itself calls a bust it is no kind.
fn change_of_kind(model: &Model, summary: &Summary, sample: &Sample) -> Option<Phrase> {
    if !bust_is_any_kind(model) {
        return None;
    }
    let share = |kind: &Kind| Some(summary.metric(kind.happens)?.distribution.mean()?.value);
    let modelled = KINDS.iter().filter_map(|kind| Some((kind, share(kind)?)));
    let (kind, _) = modelled.max_by(|a, b| a.1.total_cmp(&b.1))?;
    let drivers = Drivers::of(sample, kind.happens)?;
    let driver = drivers.drivers.iter().find(|driver| driver.is_clear)?;
    let [(low, share_low), (high, share_high)] = tenths(model, driver);
    Some(phrase!(
        "A bust {kind}, the most frequent kind, depends most on {parameter}: it follows on {share_low} of the paths where that is in its lowest tenth (about {low}), and on {share_high} where it is in its highest (about {high}).",
        kind = phrase(phrase(kind.words)),
        parameter = phrase(Label::of(&driver.name, &model.header.run).words),
        low = phrase(low),
        share_low = phrase(share_low),
        high = phrase(high),
        share_high = phrase(share_high)
    ))
}

/// About what a parameter is in its lowest tenth and in its highest, and the share of the paths there.
fn tenths(model: &Model, driver: &Driver) -> [(Phrase, Phrase); 2] {
    let label = Label::of(&driver.name, &model.header.run);
    [0, driver.bins.len() - 1].map(|bin| {
        let bin = &driver.bins[bin];
        let share = phrase!(number(number::value(bin.mean, Unit::Share)));
        (label.about(bin.parameter), share)
    })
}
