//! The program ends at every step in turn.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Map, json};

use super::{Refusal, Staged, disk, disk::killed, place::Place, record::sealed, settle};
use crate::report::json::hash;

mod meanwhile;

/// A folder of tests with a result in it, and a user's things beside its files.
struct Office {
    root: tempfile::TempDir,
    folder: PathBuf,
}

const OLD: &[(&str, &str)] = &[("a.csv", "old a"), ("b.csv", "old b"), ("gone.svg", "old picture")];
const NEW: &[(&str, &str)] = &[("a.csv", "new a"), ("b.csv", "new b"), ("more.svg", "new picture")];

impl Office {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("base");
        Self { root, folder }
    }

    /// With a user's files, hidden ones, links and folders.
    fn used() -> Self {
        let office = Self::new();
        office.run(OLD, false).unwrap();
        let folder = &office.folder;
        fs::create_dir_all(folder.join("notes/deep")).unwrap();
        for (name, content) in [
            ("board_final.pptx", "mine"),
            (".hidden", "mine too"),
            ("notes/talk.md", "words"),
            ("notes/deep/b.csv", "not a result"),
        ] {
            fs::write(folder.join(name), content).unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("nowhere", folder.join("link")).unwrap();
        office
    }

    fn staged(&self, files: &[(&str, &str)], overwrite: bool) -> Result<Staged, Refusal> {
        let names = files.iter().map(|(name, _)| (*name).to_owned()).collect();
        Staged::result(&self.folder, names, overwrite)
    }

    fn run(&self, files: &[(&str, &str)], overwrite: bool) -> Result<Vec<String>, Refusal> {
        finish(self.staged(files, overwrite)?, files)
    }

    /// Every hash of the record is right, and all is of one result.
    fn is_whole(&self) {
        let text = fs::read_to_string(self.folder.join("manifest.json")).unwrap();
        let record: serde_json::Value = serde_json::from_str(&text).unwrap();
        for (name, expected) in record["files"].as_object().unwrap() {
            let content = fs::read(self.folder.join(name)).unwrap();
            assert_eq!(hash(&content), *expected, "{name}");
        }
        let is_old = record["files"].as_object().unwrap().contains_key("gone.svg");
        assert_eq!(self.folder.join("gone.svg").exists(), is_old);
        assert_eq!(self.folder.join("more.svg").exists(), !is_old);
    }

    /// What the user has put there is there.
    fn has_what_is_the_users(&self) {
        for (name, content) in [
            ("board_final.pptx", "mine"),
            (".hidden", "mine too"),
            ("notes/talk.md", "words"),
            ("notes/deep/b.csv", "not a result"),
        ] {
            assert_eq!(fs::read_to_string(self.folder.join(name)).unwrap(), content, "{name}");
        }
        #[cfg(unix)]
        assert_eq!(fs::read_link(self.folder.join("link")).unwrap(), Path::new("nowhere"));
    }

    fn names(&self) -> Vec<String> {
        names(self.root.path())
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn finish(staged: Staged, files: &[(&str, &str)]) -> Result<Vec<String>, Refusal> {
    let one = |(name, content): &(&str, &str)| {
        staged.write(name, content.as_bytes()).unwrap();
        ((*name).to_owned(), hash(content.as_bytes()))
    };
    let hashes: Vec<_> = files.iter().map(one).collect();
    let mut record = Map::new();
    record.insert("format_version".to_owned(), json!(1));
    record.insert("program".to_owned(), json!("overbuild"));
    record.insert(
        "files".to_owned(),
        json!(hashes.iter().cloned().collect::<std::collections::BTreeMap<_, _>>()),
    );
    staged.finish(&hashes, Some(sealed(record)))
}

/// Ends the program at each step of a run, and of the one that clears up after it.
fn killed_everywhere(is_atomic: bool, overwrite: bool) {
    for first in 0.. {
        let mut over = true;
        for second in [None, Some(0), Some(1), Some(3), Some(6), Some(10), Some(15), Some(21)] {
            let office = Office::used();
            if overwrite {
                fs::write(office.folder.join("a.csv"), "edited").unwrap();
            }
            let notes = disk::identity(&office.folder.join("notes"));
            killed::refuse_exchange(!is_atomic);
            let staged = office.staged(NEW, overwrite).unwrap();
            killed::after(Some(first));
            drop(finish(staged, NEW));
            over = killed::is_over();
            if let Some(again) = second {
                killed::after(Some(again));
                settle(&office.folder);
            }
            killed::after(None);
            office.has_what_is_the_users();
            let is_edited =
                fs::read_to_string(office.folder.join("a.csv")).is_ok_and(|text| text == "edited");
            if is_atomic && !is_edited {
                office.is_whole();
            }
            settle(&office.folder);
            office.has_what_is_the_users();
            if !is_edited {
                office.is_whole();
            }
            assert_eq!(office.names(), ["base"], "{first} {second:?}");
            office.run(NEW, overwrite).unwrap();
            office.is_whole();
            office.has_what_is_the_users();
            assert_eq!(office.names(), ["base"], "{first} {second:?}");
            assert_eq!(disk::identity(&office.folder.join("notes")), notes, "{first} {second:?}");
            let all = [".hidden", "a.csv", "b.csv", "board_final.pptx", "link", "manifest.json"];
            let mut all: Vec<&str> = all.to_vec();
            all.extend(["more.svg", "notes"]);
            assert_eq!(names(&office.folder), all, "{first} {second:?}");
        }
        if over {
            assert!(first > 10, "{first} steps are too few to be true");
            break;
        }
    }
    killed::refuse_exchange(false);
}

#[cfg(target_os = "linux")]
#[test]
fn killed_at_any_step_the_folder_is_the_old_one_or_the_new_one() {
    killed_everywhere(true, false);
}

#[cfg(target_os = "linux")]
#[test]
fn killed_at_any_step_of_an_overwriting_run_nothing_else_is_touched() {
    killed_everywhere(true, true);
}

/// Where folders cannot change places the next command ends what was begun.
#[cfg(unix)]
#[test]
fn killed_at_any_step_where_folders_cannot_change_places() {
    killed_everywhere(false, false);
}

/// A disk may be full when what a long command keeps is written, or when a result is to take its place.
#[test]
fn what_cannot_be_written_leaves_nothing() {
    let office = Office::used();
    let staged = office.staged(NEW, false).unwrap();
    // What stands there cannot be replaced by a file.
    fs::create_dir(staged.checkpoint()).unwrap();
    assert!(staged.write_checkpoint("{\"version\":1}").is_err());
    let left = names(&office.root.path().join(".base.unfinished"));
    assert!(left.iter().all(|name| name != ".checkpoint"), "{left:?}");
    drop(staged);
    fs::remove_dir(office.root.path().join(".base.checkpoint")).unwrap();
    let staged = office.staged(NEW, false).unwrap();
    fs::create_dir(office.root.path().join(".base.unfinished/commit")).unwrap();
    assert!(finish(staged, NEW).is_err());
    let left = names(&office.root.path().join(".base.unfinished"));
    assert_eq!(left, ["commit"]);
    office.is_whole();
    office.has_what_is_the_users();
}

#[test]
fn what_a_user_has_changed_is_not_replaced() {
    let office = Office::used();
    fs::write(office.folder.join("a.csv"), "edited").unwrap();
    fs::write(office.folder.join("more.svg"), "mine").unwrap();
    let Err(Refusal::Taken(text)) = office.staged(NEW, false) else { panic!("it was taken") };
    assert!(text.contains("changed since overbuild wrote it: a.csv"), "{text}");
    assert!(text.contains("not written by overbuild: more.svg"), "{text}");
    assert_eq!(office.names(), ["base"]);
    office.run(NEW, true).unwrap();
    assert_eq!(fs::read_to_string(office.folder.join("a.csv")).unwrap(), "new a");
    office.is_whole();
    office.has_what_is_the_users();
    // An edited file that the next result has no more is kept, and told.
    fs::write(office.folder.join("more.svg"), "edited").unwrap();
    let notes = office.run(OLD, false).unwrap();
    assert!(notes.len() == 1 && notes[0].contains("more.svg"), "{notes:?}");
    assert_eq!(fs::read_to_string(office.folder.join("more.svg")).unwrap(), "edited");
}

#[test]
fn a_record_that_was_changed_is_not_replaced() {
    let office = Office::used();
    let path = office.folder.join("manifest.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen('{', "{\n  \"remark\": \"for the board\",", 1)).unwrap();
    let Err(Refusal::Taken(said)) = office.staged(NEW, false) else { panic!("it was taken") };
    assert!(said.contains("manifest.json"), "{said}");
    // Without its seal it may list anything, as a file of the user's.
    fs::write(office.folder.join("mine.txt"), "mine").unwrap();
    let (body, _) = text.rsplit_once(",\n  \"seal\"").unwrap();
    let files = format!("\"files\": {{\n    \"mine.txt\": \"{}\",", hash(b"mine"));
    fs::write(&path, format!("{body}\n}}\n").replacen("\"files\": {", &files, 1)).unwrap();
    let Err(Refusal::Taken(said)) = office.staged(NEW, false) else { panic!("it was taken") };
    assert!(said.contains("which may list what is yours: a.csv, b.csv"), "{said}");
    // Pictures that are added to it give it no seal.
    let pictures = [("more.svg", "drawn")];
    let names = vec!["more.svg".to_owned()];
    let staged = Staged::pictures(&office.folder, names, true).unwrap();
    let hashes = pictures.map(|(name, content)| {
        staged.write(name, content.as_bytes()).unwrap();
        (name.to_owned(), hash(content.as_bytes()))
    });
    staged.finish(&hashes.to_vec(), None).unwrap();
    assert!(matches!(office.staged(NEW, false), Err(Refusal::Taken(_))));
    // Who gives up the record gives up nothing else that it lists, but what has a new one in its place.
    let notes = office.run(NEW, true).unwrap();
    assert!(notes.len() == 1 && notes[0].contains("kept: gone.svg, mine.txt"), "{notes:?}");
    assert_eq!(fs::read_to_string(office.folder.join("mine.txt")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(office.folder.join("gone.svg")).unwrap(), "old picture");
    office.run(OLD, true).unwrap();
    office.is_whole();
    assert_eq!(fs::read_to_string(office.folder.join("mine.txt")).unwrap(), "mine");
    for other in
        ["", "{}", "{\"name\": \"site\", \"icons\": []}", "[1]", "{\"program\": \"overbuild\"}"]
    {
        fs::write(&path, other).unwrap();
        let refused = office.staged(NEW, false);
        assert!(matches!(refused, Err(Refusal::Taken(_))), "{other}");
    }
}

#[test]
fn a_folder_is_written_by_one_at_a_time() {
    let office = Office::used();
    let first = office.staged(NEW, false).unwrap();
    let Err(Refusal::Failed(text)) = office.staged(NEW, false) else { panic!("two at a time") };
    assert!(text.contains("another overbuild is writing"), "{text}");
    drop(first);
    office.run(NEW, false).unwrap();
    assert_eq!(office.names(), ["base"]);
}
