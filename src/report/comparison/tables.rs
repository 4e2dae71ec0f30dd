//! The CSV files of a comparison.

use std::fmt::Write;

use crate::{
    analysis::{Contrast, Study, Versus},
    report::{number, table::field},
    scenario::Difference,
};

fn names<'a>(study: &'a Study, versus: &Versus) -> (&'a str, &'a str) {
    (&study.cases.cases[versus.case].name, &study.cases.reference().name)
}

/// A row for each outcome and statistic of each scenario against the reference.
pub(super) fn differences(study: &Study) -> String {
    let mut text = String::from(
        "scenario,reference,metric,unit,statistic,value,reference_value,difference,standard_error,low_95,high_95,times_narrower,share_higher,share_equal\n",
    );
    for versus in &study.versus {
        let (mine, theirs) = names(study, versus);
        for compared in &versus.compared {
            let unit = number::unit_name(compared.unit, study.cases.reference().run());
            let pair = &compared.pair;
            for (statistic, contrast) in pair.named() {
                let _ = writeln!(
                    text,
                    "{},{},{},{},{statistic},{},{},{}",
                    field(mine),
                    field(theirs),
                    field(&compared.name),
                    field(&unit),
                    numbers(&contrast),
                    pair.higher.value,
                    pair.equal.value
                );
            }
        }
    }
    text
}

fn numbers(contrast: &Contrast) -> String {
    let shown = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let interval = contrast.interval();
    format!(
        "{},{},{},{},{},{},{}",
        contrast.first,
        contrast.second,
        contrast.difference,
        shown(contrast.error),
        shown(interval.map(|[low, _]| low)),
        shown(interval.map(|[_, high]| high)),
        shown(contrast.narrower())
    )
}

/// A row for each key that differs, with both values.
pub(super) fn keys(study: &Study) -> String {
    let mut text = String::from("scenario,reference,key,value,reference_value,part\n");
    for versus in &study.versus {
        let (mine, theirs) = names(study, versus);
        for key in &versus.keys {
            let all = [mine, theirs, &key.name, &key.value, &key.reference_value, key.part.name()];
            let _ = writeln!(text, "{}", all.map(field).join(","));
        }
    }
    text
}

/// Mean differences of tracks by year.
pub(super) fn years(study: &Study) -> String {
    let mut text = String::from("scenario,reference,track,year,mean_difference,standard_error\n");
    for versus in &study.versus {
        let (mine, theirs) = names(study, versus);
        for crossing in &versus.crossings {
            for (year, mean, error) in &crossing.years {
                let _ = writeln!(
                    text,
                    "{},{},{},{year},{mean},{error}",
                    field(mine),
                    field(theirs),
                    crossing.track
                );
            }
        }
    }
    text
}

/// A row for each rung and outcome.
pub(super) fn ladder(study: &Study) -> String {
    let mut text = String::from(
        "scenario,reference,rung,keys,outcome,first,first_error,reverse,reverse_error,shapley,shapley_error,least,most\n",
    );
    for versus in &study.versus {
        let (mine, theirs) = names(study, versus);
        let Ok(ladder) = &versus.ladder else { continue };
        for rung in &ladder.rungs {
            let keys: Vec<String> = rung.differences.iter().map(Difference::name).collect();
            for (place, (outcome, _, _)) in ladder.outcomes.iter().enumerate() {
                let shapley = rung.shapley.as_ref().map_or_else(
                    || ",,,".to_owned(),
                    |all| {
                        let ((value, error), [least, most]) = all[place];
                        format!("{value},{error},{least},{most}")
                    },
                );
                let ((first, first_error), (reverse, reverse_error)) =
                    (rung.first[place], rung.reverse[place]);
                let _ = writeln!(
                    text,
                    "{},{},{},{},{outcome},{first},{first_error},{reverse},{reverse_error},{shapley}",
                    field(mine),
                    field(theirs),
                    field(&rung.name),
                    field(&keys.join(" ")),
                );
            }
        }
    }
    text
}
