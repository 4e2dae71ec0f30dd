//! `overbuild chart`: the charts of a finished run once more, in another look, without simulating.

use std::{fs, path::Path};

use super::{
    arguments::ChartOptions,
    exit::Failure,
    print::{err, out, speak},
    signals,
};
use crate::{
    chart::{self, FIGURES, Figure},
    language::{Language, Phrase},
    report::{self, Staged},
    scenario::suggestion,
};

pub(super) fn run(options: &ChartOptions) -> Result<(), Failure> {
    report::settle(&options.folder);
    let json = read(options)?;
    let mut figures = figures_of(&json, options)?;
    let theirs = chart::language(&json);
    let mut look = options.look.look()?;
    if options.look.language.is_none() {
        look.language = theirs;
    }
    speak(look.language);
    if let Some(why) = report::changed(&options.folder, FIGURES) {
        err(&format!("warning: {}: {why}", options.folder.display()));
    }
    let look = look.with(chart::words(&json));
    if options.list {
        let names: Vec<&str> = figures.iter().map(|figure| figure.name.as_str()).collect();
        return out(&format!("{}\n", names.join("\n")));
    }
    choose(options, &mut figures)?;
    let (foreign, all) = (chart::untranslated(&figures, look.language), figures.len());
    if foreign > 0 {
        err(&format!(
            "note: {foreign} of {all} titles stay English: another version of the program wrote them; run the scenario anew"
        ));
    }
    if let Some(title) = &options.title {
        if figures.len() != 1 {
            let message = "error: --title is for one chart: name it with --only";
            return Err(Failure::Usage(message.to_owned()));
        }
        figures[0].title = Phrase::of_name(title);
    }
    let suffix = suffix(options, theirs);
    for figure in &mut figures {
        figure.name.push_str(&suffix);
    }
    let folder = options.out.as_ref().unwrap_or(&options.folder);
    not_among_others(folder, &json)?;
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

/// Pictures of one result have the names of those of another: among them they would pass for these.
fn not_among_others(folder: &Path, json: &str) -> Result<(), Failure> {
    match fs::read_to_string(folder.join(FIGURES)) {
        Ok(theirs) if theirs != json => Err(Failure::Usage(format!(
            "error: {} is another result, whose pictures have the same names; name a folder without a {FIGURES}",
            folder.display()
        ))),
        _ => Ok(()),
    }
}

fn read(options: &ChartOptions) -> Result<String, Failure> {
    let file = options.folder.join(FIGURES);
    fs::read_to_string(&file).map_err(|error| {
        Failure::Usage(format!(
            "error: cannot read {}: {error}; expected the output folder of a finished run, backtest, calibration or comparison",
            file.display()
        ))
    })
}

fn figures_of(json: &str, options: &ChartOptions) -> Result<Vec<Figure>, Failure> {
    let file = options.folder.join(FIGURES);
    chart::read(json).map_err(|error| Failure::Usage(format!("error: {}: {error}", file.display())))
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
fn suffix(options: &ChartOptions, theirs: Language) -> String {
    let mut suffix = String::new();
    let (language, usual) = (options.look.language.as_deref(), theirs.tag());
    let theme = Path::new(&options.look.theme).file_stem().unwrap_or_default();
    for (value, usual) in [
        (theme.to_string_lossy().into_owned(), "light"),
        (options.look.size.replace(':', "x"), "16x9"),
        (language.unwrap_or(usual).to_owned(), usual),
        (options.look.text.clone(), "outlined"),
    ] {
        if value != usual {
            suffix.push('-');
            suffix.push_str(&value);
        }
    }
    suffix
}
