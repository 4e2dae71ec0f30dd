//! A calibration by workers that come and go: it learns what one machine learns, to the byte.

use std::{
    fs,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    folder::{Folder, errors, files, refused},
    shards::same,
};

const CALIBRATE: [&str; 7] =
    ["calibrate", "memory-chips", "--population", "200", "--rounds", "3", "--quiet"];

fn worker(folder: &Folder) -> Child {
    Command::new(env!("CARGO_BIN_EXE_overbuild"))
        .args(CALIBRATE)
        .args(["--shards", "büro/work", "--worker", "--threads", "1"])
        .current_dir(&folder.0)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Names of the shares that are done.
fn done(folder: &Folder) -> Vec<String> {
    let work = folder.0.join("büro/work");
    if !work.exists() {
        return Vec::new();
    }
    files(&work).into_iter().filter(|name| name.rsplit('.').next() == Some("seen")).collect()
}

fn run(folder: &Folder, more: &[&str]) {
    let output = folder.run(&[CALIBRATE.as_slice(), more].concat());
    assert!(output.status.success(), "{more:?}: {}", errors(&output));
}

#[test]
fn workers_that_come_and_go_learn_what_one_machine_learns() {
    let folder = Folder::new("together");
    run(&folder, &["--out", "alone"]);
    let (mut killed, mut stays) = (worker(&folder), worker(&folder));
    let begun = Instant::now();
    while done(&folder).len() < 2 && begun.elapsed() < Duration::from_secs(30) {
        thread::sleep(Duration::from_millis(2));
    }
    killed.kill().unwrap();
    killed.wait().unwrap();
    assert!(!done(&folder).is_empty(), "nobody has done anything");
    run(&folder, &["--shards", "büro/work", "--out", "büro/learned"]);
    assert!(stays.wait().unwrap().success(), "a worker ends with the calibration");
    same(&folder, "alone", "büro/learned");
    let all = done(&folder);
    assert!(all.len() > 5, "{all:?}");
    #[cfg(unix)]
    for name in &all {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &str| fs::metadata(folder.0.join(path)).unwrap().permissions().mode();
        let share = mode(&format!("büro/work/{name}"));
        assert_eq!(share, mode("büro/learned/manifest.json"), "others may read it");
    }

    // A share whose worker has died is owed and done again; all others are taken as they are.
    let place = folder.0.join("büro/work").join(&all[1]);
    let (before, other) = (fs::read(&place).unwrap(), folder.0.join("büro/work").join(&all[0]));
    fs::remove_file(&place).unwrap();
    let time = fs::metadata(&other).unwrap().modified().unwrap();
    run(&folder, &["--shards", "büro/work", "--worker"]);
    assert_eq!(done(&folder), all);
    assert!(fs::read(&place).unwrap() == before);
    assert_eq!(fs::metadata(&other).unwrap().modified().unwrap(), time);

    // One that is cut off or changed is named, whoever did it.
    let whole = fs::read(&other).unwrap();
    let mut changed = whole.clone();
    changed[5] ^= 1;
    for damaged in [&whole[..whole.len() - 1], &whole[..10], &[], &changed] {
        fs::write(&other, damaged).unwrap();
        let more = ["--shards", "büro/work", "--worker"];
        refused(&folder, &[&CALIBRATE, more.as_slice()].concat(), 1, &[&all[0], "is damaged"]);
    }
    // Nor is one the share of another place, whole as it is.
    let third = folder.0.join("büro/work").join(&all[2]);
    fs::copy(&place, &other).unwrap();
    fs::copy(&third, &place).unwrap();
    let more = ["--shards", "büro/work", "--worker"];
    refused(&folder, &[&CALIBRATE, more.as_slice()].concat(), 1, &["not this share of"]);
}

#[test]
fn a_folder_of_another_calibration_is_refused() {
    let folder = Folder::new("together-other");
    let mut first = worker(&folder);
    let begun = Instant::now();
    while done(&folder).is_empty() && begun.elapsed() < Duration::from_secs(30) {
        thread::sleep(Duration::from_millis(2));
    }
    first.kill().unwrap();
    first.wait().unwrap();
    let entered = |more: &[&'static str]| {
        let head = ["calibrate", "--shards", "büro/work", "--worker", "--quiet"];
        [head.as_slice(), more].concat()
    };
    let usual = ["memory-chips", "--population", "200", "--rounds", "3"];
    for (more, parts) in [
        (["memory-chips", "--population", "201", "--rounds", "3"], ["population is 200", "201"]),
        (["memory-chips", "--population", "200", "--rounds", "4"], ["rounds is 3", "it is 4"]),
        (
            ["fiber-glut.toml", "--population", "200", "--rounds", "3"],
            ["another calibration", "its"],
        ),
    ] {
        refused(&folder, &entered(&more), 2, &[&["--shards: ", "büro/work"], &parts[..]].concat());
    }
    let seeded = [usual.as_slice(), &["--seed", "9"]].concat();
    refused(&folder, &entered(&seeded), 2, &["another calibration", "now it is"]);
    let eased = [usual.as_slice(), &["--least-acceptance", "2%"]].concat();
    refused(&folder, &entered(&eased), 2, &["least_acceptance is 0.01, now it is 0.02"]);

    fs::create_dir(folder.0.join("mine")).unwrap();
    folder.write("mine/letter.txt", "dear");
    let mine = [&CALIBRATE, ["--shards", "mine", "--out", "learned"].as_slice()].concat();
    refused(&folder, &mine, 2, &["mine", "other files"]);
    assert_eq!(files(&folder.0.join("mine")), ["letter.txt"]);
    folder.write("büro/work/calibration.json", "{");
    refused(&folder, &entered(&usual), 2, &["calibration.json is damaged"]);
    refused(&folder, &[CALIBRATE.as_slice(), &["--worker"]].concat(), 2, &["--shards"]);
}
