//! The screen of rules.

use super::words;
use crate::{
    analysis::{
        Rules,
        rules::{Judged, Rule},
    },
    model::Model,
    report::{
        inputs,
        language::{Language, phrase},
        number,
        screen::{Table, head, indented, paragraph},
    },
};

const TABLE: Table = Table::of(3);

fn judged(judged: &Judged, language: Language) -> [String; 3] {
    let shares = [judged.density, judged.coverage, judged.mass];
    shares.map(|share| language.number(&number::percent(share.value)))
}

/// What was found, for the terminal.
pub fn text(rules: &Rules, model: &Model, language: Language) -> String {
    let language = language.of(&[&model.header]);
    let question = language.plain(&words::question(rules, model));
    let mut text = format!("\n{}", head(&model.header.title, Some(&question), language));
    text.push_str(&paragraph(&language.plain(&words::base(rules, model))));
    let heads = ["happens", "of all cases", "of all paths"].map(|words| language.word(words));
    text.push_str(&TABLE.line("", &heads));
    for (place, rule) in rules.rules.iter().enumerate() {
        let name = phrase!("Rule {rule}", rule = name(&(place + 1).to_string()));
        text.push_str(&TABLE.line(&language.plain(&name), &judged(&rule.held, language)));
        text.push_str(&limits(rules, rule, model, language));
    }
    if let Some(all) = &rules.together {
        text.push_str(&TABLE.line(&language.word("Any of these rules"), &judged(all, language)));
    }
    if rules.rules.is_empty() {
        let none = "No box was found that holds on paths it was not found on.";
        text.push_str(&indented(&language.word(none), "  "));
    }
    text.push_str(&format!("\n  {}\n", language.word("A tree")));
    for (leaf, own) in &rules.leaves {
        let words = language.plain(&words::leaf(rules, leaf, model).capital());
        text.push_str(&TABLE.tall(&words, &judged(own, language)));
    }
    let how = "Found on every other path, told on those between; errors are in the tables.";
    text + "\n" + &indented(&language.word(how), "  ")
}

/// The limits of a rule, each with its key and how much it is owed to chance.
fn limits(rules: &Rules, rule: &Rule, model: &Model, language: Language) -> String {
    let lines = rule.region.limits.iter().zip(&rule.quasi_p).map(|(limit, p)| {
        let input = &rules.inputs[limit.input];
        let words = inputs::limits(input, [limit.low, limit.high], &model.header.run);
        let line = phrase!(
            "{limit} ({key}; quasi-p {p})",
            limit = phrase(words.capital()),
            key = name(&input.what.name()),
            p = number(words::quasi_p(*p))
        );
        indented(&language.plain(&line), "    ")
    });
    lines.collect()
}
