//! The screen of rules.

use super::words;
use crate::{
    analysis::{
        Rules,
        rules::{Judged, Rule},
    },
    language::{Language, number, phrase},
    model::Model,
    report::{
        inputs,
        screen::{Table, asking, indented, paragraph},
    },
};

const TABLE: Table = Table::of(3);
/// Lines of the screen; of a branch of the tree and of what stands below it; branches that are shown in any case.
const LINES: usize = 29;
const TALL: usize = 3;
const FOOT: usize = 5;
const LEAVES: usize = 2;

fn judged(judged: &Judged, language: Language) -> [String; 3] {
    let shares = [judged.density, judged.coverage, judged.mass];
    shares.map(|share| language.number(&number::percent(share.value)))
}

/// What was found, for the terminal.
pub fn text(rules: &Rules, model: &Model, language: Language) -> String {
    let language = language.of(&[&model.header]);
    let question = language.plain(&words::question(rules, model));
    let mut text = format!("\n{}", asking(&model.header.title, &question, language));
    text.push_str(&paragraph(&answer(rules, model, language)));
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
    text.push_str(&format!("\n  {}\n", language.word("A tree")));
    let free = LINES.saturating_sub(text.lines().count() + FOOT) / TALL;
    for (leaf, own) in rules.leaves.iter().take(free.max(LEAVES)) {
        let words = language.plain(&words::leaf(rules, leaf, model).capital());
        text.push_str(&TABLE.tall(&words, &judged(own, language)));
    }
    let how = "Found on every other path, told on those between; errors and all of the tree are in the tables.";
    text + "\n" + &indented(&language.word(how), "  ")
}

/// What a scenario's rules say first: the first rule, and where it is most frequent.
fn answer(rules: &Rules, model: &Model, language: Language) -> String {
    let mut all = words::answer(rules, model);
    // Other rules are in the table below; one sentence has told of how many it is true.
    if !rules.rules.is_empty() {
        all.drain(1..rules.rules.len());
        if rules.question.by.is_none() {
            all.pop();
        }
    }
    let each: Vec<String> = all.iter().map(|said| language.say(said)).collect();
    each.join(" ")
}

/// The limits of a rule, each with its key.
fn limits(rules: &Rules, rule: &Rule, model: &Model, language: Language) -> String {
    let lines = rule.region.limits.iter().map(|limit| {
        let input = &rules.inputs[limit.input];
        let words = inputs::limits(input, [limit.low, limit.high], &model.header.run);
        let line = phrase!(
            "{limit} ({key})",
            limit = phrase(words.capital()),
            key = name(&input.what.name())
        );
        indented(&language.say(&line), "    ")
    });
    lines.collect()
}
