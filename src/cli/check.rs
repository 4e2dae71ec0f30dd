//! `overbuild check`: mistakes without running.

use super::{
    arguments::ScenarioOptions,
    exit::Failure,
    load::{load, tell_slips},
    print::out,
    sweep,
};
use crate::{library::Scenario, report::number};

/// Reads a scenario, and what its `[sweep]` names, and says in a few lines what it has.
pub(super) fn run(options: &ScenarioOptions) -> Result<(), Failure> {
    let scenario = load(options, &[], false)?;
    sweep::check(&scenario)?;
    tell_slips(&scenario)?;
    let Scenario { document, model, .. } = scenario;
    let run = &model.header.run;
    out(&format!(
        "{}: no mistakes\n{}\n{} years from {} in {} steps, builders: {}, customers: {}, holders: {}, paths: {}\nuncertain parameters: {}\nmechanisms: {}\n",
        document.file.display(),
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
