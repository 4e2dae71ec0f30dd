//! Files that are laid over each other, and files that never end.

use std::{fmt::Write as _, process::Command, time::Duration};

use super::ends_soon;
use crate::{
    folder::{Folder, errors, refused},
    programs,
};

/// Two bases of one base: each file is laid once, so that none undoes what another said.
#[test]
fn a_file_that_is_reached_twice_is_laid_once() {
    let folder = Folder::new("reading-diamond");
    folder.write("left.toml", "extends = \"base.toml\"\n[demand]\ninitial = 11\n");
    folder.write("right.toml", "extends = \"base.toml\"\n[fleet]\nsite_life = 30\n");
    folder.write("both.toml", "extends = [\"left.toml\", \"right.toml\"]\ntitle = \"x\"\n");
    let written = [
        "trace",
        "base.toml",
        "--median",
        "--set",
        "demand.initial=11",
        "--set",
        "fleet.site_life=30",
    ];
    let both = folder.run(&["trace", "both.toml", "--median"]);
    assert!(both.status.success() && both.stdout == folder.run(&written).stdout);
    for layer in 0..24 {
        let next = format!("extends = [\"{0}.toml\", \"./{0}.toml\"]\n", layer + 1);
        folder.write(&format!("{layer}.toml"), next);
    }
    folder.write("24.toml", "extends = \"base.toml\"\n");
    ends_soon(&folder, &["check", "0.toml"], 0, "");
}

#[test]
fn whatever_is_named_reading_it_ends() {
    let folder = Folder::new("reading-ends");
    let check = |text: String, word: &str| {
        folder.write("case.toml", text);
        ends_soon(&folder, &["check", "case.toml"], 2, word);
    };
    check(format!("title = {}1{}", "[".repeat(100_000), "]".repeat(100_000)), "within each other");
    check(
        format!("title = {}1{}", "{a=".repeat(100_000), "}".repeat(100_000)),
        "within each other",
    );
    check(format!("title{} = 1", ".a".repeat(100_000)), "within each other");
    check(format!("[title{}]", ".a".repeat(100_000)), "within each other");
    check(format!("title = \"{}", "[".repeat(100_000)), "not valid TOML");
    let base = std::fs::read_to_string(folder.0.join("base.toml")).unwrap();
    let name = "x".repeat(4_000_000);
    check(format!("{base}\n[[holder]]\nname = \"{name}\"\n"), "expected a name of 1 to 60");
    check(
        format!("{base}\n[[exposure]]\nname = \"X\"\non = \"{name}\"\nholder = \"Banks\"\n"),
        "1 to 60",
    );
    let mut many = base.clone();
    (0..50_000).for_each(|i| writeln!(many, "key_{i} = {i}").unwrap());
    check(many, "and ");
    let mut many = base.clone();
    (0..50_000).for_each(|i| write!(many, "[[holder]]\nname = \"h{i}\"\n").unwrap());
    check(many, "a list has no more than");
    folder.write("large.toml", vec![b'#'; 17 << 20]);
    ends_soon(&folder, &["check", "large.toml"], 2, "more than 16 MiB");
    ends_soon(&folder, &["check", "data"], 2, "it is a folder, not a file");
    check("extends = \"\"\n".to_owned(), "expected the name of a file, found none");
    for i in 0..100 {
        folder.write(&format!("chain{i}.toml"), format!("extends = \"chain{}.toml\"\n", i + 1));
    }
    ends_soon(&folder, &["check", "chain0.toml"], 2, "a chain of more than");
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_no_files() {
    let folder = Folder::new("reading-pipes");
    let mut mkfifo = Command::new("mkfifo");
    mkfifo.arg(folder.0.join("pipe"));
    let made = programs::run(&mut mkfifo, &folder.0.join("told"), Duration::from_secs(10));
    let has_pipe = made.is_some_and(|status| status.success());
    if !has_pipe {
        programs::skipped("a pipe as a file", "no mkfifo that works");
    }
    for file in ["pipe", "/dev/zero"].into_iter().filter(|file| has_pipe || *file != "pipe") {
        ends_soon(&folder, &["check", file], 2, "it is a pipe or a device");
        folder.write("case.toml", format!("extends = \"{file}\"\ntitle = \"x\"\n"));
        ends_soon(&folder, &["check", "case.toml"], 2, "it is a pipe or a device");
        let plan = format!(
            "extends = \"base.toml\"\n[[builder]]\nname = \"Meta\"\nplan = {{ csv = \"{file}\" }}\n"
        );
        folder.write("case.toml", plan);
        ends_soon(&folder, &["check", "case.toml"], 2, "it is a pipe or a device");
    }
}

/// Who copies a scenario alone gets the bases that it shares from the program, and is told.
#[test]
fn a_scenario_that_is_copied_alone_reads_the_same() {
    let folder = Folder::new("reading-alone");
    let trace = || {
        let output = folder.run(&["trace", "base.toml", "--path", "3"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        (output.stdout, String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (beside, said) = trace();
    assert!(!said.contains("the program's own"), "{said}");
    std::fs::remove_dir_all(folder.0.join("shared")).unwrap();
    let (alone, said) = trace();
    assert!(
        said.contains("behaviour.toml is not there: the program's own overbuild:/shared"),
        "{said}"
    );
    assert!(beside == alone, "another path");
}

/// One of the program's own is a file in `extends`, with its ending.
#[test]
fn a_bare_name_in_extends_is_told_its_file() {
    let folder = Folder::new("reading-bare");
    folder.write("bare.toml", "extends = \"base\"\ntitle = \"x\"\n");
    refused(&folder, &["check", "bare.toml"], 2, &["did you mean `base.toml`", "bare.toml:1:11"]);
}

/// What a file leaves out is its bases': it may have the same table anew.
#[test]
fn a_file_has_a_table_anew() {
    let folder = Folder::new("reading-anew");
    let leases = "[lease]\nadditions = [[2026, 0.5], [2028, 0]]\n";
    let traced = |name: &str, without: &str, more: &str| {
        folder.write(name, format!("extends = \"base.toml\"\ntitle = \"x\"\n{without}{more}"));
        let output = folder.run(&["trace", name, "--median"]);
        assert!(output.status.success(), "{}", errors(&output));
        output.stdout
    };
    let without = traced("none.toml", "without = [\"lease\"]\n", "");
    let anew = traced("anew.toml", "without = [\"lease\"]\n", leases);
    let laid = traced("laid.toml", "", leases);
    assert!(
        without != anew && anew != laid,
        "the builders' own leases are left out, those of the file are there"
    );
    folder.write("own.toml", format!("title = \"x\"\nwithout = [\"lease\"]\n{leases}"));
    refused(
        &folder,
        &["check", "own.toml"],
        2,
        &["there is no table `lease` to leave out", "the file itself has it"],
    );
}

/// A name that is no text is taken as every other.
#[cfg(unix)]
#[test]
fn arguments_need_not_be_text() {
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::new("reading-bytes");
    let place = std::ffi::OsStr::from_bytes(b"n\xff");
    let output = Command::new(env!("CARGO_BIN_EXE_overbuild"))
        .args(["run", "base", "--paths", "64", "--quiet", "--no-explore", "--out"])
        .arg(place)
        .current_dir(&folder.0)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", errors(&output));
    assert!(folder.0.join(place).join("manifest.json").exists());
}
