//! Signposts in sentences.

use crate::{
    analysis::{Shown, Signpost, Watch, What, YearEnd},
    model::Model,
    report::{
        amount::amount,
        given,
        language::{Phrase, phrase},
        number,
    },
};

/// A warning: `price over fair price under 70 %`.
pub(super) fn warning(signpost: &Signpost, model: &Model) -> Phrase {
    worded(signpost, model, |name| name)
}

/// The same at the head of a line.
pub(super) fn head(signpost: &Signpost, model: &Model) -> Phrase {
    worded(signpost, model, |name| name.capital())
}

fn worded(signpost: &Signpost, model: &Model, name: fn(Phrase) -> Phrase) -> Phrase {
    let What::Seen { track, quantity, .. } = &signpost.what else { return phrase("") };
    let name = name(given::quantity(track, quantity));
    let words = match (signpost.shown, signpost.below) {
        (Shown::YesOrNo, true) => return phrase("not {0}").phrase(name),
        (Shown::YesOrNo, false) => return name,
        (_, true) => "{0} under {1}",
        (_, false) => "{0} above {1}",
    };
    phrase(words).phrase(name).phrase(amount(signpost.limit, quantity.unit, &model.header.run))
}

/// What was asked.
pub(super) fn question(watch: &Watch, model: &Model) -> Phrase {
    phrase("What tells beforehand of {0}?").phrase(given::condition(&watch.of, model))
}

/// A signpost in a sentence.
pub(super) fn sentence(
    year: &YearEnd,
    signpost: &Signpost,
    watch: &Watch,
    model: &Model,
) -> Phrase {
    let text = phrase("With {0} {1}, {2} of these paths have {3} later (of all on which it has not begun: {4}); that warns of {5} of them, and wrongly on {6} of the others{7}.")
        .phrase(warning(signpost, model))
        .phrase(when(year, signpost))
        .percent(signpost.right.value)
        .phrase(given::condition(&watch.of, model))
        .percent(year.base.value)
        .percent(signpost.hits.value)
        .percent(signpost.false_alarms.value);
    text.phrase(match signpost.lead {
        Some(lead) if lead < 1.5 => phrase(", a year ahead at the median"),
        Some(lead) => phrase(", {0} years ahead at the median").number(format!("{lead:.0}")),
        None => phrase(""),
    })
}

/// How much the best signpost of all tells; one whose area under the curve is under 0.7 is called a poor one
/// (Hosmer and Lemeshow 2000, section 5.2.4).
pub(super) fn verdict(watch: &Watch, model: &Model) -> Option<Phrase> {
    let (year, best) = watch.most_telling()?;
    let words = if best.area.value < 0.7 {
        "No signpost warns well: the best, {0} {1}, lifts the probability of {2} later from {3} to {4}."
    } else {
        "The best signpost: {0} {1} lifts the probability of {2} later from {3} to {4}."
    };
    let verdict = phrase(words)
        .phrase(warning(best, model))
        .phrase(when(year, best))
        .phrase(given::condition(&watch.of, model))
        .percent(year.base.value)
        .percent(best.right.value);
    Some(verdict)
}

/// The year in which, or at whose end, a signpost is read.
fn when(year: &YearEnd, signpost: &Signpost) -> Phrase {
    let flow = matches!(&signpost.what, What::Seen { quantity, .. } if quantity.is_flow());
    phrase(if flow { "in {0}" } else { "at the end of {0}" }).year(year.year)
}

/// How many paths are still open.
pub(super) fn base(year: &YearEnd, watch: &Watch, model: &Model) -> Phrase {
    phrase("On {0} of {1} paths it has not begun; {2} of these have {3} later.")
        .number(number::count(year.open as u64))
        .number(number::count(watch.paths as u64))
        .percent(year.base.value)
        .phrase(given::condition(&watch.of, model))
}

/// How signposts are found and judged.
pub(super) fn method() -> Vec<Phrase> {
    vec![
        phrase(
            "At each year's end the paths are looked at on which it has not begun. On every other path the side that warns and the limit are chosen, that with the largest difference between hit rate and false alarms; all numbers are those of the paths between. Later means within the horizon: the later the year, the less of it is left.",
        ),
        phrase(
            "The area under the curve is the probability that of two paths, one on which it begins and one on which it does not, the first stands nearer to the side that warns; 0.5 tells nothing. Tracks are told that can be published or read off a market; their ranking is by that area.",
        ),
    ]
}
