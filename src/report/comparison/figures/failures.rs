//! Who fails, and in which scenario how often.

use super::{Comparison, clear::between};
use crate::{
    chart::{
        Figure, Form,
        form::{Row, Rows},
        shorten,
    },
    language::{Phrase, phrase},
    metrics::Unit,
    scenario::Statistic,
};

/// Letters of a name at most.
const NAME: usize = 40;

impl Comparison<'_> {
    /// The parties that every scenario has, the one that fails most in the reference first.
    pub(super) fn failures(&self) -> Option<Figure> {
        // Over more years more fail.
        if !self.order.iter().all(|case| self.study.cases.same_years(case)) {
            return None;
        }
        let (mut rows, mut none) = (Vec::new(), Vec::new());
        for party in self.study.cases.reference().model.parties.all() {
            let share = |case: &&crate::analysis::Case| {
                Some(case.summary.default_of(party)?.distribution.mean()?.value)
            };
            let Some(values) = self.order.iter().map(share).collect::<Option<Vec<f64>>>() else {
                continue;
            };
            let name = Phrase::of_name(&shorten(party, NAME));
            if values.iter().all(|share| *share <= 0.0) {
                none.push(name);
            } else {
                rows.push((party, Row { name, kind: phrase(""), values, colour: 0 }));
            }
        }
        let reference = self.study.cases.reference();
        let place = self.order.iter().position(|case| std::ptr::eq(*case, reference)).unwrap_or(0);
        rows.sort_by(|(_, a), (_, b)| b.values[place].total_cmp(&a.values[place]));
        let (parties, rows): (Vec<&String>, Vec<Row>) = rows.into_iter().unzip();
        let first = self.ends(rows.first()?);
        let metric = format!("default.{}", parties[0]);
        let clear = self.is_clear(&metric, Statistic::Mean, [first[0].0, first[1].0]);
        let last_year = self.study.cases.reference().run().last_year();
        let close = phrase!(
            "Failed by {year}: {who} on {between} of the paths, too close to tell the scenarios apart",
            year = year(last_year),
            who = phrase(rows[0].name.clone()),
            between = phrase(between(phrase!(percent(first[1].1)), phrase!(percent(first[0].1))))
        );
        let title = phrase!(
            "Failed by {year}: {who} on {share} of the paths in {scenario}, on {other_share} in {other}",
            year = year(last_year),
            who = phrase(rows[0].name.clone()),
            share = percent(first[0].1),
            scenario = name(first[0].0),
            other_share = percent(first[1].1),
            other = name(first[1].0)
        );
        let next = rows.get(1).map(|row| {
            let [most, least] = self.ends(row);
            phrase!(
                "{who} cannot pay on {share} of the paths in {scenario}, on {other_share} in {other}.",
                who = phrase(row.name.clone()),
                share = percent(most.1),
                scenario = name(most.0),
                other_share = percent(least.1),
                other = name(least.0)
            )
        });
        let subtitle = phrase(
            "Share of paths on which each cannot pay: defaults of builders and customers, failures of those who hold claims on them",
        );
        let series = self.order.iter().map(|case| Phrase::of_name(&case.name)).collect();
        let none_label = phrase("On no path:");
        let form = Rows { unit: Unit::Share, series, rows, none, none_label, grey_last: false };
        let title = if clear { title } else { close };
        Some(self.figure("failures", title, subtitle, Form::Rows(form)).saying(next))
    }

    /// The scenario with the largest value of a row, and the one with the smallest.
    fn ends(&self, row: &Row) -> [(&str, f64); 2] {
        let each =
            || self.order.iter().map(|case| case.name.as_str()).zip(row.values.iter().copied());
        let by = |a: &(&str, f64), b: &(&str, f64)| a.1.total_cmp(&b.1);
        let none = ("", 0.0);
        [each().max_by(by).unwrap_or(none), each().min_by(by).unwrap_or(none)]
    }
}
