//! What is saved while a result takes its place.

use super::*;

/// What is saved in the old folder at the last moment comes over.
#[cfg(target_os = "linux")]
#[test]
fn what_is_saved_meanwhile_is_kept() {
    let office = Office::used();
    let staged = office.staged(NEW, false).unwrap();
    // The program ends right after the folders have changed places.
    for steps in 0.. {
        assert!(steps < 100, "the folders never change places");
        let office = Office::used();
        let staged = office.staged(NEW, false).unwrap();
        killed::after(Some(steps));
        drop(finish(staged, NEW));
        killed::after(None);
        if !office.folder.join("more.svg").exists() {
            continue;
        }
        let working = Place::claim(&office.folder).unwrap().working.clone();
        drop(fs::create_dir(&working));
        let old = fs::read_dir(&working).unwrap().map(|entry| entry.unwrap().path());
        let old = old.into_iter().find(|path| path.is_dir()).unwrap();
        // A program that had them open saves a file anew, and writes two more.
        fs::write(old.join("saved"), "better").unwrap();
        fs::rename(old.join("saved"), old.join("board_final.pptx")).unwrap();
        fs::write(old.join("late.txt"), "late").unwrap();
        fs::write(office.folder.join("notes/later.txt"), "later").unwrap();
        settle(&office.folder);
        let read = |name: &str| fs::read_to_string(office.folder.join(name)).unwrap();
        assert_eq!(read("board_final.pptx"), "better");
        assert_eq!((read("late.txt"), read("notes/later.txt")), ("late".into(), "later".into()));
        // The file as it was before is not kept beside the one that was saved.
        assert!(!names(&office.folder).iter().any(|name| name.contains(".kept-")));
        office.is_whole();
        assert_eq!(office.names(), ["base"]);
        break;
    }
    drop(staged);
}

/// What is saved under a new file's name while files are moved in keeps its name.
#[cfg(unix)]
#[test]
fn what_is_saved_while_files_move_in_is_kept() {
    killed::refuse_exchange(true);
    let mut met = 0;
    for steps in 0..100 {
        let office = Office::used();
        let staged = office.staged(NEW, false).unwrap();
        killed::after(Some(steps));
        drop(finish(staged, NEW));
        killed::after(None);
        let path = office.folder.join("more.svg");
        if path.exists() {
            break;
        }
        fs::write(&path, "mine").unwrap();
        settle(&office.folder);
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine", "{steps}");
        met += usize::from(office.folder.join("more.svg.kept-1").exists());
        office.has_what_is_the_users();
    }
    killed::refuse_exchange(false);
    assert!(met > 0, "no new file was ever on its way");
}
