//! Rules in sentences.

use crate::{
    analysis::{
        Rules,
        rules::{Judged, Leaf, Rule},
    },
    language::{Phrase, number, phrase},
    model::Model,
    report::{given, inputs},
};

fn joined(parts: impl Iterator<Item = Phrase>) -> Phrase {
    let all = parts.reduce(|all, next| {
        phrase!("{first} and {second}", first = phrase(all), second = phrase(next))
    });
    all.unwrap_or_else(|| phrase("all paths"))
}

/// The limits of a rule.
pub(super) fn region(rules: &Rules, rule: &Rule, model: &Model) -> Phrase {
    let run = &model.header.run;
    joined(
        rule.region
            .limits
            .iter()
            .map(|limit| inputs::limits(&rules.inputs[limit.input], [limit.low, limit.high], run)),
    )
}

/// The turns that lead to a leaf, those of one input told together.
pub(super) fn leaf(rules: &Rules, leaf: &Leaf, model: &Model) -> Phrase {
    let mut limits: Vec<(usize, [Option<f64>; 2])> = Vec::new();
    for turn in &leaf.turns {
        let place = limits.iter().position(|(input, _)| *input == turn.input);
        let place = place.unwrap_or_else(|| {
            limits.push((turn.input, [None, None]));
            limits.len() - 1
        });
        let [low, high] = &mut limits[place].1;
        if turn.below {
            *high = Some(high.map_or(turn.limit, |high| high.min(turn.limit)));
        } else {
            *low = Some(low.map_or(turn.limit, |low| low.max(turn.limit)));
        }
    }
    let run = &model.header.run;
    let of =
        |(input, ends): (usize, [Option<f64>; 2])| inputs::limits(&rules.inputs[input], ends, run);
    joined(limits.into_iter().map(of))
}

/// What was asked.
pub(super) fn question(rules: &Rules, model: &Model) -> Phrase {
    let of = given::condition(&rules.question.of, model);
    match rules.question.by {
        None => phrase!("Where does it come to this: {event}?", event = phrase(of)),
        Some(year) => phrase!(
            "With what is drawn and seen by the end of {year}, where does it come to this later: {event}?",
            event = phrase(of),
            year = year(year)
        ),
    }
}

/// How many have it, before any rule.
pub(super) fn base(rules: &Rules, model: &Model) -> Phrase {
    let of = given::condition(&rules.question.of, model);
    let count = number::count(rules.paths as u64);
    match rules.question.by {
        None => phrase!(
            "Of {paths} paths {share} have {event}.",
            paths = number(count),
            share = percent(rules.base.value),
            event = phrase(of)
        ),
        Some(year) => phrase!(
            "Of the {paths} paths on which it has not begun by the end of {year}, {share} have {event} later; on {begun} it has begun.",
            paths = number(count),
            share = percent(rules.base.value),
            event = phrase(of),
            year = year(year),
            begun = number(number::count(rules.begun as u64))
        ),
    }
}

/// A rule that makes less than this of the share of all paths tells little.
const LIFT: f64 = 1.25;

/// A rule in a sentence, judged on other paths.
pub(super) fn sentence(rules: &Rules, rule: &Rule, model: &Model) -> Phrase {
    let words = match (event(rules), tells(rules, &rule.held)) {
        (true, true) => {
            "With {rule} ({inside} of the paths), {event} happens on {share}, not {base}; that covers {covered} of all paths with it."
        }
        (true, false) => {
            "With {rule} ({inside} of the paths), {event} happens on {share}, not {base}, so this rule tells little; it covers {covered} of all paths with it."
        }
        (false, true) => {
            "With {rule} ({inside} of the paths), {share} have {event}, not {base}; that covers {covered} of all paths with it."
        }
        (false, false) => {
            "With {rule} ({inside} of the paths), {share} have {event}, not {base}, so this rule tells little; it covers {covered} of all paths with it."
        }
    };
    phrase!(
        words,
        rule = phrase(region(rules, rule, model)),
        share = percent(rule.held.density.value),
        base = percent(rules.base.value),
        event = phrase(given::condition(&rules.question.of, model)),
        covered = percent(rule.held.coverage.value),
        inside = percent(rule.held.mass.value)
    )
}

/// Whether what is asked for is one yes.
fn event(rules: &Rules) -> bool {
    let clauses = &rules.question.of.clauses;
    clauses.len() == 1 && clauses[0].yes_or_no() == Some(true)
}

/// Whether what is asked for is clearly more frequent there than among all.
fn tells(rules: &Rules, judged: &Judged) -> bool {
    judged.density.value >= LIFT * rules.base.value
}

/// Where the tree finds it most often.
pub(super) fn most(rules: &Rules, model: &Model) -> Option<Phrase> {
    let (best, judged) = rules.leaves.first().filter(|(_, judged)| tells(rules, judged))?;
    Some(phrase!(
        "It is most frequent, {share}, with {leaf}; these are {inside} of the paths.",
        share = percent(judged.density.value),
        leaf = phrase(leaf(rules, best, model)),
        inside = percent(judged.mass.value)
    ))
}

/// All rules together.
pub(super) fn together(judged: &Judged, rules: &Rules, model: &Model) -> Phrase {
    phrase!(
        if tells(rules, judged) {
            "Where any of these rules holds, {share} of the paths have {event}; {covered} of all that have it are among them."
        } else {
            "Where any of these rules holds, {share} of the paths have {event}, which tells little; {covered} of all that have it are among them."
        },
        share = percent(judged.density.value),
        event = phrase(given::condition(&rules.question.of, model)),
        covered = percent(judged.coverage.value)
    )
}

/// What was found, the first rule first.
pub(super) fn answer(rules: &Rules, model: &Model) -> Vec<Phrase> {
    let mut all: Vec<Phrase> =
        rules.rules.iter().map(|rule| sentence(rules, rule, model)).collect();
    if all.is_empty() {
        all.push(phrase("No box was found that holds on paths it was not found on."));
    }
    all.extend(most(rules, model));
    all.push(base(rules, model));
    all
}

/// How rules are found and judged.
pub(super) fn method() -> Vec<Phrase> {
    vec![
        phrase(
            "A box is made smaller by thin slices, always by the one whose loss raises the share of paths that have it most (patient rule induction, Friedman and Fisher 1999); of the boxes on the way the one is told that chance explains least: the gain in that share times the root of the share of paths inside. Limits that bring less than a twentieth of that are left out, and those that chance explains as well.",
        ),
        phrase(
            "It is found on every other path and judged on those between, with the numbers as they are told. The quasi-p-value of a limit is the probability of so many hits without it (Bryant and Lempert 2010).",
        ),
    ]
}

/// A quasi-p-value as it is shown.
pub(super) fn quasi_p(p: f64) -> String {
    if p < 0.001 { "under 0.001".to_owned() } else { format!("{p:.3}") }
}
