//! What has been learned, on one terminal screen.

use std::fmt::Write;

use super::{Calibrated, word};
use crate::{
    chart::shorten,
    inference::{Backtest, Identified},
    language::{Language, label::Label, number},
};

/// Columns of names.
const NAME: usize = 42;

impl Calibrated<'_> {
    /// What has been learned, what has not, and how well it explains what happened.
    pub fn text(&self) -> String {
        let mut text = format!("\n{}: what happened teaches\n\n", self.model.header.title);
        let _ = writeln!(text, "  {:<NAME$}{:>27}   {:>27}", "", "now", "before");
        let levels = ["p10", "p50", "p90"].map(|level| format!("{level:>9}")).concat();
        let _ = writeln!(text, "  {:<NAME$}{levels}   {levels}", "");
        let text_of = |label: &Label, of: [f64; 3]| {
            of.map(|value| format!("{:>9}", label.number(value))).concat()
        };
        for kind in [Identified::Well, Identified::Little, Identified::Not] {
            let mut all =
                self.posterior.learned.iter().filter(|l| l.identified() == kind).peekable();
            if all.peek().is_some() {
                let _ = writeln!(text, "  Known {}:", word(kind));
            }
            for learned in all {
                let label = self.label(&learned.name);
                let name =
                    shorten(&Language::En.say(&label.with_unit()).replace('\u{a0}', " "), NAME - 4);
                let [now, before] =
                    [learned.posterior, learned.prior].map(|of| text_of(&label, of));
                let _ = writeln!(text, "    {name:<40}{now}   {before}   {}", learned.name);
            }
        }
        text.push_str(&self.pairs());
        text.push_str(&self.scores());
        text.push_str(&self.rounds());
        text
    }

    fn pairs(&self) -> String {
        let together = self.posterior.together();
        if together.is_empty() {
            return "\n  No two parameters are known only together (rank correlations below 0.4).\n"
                .to_owned();
        }
        let mut text = String::from("\n  Known only together, so neither alone:\n");
        for (a, b, rank) in together.into_iter().take(8) {
            let [a, b] = [a, b]
                .map(|k| Language::En.say(&self.label(&self.posterior.learned[k].name).words));
            let how = if rank > 0.0 { "both high or both low" } else { "one high, the other low" };
            let _ = writeln!(text, "    {a} and {b}: {how} ({rank:.2})");
        }
        text
    }

    /// Coverage and score of each series, before and after.
    fn scores(&self) -> String {
        let mut text = format!(
            "\n  {:<NAME$}{:>21}{:>21}\n",
            "Fresh paths, before and after:", "inside 80 %", "score"
        );
        for (before, after) in self.before.forecasts.iter().zip(&self.after.forecasts) {
            let (old, new) = (&before.scores, &after.scores);
            let taught = if after.comparison.observation.calibrate { "" } else { " (not taught)" };
            let unit = after.comparison.unit;
            let _ = writeln!(
                text,
                "  {:<NAME$}{:>12} → {:<6}{:>13} → {:<7}",
                format!("{}{taught}", shorten(before.name(), NAME - 14)),
                number::percent(old.coverage(1)),
                number::percent(new.coverage(1)),
                number::value(old.crps, unit),
                number::value(new.crps, unit),
            );
        }
        let (old, new) = (inside(self.before), inside(self.after));
        let _ = writeln!(
            text,
            "  {:<NAME$}{:>12} → {:<6}",
            "all",
            number::percent(old),
            number::percent(new)
        );
        text
    }

    fn rounds(&self) -> String {
        let rounds = &self.posterior.rounds;
        let paths: u64 = rounds.iter().map(|round| round.simulated).sum();
        let (first, last) = (&rounds[0], &rounds[rounds.len() - 1]);
        format!(
            "\n  {} paths in {} rounds; distance from the facts {:.3} to {:.3}; of the last round's paths {} near\n  \
             enough; {} parameter sets, {:.0} effective. A parameter is known well if half of the variance of its\n  \
             normal score is gone, a little if a fifth, or if its median moved by 0.3 standard deviations; and by twice\n  \
             the error that so many sets leave.\n",
            number::count(paths),
            rounds.len(),
            first.tolerance,
            last.tolerance,
            number::percent(last.accepted as f64 / last.simulated as f64),
            number::count(self.posterior.particles.count() as u64),
            self.posterior.particles.effective(),
        )
    }
}

/// Share of all points inside the 80 % band.
fn inside(backtest: &Backtest) -> f64 {
    let (points, inside) = backtest.inside();
    inside[1] as f64 / points as f64
}
