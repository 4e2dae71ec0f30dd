//! `tables.xlsx`: a sheet for each chart with its numbers, and one that lists them.

use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, DocProperties, ExcelDateTime, Format, Url, Workbook, Worksheet,
    XlsxError,
};

use super::{
    assumptions, failed,
    headed::on_paper,
    key_figures, native, paired,
    sheet_name::{safe, sheet_name},
};
use crate::{
    chart::{Figure, Form, Look},
    report::story::Story,
};

/// The row in which the names of the columns stand.
const HEADER: u32 = 3;

/// The workbook of a story.
pub(in crate::report) fn workbook(story: &Story, look: &Look) -> Result<Vec<u8>, String> {
    write(story, look).map_err(failed)
}

fn write(story: &Story, look: &Look) -> Result<Vec<u8>, XlsxError> {
    let language = look.language;
    let mut book = Workbook::new();
    book.set_properties(&properties(&language.say(&story.title))?);
    let large = Format::new().set_bold().set_font_size(16);
    let first = on_paper(book.add_worksheet());
    first.set_name(safe(&language.word("Contents"), 0))?;
    first.write_with_format(0, 0, language.say(&story.title), &large)?;
    first.write(1, 0, language.say(&story.question))?;
    first.set_column_width(0, 28)?.set_column_width(1, 110)?;
    for (place, figure) in story.figures.iter().enumerate() {
        #[expect(clippy::cast_possible_truncation, reason = "a few charts")]
        let row = place as u32 + 3;
        let name = sheet_name(&figure.name, place + 1, language);
        let link = Url::new(format!("internal:'{name}'!A1")).set_text(&name);
        first.write_url(row, 0, &link)?;
        first.write(row, 1, language.say(&figure.title))?;
    }
    others(first, story, look)?;
    if !story.key_figures.is_empty() {
        key_figures::sheet(&mut book, &safe(&language.word("Key figures"), 0), story, look)?;
    }
    for (place, figure) in story.figures.iter().enumerate() {
        sheet(&mut book, &sheet_name(&figure.name, place + 1, language), figure, look)?;
    }
    if !story.paired.is_empty() {
        paired::sheet(&mut book, &safe(&language.word("Paired differences"), 0), story, look)?;
    }
    assumptions::sheet(&mut book, &safe(&language.word("Assumptions"), 0), story, look)?;
    if !story.lacking.is_empty() {
        lacking(&mut book, story, look)?;
    }
    book.save_to_buffer()
}

/// The sheets that are of no chart, below those that are.
fn others(contents: &mut Worksheet, story: &Story, look: &Look) -> Result<(), XlsxError> {
    let language = look.language;
    let count = story.figures.len();
    let all = [
        (!story.key_figures.is_empty(), 0, "Key figures", "all that the screen says, with errors"),
        (!story.paired.is_empty(), 0, "Paired differences", "between scenarios, path by path"),
        (true, 0, "Assumptions", "as numbers, with their units and sources"),
        (!story.lacking.is_empty(), count + 2, "What is not modelled", "and what it would need"),
    ];
    let there = all.into_iter().filter(|own| own.0);
    #[expect(clippy::cast_possible_truncation, reason = "a few charts")]
    let first = count as u32 + 3;
    for (row, (_, place, name, words)) in (first..).zip(there) {
        let name = safe(&language.word(name), place);
        contents.write_url(row, 0, Url::new(format!("internal:'{name}'!A1")).set_text(&name))?;
        contents.write(row, 1, language.word(words))?;
    }
    Ok(())
}

/// What is not modelled has a sheet of words, and no number anywhere.
fn lacking(book: &mut Workbook, story: &Story, look: &Look) -> Result<(), XlsxError> {
    let language = look.language;
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet();
    sheet.set_name(safe(&language.word("What is not modelled"), story.figures.len() + 2))?;
    sheet.write_with_format(0, 0, language.word("quantity"), &bold)?;
    sheet.write_with_format(0, 1, language.word("needs"), &bold)?;
    sheet.set_column_width(0, 90)?.set_column_width(1, 40)?;
    for (row, (label, needs)) in (1_u32..).zip(&story.lacking) {
        sheet.write_string(row, 0, language.say(label))?;
        sheet.write_string(row, 1, language.say(needs))?;
    }
    Ok(())
}

fn sheet(book: &mut Workbook, name: &str, figure: &Figure, look: &Look) -> Result<(), XlsxError> {
    let language = look.language;
    let sheet = on_paper(book.add_worksheet());
    sheet.set_name(name)?;
    let large = Format::new().set_bold().set_font_size(14);
    sheet.write_with_format(0, 0, language.say(&figure.title), &large)?;
    sheet.write(1, 0, language.say(&figure.subtitle))?;
    let data = figure.form.data();
    let width = native::table(sheet, HEADER, &data, language)?;
    sheet.set_column_width(0, 22)?;
    #[expect(clippy::cast_possible_truncation, reason = "a few hundred rows")]
    let end = HEADER + data.rows.len() as u32;
    sheet.write(end + 2, 0, language.say(&figure.foot))?;
    if let Form::Heat(_) | Form::Grid(_) = figure.form {
        let scale = ConditionalFormat3ColorScale::new()
            .set_minimum_color("FFFFFF")
            .set_midpoint_color("F2C29B")
            .set_maximum_color("C85200");
        sheet.add_conditional_format(HEADER + 1, 1, end, width - 1, &scale)?;
    }
    let place = (HEADER, width);
    if let Some(mut chart) = native::chart(sheet, name, place, figure, look)? {
        chart.set_width(900).set_height(500);
        sheet.insert_chart(1, width + 7, &chart)?;
    }
    Ok(())
}

/// Without the time of writing: the same result gives the same file.
pub(super) fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    let fixed = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_title(title).set_author("overbuild").set_creation_datetime(&fixed))
}
