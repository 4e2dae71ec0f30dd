//! Signposts in sentences.

use crate::{
    analysis::{Shown, Signpost, Watch, What, YearEnd},
    language::{Phrase, amount::amount, number, phrase},
    model::Model,
    report::{asked, given},
};

/// A warning: `price over fair price under 70 %`.
pub(super) fn warning(signpost: &Signpost, model: &Model) -> Phrase {
    worded(signpost, model, asked::definite_of)
}

/// The same at the head of a line.
pub(super) fn head(signpost: &Signpost, model: &Model) -> Phrase {
    worded(signpost, model, |name| name.capital())
}

fn worded(signpost: &Signpost, model: &Model, name: fn(Phrase) -> Phrase) -> Phrase {
    let What::Seen { track, quantity, .. } = &signpost.what else { return phrase("") };
    let name = name(given::quantity(track, quantity));
    let words = match (signpost.shown, signpost.below) {
        (Shown::YesOrNo, true) => return given::negated(name),
        (Shown::YesOrNo, false) => return name,
        (_, true) => "{what} under {limit}",
        (_, false) => "{what} above {limit}",
    };
    phrase!(
        words,
        what = phrase(name),
        limit = phrase(amount(signpost.limit, quantity.unit, &model.header.run))
    )
}

/// What was asked.
pub(super) fn question(watch: &Watch, model: &Model) -> Phrase {
    phrase!("What tells beforehand of {event}?", event = phrase(given::condition(&watch.of, model)))
}

/// A signpost in a sentence.
pub(super) fn sentence(
    year: &YearEnd,
    signpost: &Signpost,
    watch: &Watch,
    model: &Model,
) -> Phrase {
    let lead = match signpost.lead {
        Some(lead) if lead < 1.5 => phrase(", a year ahead at the median"),
        Some(lead) => {
            phrase!(", {years} years ahead at the median", years = number(format!("{lead:.0}")))
        }
        None => phrase(""),
    };
    phrase!(
        "With {sign} {when}, {share} of the paths have {event} later, against {base} of all on which none has begun. Of the paths on which it comes later {warned} show this sign{lead}, of the others {wrongly}.",
        sign = phrase(warning(signpost, model)),
        when = phrase(when(year, signpost)),
        share = percent(signpost.right.value),
        event = phrase(given::condition(&watch.of, model)),
        base = percent(year.base.value),
        warned = percent(signpost.hits.value),
        wrongly = percent(signpost.false_alarms.value),
        lead = phrase(lead)
    )
}

/// Whether its area under the curve is that of a poor one (Hosmer and Lemeshow 2000, section 5.2.4).
pub(super) fn is_poor(signpost: &Signpost) -> bool {
    signpost.area.value < 0.7
}

/// How much the best signpost of all tells.
pub(super) fn verdict(watch: &Watch, model: &Model) -> Option<Phrase> {
    let (year, best) = watch.most_telling()?;
    let words = if is_poor(best) {
        "No signpost warns well: the one that changes most, {sign} {when}, lifts the probability of {event} later from {base} to {share}."
    } else {
        "The signpost that changes most: {sign} {when} lifts the probability of {event} later from {base} to {share}."
    };
    let verdict = phrase!(
        words,
        sign = phrase(warning(best, model)),
        when = phrase(when(year, best)),
        event = phrase(given::condition(&watch.of, model)),
        base = percent(year.base.value),
        share = percent(best.right.value)
    );
    Some(verdict)
}

/// The year in which, or at whose end, a signpost is read.
fn when(year: &YearEnd, signpost: &Signpost) -> Phrase {
    let flow = matches!(&signpost.what, What::Seen { quantity, .. } if quantity.is_flow());
    phrase!(if flow { "in {year}" } else { "at the end of {year}" }, year = year(year.year))
}

/// How many paths are still open.
pub(super) fn base(year: &YearEnd, watch: &Watch, model: &Model) -> Phrase {
    phrase!(
        "On {open} of {all} paths it has not begun; {share} of these have {event} later.",
        open = number(number::count(year.open as u64)),
        all = number(number::count(watch.paths as u64)),
        share = percent(year.base.value),
        event = phrase(given::condition(&watch.of, model))
    )
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
