//! The sheet of paired differences: each scenario against the reference on the same paths.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::{headed::headed, native::cell_format};
use crate::{chart::Look, metrics::Unit, report::story::Story};

const HEADER: [&str; 8] = [
    "scenario",
    "against",
    "quantity",
    "unit",
    "difference",
    "from (95 %)",
    "to (95 %)",
    "share of paths on which it is worse",
];

/// Writes the sheet: a row for each quantity and scenario.
pub(super) fn sheet(
    book: &mut Workbook,
    name: &str,
    story: &Story,
    look: &Look,
) -> Result<(), XlsxError> {
    let language = look.language;
    let heads = HEADER.map(|head| language.word(head));
    let widths = [18.0, 18.0, 60.0, 16.0, 14.0, 14.0, 14.0, 18.0];
    let sheet = headed(book, name, (&heads, &widths), 3)?;
    for (row, own) in (1_u32..).zip(&story.paired) {
        sheet.write_string(row, 0, &own.scenario)?;
        sheet.write_string(row, 1, &own.reference)?;
        sheet.write_string(row, 2, language.say(&own.what))?;
        sheet.write_string(row, 3, language.say(&own.unit))?;
        // Differences of shares are points.
        let (scale, format) = match own.kind {
            Unit::Share | Unit::Rate => (100.0, Format::new().set_num_format("+0.00;-0.00;0")),
            other => (1.0, cell_format(other)),
        };
        let ends = own.interval.map_or([None, None], |ends| ends.map(Some));
        for (column, value) in [(4, Some(own.difference)), (5, ends[0]), (6, ends[1])] {
            if let Some(value) = value.filter(|value| value.is_finite()) {
                sheet.write_number_with_format(row, column, scale * value, &format)?;
            }
        }
        if let Some(worse) = own.worse {
            sheet.write_number_with_format(row, 7, worse, &cell_format(Unit::Share))?;
        }
    }
    Ok(())
}
