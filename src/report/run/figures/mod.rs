//! The charts of a run.

mod break_even;
mod busts;
mod companies;
mod drawn;
mod heat;
mod incidence;
mod list;
mod parties;
mod precedent;
mod track_titles;
mod tracks;
mod write_downs;

pub(in crate::report) use break_even::{break_even_columns, break_even_words};
pub(in crate::report) use companies::companies;
pub(in crate::report) use drawn::drawn_in_run;
pub(in crate::report) use tracks::what;

use list::{CHARTS, Chart};

use crate::{
    analysis::{self, Drivers, Sample, swings},
    chart::{
        Called, Figure, Form, foot, foot_of_some, foot_without_chance,
        form::{Swing, Tornado},
        last_year,
    },
    language::{Phrase, label::Label, phrase, rounding},
    metrics::{Bundle, Drawable, Metric, Summary, Unit},
    model::Model,
    scenario,
};

/// What all of them are called, fans first.
pub(in crate::report) fn called() -> impl Iterator<Item = Called> {
    tracks::called().chain(CHARTS.iter().map(Chart::called))
}

/// Their names.
pub(in crate::report) fn chart_names() -> Vec<String> {
    called().map(|own| own.name.to_owned()).collect()
}

/// What the charts of a run are made from.
struct Run<'a> {
    model: &'a Model,
    summary: &'a Summary,
    hash: &'a str,
}

/// Every chart of a run.
pub(in crate::report) fn figures(
    model: &Model,
    summary: &Summary,
    (sample, tracks): (&Sample, &Bundle),
    (drawn, run): (&[Drawable], &str),
) -> Vec<Figure> {
    let own = Run { model, summary, hash: run };
    let mut figures = tracks::fans(model, summary, run);
    let charts = CHARTS.iter().filter(|chart| summary.paths > 1 || chart.of_one_path);
    figures.extend(charts.filter_map(|chart| (chart.make)(&own, sample, tracks)));
    figures.extend(own.drawn(drawn));
    // A title may stand within another: it is written as within a sentence.
    for figure in &mut figures {
        figure.title = figure.title.capital();
    }
    figures
}

/// What drives write-downs and busts of one scenario.
pub(in crate::report) fn driving(
    (model, summary, sample): (&Model, &Summary, &Sample),
    run: &str,
) -> impl Iterator<Item = Figure> {
    let own = Run { model, summary, hash: run };
    [own.tornado(sample), own.one_at_a_time(), own.heat(sample)].into_iter().flatten()
}

impl Run<'_> {
    fn figure(&self, name: &str, title: Phrase, subtitle: Phrase, form: Form) -> Figure {
        debug_assert!(CHARTS.iter().any(|own| own.name == name), "{name} is not in CHARTS");
        self.named(name, (title, subtitle), form)
    }

    fn named(&self, name: &str, (title, subtitle): (Phrase, Phrase), form: Form) -> Figure {
        let foot = foot(self.model, self.summary.paths, self.hash);
        Figure { name: name.to_owned(), title, subtitle, foot, form, takeaway: None }
    }

    /// A chart that rests on the first paths alone.
    fn of_some(&self, paths: u64, figure: Figure) -> Figure {
        Figure { foot: foot_of_some(self.model, paths, self.summary.paths, self.hash), ..figure }
    }

    fn currency(&self) -> &str {
        &self.model.header.run.currency
    }

    fn years(&self) -> (f64, f64) {
        (self.model.header.run.start.floor(), last_year(self.model))
    }

    fn label(&self, key: &str) -> Label {
        Label::of(key, &self.model.header.run)
    }

    fn tornado(&self, sample: &Sample) -> Option<Figure> {
        let drivers = Drivers::of(sample, Metric::WriteDown)?;
        let form = tornado(&drivers, &self.model.header.run);
        let strongest = form.swings.first()?;
        let title = phrase!(
            "{parameter} matters most for how much is written down: {low} where it is low, {high} where it is high",
            parameter = phrase(strongest.name.words.clone()),
            low = money(strongest.low[1], self.currency()),
            high = money(strongest.high[1], self.currency())
        );
        let subtitle = phrase!(
            "Mean write-downs, {currency}, on the tenth of the paths with the lowest and with the highest value of each parameter; the line is the mean of all",
            currency = currency(self.currency())
        );
        let next = self.after_strongest(&form);
        let figure = self.figure("tornado", title, subtitle, Form::Tornado(form)).saying(next);
        Some(self.of_some(drivers.paths as u64, figure))
    }

    /// The usual tornado: one parameter at a time, on the path without chance.
    fn one_at_a_time(&self) -> Option<Figure> {
        let (middle, mut all) = swings(self.model, Metric::WriteDown)?;
        // As long as its bars, from end to end and to the line.
        let size = |swing: &analysis::Swing| {
            let end = |pick: fn(f64, f64) -> f64| swing.outcome.iter().copied().fold(middle, pick);
            end(f64::max) - end(f64::min)
        };
        all.sort_by(|a, b| size(b).total_cmp(&size(a)));
        let moving =
            all.iter().take_while(|swing| size(swing) > 1e-9 * middle.abs().max(1e-9)).count();
        let still = all.len() - moving;
        all.truncate(moving);
        let strongest = all.first()?;
        let title = phrase!(
            "without chance, {parameter} moves write-downs most: {low} where it is low, {high} where it is high",
            parameter = phrase(self.label(&strongest.name).words),
            low = money(strongest.outcome[0], self.currency()),
            high = money(strongest.outcome[1], self.currency())
        );
        let subtitle = phrase!(
            "Write-downs, {currency}, on the path without chance: each parameter at its 10th and 90th percentile, all others at their medians; the line is {value}, with all of them at their medians (over all paths the median is {median}); shocks and parameters that act together are not in it",
            currency = currency(self.currency()),
            value = money(middle, self.currency()),
            median = money(
                rounding::known(
                    self.summary.metric(Metric::WriteDown)?.distribution.quantile(0.5),
                    Unit::Money
                ),
                self.currency()
            )
        );
        let swing = |own: analysis::Swing| Swing {
            name: self.label(&own.name),
            low: [own.ends[0], own.outcome[0], 0.0],
            high: [own.ends[1], own.outcome[1], 0.0],
        };
        let swings = all.into_iter().map(swing).collect();
        let form = Tornado { unit: Unit::Money, middle, swings, unclear: still };
        let next = self.after_strongest(&form);
        let figure = self.figure("tornado_one_at_a_time", title, subtitle, Form::Tornado(form));
        let figure = figure.saying(next);
        Some(Figure { foot: foot_without_chance(self.model, self.hash), ..figure })
    }

    /// What moves it second and third.
    fn after_strongest(&self, form: &Tornado) -> Phrase {
        let [_, second, rest @ ..] = form.swings.as_slice() else {
            return phrase("No other assumption has an effect that can be told.");
        };
        let (words, currency) = (|own: &Swing| own.name.words.clone(), self.currency());
        match rest.first() {
            None => phrase!(
                "Next comes {second}: {low} where it is low, {high} where it is high.",
                second = phrase(words(second)),
                low = money(second.low[1], currency),
                high = money(second.high[1], currency)
            ),
            Some(third) => phrase!(
                "Next come {second}, {low} where it is low and {high} where it is high, and {third}, {third_low} and {third_high}.",
                second = phrase(words(second)),
                low = money(second.low[1], currency),
                high = money(second.high[1], currency),
                third = phrase(words(third)),
                third_low = money(third.low[1], currency),
                third_high = money(third.high[1], currency)
            ),
        }
    }
}

fn tornado(drivers: &Drivers, run: &scenario::Run) -> Tornado {
    let end = |bin: &analysis::Bin| [bin.parameter, bin.mean, bin.error];
    let clear = drivers.drivers.iter().filter(|driver| driver.is_clear);
    let swings = clear.map(|driver| Swing {
        name: Label::of(&driver.name, run),
        low: end(&driver.bins[0]),
        high: end(&driver.bins[driver.bins.len() - 1]),
    });
    let swings: Vec<Swing> = swings.collect();
    let unclear = drivers.drivers.len() - swings.len();
    Tornado { unit: drivers.unit, middle: drivers.mean, swings, unclear }
}
