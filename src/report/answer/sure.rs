//! How sure the answer of one scenario is.

use crate::{
    language::{Phrase, number, phrase, rounding},
    metrics::{Convention, Conventions, Summary, Unit, bust_is_any_kind},
    model::Model,
};

/// How sure that is: the error of the simulation, and what is not in it.
pub(super) fn sure(model: &Model, summary: &Summary) -> Phrase {
    if summary.paths == 1 {
        return phrase("One path says nothing of how likely anything is.");
    }
    if summary
        .metrics
        .iter()
        .all(|metric| metric.distribution.least().total_cmp(&metric.distribution.most()).is_eq())
    {
        return phrase("All paths are alike: nothing is left to chance here.");
    }
    let error = sampling(summary.bust.interval);
    let books = summary.conventions.as_ref().filter(|_| bust_is_any_kind(model));
    match books.and_then(|own| other_books(own, &model.header.run.currency)) {
        Some(books) => phrase!(
            "{error}; across accounting rules it is {spread}; neither says whether the assumptions hold.",
            error = phrase(error),
            spread = phrase(books)
        ),
        None => phrase!(
            "{error}; that does not say whether the assumptions hold.",
            error = phrase(error)
        ),
    }
}

/// What the interval of a probability leaves open; ends that read alike are no range.
fn sampling([low, high]: [f64; 2]) -> Phrase {
    if number::percent(low) == number::percent(high) {
        return phrase(
            "As to sampling alone, the probability is known to less than a point (95 % interval)",
        );
    }
    phrase!(
        "With sampling error the probability is {low} to {high} (95 % interval)",
        low = percent(low),
        high = percent(high)
    )
}

/// The smallest and the largest probability of any kind of bust and median write-down among other books, where they
/// differ.
fn other_books(conventions: &Conventions, currency: &str) -> Option<Phrase> {
    let ends = |value: fn(&Convention) -> f64| {
        let all = || conventions.each.iter().map(value);
        [all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max)]
    };
    let [low, high] = ends(|one| one.any.value);
    let [least, most] =
        ends(|one| one.write_down).map(|own| rounding::rounded(own, None, Unit::Money));
    let busts = phrase!("{low} to {high}", low = percent(low), high = percent(high));
    let apart = number::percent(low) != number::percent(high);
    match (apart && high - low > 0.005, least < 0.9 * most) {
        (true, true) => Some(phrase!(
            "{busts}, with median write-downs of {low} to {high}",
            busts = phrase(busts),
            low = money(least, currency),
            high = money(most, currency)
        )),
        (true, false) => Some(busts),
        (false, true) => Some(phrase!(
            "the same, with median write-downs of {low} to {high}",
            low = money(least, currency),
            high = money(most, currency)
        )),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn ends_that_read_alike_are_no_range() {
        let said = |interval| Language::En.say(&sampling(interval)).replace('\u{a0}', " ");
        assert!(said([0.736, 0.744]).contains("known to less than a point (95 % interval)"));
        assert!(said([0.73, 0.744]).contains("is 73 % to 74 % (95 % interval)"));
        assert!(said([0.012, 0.021]).contains("is 1.2 % to 2.1 % (95 % interval)"));
    }
}
