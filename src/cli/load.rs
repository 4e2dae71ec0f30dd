//! From a file to a model: the one checker that every command shares.

use std::{io::IsTerminal, path::Path};

use super::{
    arguments::ScenarioOptions,
    exit::Failure,
    print::{err, spoken},
    signals,
};
use crate::{
    library::{Scenario, overruled},
    scenario::{Document, Problems, Rules, Sources},
};

/// Reads and checks a scenario. Doubts are printed; mistakes are the failure.
pub(super) fn load(
    options: &ScenarioOptions,
    extra: &[String],
    quiet: bool,
) -> Result<Scenario, Failure> {
    let settings: Vec<String> = options.settings.iter().chain(extra).cloned().collect();
    let document = Document::load(&options.scenario, &settings);
    if document.file != options.scenario && !quiet {
        let (typed, taken) = (options.scenario.display(), document.file.display());
        err(&format!("note: no file `{typed}` here: {taken} is taken"));
    }
    checked(options, document, false)
}

/// Tells of observations that lie far from every path, as those in another unit do; an index that some paths have not is a
/// mistake.
pub(super) fn tell_slips(scenario: &Scenario) -> Result<(), Failure> {
    let doubts = scenario.slips(&signals::control())?;
    if doubts.fatal() {
        let say = |english: &str| spoken().message(english);
        let colour = std::io::stderr().is_terminal();
        return Err(Failure::Usage(doubts.render_in(&scenario.document.sources, colour, &say)));
    }
    tell(&doubts, &scenario.document.sources);
    Ok(())
}

/// Says which scenario, by its path, overrules what several share: it is no longer what is learned from the others.
pub(super) fn tell_overruled(all: &[(&Path, &Scenario)]) {
    let scenarios: Vec<&Scenario> = all.iter().map(|(_, scenario)| *scenario).collect();
    for found in overruled(&scenarios) {
        let own = all[found.scenario].0.display();
        err(&format!("note: {own} overrules {} of {}", found.keys.join(", "), found.file));
    }
}

/// Prints doubts, in the language that is spoken.
fn tell(doubts: &Problems, sources: &Sources) {
    let language = spoken();
    let colour = std::io::stderr().is_terminal();
    let told = doubts.render_in(sources, colour, &|english| language.message(english));
    if !told.is_empty() {
        err(&told);
    }
}

/// Checks a document that has been read. Mistakes are the failure; doubts are printed, unless they were before.
pub(super) fn checked(
    options: &ScenarioOptions,
    document: Document,
    told: bool,
) -> Result<Scenario, Failure> {
    let rules = Rules { allow_implausible: options.allow_implausible, ..Rules::default() };
    let colour = std::io::stderr().is_terminal();
    let say = |english: &str| spoken().message(english);
    let scenario = Scenario::check(document, rules)
        .map_err(|mistakes| Failure::Usage(mistakes.render_in(colour, &say)))?;
    if !told {
        tell(&scenario.document.problems, &scenario.document.sources);
    }
    Ok(scenario)
}
