//! `overbuild export`: the tables of a finished run for other programs.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{
    delivery::Placing,
    exit::Failure,
    print::{err, speak_as},
    signals,
};
use crate::report::{
    self, Staged,
    export::{Source, Written},
};

#[derive(Debug, Args)]
pub(super) struct ExportOptions {
    /// Output folder of a run, comparison, sweep or any other result
    pub(super) folder: PathBuf,
    /// What to write
    #[arg(long, value_enum)]
    pub(super) to: To,
    /// Folder for the files [default: the same folder]
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) placing: Placing,
    /// Print nothing but warnings and errors
    #[arg(long, short)]
    pub(super) quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum To {
    /// A Parquet file of each table, with the meaning and unit of its columns in the metadata
    Parquet,
    /// tables.sql, which makes a DuckDB database of the CSV files, with comments on tables and columns
    DuckdbSql,
}

pub(super) fn run(options: &ExportOptions) -> Result<(), Failure> {
    report::settle(&options.folder);
    speak_as(&options.folder);
    let usage = |message: String| Failure::Usage(format!("error: {message}"));
    let source = Source::open(&options.folder).map_err(usage)?;
    let written = match options.to {
        To::Parquet => Written::Parquet,
        To::DuckdbSql => Written::Script,
    };
    let folder = options.out.as_ref().unwrap_or(&options.folder);
    let names = source.files(written);
    let open = || Staged::pictures(folder, names.clone(), options.placing.overwrite);
    let staged = signals::opened(open)?;
    let hashes = source.write(written, &staged).map_err(Failure::Failed)?;
    staged.finish(&hashes, None)?.iter().for_each(|note| err(note));
    if !options.quiet {
        for name in &names {
            err(&folder.join(name).display().to_string());
        }
    }
    Ok(())
}
