//! What to watch: screen, table, charts, page and deck.

mod figures;
mod text;
mod words;

use serde_json::{Value, json};
pub use text::text;

use super::{
    json::{FORMAT_VERSION, run_hash},
    story::{Grid, Section, of_finding},
    table::Rows,
    told,
};
use crate::{
    analysis::{Signpost, Watch, YearEnd},
    chart::{Figure, Look},
    language::{Language, Phrase, number, phrase},
    model::Model,
    scenario::Document,
};

/// Its tables.
pub(super) const FILES: [&str; 2] = ["watch.csv", "watch.json"];
pub(super) use figures::{CALLED, NAMES as CHARTS};
/// The chart that a run has, too.
pub(super) const OF_RUN: &str = CHARTS[0];

/// Year ends that the first section tells of: the nearest.
const FIRST: usize = 5;
/// Signposts of a year's end that page and screen show.
const SHOWN: usize = 4;

/// Every file of a folder of signposts but its manifest.
pub fn files(
    watch: &Watch,
    (model, document): (&Model, &Document),
    look: &Look,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let look = &look.of(&[&model.header]);
    let json = format!("{:#}\n", json(watch, model));
    let mut all = vec![(FILES[0].to_owned(), csv(watch)), (FILES[1].to_owned(), json.into_bytes())];
    let run = run_hash(document);
    let figures = figures::all(watch, model, &run);
    let question = words::question(watch, model);
    let paths = (watch.paths as u64, run.as_str());
    let story = of_finding((model, document), question, sections(watch, model), figures, paths);
    all.extend(told(&story, look)?);
    Ok(all)
}

/// What a run's page and deck tell of it: a part with its chart.
pub(super) fn of_run(watch: &Watch, model: &Model, run: &str) -> Option<(Section, Figure)> {
    let figure = figures::of_run(watch, model, run)?;
    let told = watch.best().filter(|(year, _)| !year.is_late());
    let sentences = told.take(FIRST).map(|(year, own)| words::sentence(year, own, watch, model));
    let mut sentences: Vec<Phrase> = sentences.collect();
    sentences.push(
        phrase!(
            if (watch.paths as u64) < model.header.run.paths {
            "Signs and limits were chosen on half of the first {paths} paths and judged on the other half; `overbuild watch` looks at all, and at all that can be watched."
            } else {
            "Signs and limits were chosen on half of the {paths} paths and judged on the other half; `overbuild watch` looks at all that can be watched."
            },
            paths = number(number::count(watch.paths as u64))
        ),
    );
    let charts = vec![figure.name.clone()];
    Some((
        Section { heading: phrase("What to watch"), sentences, charts, tables: Vec::new() },
        figure,
    ))
}

fn sections(watch: &Watch, model: &Model) -> Vec<Section> {
    let mut sentences: Vec<Phrase> = words::verdict(watch, model).into_iter().collect();
    sentences.extend(
        watch.best().take(FIRST).map(|(year, own)| words::sentence(year, own, watch, model)),
    );
    if sentences.is_empty() {
        sentences
            .push(phrase("Nothing that can be watched tells more than chance at any year's end."));
    }
    let charts = CHARTS.map(str::to_owned).to_vec();
    let first = Section { heading: phrase("What to watch"), sentences, charts, tables: Vec::new() };
    let each = watch.years.iter().map(|year| year_end(year, watch, model));
    let how = Section {
        heading: phrase("How it was found"),
        sentences: words::method(),
        charts: Vec::new(),
        tables: Vec::new(),
    };
    std::iter::once(first).chain(each).chain([how]).collect()
}

fn year_end(year: &YearEnd, watch: &Watch, model: &Model) -> Section {
    let row = |signpost: &Signpost| {
        let share = |value: f64| phrase!(percent(value));
        vec![
            words::head(signpost, model),
            share(signpost.right.value),
            share(signpost.hits.value),
            share(signpost.false_alarms.value),
            signpost.lead.map_or_else(|| phrase("–"), |lead| phrase!(number(format!("{lead:.0}")))),
            phrase!(number(format!("{:.2} ± {:.3}", signpost.area.value, signpost.area.error))),
        ]
    };
    let header = [
        "warning",
        "it begins later",
        "hit rate",
        "false alarms",
        "lead in years, median",
        "area under the curve",
    ];
    // What the first part has said is not said again.
    let said = watch.best().take(FIRST).any(|(told, _)| told.year.total_cmp(&year.year).is_eq());
    let best = year.warnings().next().filter(|_| !said);
    let mut sentences = vec![words::base(year, watch, model)];
    sentences.extend(best.map(|best| words::sentence(year, best, watch, model)));
    let grid = Grid {
        header: header.into_iter().map(phrase).collect(),
        rows: year.warnings().take(2 * SHOWN).map(row).collect(),
        words: true,
    };
    Section {
        heading: phrase!("At the end of {year}", year = year(year.year)),
        sentences,
        charts: Vec::new(),
        tables: if grid.rows.is_empty() { Vec::new() } else { vec![grid] },
    }
}

/// A row for each year's end and track.
fn csv(watch: &Watch) -> Vec<u8> {
    let mut rows = Rows::new([
        "year",
        "track",
        "side",
        "limit",
        "area",
        "area_error",
        "clear",
        "begins_later",
        "begins_later_error",
        "hit_rate",
        "hit_rate_error",
        "false_alarm_rate",
        "false_alarm_rate_error",
        "lead_years",
        "base",
        "open_paths",
    ]);
    for year in &watch.years {
        for own in &year.signposts {
            let name = own.what.name();
            let track = name.rsplit_once('@').map_or(name.as_str(), |(track, _)| track);
            let side = if own.below { "under" } else { "above" };
            rows.cell(year.year).cell(track).cell(side).cell(own.limit);
            rows.cell(own.area.value).cell(own.area.error).cell(own.is_clear);
            for share in [own.right, own.hits, own.false_alarms] {
                rows.cell(share.value).optional(share.error);
            }
            rows.optional(own.lead).cell(year.base.value).cell(year.open).end();
        }
    }
    rows.into_bytes()
}

/// All of it.
pub fn json(watch: &Watch, model: &Model) -> Value {
    let signpost = |year: &YearEnd, own: &Signpost| {
        json!({
            "track": own.what.name(),
            "words": Language::En.say(&words::sentence(year, own, watch, model)),
            "side": if own.below { "under" } else { "above" },
            "limit": own.limit,
            "area": { "value": own.area.value, "error": own.area.error },
            "clear": own.is_clear,
            "begins_later": own.right,
            "hit_rate": own.hits,
            "false_alarm_rate": own.false_alarms,
            "lead_years": own.lead,
        })
    };
    let years = watch.years.iter().map(|year| {
        let own: Vec<Value> = year.signposts.iter().map(|own| signpost(year, own)).collect();
        json!({ "year": year.year, "open_paths": year.open, "base": year.base, "signposts": own })
    });
    json!({
        "format_version": FORMAT_VERSION,
        "program_version": env!("CARGO_PKG_VERSION"),
        "title": model.header.title,
        "seed": model.header.run.seed,
        "of": watch.of.text,
        "paths": watch.paths,
        "years": years.collect::<Vec<_>>(),
    })
}
