//! How much is written down, and how rarely more.

use super::Run;
use crate::{
    chart::{
        Figure, Form,
        form::{Exceedance, Histogram},
        last_year, unit_phrase,
    },
    language::{Phrase, number, phrase, rounding},
    metrics::{Metric, MetricSummary},
};

impl Run<'_> {
    /// Of a metric in money: what it is, in which unit, at the head of a line.
    fn money_of(&self, metric: &MetricSummary) -> Phrase {
        self.money_within(metric).capital()
    }

    /// The same within a sentence.
    fn money_within(&self, metric: &MetricSummary) -> Phrase {
        phrase!(
            "{what}, {unit}, all builders",
            what = phrase(phrase(metric.quantity.label)),
            unit = phrase(unit_phrase(metric.unit, &self.model.header.run))
        )
    }

    /// Shares of paths by write-downs.
    pub(super) fn write_down(&self) -> Option<Figure> {
        let metric = self.summary.metric(Metric::WriteDown)?;
        let mut form = Histogram::new(metric.unit, &[(String::new(), &metric.distribution)])?;
        let end = last_year(self.model);
        let tenth = rounding::known(metric.distribution.quantile(0.9), metric.unit);
        let none = metric.distribution.up_to(1e-6) / self.summary.paths as f64;
        let title = if self.summary.paths < 10 {
            phrase!(
                "The most that any of {paths} paths writes down by {year} is {amount}",
                amount = money(metric.distribution.most().max(0.0), self.currency()),
                year = year(end),
                paths = number(number::count(self.summary.paths))
            )
        } else if tenth > 1e-6 {
            form = form.with_tenth(tenth);
            phrase!(
                "One path in ten writes down more than {amount} by {year}",
                amount = money(tenth, self.currency()),
                year = year(end)
            )
        } else {
            phrase!(
                "{share} of the paths write something down by {year}",
                share = percent(1.0 - none),
                year = year(end)
            )
        };
        // Their column would dwarf all bars.
        let subtitle = if form.none_left_out {
            phrase!(
                "{share} of the paths write nothing down; the others: {what}",
                share = percent(none),
                what = phrase(self.money_within(metric))
            )
        } else {
            self.money_of(metric)
        };
        Some(self.figure("write_down", title, subtitle, Form::Histogram(form)))
    }

    /// How rarely each amount is exceeded.
    pub(super) fn exceedance(&self) -> Option<Figure> {
        let metric = self.summary.metric(Metric::WriteDown)?;
        if metric.distribution.most() <= 1e-6 || self.summary.paths < 10 {
            return None;
        }
        let form = Exceedance::new(metric.quantity, &[(String::new(), &metric.distribution)]);
        let [half, tenth, hundredth] =
            [0.5, 0.9, 0.99].map(|p| rounding::known(metric.distribution.quantile(p), metric.unit));
        let none = metric.distribution.up_to(1e-6) / self.summary.paths as f64;
        let (few, currency) = (self.summary.paths < 100, self.currency());
        let tail = if few { tenth } else { hundredth };
        // More than nothing is what fewer than half of the paths write down then.
        let title = if half > 1e-6 {
            phrase!(
                if few {
                    "Half of the paths write down more than {half}, one in ten more than {tail}"
                } else {
                    "Half of the paths write down more than {half}, one in a hundred more than {tail}"
                },
                half = money(half, currency),
                tail = money(tail, currency)
            )
        } else {
            phrase!(
                if few {
                    "{share} of the paths write something down, one in ten more than {tail}"
                } else {
                    "{share} of the paths write something down, one in a hundred more than {tail}"
                },
                share = percent(1.0 - none),
                tail = money(tail, currency)
            )
        };
        let subtitle = phrase!(
            "How many paths exceed each amount: {what}",
            what = phrase(self.money_within(metric))
        );
        let takeaway = phrase!(
            "One path in ten writes down more than {tenth}, one in twenty more than {twentieth}.",
            tenth = money(tenth, self.currency()),
            twentieth = money(
                rounding::known(metric.distribution.quantile(0.95), metric.unit),
                self.currency()
            )
        );
        let figure = self.figure("exceedance", title, subtitle, Form::Exceedance(form));
        Some(figure.saying(takeaway))
    }
}
