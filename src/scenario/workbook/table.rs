//! The rows of a table of data.

use super::{Cell, Said, Sheet, Wrong};

/// From here on a number in a column of years is taken for that of a day.
const DAYS: f64 = 10_000.0;

/// Names of columns, and the rows below them, each with its number.
pub(in crate::scenario) type Table = (Vec<String>, Vec<(u64, Vec<String>)>);

/// The table of a sheet, or of the only one: it begins with the first row that names both `year` and `value`.
pub(in crate::scenario) fn table(
    bytes: &[u8],
    sheet: Option<&str>,
    columns: &[&str],
) -> Result<Table, Wrong> {
    let sheet = Sheet::open(bytes, sheet).map_err(|message| (0, message))?;
    let missing = || (0, "no row names the columns, `year` and `value` among them".to_owned());
    let head = sheet.head(["year", "value"]).ok_or_else(missing)?;
    let names = sheet.names(head);
    sheet.not_merged(head, &names, columns)?;
    let rows = rows(&sheet.cells, head, &names, columns)?;
    Ok((names, rows))
}

/// The rows below the head that say anything in a column that is read.
fn rows(
    cells: &[Cell],
    head: u32,
    names: &[String],
    columns: &[&str],
) -> Result<Vec<(u64, Vec<String>)>, Wrong> {
    let mut rows: Vec<(u64, Vec<String>)> = Vec::new();
    for cell in cells.iter().filter(|cell| cell.place.0 > head) {
        let column = cell.place.1 as usize;
        let name = names.get(column).map_or("", String::as_str);
        if !columns.contains(&name) {
            continue;
        }
        let text = text(cell, name)?;
        let number = u64::from(cell.place.0) + 1;
        if rows.last().is_none_or(|(last, _)| *last != number) {
            rows.push((number, vec![String::new(); names.len()]));
        }
        if let Some((_, row)) = rows.last_mut() {
            row[column] = text;
        }
    }
    Ok(rows)
}

/// What a cell says in a column of that name.
fn text(cell: &Cell, name: &str) -> Result<String, Wrong> {
    match &cell.said {
        Said::Nothing(message) => Err(cell.wrong(message)),
        Said::Date(year) if name == "year" => Ok(year.to_string()),
        Said::Date(_) => {
            Err(cell.wrong("a date, where none is expected: format the cell as a number"))
        }
        Said::Text(text)
            if name == "year" && text.parse().is_ok_and(|number: f64| number >= DAYS) =>
        {
            let message = format!(
                "{text} looks like the number of a day: format the cell as a date, or write the year"
            );
            Err(cell.wrong(&message))
        }
        Said::Text(text) => Ok(text.clone()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read, Write};

    use rust_xlsxwriter::{ExcelDateTime as Date, Format, Formula, Workbook, Worksheet, XlsxError};

    use super::*;

    const COLUMNS: [&str; 4] = ["year", "value", "unit", "item"];

    fn book(fill: impl Fn(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("Plan").unwrap();
        sheet.write_row(2, 1, ["Year", "note", "VALUE"]).unwrap();
        fill(sheet).unwrap();
        book.save_to_buffer().unwrap()
    }

    fn said_of(fill: impl Fn(&mut Worksheet) -> Result<(), XlsxError>) -> String {
        match table(&book(fill), Some("Plan"), &COLUMNS) {
            Ok((_, rows)) => rows
                .iter()
                .map(|(row, cells)| format!("{row}:{}={}", cells[1], cells[3]))
                .collect::<Vec<_>>()
                .join(" "),
            Err((row, message)) => format!("{row}: {message}"),
        }
    }

    #[test]
    fn a_table_is_found_by_the_names_of_its_columns() {
        let said = said_of(|sheet| {
            sheet.write(0, 0, "A title")?;
            sheet.write(3, 1, 2025)?.write(3, 3, 70.25)?.write(3, 2, "as planned")?;
            sheet.write(6, 1, 2026.5)?.write(6, 3, "80")?.write(7, 2, "a note below")?;
            sheet.write(1, 300, "far away").map(drop)
        });
        assert_eq!(said, "4:2025=70.25 7:2026.5=80");
    }

    #[test]
    fn dates_are_years_where_they_are_dates() {
        let date = Format::new().set_num_format("dd.mm.yyyy");
        let said = said_of(|sheet| {
            let first = Date::from_ymd(2025, 1, 1)?;
            sheet.write_with_format(3, 1, &first, &date)?.write(3, 3, 1)?;
            let middle = Date::from_ymd(2028, 7, 2)?;
            sheet.write_with_format(4, 1, &middle, &date)?.write(4, 3, 2).map(drop)
        });
        assert_eq!(said, "4:2025=1 5:2028.5=2");
        let said = said_of(|sheet| sheet.write(3, 1, 45_658)?.write(3, 3, 1).map(drop));
        assert!(said.starts_with("4: B4: 45658 looks like the number of a day"), "{said}");
        let said = said_of(|sheet| {
            let day = Date::from_ymd(2025, 1, 1)?;
            sheet.write(3, 1, 2025)?.write_with_format(3, 3, &day, &date).map(drop)
        });
        assert!(said.starts_with("4: D4: a date, where none is expected"), "{said}");
    }

    #[test]
    fn formulas_count_by_their_values() {
        let with = |result: &str| {
            said_of(|sheet| {
                let formula = Formula::new("=2*35").set_result(result);
                sheet.write(3, 1, 2025)?.write_formula(3, 3, formula).map(drop)
            })
        };
        assert_eq!(with("70"), "4:2025=70");
        assert!(with(" ").starts_with("4: D4: the formula has no value"), "{}", with(" "));
        assert!(
            with("#REF!").starts_with("4: D4: the cell shows the error #REF!"),
            "{}",
            with("#REF!")
        );
    }

    /// The same workbook with other parts.
    fn changed(book: &[u8], mut change: impl FnMut(usize, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
        let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for place in 0..archive.len() {
            let mut file = archive.by_index(place).unwrap();
            let mut part = Vec::new();
            file.read_to_end(&mut part).unwrap();
            let options = zip::write::SimpleFileOptions::default();
            writer.start_file(file.name().unwrap().into_owned(), options).unwrap();
            writer.write_all(&change(place, part)).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// Whatever the parts of a workbook say: an end, with a table or with words.
    #[test]
    fn damaged_workbooks_end_in_words() {
        let date = Format::new().set_num_format("dd.mm.yyyy");
        let whole = book(|sheet| {
            let first = Date::from_ymd(2025, 1, 1)?;
            sheet.write_with_format(3, 1, &first, &date)?.write(3, 3, 1)?;
            sheet.write_formula(4, 3, Formula::new("=2*35").set_result("70"))?;
            sheet.write(4, 1, 2026)?.merge_range(7, 1, 8, 2, "x", &Format::new()).map(drop)
        });
        let parts = zip::ZipArchive::new(Cursor::new(&whole)).unwrap().len();
        let (mut seed, mut refused) = (1_u64, 0);
        let mut chance = |below: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap() % below
        };
        for _ in 0..600 {
            let (hit, signs) = (chance(parts), b"<>\"/=&;09-.:!AZ$ \xff");
            let book = changed(&whole, |place, mut part| {
                for _ in 0..if place == hit { 1 + chance(4) } else { 0 } {
                    let at = chance(part.len());
                    match chance(3) {
                        0 => part[at] = signs[chance(signs.len())],
                        1 => drop(part.drain(at..(at + chance(20)).min(part.len()))),
                        _ => part.insert(at, signs[chance(signs.len())]),
                    }
                }
                part
            });
            let found = table(&book, Some("Plan"), &COLUMNS);
            refused += usize::from(found.is_err_and(|(_, message)| !message.is_empty()));
        }
        assert!((100..600).contains(&refused), "{refused}");
    }

    /// As programs write them that do not compute: a formula and nothing else.
    #[test]
    fn formulas_that_were_never_computed_are_refused() {
        let bytes = book(|sheet| sheet.write(3, 1, 2025)?.write_formula(3, 3, "=2*35").map(drop));
        let bytes = changed(&bytes, |_, part| {
            let text = String::from_utf8(part).unwrap();
            text.replace("</f><v>0</v>", "</f>").into_bytes()
        });
        let (row, message) = table(&bytes, Some("Plan"), &COLUMNS).unwrap_err();
        assert!(row == 4 && message.starts_with("D4: the formula has no value"), "{message}");
    }

    #[test]
    fn merged_cells_are_refused_where_they_are_read() {
        let merged = |rows: (u32, u32), columns: (u16, u16)| {
            said_of(|sheet| {
                sheet.write(3, 1, 2025)?.write(3, 3, 1)?;
                sheet
                    .merge_range(rows.0, columns.0, rows.1, columns.1, "", &Format::new())
                    .map(drop)
            })
        };
        assert!(merged((4, 6), (3, 3)).starts_with("5: D5: merged cells"));
        assert!(merged((3, 4), (2, 4)).starts_with("4: C4: merged cells"));
        assert_eq!(merged((0, 1), (0, 5)), "4:2025=1", "a title above");
        assert_eq!(merged((3, 5), (4, 5)), "4:2025=1", "beside the table");
    }

    #[test]
    fn sheets_are_chosen_by_name() {
        let bytes = book(|sheet| sheet.write(3, 1, 2025)?.write(3, 3, 1).map(drop));
        assert!(table(&bytes, None, &COLUMNS).is_ok());
        let wrong = table(&bytes, Some("Plam"), &COLUMNS).unwrap_err().1;
        assert_eq!(wrong, "there is no sheet `Plam`; did you mean `Plan`?");
        let mut two = Workbook::new();
        two.add_worksheet().set_name("One").unwrap();
        two.add_worksheet().set_name("Two").unwrap();
        let two = two.save_to_buffer().unwrap();
        let wrong = table(&two, None, &COLUMNS).unwrap_err().1;
        assert_eq!(wrong, "it has several sheets, One, Two: name one behind a #");
        let wrong = table(&two, Some("One"), &COLUMNS).unwrap_err().1;
        assert!(wrong.contains("no row names the columns"), "{wrong}");
    }

    #[test]
    fn what_is_no_workbook_is_refused() {
        let bytes = book(|sheet| sheet.write(3, 1, 2025).map(drop));
        for bad in [&b""[..], b"year,value\n", &bytes[..bytes.len() / 2], &bytes[10..]] {
            let (row, message) = table(bad, None, &COLUMNS).unwrap_err();
            assert!(row == 0 && message.starts_with("cannot be read as a workbook"), "{message}");
        }
    }
}
