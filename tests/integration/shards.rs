//! A run in shards: put together it is the folder that one machine would have made, to the byte.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use overbuild::{
    metrics::Slice,
    report::{self, Head, Shard, ShardFile, Staged, Timing},
    scenario::Document,
};

use crate::{
    folder::{Folder, errors, files, refused},
    support::model,
};

fn done(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// All files are the same, and so is the manifest but for the clock and the machine.
pub(crate) fn same(folder: &Folder, whole: &str, merged: &str) {
    let (whole, merged) = (folder.0.join(whole), folder.0.join(merged));
    assert_eq!(files(&whole), files(&merged));
    let read = |path: &Path| fs::read(path).unwrap();
    let manifest = |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        let clock =
            ["started_unix", "seconds", "threads", "seal"].map(|key| format!("  \"{key}\":"));
        let kept = |line: &&str| !clock.iter().any(|key| line.starts_with(key));
        // What was typed is another command.
        let (before, rest) = text.split_once("  \"command\": [").unwrap();
        let after = rest.split_once("  ],").unwrap().1;
        before.lines().chain(after.lines()).filter(kept).map(str::to_owned).collect::<Vec<_>>()
    };
    for name in files(&whole) {
        let (one, other) = (whole.join(&name), merged.join(&name));
        if name == "manifest.json" {
            assert_eq!(manifest(&one), manifest(&other));
        } else {
            assert!(read(&one) == read(&other), "{name} differs");
        }
    }
}

/// Simulates shards, each with another number of threads, and puts them together in another order.
fn sharded(folder: &Folder, run: &[&str], of: usize, out: &str) -> String {
    let mut names = Vec::new();
    for number in 1..=of {
        let (shard, name) = (format!("{number}/{of}"), format!("{out}-{number}"));
        let threads = (number % 3 + 1).to_string();
        let own = ["--shard", &shard, "--out", &name, "--threads", &threads, "--quiet"];
        done(folder, &[run, &own].concat());
        assert_eq!(files(&folder.0.join(&name)), ["manifest.json", "shard.bin"]);
        names.push(name);
    }
    names.rotate_left(1);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    done(folder, &[&["merge"], names.as_slice(), &["--out", out]].concat())
}

#[test]
fn shards_are_the_run_of_one_machine() {
    let folder = Folder::new("shards-exact");
    let run = ["run", "fiber-glut.toml", "--paths", "1000", "--seed", "7", "--given", "bust"];
    let whole = done(&folder, &[&run, ["--out", "whole"].as_slice()].concat());
    let merged = sharded(&folder, &run, 3, "merged");
    assert_eq!(whole, merged, "what is printed is the same too");
    same(&folder, "whole", "merged");
    // Ten paths are one batch: three shards of four are empty.
    let run = ["run", "fiber-glut.toml", "--paths", "10", "--per-path", "none"];
    done(&folder, &[&run, ["--out", "few"].as_slice()].concat());
    sharded(&folder, &run, 4, "few-merged");
    same(&folder, "few", "few-merged");
    assert!(!folder.0.join("few/paths.csv").exists());
}

/// Beyond memory values are counted in cells, and the last digit of a mean depends on the parts.
#[test]
fn shards_beyond_memory_are_the_run_of_one_machine() {
    let folder = Folder::empty("shards-cells");
    done(&folder, &["new", "mine.toml"]);
    let set = ["--set", "run.years=3", "--set", "run.steps_per_year=4"];
    let memory = ["--paths", "120000", "--memory", "60MiB"];
    let run = [&["run", "mine.toml"], set.as_slice(), &memory].concat();
    done(&folder, &[&run, ["--out", "whole"].as_slice()].concat());
    assert!(!folder.0.join("whole/paths.csv").exists(), "the values fit in memory");
    sharded(&folder, &run, 3, "merged");
    same(&folder, "whole", "merged");
    let size = |name: &str| fs::metadata(folder.0.join(name)).unwrap().len();
    assert!(size("merged-3/shard.bin") < size("merged-1/shard.bin") / 4, "cells do not grow");
    let rows = [&run, ["--per-path", "csv"].as_slice()].concat();
    done(&folder, &[&rows, ["--out", "rows"].as_slice()].concat());
    sharded(&folder, &rows, 2, "rows-merged");
    same(&folder, "rows", "rows-merged");
}

/// A shard takes its files along: nothing but the shards is needed where they are put together.
#[test]
fn a_shard_carries_its_scenario() {
    let folder = Folder::new("shards-carried");
    fs::create_dir(folder.0.join("s\u{f8}r")).unwrap();
    folder.write("s\u{f8}r/plan.csv", "year,value,unit\n2025,70,bn USD\n2027,90,bn USD\n");
    let text = "extends = [\"../base.toml\", \"../s\u{f8}r/more.toml\"]\ntitle = \"Carried\"\n\
                [[builder]]\nname = \"Meta\"\nplan = { csv = \"plan.csv\", unit = \"bn USD\" }\n\
                [[expect]]\nmetric = \"write_down\"\nstatistic = \"p50\"\nabove = 1e6\n";
    folder.write("s\u{f8}r/mine.toml", text);
    folder.write("s\u{f8}r/more.toml", "extends = \"../base.toml\"\n[run]\nyears = 6\n");
    let run = ["run", "s\u{f8}r/mine.toml", "--paths", "300", "--set", "demand.initial=11"];
    let shard = |number: &str, out: &str| {
        done(&folder, &[&run, ["--shard", number, "--out", out].as_slice()].concat());
    };
    shard("1/2", "one");
    shard("2/2", "two");
    let whole = folder.run(&[&run, ["--out", "whole"].as_slice()].concat());
    assert_eq!(whole.status.code(), Some(99), "{}", errors(&whole));
    for name in ["s\u{f8}r", "shared", "data"] {
        fs::remove_dir_all(folder.0.join(name)).unwrap();
    }
    folder.write("base.toml", "another one");
    let merged = folder.run(&["merge", "one", "two", "--out", "merged"]);
    assert_eq!(merged.status.code(), Some(99), "{}", errors(&merged));
    assert_eq!(merged.stdout, whole.stdout);
    assert!(errors(&merged).contains("expectation not met"), "{}", errors(&merged));
    same(&folder, "whole", "merged");
}

#[test]
fn shards_that_do_not_belong_together_are_refused_by_name() {
    let folder = Folder::new("shards-refused");
    let shard = |arguments: &[&str], out: &str| {
        let usual = ["run", "fiber-glut.toml", "--paths", "200", "--quiet", "--out", out];
        done(&folder, &[&usual, arguments].concat());
    };
    shard(&["--shard", "1/3"], "s1");
    shard(&["--shard", "2/3"], "s2");
    shard(&["--shard", "3/3"], "s3");
    let merge = |names: &[&str], parts: &[&str]| {
        let arguments = [&["merge", "--out", "out"], names].concat();
        refused(&folder, &arguments, 2, parts);
        assert!(!folder.0.join("out").exists());
    };
    merge(&["s1", "s3"], &["of 3 shards these are missing: 2"]);
    merge(&["s3"], &["these are missing: 1-2"]);
    merge(&["s1", "s2", "s3", "s2/"], &["s2 and s2/ are both shard 2/3"]);
    merge(&["s1", "nowhere"], &["nowhere: there is no result of overbuild"]);
    for (arguments, told) in [
        (["--shard", "2/4"].as_slice(), "its number of shards is 4, that of the first 3"),
        (&["--shard", "2/3", "--seed", "5"], "its seed is 5"),
        (&["--shard", "2/3", "--memory", "2GiB"], "its --memory is 2147483648"),
        (&["--shard", "2/3", "--per-path", "none"], "its --per-path is none"),
        (
            &["--shard", "2/3", "--given", "bust"],
            "its --given is bust, that of the first not given",
        ),
        (&["--shard", "2/3", "--set", "fleet.site_life=30"], "its --set is fleet.site_life=30"),
    ] {
        shard(arguments, "other");
        merge(&["s1", "other", "s3"], &["other is of another run than s1", told]);
    }
    done(
        &folder,
        &["run", "base.toml", "--paths", "64", "--quiet", "--out", "other", "--shard", "2/3"],
    );
    merge(
        &["s1", "other", "s3"],
        &["its scenario is base.toml, that of the first fiber-glut.toml"],
    );
    let data = "data/ip_transit_price_us.csv";
    let text = fs::read_to_string(folder.0.join(data)).unwrap();
    folder.write(data, format!("{text}# a note\n").replace("# a note\n", "\n"));
    shard(&["--shard", "2/3"], "other");
    merge(&["s1", "other", "s3"], &["other is of another run", data, "another content"]);
    done(&folder, &["run", "base.toml", "--paths", "64", "--quiet", "--out", "plain"]);
    merge(&["plain"], &["plain: its manifest.json lists another kind of result"]);
    refused(&folder, &["merge", "s1", "s2", "s3", "--out", "./s2"], 2, &["is one of the shards"]);
    merge(&["s1", "s2", "s3", "--set", "x=1"], &["unexpected argument '--set'"]);
}

#[test]
fn a_shard_that_is_not_as_it_was_written_is_refused() {
    let folder = Folder::new("shards-damaged");
    let usual = ["run", "fiber-glut.toml", "--paths", "128", "--quiet", "--out"];
    done(&folder, &[&usual, ["s1", "--shard", "1/2"].as_slice()].concat());
    done(&folder, &[&usual, ["s2", "--shard", "2/2"].as_slice()].concat());
    let file = folder.0.join("s2/shard.bin");
    let bytes = fs::read(&file).unwrap();
    let damaged = |content: &[u8], told: &str| {
        fs::write(&file, content).unwrap();
        refused(&folder, &["merge", "s1", "s2", "--out", "out"], 2, &["s2: ", told]);
    };
    for length in [0, 1, 25, 40, bytes.len() / 2, bytes.len() - 1] {
        damaged(&bytes[..length], "is not as it was written: truncated or changed");
    }
    let mut flipped = bytes.clone();
    flipped[bytes.len() / 3] ^= 1;
    damaged(&flipped, "truncated or changed");
    damaged(&[bytes.clone(), vec![0]].concat(), "truncated or changed");
    let manifest = fs::read_to_string(folder.0.join("s2/manifest.json")).unwrap();
    folder.write("s2/manifest.json", manifest.replace("\"paths\": 128", "\"paths\": 129"));
    damaged(&bytes, "its manifest.json has been changed");
    fs::remove_file(&file).unwrap();
    folder.write("s2/manifest.json", &manifest);
    refused(&folder, &["merge", "s1", "s2", "--out", "out"], 2, &["s2: shard.bin: "]);
    fs::write(&file, &bytes).unwrap();
    done(&folder, &["merge", "s1", "s2", "--out", "out", "--quiet"]);
}

/// Shards of another version, and of another build of this one, which computes other paths.
#[test]
fn shards_of_another_program_are_refused() {
    let folder = Folder::new("shards-program");
    let usual = ["run", "fiber-glut.toml", "--paths", "128", "--quiet", "--out"];
    done(&folder, &[&usual, ["s1", "--shard", "1/2"].as_slice()].concat());
    done(&folder, &[&usual, ["s2", "--shard", "2/2"].as_slice()].concat());
    let head = |name: &str| Shard::open(&folder.0.join(name)).unwrap().head;
    let forge = |name: &str, change: &dyn Fn(&mut Head)| {
        let mut forged = head(name);
        change(&mut forged);
        let place = folder.0.join(format!("{name}-forged"));
        let staged = Staged::result(&place, report::names::shard(), false).unwrap();
        let file = ShardFile::create(&staged, &forged).unwrap();
        let timing = Timing { started_unix: 0, seconds: 0.0, threads: 1 };
        let (document, model) = (Document::default(), model("fiber-glut", &[]));
        file.finish(staged, Slice { number: 1, of: 2 }, (&model, &document), timing).unwrap();
    };
    forge("s2", &|head| head.program = "0.0.9".to_owned());
    let mixed = ["merge", "s1", "s2-forged", "--out", "out"];
    refused(&folder, &mixed, 2, &["its version of the program is 0.0.9, that of the first 0.1.0"]);
    forge("s1", &|head| head.program = "0.0.9".to_owned());
    let old = ["merge", "s1-forged", "s2-forged", "--out", "out"];
    refused(&folder, &old, 2, &["overbuild 0.0.9 made these shards, this is 0.1.0"]);
    forge("s2", &|head| head.first_paths = "0123456789abcdef".to_owned());
    refused(&folder, &mixed, 2, &["another build of the program made it: paths differ"]);
    forge("s1", &|head| head.first_paths = "0123456789abcdef".to_owned());
    refused(&folder, &old, 2, &["another build of overbuild made these shards"]);
    // Heads that are right, and no paths behind them.
    forge("s1", &|_| {});
    forge("s2", &|_| {});
    refused(&folder, &old, 1, &["the shards have 0 of 128 paths"]);
}

#[test]
fn numbers_of_shards_are_checked() {
    let folder = Folder::empty("shards-numbers");
    for (shard, told) in [
        ("0/4", "expected a number from 1/4 to 4/4"),
        ("5/4", "expected a number from 1/4 to 4/4"),
        ("1/0", "expected a number of shards from 1 to 100000, as in 3/16"),
        ("-1/4", "as in 3/16"),
        ("3", "as in 3/16"),
        ("3 of 16", "as in 3/16"),
        ("1/4294967296", "as in 3/16"),
        ("1/100001", "as in 3/16"),
    ] {
        let shard = format!("--shard={shard}");
        refused(&folder, &["run", "base", &shard], 2, &["invalid value", told]);
    }
    let others = [
        ("--precision=1%", "cannot be used with"),
        ("--theme=dark", "cannot be used with"),
        ("--language=de", "geht nicht zusammen mit"),
        ("--format=json", "cannot be used with"),
    ];
    for (other, told) in others {
        refused(&folder, &["run", "base", "--shard", "1/2", other], 2, &[told]);
    }
    refused(&folder, &["run", "base", "--shard", "1/2", "--memory", "1MiB"], 2, &["is too little"]);
    assert_eq!(files(&folder.0), [""; 0]);
}

/// A worker that is killed leaves nothing, or a whole shard; simulated again it is the same.
#[cfg(unix)]
#[test]
fn a_killed_shard_is_simulated_again() {
    let folder = Folder::new("shards-killed");
    let usual = ["run", "fiber-glut.toml", "--paths", "4000", "--quiet", "--out"];
    done(&folder, &[&usual, ["whole"].as_slice()].concat());
    done(&folder, &[&usual, ["s1", "--shard", "1/2"].as_slice()].concat());
    let second = [&usual, ["s2", "--shard", "2/2"].as_slice()].concat();
    for wait in [5, 60, 150, 300, 500] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_overbuild"))
            .args(&second)
            .current_dir(&folder.0)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        drop(child.kill());
        let finished = child.wait().unwrap().success();
        let merge = folder.run(&["merge", "s1", "s2", "--out", "merged", "--quiet"]);
        let there = folder.0.join("s2").exists();
        assert!(there || !finished);
        assert_eq!(merge.status.code(), Some(if there { 0 } else { 2 }), "{}", errors(&merge));
    }
    done(&folder, &second);
    done(&folder, &["merge", "s1", "s2", "--out", "merged", "--quiet"]);
    same(&folder, "whole", "merged");
    let left = files(&folder.0);
    assert!(!left.iter().any(|name| name.contains("unfinished")), "{left:?}");
}
