//! `overbuild replay`: a result once more, from what its folder says of how it came about.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use super::{
    commands::{Arguments, Command},
    delivery::{Delivery, Format},
    exit::Failure,
    print::{out, speak_as},
    questions::ReplayOptions,
    rules::RulesOptions,
};
use crate::{
    language::number,
    report::origin::{Origin, as_typed},
    scenario::is_typed,
};

/// How files end that `chart` and `export` add to a result.
const LATER: [&str; 4] = ["svg", "png", "parquet", "sql"];
/// Names that a message lists.
const MOST: usize = 8;

/// `dispatch` runs a command as if it had been typed.
pub(super) fn run(
    options: &ReplayOptions,
    dispatch: fn(Command) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let usage = |message: String| Failure::Usage(format!("error: {message}"));
    speak_as(&options.folder);
    let first = Origin::read(&options.folder).map_err(usage)?;
    let typed = first.command.clone().ok_or_else(|| {
        usage(format!(
            "{}: its manifest does not say by which command it was made: it is from an earlier version, or from the library",
            options.folder.display()
        ))
    })?;
    let mut text = doubts(&options.folder, &first);
    let place = tempfile::Builder::new().prefix("overbuild-replay-").tempdir();
    let place = place.map_err(|error| Failure::Failed(format!("error: {error}")))?;
    let out_folder = place.path().join("again");
    let command = again(&typed, &out_folder, options)?;
    let done = dispatch(command);
    if let Err(failure) = done
        && !matches!(failure, Failure::Unmet(_))
    {
        return Err(lacking(failure, &first));
    }
    let found = result(&out_folder, &options.folder);
    let second =
        Origin::read(&found).map_err(|message| Failure::Failed(format!("error: {message}")))?;
    let verdict = Verdict::of(&first, &second);
    text.push_str(&verdict.text(&first));
    let equal = verdict.is_equal();
    drop(fs::remove_dir_all(place.path()));
    if equal {
        return if options.quiet { Ok(()) } else { out(&text) };
    }
    Err(Failure::Failed(text.trim_end().to_owned()))
}

/// What is known to be otherwise before anything is simulated.
fn doubts(folder: &Path, first: &Origin) -> String {
    let mut text = String::new();
    if first.version != env!("CARGO_PKG_VERSION") {
        let _ = writeln!(
            text,
            "{} was written by overbuild {}, this is {}: numbers may differ for that alone (CHANGELOG.md says what changed).",
            folder.display(),
            first.version,
            env!("CARGO_PKG_VERSION")
        );
    }
    if first.edited {
        text.push_str("Its manifest.json has been changed since it was written.\n");
    }
    let changed = first.changed_in(folder);
    if !changed.is_empty() {
        let _ = writeln!(
            text,
            "Of the folder itself {}, changed since or gone: {}. What is compared is what was written.",
            files(changed.len()),
            listed(&changed)
        );
    }
    text
}

fn files(count: usize) -> String {
    if count == 1 { "1 file".to_owned() } else { format!("{} files", number::count(count as u64)) }
}

fn listed(names: &[String]) -> String {
    let more = if names.len() > MOST { ", .." } else { "" };
    format!("{}{more}", names[..names.len().min(MOST)].join(", "))
}

/// The command of the manifest, to another folder.
fn again(typed: &[String], place: &Path, options: &ReplayOptions) -> Result<Command, Failure> {
    let refused = |error: clap::Error| {
        Failure::Usage(format!(
            "error: its command cannot be typed here any more: overbuild {}\n{error}",
            as_typed(typed)
        ))
    };
    let command = Arguments::of(typed).map_err(refused)?.command;
    let quiet = |own: &mut Delivery| {
        (own.out, own.format, own.running.quiet) = (Some(place.to_owned()), Format::Text, true);
        own.running.threads = options.threads.or(own.running.threads);
    };
    let mut command = command;
    match &mut command {
        Command::Run(own) => {
            own.timings = false;
            quiet(&mut own.delivery);
        }
        Command::Merge(own) => {
            (own.timings, own.format, own.quiet) = (false, Format::Text, true);
            own.out = Some(place.to_owned());
            own.threads = options.threads.or(own.threads);
        }
        Command::Calibrate(own) => {
            own.resume = false;
            quiet(&mut own.delivery);
        }
        Command::Backtest(own) => quiet(&mut own.delivery),
        Command::Compare(own) => quiet(&mut own.delivery),
        Command::Rules(RulesOptions { find, .. }) | Command::Watch(find) => {
            quiet(&mut find.delivery);
        }
        Command::Solve(own) => quiet(&mut own.delivery),
        Command::Sweep(own) => quiet(&mut own.delivery),
        Command::Sensitivity(own) => quiet(&mut own.delivery),
        _ => {
            let words = as_typed(typed);
            let message = format!("error: `overbuild {words}` makes no result to repeat");
            return Err(Failure::Usage(message));
        }
    }
    Ok(command)
}

/// Where the result is: of several scenarios each has a folder of its own in the one that was named.
fn result(place: &Path, folder: &Path) -> PathBuf {
    let own = folder.file_name().map(|name| place.join(name));
    match own {
        Some(own) if !place.join("manifest.json").exists() && own.exists() => own,
        _ => place.to_owned(),
    }
}

/// A command that cannot be run again: what it once read, and where that is written.
fn lacking(failure: Failure, first: &Origin) -> Failure {
    let missing = first.missing();
    if missing.is_empty() || !matches!(failure, Failure::Usage(_)) {
        return failure;
    }
    let mut text = failure.message().trim_end().to_owned();
    let _ = write!(text, "\nerror: what it was made from is not there as it was:");
    for (name, hash, what) in &missing {
        let _ = write!(text, "\n  {name} {what}; it had the SHA-256 {hash}");
    }
    text.push_str(
        "\nBring it back, for example from version control, or go to the folder from which the command was given; \
         the key `scenario` of manifest.json has every value that was run.",
    );
    Failure::Usage(text)
}

/// How a result and its repetition compare.
struct Verdict {
    /// Files that are equal.
    equal: usize,
    /// Those that are not.
    differ: Vec<String>,
    /// Those that the command does not make: pictures and tables that were made later.
    beside: Vec<String>,
    /// Those that it did not make before.
    new: Vec<String>,
    /// Inputs that differ.
    inputs: Vec<String>,
    version: bool,
}

impl Verdict {
    fn of(first: &Origin, second: &Origin) -> Self {
        let both = first
            .files
            .iter()
            .filter_map(|(name, hash)| Some((name, hash, second.files.get(name)?)));
        let (mut equal, mut differ, mut again) = (0, Vec::new(), Vec::new());
        for (name, before, after) in both {
            if before == after {
                equal += 1;
            } else if first.again.contains(name) {
                again.push(name.clone());
            } else {
                differ.push(name.clone());
            }
        }
        let only = |here: &Origin, there: &Origin| -> Vec<String> {
            here.files.keys().filter(|name| !there.files.contains_key(*name)).cloned().collect()
        };
        // Pictures come in pairs with no other file: no result has only these. What `export` writes is no answer of its own.
        let ending = |name: &str| Path::new(name).extension().map(std::ffi::OsStr::to_os_string);
        let is_later = |name: &String| {
            ending(name).is_some_and(|ending| LATER.iter().any(|own| ending == *own))
        };
        let (mut beside, gone): (Vec<String>, Vec<String>) =
            only(first, second).into_iter().partition(is_later);
        beside.extend(again);
        differ.extend(gone);
        let inputs = second.inputs.iter().filter(|(name, hash)| {
            !is_typed(name) && first.inputs.get(*name).is_none_or(|before| before != *hash)
        });
        let inputs = inputs.map(|(name, _)| name.clone()).collect();
        let version = first.version == second.version;
        Self { equal, differ, beside, new: only(second, first), inputs, version }
    }

    fn is_equal(&self) -> bool {
        self.differ.is_empty() && self.new.is_empty() && self.equal > 0
    }

    fn text(&self, first: &Origin) -> String {
        let command = as_typed(first.command.as_deref().unwrap_or_default());
        let mut text = format!("overbuild {command}\n");
        if self.is_equal() {
            text.push_str(&match self.equal {
                1 => "The one file is the same to the last byte.\n".to_owned(),
                all => format!("All {} are the same to the last byte.\n", files(all)),
            });
        } else {
            let all = self.equal + self.differ.len();
            let _ = writeln!(
                text,
                "{} of {} {}: {}.",
                self.differ.len(),
                files(all),
                if self.differ.len() == 1 { "differs" } else { "differ" },
                listed(&self.differ)
            );
        }
        if !self.new.is_empty() {
            let _ = writeln!(text, "New, and not in the folder: {}.", listed(&self.new));
        }
        if !self.beside.is_empty() {
            let _ = writeln!(
                text,
                "Made later by `chart` or `export`, and not repeated: {}.",
                listed(&self.beside)
            );
        }
        if !self.inputs.is_empty() {
            let _ = writeln!(text, "Read from other files than then: {}.", listed(&self.inputs));
        }
        if !self.is_equal() && self.inputs.is_empty() && self.version {
            text.push_str(
                "The inputs and the version are the same: this should not be; please report it.\n",
            );
        }
        text
    }
}
