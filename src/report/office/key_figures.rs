//! The sheet of key figures: numbers that can be reckoned with, shares as per cent.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{headed::headed, native::cell_format_of};
use crate::{
    chart::Look,
    language::{Language, number, rounding},
    metrics::{Estimate, Unit},
    report::story::{KeyFigure, Story, VALUES},
};

/// Writes the sheet: a row for each quantity and scenario.
pub(super) fn sheet(
    book: &mut Workbook,
    name: &str,
    story: &Story,
    look: &Look,
) -> Result<(), XlsxError> {
    let language = look.language;
    let widths = [&[18.0, 64.0, 16.0][..], &[14.0; 11], &[110.0]].concat();
    let sheet = headed(book, name, (&header(language), &widths), 2)?;
    for (row, figure) in (1_u32..).zip(&story.key_figures) {
        line(sheet, row, figure, language)?;
    }
    Ok(())
}

/// Names of the columns: each number with its error beside it.
fn header(language: Language) -> Vec<String> {
    let mut names = ["scenario", "quantity", "unit"].map(|word| language.word(word)).to_vec();
    for value in VALUES {
        names.push(language.word(value));
        names.push(format!("{} ({})", language.word("standard error"), language.word(value)));
    }
    names.push(language.word("never"));
    names.push(language.word("meaning"));
    names
}

fn line(
    sheet: &mut Worksheet,
    row: u32,
    figure: &KeyFigure,
    language: Language,
) -> Result<(), XlsxError> {
    sheet.write_string(row, 0, language.own(&figure.scenario))?;
    sheet.write_string(row, 1, language.say(&figure.label))?;
    sheet.write_string(row, 2, language.say(&figure.unit))?;
    for (place, value) in (0_u16..).zip(&figure.values) {
        cells(sheet, (row, 3 + 2 * place), *value, figure.kind, language)?;
    }
    if let Some(never) = figure.never {
        let format = cell_format_of(Unit::Share, never.value);
        sheet.write_number_with_format(row, 13, never.value, &format)?;
    }
    // A scenario's own quantities mean what their scenario says.
    sheet.write_string(row, 14, without_keys(&language.word(figure.meaning)))?;
    Ok(())
}

/// A sentence without the keys of the file that it names in brackets: readers of a workbook have no file.
fn without_keys(text: &str) -> String {
    let mut pieces = text.split(" (");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |told, piece| match piece.split_once(')') {
        Some((key, rest)) if key.contains('_') && !key.contains(' ') => format!("{told}{rest}"),
        _ => format!("{told} ({piece}"),
    })
}

/// A number and its error.
fn cells(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Option<Estimate>,
    kind: Unit,
    language: Language,
) -> Result<(), XlsxError> {
    let Some(Estimate { value, error }) = value else { return Ok(()) };
    if !value.is_finite() {
        sheet.write_string(row, column, language.word(kind.infinite().unwrap_or("–")))?;
        return Ok(());
    }
    sheet.write_number_with_format(row, column, value, &known(value, error, kind))?;
    if let Some(error) = error {
        sheet.write_number_with_format(
            row,
            column + 1,
            error,
            &known(error, None, of_error(kind)),
        )?;
    }
    Ok(())
}

/// A number as the screen shows it: with the figures that its error leaves.
fn known(value: f64, error: Option<f64>, kind: Unit) -> Format {
    let near = matches!(kind, Unit::Share | Unit::Rate) && number::is_near_an_end(value);
    if kind == Unit::Year || near {
        return cell_format_of(kind, value);
    }
    let (scale, sign) =
        if matches!(kind, Unit::Share | Unit::Rate) { (100.0, "%") } else { (1.0, "") };
    let decimals = rounding::decimals(value * scale, error.map(|error| error * scale));
    let point = if decimals > 0 { "." } else { "" };
    Format::new().set_num_format(format!("#,##0{point}{}{sign}", "0".repeat(decimals)))
}

/// An error of a year is a part of one.
fn of_error(kind: Unit) -> Unit {
    if kind == Unit::Year { Unit::Years } else { kind }
}

#[cfg(test)]
mod tests {
    use super::without_keys;

    #[test]
    fn meanings_name_no_keys_of_the_file() {
        for (text, told) in [
            ("earns less than half (price_margin) of what", "earns less than half of what"),
            (
                "mehr als ein Viertel (books_share) des (alten) Werts",
                "mehr als ein Viertel des (alten) Werts",
            ),
            ("the mean (of both_sides, say) and (B)", "the mean (of both_sides, say) and (B)"),
        ] {
            assert_eq!(without_keys(text), told);
        }
    }
}
