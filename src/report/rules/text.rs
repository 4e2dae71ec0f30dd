//! The screen of rules.

use std::fmt::Write;

use super::words;
use crate::{
    analysis::{Rules, rules::Judged},
    metrics::{Proportion, Unit},
    model::Model,
    report::{
        inputs,
        language::{Language, Phrase, capital},
        number,
    },
};

fn say(phrase: &Phrase) -> String {
    Language::En.say(phrase).replace('\u{a0}', " ")
}

fn share(share: Proportion) -> String {
    format!("{} ±{}", number::percent(share.value), number::error(share.error, Unit::Share))
}

fn judged(judged: &Judged) -> String {
    let [density, coverage, mass] = [judged.density, judged.coverage, judged.mass].map(share);
    format!("{density:>16}{coverage:>16}{mass:>16}")
}

/// What was found, for the terminal.
pub fn text(rules: &Rules, model: &Model) -> String {
    let mut text = format!(
        "\n{}\n{}\n\n  {}\n",
        model.header.title,
        say(&words::question(rules, model)),
        say(&words::base(rules, model))
    );
    let _ = writeln!(
        text,
        "\n  {:<58}{:>16}{:>16}{:>16}",
        "", "have it", "of all with it", "of all paths"
    );
    for (place, rule) in rules.rules.iter().enumerate() {
        let head = format!("Rule {}", place + 1);
        let _ = writeln!(text, "  {head:<58}{}", judged(&rule.held));
        for (limit, p) in rule.region.limits.iter().zip(&rule.quasi_p) {
            let input = &rules.inputs[limit.input];
            let words = inputs::limits(input, [limit.low, limit.high], &model.header.run);
            let name = input.what.name();
            let _ = writeln!(
                text,
                "    {}  (quasi-p {}; {name})",
                capital(&say(&words)),
                words::quasi_p(*p)
            );
        }
    }
    if let Some(all) = &rules.together {
        let _ = writeln!(text, "  {:<58}{}", "Any of these rules", judged(all));
    }
    if rules.rules.is_empty() {
        text.push_str("  no box was found that holds on paths it was not found on\n");
    }
    text.push_str("\n  A tree\n");
    for (leaf, own) in &rules.leaves {
        let words = capital(&say(&words::leaf(rules, leaf, model)));
        if words.chars().count() < 56 {
            let _ = writeln!(text, "  {words:<58}{}", judged(own));
        } else {
            let _ = writeln!(text, "  {words}\n  {:<58}{}", "", judged(own));
        }
    }
    text.push_str("  shares with standard errors, on every other path; found on those between\n");
    text
}
