//! Who fails, and who bears what is lost.

use super::{
    named::is_named,
    words::{RARE, mean},
};
use crate::{
    language::{Phrase, listed::listed_phrases, number, phrase},
    metrics::{Estimate, Summary},
    model::Model,
    report::bearers::Bearer,
};

/// Parts of all losses that are too small to be told.
const SMALL: f64 = 0.1;
/// How many of those who fail are told.
const MOST: usize = 3;
/// How the name of the number begins by which somebody fails.
const DEFAULT: &str = "default.";
/// How many of those whom a scenario brings are told.
const OWN: usize = 2;

/// How often each party fails, those that hardly do left out, the most frequent first.
fn frequent(model: &Model, summary: &Summary) -> Vec<(Estimate, String)> {
    let fails = |name: &String| Some((mean(summary.default_of(name)?), name.clone()));
    let mut all: Vec<(Estimate, String)> = model.parties.all().filter_map(fails).collect();
    all.retain(|(share, _)| share.value > RARE);
    all.sort_by(|a, b| b.0.value.total_cmp(&a.0.value));
    all
}

/// Those who fail among whom the scenario adds to its base, or changes in it and asks for.
pub(super) fn own(model: &Model, summary: &Summary) -> Vec<(Estimate, String)> {
    let Some(over) = &model.header.over else { return Vec::new() };
    let all = frequent(model, summary);
    let asked = |party: &&String| {
        let named = |text: &str| text.contains(party.as_str());
        model.header.question.as_deref().is_some_and(named)
            || model.header.answer.iter().any(|name| named(&name.text))
    };
    // As the scenario names them: whom it adds, then whom these are tied to.
    let each = over.brought.iter().chain(over.changed.iter().filter(asked));
    let each = each.filter_map(|party| all.iter().find(|(_, name)| name == party));
    each.take(OWN).cloned().collect()
}

/// Who fails most often; those first whom the scenario brings.
pub(super) fn fails(model: &Model, summary: &Summary) -> Option<Phrase> {
    let is_modelled = model.parties.all().any(|name| summary.default_of(name).is_some());
    if !is_modelled {
        return None;
    }
    let mut all = frequent(model, summary);
    if summary.paths == 1 {
        return Some(on_it(&all));
    }
    // Of whom the answer has told by name the others are left.
    let everybody = all.len();
    all.retain(|(_, name)| !is_named(model, &format!("{DEFAULT}{name}")));
    if all.len() < everybody {
        return others(&all);
    }
    let first = own(model, summary);
    let others = all.iter().filter(|(_, name)| !first.iter().any(|(_, own)| own == name));
    let others: Vec<(Estimate, String)> = others.cloned().collect();
    if !first.is_empty() && !others.is_empty() {
        return Some(phrase!(
            "{own}; of the others {who} most often, on {share}",
            own = phrase(listed(&first)),
            who = name(&others[0].1),
            share = number(number::percent_of(others[0].0))
        ));
    }
    let somebody =
        |name: &String| summary.default_of(name).is_some_and(|own| mean(own).value > 0.0);
    if all.is_empty() && !model.parties.all().any(somebody) {
        return Some(phrase("nobody fails on any path"));
    }
    if all.len() == 1 {
        return Some(phrase!(
            "who fails: {who}, on {share} of all paths; hardly anybody else",
            who = name(&all[0].1),
            share = number(number::percent_of(all[0].0))
        ));
    }
    Some(listed(&all))
}

/// Those of whom the answer has not told.
fn others(all: &[(Estimate, String)]) -> Option<Phrase> {
    let all = (!all.is_empty()).then(|| shares(all))??;
    Some(phrase!("others that fail: {all}", all = phrase(all)))
}

/// Who fails on the only path.
fn on_it(all: &[(Estimate, String)]) -> Phrase {
    let each = all.iter().map(|(_, who)| Phrase::of_name(who));
    listed_phrases(each).map_or_else(
        || phrase("nobody fails on it"),
        |all| phrase!("who fails: {all}", all = phrase(all)),
    )
}

fn listed(all: &[(Estimate, String)]) -> Phrase {
    match shares(all) {
        None => phrase!(
            "Hardly anybody fails: nobody on more than {share} of all paths",
            share = percent(RARE)
        ),
        Some(all) => phrase!("who fails: {all}", all = phrase(all)),
    }
}

/// How often each fails, the first few.
fn shares(all: &[(Estimate, String)]) -> Option<Phrase> {
    let each = all.iter().take(MOST).enumerate().map(|(place, (share, who))| {
        phrase!(
            if place == 0 { "{who} on {share} of all paths" } else { "{who} on {share}" },
            who = name(who),
            share = number(number::percent_of(*share))
        )
    });
    listed_phrases(each)
}

/// Who bears what part of the losses, as far as the parts are worth a word.
pub(super) fn bear(all: &[Bearer], total: f64) -> Phrase {
    let share = |bearer: &Bearer| bearer.mean / total;
    let told = all.iter().skip(1).take(2).filter(|bearer| share(bearer) >= SMALL);
    let first = phrase!(
        "{who} bear {share} of the mean losses",
        who = phrase(phrase(all[0].words)),
        share = percent(share(&all[0]))
    );
    told.fold(first, |said, bearer| {
        phrase!(
            "{said}, {who} {share}",
            said = phrase(said),
            who = phrase(phrase(bearer.words)),
            share = percent(share(bearer))
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn names_with_commas_are_told_apart() {
        let share = |value: f64| Estimate { value, error: Some(0.01) };
        let said = |second: &str| {
            let all = [(share(0.81), "Developers".to_owned()), (share(0.34), second.to_owned())];
            Language::En.plain(&listed(&all)).replace('\u{a0}', " ")
        };
        assert_eq!(said("Banks"), "who fails: Developers on 81 % of all paths, Banks on 34 %");
        assert_eq!(
            said("Insurers, users"),
            "who fails: Developers on 81 % of all paths; Insurers, users on 34 %"
        );
    }

    #[test]
    fn on_the_only_path_names_are_enough() {
        let one = |who: &str| (Estimate { value: 1.0, error: None }, who.to_owned());
        let said = |all: &[(Estimate, String)]| Language::En.plain(&on_it(all));
        assert_eq!(said(&[one("CoreWeave"), one("Oracle")]), "who fails: CoreWeave, Oracle");
        assert_eq!(said(&[]), "nobody fails on it");
    }

    #[test]
    fn who_bears_a_tenth_or_more_is_named() {
        let bearer = |words, mean| Bearer { words, mean };
        let all = [
            bearer("shareholders", 75.0),
            bearer("lessors of sites", 20.0),
            bearer("bondholders", 4.0),
            bearer("private credit", 1.0),
        ];
        let said = bear(&all, 100.0);
        assert_eq!(
            Language::En.plain(&said),
            "shareholders bear 75 % of the mean losses, lessors of sites 20 %"
        );
        assert_eq!(
            Language::GERMAN.plain(&said),
            "Aktionäre tragen 75 % der mittleren Verluste, Vermieter der Standorte 20 %"
        );
    }
}
