//! `overbuild trace`: one path, all its variables, as CSV.

use super::{
    arguments::TraceOptions,
    exit::Failure,
    load::load,
    print::{err, out},
};
use crate::{
    library::Scenario,
    metrics::left_at,
    model::{Batch, Model},
    random::Chance,
    report::Rows,
    scenario::Typed,
};

pub(super) fn run(options: &TraceOptions) -> Result<(), Failure> {
    let seed: Vec<String> =
        options.seed.map(|seed| Typed::Seed.setting(seed)).into_iter().collect();
    let Scenario { model, .. } = load(&options.scenario, &seed, false)?;
    let path = options.path.unwrap_or(0);
    if !options.median && path >= model.header.run.paths {
        let message = format!(
            "error: --path {path}: the run has the paths 0 to {}",
            model.header.run.paths - 1
        );
        return Err(Failure::Usage(message));
    }
    let chance = if options.median { Chance::Median } else { Chance::Seed(model.header.run.seed) };
    out(&csv(&model, chance, path))?;
    let (first, lane) = place(path);
    if let Some(left) = left_at(&model, &|| model.start(chance, first), lane) {
        let name =
            if options.median { "the median path".to_owned() } else { format!("path {path}") };
        err(&format!("note: {name}{left}; `run` refuses such a path"));
    }
    Ok(())
}

/// The first path of a path's batch, and its place there.
fn place(path: u64) -> (u64, usize) {
    let size = Batch::PATHS as u64;
    #[expect(clippy::cast_possible_truncation, reason = "below the size of a batch")]
    let lane = (path % size) as usize;
    (path - path % size, lane)
}

/// A row for the start and one for each step: date, drawn parameters, and every variable.
fn csv(model: &Model, chance: Chance, path: u64) -> String {
    let (first, lane) = place(path);
    let sampler = model.sampler(chance, first);
    let drawn: Vec<(String, f64)> =
        model.drawn.iter().map(|p| (p.name.clone(), sampler.sample(p)[lane])).collect();
    let mut batch = model.start(chance, first);
    let mut columns = vec!["date".to_owned()];
    columns.extend(drawn.iter().map(|(name, _)| name.clone()));
    model.visit(&batch.state, &mut |name, _| columns.push(name.to_owned()));
    let mut rows = Rows::new(columns);
    let run = &model.header.run;
    for row in 0..=run.steps() {
        if row > 0 {
            batch.step(row - 1);
        }
        rows.cell(run.start + row as f64 * run.dt());
        rows.cells(drawn.iter().map(|(_, value)| value));
        model.visit(&batch.state, &mut |_, column| {
            rows.cell(column[lane]);
        });
        rows.end();
    }
    rows.into_text()
}
