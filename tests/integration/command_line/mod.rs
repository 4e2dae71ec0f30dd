//! What the user sees: exit codes, messages, files.

mod mistakes;
mod numbers;

use std::{
    fs,
    process::{Command, Stdio},
};

use crate::folder::{Folder, errors, files, refused};

#[test]
fn a_run_writes_a_whole_folder_and_tells_the_answer() {
    let folder = Folder::new("run");
    let output = folder.run(&["run", "base.toml", "--paths", "500", "--timings", "--all"]);
    assert!(output.status.success(), "{}", errors(&output));
    assert!(errors(&output).contains("read and check") && errors(&output).contains("in all"));
    let text = String::from_utf8(output.stdout).unwrap();
    let parts =
        ["Probability of a bust by 2036", "Write-downs: share of paths", "500 paths, seed 1", "█"];
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
    refused(
        &folder,
        &["explain", "pricing.sensitivty"],
        2,
        &["did you mean `pricing.sensitivity`?"],
    );
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
    refused(&folder, &["new", "mine.toml"], 2, &["mine.toml is there already"]);
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
    if crate::programs::ignores(rustix::process::Signal::INT) {
        println!("skipped: Ctrl-C is ignored here");
        return;
    }
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
