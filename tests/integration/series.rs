//! Values over time: what a file or table says is what the model gets, or it is refused.

use crate::folder::{Folder, errors, refused};

/// A market with one builder, whose plan is to be filled in.
const MINI: &str = "title = \"Mini\"\n[run]\nstart = 2025\nyears = 3\npaths = 64\n\
    [technology]\nequipment_cost = 27\nsite_cost = 18\ncost_decline = 0.2\nfootprint_decline = 0.17\n\
    [demand]\ninitial = 12\n[fleet]\ninitial_capacity = 15\nequipment_life = 5\nsite_life = 20\n\
    equipment_lag = 0.5\nsite_lag = 1.5\n[accounting]\n[[builder]]\nname = \"A\"\nshare = 1\n";

fn mini(plan: &str) -> String {
    format!("{MINI}plan = {plan}\n")
}

/// The file is refused with these words, wherever it is read from.
fn csv_refused(folder: &Folder, csv: impl AsRef<[u8]>, words: &[&str]) {
    folder.write("plan.csv", csv);
    folder.write("mini.toml", mini("{ csv = \"plan.csv\" }"));
    refused(folder, &["check", "mini.toml"], 2, &[words, &["builder.A.plan", "plan.csv"]].concat());
}

#[test]
fn columns_of_a_file_are_known_by_their_names() {
    let folder = Folder::new("series-columns");
    folder.write("mini.toml", mini("{ csv = \"plan.csv\", item = \"A\", growth = 0 }"));
    let orders = [
        "year,value,item\n2023,80,A\n2024,90,A\n2024,1,B\n2025,100,A\n",
        "item,year,value\nA,2023,80\nA,2024,90\nB,2024,1\nA,2025,100\n",
        "\u{feff}Year,source,Value,item\r\n2023,x,80,A\r\n2024,\"y, z\",90,A\r\n2024,x,1,B\r\n2025,x,100,A\r\n",
    ];
    let told = orders.map(|text| {
        folder.write("plan.csv", text);
        let output = folder.run(&["trace", "mini.toml", "--median"]);
        let said = errors(&output);
        assert!(output.status.success() && !said.contains("csv"), "{said}");
        output.stdout
    });
    assert!(told[0] == told[1] && told[1] == told[2]);
    folder.write("written.toml", mini("[[2023, 80], [2024, 90], [2025, 100]]"));
    assert!(folder.run(&["trace", "written.toml", "--median"]).stdout == told[0]);
}

#[test]
fn numbers_that_people_read_otherwise_are_refused() {
    let folder = Folder::new("series-numbers");
    for (csv, word) in [
        ("year,value\n2025,1,000\n2026,1,100\n", ":2: 3 fields, expected 2"),
        ("year,value\n2025,\"1,000\"\n", ":2: value: `1,000` is not a number"),
        ("year,value\n2025,1 000\n", "without marks between thousands"),
        ("year,value\n2025,1'000\n", "without marks between thousands"),
        ("year;value\n2025;1000,5\n", "separated by commas"),
        ("2025,100\n2026,110\n", "found numbers"),
        ("year,amount\n2025,100\n", "expected a first line"),
        ("value,year\n100,2025\n110,2026\n", "expected `year` before `value`"),
        ("year,value\n2025,100\n2026,\n", ":3: value: the cell is empty"),
        ("year,value\n2025,100\n,110\n", ":3: year: the cell is empty"),
        (
            "year,value\n2025-02-31,100\n",
            ":2: year: there is no day 2025-02-31: its month has 28 days",
        ),
        ("year,value\n2025-13-01,100\n", "a year has twelve months"),
        ("year,value\n2025,nan\n", ":2: value: `nan` is not a number"),
        ("year,value\n2025,-inf\n", "`-inf` is not a number"),
        ("year,value\n2025,100\n2025,110\n", ":3: dates must rise"),
        ("year,value\n2026,100\n2025,110\n", ":3: dates must rise"),
        ("year,value,item\n2024,1,A\n2025,2,B\n", "several items, `A` and `B`"),
        ("year,value,unit\n2025,100000,USD m\n", "the unit `USD m` does not say $bn"),
    ] {
        csv_refused(&folder, csv, &[word]);
    }
    csv_refused(&folder, b"year,value\n2025,1\xff\n", &["not UTF-8"]);
}

#[test]
fn units_are_those_that_the_scenario_states() {
    let folder = Folder::new("series-units");
    folder.write("plan.csv", "year,value,unit\n2025,100,GBP m\n");
    folder.write("mini.toml", mini("{ csv = \"plan.csv\", unit = \"GBP m\" }"));
    let words = &["`GBP m` names another currency", "convert them there"];
    refused(&folder, &["check", "mini.toml"], 2, words);
    folder.write("plan.csv", "year,value,unit\n2025,100,2025 USD bn\n");
    folder.write("mini.toml", mini("{ csv = \"plan.csv\", unit = \"2025 USD bn\" }"));
    assert!(folder.run(&["check", "mini.toml"]).status.success());
    folder.write("plan.csv", "year,value,unit\n2025,100,GBP m\n");
    folder.write("mini.toml", mini("{ csv = \"plan.csv\", unit = \"USD bn\" }"));
    refused(&folder, &["check", "mini.toml"], 2, &["expected the unit `USD bn`, found `GBP m`"]);
    folder.write("plan.csv", "year,value,unit\n2025,100,USD bn\n2026,100,USD tn\n");
    refused(&folder, &["check", "mini.toml"], 2, &["plan.csv:3: expected the unit"]);
}

#[test]
fn what_a_series_leaves_open_is_told() {
    let folder = Folder::new("series-open");
    for (plan, csv, word) in [
        (
            "{ csv = \"plan.csv\" }",
            "year,value\n2018,80\n2019,90\n",
            "ends in 2019, before the run",
        ),
        ("{ csv = \"plan.csv\" }", "year,value\n2026,80\n", "begins in 2026; from 2025 until then"),
        (
            "{ csv = \"plan.csv\" }",
            "year,value,note\n2025,80,x\n",
            "nobody reads the column `note`",
        ),
        ("[[2026, 80]]", "", "begins in 2026; from 2025 until then"),
        ("[[2012, 80]]", "", "ends in 2012, before the run"),
    ] {
        folder.write("plan.csv", csv);
        folder.write("mini.toml", mini(plan));
        let output = folder.run(&["check", "mini.toml"]);
        let text = errors(&output);
        assert!(output.status.success() && text.contains(word), "{plan}: {text}");
    }
    // What is said to grow on from the year before needs no word.
    folder.write("mini.toml", mini("{ table = [[2024, 80]], growth = 0.05 }"));
    let said = errors(&folder.run(&["check", "mini.toml"]));
    assert!(!said.contains("plan"), "{said}");
}

/// Values are plausible in every year of the run, not only as written.
#[test]
fn growth_and_years_stay_within_reason() {
    let folder = Folder::new("series-growth");
    for (plan, words) in [
        ("{ table = [[25, 100], [26, 110]], growth = 0.01 }", ["year 25 is far", "mean 2025?"]),
        ("{ table = [[1700, 1]], growth = 0.5 }", ["year 1700 is far", "2025 to 2027"]),
        ("{ table = [[1960, 1]], growth = 0.5 }", ["A.plan in 1989", "plausible range"]),
        ("{ table = [[2025, 20000]], growth = 5 }", ["A.plan in 2026", "plausible range"]),
        ("[[20255, 100]]", ["year 20255 is far", "2025 to 2027"]),
        ("[[2030, 100]]", ["begins in 2030, after the run", "2025 to 2027"]),
        ("{ csv = \"plan.csv\" }", ["year 25 is far", "mean 2025?"]),
    ] {
        folder.write("plan.csv", "year,value\n25,100\n26,110\n");
        folder.write("mini.toml", mini(plan));
        refused(&folder, &["check", "mini.toml"], 2, &words);
    }
    folder.write("mini.toml", mini("{ table = [[2025, 100]], growth = 0.5 }"));
    assert!(folder.run(&["check", "mini.toml"]).status.success());
}

#[test]
fn keys_of_a_time_table_have_their_types_and_their_use() {
    let folder = Folder::new("series-keys");
    for (plan, word) in [
        ("{ table = [[2025, 1]], csv = 5 }", "expected either table"),
        ("{ csv = 5 }", "csv: expected the name of a file, found a number"),
        ("{ table = [[2025, 1]], item = \"A\" }", "`item` has no use here"),
        ("{ table = [[2025, 1]], unit = \"A\" }", "`unit` has no use here"),
        ("{ csv = \"plan.csv\", item = 5 }", "item: expected text, found a number"),
        ("{ table = 5 }", "table: expected rows of [year, value], found a number"),
        ("{ growth = 0.1 }", "expected either table"),
        ("{ table = [[2025, 1]], growth = \"x\" }", "growth expects a number"),
        ("{ table = [[2025, 1]], growth = nan }", "expected a finite number, found nan"),
        ("{ table = [[2025, inf]] }", "expected a finite number, found inf"),
        ("[[2025, nan]]", "expected a finite number, found nan"),
        ("{ csv = \"plan.csv\", item = \"B\" }", "there is no column `item`"),
    ] {
        folder.write("plan.csv", "year,value\n2025,100\n");
        folder.write("mini.toml", mini(plan));
        refused(&folder, &["check", "mini.toml"], 2, &[word]);
    }
}

/// A file is looked up beside the file that names it, by way of `extends` and of `--set`.
#[test]
fn files_are_beside_those_that_name_them() {
    let folder = Folder::new("series-folders");
    for inner in ["parent", "child"] {
        std::fs::create_dir_all(folder.0.join(inner)).unwrap();
    }
    folder.write("parent/plan.csv", "year,value\n2025,50\n");
    folder.write("parent/mini.toml", mini("{ csv = \"plan.csv\" }"));
    let child = "extends = \"../parent/mini.toml\"\ntitle = \"c\"\n";
    folder.write("child/none.toml", child);
    folder.write("child/own.csv", "year,value\n2025,70\n");
    let own = format!("{child}[[builder]]\nname = \"A\"\nplan = {{ csv = \"own.csv\" }}\n");
    folder.write("child/own.toml", own);
    folder.write("over.toml", "extends = \"child/own.toml\"\ntitle = \"o\"\n");
    let trace = |file: &str| {
        let output = folder.run(&["trace", file, "--median"]);
        assert!(output.status.success(), "{file}: {}", errors(&output));
        output.stdout
    };
    for (file, plan) in [("child/none.toml", "50"), ("child/own.toml", "70"), ("over.toml", "70")] {
        folder.write("written.toml", mini(&format!("[[2025, {plan}]]")));
        assert!(trace(file) == trace("written.toml"), "{file}");
    }
    let set = ["check", "child/none.toml", "--set", "builder.A.plan={csv=\"own.csv\"}"];
    assert!(folder.run(&set).status.success());
}

/// Books and banks write a year's number beside its last day.
#[test]
fn numbers_at_the_ends_of_years_are_of_those_years() {
    let folder = Folder::new("series-ends");
    let traced = |plan: &str| {
        folder.write("mini.toml", mini(plan));
        let output = folder.run(&["trace", "mini.toml", "--median"]);
        assert!(output.status.success(), "{plan}: {}", errors(&output));
        (output.stdout.clone(), errors(&output))
    };
    let (due, _) = traced("[[2023, 80], [2024, 90], [2025, 100], [2026, 120], [2027, 120]]");
    let days = "year,value\n2023-12-31,80\n2024-12-31,90\n2025-12-31,100\n2026-12-30,120\n2027-12-31,120\n";
    folder.write("plan.csv", days);
    for plan in [
        "{ csv = \"plan.csv\" }",
        "[[2023.997, 80], [2024.9973, 90], [2025.997, 100], [2026.997, 120], [2027.99, 120]]",
    ] {
        let (got, said) = traced(plan);
        assert!(got == due, "{plan}");
        assert!(said.contains("builder.A.plan: every date is the end of a year"), "{said}");
    }
    folder.write("first.csv", days.replace("12-31", "01-01").replace("12-30", "01-01"));
    let (got, said) = traced("{ csv = \"first.csv\" }");
    assert!(got == due && !said.contains("every date"), "{said}");
    for csv in [
        "year,value\n2024-12-31,90\n2026,100\n",
        "year,value\n2025-03-31,90\n2025-06-30,100\n",
        "year,value\n2024-06-30,90\n2025-06-30,100\n",
    ] {
        folder.write("plan.csv", csv);
        folder.write("mini.toml", mini("{ csv = \"plan.csv\" }"));
        refused(
            &folder,
            &["check", "mini.toml"],
            2,
            &["builder.A.plan", "it would be that of the next"],
        );
    }
    csv_refused(&folder, "year,value\n31.12.2024,90\n", &["write a day as 2025-12-31"]);
    let observed = |rows: &str| {
        let text =
            format!("{}[[observation]]\nname = \"s\"\ntrack = \"spending\"\n{rows}\n", mini("100"));
        folder.write("seen.toml", text);
        let output = folder.run(&["backtest", "seen.toml", "--paths", "64", "--format", "json"]);
        assert!(output.status.success(), "{}", errors(&output));
        output.stdout
    };
    let years = observed("known = 90\ntable = [[2025, 100], [2026, 120]]");
    assert!(observed("known = 90\ntable = [[2025.997, 100], [2026.9973, 120]]") == years);
}

/// What is no rate of a year holds from its date on, whatever day that is.
#[test]
fn levels_hold_from_their_dates_on() {
    let folder = Folder::new("series-levels");
    folder.write("mini.toml", mini("100"));
    let traced = |pue: &str| {
        let set = format!("technology.pue={pue}");
        let output = folder.run(&["trace", "mini.toml", "--median", "--set", &set]);
        let said = errors(&output);
        assert!(output.status.success() && !said.contains("every date"), "{said}");
        output.stdout
    };
    let due = traced("[[2025, 1.5], [2026, 1.2]]");
    assert!(due == traced("[[2024.9973, 1.5], [2025.9973, 1.2]]"));
    assert!(due != traced("[[2024, 1.5], [2025, 1.2]]"));
}
