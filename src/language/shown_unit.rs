//! The unit that numbers of a key are shown in.

use crate::{
    language::{Phrase, phrase},
    scenario::Run,
};

/// The unit that numbers of a key are shown in, from the unit of the file: a share in per cent, money and units by
/// their names in the scenario. What is plain has no words.
pub fn display_unit(unit: &str, run: &Run) -> Phrase {
    const NAMES: [(&str, &str); 8] = [
        ("ratio", ""),
        ("log points", ""),
        ("share", "%"),
        ("per root year", "% in a year"),
        ("bn", "{money}"),
        ("capacity unit", "{unit}"),
        ("site unit", "{site}"),
        ("per kWh", "{symbol} per kWh"),
    ];
    let text = NAMES
        .iter()
        .fold(unit.replace("units", "unit"), |text, (file, shown)| text.replace(file, shown));
    // What a year costs, so much of something: a dollar a year per site, as people say it.
    let text = match text.strip_suffix(" and year").and_then(|own| own.split_once(" per ")) {
        Some((what, of)) => format!("{what} a year per {of}"),
        None => text,
    };
    let symbol: String = run.currency.chars().take_while(|c| !c.is_alphanumeric()).collect();
    let words = phrase(text).currency("money", &run.currency).name("unit", &run.unit);
    words.name("site", &run.site_unit).name("symbol", symbol.trim())
}
