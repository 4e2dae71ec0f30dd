//! What must hold of the results of any scenario that is accepted. The fuzz targets use this file too.

use std::{collections::hash_map::DefaultHasher, hash::Hasher};

use overbuild::{
    analysis::Sample,
    engine::{Control, Observer},
    language::Language,
    metrics::{Collected, History, Measure, Summary, metrics, tracks},
    model::{Batch, Model},
    random::Chance,
    report::{Detail, summary_json, summary_text},
};

use crate::identities::Identities;

/// Runs a batch: every number is finite or says what it is instead, and nothing leaks. Returns a fingerprint
/// of all numbers; the error says what is wrong.
pub(crate) fn outputs(model: &Model) -> Result<u64, String> {
    let history = follow(model)?;
    let mut fingerprint = DefaultHasher::new();
    for track in tracks(model) {
        for (row, values) in history.tracks[track.place].iter().enumerate() {
            for (path, value) in values.iter().enumerate() {
                if !value.is_finite() {
                    return Err(format!(
                        "track {} is {value} on path {path} in row {row}",
                        track.name
                    ));
                }
                fingerprint.write_u64(value.to_bits());
            }
        }
    }
    for metric in metrics(model) {
        for (path, value) in metric.of(&history).iter().enumerate() {
            said(&metric, *value).map_err(|error| format!("{error} on path {path}"))?;
            fingerprint.write_u64(value.to_bits());
        }
    }
    Ok(fingerprint.finish())
}

/// A value, or a word for none.
fn said(metric: &Measure, value: f64) -> Result<(), String> {
    let word = value.is_infinite() && value > 0.0 && metric.quantity.infinite().is_some();
    if value.is_finite() || word {
        return Ok(());
    }
    Err(format!("metric {} is {value}", metric.name))
}

fn follow(model: &Model) -> Result<History, String> {
    let run = &model.header.run;
    let mut batch = model.start(Chance::Seed(run.seed), 0);
    let mut history = History::of(model);
    let mut identities = Identities::new(model);
    history.begin(&batch);
    identities.see(0, &batch.state)?;
    for step in 0..run.steps() {
        batch.step(step);
        history.observe(&batch.state);
        identities.see(step + 1, &batch.state)?;
    }
    Ok(history.finish())
}

/// Sums one batch up and tells it as text and JSON; the error says what is no number, or no probability.
pub(crate) fn told(model: &Model) -> Result<(), String> {
    let paths = Batch::PATHS as u64;
    let control = Control::default();
    let mut collected = Collected::new(model, 1 << 30);
    let mut sample = Sample::new(model, |metric| metric.quantity.place.main, Sample::PATHS);
    let chance = Chance::Seed(model.header.run.seed);
    let added = collected.extend(model, chance, paths, &control, &mut |part| {
        sample.add(part);
        Ok(())
    });
    added.map_err(|stopped| format!("{stopped:?}"))?;
    let summary = Summary::new(model, &mut collected);
    let never =
        summary.metrics.iter().filter_map(|metric| Some((&metric.name, metric.never?.value)));
    for (name, share) in never.chain([(&"bust".to_owned(), summary.bust.value)]) {
        if !(0.0..=1.0).contains(&share) {
            return Err(format!("the probability of {name} is {share}"));
        }
    }
    for band in summary.tracks.iter().flat_map(|track| &track.bands) {
        let finite = band.quantiles.iter().chain([&band.mean]).all(|value| value.is_finite());
        let rising = band.quantiles.windows(2).all(|pair| pair[0] <= pair[1]);
        if !finite || !rising {
            return Err(format!("a band is {band:?}"));
        }
    }
    let text = [Detail::Brief, Detail::All, Detail::Errors]
        .map(|detail| summary_text((model, &summary, &sample), detail, Language::En))
        .concat();
    let json = summary_json(model, &summary, &sample).to_string();
    for word in ["NaN", "inf ", "inf\n"] {
        if text.contains(word) {
            return Err(format!("the text says {word}: {text}"));
        }
    }
    serde_json::from_str::<serde_json::Value>(&json).map(drop).map_err(|error| error.to_string())
}
