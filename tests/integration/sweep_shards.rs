//! A sweep in shards: put together it is the folder that one machine would have made, to the byte.

use std::fs;

use crate::{
    folder::{Folder, errors, files, refused},
    shards::same,
};

/// Every option that a sweep has, with values that begin with a minus and lists in words.
const SWEEP: [&str; 16] = [
    "sweep",
    "fiber-glut.toml",
    "--over",
    "demand.growth:shift=-0.2..0.4:5",
    "--over",
    "accounting.asset_group=fleet,assets",
    "--on",
    "write_down:p90",
    "--on",
    "bust",
    "--reference",
    "4",
    "--set",
    "run.years=9",
    "--paths",
    "128",
];

fn done(folder: &Folder, arguments: &[&str]) {
    let output = folder.run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
}

/// Runs shards, and tells their folders.
fn sharded(folder: &Folder, sweep: &[&str], of: usize, out: &str) -> Vec<String> {
    let one = |number: usize| {
        let (shard, name) = (format!("{number}/{of}"), format!("{out}-{number}"));
        let threads = (number % 2 + 1).to_string();
        let own = ["--shard", &shard, "--out", &name, "--threads", &threads, "--quiet"];
        done(folder, &[sweep, &own].concat());
        assert_eq!(files(&folder.0.join(&name)), ["manifest.json", "shard.bin"]);
        name
    };
    (1..=of).map(one).collect()
}

fn merge<'a>(shards: &'a [String], more: &[&'a str]) -> Vec<&'a str> {
    let shards = shards.iter().map(String::as_str);
    ["merge"].into_iter().chain(shards).chain(more.iter().copied()).collect()
}

#[test]
fn shards_are_the_sweep_of_one_machine() {
    let folder = Folder::new("sweep-shards");
    let sweep = [SWEEP.as_slice(), &["--seed", "5", "--allow-implausible"]].concat();
    done(&folder, &[sweep.as_slice(), &["--out", "whole", "--quiet"]].concat());
    let mut shards = sharded(&folder, &sweep, 3, "größe");
    shards.rotate_left(1);
    // Whoever merges needs nothing but the shards.
    fs::rename(folder.0.join("fiber-glut.toml"), folder.0.join("away.toml")).unwrap();
    done(&folder, &merge(&shards, &["--out", "merged", "--quiet"]));
    same(&folder, "whole", "merged");
    what_runs_alone_take(&folder, &merge(&shards, &["--out", "refused"]));
    fs::rename(folder.0.join("away.toml"), folder.0.join("fiber-glut.toml")).unwrap();

    // More shards than cells: some have the reference alone. A design draws the same cells everywhere.
    let few =
        ["sweep", "railway-mania.toml", "--over", "demand.growth:shift=-0.1..0.1", "--paths", "64"];
    let few = [few.as_slice(), &["--design", "lhs", "--cells", "3"]].concat();
    done(&folder, &[few.as_slice(), &["--out", "few", "--quiet"]].concat());
    let shards = sharded(&folder, &few, 5, "few-shard");
    done(&folder, &merge(&shards, &["--out", "few-merged", "--quiet"]));
    same(&folder, "few", "few-merged");
}

/// What runs alone take is no wish of a sweep.
fn what_runs_alone_take(folder: &Folder, merged: &[&str]) {
    for typed in ["--all", "--errors", "--draw debt", "--slides bust", "--no-explore", "--timings"]
    {
        let own: Vec<&str> = typed.split(' ').collect();
        let whole = [merged, &own].concat();
        refused(folder, &whole, 2, &[own[0], "shards of a sweep"]);
    }
}

#[test]
fn shards_of_other_sweeps_are_refused_and_missing_ones_named() {
    let folder = Folder::new("sweep-shards-other");
    let sweep = |more: &[&'static str]| -> Vec<&'static str> {
        let usual = ["sweep", "railway-mania.toml", "--over", "demand.growth=0.1,0.2,0.3"];
        [usual.as_slice(), &["--paths", "64"], more].concat()
    };
    let shard = |more: &[&'static str], slice: &'static str, out: &'static str| {
        let own = ["--shard", slice, "--out", out, "--quiet"];
        done(&folder, &[sweep(more).as_slice(), &own].concat());
    };
    shard(&[], "1/3", "one");
    shard(&[], "1/3", "again");
    shard(&[], "3/3", "three");
    shard(&["--seed", "9"], "2/3", "seed");
    shard(&["--on", "write_down:p50"], "2/3", "on");
    shard(&[], "2/2", "half");
    done(
        &folder,
        &["run", "railway-mania.toml", "--paths", "64", "--shard", "2/3", "--out", "run"],
    );
    let again = String::from_utf8(folder.run(&["replay", "one"]).stdout).unwrap();
    assert!(again.contains("The one file is the same to the last byte."), "{again}");
    let merged = |folders: &[&'static str]| [&["merge"], folders, &["--out", "merged"]].concat();
    for (folders, parts) in [
        (["one", "again", "three"], ["one and again are both shard 1/3", ""]),
        (["one", "three", "seed"], ["seed is of another sweep than one", "--seed=9"]),
        (["one", "three", "on"], ["on is of another sweep than one", "--on=write_down:p50"]),
        (["one", "three", "half"], ["half is of another sweep", "number of shards is 2"]),
        (
            ["one", "three", "run"],
            ["run: ", "it is a shard of a run, and the first one is of a sweep"],
        ),
        (
            ["run", "three", "one"],
            ["three: ", "it is a shard of a sweep, and the first one is of a run"],
        ),
    ] {
        refused(&folder, &merged(&folders), 2, &parts);
    }
    refused(&folder, &merged(&["one", "three"]), 2, &["of 3 shards these are missing: 2"]);
    refused(&folder, &["merge", "one", "--out", "one"], 2, &["of 3 shards these are missing: 2-3"]);
    for slice in ["0/4", "5/4", "1/0", "x", "1/2/3"] {
        let wrong = [sweep(&[]).as_slice(), &["--shard", slice]].concat();
        refused(&folder, &wrong, 2, &["--shard", "expected a number"]);
    }

    // What the scenario says has changed between two shards.
    let text = fs::read_to_string(folder.0.join("railway-mania.toml")).unwrap();
    folder.write("railway-mania.toml", format!("{text}\n# another\n"));
    shard(&[], "2/3", "changed");
    refused(
        &folder,
        &merged(&["one", "three", "changed"]),
        2,
        &["changed is of another", "content"],
    );

    // Cut off, changed, gone.
    let place = folder.0.join("three/shard.bin");
    let whole = fs::read(&place).unwrap();
    for damaged in [&whole[..whole.len() - 1], &whole[..40], &[]] {
        fs::write(&place, damaged).unwrap();
        refused(&folder, &merged(&["one", "three"]), 2, &["three: ", "shard.bin"]);
    }
    assert!(!folder.0.join("merged").exists());
}
