//! Letters that charts cannot show.

use super::print::err;
use crate::{chart::Look, model::Model};

/// Names the letters of a scenario's words that the fonts of charts lack, before they are drawn, and what to do.
pub(super) fn name_unknown(model: &Model, look: &Look, quiet: bool) {
    let (header, parties) = (&model.header, &model.parties);
    let run = &header.run;
    let words = [&header.title, &run.currency, &run.unit, &run.site_unit].into_iter();
    let words = words.chain(&header.question).chain(parties.all());
    let mut unknown: Vec<char> = words.flat_map(|text| look.unknown_letters(text)).collect();
    unknown.sort_unstable();
    unknown.dedup();
    if quiet || unknown.is_empty() {
        return;
    }
    let some: Vec<String> = unknown.iter().take(8).map(char::to_string).collect();
    let more = if unknown.len() > some.len() { " .." } else { "" };
    err(&format!(
        "warning: charts have no letters {}{more} and draw ▪ in their place: Latin and Greek are built in, others come with a theme that brings a font (--theme FILE with font = \"..\")",
        some.join(" ")
    ));
}
