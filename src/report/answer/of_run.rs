//! The answer of one scenario.

use super::{
    money,
    named::named,
    sure::sure,
    who,
    words::{self, RARE, mean},
};
use crate::{
    analysis::{Drivers, Sample},
    metrics::{BUST, Estimate, Summary, Unit, bust_conditions, bust_is_any_kind},
    model::Model,
    report::{
        bearers,
        kinds::{self, KINDS, Kind},
        label::Label,
        language::{Phrase, phrase},
        number,
        origin::as_typed,
    },
    scenario::{Condition, Run},
};

/// What a sentence of the answer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Part {
    /// Which kinds of bust are the most frequent: a table of the screen says it too.
    Kinds,
    /// What it depends on most: the page has it too.
    Because,
    /// What the scenario asks beyond the first numbers: the page has all of them.
    More,
    /// All else.
    Rest,
}

/// Numbers that a scenario asks for, told on every screen.
const FIRST: usize = 2;

/// Three to six sentences, ready to be quoted.
pub(in crate::report) fn of_run(model: &Model, summary: &Summary, sample: &Sample) -> Vec<Phrase> {
    parts(model, summary, sample).into_iter().map(|(_, said)| said).collect()
}

/// The same, each with what it is about.
pub(in crate::report) fn parts(
    model: &Model,
    summary: &Summary,
    sample: &Sample,
) -> Vec<(Part, Phrase)> {
    let run = &model.header.run;
    let likely = phrase!("{said}.", said = phrase(words::bust(model, summary)));
    let named = named(model, summary);
    let asked = !named.is_empty();
    let part = |place: usize| if place < FIRST { Part::Rest } else { Part::More };
    let mut all: Vec<(Part, Phrase)> =
        named.into_iter().enumerate().map(|(place, said)| (part(place), said)).collect();
    // Whom the scenario adds, or changes and asks for, is what it is about.
    let who = parties(model, summary);
    let about = !who::own(model, summary).is_empty();
    all.extend(who.clone().filter(|_| about).map(rest));
    all.push(rest(likely));
    // What the scenario asks is told instead of what all are asked.
    if !bust_is_any_kind(model) {
        all.push(rest(meant(model, summary)));
    } else if !asked {
        all.extend(kinds(summary).map(|said| (Part::Kinds, said)));
    }
    all.extend(because(summary, sample, run).map(|said| (Part::Because, said)));
    // What is certain answers no question of how likely; what would have to be true may be what is asked.
    all.extend((sample.drawn.is_empty() && summary.bust.value == 0.0).then(|| {
        rest(phrase("No assumption is drawn here; `overbuild solve` finds what would have to be true for another answer."))
    }));
    all.extend(money::amounts(model, summary).map(rest));
    all.extend(who.filter(|_| !about).map(rest));
    all.push(rest(sure(model, summary)));
    all
}

const fn rest(said: Phrase) -> (Part, Phrase) {
    (Part::Rest, said)
}

/// How to see what a scenario that is laid over another changes: for who sits before a screen.
pub(in crate::report) fn beside(model: &Model) -> Option<Phrase> {
    let over = model.header.over.as_ref()?;
    Some(phrase!(
        "The difference from {base}: `overbuild compare {files}`.",
        base = name(&over.base),
        files = name(&as_typed(&over.typed))
    ))
}

/// What a slide says below a chart, by the chart's name.
pub(in crate::report) fn takeaways(
    model: &Model,
    summary: &Summary,
) -> Vec<(&'static str, Phrase)> {
    let likely = phrase!("{said}.", said = phrase(words::bust(model, summary)));
    let all = [
        ("bust_begins", Some(likely)),
        ("write_down", money::amounts(model, summary)),
        ("failures", parties(model, summary)),
        ("conventions", Some(sure(model, summary))),
    ];
    all.into_iter().filter_map(|(name, words)| Some((name, words?))).collect()
}

fn meant(model: &Model, summary: &Summary) -> Phrase {
    phrase!("A bust is here: {definition}.", definition = phrase(definition(model, summary)))
}

/// What counts as a bust.
pub(in crate::report) fn definition(model: &Model, summary: &Summary) -> Phrase {
    let condition = |condition: &Condition| {
        let metric = summary.named(&condition.metric);
        let unit = metric.map_or(Unit::Ratio, |metric| metric.unit);
        let name = metric.map_or(condition.metric.as_str(), |metric| metric.quantity.label);
        if metric.is_some_and(|metric| metric.quantity.is_event()) && condition.is_plain() {
            let mut kinds = kinds::defined(model).into_iter();
            let own = kinds.find(|(_, kind)| kind.happens.name() == condition.metric);
            return own.map_or_else(|| phrase(name), |(words, _)| words);
        }
        phrase!(
            if condition.above { "{what} above {limit}" } else { "{what} below {limit}" },
            what = phrase(phrase(name)),
            limit = number(number::value(condition.bound, unit))
        )
    };
    let all = bust_conditions(model).map(condition);
    all.reduce(|all, next| {
        phrase!("{first}, or {second}", first = phrase(all), second = phrase(next))
    })
    .unwrap_or_else(|| phrase("–"))
}

/// The kinds that happen most often.
fn kinds(summary: &Summary) -> Option<Phrase> {
    let share = |kind: Kind| Some((mean(summary.metric(kind.happens)?), kind.words));
    let mut all: Vec<(Estimate, &str)> = KINDS.into_iter().filter_map(share).collect();
    let modelled = all.len();
    all.sort_by(|a, b| b.0.value.total_cmp(&a.0.value));
    // Beside a kind that happens, one that hardly does is not worth a word.
    let most = all.first().map_or(0.0, |(share, _)| share.value);
    let least = if most > RARE { RARE } else { 0.0 };
    let happen = all.iter().filter(|(share, _)| share.value > 0.0).count();
    all.retain(|(share, _)| share.value > least);
    let share = |place: usize| number::percent_of(all[place].0);
    match all.len() {
        0 => None,
        _ if summary.paths == 1 => None,
        1 if modelled == 1 => Some(phrase!(
            "Every bust is a bust {kind}; the other kinds are not modelled.",
            kind = phrase(phrase(all[0].1))
        )),
        1 if happen == 1 => {
            Some(phrase!("Every bust is a bust {kind}.", kind = phrase(phrase(all[0].1))))
        }
        1 => Some(phrase!(
            "Nearly always it is a bust {kind} ({share} of all paths).",
            kind = phrase(phrase(all[0].1)),
            share = number(share(0))
        )),
        _ => Some(phrase!(
            if share(0) == share(1) {
                "The most frequent kinds are busts {first} ({first_share} of all paths) and {second} ({second_share})."
            } else {
                "Most often it is a bust {first} ({first_share} of all paths), then {second} ({second_share})."
            },
            first = phrase(phrase(all[0].1)),
            first_share = number(share(0)),
            second = phrase(phrase(all[1].1)),
            second_share = number(share(1))
        )),
    }
}

/// What the probability of a bust depends on most.
fn because(summary: &Summary, sample: &Sample, run: &Run) -> Option<Phrase> {
    if summary.bust.error == 0.0 {
        return None;
    }
    let drivers = Drivers::of(sample, BUST)?;
    let Some(driver) = drivers.drivers.iter().find(|driver| driver.is_clear) else {
        return Some(phrase("No assumption alone moves that by more than chance does."));
    };
    let label = Label::of(&driver.name, run);
    let (low, high) = (&driver.bins[0], &driver.bins[driver.bins.len() - 1]);
    Some(phrase!(
        "{parameter} matters most for whether it busts: in the tenth of paths where it is lowest (about {low}) {share_low} bust, where it is highest (about {high}) {share_high}.",
        parameter = phrase(label.head()),
        low = phrase(label.about(low.parameter)),
        share_low = number(busts(low.mean, low.error)),
        high = phrase(label.about(high.parameter)),
        share_high = number(busts(high.mean, high.error))
    ))
}

fn busts(share: f64, error: f64) -> String {
    number::percent_of(Estimate { value: share, error: Some(error) })
}

/// Who fails, and who bears most of what is lost.
fn parties(model: &Model, summary: &Summary) -> Option<Phrase> {
    let bears = bearers::of(summary).map(|(all, total)| who::bear(&all, total));
    Some(match (who::fails(model, summary), bears.filter(|_| summary.paths > 1)) {
        (Some(who), Some(bears)) => {
            phrase!("{who}; {bears}.", who = phrase(who), bears = phrase(bears))
        }
        (Some(told), None) => phrase!("{said}.", said = phrase(told)),
        (None, Some(bears)) => phrase!("{said}.", said = phrase(bears.capital())),
        (None, None) => return None,
    })
}
