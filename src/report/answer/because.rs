//! Which differences of assumptions make two scenarios bust more or less often.

use crate::{
    analysis::{Added, Case, Ladder},
    language::{Phrase, label::Label, number, phrase},
    metrics::{BUST, Estimate},
};

/// The part of a difference that is most of it.
const MOST: f64 = 0.5;

/// A difference of assumptions in words, with what it adds to the probability of a bust.
type Part = (Estimate, Phrase);

/// The one or two differences of assumptions that move the probability of a bust most the way it goes, and the one that
/// moves it more the other way.
pub(super) fn strongest(ladder: &Ladder, case: &Case, difference: f64) -> Option<Phrase> {
    let place = ladder.outcome(BUST)?;
    let parts = ladder.rungs.iter().map(|rung| {
        let added = rung.shapley.as_ref().map_or(rung.first[place], |all| all[place].0);
        (added, Label::of(&rung.name, case.run()).words)
    });
    let clear = parts.filter(|(added, _)| added.is_clear(2.0));
    let known = clear.map(|(Added { value, error, .. }, own)| (Estimate { value, error }, own));
    told(known.collect(), difference)
}

fn told(mut parts: Vec<Part>, difference: f64) -> Option<Phrase> {
    parts.sort_by(|a, b| b.0.value.abs().total_cmp(&a.0.value.abs()));
    let (with, against): (Vec<Part>, Vec<Part>) =
        parts.into_iter().partition(|(added, _)| added.value * difference > 0.0);
    let because = because(&with, difference.abs());
    // What works the other way is told where it is larger than all that is told of the way itself.
    let most = with.first().map_or(0.0, |(added, _)| added.value.abs());
    let against = against.first().filter(|(added, _)| added.value.abs() > most);
    match (because, against) {
        (Some(because), Some(own)) => Some(phrase!(
            "{because}, in spite of {what} ({points} points)",
            because = phrase(because),
            what = phrase(own.1.clone()),
            points = number(signed(own))
        )),
        (None, Some(own)) => Some(phrase!(
            ", in spite of {what} ({points} points)",
            what = phrase(own.1.clone()),
            points = number(signed(own))
        )),
        (because, None) => because,
    }
}

fn because(with: &[Part], difference: f64) -> Option<Phrase> {
    let sum: f64 = with.iter().take(2).map(|(added, _)| added.value.abs()).sum();
    let most = sum >= MOST * difference;
    match with {
        [] => None,
        [only] => Some(phrase!(
            if most {
                ", because of {what} ({points} points)"
            } else {
                ", in part because of {what} ({points} points)"
            },
            what = phrase(only.1.clone()),
            points = number(signed(only))
        )),
        [first, second, ..] => Some(phrase!(
            if most {
                ", mostly because of {first} ({first_points} points), then {second} ({second_points})"
            } else {
                ", in part because of {first} ({first_points} points), then {second} ({second_points})"
            },
            first = phrase(first.1.clone()),
            first_points = number(signed(first)),
            second = phrase(second.1.clone()),
            second_points = number(signed(second))
        )),
    }
}

fn signed((Estimate { value, error }, _): &Part) -> String {
    let sign = if *value < 0.0 { "−" } else { "+" };
    format!("{sign}{}", points(Estimate { value: value.abs(), error: *error }))
}

/// Percentage points, in the figures that are known.
pub(super) fn points(share: Estimate) -> String {
    number::percent_of(share).trim_end_matches(" %").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn said(parts: &[(f64, &str)], difference: f64) -> [String; 2] {
        let part = |(value, what): &(f64, &str)| {
            (Estimate { value: *value, error: Some(0.001) }, phrase(*what))
        };
        let told = told(parts.iter().map(part).collect(), difference);
        let told = told.unwrap_or_else(|| phrase(""));
        [Language::En, Language::GERMAN].map(|language| language.plain(&told))
    }

    #[test]
    fn what_moves_the_other_way_is_no_cause() {
        let parts = [(0.049, "growth"), (-0.035, "plans"), (-0.02, "prices")];
        assert_eq!(
            said(&parts, -0.15)[0],
            ", in part because of plans (−3.5 points), then prices (−2), in spite of growth (+4.9 points)"
        );
        // Of what is smaller than the causes nothing is said.
        let parts = [(0.01, "growth"), (-0.035, "plans"), (-0.02, "prices")];
        let [english, german] = said(&parts, -0.06);
        assert_eq!(english, ", mostly because of plans (−3.5 points), then prices (−2)");
        assert!(german.starts_with("; wichtigste Ursachen: "), "{german}");
        let [english, german] = said(&[(0.049, "growth")], -0.15);
        assert_eq!(english, ", in spite of growth (+4.9 points)");
        assert!(german.starts_with("; dagegen wirkt: "), "{german}");
        assert_eq!(said(&[(-0.1, "plans")], -0.15)[0], ", because of plans (−10 points)");
    }
}
