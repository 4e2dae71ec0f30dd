//! Reports: turns numbers into text, files and charts. Nothing here prints.

// A package of its own, in which the layers have the names that they have in the whole.
extern crate self as report;

use overbuild_analysis as analysis;
use overbuild_chart as chart;
use overbuild_inference as inference;
use overbuild_language as language;
use overbuild_math as math;
use overbuild_metrics as metrics;
use overbuild_model as model;
use overbuild_scenario as scenario;
use overbuild_template as template;

mod answer;
mod asked;
mod backtest;
mod bearers;
mod belief;
mod calibration;
mod charts;
pub mod comparison;
mod deck;
mod detail;
mod drawn;
mod drivers;
mod explore;
pub mod export;
mod folder;
mod given;
pub mod glossary;
mod happened;
mod hashed_file;
mod inputs;
mod json;
pub mod names;
mod office;
pub mod origin;
mod page;
mod parquet;
mod path_columns;
mod path_parquet;
mod path_table;
mod payback;
pub mod rules;
mod run;
mod screen;
mod seen;
mod sensitivity;
mod shard;
mod shards;
mod solve;
mod story;
mod sweep;
mod sweep_shard;
mod table;
pub mod watch;
mod whole;

pub use backtest::{BacktestRow, Backtested, Precedent, Precedents, backtests};
pub use calibration::{Calibrated, CalibratedTogether, Teacher};
pub use charts::chart_of_sheet;
pub use detail::Detail;
pub use folder::{
    Abandon, Hashes, Refusal, Staged, changed, copy_new, kept_file, settle, write_new,
};
pub use given::{brief as given_brief, json as given_json, text as given_text};
pub use json::{Timing, run_hash, scenario_hash, summary as summary_json, text_hash};
pub use names::where_it_lies;
pub use office::{Entered, Input, input_book};
pub use path_parquet::PathParquet;
pub use path_table::{PathCsv, PathTable};
pub use screen::summary as summary_text;
pub use sensitivity::Explained;
pub use shard::{Block, Head, Shard, ShardFile, fingerprint};
pub use shards::Shards;
pub use solve::Solved;
pub use sweep::Swept;
pub use sweep_shard::{SweepHead, is_sweep_shard, sweep_shards, write_sweep_shard};
pub use table::Rows;
pub use whole::Whole;

use crate::{
    analysis::{Given, Paths, Sample, Study, Watch},
    metrics::{Bundle, Summary},
    model::Model,
    scenario::Document,
};

use chart::Look;

/// Every file of a run but its manifest and those written while it ran, with its name.
pub fn files(
    model: &Model,
    document: &Document,
    summary: &Summary,
    (sample, tracks): (&Sample, &Bundle),
    given: Option<&Given>,
    look: &Look,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let look = &look.with(run::words(model));
    let run = run_hash(document);
    let paths = Paths { model, sample, tracks, most: usize::MAX };
    // First, as others ask for the same.
    let driven = drivers::csv(&drivers::all(sample));
    let tables = || {
        let json = format!("{:#}\n", summary_json(model, summary, sample));
        vec![
            ("summary.json".to_owned(), json.into_bytes()),
            ("tracks.csv".to_owned(), table::tracks(summary)),
            ("drivers.csv".to_owned(), driven),
        ]
    };
    let figures = || run::figures(model, summary, (sample, tracks), (&look.drawn, &run));
    let watched =
        || Watch::of_run(paths).and_then(|watch| watch::of_run(&watch, model, &run)).unzip();
    let explore = || explore::Explore::of(model, summary, (sample, tracks));
    let ((mut files, explore), (mut figures, (watched, figure))) = rayon::join(
        || rayon::join(tables, || if look.without_explore { None } else { explore() }),
        || rayon::join(figures, watched),
    );
    figures.extend(figure);
    if let Some(given) = given {
        files.extend(given::tables(given, model));
        figures.extend(given::figures(given, model, summary, &run));
    }
    for (name, words) in answer::takeaways(model, summary) {
        let own = figures.iter_mut().filter(|figure| figure.name == name);
        own.for_each(|figure| figure.takeaway = Some(words.clone()));
    }
    let mut story =
        run::story((model, document), (summary, sample), (figures, watched), (&look.drawn, &run));
    if let Some(given) = given {
        given::add_to(&mut story, given, model);
    }
    if look.slides.iter().any(|name| name == names::COMPANIES) {
        story.companies = run::companies(model, summary, &run, look.language);
    }
    story.explore = explore;
    files.extend(told(&story, look)?);
    Ok(files)
}

/// The table of the tracks of a run.
pub fn tracks_told(summary: &Summary, words: &export::Words) -> Result<export::Told, String> {
    export::told("tracks.csv", &table::tracks(summary), words)
}

/// Every file of a solved scenario but its manifest.
pub fn solve_files(solved: &Solved<'_>, look: &Look) -> Result<Vec<(String, Vec<u8>)>, String> {
    let look = &look.of(&[&solved.model.header]);
    let run = run_hash(solved.document);
    let figures = solve::figures(solved, &run);
    let mut files = solved.files();
    files.extend(told(&solve::story(solved, figures, &run), look)?);
    Ok(files)
}

/// Every file of a sensitivity analysis but its manifest.
pub fn sensitivity_files(
    explained: &Explained<'_>,
    look: &Look,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let look = &look.of(&[&explained.model.header]);
    let run = run_hash(explained.document);
    let figures = sensitivity::figures(explained, &run);
    let mut files = explained.files();
    files.extend(told(&sensitivity::story(explained, figures, &run), look)?);
    Ok(files)
}

/// Every file of a sweep but its manifest.
pub fn sweep_files(swept: &Swept<'_>, look: &Look) -> Result<Vec<(String, Vec<u8>)>, String> {
    let look = &look.of(&[&swept.model.header]);
    let run = run_hash(swept.document);
    let figures = sweep::figures(swept, &run);
    let mut files = swept.files();
    files.extend(told(&sweep::story(swept, figures, &run), look)?);
    Ok(files)
}

/// Writes a whole output folder, or nothing. `written` are names and hashes of the files that are
/// there already. Returns what the user should know.
pub fn write(
    staged: Staged,
    files: &[(String, Vec<u8>)],
    written: Hashes,
    model: &Model,
    document: &Document,
    timing: Timing,
) -> Result<Vec<String>, Refusal> {
    write_with(staged, files, written, json::origin(model, document), timing)
}

/// Writes the folder of a comparison, or nothing.
pub fn write_comparison(
    staged: Staged,
    study: &Study,
    look: &Look,
    timing: Timing,
) -> Result<Vec<String>, Refusal> {
    let files = comparison_files(study, look).map_err(Refusal::Failed)?;
    Whole::of_comparison((files, &look.drawn), study, timing).place(staged, Vec::new())
}

/// Every file of a comparison but its manifest.
pub fn comparison_files(study: &Study, look: &Look) -> Result<Vec<(String, Vec<u8>)>, String> {
    let look = &look.of(&study.cases.headers());
    let run = json::run_hash_of_all(&study.cases);
    let mut files = comparison::files(study);
    let figures = comparison::figures(study, &look.drawn, &run);
    files.extend(told(&comparison::story(study, (figures, &look.drawn), &run), look)?);
    Ok(files)
}

/// Writes the folder of several precedents, or nothing.
pub fn write_precedents(
    staged: Staged,
    precedents: &Precedents<'_>,
    look: &Look,
    timing: Timing,
) -> Result<Vec<String>, Refusal> {
    let documents: Vec<&Document> = precedents.scenarios().map(|(_, _, own)| own).collect();
    let headers: Vec<_> = precedents.scenarios().map(|(_, model, _)| &model.header).collect();
    let figure = backtest::coverage(precedents, &json::run_hash_of(&documents));
    let mut files = precedents.tables();
    files.extend(chart::files(&[figure], &look.of(&headers)).map_err(Refusal::Failed)?);
    write_with(staged, &files, Vec::new(), json::origin_of(precedents.scenarios()), timing)
}

/// Writes the folder of what several scenarios taught at once, or nothing.
pub fn write_together(
    staged: Staged,
    together: &CalibratedTogether<'_>,
    timing: Timing,
) -> Result<Vec<String>, Refusal> {
    let files = together.files().map_err(Refusal::Failed)?;
    write_with(staged, &files, Vec::new(), json::origin_of(together.scenarios()), timing)
}

/// Adds pictures to a folder, all or none.
pub fn write_pictures(staged: Staged, files: &[(String, Vec<u8>)]) -> Result<Vec<String>, Refusal> {
    let hashes = write_files(&staged, files)?;
    staged.finish(&hashes, None)
}

/// The story as charts, as page, as deck and as workbook.
fn told(story: &story::Story, look: &Look) -> Result<Vec<(String, Vec<u8>)>, String> {
    let drawn = || {
        let drawings = chart::draw(&story.figures, look)?;
        let (files, page) = rayon::join(
            || chart::files_of(&story.figures, &drawings, look),
            || page::page(story, look, &drawings),
        );
        Ok::<_, String>((files?, page?))
    };
    let (drawn, (deck, book)) = rayon::join(drawn, || {
        rayon::join(|| deck::deck(story, look), || office::workbook(story, look))
    });
    let (mut files, page) = drawn?;
    files.extend([
        ("report.html".to_owned(), page.into_bytes()),
        ("deck.pptx".to_owned(), deck?),
        ("tables.xlsx".to_owned(), book?),
    ]);
    Ok(files)
}

fn write_with(
    staged: Staged,
    files: &[(String, Vec<u8>)],
    written: Hashes,
    origin: serde_json::Map<String, serde_json::Value>,
    timing: Timing,
) -> Result<Vec<String>, Refusal> {
    let mut hashes = written;
    hashes.extend(write_files(&staged, files)?);
    let mut origin = origin;
    origin.extend(staged.command().map(|typed| ("command".to_owned(), serde_json::json!(typed))));
    origin.extend(
        staged
            .template()
            .map(|own| ("template".to_owned(), json::listed(std::slice::from_ref(own)))),
    );
    let manifest = folder::sealed(json::manifest(origin, hashes.clone(), timing));
    staged.finish(&hashes, Some(manifest))
}

fn write_files(staged: &Staged, files: &[(String, Vec<u8>)]) -> Result<Hashes, Refusal> {
    let one = |(name, content): &(String, Vec<u8>)| {
        staged.write(name, content).map_err(Refusal::Failed)?;
        Ok((name.clone(), json::hash(content)))
    };
    files.iter().map(one).collect()
}
