//! Work on all cores without the interpreter's lock, with its progress told and Ctrl-C heeded.

use std::{
    panic::resume_unwind,
    sync::{
        atomic::Ordering,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

use overbuild::engine::Control;
use pyo3::prelude::*;
use rayon::ThreadPool;

use crate::errors;

/// How often signals and progress are looked at.
const OFTEN: Duration = Duration::from_millis(100);
/// What is done sooner has no line of progress.
const SOON: Duration = Duration::from_millis(500);

/// The threads that simulate, and who is told.
pub(crate) struct Watching {
    pool: ThreadPool,
    progress: Progress,
}

/// Who is told how far it is.
enum Progress {
    Nobody,
    Line,
    Called(Py<PyAny>),
}

impl Watching {
    /// So many threads, or one for each core; `progress` is a function of paths done and paths in all, yes or no, or nothing.
    pub(crate) fn new(
        py: Python<'_>,
        threads: Option<usize>,
        progress: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        if threads == Some(0) {
            return Err(errors::option(py, "threads: expected at least one"));
        }
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let threads = threads.map_or(0, |threads| threads.min(4 * cores));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool =
            pool.map_err(|error| errors::model(py, &format!("cannot start threads: {error}")))?;
        let progress = match progress {
            None if is_watched(py)? => Progress::Line,
            Some(progress) if progress.is_callable() => Progress::Called(progress.unbind()),
            Some(progress) if progress.is_truthy()? => Progress::Line,
            _ => Progress::Nobody,
        };
        Ok(Self { pool, progress })
    }

    /// Number of threads.
    pub(crate) fn threads(&self) -> usize {
        self.pool.current_num_threads()
    }

    /// Does the work on them, of so many paths if it is known. An exception of a signal's handler or of the function that is
    /// told stops it, and is raised once it has stopped.
    pub(crate) fn watched<R: Send>(
        &self,
        py: Python<'_>,
        all: Option<u64>,
        work: impl FnOnce(&Control) -> R + Send,
    ) -> PyResult<R> {
        self.watched_by(py, &self.progress, all, work)
    }

    /// The same with nobody told.
    pub(crate) fn quietly<R: Send>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&Control) -> R + Send,
    ) -> PyResult<R> {
        self.watched_by(py, &Progress::Nobody, None, work)
    }

    fn watched_by<R: Send>(
        &self,
        py: Python<'_>,
        progress: &Progress,
        all: Option<u64>,
        work: impl FnOnce(&Control) -> R + Send,
    ) -> PyResult<R> {
        let (control, begun) = (Control::default(), Instant::now());
        py.detach(|| {
            thread::scope(|scope| {
                let (over, done) = mpsc::channel::<()>();
                let (pool, control) = (&self.pool, &control);
                let worker = scope.spawn(move || {
                    let result = pool.install(|| work(control));
                    drop(over);
                    result
                });
                let mut wrong = None;
                while done.recv_timeout(OFTEN) == Err(RecvTimeoutError::Timeout) {
                    let late = begun.elapsed() > SOON;
                    if wrong.is_none()
                        && let Err(error) =
                            Python::attach(|py| progress.look(py, control, all, late))
                    {
                        control.stop.store(true, Ordering::Relaxed);
                        wrong = Some(error);
                    }
                }
                let result = worker.join().unwrap_or_else(|panic| resume_unwind(panic));
                if wrong.is_none() {
                    wrong = Python::attach(|py| progress.end(py, control, all, begun)).err();
                }
                wrong.map_or(Ok(result), Err)
            })
        })
    }
}

impl Progress {
    fn look(
        &self,
        py: Python<'_>,
        control: &Control,
        all: Option<u64>,
        late: bool,
    ) -> PyResult<()> {
        py.check_signals()?;
        let done = control.done.load(Ordering::Relaxed);
        match self {
            Self::Called(function) => function.call1(py, (done, all)).map(drop),
            Self::Line if late => line(py, &format!("\r{}", words(done, all))),
            _ => Ok(()),
        }
    }

    fn end(
        &self,
        py: Python<'_>,
        control: &Control,
        all: Option<u64>,
        begun: Instant,
    ) -> PyResult<()> {
        py.check_signals()?;
        let done = control.done.load(Ordering::Relaxed);
        match self {
            Self::Called(function) => function.call1(py, (done, all)).map(drop),
            Self::Line if begun.elapsed() > SOON => {
                let seconds = begun.elapsed().as_secs_f64();
                line(py, &format!("\r{} in {seconds:.1} s\n", words(done, all)))
            }
            _ => Ok(()),
        }
    }
}

/// Whether somebody looks: a notebook or a terminal.
fn is_watched(py: Python<'_>) -> PyResult<bool> {
    let sys = py.import("sys")?;
    if sys.getattr("modules")?.contains("ipykernel")? {
        return Ok(true);
    }
    let stream = sys.getattr("stderr")?;
    Ok(!stream.is_none() && stream.call_method0("isatty")?.is_truthy()?)
}

fn line(py: Python<'_>, text: &str) -> PyResult<()> {
    let stream = py.import("sys")?.getattr("stderr")?;
    if stream.is_none() {
        return Ok(());
    }
    stream.call_method1("write", (text,))?;
    stream.call_method0("flush").map(drop)
}

fn words(done: u64, all: Option<u64>) -> String {
    let count = overbuild::language::number::count;
    match all.filter(|all| *all > 0) {
        Some(all) => {
            let share = (done as f64 / all as f64).min(1.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share of thirty places"
            )]
            let filled = (share * 30.0) as usize;
            let bar = format!("{}{}", "█".repeat(filled), "░".repeat(30 - filled));
            format!("{bar} {:3.0} %  {} of {} paths", share * 100.0, count(done), count(all))
        }
        None => format!("{} paths", count(done)),
    }
}
