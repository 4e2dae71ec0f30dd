//! Names that figures can have: of each command, before there are any.

use super::{of_backtest, of_comparison, of_run, of_sensitivity, of_solve, of_sweep, tracks};
use crate::{metrics::Asked, model::Model};

pub(in crate::report) fn run() -> Vec<String> {
    tracks::names().chain(of_run::names()).map(str::to_owned).collect()
}

pub(in crate::report) fn comparison(cases: &[&str]) -> Vec<String> {
    let tracks = of_comparison::TRACKS.map(crate::metrics::Track::name);
    let own = of_comparison::NAMES.into_iter().chain(tracks).map(str::to_owned);
    let waterfalls = cases.iter().flat_map(|case| {
        of_comparison::WATERFALLS.map(|file| of_comparison::waterfall_name(file, case))
    });
    own.chain(waterfalls).collect()
}

pub(in crate::report) fn backtest(model: &Model) -> Vec<String> {
    let mut names = Vec::new();
    for observation in &model.header.observations {
        of_backtest::file_name(&observation.name, &mut names);
    }
    names
}

pub(in crate::report) fn solve() -> Vec<String> {
    of_solve::NAMES.map(str::to_owned).to_vec()
}

pub(in crate::report) fn sweep(asked: &[Asked]) -> Vec<String> {
    of_sweep::names(asked)
}

pub(in crate::report) fn sensitivity(asked: &[Asked]) -> Vec<String> {
    of_sensitivity::names(asked)
}

/// The files of a figure.
pub(in crate::report) fn files(figure: &str) -> [String; 2] {
    ["svg", "png"].map(|ending| format!("{figure}.{ending}"))
}
