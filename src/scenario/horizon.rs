//! Whether a series is about the years of the run.

use super::{
    diagnostic::Problems,
    node::{Node, Value},
    series::Series,
};

/// Years from the run beyond which a date is a slip.
const FAR: f64 = 100.0;

/// First and last date of a run.
#[derive(Clone, Copy, Debug)]
pub struct Horizon {
    /// Date at which the first step begins.
    pub start: f64,
    /// Date at which the last step ends.
    pub end: f64,
}

impl Horizon {
    /// The last year that is simulated.
    fn last_year(&self) -> f64 {
        self.end - 1.0
    }

    /// Refuses dates that cannot be meant, and tells what holds where a series says nothing.
    pub(super) fn covers(
        &self,
        series: &Series,
        key: &str,
        node: &Node,
        problems: &mut Problems,
    ) -> bool {
        if series.is_constant() {
            return true;
        }
        let [first, last] = series.dates();
        let span = || Some(node.span.clone());
        let (start, end, until) = (self.start, self.end, self.last_year());
        if let Some(date) = [first, last].into_iter().find(|date| self.is_far(*date)) {
            let message = format!("{key}: the year {date} is far from the run, {start} to {until}");
            let problem = problems.error(span(), message);
            if (0.0..100.0).contains(&date) {
                let century = (start / 100.0).floor() * 100.0;
                problem.help(format!("did you mean {}?", century + date));
            }
            return false;
        }
        if first >= end {
            let message = format!("{key}: begins in {first}, after the run, {start} to {until}");
            problems
                .error(span(), message)
                .help("check the years of the table, or [run] start and years");
            return false;
        }
        if let Some(date) = self.nothing_until(series) {
            let message =
                format!("{key}: is 0 until {date}, and so all through the run, {start} to {until}");
            problems
                .doubt(span(), message)
                .help("check the years of the table, or [run] start and years");
            return true;
        }
        if first > start {
            let message =
                format!("{key}: begins in {first}; from {start} until then its first value holds");
            problems.warn(span(), message).help("a row for the start says what holds there");
        }
        let (csv, continued) = (has(node, "csv"), has(node, "growth"));
        // What is known of the year before the last one grows on from there.
        let old = last + 1.0 <= start && (csv || !continued || last + 2.0 < start);
        if old {
            let message = format!(
                "{key}: ends in {last}, before the run, which starts in {start}; its last value {}",
                if series.growth() == 0.0 { "holds on" } else { "grows on" }
            );
            problems.warn(span(), message);
        } else if !continued && last + 1.0 < end && series.at(end) != 0.0 {
            let message = format!(
                "{key}: ends in {last}, within the run, which ends with {until}; from then on its last value, {}, holds on",
                series.at(end)
            );
            let help = "growth = 0 in its table says that this is meant, growth = 0.05 that it grows by 5 % a year";
            problems.warn(span(), message).help(help);
        }
        true
    }

    /// The date after the run from which a series is no longer 0, if it is 0 all through it.
    fn nothing_until(&self, series: &Series) -> Option<f64> {
        let (date, _) = series.points().iter().find(|(_, value)| *value != 0.0)?;
        // Half a day of slack, as a series has when it is looked up.
        (*date >= self.end - 1e-3).then_some(*date)
    }

    fn is_far(&self, date: f64) -> bool {
        date < self.start - FAR || date > self.end + FAR
    }

    /// Years and values after the last date of a series, until the run is over.
    pub(super) fn grown(self, series: &Series) -> impl Iterator<Item = (f64, f64)> {
        let [_, last] = series.dates();
        let years = (0..).map(move |year| last + f64::from(year));
        let grows = series.growth() != 0.0;
        years.take_while(move |date| grows && *date < self.end).map(|date| (date, series.at(date)))
    }
}

fn has(node: &Node, key: &str) -> bool {
    matches!(&node.value, Value::Table(table) if table.get(key).is_some())
}
