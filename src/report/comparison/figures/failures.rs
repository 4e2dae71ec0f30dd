//! Who fails, and in which scenario how often.

use super::{Comparison, clear::between};
use crate::{
    chart::{
        Figure, Form,
        form::{Row, Rows},
        shorten,
    },
    language::{Phrase, number, phrase},
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
        let title = titled((&rows[0], last_year), first, clear);
        let next = self.next(&rows[1..]);
        let subtitle = phrase(
            "Share of paths on which each cannot pay: defaults of builders and customers, failures of those who hold claims on them",
        );
        let series = self.order.iter().map(|case| Phrase::of_name(&case.name)).collect();
        let none_label = phrase("On no path:");
        let form = Rows { unit: Unit::Share, series, rows, none, none_label, grey_last: false };
        Some(self.figure("failures", title, subtitle, Form::Rows(form)).saying(next))
    }

    /// The party behind the first that differs most between scenarios; where none does, the next one.
    fn next(&self, rows: &[Row]) -> Option<Phrase> {
        let apart = |row: &&Row| {
            let [most, least] = self.ends(row);
            most.1 - least.1
        };
        let differing = rows.iter().filter(|row| !is_alike(self.ends(row)));
        let row = differing.max_by(|a, b| apart(a).total_cmp(&apart(b))).or(rows.first())?;
        let [most, least] = self.ends(row);
        if is_alike([most, least]) {
            return Some(phrase!(
                "{who} cannot pay on {share} of the paths, the same in every scenario.",
                who = phrase(row.name.clone()),
                share = percent(most.1)
            ));
        }
        Some(phrase!(
            "{who} cannot pay on {share} of the paths in {scenario}, on {other_share} in {other}.",
            who = phrase(row.name.clone()),
            share = percent(most.1),
            scenario = name(most.0),
            other_share = percent(least.1),
            other = name(least.0)
        ))
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

/// Whether two shares read the same.
fn is_alike([most, least]: [(&str, f64); 2]) -> bool {
    number::percent(most.1) == number::percent(least.1)
}

/// How often the first party fails: where most and least often, if that can be told apart.
fn titled((row, year): (&Row, f64), ends: [(&str, f64); 2], clear: bool) -> Phrase {
    let [most, least] = ends;
    let who = row.name.clone();
    if is_alike(ends) {
        return phrase!(
            "Failed by {year}: {who} on {share} of the paths, the same in every scenario",
            year = year(year),
            who = phrase(who),
            share = percent(most.1)
        );
    }
    if !clear {
        return phrase!(
            "Failed by {year}: {who} on {between} of the paths, too close to tell the scenarios apart",
            year = year(year),
            who = phrase(who),
            between = phrase(between(phrase!(percent(least.1)), phrase!(percent(most.1))))
        );
    }
    phrase!(
        "Failed by {year}: {who} on {share} of the paths in {scenario}, on {other_share} in {other}",
        year = year(year),
        who = phrase(who),
        share = percent(most.1),
        scenario = name(most.0),
        other_share = percent(least.1),
        other = name(least.0)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn shares_that_read_the_same_are_the_same_in_every_scenario() {
        let (name, kind) = (Phrase::of_name("CoreWeave"), phrase(""));
        let row = Row { name, kind, values: Vec::new(), colour: 0 };
        let said = |most: f64, clear| {
            let own = titled((&row, 2036.0), [("a", most), ("b", 0.732)], clear);
            Language::En.plain(&own)
        };
        for clear in [true, false] {
            assert_eq!(
                said(0.734, clear),
                "Failed by 2036: CoreWeave on 73 % of the paths, the same in every scenario"
            );
        }
        assert!(said(0.76, true).ends_with("on 76 % of the paths in a, on 73 % in b"));
        assert!(said(0.76, false).contains("too close"));
    }
}
