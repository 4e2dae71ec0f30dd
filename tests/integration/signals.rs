//! An order to end, whatever the program does at that moment.
#![cfg(unix)]

use std::{
    fs,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Signal, kill_process};

use crate::{
    folder::{Folder, errors, files},
    programs,
};

/// Those that end a program, if they are not ignored here.
fn signals() -> Vec<Signal> {
    let mut all = vec![Signal::TERM, Signal::INT, Signal::HUP];
    all.retain(|signal| !programs::ignores(*signal));
    all
}

fn start(folder: &Folder, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_overbuild"))
        .args(arguments)
        .current_dir(&folder.0)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn signal(child: &Child, name: Signal) {
    kill_process(programs::number(child), name).unwrap();
}

/// Names in the stage that grows beside a folder.
fn stage(folder: &Folder) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder.0.join(".r.unfinished")) else { return Vec::new() };
    let stage = entries.flatten().map(|entry| entry.path()).find(|path| path.is_dir());
    let names = stage.and_then(|stage| fs::read_dir(stage).ok());
    names.map_or_else(Vec::new, |all| {
        all.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    })
}

/// Waits for a moment of the child's life.
fn until(child: &mut Child, is_there: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_there() {
        assert!(child.try_wait().unwrap().is_none(), "it ended before it could be stopped");
        assert!(begun.elapsed() < Duration::from_mins(1), "the moment never comes");
        thread::sleep(Duration::from_millis(1));
    }
}

fn is_cleared(folder: &Folder, child: Child, what: &str) {
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{what}: {}", errors(&output));
    assert!(errors(&output).contains("stopped"), "{what}: {}", errors(&output));
    let names = files(&folder.0);
    let strays: Vec<_> =
        names.iter().filter(|name| name.starts_with('.') || *name == "r").collect();
    assert!(strays.is_empty(), "{what}: {strays:?}");
}

#[test]
fn every_simulation_ends_on_every_signal() {
    let commands: [&[&str]; 4] = [
        &["run", "base.toml", "--paths", "5000000"],
        &["compare", "bear.toml", "base.toml", "--paths", "200000"],
        &["backtest", "fiber-glut.toml", "--paths", "65536"],
        &["calibrate", "fiber-glut.toml", "--population", "100000"],
    ];
    let folder = Folder::new("signals");
    for (number, command) in commands.into_iter().enumerate() {
        for name in signals().into_iter().take(if number > 0 { 1 } else { 3 }) {
            let mut child = start(&folder, &[command, &["--out", "r"]].concat());
            until(&mut child, || folder.0.join(".r.unfinished").exists());
            thread::sleep(Duration::from_millis(300));
            signal(&child, name);
            is_cleared(&folder, child, &format!("{} {name:?}", command[0]));
        }
    }
}

/// After the last path, while quantiles, charts, deck and workbook are made.
#[test]
fn drawing_ends_too() {
    let folder = Folder::new("drawing");
    for name in signals() {
        let mut child = start(&folder, &["run", "base.toml", "--paths", "64", "--out", "r"]);
        until(&mut child, || stage(&folder).contains(&"paths.csv".to_owned()));
        thread::sleep(Duration::from_millis(20));
        assert!(child.try_wait().unwrap().is_none(), "it ended before it could be stopped");
        signal(&child, name);
        is_cleared(&folder, child, &format!("{name:?}"));
    }
    assert!(
        folder.run(&["run", "base.toml", "--paths", "64", "--out", "r", "-q"]).status.success()
    );
    let before = files(&folder.0.join("r"));
    let mut child = start(&folder, &["chart", "r", "--theme", "dark"]);
    until(&mut child, || folder.0.join(".r.unfinished").exists());
    signal(&child, Signal::TERM);
    assert_eq!(child.wait().unwrap().code(), Some(3));
    assert_eq!(files(&folder.0.join("r")), before);
    assert!(!folder.0.join(".r.unfinished").exists());
}

/// `nohup` says that a terminal that closes is no reason to end.
#[cfg(target_os = "linux")]
#[test]
fn an_ignored_signal_stays_ignored() {
    let folder = Folder::new("nohup");
    let run = format!(
        "trap '' HUP; exec {} run base.toml --paths 64 --out r -q",
        env!("CARGO_BIN_EXE_overbuild")
    );
    let mut child = Command::new("sh").args(["-c", &run]).current_dir(&folder.0).spawn().unwrap();
    until(&mut child, || folder.0.join(".r.unfinished").exists());
    signal(&child, Signal::HUP);
    assert!(child.wait().unwrap().success());
}

/// Of several scenarios those that are done have their folders, and that is said.
#[test]
fn what_is_done_of_several_is_told() {
    if programs::ignores(Signal::TERM) {
        return;
    }
    let folder = Folder::new("signals-several");
    let two = ["backtest", "ethanol.toml", "dry-bulk.toml", "--paths", "2000", "--left-out"];
    let mut child = start(&folder, &[&two[..], &["--out", "r", "--population", "5000"]].concat());
    until(&mut child, || folder.0.join("r/dry-bulk-backtest/manifest.json").exists());
    thread::sleep(Duration::from_millis(300));
    signal(&child, Signal::TERM);
    let output = child.wait_with_output().unwrap();
    let text = errors(&output);
    assert_eq!(output.status.code(), Some(3), "{text}");
    assert!(text.contains("of the first 2 scenarios all is written"), "{text}");
    assert!(!text.contains("nothing was written"), "{text}");
    assert!(folder.0.join("r/ethanol-backtest/manifest.json").exists());
}
