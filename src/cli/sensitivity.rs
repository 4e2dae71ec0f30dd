//! `overbuild sensitivity`: what explains the spread of a number, alone and with all others.

use std::time::Instant;

use super::{
    delivery::Made, exit::Failure, load::load, questions::SensitivityOptions, signals,
    workers::Workers,
};
use crate::{
    analysis::indices::{Sensitivities, factors, named, strongest},
    library::Scenario,
    metrics::Asked,
    model::{Batch, Model},
    report::{self, Explained, Timing},
};

pub(super) fn run(options: &SensitivityOptions) -> Result<(), Failure> {
    let delivery = &options.delivery;
    let look = delivery.look()?;
    let Scenario { document, mut model, .. } =
        load(&options.scenario, &delivery.running.setting(), delivery.running.quiet)?;
    let asked = asked(options, &model)?;
    let folder = delivery.folder(|| options.scenario.folder("-sensitivity"));
    let staged = delivery.open_with_deck(&folder, report::names::sensitivity(&asked), &look)?;
    let workers = Workers::new(&delivery.running)?;
    let begun = Instant::now();
    let points = options.points.next_multiple_of(Batch::PATHS);
    let (known, correlated) = factors(&model);
    if known.is_empty() {
        let message =
            "error: the scenario draws no parameter that could be told apart from its shocks";
        return Err(Failure::Usage(message.to_owned()));
    }
    let chosen = named(&options.by, &known, &correlated).map_err(|words| usage("by", &words))?;
    let found = workers.watched(None, || {
        let chosen = match chosen {
            Some(chosen) => chosen,
            None => strongest(&model, &asked, &known, &workers.control)?,
        };
        // Of correlated parameters the indices tell the group alone: shares tell them apart.
        let shares = options.shapley || chosen.iter().any(|factor| factor.names.len() > 1);
        Sensitivities::of((&model, &asked), &chosen, (points, shares), &workers.control)
    })?;
    signals::still_wanted()?;
    let timing = Timing::since(begun, workers.count());
    model.header.run.paths = found.paths;
    let told = |name: &String| found.factors.iter().any(|factor| factor.names.contains(name));
    let rest = model.drawn.iter().map(|parameter| parameter.name.clone());
    let rest: Vec<String> = rest.filter(|name| !told(name)).collect();
    let explained = Explained {
        document: &document,
        model: &model,
        asked: &asked,
        found: &found,
        rest: &rest,
        correlated: &correlated,
    };
    let files = report::sensitivity_files(&explained, &look).map_err(Failure::Failed)?;
    let made = Made { staged, folder: &folder, files, model: &model, document: &document, timing };
    delivery.finish(made, || format!("{:#}\n", explained.json()), || explained.told(look.language))
}

fn usage(option: &str, message: &str) -> Failure {
    Failure::Usage(format!("error: --{option}: {message}"))
}

/// The numbers whose spread is taken apart: names without a statistic.
fn asked(options: &SensitivityOptions, model: &Model) -> Result<Vec<Asked>, Failure> {
    let usual = ["bust".to_owned(), "write_down".to_owned()];
    let texts = if options.on.is_empty() { &usual[..] } else { &options.on };
    let mut all: Vec<Asked> = Vec::new();
    for text in texts {
        if text.contains([':', ' ']) && Asked::read(model, text).is_ok() {
            let message = format!(
                "`{text}`: the spread is that of the number on all paths: name it without a statistic"
            );
            return Err(usage("on", &message));
        }
        match Asked::read(model, text) {
            Ok(own) if all.iter().any(|other| other.name == own.name) => {
                return Err(usage("on", &format!("`{}` is asked for twice", own.name)));
            }
            Ok(own) => all.push(own),
            // Without books there are no write-downs: nobody has asked for them.
            Err(_) if options.on.is_empty() => {}
            Err(message) => return Err(usage("on", &message)),
        }
    }
    Ok(all)
}
