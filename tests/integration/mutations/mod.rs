//! Every key of every bundled scenario, deleted, retyped, negated, huge, no number, wrongly nested, doubled, renamed
//! or emptied: nothing panics or hangs, and what is accepted has an effect and gives numbers.

mod acting;
mod cases;
mod mutants;
#[path = "../../fuzz/src/mutation.rs"]
mod mutation;
#[path = "../../fuzz/src/tree.rs"]
mod tree;

use std::{
    collections::{BTreeMap, BTreeSet, hash_map::DefaultHasher},
    fmt::Write,
    fs,
    hash::Hasher,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    time::{Duration, Instant},
};

use overbuild::{
    language::Language,
    metrics::read_model,
    model::Model,
    scenario::{Document, Rules},
};
use rayon::prelude::*;
use tree::Tree;

use self::mutants::{Mutant, YEARS, recipes};
use crate::{
    folder::{Folder, errors},
    soundness,
    support::root,
};

/// A file may take so long, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(5);
/// Mutations of a `cargo test`; `MUTATIONS=all` tries every one.
const SAMPLE: usize = 300;

/// All that a reader made of a scenario, in words, without the places where it stands in its file.
fn understood(model: &Model) -> String {
    let mut text = String::new();
    let _ = write!(
        text,
        "{:?} {:?} {:?} {:?}",
        model.header,
        model.drawn,
        model.builders,
        model.correlations()
    );
    let mut plain = String::with_capacity(text.len());
    for (place, part) in text.split("..").enumerate() {
        // `12..15` is a span.
        let part =
            if place > 0 { part.trim_start_matches(|c: char| c.is_ascii_digit()) } else { part };
        plain.push_str(part.trim_end_matches(|c: char| c.is_ascii_digit()));
    }
    plain
}

/// What a scenario comes to: a refusal, or a model with fingerprints of what was understood and of what it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Refused,
    Accepted { understood: u64, numbers: u64 },
}

fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// A place beside copies of the bundled scenarios and their data.
struct Bench {
    folder: PathBuf,
    /// Mutants that were accepted, and of these such as are as if the key were not there.
    accepted: AtomicUsize,
    compared: AtomicUsize,
    /// Texts that were tried: many mutants of a key are the same without it.
    tried: Mutex<BTreeMap<u64, Result<Outcome, String>>>,
    /// Numbers that were told as text and as JSON: most mutants of a scenario give the same.
    told: Mutex<BTreeSet<u64>>,
}

impl Bench {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("overbuild-bench-{name}-{}", std::process::id()));
        copy(&root().join("scenarios"), &path);
        Self {
            folder: path,
            accepted: AtomicUsize::new(0),
            compared: AtomicUsize::new(0),
            tried: Mutex::default(),
            told: Mutex::default(),
        }
    }

    fn file(&self) -> PathBuf {
        let thread = rayon::current_thread_index().unwrap_or(0);
        self.folder.join(format!("mutant{thread}.toml"))
    }

    /// What a scenario comes to, which is tried once.
    fn outcome(&self, tree: &Tree) -> Result<Outcome, String> {
        let text = tree.toml();
        let print = fingerprint(&text);
        // No lock is held while it is tried: paths are run by the same threads as mutants.
        let known = self.tried.lock().unwrap().get(&print).cloned();
        let outcome = known.unwrap_or_else(|| self.attempt(&text));
        self.tried.lock().unwrap().insert(print, outcome.clone());
        outcome
    }

    /// Reads and checks a scenario, and runs 64 paths of it; the error says what is wrong with the program.
    fn attempt(&self, text: &str) -> Result<Outcome, String> {
        let file = self.file();
        fs::write(&file, text).unwrap();
        let mut document = Document::load(&file, &[]);
        let fatal = document.problems.fatal();
        let model = if fatal { None } else { read_model(&mut document, Rules::default()) };
        let said = document.problems.render(&document.sources, false);
        // Who reads German hears of doubts in German.
        let doubts =
            document.problems.0.iter().filter(|problem| problem.warning && model.is_some());
        for words in doubts.flat_map(|doubt| [Some(&doubt.message), doubt.help.as_ref()]).flatten()
        {
            if Language::GERMAN.made(words).is_none() {
                return Err(format!("no German for `{words}`"));
            }
        }
        let Some(model) = model else {
            return if said.is_empty() {
                Err("refused without a word".to_owned())
            } else {
                Ok(Outcome::Refused)
            };
        };
        let understood = fingerprint(&understood(&model));
        if model.header.run.years > 2 * YEARS {
            return Ok(Outcome::Accepted { understood, numbers: 0 });
        }
        let numbers = soundness::outputs(&model)?;
        let is_new = self.told.lock().unwrap().insert(numbers);
        if is_new {
            soundness::told(&model)?;
        }
        Ok(Outcome::Accepted { understood, numbers })
    }

    /// What the program does wrong with a mutant, if anything.
    fn wrong(&self, mutant: &Mutant) -> Option<String> {
        let begun = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| self.outcome(&mutant.tree)));
        if begun.elapsed() > PATIENCE {
            // Another program may have had the machine: once more, for itself.
            let again = Instant::now();
            drop(catch_unwind(AssertUnwindSafe(|| self.attempt(&mutant.tree.toml()))));
            if again.elapsed() > PATIENCE {
                return Some(format!("took {:.1} s", again.elapsed().as_secs_f64()));
            }
        }
        let outcome = match outcome {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(error)) => return Some(error),
            Err(_) => return Some("panicked".to_owned()),
        };
        self.ignored(mutant, &outcome).then(|| "was accepted and has no effect".to_owned())
    }

    /// Whether a value was accepted that nobody looks at: all is as without it, and as with one that no reader takes.
    fn ignored(&self, mutant: &Mutant, outcome: &Outcome) -> bool {
        let same = |other: &Option<Tree>| {
            other
                .as_ref()
                .is_some_and(|tree| self.outcome(tree).is_ok_and(|other| other == *outcome))
        };
        if *outcome == Outcome::Refused {
            return false;
        }
        self.accepted.fetch_add(1, Ordering::Relaxed);
        if !same(&mutant.without) {
            return false;
        }
        self.compared.fetch_add(1, Ordering::Relaxed);
        same(&mutant.witness)
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copied = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(&path, &copied).unwrap();
        }
    }
}

/// Ends the program if a file takes for ever: nothing else ends a loop in the same process.
fn watchdog() -> mpsc::Sender<()> {
    let (alive, wait) = mpsc::channel();
    std::thread::spawn(move || {
        while let Ok(()) = wait.recv_timeout(Duration::from_mins(2)) {}
        match wait.recv_timeout(Duration::from_millis(1)) {
            Err(mpsc::RecvTimeoutError::Disconnected) => {}
            _ => std::process::abort(),
        }
    });
    alive
}

#[test]
fn no_mutation_of_a_bundled_scenario_passes_unnoticed() {
    let all = recipes();
    assert!(all.len() > 10_000, "{}", all.len());
    let whole = std::env::var("MUTATIONS").is_ok_and(|which| which == "all");
    let tried = if whole { all.as_slice() } else { &all[..SAMPLE] };
    let bench = Bench::new("all");
    let alive = watchdog();
    let done = AtomicUsize::new(0);
    let wrong: Vec<String> = tried
        .par_iter()
        .filter_map(|recipe| {
            let _ = alive.send(());
            let mutant = recipe.make()?;
            let found = bench.wrong(&mutant);
            // All of them take long: who waits sees how far they are.
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if done.is_multiple_of(1000) {
                println!("{done} of {} tried", tried.len());
            }
            let words = format!("{} {}: {}", mutant.scenario, mutant.what, found?);
            println!("{words}");
            Some(words)
        })
        .collect();
    let [accepted, compared] =
        [&bench.accepted, &bench.compared].map(|count| count.load(Ordering::Relaxed));
    println!(
        "{} mutations of {}: {accepted} accepted, {compared} of them as if the key were not there; {} wrong",
        tried.len(),
        all.len(),
        wrong.len()
    );
    assert!(accepted > tried.len() / 60, "so few were accepted that nothing was tried: {accepted}");
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), tried.len(), wrong.join("\n"));
}

/// Some of them through the program, with every file that a run writes: it ends in an orderly way.
#[test]
fn the_program_ends_in_an_orderly_way_on_any_mutation() {
    let folder = Folder::new("mutated-runs");
    copy(&root().join("scenarios"), &folder.0);
    let whole = std::env::var("MUTATIONS").is_ok_and(|which| which == "all");
    let all = recipes();
    let made = all.iter().rev().filter_map(mutants::Recipe::make);
    let tried = made.take(if whole { 400 } else { 16 });
    for (place, mutant) in tried.enumerate() {
        folder.write("mutant.toml", mutant.tree.toml());
        let begun = Instant::now();
        let out = format!("out{place}");
        let output = folder.run(&["run", "mutant.toml", "--paths", "64", "--out", &out, "--quiet"]);
        let (code, said) = (output.status.code(), errors(&output));
        let words = format!("{} {}: {code:?} {said}", mutant.scenario, mutant.what);
        assert!(code.is_some_and(|code| [0, 2, 99].contains(&code)), "{words}");
        assert!(!said.contains("panicked") && (code == Some(0) || !said.is_empty()), "{words}");
        assert_eq!(folder.0.join(out).exists(), code != Some(2), "{words}");
        assert!(begun.elapsed() < 6 * PATIENCE, "{words}: {:?}", begun.elapsed());
    }
}

/// The definition of "no effect" sees a key that nobody reads, and a value of a kind that nobody looks at.
#[test]
fn what_nobody_reads_is_seen() {
    let bench = Bench::new("none");
    let read = Tree::of_toml("title = \"x\"\nextends = \"base.toml\"\n[run]\nyears = 3\n").unwrap();
    let outcome = bench.outcome(&read).unwrap();
    assert!(matches!(outcome, Outcome::Accepted { .. }));
    let mutant = |witness: Option<Tree>| Mutant {
        scenario: "base",
        what: String::new(),
        tree: read.clone(),
        without: Some(read.clone()),
        witness,
    };
    assert!(bench.ignored(&mutant(Some(read.clone())), &outcome));
    assert!(!bench.ignored(&mutant(Some(Tree::Leaf("refused".to_owned()))), &outcome));
}
