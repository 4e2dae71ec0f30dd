//! The screen of signposts.

use std::fmt::Write;

use super::{SHOWN, words};
use crate::{
    analysis::{Signpost, Watch, YearEnd},
    metrics::{Proportion, Unit},
    model::Model,
    report::{
        language::{Language, capital},
        number,
    },
};

fn say(phrase: &crate::report::language::Phrase) -> String {
    Language::En.say(phrase).replace('\u{a0}', " ")
}

/// What was found, for the terminal.
pub fn text(watch: &Watch, model: &Model) -> String {
    let question = say(&words::question(watch, model));
    let mut text = format!("\n{}\n{question}\n", model.header.title);
    if let Some(verdict) = words::verdict(watch, model) {
        let _ = writeln!(text, "{}", say(&verdict));
    }
    let _ = writeln!(
        text,
        "\n  {:<52}{:>14}{:>13}{:>13}{:>7}{:>13}",
        "If, at the end of the year,", "begins later", "hit rate", "false alarms", "lead", "area"
    );
    for year in &watch.years {
        text.push_str(&year_end(year, model));
    }
    text.push_str(
        "  area: of two paths, one on which it begins and one on which it does not, the first is nearer to the warning; 0.5 tells nothing\n  \
         limits were chosen on every other path, shares are those of the paths between; later is within the horizon\n",
    );
    text
}

fn year_end(year: &YearEnd, model: &Model) -> String {
    let open = number::count(year.open as u64);
    let head = format!("{:.0}, {open} paths on which it has not begun", year.year);
    let mut text = format!("  {head:<52}{:>14}\n", share(year.base));
    let clear: Vec<&Signpost> = year.signposts.iter().filter(|own| own.is_clear).collect();
    for own in clear.iter().take(SHOWN) {
        let words = capital(&say(&words::warning(own, model)));
        let lead = own.lead.map_or_else(|| "–".to_owned(), |lead| format!("{lead:.0} y"));
        let area = format!("{:.2} ±{:.3}", own.area.value, own.area.error);
        let [right, hits, alarms] = [own.right, own.hits, own.false_alarms].map(share);
        // An amount says nothing without its end.
        let words = if words.chars().count() < 50 {
            format!("{words:<50}")
        } else {
            format!("{words}\n    {:<50}", "")
        };
        let _ = writeln!(text, "    {words}{right:>14}{hits:>13}{alarms:>13}{lead:>7}{area:>13}");
    }
    if clear.is_empty() {
        text.push_str("    nothing tells more than chance\n");
    }
    text
}

fn share(share: Proportion) -> String {
    format!("{} ±{}", number::percent(share.value), number::error(share.error, Unit::Share))
}
