//! The charts of a run.

use super::{
    capital,
    figure::{Figure, Form, unit_phrase},
    foot,
    form::{
        Columns, Exceedance, Heat, Histogram, Line, Lines, Range, Ranges, Row, Rows, Stack, Swing,
        Tornado,
    },
    last_year, tracks as fans,
};
use crate::{
    analysis::{self, Drivers, Sample, since_peak},
    metrics::{Bundle, MetricSummary, Summary, Unit},
    model::Model,
    report::language::{Phrase, phrase},
};

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
    figures.extend(own.write_down());
    figures.extend(own.exceedance());
    figures.extend(own.break_even());
    figures.extend(own.stack());
    figures.extend(own.failures());
    figures.extend(own.losses());
    figures.extend(own.customers());
    figures.extend(own.tornado(sample));
    figures.extend(own.heat(sample));
    figures.extend(own.precedent(tracks));
    figures
}

impl Run<'_> {
    fn figure(&self, name: &str, title: Phrase, subtitle: Phrase, form: Form) -> Figure {
        let foot = foot(self.model, self.summary.paths, self.hash);
        Figure { name: name.to_owned(), title, subtitle, foot, form }
    }

    fn currency(&self) -> &str {
        &self.model.header.run.currency
    }

    fn years(&self) -> (f64, f64) {
        (self.model.header.run.start.floor(), last_year(self.model))
    }

    /// Of a metric in money: what it is, in which unit.
    fn money_of(&self, metric: &MetricSummary) -> Phrase {
        phrase("{0}, {1}, all builders")
            .phrase(phrase(capital(metric.meaning)))
            .phrase(unit_phrase(metric.unit, &self.model.header.run))
    }

    fn write_down(&self) -> Option<Figure> {
        let metric = self.summary.metric("write_down")?;
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
        let metric = self.summary.metric("write_down")?;
        if metric.distribution.most() <= 1e-6 || self.summary.paths < 10 {
            return None;
        }
        let form = Exceedance::new(metric.unit, &[(String::new(), &metric.distribution)]);
        let title =
            phrase("Half of the paths write down more than {0}, one in a hundred more than {1}")
                .money(metric.distribution.quantile(0.5).value, self.currency())
                .money(metric.distribution.quantile(0.99).value, self.currency());
        let subtitle =
            phrase("How many paths exceed each amount: {0}").phrase(self.money_of(metric));
        Some(self.figure("exceedance", title, subtitle, Form::Exceedance(form)))
    }

    fn break_even(&self) -> Option<Figure> {
        let metric = self.summary.metric("break_even_year")?;
        let end = last_year(self.model);
        let never = metric.distribution.share_never();
        let title = if never >= 0.5 {
            phrase("On {0} of the paths the industry does not have its money back by {1}")
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

    /// Mean write-downs of each builder by year.
    fn stack(&self) -> Option<Figure> {
        let builders = &self.model.parties.builders;
        let mut years = Vec::new();
        let mut layers = Vec::new();
        for name in builders {
            let track = self.summary.track(&format!("write_down.{name}"))?;
            years = track.bands.iter().map(|band| band.year).collect();
            let means = track.bands.iter().map(|band| band.mean.max(0.0)).collect();
            layers.push((Phrase::of_name(name), means));
        }
        let sum = |layer: &(Phrase, Vec<f64>)| layer.1.iter().sum::<f64>();
        let total: f64 = layers.iter().map(sum).sum();
        if total <= 1e-6 || layers.len() < 2 {
            return None;
        }
        let first =
            (0..layers.len()).max_by(|a, b| sum(&layers[*a]).total_cmp(&sum(&layers[*b])))?;
        let share = sum(&layers[first]) / total;
        let title = phrase("{0} bears {1} of the expected write-downs of {2}")
            .name(&builders[first])
            .percent(share)
            .money(total, self.currency());
        let subtitle = phrase("Write-downs by year and builder, {0}, mean over all paths")
            .currency(self.currency());
        let form = Form::Stack(Stack::new(Unit::Money, years, layers));
        Some(self.figure("write_down_by_builder", title, subtitle, form))
    }

    /// Who fails; no chart where nobody can.
    fn failures(&self) -> Option<Figure> {
        let parties = &self.model.parties;
        let kinds = [
            (&parties.builders, "builder"),
            (&parties.customers, "customer"),
            (&parties.holders, "holder of claims"),
        ];
        // Without that table owners pay in whatever is missing: builders cannot fail.
        let builders_fail = self.model.mechanisms().any(|name| name == "default");
        let mut all: Vec<Row> = Vec::new();
        for (names, kind) in kinds.into_iter().skip(usize::from(!builders_fail)) {
            for name in names {
                let metric = self.summary.metric(&format!("default.{name}"))?;
                let share = metric.distribution.mean()?.value;
                all.push(Row {
                    name: name.clone(),
                    kind: phrase(kind),
                    values: vec![share],
                    colour: 0,
                });
            }
        }
        let rows = sorted(all, Unit::Share, "On no path:")?;
        let first = &rows.rows[0];
        let end = last_year(self.model);
        let title = match rows.rows.get(1) {
            Some(second) => phrase("By {0} {1} has failed on {2} of the paths, {3} on {4}")
                .year(end)
                .name(&super::shorten(&first.name, 40))
                .percent(first.values[0])
                .name(&super::shorten(&second.name, 40))
                .percent(second.values[0]),
            None => phrase("By {0} {1} has failed on {2} of the paths")
                .year(end)
                .name(&super::shorten(&first.name, 40))
                .percent(first.values[0]),
        };
        let subtitle = if builders_fail {
            "Share of paths on which each cannot pay: defaults of builders and customers, failures of those who hold claims on them"
        } else {
            "Share of paths on which each cannot pay: defaults of customers, failures of those who hold claims on them; builders' owners pay in"
        };
        Some(self.figure("failures", title, phrase(subtitle), Form::Rows(rows)))
    }

    /// What those who financed it lose.
    fn losses(&self) -> Option<Figure> {
        let mut all: Vec<Row> = Vec::new();
        for name in &self.model.parties.holders {
            let metric = self.summary.metric(&format!("loss.{name}"))?;
            let mean = metric.distribution.mean()?.value;
            let kind = phrase("holder of claims");
            all.push(Row { name: name.clone(), kind, values: vec![mean], colour: 0 });
        }
        // Holders are the vendors, investors and lenders by name.
        let classes = ["vendor", "investor", "lender"];
        let unnamed = if all.is_empty() { classes.as_slice() } else { &classes[2..] };
        for class in unnamed {
            let metric = self.summary.metric(&format!("{class}_loss"))?;
            let mean = metric.distribution.mean()?.value;
            let kind = phrase("all of them");
            all.push(Row {
                name: format!("{}s", capital(class)),
                kind,
                values: vec![mean],
                colour: 0,
            });
        }
        let most = all.iter().map(|row| row.values[0]).fold(0.0, f64::max);
        for row in &mut all {
            row.values[0] = if row.values[0] < most / 1000.0 { 0.0 } else { row.values[0] };
        }
        let rows = sorted(all, Unit::Money, "Next to nothing:")?;
        let first = &rows.rows[0];
        let title = phrase("Defaults cost {0} most: {1}, the mean over all paths")
            .name(&super::shorten(&first.name, 40))
            .money(first.values[0], self.currency());
        let subtitle =
            phrase("Mean loss by defaults over the horizon, {0}").currency(self.currency());
        Some(self.figure("losses", title, subtitle, Form::Rows(rows)))
    }

    /// When customers have their first profitable year.
    fn customers(&self) -> Option<Figure> {
        let mut rows = Vec::new();
        for name in &self.model.parties.customers {
            let metric = self.summary.metric(&format!("first_profitable_year.{name}"))?;
            let year = |value: f64| value.is_finite().then_some(value);
            rows.push(Range {
                name: name.clone(),
                quantiles: metric.quantiles().map(|quantile| year(quantile.value)),
                never: metric.distribution.share_never(),
            });
        }
        let first = rows.iter().max_by(|a, b| a.never.total_cmp(&b.never))?;
        let title = phrase("{0} has no profitable year by {1} on {2} of the paths")
            .name(&super::shorten(&first.name, 40))
            .year(last_year(self.model))
            .percent(first.never);
        let subtitle = phrase("First year in which each customer's revenue covers its costs");
        let (first, last) = self.years();
        let form = Form::Ranges(Ranges { years: [first, last], rows });
        Some(self.figure("customers_break_even", title, subtitle, form))
    }

    pub(super) fn tornado(&self, sample: &Sample) -> Option<Figure> {
        let drivers = Drivers::of(sample, "write_down")?;
        let form = tornado(&drivers);
        let strongest = form.swings.first()?;
        let title =
            phrase("Write-downs hang on {0}: from {1} where it is low to {2} where it is high")
                .name(&strongest.name)
                .money(strongest.low[1], self.currency())
                .money(strongest.high[1], self.currency());
        let subtitle = phrase(
            "Mean write-downs, {0}, on the tenth of the paths with the lowest and with the highest value of each parameter; the line is the mean of all",
        )
        .currency(self.currency());
        Some(self.figure("tornado", title, subtitle, Form::Tornado(form)))
    }

    pub(super) fn heat(&self, sample: &Sample) -> Option<Figure> {
        let heat = analysis::Heat::of(sample)?;
        let shares = || heat.cells.iter().flatten().map(|(share, _)| *share);
        let (least, most) = (shares().fold(1.0, f64::min), shares().fold(0.0, f64::max));
        let title = phrase("The probability of a bust runs from {0} to {1} with {2} and {3}")
            .percent(least)
            .percent(most)
            .name(&heat.names[0])
            .name(&heat.names[1]);
        let subtitle = phrase(
            "Share of paths that bust, %, by eighths of the two parameters that matter most",
        );
        let form = Heat { names: heat.names, limits: heat.limits, cells: heat.cells };
        Some(self.figure("heat", title, subtitle, Form::Heat(form)))
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
        Some(self.figure("price_precedent", title, subtitle, Form::Lines(form)))
    }
}

/// US transit prices over that of 2000, the year in which spending peaked.
fn fibre_prices() -> Vec<(f64, f64)> {
    const DATA: &str = include_str!("../../../scenarios/data/ip_transit_price_us.csv");
    let row = |line: &str| {
        let mut fields = line.split(',');
        Some((fields.next()?.parse::<f64>().ok()?, fields.next()?.parse::<f64>().ok()?))
    };
    let rows: Vec<(f64, f64)> = DATA.lines().filter_map(row).collect();
    let peak = rows.iter().find(|(year, _)| (*year - 2000.0).abs() < 0.01).map_or(1.0, |row| row.1);
    rows.into_iter().map(|(year, value)| (year - 2000.0, value / peak)).collect()
}

/// Rows by size; nothing where all are zero.
fn sorted(mut all: Vec<Row>, unit: Unit, none_label: &str) -> Option<Rows> {
    all.sort_by(|a, b| b.values[0].total_cmp(&a.values[0]));
    let some = all.iter().take_while(|row| row.values[0] > 0.0).count();
    let none = all.split_off(some).into_iter().map(|row| row.name).collect();
    let none_label = phrase(none_label);
    (some > 0).then_some(Rows { unit, series: Vec::new(), rows: all, none, none_label })
}

pub(super) fn tornado(drivers: &Drivers) -> Tornado {
    let end = |bin: &analysis::Bin| [bin.parameter, bin.mean, bin.error];
    let clear = drivers.drivers.iter().filter(|driver| driver.is_clear);
    let swings = clear.map(|driver| Swing {
        name: driver.name.clone(),
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
