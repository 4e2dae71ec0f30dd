//! How much is written down, and how rarely more.

use super::{
    figure::{Figure, Form, unit_phrase},
    form::{Exceedance, Histogram},
    last_year,
    of_run::Run,
};
use crate::{
    metrics::{Metric, MetricSummary},
    report::{
        language::{Phrase, phrase},
        number,
    },
};

impl Run<'_> {
    /// Of a metric in money: what it is, in which unit.
    fn money_of(&self, metric: &MetricSummary) -> Phrase {
        phrase("{0}, {1}, all builders")
            .phrase(phrase(metric.quantity.label).capital())
            .phrase(unit_phrase(metric.unit, &self.model.header.run))
    }

    /// Shares of paths by write-downs.
    pub(super) fn write_down(&self) -> Option<Figure> {
        let metric = self.summary.metric(Metric::WriteDown)?;
        let form = Histogram::new(metric.unit, &[(String::new(), &metric.distribution)])?;
        let end = last_year(self.model);
        let tenth = metric.distribution.quantile(0.9).value;
        let title = if self.summary.paths < 10 {
            phrase("The most that any of {2} paths writes down by {1} is {0}")
                .money(metric.distribution.most().max(0.0), self.currency())
                .year(end)
                .number(number::count(self.summary.paths))
        } else if tenth > 1e-6 {
            phrase("One path in ten writes down more than {0} by {1}")
                .money(tenth, self.currency())
                .year(end)
        } else {
            let none = metric.distribution.up_to(1e-6) / self.summary.paths as f64;
            phrase("{0} of the paths write anything down by {1}").percent(1.0 - none).year(end)
        };
        Some(self.figure("write_down", title, self.money_of(metric), Form::Histogram(form)))
    }

    /// How rarely each amount is exceeded.
    pub(super) fn exceedance(&self) -> Option<Figure> {
        let metric = self.summary.metric(Metric::WriteDown)?;
        if metric.distribution.most() <= 1e-6 || self.summary.paths < 10 {
            return None;
        }
        let form = Exceedance::new(metric.quantity, &[(String::new(), &metric.distribution)]);
        let [half, tenth, hundredth] =
            [0.5, 0.9, 0.99].map(|p| metric.distribution.quantile(p).value);
        let none = metric.distribution.up_to(1e-6) / self.summary.paths as f64;
        // More than nothing is what fewer than half of the paths write down then.
        let title = match (half > 1e-6, self.summary.paths < 100) {
            (true, false) => {
                phrase("Half of the paths write down more than {0}, one in a hundred more than {1}")
                    .money(half, self.currency())
            }
            (true, true) => {
                phrase("Half of the paths write down more than {0}, one in ten more than {1}")
                    .money(half, self.currency())
            }
            (false, false) => {
                phrase("{0} of the paths write anything down, one in a hundred more than {1}")
                    .percent(1.0 - none)
            }
            (false, true) => {
                phrase("{0} of the paths write anything down, one in ten more than {1}")
                    .percent(1.0 - none)
            }
        };
        let tail = if self.summary.paths < 100 { tenth } else { hundredth };
        let title = title.money(tail, self.currency());
        let subtitle =
            phrase("How many paths exceed each amount: {0}").phrase(self.money_of(metric));
        let takeaway =
            phrase("One path in ten writes down more than {0}, one in twenty more than {1}.")
                .money(tenth, self.currency())
                .money(metric.distribution.quantile(0.95).value, self.currency());
        let figure = self.figure("exceedance", title, subtitle, Form::Exceedance(form));
        Some(figure.saying(takeaway))
    }
}
