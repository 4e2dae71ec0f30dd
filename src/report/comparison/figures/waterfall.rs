//! From the reference to a scenario, difference by difference.

use super::{
    Comparison,
    clear::{between, leaves_zero},
    waterfall_words,
};
use crate::{
    analysis::{Added, Ladder, Rung, Versus},
    chart::{
        Figure, Form,
        form::{Step, Waterfall},
        unit_phrase,
    },
    language::{Phrase, label::Label, number, phrase},
    metrics::{BUST, Metric, Quantity, Unit},
    report::comparison::leading,
};

/// How the names of waterfalls begin: to the probability of a bust, and to write-downs.
pub(in crate::report) const WATERFALLS: [&str; 2] = ["waterfall_bust", "waterfall"];

/// Name of a waterfall to a scenario.
pub(in crate::report) fn waterfall_name(file: &str, to: &str) -> String {
    format!("{file}_{to}")
}

impl Comparison<'_> {
    pub(super) fn waterfalls(&self, versus: &Versus) -> Vec<Figure> {
        let Ok(ladder) = &versus.ladder else { return Vec::new() };
        let names = (
            self.study.cases.reference().name.as_str(),
            self.study.cases.cases[versus.case].name.as_str(),
        );
        let outcomes = [&BUST, Metric::WriteDown.quantity()];
        let draw = |(outcome, file): (&Quantity, &str)| {
            self.waterfall((versus, ladder), outcome, file, names)
        };
        outcomes.into_iter().zip(WATERFALLS).filter_map(draw).collect()
    }

    fn waterfall(
        &self,
        (versus, ladder): (&Versus, &Ladder),
        outcome: &Quantity,
        file: &str,
        (from, to): (&str, &str),
    ) -> Option<Figure> {
        let place = ladder.outcome(*outcome)?;
        let (_, quantity, unit) = &ladder.outcomes[place];
        let run = self.study.cases.reference().run();
        let step = |rung: &Rung| {
            let range = rung.shapley.as_ref().map(|all| all[place].1);
            let Added { value: adds, error, .. } = leading::added(rung, place);
            Step { name: Label::of(&rung.name, run), adds, error, range }
        };
        let mut steps: Vec<Step> = ladder.rungs.iter().map(step).collect();
        if steps.iter().all(|step| step.range.is_some()) {
            // Means over all orders may stand in any: the largest first.
            steps.sort_by(|a, b| b.adds.abs().total_cmp(&a.adds.abs()));
        }
        let [foot, top] = ladder.ends[place];
        // Where both ends are the same there is no way to tell of.
        if (top - foot).abs() <= 1e-9 * top.abs() {
            return None;
        }
        let amount = |value: f64| match unit {
            Unit::Money => phrase!(money(value, self.currency())),
            unit => phrase!(number(number::value(value, *unit))),
        };
        let form = Waterfall {
            unit: *unit,
            from: (from.to_owned(), foot),
            steps,
            to: (to.to_owned(), top),
        };
        let contrast = versus.outcome(*outcome).and_then(|own| own.pair.mean);
        let title = if contrast.is_none_or(|own| leaves_zero(&own)) {
            // Ends that are those of fewer paths than the other charts rest on are two numbers for one thing.
            let whole = ladder.paths >= self.study.cases.reference().summary.paths;
            waterfall_words::title(&form, &amount, whole)
        } else {
            let [low, high] = [foot.min(top), foot.max(top)].map(amount);
            phrase!(
                "{what}: {from} and {to} are too close to be told apart, {between}",
                what = phrase(mean_words(quantity, *unit)),
                from = name(from),
                to = name(to),
                between = phrase(between(low, high))
            )
        };
        let how = if form.steps.len() == 1 {
            "{what}, {unit}: what the only difference adds"
        } else if form.steps.iter().all(|step| step.range.is_some()) {
            "{what}, {unit}: what each difference adds, the mean over all orders in which they can be switched on (least and most in any)"
        } else {
            "{what}, {unit}: what each difference adds when switched on in the order of the file"
        };
        let mean = mean_words(quantity, *unit);
        let subtitle = phrase!(how, what = phrase(mean), unit = phrase(unit_phrase(*unit, run)));
        let subtitle = self.of_first(ladder.paths, subtitle);
        let file = waterfall_name(file, to);
        let words = (title, subtitle);
        let next = waterfall_words::next(&form, &amount);
        Some(self.figure_of_some(ladder.paths, &file, words, Form::Waterfall(form)).saying(next))
    }

    /// Says of a subtitle that both ends rest on the first paths, where they do.
    fn of_first(&self, paths: u64, subtitle: Phrase) -> Phrase {
        let all = self.study.cases.reference().summary.paths;
        if paths >= all {
            return subtitle;
        }
        phrase!(
            "{what}; both ends are those of the first {some} of {all} paths",
            what = phrase(subtitle),
            some = number(number::count(paths)),
            all = number(number::count(all))
        )
    }
}

/// What both ends are.
fn mean_words(quantity: &'static Quantity, unit: Unit) -> Phrase {
    match unit {
        Unit::Money => phrase("Write-downs, mean"),
        _ => phrase(quantity.label).capital(),
    }
}
