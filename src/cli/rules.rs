//! `overbuild rules`: where does it come to this?

use clap::Args;

use super::{
    exit::Failure,
    first_paths::{Find, FindOptions, Found},
    size,
    whole::whole,
};
use crate::{
    analysis::{
        Condition, Rules,
        rules::{Question, Refusal},
    },
    model::Model,
    report,
};

#[derive(Debug, Args)]
pub(super) struct RulesOptions {
    #[command(flatten)]
    pub(super) find: FindOptions,
    /// Speak also of what is seen by the end of this year, on paths on which it has not begun
    #[arg(long, value_name = "YEAR", value_parser = whole::<u32>(1000, 9999))]
    by: Option<u32>,
    /// The largest box of which this share of the paths has it, as 90% [default: the box that tells most]
    #[arg(long, value_name = "SHARE", value_parser = size::share)]
    density: Option<f64>,
}

pub(super) fn run(options: &RulesOptions) -> Result<(), Failure> {
    let find = Find { name: "rules", options: &options.find, names: report::names::rules() };
    let question = |of| Question { of, by: options.by.map(f64::from), density: options.density };
    let check = |of: &Condition, model: &Model| {
        question(of.clone()).check(model).map_err(|refusal| refused(&refusal))
    };
    find.run(check, |of, paths, (document, look)| {
        let question = question(of);
        let rules = Rules::of(question, paths).map_err(|refusal| refused(&refusal))?;
        Ok(Found {
            text: report::rules::text(&rules, paths.model, look.language),
            json: report::rules::json(&rules, paths.model),
            files: report::rules::files(&rules, (paths.model, document), look)
                .map_err(Failure::Failed)?,
        })
    })
}

fn refused(refusal: &Refusal) -> Failure {
    let message = format!("error: {refusal}");
    match refusal {
        Refusal::TooFew { .. } => Failure::Incomplete(message),
        _ => Failure::Usage(message),
    }
}
