//! The charts of a run.

use super::{
    figure::{Figure, Form, unit_phrase},
    foot, foot_of_some, foot_without_chance,
    form::{Columns, Exceedance, Heat, Histogram, Line, Lines, Swing, Tornado},
    last_year, tracks as fans,
};
use crate::{
    analysis::{self, Drivers, Sample, since_peak, swings},
    metrics::{Bundle, Metric, MetricSummary, Summary, Unit},
    model::Model,
    report::{
        label::Label,
        language::{Phrase, phrase},
    },
    scenario,
};

type Maker = fn(&Run<'_>, &Sample, &Bundle) -> Option<Figure>;

/// The charts of a run beside the fans, in their order; a scenario that does not model one has none of it.
const CHARTS: &[(&str, Maker)] = &[
    ("write_down", |run, _, _| run.write_down()),
    ("exceedance", |run, _, _| run.exceedance()),
    ("break_even", |run, _, _| run.break_even()),
    ("bust_begins", |run, _, _| run.bust_begins()),
    ("bust_timeline", |run, sample, tracks| run.bust_timeline(sample, tracks)),
    ("payback", |run, _, _| run.paybacks()),
    ("conventions", |run, _, _| run.conventions()),
    ("write_down_by_builder", |run, _, _| run.stack()),
    ("failures", |run, _, _| run.failures()),
    ("incidence", |run, _, _| run.incidence()),
    ("losses", |run, _, _| run.losses()),
    ("customers_break_even", |run, _, _| run.customers()),
    ("tornado", |run, sample, _| run.tornado(sample)),
    ("tornado_one_at_a_time", |run, _, _| run.one_at_a_time()),
    ("heat", |run, sample, _| run.heat(sample)),
    ("price_precedent", |run, _, tracks| run.precedent(tracks)),
];

/// Their names.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    CHARTS.iter().map(|(name, _)| *name)
}

/// What the charts of a run are made from.
pub(super) struct Run<'a> {
    pub(super) model: &'a Model,
    pub(super) summary: &'a Summary,
    pub(super) hash: &'a str,
}

/// Every chart of a run.
pub(in crate::report) fn of_run(
    model: &Model,
    summary: &Summary,
    (sample, tracks): (&Sample, &Bundle),
    run: &str,
) -> Vec<Figure> {
    let own = Run { model, summary, hash: run };
    let mut figures = fans::fans(model, summary, run);
    figures.extend(CHARTS.iter().filter_map(|(_, make)| make(&own, sample, tracks)));
    figures
}

impl Run<'_> {
    pub(super) fn figure(&self, name: &str, title: Phrase, subtitle: Phrase, form: Form) -> Figure {
        debug_assert!(names().any(|own| own == name), "{name} is no line of CHARTS");
        let foot = foot(self.model, self.summary.paths, self.hash);
        Figure { name: name.to_owned(), title, subtitle, foot, form }
    }

    /// A chart that rests on the first paths alone.
    pub(super) fn of_some(&self, paths: u64, figure: Figure) -> Figure {
        Figure { foot: foot_of_some(self.model, paths, self.summary.paths, self.hash), ..figure }
    }

    pub(super) fn currency(&self) -> &str {
        &self.model.header.run.currency
    }

    pub(super) fn years(&self) -> (f64, f64) {
        (self.model.header.run.start.floor(), last_year(self.model))
    }

    fn label(&self, key: &str) -> Label {
        Label::of(key, &self.model.header.run)
    }

    /// Of a metric in money: what it is, in which unit.
    fn money_of(&self, metric: &MetricSummary) -> Phrase {
        phrase("{0}, {1}, all builders")
            .phrase(phrase(metric.quantity.label).capital())
            .phrase(unit_phrase(metric.unit, &self.model.header.run))
    }

    fn write_down(&self) -> Option<Figure> {
        let metric = self.summary.metric(Metric::WriteDown)?;
        let form = Histogram::new(metric.unit, &[(String::new(), &metric.distribution)])?;
        let end = last_year(self.model);
        let tenth = metric.distribution.quantile(0.9).value;
        let title = if tenth > 1e-6 {
            phrase("One path in ten writes down more than {0} by {1}")
                .money(tenth, self.currency())
                .year(end)
        } else {
            let none = metric.distribution.up_to(1e-6) / self.summary.paths as f64;
            phrase("{0} of the paths write anything down by {1}").percent(1.0 - none).year(end)
        };
        Some(self.figure("write_down", title, self.money_of(metric), Form::Histogram(form)))
    }

    fn exceedance(&self) -> Option<Figure> {
        let metric = self.summary.metric(Metric::WriteDown)?;
        if metric.distribution.most() <= 1e-6 || self.summary.paths < 10 {
            return None;
        }
        let form = Exceedance::new(metric.quantity, &[(String::new(), &metric.distribution)]);
        let title =
            phrase("Half of the paths write down more than {0}, one in a hundred more than {1}")
                .money(metric.distribution.quantile(0.5).value, self.currency())
                .money(metric.distribution.quantile(0.99).value, self.currency());
        let subtitle =
            phrase("How many paths exceed each amount: {0}").phrase(self.money_of(metric));
        Some(self.figure("exceedance", title, subtitle, Form::Exceedance(form)))
    }

    fn break_even(&self) -> Option<Figure> {
        let metric = self.summary.metric(Metric::BreakEvenYear)?;
        let end = last_year(self.model);
        let never = metric.distribution.share_never();
        let title = if never >= 0.5 {
            phrase("By {1} revenue has not repaid all spending on {0} of the paths")
                .percent(never)
                .year(end)
        } else {
            phrase("Half of the paths have their money back by {0}; {1} never by {2}")
                .year(metric.distribution.quantile(0.5).value)
                .percent(never)
                .year(end)
        };
        let form = break_even_columns(&[(String::new(), metric)], self.years());
        Some(self.figure("break_even", title, break_even_words(), Form::Columns(form)))
    }

    pub(super) fn tornado(&self, sample: &Sample) -> Option<Figure> {
        let drivers = Drivers::of(sample, Metric::WriteDown)?;
        let form = tornado(&drivers, &self.model.header.run);
        let strongest = form.swings.first()?;
        let title =
            phrase("Of the assumptions, {0} moves write-downs most: {1} where it is low, {2} where it is high")
                .phrase(strongest.name.words.clone())
                .money(strongest.low[1], self.currency())
                .money(strongest.high[1], self.currency());
        let subtitle = phrase(
            "Mean write-downs, {0}, on the tenth of the paths with the lowest and with the highest value of each parameter; the line is the mean of all",
        )
        .currency(self.currency());
        let figure = self.figure("tornado", title, subtitle, Form::Tornado(form));
        Some(self.of_some(drivers.paths as u64, figure))
    }

    /// The usual tornado: one parameter at a time, on the path without chance.
    pub(super) fn one_at_a_time(&self) -> Option<Figure> {
        let (middle, mut all) = swings(self.model, Metric::WriteDown)?;
        let size = |swing: &analysis::Swing| (swing.outcome[1] - swing.outcome[0]).abs();
        all.sort_by(|a, b| size(b).total_cmp(&size(a)));
        let moving =
            all.iter().take_while(|swing| size(swing) > 1e-9 * middle.abs().max(1e-9)).count();
        let still = all.len() - moving;
        all.truncate(moving);
        let strongest = all.first()?;
        let title = phrase("Without chance, write-downs go from {0} to {1} with {2}")
            .money(strongest.outcome[0], self.currency())
            .money(strongest.outcome[1], self.currency())
            .phrase(self.label(&strongest.name).words);
        let subtitle = phrase(
            "Write-downs, {0}, on the path without chance: each parameter at its 10th and 90th percentile, all others at their medians; the line is {1}, with all there (over all paths the median is {2}); it knows no shocks and no parameters that act together",
        )
        .currency(self.currency())
        .money(middle, self.currency())
        .money(self.summary.metric(Metric::WriteDown)?.distribution.quantile(0.5).value, self.currency());
        let swing = |own: analysis::Swing| Swing {
            name: self.label(&own.name),
            low: [own.ends[0], own.outcome[0], 0.0],
            high: [own.ends[1], own.outcome[1], 0.0],
        };
        let swings = all.into_iter().map(swing).collect();
        let form = Tornado { unit: Unit::Money, middle, swings, unclear: still };
        let figure = self.figure("tornado_one_at_a_time", title, subtitle, Form::Tornado(form));
        Some(Figure { foot: foot_without_chance(self.model, self.hash), ..figure })
    }

    pub(super) fn heat(&self, sample: &Sample) -> Option<Figure> {
        let heat = analysis::Heat::of(sample)?;
        let names = heat.names.each_ref().map(|name| self.label(name));
        let shares = || heat.cells.iter().flatten().map(|(share, _)| *share);
        let (least, most) = (shares().fold(1.0, f64::min), shares().fold(0.0, f64::max));
        let title = phrase("The probability of a bust runs from {0} to {1} with {2} and {3}")
            .percent(least)
            .percent(most)
            .phrase(names[0].words.clone())
            .phrase(names[1].words.clone());
        let subtitle = phrase(
            "Share of paths that bust, %, by eighths of the two parameters that matter most",
        );
        let form = Heat { names, limits: heat.limits, cells: heat.cells };
        let figure = self.figure("heat", title, subtitle, Form::Heat(form));
        Some(self.of_some(sample.paths() as u64, figure))
    }

    /// Prices against those of the fibre glut, in years since each path's peak of spending.
    fn precedent(&self, tracks: &Bundle) -> Option<Figure> {
        let since = since_peak(self.summary, tracks);
        let after = since.iter().find(|year| year.years == 4).or(since.last())?;
        if after.years < 1 {
            return None;
        }
        let mut own = Line {
            name: phrase("this scenario: median and 80 % of the paths that peak"),
            points: since.iter().map(|year| (f64::from(year.years), year.quantiles[1])).collect(),
            band: since.iter().map(|year| [year.quantiles[0], year.quantiles[2]]).collect(),
            observed: false,
        };
        let (first, last) = (since[0].years.max(-4), since[since.len() - 1].years.max(5));
        own.cut(f64::from(first));
        let mut fibre = fibre_prices();
        fibre.retain(|(x, _)| (f64::from(first)..=f64::from(last)).contains(x));
        let then = fibre.iter().find(|(x, _)| (x - f64::from(after.years)).abs() < 0.01)?.1;
        let title = phrase(
            "{0} years after a path's peak of spending prices are {1} lower at the median; after that of the fibre glut {2}",
        )
        .name(&after.years.to_string())
        .percent(1.0 - after.quantiles[1])
        .percent(1.0 - then);
        let most = since.iter().map(|year| year.paths).max().unwrap_or(0);
        let subtitle = phrase("Price of a unit, that of the year of the largest spending being 1, on the {0} of the paths whose spending peaks before the last year; logarithmic scale")
            .percent(most as f64 / tracks.paths() as f64);
        let fibre = Line {
            name: phrase("fibre glut: US transit prices, spending peaked in 2000"),
            points: fibre,
            band: Vec::new(),
            observed: true,
        };
        let across = phrase("years since the peak of spending");
        let form = Lines { unit: Unit::Ratio, across, log: true, lines: vec![own, fibre] };
        let figure = self.figure("price_precedent", title, subtitle, Form::Lines(form));
        Some(self.of_some(tracks.paths() as u64, figure))
    }
}

/// A row of the file of prices.
#[derive(serde::Deserialize)]
struct Price {
    year: f64,
    value: f64,
}

/// US transit prices over that of 2000, the year in which spending peaked.
fn fibre_prices() -> Vec<(f64, f64)> {
    const DATA: &str = include_str!("../../../scenarios/data/ip_transit_price_us.csv");
    let mut reader = csv::Reader::from_reader(DATA.as_bytes());
    let rows = reader.deserialize().map(|row| row.expect("the file is ours"));
    let rows: Vec<(f64, f64)> = rows.map(|Price { year, value }| (year, value)).collect();
    let peak = rows.iter().find(|(year, _)| (*year - 2000.0).abs() < 0.01).map_or(1.0, |row| row.1);
    rows.into_iter().map(|(year, value)| (year - 2000.0, value / peak)).collect()
}

pub(super) fn tornado(drivers: &Drivers, run: &scenario::Run) -> Tornado {
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

pub(super) fn break_even_words() -> Phrase {
    phrase(
        "Share of paths by the year from which cumulative free cash flow stays above zero; the first fleet's book counts as an outlay",
    )
}

/// Shares of paths by break-even year, and never.
pub(super) fn break_even_columns(
    all: &[(String, &MetricSummary)],
    (first, last): (f64, f64),
) -> Columns {
    let mut years = Vec::new();
    let mut year = first;
    while year <= last {
        years.push(year);
        year += 1.0;
    }
    let mut categories: Vec<Phrase> = years.iter().map(|year| phrase("{0}").year(*year)).collect();
    categories.push(phrase("never"));
    let shares = |metric: &MetricSummary| {
        let values = &metric.distribution;
        let up_to = |year: f64| values.up_to(year) / values.count() as f64;
        let mut shares: Vec<f64> = years.iter().map(|y| up_to(*y) - up_to(y - 1.0)).collect();
        shares.push(values.share_never());
        shares
    };
    let series = all.iter().map(|(name, metric)| (name.clone(), shares(metric))).collect();
    Columns { categories, series }
}
