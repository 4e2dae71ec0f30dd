//! What stands beside a number says what was meant by it: its unit, its neighbours, its dates, what happened.

use std::{fs, process::Command};

use rust_xlsxwriter::Workbook;

use super::{over_accepted, over_refused, over_told};
use crate::folder::{Folder, errors, refused};

/// The unit of one dimension is none of another, whoever states it.
#[test]
fn units_of_another_dimension_are_refused() {
    let folder = Folder::new("meant-units");
    let rows = |unit: &str| format!("year,value,unit\n2025,70,{unit}\n2040,80,{unit}\n");
    for (key, unit, wrong) in [
        ("technology.pue", "GW", "is none of this series (`gw`)"),
        ("technology.pue", "GW of 2025 compute", "is none of this series"),
        ("technology.pue", "$bn", "is none of this series"),
        ("builder.Meta.plan", "GW", "is one of capacity or sites"),
        ("builder.Meta.plan", "bn GW", "is one of capacity or sites"),
        ("power.additions", "GW of 2025 compute", "is none of this series"),
        ("demand.path", "$bn", "is none of this series"),
    ] {
        let set = |value: &str| {
            let setting = format!("{key}={value}");
            refused(&folder, &["check", "base.toml", "--set", &setting], 2, &[key, wrong]);
        };
        folder.write("x.csv", rows(unit));
        set("{ csv = \"x.csv\" }");
    }
    for (key, unit, wrong) in [
        (
            "builder.Meta.plan",
            "GW",
            "the unit `GW` is one of capacity or sites: expected $bn a year",
        ),
        ("technology.pue", "GW", "is one of capacity or sites: expected ratio"),
        ("technology.pue", "USD bn", "is one of money"),
        ("demand.path", "USD bn", "is one of money: expected GW of 2025 compute"),
    ] {
        folder.write("x.csv", rows(unit));
        let setting = format!("{key}={{ csv = \"x.csv\", unit = \"{unit}\" }}");
        refused(&folder, &["check", "base.toml", "--set", &setting], 2, &[key, wrong]);
    }
    folder.write("x.csv", rows("USD bn cash capex"));
    let setting = "builder.Meta.plan={ csv = \"x.csv\", unit = \"USD bn cash capex\" }";
    assert!(folder.run(&["check", "base.toml", "--set", setting]).status.success());
}

/// German for what the scenario does not say, and a rank of 0 beside nothing.
#[test]
fn words_and_ranks_of_nothing_are_told() {
    let folder = Folder::new("meant-nothing");
    over_told(&folder, "[german]\n'Amazone' = 'x'", "nowhere says `Amazone`");
    over_told(&folder, "[german]\n'Amazone' = 'x'", "did you mean `Amazon`?");
    over_accepted(&folder, "[german]\n'x' = 'Fall'\n'Amazon' = 'Amazonas'");
    let tie = "[[correlation]]\nbetween = ['demand.growth', 'technology.cost_decline']\nrank = 0";
    over_told(&folder, tie, "a rank of 0 changes nothing");
    let untied = "[[correlation]]\nbetween = ['customer.OpenAI.growth', 'demand.growth']\nrank = 0";
    over_accepted(&folder, untied);
}

/// Numbers of a base from elsewhere count in what that counts in.
#[test]
fn a_base_that_counts_in_something_else_is_told() {
    let folder = Folder::new("meant-bases");
    folder.write(
        "learned.toml",
        "[run]\ncurrency = \"¥bn\"\nunit = \"berths\"\n[operations]\ncash_cost = 0.3\n",
    );
    folder.write("both.toml", "extends = [\"base.toml\", \"learned.toml\"]\ntitle = \"x\"\n");
    let said = errors(&folder.run(&["check", "both.toml"]));
    assert!(said.contains("run.currency: numbers of this base count in `¥bn`"), "{said}");
    assert!(said.contains("run.unit: numbers of this base count in `berths`"), "{said}");
    folder.write("own.toml", "extends = \"as-of-2026.toml\"\ntitle = \"x\"\n");
    assert!(!errors(&folder.run(&["check", "own.toml"])).contains("count in"));
}

/// A builder that one file leaves out and the next brings back has room made for it, as any other.
#[test]
fn a_builder_that_comes_back_has_its_share() {
    let folder = Folder::new("meant-back");
    folder.write("less.toml", "extends = \"base.toml\"\nwithout = [\"builder.Meta\"]\n");
    let back = "extends = \"less.toml\"\ntitle = \"x\"\n[[builder]]\nname = \"Meta\"\nplan = 100\nshare = 0.05\n";
    folder.write("back.toml", back);
    let output = folder.run(&["check", "back.toml"]);
    let said = errors(&output);
    assert!(output.status.success() && said.contains("made to add up to 1"), "{said}");
}

/// A thousand that is read as one.
#[test]
fn points_between_thousands_are_seen_by_their_neighbours() {
    let folder = Folder::new("meant-thousands");
    let plan =
        |plan: &str| format!("[[builder]]\nname = \"Meta\"\nplan = {{ {plan}, growth = 0 }}");
    let word = "`1.000` beside `950` is 1 or 1000";
    over_refused(&folder, &plan("table = [[2025, 950], [2026, 1.000], [2027, 1.050]]"), word);
    folder.write("plan.csv", "year,value\n2025,950\n2026,1.000\n");
    over_refused(&folder, &plan("csv = \"plan.csv\""), word);
    folder.write("plan.csv", "year,value\n2025,1.500\n2030,1.750\n");
    over_told(&folder, &plan("csv = \"plan.csv\""), "read as 1.5, not as 1500");
    over_accepted(&folder, &plan("table = [[2025, 95.5], [2030, 101.25]]"));
}

/// What holds after the last row is said, or told.
#[test]
fn a_series_that_ends_within_the_run_is_told() {
    let folder = Folder::new("meant-ends");
    let lease =
        |sites: &str| format!("[[builder]]\nname = \"Meta\"\nlease = {{ additions = {sites} }}");
    let word = "builder.Meta.lease.additions: ends in 2026, within the run, which ends with 2036; from then on its last value, 0.8, holds on";
    over_told(&folder, &lease("[[2025, 0.7], [2026, 0.8]]"), word);
    over_told(&folder, &lease("{ table = [[2025, 0.7], [2026, 0.8]] }"), word);
    folder.write("sites.csv", "year,value\n2025,0.7\n2026,0.8\n");
    over_told(&folder, &lease("{ csv = \"sites.csv\" }"), word);
    for silent in [
        "{ table = [[2025, 0.7], [2026, 0.8]], growth = 0 }",
        "[[2025, 0.7], [2026, 0]]",
        "[[2025, 0.7], [2036, 0.8]]",
        "0.7",
    ] {
        over_accepted(&folder, &lease(silent));
    }
}

/// No more than all can be lost.
#[test]
fn limits_that_nothing_exceeds_are_refused() {
    let folder = Folder::new("meant-limits");
    for key in ["books_share", "credit_share", "spending_fall"] {
        over_refused(&folder, &format!("[bust]\n{key} = 1"), &format!("bust.{key}: 1 is outside"));
        over_accepted(&folder, &format!("[bust]\n{key} = 0.9"));
    }
    let years =
        |years: u32| format!("[bust]\nany_of = [{{ metric = \"bust_years\", above = {years} }}]");
    let most = "`bust_years` can never lie there: where it has a value it is between 1 and 12";
    over_refused(&folder, &years(12), most);
    over_accepted(&folder, &years(3));
}

/// Millions where the model has billions.
#[test]
fn data_far_from_every_path_are_told() {
    let folder = Folder::new("meant-slips");
    let observed = |rows: &str, more: &str| {
        format!(
            "[[observation]]\nname = \"Observed\"\ntrack = \"spending\"\ntable = {rows}\n{more}"
        )
    };
    let millions = "[[2025, 408000], [2026, 828000]]";
    let word = "observation `Observed`: 2025: 408000 lies";
    over_told(&folder, &observed(millions, ""), word);
    over_told(&folder, &observed(millions, ""), "scale = 0.001 would bring them near");
    over_told(&folder, &observed("[[2025, 408], [2026, 0.828]]", ""), "2026: 0.828 lies");
    over_accepted(&folder, &observed(millions, "scale = 0.001"));
    over_accepted(&folder, &observed("[[2025, 300], [2026, 1200]]", ""));
    // Data in a unit of something else.
    folder.write("sites.csv", "year,value,unit\n2025,408,GW\n2026,828,GW\n");
    let sites = "[[observation]]\nname = \"Observed\"\ntrack = \"spending\"\ncsv = \"sites.csv\"\nunit = \"GW\"";
    over_refused(
        &folder,
        sites,
        "observation `Observed`: the unit `GW` is one of capacity or sites",
    );
    let metric = "[[observation]]\nname = \"M\"\nmetric = \"spending\"\nvalue = 6e6";
    over_told(&folder, metric, "6000000 lies");
    // Told before a backtest too.
    let backtest = ["backtest", "over.toml", "--paths", "64", "--quiet"];
    let said = errors(&folder.run(&backtest));
    assert!(said.contains("6000000 lies"), "{said}");
}

/// What a year that buys nothing brings back is no number.
#[test]
fn a_year_that_buys_nothing_has_no_payback() {
    let folder = Folder::new("meant-payback");
    folder.write("line.toml", crate::solve::STRAIGHT_LINE);
    let output = folder.run(&["run", "line.toml", "--all", "--out", "r", "--per-path", "csv"]);
    let told = String::from_utf8(output.stdout).unwrap();
    let row = |year: &str| told.lines().find(|line| line.contains(year)).unwrap().to_owned();
    assert!(row("Equipment of 2025").contains("0.00"), "{told}");
    let bare: Vec<String> =
        row("Equipment of 2026").split_whitespace().skip(3).map(str::to_owned).collect();
    assert_eq!(bare, ["–"; 4]);
    let paths = fs::read_to_string(folder.0.join("r/paths.csv")).unwrap();
    let mut lines = paths.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    let place = head.iter().position(|name| *name == "money_back.2026").unwrap();
    assert!(lines.all(|line| line[place] == "undefined"));
}

/// A cell beside a key that says what is not so.
#[test]
fn cells_beside_the_keys_of_a_workbook_are_true_or_told() {
    let folder = Folder::new("meant-cells");
    let check = |column: &str, cell: &str| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("Inputs").unwrap();
        for (row, cells) in [
            ["key", "value", column],
            ["extends", "base.toml", ""],
            ["title", "A book", ""],
            ["[demand]", "", ""],
            ["growth_long", "0.25", cell],
        ]
        .into_iter()
        .enumerate()
        {
            sheet.write_row(u32::try_from(row).unwrap(), 0, cells).unwrap();
        }
        book.save(folder.0.join("book.xlsx")).unwrap();
        let output = folder.run(&["check", "book.xlsx"]);
        (output.status.code(), errors(&output))
    };
    for unit in ["%", "% a year", "GW", "per month"] {
        let (code, said) = check("unit", unit);
        let word =
            format!("demand.growth_long: cell C5: the unit `{unit}` is not that of this key");
        assert!(code == Some(2) && said.contains(&word) && said.contains("book.xlsx:5"), "{said}");
    }
    for (column, word) in [
        ("default", "cell C5: `0.9` has no effect: the default is"),
        ("lowest", "cell C5: `0.9` has no effect: the smallest plausible value is"),
        ("highest", "cell C5: `0.9` has no effect: the largest plausible value is"),
    ] {
        let (code, said) = check(column, "0.9");
        assert!(code == Some(0) && said.contains(word), "{column}: {said}");
    }
    assert_eq!(check("note", "GW"), (Some(0), String::new()));
    // What the program has written is true.
    assert!(folder.run(&["new", "own.xlsx"]).status.success());
    let output = folder.run(&["check", "own.xlsx"]);
    assert!(output.status.success() && output.stderr.is_empty(), "{}", errors(&output));
}

/// What can be known beforehand is known before a folder is opened, and so before anything is simulated.
#[test]
fn questions_are_refused_before_anything_is_simulated() {
    let folder = Folder::new("meant-before");
    folder.write("taken", "a file");
    let ask = |arguments: &[&str], word: &str| {
        let arguments = [arguments, &["--out", "taken"]].concat();
        refused(&folder, &arguments, 2, &[word]);
    };
    ask(&["rules", "base.toml", "--by", "2060"], "--by 2060: expected a year from 2025 to 2035");
    let fall = ["--of", "spending_fall > 0.5"];
    ask(&[&["rules", "base.toml", "--by", "2028"], &fall[..]].concat(), "has no date");
    ask(&[&["watch", "base.toml"], &fall[..]].concat(), "has no date at which it begins");
    // Of several backtests, the folder of the last.
    fs::create_dir(folder.0.join("all")).unwrap();
    folder.write("all/railway-mania-backtest", "a file");
    let both = ["backtest", "fiber-glut.toml", "railway-mania.toml", "--out", "all"];
    let output = folder.run(&[&both[..], &["--paths", "64"]].concat());
    assert!(!output.status.success() && errors(&output).contains("railway-mania-backtest"));
    assert!(!folder.0.join("all/fiber-glut-backtest").exists());
}

/// A file that may not grow is one that cannot be written: told, and nothing is left.
#[cfg(unix)]
#[test]
fn a_limit_on_the_size_of_files_is_told() {
    let folder = Folder::new("meant-limit");
    let program = env!("CARGO_BIN_EXE_overbuild");
    let command = format!("ulimit -f 100; exec {program} run base.toml --paths 64 --quiet --out r");
    let output =
        Command::new("bash").args(["-c", &command]).current_dir(&folder.0).output().unwrap();
    let said = errors(&output);
    assert!(output.status.code() == Some(1) && said.contains("File too large"), "{said}");
    assert!(!folder.0.join("r").exists() && !folder.0.join(".r.unfinished").exists());
}
