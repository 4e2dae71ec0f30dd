//! Scenarios and data in workbooks.

use std::fs;

use calamine::{Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet, XlsxError};

use crate::folder::{Folder, errors, refused};

/// A workbook of Meta's plan, filled in by the test.
fn book(folder: &Folder, fill: impl Fn(&mut Worksheet) -> Result<(), XlsxError>) {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Notes").unwrap();
    let sheet = book.add_worksheet().set_name("Capex plan").unwrap();
    sheet.write(0, 0, "What we believe").unwrap();
    sheet.write_row(2, 0, ["Year", "Value", "Unit", "Comment"]).unwrap();
    fill(sheet).unwrap();
    book.save(folder.0.join("plan.xlsx")).unwrap();
}

fn with_plan(folder: &Folder, plan: &str) {
    let text = format!("extends = \"base.toml\"\n[[builder]]\nname = \"Meta\"\nplan = {plan}\n");
    folder.write("mine.toml", text);
}

#[test]
fn a_series_in_a_sheet_is_that_of_a_table() {
    let folder = Folder::new("workbooks-series");
    book(&folder, |sheet| {
        for (row, (year, value)) in [(2025, 70.5), (2026, 110.0), (2027, 0.5)].iter().enumerate() {
            let row = u32::try_from(row).unwrap() + 3;
            sheet.write(row, 0, *year)?.write(row, 1, *value)?.write(row, 2, "bn USD")?;
        }
        sheet.write_formula(5, 1, Formula::new("=B5+10").set_result("120")).map(drop)
    });
    let trace = |plan: &str| {
        with_plan(&folder, plan);
        let output = folder.run(&["trace", "mine.toml", "--median"]);
        assert!(output.status.success(), "{}", errors(&output));
        (output.stdout.clone(), errors(&output))
    };
    let (of_sheet, said) = trace("{ csv = \"plan.xlsx#Capex plan\" }");
    assert!(said.contains("nobody reads the column `comment`"), "{said}");
    assert!(of_sheet == trace("[[2025, 70.5], [2026, 110], [2027, 120]]").0);
    assert!(of_sheet != trace("[[2025, 70.5], [2026, 110], [2027, 121]]").0);
}

#[test]
fn what_a_sheet_does_not_say_is_refused_with_its_place() {
    let folder = Folder::new("workbooks-refused");
    let check = |plan: &str, parts: &[&str]| {
        with_plan(&folder, plan);
        refused(&folder, &["check", "mine.toml"], 2, parts);
    };
    let plan = "{ csv = \"plan.xlsx#Capex plan\" }";
    book(&folder, |sheet| {
        sheet.write(3, 0, 2025)?.write_formula(3, 1, Formula::new("=B9").set_result(" ")).map(drop)
    });
    check(plan, &["plan.xlsx#Capex plan:4: B4: the formula has no value", "mine.toml:4"]);
    book(&folder, |sheet| {
        sheet.write(3, 0, 2025)?.write(3, 1, 70)?;
        sheet.merge_range(4, 1, 5, 1, "80", &Format::new()).map(drop)
    });
    check(plan, &["plan.xlsx#Capex plan:5: B5: merged cells"]);
    book(&folder, |sheet| sheet.write(3, 0, 45_658)?.write(3, 1, 70).map(drop));
    check(plan, &["A4: 45658 looks like the number of a day"]);
    book(&folder, |sheet| sheet.write(3, 0, 2025)?.write(3, 1, "1,000").map(drop));
    check(plan, &["plan.xlsx#Capex plan:4: value: `1,000` is not a number"]);
    book(&folder, |sheet| sheet.write(3, 0, 2025)?.write(3, 1, 7)?.write(3, 2, "m USD").map(drop));
    check(plan, &["plan.xlsx#Capex plan:4: the unit `m USD` does not say bn"]);
    check("{ csv = \"plan.xlsx#Capex plam\" }", &["there is no sheet `Capex plam`; did you mean"]);
    check("{ csv = \"plan.xlsx\" }", &["it has several sheets, Notes, Capex plan"]);
    check("{ csv = \"plan.xlsx#Notes\" }", &["no row names the columns, `year` and `value`"]);
    check("{ csv = \"plam.xlsx#Notes\" }", &["cannot read plam.xlsx"]);
    folder.write("plan.xlsx", "year,value\n");
    check(plan, &["plan.xlsx#Capex plan: cannot be read as a workbook"]);
}

/// The starter as a workbook and as a file are one scenario.
#[test]
fn a_book_of_inputs_runs_as_it_is_written() {
    let folder = Folder::empty("workbooks-inputs");
    let done = |arguments: &[&str]| {
        let output = folder.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
        output.stdout
    };
    done(&["new", "mine.toml"]);
    done(&["new", "--xlsx", "book.xlsx"]);
    let trace = |name: &str| done(&["trace", name, "--path", "5"]);
    assert!(trace("mine.toml") == trace("book.xlsx"));
    done(&["run", "book.xlsx", "--paths", "64", "--quiet"]);
    assert!(folder.0.join("output/book/report.html").exists());
    // It says what `explain` says, and is not written over.
    let mut book: Xlsx<_> = open_workbook(folder.0.join("book.xlsx")).unwrap();
    let sheet = book.worksheet_range("Inputs").unwrap();
    let row = sheet.rows().find(|row| row[0] == "equipment_cost").unwrap();
    let said: Vec<String> = row.iter().map(ToString::to_string).collect();
    assert!(said[1] == "27" && said[5].contains("bn") && !said[10].is_empty(), "{said:?}");
    assert!(!said[7].is_empty() && said[11] == "ASSUMPTION", "{said:?}");
    refused(&folder, &["new", "--xlsx", "book.xlsx"], 1, &["cannot write book.xlsx"]);
    refused(&folder, &["new", "--xlsx", "other.toml"], 2, &["expected a name that ends in .xlsx"]);
    assert!(!folder.0.join("other.toml").exists());
}

#[test]
fn a_mistake_in_a_book_names_its_row() {
    let folder = Folder::empty("workbooks-mistake");
    let write = |rows: &[(u32, [&str; 2])]| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("Inputs").unwrap();
        sheet.write_row(0, 0, ["key", "value"]).unwrap();
        for (row, cells) in rows {
            sheet.write_row(*row, 0, *cells).unwrap();
        }
        book.save(folder.0.join("book.xlsx")).unwrap();
    };
    let base = (1, ["extends", "base.toml"]);
    write(&[base, (4, ["[demand]", ""]), (5, ["grwth", "0.3"])]);
    refused(
        &folder,
        &["check", "book.xlsx"],
        2,
        &["unknown key `grwth`", "book.xlsx:6:1", "`growth`"],
    );
    write(&[base, (4, ["[demand]", ""]), (5, ["initial", "many words"])]);
    refused(
        &folder,
        &["check", "book.xlsx"],
        2,
        &["demand.initial: expected a number", "book.xlsx:6:"],
    );
    write(&[base, (4, ["[demand]", ""]), (5, ["initial", "13"])]);
    let output = folder.run(&["check", "book.xlsx"]);
    assert!(output.status.success(), "{}", errors(&output));
    assert!(fs::read_dir(&folder.0).unwrap().count() == 1, "nothing is written");
}
