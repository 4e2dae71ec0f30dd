//! What is not compared, and why, in words.

use crate::{
    analysis::{Reason, Refusal, Study},
    language::{Language, Phrase, listed::listed, needs, number, phrase},
    metrics::BUST,
    report::screen,
};

/// Lines of the short screen that this may take.
const LINES: usize = 3;

/// A sentence.
pub(super) fn sentence(refusal: &Refusal) -> Phrase {
    phrase!(
        "Not compared: {what}: {reason}.",
        what = phrase(what(refusal)),
        reason = phrase(reason(refusal))
    )
}

/// All of them, for a screen.
pub(super) fn lines(study: &Study, language: Language) -> String {
    study.refusals.iter().map(|own| line(&sentence(own), language)).collect()
}

/// The first of them, and how many more there are.
pub(super) fn brief(study: &Study, language: Language) -> String {
    let all: Vec<String> =
        study.refusals.iter().map(|own| line(&sentence(own), language)).collect();
    let lines = |few: &[String]| few.iter().map(|own| own.lines().count()).sum::<usize>();
    if lines(&all) <= LINES {
        return all.concat();
    }
    let first = (0..all.len()).rev().find(|first| lines(&all[..*first]) < LINES).unwrap_or(0);
    let rest = number::count((all.len() - first) as u64);
    let words = match first {
        0 => "What is not compared, and why: --all",
        _ => "and {count} more reasons not to compare something: --all",
    };
    let more = if first == 0 { phrase(words) } else { phrase!(words, count = number(rest)) };
    all[..first].concat() + &line(&more, language)
}

fn line(words: &Phrase, language: Language) -> String {
    screen::indented(&language.say(words), "  ")
}

/// What is not compared, by the names of files.
pub(super) fn names(refusal: &Refusal) -> Phrase {
    match &refusal.reason {
        Reason::Definition(metric) if metric != BUST.name => Phrase::of_name(metric),
        Reason::NotModelled(metrics, _) => {
            let names: Vec<&str> = metrics.iter().map(|(name, _)| name.as_str()).collect();
            Phrase::of_name(&names.join(", "))
        }
        _ => what(refusal),
    }
}

/// What is not compared.
fn what(refusal: &Refusal) -> Phrase {
    match &refusal.reason {
        Reason::Horizon(_) => phrase("anything over the horizon"),
        Reason::Unit(what, _) | Reason::Alone(what, _) => phrase(*what),
        Reason::Start(_) => phrase("calendar years"),
        Reason::Definition(metric) if metric == BUST.name => phrase("probability of a bust"),
        Reason::Definition(name) | Reason::Run(name, ..) => Phrase::of_name(name),
        Reason::NotModelled(metrics, _) => labels(metrics),
    }
}

/// Labels of metrics; of many the first.
fn labels(metrics: &[(String, &'static str)]) -> Phrase {
    const MOST: usize = 3;
    let each = metrics.iter().take(MOST).map(|(_, label)| phrase(*label));
    let all =
        each.reduce(|one, next| phrase!("{one}, {next}", one = phrase(one), next = phrase(next)));
    let all = all.unwrap_or_else(|| phrase(""));
    match metrics.len().saturating_sub(MOST) {
        0 => all,
        more => phrase!(
            "{first} and {count} more",
            first = phrase(all),
            count = number(number::count(more as u64))
        ),
    }
}

/// Why not.
pub(super) fn reason(refusal: &Refusal) -> Phrase {
    let [case, reference] = &refusal.scenarios;
    let each = |template: &'static str, [mine, theirs]: [Phrase; 2]| {
        phrase!(
            template,
            mine = phrase(mine),
            case = name(case),
            theirs = phrase(theirs),
            reference = name(reference)
        )
    };
    match &refusal.reason {
        Reason::Horizon(years) => {
            let years = years.map(|own| phrase!("{years} years", years = number(own.to_string())));
            each("{mine} in {case}, {theirs} in {reference}", years)
        }
        Reason::Start(years) => {
            let years = years.map(|own| phrase!("from {year}", year = name(&own.to_string())));
            each("{mine} in {case}, {theirs} in {reference}", years)
        }
        Reason::Unit(_, units) => {
            let units = [&units[0], &units[1]].map(|own| Phrase::of_name(own));
            each("{mine} in {case}, {theirs} in {reference}", units)
        }
        Reason::Run(_, values, used) => {
            let values = [&values[0], &values[1]].map(|own| Phrase::of_name(own));
            phrase!(
                "{both}; all run with {used}, so that paths pair",
                both = phrase(each("{mine} in {case}, {theirs} in {reference}", values)),
                used = name(&used.to_string())
            )
        }
        Reason::Definition(_) => phrase!(
            "{case} and {reference} define it differently",
            case = name(case),
            reference = name(reference)
        ),
        Reason::NotModelled(_, needs) => phrase!(
            "not modelled in {reference}: needs {needs}",
            reference = name(reference),
            needs = phrase(needs::said(needs))
        ),
        Reason::Alone(_, names) => alone(names, case),
    }
}

/// Who takes part in one scenario alone; of many the first.
fn alone(names: &[String], case: &str) -> Phrase {
    const MOST: usize = 4;
    let (first, rest) = names.split_at(names.len().min(MOST));
    match (names.len(), rest.len()) {
        (1, _) => {
            phrase!("only in {case}: {party}", party = name(&first[0]), case = name(case))
        }
        (_, 0) => {
            phrase!("only in {case}: {parties}", parties = name(&listed(first)), case = name(case))
        }
        (_, more) => phrase!(
            "only in {case}: {parties} and {count} more",
            parties = name(&listed(first)),
            count = number(number::count(more as u64)),
            case = name(case)
        ),
    }
}
