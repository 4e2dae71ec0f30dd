//! Killed at random instants, a command leaves the old result or the new one, and nothing of a user's is touched.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use sha2::{Digest, Sha256};

use crate::folder::{Folder, errors, files};

/// Instants in `cargo test`; `OVERBUILD_KILLS=200` asks for more.
const KILLS: usize = 12;

const COMMANDS: &[&[&str]] = &[
    &["run", "base.toml", "--paths", "64", "--out", "r", "--quiet"],
    &[
        "compare",
        "bear.toml",
        "base.toml",
        "--paths",
        "64",
        "--ladder-paths",
        "0",
        "--out",
        "r",
        "--quiet",
    ],
    &[
        "calibrate",
        "fiber-glut.toml",
        "--population",
        "50",
        "--rounds",
        "1",
        "--out",
        "r",
        "--quiet",
    ],
];

/// The command of these that keeps what it has learned, where it is killed, and the file that it keeps it in.
const LEARNS: usize = 2;
const CHECKPOINT: &str = ".r.checkpoint";

/// What a user has put into the folder.
const MINE: &[(&str, &str)] = &[
    ("board_final.pptx", "slides"),
    (".hidden", "secret"),
    ("notes/talk.md", "words"),
    ("notes/deep/deck.pptx", "no deck"),
];

#[test]
fn killed_at_random_instants_nothing_is_lost_or_mixed() {
    let kills = std::env::var("OVERBUILD_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let folder = Folder::new("kill");
    let mut took = Vec::new();
    for command in COMMANDS {
        let begun = Instant::now();
        assert!(folder.run(command).status.success());
        took.push(begun.elapsed().as_secs_f64());
    }
    let result = folder.0.join("r");
    for (name, content) in MINE {
        fs::create_dir_all(result.join(name).parent().unwrap()).unwrap();
        fs::write(result.join(name), content).unwrap();
    }
    let beside = files(&folder.0);
    let (mut hit, mut left) = (0, 0);
    for kill in 0..kills {
        let which = kill % COMMANDS.len();
        let mut child = start(&folder, COMMANDS[which]);
        thread::sleep(Duration::from_secs_f64(took[which] * 1.1 * chance(kill)));
        let in_time = child.try_wait().unwrap().is_none();
        hit += usize::from(in_time);
        // A machine that is less busy than it was is faster.
        took[which] *= if in_time { 1.0 } else { 0.8 };
        child.kill().unwrap();
        child.wait().unwrap();
        left += usize::from(files(&folder.0) != beside);
        is_whole(&result);
        // The next command is not blocked, and clears up; sometimes it is one that is killed again.
        if kill % 4 == 3 || kill + 1 == kills {
            let output = folder.run(COMMANDS[which]);
            assert!(output.status.success(), "{kill}: {}", errors(&output));
            is_whole(&result);
            let mut now = files(&folder.0);
            // What a calibration had learned waits for the next one.
            now.retain(|name| which == LEARNS || name != CHECKPOINT);
            assert_eq!(now, beside, "{kill}");
        }
    }
    assert!(folder.run(COMMANDS[LEARNS]).status.success());
    assert_eq!(files(&folder.0), beside);
    println!("{kills} kills: {hit} before the end, {left} left something, all of it cleared away");
    assert!(hit > 0, "no kill hit");
}

fn start(folder: &Folder, command: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_overbuild"))
        .args(command)
        .current_dir(&folder.0)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Between 0 and 1, the same in each test.
fn chance(number: usize) -> f64 {
    f64::from(u32::from_be_bytes(Sha256::digest(number.to_be_bytes())[..4].try_into().unwrap()))
        / f64::from(u32::MAX)
}

/// The folder has what its manifest says, what the user has put there, and nothing else.
pub(crate) fn is_whole(result: &Path) {
    let manifest = fs::read_to_string(result.join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let listed = manifest["files"].as_object().unwrap();
    let mut expected: BTreeMap<PathBuf, String> = BTreeMap::new();
    for (name, hash) in listed {
        expected.insert(name.into(), hash.as_str().unwrap().to_owned());
    }
    for (name, content) in MINE {
        expected.insert(name.into(), hash(content.as_bytes()));
    }
    let mut found = BTreeMap::new();
    all(result, Path::new(""), &mut found);
    found.remove(Path::new("manifest.json"));
    assert_eq!(found, expected);
}

fn all(folder: &Path, within: &Path, found: &mut BTreeMap<PathBuf, String>) {
    for name in files(folder) {
        let (path, own) = (folder.join(&name), within.join(&name));
        if path.is_dir() {
            all(&path, &own, found);
        } else {
            found.insert(own, hash(&fs::read(path).unwrap()));
        }
    }
}

fn hash(content: &[u8]) -> String {
    let bytes = Sha256::digest(content);
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
