//! What the user sees: exit codes, messages, files.

use std::{
    fs,
    process::{Command, Stdio},
};

use crate::folder::{Folder, errors, files, refused};

#[test]
fn mistakes_in_a_file_name_their_place_and_the_remedy() {
    let folder = Folder::new("mistakes");
    let check = |from: &str, to: &str, parts: &[&str]| {
        folder.altered(from, to);
        refused(&folder, &["check", "altered.toml"], 2, parts);
        refused(&folder, &["run", "altered.toml"], 2, parts);
    };
    check(
        "\nvolatility = 0.12",
        "\nvolatilty = 0.12",
        &["unknown key `volatilty` in [demand]", "altered.toml:", "did you mean `volatility`?"],
    );
    check(
        "initial = 12",
        "initial = \"12\"",
        &["demand.initial: expected a number or a distribution, found text", ":1"],
    );
    check("equipment_cost = 27", "", &["missing key `technology.equipment_cost`", "[technology]"]);
    check(
        "p10 = 0.40, p50 = 0.62",
        "p10 = 0.70, p50 = 0.62",
        &["quantiles must rise", "p50 is feasible above 0.7 and below 0.9"],
    );
    check(
        "site_life = 20",
        "site_life = -20",
        &[
            "fleet.site_life: -20 is outside the plausible range from 1 to 60 years",
            "--allow-implausible",
        ],
    );
    check("initial = 12", "initial = nan", &["demand.initial: expected a finite number"]);
    check(
        "[2025, 131.8], [2026, 200]",
        "[2026, 200], [2025, 131.8]",
        &["dates must rise, but 2026 is followed by 2025", "builder.Amazon.plan"],
    );
    check(
        "[technology]",
        "[techology]",
        &["unknown key or table `techology`", "did you mean `technology`?"],
    );
    check("share = 0.25", "share = 0.5", &["shares of the first fleet add up to 1.25"]);
    check(
        "start = 2025",
        "start = 2025\nsteps_per_year = 5",
        &["run.steps_per_year: expected 4, 12, 24 or 48, found 5"],
    );
}

#[test]
fn several_mistakes_are_told_at_once() {
    let folder = Folder::new("several");
    folder.altered("volatility = 0.12", "volatilty = 0.12\nelastcity = 1");
    let text = errors(&folder.run(&["check", "altered.toml"]));
    assert!(text.contains("volatilty") && text.contains("elastcity"), "{text}");
    folder.write("syntax.toml", "title = \"a\nx = [1,\ny == 3\n");
    let text = errors(&folder.run(&["check", "syntax.toml"]));
    assert!(text.contains("not valid TOML") && !text.contains("missing key"), "{text}");
}

#[test]
fn settings_are_checked_like_files() {
    let folder = Folder::new("settings");
    let set = |setting: &str, parts: &[&str]| {
        refused(&folder, &["check", "base.toml", "--set", setting], 2, parts);
    };
    set("demand.grwth=0.3", &["unknown key `grwth`", "did you mean `growth`?", "--set:1:8"]);
    set("demand.growth", &["expected KEY=VALUE"]);
    set("without=[\"powr\"]", &["there is no table `powr` to leave out"]);
    set("market.cost_of_capital=10", &["outside the plausible range from 0 to 0.5"]);
    set("accounting.standard=hgb", &["`hgb` is not one of its words", "us_gaap, ifrs"]);
    set("demand.growth={range=\"0.1 to 0.4\"}", &["with its credibility", "stated"]);
    set(
        "bust.any_of=[{metric=\"writedown\",above=0.2}]",
        &["there is no metric `writedown`", "did you mean `write_down`?"],
    );
    let triple = "correlation=[{between=[\"demand.growth\",\"technology.cost_decline\"],rank=0.9},\
                  {between=[\"demand.growth\",\"demand.half_life\"],rank=0.9},\
                  {between=[\"demand.half_life\",\"technology.cost_decline\"],rank=-0.9}]";
    set(triple, &["not positive definite"]);
    set(
        "correlation=[{between=[\"demand.growth\",\"demand.nothing\"],rank=0.5}]",
        &["neither an uncertain parameter nor a shock"],
    );
    let insisted = folder.run(&[
        "check",
        "base.toml",
        "--set",
        "market.cost_of_capital=0.6",
        "--allow-implausible",
    ]);
    assert!(insisted.status.success() && errors(&insisted).contains("warning"));
    assert!(
        folder
            .run(&["check", "base.toml", "--set", "builder.Meta.build_out.herding=0.9"])
            .status
            .success()
    );
}

#[test]
fn files_that_cannot_be_read_are_told() {
    let folder = Folder::new("unreadable");
    folder.write("self.toml", "extends = \"self.toml\"\ntitle = \"x\"\n");
    folder.write("a.toml", "extends = \"b.toml\"\n");
    folder.write("b.toml", "extends = \"a.toml\"\n");
    folder.write("utf.toml", b"title = \"a\"\nquestion = \"\xff\"\n");
    refused(&folder, &["check", "self.toml"], 2, &["extends itself", "self.toml:1:11"]);
    refused(&folder, &["check", "a.toml"], 2, &["extends itself"]);
    refused(&folder, &["check", "utf.toml"], 2, &["utf.toml:2: the file is not UTF-8"]);
    refused(&folder, &["check", "none.toml"], 2, &["cannot read none.toml"]);
}

#[test]
fn sizes_beyond_sense_are_refused() {
    let folder = Folder::new("sizes");
    refused(
        &folder,
        &["run", "base.toml", "--paths", "0"],
        2,
        &["run.paths: 0 is outside the range from 1"],
    );
    refused(&folder, &["run", "base.toml", "--paths", "1000000000000"], 2, &["run.paths"]);
    refused(&folder, &["run", "base.toml", "--paths", "many"], 2, &["invalid value 'many'"]);
    refused(
        &folder,
        &["trace", "base.toml", "--path", "100000"],
        2,
        &["the run has the paths 0 to 99999"],
    );
}

#[test]
fn folders_that_cannot_be_written_are_told_before_the_run() {
    let folder = Folder::new("folders");
    fs::create_dir(folder.0.join("mine")).unwrap();
    folder.write("mine/thesis.txt", "precious");
    refused(
        &folder,
        &["run", "base.toml", "--out", "mine"],
        2,
        &["was not written by overbuild", "--out"],
    );
    assert!(folder.0.join("mine/thesis.txt").exists());
    folder.write("file", "");
    refused(&folder, &["run", "base.toml", "--out", "file/x"], 1, &["cannot write"]);
}

#[test]
fn a_run_writes_a_whole_folder_and_tells_the_answer() {
    let folder = Folder::new("run");
    let output = folder.run(&["run", "base.toml", "--paths", "500", "--timings", "--all"]);
    assert!(output.status.success(), "{}", errors(&output));
    assert!(errors(&output).contains("read and check") && errors(&output).contains("in all"));
    let text = String::from_utf8(output.stdout).unwrap();
    let parts = ["Probability of a bust until 2036", "Write-downs, $bn", "500 paths, seed 1", "█"];
    for part in parts.into_iter().chain(["Who fails", "OpenAI", "first profit"]) {
        assert!(text.contains(part), "{part}: {text}");
    }
    let written = folder.0.join("output/base");
    let names = files(&written);
    for name in [
        "manifest.json",
        "paths.csv",
        "summary.json",
        "tracks.csv",
        "tightness.svg",
        "tightness.png",
        "write_down.png",
        "failures.svg",
    ] {
        assert!(names.contains(&name.to_owned()), "{name}: {names:?}");
    }
    let paths = fs::read_to_string(written.join("paths.csv")).unwrap();
    assert_eq!(paths.lines().count(), 501);
    let columns = |line: &str| line.split(',').count();
    assert!(paths.lines().all(|line| columns(line) == columns(paths.lines().next().unwrap())));
    // Again, with other threads: the same bytes, and the folder is replaced.
    let before = fs::read(written.join("paths.csv")).unwrap();
    let charts = fs::read(written.join("spending.svg")).unwrap();
    let again = folder.run(&["run", "base.toml", "--paths", "500", "--threads", "3", "--quiet"]);
    assert!(again.status.success() && again.stdout.is_empty() && again.stderr.is_empty());
    assert_eq!(before, fs::read(written.join("paths.csv")).unwrap());
    assert_eq!(charts, fs::read(written.join("spending.svg")).unwrap());
    assert_eq!(files(&folder.0.join("output")), ["base"]);
}

#[test]
fn the_summary_as_json_is_the_file() {
    let folder = Folder::new("json");
    let output = folder.run(&[
        "run",
        "bear.toml",
        "--paths",
        "200",
        "--format",
        "json",
        "--out",
        "here",
        "--seed",
        "9",
    ]);
    assert_eq!(output.stdout, fs::read(folder.0.join("here/summary.json")).unwrap());
    let text = String::from_utf8(output.stdout).unwrap();
    for part in ["\"format_version\": 2", "\"seed\": 9", "\"paths\": 200", "\"never\""] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn expectations_are_held_against_the_results() {
    let folder = Folder::new("expect");
    let run = |expect: &str| {
        folder.run(&["run", "base.toml", "--paths", "300", "--quiet", "--set", expect])
    };
    let met = run("expect=[{metric=\"bust\",statistic=\"share\",above=0.2,below=0.8}]");
    assert_eq!(met.status.code(), Some(0), "{}", errors(&met));
    let unmet =
        run("expect=[{metric=\"write_down_share\",statistic=\"p50\",near=0.9,tolerance=0.01}]");
    assert_eq!(unmet.status.code(), Some(99));
    assert!(errors(&unmet).contains("expectation not met: write_down_share"), "{}", errors(&unmet));
    assert!(folder.0.join("output/base/summary.json").exists());
    let wrong = |expect: &str, part: &str| {
        refused(&folder, &["check", "base.toml", "--set", expect], 2, &[part]);
    };
    wrong(
        "expect=[{metric=\"writedown\",statistic=\"p50\",above=1}]",
        "did you mean `write_down`?",
    );
    wrong("expect=[{metric=\"bust\",statistic=\"p100\",above=1}]", "statistic `p100` is unknown");
    wrong("expect=[{metric=\"bust\",statistic=\"share\"}]", "expected above, below or both");
}

#[test]
fn a_series_may_stand_in_a_csv_file() {
    let folder = Folder::new("csv");
    folder.write("plan.csv", "year,value,unit,item\n2024,50,bn,A\n2024,1,bn,B\n2025,90,bn,A\n");
    let with = |plan: &str| {
        folder.run(&[
            "trace",
            "base.toml",
            "--median",
            "--set",
            &format!("builder.Meta.plan={plan}"),
        ])
    };
    let (file, table) = (with("{csv=\"plan.csv\",item=\"A\"}"), with("[[2024,50],[2025,90]]"));
    assert!(file.status.success() && file.stdout == table.stdout, "{}", errors(&file));
    let wrong = |plan: &str, part: &str| {
        refused(
            &folder,
            &["check", "base.toml", "--set", &format!("builder.Meta.plan={plan}")],
            2,
            &[part],
        );
    };
    wrong("{csv=\"plan.csv\",item=\"C\"}", "there are no rows for item `C`");
    wrong("{csv=\"none.csv\"}", "cannot read none.csv");
    wrong("{csv=\"plan.csv\"}", "several items, `A` and `B`");
    folder.write("broken.csv", "year,value\n2024,many\n");
    wrong("{csv=\"broken.csv\"}", "broken.csv:2: value: `many` is not a number");
}

#[test]
fn one_path_alone_is_no_problem() {
    let folder = Folder::new("one");
    assert!(folder.run(&["run", "base.toml", "--paths", "1"]).status.success());
}

/// A trace is the path of that number, to the digits that paths.csv keeps.
#[test]
fn trace_replays_a_path_of_the_run() {
    let folder = Folder::new("trace");
    assert!(folder.run(&["run", "base.toml", "--paths", "300", "--quiet"]).status.success());
    let paths = fs::read_to_string(folder.0.join("output/base/paths.csv")).unwrap();
    let column =
        paths.lines().next().unwrap().split(',').position(|name| name == "write_down").unwrap();
    let kept: f32 =
        paths.lines().nth(1 + 217).unwrap().split(',').nth(column).unwrap().parse().unwrap();
    let output = folder.run(&["trace", "base.toml", "--path", "217"]);
    let trace = String::from_utf8(output.stdout).unwrap();
    let mut lines = trace.lines();
    let column =
        lines.next().unwrap().split(',').position(|name| name == "flow.write_down").unwrap();
    let total: f64 =
        lines.map(|line| line.split(',').nth(column).unwrap().parse::<f64>().unwrap()).sum();
    assert!((total - f64::from(kept)).abs() <= 1e-5 * total.abs().max(1.0), "{total} {kept}");
    assert_eq!(trace.lines().count(), 2 + 48);
}

#[test]
fn explain_knows_every_key() {
    let folder = Folder::new("explain");
    let text = String::from_utf8(folder.run(&["explain", "pricing.sensitivity"]).stdout).unwrap();
    for part in ["unit     ratio", "default  1.6", "range    0 to 20", "source"] {
        assert!(text.contains(part), "{text}");
    }
    refused(&folder, &["explain", "pricing.sensitivty"], 2, &["did you mean `sensitivity`?"]);
    refused(&folder, &["explain", "pricee"], 2, &["there is no table, metric or track `pricee`"]);
    let all = String::from_utf8(folder.run(&["explain"]).stdout).unwrap();
    assert!(all.contains("[[builder]]") && all.contains("half_life"));
}

#[test]
fn a_starter_is_a_scenario_that_runs() {
    let folder = Folder::new("new");
    assert!(folder.run(&["new", "mine.toml"]).status.success());
    let run = folder.run(&["run", "mine.toml", "--paths", "100"]);
    assert!(run.status.success(), "{}", errors(&run));
    refused(&folder, &["new", "mine.toml"], 1, &["cannot write mine.toml"]);
}

#[test]
fn completions_and_schema_are_printed() {
    let folder = Folder::new("print");
    for arguments in [["completions", "bash"].as_slice(), &["schema"], &["--help"], &["--version"]]
    {
        let output = folder.run(arguments);
        assert!(output.status.success() && !output.stdout.is_empty(), "{arguments:?}");
    }
    refused(&folder, &["rn", "base.toml"], 2, &["unrecognized subcommand 'rn'"]);
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_nothing_behind() {
    let folder = Folder::new("interrupt");
    let mut child = Command::new(env!("CARGO_BIN_EXE_overbuild"))
        .args(["run", "base.toml", "--paths", "1000000"])
        .current_dir(&folder.0)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The staging folder shows that the run has begun.
    while !fs::read_dir(folder.0.join("output")).is_ok_and(|mut entries| entries.next().is_some()) {
        assert!(child.try_wait().unwrap().is_none(), "the run ended before it could be stopped");
        std::thread::yield_now();
    }
    std::thread::sleep(std::time::Duration::from_millis(300));
    let number = crate::programs::number(&child);
    rustix::process::kill_process(number, rustix::process::Signal::INT).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(3));
    assert!(files(&folder.0.join("output")).is_empty());
}

#[cfg(unix)]
#[test]
fn a_reader_who_leaves_is_no_error() {
    let folder = Folder::new("pipe");
    let command = format!("{} trace base.toml --path 5 | head -1", env!("CARGO_BIN_EXE_overbuild"));
    let output = Command::new("sh").args(["-c", &command]).current_dir(&folder.0).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", errors(&output));
}
