//! The screen of signposts.

use super::words;
use crate::{
    analysis::{Signpost, Watch, YearEnd},
    language::{Language, number, phrase},
    metrics::Proportion,
    model::Model,
    report::screen::{Table, asking, indented, paragraph},
};

const TABLE: Table = Table::narrow(5, 8);
/// Lines of the screen, and those below its table.
const LINES: usize = 29;
const FOOT: usize = 5;

/// What was found, for the terminal.
pub fn text(watch: &Watch, model: &Model, language: Language) -> String {
    let language = language.of(&[&model.header]);
    let question = language.plain(&words::question(watch, model));
    let mut text = format!("\n{}", asking(&model.header.title, &question, language));
    if let Some(verdict) = words::verdict(watch, model) {
        text.push_str(&paragraph(&language.say(&verdict)));
    }
    let heads = ["later", "hits", "false", "lead", "area"].map(|words| language.word(words));
    text.push_str(&TABLE.line(&language.word("If, at the end of the year,"), &heads));
    // The nearest first: later years, of whose horizon little is left, are on the page; but that of the sentence above.
    let told = watch.most_telling().map(|(year, _)| year.year);
    let is_told = |year: &YearEnd| told.is_some_and(|own| own.total_cmp(&year.year).is_eq());
    let mut last =
        watch.years.iter().find(|year| is_told(year)).map(|own| year_end(own, model, language));
    for year in &watch.years {
        let own = if is_told(year) { last.take() } else { Some(year_end(year, model, language)) };
        let own = own.unwrap_or_default();
        let kept = last.as_ref().map_or(0, |last| last.lines().count());
        if text.lines().count() + own.lines().count() + kept + FOOT > LINES {
            break;
        }
        text.push_str(&own);
    }
    text.push_str(&last.unwrap_or_default());
    text.push('\n');
    let how = "Later: of the paths with the sign, and of all in the line of the year; hits and false: the sign shows before it, and without it; lead in years; area: 0.5 is chance. More signs, later years and errors are on the page and in the tables.";
    text + &indented(&language.word(how), "  ")
}

fn year_end(year: &YearEnd, model: &Model, language: Language) -> String {
    let share = |share: Proportion| language.number(&number::percent(share.value));
    let open = phrase!(
        "{year}, {paths} open paths",
        year = year(year.year),
        paths = number(number::count(year.open as u64))
    );
    let mut text = TABLE.line(&language.plain(&open), &[share(year.base)]);
    if let Some(own) = year.warnings().next() {
        text.push_str(&sign(own, model, language));
    } else {
        let nothing = language.word("nothing tells more than chance");
        text.push_str(&indented(&nothing, "    "));
    }
    text
}

/// The sign that tells most, with what it tells.
fn sign(own: &Signpost, model: &Model, language: Language) -> String {
    let share = |share: Proportion| language.number(&number::percent(share.value));
    let words = language.plain(&words::head(own, model));
    let lead = own.lead.map_or_else(
        || "–".to_owned(),
        |lead| language.plain(&phrase!("{years} y", years = number(format!("{lead:.0}")))),
    );
    let area = language.number(&format!("{:.2}", own.area.value));
    let [right, hits, wrong] = [own.right, own.hits, own.false_alarms].map(share);
    TABLE.tall(&format!("  {words}"), &[right, hits, wrong, lead, area])
}
