//! Scenarios and data in workbooks.

use std::{
    fs,
    io::{Cursor, Write},
};

use calamine::{Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet, XlsxError};
use sha2::{Digest, Sha256};

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
    check(plan, &["plan.xlsx#Capex plan:4: B4: value: `1,000` is not a number"]);
    book(&folder, |sheet| sheet.write(3, 0, 2025)?.write(3, 1, 7)?.write(3, 2, "m USD").map(drop));
    check(plan, &["plan.xlsx#Capex plan:4: the unit `m USD` does not say $bn"]);
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
    assert!(said[1] == "27" && said[6].contains("bn") && !said[11].is_empty(), "{said:?}");
    assert!(!said[8].is_empty() && said[5] == "ASSUMPTION", "{said:?}");
    refused(&folder, &["new", "--xlsx", "book.xlsx"], 2, &["book.xlsx is there already"]);
    refused(&folder, &["new", "--xlsx", "other.toml"], 2, &["expected a name that ends in .xlsx"]);
    refused(&folder, &["new", "other.ods"], 2, &["expected a name that ends in .xlsx"]);
    assert!(!folder.0.join("other.toml").exists() && !folder.0.join("other.ods").exists());
    done(&["new", "second.xlsx"]);
    assert!(fs::read(folder.0.join("second.xlsx")).unwrap().starts_with(b"PK"));
}

/// A result says which workbooks it was made from, and is made again from them.
#[test]
fn results_of_workbooks_are_repeated_and_put_together() {
    let folder = Folder::new("workbooks-replay");
    let plan = |last: f64| {
        book(&folder, |sheet| sheet.write(3, 0, 2025)?.write(3, 1, last).map(drop));
    };
    plan(70.0);
    let mut inputs = Workbook::new();
    let sheet = inputs.add_worksheet().set_name("Inputs").unwrap();
    sheet.write_row(0, 0, ["key", "value", "source"]).unwrap();
    for (row, cells) in [
        ["extends", "base.toml", ""],
        ["[demand]", "", ""],
        ["growth_long", "0.05", "Own study, p. 3"],
        ["[[builder]]", "", ""],
        ["name", "Meta", ""],
        ["plan", "{ csv = \"plan.xlsx#Capex plan\" }", ""],
    ]
    .iter()
    .enumerate()
    {
        sheet.write_row(u32::try_from(row).unwrap() + 1, 0, *cells).unwrap();
    }
    inputs.save(folder.0.join("inputs.xlsx")).unwrap();
    let done = |arguments: &[&str]| {
        let output = folder.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    let run = ["run", "inputs.xlsx", "--paths", "64", "--quiet", "--out"];
    done(&[&run, ["r"].as_slice()].concat());
    let text = fs::read_to_string(folder.0.join("r/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    for (list, name) in [("sources", "inputs.xlsx"), ("data", "plan.xlsx")] {
        let listed = manifest[list].as_array().unwrap();
        let found = listed.iter().find(|file| file["name"] == name).unwrap();
        let digest = Sha256::digest(fs::read(folder.0.join(name)).unwrap());
        let hash = digest.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
        assert_eq!(found["sha256"], hash, "{name}");
    }
    let page = fs::read_to_string(folder.0.join("r/report.html")).unwrap();
    assert!(page.contains("Own study, p. 3 (Inputs!B4)"), "sources are told");
    assert!(done(&["replay", "r"]).contains("are the same to the last byte"));
    for shard in ["1/2", "2/2"] {
        let out = format!("s{}", &shard[..1]);
        done(&["run", "inputs.xlsx", "--paths", "128", "--shard", shard, "--quiet", "--out", &out]);
    }
    done(&["run", "inputs.xlsx", "--paths", "128", "--quiet", "--out", "whole"]);
    plan(75.0);
    done(&["merge", "s1", "s2", "--quiet", "--out", "merged"]);
    for file in ["paths.csv", "summary.json", "report.html"] {
        let bytes = |out: &str| fs::read(folder.0.join(out).join(file)).unwrap();
        assert!(bytes("merged") == bytes("whole"), "{file}");
    }
    let output = folder.run(&["replay", "r"]);
    let said = errors(&output);
    assert!(output.status.code() == Some(1) && said.contains("Read from other files"), "{said}");
    assert!(said.contains("plan.xlsx"), "{said}");
    fs::remove_file(folder.0.join("plan.xlsx")).unwrap();
    refused(&folder, &["replay", "r"], 2, &["plan.xlsx is not there; it had the SHA-256"]);
}

/// Files that only look like a workbook, and workbooks that are none of those that are read.
#[test]
fn what_is_no_such_workbook_is_refused() {
    let folder = Folder::new("workbooks-other");
    let check = |name: &str, bytes: &[u8], part: &str| {
        folder.write(name, bytes);
        with_plan(&folder, &format!("{{ csv = \"{name}#Plan\" }}"));
        refused(&folder, &["check", "mine.toml"], 2, &[name, part]);
        refused(&folder, &["check", name], 2, &[name, part]);
    };
    check("old.xls", b"\xD0\xCF\x11\xE0", "save it as .xlsx");
    check(
        "free.ods",
        b"PK\x03\x04",
        "workbooks are read as .xlsx and .xlsm only: save it as .xlsx",
    );
    check("locked.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1", "locked by a password");
    check("empty.xlsx", b"", "cannot be read as a workbook");
    check("text.xlsx", b"year,value\n2025,1\n", "cannot be read as a workbook");
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![0_u8; 1 << 20];
    for _ in 0..257 {
        archive.write_all(&zeros).unwrap();
    }
    let bomb = archive.finish().unwrap().into_inner();
    check("bomb.xlsx", &bomb, "the workbook has more than 256 MiB when it is unpacked");
    // One that says that it is small.
    let mut liar = bomb.clone();
    for place in 0..liar.len() - 4 {
        if liar[place..place + 4] == (257_u32 << 20).to_le_bytes() {
            liar[place..place + 4].copy_from_slice(&9_u32.to_le_bytes());
        }
    }
    assert!(liar != bomb);
    check("liar.xlsx", &liar, "liar.xlsx");
    refused(&folder, &["check", "pln.xlsx"], 2, &["pln.xlsx"]);
    Workbook::new().save(folder.0.join("plan.xlsx")).unwrap();
    refused(&folder, &["check", "pln.xlsx"], 2, &["did you mean `plan.xlsx`?"]);
    refused(&folder, &["check", "plan.xlsx"], 2, &["there is no sheet `Inputs`", "new --xlsx"]);
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
        &["unknown key `grwth`", "book.xlsx:6:1", "`growth`", "(Inputs!B6)"],
    );
    write(&[base, (4, ["[demand]", ""]), (5, ["initial", "many words"])]);
    refused(
        &folder,
        &["check", "book.xlsx"],
        2,
        &["demand.initial: expected a number", "book.xlsx:6:"],
    );
    for (key, value, words) in [
        ("Growth long", "0.1", "names of keys have small letters and _"),
        ("initial", "0,3", "a number has a decimal point, no comma"),
        ("initial", "30%", "0.03 for 3 %"),
        ("path_factor", "(3)", "a number below 0 has a minus"),
    ] {
        write(&[base, (4, ["[demand]", ""]), (5, [key, value])]);
        refused(&folder, &["check", "book.xlsx"], 2, &["book.xlsx", words]);
    }
    write(&[base, (4, ["[demand]", ""]), (5, ["initial", "13"])]);
    let output = folder.run(&["check", "book.xlsx"]);
    assert!(output.status.success(), "{}", errors(&output));
    assert!(fs::read_dir(&folder.0).unwrap().count() == 1, "nothing is written");
}

/// Every key that names data may name a sheet of its own workbook.
#[test]
fn a_sheet_of_the_same_book_is_named_by_a_sign_alone() {
    let folder = Folder::empty("workbooks-own-sheet");
    let write = |csv: &str| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("Inputs").unwrap();
        let rows = [
            ["key", "value"],
            ["extends", "base.toml"],
            ["title", "own"],
            ["[[observation]]", ""],
            ["name", "seen"],
            ["track", "spending"],
            ["csv", csv],
            ["unit", "$bn"],
            ["error", "0.05"],
            ["[[builder]]", ""],
            ["name", "Meta"],
            ["plan", "{ csv = '#Seen' }"],
        ];
        for (row, cells) in rows.iter().enumerate() {
            sheet.write_row(u32::try_from(row).unwrap(), 0, *cells).unwrap();
        }
        let data = book.add_worksheet().set_name("Seen").unwrap();
        data.write_row(0, 0, ["year", "value", "unit"]).unwrap();
        for (row, (year, value)) in [(2025, 130.0), (2026, 140.0)].into_iter().enumerate() {
            let row = u32::try_from(row).unwrap() + 1;
            data.write(row, 0, year).unwrap().write(row, 1, value).unwrap();
            data.write(row, 2, "$bn").unwrap();
        }
        book.save(folder.0.join("own.xlsx")).unwrap();
    };
    for csv in ["#Seen", "\"#Seen\"", "own.xlsx#Seen"] {
        write(csv);
        let output = folder.run(&["check", "own.xlsx"]);
        assert!(output.status.success(), "{csv}: {}", errors(&output));
    }
    write("#Sen");
    refused(&folder, &["check", "own.xlsx"], 2, &["own.xlsx#Sen", "did you mean `Seen`?"]);
}
