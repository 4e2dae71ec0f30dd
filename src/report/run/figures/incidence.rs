//! The chart of who bears what is lost.

use super::{Run, parties::sorted};
use crate::{
    chart::{Figure, Form, form::Row},
    language::phrase,
    metrics::Unit,
    report::bearers,
};

impl Run<'_> {
    /// Mean losses by who bears them.
    pub(super) fn incidence(&self) -> Option<Figure> {
        let (all, total) = bearers::of(self.summary)?;
        let share = |mean: f64| phrase!("{share} of all", share = percent(mean / total));
        let row = |bearer: &bearers::Bearer| Row {
            name: phrase(bearer.words),
            kind: share(bearer.mean),
            // What would be drawn as nothing is told as next to nothing.
            values: vec![if bearer.mean < total / 1000.0 { 0.0 } else { bearer.mean }],
            colour: 0,
        };
        let mut rows = sorted(all.iter().map(row).collect(), Unit::Money, "Next to nothing:")?;
        let words = if self.summary.paths > 1 {
            "Of {amount} lost on average, {who} bear {share}"
        } else {
            "Of {amount} lost on the only path, {who} bear {share}"
        };
        let title = phrase!(
            words,
            amount = money(total, self.currency()),
            who = phrase(phrase(all[0].words)),
            share = percent(all[0].mean / total)
        );
        let subtitle = phrase!(
            "Mean loss over the horizon, {currency}: owners' by write-downs, all others' by defaults; each loss counts once",
            currency = currency(self.currency())
        );
        // Within a sentence below, at the head of a line here.
        let next = self.after_first(&rows);
        for name in rows.rows.iter_mut().map(|row| &mut row.name).chain(&mut rows.none) {
            *name = name.capital();
        }
        Some(self.figure("incidence", title, subtitle, Form::Rows(rows)).saying(next))
    }
}
