//! A sheet with a head: names above the columns, which stay in sight.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

/// A sheet that is as wide as a sheet of paper.
pub(super) fn on_paper(sheet: &mut Worksheet) -> &mut Worksheet {
    sheet.set_landscape().set_print_fit_to_pages(1, 0)
}

/// A sheet under its name, with bold names above columns of these widths; the head and the first columns do not scroll.
pub(super) fn headed<'a>(
    book: &'a mut Workbook,
    name: &str,
    (heads, widths): (&[String], &[f64]),
    kept: u16,
) -> Result<&'a mut Worksheet, XlsxError> {
    let bold = Format::new().set_bold().set_text_wrap();
    let sheet = book.add_worksheet();
    sheet.set_name(name)?.set_freeze_panes(1, kept)?;
    on_paper(sheet).set_repeat_rows(0, 0)?;
    for (column, head) in (0_u16..).zip(heads) {
        sheet.write_with_format(0, column, head, &bold)?;
    }
    for (column, width) in (0_u16..).zip(widths) {
        sheet.set_column_width(column, *width)?;
    }
    Ok(sheet)
}
