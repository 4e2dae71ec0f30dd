//! From the reference to a scenario, difference by difference.

use super::{
    Comparison,
    clear::{between, leaves_zero},
};
use crate::{
    analysis::{Added, Ladder, Rung, Versus},
    chart::{
        Figure, Form,
        form::{Step, Waterfall},
        unit_phrase,
    },
    language::{Language, Phrase, label::Label, number, phrase},
    metrics::{BUST, Metric, Quantity, Unit},
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
            let shapley = rung.shapley.as_ref().map(|all| all[place]);
            let (added, range) =
                shapley.map_or((rung.first[place], None), |(value, range)| (value, Some(range)));
            let Added { value: adds, error, .. } = added;
            Step { name: Label::of(&rung.name, run), adds, error, range }
        };
        let mut steps: Vec<Step> = ladder.rungs.iter().map(step).collect();
        if steps.iter().all(|step| step.range.is_some()) {
            // Means over all orders may stand in any: the largest first.
            steps.sort_by(|a, b| b.adds.abs().total_cmp(&a.adds.abs()));
        }
        let largest = steps.iter().max_by(|a, b| a.adds.abs().total_cmp(&b.adds.abs()))?;
        let [foot, top] = ladder.ends[place];
        // Where both ends are the same there is no way to tell of.
        if (top - foot).abs() <= 1e-9 * top.abs() {
            return None;
        }
        let amount = |value: f64| match unit {
            Unit::Money => phrase!(money(value, self.currency())),
            unit => phrase!(number(number::value(value, *unit))),
        };
        let contrast = versus.outcome(*outcome).and_then(|own| own.pair.mean);
        let title = if contrast.is_none_or(|own| leaves_zero(&own)) {
            let whole = ladder.paths >= self.study.cases.reference().summary.paths;
            title(largest, (from, to), (foot, top), &amount, (*unit, whole))
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
        let how = if steps.iter().all(|step| step.range.is_some()) {
            "{what}, {unit}: what each difference adds, the mean over all orders in which they can be switched on (least and most in any)"
        } else {
            "{what}, {unit}: what each difference adds when switched on in the order of the file"
        };
        let mean = mean_words(quantity, *unit);
        let subtitle = phrase!(how, what = phrase(mean), unit = phrase(unit_phrase(*unit, run)));
        let subtitle = self.of_first(ladder.paths, subtitle);
        let form = Waterfall {
            unit: *unit,
            from: (from.to_owned(), foot),
            steps,
            to: (to.to_owned(), top),
        };
        let file = waterfall_name(file, to);
        let words = (title, subtitle);
        let next = after_largest(&form.steps, &amount, *unit);
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

/// Points with their side; what is under a tenth of one has none.
fn points(value: f64) -> Phrase {
    let words = match value {
        _ if value.abs() < number::LEAST_SHARE => "{points} points",
        _ if value < 0.0 => "−{points} points",
        _ => "+{points} points",
    };
    phrase!(words, points = number(number::points(value.abs())))
}

/// What the second and the third largest steps do, and all others together.
fn after_largest(steps: &[Step], amount: &dyn Fn(f64) -> Phrase, unit: Unit) -> Option<Phrase> {
    let mut all: Vec<&Step> = steps.iter().collect();
    all.sort_by(|a, b| b.adds.abs().total_cmp(&a.adds.abs()));
    let does = |value: f64| match unit {
        Unit::Share => points(value),
        _ if value < 0.0 => amount(value),
        _ => phrase!("+{amount}", amount = phrase(amount(value))),
    };
    let rest: f64 = all.iter().skip(3).map(|step| step.adds).sum();
    let second = all.get(1)?;
    let step = |step: &Step| {
        phrase!(
            "{what} ({detail})",
            what = phrase(step.name.words.clone()),
            detail = phrase(does(step.adds))
        )
    };
    let Some(third) = all.get(2) else {
        return Some(phrase!("Next comes {second}.", second = phrase(step(second))));
    };
    let (second, third) = (step(second), step(third));
    Some(if all.len() == 3 {
        phrase!("Next come {second} and {third}.", second = phrase(second), third = phrase(third))
    } else {
        phrase!(
            "Next come {second} and {third}; all others together make {rest}.",
            second = phrase(second),
            third = phrase(third),
            rest = phrase(does(rest))
        )
    })
}

/// Which difference does most of the way. Of a step that is longer than the whole way, or leads the other way, a share
/// of the way would say nothing.
fn title(
    largest: &Step,
    (from, to): (&str, &str),
    (foot, top): (f64, f64),
    amount: &dyn Fn(f64) -> Phrase,
    (unit, whole): (Unit, bool),
) -> Phrase {
    let part = largest.adds / (top - foot);
    let size = |adds: f64| match unit {
        // With a word of its own: beside bars there is less room.
        Unit::Share => phrase!("{value} points", value = number(number::points(adds.abs()))),
        _ => amount(adds.abs()),
    };
    let others = size(top - foot - largest.adds);
    // Of sums of thousands of paths the last digits are not those of their difference.
    if (0.0..=1.0 + 1e-9).contains(&part) {
        let way = (from, to, top - foot);
        return title_of_part(largest, way, &size, (unit, whole));
    }
    // The other charts of write-downs speak of medians.
    let foot = match unit {
        Unit::Money => phrase!("{amount} (mean write-downs)", amount = phrase(amount(foot))),
        _ => amount(foot),
    };
    let words = if largest.adds < 0.0 {
        "From {from} to {to}: {does} less by {what}, {others} more by all others together; in all from {start} to {end}"
    } else {
        "From {from} to {to}: {does} more by {what}, {others} less by all others together; in all from {start} to {end}"
    };
    phrase!(
        words,
        from = name(from),
        to = name(to),
        what = phrase(largest.name.words.clone()),
        does = phrase(size(largest.adds)),
        others = phrase(others),
        start = phrase(foot),
        end = phrase(amount(top))
    )
}

/// The title where the largest difference is a part of the way.
fn title_of_part(
    largest: &Step,
    (from, to, way): (&str, &str, f64),
    size: &dyn Fn(f64) -> Phrase,
    (unit, whole): (Unit, bool),
) -> Phrase {
    let words = match (unit, way > 0.0) {
        (Unit::Share, _) => "From {from} to {to} most is due to {what}: {does}",
        (_, true) => "From {from} to {to} most is added to mean write-downs by {what}: {does}",
        (_, false) => "From {from} to {to} most is taken from mean write-downs by {what}: {does}",
    };
    let with_all = match (unit, way > 0.0) {
        (Unit::Share, _) => "From {from} to {to} most is due to {what}: {does} of {all}",
        (_, true) => {
            "From {from} to {to} most is added to mean write-downs by {what}: {does} of {all}"
        }
        (_, false) => {
            "From {from} to {to} most is taken from mean write-downs by {what}: {does} of {all}"
        }
    };
    // The unit is said once, with what is of it.
    let all = match unit {
        Unit::Share => phrase!("{points}", points = number(number::points(way.abs()))),
        _ => size(way),
    };
    let (what, does) = (largest.name.words.clone(), size(largest.adds));
    // Ends that are those of fewer paths than the other charts rest on are two numbers for one thing.
    let is_all = Language::En.say(&does) == Language::En.say(&size(way));
    if is_all {
        return phrase!(
            "From {from} to {to} all is due to {what}: {does}",
            from = name(from),
            to = name(to),
            what = phrase(what),
            does = phrase(does)
        );
    }
    if !whole {
        return phrase!(
            words,
            from = name(from),
            to = name(to),
            what = phrase(what),
            does = phrase(does)
        );
    }
    phrase!(
        with_all,
        from = name(from),
        to = name(to),
        what = phrase(what),
        does = phrase(does),
        all = phrase(all)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With one difference alone there are no others that could take anything back.
    #[test]
    fn what_is_the_whole_way_has_no_others() {
        let told = |adds: f64| {
            let step = Step { name: "demand".into(), adds, error: None, range: None };
            let amount = |value: f64| phrase!("{value}", value = number(number::plain(value)));
            let way = (("a", "b"), (2.0, 3.0));
            let words = title(&step, way.0, way.1, &amount, (Unit::Money, true));
            Language::En.plain(&words).contains("others")
        };
        assert!(!told(1.0 + 1e-13) && !told(0.4) && told(1.2) && told(-0.2));
    }

    #[test]
    fn points_have_a_side_where_they_are_any() {
        for (value, told) in
            [(-0.033, "−3.3 points"), (0.11, "+11 points"), (-0.000_3, "under 0.1 points")]
        {
            assert_eq!(Language::En.plain(&points(value)).replace('\u{a0}', " "), told);
        }
    }
}
