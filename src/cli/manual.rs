//! Completions for shells and manual pages, of the same definitions as the command line.

use std::path::Path;

use clap_complete::Shell;

use super::{commands::Arguments, exit::Failure, print::out};
use crate::report::copy_new;

/// The script for a shell.
pub(super) fn completions(shell: Shell) -> String {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::program(), "overbuild", &mut text);
    String::from_utf8_lossy(&text).into_owned()
}

/// `overbuild man`: a page for the program and one for each command.
pub(super) fn write(folder: &Path) -> Result<(), Failure> {
    let pages = pages().map_err(|error| Failure::Failed(format!("error: {error}")))?;
    copy_new(folder, &pages)?;
    let shown = folder.display();
    out(&format!("wrote {} pages into {shown}; try: man -l {shown}/overbuild.1\n", pages.len()))
}

fn pages() -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let mut program = Arguments::program().disable_help_subcommand(true);
    program.build();
    let commands: Vec<clap::Command> = program.get_subcommands().cloned().collect();
    let page = |command: clap::Command| {
        let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page)?;
        Ok((format!("{name}.1"), page))
    };
    [program].into_iter().chain(commands).map(page).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_page_with_its_options_and_exit_codes() {
        let pages = pages().unwrap();
        let page = |name: &str| {
            let (_, text) = pages.iter().find(|(own, _)| own == name).unwrap();
            String::from_utf8_lossy(text).replace("\\-", "-")
        };
        assert_eq!(pages.len(), 1 + Arguments::program().get_subcommands().count());
        let run = page("overbuild-run.1");
        assert!(run.contains("--precision") && run.contains("Exit codes: 0 done"), "{run}");
        assert!(page("overbuild.1").contains("overbuild-backtest(1)"));
    }
}
