//! The sheet of assumptions: numbers that can be reckoned with, in their units, each with its source.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::headed::headed;
use crate::{
    chart::Look,
    language::{Language, label::Label},
    report::{belief, story::Story},
    scenario::Written,
};

const HEADER: [&str; 10] = [
    "scenario",
    "assumption",
    "key",
    "unit",
    "value, or middle",
    "one in ten below",
    "one in ten above",
    "in words",
    "source",
    "file",
];

/// Writes the sheet: a row for each key.
pub(super) fn sheet(
    book: &mut Workbook,
    name: &str,
    story: &Story,
    look: &Look,
) -> Result<(), XlsxError> {
    let language = look.language;
    let heads = HEADER.map(|head| language.word(head));
    let widths = [14.0, 44.0, 34.0, 18.0, 14.0, 14.0, 14.0, 46.0, 90.0];
    let sheet = headed(book, name, (&heads, &widths), 2)?;
    let reference = language.say(&story.reference());
    let own = story.assumptions.iter().map(|own| (&reference, own));
    let others = story.others.iter().flat_map(|(name, all)| all.iter().map(move |own| (name, own)));
    for (row, (scenario, (label, written))) in (1_u32..).zip(own.chain(others)) {
        sheet.write_string(row, 0, language.own(scenario))?;
        line(sheet, row, (label, written), language)?;
    }
    Ok(())
}

fn line(
    sheet: &mut Worksheet,
    row: u32,
    (label, written): (&Label, &Written),
    language: Language,
) -> Result<(), XlsxError> {
    let file = written.file.rsplit(['/', '\\']).next().unwrap_or_default();
    sheet.write_string(row, 1, language.say(&label.head()))?;
    sheet.write_string(row, 2, &written.key)?;
    sheet.write_string(row, 3, language.say(&label.unit))?;
    let numbers = belief::numbers(&written.value);
    let format = Format::new().set_num_format(number_format(label));
    for (column, value) in [(4, numbers[1]), (5, numbers[0]), (6, numbers[2])] {
        if let Some(value) = value {
            sheet.write_number_with_format(row, column, value, &format)?;
        }
    }
    let words = belief::belief(label, &written.value);
    // A text has no number, and no words but itself.
    let column = if numbers[1].is_some() { 7 } else { 4 };
    sheet.write_string(row, column, language.say(&words).trim_matches('"'))?;
    sheet.write_string(row, 8, &written.comment)?;
    sheet.write_string(row, 9, file)?;
    Ok(())
}

/// Shares are per cent, with what they are by in the column of units; dates have no thousands.
fn number_format(label: &Label) -> &'static str {
    match Language::En.say(&label.unit).as_str() {
        text if text.starts_with('%') => "0.0##%",
        "year" => "0.##",
        _ => "#,##0.####",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::phrase;

    #[test]
    fn shares_are_per_cent() {
        let label = |unit: &str| Label { unit: phrase(unit), ..Label::from("x") };
        assert_eq!(number_format(&label("% a year")), "0.0##%");
        assert_eq!(number_format(&label("year")), "0.##");
    }
}
