//! What waterfalls say: how far it is from the reference to a scenario, what does most of that, and what works against it.

use crate::{
    chart::form::{Step, Waterfall},
    language::{Phrase, number, phrase},
    metrics::Unit,
    report::comparison::leading::{leader, opponent},
};

/// The part of the way that is most of it.
const MOST: f64 = 0.5;

/// What each step adds, dust nothing.
fn seen(fall: &Waterfall) -> Vec<f64> {
    fall.steps.iter().map(|step| if fall.is_seen(step) { step.adds } else { 0.0 }).collect()
}

/// The places of the steps that a title names: the largest of those that lead the way it goes, and what works against it
/// if that is larger.
fn named(fall: &Waterfall) -> [Option<usize>; 2] {
    let (adds, way) = (seen(fall), fall.to.1 - fall.from.1);
    let first = leader(&adds, way);
    let most = first.map_or(0.0, |place| adds[place].abs());
    [first, opponent(&adds, way).filter(|place| adds[*place].abs() > most)]
}

/// How far the scenario lies from the reference, and what does most of that; without the numbers of the whole where the
/// ends are not those that other charts tell.
pub(super) fn title(fall: &Waterfall, amount: &dyn Fn(f64) -> Phrase, whole: bool) -> Phrase {
    let way = fall.to.1 - fall.from.1;
    let words = match (fall.unit, way > 0.0, whole) {
        (Unit::Share, true, true) => {
            "A bust is {points} points more likely in {scenario} than in {reference}{because}"
        }
        (Unit::Share, false, true) => {
            "A bust is {points} points less likely in {scenario} than in {reference}{because}"
        }
        (Unit::Share, true, false) => {
            "A bust is more likely in {scenario} than in {reference}{because}"
        }
        (Unit::Share, false, false) => {
            "A bust is less likely in {scenario} than in {reference}{because}"
        }
        (_, true, true) => {
            "Mean write-downs are {amount} higher in {scenario} than in {reference}{because}"
        }
        (_, false, true) => {
            "Mean write-downs are {amount} lower in {scenario} than in {reference}{because}"
        }
        (_, true, false) => {
            "Mean write-downs are higher in {scenario} than in {reference}{because}"
        }
        (_, false, false) => {
            "Mean write-downs are lower in {scenario} than in {reference}{because}"
        }
    };
    let told = phrase(words)
        .phrase("because", because(fall, amount, whole))
        .name("scenario", &fall.to.0)
        .name("reference", &fall.from.0);
    match (whole, fall.unit) {
        (false, _) => told,
        (true, Unit::Share) => told.number("points", number::points(way.abs())),
        (true, _) => told.phrase("amount", amount(way.abs())),
    }
}

/// The cause, with what works against it where that is larger.
fn because(fall: &Waterfall, amount: &dyn Fn(f64) -> Phrase, whole: bool) -> Phrase {
    let [first, against] = named(fall);
    let way = fall.to.1 - fall.from.1;
    let cause = first.map(|place| &fall.steps[place]).map(|step| {
        let what = step.name.words.clone();
        let alone = fall.steps.iter().filter(|step| fall.is_seen(step)).count() == 1;
        let words = match () {
            // How much it is is said already.
            () if alone && whole => return phrase!(", because of {what}", what = phrase(what)),
            () if alone => ", because of {what} ({detail})",
            () if step.adds.abs() >= MOST * way.abs() => ", mostly because of {what} ({detail})",
            () => ", in part because of {what} ({detail})",
        };
        phrase!(words, what = phrase(what), detail = phrase(does(fall.unit, step.adds, amount)))
    });
    let cause = cause.unwrap_or_else(|| phrase(""));
    let Some(step) = against.map(|place| &fall.steps[place]) else { return cause };
    phrase!(
        "{because}, in spite of {what} ({detail})",
        because = phrase(cause),
        what = phrase(step.name.words.clone()),
        detail = phrase(does(fall.unit, step.adds, amount))
    )
}

/// What the steps that the title does not name do: the largest two of those that lead the way it goes, the largest that
/// works against it, and all others together.
pub(super) fn next(fall: &Waterfall, amount: &dyn Fn(f64) -> Phrase) -> Option<Phrase> {
    let (named, way) = (named(fall), fall.to.1 - fall.from.1);
    let others = fall.steps.iter().enumerate().filter(|(place, _)| !named.contains(&Some(*place)));
    let mut others: Vec<&Step> = others.map(|(_, step)| step).collect();
    others.sort_by(|a, b| b.adds.abs().total_cmp(&a.adds.abs()));
    let told = |with: bool, most: usize| -> Vec<&Step> {
        let those = others.iter().filter(|step| (step.adds * way > 0.0) == with);
        those.copied().filter(|step| fall.is_seen(step)).take(most).collect()
    };
    let (with, against) = (told(true, 2), told(false, 1));
    let step = |step: &Step| {
        phrase!(
            "{what} ({detail})",
            what = phrase(step.name.words.clone()),
            detail = phrase(does(fall.unit, step.adds, amount))
        )
    };
    let mut said = match with.as_slice() {
        [] => Vec::new(),
        [second] => vec![phrase!("Next comes {second}.", second = phrase(step(second)))],
        [second, third, ..] => vec![phrase!(
            "Next come {second} and {third}.",
            second = phrase(step(second)),
            third = phrase(step(third))
        )],
    };
    said.extend(
        against.iter().map(|own| phrase!("Against it works {what}.", what = phrase(step(own)))),
    );
    let sum = |those: &[&Step]| those.iter().map(|step| step.adds).sum::<f64>();
    let rest = sum(&others) - sum(&with) - sum(&against);
    let left = Step { name: "".into(), adds: rest, error: None, range: None };
    if fall.is_seen(&left) && !said.is_empty() {
        let rest = does(fall.unit, rest, amount);
        said.push(phrase!("All others together make {rest}.", rest = phrase(rest)));
    }
    said.into_iter()
        .reduce(|one, next| phrase!("{one} {next}", one = phrase(one), next = phrase(next)))
}

/// What a step does, with its sign.
fn does(unit: Unit, value: f64, amount: &dyn Fn(f64) -> Phrase) -> Phrase {
    match unit {
        Unit::Share => points(value),
        _ if value < 0.0 => amount(value),
        _ => phrase!("+{amount}", amount = phrase(amount(value))),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn fall(unit: Unit, from: f64, adds: &[f64]) -> Waterfall {
        let step = |(name, adds): (&str, &f64)| Step {
            name: name.into(),
            adds: *adds,
            error: None,
            range: Some([*adds; 2]),
        };
        let steps = ["growth", "plans", "prices", "wages", "power"].into_iter().zip(adds).map(step);
        let to = ("other".to_owned(), from + adds.iter().sum::<f64>());
        Waterfall { unit, from: ("base".to_owned(), from), steps: steps.collect(), to }
    }

    fn said(fall: &Waterfall, whole: bool) -> [String; 2] {
        let amount = |value: f64| phrase!(money(value, "$bn"));
        let next = next(fall, &amount).unwrap_or_else(|| phrase(""));
        [title(fall, &amount, whole), next]
            .map(|own| Language::En.plain(&own).replace('\u{a0}', " "))
    }

    /// What a board asks is what makes the difference, not what works against it.
    #[test]
    fn the_largest_with_the_sign_of_the_whole_is_the_cause() {
        assert_eq!(
            said(&fall(Unit::Share, 0.59, &[0.049, -0.035, -0.03, -0.134]), true),
            [
                "A bust is 15 points less likely in other than in base, mostly because of wages (−13 points)",
                "Next come plans (−3.5 points) and prices (−3.0 points). Against it works growth (+4.9 points)."
            ]
        );
        assert_eq!(
            said(&fall(Unit::Money, 500.0, &[300.0, -200.0, -150.0]), true),
            [
                "Mean write-downs are $50 bn lower in other than in base, mostly because of plans (−$200 bn), in spite of growth (+$300 bn)",
                "Next comes prices (−$150 bn)."
            ]
        );
        assert_eq!(
            said(&fall(Unit::Share, 0.3, &[0.1, 0.09, 0.08]), false)[0],
            "A bust is more likely in other than in base, in part because of growth (+10 points)"
        );
    }

    #[test]
    fn nothing_is_said_of_dust() {
        assert_eq!(
            said(&fall(Unit::Share, 0.59, &[-0.047, 0.0004]), true),
            ["A bust is 4.7 points less likely in other than in base, because of growth", ""]
        );
        assert_eq!(
            said(&fall(Unit::Money, 500.0, &[213.0]), true)[0],
            "Mean write-downs are $213 bn higher in other than in base, because of growth"
        );
    }

    #[test]
    fn all_others_are_told_together() {
        let adds = [0.1, 0.05, 0.04, 0.03, 0.03];
        assert_eq!(
            said(&fall(Unit::Share, 0.3, &adds), true)[1],
            "Next come plans (+5.0 points) and prices (+4.0 points). All others together make +6.0 points."
        );
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
