//! What `rules` and `watch` share: the first paths one by one, with their tracks.

use std::time::Instant;

use clap::Args;

use super::{
    arguments::ScenarioOptions,
    delivery::{Delivery, Made},
    exit::Failure,
    given::tell_doubts,
    load::load,
    signals, size,
    whole::whole,
    workers::Workers,
};
use crate::{
    analysis::{Condition, FirstPaths, Paths},
    chart::Look,
    language::number,
    library::Scenario,
    model::Model,
    report::Timing,
    scenario::Document,
};

/// How paths are looked at.
#[derive(Debug, Args)]
pub(super) struct FindOptions {
    #[command(flatten)]
    pub(super) scenario: ScenarioOptions,
    /// What happens: a yes or no such as bust, `bust_spending` or default.OpenAI
    #[arg(long, value_name = "CONDITION", default_value = "bust")]
    pub(super) of: String,
    /// Simulated futures [default: those of the scenario, at most 65,536]
    #[arg(long, value_parser = whole::<u64>(1, 65_536))]
    pub(super) paths: Option<u64>,
    /// Memory for the paths, which are all kept
    #[arg(long, value_name = "SIZE", default_value = "1GiB", value_parser = size::bytes)]
    pub(super) memory: u64,
    #[command(flatten)]
    pub(super) delivery: Delivery,
}

/// A command that looks at paths.
pub(super) struct Find<'a> {
    /// Its name, which its folder ends in.
    pub(super) name: &'static str,
    /// What was typed.
    pub(super) options: &'a FindOptions,
    /// Names that it may write.
    pub(super) names: Vec<String>,
}

/// What a command found.
pub(super) struct Found {
    /// For the terminal.
    pub(super) text: String,
    /// The same for programs.
    pub(super) json: serde_json::Value,
    /// Its files.
    pub(super) files: Vec<(String, Vec<u8>)>,
}

impl Find<'_> {
    /// Checks what is asked, simulates, hands the paths over, writes and prints what was found.
    pub(super) fn run(
        self,
        check: impl FnOnce(&Condition, &Model) -> Result<(), Failure>,
        find: impl FnOnce(Condition, Paths<'_>, (&Document, &Look)) -> Result<Found, Failure> + Send,
    ) -> Result<(), Failure> {
        let options = self.options;
        let delivery = &options.delivery;
        let look = delivery.look()?;
        let Scenario { document, mut model, .. } =
            load(&options.scenario, &delivery.running.setting(), delivery.running.quiet)?;
        let condition = Condition::read(&options.of, &model)
            .map_err(|message| Failure::Usage(format!("error: --of: {message}")))?;
        check(&condition, &model)?;
        tell_doubts("--of", &condition);
        let paths = self.paths(&model)?;
        model.header.run.paths = paths;
        let folder = delivery.folder(|| options.scenario.folder(&format!("-{}", self.name)));
        let staged = delivery.open_with_deck(&folder, self.names, &look)?;
        let workers = Workers::new(&delivery.running)?;
        let begun = Instant::now();
        let found = workers.watched(Some(paths), || {
            let first = FirstPaths::simulate(&model, &condition, options.memory, &workers.control)?;
            find(condition, first.paths(&model), (&document, &look))
        })?;
        signals::still_wanted()?;
        let timing = Timing::since(begun, workers.count());
        let Found { text, json, files } = found;
        let made =
            Made { staged, folder: &folder, files, model: &model, document: &document, timing };
        delivery.finish(made, || format!("{json:#}\n"), || text)
    }

    /// As many as are asked for; the error says how many there is room for.
    fn paths(&self, model: &Model) -> Result<u64, Failure> {
        let options = self.options;
        let (usual, most) = FirstPaths::room(model, options.memory);
        let paths = options.paths.unwrap_or(usual);
        if most == 0 || paths > most {
            return Err(Failure::Usage(format!(
                "error: --memory: in {} there is room for {} paths one by one, not for {}; more with --memory",
                size::words(options.memory),
                number::count(most),
                number::count(paths.max(1))
            )));
        }
        Ok(paths)
    }
}
