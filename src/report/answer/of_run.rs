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
    language::{
        Language, Phrase,
        amount::amount,
        kinds::{self, KINDS, Kind},
        label::Label,
        number, phrase,
    },
    metrics::{BUST, Estimate, Summary, Unit, bust_is_any_kind, conditions_of},
    model::Model,
    report::{asked, bearers, origin::as_typed},
    scenario::{Bust, Condition, Run},
};

/// Sentences of an answer, at most.
const MOST: usize = 5;

/// A sentence, and how soon it goes where there are too many (never: 0): what is left out stands on page and slides.
type Said = (u8, Phrase);

/// Three to five sentences, ready to be quoted.
pub(in crate::report) fn of_run(model: &Model, summary: &Summary, sample: &Sample) -> Vec<Phrase> {
    let mut all = said(model, summary, sample);
    while all.len() > MOST {
        let Some(place) = (0..all.len()).rev().max_by_key(|place| all[*place].0) else { break };
        if all[place].0 == 0 {
            break;
        }
        all.remove(place);
    }
    all.into_iter().map(|(_, said)| said).collect()
}

/// All that may be said: what the scenario asks, how likely it is, why, how much, who, how sure.
fn said(model: &Model, summary: &Summary, sample: &Sample) -> Vec<Said> {
    let run = &model.header.run;
    let named = in_few(named(model, summary));
    let kept = |said: Phrase| (0, said);
    // Whom the scenario adds, or changes and asks for, is what it is about.
    let who = parties(model, summary);
    let about = !who::own(model, summary).is_empty();
    let because = because(summary, sample, run);
    // Where what is asked takes the room of a sentence on who fails, that goes with how likely it is.
    let is_full = named.len() + usize::from(because.is_some()) + 2 >= MOST && !about;
    let told = named.iter().cloned().map(kept);
    let first = who.clone().filter(|_| about);
    let mut all: Vec<Said> = told.chain(first.map(|said| kept(said.capital()))).collect();
    let usual = bust_is_any_kind(model);
    let kinds = if usual && named.is_empty() { kinds(summary) } else { None };
    let likely = words::bust(model, summary, kinds);
    all.push(kept(match (usual, &who) {
        (true, Some(who)) if is_full => {
            phrase!("{first}; {second}", first = phrase(likely), second = phrase(who.clone()))
        }
        (true, _) => phrase!("{said}.", said = phrase(likely)),
        (false, _) => meant(likely, model, summary),
    }));
    all.extend(because.map(kept));
    // What is certain answers no question of how likely; what would have to be true may be what is asked.
    all.extend((sample.drawn.is_empty() && summary.bust.value == 0.0).then(|| {
        kept(phrase("No assumption is drawn here; `overbuild solve` finds what would have to be true for another answer."))
    }));
    all.extend(money::amounts(model, summary).map(|said| (2, said)));
    all.extend(who.filter(|_| !(about || is_full && usual)).map(|said| (1, said.capital())));
    all.push(kept(sure(model, summary)));
    all
}

/// What the scenario asks, in one sentence, or in two where each is long.
fn in_few(each: Vec<Phrase>) -> Vec<Phrase> {
    let long = |said: &Phrase| Language::En.say(said).contains("; ");
    let apart = if each.iter().any(long) { 2 } else { 1 };
    let mut all: Vec<Phrase> = Vec::new();
    for said in each {
        if all.len() < apart {
            all.push(said);
        } else if let Some(last) = all.pop() {
            all.push(phrase!("{first}; {second}", first = phrase(last), second = phrase(said)));
        }
    }
    all.into_iter().map(|said| phrase!("{said}.", said = phrase(said)).capital()).collect()
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
    // The chart is of the four kinds: beside it stands no share of another definition.
    let likely = bust_is_any_kind(model)
        .then(|| phrase!("{said}.", said = phrase(words::bust(model, summary, None))));
    let all = [
        ("bust_begins", likely),
        ("write_down", money::written(model, summary)),
        ("failures", parties(model, summary).map(|said| said.capital())),
        ("conventions", Some(sure(model, summary))),
    ];
    all.into_iter().filter_map(|(name, words)| Some((name, words?))).collect()
}

/// How likely a bust is that is none of the usual ones.
fn meant(likely: Phrase, model: &Model, summary: &Summary) -> Phrase {
    phrase!(
        "{said} (a bust is here: {definition}).",
        said = phrase(likely),
        definition = phrase(definition(model, summary))
    )
}

/// What counts as a bust.
pub(in crate::report) fn definition(model: &Model, summary: &Summary) -> Phrase {
    definition_of(&model.header.bust, model, summary)
}

/// The same of any definition.
pub(super) fn definition_of(bust: &Bust, model: &Model, summary: &Summary) -> Phrase {
    let condition = |condition: &Condition| {
        let metric = summary.named(&condition.metric);
        let unit = metric.map_or(Unit::Ratio, |metric| metric.unit);
        let name = metric.map_or(condition.metric.as_str(), |metric| metric.quantity.label);
        if metric.is_some_and(|metric| metric.quantity.is_event()) && condition.is_plain() {
            let mut kinds = kinds::defined_by(&bust.limits, model).into_iter();
            let own = kinds.find(|(_, kind)| kind.happens.name() == condition.metric);
            return own.map_or_else(|| phrase(name), |(words, _)| words);
        }
        phrase!(
            if condition.above { "{what} above {limit}" } else { "{what} below {limit}" },
            what = phrase(asked::definite(name)),
            limit = phrase(limit(condition.bound, unit, &model.header.run))
        )
    };
    let all = conditions_of(bust, model).map(condition);
    all.reduce(|all, next| {
        phrase!("{first}, or {second}", first = phrase(all), second = phrase(next))
    })
    .unwrap_or_else(|| phrase("–"))
}

/// A limit as it is written: a share of 0.9999 is 99.99 %, however many paths there are.
fn limit(bound: f64, unit: Unit, run: &Run) -> Phrase {
    match unit {
        Unit::Share | Unit::Rate => {
            phrase!(number(format!("{} %", (bound * 1e8).round() / 1e6)))
        }
        unit => amount(bound, unit, run),
    }
}

/// The kind that happens most often, behind how often any does.
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
            ", always {kind}, the only kind that is modelled",
            kind = phrase(phrase(all[0].1))
        )),
        1 if happen == 1 => Some(phrase!(", always {kind}", kind = phrase(phrase(all[0].1)))),
        1 => Some(phrase!(
            ", nearly always {kind} ({share})",
            kind = phrase(phrase(all[0].1)),
            share = number(share(0))
        )),
        _ if share(0) == share(1) => Some(phrase!(
            ", most often {first} and {second} ({share} each)",
            first = phrase(phrase(all[0].1)),
            second = phrase(phrase(all[1].1)),
            share = number(share(0))
        )),
        _ => Some(phrase!(
            ", most often {kind} ({share})",
            kind = phrase(phrase(all[0].1)),
            share = number(share(0))
        )),
    }
}

/// What the probability of a bust depends on most.
fn because(summary: &Summary, sample: &Sample, run: &Run) -> Option<Phrase> {
    summary.bust.error?;
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

/// Who fails, and who bears most of what is lost, as within a sentence.
fn parties(model: &Model, summary: &Summary) -> Option<Phrase> {
    let bears = bearers::of(summary).map(|(all, total)| who::bear(&all, total));
    Some(match (who::fails(model, summary), bears.filter(|_| summary.paths > 1)) {
        (Some(who), Some(bears)) => {
            phrase!("{who}; {bears}.", who = phrase(who), bears = phrase(bears))
        }
        (Some(told), None) => phrase!("{said}.", said = phrase(told)),
        (None, Some(bears)) => phrase!("{said}.", said = phrase(bears)),
        (None, None) => return None,
    })
}
