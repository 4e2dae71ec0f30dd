//! What the tests share: models from bundled scenarios, and paths from models.

use std::path::PathBuf;

use overbuild::{
    engine::{self, Control, Observer},
    metrics::{History, read_model},
    model::{Batch, Model, state::State},
    random::{Chance, Column},
    scenario::{Document, Rules},
};

/// Names of all bundled scenarios.
pub(crate) use overbuild::scenario::bundled_scenarios;

/// The folder of the package.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A bundled scenario, with settings laid over it.
pub(crate) fn model(name: &str, settings: &[&str]) -> Model {
    let path = root().join(format!("scenarios/{name}.toml"));
    let settings: Vec<String> = settings.iter().map(|text| (*text).to_owned()).collect();
    let mut document = Document::load(&path, &settings);
    let model = read_model(&mut document, Rules::default());
    model.unwrap_or_else(|| panic!("{}", document.problems.render(&document.sources, false)))
}

/// Looks at the market before the first step and after each step of one batch.
pub(crate) fn watch(model: &Model, first_path: u64, mut see: impl FnMut(usize, &State)) {
    let mut batch = model.start(Chance::Seed(model.header.run.seed), first_path);
    see(0, &batch.state);
    for step in 0..model.header.run.steps() {
        batch.step(step);
        see(step + 1, &batch.state);
    }
}

/// Runs paths and keeps the history of every batch.
pub(crate) fn histories(model: &Model, paths: u64) -> Vec<History> {
    let new = |_: u64| History::of(model);
    engine::run(model, Chance::Seed(model.header.run.seed), 0..paths, new, &Control::default())
        .unwrap()
}

/// A number for each path from the history of its batch.
pub(crate) fn per_path(histories: &[History], read: impl Fn(&History) -> Column) -> Vec<f64> {
    histories.iter().flat_map(read).collect()
}

/// Quantiles of some values.
pub(crate) fn quantiles<const N: usize>(mut values: Vec<f64>, levels: [f64; N]) -> [f64; N] {
    values.sort_by(f64::total_cmp);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
    levels.map(|p| values[((values.len() - 1) as f64 * p).round() as usize])
}

/// Runs one batch under any observer.
pub(crate) fn one_batch<O: Observer>(model: &Model, first_path: u64, observer: O) -> O::Kept {
    engine::run_batch(model, Chance::Seed(model.header.run.seed), first_path, observer)
}

/// Paths in a batch.
pub(crate) const LANES: usize = Batch::PATHS;
