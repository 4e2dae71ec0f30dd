//! What ends the program from outside: Ctrl-C, an order to terminate, a terminal that closes.
//!
//! A simulation ends by itself at its next batch. Whatever else goes on, the thread that waits for
//! signals clears the stage away and ends the program, but never while a folder changes places.

use std::{
    process,
    sync::{
        Arc, LazyLock, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::Duration,
};

use super::{
    exit::{Failure, INCOMPLETE},
    print::err,
};
use crate::{
    engine::Control,
    report::{Abandon, Staged},
};

static CONTROL: LazyLock<Arc<Control>> = LazyLock::new(Arc::default);
static SIMULATING: AtomicBool = AtomicBool::new(false);
static ENDING: AtomicBool = AtomicBool::new(false);
static STAGE: Mutex<Option<Abandon>> = Mutex::new(None);

/// How long a simulation may take to end by itself.
const GRACE: Duration = Duration::from_secs(2);

/// Ends the program on a signal from here on.
pub(super) fn watch() -> Result<(), Failure> {
    let (sender, receiver) = mpsc::channel();
    let watched = listen(sender);
    let waiting = thread::Builder::new().spawn(move || wait(&receiver));
    let failed = |error: &dyn std::fmt::Display| {
        Failure::Failed(format!("error: cannot watch for Ctrl-C: {error}"))
    };
    watched.map_err(|error| failed(&error))?;
    waiting.map(drop).map_err(|error| failed(&error))
}

/// Counts paths, and says when to stop.
pub(super) fn control() -> Arc<Control> {
    CONTROL.clone()
}

/// Opens a folder that a signal clears away, from its first instant on.
pub(super) fn opened<E>(open: impl FnOnce() -> Result<Staged, E>) -> Result<Staged, E> {
    // Who ends the program waits until it is known what there is to clear.
    let mut stage = STAGE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut staged = open()?;
    // An argument need not be text.
    let words = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned());
    staged.made_by(words.collect());
    *stage = Some(staged.abandon());
    Ok(staged)
}

/// Does work that looks at the control by itself.
pub(super) fn simulating<R>(work: impl FnOnce() -> R) -> R {
    SIMULATING.store(true, Ordering::SeqCst);
    let result = work();
    SIMULATING.store(false, Ordering::SeqCst);
    result
}

/// Goes on unless somebody has asked to stop.
pub(super) fn still_wanted() -> Result<(), Failure> {
    if CONTROL.stop.load(Ordering::SeqCst) {
        return Err(Failure::Incomplete(NOTHING.to_owned()));
    }
    Ok(())
}

/// Waits for the end if the other thread brings it.
pub(super) fn leave_to_signals() {
    while ENDING.load(Ordering::SeqCst) {
        thread::park();
    }
}

/// Clears the stage away without waiting for anybody: who is about to end may hold what others wait for.
pub(super) fn give_up() {
    let stage = STAGE.try_lock().ok().and_then(|mut stage| stage.take());
    if let Some(stage) = stage {
        stage.at_once();
    }
}

const NOTHING: &str = "stopped; nothing was written";

fn wait(signals: &Receiver<()>) {
    if signals.recv().is_err() {
        return;
    }
    CONTROL.stop.store(true, Ordering::SeqCst);
    if SIMULATING.load(Ordering::SeqCst) {
        // A second signal ends the wait.
        let _ = signals.recv_timeout(GRACE);
    }
    end();
}

fn end() {
    ENDING.store(true, Ordering::SeqCst);
    let stage = STAGE.lock().unwrap_or_else(PoisonError::into_inner).take();
    let cleared = stage.is_none_or(|stage| stage.now());
    err(if cleared { NOTHING } else { "stopped after the result was written" });
    process::exit(i32::from(INCOMPLETE));
}

#[cfg(unix)]
fn listen(sender: Sender<()>) -> std::io::Result<()> {
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ},
        flag,
        iterator::Signals,
    };
    // A file that may not grow is one that cannot be written, with its message and its stage cleared away.
    flag::register(SIGXFSZ, Arc::default())?;
    let wanted = [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| !is_ignored(*signal));
    let mut signals = Signals::new(wanted.collect::<Vec<_>>())?;
    let forward = move || signals.forever().try_for_each(|_| sender.send(()));
    thread::Builder::new().spawn(forward).map(drop)
}

/// Whether who started the program wants it to go on, as `nohup` does.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

#[cfg(not(unix))]
fn listen(sender: Sender<()>) -> Result<(), ctrlc::Error> {
    ctrlc::set_handler(move || drop(sender.send(())))
}
