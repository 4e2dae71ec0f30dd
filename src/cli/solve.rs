//! `overbuild solve`: what would have to be true.

use std::time::Instant;

use super::{
    delivery::Made, exit::Failure, load::load, questions::SolveOptions, signals, workers::Workers,
};
use crate::{
    library::{Error, Solving},
    report::{self, Timing},
};

pub(super) fn run(options: &SolveOptions) -> Result<(), Failure> {
    let delivery = &options.delivery;
    let look = delivery.look()?;
    let mut scenario =
        load(&options.scenario, &delivery.running.setting(), delivery.running.quiet)?;
    let paths = &mut scenario.model.header.run.paths;
    let most = Solving::PATHS[usize::from(options.by.len() > 1)];
    *paths = options.paths.unwrap_or((*paths).min(most));
    let question = Solving::new(&scenario, &options.target, &options.by, options.places);
    let question = question.map_err(refused)?;
    let folder = delivery.folder(|| options.scenario.folder("-solve"));
    let staged = delivery.open_with_deck(&folder, report::names::solve(), &look)?;
    let workers = Workers::new(&delivery.running)?;
    let begun = Instant::now();
    let solved = workers.watched(None, || question.answer(&workers.control)).map_err(refused)?;
    signals::still_wanted()?;
    let timing = Timing::since(begun, workers.count());
    let files = report::solve_files(&solved, &look).map_err(Failure::Failed)?;
    let (model, document) = (&scenario.model, &scenario.document);
    let made = Made { staged, folder: &folder, files, model, document, timing };
    delivery.finish(made, || format!("{:#}\n", solved.json()), || solved.told(look.language))
}

fn refused(error: Error) -> Failure {
    match error {
        Error::Question(option, message) => Failure::Usage(format!("error: --{option}: {message}")),
        Error::Stopped(stopped) => stopped.into(),
        error => Failure::Failed(error.to_string()),
    }
}
