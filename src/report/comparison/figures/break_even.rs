//! When scenarios have their money back, and on how many paths never.

use super::{Comparison, clear};
use crate::{
    chart::{Figure, Form},
    language::phrase,
    metrics::Metric,
    report::run as in_run,
    scenario::Statistic,
};

impl Comparison<'_> {
    /// When the money is back, and on how many paths never.
    pub(super) fn break_even(&self) -> Option<Figure> {
        let all = self.metrics(Metric::BreakEvenYear);
        let never = |place: usize| all[place].1.distribution.share_never();
        let most = (0..all.len()).max_by(|a, b| never(*a).total_cmp(&never(*b)))?;
        let least = (0..all.len()).min_by(|a, b| never(*a).total_cmp(&never(*b)))?;
        let ends = [most, least].map(|place| all[place].0.as_str());
        let close = phrase!(
            "By {year} revenue has not repaid all spending on {between} of the paths: too close to tell the scenarios apart",
            between = phrase(clear::between(
                phrase!(percent(never(least))),
                phrase!(percent(never(most)))
            )),
            year = year(self.study.cases.reference().run().last_year())
        );
        let title = phrase!(
            "By {year} revenue has not repaid all spending on {share} of the paths in {scenario}, on {other_share} in {other}",
            share = percent(never(most)),
            scenario = name(&all[most].0),
            other_share = percent(never(least)),
            other = name(&all[least].0),
            year = year(self.study.cases.reference().run().last_year())
        );
        let run = self.study.cases.reference().run();
        let years = (run.start.floor(), run.last_year());
        let columns = in_run::break_even_columns(&all, years);
        let (subtitle, form) = (in_run::break_even_words(), Form::Columns(columns));
        let clear = self.is_clear(Metric::BreakEvenYear.name(), Statistic::Share, ends);
        let takeaway = clear.then(|| {
            phrase!(
                "Revenue repays all spending most often in {scenario}: on {share} of the paths.",
                scenario = name(&all[least].0),
                share = percent(1.0 - never(least))
            )
        });
        let year = run.last_year();
        let title = match (never(least) >= 1.0, clear) {
            (true, _) => phrase!(
                "On no path of any scenario has revenue repaid all spending by {year}",
                year = year(year)
            ),
            (_, true) => title,
            (_, false) => close,
        };
        Some(self.figure("break_even", title, subtitle, form).saying(takeaway))
    }
}
