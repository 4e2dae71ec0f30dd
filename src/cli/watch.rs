//! `overbuild watch`: what tells beforehand?

use super::{
    exit::Failure,
    first_paths::{Find, FindOptions, Found},
};
use crate::{
    analysis::{Condition, Watch, watch::Refusal},
    model::Model,
    report,
};

pub(super) fn run(options: &FindOptions) -> Result<(), Failure> {
    let find = Find { name: "watch", options, names: report::names::watch() };
    let check = |of: &Condition, model: &Model| {
        Watch::check(of, model).map_err(|refusal| refused(&refusal))
    };
    find.run(check, |of, paths, (document, look)| {
        let watch = Watch::of(of, paths).map_err(|refusal| refused(&refusal))?;
        Ok(Found {
            text: report::watch::text(&watch, paths.model, look.language),
            json: report::watch::json(&watch, paths.model),
            files: report::watch::files(&watch, (paths.model, document), look)
                .map_err(Failure::Failed)?,
        })
    })
}

fn refused(refusal: &Refusal) -> Failure {
    let message = format!("error: {refusal}");
    match refusal {
        Refusal::TooFew { .. } => Failure::Incomplete(message),
        // A bust is looked out for where nobody has typed anything.
        Refusal::NoDate(why) if why.starts_with("`bust` ") => Failure::Usage(message),
        Refusal::NoDate(why) => Failure::Usage(format!("error: --of: {why}")),
    }
}
