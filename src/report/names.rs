//! Names of the files that a command may write. They are known before anything is simulated, so that a file
//! that stands in the way is told at the start; `Staged` takes no others.

use std::path::Path;

use super::{drawn, given};
use crate::{
    chart::{self, Figure},
    language::{Language, phrase},
    metrics::{Asked, Drawable},
    model::Model,
};

/// What stands for the slides of all companies where slides are named.
pub const COMPANIES: &str = "companies";

/// Told as a page, a deck and a workbook.
const TOLD: [&str; 3] = ["report.html", "deck.pptx", "tables.xlsx"];

/// Of a run that draws these quantities beside its own charts.
pub fn run(drawn: &[Drawable]) -> Vec<String> {
    let files = ["summary.json", "tracks.csv", "drivers.csv", "paths.csv", "paths.parquet"];
    let figures = run_charts(drawn).into_iter().chain(given::NAMES.map(str::to_owned));
    all(&[files.as_slice(), &given::FILES, &TOLD].concat(), &figures.collect::<Vec<_>>())
}

/// The charts of a run that show a quantity that was asked for.
pub fn drawn_in_run(own: &Drawable) -> Vec<String> {
    drawn::charts(super::run::drawn_in_run(std::slice::from_ref(own)))
}

/// Those of a comparison.
pub fn drawn_in_comparison(own: &Drawable) -> Vec<String> {
    drawn::charts(super::comparison::drawn_in_comparison(std::slice::from_ref(own)))
}

/// Says of which quantities that were asked for a folder has no chart, and why that can be.
pub fn nothing_drawn(
    asked: &[Drawable],
    (charts, why): (fn(&Drawable) -> Vec<String>, &str),
    folder: &Path,
) -> Vec<String> {
    let there = |name: &String| folder.join(&chart::names::files(name)[0]).exists();
    let none = asked.iter().filter(|own| !charts(own).iter().any(there));
    none.map(|own| format!("note: --draw {}: nothing to see, {why}", own.name)).collect()
}

/// Of a shard of a run.
pub fn shard() -> Vec<String> {
    vec![super::shard::SHARD.to_owned()]
}

/// Charts that a run can have.
pub fn run_charts(drawn: &[Drawable]) -> Vec<String> {
    let more = [super::watch::OF_RUN, COMPANIES].map(str::to_owned);
    let asked = drawn::charts(super::run::drawn_in_run(drawn));
    super::run::chart_names().into_iter().chain(more).chain(asked).collect()
}

/// Charts that a comparison of scenarios of these names can have.
pub fn comparison_charts(cases: &[&str], drawn: &[Drawable]) -> Vec<String> {
    super::comparison::chart_names(cases, drawn)
}

/// Of a comparison of scenarios of these names.
pub fn comparison(cases: &[&str], drawn: &[Drawable]) -> Vec<String> {
    let files = [super::comparison::FILES.as_slice(), &TOLD].concat();
    all(&files, &super::comparison::chart_names(cases, drawn))
}

/// Of a solved scenario.
pub fn solve() -> Vec<String> {
    all(&[super::solve::FILES.as_slice(), &TOLD].concat(), &super::solve::chart_names())
}

/// Of a sweep that asks for these numbers.
pub fn sweep(asked: &[Asked]) -> Vec<String> {
    all(&[super::sweep::FILES.as_slice(), &TOLD].concat(), &super::sweep::chart_names(asked))
}

/// Of a sensitivity analysis of these numbers.
pub fn sensitivity(asked: &[Asked]) -> Vec<String> {
    let files = [super::sensitivity::FILES.as_slice(), &TOLD].concat();
    all(&files, &super::sensitivity::chart_names(asked))
}

/// Of a backtest.
pub fn backtest(model: &Model) -> Vec<String> {
    all(&["backtest.json", "backtest.csv"], &super::backtest::chart_names(model))
}

/// Of several precedents.
pub fn precedents() -> Vec<String> {
    all(&super::backtest::PRECEDENTS, &[super::backtest::COVERAGE.to_owned()])
}

/// Of a calibration.
pub fn calibration(model: &Model) -> Vec<String> {
    let files = ["posterior.toml", "carried.toml", "draws.csv", "profile.csv", "calibration.json"];
    all(&files, &super::calibration::chart_names(model))
}

/// Of a calibration of several scenarios at once.
pub fn calibration_together() -> Vec<String> {
    super::calibration::TOGETHER.map(str::to_owned).to_vec()
}

/// Of rules.
pub fn rules() -> Vec<String> {
    let files = [super::rules::FILES.as_slice(), &TOLD].concat();
    all(&files, &super::rules::CHARTS.map(str::to_owned))
}

/// Of signposts.
pub fn watch() -> Vec<String> {
    let files = [super::watch::FILES.as_slice(), &TOLD].concat();
    all(&files, &super::watch::CHARTS.map(str::to_owned))
}

/// Of some figures.
pub fn figures(figures: &[Figure]) -> Vec<String> {
    figures.iter().flat_map(|figure| chart::names::files(&figure.name)).collect()
}

fn all(files: &[&str], figures: &[String]) -> Vec<String> {
    let figures = figures.iter().flat_map(|figure| chart::names::files(figure));
    files.iter().chain(&[chart::FIGURES]).map(|name| (*name).to_owned()).chain(figures).collect()
}

/// How long a simulation took, and where the result lies: what it is of, the folder shows.
pub fn where_it_lies(seconds: &str, folder: &Path, language: Language) -> String {
    let words = if folder.join(chart::FIGURES).is_file() {
        "simulated in {time}; tables and charts: {folder}"
    } else {
        "simulated in {time}; tables: {folder}"
    };
    let words = phrase!(
        words,
        time = number(seconds.to_owned()),
        folder = name(&folder.display().to_string())
    );
    format!("  {}", language.plain(&words))
}
