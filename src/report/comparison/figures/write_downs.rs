//! How much is written down in each scenario, and how rarely more.

use super::{Comparison, clear::between};
use crate::{
    chart::{
        Figure, Form,
        form::{Exceedance, Histogram},
    },
    language::{Phrase, phrase, rounding},
    metrics::{Distribution, Metric, Unit},
    scenario::Statistic,
};

impl Comparison<'_> {
    pub(super) fn write_downs(&self) -> Option<Figure> {
        let all = self.with(Metric::WriteDown);
        let form = Histogram::new(Metric::WriteDown.quantity().unit, &all)?;
        let [(most, high), (least, low)] = extremes(&all, 0.5)?;
        let clear =
            self.is_clear(Metric::WriteDown.name(), Statistic::Quantile(0.5), [most, least]);
        let title = if clear {
            phrase!(
                "Half of the paths write down {amount} in {scenario}, {other_amount} in {other}",
                amount = phrase(self.more_than(high)),
                scenario = name(most),
                other_amount = phrase(self.more_than(low)),
                other = name(least)
            )
        } else {
            phrase!(
                "Half of the paths write down {amount}: too close to tell the scenarios apart",
                amount = phrase(self.more_than_between(low, high))
            )
        };
        let subtitle = phrase!(
            if form.none_left_out {
                "Share of paths by write-downs over the horizon, {currency}; those that write nothing down have no bar"
            } else {
                "Share of paths by write-downs over the horizon, {currency}"
            },
            currency = currency(self.currency())
        );
        let none = |name: &str| {
            let own = all.iter().find(|(own, _)| own == name);
            own.map_or(0.0, |(_, d)| d.up_to(1e-6) / d.count() as f64)
        };
        let takeaway = nothing((most, none(most)), (least, none(least)));
        let figure = self.figure("write_down", title, subtitle, Form::Histogram(form));
        Some(figure.saying(takeaway))
    }

    pub(super) fn exceedance(&self) -> Option<Figure> {
        let all = self.with(Metric::WriteDown);
        if all.iter().all(|(_, d)| d.most() <= 1e-6 || d.count() < 10) {
            return None;
        }
        // As far out as the curves are known: who is worst there need not be worst in the middle.
        let far = all.iter().all(|(_, d)| d.count() >= 500);
        let [(worst, high), (best, low)] = extremes(&all, if far { 0.99 } else { 0.9 })?;
        // The tail is compared at its nearest quantile with an interval.
        let clear =
            self.is_clear(Metric::WriteDown.name(), Statistic::Quantile(0.95), [worst, best]);
        let words = if far {
            "One path in a hundred writes down {amount} in {scenario}, {other_amount} in {other}"
        } else {
            "One path in ten writes down {amount} in {scenario}, {other_amount} in {other}"
        };
        let close = if far {
            "One path in a hundred writes down {amount}: too close to tell the scenarios apart"
        } else {
            "One path in ten writes down {amount}: too close to tell the scenarios apart"
        };
        let title = if clear {
            phrase!(
                words,
                amount = phrase(self.more_than(high)),
                scenario = name(worst),
                other_amount = phrase(self.more_than(low)),
                other = name(best)
            )
        } else {
            phrase!(close, amount = phrase(self.more_than_between(low, high)))
        };
        let subtitle = phrase!(
            "How many paths exceed each amount of write-downs, {currency}",
            currency = currency(self.currency())
        );
        let form = Form::Exceedance(Exceedance::new(Metric::WriteDown.quantity(), &all));
        let [(most, high), (least, low)] = extremes(&all, 0.75)?;
        let takeaway = phrase!(
            "One path in four writes down {amount} in {scenario}, {other_amount} in {other}.",
            amount = phrase(self.more_than(high)),
            scenario = name(most),
            other_amount = phrase(self.more_than(low)),
            other = name(least)
        );
        Some(self.figure("exceedance", title, subtitle, form).saying(takeaway))
    }

    /// Two amounts between which no difference can be told.
    fn more_than_between(&self, low: f64, high: f64) -> Phrase {
        if low <= 1e-6 {
            return self.more_than(high);
        }
        let amount = |value: f64| phrase!(money(value, self.currency()));
        phrase!("more than {amount}", amount = phrase(between(amount(low), amount(high))))
    }

    /// More than nothing is no claim: fewer paths than are spoken of write anything down then.
    fn more_than(&self, amount: f64) -> Phrase {
        if amount > 1e-6 {
            phrase!("more than {amount}", amount = money(amount, self.currency()))
        } else {
            phrase("nothing")
        }
    }
}

/// The scenario with the largest quantile, and the one with the smallest.
fn extremes<'a>(all: &'a [(String, &Distribution)], p: f64) -> Option<[(&'a str, f64); 2]> {
    let each =
        || all.iter().map(|(name, d)| (name.as_str(), rounding::known(d.quantile(p), Unit::Money)));
    let by = |a: &(&str, f64), b: &(&str, f64)| a.1.total_cmp(&b.1);
    Some([each().max_by(by)?, each().min_by(by)?])
}

/// On how many paths of two scenarios nothing is written down.
fn nothing((most, share): (&str, f64), (least, other_share): (&str, f64)) -> Phrase {
    match [share > 0.0, other_share > 0.0] {
        [true, true] => phrase!(
            "Nothing is written down on {share} of the paths in {scenario}, on {other_share} in {other}.",
            share = percent(share),
            scenario = name(most),
            other_share = percent(other_share),
            other = name(least)
        ),
        [true, false] => always(least, (most, share)),
        [false, true] => always(most, (least, other_share)),
        [false, false] => phrase!(
            "Something is written down on every path of {scenario} and of {other}.",
            scenario = name(most),
            other = name(least)
        ),
    }
}

fn always(scenario: &str, (other, share): (&str, f64)) -> Phrase {
    phrase!(
        "Something is written down on every path of {scenario}, and on all but {share} of the paths of {other}.",
        scenario = name(scenario),
        other = name(other),
        share = percent(share)
    )
}
