//! Where a result goes, how it looks and what is said of it, as it is typed: the same for every question.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{
    exit::Failure,
    look::{HouseOptions, LookOptions},
    print::{err, out},
    signals,
    whole::any,
};
use crate::{
    chart::Look,
    model::Model,
    report::{self, Staged, Timing},
    scenario::{Document, Typed},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A summary for people
    Text,
    /// The content of summary.json
    Json,
}

/// How a folder is written.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Placing {
    /// Replace files in the folder that were changed since overbuild wrote them, or that overbuild did
    /// not write, where the result has files of the same names
    #[arg(long)]
    pub(super) overwrite: bool,
}

/// How whatever simulates is run.
#[derive(Debug, Args)]
pub(super) struct Running {
    /// Family of random streams; overrules the scenario
    #[arg(long, value_parser = any::<u64>)]
    pub(super) seed: Option<u64>,
    /// Threads [default: all cores]; the results do not depend on it
    #[arg(long, value_parser = any::<usize>)]
    pub(super) threads: Option<usize>,
    /// Print nothing but warnings and errors
    #[arg(long, short)]
    pub(super) quiet: bool,
}

impl Running {
    /// `--seed`, as a setting over the scenario.
    pub(super) fn setting(&self) -> Vec<String> {
        self.seed.map(|seed| Typed::Seed.setting(seed)).into_iter().collect()
    }
}

/// What every command has that writes a result.
#[derive(Debug, Args)]
pub(super) struct Delivery {
    /// Folder for the results [default: one in output, named after the scenario and the command]
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) placing: Placing,
    #[command(flatten)]
    pub(super) look: LookOptions,
    #[command(flatten)]
    pub(super) house: HouseOptions,
    #[command(flatten)]
    pub(super) running: Running,
    /// What to print
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
}

/// A result that is made, and has only to be put in its place and told.
pub(super) struct Made<'a> {
    /// Where it grows.
    pub(super) staged: Staged,
    /// Where it will lie.
    pub(super) folder: &'a Path,
    /// Its files.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// What ran.
    pub(super) model: &'a Model,
    /// As it was written.
    pub(super) document: &'a Document,
    /// When it ran.
    pub(super) timing: Timing,
}

impl Delivery {
    /// The folder that was named, or the usual one.
    pub(super) fn folder(&self, usual: impl FnOnce() -> PathBuf) -> PathBuf {
        self.out.clone().unwrap_or_else(usual)
    }

    /// The look, with the presentation that decks follow; says what of it they do not.
    pub(super) fn look(&self) -> Result<Look, Failure> {
        let house = self.house.read(self.running.quiet)?;
        Ok(Look { house, ..self.look.look()? })
    }

    /// The look of a result that has no deck.
    pub(super) fn look_without_deck(&self) -> Result<Look, Failure> {
        self.house.refuse()?;
        self.look.look()
    }

    /// Opens it for files of some of these names.
    pub(super) fn open(&self, folder: &Path, names: Vec<String>) -> Result<Staged, Failure> {
        let open = || Staged::result(folder, names, self.placing.overwrite);
        Ok(signals::opened(open)?)
    }

    /// The same where there is a deck. The presentation that it follows is none that the result replaces, and is noted
    /// among what it was made from.
    pub(super) fn open_with_deck(
        &self,
        folder: &Path,
        names: Vec<String>,
        look: &Look,
    ) -> Result<Staged, Failure> {
        if let Some(house) = &look.house
            && house.is_one_of(folder, &names)
        {
            let message = "error: --template: the result would replace this file; copy it to another place, or name another folder with --out";
            return Err(Failure::Usage(message.to_owned()));
        }
        let mut staged = self.open(folder, names)?;
        staged.reads(look.house.as_ref().map(|house| house.origin()));
        Ok(staged)
    }

    /// Puts a result in its place, then prints the answer.
    pub(super) fn finish(
        &self,
        made: Made<'_>,
        json: impl FnOnce() -> String,
        text: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        let Made { staged, folder, files, model, document, timing } = made;
        let kept = report::write(staged, &files, Vec::new(), model, document, timing)?;
        self.tell((&format!("{:.1} s", timing.seconds), folder), json, text)?;
        for note in &kept {
            err(note);
        }
        Ok(())
    }

    /// Prints the answer as it was asked for; to people also how long it took, and where the result lies.
    pub(super) fn tell(
        &self,
        (time, folder): (&str, &Path),
        json: impl FnOnce() -> String,
        text: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        if self.format == Format::Json {
            return out(&json());
        }
        if !self.running.quiet {
            out(&text())?;
            err(&report::where_it_lies(time, folder, self.look.language()));
        }
        Ok(())
    }
}
