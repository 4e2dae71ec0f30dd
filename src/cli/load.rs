//! From a file to a model: the one checker that every command shares.

use std::{io::IsTerminal, path::Path};

use super::{
    arguments::ScenarioOptions,
    exit::Failure,
    print::{err, out},
};
use crate::{
    inference::Comparison,
    metrics,
    model::Model,
    report::number,
    scenario::{Document, Rules},
};

/// Reads and checks a scenario. Doubts are printed; mistakes are the failure.
pub(super) fn load(
    options: &ScenarioOptions,
    extra: &[String],
) -> Result<(Document, Model), Failure> {
    let settings: Vec<String> = options.settings.iter().chain(extra).cloned().collect();
    let mut document = Document::load(&options.scenario, &settings);
    // What cannot be read cannot be checked: a syntax error would only breed further messages.
    let unreadable = document.problems.fatal();
    let rules = Rules { allow_implausible: options.allow_implausible, firm: false };
    let model = if unreadable { None } else { Model::read(&mut document, rules) };
    if let Some(model) = &model {
        check_meaning(model, &mut document);
    }
    let colour = std::io::stderr().is_terminal();
    let problems = document.problems.render(&document.sources, colour);
    match model {
        Some(model) if !document.problems.fatal() => {
            if !problems.is_empty() {
                err(&problems);
            }
            Ok((document, model))
        }
        _ => Err(Failure::Usage(problems)),
    }
}

/// What only the whole model can tell: metrics that do not exist, a revenue that must shrink.
fn check_meaning(model: &Model, document: &mut Document) {
    metrics::check(model, &mut document.problems);
    let drawn: Vec<&str> = model.drawn.iter().map(|parameter| parameter.name.as_str()).collect();
    model.header.calibration.check(&drawn, &mut document.problems);
    if let Err((span, message)) = Comparison::all(model) {
        document.problems.error(Some(span), message);
    }
    if let Some((growth, decline)) = model.long_run()
        && (1.0 + growth) * (1.0 - decline) < 1.0
    {
        {
            let message = format!(
                "demand.growth_long {growth:.3} does not make up for technology.cost_decline {decline:.3}: at \
                 the medians the revenue of the industry shrinks for ever"
            );
            document.problems.warn(None, message);
        }
    }
}

/// `overbuild check`.
pub(super) fn check(options: &ScenarioOptions) -> Result<(), Failure> {
    let (_, model) = load(options, &[])?;
    let run = &model.header.run;
    out(&format!(
        "{}: no mistakes\n{}\n{} years from {} in {} steps, builders: {}, customers: {}, holders: {}, paths: {}\nuncertain parameters: {}\nmechanisms: {}\n",
        display(&options.scenario),
        model.header.title,
        run.years,
        run.start,
        run.steps(),
        model.builders.len(),
        model.parties.customers.len(),
        model.parties.holders.len(),
        number::plain(run.paths as f64),
        if model.drawn.is_empty() {
            "none".to_owned()
        } else {
            model.drawn.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join(", ")
        },
        model.mechanisms().collect::<Vec<_>>().join(", "),
    ))
}

fn display(path: &Path) -> String {
    path.display().to_string()
}
