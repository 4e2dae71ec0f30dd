//! Threads with a progress bar beside them, that a signal stops.

use std::{
    fmt::Write,
    io::{self, IsTerminal},
    sync::{Arc, atomic::Ordering, mpsc},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use rayon::ThreadPool;

use super::{delivery::Running, exit::Failure, print::spoken, signals};
use crate::{engine::Control, language::number};

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What is not simulated has a thread for each core: the crate would take any number from the environment.
pub(super) fn share_cores() {
    drop(rayon::ThreadPoolBuilder::new().num_threads(cores()).build_global());
}

/// The threads that simulate, and how they are watched and stopped.
pub(super) struct Workers {
    /// Counts paths, and stops at a signal.
    pub(super) control: Arc<Control>,
    pool: ThreadPool,
    quiet: bool,
}

impl Workers {
    /// So many threads, or one for each core; no more than several for each core, which only take turns.
    pub(super) fn new(running: &Running) -> Result<Self, Failure> {
        let control = signals::control();
        let threads = running.threads.map_or(cores(), |threads| threads.min(4 * cores()));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(|e| Failure::Failed(format!("cannot start threads: {e}")))?;
        Ok(Self { control, pool, quiet: running.quiet })
    }

    /// Number of threads.
    pub(super) fn count(&self) -> usize {
        self.pool.current_num_threads()
    }

    /// Does the work on them, beside a progress bar on the terminal: to a number of paths if it is known.
    pub(super) fn watched<R: Send>(
        &self,
        paths: Option<u64>,
        work: impl FnOnce() -> R + Send,
    ) -> R {
        let wanted = !self.quiet && io::stderr().is_terminal();
        signals::simulating(|| {
            watched(wanted.then(|| bar(paths)), &self.control, || self.pool.install(work))
        })
    }
}

fn watched<R>(watch: Option<ProgressBar>, control: &Control, work: impl FnOnce() -> R) -> R {
    let Some(bar) = watch else { return work() };
    std::thread::scope(|scope| {
        let (done, over) = mpsc::channel::<()>();
        let follow = move || {
            // The bar follows the count until the run drops its end of the channel.
            while over
                .recv_timeout(Duration::from_millis(100))
                .is_err_and(|e| e == mpsc::RecvTimeoutError::Timeout)
            {
                bar.set_position(control.done.load(Ordering::Relaxed));
            }
            bar.finish_and_clear();
        };
        // Where there is no thread for it, there is no bar.
        drop(std::thread::Builder::new().spawn_scoped(scope, follow));
        let result = work();
        drop(done);
        result
    })
}

/// A bar to a number of paths, or a count where it is not known.
fn bar(paths: Option<u64>) -> ProgressBar {
    let template = match paths {
        Some(_) => "{bar:40} {human_pos} of {human_len} paths, {rate} a second, {eta} left",
        None => "{spinner} {human_pos} paths, {rate} a second",
    };
    let style = ProgressStyle::with_template(&spoken().message(template)).map(|style| {
        style.with_key("rate", |state: &ProgressState, text: &mut dyn Write| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a rate on screen"
            )]
            let rate = state.per_sec().max(0.0) as u64;
            let _ = text.write_str(&number::count(rate));
        })
    });
    let bar = paths.map_or_else(ProgressBar::no_length, ProgressBar::new);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
