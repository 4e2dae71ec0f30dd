//! `overbuild chart`: the charts of a finished run once more, in another look, without simulating.

use std::fs;

use super::{
    arguments::ChartOptions,
    exit::Failure,
    print::{err, out},
    signals,
};
use crate::{
    report::{
        self, Staged,
        chart::{self, FIGURES, Figure},
        language::{OwnWords, Phrase},
    },
    scenario::suggestion,
};

pub(super) fn run(options: &ChartOptions) -> Result<(), Failure> {
    report::settle(&options.folder);
    let (mut figures, words) = read(options)?;
    let look = options.look.look()?.with(words);
    if options.list {
        let names: Vec<&str> = figures.iter().map(|figure| figure.name.as_str()).collect();
        return out(&format!("{}\n", names.join("\n")));
    }
    choose(options, &mut figures)?;
    if let Some(title) = &options.title {
        if figures.len() != 1 {
            let message = "error: --title is for one chart: name it with --only";
            return Err(Failure::Usage(message.to_owned()));
        }
        figures[0].title = Phrase::of_name(title);
    }
    let suffix = suffix(options);
    for figure in &mut figures {
        figure.name.push_str(&suffix);
    }
    let folder = options.out.as_ref().unwrap_or(&options.folder);
    let names = report::names::figures(&figures);
    let staged = signals::opened(|| Staged::pictures(folder, names, options.placing.overwrite))?;
    let drawings = chart::draw(&figures, &look).map_err(Failure::Failed)?;
    let files = chart::pictures(&drawings).map_err(Failure::Failed)?;
    report::write_pictures(staged, &files)?.iter().for_each(|note| err(note));
    if !options.quiet {
        for drawing in &drawings {
            err(&format!("{}.svg and .png", folder.join(&drawing.name).display()));
        }
    }
    Ok(())
}

fn read(options: &ChartOptions) -> Result<(Vec<Figure>, OwnWords), Failure> {
    let file = options.folder.join(FIGURES);
    let json = fs::read_to_string(&file).map_err(|error| {
        Failure::Usage(format!(
            "error: cannot read {}: {error}\nexpected the output folder of a finished run, backtest, calibration or comparison",
            file.display()
        ))
    })?;
    let figures = chart::read(&json)
        .map_err(|error| Failure::Usage(format!("error: {}: {error}", file.display())))?;
    Ok((figures, chart::words(&json)))
}

fn choose(options: &ChartOptions, figures: &mut Vec<Figure>) -> Result<(), Failure> {
    if options.only.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = figures.iter().map(|figure| figure.name.as_str()).collect();
    if let Some(unknown) = options.only.iter().find(|only| !names.contains(&only.as_str())) {
        let help = suggestion(unknown, &names);
        return Err(Failure::Usage(format!(
            "error: --only: {} has no chart `{unknown}`; {help}",
            options.folder.display()
        )));
    }
    figures.retain(|figure| options.only.contains(&figure.name));
    Ok(())
}

/// What tells the new pictures from those that are there.
fn suffix(options: &ChartOptions) -> String {
    let mut suffix = String::new();
    let theme = std::path::Path::new(&options.look.theme).file_stem().unwrap_or_default();
    for (value, usual) in [
        (theme.to_string_lossy().into_owned(), "light"),
        (options.look.size.replace(':', "x"), "16x9"),
        (options.look.language.clone(), "en"),
        (options.look.text.clone(), "outlined"),
    ] {
        if value != usual {
            suffix.push('-');
            suffix.push_str(&value);
        }
    }
    suffix
}
