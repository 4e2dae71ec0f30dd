//! How much is told, as it is typed.

use clap::Args;

use super::exit::Failure;
use crate::{metrics::Drawable, model::Model, report::Detail, scenario::suggestion};

/// How much the screen says.
#[derive(Clone, Debug, Args)]
pub(super) struct Telling {
    /// Print every table, not the answer alone
    #[arg(long)]
    pub(super) all: bool,
    /// Print every table, with the standard error of the simulation behind each number
    #[arg(long)]
    pub(super) errors: bool,
    /// Charts that deck.pptx shows, by the names of their files, as in --slides price,heat; or quantities
    /// of --draw; otherwise the eight that tell the story; `companies` adds, for a run, a slide of each builder and customer
    #[arg(long, value_name = "CHARTS", value_delimiter = ',')]
    pub(super) slides: Vec<String>,
    /// A quantity to draw beside the usual charts (may be repeated): how it goes from year to year, how it is spread
    /// over the paths, or both, as in --draw debt or --draw debt.Meta
    #[arg(long, value_name = "QUANTITY")]
    pub(super) draw: Vec<String>,
}

impl Telling {
    /// The charts that were named for the deck, if there are such; a quantity that is drawn stands for its charts.
    pub(super) fn slides(
        &self,
        known: &[String],
        drawn: &[Drawable],
        charts: impl Fn(&Drawable) -> Vec<String>,
    ) -> Result<Vec<String>, Failure> {
        let mut all = Vec::new();
        for name in &self.slides {
            let own = drawn.iter().find(|own| own.name == *name).filter(|_| !known.contains(name));
            match own {
                Some(own) => all.extend(charts(own)),
                None if known.contains(name) => all.push(name.clone()),
                None => {
                    let names: Vec<&str> = known.iter().map(String::as_str).collect();
                    let help = suggestion(name, &names);
                    let no = format!("error: --slides: no chart is called `{name}`; {help}");
                    return Err(Failure::Usage(no));
                }
            }
        }
        Ok(all)
    }

    /// The quantities that are to be drawn.
    pub(super) fn drawn(&self, model: &Model) -> Result<Vec<Drawable>, Failure> {
        let all: Result<_, String> =
            self.draw.iter().map(|name| Drawable::read(model, name)).collect();
        all.map_err(|error| Failure::Usage(format!("error: --draw: {error}")))
    }

    /// What is asked for.
    pub(super) const fn detail(&self) -> Detail {
        match (self.errors, self.all) {
            (true, _) => Detail::Errors,
            (false, true) => Detail::All,
            (false, false) => Detail::Brief,
        }
    }
}
