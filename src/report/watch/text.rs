//! The screen of signposts.

use super::{SHOWN, words};
use crate::{
    analysis::{Signpost, Watch, YearEnd},
    metrics::Proportion,
    model::Model,
    report::{
        language::{Language, phrase},
        number,
        screen::{Table, head, indented, paragraph},
    },
};

const TABLE: Table = Table::narrow(5, 8);

/// What was found, for the terminal.
pub fn text(watch: &Watch, model: &Model, language: Language) -> String {
    let language = language.of(&[&model.header]);
    let question = language.plain(&words::question(watch, model));
    let mut text = format!("\n{}", head(&model.header.title, Some(&question), language));
    if let Some(verdict) = words::verdict(watch, model) {
        text.push_str(&paragraph(&language.plain(&verdict)));
    }
    let heads = ["later", "hits", "false", "lead", "area"].map(|words| language.word(words));
    text.push_str(&TABLE.line(&language.word("If, at the end of the year,"), &heads));
    for year in &watch.years {
        text.push_str(&year_end(year, model, language));
    }
    text.push('\n');
    for words in [
        "Later: share of the paths with the warning on which it begins later, within the horizon. Hits and false: share of the paths on which it does, and on which it does not, that have the warning.",
        "Area: of two paths, one on which it begins and one on which it does not, how often the first is nearer to the warning; 0.5 tells nothing. Limits were chosen on every other path, shares are those of the paths between; errors are in the tables.",
    ] {
        text.push_str(&indented(&language.word(words), "  "));
    }
    text
}

fn year_end(year: &YearEnd, model: &Model, language: Language) -> String {
    let share = |share: Proportion| language.number(&number::percent(share.value));
    let open = phrase!(
        "{year}, {paths} open paths",
        year = year(year.year),
        paths = number(number::count(year.open as u64))
    );
    let mut text = TABLE.line(&language.plain(&open), &[share(year.base)]);
    let clear: Vec<&Signpost> = year.signposts.iter().filter(|own| own.is_clear).collect();
    for own in clear.iter().take(SHOWN) {
        let words = language.plain(&words::head(own, model));
        let lead = own.lead.map_or_else(
            || "–".to_owned(),
            |lead| language.plain(&phrase!("{years} y", years = number(format!("{lead:.0}")))),
        );
        let area = language.number(&format!("{:.2}", own.area.value));
        let [right, hits, wrong] = [own.right, own.hits, own.false_alarms].map(share);
        text.push_str(&TABLE.tall(&format!("  {words}"), &[right, hits, wrong, lead, area]));
    }
    if clear.is_empty() {
        let nothing = language.word("nothing tells more than chance");
        text.push_str(&indented(&nothing, "    "));
    }
    text
}
