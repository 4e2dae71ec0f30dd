//! The checkpoint of an interrupted calibration: nobody else takes it away, and it is read as it was written or not at all.

use std::{
    fs,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Signal, kill_process};

use crate::{
    folder::{Folder, errors, refused},
    programs,
};

const LONG: [&str; 9] = [
    "calibrate",
    "fiber-glut.toml",
    "--population",
    "100",
    "--rounds",
    "3",
    "--out",
    "r",
    "--threads=1",
];

/// A calibration that is stopped once its first round is written down.
fn interrupted(folder: &Folder) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_overbuild"))
        .args(LONG)
        .current_dir(&folder.0)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    while !folder.0.join(".r.checkpoint").exists() {
        assert!(child.try_wait().unwrap().is_none(), "it ended before it could be stopped");
        assert!(begun.elapsed() < Duration::from_mins(2), "nothing is ever kept");
        thread::sleep(Duration::from_millis(5));
    }
    kill_process(programs::number(&child), Signal::TERM).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", errors(&output));
    assert!(!folder.0.join("r").exists());
}

#[test]
fn what_an_interrupted_calibration_leaves_is_its_own() {
    let folder = Folder::new("its-own");
    interrupted(&folder);
    let place = folder.0.join(".r.checkpoint");
    let kept = fs::read(&place).unwrap();
    let resume = [&LONG[..], &["--resume"]].concat();
    // The lowest bit of a digit: a number that could be one.
    let mut changed = kept.clone();
    let digit = changed.iter().rposition(|byte| *byte == b'4').unwrap();
    changed[digit] ^= 1;
    fs::write(&place, &changed).unwrap();
    refused(&folder, &resume, 2, &["--resume: ", ".r.checkpoint: it is damaged"]);
    fs::write(&place, &kept).unwrap();
    let run = folder.run(&["run", "fiber-glut.toml", "--paths", "64", "--out", "r"]);
    assert!(run.status.success(), "{}", errors(&run));
    assert_eq!(fs::read(&place).unwrap(), kept, "another command took the checkpoint away");
    assert!(
        errors(&run).contains(".r.checkpoint of an interrupted `calibrate`"),
        "{}",
        errors(&run)
    );
    let sweep = ["sweep", "fiber-glut.toml", "--over", "demand.growth=0.3,0.5", "--out", "r"];
    refused(&folder, &sweep, 2, &["it is the checkpoint of something else"]);
    let gone_on = folder.run(&resume);
    assert!(gone_on.status.success(), "{}", errors(&gone_on));
    assert!(!place.exists(), "a finished calibration leaves its checkpoint");
    fs::write(&place, &kept).unwrap();
    let anew = folder.run(&LONG);
    let said = errors(&anew);
    assert!(anew.status.success() && said.contains("will be replaced; --resume"), "{said}");
    assert!(!place.exists());
}
