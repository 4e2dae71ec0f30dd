//! Programs that a machine may have or not: a test that needs one says so and is skipped.

use std::{
    fs::File,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Runs a program to its end, with its output in a file; nothing if it cannot be started or hangs.
pub(crate) fn run(command: &mut Command, output: &Path, patience: Duration) -> Option<ExitStatus> {
    let file = File::create(output).unwrap();
    command.stdin(Stdio::null()).stdout(file.try_clone().unwrap()).stderr(file);
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child = command.spawn().ok()?;
    let begun = Instant::now();
    while begun.elapsed() < patience {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status);
        }
        thread::sleep(Duration::from_millis(20));
    }
    // With all that it has started.
    #[cfg(unix)]
    let _ = rustix::process::kill_process_group(number(&child), rustix::process::Signal::KILL);
    drop(child.kill());
    child.wait().unwrap();
    None
}

/// The number of a process.
#[cfg(unix)]
pub(crate) fn number(child: &Child) -> rustix::process::Pid {
    rustix::process::Pid::from_raw(child.id().cast_signed()).unwrap()
}

/// Whether a signal is ignored by the tests, and so by all that they start: under `nohup`, or in the background of a
/// shell. What is tried with it is skipped.
#[cfg(unix)]
pub(crate) fn ignores(signal: rustix::process::Signal) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|hex| u64::from_str_radix(hex.trim(), 16).ok()).unwrap_or(0);
    let is_ignored = mask >> (signal.as_raw() - 1) & 1 == 1;
    if is_ignored {
        skipped(&format!("{signal:?}"), "it is ignored where these tests run");
    }
    is_ignored
}

/// Says why a test is skipped: also without `--nocapture`.
pub(crate) fn skipped(what: &str, why: &str) {
    let words = format!("skipped: {what}: {why}\n");
    drop(std::io::Write::write_all(&mut std::io::stderr(), words.as_bytes()));
}

#[cfg(unix)]
#[test]
fn programs_that_fail_hang_or_are_missing_are_found_out() {
    let folder = crate::folder::Folder::new("programs");
    let output = folder.0.join("output");
    let status = |program: &str, argument: &str, patience: Duration| {
        run(Command::new(program).arg(argument), &output, patience)
    };
    // A busy machine starts programs late.
    let (short, long) = (Duration::from_millis(300), Duration::from_mins(1));
    assert!(status("overbuild-no-such-program", "", long).is_none());
    assert!(status("sleep", "600", short).is_none());
    assert!(!status("false", "", long).unwrap().success());
    assert!(status("true", "", long).unwrap().success());
}
