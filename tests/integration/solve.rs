//! What would have to be true: published arithmetic solved from a scenario, and what is told where there is no answer.

use std::fs;

use serde_json::Value;

use crate::folder::{Folder, errors, refused};

/// Money is spent once on equipment that depreciates in a straight line: capital costs nothing, nothing runs, and
/// what is left of revenue after overhead is the margin.
pub(crate) const STRAIGHT_LINE: &str = "title = \"straight line\"\n[run]\nstart = 2025\nyears = 4\npaths = 64\n\
    [technology]\nequipment_cost = 400\nsite_cost = 1e-6\ncost_decline = 0\nfootprint_decline = 0\n\
    [demand]\ninitial = 1e-6\ngrowth = 0\ngrowth_long = 0\nvolatility = 0\n\
    [fleet]\ninitial_capacity = 1e-6\nequipment_life = 8\nequipment_lag = 0.01\nsite_lag = 0.01\n\
    [market]\ncost_of_capital = 0\n[operations]\ncash_cost = 0\noverhead = 0.75\n\
    [build_out]\nreaction = 0\nherding = 0\nvolatility = 0\n\
    [[builder]]\nname = \"Hyperscalers\"\nshare = 1\nplan = [[2024, 0], [2025, 400], [2026, 0]]\n";

fn solved(folder: &Folder, arguments: &[&str]) -> Value {
    let output =
        folder.run(&[&["solve"], arguments, &["--format", "json", "--out", "solved"]].concat());
    assert!(output.status.success(), "{}", errors(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn places(answer: &Value) -> Vec<f64> {
    let roots = answer["roots"].as_array().unwrap();
    roots.iter().map(|root| root["at"].as_f64().unwrap()).collect()
}

/// Kupperman 2025: 400 bn that earn a margin of a quarter need 160, 320 or 480 bn a year if they last ten, five or three
/// and a third years. Cahn 2024: 150 bn of chips are half of a centre, so 300 bn a year need 600 at a margin of a half.
#[test]
fn published_requirements_are_solved_for() {
    let folder = Folder::new("solve-published");
    folder.write("line.toml", STRAIGHT_LINE);
    for (revenue, life) in [(160, 10.0), (320, 5.0), (480, 10.0 / 3.0)] {
        let target = format!("required_revenue@2027 = ${revenue} bn");
        let answer =
            solved(&folder, &["line.toml", "--for", &target, "--by", "fleet.equipment_life"]);
        // Equipment that lasts a year or two is partly gone by then: the other root.
        let found = places(&answer);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0] < 2.0 && (found[1] / life - 1.0).abs() < 1e-6, "{revenue}: {found:?}");
        let steady = ["--set", "builder.Hyperscalers.plan=300", "--set", "fleet.equipment_life=1"];
        let cahn =
            ["line.toml", "--for", "required_revenue@2027 = 600", "--by", "operations.overhead"];
        let answer = solved(&folder, &[&cahn[..], &steady].concat());
        assert!((places(&answer)[0] - 0.5).abs() < 1e-6, "{answer}");
    }
    let spent =
        ["line.toml", "--for", "required_revenue@2027=800", "--by", "builder.Hyperscalers.plan"];
    let answer = solved(&folder, &spent);
    assert!((places(&answer)[0] - 4.0).abs() < 1e-5, "four times 200: {answer}");
    let setting = answer["roots"][0]["setting"].as_str().unwrap().to_owned();
    // What is told to type reaches the target.
    let again = folder.run(&["run", "line.toml", "--set", &setting, "--out", "again", "--quiet"]);
    assert!(again.status.success(), "{}", errors(&again));
    let tracks = fs::read_to_string(folder.0.join("again/tracks.csv")).unwrap();
    let row = tracks.lines().find(|line| line.starts_with("required_revenue,2027")).unwrap();
    let median: f64 = row.split(',').nth(5).unwrap().parse().unwrap();
    assert!((median - 800.0).abs() < 0.01, "{row}");
}

/// The bundled cases: revenue that pays is what was published, reached by what the market earns and what its assets
/// require; by each life the other published figures, and the same for whoever sweeps.
#[test]
fn bundled_cases_answer_what_was_published() {
    let folder = Folder::new("solve-bundled");
    let revenue = "market.initial_revenue";
    let pays = |year: u32| format!("revenue_cover@{year} = 100%");
    let year = pays(2026);
    let cahn = ["cahn.toml", "--for", &year, "--by", revenue];
    let found = places(&solved(&folder, &cahn));
    assert!(found.len() == 1 && (found[0] / 600.0 - 1.0).abs() < 1e-6, "{found:?}");
    // How long it lasts does not matter to him, nor when one looks.
    let longer = ["--set", "fleet.equipment_life=6", "--set", "technology.equipment_cost=18"];
    let year = pays(2029);
    let later = [&["cahn.toml", "--for", &year, "--by", revenue][..], &longer].concat();
    let found = places(&solved(&folder, &later));
    assert!(found.len() == 1 && (found[0] / 600.0 - 1.0).abs() < 1e-6, "{found:?}");
    let year = pays(2027);
    let kupperman = ["kupperman.toml", "--for", &year, "--by", revenue];
    let found = places(&solved(&folder, &kupperman));
    assert!(found.len() == 1 && (found[0] / 160.0 - 1.0).abs() < 1e-4, "{found:?}");
    let lives = ["--by", "fleet.equipment_life=3.3333333333333335..10", "--places", "5"];
    let answer = solved(&folder, &[&kupperman[..], &lives].concat());
    let points = answer["line"]["points"].as_array().unwrap();
    for (point, due) in points.iter().zip([480.0, 320.0, 240.0, 192.0, 160.0]) {
        let found = point["roots"][0]["at"].as_f64().unwrap();
        assert!((found / due - 1.0).abs() < 1e-4, "{due}: {point}");
    }
    let output = folder.run(&["sweep", "kupperman.toml", "--out", "swept"]);
    assert!(output.status.success(), "{}", errors(&output));
    let table = fs::read_to_string(folder.0.join("swept/sweep.csv")).unwrap();
    let row = table.lines().find(|line| line.split(',').skip(1).take(2).eq(["5", "0.75"])).unwrap();
    let value: f64 = row.split(',').nth(5).unwrap().parse().unwrap();
    assert!((value / (17.5 / 320.0) - 1.0).abs() < 1e-4, "{row}");
}

/// Where 0 says that there is none, a search begins beyond it, and the scenario stands nowhere.
#[test]
fn what_says_that_there_is_none_is_no_place() {
    let folder = Folder::new("solve-zero");
    let answer = solved(
        &folder,
        &["cahn.toml", "--for", "revenue_cover@2026 = 100%", "--by", "market.initial_revenue"],
    );
    assert_eq!(answer["shape"], "rises", "{answer}");
    let unset = ["--set", "market.initial_revenue=0"];
    let question =
        ["cahn.toml", "--for", "revenue_cover@2026 = 50%", "--by", "market.initial_revenue"];
    let answer = solved(&folder, &[&question[..], &unset].concat());
    assert!(answer["now"].is_null(), "{answer}");
    let found = places(&answer);
    assert!(found.len() == 1 && (found[0] / 300.0 - 1.0).abs() < 1e-6, "{found:?}");
    for (key, words) in [
        ("market.initial_revenue=0..900", "costs make the price of the start"),
        ("demand.ceiling=0..900", "there is no ceiling"),
    ] {
        let arguments =
            ["solve", "base.toml", "--for", "bust=0.5", "--by", key, "--out", "refused"];
        refused(&folder, &arguments, 2, &["0 is no small number here", words, "begin beyond it"]);
    }
    // Where it is a number like others it is a place.
    let plain =
        ["cahn.toml", "--for", "required_revenue@2026 = 400", "--by", "operations.overhead=0..0.6"];
    assert!((places(&solved(&folder, &plain))[0] - 0.25).abs() < 1e-6);
}

/// On drawn parameters: the answer of a fresh run at the root is the target within its error, the same on any number
/// of threads, and its folder is whole.
#[test]
fn a_run_at_the_root_reaches_the_target() {
    let folder = Folder::new("solve-root");
    let question =
        ["fiber-glut.toml", "--for", "bust = 80%", "--by", "demand.growth", "--paths", "1024"];
    let answer = solved(&folder, &question);
    let root = &answer["roots"][0];
    let [low, at, high] = ["low_95", "at", "high_95"].map(|end| root[end].as_f64().unwrap());
    assert!(low < at && at < high && answer["shape"] == "falls", "{answer}");
    let setting = root["setting"].as_str().unwrap();
    let run = ["run", "fiber-glut.toml", "--set", setting, "--paths", "1024", "--format", "json"];
    let run = folder.run(&[&run[..], &["--out", "run"]].concat());
    let summary: Value = serde_json::from_slice(&run.stdout).unwrap();
    let bust = &summary["bust"]["probability"];
    let error = bust["error"].as_f64().unwrap();
    assert!((bust["value"].as_f64().unwrap() - 0.8).abs() < error, "{bust}");
    let before = fs::read(folder.0.join("solved/places.csv")).unwrap();
    let threads = [&question[..], &["--threads", "1"]].concat();
    assert_eq!(solved(&folder, &threads), answer);
    assert_eq!(before, fs::read(folder.0.join("solved/places.csv")).unwrap());
    asks(&folder, "solved", "Where would ");
    for file in ["solve.svg", "report.html", "deck.pptx", "tables.xlsx", "manifest.json"] {
        assert!(folder.0.join("solved").join(file).exists(), "{file}");
    }
}

/// A result's page asks what was asked, and not what its scenario asks.
pub(crate) fn asks(folder: &Folder, result: &str, question: &str) {
    let page = fs::read_to_string(folder.0.join(result).join("report.html")).unwrap();
    let body = page.split_once("<h1").unwrap().1;
    let body: String = body.chars().take(2000).collect();
    assert!(body.contains(question), "{question}: {body}");
}

#[test]
fn a_line_of_two_keys_has_a_root_at_each_place() {
    let folder = Folder::new("solve-line");
    folder.write("line.toml", STRAIGHT_LINE);
    let answer = solved(
        &folder,
        &[
            "line.toml",
            "--for",
            "required_revenue@2027 = 320",
            "--by",
            "fleet.equipment_life=3..20",
            "--by",
            "operations.overhead=0.6..0.8",
            "--places",
            "3",
        ],
    );
    // Revenue is spending over life over margin.
    let points = answer["line"]["points"].as_array().unwrap();
    for (point, overhead) in points.iter().zip([0.6, 0.7, 0.8]) {
        let life = point["roots"][0]["at"].as_f64().unwrap();
        let due = 400.0 / (1.0 - overhead) / 320.0;
        assert!((life / due - 1.0).abs() < 1e-6, "{overhead}: {life} {due}");
    }
    assert!(folder.0.join("solved/indifference.png").exists());
}

#[test]
fn where_there_is_no_answer_it_is_told_why() {
    let folder = Folder::new("solve-none");
    folder.write("line.toml", STRAIGHT_LINE);
    for (target, by, words) in [
        (
            "required_revenue@2027 = 1e7",
            "fleet.equipment_life",
            "Wherever it was looked, it lies between",
        ),
        ("spending = 300", "fleet.equipment_life", "It does not react to this key"),
    ] {
        let output =
            folder.run(&["solve", "line.toml", "--for", target, "--by", by, "--out", "none"]);
        let said = String::from_utf8(output.stdout.clone()).unwrap();
        assert!(output.status.success() && said.contains(words), "{said}{}", errors(&output));
    }
}

/// One place alone tells nothing of how a key acts; never is a value; a target that is passed is passed somewhere.
#[test]
fn what_was_not_seen_is_not_told() {
    let folder = Folder::new("solve-unseen");
    let solve = |arguments: &[&str]| {
        let all = [&["solve", "fiber-glut.toml", "--out", "s"], arguments].concat();
        let output = folder.run(&all);
        let said = String::from_utf8(output.stdout.clone()).unwrap();
        assert!(output.status.success(), "{}", errors(&output));
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let model = crate::support::model("fiber-glut", &[]);
    let by = format!("builder.\"{}\".share", model.builders[0].name);
    let one = ["solve", "fiber-glut.toml", "--paths", "64", "--for", "bust=30%", "--by", &by];
    refused(
        &folder,
        &[&one[..], &["--out", "one"]].concat(),
        2,
        &["cannot be turned alone", "add up to"],
    );
    let said = solve(&[
        "--paths",
        "64",
        "--for",
        "break_even_year:p50 = 2001",
        "--by",
        "operations.cash_cost",
    ]);
    assert!(
        said.contains("or there is none") || said.contains("(never)") || said.contains("is never"),
        "{said}"
    );
    assert!(said.contains("The median over all paths of"), "{said}");
}

#[test]
fn questions_that_cannot_be_meant_are_refused() {
    let folder = Folder::new("solve-refused");
    for (target, by, words) in [
        ("bust = 50", "demand.growth", "both excluded, as 0.5 or 50%"),
        ("bust = nan", "demand.growth", "`nan` is no number"),
        ("bust = 1e999", "demand.growth", "not a finite number"),
        ("bust = 0", "demand.growth", "both excluded"),
        ("bust > 0.5", "demand.growth", "expected NAME:STATISTIC = VALUE"),
        ("bsut = 0.5", "demand.growth", "did you mean `bust`?"),
        ("npv = 0", "demand.growth", "did you mean `net_present_value`?"),
        ("write_down = 5 %", "demand.growth", "is in $bn"),
        ("write_down:p0 = 5", "demand.growth", "unknown statistic `p0`"),
        ("write_down:share = 0.5", "demand.growth", "has a value on every path"),
        ("write_down = -5", "demand.growth", "lies between 0 and"),
        ("spending = 5", "demand.grwoth", "did you mean `demand.growth`?"),
        ("spending@1900 = 5", "demand.growth", "expected a year from"),
        ("required_revenue = 5", "demand.growth", "name the year"),
        ("bust = 0.5", "accounting.standard", "is no number but one of"),
        ("bust = 0.5", "run.paths", "says how the scenario is run"),
        ("bust = 0.5", "demand.growth=1..1", "is empty"),
        ("bust = 0.5", "demand.growth=0.8..0.2", "descends"),
        ("bust = 0.5", "demand.growth=nan..1", "finite number"),
        ("bust = 0.5", "demand.growth=0..99", "beyond what is plausible"),
        ("bust = 0.5", "builder.Nobody.plan", "has no [builder.Nobody]"),
    ] {
        let arguments = ["solve", "base.toml", "--for", target, "--by", by, "--out", "refused"];
        refused(&folder, &arguments, 2, &[words]);
        assert!(!folder.0.join("refused").exists(), "{target} {by}");
    }
    let twice = ["--by", "demand.growth", "--by", "demand.growth:value"];
    let arguments = [&["solve", "base.toml", "--for", "bust=0.5"], &twice[..]].concat();
    refused(&folder, &arguments, 2, &["turned against itself"]);
}
