//! Numbers that were asked for, and keys that were turned, as people read them.

use super::given;
pub(super) use crate::language::amount::amount;
use crate::{
    analysis::Knob,
    language::{Phrase, label::Label, phrase, possessive},
    metrics::{Asked, Quantity},
    scenario::{Run, Statistic},
};

/// What is measured on each path, as within a sentence: `write-downs over the horizon`.
pub(super) fn quantity(asked: &Asked) -> Phrase {
    let label = asked.quantity.label;
    let Some(party) = asked.party() else {
        return in_year(phrase(label), asked, "{what} in {year}");
    };
    if asked.quantity.is_yes_or_no() {
        let name = asked.track().map_or(asked.name.as_str(), |(name, _)| name);
        return in_year(given::event(name, asked.quantity), asked, "{what} by {year}");
    }
    in_year(of_party(party, label), asked, "{what} in {year}")
}

/// A label with whose it is.
fn of_party(party: &str, label: &str) -> Phrase {
    // `year in which the builder ..` tells of somebody, but does not begin with whose it is.
    let within = ["the builder", "the customer"].iter().any(|own| label.contains(own));
    if within && !label.starts_with("the ") {
        return phrase!("{what} ({detail})", what = phrase(phrase(label)), detail = name(party));
    }
    possessive::of(party, label)
}

/// What a metric or track of a name is, as within a sentence, with whose it is.
pub(super) fn whose(name: &str, quantity: &Quantity) -> Phrase {
    let label = quantity.label;
    let Some(party) = name.strip_prefix(quantity.name).and_then(|rest| rest.strip_prefix('.'))
    else {
        return phrase(label);
    };
    if quantity.is_yes_or_no() {
        return given::event(name, quantity);
    }
    of_party(party, label)
}

/// A track's year, behind it.
fn in_year(own: Phrase, asked: &Asked, words: &str) -> Phrase {
    match asked.year() {
        Some(year) => phrase!(words, what = phrase(own), year = name(year)),
        None => own,
    }
}

/// Beginnings of labels that are one thing, and of those that are counted.
const ONE: [&str; 11] = [
    "largest ",
    "smallest ",
    "share ",
    "year ",
    "internal ",
    "first ",
    "margin ",
    "price ",
    "cost ",
    "same ",
    "probability ",
];
const COUNTED: [&str; 5] = ["builders ", "customers ", "holders ", "years ", "year ends "];

/// What is measured, as a sentence speaks of it: `the largest fall of the price`.
pub(super) fn of_it(asked: &Asked) -> Phrase {
    let what = quantity(asked);
    // A year of purchases is no party that has the quantity.
    if asked.party().is_some_and(|party| party.parse::<f64>().is_err()) {
        return what;
    }
    with_article(asked.quantity.label, what)
}

/// A label as a sentence speaks of it.
pub(super) fn definite(label: &str) -> Phrase {
    with_article(label, phrase(label))
}

/// The same of words that are a label, or somebody's.
pub(super) fn definite_of(what: Phrase) -> Phrase {
    let label = what.text().to_owned();
    with_article(&label, what)
}

fn with_article(label: &str, what: Phrase) -> Phrase {
    let begins = |with: &[&str]| with.iter().any(|own| label.starts_with(own));
    if begins(&COUNTED) {
        return phrase!("the number of {what}", what = phrase(what));
    }
    if begins(&ONE) { phrase!("the {what}", what = phrase(what)) } else { what }
}

/// What a number is, as within a sentence: `median of write-downs over the horizon`.
pub(super) fn words(asked: &Asked) -> Phrase {
    let own = quantity(asked);
    let level = |p: f64| format!("{}", (p * 1e6).round() / 1e4);
    match asked.statistic {
        Statistic::Share if asked.quantity.is_event() => own,
        Statistic::Mean if asked.quantity.is_event() => {
            phrase!("share of paths, {what}", what = phrase(own))
        }
        Statistic::Share => phrase!("share of paths without {what}", what = phrase(own)),
        Statistic::Mean => phrase!("mean of {what}", what = phrase(own)),
        // Where paths have none, it counts too: the median of years in which a bust begins is late if most have no bust.
        Statistic::Quantile(0.5) if asked.quantity.unit.infinite().is_some() => {
            phrase!("median over all paths of {what}", what = phrase(own))
        }
        Statistic::Quantile(0.5) => phrase!("median of {what}", what = phrase(own)),
        Statistic::Quantile(p) => {
            phrase!("{level} % quantile of {what}", what = phrase(own), level = number(level(p)))
        }
        Statistic::ExpectedShortfall(p) => {
            phrase!(
                "mean of the worst {level} % of {what}",
                what = phrase(own),
                level = number(level(1.0 - p))
            )
        }
    }
}

/// The same as a sentence speaks of it: `the median of write-downs over the horizon`.
pub(super) fn words_of_it(asked: &Asked) -> Phrase {
    match asked.statistic {
        Statistic::Share if asked.quantity.is_event() => of_it(asked),
        _ => phrase!("the {what}", what = phrase(words(asked))),
    }
}

/// The same at the head of a line.
pub(super) fn head(asked: &Asked) -> Phrase {
    words(asked).capital()
}

/// What is turned, as within a sentence, and the unit of where it stands.
pub(super) fn knob(knob: &Knob, run: &Run) -> Label {
    let label = Label::of(&knob.name, run);
    if knob.is_factor() {
        let words = phrase!("factor on {what}", what = phrase(label.words));
        return Label { words, unit: phrase(""), ..label };
    }
    if knob.is_median() {
        return Label { words: phrase!("median {what}", what = phrase(label.words)), ..label };
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_label_that_names_somebody_is_followed_by_who_that_is() {
        let said = |label| Language::En.plain(&of_party("Meta", label));
        assert_eq!(
            said("year in which the builder has its money back for good"),
            "year in which the builder has its money back for good (Meta)"
        );
        assert_eq!(said("the builder's debt"), "Meta's debt");
    }
}
