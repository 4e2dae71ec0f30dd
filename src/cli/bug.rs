//! A mistake of the program itself: it says what to send, clears its stage away and ends with 1.

use std::{
    backtrace::{Backtrace, BacktraceStatus},
    panic::{self, PanicHookInfo},
    process,
};

use super::{exit::FAILED, print::err, signals};

/// Ends the program so on a panic, in any thread.
pub(super) fn expect() {
    panic::set_hook(Box::new(|info| {
        err(&words(info));
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            err(&trace.to_string());
        }
        signals::give_up();
        process::exit(i32::from(FAILED));
    }));
}

fn words(info: &PanicHookInfo<'_>) -> String {
    let what = info.payload_as_str().unwrap_or("a panic without words");
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let typed: Vec<String> =
        std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    said(what, &place, &typed)
}

/// What is told of it, and what helps to find it.
fn said(what: &str, place: &str, typed: &[String]) -> String {
    format!(
        "error: this is a mistake of overbuild, not yours: {what} ({place})\n\
         What was being written is cleared away. Please report it with this text and the scenario's files:\n  \
         overbuild {} on {} {}\n  {}",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        typed.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use std::{env, path::Path, process::Command};

    use super::*;
    use crate::report::Staged;

    const FOLDER: &str = "overbuild-ended-by-a-bug";

    /// Runs in a process of its own, which it ends.
    #[test]
    #[ignore = "ends its process: `a_bug_is_told_and_leaves_nothing` runs it"]
    fn ends_by_a_bug() {
        let folder = env::temp_dir().join(FOLDER).join("r");
        let names = vec!["paths.csv".to_owned()];
        let staged = signals::opened(|| Staged::result(&folder, names, false)).unwrap();
        staged.write("paths.csv", b"half").unwrap();
        expect();
        std::thread::spawn(|| panic!("seven is not eight")).join().unwrap();
    }

    #[test]
    fn a_bug_is_told_and_leaves_nothing() {
        let parent = env::temp_dir().join(FOLDER);
        let left = |parent: &Path| std::fs::read_dir(parent).map_or(0, Iterator::count);
        drop(std::fs::remove_dir_all(&parent));
        let child = Command::new(env::current_exe().unwrap())
            .args(["--ignored", "--exact", "cli::bug::tests::ends_by_a_bug", "--nocapture"])
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&child.stderr).into_owned();
        assert_eq!(child.status.code(), Some(1), "{told}");
        for part in ["seven is not eight", "Please report it", "bug.rs", "ends_by_a_bug"] {
            assert!(told.contains(part), "{part}: {told}");
        }
        assert_eq!(left(&parent), 0, "a stage is left");
        drop(std::fs::remove_dir_all(&parent));
    }
}
