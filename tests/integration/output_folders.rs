//! What a user finds in and beside an output folder.

use std::fs;

use crate::folder::{Folder, errors, files, refused};

const RUN: &[&str] = &["run", "base.toml", "--paths", "64", "--quiet", "--out", "r"];

fn done(folder: &Folder, arguments: &[&str]) {
    let output = folder.run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
}

fn with<'a>(arguments: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [arguments, more].concat()
}

fn read(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.0.join(name)).unwrap()
}

#[test]
fn what_is_not_ours_stays() {
    let folder = Folder::new("stays");
    done(&folder, RUN);
    fs::create_dir_all(folder.0.join("r/notes")).unwrap();
    for name in ["r/board_final.pptx", "r/notes/talk.md", "r/.hidden"] {
        folder.write(name, "mine");
    }
    let commands: [&[&str]; 4] = [
        &["compare", "bear.toml", "base.toml", "--paths", "64", "--ladder-paths", "0"],
        &["backtest", "fiber-glut.toml", "--paths", "64"],
        &["chart", "r", "--theme", "dark"],
        &RUN[..5],
    ];
    for command in commands {
        let out: &[&str] = if command[0] == "chart" { &["-q"] } else { &["-q", "--out", "r"] };
        let quiet = if command.contains(&"--quiet") { &["--out", "r"] } else { out };
        done(&folder, &with(command, quiet));
        for name in ["r/board_final.pptx", "r/notes/talk.md", "r/.hidden"] {
            assert_eq!(read(&folder, name), "mine", "{command:?}");
        }
    }
    // Nothing of the other results is left.
    assert!(
        !files(&folder.0.join("r"))
            .iter()
            .any(|name| name.contains("backtest") || name.contains("-dark"))
    );
}

#[test]
fn an_edited_file_is_named_before_anything_is_simulated() {
    let folder = Folder::new("edited");
    done(&folder, RUN);
    folder.write("r/deck.pptx", "edited");
    folder.write("r/heat.svg", "mine");
    // So many paths would take minutes.
    let long = ["run", "base.toml", "--paths", "9000000", "--out", "r"];
    refused(
        &folder,
        &long,
        2,
        &["changed since overbuild wrote it: deck.pptx", "heat.svg", "--overwrite"],
    );
    assert_eq!(read(&folder, "r/deck.pptx"), "edited");
    done(&folder, &with(RUN, &["--overwrite"]));
    assert_ne!(fs::read(folder.0.join("r/deck.pptx")).unwrap(), b"edited");
    // So few paths have no heat map: nobody took the place of that file.
    assert_eq!(read(&folder, "r/heat.svg"), "mine");
    fs::remove_file(folder.0.join("r/heat.svg")).unwrap();
    done(&folder, RUN);
}

#[test]
fn a_folder_of_others_is_refused() {
    let folder = Folder::new("others");
    for (number, manifest) in
        ["", "{}", "{\"name\": \"site\"}", "{\"files\": {}}", "[1"].into_iter().enumerate()
    {
        let name = format!("site{number}");
        fs::create_dir(folder.0.join(&name)).unwrap();
        folder.write(&format!("{name}/manifest.json"), manifest);
        folder.write(&format!("{name}/index.html"), "mine");
        refused(
            &folder,
            &["run", "base.toml", "--out", &name],
            2,
            &["was not written by overbuild"],
        );
        assert_eq!(read(&folder, &format!("{name}/manifest.json")), manifest);
        assert_eq!(read(&folder, &format!("{name}/index.html")), "mine");
    }
    // One of ours of which a part is lost is called that.
    let broken = "{\"program\": \"overbuild\", \"fil";
    folder.write("site0/manifest.json", broken);
    refused(&folder, &["run", "base.toml", "--out", "site0"], 2, &["is damaged: name another"]);
    assert_eq!(read(&folder, "site0/manifest.json"), broken);
}

#[test]
fn pictures_replace_their_own_kind_alone() {
    let folder = Folder::new("pictures");
    done(&folder, RUN);
    fs::create_dir(folder.0.join("docs")).unwrap();
    folder.write("docs/price.svg", "mine");
    let price = ["chart", "r", "--only", "price", "--out", "docs", "-q"];
    refused(&folder, &price, 2, &["not written by overbuild: price.svg"]);
    assert_eq!(read(&folder, "docs/price.svg"), "mine");
    assert_eq!(files(&folder.0.join("docs")), ["price.svg"]);
    let spending = ["chart", "r", "--only", "spending", "--out", "docs", "-q"];
    for _ in 0..2 {
        done(&folder, &spending);
        assert_eq!(read(&folder, "docs/price.svg"), "mine");
    }
    folder.write("docs/spending.svg", "edited");
    refused(&folder, &spending, 2, &["changed since overbuild wrote it: spending.svg"]);
    done(&folder, &with(&spending, &["--overwrite"]));
    // Within a result they belong to it: hashes are right, and the next result has them no more.
    done(&folder, &["chart", "r", "--only", "price", "--title", "Mine", "-q"]);
    done(&folder, &["chart", "r", "--only", "price", "--theme", "dark", "-q"]);
    done(&folder, &["chart", "r", "--only", "price", "--theme", "dark", "-q"]);
    assert!(read(&folder, "r/manifest.json").contains("price-dark.png"));
    done(&folder, RUN);
    assert!(!folder.0.join("r/price-dark.svg").exists());
}

/// Charts that somebody has changed are drawn with a word.
#[test]
fn a_changed_file_of_charts_is_told() {
    let folder = Folder::new("charts-changed");
    done(&folder, RUN);
    let price = ["chart", "r", "--only", "price", "--out", "docs", "-q", "--overwrite"];
    let told = || errors(&folder.run(&price));
    assert_eq!(told(), "");
    let charts = read(&folder, "r/charts.json");
    folder.write("r/charts.json", charts.replacen("2025", "2026", 1));
    let said = told();
    assert!(
        said.contains("r: charts.json, of ") && said.contains("not as it was written"),
        "{said}"
    );
    folder.write("r/charts.json", charts);
    folder.write("r/manifest.json", read(&folder, "r/manifest.json").replacen('1', "2", 1));
    assert!(told().contains("manifest.json has been changed"), "{}", told());
}

/// A name in a file of charts cannot lead out of the folder.
#[test]
fn names_of_charts_are_names() {
    let folder = Folder::new("names");
    done(&folder, RUN);
    let charts = read(&folder, "r/charts.json").replacen(
        "\"name\": \"tightness\"",
        "\"name\": \"../outside\"",
        1,
    );
    fs::create_dir(folder.0.join("other")).unwrap();
    folder.write("other/charts.json", charts);
    refused(&folder, &["chart", "other", "-q"], 2, &["../outside"]);
    assert!(!folder.0.join("outside.svg").exists());
}

#[cfg(unix)]
#[test]
fn links_are_followed() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("links");
    fs::create_dir_all(folder.0.join("disk/results")).unwrap();
    symlink("disk/results", folder.0.join("r")).unwrap();
    symlink("nowhere", folder.0.join("dangling")).unwrap();
    for _ in 0..2 {
        done(&folder, RUN);
        assert_eq!(fs::read_link(folder.0.join("r")).unwrap().to_str(), Some("disk/results"));
        assert!(folder.0.join("disk/results/summary.json").exists());
        assert_eq!(files(&folder.0.join("disk")), ["results"]);
    }
    refused(&folder, &["run", "base.toml", "--out", "dangling"], 2, &["a link to nowhere"]);
    symlink("disk", folder.0.join("way")).unwrap();
    done(&folder, &["run", "base.toml", "--paths", "64", "-q", "--out", "way/more"]);
    assert!(folder.0.join("disk/more/summary.json").exists());
    folder.write("file", "");
    refused(&folder, &["run", "base.toml", "--out", "file"], 2, &["a file has that name"]);
}

#[test]
fn a_second_run_at_the_same_time_is_told_at_its_start() {
    let folder = Folder::new("twice");
    let mut first = std::process::Command::new(env!("CARGO_BIN_EXE_overbuild"))
        .args(["run", "base.toml", "--paths", "9000000", "--out", "r", "-q"])
        .current_dir(&folder.0)
        .spawn()
        .unwrap();
    while !folder.0.join(".r.unfinished/lock").exists() {
        assert!(first.try_wait().unwrap().is_none());
        std::thread::yield_now();
    }
    let second = folder.run(&["run", "bear.toml", "--paths", "9000000", "--out", "r"]);
    assert_eq!(second.status.code(), Some(1), "{}", errors(&second));
    assert!(errors(&second).contains("another overbuild is writing r"), "{}", errors(&second));
    first.kill().unwrap();
    first.wait().unwrap();
    done(&folder, RUN);
    assert!(!folder.0.join(".r.unfinished").exists());
}

/// What the program left before it had working folders.
#[test]
fn what_earlier_versions_left_is_cleared_away() {
    let folder = Folder::new("earlier");
    done(&folder, RUN);
    // Killed while the old folder was removed.
    fs::rename(folder.0.join("r"), folder.0.join(".r.old")).unwrap();
    folder.write(".r.old/board_final.pptx", "mine");
    done(&folder, RUN);
    assert_eq!(read(&folder, "r/board_final.pptx"), "mine");
    fs::create_dir(folder.0.join(".r.old")).unwrap();
    for name in ["manifest.json", "summary.json", "deck.pptx"] {
        fs::copy(folder.0.join("r").join(name), folder.0.join(".r.old").join(name)).unwrap();
    }
    folder.write(".r.old/late.txt", "mine");
    // No process has such a number.
    fs::create_dir(folder.0.join(".r.unfinished-999999999")).unwrap();
    folder.write(".r.unfinished-999999999/paths.csv", "path,b");
    // Somebody else's.
    fs::create_dir(folder.0.join(".r.unfinished-999999998")).unwrap();
    folder.write(".r.unfinished-999999998/thesis.txt", "mine");
    done(&folder, RUN);
    assert_eq!(read(&folder, "r/late.txt"), "mine");
    let left: Vec<String> =
        files(&folder.0).into_iter().filter(|name| name.starts_with('.')).collect();
    assert_eq!(left, [".r.unfinished-999999998"]);
}

#[test]
fn a_checkpoint_replaces_no_other_file() {
    let folder = Folder::new("checkpoint");
    folder.write(".r.checkpoint", "mine");
    let calibrate =
        ["calibrate", "fiber-glut.toml", "--population", "50", "--rounds", "1", "--out", "r", "-q"];
    refused(&folder, &calibrate, 2, &["is no checkpoint of overbuild"]);
    assert_eq!(read(&folder, ".r.checkpoint"), "mine");
    fs::remove_file(folder.0.join(".r.checkpoint")).unwrap();
    done(&folder, &calibrate);
    assert!(!folder.0.join(".r.checkpoint").exists());
}
